/**
 * How the token endpoint tells its refusals: RFC 6749 §5.2, and beside it what libraries written for Twilio read. What is wrong with
 * the address that a browser was led to is said to whoever sits there.
 */
import type { AppError } from '../../kernel/errors.ts';
import { html, plainPage, plainPagePolicy } from '../../kernel/html.ts';
import { directionOf } from '../../kernel/languages.ts';
import { type ProblemReader, type Refusals, statusOf } from '../../kernel/problem.ts';
import { known } from '../../kernel/text.ts';

const noun = 'oauth.';

/** In the words of the protocol, which has few. */
function wordOf({ code, definition }: AppError): string {
  if (code.startsWith(noun)) return code.slice(noun.length);
  const status = statusOf(definition);
  // From outside of its networks: the client is known, and not let in.
  if (status === 403) return 'unauthorized_client';
  if (status === 429 || status === 503) return 'temporarily_unavailable';
  return status === 500 ? 'server_error' : 'invalid_request';
}

/** Of the characters that may stand in it. */
const described = (text: string) =>
  text.replaceAll(/["\\]/g, "'").replaceAll(/[^\u0020-\u007e]/g, '?');

/** What, and who can change it: the protocol has no field of its own for that. */
function descriptionOf({ detail, extras: { whoCan } }: AppError): string {
  const text = detail.toString();
  return described(whoCan === undefined ? text : `${text} (${whoCan.toString()})`);
}

function told(error: AppError, { errorsUrl }: ProblemReader) {
  const status = statusOf(error.definition);
  const retry = error.extras.retryAfterSeconds;
  return {
    status,
    headers: {
      ...(retry === undefined ? {} : { 'retry-after': String(retry) }),
      ...(status === 401 ? { 'www-authenticate': 'Basic realm="OAuth"' } : {}),
    },
    body: {
      error: wordOf(error),
      error_description: descriptionOf(error),
      error_uri: errorsUrl + error.code,
    },
  };
}

const mediaType = 'application/json; charset=utf-8';

export const oauthRefusals: Refusals = { mediaType, renderProblem: told };

/** Numbers by which programs know the kind of a refusal. */
const numbers: Readonly<Record<number, number>> = {
  401: 20003,
  403: 20003,
  404: 20404,
  429: 20429,
};

export const compatibleRefusals: Refusals = {
  mediaType,
  renderProblem(error, reader) {
    const problem = told(error, reader);
    const { status, body } = problem;
    return {
      ...problem,
      body: {
        ...body,
        code: numbers[status] ?? (status >= 500 ? 20500 : 20001),
        message: body.error_description,
        more_info: body.error_uri,
        status,
      },
    };
  },
};

/** A page that leads nowhere. */
export const pageRefusals: Refusals = {
  mediaType: 'text/html; charset=utf-8',
  renderProblem(error, { language }) {
    const { definition, detail } = error;
    const title = known(definition.title).in(language);
    const body = html`<h1>${title}</h1><p>${detail.in(language)}</p><p>${known(definition.remedy).in(language)}</p>`;
    return {
      status: statusOf(definition),
      headers: { 'content-security-policy': plainPagePolicy, 'content-language': language },
      body: plainPage(title, body, { language, direction: directionOf(language) }),
    };
  },
};
