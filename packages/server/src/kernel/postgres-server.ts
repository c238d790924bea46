/**
 * The embedded PostgreSQL: made on first use, kept running while this process lives, reachable through a Unix socket
 * only. It is the real server with its defaults of durability: what was committed survives any kill and a power cut.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { DirectoryInUseError, type DirectoryLock, lockDirectory } from './directory-lock.ts';
import type { Logger } from './logger.ts';
import {
  databaseIdentity,
  giveTree,
  type Identity,
  makePrivateDirectory,
  nobody,
  prepareHome,
  preparePrograms,
  type Programs,
} from './postgres-binaries.ts';

export { DirectoryInUseError };

type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

export interface PostgresOptions {
  readonly dataDir: string;
  readonly log: Log;
  /** Further server settings, such as `{ fsync: 'off' }` for a cluster that is thrown away. */
  readonly parameters?: Readonly<Record<string, string>>;
}

export interface PostgresServer {
  /** For node-postgres: the database `bailiwick`, through the socket, as its owner. */
  readonly url: string;
  /** Changes when PostgreSQL died and was started again. */
  readonly pid: number;
  /** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
  stop(): Promise<void>;
}

const userName = 'bailiwick';
const startLimitMs = 60_000;
const stopLimitMs = 20_000;
// sun_path of sockaddr_un, without its final zero; macOS has the shorter one.
const socketPathLimit = process.platform === 'darwin' ? 103 : 107;

interface Place {
  readonly home: string;
  readonly cluster: string;
  readonly sockets: string;
  readonly identity: Identity;
  readonly programs: Programs;
  readonly parameters: Readonly<Record<string, string>>;
}

function databaseUrl(sockets: string): string {
  return `postgres:///bailiwick?host=${encodeURIComponent(sockets)}&user=${userName}`;
}

async function socketDirectory(home: string, identity: Identity): Promise<string> {
  const preferred = join(home, 'sockets');
  const fits = Buffer.byteLength(join(preferred, '.s.PGSQL.5432.lock')) <= socketPathLimit;
  const directory = fits ? preferred : await mkdtemp(join(tmpdir(), 'bailiwick-'));
  await makePrivateDirectory(directory, identity);
  return directory;
}

async function runInitdb(place: Place, target: string, identity: Identity, isThrowAway: boolean): Promise<void> {
  const choices = ['--username', userName, '--auth', 'trust', '--encoding', 'UTF8', '--no-instructions'];
  // Sorts by code point and folds case by Unicode, on every machine alike; only operating systems' locales differ.
  const locale = ['--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'];
  const parameters = ['--pgdata', target, ...choices, ...locale, ...(isThrowAway ? ['--no-sync'] : [])];
  const options = { ...identity, cwd: place.home, env: place.programs.environment };
  await new Promise<void>((resolve, reject) => {
    execFile(place.programs.initdb, parameters, options, (error, _stdout, stderr) => {
      if (error === null) resolve();
      else reject(new Error(`The embedded PostgreSQL could not be set up: ${stderr.trim() || error.message}`, { cause: error }));
    });
  });
}

/** The database is made by PostgreSQL's single-user mode, so that a cluster is either complete or absent. */
async function createDatabase(place: Place, target: string, identity: Identity): Promise<void> {
  const options = { ...identity, cwd: place.home, env: place.programs.environment };
  await new Promise<void>((resolve, reject) => {
    const child = execFile(place.programs.postgres, ['--single', '-D', target, 'postgres'], options, (error, _stdout, stderr) => {
      if (error === null) resolve();
      else reject(new Error(`The database could not be created: ${stderr.trim() || error.message}`, { cause: error }));
    });
    child.stdin?.end('create database bailiwick\n');
  });
}

async function createCluster(place: Place): Promise<void> {
  const isRoot = place.identity.uid !== undefined;
  const maker = isRoot ? nobody : {};
  const isThrowAway = place.parameters['fsync'] === 'off';
  const workshop = join(place.home, 'new');
  await rm(workshop, { recursive: true, force: true });
  await makePrivateDirectory(workshop, maker);
  const target = join(workshop, 'cluster');
  await runInitdb(place, target, maker, isThrowAway);
  await createDatabase(place, target, maker);
  await giveTree(target, place.identity);
  await rename(target, place.cluster);
  await rm(workshop, { recursive: true });
}

async function assertSameMajor(place: Place): Promise<void> {
  const version = (await readFile(join(place.cluster, 'PG_VERSION'), 'utf8')).trim();
  if (version === place.programs.major) return;
  throw new Error(
    `${place.cluster} was written by PostgreSQL ${version}, this Bailiwick brings PostgreSQL ${place.programs.major}. ` +
      'Make a dump with the Bailiwick that wrote it, and load it here.',
  );
}

interface PostmasterFile {
  readonly pid: number;
  readonly isReady: boolean;
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // ESRCH: a process that ended while its command was read.
    if (code === 'ENOENT' || code === 'ESRCH') return undefined;
    throw error;
  }
}

async function readPostmasterFile(cluster: string): Promise<PostmasterFile | undefined> {
  const lines = (await readIfThere(join(cluster, 'postmaster.pid')))?.split('\n');
  if (lines === undefined) return undefined;
  return { pid: Number(lines[0]), isReady: lines[7]?.trim() === 'ready' };
}

/** The command of a process; empty when there is none, or only its remains. */
async function commandOf(pid: number): Promise<string> {
  if (process.platform === 'linux') return (await readIfThere(`/proc/${pid}/cmdline`)) ?? '';
  return new Promise((resolve) => execFile('ps', ['-o', 'args=', '-p', String(pid)], (_error, stdout) => resolve(stdout)));
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function isServing(pid: number, cluster: string): Promise<boolean> {
  return (await commandOf(pid)).includes(cluster);
}

async function waitUntilGone(pid: number, cluster: string, limitMs: number): Promise<boolean> {
  const end = performance.now() + limitMs;
  while (await isServing(pid, cluster)) {
    if (performance.now() > end) return false;
    await sleep(20);
  }
  return true;
}

/** Stops the PostgreSQL that a killed Bailiwick left behind. This process holds the lock, so nobody else needs it. */
async function stopOrphan(cluster: string, log: Log): Promise<void> {
  const found = await readPostmasterFile(cluster);
  if (found === undefined) return;
  if (!(await isServing(found.pid, cluster))) {
    // PostgreSQL clears its own remains, unless another program has got this number since: that would make it refuse.
    if (isRunning(found.pid)) await rm(join(cluster, 'postmaster.pid'), { force: true });
    return;
  }
  log.warn({ pid: found.pid }, 'stopping the PostgreSQL that an earlier Bailiwick left running');
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    process.kill(found.pid, signal);
    if (await waitUntilGone(found.pid, cluster, stopLimitMs)) return;
  }
  throw new Error(`PostgreSQL (pid ${found.pid}) is still running on ${cluster} and cannot be stopped.`);
}

function serverParameters(place: Place): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: place.sockets,
    unix_socket_permissions: '0700',
    max_connections: '120',
    timezone: 'UTC',
    jit: 'off',
    // Statements and the rows in their errors hold personal data.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_min_messages: 'log',
    log_line_prefix: '',
    ...place.parameters,
  };
  return ['-D', place.cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/** One life of the PostgreSQL process. */
interface Life {
  readonly child: ChildProcess;
  readonly pid: number;
  readonly ended: Promise<string>;
}

function spawnPostgres(place: Place, log: Log): Life {
  const child = spawn(place.programs.postgres, serverParameters(place), {
    ...place.identity,
    cwd: place.home,
    env: place.programs.environment,
    stdio: ['ignore', 'ignore', 'pipe'],
    // A group of its own: Ctrl-C in the terminal reaches this process, which stops PostgreSQL last.
    detached: true,
  });
  let lastWords = '';
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (/^(FATAL|PANIC)/.test(line)) lastWords = line;
    if (/^(FATAL|PANIC)/.test(line)) log.warn({ postgres: line }, 'PostgreSQL');
    else log.debug({ postgres: line }, 'PostgreSQL');
  });
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(lastWords || (signal === null ? `exit code ${String(code)}` : `signal ${signal}`)));
  });
  return { child, pid: child.pid ?? 0, ended };
}

async function waitUntilReady(place: Place, life: Life): Promise<void> {
  const end = performance.now() + startLimitMs;
  let death: string | undefined;
  void life.ended.then((reason) => {
    death = reason;
  });
  for (;;) {
    const file = await readPostmasterFile(place.cluster);
    if (file?.pid === life.pid && file.isReady) return;
    if (death !== undefined) throw new Error(`PostgreSQL did not start: ${death}`);
    if (performance.now() > end) throw new Error('PostgreSQL did not get ready in 60 seconds.');
    await sleep(5);
  }
}

/** Keeps one PostgreSQL running until it is told to stop. */
class Supervisor implements PostgresServer {
  readonly url: string;
  readonly #place: Place;
  readonly #lock: DirectoryLock;
  readonly #log: Log;
  readonly #stopRequested = Promise.withResolvers<void>();
  #isStopping = false;
  #life: Life;
  #watch: Promise<void>;

  private constructor(place: Place, lock: DirectoryLock, log: Log, life: Life) {
    this.url = databaseUrl(place.sockets);
    this.#place = place;
    this.#lock = lock;
    this.#log = log;
    this.#life = life;
    this.#watch = this.#keepAlive();
    process.once('exit', this.#onExit);
  }

  static async start(place: Place, lock: DirectoryLock, log: Log): Promise<Supervisor> {
    const life = spawnPostgres(place, log);
    await waitUntilReady(place, life);
    return new Supervisor(place, lock, log, life);
  }

  get pid(): number {
    return this.#life.pid;
  }

  // For the ends of a process that leave no time to wait: PostgreSQL is asked to stop, and does so on its own.
  readonly #onExit = (): void => {
    this.#life.child.kill('SIGINT');
  };

  async #keepAlive(): Promise<void> {
    let pauseMs = 50;
    for (;;) {
      const aliveSince = performance.now();
      const reason = await this.#life.ended;
      if (this.#isStopping) return;
      if (performance.now() - aliveSince > 60_000) pauseMs = 50;
      this.#log.error({ reason }, 'PostgreSQL ended unexpectedly and is started again');
      await Promise.race([sleep(pauseMs), this.#stopRequested.promise]);
      if (this.#isStopping) return;
      pauseMs = Math.min(pauseMs * 2, 5_000);
      this.#life = spawnPostgres(this.#place, this.#log);
    }
  }

  async #end(): Promise<void> {
    this.#isStopping = true;
    this.#stopRequested.resolve();
    for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
      this.#life.child.kill(signal);
      const limit = new AbortController();
      const isOver = await Promise.race([this.#watch.then(() => true), sleep(stopLimitMs, false, { signal: limit.signal })]);
      limit.abort();
      if (isOver) break;
    }
    process.off('exit', this.#onExit);
    if (!this.#place.sockets.startsWith(this.#place.home)) await rm(this.#place.sockets, { recursive: true, force: true });
    await this.#lock.release();
  }

  #ending: Promise<void> | undefined;

  stop(): Promise<void> {
    this.#ending ??= this.#end();
    return this.#ending;
  }
}

async function preparePlace(home: string, identity: Identity, parameters: Readonly<Record<string, string>>): Promise<Place> {
  const programs = await preparePrograms(home, identity);
  const sockets = await socketDirectory(home, identity);
  return { home, cluster: join(home, 'cluster'), sockets, identity, programs, parameters };
}

/**
 * Starts the PostgreSQL of a data directory, and makes it first when there is none. Throws `DirectoryInUseError`
 * when another process uses the directory.
 */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const { dataDir, log } = options;
  const identity = databaseIdentity();
  const { home, movedTo } = await prepareHome(dataDir, identity);
  if (movedTo !== undefined) log.warn({ movedTo }, 'the database is kept there, because its user cannot enter the data directory');
  const lock = await lockDirectory(home);
  try {
    const place = await preparePlace(home, identity, options.parameters ?? {});
    await stopOrphan(place.cluster, log);
    if (!existsSync(place.cluster)) await createCluster(place);
    else await assertSameMajor(place);
    return await Supervisor.start(place, lock, log);
  } catch (error) {
    await lock.release();
    throw error;
  }
}
