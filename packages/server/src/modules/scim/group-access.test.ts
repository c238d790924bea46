/**
 * What groups may not become over SCIM: a way to more than Administrators give, a way into other organizations and
 * connections, or a way to empty an organization. Whatever is refused leaves the whole database as it was.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type TestApp, unique } from '../../testing/app.ts';
import { outcomeOf } from '../../testing/refusal.ts';
import {
  connectScim,
  createGroupTools,
  createScimTools,
  expectRefused,
  patchUrn,
  type ScimAnswer,
  type ScimConnection,
} from '../../testing/scim.ts';
import { snapshotOf } from '../../testing/snapshot.ts';
import { roleSids } from '../roles/index.ts';

/** A role of the vendor, of which Administrators hold only a part. */
const dispatcher = `IX${'e'.repeat(32)}`;

let app: TestApp;
let founded: Founded;
let scim: ScimConnection;
let people: ReturnType<typeof createScimTools>;
let groups: ReturnType<typeof createGroupTools>;

beforeAll(async () => {
  app = await createTestApp({
    roles: [
      {
        sid: dispatcher,
        name: 'Dispatcher',
        description: 'Sends what Administrators do not',
        scope: 'account',
        permissions: ['/acme/messages/dispatch', '/bailiwick/account/accounts/read'],
      },
    ],
  });
  founded = await app.found();
  scim = await connectScim(app, founded);
  people = createScimTools(scim, founded.domain);
  groups = createGroupTools(scim);
});
afterAll(() => app.close());

/** What is written down of requests is no change. */
const records = [
  'provisioning_requests',
  'provisioning_tokens',
  'provisioning_holds',
  'provisioning_group_holds',
];

type Run = () => Promise<ScimAnswer>;

/** The details of the refusals. */
async function allRefused(
  runs: readonly Run[],
  status: number,
  scimType?: string,
  besides = records,
) {
  const before = await snapshotOf(app.database.url, besides);
  const details: string[] = [];
  for (const run of runs) {
    const answer = await run();
    expectRefused(answer, status, scimType);
    details.push(String(answer.json['detail']));
  }
  expect(await snapshotOf(app.database.url, besides)).toBe(before);
  return details;
}

const refusedWhole = async (run: Run, status: number, scimType?: string) =>
  (await allRefused([run], status, scimType)).join('');

const give = (group_sid: string, role_sid: string, account_sid?: string) =>
  founded.owner.client.groupRoleAssignments.create(founded.organizationSid, {
    group_sid,
    role_sid,
    ...(account_sid === undefined ? {} : { account_sid }),
  });

/** Every way to bring somebody into a group. */
const waysIn = (id: string, displayName: string, userSid: string) => {
  const value = groups.members([userSid]);
  return [
    () => groups.patch(id, { op: 'add', path: 'members', value }),
    () => groups.patch(id, { op: 'Add', path: 'members', value: [{ $ref: null, value: userSid }] }),
    () => groups.patch(id, { op: 'replace', path: 'members', value }),
    () => groups.patch(id, { op: 'replace', value: { members: value } }),
    () =>
      groups.patch(
        id,
        { op: 'replace', path: 'displayName', value: unique('Renamed ') },
        { op: 'add', path: 'members', value },
      ),
    () => scim.call('PUT', `/Groups/${id}`, { displayName, members: value }),
  ];
};

describe('the ceiling (SC-09)', () => {
  it('what Administrators give comes with the group, and goes with it', async () => {
    const person = await app.join(founded);
    const group = await groups.create();
    await give(group.id, roleSids.developer, founded.accountSid);
    const opened = () => outcomeOf(person.client.accounts.get(founded.accountSid));
    expect(await opened()).toBe('request.not_found');
    await groups.patch(group.id, {
      op: 'add',
      path: 'members',
      value: groups.members([person.userSid]),
    });
    expect(await opened()).toBe('done');
    await groups.patch(group.id, { op: 'remove', path: `members[value eq "${person.userSid}"]` });
    expect(await opened()).toBe('request.not_found');
    await groups.patch(group.id, {
      op: 'add',
      path: 'members',
      value: groups.members([person.userSid]),
    });
    expect((await scim.call('DELETE', `/Groups/${group.id}`)).status).toBe(204);
    expect(await opened()).toBe('request.not_found');
  });

  it('nobody is made an Administrator by a machine, by any way in', async () => {
    const { id: userSid } = await people.create();
    const group = await groups.create();
    await give(group.id, roleSids.organizationAdministrator);
    for (const run of waysIn(group.id, group.displayName, userSid)) {
      const detail = await refusedWhole(run, 403);
      expect(detail).toContain('Okta is a machine. Administrator is a role that people give.');
      expect(detail).toContain('A person who signs in and may do it');
    }
    // Who was brought in by a person is taken out by the directory: an offboarding is not held up.
    await groups.patch(group.id, { op: 'replace', path: 'displayName', value: unique('Admins ') });
  });

  it('nobody gets what Administrators do not hold', async () => {
    const { id: userSid } = await people.create();
    const group = await groups.create();
    await app.superuser.query(
      `insert into role_assignments (id, scope_id, scope_kind, organization_id, account_id, group_id, role_id)
        select gen_random_uuid(), a.id, 'account', a.organization_id, a.id, g.id, $2 from groups g, accounts a
        where 'GR' || replace(g.id::text, '-', '') = $1 and 'AC' || replace(a.id::text, '-', '') = $3`,
      [group.id, dispatcher, founded.accountSid],
    );
    for (const run of waysIn(group.id, group.displayName, userSid)) {
      const detail = await refusedWhole(run, 403);
      expect(detail).toContain('You may not give Dispatcher');
      expect(detail).toContain('/acme/messages/dispatch');
    }
  });

  it('an Administrator who is in it already stays, and is taken out', async () => {
    const [person, other] = [await people.create(), await people.create()];
    const group = await groups.create([person.id]);
    await give(group.id, roleSids.organizationAdministrator);
    const path = 'members';
    const same = groups.members([person.id]);
    expect((await groups.patch(group.id, { op: 'add', path, value: same })).status).toBe(204);
    expect((await groups.patch(group.id, { op: 'replace', path, value: same })).status).toBe(204);
    const more = groups.members([person.id, other.id]);
    await refusedWhole(() => groups.patch(group.id, { op: 'replace', path, value: more }), 403);
    expect((await groups.patch(group.id, { op: 'remove', path })).status).toBe(204);
    expect(await groups.membersOf(group.id)).toEqual([]);
  });
});

describe('whom a connection names', () => {
  it('people of another organization, of nobody, and of another connection are refused, all or none (T155)', async () => {
    const [other, stranger] = [await app.found('Elsewhere'), await app.signUp()];
    const second = await connectScim(app, founded);
    const theirs = await createScimTools(second, founded.domain).create();
    const { id: mine } = await people.create();
    const group = await groups.create();
    await give(group.id, roleSids.developer, founded.accountSid);
    for (const sid of [other.owner.userSid, stranger.userSid, theirs.id, group.id, 'nobody']) {
      const value = groups.members([mine, sid]);
      const ways = [
        ...waysIn(group.id, group.displayName, sid),
        () => groups.patch(group.id, { op: 'add', path: 'members', value }),
        () => scim.call('POST', '/Groups', { displayName: unique('G'), members: value }),
      ];
      for (const detail of await allRefused(ways, 400, 'invalidValue')) {
        expect(detail).toContain('Nobody was added');
        expect(detail).not.toContain('@');
      }
    }
  });

  it("another connection's groups and another organization's are not there, and their ids mean nothing", async () => {
    const second = await connectScim(app, founded);
    const others = createGroupTools(second);
    const externalId = unique('shared-');
    const mine = await groups.create([], { externalId });
    // What one connection calls a group means nothing to another (SC-04).
    const theirs = await others.create([], { externalId });
    expect(theirs.id).not.toBe(mine.id);
    expect((await groups.find(`externalId eq "${externalId}"`)).json['totalResults']).toBe(1);
    const elsewhere = await app.found('Elsewhere');
    const far = createGroupTools(await connectScim(app, elsewhere));
    const distant = await far.create([], { externalId: mine.id });
    expect(distant.id).not.toBe(mine.id);
    for (const id of [theirs.id, distant.id])
      for (const run of [
        () => scim.call('GET', `/Groups/${id}`),
        () => scim.call('PUT', `/Groups/${id}`, { displayName: unique('Mine ') }),
        () => groups.patch(id, { op: 'replace', path: 'displayName', value: unique('Mine ') }),
        () => scim.call('DELETE', `/Groups/${id}`),
      ])
        await refusedWhole(run, 404);
    await refusedWhole(
      () => scim.call('POST', '/Groups', { displayName: theirs.displayName }),
      409,
      'uniqueness',
    );
  });

  it('people whom it does not see stay in a group, and are not shown', async () => {
    const strict = await connectScim(app, founded, { adopts_people: false });
    const { create, membersOf, patch } = createGroupTools(strict);
    const { id: mine } = await createScimTools(strict, founded.domain).create();
    const group = await create([mine]);
    const hidden = await app.join(founded);
    await app.superuser.query(
      `insert into group_members (organization_id, group_id, user_id) select g.organization_id, g.id, u.id from groups g, users u
        where 'GR' || replace(g.id::text, '-', '') = $1 and u.email = $2`,
      [group.id, hidden.email],
    );
    expect(await membersOf(group.id)).toEqual([mine]);
    await patch(group.id, { op: 'remove', path: 'members' });
    const row = await founded.owner.client.groups.get(founded.organizationSid, group.id);
    expect(row.members).toBe(1);
  });
});

describe('groups that people made (SC-03)', () => {
  const makeByHand = async (here: Founded) =>
    here.owner.client.groups.create(here.organizationSid, { friendly_name: unique('By hand ') });

  it('are not there for a connection that may not adopt', async () => {
    const here = await app.found('Strict');
    const byHand = await makeByHand(here);
    const one = await connectScim(app, here, { adopts_people: false });
    const { find } = createGroupTools(one);
    expect((await find(`displayName eq "${byHand.friendly_name}"`)).json['totalResults']).toBe(0);
    for (const run of [
      () => one.call('GET', `/Groups/${byHand.sid}`),
      () => one.call('DELETE', `/Groups/${byHand.sid}`),
      () => one.call('PUT', `/Groups/${byHand.sid}`, { displayName: 'Mine' }),
    ])
      await refusedWhole(run, 404);
    await refusedWhole(
      () => one.call('POST', '/Groups', { displayName: byHand.friendly_name }),
      409,
      'uniqueness',
    );
  });

  it('are taken over with the first write of one that may: kept by it alone from then on, until it ends', async () => {
    const here = await app.found('Adopting');
    const { client } = here.owner;
    const byHand = await makeByHand(here);
    const member = await app.join(here);
    await client.groupMembers.add(here.organizationSid, byHand.sid, {
      user_sids: [member.userSid],
    });
    const one = await connectScim(app, here);
    const { find, patch, membersOf } = createGroupTools(one);
    const found = await find(`displayName eq "${byHand.friendly_name}"`);
    expect(found.json['totalResults']).toBe(1);
    expect(await membersOf(byHand.sid)).toEqual([member.userSid]);
    expect((await client.groups.get(here.organizationSid, byHand.sid)).origin).toBe('manual');
    await patch(byHand.sid, { op: 'add', path: 'externalId', value: 'dir-1' });
    expect(await client.groups.get(here.organizationSid, byHand.sid)).toMatchObject({
      origin: 'provisioned',
      external_id: 'dir-1',
      kept_by: { sid: one.sid, name: 'Okta' },
      members: 1,
    });
    const at = here.organizationSid;
    for (const attempt of [
      () => client.groups.update(at, byHand.sid, { friendly_name: 'Mine' }),
      () => client.groups.delete(at, byHand.sid),
      () => client.groupMembers.remove(at, byHand.sid, member.userSid),
    ])
      expect(await outcomeOf(attempt())).toBe('group.kept_by_directory');
    const { items } = await client.auditEvents.list(here.organizationSid, {
      event: 'group.adopted',
    });
    expect(items).toHaveLength(1);
    const second = await connectScim(app, here);
    await refusedWhole(() => second.call('GET', `/Groups/${byHand.sid}`), 404);
    const impact = await client.provisioningConnections.endDryRun(here.organizationSid, one.sid);
    expect(JSON.stringify(impact)).toContain('groups_kept_here');
    await client.provisioningConnections.end(here.organizationSid, one.sid);
    expect(await client.groups.get(here.organizationSid, byHand.sid)).toMatchObject({
      origin: 'manual',
      external_id: null,
      kept_by: null,
      members: 1,
    });
    await client.groupMembers.remove(here.organizationSid, byHand.sid, member.userSid);
  });
});

describe('a trial', () => {
  it('performs each write of a group and takes it back', async () => {
    const here = await app.found('Trial');
    const byHand = await here.owner.client.groups.create(here.organizationSid, {
      friendly_name: 'By hand',
    });
    const member = await app.join(here);
    const one = await connectScim(app, here, { is_dry_run: true });
    const { patch } = createGroupTools(one);
    const value = [{ value: member.userSid }];
    for (const run of [
      () => one.call('POST', '/Groups', { displayName: 'New', members: value }),
      () => patch(byHand.sid, { op: 'add', path: 'members', value }),
      () => one.call('PUT', `/Groups/${byHand.sid}`, { displayName: 'Other' }),
      () => one.call('DELETE', `/Groups/${byHand.sid}`),
    ])
      expect(await refusedWhole(run, 403)).toContain('It would have worked for');
    await refusedWhole(
      () => one.call('POST', '/Groups', { displayName: 'by HAND' }),
      409,
      'uniqueness',
    );
  });
});

describe('the brake', () => {
  /** Nine people in a group that gives something, and one that gives nothing. */
  async function braked(name: string) {
    const here = await app.found(name);
    const one = await connectScim(app, here, { brake_percent: 10 });
    const tools = createScimTools(one, here.domain);
    const ids: string[] = [];
    for (let made = 0; made < 9; made += 1) ids.push((await tools.create()).id);
    const own = createGroupTools(one);
    const [giving, plain] = [await own.create(ids), await own.create(ids)];
    await here.owner.client.groupRoleAssignments.create(here.organizationSid, {
      group_sid: giving.id,
      role_sid: roleSids.developer,
      account_sid: here.accountSid,
    });
    return { here, one, ids, own, giving, plain, people: tools };
  }

  it('holds what takes access from too many, by every way out, until an administrator lets it go', async () => {
    const { here, one, ids, own, giving, plain } = await braked('Braked');
    const ways = [
      () => own.patch(giving.id, { op: 'remove', path: 'members' }),
      () => own.patch(giving.id, { op: 'replace', path: 'members', value: [] }),
      () =>
        own.patch(giving.id, {
          op: 'Remove',
          path: 'members',
          value: own.members(ids.slice(0, 6)),
        }),
      () => own.patch(giving.id, { op: 'replace', value: { members: own.members(ids.slice(6)) } }),
      () =>
        one.call('PUT', `/Groups/${giving.id}`, { displayName: giving.displayName, members: [] }),
      () => one.call('DELETE', `/Groups/${giving.id}`),
    ];
    // The first of them is told to those who can let it go, by an event and mails.
    for (const run of ways.slice(0, 1)) expectRefused(await run(), 429);
    for (const detail of await allRefused(ways, 429, undefined, [...records, 'mails']))
      expect(detail).toContain('10 % of its people');
    const connections = here.owner.client.provisioningConnections;
    const held = await connections.get(here.organizationSid, one.sid);
    expect(held).toMatchObject({ state: 'held', held: { count: 0, groups: [giving.displayName] } });
    expect(held.sentence).toContain(`out of ${giving.displayName}`);
    const impact = await connections.releaseDryRun(here.organizationSid, one.sid);
    expect(JSON.stringify(impact)).toContain('groups_losing_members');
    // What gives nothing is nobody's loss.
    expect((await own.patch(plain.id, { op: 'remove', path: 'members' })).status).toBe(204);
    await connections.release(here.organizationSid, one.sid);
    expect((await connections.get(here.organizationSid, one.sid)).held.groups).toEqual([]);
    expect((await own.patch(giving.id, { op: 'remove', path: 'members' })).status).toBe(204);
  });

  it('counts each person once in a day, whether they lost a group or their login', async () => {
    const { here, one, ids, own, giving, people: tools } = await braked('Counted');
    const out = (id: string | undefined) =>
      own.patch(giving.id, { op: 'remove', path: `members[value eq "${id ?? ''}"]` });
    const keepOut = (id: string | undefined) =>
      tools.patch(id ?? '', { op: 'replace', value: { active: false } });
    for (const id of ids.slice(0, 3)) expect((await out(id)).status).toBe(204);
    // They were counted.
    for (const id of ids.slice(0, 2)) expect((await keepOut(id)).status).toBe(200);
    for (const id of ids.slice(3, 5)) expect((await keepOut(id)).status).toBe(200);
    expectRefused(await out(ids[5]), 429);
    expectRefused(await keepOut(ids[5]), 429);
    // Who cannot sign in loses nothing.
    expect((await out(ids[4])).status).toBe(204);
    const held = await here.owner.client.provisioningConnections.get(here.organizationSid, one.sid);
    expect(held.held).toMatchObject({ count: 1, groups: [giving.displayName] });
    expect(held.sentence).toContain('1 person');
    await app.superuser.query(`update scim_losses set lost_at = lost_at - interval '2 days'`);
    await app.superuser.query(
      `update scim_users set deactivated_at = deactivated_at - interval '2 days'`,
    );
    expect((await out(ids[5])).status).toBe(204);
  });

  it('lets five of ten at once through, and no more', async () => {
    const { ids, own, giving } = await braked('At once');
    const answers = await Promise.all(
      ids.map((id) => own.patch(giving.id, { op: 'remove', path: `members[value eq "${id}"]` })),
    );
    const statuses = answers.map(({ status }) => status).toSorted();
    expect(statuses).toEqual([204, 204, 204, 204, 204, 429, 429, 429, 429]);
  });
});

describe('what is kept of its requests', () => {
  it('shows those about groups', async () => {
    const here = await app.found('Requests');
    const one = await connectScim(app, here);
    const { create } = createGroupTools(one);
    const made = await create();
    const Operations = [{ op: 'add', path: 'members', value: [{ value: 'nobody' }] }];
    await one.call('PATCH', `/Groups/${made.id}`, { schemas: [patchUrn], Operations });
    await one.call('GET', '/Me');
    const { items } = await here.owner.client.provisioningConnections.listRequests(
      here.organizationSid,
      one.sid,
    );
    expect(
      items.map(({ method, address, status, refusal }) => [method, address, status, refusal]),
    ).toEqual([
      ['GET', '/scim/v2/Me', 501, 'scim.no_subject'],
      ['PATCH', `/scim/v2/Groups/${made.id}`, 400, 'scim.invalid_value'],
      ['POST', '/scim/v2/Groups', 201, null],
    ]);
  });
});
