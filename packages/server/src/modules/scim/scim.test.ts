/** SCIM over HTTP: what a client is told of the service, whom it creates, and whom it finds (RFC 7644 §2–§4). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type TestApp, unique } from '../../testing/app.ts';
import {
  connectScim,
  createScimTools,
  enterpriseUrn,
  expectRefused,
  groupUrn,
  person,
  resources,
  type ScimAnswer,
  type ScimConnection,
  scimCaller,
  shown,
  userUrn,
} from '../../testing/scim.ts';

let app: TestApp;
let founded: Founded;
let scim: ScimConnection;
let tools: ReturnType<typeof createScimTools>;

beforeAll(async () => {
  app = await createTestApp();
  founded = await app.found();
  scim = await connectScim(app, founded);
  tools = createScimTools(scim, founded.domain);
});
afterAll(() => app.close());

const newMail = () => tools.newMail();

describe('what is told of the service (§4)', () => {
  it('the configuration is one object', async () => {
    const { status, json } = await scim.call('GET', '/ServiceProviderConfig');
    expect(status).toBe(200);
    expect(json).toMatchObject({
      patch: { supported: true },
      bulk: { supported: true },
      filter: { supported: true, maxResults: 200 },
      sort: { supported: true },
      etag: { supported: true },
      changePassword: { supported: false },
      pagination: { cursor: true, index: true },
    });
  });

  it('the kinds and the schemas are lists, and each is there by its name', async () => {
    const types = await scim.call('GET', '/ResourceTypes');
    expect(resources(types)).toMatchObject([
      { name: 'User', endpoint: '/Users', schema: userUrn },
      { name: 'Group', endpoint: '/Groups', schema: groupUrn },
    ]);
    expect((await scim.call('GET', '/ResourceTypes/User')).json['schema']).toBe(userUrn);
    const schemas = await scim.call('GET', '/Schemas');
    expect(resources(schemas).map(({ id }) => id)).toEqual([userUrn, enterpriseUrn, groupUrn]);
    expect(schemas.text).not.toContain('null');
    const { json } = await scim.call('GET', `/Schemas/${userUrn}`);
    const names = (json['attributes'] as { name: string }[]).map(({ name }) => name);
    expect(names).toContain('userName');
    expect(names).not.toContain('password');
  });

  it.each([
    ['GET', '/ResourceTypes/Nothing', 404],
    ['GET', '/Schemas/urn:nothing', 404],
    ['GET', '/Schemas?filter=id%20eq%20%22x%22', 403],
    ['GET', '/ResourceTypes?filter=id%20eq%20%22x%22', 403],
    ['GET', '/Nothing', 404],
    ['PUT', '/Groups', 404],
    ['POST', '/Schemas', 404],
    ['DELETE', '/ServiceProviderConfig', 404],
    ['PUT', '/Users', 404],
    ['DELETE', '/Users', 404],
  ])('%s %s: %i', async (method, path, status) => {
    expectRefused(await scim.call(method, path, method === 'GET' ? undefined : {}), status);
  });
});

describe('who is asking (§2, SC-01, SC-02)', () => {
  it.each([
    ['no token', ''],
    ['one that is none', 'Bearer no'],
    ['one of nobody', `Bearer bwp_${'A'.repeat(43)}`],
    ['another scheme', 'Basic YTpi'],
  ])('refuses %s', async (_what, authorization) => {
    expectRefused(await scim.call('GET', '/Users', undefined, { authorization }), 401);
  });

  it('refuses a token that is cut off, longer, or in another case, and one in the address', async () => {
    const { token } = scim;
    const swapped = token.replace(/[a-z](?=[^a-z]*$)/, (letter) => letter.toUpperCase());
    for (const wrong of [token.slice(0, -1), `${token}A`, token.slice(4), swapped])
      expectRefused(await scimCaller(app, wrong)('GET', '/Users'), 401);
    const bare = await fetch(`${app.url}/scim/v2/Users?access_token=${token}`);
    expect(bare.status).toBe(401);
  });

  it('works at SCIM and nowhere else, and nothing else works at SCIM', async () => {
    const elsewhere = await fetch(`${app.url}/v1/organizations/${founded.organizationSid}`, {
      headers: { authorization: `Bearer ${scim.token}` },
    });
    expect(elsewhere.status).toBe(401);
    const machine = await fetch(`${app.url}/v1/machine`, {
      headers: { authorization: `Bearer ${scim.token}` },
    });
    expect(machine.status).toBe(401);
    expectRefused(await scimCaller(app, founded.owner.token)('GET', '/Users'), 401);
    const { key } = await founded.owner.client.apiKeys.create(founded.organizationSid, {
      name: 'Report',
      permissions: ['/bailiwick/iam/organization-users/read'],
    });
    expectRefused(await scimCaller(app, key)('GET', '/Users'), 401);
  });

  it('takes the scheme in small letters, and requests without a user agent', async () => {
    const authorization = `bearer ${scim.token}`;
    const answer = await scim.call('GET', '/Users?count=1', undefined, {
      authorization,
      'user-agent': '',
    });
    expect(answer.status).toBe(200);
  });
});

describe('creating (§3.3)', () => {
  it('makes a managed login in a verified domain, without a password', async () => {
    const email = newMail();
    const answer = await scim.call('POST', '/Users', person(email));
    expect(answer.status).toBe(201);
    const made = shown(answer);
    expect(made).toMatchObject({
      schemas: [userUrn],
      userName: email,
      active: true,
      name: { givenName: 'Grace', familyName: 'Hopper', formatted: 'Grace Hopper' },
      emails: [{ value: email, type: 'work', primary: true }],
      meta: {
        resourceType: 'User',
        location: expect.stringContaining(`/scim/v2/Users/${made.id}`),
      },
    });
    expect(answer.text).not.toContain('1mz050nqQ!');
    expect(answer.headers.get('location')).toBe(made.meta.location);
    expect(answer.headers.get('etag')).toBe(made.meta.version);
    expect(made.meta.version).toMatch(/^W\/"\d+"$/);
    const { client } = founded.owner;
    const row = await client.organizationUsers.get(founded.organizationSid, made.id);
    expect(row).toMatchObject({ kind: 'managed', joined_by: 'scim', email, state: 'active' });
    expect(row.organization_role?.name).toBe('Standard User');
  });

  it('is written down under the name of the connection, with what it says', async () => {
    const { id } = await tools.create();
    const { items } = await founded.owner.client.auditEvents.list(founded.organizationSid, {
      target_sid: id,
    });
    const event = items.find((one) => one.event === 'scim_user.created');
    expect(event?.actor).toMatchObject({ kind: 'provisioning', sid: scim.sid, name: 'Okta' });
    expect(event?.sentence).toContain('Okta created the login of Grace Hopper');
  });

  it('takes a name that is no address where there is an address, and an address alone', async () => {
    const name = unique('grace');
    expect((await tools.create({ userName: name })).userName).toBe(name);
    const email = newMail();
    const bare = await scim.call('POST', '/Users', { schemas: [userUrn], userName: email });
    expect(shown(bare)).toMatchObject({ userName: email, emails: [{ value: email }] });
    expect(shown(bare).name.givenName).toBe(email.split('@')[0]);
  });

  it('can make somebody who cannot sign in yet', async () => {
    const { id } = await tools.create({ active: false });
    expect((await tools.read(id)).active).toBe(false);
  });

  it('takes the primary of several addresses', async () => {
    const email = newMail();
    const other = newMail();
    const made = await tools.create(
      {
        userName: email,
        emails: [
          { value: other, type: 'home' },
          { value: email, type: 'work', Primary: 'True' },
        ],
      },
      email,
    );
    expect(made.emails).toEqual([{ value: email, type: 'work', primary: true }]);
  });

  it('keeps the enterprise extension, with a manager as text or as an object', async () => {
    const manager = await tools.create();
    const made = await tools.create({
      schemas: [userUrn, enterpriseUrn],
      [enterpriseUrn]: { department: 'Sales', employeeNumber: 7, manager: manager.id },
    });
    const answer = await scim.call('GET', `/Users/${made.id}`);
    expect(answer.json['schemas']).toEqual([userUrn, enterpriseUrn]);
    expect(answer.json[enterpriseUrn]).toEqual({
      department: 'Sales',
      employeeNumber: '7',
      manager: { value: manager.id },
    });
  });

  it('makes a row of its own whatever the client says of ids (SC-04, T147)', async () => {
    const owner = founded.owner.userSid;
    const made = await tools.create({
      id: owner,
      externalId: '1',
      meta: { version: 'W/"999"', location: 'https://evil.example' },
      organization_id: owner,
    });
    expect(made.id).not.toBe(owner);
    expect(made.externalId).toBe('1');
    expect(made.meta.location).toContain(made.id);
    const asOwner = await tools.create({ externalId: owner });
    expect(asOwner.id).not.toBe(owner);
  });

  it('refuses a second with the same address, name or external id (T148)', async () => {
    const made = await tools.create();
    const { email } = made;
    expectRefused(await scim.call('POST', '/Users', person(email)), 409, 'uniqueness');
    expectRefused(
      await scim.call('POST', '/Users', person(email.toUpperCase())),
      409,
      'uniqueness',
    );
    const sameName = person(newMail(), { userName: made.userName.toUpperCase() });
    expectRefused(await scim.call('POST', '/Users', sameName), 409, 'uniqueness');
    const sameId = person(newMail(), { externalId: made.externalId });
    expectRefused(await scim.call('POST', '/Users', sameId), 409, 'uniqueness');
  });

  it.each<[string, number, string | undefined, () => unknown]>([
    ['no name', 400, 'invalidValue', () => ({ schemas: [userUrn] })],
    ['an empty name', 400, 'invalidValue', () => person('', { userName: '', emails: [] })],
    ['a name without an address', 400, 'invalidValue', () => person('grace', { emails: [] })],
    ['an address that is none', 400, 'invalidValue', () => person('gr ace@x')],
    ['a foreign domain', 400, 'invalidValue', () => person('grace@gmail.com')],
    ['a subdomain', 400, 'invalidValue', () => person(`grace@eng.${founded.domain}`)],
    [
      'a name in a foreign domain',
      400,
      'invalidValue',
      () => person(newMail(), { userName: 'grace@gmail.com' }),
    ],
    [
      'a name of another kind',
      400,
      'invalidValue',
      () => person(newMail(), { userName: { a: 1 } }),
    ],
    ['active of another kind', 400, 'invalidValue', () => person(newMail(), { active: 'perhaps' })],
    [
      'a first name that is too long',
      400,
      'invalidValue',
      () => person(newMail(), { name: { givenName: 'a'.repeat(256) } }),
    ],
    [
      'control characters',
      400,
      'invalidValue',
      () => person(newMail(), { displayName: 'a\u202eb' }),
    ],
    ['malformed JSON', 400, 'invalidSyntax', () => '{"schemas":'],
    ['a list', 400, 'invalidSyntax', () => []],
    ['a text', 400, 'invalidSyntax', () => '"grace"'],
    ['duplicate names', 400, 'invalidSyntax', () => '{"userName":"a","userName":"b"}'],
    ['__proto__', 400, 'invalidSyntax', () => '{"__proto__":{"admin":true},"userName":"a"}'],
  ])('refuses %s', async (_what, status, scimType, body) => {
    expectRefused(await scim.call('POST', '/Users', body()), status, scimType);
  });

  it('refuses a body of more than a mebibyte (T159)', async () => {
    const email = newMail();
    const body = person(email, { displayName: 'a'.repeat(1_100_000) });
    expectRefused(await scim.call('POST', '/Users', body), 413);
    const filter = encodeURIComponent(`userName eq "${email}"`);
    expect((await scim.call('GET', `/Users?filter=${filter}`)).json['totalResults']).toBe(0);
  });

  it('makes one of two at once', async () => {
    const email = newMail();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => scim.call('POST', '/Users', person(email))),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409]);
  });
});

describe('reading and listing (§3.4)', () => {
  it('finds by what identity providers ask for', async () => {
    const made = await tools.create({ title: 'Admiral' });
    for (const filter of [
      `userName eq "${made.email}"`,
      `USERNAME EQ "${made.email.toUpperCase()}"`,
      `externalId eq "${made.externalId ?? ''}"`,
      `id eq "${made.id}"`,
      `emails.value eq "${made.email}"`,
      `emails[type eq "work"].value eq "${made.email}"`,
      `userName eq "${made.email}" and active eq true`,
      `${userUrn}:userName eq "${made.email}"`,
      `name.familyName eq "hopper" and userName sw "${made.email.slice(0, 12)}" and title pr`,
      `not (userName ne "${made.email}")`,
      `userName eq "${made.email}" or userName eq "nobody"`,
      `userName co "${made.email.slice(3)}" and meta.created gt "2020-01-01T00:00:00Z"`,
      `userName ew "${made.email.slice(2)}" and title eq "ADMIRAL"`,
    ]) {
      const answer = await tools.find(filter);
      expect(
        resources(answer).map(({ id }) => id),
        filter,
      ).toEqual([made.id]);
      expect(answer.json['totalResults'], filter).toBe(1);
    }
  });

  it.each([
    'userName eq "nobody"',
    'externalId eq "nothing"',
    'id eq "nothing"',
    'emails[type eq "work"].value eq "nobody"',
    'emails[type eq "fax"]',
    'active eq true and active eq false',
    `${enterpriseUrn}:department eq "none"`,
    'meta.created gt "2100-01-01T00:00:00Z"',
    'title eq "%"',
    'userName eq "x\' or 1=1 --"',
    'userName eq "\\u0027"',
  ])('finds nobody by %s', async (filter) => {
    const answer = await tools.find(filter);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json).toMatchObject({ totalResults: 0, Resources: [], itemsPerPage: 0 });
  });

  it.each(['password sw "a"', 'nothing eq 1', 'userName eq', '((((((((((title pr))))))))))'])(
    'refuses the filter %s',
    async (filter) => {
      expectRefused(await tools.find(filter), 400, 'invalidFilter');
    },
  );

  it.each(['00919288221112222', 'US', `US${'0'.repeat(32)}`, 'nope', '1', "x'--"])(
    'has nobody by the id %s',
    async (id) => {
      const path = `/Users/${encodeURIComponent(id)}`;
      expectRefused(await scim.call('GET', path), 404);
      expectRefused(await scim.call('DELETE', path), 404);
      expectRefused(await scim.call('PUT', path, person(newMail())), 404);
      expectRefused(
        await tools.patch(encodeURIComponent(id), { op: 'replace', path: 'active', value: false }),
        404,
      );
    },
  );

  it('pages by number, with every edge value', async () => {
    for (const [query, startIndex, size] of [
      ['startIndex=0&count=1', 1, 1],
      ['startIndex=-5&count=1', 1, 1],
      ['count=0', 1, 0],
      ['count=-3', 1, 0],
      ['startIndex=100000&count=10', 100_000, 0],
    ] as const) {
      const { json } = await scim.call('GET', `/Users?${query}`);
      expect(json['startIndex'], query).toBe(startIndex);
      expect(json['Resources'], query).toHaveLength(size);
      expect(json['totalResults'], query).toBeGreaterThan(0);
    }
    expect((await scim.call('GET', '/Users?startIndex=abc&count=xyz')).status).toBe(200);
    const { json } = await scim.call('GET', '/Users?count=1000000000000');
    expect((json['Resources'] as unknown[]).length).toBeLessThanOrEqual(200);
  });

  it('shows each once by number and by cursor, in any order (RFC 9865)', async () => {
    for (let made = 0; made < 5; made += 1) await tools.create();
    const total = (await scim.call('GET', '/Users?count=0')).json['totalResults'] as number;
    const byNumber: string[] = [];
    for (let from = 1; from <= total; from += 3)
      byNumber.push(
        ...resources(await scim.call('GET', `/Users?startIndex=${from}&count=3`)).map(
          ({ id }) => id,
        ),
      );
    expect(new Set(byNumber).size).toBe(total);
    for (const order of [
      '',
      '&sortBy=userName',
      '&sortBy=name.familyName&sortOrder=descending',
      '&sortBy=meta.lastModified',
      '&sortBy=active',
      '&sortBy=id',
      '&sortBy=externalId',
    ]) {
      const seen: string[] = [];
      let cursor: string | undefined = '';
      while (cursor !== undefined) {
        const answer: ScimAnswer = await scim.call(
          'GET',
          `/Users?count=4&cursor=${cursor}${order}`,
        );
        expect(answer.status, answer.text).toBe(200);
        seen.push(...resources(answer).map(({ id }) => id));
        cursor = answer.json['nextCursor'] as string | undefined;
      }
      expect(seen.toSorted(), order).toEqual(byNumber.toSorted());
    }
  });

  it('sorts both ways, and refuses an order that is none', async () => {
    const names = async (query: string) =>
      resources(await scim.call('GET', `/Users?${query}`)).map(({ userName }) =>
        userName.toLowerCase(),
      );
    const up = await names('sortBy=userName');
    expect(up).toEqual(up.toSorted());
    expect(await names('sortBy=userName&sortOrder=descending')).toEqual(up.toReversed());
    expectRefused(await scim.call('GET', '/Users?sortBy=nothing'), 400, 'invalidValue');
    expectRefused(await scim.call('GET', '/Users?sortBy=password'), 400, 'invalidValue');
  });

  it('refuses a cursor of another question, and one made by hand', async () => {
    const first = await scim.call('GET', '/Users?count=1&cursor=');
    const cursor = String(first.json['nextCursor']);
    for (const wrong of [
      `cursor=${cursor}&sortBy=userName`,
      `cursor=${cursor}x`,
      'cursor=x',
      `cursor=${cursor.split('.')[0] ?? ''}.eA.00000000-0000-0000-0000-000000000000`,
    ])
      expectRefused(await scim.call('GET', `/Users?count=1&${wrong}`), 400, 'invalidCursor');
  });

  it('shows what is asked for, and searches by POST', async () => {
    const made = await tools.create();
    const { json } = await scim.call('GET', `/Users/${made.id}?attributes=userName`);
    expect(Object.keys(json).toSorted()).toEqual(['id', 'schemas', 'userName']);
    const less = await scim.call('GET', `/Users/${made.id}?excludedAttributes=emails,name,id`);
    expect(less.json['emails']).toBeUndefined();
    expect(less.json['id']).toBe(made.id);
    const found = await scim.call('POST', '/Users/.search', {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],
      attributes: ['userName'],
      filter: `userName eq "${made.email}"`,
      startIndex: 1,
      count: 10,
    });
    expect(resources(found)).toEqual([{ schemas: [userUrn], id: made.id, userName: made.email }]);
  });
});
