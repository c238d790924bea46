/**
 * One process for one data directory, for life. The operating system holds the lock, so it ends with the process
 * however that ends: an abstract socket on Linux, an exclusively locked file on macOS.
 */
import { createHash } from 'node:crypto';
import { constants, existsSync } from 'node:fs';
import { open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** Thrown when another process holds the directory. */
export class DirectoryInUseError extends Error {
  constructor(directory: string, holder: string) {
    super(
      `Another Bailiwick (pid ${holder}) is using ${directory}. Stop it first, or set BAILIWICK_DATA_DIR to another directory.`,
    );
    this.name = 'DirectoryInUseError';
  }
}

export interface DirectoryLock {
  release(): Promise<void>;
}

/** The directory itself, not its path: links and mounts lead to the same lock. */
async function lockName(directory: string): Promise<string> {
  const { dev, ino } = await stat(directory, { bigint: true });
  const digest = createHash('sha256')
    .update(`${String(dev)}:${String(ino)}`)
    .digest('hex');
  return `bailiwick-${digest.slice(0, 32)}`;
}

/** Undefined when somebody else holds it. */
async function listenOnAbstractSocket(name: string): Promise<DirectoryLock | undefined> {
  const server = createServer((socket) => socket.destroy());
  const { promise, resolve, reject } = Promise.withResolvers<boolean>();
  server.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE') resolve(false);
    else reject(error);
  });
  server.listen(`\0${name}`, () => resolve(true));
  if (!(await promise)) return undefined;
  server.unref();
  return { release: () => new Promise((done) => server.close(() => done())) };
}

// <fcntl.h> of macOS and the BSDs; Node does not name it.
const O_EXLOCK = 0x20;

async function openExclusively(path: string): Promise<DirectoryLock | undefined> {
  try {
    const file = await open(
      path,
      constants.O_RDWR | constants.O_CREAT | constants.O_NONBLOCK | O_EXLOCK,
      0o600,
    );
    return { release: () => file.close() };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return undefined;
    throw error;
  }
}

/**
 * Takes an existing directory, which errors call `shownAs`. Throws `DirectoryInUseError` at once when another process, or another caller in this
 * one, holds it.
 */
export async function lockDirectory(directory: string, shownAs: string): Promise<DirectoryLock> {
  const pidFile = join(directory, 'bailiwick.pid');
  const lock =
    process.platform === 'linux'
      ? await listenOnAbstractSocket(await lockName(directory))
      : await openExclusively(join(directory, 'bailiwick.lock'));
  if (lock === undefined) {
    // The holder writes its number right after it took the lock.
    const holder = existsSync(pidFile) ? await readFile(pidFile, 'utf8') : 'unknown';
    throw new DirectoryInUseError(shownAs, holder.trim());
  }
  await writeFile(pidFile, `${process.pid}\n`, { mode: 0o600 });
  return {
    async release() {
      await rm(pidFile, { force: true });
      await lock.release();
    },
  };
}
