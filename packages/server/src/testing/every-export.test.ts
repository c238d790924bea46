/**
 * What holds for every list that can be taken out as a file, made from the list of routes: it has what the list shows
 * in the order of the list, only the columns that were asked for, no field that calculates, an entry in the audit log
 * with how many it was, and it wants a fresh proof.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RouteDefinition } from '../kernel/route.ts';
import { createTestApp, type Founded, type Person, type TestApp, unique } from './app.ts';
import { addApp } from './factors.ts';
import { lackFactors } from './policies.ts';
import { readCsv } from './read-csv.ts';

let app: TestApp;
let groupSid: string;
let ours: Founded;
let definitions: readonly RouteDefinition[];

const developer = 'IX00000000000000000000000000000103';
const lists = [
  'organizationUsers',
  'organizationAccounts',
  'domains',
  'invitations',
  'joinRequests',
  'roleAssignments',
  'groups',
  'groupMembers',
  'operations',
  'apiKeys',
  'oauthApps',
  'compliance',
  'dormantPeople',
  'organizationSessions',
] as const;

async function askToJoin(email: string): Promise<void> {
  const { signUps } = app.client();
  const { sid } = await signUps.create({ email });
  const { proof } = await signUps.verify(sid, { code: await app.codeFor(email) });
  await signUps.requestToJoin(sid, { proof, first_name: 'A', last_name: 'B', note: '=cmd()' });
}

beforeAll(async () => {
  app = await createTestApp();
  definitions = app.app.modules
    .flatMap((module) => module.routes(app.app.kernel))
    .map(({ definition }) => definition);
  ours = await app.found('Ours');
  const { client } = ours.owner;
  await addApp(client);
  const at = ours.organizationSid;
  await client.organizationAccounts.create(at, { friendly_name: '=1+1' });
  await client.organizationAccounts.create(at, { friendly_name: 'Commas, and "quotes"' });
  await client.domains.create(at, { name: `${unique('second-')}.com` });
  const to = [{ account_sid: ours.accountSid, role_sid: developer }];
  const member = await app.join(ours, { accounts: to });
  for (const friendly_name of ['On-call', '=1+1'])
    groupSid = (await client.groups.create(at, { friendly_name })).sid;
  await client.groupMembers.add(at, groupSid, {
    user_sids: [member.userSid, ours.owner.userSid],
  });
  await client.invitations.create(at, { emails: [`waiting@${ours.domain}`], accounts: to });
  await client.bulkChanges.check(at, { act: 'end_sessions', users: [ours.owner.userSid] });
  for (const name of ['=Nightly()', 'Weekly report'])
    await client.apiKeys.create(at, {
      name,
      permissions: ['/bailiwick/iam/organization-users/read', '/bailiwick/iam/domains/read'],
    });
  for (const name of ['=Warehouse()', 'Weekly load'])
    await client.oauthApps.create(at, {
      name,
      permissions: ['/bailiwick/iam/organization-users/read', '/bailiwick/iam/domains/read'],
    });
  await client.signUpPolicy.update(at, { policy: 'APPROVAL_REQUIRED' });
  await askToJoin(`asking@${ours.domain}`);
  await askToJoin(`asking-too@${ours.domain}`);
  await lackFactors(ours, ours.accountSid, member);
});
afterAll(() => app.close());

function definitionCalled(id: string): RouteDefinition {
  const found = definitions.find((definition) => definition.id === id);
  if (found === undefined) throw new Error(`there is no route ${id}`);
  return found;
}

const send = (
  id: string,
  { by = ours.owner, body = {} }: { by?: Person; body?: unknown } = {},
): Promise<Response> => {
  const { method, path } = definitionCalled(id);
  const address = path
    .replace('{organization_sid}', ours.organizationSid)
    .replace('{group_sid}', groupSid);
  return fetch(`${app.url}${address}`, {
    method,
    headers: { authorization: `Bearer ${by.token}`, 'content-type': 'application/json' },
    ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
  });
};

async function fileOf(list: string, body: unknown = {}) {
  const answer = await send(`${list}.export`, { body });
  const text = await answer.text();
  expect(answer.status, text).toBe(200);
  return { answer, records: readCsv(text) };
}

it('is about every export of a list', () => {
  const exporting = definitions.filter(
    ({ path, file }) => file !== undefined && path.endsWith('/export'),
  );
  expect(exporting.map(({ id }) => id).toSorted()).toEqual(
    [
      ...lists.map((list) => `${list}.export`),
      'auditEvents.export',
      'domainPeople.export',
      'operations.exportRows',
    ].toSorted(),
  );
});

/** As a file has it. */
function cell(item: unknown, path: string): string {
  let parts: unknown[] = [item];
  for (const step of path.split('.'))
    parts = parts
      .flat()
      .map((part) => (part === null ? null : (part as Record<string, unknown>)[step]));
  const text = (parts.flat() as (string | number | boolean | null)[])
    .map((part) => (part === null ? '' : String(part)))
    .join('; ');
  return /^[=+\-@]/.test(text) ? `'${text}` : text;
}

describe.each(lists)('%s', (list) => {
  it('has what the list shows, in its order, and can be opened in a spreadsheet', async () => {
    const { items } = (await (await send(`${list}.list`)).json()) as { items: unknown[] };
    expect(items.length).toBeGreaterThan(0);
    const { answer, records } = await fileOf(list);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="[a-z-]+-\d{4}-\d\d-\d\d\.csv"$/,
    );
    const [head = [], ...rows] = records;
    expect(rows).toEqual(items.map((item) => head.map((path) => cell(item, path))));
    for (const path of head) expect(cell(items[0], path)).not.toBe('undefined');
  });

  it('has the columns that were asked for, in the order asked', async () => {
    const [head = []] = (await fileOf(list)).records;
    const asked = [head[3], head[1]];
    expect((await fileOf(list, { columns: asked })).records[0]).toEqual(asked);
    for (const columns of [[], ['password_hash'], [...head, ...head]])
      expect((await send(`${list}.export`, { body: { columns } })).status).toBe(400);
  });

  it('stands in the audit log with how many it was', async () => {
    const { records } = await fileOf(list);
    const count = records.length - 1;
    const [event] = (await ours.owner.client.auditEvents.list(ours.organizationSid)).items;
    const name = definitionCalled(`${list}.export`).audit?.[0]?.name;
    expect(event).toMatchObject({ event: name, after: { rows: count } });
    expect(event?.sentence).toMatch(new RegExp(` took ${count} [a-z ]+ out as a file$`));
  });
});

it('takes the filter and the order of the list, and says so', async () => {
  const body = { q: 'kind:managed -email:asking*', sort: '-email', columns: ['email'] };
  const { records } = await fileOf('organizationUsers', body);
  const emails = records.slice(1).map(([email]) => email);
  expect(emails).toEqual(emails.toSorted().toReversed());
  const [event] = (await ours.owner.client.auditEvents.list(ours.organizationSid)).items;
  expect(event?.after).toMatchObject(body);
  const answer = await send('organizationUsers.export', { body: { q: 'nope:1' } });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({
    code: 'request.invalid',
    errors: [{ pointer: '/q' }],
  });
});

it('is sent in pieces, each row once', async () => {
  await app.superuser.query(
    `insert into accounts (id, friendly_name, organization_id, owner_user_id)
     select gen_random_uuid(), 'many ' || g, organization_id, owner_user_id from accounts, generate_series(1, 2500) g
     where id = (select id from accounts where friendly_name = '=1+1')`,
  );
  const { records } = await fileOf('organizationAccounts', { q: 'many', columns: ['sid'] });
  expect(new Set(records.flat()).size).toBe(2_501);
});

it('wants a fresh proof, and the right to see the list', async () => {
  const member = await app.join(ours);
  const stranger = await app.found('Theirs');
  expect((await send('organizationUsers.export', { by: member })).status).toBe(403);
  expect((await send('organizationUsers.export', { by: stranger.owner })).status).toBe(404);
  await app.travel({ minutes: 20 });
  for (const list of [...lists, 'auditEvents']) {
    const body = list === 'auditEvents' ? { format: 'csv' } : {};
    const answer = await send(`${list}.export`, { body });
    expect(await answer.json(), list).toMatchObject({ code: 'request.step_up_required' });
  }
});
