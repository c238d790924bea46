/** What a provider publishes and posts by itself: discovery, keys, logout tokens. */
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Fake, type OidcFake, startOidcFake } from '../../../testing/oidc-fake.ts';
import { type Outside, startOutside } from '../../../testing/outside.ts';
import type { OidcClient, OidcProvider } from '../protocol.ts';
import { discover, type KeyCache, newKeyCache, verifyLogoutToken } from './index.ts';

let outside: Outside;
let fake: OidcFake;
let provider: OidcProvider;

const client: OidcClient = {
  clientId: 'us',
  redirectUri: 'https://id.vendor-of-things.com/sso/oidc/SP1/callback',
  logoutRedirectUri: 'https://id.vendor-of-things.com/signed-out',
  authentication: { kind: 'secret', secret: 'a secret of ours' },
  scopes: [],
};

beforeAll(async () => {
  outside = await startOutside('fake-of-tests.com');
  fake = await startOidcFake(outside.host, 'fake-of-tests.com');
  const read = await discover(fake.issuer, outside.http);
  if (read.provider === undefined) throw new Error('no provider');
  provider = read.provider;
});
afterAll(() => outside.stop());

interface Posted {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly now?: Date;
  readonly keys?: KeyCache;
  readonly provider?: Partial<OidcProvider>;
}

/** What a logout token says once it is verified, or the fault that it is refused for. */
async function post(given: Posted) {
  const now = given.now ?? new Date();
  const iat = Math.floor(now.getTime() / 1_000);
  const said: Record<string, unknown> = {
    iss: fake.issuer,
    aud: 'us',
    iat,
    exp: iat + 120,
    jti: 'j1',
    sub: 'person-1',
    sid: 's1',
    events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    ...given.claims,
  };
  const defined = Object.entries(said).filter(([, value]) => value !== undefined);
  const header = { alg: 'ES256', kid: 'k1', typ: 'logout+jwt', ...given.header };
  const signer = header.kid === 'k2' ? fake.stranger : fake.key;
  const logoutToken = await new SignJWT(Object.fromEntries(defined))
    .setProtectedHeader(header)
    .sign(signer.privateKey);
  const source = { now, http: outside.http, keys: given.keys ?? newKeyCache() };
  const { checks, verified } = await verifyLogoutToken({ ...provider, ...given.provider }, client, {
    logoutToken,
    ...source,
  });
  return verified ?? checks.find(({ outcome }) => outcome === 'failed')?.fault;
}

describe('the keys of a provider', () => {
  const hour = 3_600_000;
  const start = Date.now();
  const asked = () => outside.host.requests.filter(({ path }) => path === '/keys').length;
  /** Whether a token is taken at that time, or why not; and how often the keys were asked for. */
  const at = async (ms: number, wrong: Partial<Fake>, given: Posted) => {
    fake.behave(wrong);
    const before = asked();
    const said = await post({ ...given, now: new Date(start + ms) });
    return [typeof said === 'string' ? said : 'taken', asked() - before];
  };

  it('are kept for an hour, and for a day while it is out of reach (SS-22)', async () => {
    const keys = newKeyCache();
    const down = { keys: { status: 503, body: '' } } as const;
    const gone = 'oidc_keys_unreachable';
    expect(await at(0, {}, { keys })).toEqual(['taken', 1]);
    expect(await at(hour - 1_000, down, { keys })).toEqual(['taken', 0]);
    expect(await at(hour + 1_000, down, { keys })).toEqual(['taken', 1]);
    expect(await at(hour + 2_000, down, { keys })).toEqual(['taken', 0]);
    expect(await at(24 * hour - 1_000, down, { keys })).toEqual(['taken', 1]);
    expect(await at(24 * hour + 60_000, down, { keys })).toEqual([gone, 1]);
    expect(await at(24 * hour + 60_500, {}, { keys })).toEqual([gone, 0]);
    expect(await at(24 * hour + 130_000, {}, { keys })).toEqual(['taken', 1]);
  });

  it('are asked for at once when a new one is named, and then not for a minute', async () => {
    const keys = newKeyCache();
    const next = { keys, header: { kid: 'k2' } };
    const rolled = { keys: [fake.key.jwk, fake.stranger.jwk] };
    expect(await at(0, {}, { keys })).toEqual(['taken', 1]);
    expect(await at(30_000, rolled, next)).toEqual(['oidc_key_unknown', 0]);
    expect(await at(60_000, rolled, next)).toEqual(['taken', 1]);
    const unknown = { keys, header: { kid: 'k9' } };
    expect(await at(61_000, rolled, unknown)).toEqual(['oidc_key_unknown', 0]);
    expect(await at(62_000, rolled, { keys })).toEqual(['taken', 0]);
  });

  it('of another address count for nothing', async () => {
    const keys = newKeyCache();
    expect(await at(0, {}, { keys })).toEqual(['taken', 1]);
    const moved = { keys, provider: { jwksUri: `${fake.issuer}/other-keys` } };
    expect(await at(1_000, {}, moved)).toEqual(['oidc_keys_unreachable', 0]);
  });
});

describe('discovery', () => {
  const read = async (discovery: Fake['discovery'], issuer = fake.issuer) => {
    fake.behave({ discovery });
    const { provider: found, checks } = await discover(issuer, outside.http);
    expect(found === undefined).toBe(checks.some(({ outcome }) => outcome === 'failed'));
    return checks.find(({ outcome }) => outcome === 'failed')?.fault;
  };

  it.each([
    ['another issuer', 'oidc_discovery_issuer', { issuer: 'https://evil.test' }],
    ['no issuer', 'oidc_discovery_issuer', { issuer: undefined }],
    [
      'an address without https',
      'oidc_endpoint',
      { token_endpoint: 'http://fake-of-tests.com/token' },
    ],
    ['keys without https', 'oidc_endpoint', { jwks_uri: 'http://fake-of-tests.com/keys' }],
    ['no keys', 'oidc_endpoint', { jwks_uri: undefined }],
    [
      'code instead of an address',
      'oidc_endpoint',
      { authorization_endpoint: 'javascript:alert(1)' },
    ],
    [
      'an address with credentials',
      'oidc_endpoint',
      { userinfo_endpoint: 'https://a:b@fake-of-tests.com' },
    ],
    [
      'an address to sign out that is none',
      'oidc_endpoint',
      { end_session_endpoint: 'data:text/html,x' },
    ],
    ['no code flow', 'oidc_unsupported', { response_types_supported: ['id_token'] }],
    ['only plain PKCE', 'oidc_unsupported', { code_challenge_methods_supported: ['plain'] }],
    [
      'only shared secrets',
      'oidc_unsupported',
      { id_token_signing_alg_values_supported: ['HS256', 'none'] },
    ],
    [
      'only certificates of clients',
      'oidc_unsupported',
      { token_endpoint_auth_methods_supported: ['tls_client_auth'] },
    ],
  ])('%s → %s', async (_name, fault, discovery) => {
    expect(await read(discovery)).toBe(fault);
  });

  it('takes what says nothing of PKCE and of authentication', async () => {
    const silent = {
      code_challenge_methods_supported: undefined,
      token_endpoint_auth_methods_supported: undefined,
    };
    expect(await read(silent)).toBeUndefined();
  });

  it('tells what is not there from what is not readable', async () => {
    for (const issuer of [
      'http://fake-of-tests.com',
      'https://fake-of-tests.com/?x',
      'fake',
      '',
      'https://a@fake-of-tests.com',
    ])
      expect(await read({}, issuer)).toBe('oidc_endpoint');
    const at = (path: string) => `https://fake-of-tests.com:${outside.host.port}${path}`;
    expect(await read({}, at('/nothing'))).toBe('oidc_discovery_unreachable');
    expect(await read({}, 'https://nowhere-of-tests.com')).toBe('oidc_discovery_unreachable');
    const page = (path: string) => `${path}/.well-known/openid-configuration`;
    outside.host.serve('fake-of-tests.com', page('/page'), { body: '<html></html>' });
    outside.host.serve('fake-of-tests.com', page('/twice'), {
      body: '{"issuer":"a","issuer":"b"}',
    });
    outside.host.serve('fake-of-tests.com', page('/moved'), { kind: 'redirect', to: at(page('')) });
    expect(await read({}, at('/page'))).toBe('oidc_discovery_unreadable');
    expect(await read({}, at('/twice'))).toBe('oidc_discovery_unreadable');
    expect(await read({}, at('/moved'))).toBe('oidc_discovery_unreachable');
  });
});

describe('a logout token', () => {
  it('names a person, a session, or both', async () => {
    fake.behave({});
    const both = { subject: 'person-1', sessionIndex: 's1', replayKey: 'j1' };
    expect(await post({})).toMatchObject(both);
    const session = await post({ claims: { sub: undefined } });
    expect(session).toMatchObject({ subject: undefined, sessionIndex: 's1' });
  });

  const old = { iat: Math.floor(Date.now() / 1_000) - 125 };
  it.each<[string, string, Posted]>([
    ['nobody', 'oidc_logout_token', { claims: { sub: undefined, sid: undefined } }],
    ['no event', 'oidc_logout_token', { claims: { events: undefined } }],
    ['another event', 'oidc_logout_token', { claims: { events: { x: {} } } }],
    ['a nonce', 'oidc_logout_token', { claims: { nonce: 'x' } }],
    ['no jti', 'oidc_logout_token', { claims: { jti: undefined } }],
    ['older than two minutes', 'oidc_logout_token', { claims: old }],
    ['the type of an ID token', 'oidc_logout_token', { header: { typ: 'JWT' } }],
    ['another audience', 'oidc_audience', { claims: { aud: 'them' } }],
    ['no end', 'oidc_times_missing', { claims: { exp: undefined } }],
    ['a key that is not published', 'oidc_key_unknown', { header: { kid: 'k9' } }],
  ])('%s → %s', async (_name, fault, given) => {
    fake.behave({});
    expect(await post(given)).toBe(fault);
  });

  it('that is none', async () => {
    const source = { now: new Date(), http: outside.http, keys: newKeyCache() };
    const { checks } = await verifyLogoutToken(provider, client, { logoutToken: 'x', ...source });
    expect(checks[0]?.fault).toBe('oidc_id_token_unreadable');
  });
});
