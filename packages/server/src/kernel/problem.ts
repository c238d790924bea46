/** REST's renderer of errors: `application/problem+json` (RFC 9457). */
import { AppError, type ErrorDefinition, type ErrorKind } from './errors.ts';

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

export interface Problem {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Record<string, unknown>;
}

/** @param errorsUrl where the pages of the error codes are, with a closing slash */
export function renderProblem(error: AppError, requestId: string, errorsUrl: string): Problem {
  const { definition, extras } = error;
  const status = statusOfKind[definition.kind];
  const retry = extras.retryAfterSeconds;
  return {
    status,
    headers: {
      ...(retry === undefined ? {} : { 'retry-after': String(retry) }),
      ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
    },
    body: {
      type: errorsUrl + definition.code,
      title: definition.title,
      status,
      code: definition.code,
      detail: error.message,
      remedy: definition.remedy,
      request_id: requestId,
      ...(extras.errors === undefined ? {} : { errors: extras.errors }),
      ...(extras.missingPermission === undefined
        ? {}
        : { missing_permission: extras.missingPermission }),
      ...(extras.whoCan === undefined ? {} : { who_can: extras.whoCan }),
      ...(retry === undefined ? {} : { retry_after_seconds: retry }),
      ...(extras.facts === undefined ? {} : { facts: extras.facts }),
    },
  };
}

/** A bug: says nothing of itself but the request id. */
export function renderBug(requestId: string, errorsUrl: string): Problem {
  const definition: ErrorDefinition = {
    code: 'request.failed',
    kind: 'unavailable',
    title: 'Something went wrong on our side',
    remedy: 'Nothing was changed. Try again; if it stays, tell the operator the request id.',
  };
  const rendered = renderProblem(
    new AppError(definition, 'The request could not be finished.'),
    requestId,
    errorsUrl,
  );
  return { ...rendered, status: 500, body: { ...rendered.body, status: 500 } };
}
