/** Access tokens over HTTP: how they are asked for, what they are worth, and when they are dead. */
import { createHmac, generateKeyPairSync } from 'node:crypto';
import {
  createLocalJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  type JSONWebKeySet,
  jwtVerify,
  SignJWT,
} from 'jose';
import * as oauth from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidOfSid } from '../../kernel/ids.ts';
import { createTestApp, type Founded, type Person, type TestApp } from '../../testing/app.ts';
import { signInOperator } from '../../testing/operator.ts';
import { askForToken, clientOf, type OAuthClient } from '../../testing/programs.ts';
import { race } from '../../testing/race.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';
import { signAccessToken } from './access-tokens.ts';
import { findKey } from './signing-keys.ts';

const administrator = 'IX00000000000000000000000000000002';
const auditor = 'IX00000000000000000000000000000006';
const standardUser = 'IX00000000000000000000000000000003';
const iam = (name: string) => `/bailiwick/iam/${name}`;
const readUsers = iam('organization-users/read');
const readDomains = iam('domains/read');
const everyPath = ['/oauth2/token', '/v2/token', '/v1/token'] as const;

let app: TestApp;
let founded: Founded;

beforeAll(async () => {
  app = await createTestApp();
  founded = await app.found();
});
afterAll(() => app.close());

async function appOf(by: Person, permissions: readonly string[] = [readUsers], seconds?: number) {
  const made = await by.client.oauthApps.create(founded.organizationSid, {
    name: 'Data warehouse',
    permissions: [...permissions],
    ...(seconds === undefined ? {} : { access_token_seconds: seconds }),
  });
  return clientOf(made);
}
async function tokenOf(client: OAuthClient, form: Record<string, string> = {}): Promise<string> {
  const { status, body } = await askForToken(app.url, client, form);
  expect(status, JSON.stringify(body)).toBe(200);
  return body.access_token ?? '';
}
const admin = () => app.join(founded, { role: administrator });
const listUsers = (token: string) =>
  outcomeOf(app.client(token).organizationUsers.list(founded.organizationSid, { page_size: 1 }));
const isAlive = (token: string) => outcomeOf(app.client(token).machine.get());
const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${app.url}${path}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  });

describe('asking for a token', () => {
  it.each(everyPath)('%s answers one that works where API keys do', async (path) => {
    const client = await appOf(await admin(), [readUsers]);
    const { status, body, headers } = await askForToken(app.url, client, {}, path);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3_600 });
    const token = body.access_token ?? '';
    expect(await listUsers(token)).toBe('done');
    const refused = await refusalOf(app.client(token).domains.list(founded.organizationSid));
    expect(refused.problem).toMatchObject({
      code: 'request.forbidden',
      missing_permission: readDomains,
    });
    expect('refresh_token' in body).toBe(path !== '/oauth2/token');
  });

  it('takes the credentials by HTTP Basic, and an empty header for none', async () => {
    const { id, secret } = await appOf(founded.owner);
    const basic = `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
    const form = 'grant_type=client_credentials';
    expect((await post('/oauth2/token', form, { authorization: basic })).status).toBe(200);
    const inForm = `${form}&client_id=${id}&client_secret=${secret}`;
    expect((await post('/v2/token', inForm, { authorization: '' })).status).toBe(200);
    const twice = await post('/oauth2/token', inForm, { authorization: basic });
    expect([twice.status, ((await twice.json()) as { error: string }).error]).toEqual([
      400,
      'invalid_request',
    ]);
  });

  it('works for a library that nobody here wrote, which verifies the token by the published keys', async () => {
    const issuer = 'https://bailiwick.test';
    await using named = await createTestApp({ publicUrl: issuer });
    const at = await named.found();
    const made = await at.owner.client.oauthApps.create(at.organizationSid, {
      name: 'A library',
      permissions: [readUsers, readDomains],
    });
    const { id, secret } = clientOf(made);
    const toUs: oauth.CustomFetch = (url, options) =>
      fetch(url.replace(issuer, named.url), options as RequestInit);
    const config = await oauth.discovery(new URL(issuer), id, secret, undefined, {
      algorithm: 'oauth2',
      [oauth.customFetch]: toUs,
    });
    const answer = await oauth.clientCredentialsGrant(config, { scope: readUsers });
    expect(answer).toMatchObject({ token_type: 'bearer', expires_in: 3_600, scope: readUsers });
    const jwks = (await (await fetch(`${named.url}/oauth2/jwks`)).json()) as JSONWebKeySet;
    const { payload, protectedHeader } = await jwtVerify(
      answer.access_token,
      createLocalJWKSet(jwks),
      { issuer, audience: issuer, typ: 'at+jwt' },
    );
    expect(protectedHeader).toMatchObject({ alg: 'EdDSA', typ: 'at+jwt' });
    expect(payload).toMatchObject({
      sub: id,
      client_id: id,
      org: at.organizationSid,
      scope: readUsers,
    });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(3_600);
  });

  it('lasts as long as the app says', async () => {
    const client = await appOf(founded.owner, [readUsers], 300);
    const { body } = await askForToken(app.url, client);
    expect(body['expires_in']).toBe(300);
    const { iat = 0, exp = 0 } = decodeJwt(body.access_token ?? '');
    expect(exp - iat).toBe(300);
  });

  it.each([
    ['grant_type=client_credentials', 401, 'invalid_client'],
    ['grant_type=client_credentials&client_id=OQ1&client_secret=x', 401, 'invalid_client'],
    ['grant_type=password&username=a&password=b', 400, 'unsupported_grant_type'],
    ['grant_type=implicit', 400, 'unsupported_grant_type'],
    ['', 400, 'invalid_request'],
    ['grant_type=', 400, 'invalid_request'],
    ['grant_type=client_credentials&client_id=a&client_id=b', 400, 'invalid_request'],
    [`grant_type=${'x'.repeat(20_000)}`, 413, 'invalid_request'],
  ])('refuses %.60s by the words of the protocol', async (form, status, error) => {
    const plain = await post('/oauth2/token', form);
    const body = (await plain.json()) as Record<string, unknown>;
    expect([plain.status, body['error']]).toEqual([status, error]);
    expect(plain.headers.get('content-type')).toContain('application/json');
    expect(Object.keys(body).toSorted()).toEqual(['error', 'error_description', 'error_uri']);
    expect(body['error_description']).toMatch(/^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/);
    expect(plain.headers.get('www-authenticate')?.startsWith('Basic')).toBe(
      status === 401 ? true : undefined,
    );
    const compatible = await post('/v2/token', form);
    expect(compatible.status).toBe(status);
    expect(await compatible.json()).toMatchObject({
      error,
      code: status === 401 ? 20003 : 20001,
      message: expect.any(String) as string,
      more_info: expect.stringContaining('/docs/errors/') as string,
      status,
    });
  });

  it('refuses a scope beyond the app, and gives less when less is asked for', async () => {
    const client = await appOf(founded.owner, [readUsers, readDomains]);
    const wide = await askForToken(app.url, client, { scope: iam('audit-events/read') });
    expect([wide.status, wide.body.error]).toEqual([400, 'invalid_scope']);
    const token = await tokenOf(client, { scope: readDomains });
    expect(await listUsers(token)).toBe('request.forbidden');
    expect((await app.client(token).machine.get()).permissions).toEqual([readDomains]);
    expect(await listUsers(await tokenOf(client, { scope: '' }))).toBe('done');
  });

  it('takes a secret only with the client id that it is of', async () => {
    const [one, other] = [await appOf(founded.owner), await appOf(founded.owner)];
    const crossed = await askForToken(app.url, { id: one.id, secret: other.secret });
    expect([crossed.status, crossed.body.error]).toEqual([401, 'invalid_client']);
  });
});

describe('a token', () => {
  it('says what it is', async () => {
    const maker = await admin();
    const client = await appOf(maker, [readUsers]);
    const token = await tokenOf(client);
    expect(await app.client(token).machine.get()).toMatchObject({
      credential: 'oauth_app',
      sid: client.id,
      name: 'Data warehouse',
      organization_sid: founded.organizationSid,
      permissions: [readUsers],
      answered_for_by: 'Imogen Ilić',
      expires_at: new Date((decodeJwt(token).exp ?? 0) * 1_000).toISOString(),
    });
  });

  it('changes things in the name of its app', async () => {
    const client = await appOf(await admin(), [
      iam('invitations/create'),
      iam('organization-accounts/create'),
    ]);
    const email = `loaded@${founded.domain}`;
    const { results } = await app
      .client(await tokenOf(client))
      .invitations.create(founded.organizationSid, { emails: [email] });
    expect(results[0]?.outcome).toBe('invited');
    const { items } = await founded.owner.client.auditEvents.list(founded.organizationSid, {
      actor_sid: client.id,
    });
    expect(items.map(({ event }) => event).toSorted()).toEqual([
      'invitation.created',
      'oauth_app.first_used',
    ]);
    expect(items[0]?.actor).toMatchObject({ kind: 'oauth_app', sid: client.id });
  });

  it('sees nothing of another organization, and does nothing that is for people', async () => {
    const other = await app.found('Others');
    const token = await tokenOf(await appOf(founded.owner, [readUsers]));
    expect(await outcomeOf(app.client(token).organizationUsers.list(other.organizationSid))).toBe(
      'request.not_found',
    );
    expect(await outcomeOf(app.client(token).user.get())).toBe('request.not_for_machines');
    expect(
      await outcomeOf(
        app.client(token).oauthApps.create(founded.organizationSid, {
          name: 'Of a machine',
          permissions: [readUsers],
        }),
      ),
    ).toBe('request.not_for_machines');
  });

  it('is worth what the maker of its app holds now', async () => {
    const maker = await admin();
    const token = await tokenOf(await appOf(maker, [readUsers, iam('organization-users/update')]));
    const give = (role_sid: string) =>
      founded.owner.client.roleAssignments.create(founded.organizationSid, {
        user_sid: maker.userSid,
        role_sid,
      });
    const worth = async () => (await app.client(token).machine.get()).permissions.length;
    expect(await worth()).toBe(2);
    await give(auditor);
    expect(await worth()).toBe(1);
    await give(standardUser);
    expect(await worth()).toBe(0);
    await give(administrator);
    expect(await worth()).toBe(2);
  });

  it('feels a change of the permissions of its app at once', async () => {
    const client = await appOf(founded.owner, [readUsers, readDomains]);
    const token = await tokenOf(client);
    await founded.owner.client.oauthApps.update(founded.organizationSid, client.id, {
      permissions: [readDomains],
    });
    expect(await listUsers(token)).toBe('request.forbidden');
  });

  it('is dead with its app, at once', async () => {
    const client = await appOf(founded.owner);
    const token = await tokenOf(client);
    await founded.owner.client.oauthApps.revoke(founded.organizationSid, client.id);
    const refused = await refusalOf(app.client(token).machine.get());
    expect(refused.problem).toMatchObject({
      code: 'request.unauthenticated',
      detail: 'The OAuth app Data warehouse does not work any more. It was revoked.',
    });
    const asked = await askForToken(app.url, client);
    expect([asked.status, asked.body.error]).toEqual([401, 'invalid_client']);
  });

  it('is dead with a secret that ended at once, and outlives one that runs out', async () => {
    const client = await appOf(founded.owner);
    const token = await tokenOf(client);
    const roll = (hours: number) =>
      founded.owner.client.oauthApps.roll(founded.organizationSid, client.id, {
        old_works_for_hours: hours,
      });
    const next = clientOf(await roll(24));
    expect(await isAlive(token)).toBe('done');
    expect(await isAlive(await tokenOf(client))).toBe('done');
    const last = clientOf(await roll(0));
    expect(await isAlive(token)).toBe('request.unauthenticated');
    expect((await askForToken(app.url, client)).status).toBe(401);
    expect((await askForToken(app.url, next)).status).toBe(401);
    expect(await isAlive(await tokenOf(last))).toBe('done');
  });

  it('is dead with its organization, also when that comes back', async () => {
    const other = await app.found('Suspended');
    const made = await other.owner.client.oauthApps.create(other.organizationSid, {
      name: 'Of a suspended one',
      permissions: [readUsers],
    });
    const token = await tokenOf(clientOf(made));
    const operator = await signInOperator(app);
    await operator.operatedOrganizations.suspend(other.organizationSid, { reason: 'Unpaid' });
    expect(await isAlive(token)).toBe('request.unauthenticated');
    await operator.operatedOrganizations.liftSuspension(other.organizationSid);
    expect(await isAlive(token)).toBe('request.unauthenticated');
    expect((await askForToken(app.url, clientOf(made))).status).toBe(401);
  });
});

describe('what is no token', () => {
  async function sign(change: {
    readonly claims?: Record<string, unknown>;
    readonly typ?: string;
    readonly key?: Parameters<SignJWT['sign']>[0];
    readonly drop?: string;
  }): Promise<string> {
    const right = await tokenOf(await appOf(founded.owner));
    const header = decodeProtectedHeader(right);
    const ours = await findKey(app.app.kernel, app.app.kernel.database.db, header.kid ?? '');
    const payload: Record<string, unknown> = { ...decodeJwt(right), ...change.claims };
    const kept = Object.entries(payload).filter(([name]) => name !== change.drop);
    const key = change.key ?? ours?.privateKey;
    if (key === undefined) throw new Error('there is no key');
    return new SignJWT(Object.fromEntries(kept))
      .setProtectedHeader({ alg: 'EdDSA', kid: header.kid ?? '', typ: change.typ ?? 'at+jwt' })
      .sign(key);
  }

  it('the way it is signed here is right', async () => {
    expect(await isAlive(await sign({}))).toBe('done');
  });

  it.each([
    ['of another type', { typ: 'JWT' }],
    ['of another issuer', { claims: { iss: 'https://elsewhere.example' } }],
    ['for another audience', { claims: { aud: 'https://elsewhere.example' } }],
    ['of another organization', { claims: { org: `OR${'0'.repeat(32)}` } }],
    ['of an app that is none', { claims: { sub: `OQ${'0'.repeat(32)}` } }],
    ['of a person', { claims: { sub: `US${'0'.repeat(32)}` } }],
    ['of another epoch', { claims: { epoch: 7 } }],
    ['that is over', { claims: { iat: 1, exp: 2 } }],
    ['without an end', { drop: 'exp' }],
    ['without an epoch', { drop: 'epoch' }],
    ['by another key', { key: generateKeyPairSync('ed25519').privateKey }],
  ])('a token %s', async (_what, change) => {
    expect(await isAlive(await sign(change))).toBe('request.unauthenticated');
  });

  it('one without a signature, by a symmetric key, cut off, or the secret itself', async () => {
    const client = await appOf(founded.owner);
    const token = await tokenOf(client);
    const [head = '', payload = '', signature = ''] = token.split('.');
    const header = (alg: string) =>
      Buffer.from(JSON.stringify({ ...decodeProtectedHeader(token), alg })).toString('base64url');
    const { keys } = (await (await fetch(`${app.url}/oauth2/jwks`)).json()) as {
      keys: { x: string }[];
    };
    const byPublicKey = `${header('HS256')}.${payload}`;
    const mac = createHmac('sha256', Buffer.from(keys[0]?.x ?? '', 'base64url'));
    for (const wrong of [
      `${header('none')}.${payload}.`,
      `${byPublicKey}.${mac.update(byPublicKey).digest('base64url')}`,
      `${head}.${payload}.${signature.slice(0, -2)}`,
      `${head}.${payload}A.${signature}`,
      client.secret,
    ])
      expect(await isAlive(wrong), wrong).toBe('request.unauthenticated');
    expect((await refusalOf(app.client(client.secret).machine.get())).problem.detail).toContain(
      '/oauth2/token',
    );
  });

  it('a key that somebody put into the table signs nothing', async () => {
    const { rows } = await app.superuser.query<{ id: string; private_key: Buffer }>(
      'select id, private_key from oauth_signing_keys order by signs_from',
    );
    const id = '0193a1f0-c27b-7d4e-9b1c-5a2f8e6d4c3b';
    await app.superuser.query(
      `insert into oauth_signing_keys (id, private_key, signs_from) values ($1, $2, now() - interval '1 year')`,
      [id, rows[0]?.private_key],
    );
    expect(await findKey(app.app.kernel, app.app.kernel.database.db, id)).toBeUndefined();
    await app.superuser.query('delete from oauth_signing_keys where id = $1', [id]);
  });
});

describe('keys', () => {
  it('are made once by however many ask first, and each token by one of them works', async () => {
    await using fresh = await createTestApp();
    const at = await fresh.found();
    const made = await at.owner.client.oauthApps.create(at.organizationSid, {
      name: 'First of all',
      permissions: [readUsers],
    });
    const [answers = []] = await race(1, () =>
      Promise.resolve([0, 1, 2].map(() => () => askForToken(fresh.url, clientOf(made)))),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 'fulfilled'));
    const { rows } = await fresh.superuser.query('select id from oauth_signing_keys');
    expect(rows).toHaveLength(2);
    const first = await fresh.superuser.query(
      "select id from audit_events where event = 'oauth_app.first_used'",
    );
    expect(first.rows).toHaveLength(1);
  });

  it('follow each other by the clock; tokens of the one before work until it is deleted', async () => {
    await using old = await createTestApp();
    const at = await old.found();
    const client = clientOf(
      await at.owner.client.oauthApps.create(at.organizationSid, {
        name: 'Old',
        permissions: [readUsers],
      }),
    );
    const ask = async () => (await askForToken(old.url, client)).body.access_token ?? '';
    const kidOf = (token: string) => decodeProtectedHeader(token).kid;
    const before = await ask();
    await old.travel({ days: 30, minutes: 5 });
    await old.runJob('oauth_server.tend_keys');
    const after = await ask();
    expect(kidOf(after)).not.toBe(kidOf(before));
    expect(await outcomeOf(old.client(before).machine.get())).toBe('done');
    await old.travel({ days: 2 });
    await old.runJob('oauth_server.tend_keys');
    expect(await outcomeOf(old.client(before).machine.get())).toBe('request.unauthenticated');
    expect(await outcomeOf(old.client(after).machine.get())).toBe('done');
  });
});

it('a right client costs one statement', async () => {
  const { id, secret } = await appOf(founded.owner);
  const payload = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: id,
    client_secret: secret,
  }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const call = { method: 'POST' as const, url: '/oauth2/token', payload, headers };
  await app.app.inject(call);
  const { database } = app.app.kernel;
  const { cost, result } = await database.measure(() => app.app.inject(call));
  expect(result.statusCode).toBe(200);
  expect(cost).toMatchObject({ roundTrips: 1, commits: 0 });
  expect(cost.statements).toHaveLength(1);
  const { access_token: token } = JSON.parse(result.body) as { access_token: string };
  const used = await database.measure(() =>
    app.app.inject({
      method: 'GET',
      url: `/v1/organizations/${founded.organizationSid}/users?page_size=1`,
      headers: { authorization: `Bearer ${token}` },
    }),
  );
  expect(used.result.statusCode).toBe(200);
  expect(used.cost.commits).toBe(0);
  // Who is calling, whether they may, and the list itself.
  expect(used.cost.statements).toHaveLength(4);
});

it('counts wrong clients by address, and lets right ones through', async () => {
  await using strict = await createTestApp({
    rateLimitMultiplier: 1,
    trustedProxies: ['127.0.0.1'],
  });
  const owner = await strict.signUp();
  const { sid } = await owner.client.organizations.create({ friendly_name: 'Flooded' });
  const made = await owner.client.oauthApps.create(sid, {
    name: 'Right',
    permissions: [readUsers],
  });
  const { id, secret } = clientOf(made);
  const other = clientOf(
    await owner.client.oauthApps.create(sid, { name: 'Other', permissions: [readUsers] }),
  );
  const ask = async (word: string, from: string) => {
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: id,
      client_secret: word,
    });
    const headers = { 'x-forwarded-for': from };
    return (await fetch(`${strict.url}/oauth2/token`, { method: 'POST', body, headers })).status;
  };
  const flood: number[] = [];
  for (let round = 0; round < 65; round += 1) flood.push(await ask(other.secret, '198.51.100.7'));
  expect(flood.filter((status) => status === 401)).toHaveLength(60);
  expect(flood.filter((status) => status === 429)).toHaveLength(5);
  for (let round = 0; round < 65; round += 1) expect(await ask(secret, '198.51.100.7')).toBe(200);
  expect(await ask(other.secret, '198.51.100.8')).toBe(401);
});

it('a token is over by the clock of the database', async () => {
  const client = await appOf(founded.owner);
  const right = await tokenOf(client);
  const key = await findKey(
    app.app.kernel,
    app.app.kernel.database.db,
    decodeProtectedHeader(right).kid ?? '',
  );
  if (key === undefined) throw new Error('there is no key');
  const past = Math.floor(Date.now() / 1_000) - 7_200;
  const expired = await signAccessToken(app.app.kernel, key, {
    appId: uuidOfSid('OQ', client.id) ?? '',
    organizationId: uuidOfSid('OR', founded.organizationSid) ?? '',
    tokenEpoch: 1,
    person: undefined,
    scope: undefined,
    issuedAtSeconds: past,
    expiresAtSeconds: past + 3_600,
  });
  const { problem } = await refusalOf(app.client(expired).machine.get());
  expect(problem.detail).toBe('The access token is over. Get another one.');
});
