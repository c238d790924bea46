/** Groups: making and changing them, whose they are, and what a change of one would change. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Founded, type Person, type TestApp, unique } from '../../testing/app.ts';
import { type Grouping, startGrouping, uuidOf } from '../../testing/grouping.ts';
import { brokenInvariants } from '../../testing/invariants.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';
import { roleSids } from '../roles/index.ts';

let app: TestApp;
let ours: Founded;
let theirs: Founded;
let members: Grouping['members'];
let makeGroup: Grouping['makeGroup'];
let newAccount: Grouping['newAccount'];

beforeAll(async () => {
  ({ app, ours, theirs, members, makeGroup, newAccount } = await startGrouping());
});
afterAll(async () => {
  expect(await brokenInvariants(app.superuser)).toEqual({});
  await app.close();
});

const openedBy = (person: Person, accountSid: string) =>
  outcomeOf(person.client.accounts.get(accountSid));

describe('the group itself', () => {
  it('is made, read, renamed and listed, with one event for each change', async () => {
    const { client } = ours.owner;
    const made = await client.groups.create(ours.organizationSid, {
      friendly_name: 'Night shift',
      description: 'Whoever answers at night.',
    });
    expect(made).toMatchObject({
      friendly_name: 'Night shift',
      description: 'Whoever answers at night.',
      origin: 'manual',
      external_id: null,
      members: 0,
      roles: 0,
      version: 1,
    });
    const renamed = await client.groups.update(ours.organizationSid, made.sid, {
      friendly_name: 'Day shift',
    });
    expect(renamed).toMatchObject({
      friendly_name: 'Day shift',
      description: 'Whoever answers at night.',
      version: 2,
    });
    expect(await client.groups.get(ours.organizationSid, made.sid)).toEqual(renamed);
    const events = await client.auditEvents.list(ours.organizationSid, {
      target_sid: made.sid,
    });
    expect(events.items.map(({ event }) => event)).toEqual(['group.changed', 'group.created']);
    expect(events.items[0]?.sentence).toContain('changed the group Day shift');
  });

  it('has its name alone, whatever its capitals, until it is deleted', async () => {
    const { client } = ours.owner;
    const name = unique('Ärzte ');
    const { sid } = await client.groups.create(ours.organizationSid, { friendly_name: name });
    const again = { friendly_name: name.toUpperCase() };
    const refusal = await refusalOf(client.groups.create(ours.organizationSid, again));
    expect(refusal.problem).toMatchObject({
      code: 'group.name_taken',
      errors: [{ pointer: '/friendly_name' }],
    });
    const other = await makeGroup();
    expect(await outcomeOf(client.groups.update(ours.organizationSid, other, again))).toBe(
      'group.name_taken',
    );
    // The same name in other capitals, for itself.
    await client.groups.update(ours.organizationSid, sid, again);
    await client.groups.delete(ours.organizationSid, sid);
    await client.groups.create(ours.organizationSid, again);
    await theirs.owner.client.groups.create(theirs.organizationSid, again);
  });

  it.each([
    ['an empty name', { friendly_name: '' }],
    ['a name that is too long', { friendly_name: 'x'.repeat(65) }],
    ['a name of spaces', { friendly_name: '  ' }],
    ['two lines', { friendly_name: 'one\ntwo' }],
    ['a long description', { friendly_name: 'Fine', description: 'x'.repeat(501) }],
    ['a field of a directory', { friendly_name: 'Fine', external_id: 'mine' }],
  ])('refuses %s', async (_what, body) => {
    const { client } = ours.owner;
    expect(await outcomeOf(client.groups.create(ours.organizationSid, body))).toBe(
      'request.invalid',
    );
  });

  it('refuses an earlier version', async () => {
    const group = await makeGroup();
    const { client } = ours.owner;
    const change = { friendly_name: unique('N ') };
    await client.groups.update(ours.organizationSid, group, change, { ifMatch: 1 });
    expect(
      await outcomeOf(
        client.groups.update(ours.organizationSid, group, { description: 'late' }, { ifMatch: 1 }),
      ),
    ).toBe('request.stale');
  });

  it('is nobody else’s: of another organization nothing is found, given or changed', async () => {
    const theirGroup = await makeGroup({ side: theirs, people: [theirs.owner] });
    const ourGroup = await makeGroup();
    const { client } = ours.owner;
    const at = ours.organizationSid;
    const calls = [
      client.groups.get(at, theirGroup),
      client.groups.update(at, theirGroup, { description: 'mine' }),
      client.groups.delete(at, theirGroup),
      client.groupMembers.list(at, theirGroup),
      client.groupMembers.add(at, theirGroup, { user_sids: [members[0].userSid] }),
      client.groupMembers.remove(at, theirGroup, theirs.owner.userSid),
      client.groupMembers.remove(at, ourGroup, theirs.owner.userSid),
      client.groupRoleAssignments.create(at, {
        group_sid: theirGroup,
        role_sid: roleSids.developer,
        account_sid: ours.accountSid,
      }),
      client.groupRoleAssignments.create(at, {
        group_sid: ourGroup,
        role_sid: roleSids.developer,
        account_sid: theirs.accountSid,
      }),
      client.groups.list(theirs.organizationSid),
    ];
    for (const outcome of await Promise.all(calls.map(outcomeOf)))
      expect(outcome).toBe('request.not_found');
    const refused = await refusalOf(
      client.groupMembers.add(at, ourGroup, {
        user_sids: [members[0].userSid, theirs.owner.userSid, `US${'0'.repeat(32)}`],
      }),
    );
    expect(refused.problem).toMatchObject({
      code: 'group.not_managed',
      errors: [{ pointer: '/user_sids/1' }, { pointer: '/user_sids/2' }],
    });
    expect((await client.groups.get(at, ourGroup)).members).toBe(0);
    const changed = await refusalOf(
      client.roleAssignments.change(at, {
        changes: [
          {
            action: 'give_to_group',
            group_sid: theirGroup,
            role_sid: roleSids.developer,
            account_sid: ours.accountSid,
          },
        ],
      }),
    );
    expect(changed.problem.errors).toMatchObject([{ pointer: '/changes/0' }]);
    expect((await client.groups.list(at, { user_sid: theirs.owner.userSid })).items).toEqual([]);
  });

  it('the database itself refuses rows of two organizations', async () => {
    const group = uuidOf(await makeGroup());
    const insert = (columns: string, values: readonly unknown[]) =>
      app.superuser.query(columns, [...values]);
    await expect(
      insert('insert into group_members (organization_id, group_id, user_id) values ($1, $2, $3)', [
        uuidOf(theirs.organizationSid),
        group,
        uuidOf(theirs.owner.userSid),
      ]),
    ).rejects.toThrow(/group_members_group/);
    await expect(
      insert('insert into group_members (organization_id, group_id, user_id) values ($1, $2, $3)', [
        uuidOf(ours.organizationSid),
        group,
        uuidOf(theirs.owner.userSid),
      ]),
    ).rejects.toThrow(/group_members_managed/);
    await expect(
      insert(
        `insert into role_assignments (id, scope_id, scope_kind, organization_id, group_id, role_id)
        values (gen_random_uuid(), $1, 'organization', $1, $2, 'IX')`,
        [uuidOf(theirs.organizationSid), group],
      ),
    ).rejects.toThrow(/role_assignments_group/);
  });

  it('is seen by those who may read, and changed by those who may change', async () => {
    const auditor = await app.join(ours, { role: roleSids.auditor });
    const group = await makeGroup();
    await auditor.client.groups.get(ours.organizationSid, group);
    await auditor.client.groupMembers.list(ours.organizationSid, group);
    const [standard] = members;
    const calls = [
      auditor.client.groups.create(ours.organizationSid, { friendly_name: 'Mine' }),
      auditor.client.groups.update(ours.organizationSid, group, { description: 'x' }),
      auditor.client.groups.delete(ours.organizationSid, group),
      auditor.client.groupMembers.add(ours.organizationSid, group, {
        user_sids: [auditor.userSid],
      }),
      auditor.client.groupRoleAssignments.create(ours.organizationSid, {
        group_sid: group,
        role_sid: roleSids.auditor,
      }),
      standard.client.groups.list(ours.organizationSid),
    ];
    for (const outcome of await Promise.all(calls.map(outcomeOf)))
      expect(outcome).toBe('request.forbidden');
  });

  it('that a directory keeps is changed by the directory alone; what it holds is decided here', async () => {
    const person = await app.join(ours);
    const group = await makeGroup({ people: [person] });
    await app.superuser.query(
      `update groups set origin = 'provisioned', external_id = 'dir-1' where id = $1`,
      [uuidOf(group)],
    );
    const { client } = ours.owner;
    const at = ours.organizationSid;
    const calls = [
      client.groups.update(at, group, { description: 'x' }),
      client.groups.delete(at, group),
      client.groupMembers.add(at, group, { user_sids: [ours.owner.userSid] }),
      client.groupMembers.remove(at, group, person.userSid),
    ];
    for (const outcome of await Promise.all(calls.map(outcomeOf)))
      expect(outcome).toBe('group.kept_by_directory');
    await client.groupRoleAssignments.create(at, { group_sid: group, role_sid: roleSids.auditor });
    expect(await client.groups.get(at, group)).toMatchObject({
      origin: 'provisioned',
      external_id: 'dir-1',
      roles: 1,
    });
  });
});

describe('the impact', () => {
  it('says how many people lose what, and changes nothing', async () => {
    const account = await newAccount();
    const [first, second, third] = members;
    const at = ours.organizationSid;
    const { client } = ours.owner;
    const group = await makeGroup({
      people: [first, second, third],
      holds: [{ role_sid: roleSids.developer, account_sid: account }],
    });
    // One of them reaches it otherwise.
    await client.roleAssignments.create(at, {
      user_sid: second.userSid,
      role_sid: roleSids.support,
      account_sid: account,
    });
    const counts = (impact: { changes: readonly { what: string; count: number }[] }) =>
      Object.fromEntries(impact.changes.map(({ what, count }) => [what, count]));
    const deleted = await client.groups.deleteDryRun(at, group);
    expect(counts(deleted)).toEqual({ people_in_it: 3, roles_ended: 1, people_losing_access: 2 });
    const removed = await client.groupMembers.removeDryRun(at, group, first.userSid);
    expect(counts(removed)).toEqual({ roles_ended: 1, people_losing_access: 1 });
    const [assignment] = (await client.groupRoleAssignments.list(at, { group_sid: group })).items;
    const taken = await client.groupRoleAssignments.deleteDryRun(at, assignment?.sid ?? '');
    expect(counts(taken)).toEqual({ roles_ended: 1, people_losing_access: 2 });
    const added = await client.groupMembers.addDryRun(at, group, {
      user_sids: [ours.owner.userSid],
    });
    expect(counts(added)).toEqual({ people_added: 1, roles_given: 1 });
    expect(await client.groups.get(at, group)).toMatchObject({ members: 3, roles: 1 });
    expect(await openedBy(first, account)).toBe('done');
  });
});
