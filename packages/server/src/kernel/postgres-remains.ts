/**
 * What a killed server leaves behind: a PostgreSQL that still runs, its processes on their way out, its lock files.
 * Whoever calls this holds the lock of the directory, so nobody else needs any of it.
 */
import { execFile } from 'node:child_process';
import { readdir, readFile, readlink, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from './logger.ts';

const signalLimitMs = 20_000;

export interface PostmasterFile {
  readonly pid: number;
  readonly isReady: boolean;
}

function isAbsence(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  // ESRCH: a process that ended while it was looked at. EACCES: a process of somebody else.
  return code === 'ENOENT' || code === 'ESRCH' || code === 'EACCES';
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw error;
  }
}

/** PostgreSQL's own note of who runs a cluster, and whether it accepts connections. */
export async function readPostmasterFile(cluster: string): Promise<PostmasterFile | undefined> {
  const lines = (await readIfThere(join(cluster, 'postmaster.pid')))?.split('\n');
  if (lines === undefined) return undefined;
  return { pid: Number(lines[0]), isReady: lines[7]?.trim() === 'ready' };
}

/** The command of a process; empty when there is none, or only its remains. */
async function commandOf(pid: number): Promise<string> {
  if (process.platform === 'linux') return (await readIfThere(`/proc/${pid}/cmdline`)) ?? '';
  return new Promise((resolve) =>
    execFile('ps', ['-o', 'args=', '-p', String(pid)], (_error, stdout) => resolve(stdout)),
  );
}

async function isServing(pid: number, cluster: string): Promise<boolean> {
  return (await commandOf(pid)).includes(cluster);
}

async function isTrueWithin(limitMs: number, isTrue: () => Promise<boolean>): Promise<boolean> {
  const end = performance.now() + limitMs;
  while (!(await isTrue())) {
    if (performance.now() > end) return false;
    await sleep(10);
  }
  return true;
}

async function stopOrphan(cluster: string, log: Pick<Logger, 'warn'>): Promise<void> {
  const found = await readPostmasterFile(cluster);
  if (found === undefined || !(await isServing(found.pid, cluster))) return;
  log.warn({ pid: found.pid }, 'stopping the PostgreSQL that an earlier Bailiwick left running');
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    process.kill(found.pid, signal);
    if (await isTrueWithin(signalLimitMs, async () => !(await isServing(found.pid, cluster))))
      return;
  }
  throw new Error(
    `PostgreSQL (pid ${found.pid}) is still running on ${cluster} and cannot be stopped.`,
  );
}

async function linkTarget(path: string): Promise<string | undefined> {
  try {
    return await readlink(path);
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw error;
  }
}

/** Every process of PostgreSQL works in the cluster's directory. */
async function isAnybodyIn(cluster: string): Promise<boolean> {
  const processes = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const places = await Promise.all(processes.map((pid) => linkTarget(`/proc/${pid}/cwd`)));
  return places.includes(cluster);
}

function isAnswering(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(socketPath);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/**
 * Makes a cluster ready for a new PostgreSQL. PostgreSQL's own check trusts process numbers, which are reused, so on
 * Linux its lock files are removed, after it is certain that no process is left that works on the cluster.
 */
export async function clearRemains(
  cluster: string,
  sockets: string,
  log: Pick<Logger, 'warn'>,
): Promise<void> {
  await stopOrphan(cluster, log);
  if (process.platform !== 'linux') return;
  if (!(await isTrueWithin(signalLimitMs, async () => !(await isAnybodyIn(cluster))))) {
    throw new Error(`Processes of an earlier PostgreSQL are still working on ${cluster}.`);
  }
  const socketName = '.s.PGSQL.5432';
  if (await isAnswering(join(sockets, socketName))) {
    throw new Error(
      `A PostgreSQL that this process cannot see, perhaps in another container, is serving ${cluster}. Stop it first.`,
    );
  }
  await rm(join(cluster, 'postmaster.pid'), { force: true });
  await rm(join(sockets, socketName), { force: true });
  await rm(join(sockets, `${socketName}.lock`), { force: true });
}
