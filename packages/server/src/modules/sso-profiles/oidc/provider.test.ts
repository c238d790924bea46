/** The whole way with a real provider: discovery, signing in on its pages, exchange, ID token, userinfo. */
import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OidcOp, startOidcOp } from '../../../testing/oidc-op.ts';
import { type Outside, startOutside } from '../../../testing/outside.ts';
import type { OidcClient, OidcProvider } from '../protocol.ts';
import {
  buildAuthorizationUrl,
  buildLogoutUrl,
  discover,
  newKeyCache,
  newPending,
  publicJwks,
  verifyCallback,
} from './index.ts';

let outside: Outside;

const redirectUri = 'https://id.vendor-of-things.com/sso/oidc/SP1/callback';
const logoutRedirectUri = 'https://id.vendor-of-things.com/signed-out';
const secret = 'a secret of 32 characters / + & %';
const base = {
  clientId: 'us',
  redirectUri,
  logoutRedirectUri,
  scopes: ['email', 'profile'],
} as const;
const withSecret: OidcClient = { ...base, authentication: { kind: 'secret', secret } };
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const withKey: OidcClient = {
  ...base,
  clientId: 'us-by-key',
  authentication: {
    kind: 'private_key',
    privateKey: ec.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    keyId: 'ours',
  },
};

const users = {
  alice: {
    email: 'alice@corp-of-tests.com',
    email_verified: true,
    name: 'Alice',
    groups: ['staff', 'admins'],
  },
  unverified: { email: 'ceo@corp-of-tests.com', email_verified: false },
  silent: { email: 'silent@corp-of-tests.com' },
  nobody: {},
  unicode: { email: 'x@corp-of-tests.com', email_verified: true, name: '😀 <b>ü</b> مريم' },
};

beforeAll(async () => {
  outside = await startOutside();
});
afterAll(() => outside.stop());

async function open(name: string, algorithm: 'RS256' | 'PS256' | 'ES256' | 'EdDSA') {
  outside.dns.set(name, 'A', ['127.0.0.1']);
  const common = {
    redirect_uris: [redirectUri],
    post_logout_redirect_uris: [logoutRedirectUri],
    grant_types: ['authorization_code'],
    response_types: ['code' as const],
  };
  const op = startOidcOp({
    host: outside.host,
    name,
    users,
    algorithm,
    clients: [
      { ...common, client_id: 'us', client_secret: secret },
      {
        ...common,
        client_id: 'us-by-key',
        token_endpoint_auth_method: 'private_key_jwt',
        jwks: publicJwks(withKey),
      },
    ],
  });
  const { provider, checks } = await discover(op.issuer, outside.http);
  expect(checks.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
  if (provider === undefined) throw new Error('no provider');
  return { op, provider };
}

async function signIn(op: OidcOp, provider: OidcProvider, user: string, client = withSecret) {
  const pending = newPending();
  const { url } = buildAuthorizationUrl(provider, client, pending, {});
  const callbackUrl = await op.signIn(url, user);
  const answer = { callbackUrl, now: new Date(), http: outside.http, keys: newKeyCache() };
  return verifyCallback(provider, client, pending, answer);
}

describe('a real provider', () => {
  it.each(['RS256', 'PS256', 'ES256', 'EdDSA'] as const)(
    'signs people in with %s',
    async (algorithm) => {
      const { op, provider } = await open(`${algorithm.toLowerCase()}-of-tests.com`, algorithm);
      const { identity, checks, raw } = await signIn(op, provider, 'alice');
      expect(checks.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
      expect(identity).toMatchObject({
        subject: 'sub-alice',
        email: 'alice@corp-of-tests.com',
        attributes: { name: ['Alice'], groups: ['staff', 'admins'], email_verified: ['true'] },
      });
      expect(identity?.logoutHint?.split('.')).toHaveLength(3);
      expect(identity?.replayUntil.getTime()).toBeGreaterThan(Date.now());
      expect(raw).toContain('alice@corp-of-tests.com');
      const signature = identity?.logoutHint?.split('.')[2] ?? '';
      expect(raw).not.toContain(signature);
      expect(raw).not.toContain(secret);
    },
  );

  it('is given a signed assertion instead of a secret', async () => {
    const { op, provider } = await open('keys-of-tests.com', 'ES256');
    const { identity } = await signIn(op, provider, 'unicode', withKey);
    expect(identity?.attributes['name']).toEqual(['😀 <b>ü</b> مريم']);
    expect(JSON.stringify(publicJwks(withKey))).not.toContain('"d"');
  });

  it('vouches for an address, or does not', async () => {
    const { op, provider } = await open('email-of-tests.com', 'ES256');
    const trusting = { ...withSecret, trustsUnverifiedEmail: true };
    const emailOf = async (user: string, client: OidcClient) => {
      const { identity, checks } = await signIn(op, provider, user, client);
      expect(identity?.subject).toBe(`sub-${user}`);
      return identity?.email ?? checks.find(({ name }) => name === 'email')?.fault;
    };
    expect(await emailOf('unverified', withSecret)).toBe('oidc_email_unverified');
    expect(await emailOf('unverified', trusting)).toBe('oidc_email_unverified');
    expect(await emailOf('silent', withSecret)).toBe('oidc_email_unverified');
    expect(await emailOf('silent', trusting)).toBe('silent@corp-of-tests.com');
    expect(await emailOf('nobody', trusting)).toBe('oidc_email_missing');
  });

  it('takes a code once, and only with the verifier that it was asked for with', async () => {
    const { op, provider } = await open('once-of-tests.com', 'ES256');
    const pending = newPending();
    const { url } = buildAuthorizationUrl(provider, withSecret, pending, { loginHint: 'alice' });
    const callbackUrl = await op.signIn(url, 'alice');
    const answer = { callbackUrl, now: new Date(), http: outside.http, keys: newKeyCache() };
    const faultOf = async (changed: object) => {
      const { identity, checks } = await verifyCallback(
        provider,
        withSecret,
        { ...pending, ...changed },
        answer,
      );
      return identity?.subject ?? checks.find(({ outcome }) => outcome === 'failed')?.fault;
    };
    expect(await faultOf({ state: 'another' })).toBe('oidc_state');
    expect(await faultOf({})).toBe('sub-alice');
    expect(await faultOf({})).toBe('oidc_grant_rejected');
    const second = await op.signIn(
      buildAuthorizationUrl(provider, withSecret, pending, { prompt: 'login' }).url,
      'alice',
    );
    const other = { ...answer, callbackUrl: second };
    const wrong = await verifyCallback(
      provider,
      withSecret,
      { ...pending, codeVerifier: newPending().codeVerifier },
      other,
    );
    expect(wrong.checks.find(({ outcome }) => outcome === 'failed')?.fault).toBe(
      'oidc_grant_rejected',
    );
  });

  it('says no to another secret, and has an address to sign out at', async () => {
    const { op, provider } = await open('logout-of-tests.com', 'ES256');
    const other: OidcClient = {
      ...withSecret,
      authentication: { kind: 'secret', secret: 'other' },
    };
    const { identity, checks } = await signIn(op, provider, 'alice', other);
    expect(identity).toBeUndefined();
    expect(checks.find(({ name }) => name === 'token')?.fault).toBe('oidc_client_rejected');
    const logout = buildLogoutUrl(provider, withSecret, { idTokenHint: 'x.y.z', state: 's' });
    expect(Object.fromEntries(new URL(logout?.url ?? '').searchParams)).toEqual({
      id_token_hint: 'x.y.z',
      post_logout_redirect_uri: logoutRedirectUri,
      state: 's',
      client_id: 'us',
    });
  });
});
