/**
 * The embedded PostgreSQL: made on first use, kept running while this process lives, reachable through a Unix socket
 * only. It is the real server with its defaults of durability: what was committed survives any kill and a power cut.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { DirectoryInUseError, type DirectoryLock, lockDirectory } from './directory-lock.ts';
import type { Logger } from './logger.ts';
import {
  databaseIdentity,
  type Identity,
  makePrivateDirectory,
  prepareHome,
  preparePrograms,
} from './postgres-binaries.ts';
import {
  assertSameMajor,
  type ClusterPlace,
  createCluster,
  ownerName,
} from './postgres-cluster.ts';
import { clearRemains, readPostmasterFile } from './postgres-remains.ts';

export { DirectoryInUseError };

type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;
type Parameters = Readonly<Record<string, string>>;

export interface PostgresOptions {
  readonly dataDir: string;
  readonly log: Log;
  /** Further server settings, such as `{ fsync: 'off' }` for a cluster that is thrown away. */
  readonly parameters?: Parameters;
}

export interface PostgresServer {
  /** For node-postgres: the database `bailiwick`, through the socket, as its owner. */
  readonly url: string;
  /** Changes when PostgreSQL died and was started again. */
  readonly pid: number;
  /** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
  stop(): Promise<void>;
}

const startLimitMs = 60_000;
const signalLimitMs = 10_000;
const calmMs = 60_000;
const firstPauseMs = 50;
const longestPauseMs = 5_000;
// sun_path of sockaddr_un, without its final zero; macOS has the shorter one.
const socketPathLimit = process.platform === 'darwin' ? 103 : 107;

interface Place extends ClusterPlace {
  readonly sockets: string;
  readonly parameters: Parameters;
}

async function socketDirectory(home: string, identity: Identity): Promise<string> {
  const preferred = join(home, 'sockets');
  const fits = Buffer.byteLength(join(preferred, '.s.PGSQL.5432.lock')) <= socketPathLimit;
  const directory = fits ? preferred : await mkdtemp(join(tmpdir(), 'bailiwick-'));
  await makePrivateDirectory(directory, identity);
  return directory;
}

function serverParameters(place: Place): string[] {
  const settings: Parameters = {
    listen_addresses: '',
    unix_socket_directories: place.sockets,
    unix_socket_permissions: '0700',
    max_connections: '120',
    timezone: 'UTC',
    jit: 'off',
    // Statements, and the rows that errors quote, hold personal data.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_min_messages: 'log',
    log_line_prefix: '',
    ...place.parameters,
  };
  return [
    '-D',
    place.cluster,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}

/** One life of the PostgreSQL process. */
interface Life {
  readonly child: ChildProcess;
  readonly pid: number;
  /** How it ended. */
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
  let lastWords: string | undefined;
  createInterface({ input: child.stderr }).on('line', (line) => {
    // The end of one connection is FATAL to PostgreSQL, and told by whoever used it.
    const isGrave = /^(?:FATAL|PANIC)(?!: +terminating connection)/.test(line);
    if (isGrave) lastWords = line;
    log[isGrave ? 'warn' : 'debug']({ postgres: line }, 'PostgreSQL');
  });
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) =>
      resolve(lastWords ?? (signal === null ? `exit code ${String(code)}` : `signal ${signal}`)),
    );
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
    if (performance.now() > end)
      throw new Error(`PostgreSQL did not get ready in ${startLimitMs / 1_000} seconds.`);
    await sleep(5);
  }
}

async function firstLife(place: Place, log: Log): Promise<Life> {
  const life = spawnPostgres(place, log);
  try {
    await waitUntilReady(place, life);
    return life;
  } catch (error) {
    life.child.kill('SIGQUIT');
    throw error;
  }
}

/** Keeps one PostgreSQL running until it is told to stop. */
class Supervisor implements PostgresServer {
  readonly url: string;
  readonly #place: Place;
  readonly #lock: DirectoryLock;
  readonly #log: Log;
  readonly #stopRequested = Promise.withResolvers<void>();
  readonly #watch: Promise<void>;
  #life: Life;
  #isStopping = false;
  #stopped: Promise<void> | undefined;

  constructor(place: Place, lock: DirectoryLock, log: Log, life: Life) {
    this.url = `postgres:///${ownerName}?host=${encodeURIComponent(place.sockets)}&user=${ownerName}`;
    this.#place = place;
    this.#lock = lock;
    this.#log = log;
    this.#life = life;
    this.#watch = this.#keepAlive();
    process.once('exit', this.#onExit);
  }

  get pid(): number {
    return this.#life.pid;
  }

  // For ends of this process that leave no time to wait: PostgreSQL is asked to stop, and does so on its own.
  readonly #onExit = (): void => {
    this.#life.child.kill('SIGINT');
  };

  async #keepAlive(): Promise<void> {
    let pauseMs = firstPauseMs;
    for (;;) {
      const bornAt = performance.now();
      const reason = await this.#life.ended;
      if (this.#isStopping) return;
      this.#log.error({ reason }, 'PostgreSQL ended unexpectedly and is started again');
      pauseMs =
        performance.now() - bornAt > calmMs ? firstPauseMs : Math.min(pauseMs * 2, longestPauseMs);
      await Promise.race([sleep(pauseMs), this.#stopRequested.promise]);
      await this.#clear();
      if (!this.#mayGoOn()) return;
      this.#life = spawnPostgres(this.#place, this.#log);
    }
  }

  /** Asked anew after each wait: meanwhile somebody may have stopped it. */
  #mayGoOn(): boolean {
    return !this.#isStopping;
  }

  async #clear(): Promise<void> {
    try {
      await clearRemains(this.#place.cluster, this.#place.sockets, this.#log);
    } catch (error) {
      // PostgreSQL will refuse to start for the same reason, and be tried again after the pause.
      this.#log.error({ err: error }, 'the remains of PostgreSQL could not be cleared');
    }
  }

  async #end(): Promise<void> {
    this.#isStopping = true;
    this.#stopRequested.resolve();
    const isOver = this.#watch.then(() => true);
    for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
      this.#life.child.kill(signal);
      const limit = new AbortController();
      const timeUp = sleep(signalLimitMs, false, { signal: limit.signal }).catch(() => false);
      if (await Promise.race([isOver, timeUp])) {
        limit.abort();
        break;
      }
    }
    process.off('exit', this.#onExit);
    if (!this.#place.sockets.startsWith(this.#place.home))
      await rm(this.#place.sockets, { recursive: true, force: true });
    await this.#lock.release();
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#end();
    return this.#stopped;
  }
}

/**
 * Starts the PostgreSQL of a data directory, and makes it first when there is none. Throws `DirectoryInUseError`
 * when another process uses the directory.
 */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const { dataDir, log, parameters = {} } = options;
  const identity = databaseIdentity();
  const { home, movedTo } = await prepareHome(dataDir, identity);
  if (movedTo !== undefined)
    log.warn(
      { movedTo },
      'the database is kept there, because its user cannot enter the data directory',
    );
  const lock = await lockDirectory(home, dataDir);
  try {
    const programs = await preparePrograms(home, identity);
    const place = {
      home,
      cluster: join(home, 'cluster'),
      sockets: await socketDirectory(home, identity),
      identity,
      programs,
      parameters,
    };
    if (existsSync(place.cluster)) await assertSameMajor(place);
    else await createCluster(place, parameters['fsync'] === 'off');
    await clearRemains(place.cluster, place.sockets, log);
    return new Supervisor(place, lock, log, await firstLife(place, log));
  } catch (error) {
    await lock.release();
    throw error;
  }
}
