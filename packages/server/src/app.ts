/**
 * The composition root: settings and storage → kernel → modules → one server. `main.ts` and the tests call the
 * same function; only here do kernel and modules meet.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { serveDocs } from './docs/index.ts';
import { story } from './docs/story.ts';
import type { Actor } from './kernel/actor.ts';
import type { Authenticator, Authorizer } from './kernel/authorization.ts';
import { type Database, type Db, openDatabase, type TransactionStart } from './kernel/database.ts';
import { createDnsClient } from './kernel/dns.ts';
import { requestErrors } from './kernel/errors.ts';
import { createHttpServer } from './kernel/http.ts';
import { newId } from './kernel/ids.ts';
import { collectImpact } from './kernel/impact.ts';
import { startWorker } from './kernel/jobs.ts';
import type { Logger } from './kernel/logger.ts';
import {
  createMailJob,
  createMailSealer,
  type MailReading,
  type OpenedMail,
  openMail,
} from './kernel/mail-queue.ts';
import { createMailer } from './kernel/mailer.ts';
import { createMetrics } from './kernel/metrics.ts';
import type { Kernel, Module } from './kernel/module.ts';
import { buildOpenApi } from './kernel/openapi.ts';
import { createOptOuts } from './kernel/opt-outs.ts';
import { createOutboundHttp } from './kernel/outbound-http.ts';
import { serveOutboxPage } from './kernel/outbox-page.ts';
import { servePages } from './kernel/pages.ts';
import { createPasswords } from './kernel/passwords.ts';
import { createRateLimits } from './kernel/rate-limits.ts';
import { createVault, deriveKey } from './kernel/secrets.ts';
import { say } from './kernel/text.ts';
import { collectWork, type Work } from './kernel/unit-of-work.ts';
import { authenticateApiKey, isApiKey } from './modules/api-keys/index.ts';
import { productModules } from './modules/index.ts';
import { createOutsideNotes } from './modules/network-policies/index.ts';
import { mailChoices, mailLanguages } from './modules/notifications/index.ts';
import { authenticateAccessToken, isAccessToken } from './modules/oauth-server/index.ts';
import { authenticateOperator, makeBootstrapLink } from './modules/operators/index.ts';
import {
  authenticateProvisioning,
  isProvisioningToken,
  recordExchange,
} from './modules/provisioning-connections/index.ts';
import { createAuthorizer } from './modules/role-assignments/index.ts';
import { buildCatalogue, type RoleCatalogue } from './modules/roles/index.ts';
import { authenticateUser } from './modules/sessions/index.ts';
import type { Settings } from './settings.ts';

export interface AppOptions {
  readonly settings: Settings;
  /** Already migrated. */
  readonly databaseUrl: string;
  readonly masterKey: Buffer;
  readonly logger: Logger;
  /** Widens every limit on tries: test suites come from one address. */
  readonly rateLimitMultiplier?: number;
}

export interface App {
  readonly kernel: Kernel;
  readonly modules: readonly Module[];
  readonly openApi: Record<string, unknown>;
  /** The one-time link for the first operator, while there is none. */
  readonly operatorLink: string | undefined;
  /** Opens a mail that is still kept, as its reader gets it. */
  openMail(id: string): Promise<OpenedMail | undefined>;
  /** Answers a call without a network: for measuring what one costs the database. */
  inject(call: InjectOptions): Promise<{
    statusCode: number;
    headers: Readonly<Record<string, unknown>>;
    body: string;
  }>;
  listen(): Promise<{ url: string }>;
  /** Has the database ready for many requests at once: what comes first, in a crowd, does not wait longer than what follows. */
  warmUp(): Promise<void>;
  /** Answers /readyz with "no" from now on, so that no new work is sent here. */
  stopAccepting(): void;
  close(): Promise<void>;
}

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
export const productVersion = manifest.version;

const adminDirectory = fileURLToPath(new URL('../../admin/dist/', import.meta.url));

function loadCatalogue(file: string | undefined): RoleCatalogue {
  return buildCatalogue(file === undefined ? undefined : JSON.parse(readFileSync(file, 'utf8')));
}

function isLoopbackUrl(url: URL): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
}

function createKernel(options: AppOptions, database: Database) {
  const { settings, logger, masterKey } = options;
  const dns = createDnsClient({
    ...(settings.dnsServers === undefined ? {} : { servers: settings.dnsServers }),
    timeoutMs: 1_500,
  });
  const vault = createVault(masterKey);
  const optOuts = createOptOuts(deriveKey(masterKey, 'turning off mails'));
  const sender = { productName: 'Bailiwick', publicUrl: settings.publicUrl };
  const sealMail = createMailSealer({ vault, sender, choices: mailChoices, optOuts });
  const mails: MailReading = {
    vault,
    sender,
    languages: mailLanguages,
    defaultLanguage: settings.defaultLocale,
  };
  /** A transaction that no request waits for. */
  const workLater = <A extends Actor, T>(
    asked: { actor: A; requestId: string },
    start: TransactionStart,
    run: (work: Work & { readonly actor: A }) => Promise<T>,
  ): Promise<T> =>
    database.transaction(start, async (transaction) => {
      const { actor, requestId } = asked;
      const collected = collectWork({
        transaction,
        now: await transaction.opened,
        actor,
        origin: { requestId, clientAddress: '', userAgent: '', language: undefined },
        sealMail,
        impact: collectImpact(false).impact,
      });
      const result = await run({ ...collected.work, actor });
      await collected.flush();
      return result;
    });
  const kernel: Kernel = {
    publicUrl: settings.publicUrl,
    verificationName: settings.verificationName,
    waitingTimes: {
      handOverHours: settings.handOverHours,
      successionHours: settings.successionHours,
    },
    mayCapturePeople: settings.mayCapturePeople,
    database,
    dns,
    outbound: createOutboundHttp({
      allowPrivateNetwork: settings.allowPrivateNetwork,
      publicUrl: settings.publicUrl,
      dns,
      ...(settings.outboundCaFile === undefined
        ? {}
        : { extraCa: readFileSync(settings.outboundCaFile, 'utf8') }),
    }),
    passwords: createPasswords(),
    rateLimits: createRateLimits(deriveKey(masterKey, 'rate limits'), options.rateLimitMultiplier),
    vault,
    optOuts,
    logger,
    auditRetentionDays: settings.auditRetentionDays ?? null,
    hasLocalOutbox: settings.smtpUrl === undefined,
    asSystem: (job, start, run) =>
      workLater({ actor: { kind: 'system', job } as const, requestId: newId() }, start, run),
    asUser: (asked, start, run) => workLater(asked, start, run),
  };
  return { kernel, sealMail, mails };
}

/** SCIM has tokens of its own; the operator's cookie is an operator's; a bearer token says by its beginning what it is; the rest are sessions of users. */
const createAuthenticator =
  (kernel: Kernel): Authenticator =>
  (db, credential) => {
    if (credential.taken?.includes('provisioning') === true)
      return authenticateProvisioning(kernel, db, credential);
    if (isProvisioningToken(credential))
      throw requestErrors.unauthenticated(
        say('The token of a provisioning connection works at /scim/v2 and nowhere else.'),
      );
    if (credential.kind === 'operator_cookie') return authenticateOperator(db, credential);
    if (isApiKey(credential)) return authenticateApiKey(kernel, db, credential);
    if (isAccessToken(credential)) return authenticateAccessToken(kernel, db, credential);
    return authenticateUser(db, credential);
  };

/** PostgreSQL settles on a plan when it has run a statement that often on a connection. */
const runsBeforePlanned = 6;

/** Asks who somebody without a session is, and what they may where nothing is, as each request does: for connections on which nobody was asked for yet. */
const askForNobody = (authenticate: Authenticator, authorizer: Authorizer) => async (db: Db) => {
  const asker = { kind: 'user', userId: newId() } as const;
  const origin = {
    requestId: newId(),
    clientAddress: '127.0.0.1',
    userAgent: '',
    language: undefined,
  };
  const nobody = { origin, addressPrefix: '', taken: undefined, secret: newId() };
  for (let run = 0; run < runsBeforePlanned; run += 1) {
    await authenticate(db, { kind: 'cookie', ...nobody });
    await authorizer.atOrganization(db, asker, newId());
    await authorizer.atAccount(db, asker, newId());
  }
};

function serveHealth(
  server: FastifyInstance,
  kernel: Kernel,
  isReady: () => boolean,
  renderMetrics: () => Promise<string>,
): void {
  server.get('/livez', (_request, reply) => reply.type('text/plain').send('ok\n'));
  server.get('/readyz', async (_request, reply) => {
    const ready =
      isReady() &&
      (await kernel.database.ping().then(
        () => true,
        () => false,
      ));
    return reply
      .code(ready ? 200 : 503)
      .type('text/plain')
      .send(ready ? 'ready\n' : 'not ready\n');
  });
  server.get('/metrics', async (request, reply) => {
    const peer = request.raw.socket.remoteAddress ?? '';
    const direct =
      /^(::1|(::ffff:)?127\.)/.test(peer) && request.headers['x-forwarded-for'] === undefined;
    if (!direct) throw requestErrors.not_found(say('Metrics are served to this machine only.'));
    return reply.type('text/plain; version=0.0.4').send(await renderMetrics());
  });
}

interface Parts {
  readonly kernel: Kernel;
  readonly mails: MailReading;
  readonly modules: readonly Module[];
}

function startJobs(options: AppOptions, { kernel, mails, modules }: Parts) {
  const { settings, databaseUrl, logger } = options;
  const mailer =
    settings.smtpUrl === undefined
      ? undefined
      : createMailer({ smtpUrl: settings.smtpUrl, from: settings.mailFrom });
  const handlers = Object.assign(
    {
      send_mail: createMailJob(kernel.database.db, mails, mailer),
    },
    ...modules.map((module) => module.jobs?.(kernel) ?? {}),
  ) as Parameters<typeof startWorker>[0]['handlers'];
  return startWorker({
    url: databaseUrl,
    handlers,
    schedules: modules.flatMap((module) => module.schedules ?? []),
    concurrency: 4,
    logger,
  });
}

/** Starts what outlives a request. What was opened is closed again when a later part fails. */
async function startWork(options: AppOptions, parts: Parts, database: Database) {
  try {
    const operatorLink = await makeBootstrapLink(parts.kernel);
    return { operatorLink, worker: await startJobs(options, parts) };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Builds the product over a migrated database. */
export async function createApp(options: AppOptions): Promise<App> {
  const { settings, logger } = options;
  const database = openDatabase({ url: options.databaseUrl, poolSize: settings.poolSize, logger });
  const { kernel, sealMail, mails } = createKernel(options, database);
  const catalogue = loadCatalogue(settings.rolesFile);
  const modules = productModules(catalogue, productVersion);
  const bindings = modules.flatMap((module) => module.routes(kernel));
  const metrics = createMetrics(() => database.poolState());
  const authenticate = createAuthenticator(kernel);
  const authorizer = createAuthorizer(catalogue);
  let ready = false;

  const server = createHttpServer(
    {
      database,
      authorizer,
      authenticate,
      sealMail,
      logger,
      cursorKey: deriveKey(options.masterKey, 'cursors'),
      strict: !settings.isProduction,
      rateLimits: kernel.rateLimits,
      publicUrl: settings.publicUrl,
      trustedProxies: settings.trustedProxies,
      metrics,
      noteOutside: createOutsideNotes(kernel),
      recordExchange: (exchange) => recordExchange(kernel, exchange),
    },
    bindings,
  );
  const openApi = buildOpenApi(
    bindings.map((binding) => binding.definition),
    { version: productVersion, serverUrl: settings.publicUrl.origin, story },
  );
  server.get('/openapi.json', (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(openApi),
  );
  const errors = [
    ...Object.values(requestErrors),
    ...modules.flatMap((module) => Object.values(module.vocabulary.errors ?? {})),
  ];
  serveDocs(server, { openApi, errors, productVersion, pagesDirectory: adminDirectory });
  serveHealth(
    server,
    kernel,
    () => ready,
    () => metrics.render(),
  );
  if (kernel.hasLocalOutbox && isLoopbackUrl(settings.publicUrl)) {
    serveOutboxPage(server, {
      db: database.db,
      mails,
    });
  }
  await servePages(server, adminDirectory, settings.publicUrl);
  const { worker, operatorLink } = await startWork(options, { kernel, mails, modules }, database);

  return {
    kernel,
    modules,
    openApi,
    operatorLink,
    openMail: (id) => openMail(mails, database.db, id),
    inject: (call) => server.inject(call),
    async listen() {
      const url = await server.listen({ host: settings.host, port: settings.port });
      ready = true;
      return { url };
    },
    warmUp: () => database.warmUp(askForNobody(authenticate, authorizer)),
    stopAccepting() {
      ready = false;
    },
    async close() {
      ready = false;
      await server.close();
      await worker.stop();
      await database.close();
    },
  };
}
