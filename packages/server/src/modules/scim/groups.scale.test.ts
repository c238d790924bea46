/** A directory adds one member to a group of 100,000 at the cost that it has in a small one. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type Founded, type TestApp } from '../../testing/app.ts';
import {
  connectScim,
  createGroupTools,
  createScimTools,
  patchUrn,
  type ScimConnection,
} from '../../testing/scim.ts';
import { roleSids } from '../roles/index.ts';

const many = 100_000;
const rounds = 21;

let app: TestApp;
let founded: Founded;
let scim: ScimConnection;
let small: string;
let large: string;
const people: string[] = [];

const uuidOf = (sid: string) =>
  sid.slice(2).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** People and members as a first sync would leave them, straight into the tables and without what triggers do for each row. */
async function fill(): Promise<void> {
  const of = [uuidOf(founded.organizationSid), founded.domain, many];
  await app.superuser.query(`set session_replication_role = 'replica'`);
  await app.superuser.query(
    `insert into users (id, organization_id, email, email_as_typed, first_name, last_name, joined_by)
      select gen_random_uuid(), $1, 'p' || n || '@' || $2, 'p' || n || '@' || $2, 'P', lpad(n::text, 6, '0'), 'scim' from generate_series(1, $3::int) n`,
    of,
  );
  await app.superuser.query(
    `insert into scim_users (user_id, organization_id, connection_id, user_name, external_id)
      select id, organization_id, $2, email, 'e' || last_name from users where organization_id = $1 and first_name = 'P'`,
    [of[0], uuidOf(scim.sid)],
  );
  await app.superuser.query(
    `insert into group_members (organization_id, group_id, user_id) select $1, $2, id from users where organization_id = $1 and first_name = 'P'`,
    [of[0], uuidOf(large)],
  );
  await app.superuser.query('update groups set member_count = $2 where id = $1', [
    uuidOf(large),
    many,
  ]);
  await app.superuser.query('reset session_replication_role');
  await app.superuser.query('analyze users, scim_users, group_members, groups');
}

beforeAll(async () => {
  app = await createTestApp();
  founded = await app.found();
  scim = await connectScim(app, founded);
  const tools = createScimTools(scim, founded.domain);
  for (let made = 0; made < rounds; made += 1) people.push((await tools.create()).id);
  const groups = createGroupTools(scim);
  [small, large] = [(await groups.create()).id, (await groups.create()).id];
  for (const group_sid of [small, large])
    await founded.owner.client.groupRoleAssignments.create(founded.organizationSid, {
      group_sid,
      role_sid: roleSids.developer,
      account_sid: founded.accountSid,
    });
  await fill();
}, 180_000);
afterAll(() => app.close());

async function costOf(method: 'GET' | 'PATCH', url: string, operation?: unknown) {
  const began = performance.now();
  const { cost, result } = await app.app.kernel.database.measure(() =>
    app.app.inject({
      method,
      url: `/scim/v2${url}`,
      headers: {
        authorization: `Bearer ${scim.token}`,
        ...(operation === undefined ? {} : { 'content-type': 'application/scim+json' }),
      },
      ...(operation === undefined
        ? {}
        : { payload: JSON.stringify({ schemas: [patchUrn], Operations: [operation] }) }),
    }),
  );
  expect(result.statusCode, result.body).toBeLessThan(300);
  return {
    statements: cost.statements.length,
    milliseconds: performance.now() - began,
    text: result.body,
  };
}

const middle = (numbers: readonly number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

type Cost = Awaited<ReturnType<typeof costOf>>;

it('one member more costs the same statements, and no more time, however many there are', async () => {
  const costs: Record<'small' | 'large', Cost[]> = { small: [], large: [] };
  // In turn, so that what the machine does besides meets both.
  for (const value of people) {
    const operation = { op: 'add', path: 'members', value: [{ value }] };
    costs.small.push(await costOf('PATCH', `/Groups/${small}`, operation));
    costs.large.push(await costOf('PATCH', `/Groups/${large}`, operation));
  }
  const statements = (name: 'small' | 'large') => [
    ...new Set(costs[name].slice(1).map((cost) => cost.statements)),
  ];
  expect(statements('large')).toEqual(statements('small'));
  expect(statements('large')).toHaveLength(1);
  const time = (name: 'small' | 'large') =>
    middle(costs[name].slice(1).map((cost) => cost.milliseconds));
  const [few, lots] = [time('small'), time('large')];
  // Reading 100,000 rows would take tens of milliseconds.
  expect(lots, `small ${few.toFixed(1)} ms, large ${lots.toFixed(1)} ms`).toBeLessThan(
    few * 1.5 + 5,
  );
  const group = await founded.owner.client.groups.get(founded.organizationSid, large);
  expect(group.members).toBe(many + people.length);
}, 120_000);

it('one of them goes, and the group is looked for and read without its members, in no time', async () => {
  const gone = { op: 'remove', path: `members[value eq "${people[0] ?? ''}"]` };
  const filter = encodeURIComponent(`id eq "${large}" and members.value eq "${people[1] ?? ''}"`);
  const calls = {
    remove: () => costOf('PATCH', `/Groups/${large}`, gone),
    read: () => costOf('GET', `/Groups/${large}?excludedAttributes=members`),
    find: () => costOf('GET', `/Groups?filter=${filter}&excludedAttributes=members`),
    person: () =>
      costOf('GET', `/Users?filter=${encodeURIComponent(`id eq "${people[1] ?? ''}"`)}`),
  };
  for (const [name, call] of Object.entries(calls)) {
    await call();
    const { milliseconds } = await call();
    expect(milliseconds, name).toBeLessThan(250);
  }
  const { text } = await costOf('GET', `/Groups/${large}`);
  expect((JSON.parse(text) as { members: unknown[] }).members).toHaveLength(
    many + people.length - 1,
  );
}, 60_000);
