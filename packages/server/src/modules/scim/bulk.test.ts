/** Bulk requests over SCIM (RFC 7644 §3.7): operations are done one by one, and refer to what others made. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type TestApp, unique } from '../../testing/app.ts';
import {
  connectScim,
  createGroupTools,
  createScimTools,
  expectRefused,
  patchUrn,
  person,
  type ScimConnection,
} from '../../testing/scim.ts';
import { snapshotOf } from '../../testing/snapshot.ts';
import { roleSids } from '../roles/index.ts';

const bulkUrn = 'urn:ietf:params:scim:api:messages:2.0:BulkRequest';

let app: TestApp;
let founded: Founded;
let scim: ScimConnection;
let people: ReturnType<typeof createScimTools>;
let groups: ReturnType<typeof createGroupTools>;

beforeAll(async () => {
  app = await createTestApp();
  founded = await app.found();
  scim = await connectScim(app, founded);
  people = createScimTools(scim, founded.domain);
  groups = createGroupTools(scim);
});
afterAll(() => app.close());

interface Done {
  readonly method: string;
  readonly bulkId?: string;
  readonly location?: string;
  readonly version?: string;
  readonly status: string;
  readonly response?: { readonly detail: string; readonly scimType?: string };
}

const send = (
  Operations: unknown,
  more: Record<string, unknown> = {},
  by: Pick<ScimConnection, 'call'> = scim,
) => by.call('POST', '/Bulk', { schemas: [bulkUrn], Operations, ...more });

async function run(
  Operations: readonly unknown[],
  more: Record<string, unknown> = {},
  by?: ScimConnection,
) {
  const answer = await send(Operations, more, by);
  expect(answer.status, answer.text).toBe(200);
  expect(answer.json['schemas']).toEqual(['urn:ietf:params:scim:api:messages:2.0:BulkResponse']);
  return answer.json['Operations'] as Done[];
}

const post = (path: string, bulkId: string, data: unknown) => ({
  method: 'POST',
  path,
  bulkId,
  data,
});
const group = (members: readonly string[], displayName = unique('Bulk ')) => ({
  displayName,
  members: groups.members(members),
});
const patch = (path: string, ...Operations: unknown[]) => ({
  method: 'PATCH',
  path,
  data: { schemas: [patchUrn], Operations },
});
const idOf = ({ location = '' }: Done) => location.split('/').at(-1) ?? '';
const records = [
  'provisioning_requests',
  'provisioning_tokens',
  'provisioning_holds',
  'provisioning_group_holds',
];

it('is said to be there, with its bounds', async () => {
  expect((await scim.call('GET', '/ServiceProviderConfig')).json['bulk']).toEqual({
    supported: true,
    maxOperations: 1_000,
    maxPayloadSize: 1_048_576,
  });
});

describe('what it does', () => {
  it('makes people and a group of them, whatever the order in which they are sent', async () => {
    const operations = [
      post('/Groups', 'team', group(['bulkId:ada', 'bulkId:bea'])),
      post('/Users', 'ada', person(people.newMail())),
      post('/Users', 'bea', person(people.newMail())),
    ];
    const answers = await run(operations);
    expect(answers.map(({ bulkId, method, status }) => [bulkId, method, status])).toEqual([
      ['team', 'POST', '201'],
      ['ada', 'POST', '201'],
      ['bea', 'POST', '201'],
    ]);
    const [team, ada, bea] = answers.map(idOf);
    expect(await groups.membersOf(team ?? '')).toEqual([ada, bea].toSorted());
    expect((await groups.read(team ?? '')).meta.version).toBe(answers[0]?.version);
  });

  it('changes, replaces and deletes, with references in paths and in the paths of a PATCH', async () => {
    const [mine, other, gone] = [
      await people.create(),
      await people.create(),
      await people.create(),
    ];
    const { id } = await groups.create([other.id]);
    const { id: old } = await groups.create();
    const answers = await run([
      post('/Users', 'new', person(people.newMail())),
      patch(`/Groups/${id}`, {
        op: 'add',
        path: 'members',
        value: groups.members([mine.id, 'bulkId:new']),
      }),
      patch(`/Groups/${id}`, { op: 'remove', path: `members[value eq "${other.id}"]` }),
      patch('/Users/bulkId:new', { op: 'replace', path: 'title', value: 'Pilot' }),
      { method: 'put', path: `/Users/${mine.id}`, data: person(mine.email, { title: 'Chief' }) },
      { method: 'DELETE', path: `/Users/${gone.id}` },
      { method: 'DELETE', path: `/Groups/${old}` },
    ]);
    expect(answers.map(({ status }) => status)).toEqual([
      '201',
      '200',
      '200',
      '200',
      '200',
      '204',
      '204',
    ]);
    const made = idOf(answers[0] as Done);
    expect(await groups.membersOf(id)).toEqual([made, mine.id].toSorted());
    expect((await scim.call('GET', `/Users/${made}`)).json['title']).toBe('Pilot');
    expectRefused(await scim.call('GET', `/Users/${gone.id}`), 404);
    expectRefused(await scim.call('GET', `/Groups/${old}`), 404);
  });

  it('one that is refused changes nothing and hinders no other; what refers to it is refused too', async () => {
    const taken = await people.create();
    const answers = await run([
      post('/Users', 'twin', person(taken.email)),
      post('/Groups', 'g', group(['bulkId:twin'])),
      patch('/Users/bulkId:twin', { op: 'replace', path: 'title', value: 'x' }),
      post('/Groups', 'h', group(['bulkId:nobody'])),
      post('/Users', 'fine', person(people.newMail())),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(['409', '409', '409', '409', '201']);
    expect(answers[0]?.response?.scimType).toBe('uniqueness');
    expect(answers[1]?.response?.detail).toContain('bulkId:twin stands for nothing');
    expect(answers[0]?.location).toBeUndefined();
  });

  it('refuses a circle, and what leads into it', async () => {
    const names = ['a', 'b', 'c'].map((name) => unique(`Circle ${name} `));
    const answers = await run([
      post('/Groups', 'a', group(['bulkId:b'], names[0])),
      post('/Groups', 'b', group(['bulkId:a'], names[1])),
      post('/Groups', 'self', group(['bulkId:self'])),
      post('/Groups', 'c', group(['bulkId:a'], names[2])),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(['409', '409', '409', '409']);
    expect(answers[0]?.response?.detail).toContain('a circle');
    for (const name of names)
      expect((await groups.find(`displayName eq "${name}"`)).json['totalResults']).toBe(0);
  });

  it('ends at as many refusals as the client takes; what was done stays', async () => {
    const bad = () => post('/Users', unique('bad'), person('grace@gmail.com'));
    const good = () => post('/Users', unique('good'), person(people.newMail()));
    const one = await run([good(), bad(), good()], { failOnErrors: 1 });
    expect(one.map(({ status }) => status)).toEqual(['201', '400']);
    expect((await scim.call('GET', `/Users/${idOf(one[0] as Done)}`)).status).toBe(200);
    const two = await run([bad(), good(), bad(), good()], { failOnErrors: 2 });
    expect(two.map(({ status }) => status)).toEqual(['400', '201', '400']);
    expect(await run([bad(), bad(), bad(), good()])).toHaveLength(4);
  });

  it('honours versions', async () => {
    const made = await groups.create();
    const rename = () => ({
      ...patch(`/Groups/${made.id}`, { op: 'replace', path: 'displayName', value: unique('V ') }),
      version: made.meta.version,
    });
    expect((await run([rename(), rename()])).map(({ status }) => status)).toEqual(['200', '412']);
  });
});

describe('what it holds to', () => {
  it('the ceiling: what one operation may not, none of many may', async () => {
    const { id } = await groups.create();
    await founded.owner.client.groupRoleAssignments.create(founded.organizationSid, {
      group_sid: id,
      role_sid: roleSids.organizationAdministrator,
    });
    const mine = await people.create();
    const before = await snapshotOf(app.database.url, records);
    const answers = await run([
      patch(`/Groups/${id}`, { op: 'add', path: 'members', value: groups.members([mine.id]) }),
      patch(`/Users/${founded.owner.userSid}`, { op: 'replace', path: 'active', value: false }),
      { method: 'DELETE', path: `/Users/${founded.owner.userSid}` },
    ]);
    expect(answers.map(({ status }) => status)).toEqual(['403', '409', '409']);
    expect(answers[0]?.response?.detail).toContain('a role that people give');
    expect(await snapshotOf(app.database.url, records)).toBe(before);
  });

  it('the brake: five go, the others are held and shown to whoever can let it go', async () => {
    const here = await app.found('Bulk brake');
    const one = await connectScim(app, here, { brake_percent: 10 });
    const tools = createScimTools(one, here.domain);
    const made = await run(
      Array.from({ length: 9 }, (_one, at) => post('/Users', `p${at}`, person(tools.newMail()))),
      {},
      one,
    );
    const answers = await run(
      made.map((each) =>
        patch(`/Users/${idOf(each)}`, { op: 'replace', value: { active: false } }),
      ),
      {},
      one,
    );
    expect(answers.map(({ status }) => status)).toEqual([
      '200',
      '200',
      '200',
      '200',
      '200',
      '429',
      '429',
      '429',
      '429',
    ]);
    const held = await here.owner.client.provisioningConnections.get(here.organizationSid, one.sid);
    expect(held).toMatchObject({ state: 'held', held: { count: 4 } });
    const { items } = await here.owner.client.provisioningConnections.listRequests(
      here.organizationSid,
      one.sid,
    );
    expect(items.filter(({ refusal }) => refusal === 'scim.held')).toHaveLength(4);
    expect(items.map(({ address }) => address)).toContain('/scim/v2/Bulk');
  });

  it('a trial: nothing is kept of any', async () => {
    const here = await app.found('Bulk trial');
    const one = await connectScim(app, here, { is_dry_run: true });
    const before = await snapshotOf(app.database.url, records);
    const answers = await run(
      [
        post('/Users', 'a', person(`grace@${here.domain}`)),
        post('/Groups', 'g', group(['bulkId:a'])),
        post('/Groups', 'h', group([])),
      ],
      {},
      one,
    );
    expect(answers.map(({ status }) => status)).toEqual(['403', '409', '403']);
    expect(await snapshotOf(app.database.url, records)).toBe(before);
  });

  it.each<[string, number, () => unknown]>([
    ['no schema', 400, () => ({ Operations: [post('/Users', 'a', {})] })],
    ['no operation', 400, () => ({ schemas: [bulkUrn], Operations: [] })],
    ['operations that are no list', 400, () => ({ schemas: [bulkUrn], Operations: {} })],
    [
      'another method',
      400,
      () => ({ schemas: [bulkUrn], Operations: [{ method: 'GET', path: '/Users' }] }),
    ],
    ['another place', 400, () => ({ schemas: [bulkUrn], Operations: [post('/Schemas', 'a', {})] })],
    [
      'a way out',
      400,
      () => ({
        schemas: [bulkUrn],
        Operations: [{ method: 'DELETE', path: '/Users/../Groups/x' }],
      }),
    ],
    [
      'a POST to one',
      400,
      () => ({ schemas: [bulkUrn], Operations: [post('/Users/US1', 'a', {})] }),
    ],
    [
      'a DELETE of all',
      400,
      () => ({ schemas: [bulkUrn], Operations: [{ method: 'DELETE', path: '/Users' }] }),
    ],
    [
      'a POST without a bulkId',
      400,
      () => ({ schemas: [bulkUrn], Operations: [{ method: 'POST', path: '/Users', data: {} }] }),
    ],
    [
      'one bulkId twice',
      400,
      () => ({
        schemas: [bulkUrn],
        Operations: [post('/Users', 'a', {}), post('/Users', 'a', {})],
      }),
    ],
    [
      'data that is none',
      400,
      () => ({ schemas: [bulkUrn], Operations: [post('/Users', 'a', 'x')] }),
    ],
    ['an operation that is none', 400, () => ({ schemas: [bulkUrn], Operations: [7] })],
    [
      'failOnErrors that is none',
      400,
      () => ({ schemas: [bulkUrn], Operations: [post('/Users', 'a', {})], failOnErrors: 0 }),
    ],
    [
      '1,001 operations',
      413,
      () => ({
        schemas: [bulkUrn],
        Operations: Array.from({ length: 1_001 }, (_one, at) => post('/Users', String(at), {})),
      }),
    ],
    [
      'more than a mebibyte',
      413,
      () => ({
        schemas: [bulkUrn],
        Operations: [post('/Users', 'a', { title: 'a'.repeat(1_100_000) })],
      }),
    ],
  ])('refuses %s, and does nothing', async (_what, status, body) => {
    const before = (await scim.call('GET', '/Users?count=0')).json['totalResults'];
    const answer = await scim.call('POST', '/Bulk', body());
    expectRefused(answer, status, status === 400 ? 'invalidSyntax' : undefined);
    expect((await scim.call('GET', '/Users?count=0')).json['totalResults']).toBe(before);
  });

  it('takes a thousand, and the token of a connection alone', async () => {
    const many = Array.from({ length: 1_000 }, () => ({ method: 'DELETE', path: '/Users/nobody' }));
    expect(await run(many, { failOnErrors: 3 })).toEqual(
      Array.from({ length: 3 }, () => expect.objectContaining({ status: '404' }) as Done),
    );
    const { token } = founded.owner;
    const body = { schemas: [bulkUrn], Operations: many };
    expectRefused(
      await scim.call('POST', '/Bulk', body, { authorization: `Bearer ${token}` }),
      401,
    );
  });
});
