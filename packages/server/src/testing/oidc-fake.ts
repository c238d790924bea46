/**
 * An OpenID provider of ours for tests, as wrong as a test wants it: every document and claim it serves can be replaced. What is not
 * replaced is right.
 */
import { createHash, type webcrypto } from 'node:crypto';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import type { HostAnswer, HttpsHost } from './https-host.ts';

type Json = Readonly<Record<string, unknown>>;

export interface FakeKey {
  readonly jwk: JWK;
  readonly privateKey: webcrypto.CryptoKey;
}

export interface Fake {
  /** Undefined values leave a name out. */
  discovery: Json;
  claims: Json;
  header: Json;
  /** Instead of the right answer of the token address. */
  token: ((idToken: string) => HostAnswer) | undefined;
  /** Made of the token that would be right. */
  idToken: ((signed: string, claims: Json) => string | Promise<string>) | undefined;
  userinfo: HostAnswer | Json;
  keys: HostAnswer | readonly JWK[];
}

export interface OidcFake {
  readonly issuer: string;
  readonly key: FakeKey;
  /** Of nobody: not among the published ones. */
  readonly stranger: FakeKey;
  /** What the next person meets; everything that is not said is right. */
  behave(wrong: Partial<Fake>): void;
  /** For the nonce that was sent away. */
  expect(nonce: string): void;
}

async function makeKey(kid: string): Promise<FakeKey> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'ES256' };
  return { jwk, privateKey };
}

const withoutUndefined = (object: Json): Json =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));

const json = (value: unknown): HostAnswer => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});

const isAnswer = (value: object): value is HostAnswer =>
  'kind' in value || 'status' in value || 'body' in value;

export const accessToken = 'an-access-token';

export async function startOidcFake(host: HttpsHost, name: string): Promise<OidcFake> {
  const issuer = `https://${name}:${host.port}`;
  const [key, stranger] = await Promise.all([makeKey('k1'), makeKey('k2')]);
  let wrong: Partial<Fake> = {};
  let nonce = '';

  const sign = async (): Promise<{ signed: string; claims: Json }> => {
    const now = Math.floor(Date.now() / 1_000);
    const hash = createHash('sha256').update(accessToken).digest().subarray(0, 16);
    const claims = withoutUndefined({
      iss: issuer,
      aud: 'us',
      sub: 'person-1',
      iat: now,
      exp: now + 300,
      nonce,
      at_hash: hash.toString('base64url'),
      email: 'alice@corp-of-tests.com',
      email_verified: true,
      ...wrong.claims,
    });
    const header = withoutUndefined({ alg: 'ES256', kid: 'k1', ...wrong.header });
    const signed = await new SignJWT(claims)
      .setProtectedHeader(header as { alg: string })
      .sign(key.privateKey);
    return { signed, claims };
  };

  host.serve(name, '/.well-known/openid-configuration', () =>
    json(
      withoutUndefined({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/userinfo`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        code_challenge_methods_supported: ['S256'],
        id_token_signing_alg_values_supported: ['ES256', 'HS256', 'none'],
        token_endpoint_auth_methods_supported: ['client_secret_post'],
        authorization_response_iss_parameter_supported: true,
        ...wrong.discovery,
      }),
    ),
  );
  host.serve(name, '/keys', () => {
    const { keys = [key.jwk] } = wrong;
    return isAnswer(keys) ? keys : json({ keys });
  });
  host.serve(name, '/userinfo', () => {
    const { userinfo = { sub: 'person-1', department: 'sales' } } = wrong;
    return isAnswer(userinfo) ? userinfo : json(withoutUndefined(userinfo));
  });
  host.serve(name, '/token', async () => {
    const { signed, claims } = await sign();
    const idToken = (await wrong.idToken?.(signed, claims)) ?? signed;
    const right = { access_token: accessToken, token_type: 'Bearer', id_token: idToken };
    return wrong.token?.(idToken) ?? json(right);
  });
  return {
    issuer,
    key,
    stranger,
    behave: (next) => void (wrong = next),
    expect: (next) => void (nonce = next),
  };
}
