/** What people gave an app, over HTTP: what a code, a token and a refresh token are worth, and what ends them. */
import { createLocalJWKSet, decodeJwt, type JSONWebKeySet, jwtVerify } from 'jose';
import * as oauth from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type Person, type TestApp } from '../../testing/app.ts';
import {
  begin,
  letIn,
  makeAskingApp,
  redeem,
  redirectUri,
  refresh,
  tokensFor,
} from '../../testing/consenting.ts';
import { askForToken, clientOf, type OAuthClient } from '../../testing/programs.ts';
import { race } from '../../testing/race.ts';
import { outcomeOf } from '../../testing/refusal.ts';

const administrator = 'IX00000000000000000000000000000002';
const auditor = 'IX00000000000000000000000000000006';
const iam = (name: string) => `/bailiwick/iam/${name}`;
const readUsers = iam('organization-users/read');
const readDomains = iam('domains/read');

let app: TestApp;
let founded: Founded;
let client: OAuthClient;

beforeAll(async () => {
  app = await createTestApp();
  founded = await app.found();
  client = await makeAskingApp(founded.owner, founded.organizationSid);
});
afterAll(() => app.close());

const admin = () => app.join(founded, { role: administrator });
const isAlive = (token: string) => outcomeOf(app.client(token).machine.get());
const revoke = (by: OAuthClient, token: string) =>
  askForToken(app.url, by, { token, grant_type: '' }, '/oauth2/revoke');

describe('a code', () => {
  it('works for a library that nobody here wrote, which renews the token', async () => {
    const name = 'https://bailiwick.test';
    await using named = await createTestApp({ publicUrl: name });
    const at = await named.found();
    const asked = await makeAskingApp(at.owner, at.organizationSid);
    const toUs: oauth.CustomFetch = (url, options) =>
      fetch(url.replace(name, named.url), options as RequestInit);
    const config = await oauth.discovery(new URL(name), asked.id, asked.secret, undefined, {
      algorithm: 'oauth2',
      [oauth.customFetch]: toUs,
    });
    const verifier = oauth.randomPKCECodeVerifier();
    const state = oauth.randomState();
    const address = oauth.buildAuthorizationUrl(config, {
      redirect_uri: redirectUri,
      scope: `${readUsers} offline_access`,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
    });
    const led = await fetch(address.href.replace(name, named.url), { redirect: 'manual' });
    const page = new URL(led.headers.get('location') ?? '');
    const carried = Buffer.from(page.searchParams.get('request') ?? '', 'base64url').toString();
    const request = Object.fromEntries(new URLSearchParams(carried));
    await at.owner.client.oauthConsents.give(request);
    const { location } = await at.owner.client.oauthConsents.letIn(request);
    const tokens = await oauth.authorizationCodeGrant(config, new URL(location), {
      pkceCodeVerifier: verifier,
      expectedState: state,
    });
    expect(tokens).toMatchObject({
      token_type: 'bearer',
      expires_in: 3_600,
      scope: `${readUsers} offline_access`,
    });
    const jwks = (await (await fetch(`${named.url}/oauth2/jwks`)).json()) as JSONWebKeySet;
    const { payload } = await jwtVerify(tokens.access_token, createLocalJWKSet(jwks), {
      issuer: name,
      audience: name,
      typ: 'at+jwt',
    });
    expect(payload).toMatchObject({
      sub: at.owner.userSid,
      client_id: asked.id,
      scope: readUsers,
    });
    const renewed = await oauth.refreshTokenGrant(config, tokens.refresh_token ?? '');
    expect(renewed.refresh_token).not.toBe(tokens.refresh_token);
    const alive = (token: string) => outcomeOf(named.client(token).machine.get());
    expect(await alive(renewed.access_token)).toBe('done');
    await oauth.tokenRevocation(config, renewed.refresh_token ?? '');
    expect(await alive(renewed.access_token)).toBe('request.unauthenticated');
  });

  it.each([
    ['another verifier', { code_verifier: 'v'.repeat(43) }],
    ['a verifier that is none', { code_verifier: 'short' }],
    ['no verifier', { code_verifier: '' }],
    ['another address', { redirect_uri: 'https://client.example/other' }],
    ['no address', { redirect_uri: '' }],
  ])('is used up by %s', async (_what, wrong) => {
    const { request, verifier } = begin(client);
    const code = await letIn(founded.owner, request);
    const first = await redeem(app, client, { code, code_verifier: verifier, ...wrong });
    expect([first.status, first.body.error]).toEqual([400, 'invalid_grant']);
    const second = await redeem(app, client, { code, code_verifier: verifier });
    expect([second.status, second.body.error]).toEqual([400, 'invalid_grant']);
  });

  it('works once: the second time ends everything that came of it', async () => {
    const tokens = await tokensFor(app, client, founded.owner);
    expect(await isAlive(tokens.access)).toBe('done');
    const again = await redeem(app, client, {
      code: tokens.code,
      code_verifier: tokens.verifier,
    });
    expect([again.status, again.body.error]).toEqual([400, 'invalid_grant']);
    expect(await isAlive(tokens.access)).toBe('request.unauthenticated');
    expect((await refresh(app, client, tokens.refresh)).body.error).toBe('invalid_grant');
    const { items } = await founded.owner.client.auditEvents.list(founded.organizationSid, {
      event: 'oauth_grant.replayed',
    });
    expect(items[0]?.actor).toMatchObject({ kind: 'oauth_app', sid: client.id });
  });

  it('of another client is nobody’s any more', async () => {
    const other = await makeAskingApp(founded.owner, founded.organizationSid);
    const { request, verifier } = begin(client);
    const code = await letIn(founded.owner, request);
    for (const by of [other, client]) {
      const { body } = await redeem(app, by, { code, code_verifier: verifier });
      expect(body.error).toBe('invalid_grant');
    }
  });

  it('is over after a minute, and with the session in which it was given', async () => {
    const late = begin(client);
    const code = await letIn(founded.owner, late.request);
    await app.superuser.query(`update oauth_grants set created_at = created_at - interval '61 seconds',
      code_expires_at = code_expires_at - interval '61 seconds', expires_at = expires_at - interval '61 seconds' where code_used_at is null`);
    const { body } = await redeem(app, client, { code, code_verifier: late.verifier });
    expect(body.error).toBe('invalid_grant');
    const person = await admin();
    const left = begin(client);
    const given = await letIn(person, left.request);
    await person.client.sessions.endCurrent();
    expect(
      (await redeem(app, client, { code: given, code_verifier: left.verifier })).body.error,
    ).toBe('invalid_grant');
  });

  it('of two at once, one gets tokens, and then nobody has any', async () => {
    let tokens: string[] = [];
    const outcomes = await race(10, async () => {
      const { request, verifier } = begin(client);
      const code = await letIn(founded.owner, request);
      return [0, 1].map(() => () => redeem(app, client, { code, code_verifier: verifier }));
    });
    for (const round of outcomes) {
      const answers = round.map((one) => (one.status === 'fulfilled' ? one.value : undefined));
      expect(answers.map((one) => one?.status).toSorted()).toEqual([200, 400]);
      tokens = [...tokens, ...answers.flatMap((one) => one?.body.access_token ?? [])];
    }
    expect(tokens).toHaveLength(10);
    for (const token of tokens) expect(await isAlive(token)).toBe('request.unauthenticated');
  });
});

describe('a token for a person', () => {
  const give = (person: Person, role_sid: string) =>
    founded.owner.client.roleAssignments.create(founded.organizationSid, {
      user_sid: person.userSid,
      role_sid,
    });

  it('is worth what was agreed to, what the app has, and what the person holds now', async () => {
    const person = await admin();
    const write = iam('organization-users/update');
    const wide = await makeAskingApp(founded.owner, founded.organizationSid, {
      permissions: [readUsers, readDomains, write],
    });
    const { access } = await tokensFor(app, wide, person, { scope: `${readUsers} ${write}` });
    const worth = async () => [...(await app.client(access).machine.get()).permissions];
    expect(await worth()).toEqual([readUsers, write]);
    await give(person, auditor);
    expect(await worth()).toEqual([readUsers]);
    await give(person, administrator);
    await founded.owner.client.oauthApps.update(founded.organizationSid, wide.id, {
      permissions: [readDomains, write],
    });
    expect(await worth()).toEqual([write]);
    expect(await outcomeOf(app.client(access).user.get())).toBe('request.not_for_machines');
  });

  it('acts in the name of the app and of the person, who answers for it', async () => {
    const person = await admin();
    const inviting = await makeAskingApp(founded.owner, founded.organizationSid, {
      permissions: [iam('invitations/create'), iam('organization-accounts/create')],
    });
    const { access } = await tokensFor(app, inviting, person, { scope: '' });
    expect((await app.client(access).machine.get()).answered_for_by).toBe('Imogen Ilić');
    await app
      .client(access)
      .invitations.create(founded.organizationSid, { emails: [`asked@${founded.domain}`] });
    const { items } = await founded.owner.client.auditEvents.list(founded.organizationSid, {
      event: 'invitation.created',
      actor_sid: inviting.id,
    });
    expect(items[0]?.actor).toMatchObject({
      kind: 'oauth_app',
      sid: inviting.id,
      name: 'People dashboard (Imogen Ilić)',
    });
  });

  it('is dead with the login of the person, with the app, and when they end it', async () => {
    const changed = await admin();
    const one = await tokensFor(app, client, changed);
    await founded.owner.client.organizationUsers.endSessions(
      founded.organizationSid,
      changed.userSid,
    );
    expect(await isAlive(one.access)).toBe('request.unauthenticated');
    expect((await refresh(app, client, one.refresh)).body.error).toBe('invalid_grant');

    const person = await admin();
    const two = await tokensFor(app, client, person);
    const { items } = await person.client.connectedApps.list();
    expect(items).toMatchObject([
      { sid: client.id, company_name: 'Contoso Analytics', permissions: [readUsers] },
    ]);
    await person.client.connectedApps.end(client.id);
    expect((await person.client.connectedApps.list()).items).toEqual([]);
    expect(await outcomeOf(person.client.connectedApps.end(client.id))).toBe('request.not_found');
    expect(await isAlive(two.access)).toBe('request.unauthenticated');
    expect((await refresh(app, client, two.refresh)).body.error).toBe('invalid_grant');
    const { request } = begin(client);
    expect((await person.client.oauthConsents.check(request)).is_agreed).toBe(false);

    const gone = await makeAskingApp(founded.owner, founded.organizationSid);
    const three = await tokensFor(app, gone, await admin());
    await founded.owner.client.oauthApps.revoke(founded.organizationSid, gone.id);
    expect(await isAlive(three.access)).toBe('request.unauthenticated');
    expect((await refresh(app, gone, three.refresh)).status).toBe(401);
  });

  it('is nothing of another person’s doing', async () => {
    const [one, other] = [await admin(), await admin()];
    const { access } = await tokensFor(app, client, one);
    expect(await outcomeOf(other.client.connectedApps.end(client.id))).toBe('request.not_found');
    expect(await isAlive(access)).toBe('done');
  });
});

describe('a refresh token', () => {
  it('comes only with offline_access, and may ask for less and never for more', async () => {
    const wide = await makeAskingApp(founded.owner, founded.organizationSid, {
      permissions: [readUsers, readDomains],
    });
    const without = await tokensFor(app, wide, founded.owner, { scope: readUsers });
    expect(without.refresh).toBe('');
    const some = await tokensFor(app, wide, founded.owner);
    const more = await refresh(app, wide, some.refresh, iam('audit-events/read'));
    expect([more.status, more.body.error]).toEqual([400, 'invalid_scope']);
    const next = await refresh(app, wide, some.refresh);
    expect(next.status).toBe(200);
    expect(decodeJwt(next.body.access_token ?? '')['scope']).toBe(readUsers);
    const all = await tokensFor(app, wide, founded.owner, { scope: 'offline_access' });
    const less = await refresh(app, wide, all.refresh, readDomains);
    expect(decodeJwt(less.body.access_token ?? '')['scope']).toBe(readDomains);
    // Of what the app has and the person did not agree to, nothing is given.
    const beyond = await refresh(app, wide, next.body.refresh_token ?? '', readDomains);
    expect(beyond.body.error).toBe('invalid_scope');
  });

  it('works once: shown again, all of its line is dead', async () => {
    const tokens = await tokensFor(app, client, founded.owner);
    const next = await refresh(app, client, tokens.refresh);
    const newest = await refresh(app, client, next.body.refresh_token ?? '');
    expect(await isAlive(newest.body.access_token ?? '')).toBe('done');
    expect((await refresh(app, client, tokens.refresh)).body.error).toBe('invalid_grant');
    expect(await isAlive(newest.body.access_token ?? '')).toBe('request.unauthenticated');
    expect((await refresh(app, client, newest.body.refresh_token ?? '')).body.error).toBe(
      'invalid_grant',
    );
  });

  it('of many at once, one gets the next', async () => {
    const outcomes = await race(10, async () => {
      const tokens = await tokensFor(app, client, founded.owner);
      return [0, 1, 2].map(() => () => refresh(app, client, tokens.refresh));
    });
    for (const round of outcomes)
      expect(
        round.map((one) => (one.status === 'fulfilled' ? one.value.status : 'failed')).toSorted(),
      ).toEqual([200, 400, 400]);
  });

  it('is of its client alone, and over after 30 days however often it was renewed', async () => {
    const other = await makeAskingApp(founded.owner, founded.organizationSid);
    const stolen = await tokensFor(app, client, founded.owner);
    expect((await refresh(app, other, stolen.refresh)).body.error).toBe('invalid_grant');
    expect((await refresh(app, client, stolen.refresh)).body.error).toBe('invalid_grant');
    const tokens = await tokensFor(app, client, founded.owner);
    const id = String(decodeJwt(tokens.access)['grant']);
    const older = (far: string) =>
      app.superuser.query(
        `update oauth_grants set created_at = created_at - $2::interval, code_expires_at = code_expires_at - $2::interval,
          expires_at = expires_at - $2::interval where id = $1`,
        [id, far],
      );
    await older('29 days 23 hours 50 minutes');
    const next = await refresh(app, client, tokens.refresh);
    expect(next.body['expires_in']).toBeLessThanOrEqual(600);
    await older('10 minutes');
    const last = await refresh(app, client, next.body.refresh_token ?? '');
    expect(last.body.error).toBe('invalid_grant');
    await app.runJob('oauth_server.prune_grants');
    await older('2 days');
    await app.runJob('oauth_server.prune_grants');
    const { rowCount } = await app.superuser.query('select 1 from oauth_grants where id = $1', [
      id,
    ]);
    expect(rowCount).toBe(0);
  });

  it('is stored as a hash, as codes are', async () => {
    const tokens = await tokensFor(app, client, founded.owner);
    const kept = JSON.stringify([
      (await app.superuser.query('select * from oauth_grants')).rows,
      (await app.superuser.query('select * from oauth_refresh_tokens')).rows,
      (await app.superuser.query('select * from audit_events')).rows,
    ]);
    for (const secret of [tokens.refresh, tokens.code, tokens.access])
      expect(kept).not.toContain(secret.slice(30));
  });
});

describe('giving back', () => {
  it('ends the grant with all that came of it, by any of its refresh tokens', async () => {
    const tokens = await tokensFor(app, client, founded.owner);
    const next = await refresh(app, client, tokens.refresh);
    expect((await revoke(client, tokens.refresh)).status).toBe(200);
    expect(await isAlive(next.body.access_token ?? '')).toBe('request.unauthenticated');
    expect((await refresh(app, client, next.body.refresh_token ?? '')).body.error).toBe(
      'invalid_grant',
    );
    expect((await revoke(client, tokens.refresh)).status).toBe(200);
  });

  it('says of an access token that it cannot, and of what is unknown that it is gone', async () => {
    const tokens = await tokensFor(app, client, founded.owner);
    const jwt = await revoke(client, tokens.access);
    expect([jwt.status, jwt.body.error]).toEqual([400, 'unsupported_token_type']);
    expect(await isAlive(tokens.access)).toBe('done');
    expect((await revoke(client, 'bwr_unknown')).status).toBe(200);
    const other = await makeAskingApp(founded.owner, founded.organizationSid);
    const foreign = await revoke(other, tokens.refresh);
    expect([foreign.status, foreign.body.error]).toEqual([400, 'invalid_grant']);
    const wrong = await revoke({ id: client.id, secret: other.secret }, tokens.refresh);
    expect([wrong.status, wrong.body.error]).toEqual([401, 'invalid_client']);
    expect(await isAlive(tokens.access)).toBe('done');
  });
});

it('an app gets tokens by the grant that it was made for, and by no other', async () => {
  const made = await founded.owner.client.oauthApps.create(founded.organizationSid, {
    name: 'For itself',
    permissions: [readUsers],
  });
  const forItself = clientOf(made);
  const matrix: [OAuthClient, string, string][] = [
    [client, 'client_credentials', 'unauthorized_client'],
    [forItself, 'authorization_code', 'unauthorized_client'],
    [forItself, 'refresh_token', 'unauthorized_client'],
  ];
  for (const [by, grant_type, error] of matrix) {
    const { status, body } = await askForToken(app.url, by, {
      grant_type,
      code: 'bwc_x',
      refresh_token: 'bwr_x',
    });
    expect([status, body.error]).toEqual([400, error]);
  }
  for (const grant_type of [
    'password',
    'implicit',
    'urn:ietf:params:oauth:grant-type:device_code',
    'urn:ietf:params:oauth:grant-type:token-exchange',
  ])
    expect((await askForToken(app.url, client, { grant_type })).body.error).toBe(
      'unsupported_grant_type',
    );
  const scoped = begin(client);
  const code = await letIn(founded.owner, scoped.request);
  const widened = await redeem(app, client, {
    code,
    code_verifier: scoped.verifier,
    scope: readDomains,
  });
  expect(widened.body.error).toBe('invalid_request');
});
