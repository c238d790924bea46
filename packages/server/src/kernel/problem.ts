/** REST's renderer of errors: `application/problem+json` (RFC 9457). */
import { AppError, type ErrorDefinition, type ErrorKind } from './errors.ts';
import type { Language } from './languages.ts';
import { known, say, sayAll } from './text.ts';

const bugCode = 'request.failed';

/** The only table from a kind of refusal to an HTTP status. */
export const statusOfKind: Record<ErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  stale: 412,
  too_large: 413,
  unprocessable: 422,
  too_many: 429,
  unavailable: 503,
};

/** A bug is told as such, whatever its kind. */
export const statusOf = (definition: ErrorDefinition): number =>
  definition.code === bugCode ? 500 : statusOfKind[definition.kind];

export interface Problem {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** A text is sent as it is. */
  readonly body: Record<string, unknown> | string;
}

/** Of which request a problem is told, and to whom. */
export interface ProblemReader {
  readonly requestId: string;
  readonly language: Language;
  /** Where the pages of the error codes are, with a closing slash. */
  readonly errorsUrl: string;
  /** Of the route that was called; undefined: there is none. */
  readonly routeId?: string | undefined;
}

/** All that is to be said, for who shows one text: what, why, what to do, and who can. */
export function wholeText(error: AppError, language: Language): string {
  const { title, remedy } = error.definition;
  const { whoCan } = error.extras;
  const parts = [
    `${known(title).in(language)}.`,
    error.detail.in(language),
    known(remedy).in(language),
    ...(whoCan === undefined ? [] : [`(${whoCan.in(language)})`]),
  ];
  return parts.join(' ');
}

/** How refusals are told by a route that speaks a protocol with errors of its own. */
export interface Refusals {
  readonly mediaType: string;
  renderProblem(error: AppError, reader: ProblemReader): Problem;
}

export function renderProblem(error: AppError, reader: ProblemReader): Problem {
  const { language } = reader;
  const { definition, extras } = error;
  const status = statusOf(definition);
  const retry = extras.retryAfterSeconds;
  return {
    status,
    headers: {
      'content-language': language,
      ...(retry === undefined ? {} : { 'retry-after': String(retry) }),
      ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
    },
    body: {
      type: reader.errorsUrl + definition.code,
      title: known(definition.title).in(language),
      status,
      code: definition.code,
      detail: error.detail.in(language),
      remedy: known(definition.remedy).in(language),
      request_id: reader.requestId,
      ...(extras.errors === undefined ? {} : { errors: sayAll(extras.errors, language) }),
      ...(extras.missingPermission === undefined
        ? {}
        : { missing_permission: extras.missingPermission }),
      ...(extras.whoCan === undefined ? {} : { who_can: extras.whoCan.in(language) }),
      ...(retry === undefined ? {} : { retry_after_seconds: retry }),
      ...(extras.facts === undefined ? {} : { facts: extras.facts }),
    },
  };
}

/** Published by no module: it is an answer, and never thrown. */
export const bug: ErrorDefinition = {
  code: bugCode,
  kind: 'unavailable',
  title: 'Something went wrong on our side',
  remedy: 'Nothing was changed. Try again; if it stays, tell the operator the request id.',
};

/** Something that was thrown and is no refusal: says nothing of itself. */
export const bugOf = (): AppError => new AppError(bug, say('The request could not be finished.'));
