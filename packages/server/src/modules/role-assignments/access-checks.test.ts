/** The access question at the door of an organization: for people who see who holds what, and for machines that may. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type Person, type TestApp } from '../../testing/app.ts';
import { refusalOf } from '../../testing/refusal.ts';
import { roleSids } from '../roles/index.ts';

const manage = '/bailiwick/account/credentials/manage';
const invite = '/bailiwick/iam/invitations/create';
const readRoles = '/bailiwick/iam/role-assignments/read';

let app: TestApp;
let founded: Founded;
let other: Founded;
let developer: Person;
let guest: Person;
let machine: Person['client'];

const keyWith = async (of: Founded, ...permissions: string[]) => {
  const { key } = await of.owner.client.apiKeys.create(of.organizationSid, {
    name: 'Back end',
    permissions,
  });
  return app.client(key);
};

beforeAll(async () => {
  app = await createTestApp();
  [founded, other] = [await app.found(), await app.found('Other')];
  developer = await app.join(founded, {
    accounts: [{ account_sid: founded.accountSid, role_sid: roleSids.developer }],
  });
  guest = await app.signUp(undefined, 'Yuki Tanabe');
  await founded.owner.client.accountInvitations.create(founded.accountSid, {
    emails: [guest.email],
    role_sid: roleSids.support,
  });
  await guest.client.receivedInvitations.accept(
    (await guest.client.receivedInvitations.list()).items[0]?.sid ?? '',
  );
  machine = await keyWith(founded, readRoles);
});
afterAll(() => app.close());

const ask = (
  client: Person['client'],
  asked: { user_sid: string; permission: string; account_sid?: string; at?: string },
  organizationSid = founded.organizationSid,
) => client.access.checkInOrganization(organizationSid, asked);

describe('a machine that may see who holds which role', () => {
  it('is answered what the Owner is answered, about accounts and the organization', async () => {
    const everybody = [founded.owner.userSid, developer.userSid, guest.userSid];
    for (const user_sid of everybody)
      for (const permission of [manage, invite, readRoles])
        for (const account_sid of [founded.accountSid, undefined]) {
          const asked = {
            user_sid,
            permission,
            ...(account_sid === undefined ? {} : { account_sid }),
          };
          const place =
            account_sid === undefined ? { organization_sid: founded.organizationSid } : {};
          expect(await ask(machine, asked), JSON.stringify(asked)).toEqual(
            await founded.owner.client.access.check({ ...asked, ...place }),
          );
        }
  });

  it('is told why, and what is missing', async () => {
    const account_sid = founded.accountSid;
    expect(
      await ask(machine, { user_sid: developer.userSid, permission: manage, account_sid }),
    ).toMatchObject({
      allowed: true,
      because: [{ kind: 'account_role', role_sid: roleSids.developer, held_on_sid: account_sid }],
      missing: null,
    });
    expect(await ask(machine, { user_sid: developer.userSid, permission: invite })).toMatchObject({
      allowed: false,
      because: [],
      missing: { roles_that_would: expect.arrayContaining(['organization Administrator']) },
    });
  });

  it('a role that is taken away counts no more at the next question, and still at the moment before', async () => {
    const person = await app.join(founded, {
      accounts: [{ account_sid: founded.accountSid, role_sid: roleSids.developer }],
    });
    const asked = { user_sid: person.userSid, permission: manage, account_sid: founded.accountSid };
    expect((await ask(machine, asked)).allowed).toBe(true);
    const { rows } = await app.superuser.query<{ now: Date }>('select now()');
    const at = rows[0]?.now.toISOString() ?? '';
    await founded.owner.client.organizationUsers.deactivate(
      founded.organizationSid,
      person.userSid,
    );
    expect((await ask(machine, asked)).allowed).toBe(false);
    expect((await ask(machine, { ...asked, at })).allowed).toBe(true);
    expect(await refusalOf(ask(machine, { ...asked, at: '2999-01-01T00:00:00Z' }))).toMatchObject({
      code: 'access.in_future',
    });
  });

  it('people who have nothing to do with the organization look like nobody', async () => {
    const stranger = await ask(machine, { user_sid: other.owner.userSid, permission: readRoles });
    const nobody = await ask(machine, { user_sid: `US${'0'.repeat(32)}`, permission: readRoles });
    expect(stranger).toEqual(nobody);
    expect(stranger).toMatchObject({
      allowed: false,
      missing: { sentence: 'There is no such user or place, or they hold nothing there.' },
    });
  });
});

describe('who is not answered', () => {
  const asked = () => ({ user_sid: developer.userSid, permission: manage });

  it('machines and people who may not see who holds which role', async () => {
    const blind = await keyWith(founded, '/bailiwick/iam/domains/read');
    for (const client of [blind, developer.client])
      expect(await refusalOf(ask(client, asked()))).toMatchObject({
        status: 403,
        problem: { missing_permission: readRoles },
      });
  });

  it('other organizations, and about their accounts', async () => {
    const theirs = await keyWith(other, readRoles);
    for (const client of [theirs, other.owner.client, guest.client])
      expect(await refusalOf(ask(client, asked()))).toMatchObject({ status: 404 });
    const account_sid = other.accountSid;
    for (const client of [machine, founded.owner.client])
      expect(await refusalOf(ask(client, { ...asked(), account_sid }))).toMatchObject({
        status: 404,
      });
  });

  it('what is no permission', async () => {
    const wrong = ask(machine, { ...asked(), permission: 'everything' });
    expect(await refusalOf(wrong)).toMatchObject({ code: 'request.invalid' });
  });
});
