/**
 * Rules of grants by people: what an authorization request must hold, and what becomes of a code or a refresh token that is shown.
 * Pure: whoever asks has read the rows.
 */
import { createHash } from 'node:crypto';
import { say, type Text } from '../../kernel/text.ts';
import { type GrantType, isRegistered } from '../oauth-apps/index.ts';
import { narrowedTo } from './rules.ts';
import { oauthErrors, oauthRequestErrors } from './vocabulary.ts';

export const codeSeconds = 60;
/** From the code on, however often it is renewed. */
export const grantDays = 30;
/** The one scope that is no permission: a refresh token. */
export const offlineAccess = 'offline_access';

/** What is read of a request; everything else in it means nothing here. */
export const requestNames = [
  'response_type',
  'client_id',
  'redirect_uri',
  'scope',
  'state',
  'code_challenge',
  'code_challenge_method',
] as const;
/** Known from other servers, and answered with a refusal instead of being passed over. */
export const refusedNames = ['response_mode', 'prompt', 'request', 'request_uri'] as const;

type Name = (typeof requestNames)[number] | (typeof refusedNames)[number];
export type AskedRequest = Readonly<Partial<Record<Name, string | readonly string[] | undefined>>>;

/** What an app registered. */
export interface RegisteredApp {
  readonly grantType: GrantType;
  readonly redirectUris: readonly string[];
  readonly permissions: readonly string[];
}

export interface SoundRequest {
  readonly redirectUri: string;
  readonly state: string | undefined;
  readonly permissions: readonly string[];
  readonly keepsAccess: boolean;
  readonly codeChallenge: string;
}

/** What may be told to the client, since its address is one of its own. */
export interface RefusedRequest {
  readonly redirectUri: string;
  readonly state: string | undefined;
  readonly error:
    | 'invalid_request'
    | 'unsupported_response_type'
    | 'invalid_scope'
    | 'interaction_required'
    | 'request_not_supported'
    | 'request_uri_not_supported';
  readonly detail: Text;
}

export type ReadRequest =
  | { readonly kind: 'sound'; readonly request: SoundRequest }
  | { readonly kind: 'refused'; readonly refusal: RefusedRequest };

/** Undefined for what was sent twice, or with nothing in it. */
const single = (asked: AskedRequest, name: Name): string | undefined => {
  const value = asked[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

const isTwice = (value: AskedRequest[Name]): boolean => Array.isArray(value);

/** The client id, for looking up what it registered. @throws oauth_request.unknown_app */
export function clientIdOf(asked: AskedRequest): string {
  const id = single(asked, 'client_id');
  if (id === undefined)
    throw oauthRequestErrors.unknown_app(say('The address names no OAuth app, or several.'));
  return id;
}

/** @throws oauth_request.wrong_redirect */
function redirectUriOf(asked: AskedRequest, app: RegisteredApp): string {
  const uri = single(asked, 'redirect_uri');
  if (uri === undefined || !isRegistered(app.redirectUris, uri))
    throw oauthRequestErrors.wrong_redirect(
      say('The address to lead back to is not one of those that the app registered.'),
    );
  return uri;
}

type Wrong = Pick<RefusedRequest, 'error' | 'detail'>;

function whatIsNotServed(asked: AskedRequest): Wrong | undefined {
  const twice = [...requestNames, ...refusedNames].find((name) => isTwice(asked[name]));
  if (twice !== undefined)
    return { error: 'invalid_request', detail: say('{name} is sent twice.', { name: twice }) };
  if (single(asked, 'request') !== undefined)
    return { error: 'request_not_supported', detail: say('request is not served here.') };
  if (single(asked, 'request_uri') !== undefined)
    return { error: 'request_uri_not_supported', detail: say('request_uri is not served here.') };
  const mode = single(asked, 'response_mode');
  if (mode !== undefined && mode !== 'query')
    return { error: 'invalid_request', detail: say('response_mode must be query.') };
  if (single(asked, 'prompt')?.split(' ').includes('none') === true)
    return {
      error: 'interaction_required',
      detail: say('Whoever is asked sees what they are asked.'),
    };
  return undefined;
}

function whatIsWrong(asked: AskedRequest): Wrong | undefined {
  const type = single(asked, 'response_type');
  if (type === undefined)
    return { error: 'invalid_request', detail: say('response_type is needed.') };
  if (type !== 'code')
    return { error: 'unsupported_response_type', detail: say('response_type must be code.') };
  if (single(asked, 'code_challenge_method') !== 'S256')
    return { error: 'invalid_request', detail: say('code_challenge_method must be S256.') };
  if (!/^[\w-]{43}$/.test(single(asked, 'code_challenge') ?? ''))
    return {
      error: 'invalid_request',
      detail: say('code_challenge must be the SHA-256 of a verifier, in base64url.'),
    };
  return undefined;
}

/** Without a permission among its words: all that the app has. @throws oauth.invalid_scope */
function readScope(scope: string | undefined, app: RegisteredApp) {
  const words = (scope ?? '').split(' ').filter((word) => word !== '');
  const keepsAccess = words.includes(offlineAccess);
  const asked = words.filter((word) => word !== offlineAccess).join(' ');
  return { keepsAccess, permissions: narrowedTo(asked, app.permissions) ?? app.permissions };
}

/** @throws oauth_request.unknown_app, oauth_request.wrong_redirect for what is told to nobody but whoever sits there */
export function readAuthorizationRequest(asked: AskedRequest, app: RegisteredApp): ReadRequest {
  if (app.grantType !== 'authorization_code')
    throw oauthRequestErrors.unknown_app(say('The OAuth app acts for itself, and asks nobody.'));
  const redirectUri = redirectUriOf(asked, app);
  const state = single(asked, 'state');
  const refused = (wrong: Wrong): ReadRequest => ({
    kind: 'refused',
    refusal: { redirectUri, state, ...wrong },
  });
  const wrong = whatIsNotServed(asked) ?? whatIsWrong(asked);
  if (wrong !== undefined) return refused(wrong);
  try {
    const codeChallenge = single(asked, 'code_challenge') ?? '';
    const scope = readScope(single(asked, 'scope'), app);
    return { kind: 'sound', request: { redirectUri, state, codeChallenge, ...scope } };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === oauthErrors.invalid_scope.code)
      return refused({
        error: 'invalid_scope',
        detail: say('The scope is more than the OAuth app was given.'),
      });
    throw error;
  }
}

/** The address with more behind it; what stands in it stays as it is, byte for byte. */
export const ledBack = (
  uri: string,
  words: Readonly<Record<string, string | undefined>>,
): string => {
  const said = Object.entries(words).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as [string, string]],
  );
  return `${uri}${uri.includes('?') ? '&' : '?'}${new URLSearchParams(said).toString()}`;
};

export interface ShownGrant {
  readonly appId: string;
  readonly redirectUri: string;
  readonly codeChallenge: string;
  readonly isCodeUsed: boolean;
  readonly isCodeOver: boolean;
  /** It ended, its time is over, or its person does not count any more. */
  readonly isOver: boolean;
}

export type Verdict = 'right' | 'unknown' | 'over' | 'replayed' | 'misused';
type GrantVerdict = Exclude<Verdict, 'unknown'>;

const challengeOf = (verifier: string) => createHash('sha256').update(verifier).digest('base64url');

/** A code works once, for its client, its address, its verifier and its session; whoever shows it otherwise ends it. */
export function judgeCode(
  grant: ShownGrant,
  shown: {
    readonly appId: string;
    readonly redirectUri: string | undefined;
    readonly verifier: string | undefined;
    readonly sessionLives: boolean;
  },
): GrantVerdict {
  if (grant.appId !== shown.appId) return 'misused';
  if (grant.isCodeUsed) return 'replayed';
  if (grant.isOver || grant.isCodeOver || !shown.sessionLives) return 'over';
  const isVerifier = /^[A-Za-z0-9\-._~]{43,128}$/.test(shown.verifier ?? '');
  const fits =
    isVerifier &&
    challengeOf(shown.verifier ?? '') === grant.codeChallenge &&
    shown.redirectUri === grant.redirectUri;
  return fits ? 'right' : 'misused';
}

/** A refresh token works once, for its client. */
export function judgeRefreshToken(
  grant: Pick<ShownGrant, 'appId' | 'isOver'>,
  shown: { readonly appId: string; readonly isUsed: boolean },
): GrantVerdict {
  if (grant.appId !== shown.appId) return 'misused';
  if (shown.isUsed) return 'replayed';
  return grant.isOver ? 'over' : 'right';
}

/** What ends a grant with everything that was issued from it. */
export const endsGrant = (verdict: Verdict): verdict is 'replayed' | 'misused' =>
  verdict === 'replayed' || verdict === 'misused';
