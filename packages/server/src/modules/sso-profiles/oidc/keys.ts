/**
 * The published keys of a provider. Kept for an hour, good for a day while the provider is out of reach, asked for again
 * at most once a minute when a token names a key that is not there (SS-22).
 */
import { importJWK, type JWK } from 'jose';
import type { OutboundHttp } from '../../../kernel/outbound-http.ts';
import type { OidcProvider } from '../protocol.ts';
import { fetchObject, isJsonObject } from './documents.ts';

export interface KeySet {
  /** From where: of another address it counts for nothing. */
  readonly jwksUri: string;
  readonly keys: readonly JWK[];
  readonly fetchedAt: Date;
  /** When they were last asked for, in vain or not. */
  readonly triedAt: Date;
}

/** Of one profile: what happens at one provider delays nobody else. */
export interface KeyCache {
  read(): KeySet | undefined;
  write(set: KeySet): void;
}

export function newKeyCache(): KeyCache {
  let kept: KeySet | undefined;
  return { read: () => kept, write: (set) => void (kept = set) };
}

const freshMs = 3_600_000;
const staleMs = 24 * 3_600_000;
const pauseMs = 60_000;
const maxKeys = 100;

const agoMs = (then: Date, now: Date): number => now.getTime() - then.getTime();

export interface KeySource {
  readonly http: OutboundHttp;
  readonly keys: KeyCache;
  readonly now: Date;
}

function keptSet(provider: OidcProvider, { keys, now }: KeySource): KeySet | undefined {
  const kept = keys.read();
  const isUsable = kept?.jwksUri === provider.jwksUri && agoMs(kept.triedAt, now) >= 0;
  return isUsable ? kept : undefined;
}

const isGood = (set: KeySet | undefined, now: Date): set is KeySet =>
  set !== undefined && agoMs(set.fetchedAt, now) < staleMs;

/** Asks the provider and remembers the outcome; a failure leaves the keys that were there. */
async function refresh(provider: OidcProvider, source: KeySource): Promise<string | undefined> {
  const { http, keys, now } = source;
  const before = keptSet(provider, source);
  const fetched = await fetchObject(http, provider.jwksUri);
  const list = 'object' in fetched ? fetched.object['keys'] : undefined;
  if (Array.isArray(list)) {
    const published = list.filter(isJsonObject).slice(0, maxKeys) as readonly JWK[];
    keys.write({ jwksUri: provider.jwksUri, keys: published, fetchedAt: now, triedAt: now });
    return undefined;
  }
  const none = { jwksUri: provider.jwksUri, keys: [], fetchedAt: new Date(0) };
  keys.write({ ...(before ?? none), triedAt: now });
  return 'kind' in fetched ? fetched.found : 'no list of keys';
}

function suits(key: JWK, { kid, alg }: { kid: string | undefined; alg: string }): boolean {
  const kty = /^(?:RS|PS)/.test(alg) ? 'RSA' : alg.startsWith('ES') ? 'EC' : 'OKP';
  return (
    key.kty === kty &&
    (kid === undefined || key.kid === kid) &&
    (key.alg === undefined || key.alg === alg) &&
    (key.use === undefined || key.use === 'sig') &&
    (key.key_ops === undefined || key.key_ops.includes('verify'))
  );
}

export type FoundKey =
  | { readonly key: Awaited<ReturnType<typeof importJWK>> }
  | {
      readonly fault: 'oidc_keys_unreachable' | 'oidc_key_unknown';
      readonly found: string;
    };

async function usable(key: JWK, alg: string): Promise<FoundKey> {
  try {
    // Only what makes a public key: a private part or a certificate beside it says nothing here.
    const { kty, n, e, crv, x, y } = key;
    const parts = { n, e, crv, x, y };
    const bare = Object.fromEntries(
      Object.entries(parts).filter(([, value]) => value !== undefined),
    );
    return { key: await importJWK({ kty, ...bare } as JWK, alg) };
  } catch {
    return { fault: 'oidc_key_unknown', found: `${key.kid ?? 'a key'} that cannot be read` };
  }
}

/** The one key that fits; a token that names none gets one only when there is no choice. */
export async function findKey(
  provider: OidcProvider,
  wanted: { kid: string | undefined; alg: string },
  source: KeySource,
): Promise<FoundKey> {
  const { now } = source;
  let failure: string | undefined;
  const pick = () => {
    const set = keptSet(provider, source);
    return isGood(set, now) ? set.keys.filter((key) => suits(key, wanted)) : undefined;
  };
  const mayAsk = () => agoMs(keptSet(provider, source)?.triedAt ?? new Date(0), now) >= pauseMs;
  const kept = keptSet(provider, source);
  const isFresh = kept !== undefined && agoMs(kept.fetchedAt, now) < freshMs;
  if (!isFresh && mayAsk()) failure = await refresh(provider, source);
  if (pick()?.length === 0 && mayAsk()) failure = await refresh(provider, source);
  const found = pick();
  if (found === undefined)
    return {
      fault: 'oidc_keys_unreachable',
      found: failure ?? 'none, asked less than a minute ago',
    };
  const [key, second] = found;
  if (key === undefined)
    return { fault: 'oidc_key_unknown', found: `kid ${wanted.kid ?? 'not named'}, ${wanted.alg}` };
  if (second !== undefined) return { fault: 'oidc_key_unknown', found: 'several that fit' };
  return usable(key, wanted.alg);
}
