/** One member more costs the same in a group of 100,000 as in a small one, and so does every question about access. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type Founded, type Person, type TestApp } from '../../testing/app.ts';
import { roleSids } from '../roles/index.ts';

const many = 100_000;

let app: TestApp;
let founded: Founded;
let small: string;
let large: string;
let people: Person[];

const uuidOf = (sid: string) =>
  sid.slice(2).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** People as an import would leave them, straight into the tables and without what triggers do for each row. */
async function fill(): Promise<void> {
  await app.superuser.query(`set session_replication_role = 'replica'`);
  await app.superuser.query(
    `insert into users (id, organization_id, email, email_as_typed, first_name, last_name, joined_by)
      select gen_random_uuid(), $1, 'p' || n || '@' || $2, 'p' || n || '@' || $2, 'P', lpad(n::text, 6, '0'), 'invitation'
      from generate_series(1, $3::int) n`,
    [uuidOf(founded.organizationSid), founded.domain, many],
  );
  await app.superuser.query(
    `insert into role_assignments (id, scope_id, scope_kind, organization_id, user_id, role_id)
      select gen_random_uuid(), $1, 'organization', $1, id, $2 from users where organization_id = $1 and first_name = 'P'`,
    [uuidOf(founded.organizationSid), roleSids.standardUser],
  );
  await app.superuser.query(
    `insert into group_members (organization_id, group_id, user_id)
      select $1, $2, id from users where organization_id = $1 and first_name = 'P'`,
    [uuidOf(founded.organizationSid), uuidOf(large)],
  );
  await app.superuser.query('update groups set member_count = $2 where id = $1', [
    uuidOf(large),
    many,
  ]);
  await app.superuser.query('reset session_replication_role');
  await app.superuser.query('analyze users, role_assignments, group_members, groups');
}

beforeAll(async () => {
  app = await createTestApp();
  founded = await app.found();
  const { client } = founded.owner;
  people = [];
  for (let index = 0; index < 21; index += 1) people.push(await app.join(founded));
  const made = async (friendly_name: string) =>
    (await client.groups.create(founded.organizationSid, { friendly_name })).sid;
  [small, large] = [await made('Small'), await made('Large')];
  for (const group_sid of [small, large])
    await client.groupRoleAssignments.create(founded.organizationSid, {
      group_sid,
      role_sid: roleSids.developer,
      account_sid: founded.accountSid,
    });
  await fill();
}, 180_000);
afterAll(() => app.close());

async function costOf(run: () => Promise<unknown>) {
  const began = performance.now();
  const { cost } = await app.app.kernel.database.measure(run);
  return { statements: cost.statements.length, milliseconds: performance.now() - began };
}

const middle = (numbers: readonly number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

function call(method: 'GET' | 'POST', path: string, payload?: Record<string, unknown>) {
  return async () => {
    const answer = await app.app.inject({
      method,
      url: path,
      headers: { authorization: `Bearer ${founded.owner.token}` },
      ...(payload === undefined ? {} : { payload }),
    });
    expect(answer.statusCode, answer.body).toBeLessThan(300);
  };
}

it('adding one member costs the same statements, and no more time, however many there are', async () => {
  const path = `/v1/organizations/${founded.organizationSid}/groups`;
  const add = (group: string, person: Person | undefined) =>
    costOf(call('POST', `${path}/${group}/members`, { user_sids: [person?.userSid ?? ''] }));
  const costs: Record<string, { statements: number; milliseconds: number }[]> = {};
  // In turn, so that what the machine does besides meets both.
  for (const person of people) {
    for (const [name, group] of [
      ['small', small],
      ['large', large],
    ] as const)
      (costs[name] ??= []).push(await add(group, person));
  }
  const statements = (name: string) => [
    ...new Set(costs[name]?.slice(1).map((cost) => cost.statements)),
  ];
  expect(statements('large')).toEqual(statements('small'));
  expect(statements('large')).toHaveLength(1);
  const time = (name: string) =>
    middle(costs[name]?.slice(1).map((cost) => cost.milliseconds) ?? []);
  const [few, lots] = [time('small'), time('large')];
  // Reading 100,000 rows would take tens of milliseconds.
  expect(lots, `small ${few.toFixed(1)} ms, large ${lots.toFixed(1)} ms`).toBeLessThan(
    few * 1.5 + 5,
  );
  const group = await founded.owner.client.groups.get(founded.organizationSid, large);
  expect(group.members).toBe(many + people.length);
}, 120_000);

it('the decision and the lists of a large group are indexed', async () => {
  const { rows } = await app.superuser.query<{ id: string }>(
    'select user_id as id from group_members where group_id = $1 limit 1',
    [uuidOf(large)],
  );
  const member = `US${(rows[0]?.id ?? '').replaceAll('-', '')}`;
  const at = `/v1/organizations/${founded.organizationSid}`;
  const questions = {
    check: call('POST', '/v1/access-checks', {
      user_sid: member,
      account_sid: founded.accountSid,
      permission: '/bailiwick/account/accounts/read',
    }),
    members: call('GET', `${at}/groups/${large}/members?page_size=50`),
    groups: call('GET', `${at}/groups`),
  };
  const taken: Record<string, number> = {};
  for (const [name, ask] of Object.entries(questions)) {
    await ask();
    const { milliseconds } = await costOf(ask);
    taken[name] = Math.round(milliseconds);
    expect(milliseconds, name).toBeLessThan(250);
  }
  const { rows: plan } = await app.superuser.query<{ 'QUERY PLAN': string }>(
    `explain select r.role_id from held_roles r where r.scope_id = $1 and r.user_id = $2`,
    [uuidOf(founded.accountSid), rows[0]?.id],
  );
  const words = plan.map((line) => line['QUERY PLAN']).join('\n');
  expect(words).not.toContain('Seq Scan');
  expect(Object.keys(taken)).toHaveLength(3);
});
