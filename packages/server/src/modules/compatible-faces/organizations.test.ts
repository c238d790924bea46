/** Accounts and role assignments by the official helper library, unchanged; and every refusal that it can meet there, by its number. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../kernel/ids.ts';
import type { Founded, Person, TestApp } from '../../testing/app.ts';
import {
  createReachableApp,
  expectCode,
  libraryAt,
  makeKey,
  organizationOf,
} from '../../testing/helper-library.ts';

let app: TestApp;
let founded: Founded;
let other: Founded;
let member: Person;
let library: ReturnType<typeof libraryAt>;
let organization: ReturnType<typeof organizationOf>;

const developer = 'IX00000000000000000000000000000103';
const support = 'IX00000000000000000000000000000105';
const administrator = 'IX00000000000000000000000000000002';
const billingViewer = 'IX00000000000000000000000000000005';
const ownership = 'IX00000000000000000000000000000101';
const sidOf = (prefix: string) => prefix + newId().replaceAll('-', '');

/** What Administrators hold, for machines: enough for every role that a machine may give. */
async function everything(of: Founded): Promise<string> {
  const { items } = await of.owner.client.apiKeys.listPermissions(of.organizationSid);
  return makeKey(
    of,
    items.map(({ name }) => name.replace('/bailiwick/', '')),
  );
}

beforeAll(async () => {
  app = await createReachableApp();
  [founded, other] = [await app.found(), await app.found('Contoso')];
  member = await app.join(founded);
  library = libraryAt(app, await everything(founded));
  organization = organizationOf(library, founded.organizationSid);
});
afterAll(() => app.close());

describe('accounts', () => {
  it('come over several pages, each once, in one order', async () => {
    const made = [founded.accountSid];
    for (let number = 0; number < 6; number += 1) {
      const { sid } = await founded.owner.client.organizationAccounts.create(
        founded.organizationSid,
        { friendly_name: `Staging ${number}` },
      );
      made.push(sid);
    }
    const listed = await organization.accounts.list({ pageSize: 2 });
    expect(listed.map(({ accountSid }) => accountSid)).toEqual(made);
    const [first] = await organization.accounts.list({ limit: 1 });
    expect(first).toMatchObject({
      accountSid: founded.accountSid,
      friendlyName: 'Production',
      status: 'active',
      ownerSid: founded.owner.userSid,
    });
    expect(first?.dateCreated).toBeInstanceOf(Date);
  });

  it('pages are turned by hand, there and back', async () => {
    const page = await organization.accounts.page({ pageSize: 3 });
    const next = await page.nextPage();
    const back = await next?.previousPage();
    expect(next?.instances).toHaveLength(3);
    expect(back?.instances.map(({ accountSid }) => accountSid)).toEqual(
      page.instances.map(({ accountSid }) => accountSid),
    );
  });

  it('are fetched by their SID; a subaccount has no owner', async () => {
    const account = await organization.accounts(founded.accountSid).fetch();
    expect(account.friendlyName).toBe('Production');
    const { sid } = await founded.owner.client.subaccounts.create(founded.accountSid, {
      friendly_name: 'Part',
    });
    const part = await organization.accounts(sid).fetch();
    expect([part.accountSid, part.ownerSid]).toEqual([sid, null]);
  });

  it.each([
    ['one of nobody', () => sidOf('AC')],
    ['one of another organization', () => other.accountSid],
    ['something that is no SID', () => 'production'],
  ])('%s is 404 and 25101', async (_what, sid) => {
    await expectCode(organization.accounts(sid()).fetch(), [404, 25101]);
  });

  it('a token of a page that is none is 400 and 25023', async () => {
    await expectCode(organization.accounts.page({ pageToken: 'x.y' }), [400, 25023]);
    const page = await organization.accounts.page({ pageSize: 1 });
    const address = new URL(page.nextPageUrl ?? '');
    address.searchParams.set('Filter', 'another question');
    await expectCode(organization.accounts.getPage(address.href), [400, 25023]);
  });
});

describe('role assignments', () => {
  it('are given, listed and taken', async () => {
    const made = await organization.roleAssignments.create({
      roleSid: developer,
      scope: founded.accountSid,
      identity: member.userSid,
    });
    expect(made).toMatchObject({
      roleSid: developer,
      scope: founded.accountSid,
      identity: member.userSid,
    });
    expect(made.sid).toMatch(/^IY[0-9a-f]{32}$/);
    const byPerson = await organization.roleAssignments.list({ identity: member.userSid });
    expect(byPerson.map(({ sid }) => sid)).toContain(made.sid);
    const byPlace = await organization.roleAssignments.list({ scope: founded.accountSid });
    expect(byPlace.map(({ sid }) => sid)).toEqual([made.sid]);
    const shown = await founded.owner.client.roleAssignments.list(founded.organizationSid, {
      user_sid: member.userSid,
      account_sid: founded.accountSid,
    });
    expect(shown.items.map(({ sid }) => sid)).toEqual([made.sid]);

    const bare = await organization.roleAssignments(made.sid).removeWithHttpInfo();
    expect([bare.statusCode, bare.body]).toEqual([204, true]);
    expect(await organization.roleAssignments.list({ scope: founded.accountSid })).toEqual([]);
  });

  it('names may be written as the documentation has them', async () => {
    const asDocumented = {
      role_sid: support,
      scope: founded.accountSid,
      identity: member.userSid,
      resource_type: null,
    };
    const made = await organization.roleAssignments.create(asDocumented);
    expect(made.roleSid).toBe(support);
    await organization.roleAssignments(made.sid).remove();
  });

  it('on the organization replace the one that a managed user has', async () => {
    await organization.roleAssignments.create({
      roleSid: billingViewer,
      scope: founded.organizationSid,
      identity: member.userSid,
    });
    const held = await organization.roleAssignments.list({
      identity: member.userSid,
      scope: founded.organizationSid,
    });
    expect(held.map(({ roleSid }) => roleSid)).toEqual([billingViewer]);
  });

  it('come over several pages', async () => {
    for (const roleSid of [developer, support])
      await organization.roleAssignments.create({
        roleSid,
        scope: founded.accountSid,
        identity: member.userSid,
      });
    const all = await organization.roleAssignments.list({ identity: member.userSid, pageSize: 1 });
    expect(all.map(({ roleSid }) => roleSid).toSorted()).toEqual([
      billingViewer,
      developer,
      support,
    ]);
    for (const { sid, scope } of all)
      if (scope === founded.accountSid) await organization.roleAssignments(sid).remove();
  });

  it('what is given leaves the audit event that it leaves everywhere, of the machine', async () => {
    const made = await organization.roleAssignments.create({
      roleSid: developer,
      scope: founded.accountSid,
      identity: member.userSid,
    });
    const { items } = await founded.owner.client.auditEvents.list(founded.organizationSid, {
      page_size: 5,
    });
    expect(items[0]).toMatchObject({
      event: 'role_assignment.created',
      actor: { kind: 'api_key' },
      target: { sid: member.userSid },
    });
    await organization.roleAssignments(made.sid).remove();
  });

  it('without Identity and Scope are 400 and 25203', async () => {
    await expectCode(organization.roleAssignments.list(), [400, 25203]);
  });

  it('find nothing of what is elsewhere, and nothing on resources', async () => {
    for (const asked of [
      { identity: other.owner.userSid },
      { identity: sidOf('GR') },
      { scope: other.organizationSid },
      { scope: other.accountSid },
      { identity: 'x' },
      { identity: member.userSid, resourceType: 'number' },
    ])
      expect(await organization.roleAssignments.list(asked)).toEqual([]);
  });

  const given = (change: Record<string, unknown>) =>
    organization.roleAssignments.create({
      roleSid: developer,
      scope: founded.accountSid,
      identity: member.userSid,
      ...change,
    });

  it.each([
    ['an account of nobody', () => ({ scope: sidOf('AC') }), 25200],
    ['an account of another organization', () => ({ scope: other.accountSid }), 25200],
    ['another organization', () => ({ scope: other.organizationSid }), 25200],
    ['no scope', () => ({ scope: undefined }), 25200],
    ['a person of another organization', () => ({ identity: other.owner.userSid }), 25201],
    ['nobody', () => ({ identity: sidOf('US') }), 25201],
    ['a group', () => ({ identity: sidOf('GR') }), 25201],
    ['no identity', () => ({ identity: undefined }), 25201],
    ['a role of nobody', () => ({ roleSid: sidOf('IX') }), 25202],
    ['no role', () => ({ roleSid: undefined }), 25202],
    ['ownership', () => ({ roleSid: ownership }), 25202],
    ['a role of organizations on an account', () => ({ roleSid: billingViewer }), 25202],
    ['a role on a resource', () => ({ resourceType: 'number', resourceId: 'PN1' }), 25202],
    ['two spellings that differ', () => ({ role_sid: support }), 25106],
  ])('%s is refused by its number', async (_what, change, code) => {
    await expectCode(given(change()), [400, code]);
  });

  it('what is held already is 400 and 25106; one that is gone is 404', async () => {
    const made = await given({});
    await expectCode(given({}), [400, 25106]);
    await organization.roleAssignments(made.sid).remove();
    await expectCode(organization.roleAssignments(made.sid).remove(), [404, 20404]);
    await expectCode(organization.roleAssignments('IY1').remove(), [404, 20404]);
  });

  it('administrators are made by people, and the Owner is nobody else: 403 and 25105, 400 and 25202', async () => {
    const whole = { scope: founded.organizationSid };
    const refused = await expectCode(given({ ...whole, roleSid: administrator }), [403, 25105]);
    expect(refused.message).toContain('You may not give Administrator');
    await expectCode(
      given({ ...whole, roleSid: billingViewer, identity: founded.owner.userSid }),
      [400, 25202],
    );
  });
});

describe('who is asking', () => {
  it('a key without the permission is 403 and 25105, and is told which', async () => {
    const poor = libraryAt(app, await makeKey(founded, ['iam/organizations/read']));
    const at = organizationOf(poor, founded.organizationSid);
    const refused = await expectCode(at.accounts.list(), [403, 25105]);
    expect(refused.details).toMatchObject({
      reason: 'request.forbidden',
      missing_permission: '/bailiwick/iam/organization-accounts/read',
    });
    expect(refused.message).toContain('organization Administrator');
  });

  it('a role above what the key holds is 403 and 25105', async () => {
    const key = await makeKey(founded, ['iam/role-assignments/create']);
    const at = organizationOf(libraryAt(app, key), founded.organizationSid);
    const refused = await expectCode(
      at.roleAssignments.create({
        roleSid: developer,
        scope: founded.accountSid,
        identity: member.userSid,
      }),
      [403, 25105],
    );
    expect(refused.details.reason).toBe('role_assignment.above_own');
  });

  it.each([
    ['another organization', () => other.organizationSid],
    ['none that there is', () => sidOf('OR')],
    ['something that is no SID', () => 'OR1'],
  ])('%s in the address is 403 and 25107: one answer', async (_what, sid) => {
    const there = organizationOf(library, sid());
    const refused = await expectCode(there.accounts.list(), [403, 25107]);
    expect(refused.details.reason).toBe('compatible.other_organization');
    await expectCode(there.accounts(founded.accountSid).fetch(), [403, 25107]);
    await expectCode(there.roleAssignments(sidOf('IY')).remove(), [403, 25107]);
  });

  it.each([
    ['a key that is none', () => 'bwk_nothing-of-the-kind'],
    ['the session of a person', () => founded.owner.token],
  ])('%s is 401 and 25107', async (_what, token) => {
    const at = organizationOf(libraryAt(app, token()), founded.organizationSid);
    await expectCode(at.accounts.list(), [401, 25107]);
  });
});

describe('roles', () => {
  it('their permissions are listed by the library, over pages', async () => {
    const all = await library.iam.v1.rolePermission(developer).list({ pageSize: 2 });
    expect(all.map(({ externalDescription }) => externalDescription)).toContain(
      '/bailiwick/account/credentials/manage',
    );
    expect(new Set(all.map(({ sid }) => sid)).size).toBe(all.length);
    expect(all[0]).toMatchObject({ namespace: 'bailiwick', product: 'account', action: 'read' });
    await expectCode(library.iam.v1.rolePermission(sidOf('IX')).list(), [404, 20404]);
  });
});
