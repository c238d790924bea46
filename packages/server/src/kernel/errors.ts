/**
 * One error class, many codes. A rule or a use case throws an `AppError` and never names a protocol's status;
 * each protocol has one renderer (REST: `http.ts`). Codes are public: added to, never renamed.
 */
import type { Text } from './text.ts';

/** What kind of refusal it is. `statusOfKind` in `http.ts` is the only place that maps it to HTTP. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'stale'
  | 'too_large'
  | 'unprocessable'
  | 'too_many'
  | 'unavailable';

/** A published error: what it means and what to do next. */
export interface ErrorDefinition {
  readonly code: string;
  readonly kind: ErrorKind;
  /** One short sentence that is the same for every occurrence; a message of the catalogs, as the remedy is. */
  readonly title: string;
  /** What the reader can do about it; shown on the error's page. */
  readonly remedy: string;
}

/** A field that is wrong; `pointer` is a JSON pointer (RFC 6901) into the body, or `query/name`. */
export interface FieldProblem {
  readonly pointer: string;
  readonly detail: Text;
}

export interface ErrorExtras {
  readonly errors?: readonly FieldProblem[];
  /** The permission that the caller lacks. */
  readonly missingPermission?: string;
  /** Who can do it, or change the rule, in words: "An Owner or Administrator of Northwind". */
  readonly whoCan?: Text;
  readonly retryAfterSeconds?: number;
  /** Typed facts for programs, snake_case, nothing secret. */
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
}

/** The one error that is meant for the caller. Anything else that is thrown is a bug and shows nothing of itself. */
export class AppError extends Error {
  readonly definition: ErrorDefinition;
  readonly detail: Text;
  readonly extras: ErrorExtras;

  /** `message` is the detail in English, for logs. */
  constructor(definition: ErrorDefinition, detail: Text, extras: ErrorExtras = {}) {
    super(detail.toString());
    this.name = 'AppError';
    this.definition = definition;
    this.detail = detail;
    this.extras = extras;
  }

  get code(): string {
    return this.definition.code;
  }
}

/** Makes one `AppError`: `domainErrors.taken(say('{name} is held by …', { name }))`. */
export type ErrorMaker = ((detail: Text, extras?: ErrorExtras) => AppError) & ErrorDefinition;

type ErrorTable = Record<string, Omit<ErrorDefinition, 'code'>>;

/**
 * The errors of one noun. `defineErrors('domain', { taken: { kind, title, remedy } })` publishes `domain.taken`.
 */
export function defineErrors<const T extends ErrorTable>(
  noun: string,
  table: T,
): { readonly [K in keyof T]: ErrorMaker } {
  const makers = Object.entries(table).map(([reason, entry]) => {
    const definition: ErrorDefinition = { code: `${noun}.${reason}`, ...entry };
    const make = (detail: Text, extras?: ErrorExtras) => new AppError(definition, detail, extras);
    return [reason, Object.assign(make, definition)] as const;
  });
  return Object.fromEntries(makers) as { readonly [K in keyof T]: ErrorMaker };
}

/** Errors that any route may answer; they need not be listed by a route. */
export const requestErrors = defineErrors('request', {
  invalid: {
    kind: 'invalid',
    title: 'The request does not fit its description',
    remedy: 'Correct the fields that `errors` names and send it again.',
  },
  unauthenticated: {
    kind: 'unauthenticated',
    title: 'You are not signed in',
    remedy: 'Sign in, or send a valid credential in the Authorization header.',
  },
  step_up_required: {
    kind: 'forbidden',
    title: 'Prove again that it is you',
    remedy: 'Re-authenticate (POST /v1/session/step-up), then send the request again.',
  },
  second_factor_owed: {
    kind: 'unauthenticated',
    title: 'Your organization asks for more than this session proves',
    remedy:
      'Sign in again: by the second factor, or with the password alone to be led through adding one. A program makes a new session.',
  },
  second_factor_owed_here: {
    kind: 'forbidden',
    title: 'This account asks for more than your session proves',
    remedy:
      'Add what `facts` names in your profile; if you have it already, sign in again by it. Everything else stays open.',
  },
  network_refused: {
    kind: 'forbidden',
    title: 'Your organization allows access only from its own networks',
    remedy:
      'Connect from one of its networks, in the office or by its VPN, or have your address added. From here nothing is open but signing out.',
  },
  network_refused_here: {
    kind: 'forbidden',
    title: 'This account allows access only from certain networks',
    remedy: 'Connect from one of them, or have your address added. Everything else stays open.',
  },
  outsider_not_allowed: {
    kind: 'forbidden',
    title: 'A policy keeps people from outside away',
    remedy: 'Ask the Owner or an Administrator of the organization that has the account.',
  },
  maker_owes_factor: {
    kind: 'forbidden',
    title: 'Whoever answers for this machine has not proven enough',
    remedy:
      'It works again once that person has added the factor that their organization asks for.',
  },
  forbidden: {
    kind: 'forbidden',
    title: 'Your roles do not allow this',
    remedy: 'Ask somebody who can give you the permission that `missing_permission` names.',
  },
  not_for_machines: {
    kind: 'forbidden',
    title: 'This is for people',
    remedy: 'Sign in and do it yourself. A machine does what its organization can undo.',
  },
  cross_site: {
    kind: 'forbidden',
    title: 'The request came from another site',
    remedy: 'Send it from the pages of this instance, or use a bearer token instead of the cookie.',
  },
  not_found: {
    kind: 'not_found',
    title: 'There is nothing here',
    remedy:
      'Check the SID. An object that you may not see looks the same as one that does not exist.',
  },
  stale: {
    kind: 'stale',
    title: 'It has changed since you read it',
    remedy:
      'Read it again, look at what changed, and repeat the change with the new ETag in If-Match.',
  },
  idempotency_key_reused: {
    kind: 'unprocessable',
    title: 'This Idempotency-Key was used for another request',
    remedy: 'Use a new key for a new request.',
  },
  in_progress: {
    kind: 'conflict',
    title: 'The same request is still being worked on',
    remedy: 'Wait a moment and send it again with the same Idempotency-Key.',
  },
  too_many: {
    kind: 'too_many',
    title: 'Too many tries',
    remedy: 'Wait for the time that Retry-After names.',
  },
  too_large: {
    kind: 'too_large',
    title: 'The request is too large',
    remedy: 'Send less at once.',
  },
  busy: {
    kind: 'unavailable',
    title: 'Too busy at the moment',
    remedy: 'Wait for the time that Retry-After names and try again.',
  },
});
