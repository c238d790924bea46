/**
 * What operations cost the database: statements, round trips and commits, against `costs.golden.json`. The counts are
 * exact. A change that makes one dearer shows up here; `UPDATE_GOLDEN=1` writes the file anew.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type Founded, type Person, type TestApp, testPassword } from './app.ts';

const file = new URL('./costs.golden.json', import.meta.url);

let app: TestApp;
let founded: Founded;
let member: Person;
let queue: pg.Client;

beforeAll(async () => {
  app = await createTestApp();
  queue = new pg.Client({ connectionString: app.database.url });
  await queue.connect();
  founded = await app.found();
  member = await app.join(founded);
});
afterAll(async () => {
  await queue.end();
  await app.close();
});

/** What an operation has sent later costs nothing of the next one. */
const jobsDone = () =>
  expect
    .poll(
      async () =>
        (await queue.query('select 1 from graphile_worker.jobs where run_at <= now()')).rowCount,
      { timeout: 10_000 },
    )
    .toBe(0);

interface Measured {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly url: string;
  readonly payload?: Record<string, unknown>;
  readonly anonymous?: boolean;
}

async function costOf(call: Measured) {
  const { method, url, payload } = call;
  const headers = call.anonymous === true ? {} : { authorization: `Bearer ${founded.owner.token}` };
  const options = { method, url, headers, ...(payload === undefined ? {} : { payload }) };
  await jobsDone();
  const { result, cost } = await app.app.kernel.database.measure(() => app.app.inject(options));
  expect(result.statusCode, `${method} ${url}: ${result.body}`).toBeLessThan(300);
  return {
    statements: cost.statements.length,
    round_trips: cost.roundTrips,
    commits: cost.commits,
  };
}

it('the operations cost what they cost', async () => {
  const organization = `/v1/organizations/${founded.organizationSid}`;
  const check = { permission: '/bailiwick/account/accounts/read', account_sid: founded.accountSid };
  const calls: Record<string, Measured> = {
    'read the session': { method: 'GET', url: '/v1/session' },
    'read an organization': { method: 'GET', url: organization },
    'access check about oneself': { method: 'POST', url: '/v1/access-checks', payload: check },
    'access check of 1,000 pairs': {
      method: 'POST',
      url: '/v1/access-checks/batch',
      payload: { checks: Array.from({ length: 1_000 }, () => check) },
    },
    'list users': { method: 'GET', url: `${organization}/users?page_size=50` },
    'list accounts': { method: 'GET', url: `${organization}/accounts?page_size=50` },
    'read the audit log': { method: 'GET', url: `${organization}/audit-events` },
    'rename the organization': {
      method: 'PATCH',
      url: organization,
      payload: { friendly_name: 'Renamed' },
    },
    'create an account': {
      method: 'POST',
      url: `${organization}/accounts`,
      payload: { friendly_name: 'New' },
    },
    'give a role': {
      method: 'POST',
      url: `${organization}/role-assignments`,
      payload: {
        user_sid: member.userSid,
        account_sid: founded.accountSid,
        role_sid: 'IX00000000000000000000000000000103',
      },
    },
    'sign in': {
      method: 'POST',
      url: '/v1/sessions',
      payload: { email: founded.owner.email, password: testPassword, transport: 'bearer' },
      anonymous: true,
    },
  };
  const measured: Record<string, unknown> = {};
  for (const [name, call] of Object.entries(calls)) measured[name] = await costOf(call);
  if (process.env['UPDATE_GOLDEN'] === '1')
    writeFileSync(file, `${JSON.stringify(measured, null, 2)}\n`);
  expect(measured).toEqual(JSON.parse(readFileSync(file, 'utf8')));
});

it('a page of a list costs the same wherever it is', async () => {
  for (let index = 0; index < 6; index += 1) {
    await founded.owner.client.organizationAccounts.create(founded.organizationSid, {
      friendly_name: `Page ${index}`,
    });
  }
  const path = `/v1/organizations/${founded.organizationSid}/accounts?page_size=2`;
  const first = await costOf({ method: 'GET', url: path });
  let token = (
    await founded.owner.client.organizationAccounts.list(founded.organizationSid, { page_size: 2 })
  ).page.next_token;
  while (token !== null) {
    expect(
      await costOf({ method: 'GET', url: `${path}&page_token=${encodeURIComponent(token)}` }),
    ).toEqual(first);
    const page = await founded.owner.client.organizationAccounts.list(founded.organizationSid, {
      page_size: 2,
      page_token: token,
    });
    token = page.page.next_token;
  }
});
