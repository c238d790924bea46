/** A logout token that a provider posts to us (OpenID Connect Back-Channel Logout 1.0 §2.6, SS-20). */
import { Checks } from '../checks.ts';
import type { Check, OidcClient, OidcProvider } from '../protocol.ts';
import { isSubject } from './claims.ts';
import { isJsonObject, type JsonObject, textOf } from './documents.ts';
import type { KeySource } from './keys.ts';
import { checkCommonClaims, checkSignature, openToken, tokenChecks } from './tokens.ts';

const names = [...tokenChecks, 'logout'] as const;
type LogoutTokenChecks = Checks<(typeof names)[number]>;

const event = 'http://schemas.openid.net/event/backchannel-logout';
const maxAgeSeconds = 120;

export interface VerifiedLogoutToken {
  /** One of the two at least. */
  readonly subject: string | undefined;
  readonly sessionIndex: string | undefined;
  /** One use, until then. */
  readonly replayKey: string;
  readonly replayUntil: Date;
}

function findFlaw(header: JsonObject, claims: JsonObject, now: Date): string | undefined {
  const { events, jti, iat, sub, sid } = claims;
  const isEvent = isJsonObject(events) && isJsonObject(events[event]);
  if (!/^(?:application\/)?logout\+jwt$/i.test(textOf(header, 'typ') ?? ''))
    return 'a token of another type';
  if (!isEvent) return 'a token without the event';
  if (Object.hasOwn(claims, 'nonce')) return 'a token with a nonce';
  if (typeof jti !== 'string' || jti === '' || jti.length > 255) return 'a token without jti';
  if (typeof iat !== 'number' || iat < now.getTime() / 1_000 - maxAgeSeconds)
    return 'a token older than two minutes';
  if (sub === undefined && sid === undefined) return 'a token for nobody';
  if ((sub !== undefined && !isSubject(sub)) || (sid !== undefined && !isSubject(sid)))
    return 'a subject or session that is no text';
  return undefined;
}

export async function verifyLogoutToken(
  provider: OidcProvider,
  client: OidcClient,
  { logoutToken, ...source }: KeySource & { readonly logoutToken: string },
): Promise<{ checks: readonly Check[]; verified: VerifiedLogoutToken | undefined }> {
  const checks: LogoutTokenChecks = new Checks(names);
  const opened = openToken(logoutToken);
  if (opened === undefined) {
    checks.fail('id_token', 'oidc_id_token_unreadable', {
      expected: 'a signed JWT',
      found: 'something else',
    });
    return { checks: checks.list(), verified: undefined };
  }
  const { header, claims } = opened;
  const { now } = source;
  checks.pass('id_token', { expected: 'a signed JWT', found: 'one' });
  await checkSignature(logoutToken, opened, checks, { provider, source });
  checkCommonClaims(claims, checks, { provider, client, now });
  const flaw = findFlaw(header, claims, now);
  checks.expect('logout', flaw === undefined, 'oidc_logout_token', {
    expected: 'a logout token of the last two minutes',
    found: flaw ?? 'one',
  });
  if (checks.hasFailures()) return { checks: checks.list(), verified: undefined };
  const exp = typeof claims['exp'] === 'number' ? claims['exp'] : 0;
  return {
    checks: checks.list(),
    verified: {
      subject: textOf(claims, 'sub'),
      sessionIndex: textOf(claims, 'sid'),
      replayKey: textOf(claims, 'jti') ?? '',
      replayUntil: new Date((exp + 60) * 1_000),
    },
  };
}
