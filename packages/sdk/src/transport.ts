/**
 * Sends one call: credentials, idempotency key, time limit, retries. Runs in browsers and in Node; needs nothing
 * but `fetch`.
 */
import { BailiwickError, ConnectionError, type Problem } from './errors.ts';

export interface ClientOptions {
  /** Where the instance is: `https://id.vendor.example`. In its own pages: `''`. */
  readonly baseUrl: string;
  /** A session token made with transport `bearer`. Without it, the browser's cookie is the credential. */
  readonly token?: string;
  /** How often a call is tried again that may be: 2 unless told otherwise. */
  readonly retries?: number;
  /** Time limit of one try in milliseconds: 30,000 unless told otherwise. */
  readonly timeoutMs?: number;
  /** BCP 47 tag of the language that refusals are told in; asked before each call. The environment's own when absent. */
  readonly language?: () => string;
  readonly fetch?: typeof fetch;
}

export interface CallOptions {
  /** The ETag that was read: the change is refused when it is no longer the one. */
  readonly ifMatch?: string | number;
  /** Made for every POST when absent; give your own to repeat a call across restarts. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly body?: unknown;
  readonly options?: CallOptions | undefined;
  /** The answer is a file: it is handed on as it comes in, unread. */
  readonly file?: boolean;
}

export type Send = (call: Call) => Promise<never>;

/** A file may take as long as it is large. */
const fileTimeoutMs = 600_000;

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Words, numbers and booleans as they are. */
const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

function urlOf(baseUrl: string, call: Call): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(call.query ?? {}))
    if (value !== undefined && value !== null) query.set(name, textOf(value));
  const text = query.toString();
  return `${baseUrl.replace(/\/$/, '')}${call.path}${text === '' ? '' : `?${text}`}`;
}

function headersOf(
  client: ClientOptions,
  call: Call,
  key: string | undefined,
): Record<string, string> {
  const ifMatch = call.options?.ifMatch;
  return {
    accept: 'application/json',
    ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(client.token === undefined ? {} : { authorization: `Bearer ${client.token}` }),
    ...(client.language === undefined ? {} : { 'accept-language': client.language() }),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
    ...(ifMatch === undefined
      ? {}
      : { 'if-match': typeof ifMatch === 'number' ? `"${ifMatch}"` : ifMatch }),
  };
}

function waitBeforeRetry(response: Response | undefined, attempt: number): number {
  const asked = Number(response?.headers.get('retry-after'));
  if (Number.isFinite(asked) && asked > 0) return Math.min(asked, 30) * 1000;
  return 200 * 2 ** attempt * (0.5 + Math.random() / 2);
}

async function read(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const text = await response.text();
  try {
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  } catch (error) {
    throw new ConnectionError(`the answer is not JSON (status ${response.status})`, {
      cause: error,
    });
  }
}

/** Makes the function that every generated operation calls. */
export function createTransport(client: ClientOptions): Send {
  const doFetch = client.fetch ?? fetch;
  const retries = client.retries ?? 2;

  async function attempt(call: Call, key: string | undefined): Promise<Response> {
    const limit = AbortSignal.timeout(
      call.file === true ? fileTimeoutMs : (client.timeoutMs ?? 30_000),
    );
    const signal =
      call.options?.signal === undefined ? limit : AbortSignal.any([limit, call.options.signal]);
    return doFetch(urlOf(client.baseUrl, call), {
      method: call.method,
      headers: headersOf(client, call, key),
      credentials: 'same-origin',
      signal,
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    });
  }

  return async (call) => {
    const key =
      call.method === 'POST' ? (call.options?.idempotencyKey ?? crypto.randomUUID()) : undefined;
    // A repeat is harmless for reads, and for POSTs because of the key.
    const mayRepeat = call.method === 'GET' || key !== undefined;
    for (let round = 0; ; round += 1) {
      const last = round >= retries || !mayRepeat;
      let response: Response | undefined;
      try {
        response = await attempt(call, key);
      } catch (error) {
        if (last || call.options?.signal?.aborted === true)
          throw new ConnectionError('the server could not be reached', { cause: error });
      }
      if (response?.ok === true && call.file === true) return response as never;
      if (response !== undefined) {
        const body = await read(response);
        if (response.ok) return body as never;
        const tryLater =
          response.status === 503 || response.status === 502 || response.status === 504;
        if (last || !tryLater) throw new BailiwickError(problemOf(response, body));
      }
      await pause(waitBeforeRetry(response, round));
    }
  };
}

function problemOf(response: Response, body: unknown): Problem {
  if (typeof body === 'object' && body !== null && 'code' in body) return body as Problem;
  return {
    type: 'about:blank',
    title: 'The server refused the call',
    status: response.status,
    code: `http.${response.status}`,
    detail: `The server answered with status ${response.status}.`,
    remedy: 'Try again later.',
    request_id: response.headers.get('x-request-id') ?? '',
  };
}
