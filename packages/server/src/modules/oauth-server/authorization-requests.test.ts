/** What is served, and what apps ask of people, over HTTP: where the browser is led, and what people are told and agree to. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type TestApp } from '../../testing/app.ts';
import { begin, letIn, makeAskingApp, redirectUri } from '../../testing/consenting.ts';
import { clientOf, type OAuthClient } from '../../testing/programs.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';

const administrator = 'IX00000000000000000000000000000002';
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
const issuer = () => app.app.kernel.publicUrl.origin;
async function lead(query: string, path = '/oauth2/authorize') {
  const answer = await fetch(`${app.url}${path}?${query}`, { redirect: 'manual' });
  return {
    status: answer.status,
    headers: answer.headers,
    location: answer.headers.get('location'),
    text: await answer.text(),
  };
}

describe('where a browser is led', () => {
  it.each(['/oauth2/authorize', '/v2/authorize'])(
    '%s leads to the page that asks',
    async (path) => {
      const { request } = begin(client);
      const { status, location } = await lead(new URLSearchParams(request).toString(), path);
      expect(status).toBe(303);
      const page = new URL(location ?? '');
      expect(page.origin + page.pathname).toBe(`${issuer()}/console/authorize`);
      const carried = Buffer.from(page.searchParams.get('request') ?? '', 'base64url').toString();
      expect(Object.fromEntries(new URLSearchParams(carried))).toEqual(request);
    },
  );

  it.each([
    ['no client', { client_id: '' }],
    ['an unknown client', { client_id: `OQ${'0'.repeat(32)}` }],
    ['what is no client id', { client_id: 'javascript:alert(1)' }],
    ['no address', { redirect_uri: '' }],
    ['a longer one', { redirect_uri: `${redirectUri}/more` }],
    ['one with a fragment', { redirect_uri: `${redirectUri}#x` }],
    ['one with more in its query', { redirect_uri: `${redirectUri}?x=1` }],
    ['one that leads up', { redirect_uri: 'https://client.example/a/..;/back' }],
    ['one with a name', { redirect_uri: 'https://client.example@evil.example/back' }],
    ['one with a backslash', { redirect_uri: 'https://client.example\\@evil.example/back' }],
    ['another host', { redirect_uri: 'https://evil.example/back' }],
    ['another scheme', { redirect_uri: 'javascript:alert(1)' }],
    ['a loopback one that was not registered', { redirect_uri: 'http://127.0.0.1:7777/back' }],
  ])('shows a page for %s, and leads nowhere', async (_what, wrong) => {
    const { request } = begin(client, wrong);
    const { status, location, headers, text } = await lead(new URLSearchParams(request).toString());
    expect([400, 404]).toContain(status);
    expect(location).toBeNull();
    expect(headers.get('content-type')).toContain('text/html');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(text).toContain('<h1>');
    expect(text).not.toContain('evil.example');
  });

  it('shows it too for two clients, two addresses, and an app that acts for itself', async () => {
    const { request } = begin(client);
    const query = new URLSearchParams(request).toString();
    for (const name of ['client_id', 'redirect_uri'] as const) {
      const again = `${name}=${encodeURIComponent(request[name] ?? '')}`;
      expect((await lead(`${query}&${again}`)).location).toBeNull();
    }
    const made = await founded.owner.client.oauthApps.create(founded.organizationSid, {
      name: 'For itself',
      permissions: [readUsers],
    });
    const other = begin(clientOf(made));
    const { location } = await lead(new URLSearchParams(other.request).toString());
    expect(location).toBeNull();
  });

  it.each([
    [{ response_type: 'token' }, 'unsupported_response_type'],
    [{ response_type: 'code id_token' }, 'unsupported_response_type'],
    [{ response_type: '' }, 'invalid_request'],
    [{ code_challenge: '' }, 'invalid_request'],
    [{ code_challenge: 'short' }, 'invalid_request'],
    [{ code_challenge_method: 'plain' }, 'invalid_request'],
    [{ code_challenge_method: '' }, 'invalid_request'],
    [{ scope: readDomains }, 'invalid_scope'],
    [{ scope: 'openid' }, 'invalid_scope'],
    [{ response_mode: 'fragment' }, 'invalid_request'],
    [{ prompt: 'none' }, 'interaction_required'],
    [{ request: 'eyJ.eyJ.' }, 'request_not_supported'],
    [{ request_uri: 'https://client.example/r' }, 'request_uri_not_supported'],
  ])('tells the client of %j', async (wrong: Record<string, string>, error) => {
    const { request } = begin(client, wrong);
    const { status, location } = await lead(new URLSearchParams(request).toString());
    expect(status).toBe(303);
    expect(location?.startsWith(`${redirectUri}?`)).toBe(true);
    const { searchParams } = new URL(location ?? '');
    expect(Object.fromEntries(searchParams)).toEqual({
      error,
      error_description: expect.any(String) as string,
      state: request['state'],
      iss: issuer(),
    });
  });

  it('refuses what is sent twice by its name', async () => {
    const { request } = begin(client);
    const { location } = await lead(`${new URLSearchParams(request).toString()}&state=other`);
    const { searchParams } = new URL(location ?? '');
    expect(searchParams.get('error')).toBe('invalid_request');
    expect(searchParams.get('error_description')).toBe('state is sent twice.');
    expect(searchParams.has('state')).toBe(false);
  });
});

describe('agreeing', () => {
  it('says who asks for what, in plain words, and what is remembered', async () => {
    const person = await admin();
    const asked = await makeAskingApp(founded.owner, founded.organizationSid, {
      permissions: [readUsers, readDomains],
      homepage_url: 'https://client.example',
      terms_url: 'https://client.example/terms',
    });
    const less = begin(asked).request;
    const check = (request: Record<string, string>) => person.client.oauthConsents.check(request);
    expect(await check(less)).toMatchObject({
      sid: asked.id,
      name: 'People dashboard',
      company_name: 'Contoso Analytics',
      homepage_url: 'https://client.example',
      terms_url: 'https://client.example/terms',
      permissions: [{ name: readUsers, is_yours: true, only_reads: true }],
      keeps_access: true,
      leads_back_to: 'client.example',
      is_agreed: false,
      refusal_url: expect.stringContaining('error=access_denied') as string,
    });
    expect(await outcomeOf(person.client.oauthConsents.letIn(less))).toBe(
      'oauth_request.not_agreed',
    );
    await person.client.oauthConsents.give(less);
    expect((await check(less)).is_agreed).toBe(true);
    const more = begin(asked, { scope: `${readUsers} ${readDomains}` }).request;
    expect((await check(more)).is_agreed).toBe(false);
    expect(await outcomeOf(person.client.oauthConsents.letIn(more))).toBe(
      'oauth_request.not_agreed',
    );
    await person.client.oauthConsents.give(more);
    expect((await check(less)).is_agreed).toBe(true);
    expect((await check(more)).is_agreed).toBe(true);
    const events = await founded.owner.client.auditEvents.list(founded.organizationSid, {
      target_sid: asked.id,
      actor_sid: person.userSid,
    });
    expect(events.items.map(({ event }) => event)).toEqual([
      'oauth_grant.agreed',
      'oauth_grant.agreed',
    ]);
  });

  it('is asked anew for a program on the same computer, which may be any', async () => {
    const native = await makeAskingApp(founded.owner, founded.organizationSid, {
      redirect_uris: ['http://127.0.0.1/back'],
    });
    const { request } = begin(native, { redirect_uri: 'http://127.0.0.1:51234/back' });
    await letIn(founded.owner, request);
    expect((await founded.owner.client.oauthConsents.check(request)).is_agreed).toBe(false);
  });

  it('wants a fresh proof, and somebody of the organization', async () => {
    const { request } = begin(client);
    await app.superuser.query("update sessions set authenticated_at = now() - interval '1 hour'");
    const stale = await outcomeOf(founded.owner.client.oauthConsents.give(request));
    await app.superuser.query('update sessions set authenticated_at = now()');
    expect(stale).toBe('request.step_up_required');
    const other = await app.found('Others');
    const refused = await refusalOf(other.owner.client.oauthConsents.give(request));
    expect(refused.problem.code).toBe('oauth_request.not_yours');
    expect(await outcomeOf(app.client().oauthConsents.check(request))).toBe(
      'request.unauthenticated',
    );
  });

  it.each([
    [{ client_id: `OQ${'0'.repeat(32)}` }, 'oauth_request.unknown_app'],
    [{ redirect_uri: 'https://evil.example/back' }, 'oauth_request.wrong_redirect'],
    [{ code_challenge_method: 'plain' }, 'oauth_request.wrong'],
    [{ scope: readDomains }, 'oauth_request.wrong'],
  ])('is refused by every door for %j', async (wrong: Record<string, string>, code) => {
    const { request } = begin(client, wrong);
    const { oauthConsents } = founded.owner.client;
    for (const door of [oauthConsents.check, oauthConsents.give, oauthConsents.letIn])
      expect(await outcomeOf(door(request))).toBe(code);
  });
});

it('publishes two keys or more before any is asked for, and says exactly what is served', async () => {
  await using fresh = await createTestApp();
  const { keys } = (await (await fetch(`${fresh.url}/oauth2/jwks`)).json()) as {
    keys: Record<string, string>[];
  };
  expect(keys).toHaveLength(2);
  expect(keys.every((key) => !('d' in key) && key['kty'] === 'OKP')).toBe(true);
  const metadata = await fetch(`${fresh.url}/.well-known/oauth-authorization-server`);
  expect(await metadata.json()).toEqual({
    issuer: fresh.app.kernel.publicUrl.origin,
    authorization_endpoint: `${fresh.app.kernel.publicUrl.origin}/oauth2/authorize`,
    token_endpoint: `${fresh.app.kernel.publicUrl.origin}/oauth2/token`,
    revocation_endpoint: `${fresh.app.kernel.publicUrl.origin}/oauth2/revoke`,
    jwks_uri: `${fresh.app.kernel.publicUrl.origin}/oauth2/jwks`,
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: ['client_credentials', 'authorization_code', 'refresh_token'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    revocation_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    authorization_response_iss_parameter_supported: true,
  });
});
