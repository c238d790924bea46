/** What goes over the wire at the compatible addresses, to the byte: order, types, statuses, media types, headers. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../kernel/ids.ts';
import type { Founded, Person, TestApp } from '../../testing/app.ts';
import { createReachableApp, makeKey } from '../../testing/helper-library.ts';

let app: TestApp;
let founded: Founded;
let other: Founded;
let member: Person;
let key: string;
let organization: string;

const developer = 'IX00000000000000000000000000000103';
const sidOf = (prefix: string) => prefix + newId().replaceAll('-', '');
const json = 'application/json; charset=utf-8';
const scim = 'application/scim+json; charset=utf-8';

interface Asked {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly token?: string;
}

async function call(path: string, asked: Asked = {}) {
  const { method = 'GET', body, headers = {}, token = key } = asked;
  const answer = await fetch(app.url + path, {
    method,
    headers: {
      ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    headers: answer.headers,
    text,
    json: (text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, unknown>,
  };
}

beforeAll(async () => {
  app = await createReachableApp();
  [founded, other] = [await app.found(), await app.found('Contoso')];
  member = await app.join(founded);
  const { items } = await founded.owner.client.apiKeys.listPermissions(founded.organizationSid);
  key = await makeKey(
    founded,
    items.map(({ name }) => name.replace('/bailiwick/', '')),
  );
  organization = `/Organizations/${founded.organizationSid}`;
  for (const friendly_name of ['Second', 'Third'])
    await founded.owner.client.organizationAccounts.create(founded.organizationSid, {
      friendly_name,
    });
});
afterAll(() => app.close());

describe('pages', () => {
  it('an account and its page are these, in this order', async () => {
    const answer = await call(`${organization}/Accounts?PageSize=1`);
    expect([answer.status, answer.type]).toEqual([200, json]);
    expect(Object.keys(answer.json)).toEqual(['content', 'meta']);
    const [account] = answer.json['content'] as Record<string, unknown>[];
    expect(Object.entries(account ?? {}).map(([name, value]) => [name, typeof value])).toEqual([
      ['account_sid', 'string'],
      ['friendly_name', 'string'],
      ['status', 'string'],
      ['owner_sid', 'string'],
      ['date_created', 'string'],
    ]);
    const meta = answer.json['meta'] as Record<string, string | number | null>;
    const base = `${app.url}${organization}/Accounts?PageSize=1&Page=`;
    expect(Object.keys(meta)).toEqual([
      'first_page_url',
      'key',
      'next_page_url',
      'page',
      'page_size',
      'previous_page_url',
      'url',
    ]);
    expect(meta).toMatchObject({
      first_page_url: `${base}0`,
      key: 'content',
      next_page_url: expect.stringMatching(/Page=1&PageToken=\S+$/),
      page: 0,
      page_size: 1,
      previous_page_url: null,
      url: `${base}0`,
    });
    const second = await call(new URL(String(meta['next_page_url'])).href.slice(app.url.length));
    expect(second.json['meta']).toMatchObject({
      page: 1,
      previous_page_url: expect.stringMatching(/Page=0&PageToken=\S+$/),
      url: meta['next_page_url'],
    });
    const third = await call(
      String((second.json['meta'] as Record<string, string>)['next_page_url']).slice(
        app.url.length,
      ),
    );
    expect(third.json['meta']).toMatchObject({ page: 2, next_page_url: null });
  });

  it('keep what was asked, and go on for the same caller only', async () => {
    await call(`${organization}/RoleAssignments`, {
      method: 'POST',
      body: { role_sid: developer, scope: founded.accountSid, identity: member.userSid },
    });
    const asked = `${organization}/RoleAssignments?Identity=${member.userSid}&PageSize=1`;
    const { next_page_url: next } = (await call(asked)).json['meta'] as Record<string, string>;
    expect(next).toContain(`Identity=${member.userSid}`);
    const path = (next ?? '').slice(app.url.length);
    expect((await call(path)).status).toBe(200);
    const elsewhere = await makeKey(founded, ['iam/role-assignments/read']);
    const refused = await call(path, { token: elsewhere });
    expect([refused.status, refused.json['code']]).toEqual([400, 25023]);
  });

  it.each([
    ['0', 400],
    ['-1', 400],
    ['many', 400],
    ['1&PageSize=2', 400],
    ['100000', 200],
  ])('PageSize=%s: %i', async (size, status) => {
    const answer = await call(`${organization}/Accounts?PageSize=${size}`);
    expect(answer.status).toBe(status);
    if (status === 400) expect(answer.json['code']).toBe(25106);
    else expect(answer.json['meta']).toMatchObject({ page_size: 100 });
  });

  it('of people have Resources before schemas, numbers as numbers, and a version without quotes', async () => {
    const answer = await call(`${organization}/scim/Users?PageSize=1`);
    expect([answer.status, answer.type]).toEqual([200, scim]);
    expect(Object.keys(answer.json)).toEqual([
      'Resources',
      'totalResults',
      'itemsPerPage',
      'schemas',
      'meta',
    ]);
    expect(answer.json['totalResults']).toBe(2);
    expect(answer.json['meta']).toMatchObject({ key: 'Resources', page: 0 });
    const [person] = answer.json['Resources'] as { meta: Record<string, string> }[];
    expect(person?.meta).toMatchObject({
      resourceType: 'user',
      version: expect.stringMatching(/^W\/\d+$/),
    });
    const none = await call(`${organization}/scim/Users?filter=userName%20eq%20%22x@y.zz%22`);
    expect(none.json).toMatchObject({ Resources: [], totalResults: 0 });
  });
});

describe('refusals', () => {
  it('of organizations have these fields, and nothing by which a library takes them for another kind', async () => {
    const { status, type, json: body } = await call(`${organization}/Accounts/AC1`);
    expect([status, type]).toEqual([404, json]);
    expect(Object.keys(body)).toEqual([
      'code',
      'message',
      'more_info',
      'moreInfo',
      'status',
      'details',
    ]);
    expect([typeof body['code'], body['status']]).toEqual(['number', 404]);
  });

  it('of people have those of SCIM, and those that libraries read', async () => {
    const { status, type, json: body } = await call(`${organization}/scim/Users?filter=x`);
    expect([status, type]).toEqual([400, scim]);
    expect(body).toMatchObject({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      scimType: 'invalidFilter',
      status: '400',
      code: 25001,
      more_info: body['moreInfo'],
      message: body['detail'],
    });
  });

  it('the organization itself is 403 to everybody, and 401 to nobody in particular', async () => {
    expect((await call(organization)).json).toMatchObject({ code: 25105, status: 403 });
    expect((await call(organization, { token: '' })).json).toMatchObject({ code: 25107 });
    const foreign = await call(`/Organizations/${other.organizationSid}`);
    expect(foreign.json).toMatchObject({ code: 25107, status: 403 });
  });

  it.each([
    ['GET', '/Nothing'],
    ['POST', '/Accounts'],
    ['PUT', '/RoleAssignments'],
    ['GET', '/scim/Groups'],
    ['PATCH', `/RoleAssignments/${sidOf('IY')}`],
  ])('%s %s is 404 and 20404, and no page of the web app', async (method, path) => {
    const answer = await call(organization + path, {
      method,
      ...(method === 'GET' ? {} : { body: {} }),
    });
    expect([answer.status, answer.type, answer.json['code']]).toEqual([404, json, 20404]);
  });

  it('a body that is no JSON, or no object, is 400', async () => {
    for (const body of ['{', '[]', '"x"', '{"a":1,"a":2}']) {
      const people = await call(`${organization}/scim/Users`, { method: 'POST', body });
      expect([people.status, people.json['code']], body).toEqual([400, 25006]);
      const roles = await call(`${organization}/RoleAssignments`, { method: 'POST', body });
      expect([roles.status, roles.json['code']], body).toEqual([400, 25106]);
    }
  });

  it('tells browsers of other sites nothing: no header lets them read an answer', async () => {
    const headers = { origin: 'https://elsewhere.example' };
    for (const [path, method] of [
      [`${organization}/Accounts`, 'GET'],
      [`${organization}/Accounts`, 'OPTIONS'],
      ['/v2/Organizations/Roles', 'GET'],
    ] as const) {
      const answer = await call(path, { method, headers });
      const names = [...answer.headers.keys()].filter((name) => name.startsWith('access-control'));
      expect(names, path).toEqual([]);
    }
  });

  it('counts no cookie', async () => {
    const cookie = `bailiwick_session=${founded.owner.token}`;
    const answer = await call(`${organization}/Accounts`, { token: '', headers: { cookie } });
    expect([answer.status, answer.json['code']]).toEqual([401, 25107]);
  });
});

describe('writing', () => {
  it('an Idempotency-Key makes one of two', async () => {
    const email = `once-${newId()}@${founded.domain}`;
    const asked = {
      method: 'POST',
      body: { userName: email, emails: [{ primary: true, value: email }] },
      headers: { 'idempotency-key': newId() },
    };
    const [first, second] = [
      await call(`${organization}/scim/Users`, asked),
      await call(`${organization}/scim/Users`, asked),
    ];
    expect([first.status, first.type, second.status]).toEqual([201, scim, 201]);
    expect(second.text).toBe(first.text);
  });

  it('two at once with one address: one is made, one is told that it is taken', async () => {
    const email = `twice-${newId()}@${founded.domain}`;
    const body = { userName: email, emails: [{ primary: true, value: email }] };
    const answers = await Promise.all(
      [1, 2].map(() => call(`${organization}/scim/Users`, { method: 'POST', body })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  });

  it('two at once with one external id: the same', async () => {
    const externalId = newId();
    const answers = await Promise.all(
      [1, 2].map((number) => {
        const email = `id-${number}-${newId()}@${founded.domain}`;
        return call(`${organization}/scim/Users`, {
          method: 'POST',
          body: { userName: email, emails: [{ primary: true, value: email }], externalId },
        });
      }),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const { rows } = await app.superuser.query('select 1 from users where email like $1', ['id-%']);
    expect(rows).toHaveLength(1);
  });

  it('an external id comes free when its person leaves', async () => {
    const externalId = newId();
    const email = `leaves-${newId()}@${founded.domain}`;
    const made = await call(`${organization}/scim/Users`, {
      method: 'POST',
      body: { userName: email, emails: [{ primary: true, value: email }], externalId },
    });
    await founded.owner.client.organizationUsers.remove(
      founded.organizationSid,
      String(made.json['id']),
      {},
    );
    const next = `follows-${newId()}@${founded.domain}`;
    const answer = await call(`${organization}/scim/Users`, {
      method: 'POST',
      body: { userName: next, emails: [{ primary: true, value: next }], externalId },
    });
    expect(answer.status, answer.text).toBe(201);
  });
});

describe('the newer addresses', () => {
  const roles = '/v2/Organizations/Roles';
  const assignments = '/v2/Organizations/RoleAssignments';

  it('list roles, with what they hold', async () => {
    const answer = await call(`${roles}?PageSize=2&RoleProductGroup=account`);
    expect([answer.status, answer.type]).toEqual([200, json]);
    const [role] = answer.json['roles'] as Record<string, unknown>[];
    expect(Object.keys(role ?? {})).toEqual([
      'sid',
      'friendly_name',
      'external_description',
      'product_group',
      'lowest_level',
      'role_product_group',
      'policy',
      'resource_types',
      'date_created',
      'date_updated',
    ]);
    expect(role).toMatchObject({ friendly_name: 'Owner', product_group: 'account' });
    expect(answer.json['meta']).toMatchObject({ key: 'roles', page_size: 2 });
    const found = await call(`${roles}?Search=DEVEL`);
    expect(found.json['roles']).toMatchObject([
      { sid: developer, policy: { deny: [], format: 'permissions' }, resource_types: null },
    ]);
    expect((await call(`${roles}?ResourceTypes=number`)).json['roles']).toEqual([]);
  });

  it('turn the pages of roles there and back', async () => {
    const names: unknown[] = [];
    let path: string | null = `${roles}?PageSize=4`;
    let before: string | null = null;
    while (path !== null) {
      const { json: page }: Awaited<ReturnType<typeof call>> = await call(path);
      names.push(...(page['roles'] as { sid: string }[]).map(({ sid }) => sid));
      const meta = page['meta'] as Record<string, string | null>;
      before = meta['previous_page_url'] ?? null;
      path = meta['next_page_url']?.slice(app.url.length) ?? null;
    }
    const whole = await call(`${roles}?PageSize=1000`);
    const all = (whole.json['roles'] as { sid: string }[]).map(({ sid }) => sid);
    expect(names).toEqual(all);
    const back = await call((before ?? '').slice(app.url.length));
    expect((back.json['roles'] as { sid: string }[]).map(({ sid }) => sid)).toEqual(
      all.slice(all.length - (all.length % 4 || 4) - 4, all.length - (all.length % 4 || 4)),
    );
  });

  it('give, list without a question, and take', async () => {
    const body = {
      role_sid: 'IX00000000000000000000000000000105',
      scope: founded.accountSid,
      identity: member.userSid,
    };
    const made = await call(assignments, { method: 'POST', body });
    expect([made.status, Object.keys(made.json)]).toEqual([
      201,
      ['sid', 'role_sid', 'scope', 'identity'],
    ]);
    const listed = await call(assignments);
    expect(listed.json['meta']).toMatchObject({ key: 'content', page_size: 50 });
    const sids = (listed.json['content'] as { sid: string }[]).map(({ sid }) => sid);
    expect(sids).toContain(made.json['sid']);
    expect(sids.every((sid) => /^IY[0-9a-f]{32}$/.test(sid))).toBe(true);
    const taken = await call(`${assignments}/${String(made.json['sid'])}`, { method: 'DELETE' });
    expect([taken.status, taken.text]).toEqual([204, '']);
    const again = await call(`${assignments}/${String(made.json['sid'])}`, { method: 'DELETE' });
    expect([again.status, again.json['code']]).toEqual([404, 20404]);
  });

  it('refuse by their own numbers: 20001, 20003', async () => {
    const at = { scope: founded.accountSid, identity: member.userSid };
    for (const body of [
      {},
      { ...at, role_sid: sidOf('IX') },
      { role_sid: developer, scope: other.accountSid, identity: member.userSid },
      { role_sid: developer, scope: founded.accountSid, identity: other.owner.userSid },
    ]) {
      const answer = await call(assignments, { method: 'POST', body });
      expect([answer.status, answer.json['code']], JSON.stringify(body)).toEqual([400, 20001]);
    }
    const poor = await makeKey(founded, ['iam/organizations/read']);
    for (const [path, token] of [
      [roles, poor],
      [assignments, poor],
      [`/v1/Roles/${developer}/Permissions`, poor],
    ] as const) {
      const answer = await call(path, { token });
      expect([answer.status, answer.json['code']], path).toEqual([403, 20003]);
    }
    const nobody = await call(roles, { token: founded.owner.token });
    expect([nobody.status, nobody.json['code']]).toEqual([401, 20003]);
    expect((await call('/v2/Organizations/Nothing')).json).toMatchObject({ code: 20404 });
  });

  it('are those of the organization of the key', async () => {
    const foreign = await makeKey(other, ['iam/role-assignments/read']);
    const listed = await call(assignments, { token: foreign });
    const scopes = (listed.json['content'] as { scope: string }[]).map(({ scope }) => scope);
    expect(scopes).not.toContain(founded.accountSid);
    expect(scopes).not.toContain(founded.organizationSid);
  });
});
