/** What groups give, that nobody gives more by one than alone, and who leaves them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Founded, type Person, type TestApp, unique } from '../../testing/app.ts';
import { type Grouping, keeper, secretary, startGrouping, uuidOf } from '../../testing/grouping.ts';
import { brokenInvariants } from '../../testing/invariants.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';
import { roleSids } from '../roles/index.ts';

let app: TestApp;
let ours: Founded;
let members: Grouping['members'];
let makeGroup: Grouping['makeGroup'];
let newAccount: Grouping['newAccount'];

beforeAll(async () => {
  ({ app, ours, members, makeGroup, newAccount } = await startGrouping());
});
afterAll(async () => {
  expect(await brokenInvariants(app.superuser)).toEqual({});
  await app.close();
});

const read = '/bailiwick/account/accounts/read';

const openedBy = (person: Person, accountSid: string) =>
  outcomeOf(person.client.accounts.get(accountSid));

describe('what a group gives', () => {
  it('is given to its members, and ends with membership, role or group', async () => {
    const account = await newAccount();
    const [first, second, third] = members;
    const group = await makeGroup({ people: [first, second] });
    const { client } = ours.owner;
    const at = ours.organizationSid;
    expect(await openedBy(first, account)).toBe('request.not_found');
    const given = await client.groupRoleAssignments.create(at, {
      group_sid: group,
      role_sid: roleSids.developer,
      account_sid: account,
    });
    expect(given).toMatchObject({
      role_name: 'Developer',
      group: { sid: group, members: 2 },
      scope: { kind: 'account', sid: account },
    });
    expect(await openedBy(first, account)).toBe('done');
    expect(await openedBy(third, account)).toBe('request.not_found');
    expect(
      await client.groupMembers.add(at, group, {
        user_sids: [first.userSid, third.userSid, third.userSid],
      }),
    ).toEqual({ added: 1, already: 1 });
    expect(await openedBy(third, account)).toBe('done');
    await client.groupMembers.remove(at, group, second.userSid);
    expect(await openedBy(second, account)).toBe('request.not_found');
    expect(await outcomeOf(client.groupMembers.remove(at, group, second.userSid))).toBe(
      'request.not_found',
    );
    await client.groupRoleAssignments.delete(at, given.sid);
    expect(await openedBy(first, account)).toBe('request.not_found');
    const again = await client.roleAssignments.change(at, {
      changes: [
        {
          action: 'give_to_group',
          group_sid: group,
          role_sid: roleSids.support,
          account_sid: account,
        },
      ],
    });
    expect(again).toEqual({ given: 1, taken: 0 });
    expect(await openedBy(third, account)).toBe('done');
    await client.groups.delete(at, group);
    expect(await openedBy(third, account)).toBe('request.not_found');
    expect(await outcomeOf(client.groups.get(at, group))).toBe('request.not_found');
    expect((await client.groupRoleAssignments.list(at, { group_sid: group })).items).toEqual([]);
  });

  it('is said at every door, with the group that it is through', async () => {
    const account = await newAccount();
    const [member] = members;
    const group = await makeGroup({
      people: [member],
      holds: [{ role_sid: roleSids.developer, account_sid: account }],
    });
    const { client } = ours.owner;
    const at = ours.organizationSid;
    const { friendly_name: name } = await client.groups.get(at, group);
    const answer = await client.access.check({
      user_sid: member.userSid,
      account_sid: account,
      permission: read,
    });
    const [assignment] = (await client.groupRoleAssignments.list(at, { group_sid: group })).items;
    expect(answer.because).toMatchObject([
      {
        kind: 'account_role',
        assignment_sid: assignment?.sid,
        group: { sid: group, name },
        sentence: expect.stringContaining(`through the group ${name}`) as string,
      },
    ]);
    const whoCan = await client.access.whoCan(at, { permission: read, account_sid: account });
    const row = whoCan.items.find(({ user_sid }) => user_sid === member.userSid);
    expect(row?.because.join()).toContain(`through the group ${name}`);
    const reached = await client.access.whatCanUserReach(at, member.userSid, { page_size: 200 });
    expect(reached.items.map(({ account_sid }) => account_sid)).toContain(account);
    const matrix = await client.access.matrix(at, { account_sids: account, only: 'holders' });
    expect(
      matrix.items.find(({ user_sid }) => user_sid === member.userSid)?.cells[0]?.holds,
    ).toMatchObject([{ kind: 'account_role', assignment_sid: null, group: { sid: group } }]);
    const totals = await client.access.accountTotals(at, { account_sids: account });
    expect(totals.items[0]?.direct).toBe(1);
    const people = await client.accountMembers.list(account);
    expect(people.items.find(({ user_sid }) => user_sid === member.userSid)).toMatchObject({
      kind: 'managed',
      roles: [{ assignment_sid: null, role_name: 'Developer', group: { sid: group, name } }],
    });
    const own = await member.client.accounts.list({ search: account });
    expect(own.items.map(({ sid }) => sid)).toEqual([account]);
    const held = await client.organizationAccounts.list(at, { q: `person:${member.email}` });
    expect(held.items.map(({ sid }) => sid)).toContain(account);
    const found = await client.groups.list(at, { user_sid: member.userSid, page_size: 200 });
    expect(found.items.map(({ sid }) => sid)).toContain(group);
    // What people hold of their own is another list, and says nothing of groups.
    const direct = await client.roleAssignments.list(at, { account_sid: account });
    expect(direct.items.every(({ user }) => user.sid !== member.userSid)).toBe(true);
  });

  it('on the organization is held beside the own role, and ends without touching it', async () => {
    const person = await app.join(ours);
    const group = await makeGroup({
      people: [person, ours.owner],
      holds: [{ role_sid: roleSids.organizationAdministrator }],
    });
    const { client } = ours.owner;
    const at = ours.organizationSid;
    expect((await person.client.organizationUsers.list(at)).items.length).toBeGreaterThan(1);
    const shown = await client.organizationUsers.get(at, person.userSid);
    expect(shown.organization_role?.name).toBe('Standard User');
    // Who may be acted upon is decided by all that they hold.
    const weak = await app.join(ours, { role: secretary });
    expect(await outcomeOf(weak.client.organizationUsers.deactivate(at, person.userSid))).toBe(
      'request.forbidden',
    );
    await client.groups.delete(at, group);
    expect(await outcomeOf(person.client.organizationUsers.list(at))).toBe('request.forbidden');
    expect(
      (await client.organizationUsers.get(at, ours.owner.userSid)).organization_role?.name,
    ).toBe('Owner');
  });

  it('is never ownership, nor a role twice, nor one for elsewhere', async () => {
    const group = await makeGroup();
    const { client } = ours.owner;
    const give = (body: { role_sid: string; account_sid?: string }) =>
      outcomeOf(
        client.groupRoleAssignments.create(ours.organizationSid, { group_sid: group, ...body }),
      );
    const account_sid = ours.accountSid;
    expect(await give({ role_sid: roleSids.organizationOwner })).toBe(
      'role_assignment.owner_is_fixed',
    );
    expect(await give({ role_sid: roleSids.accountOwner, account_sid })).toBe(
      'role_assignment.owner_is_fixed',
    );
    expect(await give({ role_sid: roleSids.developer })).toBe('role.wrong_scope');
    expect(await give({ role_sid: `IX${'f'.repeat(32)}` })).toBe('role.unknown');
    expect(await give({ role_sid: roleSids.developer, account_sid })).toBe('done');
    expect(await give({ role_sid: roleSids.developer, account_sid })).toBe(
      'role_assignment.exists',
    );
  });

  it('rests while a member is deactivated, who stays in it', async () => {
    const person = await app.join(ours);
    const account = await newAccount();
    const group = await makeGroup({
      people: [person],
      holds: [{ role_sid: roleSids.developer, account_sid: account }],
    });
    const { client } = ours.owner;
    const at = ours.organizationSid;
    await client.organizationUsers.deactivate(at, person.userSid);
    const check = { user_sid: person.userSid, account_sid: account, permission: read };
    expect((await client.access.check(check)).allowed).toBe(false);
    const { items } = await client.groupMembers.list(at, group);
    expect(items).toMatchObject([{ user_sid: person.userSid, state: 'inactive' }]);
    await client.organizationUsers.reactivate(at, person.userSid);
    expect((await client.access.check(check)).allowed).toBe(true);
  });

  it('ends for an account that leaves the organization, where people keep what is their own', async () => {
    const leaver = await app.join(ours);
    const [member] = members;
    const account = await leaver.client.accounts.create({ friendly_name: unique('A ') });
    const group = await makeGroup({
      people: [member],
      holds: [{ role_sid: roleSids.developer, account_sid: account.sid }],
    });
    expect(await openedBy(member, account.sid)).toBe('done');
    await ours.owner.client.organizationUsers.remove(ours.organizationSid, leaver.userSid, {
      accounts: [{ account_sid: account.sid, new_owner_user_sid: null }],
    });
    expect(await openedBy(member, account.sid)).toBe('request.not_found');
    expect((await ours.owner.client.groups.get(ours.organizationSid, group)).roles).toBe(0);
    const { rows } = await app.superuser.query(
      'select organization_id from role_assignments where group_id = $1',
      [uuidOf(group)],
    );
    expect(rows).toEqual([{ organization_id: null }]);
  });
});

describe('the ceiling', () => {
  const limited = async (role: string) => app.join(ours, { role });

  it('holds for giving a group a role, adding to it, taking from it and deleting it', async () => {
    const by = await limited(keeper);
    const account = await newAccount();
    const [first, second] = members;
    const at = ours.organizationSid;
    const group = await makeGroup({
      people: [first],
      holds: [{ role_sid: roleSids.developer, account_sid: account }],
    });
    const empty = await makeGroup();
    const attempts: readonly (() => Promise<unknown>)[] = [
      () =>
        by.client.groupRoleAssignments.create(at, {
          group_sid: empty,
          role_sid: roleSids.developer,
          account_sid: account,
        }),
      () =>
        by.client.groupRoleAssignments.create(at, {
          group_sid: empty,
          role_sid: roleSids.auditor,
        }),
      () => by.client.groupMembers.add(at, group, { user_sids: [second.userSid] }),
      () => by.client.groupMembers.add(at, group, { user_sids: [by.userSid] }),
      () => by.client.groupMembers.remove(at, group, first.userSid),
      () => by.client.groups.delete(at, group),
    ];
    for (const attempt of attempts)
      expect(await outcomeOf(attempt())).toBe('role_assignment.above_own');
    const batch = await refusalOf(
      by.client.roleAssignments.change(at, {
        changes: [
          {
            action: 'give_to_group',
            group_sid: empty,
            role_sid: roleSids.developer,
            account_sid: account,
          },
        ],
      }),
    );
    expect(batch.code).toBe('role_assignment.changes_refused');
    // A role on the account covers what the organization's does not: Administrator there holds more than Developer.
    await ours.owner.client.roleAssignments.create(at, {
      user_sid: by.userSid,
      role_sid: roleSids.accountAdministrator,
      account_sid: account,
    });
    expect(await outcomeOf(attempts[2]?.() ?? Promise.resolve())).toBe('done');
    expect(await outcomeOf(attempts[4]?.() ?? Promise.resolve())).toBe('done');
    // A group that holds nothing may be filled and emptied by whoever keeps groups.
    await by.client.groupMembers.add(at, empty, { user_sids: [first.userSid] });
    await by.client.groups.delete(at, empty);
  });

  it('asks for the right to give and take roles, where the group holds one', async () => {
    const by = await limited(secretary);
    const at = ours.organizationSid;
    const [first] = members;
    const group = await makeGroup({ holds: [{ role_sid: roleSids.standardUser }] });
    const added = await refusalOf(
      by.client.groupMembers.add(at, group, { user_sids: [first.userSid] }),
    );
    expect(added.problem).toMatchObject({
      code: 'request.forbidden',
      missing_permission: '/bailiwick/iam/role-assignments/create',
    });
    await ours.owner.client.groupMembers.add(at, group, { user_sids: [first.userSid] });
    const removed = await refusalOf(by.client.groupMembers.remove(at, group, first.userSid));
    expect(removed.problem).toMatchObject({
      missing_permission: '/bailiwick/iam/role-assignments/delete',
    });
    expect(await outcomeOf(by.client.groups.delete(at, group))).toBe('request.forbidden');
    const bare = await makeGroup();
    await by.client.groupMembers.add(at, bare, { user_sids: [first.userSid] });
  });

  it('holds for a machine by what it was given, not by all that its person holds', async () => {
    const account = await newAccount();
    const [first] = members;
    const at = ours.organizationSid;
    const group = await makeGroup({
      holds: [{ role_sid: roleSids.developer, account_sid: account }],
    });
    const iam = (name: string) => `/bailiwick/iam/${name}`;
    const { key } = await ours.owner.client.apiKeys.create(at, {
      name: unique('Key '),
      permissions: [
        iam('groups/read'),
        iam('groups/update'),
        iam('role-assignments/create'),
        iam('role-assignments/delete'),
      ],
    });
    const machine = app.client(key);
    const attempt = () => machine.groupMembers.add(at, group, { user_sids: [first.userSid] });
    expect(await outcomeOf(attempt())).toBe('role_assignment.above_own');
    await ours.owner.client.groupMembers.add(at, group, { user_sids: [first.userSid] });
    expect(await outcomeOf(machine.groupMembers.remove(at, group, first.userSid))).toBe(
      'role_assignment.above_own',
    );
    const bare = await makeGroup();
    expect(await machine.groupMembers.add(at, bare, { user_sids: [first.userSid] })).toEqual({
      added: 1,
      already: 0,
    });
  });

  it('is not got around by a name: what a group holds hangs on its SID', async () => {
    const account = await newAccount();
    const [first] = members;
    const holding = await makeGroup({
      holds: [{ role_sid: roleSids.developer, account_sid: account }],
    });
    const { client } = ours.owner;
    const { friendly_name } = await client.groups.get(ours.organizationSid, holding);
    await client.groups.update(ours.organizationSid, holding, { friendly_name: unique('Was ') });
    const namesake = await client.groups.create(ours.organizationSid, { friendly_name });
    await client.groupMembers.add(ours.organizationSid, namesake.sid, {
      user_sids: [first.userSid],
    });
    expect(await openedBy(first, account)).toBe('request.not_found');
  });
});

describe('whoever leaves the organization leaves its groups', () => {
  const groupsOf = async (person: Person) => {
    const { rows } = await app.superuser.query(
      'select 1 from group_members where user_id = $1 and ended_at is null',
      [uuidOf(person.userSid)],
    );
    return rows.length;
  };
  const twoGroups = (person: Person) =>
    Promise.all([makeGroup({ people: [person] }), makeGroup({ people: [person] })]);

  it('by removal, whose impact says so', async () => {
    const person = await app.join(ours);
    await twoGroups(person);
    const { client } = ours.owner;
    const impact = await client.organizationUsers.removeDryRun(
      ours.organizationSid,
      person.userSid,
      { accounts: [] },
    );
    expect(impact.changes).toContainEqual(
      expect.objectContaining({ what: 'groups_left', count: 2 }),
    );
    expect(await groupsOf(person)).toBe(2);
    await client.organizationUsers.remove(ours.organizationSid, person.userSid, { accounts: [] });
    expect(await groupsOf(person)).toBe(0);
  });

  it('by being offboarded, deleted, or moved by any other door', async () => {
    const [offboarded, deleted, moved] = [
      await app.join(ours),
      await app.join(ours),
      await app.join(ours),
    ];
    for (const person of [offboarded, deleted, moved]) await twoGroups(person);
    const { client } = ours.owner;
    await client.organizationUsers.offboard(ours.organizationSid, offboarded.userSid, {
      accounts: [],
    });
    expect(await groupsOf(offboarded)).toBe(0);
    await client.organizationUsers.delete(ours.organizationSid, deleted.userSid, { accounts: [] });
    await app.travel({ days: 31 });
    await app.runJob('users.end_deletions');
    expect(await groupsOf(deleted)).toBe(0);
    await app.superuser.query('begin');
    await app.superuser.query('set constraints all deferred');
    await app.superuser.query(
      `update role_assignments set ended_at = now() where user_id = $1 and ended_at is null`,
      [uuidOf(moved.userSid)],
    );
    await app.superuser.query('update users set organization_id = null where id = $1', [
      uuidOf(moved.userSid),
    ]);
    await app.superuser.query('commit');
    expect(await groupsOf(moved)).toBe(0);
  });
});
