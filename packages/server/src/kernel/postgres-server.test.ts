import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { createQuietLog } from '../testing/quiet-log.ts';
import { DirectoryInUseError, type PostgresServer, startPostgres } from './postgres-server.ts';

const cleanUps: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** A server that was told to end may still write its last: then it is tried again. */
const remove = (directory: string) =>
  rm(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });

async function newDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'bw-'));
  cleanUps.push(() => remove(directory));
  return directory;
}

async function start(dataDir: string, log = createQuietLog()): Promise<PostgresServer> {
  const server = await startPostgres({ dataDir, log });
  cleanUps.push(() => server.stop());
  return server;
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => void client.end());
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  for (let round = 0; round < 1_000; round += 1) {
    if (await isTrue()) return;
    await sleep(20);
  }
  throw new Error('it did not become true in 20 seconds');
}

/** A process that holds the directory; resolves when its PostgreSQL serves. */
async function holdElsewhere(
  dataDir: string,
): Promise<{ pid: number; postgres: { url: string; pid: number }; kill9: () => Promise<void> }> {
  const script = fileURLToPath(new URL('../testing/hold-postgres.ts', import.meta.url));
  const child = spawn(process.execPath, [script, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (data: Buffer) => resolve(data.toString()));
    child.once('exit', (code) => reject(new Error(`the holder ended with ${String(code)}`)));
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const kill9 = async (): Promise<void> => {
    child.kill('SIGKILL');
    await gone;
  };
  cleanUps.push(kill9);
  return { pid: child.pid ?? 0, postgres: JSON.parse(line) as { url: string; pid: number }, kill9 };
}

describe('a new data directory', () => {
  it('gets a PostgreSQL that keeps what it confirmed, and listens on nothing but a private socket', async () => {
    const dataDir = await newDirectory();
    const server = await start(dataDir);
    const names = [
      'fsync',
      'synchronous_commit',
      'full_page_writes',
      'data_checksums',
      'listen_addresses',
      'server_encoding',
      'TimeZone',
    ];
    const rows = await query(
      server.url,
      `select name, setting from pg_settings where name in (${names.map((name) => `'${name}'`).join()})`,
    );
    expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      data_checksums: 'on',
      listen_addresses: '',
      server_encoding: 'UTF8',
      TimeZone: 'UTC',
    });
    expect((await stat(join(dataDir, 'postgres/sockets'))).mode & 0o777).toBe(0o700);
    expect((await stat(join(dataDir, 'postgres/cluster'))).mode & 0o777).toBe(0o700);
  });

  it('folds case by Unicode and sorts alike on every machine', async () => {
    const server = await start(await newDirectory());
    expect(await query(server.url, "select lower('ÄÉЖ') as lower, 'Z' < 'a' as order")).toEqual([
      { lower: 'äéж', order: true },
    ]);
  });

  it('may have a path that is too long for a socket', async () => {
    const dataDir = join(await newDirectory(), 'x'.repeat(120));
    await chmod(join(dataDir, '..'), 0o755);
    const server = await start(dataDir);
    const sockets = new URL(server.url).searchParams.get('host') ?? '';
    expect(sockets.startsWith(dataDir)).toBe(false);
    expect((await stat(sockets)).mode & 0o777).toBe(0o700);
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.stop();
    expect(existsSync(sockets)).toBe(false);
  });
});

describe('an existing data directory', () => {
  it('has everything that was committed', async () => {
    const dataDir = await newDirectory();
    const first = await start(dataDir);
    await query(first.url, 'create table kept as select 42 as value');
    await first.stop();
    await first.stop();
    const second = await start(dataDir);
    expect(await query(second.url, 'select value from kept')).toEqual([{ value: 42 }]);
  });

  it('is refused while another server uses it, in this process or in another', async () => {
    const dataDir = await newDirectory();
    const holder = await holdElsewhere(dataDir);
    const attempt = startPostgres({ dataDir, log: createQuietLog() });
    await expect(attempt).rejects.toThrow(DirectoryInUseError);
    await expect(attempt).rejects.toThrow(
      `Another Bailiwick (pid ${holder.pid}) is using ${dataDir}`,
    );
    expect(await query(holder.postgres.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('is refused when another major version of PostgreSQL wrote it', async () => {
    const dataDir = await newDirectory();
    await (await start(dataDir)).stop();
    await writeFile(join(dataDir, 'postgres/cluster/PG_VERSION'), '14\n');
    await expect(startPostgres({ dataDir, log: createQuietLog() })).rejects.toThrow(
      'was written by PostgreSQL 14',
    );
    await writeFile(join(dataDir, 'postgres/cluster/PG_VERSION'), '18\n');
    await start(dataDir);
  });

  it('starts although the number of its last PostgreSQL belongs to another program now', async () => {
    const dataDir = await newDirectory();
    await (await start(dataDir)).stop();
    await writeFile(
      join(dataDir, 'postgres/cluster/postmaster.pid'),
      `${process.ppid}\n${dataDir}/postgres/cluster\n1\n5432\n\n\n  1 1\nready\n`,
    );
    const server = await start(dataDir);
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it.runIf(process.platform === 'linux')(
    'is refused while a PostgreSQL that cannot be seen answers on its socket',
    async () => {
      const dataDir = await newDirectory();
      await (await start(dataDir)).stop();
      const stranger = createServer().listen(join(dataDir, 'postgres/sockets/.s.PGSQL.5432'));
      await new Promise((resolve) => stranger.once('listening', resolve));
      await expect(startPostgres({ dataDir, log: createQuietLog() })).rejects.toThrow(
        'perhaps in another container',
      );
      await new Promise((resolve) => stranger.close(resolve));
      await start(dataDir);
    },
  );

  it('is made anew when an earlier first start was cut short', async () => {
    const dataDir = await newDirectory();
    await mkdir(join(dataDir, 'postgres/new/cluster/base'), { recursive: true });
    const server = await start(dataDir);
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(existsSync(join(dataDir, 'postgres/new'))).toBe(false);
  });
});

describe('kill -9', () => {
  it('of PostgreSQL: it is started again, says so, and has everything that was committed', async () => {
    const log = createQuietLog();
    const server = await start(await newDirectory(), log);
    await query(server.url, 'create table kept as select 42 as value');
    for (let round = 0; round < 2; round += 1) {
      const before = server.pid;
      process.kill(before, 'SIGKILL');
      await until(() => server.pid !== before);
      await until(async () => {
        try {
          return (await query(server.url, 'select value from kept')).length === 1;
        } catch {
          return false;
        }
      });
    }
    expect(log.lines.join('\n')).toContain('PostgreSQL ended unexpectedly and is started again');
  });

  it('of the server: the PostgreSQL it left behind is stopped and a new one started', async () => {
    const dataDir = await newDirectory();
    const holder = await holdElsewhere(dataDir);
    await query(holder.postgres.url, 'create table kept as select 42 as value');
    await holder.kill9();
    expect(isRunning(holder.postgres.pid)).toBe(true);
    const log = createQuietLog();
    const server = await start(dataDir, log);
    expect(server.pid).not.toBe(holder.postgres.pid);
    expect(await query(server.url, 'select value from kept')).toEqual([{ value: 42 }]);
    expect(log.lines.join('\n')).toContain('an earlier Bailiwick left running');
  });

  it('of both: PostgreSQL recovers at the next start', async () => {
    const dataDir = await newDirectory();
    const holder = await holdElsewhere(dataDir);
    await query(holder.postgres.url, 'create table kept as select 42 as value');
    await holder.kill9();
    process.kill(holder.postgres.pid, 'SIGKILL');
    const server = await start(dataDir);
    expect(await query(server.url, 'select value from kept')).toEqual([{ value: 42 }]);
  });
});

describe.runIf(process.getuid?.() === 0)('as root', () => {
  it('runs PostgreSQL as somebody else, who owns its data', async () => {
    const dataDir = await newDirectory();
    const server = await start(dataDir);
    const owner = (await stat(`/proc/${server.pid}`)).uid;
    expect(owner).not.toBe(0);
    expect((await stat(join(dataDir, 'postgres/cluster'))).uid).toBe(owner);
  });

  it('keeps the data elsewhere when that user cannot enter the data directory, and finds them again', async () => {
    const dataDir = join(await newDirectory(), 'data');
    const log = createQuietLog();
    const first = await start(dataDir, log);
    const elsewhere = await readlink(join(dataDir, 'postgres'));
    cleanUps.unshift(() => remove(elsewhere));
    expect(log.lines.join('\n')).toContain(elsewhere);
    await query(first.url, 'create table kept as select 42 as value');
    await first.stop();
    const second = await start(dataDir);
    expect(await query(second.url, 'select value from kept')).toEqual([{ value: 42 }]);
  });
});
