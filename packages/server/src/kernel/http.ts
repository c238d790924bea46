/**
 * The HTTP face of the engine: one Fastify instance that serves every bound route, the pages, and the health
 * end points. Credentials, cross-site checks, headers and error rendering happen here and nowhere else.
 */

import { Readable } from 'node:stream';
import { parseCookie, stringifySetCookie } from 'cookie';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type Actor, anonymous, type MachineActor, type Outside, type UserActor } from './actor.ts';
import type { Authenticator, Credential } from './authorization.ts';
import type { Binding, Reply } from './bind.ts';
import { browserSecrets, parseForm, repeatedField } from './browser-secrets.ts';
import { addressOf, addressPrefix } from './client-address.ts';
import { answerCall, type EngineOptions } from './engine.ts';
import { AppError, requestErrors } from './errors.ts';
import { assertTaken, type Exchange, type Face } from './face.ts';
import { createGate, type Gate } from './gate.ts';
import { newSpreadId } from './ids.ts';
import { type Language, negotiateLanguage, sourceLanguage } from './languages.ts';
import type { Metrics } from './metrics.ts';
import { bugOf, type Refusals, renderProblem } from './problem.ts';
import { type FileAnswer, isFromOtherSites, isQuery, type RouteDefinition } from './route.ts';
import { parseStrictJson } from './strict-json.ts';
import { known, say } from './text.ts';

export interface HttpOptions extends EngineOptions {
  readonly authenticate: Authenticator;
  readonly publicUrl: URL;
  readonly trustedProxies: readonly string[];
  readonly metrics: Metrics;
  /** Writes down who came from outside of networks that are only reported. Never throws. */
  readonly noteOutside: (actor: UserActor | MachineActor, outside: Outside) => Promise<void>;
  /** Keeps what a machine sent to a face, and what it was answered. */
  readonly recordExchange: (exchange: Exchange) => Promise<void>;
}

const bodyLimitBytes = 1024 * 1024;
/** Of the connections to the database, most are left to everybody else. */
const hashingGate = { what: 'passwords are being checked', atOnce: 4, waitingAtMost: 64 };

/** A cookie that only this host can set and only over TLS; plain names are for loopback without TLS. */
export function cookieName(kind: 'user' | 'operator', publicUrl: URL): string {
  const name = kind === 'user' ? 'bailiwick_session' : 'bailiwick_operator';
  return publicUrl.protocol === 'https:' ? `__Host-${name}` : name;
}

type Shown = Pick<Credential, 'kind' | 'secret'>;

function readCredential(
  request: FastifyRequest,
  definition: RouteDefinition,
  publicUrl: URL,
): Shown | undefined {
  const { authorization, cookie } = request.headers;
  if (isFromOtherSites(definition)) return undefined;
  // Some libraries send the header without anything in it.
  if (authorization !== undefined && authorization.trim() !== '') {
    const secret = /^Bearer ([\w.~+/-]{16,8192}=*)$/i.exec(authorization)?.[1];
    if (secret === undefined)
      throw requestErrors.unauthenticated(say('The Authorization header holds no bearer token.'));
    return { kind: 'bearer', secret };
  }
  if (cookie === undefined || definition.face !== undefined) return undefined;
  const operator =
    definition.access.kind === 'operator' || definition.path.startsWith('/v1/operator');
  const name = cookieName(operator ? 'operator' : 'user', publicUrl);
  // Two cookies of one name mean that somebody else set one of them: neither counts.
  const named = cookie.split(';').filter((pair) => pair.trim().startsWith(`${name}=`));
  if (named.length !== 1) return undefined;
  const secret = parseCookie(cookie)[name];
  return secret === undefined
    ? undefined
    : { kind: operator ? 'operator_cookie' : 'cookie', secret };
}

/**
 * Refuses what another site's page sent (IO-06): a change with a cookie needs our own Origin; without a cookie an
 * Origin, when there is one, must still be ours, so that nobody is signed in to somebody else's session.
 */
function assertSameSite(
  request: FastifyRequest,
  definition: RouteDefinition,
  credential: Shown | undefined,
  publicUrl: URL,
): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  if (isFromOtherSites(definition)) return;
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (credential?.kind === 'bearer') return;
  const foreign = origin !== undefined && origin !== publicUrl.origin;
  const crossSite = site !== undefined && site !== 'same-origin' && site !== 'none';
  const unproven = origin === undefined && credential !== undefined;
  if (foreign || crossSite || (unproven && !isQuery(definition))) {
    throw requestErrors.cross_site(
      say('Requests that change something must come from {origin}.', { origin: publicUrl.origin }),
    );
  }
}

function setSessionCookie(reply: FastifyReply, publicUrl: URL): Reply['session'] {
  return (kind, secret, expiresAt) => {
    const cookie = stringifySetCookie({
      name: cookieName(kind, publicUrl),
      value: secret ?? '',
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: publicUrl.protocol === 'https:',
      ...(secret === null ? { maxAge: 0 } : expiresAt === undefined ? {} : { expires: expiresAt }),
    });
    void reply.header('set-cookie', cookie);
    if (secret === null) void reply.header('clear-site-data', '"cache"');
  };
}

async function assertWithinLimits(
  options: HttpOptions,
  definition: RouteDefinition,
  prefix: string,
): Promise<void> {
  for (const limit of definition.limits ?? []) {
    const answer = await options.rateLimits.consume(
      options.database.db,
      { ...limit, name: `${limit.name}:address` },
      prefix,
    );
    if (!answer.allowed) {
      throw requestErrors.too_many(say('Too many tries from this address.'), {
        retryAfterSeconds: answer.retryAfterSeconds,
      });
    }
  }
}

async function actorOf(
  options: HttpOptions,
  credential: Credential | undefined,
  definition: RouteDefinition,
): Promise<Actor> {
  if (credential === undefined) return anonymous;
  const actor = await options.authenticate(options.database.db, credential);
  if (actor !== undefined) {
    assertTaken(definition.face, actor);
    return actor;
  }
  // A dead cookie must not shut anybody out of signing in; a dead bearer token is the caller's mistake.
  if (definition.access.kind === 'public' && credential.kind !== 'bearer') return anonymous;
  throw requestErrors.unauthenticated(say('The session has ended. Sign in again.'));
}

/** By the rule of their organization; where anybody may call, nobody would be refused either. */
function reportedOf(actor: Actor, { access }: RouteDefinition): Outside[] {
  if (actor.kind !== 'user' && actor.kind !== 'machine') return [];
  return actor.outside === undefined || access.kind === 'public' ? [] : [actor.outside];
}

/** Each rule once, however often it was looked at. */
async function noteReported(
  { noteOutside }: HttpOptions,
  actor: Actor,
  reported: readonly Outside[],
): Promise<void> {
  if (actor.kind !== 'user' && actor.kind !== 'machine') return;
  const rules = new Map(reported.map((outside) => [outside.accountId, outside]));
  for (const outside of rules.values())
    if (outside.verdict === 'reported') await noteOutside(actor, outside);
}

function headerText(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

function rawQueryOf({ raw }: FastifyRequest): string {
  const { url = '' } = raw;
  const start = url.indexOf('?');
  return start === -1 ? '' : url.slice(start + 1);
}

/** Undefined: the request names none that we speak. */
function languageOf(request: FastifyRequest): Language | undefined {
  return negotiateLanguage(headerText(request.headers['accept-language']));
}

function idempotencyKey(request: FastifyRequest): string | undefined {
  const key = headerText(request.headers['idempotency-key']);
  if (key === undefined || request.method !== 'POST') return undefined;
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw requestErrors.invalid(say('Idempotency-Key must be 1 to 255 visible ASCII characters.'));
  }
  return key;
}

/** In pieces, as fast as the reader takes them. One that cannot be made breaks the transfer off: no file looks whole that is not. */
function sendFile(reply: FastifyReply, file: FileAnswer): FastifyReply {
  return reply
    .code(200)
    .type(file.mediaType)
    .header('content-disposition', `attachment; filename="${file.name}"`)
    .send(Readable.from(file.pieces));
}

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

function handlerOf(options: HttpOptions, binding: Binding): Handler {
  const { definition } = binding;
  return async (request, reply) => {
    const address = addressOf(
      request.raw.socket.remoteAddress,
      headerText(request.headers['x-forwarded-for']),
      options.trustedProxies,
    );
    const prefix = addressPrefix(address);
    await assertWithinLimits(options, definition, prefix);
    const language = languageOf(request);
    const origin = {
      requestId: request.id,
      clientAddress: address,
      userAgent: headerText(request.headers['user-agent']) ?? '',
      language,
    };
    const shown = readCredential(request, definition, options.publicUrl);
    assertSameSite(request, definition, shown, options.publicUrl);
    const credential =
      shown === undefined
        ? undefined
        : { ...shown, origin, addressPrefix: prefix, taken: definition.face?.takes };
    const actor = await actorOf(options, credential, definition);
    if (actor.kind === 'machine') machines.set(request, actor);
    const reported = reportedOf(actor, definition);
    const answer = await answerCall(options, binding, {
      actor,
      reported,
      origin,
      addressPrefix: prefix,
      params: request.params,
      query: request.query,
      url: options.publicUrl.origin + request.url,
      rawQuery: rawQueryOf(request),
      authorization: request.headers.authorization,
      body: request.body,
      ifMatch: headerText(request.headers['if-match']),
      idempotencyKey: idempotencyKey(request),
      language: language ?? sourceLanguage,
      session: setSessionCookie(reply, options.publicUrl),
      browser: browserSecrets(request, reply, options.publicUrl),
    }).finally(() => noteReported(options, actor, reported));
    if (answer.file !== undefined) return sendFile(reply, answer.file);
    if (answer.etag !== undefined) void reply.header('etag', answer.etag);
    if (answer.language !== undefined && answer.body !== undefined)
      void reply.header('content-language', answer.language);
    if (answer.location !== undefined) void reply.header('location', answer.location);
    void reply.code(answer.status).type(answer.mediaType ?? 'application/json; charset=utf-8');
    return answer.body ?? null;
  };
}

/** Surplus is turned away before its body is read. */
function gatedBy(gate: Gate | undefined, handler: Handler) {
  if (gate === undefined) return { handler };
  return {
    onRequest: (_request: FastifyRequest, _reply: FastifyReply, done: (error?: Error) => void) =>
      done(gate.refusal()),
    handler: (request: FastifyRequest, reply: FastifyReply) =>
      gate.pass(() => handler(request, reply)),
  };
}

interface ServedOptions extends HttpOptions {
  /** Of calls by which anybody has a password computed. */
  readonly hashing: Gate;
}

function serve(app: FastifyInstance, options: ServedOptions, binding: Binding): void {
  const { definition } = binding;
  const handler = handlerOf(options, binding);
  app.route({
    method: definition.method,
    url: definition.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    config: {
      routeId: definition.id,
      form: definition.takesForm,
      face: definition.face,
      refusals: definition.refusals ?? definition.face,
    },
    ...(definition.takesForm === undefined ? {} : { bodyLimit: definition.takesForm.maxBytes }),
    ...gatedBy(definition.hashesForAnybody === true ? options.hashing : undefined, handler),
  });
}

/** Of a route that reads none it only counts that it was posted. @throws request.invalid */
function readForm(form: RouteDefinition['takesForm'], text: string) {
  if (form === undefined) return undefined;
  const repeated = form.once === true ? repeatedField(text) : undefined;
  if (repeated !== undefined)
    throw requestErrors.invalid(say('{name} is sent twice.', { name: repeated }));
  return parseForm(text);
}

function refusalOf(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error;
  const { code, statusCode, message } = error as {
    code?: string;
    statusCode?: number;
    message?: string;
  };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return requestErrors.too_large(say('The body is larger than 1 MiB.'));
  // 55P03: a lock was not free in time; 57014: the statement ran too long; 53300: no connection left.
  if (
    code === '55P03' ||
    code === '57014' ||
    code === '53300' ||
    /timeout exceeded when trying to connect/.test(message ?? '')
  ) {
    return requestErrors.busy(
      say('Somebody else is changing the same thing. Nothing was changed.'),
      {
        retryAfterSeconds: 2,
      },
    );
  }
  if (
    error instanceof Error &&
    'retryAfterSeconds' in error &&
    typeof error.retryAfterSeconds === 'number'
  ) {
    return requestErrors.busy(say('The server is busy. Nothing was changed.'), {
      retryAfterSeconds: error.retryAfterSeconds,
    });
  }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return requestErrors.invalid(
      message === undefined ? say('The request cannot be read.') : known(message),
    );
  return undefined;
}

/** Who called, and how it was refused, for as long as the request lives. */
const machines = new WeakMap<FastifyRequest, MachineActor>();
const refusals = new WeakMap<FastifyRequest, string>();

function handleErrors(app: FastifyInstance, options: HttpOptions, faces: readonly Face[]): void {
  const errorsUrl = new URL('/docs/errors/', options.publicUrl).href;
  app.setErrorHandler((error, request, reply) => {
    const refusal = refusalOf(error);
    if (refusal === undefined)
      options.logger.error(
        { err: error, requestId: request.id, route: request.routeOptions.url },
        'request failed',
      );
    const language = languageOf(request) ?? sourceLanguage;
    const { routeId, refusals: own } = request.routeOptions.config;
    const reader = { requestId: request.id, language, errorsUrl, routeId };
    const told = refusal ?? bugOf();
    refusals.set(request, told.code);
    const teller = own ?? faces.find(({ prefix }) => request.url.startsWith(`${prefix}/`));
    const problem = (teller?.renderProblem ?? renderProblem)(told, reader);
    return reply
      .code(problem.status)
      .headers(problem.headers)
      .type(teller?.mediaType ?? 'application/problem+json; charset=utf-8')
      .send(typeof problem.body === 'string' ? problem.body : JSON.stringify(problem.body));
  });
}

/** The policy for API answers; the pages set their own. */
export const apiContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";

/** Before the answer goes out: whoever has it finds it written down. What cannot be kept changes no answer. */
function recordExchanges(app: FastifyInstance, options: HttpOptions): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const actor = machines.get(request);
    if (actor === undefined || request.routeOptions.config.face?.isRecorded !== true) return;
    const exchange = {
      actor,
      requestId: request.id,
      method: request.method,
      url: request.url,
      body: request.body,
      status: reply.statusCode,
      answer: typeof payload === 'string' ? payload : '',
      refusal: refusals.get(request),
      milliseconds: Math.round(reply.elapsedTime),
    };
    await options.recordExchange(exchange).catch((error: unknown) => {
      options.logger.error(
        { err: error, requestId: request.id },
        'an exchange could not be recorded',
      );
    });
  });
}

function addHeaders(app: FastifyInstance, options: HttpOptions): void {
  app.addHook('onSend', async (request, reply) => {
    void reply.header('x-request-id', request.id);
    void reply.header('x-content-type-options', 'nosniff');
    void reply.header('referrer-policy', 'no-referrer');
    void reply.header('cross-origin-opener-policy', 'same-origin');
    void reply.header('cross-origin-resource-policy', 'same-origin');
    if (!reply.hasHeader('content-security-policy'))
      void reply.header('content-security-policy', apiContentSecurityPolicy);
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
    if (options.publicUrl.protocol === 'https:')
      void reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains');
  });
  app.addHook('onResponse', async (request, reply) => {
    options.metrics.observe(
      request.routeOptions.config.routeId ?? 'page',
      reply.statusCode,
      reply.elapsedTime,
    );
  });
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The `noun.verb` of a bound route: the label in metrics, from a closed set. */
    routeId?: string;
    /** It speaks the protocol of somebody else. */
    face?: Face | undefined;
    /** It has errors of its own. */
    refusals?: Refusals | undefined;
    /** Its form is read; of every other one it only counts that it was posted. */
    form?: RouteDefinition['takesForm'];
  }
}

/** Builds the server; `listen` is the caller's. */
export function createHttpServer(
  options: HttpOptions,
  bindings: readonly Binding[],
): FastifyInstance {
  const app = fastify({
    bodyLimit: bodyLimitBytes,
    requestTimeout: 30_000,
    keepAliveTimeout: 72_000,
    connectionTimeout: 0,
    forceCloseConnections: 'idle',
    genReqId: () => newSpreadId(),
    logger: false,
    routerOptions: {
      caseSensitive: true,
      ignoreTrailingSlash: false,
      ignoreDuplicateSlashes: false,
      maxParamLength: 300,
    },
  });
  app.removeAllContentTypeParsers();
  const json = ['application/json', 'application/scim+json'];
  app.addContentTypeParser(json, { parseAs: 'string' }, (_request, text, done) => {
    try {
      done(null, text === '' ? undefined : parseStrictJson(text as string));
    } catch (error) {
      done(
        requestErrors.invalid(
          say('The body is not JSON as it may be sent here: {value}', {
            value: error instanceof Error ? error.message : '',
          }),
        ),
        undefined,
      );
    }
  });
  // RFC 8058: a mail program posts a form, whose only meaning is that it is posted. A route says when a form is read.
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (request, text, done) => {
      try {
        done(null, readForm(request.routeOptions.config.form, text as string));
      } catch (error) {
        done(error as Error, undefined);
      }
    },
  );
  const faces = new Set(bindings.flatMap(({ definition: { face } }) => face ?? []));
  handleErrors(app, options, [...faces]);
  addHeaders(app, options);
  recordExchanges(app, options);
  const served = { ...options, hashing: createGate(hashingGate) };
  for (const binding of bindings) serve(app, served, binding);
  return app;
}
