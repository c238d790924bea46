/** Access as of a past moment: random changes, and at each recorded moment the answer that was given then. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type Person, type TestApp } from '../../testing/app.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';
import { roleSids } from '../roles/index.ts';

let app: TestApp;
let owner: pg.Client;

beforeAll(async () => {
  app = await createTestApp();
  owner = new pg.Client({ connectionString: app.database.url });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await app.close();
});

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A moment between two changes, by the clock of the database. */
async function momentNow(): Promise<string> {
  await pause(4);
  const { rows } = await owner.query<{ now: Date }>('select clock_timestamp() as now');
  await pause(4);
  return rows[0]?.now.toISOString() ?? '';
}

/** The same sequence for the same seed (mulberry32). */
function randomFrom(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { pick: <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T };
}

const permissions = ['/bailiwick/account/accounts/read', '/bailiwick/account/credentials/manage'];

interface World {
  readonly founded: Founded;
  readonly groups: readonly string[];
  readonly people: readonly Person[];
  readonly accounts: string[];
}

async function makeWorld(): Promise<World> {
  const founded = await app.found();
  const { client } = founded.owner;
  const people = [founded.owner];
  for (let index = 0; index < 4; index += 1) people.push(await app.join(founded));
  const second = await client.organizationAccounts.create(founded.organizationSid, {
    friendly_name: 'Second',
  });
  const below = await client.subaccounts.create(founded.accountSid, { friendly_name: 'Below' });
  const groups: string[] = [];
  for (const friendly_name of ['One', 'Two'])
    groups.push((await client.groups.create(founded.organizationSid, { friendly_name })).sid);
  return { founded, people, groups, accounts: [founded.accountSid, second.sid, below.sid] };
}

/** Everything that the question answers about this world, now or as of a moment. */
async function answers({ founded, people, accounts }: World, at?: string) {
  const { client } = founded.owner;
  const moment = at === undefined ? {} : { at };
  const checks = people.flatMap((person) =>
    accounts.flatMap((account_sid) =>
      permissions.map((permission) => ({ user_sid: person.userSid, account_sid, permission })),
    ),
  );
  const { allowed } = await client.access.checkBatch({ checks, ...moment });
  const reached = await Promise.all(
    people.map((person) =>
      client.access.whatCanUserReach(founded.organizationSid, person.userSid, moment),
    ),
  );
  const able = await Promise.all(
    accounts.flatMap((account_sid) =>
      permissions.map((permission) =>
        client.access.whoCan(founded.organizationSid, { permission, account_sid, ...moment }),
      ),
    ),
  );
  const [first] = checks;
  const single = await client.access.check({ ...(first ?? { permission: '' }), ...moment });
  return {
    allowed,
    reached: reached.map((page) => page.items),
    able: able.map((page) => page.items),
    single,
  };
}

type Random = ReturnType<typeof randomFrom>;

/** One change through the API; what is refused changes nothing, which is a change like any other here. */
async function changeSomething({ founded, people, accounts, groups }: World, random: Random) {
  const { client } = founded.owner;
  const { organizationSid } = founded;
  const person = random.pick(people);
  const account = random.pick(accounts);
  const group = random.pick(groups);
  const held = async () =>
    (
      await client.roleAssignments.list(organizationSid, {
        scope_kind: 'account',
        page_size: 200,
      })
    ).items.filter((row) => row.sid !== null);
  const changes: Record<string, () => Promise<unknown>> = {
    give: () =>
      client.roleAssignments.create(organizationSid, {
        user_sid: person.userSid,
        account_sid: account,
        role_sid: random.pick([
          roleSids.developer,
          roleSids.support,
          roleSids.accountAdministrator,
        ]),
      }),
    promote: () =>
      client.roleAssignments.create(organizationSid, {
        user_sid: person.userSid,
        role_sid: random.pick([
          roleSids.organizationAdministrator,
          roleSids.standardUser,
          roleSids.auditor,
        ]),
      }),
    come_in: () => client.groupMembers.add(organizationSid, group, { user_sids: [person.userSid] }),
    go_out: () => client.groupMembers.remove(organizationSid, group, person.userSid),
    give_to_group: () =>
      client.groupRoleAssignments.create(organizationSid, {
        group_sid: group,
        account_sid: account,
        role_sid: random.pick([roleSids.developer, roleSids.support]),
      }),
    give_group_all: () =>
      client.groupRoleAssignments.create(organizationSid, {
        group_sid: group,
        role_sid: roleSids.auditor,
      }),
    take_from_group: async () =>
      client.groupRoleAssignments.delete(
        organizationSid,
        random.pick((await client.groupRoleAssignments.list(organizationSid)).items).sid,
      ),
    take: async () =>
      client.roleAssignments.delete(organizationSid, random.pick(await held()).sid ?? ''),
    deactivate: () => client.organizationUsers.deactivate(organizationSid, person.userSid),
    reactivate: () => client.organizationUsers.reactivate(organizationSid, person.userSid),
    suspend: () => client.organizationAccounts.suspend(organizationSid, account),
    resume: () => client.organizationAccounts.reactivate(organizationSid, account),
    close: () => client.organizationAccounts.close(organizationSid, account),
    restore: () => client.organizationAccounts.restore(organizationSid, account),
    own: () =>
      client.organizationAccounts.changeOwner(organizationSid, account, {
        owner_user_sid: person.userSid,
      }),
  };
  const name = random.pick(Object.keys(changes));
  try {
    await changes[name]?.();
    return name;
  } catch {
    return undefined;
  }
}

describe('the answer as of a moment', () => {
  it.each([1, 2, 3])('is the answer that was given then (seed %i)', async (seed) => {
    const world = await makeWorld();
    const random = randomFrom(seed);
    const moments: { at: string; then: Awaited<ReturnType<typeof answers>> }[] = [];
    const done = new Set<string>();
    for (let step = 0; step < 80; step += 1) {
      const change = await changeSomething(world, random);
      if (change === undefined) continue;
      done.add(change);
      moments.push({ at: await momentNow(), then: await answers(world) });
    }
    expect(done.size).toBeGreaterThan(4);
    expect(new Set(moments.map(({ then }) => JSON.stringify(then))).size).toBeGreaterThan(5);
    for (const { at, then } of moments) expect(await answers(world, at), at).toEqual(then);
  });

  it('knows an account that has left, for the time at which it was here, and not for later', async () => {
    const { founded, people } = await makeWorld();
    const { client } = founded.owner;
    const [, person] = people;
    const { organizationSid } = founded;
    const account = (
      await client.organizationAccounts.create(organizationSid, { friendly_name: 'Leaving' })
    ).sid;
    await client.roleAssignments.create(organizationSid, {
      user_sid: person?.userSid ?? '',
      account_sid: account,
      role_sid: roleSids.developer,
    });
    const here = await momentNow();
    const other = await app.found('Other');
    await owner.query('begin');
    await owner.query('set constraints all deferred');
    const ids = [account, other.organizationSid, other.owner.userSid].map((sid) =>
      sid.slice(2).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    );
    await owner.query(
      'update accounts set organization_id = $2, owner_user_id = $3 where id = $1',
      ids,
    );
    await owner.query(
      'update role_assignments set organization_id = $2 where account_id = $1',
      ids.slice(0, 2),
    );
    await owner.query('commit');
    const gone = await momentNow();
    const who = (by: Founded, at?: string) =>
      by.owner.client.access.whoCan(by.organizationSid, {
        permission: permissions[1] ?? '',
        account_sid: account,
        ...(at === undefined ? {} : { at }),
      });
    const names = async (by: Founded, at?: string) =>
      (await who(by, at)).items.map((row) => row.user_sid);
    expect(await names(founded, here)).toContain(person?.userSid);
    expect(await names(founded, gone)).toEqual([]);
    expect(await names(founded)).toEqual([]);
    // The one that has it now learns nothing of the time before.
    expect(await names(other, here)).toEqual([]);
    expect(await names(other)).toContain(other.owner.userSid);
    const ask = (at: string) =>
      other.owner.client.access.check({
        user_sid: founded.owner.userSid,
        account_sid: account,
        permission: permissions[0] ?? '',
        at,
      });
    expect(await ask(here)).toMatchObject({ allowed: false, because: [] });
    const reach = (at?: string) =>
      client.access.whatCanUserReach(
        organizationSid,
        person?.userSid ?? '',
        at === undefined ? {} : { at },
      );
    expect((await reach(here)).items.map((row) => row.account_sid)).toContain(account);
    expect((await reach()).items.map((row) => row.account_sid)).not.toContain(account);
  });

  it('keeps one open period of everything, and periods that meet', async () => {
    const { rows } = await owner.query(
      `select h.subject_id from access_history h
      left join access_history n on n.subject_id = h.subject_id and n.from_at = h.until_at
      where (h.until_at is not null and n.subject_id is null) or h.until_at <= h.from_at`,
    );
    expect(rows).toEqual([]);
    const { rows: counts } = await owner.query(
      `select (select count(*) from users) + (select count(*) from accounts) + (select count(*) from organizations)
        - (select count(*) from access_history where until_at is null) as missing`,
    );
    expect(counts).toEqual([{ missing: '0' }]);
    await owner.query('set role bailiwick_app');
    await expect(owner.query('delete from access_history')).rejects.toThrow(/permission denied/);
    await expect(owner.query(`update access_history set state = 'x'`)).rejects.toThrow(/denied/);
    await owner.query('reset role');
  });
});

describe('a moment that nobody knows about', () => {
  it.each([
    ['before history began', '2020-01-01T00:00:00Z', 'access.before_history'],
    ['in the future', '2126-01-01T00:00:00Z', 'access.in_future'],
    ['that is none', 'last Tuesday', 'request.invalid'],
    ['without a zone', '2026-11-24T00:00:00', 'request.invalid'],
  ])('%s is refused with the reason, in every form', async (_what, at, code) => {
    const founded = await app.found();
    const { client, userSid } = founded.owner;
    const pair = { account_sid: founded.accountSid, permission: permissions[0] ?? '' };
    expect(await outcomeOf(client.access.check({ ...pair, at }))).toBe(code);
    expect(await outcomeOf(client.access.checkBatch({ checks: [pair], at }))).toBe(code);
    expect(
      await outcomeOf(client.access.whatCanUserReach(founded.organizationSid, userSid, { at })),
    ).toBe(code);
    const refusal = await refusalOf(client.access.whoCan(founded.organizationSid, { ...pair, at }));
    expect(refusal.problem.code).toBe(code);
    if (code === 'access.before_history')
      expect(refusal.problem.facts?.['history_began_at']).toMatch(/^\d{4}-/);
  });
});
