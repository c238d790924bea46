/** Rules of the OAuth server: when keys sign and end, how clients show themselves, what a scope leaves. Pure. */
import { requestErrors } from '../../kernel/errors.ts';
import { say } from '../../kernel/text.ts';
import { oauthErrors } from './vocabulary.ts';

/** Tries of wrong clients, by address. */
export const wrongClients = { name: 'wrong-oauth-clients', limit: 60, windowSeconds: 900 };

const dayMs = 86_400_000;
export const keyLifeDays = 30;
/** Longer than any token works, and than anybody keeps a list of keys. */
const keyRestDays = 1;

export interface KeyTimes {
  readonly id: string;
  readonly signsFrom: Date;
}

/**
 * One key signs, the next one is published long before it does, and one that was followed is kept until its tokens are over. So
 * at least two are published at any time.
 */
export function planKeys(keys: readonly KeyTimes[], now: Date) {
  const inOrder = keys.toSorted((a, b) => a.signsFrom.getTime() - b.signsFrom.getTime());
  const after = (date: Date, days: number) => new Date(date.getTime() + days * dayMs);
  const newest = inOrder.at(-1);
  const make =
    newest === undefined
      ? [now, after(now, keyLifeDays)]
      : newest.signsFrom > now
        ? []
        : [
            new Date(
              Math.max(
                after(newest.signsFrom, keyLifeDays).getTime(),
                after(now, keyRestDays).getTime(),
              ),
            ),
          ];
  const end = inOrder.filter((_key, place) => {
    const next = inOrder[place + 1];
    return next !== undefined && after(next.signsFrom, keyRestDays) < now;
  });
  return { make, end: end.map(({ id }) => id) };
}

/** What stands in the form and in the header. */
export interface ShownCredentials {
  readonly clientId?: string | undefined;
  readonly clientSecret?: string | undefined;
  readonly authorization?: string | undefined;
}

/** RFC 6749 §2.3.1: both halves are encoded as in a form. @throws URIError */
const decoded = (text: string) => decodeURIComponent(text.replaceAll('+', ' '));

/** @throws oauth.invalid_client */
function readBasic(header: string): { clientId: string; clientSecret: string } {
  const encoded = /^Basic +([A-Za-z0-9+/]+={0,2})$/i.exec(header)?.[1] ?? '';
  const [, id = '', secret = ''] =
    /^([^:]+):(.+)$/.exec(Buffer.from(encoded, 'base64').toString('utf8')) ?? [];
  try {
    if (id !== '' && secret !== '') return { clientId: decoded(id), clientSecret: decoded(secret) };
  } catch {
    // Told below, as everything that is no header of the kind.
  }
  throw oauthErrors.invalid_client(
    say('The Authorization header holds no client id and secret (HTTP Basic).'),
  );
}

/**
 * In the header or in the form, and not in both. A header without anything in it is none.
 * @throws request.invalid, oauth.invalid_client
 */
export function readClient({ clientId, clientSecret, authorization }: ShownCredentials) {
  if (authorization === undefined || authorization.trim() === '') {
    if (clientId === undefined || clientSecret === undefined)
      throw oauthErrors.invalid_client(
        say('client_id and client_secret are needed, in the form or by HTTP Basic.'),
      );
    return { clientId, clientSecret };
  }
  const basic = readBasic(authorization.trim());
  if (clientSecret !== undefined || (clientId !== undefined && clientId !== basic.clientId))
    throw requestErrors.invalid(
      say('The client shows itself twice: by HTTP Basic and in the form.'),
    );
  return basic;
}

/** Undefined: everything that the client has. @throws oauth.invalid_scope */
export function narrowedTo(
  scope: string | undefined,
  given: readonly string[],
): readonly string[] | undefined {
  const asked = [...new Set((scope ?? '').split(' ').filter((word) => word !== ''))];
  if (asked.length === 0) return undefined;
  const beyond = asked.find((word) => !given.includes(word));
  if (beyond !== undefined)
    throw oauthErrors.invalid_scope(
      say('The OAuth app was not given {permission}.', { permission: beyond }),
    );
  return asked;
}
