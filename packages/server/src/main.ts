/**
 * The process: settings, then storage, then the product; and the way back. `main.ts` serves, `main.ts migrate` only
 * brings the database to this build, `main.ts config` shows the settings, `main.ts verify-audit-log` compares the audit
 * log with its seals, `main.ts recover-operator <address>` prints a link for an operator who is locked out.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type App, createApp, productVersion } from './app.ts';
import { makeDemo } from './demo.ts';
import { openDatabase } from './kernel/database.ts';
import { createLogger, type Logger } from './kernel/logger.ts';
import { migrate } from './kernel/migrate.ts';
import { startPostgres } from './kernel/postgres-server.ts';
import { createVault, loadMasterKey } from './kernel/secrets.ts';
import { verifyEveryLog } from './modules/audit-log/index.ts';
import { migrations } from './modules/index.ts';
import { makeRecoveryLink } from './modules/operators/index.ts';
import { describeSettings, loadSettings, type Settings, SettingsError } from './settings.ts';

const usage = `usage: node packages/server/src/main.ts [serve [--demo] | migrate | config | verify-audit-log | recover-operator <address>]\n`;
const closeLimitMs = 25_000;
// Ctrl-C in a terminal reaches every process of a group, and launchers pass it on: that is still one wish.
const sameWishMs = 1_000;

interface Storage {
  readonly url: string;
  stop(): Promise<void>;
}

async function openStorage(settings: Settings, log: Logger): Promise<Storage> {
  const { databaseUrl, dataDir } = settings;
  return databaseUrl === undefined
    ? startPostgres({ dataDir, log })
    : { url: databaseUrl, stop: () => Promise.resolve() };
}

async function withStorage(
  settings: Settings,
  log: Logger,
  work: (url: string) => Promise<void>,
): Promise<void> {
  const storage = await openStorage(settings, log);
  try {
    await migrate({ url: storage.url, migrations, log });
    await work(storage.url);
  } finally {
    await storage.stop();
  }
}

/** Resolves at the first request to stop. A later one ends the process at once. */
function waitForSignal(): Promise<NodeJS.Signals> {
  const { promise, resolve } = Promise.withResolvers<NodeJS.Signals>();
  let firstAt: number | undefined;
  const onSignal = (signal: NodeJS.Signals): void => {
    firstAt ??= performance.now();
    if (performance.now() - firstAt > sameWishMs) process.exit(1);
    resolve(signal);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  return promise;
}

function announce(settings: Settings, app: App): void {
  const lines = [`Bailiwick ${productVersion}`, `Ready  ${settings.publicUrl.origin}`];
  if (app.operatorLink !== undefined)
    lines.push(`First operator (this link works once)  ${app.operatorLink}`);
  process.stdout.write(`${lines.join('\n')}\n`);
}

async function closeInTime(app: App, log: Logger): Promise<void> {
  const isClosed = await Promise.race([
    app.close().then(() => true),
    sleep(closeLimitMs, false, { ref: false }),
  ]);
  if (!isClosed)
    log.warn(
      { limitMs: closeLimitMs },
      'requests and jobs were cut off because they took too long',
    );
}

function explainListenError(error: unknown, settings: Settings): unknown {
  const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
  const text = `Port ${settings.port} of ${settings.host} is taken by another program. Stop it, or set BAILIWICK_PORT to another port.`;
  return isTaken ? new Error(text, { cause: error }) : error;
}

function masterKeyOf(settings: Settings): Buffer {
  const { masterKey: fromSettings, dataDir } = settings;
  return loadMasterKey({
    ...(fromSettings === undefined ? {} : { fromSettings }),
    dataDir,
    mayCreate: settings.databaseUrl === undefined,
  });
}

/** Verifying changes nothing, so it does not migrate either. */
function explainOtherBuild(error: unknown): unknown {
  const { code } = error as { code?: string };
  // 42P01, 42703: there is no such table or column.
  if (code !== '42P01' && code !== '42703') return error;
  return new Error('The database is not at this build. Start the server once, or run migrate.');
}

/** Tells every finding by its name. @returns whether there is none */
async function tellFindings(verifier: Parameters<typeof verifyEveryLog>[0]): Promise<boolean> {
  const sum = { entries: 0, seals: 0, findings: 0 };
  for (let after: string | null | undefined; after !== null; ) {
    const step = await verifyEveryLog(verifier, after);
    sum.entries += step.checked_entries;
    sum.seals += step.checked_seals;
    sum.findings += step.findings.length;
    for (const finding of step.findings)
      process.stdout.write(
        `${finding.kind} (log ${finding.log_id}): ${String(finding.sentence)}\n`,
      );
    after = step.next_after;
  }
  const result = sum.findings === 0 ? 'as they were sealed' : `${sum.findings} findings`;
  process.stdout.write(`${sum.entries} entries, ${sum.seals} seals: ${result}\n`);
  return sum.findings === 0;
}

/** Needs no running server, and believes none. */
async function verifyAuditLog(settings: Settings, logger: Logger): Promise<boolean> {
  const storage = await openStorage(settings, logger);
  const database = openDatabase({ url: storage.url, poolSize: 2, logger });
  try {
    return await tellFindings({ db: database.db, vault: createVault(masterKeyOf(settings)) });
  } catch (error) {
    throw explainOtherBuild(error);
  } finally {
    await database.close();
    await storage.stop();
  }
}

async function serve(settings: Settings, logger: Logger, withDemo: boolean): Promise<void> {
  const stopRequested = waitForSignal();
  await withStorage(settings, logger, async (databaseUrl) => {
    const masterKey = masterKeyOf(settings);
    const app = await createApp({ settings, databaseUrl, masterKey, logger });
    try {
      await app.listen();
      announce(settings, app);
      app.warmUp().catch((error: unknown) => logger.warn({ err: error }, 'not warmed up'));
      if (withDemo) process.stdout.write(`${await makeDemo(app, settings.publicUrl.origin)}\n`);
      const signal = await stopRequested;
      logger.info({ signal }, 'stopping');
      app.stopAccepting();
    } catch (error) {
      throw explainListenError(error, settings);
    } finally {
      await closeInTime(app, logger);
    }
  });
}

/** For an operator who lost the password or the second factor, and has no other operator to ask. */
async function recoverOperator(
  settings: Settings,
  logger: Logger,
  address: string,
): Promise<boolean> {
  let link: string | undefined;
  await withStorage(settings, logger, async (databaseUrl) => {
    const masterKey = masterKeyOf(settings);
    const app = await createApp({ settings, databaseUrl, masterKey, logger });
    link = await makeRecoveryLink(app.kernel, address).finally(() => app.close());
  });
  process.stdout.write(
    link === undefined
      ? `No operator has the address ${address}.\n`
      : `For ${address}: start the server, open this link within an hour, choose a password and add a second factor.\nIt works once. What was lost is removed then.\n${link}\n`,
  );
  return link !== undefined;
}

/** @returns the exit code */
async function run(command: string, address: string, withDemo: boolean): Promise<number> {
  const settings = loadSettings();
  const logger = createLogger(settings.logLevel, process.stderr);
  if (command === 'serve') await serve(settings, logger, withDemo);
  else if (command === 'migrate') await withStorage(settings, logger, () => Promise.resolve());
  else if (command === 'verify-audit-log') return (await verifyAuditLog(settings, logger)) ? 0 : 1;
  else if (command === 'recover-operator')
    return (await recoverOperator(settings, logger, address)) ? 0 : 1;
  else process.stdout.write(describeSettings(settings));
  return 0;
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // Whoever runs the server can mend these by their text; the rest are bugs, and need their stack.
  const isForPeople =
    error instanceof SettingsError ||
    error.name === 'MigrationError' ||
    error.name === 'DirectoryInUseError' ||
    error.constructor === Error;
  const cause = error.cause instanceof Error ? `\n  because: ${error.cause.message}` : '';
  return isForPeople ? `${error.message}${cause}` : (error.stack ?? error.message);
}

const words = process.argv.slice(2).filter((word) => word !== '--demo');
const withDemo = process.argv.includes('--demo');
const [command = 'serve', ...rest] = words;
const parameters = command === 'recover-operator' ? 1 : 0;
const [address = ''] = rest;
if (
  !['serve', 'migrate', 'config', 'verify-audit-log', 'recover-operator'].includes(command) ||
  rest.length !== parameters ||
  (withDemo && command !== 'serve')
) {
  process.stderr.write(usage);
  process.exit(2);
}
try {
  process.exit(await run(command, address, withDemo));
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}
