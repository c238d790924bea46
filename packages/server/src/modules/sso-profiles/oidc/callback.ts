/**
 * Verifies what a browser brought back, exchanges the code, and verifies what came for it. Every check is made as far as
 * the answer allows; an identity comes out only when none failed and openid-client took the answer too (SS-14 to SS-16).
 */
import { createHash } from 'node:crypto';
import type { OutboundHttp } from '../../../kernel/outbound-http.ts';
import { Checks } from '../checks.ts';
import type {
  Diagnosis,
  OidcClient,
  OidcPending,
  OidcProvider,
  VerifiedIdentity,
} from '../protocol.ts';
import { isTokenAlgorithm, tokenAlgorithms } from './algorithms.ts';
import { attributesOf, type Email, emailOf, isSubject } from './claims.ts';
import { fetchObject, isJsonObject, type JsonObject, textOf } from './documents.ts';
import { exchangeCode } from './exchange.ts';
import type { KeyCache } from './keys.ts';
import {
  checkCommonClaims,
  checkSignature,
  type OpenedToken,
  openToken,
  tokenChecks,
} from './tokens.ts';

const names = [
  'callback',
  'state',
  'iss_parameter',
  'answer',
  'token',
  ...tokenChecks,
  'nonce',
  'subject',
  'access_token_hash',
  'userinfo',
  'email',
] as const;
type CallbackChecks = Checks<(typeof names)[number]>;

export interface OidcAnswer {
  /** As the browser came back, with its query. */
  readonly callbackUrl: string;
  readonly now: Date;
  readonly http: OutboundHttp;
  /** Of this profile (SS-22). */
  readonly keys: KeyCache;
}

const denials = new Set([
  'access_denied',
  'login_required',
  'interaction_required',
  'consent_required',
  'account_selection_required',
]);

/** State first: of an answer that is not to our question nothing else is believed. */
function checkCallback(
  callback: URL,
  checks: CallbackChecks,
  { provider, client, pending }: Exchanging,
): void {
  const parameters = callback.searchParams;
  const twice = [...new Set(parameters.keys())].filter(
    (name) => parameters.getAll(name).length > 1,
  );
  const address = `${callback.origin}${callback.pathname}`;
  checks.expect(
    'callback',
    address === client.redirectUri && twice.length === 0,
    'oidc_callback_address',
    {
      expected: client.redirectUri,
      found: twice.length === 0 ? address : `${twice.join(', ')} more than once`,
    },
  );
  const state = parameters.get('state');
  checks.expect('state', state === pending.state && state !== '', 'oidc_state', {
    expected: 'the state that was sent',
    found: state === null ? undefined : state === pending.state ? 'the same' : 'another',
  });
  const iss = parameters.get('iss');
  const isRight = iss === provider.issuer || (iss === null && !provider.sendsIssuerParameter);
  checks.expect('iss_parameter', isRight, 'oidc_iss_parameter', {
    expected: provider.sendsIssuerParameter ? provider.issuer : `${provider.issuer}, or nothing`,
    found: iss ?? undefined,
  });
  const error = parameters.get('error');
  const said = parameters.get('error_description');
  const hasCode = (parameters.get('code') ?? '') !== '';
  if (error !== null)
    checks.fail('answer', denials.has(error) ? 'oidc_denied' : 'oidc_provider_error', {
      expected: 'a code',
      found: said === null ? error : `${error}: ${said}`,
    });
  else
    checks.expect('answer', hasCode, 'oidc_code_missing', {
      expected: 'a code',
      found: hasCode ? 'a code' : undefined,
    });
}

interface Exchanging {
  readonly provider: OidcProvider;
  readonly client: OidcClient;
  readonly pending: OidcPending;
}

function checkAccessTokenHash(
  { header, claims }: OpenedToken,
  accessToken: string | undefined,
  checks: CallbackChecks,
): void {
  const named = claims['at_hash'];
  if (named === undefined) {
    checks.pass('access_token_hash', { expected: 'none, or the right one', found: undefined });
    return;
  }
  const alg = String(header['alg']);
  const hash = (isTokenAlgorithm(alg) ? tokenAlgorithms[alg] : undefined) ?? 'sha256';
  const digest = createHash(hash)
    .update(accessToken ?? '')
    .digest();
  const right = digest.subarray(0, digest.length / 2).toString('base64url');
  checks.expect('access_token_hash', named === right, 'oidc_access_token_hash', {
    expected: right,
    found: typeof named === 'string' ? named : JSON.stringify(named),
  });
}

function checkOwnClaims(claims: JsonObject, checks: CallbackChecks, pending: OidcPending): void {
  const nonce = claims['nonce'];
  checks.expect('nonce', nonce === pending.nonce && nonce !== '', 'oidc_nonce', {
    expected: 'the nonce that was sent',
    found: nonce === undefined ? undefined : nonce === pending.nonce ? 'the same' : 'another',
  });
  const subject = claims['sub'];
  checks.expect('subject', isSubject(subject), 'oidc_subject', {
    expected: '1 to 255 characters',
    found: typeof subject === 'string' ? subject : JSON.stringify(subject),
  });
}

/** Claims beyond the ID token. Where the token has the address itself, an outage there stops nobody. */
async function readUserinfo(
  claims: JsonObject,
  accessToken: string | undefined,
  checks: CallbackChecks,
  { provider, http }: { provider: OidcProvider; http: OutboundHttp },
): Promise<JsonObject | undefined> {
  if (provider.userinfoEndpoint === undefined || accessToken === undefined) {
    checks.pass('userinfo', { expected: 'none, or the same subject', found: undefined });
    return undefined;
  }
  const fetched = await fetchObject(http, provider.userinfoEndpoint, {
    authorization: `Bearer ${accessToken}`,
  });
  if ('kind' in fetched) {
    const finding = { expected: provider.userinfoEndpoint, found: fetched.found };
    if (Object.hasOwn(claims, 'email')) checks.warn('userinfo', 'oidc_userinfo', finding);
    else checks.fail('userinfo', 'oidc_userinfo', finding);
    return undefined;
  }
  const subject = fetched.object['sub'];
  const isSame = subject === claims['sub'];
  checks.expect('userinfo', isSame, 'oidc_userinfo_subject', {
    expected: textOf(claims, 'sub') ?? '',
    found: typeof subject === 'string' ? subject : undefined,
  });
  return isSame ? fetched.object : undefined;
}

interface Verified {
  readonly idToken: string;
  readonly claims: JsonObject;
  readonly userinfo: JsonObject | undefined;
  readonly email: Email;
}

function identityOf(
  { idToken, claims, userinfo, email }: Verified,
  nonce: string,
): VerifiedIdentity {
  const { sub, exp } = claims;
  if (!isSubject(sub) || typeof exp !== 'number')
    throw new Error('a token without its claims passed its checks');
  return {
    subject: sub,
    email: 'email' in email ? email.email : undefined,
    attributes: attributesOf(claims, userinfo),
    sessionIndex: textOf(claims, 'sid'),
    sessionEndsBy: undefined,
    logoutHint: idToken,
    replayKey: nonce,
    replayUntil: new Date((exp + 60) * 1_000),
  };
}

/** Codes and tokens are keys, and are cut out. */
const secretParameters = new Set(['code', 'access_token', 'refresh_token', 'id_token', 'state']);

const cutOut = (object: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(object).map(([name, value]) => [name, secretParameters.has(name) ? '…' : value]),
  );

const maxRaw = 256 * 1_024;

function rawOf(parts: Readonly<Record<string, unknown>>): string {
  const shown = Object.entries(parts).filter(([, value]) => value !== undefined);
  const safe = shown.map(([name, value]) => [name, isJsonObject(value) ? cutOut(value) : value]);
  return JSON.stringify(Object.fromEntries(safe), null, 2).slice(0, maxRaw);
}

async function judgeTokens(
  answer: JsonObject,
  checks: CallbackChecks,
  { provider, client, pending, now, http, keys }: Exchanging & Omit<OidcAnswer, 'callbackUrl'>,
): Promise<{
  opened: OpenedToken | undefined;
  verified: Verified | undefined;
  userinfo?: JsonObject | undefined;
}> {
  const idToken = textOf(answer, 'id_token');
  const accessToken = textOf(answer, 'access_token');
  const opened = idToken === undefined ? undefined : openToken(idToken);
  if (idToken === undefined || opened === undefined) {
    checks.fail(
      'id_token',
      idToken === undefined ? 'oidc_id_token_missing' : 'oidc_id_token_unreadable',
      {
        expected: 'a signed JWT',
        found: idToken === undefined ? undefined : 'something else',
      },
    );
    return { opened, verified: undefined };
  }
  checks.pass('id_token', { expected: 'a signed JWT', found: 'one' });
  const source = { http, keys, now };
  const isSigned = await checkSignature(idToken, opened, checks, { provider, source });
  checkCommonClaims(opened.claims, checks, { provider, client, now });
  checkOwnClaims(opened.claims, checks, pending);
  checkAccessTokenHash(opened, accessToken, checks);
  // Nobody is asked about on the word of a token that is not theirs.
  if (!isSigned || checks.hasFailures()) return { opened, verified: undefined };
  const { claims } = opened;
  const userinfo = await readUserinfo(claims, accessToken, checks, { provider, http });
  const email = emailOf(claims, userinfo, client);
  const expected = 'an e-mail address with email_verified: true';
  if ('email' in email) checks.pass('email', { expected, found: email.found });
  else checks.warn('email', email.fault, { expected, found: email.found });
  return { opened, userinfo, verified: { idToken, claims, userinfo, email } };
}

export async function verifyCallback(
  provider: OidcProvider,
  client: OidcClient,
  pending: OidcPending,
  { callbackUrl, now, http, keys }: OidcAnswer,
): Promise<Diagnosis> {
  const checks: CallbackChecks = new Checks(names);
  const exchanging = { provider, client, pending };
  const callback = new URL(callbackUrl);
  checkCallback(callback, checks, exchanging);
  const brought = Object.fromEntries(callback.searchParams);
  // A code is given to nobody on the word of an answer that may be another's (RFC 9700 §4.4).
  if (checks.hasFailures())
    return { checks: checks.list(), identity: undefined, raw: rawOf({ callback: brought }) };
  const { answer, refusal } = await exchangeCode(provider, client, pending, {
    callback,
    now,
    http,
  });
  const isRefused = answer === undefined || Object.hasOwn(answer, 'error');
  if (refusal !== undefined && isRefused) checks.fail('token', refusal.fault, refusal);
  else checks.pass('token', { expected: 'a token response', found: 'one' });
  const judged = isRefused
    ? { opened: undefined, verified: undefined }
    : await judgeTokens(answer, checks, { ...exchanging, now, http, keys });
  // What the library refuses is refused, although we found nothing.
  if (refusal !== undefined && !checks.hasFailures()) checks.fail('token', refusal.fault, refusal);
  const raw = rawOf({
    callback: brought,
    token: answer,
    id_token_header: judged.opened?.header,
    id_token: judged.opened?.claims,
    userinfo: 'userinfo' in judged ? judged.userinfo : undefined,
  });
  const verified = checks.isPassed() ? judged.verified : undefined;
  return {
    checks: checks.list(),
    identity: verified === undefined ? undefined : identityOf(verified, pending.nonce),
    raw,
  };
}
