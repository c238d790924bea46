/** A provider that answers wrongly, one fault at a time: each is refused, and for its reason. */
import { createHmac } from 'node:crypto';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  accessToken,
  type Fake,
  type OidcFake,
  startOidcFake,
} from '../../../testing/oidc-fake.ts';
import { type Outside, startOutside } from '../../../testing/outside.ts';
import { faults } from '../faults.ts';
import type { OidcClient, OidcProvider } from '../protocol.ts';
import { discover, type KeyCache, newKeyCache, newPending, verifyCallback } from './index.ts';

let outside: Outside;
let fake: OidcFake;
let provider: OidcProvider;

const redirectUri = 'https://id.vendor-of-things.com/sso/oidc/SP1/callback';
const client: OidcClient = {
  clientId: 'us',
  redirectUri,
  logoutRedirectUri: 'https://id.vendor-of-things.com/signed-out',
  authentication: { kind: 'secret', secret: 'a secret of ours' },
  scopes: ['email'],
};

beforeAll(async () => {
  outside = await startOutside('fake-of-tests.com');
  fake = await startOidcFake(outside.host, 'fake-of-tests.com');
  const read = await discover(fake.issuer, outside.http);
  if (read.provider === undefined) throw new Error('no provider');
  provider = read.provider;
});
afterAll(() => outside.stop());

interface Answer {
  readonly wrong?: Partial<Fake>;
  /** Undefined values leave a parameter out. */
  readonly callback?: Readonly<Record<string, string | undefined>>;
  readonly address?: string;
  readonly twice?: string;
  readonly keys?: KeyCache;
  readonly now?: Date;
  readonly client?: OidcClient;
  readonly provider?: Partial<OidcProvider>;
}

async function answer(given: Answer) {
  const pending = newPending();
  fake.expect(pending.nonce);
  fake.behave(given.wrong ?? {});
  const url = new URL(given.address ?? redirectUri);
  const brought: NonNullable<Answer['callback']> = {
    code: 'a-code',
    state: pending.state,
    iss: fake.issuer,
    ...given.callback,
  };
  for (const [name, value] of Object.entries(brought))
    if (value !== undefined) url.searchParams.append(name, value);
  if (given.twice !== undefined) url.searchParams.append(given.twice, 'again');
  return verifyCallback({ ...provider, ...given.provider }, given.client ?? client, pending, {
    callbackUrl: url.href,
    now: given.now ?? new Date(),
    http: outside.http,
    keys: given.keys ?? newKeyCache(),
  });
}

const seconds = (offset: number): number => Math.floor(Date.now() / 1_000) + offset;
const claims = (given: Record<string, unknown>): Answer => ({ wrong: { claims: given } });
const token = (status: number, body: unknown): Answer => ({
  wrong: {
    token: () => ({
      status,
      headers: { 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }),
  },
});
const resigned = (header: object, secret: string): Partial<Fake> => ({
  idToken: (_signed, said) => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const content = `${part(header)}.${part(said)}`;
    return `${content}.${secret === '' ? '' : createHmac('sha256', secret).update(content).digest('base64url')}`;
  },
});
const byStranger = (header: Record<string, unknown>): Partial<Fake> => ({
  idToken: (_signed, said) =>
    new SignJWT(said)
      .setProtectedHeader({ alg: 'ES256', ...header })
      .sign(fake.stranger.privateKey),
});

const cases: readonly (readonly [string, string, Answer | (() => Answer)])[] = [
  [
    'another address',
    'oidc_callback_address',
    { address: 'https://id.vendor-of-things.com/sso/oidc/SP2/callback' },
  ],
  ['another host', 'oidc_callback_address', { address: 'https://evil.test/sso/oidc/SP1/callback' }],
  ['the state twice', 'oidc_callback_address', { twice: 'state' }],
  ['the code twice', 'oidc_callback_address', { twice: 'code' }],
  ['no state', 'oidc_state', { callback: { state: undefined } }],
  ['another state', 'oidc_state', { callback: { state: 'another' } }],
  ['an empty state', 'oidc_state', { callback: { state: '' } }],
  ['no iss', 'oidc_iss_parameter', { callback: { iss: undefined } }],
  ['another iss', 'oidc_iss_parameter', { callback: { iss: 'https://evil.test' } }],
  [
    'another iss of a provider that announces none',
    'oidc_iss_parameter',
    { callback: { iss: 'https://evil.test' }, provider: { sendsIssuerParameter: false } },
  ],
  ['no code', 'oidc_code_missing', { callback: { code: undefined } }],
  ['an empty code', 'oidc_code_missing', { callback: { code: '' } }],
  [
    'a refusal',
    'oidc_denied',
    { callback: { code: undefined, error: 'access_denied', error_description: 'not you' } },
  ],
  [
    'a wish to sign in first',
    'oidc_denied',
    { callback: { code: undefined, error: 'login_required' } },
  ],
  ['an error', 'oidc_provider_error', { callback: { code: undefined, error: 'invalid_scope' } }],
  ['an error beside a code', 'oidc_provider_error', { callback: { error: 'server_error' } }],
  [
    'a token address that hangs up',
    'oidc_token_unreachable',
    { wrong: { token: () => ({ kind: 'drop' }) } },
  ],
  [
    'a token address that answers without an end',
    'oidc_token_unreachable',
    { wrong: { token: () => ({ kind: 'large', bytes: 300_000 }) } },
  ],
  ['a client that is not known', 'oidc_client_rejected', token(401, { error: 'invalid_client' })],
  ['a client that may not', 'oidc_client_rejected', token(400, { error: 'unauthorized_client' })],
  [
    'a code that was used',
    'oidc_grant_rejected',
    token(400, { error: 'invalid_grant', error_description: 'used' }),
  ],
  ['an error that nobody knows', 'oidc_token_response', token(400, { error: 'constructor' })],
  ['a broken token address', 'oidc_token_response', token(500, 'oops')],
  [
    'a token address that redirects',
    'oidc_token_response',
    { wrong: { token: () => ({ kind: 'redirect', to: 'https://evil.test/token' }) } },
  ],
  ['a token response that is no JSON', 'oidc_token_response', token(200, 'access_token=x')],
  ['a token response that is a list', 'oidc_token_response', token(200, [])],
  ['no token', 'oidc_id_token_missing', token(200, { access_token: 'x', token_type: 'Bearer' })],
  [
    'an ID token that is no JWT',
    'oidc_id_token_unreadable',
    token(200, { access_token: 'x', token_type: 'Bearer', id_token: 'x' }),
  ],
  [
    'an encrypted ID token',
    'oidc_id_token_unreadable',
    token(200, { access_token: 'x', token_type: 'Bearer', id_token: 'a.b.c.d.e' }),
  ],
  [
    'a claim twice',
    'oidc_id_token_unreadable',
    {
      wrong: {
        idToken: (signed) => {
          const [head, , tail] = signed.split('.');
          return `${head ?? ''}.${Buffer.from('{"sub":"a","sub":"b"}').toString('base64url')}.${tail ?? ''}`;
        },
      },
    },
  ],
  ['no signature', 'oidc_algorithm', { wrong: resigned({ alg: 'none' }, '') }],
  ['no signature, in capitals', 'oidc_algorithm', { wrong: resigned({ alg: 'NONE' }, '') }],
  [
    'HMAC with our secret',
    'oidc_algorithm',
    { wrong: resigned({ alg: 'HS256', kid: 'k1' }, 'a secret of ours') },
  ],
  [
    'HMAC with the public key',
    'oidc_algorithm',
    () => ({ wrong: resigned({ alg: 'HS256', kid: 'k1' }, JSON.stringify(fake.key.jwk)) }),
  ],
  [
    'an algorithm that is not announced',
    'oidc_algorithm',
    { provider: { idTokenAlgorithms: ['RS256'] } },
  ],
  [
    'an algorithm called constructor',
    'oidc_algorithm',
    { wrong: resigned({ alg: 'constructor' }, 'x') },
  ],
  [
    'a key in the header',
    'oidc_key_header',
    () => ({ wrong: byStranger({ kid: 'k1', jwk: fake.stranger.jwk }) }),
  ],
  [
    'an address of keys in the header',
    'oidc_key_header',
    () => ({ wrong: byStranger({ kid: 'k1', jku: 'https://evil.test/keys' }) }),
  ],
  [
    'an address of certificates in the header',
    'oidc_key_header',
    () => ({ wrong: byStranger({ kid: 'k1', x5u: 'https://evil.test/certificate' }) }),
  ],
  ['a key that is not published', 'oidc_key_unknown', () => ({ wrong: byStranger({ kid: 'k2' }) })],
  [
    'two keys, and none named',
    'oidc_key_unknown',
    () => ({ wrong: { header: { kid: undefined }, keys: [fake.key.jwk, fake.stranger.jwk] } }),
  ],
  [
    'two keys of one name',
    'oidc_key_unknown',
    () => ({ wrong: { keys: [fake.key.jwk, { ...fake.stranger.jwk, kid: 'k1' }] } }),
  ],
  [
    'a key for encryption',
    'oidc_key_unknown',
    () => ({ wrong: { keys: [{ ...fake.key.jwk, use: 'enc' }] } }),
  ],
  [
    'a key for another algorithm',
    'oidc_key_unknown',
    () => ({ wrong: { keys: [{ ...fake.key.jwk, alg: 'ES384' }] } }),
  ],
  [
    'a shared key among the published',
    'oidc_key_unknown',
    { wrong: { keys: [{ kty: 'oct', k: 'AAAA', kid: 'k1' }] } },
  ],
  [
    'keys that cannot be read',
    'oidc_key_unknown',
    { wrong: { keys: [{ kty: 'EC', crv: 'P-256', kid: 'k1', x: '!', y: '!' }] } },
  ],
  ['no keys', 'oidc_keys_unreachable', { wrong: { keys: { status: 503, body: '' } } }],
  [
    'keys behind a redirect',
    'oidc_keys_unreachable',
    { wrong: { keys: { kind: 'redirect', to: 'https://evil.test/keys' } } },
  ],
  [
    'keys that are no list',
    'oidc_keys_unreachable',
    { wrong: { keys: { status: 200, body: '{"keys":{}}' } } },
  ],
  [
    'the name of a good key, and another key',
    'oidc_signature',
    () => ({ wrong: byStranger({ kid: 'k1' }) }),
  ],
  [
    'claims that were changed',
    'oidc_signature',
    {
      wrong: {
        idToken: (signed, said) => {
          const [head, , tail] = signed.split('.');
          return `${head ?? ''}.${Buffer.from(JSON.stringify({ ...said, sub: 'ceo' })).toString('base64url')}.${tail ?? ''}`;
        },
      },
    },
  ],
  ['no issuer', 'oidc_issuer', claims({ iss: undefined })],
  ['another issuer', 'oidc_issuer', claims({ iss: 'https://evil.test' })],
  ['an issuer with a slash', 'oidc_issuer', () => claims({ iss: `${fake.issuer}/` })],
  ['no audience', 'oidc_audience', claims({ aud: undefined })],
  ['another audience', 'oidc_audience', claims({ aud: 'them' })],
  ['an empty list of audiences', 'oidc_audience', claims({ aud: [] })],
  ['several audiences and no azp', 'oidc_authorized_party', claims({ aud: ['us', 'them'] })],
  ['azp of another client', 'oidc_authorized_party', claims({ aud: ['us', 'them'], azp: 'them' })],
  ['azp of another client, alone', 'oidc_authorized_party', claims({ azp: 'them' })],
  ['no exp', 'oidc_times_missing', claims({ exp: undefined })],
  ['exp as text', 'oidc_times_missing', claims({ exp: '9999999999' })],
  ['no iat', 'oidc_times_missing', claims({ iat: undefined })],
  ['an end in the past', 'oidc_expired', () => claims({ exp: seconds(-61), iat: seconds(-300) })],
  ['a beginning in the future', 'oidc_issued_in_future', () => claims({ iat: seconds(90) })],
  ['not yet', 'oidc_issued_in_future', () => claims({ nbf: seconds(90) })],
  ['no nonce', 'oidc_nonce', claims({ nonce: undefined })],
  ['another nonce', 'oidc_nonce', claims({ nonce: 'another' })],
  ['an empty nonce', 'oidc_nonce', claims({ nonce: '' })],
  ['no subject', 'oidc_subject', claims({ sub: undefined })],
  ['an empty subject', 'oidc_subject', claims({ sub: '' })],
  ['a subject of 256 characters', 'oidc_subject', claims({ sub: 'x'.repeat(256) })],
  ['a subject that is a number', 'oidc_subject', claims({ sub: 1 })],
  ['a subject with what cannot be seen', 'oidc_subject', claims({ sub: 'person-1\u200b' })],
  [
    'the hash of another access token',
    'oidc_access_token_hash',
    claims({ at_hash: 'AAAAAAAAAAAAAAAAAAAAAA' }),
  ],
  ['claims of somebody else', 'oidc_userinfo_subject', { wrong: { userinfo: { sub: 'ceo' } } }],
  [
    'claims of nobody',
    'oidc_userinfo_subject',
    { wrong: { userinfo: { email: 'ceo@corp-of-tests.com' } } },
  ],
  [
    'no claims, and no address without them',
    'oidc_userinfo',
    { wrong: { claims: { email: undefined }, userinfo: { status: 500, body: '' } } },
  ],
  [
    'claims as a token',
    'oidc_userinfo',
    { wrong: { claims: { email: undefined }, userinfo: { status: 200, body: 'a.b.c' } } },
  ],
];

describe('a provider that answers wrongly', () => {
  it('is wrong in more than 25 ways', () => {
    expect(cases.length).toBeGreaterThanOrEqual(25);
  });

  it.each(cases)('%s → %s', async (_name, fault, given) => {
    const { checks, identity, raw } = await answer(typeof given === 'function' ? given() : given);
    expect(identity).toBeUndefined();
    const failed = checks.filter(({ outcome }) => outcome === 'failed');
    expect(failed[0]?.fault).toBe(fault);
    for (const check of failed) expect(Object.hasOwn(faults, check.fault ?? '')).toBe(true);
    expect(raw).not.toContain(accessToken);
    expect(raw).not.toContain('a secret of ours');
    expect(raw).not.toContain('a-code');
  });

  it('gets no code from an answer that may be somebody else’s', async () => {
    for (const callback of [{ state: 'another' }, { iss: 'https://evil.test' }]) {
      const before = outside.host.requests.length;
      await answer({ callback });
      expect(outside.host.requests.length).toBe(before);
    }
  });

  it('shows the other checks of a token that is refused', async () => {
    const { checks } = await answer(claims({ nonce: 'another', aud: 'them', exp: seconds(-100) }));
    const failed = checks.filter(({ outcome }) => outcome === 'failed').map(({ fault }) => fault);
    expect(failed).toEqual(['oidc_audience', 'oidc_expired', 'oidc_nonce']);
    expect(checks.find(({ name }) => name === 'signature')?.outcome).toBe('passed');
    expect(checks.find(({ name }) => name === 'email')?.outcome).toBe('not_reached');
  });
});

describe('a provider that answers rightly', () => {
  it.each([
    ['as usual', {}],
    ['several audiences and azp', claims({ aud: ['us', 'them'], azp: 'us' })],
    ['a list of one audience', claims({ aud: ['us'] })],
    ['no at_hash', claims({ at_hash: undefined })],
    ['59 seconds ahead', () => claims({ iat: seconds(58), nbf: seconds(58) })],
    ['59 seconds behind', () => claims({ exp: seconds(-57), iat: seconds(-400) })],
    ['no kid and one key', { wrong: { header: { kid: undefined } } }],
    [
      'userinfo that is out of order, where it is not needed',
      { wrong: { userinfo: { status: 500, body: '' } } },
    ],
    [
      'no iss of a provider that announces none',
      { callback: { iss: undefined }, provider: { sendsIssuerParameter: false } },
    ],
    ['no userinfo at all', { provider: { userinfoEndpoint: undefined } }],
  ] as [string, Answer | (() => Answer)][])('%s', async (_name, given) => {
    const { checks, identity } = await answer(typeof given === 'function' ? given() : given);
    expect(checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    expect(identity).toMatchObject({ subject: 'person-1', email: 'alice@corp-of-tests.com' });
  });

  it('counts the time that it is given, not its own', async () => {
    const now = new Date(Date.now() + 3_600_000);
    expect((await answer({ now })).checks.find(({ outcome }) => outcome === 'failed')?.fault).toBe(
      'oidc_expired',
    );
    const later = claims({ iat: seconds(3_600), exp: seconds(3_900) });
    expect((await answer({ ...later, now })).identity?.subject).toBe('person-1');
  });

  it.each([
    ['true beside it', { email_verified: true }, 'alice@corp-of-tests.com', undefined],
    ['nothing beside it', { email_verified: undefined }, undefined, 'oidc_email_unverified'],
    ['false', { email_verified: false }, undefined, 'oidc_email_unverified'],
    ['true as text', { email_verified: 'true' }, undefined, 'oidc_email_unverified'],
    ['1', { email_verified: 1 }, undefined, 'oidc_email_unverified'],
    ['a list', { email: ['a@corp-of-tests.com'] }, undefined, 'oidc_email_missing'],
    [
      'an address with what cannot be seen',
      { email: 'ceo@corp-of-tests.com\u200b' },
      undefined,
      'oidc_email_missing',
    ],
    ['an empty address', { email: '' }, undefined, 'oidc_email_missing'],
  ])('an address with %s', async (_name, said, email, fault) => {
    // The address of userinfo is verified: it does not vouch for the one in the token (SS-03).
    const userinfo = { sub: 'person-1', email: 'other@corp-of-tests.com', email_verified: true };
    const { identity, checks } = await answer({ wrong: { claims: said, userinfo } });
    expect(identity?.subject).toBe('person-1');
    expect(identity?.email).toBe(email);
    expect(checks.find(({ name }) => name === 'email')).toMatchObject({
      outcome: fault === undefined ? 'passed' : 'warned',
      ...(fault === undefined ? {} : { fault }),
    });
  });

  it('has the address from userinfo where the token has none', async () => {
    const userinfo = { sub: 'person-1', email: 'alice@corp-of-tests.com', email_verified: true };
    const without = { email: undefined, email_verified: undefined };
    const given = await answer({ wrong: { claims: without, userinfo } });
    expect(given.identity?.email).toBe('alice@corp-of-tests.com');
    const crossed = { ...userinfo, email_verified: undefined };
    const mixed = await answer({ wrong: { claims: { email: undefined }, userinfo: crossed } });
    expect(mixed.identity?.email).toBeUndefined();
  });

  it('keeps claims by their names, and no more than 1,000 values of one', async () => {
    const groups = Array.from({ length: 3_000 }, (_, index) => `g${index}`);
    const said = { groups, level: 3, admin: false, address: { city: 'Ürümqi' }, nothing: null };
    const { identity } = await answer(claims(said));
    expect(identity?.attributes['groups']).toHaveLength(1_000);
    expect(identity?.attributes).toMatchObject({
      level: ['3'],
      admin: ['false'],
      address: ['{"city":"Ürümqi"}'],
      nothing: [],
      department: ['sales'],
    });
  });
});
