import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type Person, type TestApp } from '../../testing/app.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';
import { roleSids } from '../roles/index.ts';

const noUser = `US${'0'.repeat(32)}`;
const noAccount = `AC${'0'.repeat(32)}`;

let app: TestApp;
let founded: Founded;
let other: Founded;
let administrator: Person;
let standard: Person;

beforeAll(async () => {
  app = await createTestApp();
  [founded, other] = [await app.found(), await app.found('Other')];
  administrator = await app.join(founded, { role: roleSids.organizationAdministrator });
  standard = await app.join(founded);
});
afterAll(() => app.close());

const uuidOf = (sid: string) =>
  sid.slice(2).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

async function sql(text: string, values: readonly unknown[]): Promise<void> {
  const client = new pg.Client({ connectionString: app.database.url });
  await client.connect();
  await client.query(text, [...values]);
  await client.end();
}

/** Somebody from outside who was invited to an account and accepted. */
async function guestOf(
  side: Founded,
  role_sid: string,
  accountSid = side.accountSid,
): Promise<Person> {
  const guest = await app.signUp();
  const { client } = side.owner;
  await client.accountInvitations.create(accountSid, { emails: [guest.email], role_sid });
  const [received] = (await guest.client.receivedInvitations.list()).items;
  await guest.client.receivedInvitations.accept(received?.sid ?? '');
  return guest;
}

const give = (
  by: Person,
  body: { user_sid: string; role_sid: string; account_sid?: string },
  side = founded,
) => by.client.roleAssignments.create(side.organizationSid, body);

describe('organization roles', () => {
  it('a managed user has exactly one: giving another replaces it', async () => {
    const person = await app.join(founded);
    const given = await give(founded.owner, {
      user_sid: person.userSid,
      role_sid: roleSids.auditor,
    });
    expect(given).toMatchObject({
      role_name: 'Auditor',
      user: { is_managed: true },
      scope: { kind: 'organization', sid: founded.organizationSid },
    });
    const held = await founded.owner.client.roleAssignments.list(founded.organizationSid, {
      user_sid: person.userSid,
    });
    expect(held.items.map((row) => row.role_name)).toEqual(['Auditor']);
    expect(
      (await person.client.organizationUsers.list(founded.organizationSid)).items.length,
    ).toBeGreaterThan(1);
    expect(
      await outcomeOf(
        give(founded.owner, { user_sid: person.userSid, role_sid: roleSids.auditor }),
      ),
    ).toBe('role_assignment.exists');
    const take = founded.owner.client.roleAssignments.delete(
      founded.organizationSid,
      given.sid ?? '',
    );
    expect(await outcomeOf(take)).toBe('role_assignment.only_role');
  });

  it('are not given to the Owner, and ownership is not given', async () => {
    const toOwner = { user_sid: founded.owner.userSid, role_sid: roleSids.standardUser };
    for (const by of [administrator, founded.owner])
      expect(await outcomeOf(give(by, toOwner))).toBe('role_assignment.owner_is_fixed');
    const ownership = { user_sid: standard.userSid, role_sid: roleSids.organizationOwner };
    for (const by of [administrator, founded.owner])
      expect(await outcomeOf(give(by, ownership))).toBe('role_assignment.owner_is_fixed');
    expect((await founded.owner.client.user.getOrganization()).organization?.role_names).toEqual([
      'Owner',
    ]);
  });

  it('are given by whoever holds all that they hold, and by nobody else', async () => {
    const person = await app.join(founded);
    expect(
      await outcomeOf(
        give(administrator, {
          user_sid: person.userSid,
          role_sid: roleSids.organizationAdministrator,
        }),
      ),
    ).toBe('done');
    const self = { user_sid: standard.userSid, role_sid: roleSids.organizationAdministrator };
    expect(await outcomeOf(give(standard, self))).toBe('request.forbidden');
    const refusal = await refusalOf(give(standard, self));
    expect(refusal.problem).toMatchObject({
      missing_permission: '/bailiwick/iam/role-assignments/create',
      who_can: 'organization Owner or organization Administrator of Northwind Traders',
    });
  });

  it('that let one give roles ask for a young proof of who gives them', async () => {
    const giver = await app.join(founded, { role: roleSids.organizationAdministrator });
    const person = await app.join(founded);
    await sql(
      "update sessions set authenticated_at = authenticated_at - interval '1 day' where user_id = $1",
      [uuidOf(giver.userSid)],
    );
    expect(
      await outcomeOf(
        give(giver, { user_sid: person.userSid, role_sid: roleSids.organizationAdministrator }),
      ),
    ).toBe('request.step_up_required');
    expect(
      await outcomeOf(give(giver, { user_sid: person.userSid, role_sid: roleSids.auditor })),
    ).toBe('done');
  });

  it('are not given to people from outside', async () => {
    const guest = await guestOf(founded, roleSids.support);
    for (const sid of [guest.userSid, other.owner.userSid, noUser]) {
      expect(
        await outcomeOf(give(founded.owner, { user_sid: sid, role_sid: roleSids.standardUser })),
      ).toBe('role_assignment.not_a_member');
    }
  });

  it.each([
    ['a role that there is not', `IX${'9'.repeat(32)}`, 'role.unknown'],
    ['an account role', roleSids.developer, 'role.wrong_scope'],
  ])('refuse %s', async (_what, role_sid, code) => {
    expect(await outcomeOf(give(founded.owner, { user_sid: standard.userSid, role_sid }))).toBe(
      code,
    );
  });
});

describe('roles on accounts, given from the organization', () => {
  it('take effect at once, and end at once', async () => {
    const person = await app.join(founded);
    const { client } = founded.owner;
    expect(await outcomeOf(person.client.accounts.get(founded.accountSid))).toBe(
      'request.not_found',
    );
    const given = await give(administrator, {
      user_sid: person.userSid,
      role_sid: roleSids.developer,
      account_sid: founded.accountSid,
    });
    expect(given).toMatchObject({
      scope: { kind: 'account', sid: founded.accountSid, name: 'Production' },
    });
    expect((await person.client.accounts.get(founded.accountSid)).permissions).toContain(
      '/bailiwick/account/credentials/manage',
    );
    await client.roleAssignments.delete(founded.organizationSid, given.sid ?? '');
    expect(await outcomeOf(person.client.accounts.get(founded.accountSid))).toBe(
      'request.not_found',
    );
    expect(
      await outcomeOf(client.roleAssignments.delete(founded.organizationSid, given.sid ?? '')),
    ).toBe('request.not_found');
  });

  it('may be several, each once', async () => {
    const person = await app.join(founded);
    for (const role_sid of [roleSids.support, roleSids.billingManager]) {
      await give(administrator, {
        user_sid: person.userSid,
        role_sid,
        account_sid: founded.accountSid,
      });
    }
    const again = give(administrator, {
      user_sid: person.userSid,
      role_sid: roleSids.support,
      account_sid: founded.accountSid,
    });
    expect(await outcomeOf(again)).toBe('role_assignment.exists');
    const { permissions } = await person.client.accounts.get(founded.accountSid);
    expect(permissions).toEqual(
      expect.arrayContaining(['/bailiwick/account/billing/manage', '/bailiwick/account/logs/read']),
    );
  });

  it('are given to guests of the organization, and to nobody else from outside', async () => {
    const second = await founded.owner.client.organizationAccounts.create(founded.organizationSid, {
      friendly_name: 'Second',
    });
    const guest = await guestOf(founded, roleSids.support);
    const given = await give(founded.owner, {
      user_sid: guest.userSid,
      role_sid: roleSids.support,
      account_sid: second.sid,
    });
    expect(given.user.is_managed).toBe(false);
    for (const user_sid of [other.owner.userSid, (await app.signUp()).userSid, noUser]) {
      expect(
        await outcomeOf(
          give(founded.owner, { user_sid, role_sid: roleSids.support, account_sid: second.sid }),
        ),
      ).toBe('role_assignment.not_a_member');
    }
  });

  it('reach no account of anybody else', async () => {
    for (const account_sid of [other.accountSid, noAccount]) {
      expect(
        await outcomeOf(
          give(founded.owner, {
            user_sid: standard.userSid,
            role_sid: roleSids.support,
            account_sid,
          }),
        ),
      ).toBe('request.not_found');
    }
    const [foreign] = (
      await other.owner.client.roleAssignments.list(other.organizationSid)
    ).items.filter((row) => row.sid !== null);
    const theirs =
      foreign?.sid ??
      (
        await give(
          other.owner,
          {
            user_sid: (await app.join(other)).userSid,
            role_sid: roleSids.support,
            account_sid: other.accountSid,
          },
          other,
        )
      ).sid;
    expect(
      await outcomeOf(
        founded.owner.client.roleAssignments.delete(founded.organizationSid, theirs ?? ''),
      ),
    ).toBe('request.not_found');
    expect(
      await outcomeOf(
        founded.owner.client.accountMembers.removeRole(founded.accountSid, theirs ?? ''),
      ),
    ).toBe('request.not_found');
  });
});

describe('roles on accounts, given in the account', () => {
  it('are given by its Owner and Administrators to colleagues and members, and by nobody else', async () => {
    const chief = await app.join(founded, {
      accounts: [{ account_sid: founded.accountSid, role_sid: roleSids.accountAdministrator }],
    });
    const developer = await app.join(founded, {
      accounts: [{ account_sid: founded.accountSid, role_sid: roleSids.developer }],
    });
    const colleague = await app.join(founded);
    const body = { user_sid: colleague.userSid, role_sid: roleSids.accountAdministrator };
    expect(await outcomeOf(developer.client.accountMembers.addRole(founded.accountSid, body))).toBe(
      'request.forbidden',
    );
    const given = await chief.client.accountMembers.addRole(founded.accountSid, body);
    expect(given.role_name).toBe('Administrator');
    await chief.client.accountMembers.removeRole(founded.accountSid, given.sid ?? '');
    expect(await outcomeOf(colleague.client.accounts.get(founded.accountSid))).toBe(
      'request.not_found',
    );
  });

  it('are not given to guests of other accounts: they are asked first', async () => {
    const second = await founded.owner.client.organizationAccounts.create(founded.organizationSid, {
      friendly_name: 'Apart',
    });
    const guest = await guestOf(founded, roleSids.support, second.sid);
    const body = { user_sid: guest.userSid, role_sid: roleSids.developer };
    expect(
      await outcomeOf(founded.owner.client.accountMembers.addRole(founded.accountSid, body)),
    ).toBe('role_assignment.not_a_member');
    expect(await outcomeOf(founded.owner.client.accountMembers.addRole(second.sid, body))).toBe(
      'done',
    );
  });

  it('do not give ownership or organization roles', async () => {
    const { client } = founded.owner;
    const add = (role_sid: string) =>
      client.accountMembers.addRole(founded.accountSid, { user_sid: standard.userSid, role_sid });
    expect(await outcomeOf(add(roleSids.accountOwner))).toBe('role_assignment.owner_is_fixed');
    expect(await outcomeOf(add(roleSids.organizationAdministrator))).toBe('role.wrong_scope');
  });

  it('may be laid down by who holds them, but not by the Owner', async () => {
    const person = await app.join(founded, {
      accounts: [{ account_sid: founded.accountSid, role_sid: roleSids.developer }],
    });
    await person.client.accountMembers.leave(founded.accountSid);
    expect(await outcomeOf(person.client.accounts.get(founded.accountSid))).toBe(
      'request.not_found',
    );
    expect(await outcomeOf(founded.owner.client.accountMembers.leave(founded.accountSid))).toBe(
      'role_assignment.owner_is_fixed',
    );
    expect(await outcomeOf(administrator.client.accountMembers.leave(founded.accountSid))).toBe(
      'role_assignment.not_a_member',
    );
  });

  it('work the same in an account outside every organization', async () => {
    const owner = await app.signUp();
    const [account] = (await owner.client.accounts.list()).items;
    const accountSid = account?.sid ?? '';
    const guest = await guestOf({ ...founded, owner, accountSid }, roleSids.support);
    const given = await owner.client.accountMembers.addRole(accountSid, {
      user_sid: guest.userSid,
      role_sid: roleSids.developer,
    });
    expect(given.user.is_managed).toBe(false);
    const stranger = await app.signUp();
    const toStranger = { user_sid: stranger.userSid, role_sid: roleSids.developer };
    expect(await outcomeOf(owner.client.accountMembers.addRole(accountSid, toStranger))).toBe(
      'role_assignment.not_a_member',
    );
    const members = (await owner.client.accountMembers.list(accountSid)).items;
    expect(
      members.map((member) => [member.kind, member.roles.map((role) => role.role_name)]),
    ).toEqual(
      expect.arrayContaining([
        ['owner', ['Owner']],
        ['independent', ['Support', 'Developer']],
      ]),
    );
  });
});

describe('an account that joins an organization', () => {
  it('brings along the roles on it, and invitations that wait for an answer', async () => {
    const [owner, guest, asked] = [await app.signUp(), await app.signUp(), await app.signUp()];
    const accountSid = (await owner.client.accounts.list()).items[0]?.sid ?? '';
    const answer = async (person: Person) => {
      const [received] = (await person.client.receivedInvitations.list()).items;
      return person.client.receivedInvitations.accept(received?.sid ?? '');
    };
    const emails = [guest.email, asked.email];
    await owner.client.accountInvitations.create(accountSid, {
      emails,
      role_sid: roleSids.support,
    });
    await answer(guest);
    const { sid } = await owner.client.organizations.create({ friendly_name: 'Joined' });
    const waiting = await owner.client.invitations.list(sid);
    expect(waiting.items.map((invitation) => invitation.email)).toEqual([asked.email]);
    await answer(asked);
    const held = await owner.client.roleAssignments.list(sid, { role_sid: roleSids.support });
    expect(held.items.map((row) => [row.user.email, row.user.is_managed])).toEqual(
      expect.arrayContaining([
        [guest.email, false],
        [asked.email, false],
      ]),
    );
    expect(await owner.client.organizationUsers.count(sid)).toMatchObject({
      managed: 1,
      independent: 2,
    });
  });
});

describe('members of an account', () => {
  it('are listed with what they hold there and above, and found by name and address', async () => {
    const below = await founded.owner.client.subaccounts.create(founded.accountSid, {
      friendly_name: 'Below',
    });
    const person = await app.join(founded, {
      accounts: [
        { account_sid: founded.accountSid, role_sid: roleSids.developer },
        { account_sid: below.sid, role_sid: roleSids.support },
      ],
    });
    const [found] = (
      await founded.owner.client.accountMembers.list(below.sid, { search: person.email })
    ).items;
    expect(found).toMatchObject({
      kind: 'managed',
      state: 'active',
      roles: expect.arrayContaining([
        expect.objectContaining({ role_name: 'Developer', held_on: 'parent_account' }),
        expect.objectContaining({ role_name: 'Support', held_on: 'account' }),
      ]),
    });
    expect(
      (await founded.owner.client.accountMembers.list(below.sid, { search: '%' })).items,
    ).toEqual([]);
  });
});

describe('the list of who holds what', () => {
  it('says everything, ownership too, in pages without a gap', async () => {
    const side = await app.found('Listed');
    const { client } = side.owner;
    for (const name of ['A', 'B', 'C'])
      await client.organizationAccounts.create(side.organizationSid, { friendly_name: name });
    const person = await app.join(side, {
      accounts: [{ account_sid: side.accountSid, role_sid: roleSids.developer }],
    });
    const list = (query: Parameters<typeof client.roleAssignments.list>[1]) =>
      client.roleAssignments.list(side.organizationSid, query);
    const lines = (page: Awaited<ReturnType<typeof list>>) =>
      page.items.map((row) => `${row.user.name}: ${row.role_name} on ${row.scope.name}`).sort();
    const all = [
      'Ada Okafor: Owner on A',
      'Ada Okafor: Owner on B',
      'Ada Okafor: Owner on C',
      'Ada Okafor: Owner on Listed',
      'Ada Okafor: Owner on Production',
      'Imogen Ilić: Developer on Production',
      'Imogen Ilić: Standard User on Listed',
    ];
    const whole = await list({});
    expect(lines(whole)).toEqual(all);
    expect(whole.items.filter((row) => row.sid === null).map((row) => row.role_name)).toEqual(
      Array(5).fill('Owner'),
    );
    expect(lines(await list({ scope_kind: 'organization' }))).toEqual([
      'Ada Okafor: Owner on Listed',
      'Imogen Ilić: Standard User on Listed',
    ]);
    expect(
      lines(await list({ role_sid: roleSids.accountOwner, account_sid: side.accountSid })),
    ).toEqual(['Ada Okafor: Owner on Production']);
    expect(lines(await list({ user_sid: person.userSid }))).toEqual([
      'Imogen Ilić: Developer on Production',
      'Imogen Ilić: Standard User on Listed',
    ]);
    expect((await list({ account_sid: founded.accountSid })).items).toEqual([]);

    const keyOf = (row: (typeof whole.items)[number]) => `${row.scope.sid} ${row.role_sid}`;
    const seen: string[] = [];
    let page = await list({ page_size: 2 });
    seen.push(...page.items.map(keyOf));
    while (page.page.next_token !== null) {
      page = await list({ page_size: 2, page_token: page.page.next_token });
      seen.push(...page.items.map(keyOf));
    }
    expect(seen).toEqual(whole.items.map(keyOf));
    const before = await list({ page_size: 2, page_token: page.page.previous_token ?? '' });
    expect(before.items.map(keyOf)).toEqual(seen.slice(-3, -1));
  });
});

describe('a suspended organization', () => {
  it('holds nothing for anybody, and everything again afterwards', async () => {
    const side = await app.found('Suspended');
    const member = await app.join(side, {
      accounts: [{ account_sid: side.accountSid, role_sid: roleSids.developer }],
    });
    const permission = '/bailiwick/account/credentials/manage';
    const may = async () =>
      (await member.client.access.check({ permission, account_sid: side.accountSid })).allowed;
    expect(await may()).toBe(true);
    await sql("update organizations set state = 'suspended' where id = $1", [
      uuidOf(side.organizationSid),
    ]);
    expect(await may()).toBe(false);
    expect(await outcomeOf(side.owner.client.organizationUsers.list(side.organizationSid))).toBe(
      'request.forbidden',
    );
    expect(
      await outcomeOf(side.owner.client.accounts.rename(side.accountSid, { friendly_name: 'No' })),
    ).toBe('request.forbidden');
    const answer = await member.client.access.check({ permission, account_sid: side.accountSid });
    expect(answer.missing?.sentence).toBe('The organization is suspended.');
    await sql("update organizations set state = 'active' where id = $1", [
      uuidOf(side.organizationSid),
    ]);
    expect(await may()).toBe(true);
  });
});
