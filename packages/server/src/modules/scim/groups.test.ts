/** Groups over SCIM (RFC 7643 §4.2, RFC 7644 §3.3–§3.6, §3.11): what a client makes, finds, changes and deletes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type TestApp, unique } from '../../testing/app.ts';
import {
  connectScim,
  createGroupTools,
  createScimTools,
  expectRefused,
  groupUrn,
  patchUrn,
  resources,
  type ScimConnection,
  shownGroup,
} from '../../testing/scim.ts';

let app: TestApp;
let founded: Founded;
let scim: ScimConnection;
let people: ReturnType<typeof createScimTools>;
let groups: ReturnType<typeof createGroupTools>;
/** Ids of four people whom the connection made. */
let [ada, bea, cyd, dot] = ['', '', '', ''];

beforeAll(async () => {
  app = await createTestApp();
  founded = await app.found();
  scim = await connectScim(app, founded, { adopts_people: false });
  people = createScimTools(scim, founded.domain);
  groups = createGroupTools(scim);
  for (const set of [
    (id: string) => (ada = id),
    (id: string) => (bea = id),
    (id: string) => (cyd = id),
    (id: string) => (dot = id),
  ])
    set((await people.create()).id);
});
afterAll(() => app.close());

describe('what is told of groups (§4)', () => {
  it('there is a kind, a schema and a place for them', async () => {
    expect((await scim.call('GET', '/ResourceTypes/Group')).json).toMatchObject({
      endpoint: '/Groups',
      schema: groupUrn,
    });
    const { json } = await scim.call('GET', `/Schemas/${groupUrn}`);
    const attributes = json['attributes'] as { name: string; mutability: string }[];
    expect(attributes.map(({ name }) => name)).toEqual(['displayName', 'members']);
    const users = await scim.call('GET', '/Schemas/urn:ietf:params:scim:schemas:core:2.0:User');
    const listed = users.json['attributes'] as { name: string; mutability: string }[];
    expect(listed.find(({ name }) => name === 'groups')?.mutability).toBe('readOnly');
  });
});

describe('creating (§3.3)', () => {
  it('makes a group with its members; people here see who keeps it', async () => {
    const externalId = unique('g');
    const answer = await scim.call('POST', '/Groups', {
      schemas: [groupUrn],
      id: 'mine',
      displayName: `  Sales ${externalId} `,
      externalId,
      members: [{ value: ada, display: 'x', $ref: 'y' }, { value: bea }],
    });
    expect(answer.status, answer.text).toBe(201);
    const made = shownGroup(answer);
    expect(made).toMatchObject({
      schemas: [groupUrn],
      displayName: `Sales ${externalId}`,
      externalId,
      meta: { resourceType: 'Group' },
    });
    expect(made.id).toMatch(/^GR[0-9a-f]{32}$/);
    expect(made.members).toHaveLength(2);
    expect(made.members?.[0]).toEqual({
      value: expect.stringMatching(/^US/),
      $ref: expect.stringContaining('/scim/v2/Users/US'),
      display: 'Grace Hopper',
      type: 'User',
    });
    expect(answer.headers.get('location')).toBe(made.meta.location);
    expect(answer.headers.get('etag')).toBe(made.meta.version);
    const row = await founded.owner.client.groups.get(founded.organizationSid, made.id);
    expect(row).toMatchObject({
      origin: 'provisioned',
      external_id: externalId,
      members: 2,
      roles: 0,
      kept_by: { sid: scim.sid, name: 'Okta' },
    });
    const { items } = await founded.owner.client.auditEvents.list(founded.organizationSid, {
      target_sid: made.id,
    });
    expect(items.map(({ event }) => event).toSorted()).toEqual([
      'group.created',
      'group.members_added',
    ]);
    expect(items[0]?.actor).toMatchObject({ kind: 'provisioning', sid: scim.sid });
  });

  it('takes a long name, and an empty group', async () => {
    const made = await groups.create([], { displayName: unique('n').padEnd(255, 'n') });
    expect(made.members).toEqual([]);
    expect(made.displayName).toHaveLength(255);
  });

  it.each<[string, number, string, () => unknown]>([
    ['no name', 400, 'invalidValue', () => ({ schemas: [groupUrn] })],
    ['a name of another kind', 400, 'invalidValue', () => ({ displayName: ['a'] })],
    ['a name that is too long', 400, 'invalidValue', () => ({ displayName: 'a'.repeat(256) })],
    [
      'a member who is nobody',
      400,
      'invalidValue',
      () => ({ displayName: unique('G'), members: [{ value: 'US1' }] }),
    ],
    [
      'a group as a member',
      400,
      'invalidValue',
      () => ({ displayName: unique('G'), members: [{ value: `GR${'0'.repeat(32)}` }] }),
    ],
    [
      'a member without a value',
      400,
      'invalidValue',
      () => ({ displayName: unique('G'), members: [{}] }),
    ],
    ['a list', 400, 'invalidSyntax', () => []],
    ['malformed JSON', 400, 'invalidSyntax', () => '{"displayName":'],
  ])('refuses %s, and makes nothing', async (_what, status, scimType, body) => {
    const before = (await scim.call('GET', '/Groups?count=0')).json['totalResults'];
    expectRefused(await scim.call('POST', '/Groups', body()), status, scimType);
    expect((await scim.call('GET', '/Groups?count=0')).json['totalResults']).toBe(before);
  });

  it('refuses a second with the same name or external id', async () => {
    const made = await groups.create([], { externalId: unique('g') });
    for (const body of [
      { displayName: made.displayName.toUpperCase() },
      { displayName: unique('G'), externalId: made.externalId },
    ])
      expectRefused(await scim.call('POST', '/Groups', body), 409, 'uniqueness');
  });
});

describe('reading and listing (§3.4)', () => {
  it('finds by what identity providers ask for', async () => {
    const made = await groups.create([cyd], { externalId: unique('g') });
    for (const filter of [
      `displayName eq "${made.displayName}"`,
      `DISPLAYNAME EQ "${made.displayName.toUpperCase()}"`,
      `externalId eq "${made.externalId ?? ''}"`,
      `id eq "${made.id}"`,
      `${groupUrn}:displayName eq "${made.displayName}"`,
      `displayName sw "Team" and externalId eq "${made.externalId ?? ''}"`,
      `displayName eq "${made.displayName}" and members.value eq "${cyd}"`,
      `id eq "${made.id}" and members[value eq "${cyd}"]`,
      `id eq "${made.id}" and members pr`,
      `id eq "${made.id}" and not (members eq "${ada}")`,
    ]) {
      const answer = await groups.find(filter);
      expect(answer.status, answer.text).toBe(200);
      expect(
        resources(answer).map(({ id }) => id),
        filter,
      ).toEqual([made.id]);
    }
    for (const filter of [
      'displayName eq "nothing"',
      `id eq "${made.id}" and members eq "${ada}"`,
      `id eq "${ada}"`,
      'members eq "nobody"',
    ])
      expect((await groups.find(filter)).json['totalResults'], filter).toBe(0);
    for (const filter of [
      'userName eq "a"',
      'members sw "US"',
      'members.display eq "x"',
      'roles pr',
    ])
      expectRefused(await groups.find(filter), 400, 'invalidFilter');
  });

  it('leaves members out where nobody asks for them, as Entra ID does', async () => {
    const made = await groups.create([ada]);
    for (const query of ['excludedAttributes=members', 'attributes=displayName', 'attributes=id']) {
      expect(
        (await scim.call('GET', `/Groups/${made.id}?${query}`)).json['members'],
      ).toBeUndefined();
      const found = await groups.find(`id eq "${made.id}"`, `&${query}`);
      expect(found.text).not.toContain('members');
    }
    const parts = await scim.call('GET', `/Groups/${made.id}?attributes=members.value`);
    expect(parts.json['members']).toEqual([{ value: ada }]);
    const whole = await groups.find(`id eq "${made.id}"`);
    expect(whole.text).toContain(ada);
  });

  it('pages by number and by cursor, sorted both ways; searches by POST', async () => {
    for (let made = 0; made < 4; made += 1) await groups.create();
    const total = (await scim.call('GET', '/Groups?count=0')).json['totalResults'] as number;
    for (const order of [
      '',
      '&sortBy=displayName',
      '&sortBy=displayName&sortOrder=descending',
      '&sortBy=meta.lastModified',
      '&sortBy=externalId',
    ]) {
      const seen: string[] = [];
      let cursor: string | undefined = '';
      while (cursor !== undefined) {
        const answer = await scim.call('GET', `/Groups?count=3&cursor=${cursor}${order}`);
        expect(answer.status, answer.text).toBe(200);
        seen.push(...resources(answer).map(({ id }) => id));
        cursor = answer.json['nextCursor'] as string | undefined;
      }
      expect(new Set(seen).size, order).toBe(total);
    }
    const names = resources(await scim.call('GET', '/Groups?sortBy=displayName')).map((one) =>
      (one as unknown as { displayName: string }).displayName.toLowerCase(),
    );
    expect(names).toEqual(names.toSorted());
    expectRefused(await scim.call('GET', '/Groups?sortBy=members'), 400, 'invalidValue');
    const found = await scim.call('POST', '/Groups/.search', {
      filter: `displayName eq "${names[0] ?? ''}"`,
      attributes: ['displayName'],
    });
    expect(Object.keys(resources(found)[0] ?? {}).toSorted()).toEqual([
      'displayName',
      'id',
      'schemas',
    ]);
  });

  it('says of a person which groups they are in, read-only', async () => {
    const person = await people.create();
    const made = await groups.create([person.id]);
    const { json } = await scim.call('GET', `/Users/${person.id}`);
    expect(json['groups']).toEqual([
      { value: made.id, $ref: made.meta.location, display: made.displayName, type: 'direct' },
    ]);
    const found = await people.find(`groups.value eq "${made.id}"`);
    expect(resources(found).map(({ id }) => id)).toEqual([person.id]);
    expectRefused(
      await people.patch(person.id, { op: 'add', path: 'groups', value: [{ value: made.id }] }),
      400,
      'mutability',
    );
    await people.patch(person.id, { op: 'replace', value: { title: 'x', groups: [] } });
    expect(await groups.membersOf(made.id)).toEqual([person.id]);
  });

  it.each(['GR', `GR${'0'.repeat(32)}`, 'nope', "x'--"])('has nothing by the id %s', async (id) => {
    const path = `/Groups/${encodeURIComponent(id)}`;
    expectRefused(await scim.call('GET', path), 404);
    expectRefused(await scim.call('DELETE', path), 404);
    expectRefused(await scim.call('PUT', path, { displayName: 'x' }), 404);
    expectRefused(
      await groups.patch(encodeURIComponent(id), { op: 'remove', path: 'members' }),
      404,
    );
  });
});

describe('changing (§3.5)', () => {
  it('adds, removes and replaces members as Okta and Entra ID send it; answers 204, or what is asked for', async () => {
    const { id } = await groups.create([ada]);
    const steps: [unknown, string[]][] = [
      [{ op: 'add', path: 'members', value: groups.members([bea]) }, [ada, bea]],
      [{ op: 'Add', path: 'members', value: [{ $ref: null, value: bea }] }, [ada, bea]],
      [{ op: 'Remove', path: 'members', value: [{ $ref: null, value: ada }] }, [bea]],
      [{ op: 'remove', path: `members[value eq "${ada}"]` }, [bea]],
      [{ op: 'remove', path: `members[value eq "US${'0'.repeat(32)}"]` }, [bea]],
      [{ op: 'replace', path: 'members', value: groups.members([cyd, dot]) }, [cyd, dot]],
      [{ op: 'replace', value: { members: groups.members([ada]) } }, [ada]],
      [{ op: 'remove', path: 'members' }, []],
    ];
    for (const [operation, due] of steps) {
      const answer = await groups.patch(id, operation);
      expect([answer.status, answer.text], JSON.stringify(operation)).toEqual([204, '']);
      expect(await groups.membersOf(id), JSON.stringify(operation)).toEqual(due.toSorted());
    }
    const body = {
      schemas: [patchUrn],
      Operations: [{ op: 'add', path: 'members', value: groups.members([ada]) }],
    };
    const told = await scim.call('PATCH', `/Groups/${id}?attributes=members`, body);
    expect([told.status, told.json['members']]).toEqual([
      200,
      [expect.objectContaining({ value: ada })],
    ]);
  });

  it('renames, keeps the external id, and writes nothing down where nothing changes', async () => {
    const made = await groups.create([ada], { externalId: unique('g') });
    const displayName = unique('Renamed ');
    expect(
      (await groups.patch(made.id, { op: 'replace', value: { id: made.id, displayName } })).status,
    ).toBe(204);
    const renamed = await groups.read(made.id);
    expect(renamed).toMatchObject({ displayName, externalId: made.externalId });
    await groups.patch(made.id, { op: 'Replace', path: 'displayName', value: displayName });
    await groups.patch(made.id, { op: 'add', path: 'members', value: groups.members([ada]) });
    expect(await groups.read(made.id)).toEqual(renamed);
    const externalId = unique('h');
    await groups.patch(made.id, { op: 'Add', path: 'externalId', value: externalId });
    expect((await groups.read(made.id)).externalId).toBe(externalId);
  });

  it('replaces the whole by PUT, and leaves members that it does not name', async () => {
    const made = await groups.create([ada, bea]);
    const displayName = unique('Put ');
    const first = await scim.call('PUT', `/Groups/${made.id}`, { displayName });
    expect(first.status, first.text).toBe(200);
    expect(shownGroup(first)).toMatchObject({ displayName });
    expect(await groups.membersOf(made.id)).toEqual([ada, bea].toSorted());
    await scim.call('PUT', `/Groups/${made.id}`, {
      displayName,
      members: groups.members([bea, cyd]),
    });
    expect(await groups.membersOf(made.id)).toEqual([bea, cyd].toSorted());
  });

  it('does all or nothing (SC-10)', async () => {
    const made = await groups.create([ada]);
    const other = await groups.create();
    const before = await groups.read(made.id);
    for (const last of [
      { op: 'add', path: 'members', value: [{ value: 'US1' }] },
      { op: 'replace', path: 'displayName', value: other.displayName },
      { op: 'replace', path: 'nothing', value: 'x' },
    ]) {
      const answer = await groups.patch(
        made.id,
        { op: 'replace', path: 'externalId', value: unique('x') },
        { op: 'replace', path: 'members', value: groups.members([bea]) },
        last,
      );
      expect(answer.status, answer.text).toBeGreaterThanOrEqual(400);
      expect(await groups.read(made.id)).toEqual(before);
    }
  });

  it('honours If-Match; the version goes up with the members too', async () => {
    const made = await groups.create();
    const path = `/Groups/${made.id}`;
    const body = {
      schemas: [patchUrn],
      Operations: [{ op: 'add', path: 'members', value: groups.members([ada]) }],
    };
    const first = await scim.call('PATCH', path, body, { 'if-match': made.meta.version });
    expect(first.status, first.text).toBe(204);
    const now = await groups.read(made.id);
    expect(first.headers.get('etag')).toBe(now.meta.version);
    expect(now.meta.version).not.toBe(made.meta.version);
    for (const [method, sent] of [
      ['PATCH', body],
      ['PUT', { displayName: 'x' }],
      ['DELETE', undefined],
    ] as const)
      expectRefused(await scim.call(method, path, sent, { 'if-match': made.meta.version }), 412);
    expect(
      (await scim.call('DELETE', path, undefined, { 'if-match': now.meta.version })).status,
    ).toBe(204);
    expectRefused(await scim.call('GET', path), 404);
  });

  it('forgets who is given up: sent again, they are in no group', async () => {
    const person = await people.create();
    const made = await groups.create([person.id, ada]);
    expect((await scim.call('DELETE', `/Users/${person.id}`)).status).toBe(204);
    expect(await groups.membersOf(made.id)).toEqual([ada]);
    const again = await scim.call('POST', '/Users', { userName: person.email });
    expect(again.json).toMatchObject({ id: person.id });
    expect(again.json['groups']).toBeUndefined();
  });
});

describe('/Me (§3.11)', () => {
  it.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])(
    '%s is not implemented: a connection is nobody',
    async (method) => {
      const answer = await scim.call(
        method,
        '/Me',
        method === 'GET' ? undefined : { displayName: 'x' },
      );
      expectRefused(answer, 501);
      expect(answer.json['detail']).toContain('A connection is no user');
      expectRefused(
        await scim.call(method, '/Me', undefined, { authorization: 'Bearer bwp_no' }),
        401,
      );
    },
  );
});
