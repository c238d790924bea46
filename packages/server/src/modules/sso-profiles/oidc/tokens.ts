/** A signed JWT of a provider: its header, its key, its signature, and the claims that all its tokens have (SS-15). */
import { compactVerify, decodeProtectedHeader, errors } from 'jose';
import type { Checks } from '../checks.ts';
import type { OidcClient, OidcProvider } from '../protocol.ts';
import { isTokenAlgorithm } from './algorithms.ts';
import { type JsonObject, parseObject, textsOf } from './documents.ts';
import { findKey, type KeySource } from './keys.ts';

export const tokenChecks = [
  'id_token',
  'algorithm',
  'key',
  'signature',
  'issuer',
  'audience',
  'authorized_party',
  'issued',
  'expires',
] as const;
export type TokenChecks = Checks<(typeof tokenChecks)[number]>;

const skewSeconds = 60;
const maxLength = 64 * 1_024;
/** Headers that would let a token choose what it is verified with (RFC 8725 §3.10). */
const refusedHeaders = ['jwk', 'jku', 'x5u', 'crit', 'b64', 'zip'];

export interface OpenedToken {
  readonly header: JsonObject;
  readonly claims: JsonObject;
}

/** Header and claims, nothing of them verified. */
export function openToken(token: string): OpenedToken | undefined {
  const parts = token.split('.');
  const isCompact = parts.length === 3 && parts.every((part) => /^[A-Za-z0-9_-]*$/.test(part));
  if (!isCompact || token.length > maxLength) return undefined;
  try {
    const [header = '', payload = ''] = parts;
    return {
      header: { ...parseObject(decode(header)), ...decodeProtectedHeader(token) },
      claims: parseObject(decode(payload)),
    };
  } catch {
    return undefined;
  }
}

const decode = (part: string): string =>
  new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(part, 'base64url'));

interface Trusted {
  readonly provider: OidcProvider;
  readonly client: OidcClient;
}

/** Checks header, key and signature. @returns is it signed by a key of the provider */
export async function checkSignature(
  token: string,
  { header }: OpenedToken,
  checks: TokenChecks,
  { provider, source }: { provider: OidcProvider; source: KeySource },
): Promise<boolean> {
  const alg = typeof header['alg'] === 'string' ? header['alg'] : 'nothing';
  const isAllowed = isTokenAlgorithm(alg) && provider.idTokenAlgorithms.includes(alg);
  checks.expect('algorithm', isAllowed, 'oidc_algorithm', {
    expected: provider.idTokenAlgorithms.join(', '),
    found: alg,
  });
  const named = refusedHeaders.filter((name) => Object.hasOwn(header, name));
  if (named.length > 0)
    checks.fail('key', 'oidc_key_header', {
      expected: 'a key of the provider',
      found: named.join(', '),
    });
  if (!isAllowed || named.length > 0) return false;
  const kid = typeof header['kid'] === 'string' ? header['kid'] : undefined;
  const found = await findKey(provider, { kid, alg }, source);
  if ('fault' in found) {
    checks.fail('key', found.fault, { expected: provider.jwksUri, found: found.found });
    return false;
  }
  checks.pass('key', { expected: provider.jwksUri, found: kid ?? 'the only one that fits' });
  const isSigned = await verify(token, found.key, alg);
  return checks.expect('signature', isSigned, 'oidc_signature', {
    expected: `${alg} by that key`,
    found: isSigned ? 'it is' : 'it is not',
  });
}

async function verify(token: string, key: Parameters<typeof compactVerify>[1], alg: string) {
  try {
    await compactVerify(token, key, { algorithms: [alg] });
    return true;
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError) return false;
    throw error;
  }
}

function checkTimes(claims: JsonObject, checks: TokenChecks, now: Date): void {
  const seconds = now.getTime() / 1_000;
  const show = (value: unknown) =>
    typeof value === 'number' && Math.abs(value) < 8.64e12
      ? new Date(value * 1_000).toISOString()
      : JSON.stringify(value);
  const { iat, exp, nbf } = claims;
  const allowance = `${now.toISOString()} (± ${skewSeconds} s)`;
  if (typeof iat !== 'number')
    checks.fail('issued', 'oidc_times_missing', { expected: 'iat', found: show(iat) });
  else
    checks.expect('issued', iat <= seconds + skewSeconds, 'oidc_issued_in_future', {
      expected: `not after ${allowance}`,
      found: show(iat),
    });
  if (nbf !== undefined && !(typeof nbf === 'number' && nbf <= seconds + skewSeconds))
    checks.fail('issued', 'oidc_issued_in_future', {
      expected: `not before ${allowance}`,
      found: show(nbf),
    });
  if (typeof exp !== 'number')
    checks.fail('expires', 'oidc_times_missing', { expected: 'exp', found: show(exp) });
  else
    checks.expect('expires', exp > seconds - skewSeconds, 'oidc_expired', {
      expected: `after ${allowance}`,
      found: show(exp),
    });
}

/** Who made it, for whom, and when. */
export function checkCommonClaims(
  claims: JsonObject,
  checks: TokenChecks,
  { provider, client, now }: Trusted & { now: Date },
): void {
  const { iss, aud, azp } = claims;
  checks.expect('issuer', iss === provider.issuer, 'oidc_issuer', {
    expected: provider.issuer,
    found: typeof iss === 'string' ? iss : undefined,
  });
  const audiences = typeof aud === 'string' ? [aud] : (textsOf(claims, 'aud') ?? []);
  checks.expect('audience', audiences.includes(client.clientId), 'oidc_audience', {
    expected: client.clientId,
    found: audiences.length === 0 ? undefined : audiences.join(', '),
  });
  // OpenID Connect Core §3.1.3.7: with several audiences it says whose token it is.
  const isOurs = azp === client.clientId || (azp === undefined && audiences.length <= 1);
  checks.expect('authorized_party', isOurs, 'oidc_authorized_party', {
    expected: audiences.length > 1 ? client.clientId : `${client.clientId}, or nothing`,
    found: typeof azp === 'string' ? azp : undefined,
  });
  checkTimes(claims, checks, now);
}
