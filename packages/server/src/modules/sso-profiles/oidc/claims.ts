/** Who a token and the userinfo address speak of. Decides nothing about people; an address counts only where its source vouches for it. */
import type { OidcClient } from '../protocol.ts';
import type { JsonObject } from './documents.ts';

const maxValues = 1_000;
const maxEmail = 320;
/** They belong to the exchange, not to the person. */
const ofTheExchange = new Set([
  'nonce',
  'at_hash',
  'c_hash',
  's_hash',
  'aud',
  'azp',
  'iss',
  'exp',
  'iat',
  'nbf',
  'jti',
]);

function asText(value: unknown): string[] {
  if (value === null || value === undefined) return [];
  if (typeof value === 'string') return [value];
  if (Array.isArray(value))
    return value
      .slice(0, maxValues)
      .flatMap((item: unknown) => (Array.isArray(item) ? [JSON.stringify(item)] : asText(item)));
  return [JSON.stringify(value)];
}

/** Of two that say the same claim, the ID token is believed. */
export function attributesOf(idToken: JsonObject, userinfo: JsonObject | undefined) {
  const entries = Object.entries({ ...userinfo, ...idToken })
    .filter(([name]) => !ofTheExchange.has(name))
    .map(([name, value]) => [name, asText(value)] as const);
  return Object.fromEntries(entries);
}

export type Email =
  | { readonly email: string; readonly found: string }
  | {
      readonly fault: 'oidc_email_missing' | 'oidc_email_unverified';
      readonly found: string | undefined;
    };

/** The address and what is said about it come from the same place: one cannot vouch for the other's (SS-03). */
export function emailOf(
  idToken: JsonObject,
  userinfo: JsonObject | undefined,
  { trustsUnverifiedEmail = false }: OidcClient,
): Email {
  const source = Object.hasOwn(idToken, 'email') ? idToken : userinfo;
  const email = source?.['email'];
  if (
    source === undefined ||
    typeof email !== 'string' ||
    email === '' ||
    email.length > maxEmail ||
    /[\p{C}\p{Z}]/u.test(email)
  )
    return {
      fault: 'oidc_email_missing',
      found: email === undefined ? undefined : JSON.stringify(email),
    };
  const verified = source['email_verified'];
  const found = `${email}, email_verified: ${verified === undefined ? 'not said' : JSON.stringify(verified)}`;
  const isTaken = verified === true || (verified === undefined && trustsUnverifiedEmail);
  return isTaken ? { email, found } : { fault: 'oidc_email_unverified', found };
}

/** Nothing that cannot be seen, and no white space around it: two people must never look like one. */
export const isSubject = (value: unknown): value is string =>
  typeof value === 'string' &&
  value.length >= 1 &&
  value.length <= 255 &&
  value.trim() === value &&
  !/[\p{C}\p{Zl}\p{Zp}]/u.test(value);
