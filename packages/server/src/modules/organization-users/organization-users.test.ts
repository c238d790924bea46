import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createTestApp,
  type Founded,
  type Person,
  type TestApp,
  testPassword,
} from '../../testing/app.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';
import { roleSids } from '../roles/index.ts';

let app: TestApp;
let founded: Founded;
let administrator: Person;

beforeAll(async () => {
  app = await createTestApp();
  founded = await app.found();
  administrator = await app.join(founded, { role: roleSids.organizationAdministrator });
});
afterAll(() => app.close());

/** Somebody from outside who was invited to the account and accepted. */
async function guestOf(side: Founded, name?: string): Promise<Person> {
  const guest = await app.signUp(undefined, name);
  const { client } = side.owner;
  await client.accountInvitations.create(side.accountSid, {
    emails: [guest.email],
    role_sid: roleSids.support,
  });
  const [received] = (await guest.client.receivedInvitations.list()).items;
  await guest.client.receivedInvitations.accept(received?.sid ?? '');
  return guest;
}

describe('the people of an organization', () => {
  it('are its managed users and the guests of its accounts, each with what they hold', async () => {
    const side = await app.found('People');
    const { client } = side.owner;
    const member = await app.join(side, {
      accounts: [{ account_sid: side.accountSid, role_sid: roleSids.developer }],
    });
    const guest = await guestOf(side, 'Yuki Tanabe');
    const list = (query: Parameters<typeof client.organizationUsers.list>[1]) =>
      client.organizationUsers.list(side.organizationSid, query);
    const everyone = await list({});
    expect(
      everyone.items.map((person) => [
        person.name,
        person.kind,
        person.organization_role?.name ?? null,
        person.accounts,
        person.owned_accounts,
      ]),
    ).toEqual([
      ['Ada Okafor', 'managed', 'Owner', 1, 1],
      ['Imogen Ilić', 'managed', 'Standard User', 1, 0],
      ['Yuki Tanabe', 'independent', null, 1, 0],
    ]);
    expect(everyone.page.count).toEqual({ value: 3, exact: true });
    const sidsOf = async (query: Parameters<typeof list>[0]) =>
      (await list(query)).items.map((person) => person.sid);
    expect(await sidsOf({ kind: 'independent' })).toEqual([guest.userSid]);
    expect(await sidsOf({ kind: 'managed' })).toEqual([side.owner.userSid, member.userSid]);
    expect(await sidsOf({ role_sid: roleSids.organizationOwner })).toEqual([side.owner.userSid]);
    expect(await sidsOf({ role_sid: roleSids.standardUser })).toEqual([member.userSid]);
    expect(await sidsOf({ search: 'ilić' })).toEqual([member.userSid]);
    expect(await sidsOf({ search: member.email.toUpperCase() })).toEqual([member.userSid]);
    expect(await sidsOf({ search: guest.userSid })).toEqual([guest.userSid]);
    expect(await sidsOf({ search: '_' })).toEqual([]);
    // One letter or two begin a word; three stand anywhere.
    expect(await sidsOf({ search: 'il' })).toEqual([member.userSid]);
    expect(await sidsOf({ search: 'im' })).toEqual([member.userSid]);
    expect(await sidsOf({ search: 'og' })).toEqual([]);
    expect(await sidsOf({ search: 'oge' })).toEqual([member.userSid]);
    expect(await sidsOf({ q: 'tA' })).toEqual([guest.userSid]);
    expect(await sidsOf({ q: 'ab' })).toEqual([]);
    expect(await sidsOf({ search: administrator.userSid })).toEqual([]);
    expect(await sidsOf({ sort: '-name' })).toEqual([
      guest.userSid,
      member.userSid,
      side.owner.userSid,
    ]);
    expect(await sidsOf({ sort: 'created_at' })).toEqual([
      side.owner.userSid,
      member.userSid,
      guest.userSid,
    ]);
    expect(await client.organizationUsers.count(side.organizationSid)).toEqual({
      managed: 2,
      independent: 1,
      inactive: 0,
      administrators: 1,
    });
  });

  it('come in pages without a gap, in every order, managed and independent mixed', async () => {
    const side = await app.found('Paged');
    const { client } = side.owner;
    for (let index = 0; index < 3; index += 1) await app.join(side);
    for (const name of ['Amal Haddad', 'Jo Meyer', 'Zoë Öst']) await guestOf(side, name);
    for (const sort of ['name', '-name', 'email', '-email', 'created_at', '-created_at'] as const) {
      const whole = (await client.organizationUsers.list(side.organizationSid, { sort })).items.map(
        (person) => person.sid,
      );
      expect(whole).toHaveLength(7);
      const seen: string[] = [];
      let page = await client.organizationUsers.list(side.organizationSid, { sort, page_size: 3 });
      seen.push(...page.items.map((person) => person.sid));
      while (page.page.next_token !== null) {
        page = await client.organizationUsers.list(side.organizationSid, {
          sort,
          page_size: 3,
          page_token: page.page.next_token,
        });
        seen.push(...page.items.map((person) => person.sid));
      }
      expect(seen, sort).toEqual(whole);
      const before = await client.organizationUsers.list(side.organizationSid, {
        sort,
        page_size: 3,
        page_token: page.page.previous_token ?? '',
      });
      expect(
        before.items.map((person) => person.sid),
        sort,
      ).toEqual(whole.slice(3, 6));
    }
  });

  it('are not people of other organizations', async () => {
    const other = await app.found('Other');
    const { client } = founded.owner;
    for (const sid of [other.owner.userSid, `US${'0'.repeat(32)}`]) {
      expect(await outcomeOf(client.organizationUsers.get(founded.organizationSid, sid))).toBe(
        'request.not_found',
      );
      expect(
        await outcomeOf(client.organizationUsers.deactivate(founded.organizationSid, sid)),
      ).toBe('request.not_found');
      expect(
        await outcomeOf(client.organizationUsers.endSessions(founded.organizationSid, sid)),
      ).toBe('request.not_found');
      expect(await outcomeOf(client.access.whatCanUserReach(founded.organizationSid, sid))).toBe(
        'request.not_found',
      );
    }
    expect((await other.owner.client.user.get()).state).toBe('active');
  });

  it('are no more guests once they left', async () => {
    const guest = await guestOf(founded);
    expect(
      (await founded.owner.client.organizationUsers.get(founded.organizationSid, guest.userSid))
        .kind,
    ).toBe('independent');
    await guest.client.accountMembers.leave(founded.accountSid);
    expect(
      await outcomeOf(
        founded.owner.client.organizationUsers.get(founded.organizationSid, guest.userSid),
      ),
    ).toBe('request.not_found');
  });
});

describe('deactivation', () => {
  it('keeps roles and accounts, and ends what was given out', async () => {
    const { client } = administrator;
    const person = await app.join(founded, {
      accounts: [{ account_sid: founded.accountSid, role_sid: roleSids.developer }],
    });
    const owned = await person.client.accounts.create({ friendly_name: 'Kept' });
    const second = await app.signIn(person.email);
    await app.client().passwordResets.create({ email: person.email });
    const token = await app.tokenFor(person.email);

    const gone = await client.organizationUsers.deactivate(founded.organizationSid, person.userSid);
    expect(gone).toMatchObject({
      state: 'inactive',
      organization_role: { name: 'Standard User' },
      accounts: 2,
      owned_accounts: 1,
    });
    for (const session of [person, second])
      expect(await outcomeOf(session.client.user.get())).toBe('request.unauthenticated');
    expect(
      await outcomeOf(client.organizationUsers.deactivate(founded.organizationSid, person.userSid)),
    ).toBe('organization_user.already');
    const inactive = await client.organizationUsers.list(founded.organizationSid, {
      state: 'inactive',
    });
    expect(inactive.items.map((row) => row.sid)).toContain(person.userSid);
    expect((await client.accounts.get(owned.sid)).owner?.user_sid).toBe(person.userSid);
    const permission = '/bailiwick/account/credentials/manage';
    const answer = await client.access.check({
      user_sid: person.userSid,
      permission,
      account_sid: founded.accountSid,
    });
    expect(answer).toMatchObject({
      allowed: false,
      missing: { sentence: 'Imogen Ilić is deactivated.' },
    });

    const back = await client.organizationUsers.reactivate(founded.organizationSid, person.userSid);
    expect(back).toMatchObject({
      state: 'active',
      organization_role: { name: 'Standard User' },
      accounts: 2,
    });
    for (const session of [person, second])
      expect(await outcomeOf(session.client.user.get())).toBe('request.unauthenticated');
    expect(
      await outcomeOf(
        app.client().passwordResets.complete({ token, new_password: 'eleven quiet rivers bend' }),
      ),
    ).toBe('password_reset.link_dead');
    const again = await app.signIn(person.email);
    expect((await again.client.accounts.get(founded.accountSid)).permissions).toContain(permission);
    expect(
      await outcomeOf(client.organizationUsers.reactivate(founded.organizationSid, person.userSid)),
    ).toBe('organization_user.already');
  });

  it('never meets the Owner, whoever asks', async () => {
    const { userSid } = founded.owner;
    for (const by of [administrator, founded.owner]) {
      for (const act of ['deactivate', 'endSessions'] as const) {
        expect(
          await outcomeOf(by.client.organizationUsers[act](founded.organizationSid, userSid)),
        ).toBe('organization_user.is_owner');
      }
    }
    expect((await founded.owner.client.user.get()).state).toBe('active');
  });

  it('never meets the login of an independent person', async () => {
    const guest = await guestOf(founded);
    for (const act of ['deactivate', 'reactivate', 'endSessions'] as const) {
      expect(
        await outcomeOf(
          founded.owner.client.organizationUsers[act](founded.organizationSid, guest.userSid),
        ),
      ).toBe('organization_user.not_managed');
    }
    expect((await guest.client.user.get()).state).toBe('active');
  });

  it('is nothing for those who only read', async () => {
    const auditor = await app.join(founded, { role: roleSids.auditor });
    const person = await app.join(founded);
    const refusal = await refusalOf(
      auditor.client.organizationUsers.deactivate(founded.organizationSid, person.userSid),
    );
    expect(refusal.problem).toMatchObject({
      code: 'request.forbidden',
      missing_permission: '/bailiwick/iam/organization-users/deactivate',
    });
    expect((await person.client.user.get()).state).toBe('active');
  });

  it('ends sessions alone when only that is asked', async () => {
    const person = await app.join(founded);
    expect(
      await administrator.client.organizationUsers.endSessions(
        founded.organizationSid,
        person.userSid,
      ),
    ).toEqual({ ended: 1 });
    expect(await outcomeOf(person.client.user.get())).toBe('request.unauthenticated');
    expect(
      (
        await app
          .client()
          .sessions.create({ email: person.email, password: testPassword, transport: 'bearer' })
      ).user.sid,
    ).toBe(person.userSid);
  });
});

describe("one's own organization", () => {
  it('is told with what one may do in it', async () => {
    const { organization } = await administrator.client.user.getOrganization();
    expect(organization).toMatchObject({
      sid: founded.organizationSid,
      role_names: ['Administrator'],
      opens_admin_center: true,
    });
    expect(organization?.permissions).not.toContain('/bailiwick/iam/organizations/delete');
    const standard = await app.join(founded);
    expect((await standard.client.user.getOrganization()).organization).toMatchObject({
      role_names: ['Standard User'],
      opens_admin_center: false,
    });
    const outside = await app.signUp();
    expect(await outside.client.user.getOrganization()).toEqual({ organization: null });
  });
});

describe('a dry run', () => {
  const deactivation = (side: Founded, userSid: string) => [side.organizationSid, userSid] as const;

  it('answers what the act would change, and changes nothing', async () => {
    const side = await app.found('Dry');
    const member = await app.join(side);
    const { organizationUsers, auditEvents } = side.owner.client;
    const before = await auditEvents.list(side.organizationSid, { page_size: 200 });
    const impact = await organizationUsers.deactivateDryRun(...deactivation(side, member.userSid));
    expect(impact).toMatchObject({
      dry_run: true,
      operation: 'organizationUsers.deactivate',
      changes: [
        { what: 'people_deactivated', count: 1, names: ['Imogen Ilić'] },
        { what: 'sessions_ended', count: 1 },
        { what: 'tokens_ended', count: 0 },
        { what: 'accounts_kept', count: 0 },
      ],
    });
    const [person, after] = await Promise.all([
      organizationUsers.get(...deactivation(side, member.userSid)),
      auditEvents.list(side.organizationSid, { page_size: 200 }),
    ]);
    expect(person.state).toBe('active');
    expect(after.items).toHaveLength(before.items.length);
    expect((await member.client.user.get()).sid).toBe(member.userSid);
  });

  it('is refused as the act itself would be', async () => {
    const { organizationSid, owner } = founded;
    const { organizationUsers } = administrator.client;
    const tried = await outcomeOf(
      organizationUsers.deactivateDryRun(organizationSid, owner.userSid),
    );
    const done = await outcomeOf(organizationUsers.deactivate(organizationSid, owner.userSid));
    expect(tried).toBe(done);
    expect(tried).toBe('organization_user.is_owner');
    const stranger = await app.signUp();
    expect(
      await outcomeOf(
        stranger.client.organizationUsers.deactivateDryRun(organizationSid, owner.userSid),
      ),
    ).toBe('request.not_found');
  });

  it('is not known where it would say nothing, and takes true or false only', async () => {
    const ask = (path: string) =>
      fetch(`${app.url}/v1/organizations/${founded.organizationSid}/${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${founded.owner.token}` },
      });
    const answers = await Promise.all([
      ask(`users/${administrator.userSid}/reactivate?dry_run=true`),
      ask(`users/${administrator.userSid}/deactivate?dry_run=yes`),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual([400, 400]);
  });
});
