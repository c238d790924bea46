/** Where we send a browser: to sign in, with state, nonce and PKCE always; and to sign out. */
import { createHash } from 'node:crypto';
import { buildAuthorizationUrl as authorizationUrl, buildEndSessionUrl } from 'openid-client';
import { randomToken } from '../../../kernel/secrets.ts';
import type { OidcClient, OidcPending, OidcProvider, Outgoing } from '../protocol.ts';
import { configurationOf } from './exchange.ts';

/** What a browser leaves with; each is guessed by nobody. */
export const newPending = (): OidcPending => ({
  state: randomToken(),
  nonce: randomToken(),
  codeVerifier: randomToken(48),
});

export interface SignInWishes {
  readonly loginHint?: string | undefined;
  /** `login`: ask again although they are signed in there. */
  readonly prompt?: 'login' | 'select_account' | undefined;
}

export function buildAuthorizationUrl(
  provider: OidcProvider,
  client: OidcClient,
  { state, nonce, codeVerifier }: OidcPending,
  { loginHint, prompt }: SignInWishes,
): Outgoing {
  const url = authorizationUrl(configurationOf(provider, client), {
    response_type: 'code',
    redirect_uri: client.redirectUri,
    scope: [...new Set(['openid', ...client.scopes])].join(' '),
    state,
    nonce,
    code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...(loginHint === undefined ? {} : { login_hint: loginHint }),
    ...(prompt === undefined ? {} : { prompt }),
  });
  return { kind: 'redirect', url: url.href };
}

/** Undefined: the provider has no address for it. */
export function buildLogoutUrl(
  provider: OidcProvider,
  client: OidcClient,
  { idTokenHint, state }: { idTokenHint: string | undefined; state: string },
): Outgoing | undefined {
  if (provider.endSessionEndpoint === undefined) return undefined;
  const url = buildEndSessionUrl(configurationOf(provider, client), {
    post_logout_redirect_uri: client.logoutRedirectUri,
    state,
    ...(idTokenHint === undefined ? {} : { id_token_hint: idTokenHint }),
  });
  return { kind: 'redirect', url: url.href };
}
