import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { newId } from './kernel/ids.ts';
import { createEmptyDatabase, createTestDatabase } from './testing/database.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));
const cleanUps: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

interface Process {
  readonly child: ChildProcess;
  readonly out: () => string;
  readonly errors: () => string;
  readonly ended: Promise<number | null>;
}

function runMain(parameters: readonly string[], environment: Record<string, string>): Process {
  const child = spawn(process.execPath, [main, ...parameters], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let errors = '';
  child.stdout.on('data', (data: Buffer) => (out += data.toString()));
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  cleanUps.push(() => {
    child.kill('SIGTERM');
    return ended;
  });
  return { child, out: () => out, errors: () => errors, ended };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

async function newSettings(): Promise<
  Record<string, string> & { BAILIWICK_DATA_DIR: string; BAILIWICK_PORT: string }
> {
  const directory = await mkdtemp(join(tmpdir(), 'bw-'));
  cleanUps.push(() => rm(directory, { recursive: true, force: true }));
  return {
    BAILIWICK_DATA_DIR: directory,
    BAILIWICK_PORT: String(await freePort()),
    BAILIWICK_LOG_LEVEL: 'warn',
  };
}

/** Resolves when the server says it is ready, rejects when it ends before. */
async function ready(server: Process): Promise<string> {
  const said = new Promise<string>((resolve) => {
    server.child.stdout?.on('data', () => {
      const address = /^Ready {2}(\S+)$/m.exec(server.out())?.[1];
      if (address !== undefined) resolve(address);
    });
  });
  const died = server.ended.then((code) =>
    Promise.reject(new Error(`ended with ${String(code)}: ${server.errors()}`)),
  );
  return Promise.race([said, died]);
}

describe('serving', () => {
  it('starts, says where, and leaves nothing running when it is told to stop', async () => {
    const settings = await newSettings();
    const server = runMain([], settings);
    const address = await ready(server);
    expect(address).toBe(`http://127.0.0.1:${settings.BAILIWICK_PORT}`);
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    server.child.kill('SIGTERM');
    server.child.kill('SIGTERM');
    expect(await server.ended).toBe(0);
    expect(existsSync(join(settings.BAILIWICK_DATA_DIR, 'postgres/cluster/postmaster.pid'))).toBe(
      false,
    );
  });

  it('refuses a data directory that another server uses', async () => {
    const settings = await newSettings();
    const first = runMain([], settings);
    await ready(first);
    const second = runMain([], { ...settings, BAILIWICK_PORT: String(await freePort()) });
    expect(await second.ended).toBe(1);
    expect(second.errors()).toContain(
      `Another Bailiwick (pid ${String(first.child.pid)}) is using ${settings.BAILIWICK_DATA_DIR}`,
    );
  });

  it('says which port is taken, and stops its database again', async () => {
    const settings = await newSettings();
    const stranger = createServer().listen(Number(settings.BAILIWICK_PORT), '127.0.0.1');
    await once(stranger, 'listening');
    cleanUps.push(() => new Promise((resolve) => stranger.close(resolve)));
    const server = runMain([], settings);
    expect(await server.ended).toBe(1);
    expect(server.errors()).toContain(`Port ${settings.BAILIWICK_PORT} of 127.0.0.1 is taken`);
    expect(existsSync(join(settings.BAILIWICK_DATA_DIR, 'postgres/cluster/postmaster.pid'))).toBe(
      false,
    );
  });

  it('goes on after kill -9 with the data it had', async () => {
    const settings = await newSettings();
    const first = runMain([], settings);
    await ready(first);
    first.child.kill('SIGKILL');
    await first.ended;
    const second = runMain([], settings);
    const address = await ready(second);
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
  });
});

describe('other commands', () => {
  it('migrate: brings the database up to date and ends', async () => {
    const server = runMain(['migrate'], await newSettings());
    expect([await server.ended, server.errors()]).toEqual([0, '']);
  });

  it('config: shows the settings without secrets', async () => {
    const server = runMain(['config'], {
      BAILIWICK_PORT: '8080',
      BAILIWICK_MASTER_KEY: Buffer.alloc(32, 1).toString('base64'),
    });
    expect(await server.ended).toBe(0);
    expect(server.out()).toContain('BAILIWICK_PORT=8080\n');
    expect(server.out()).toContain('BAILIWICK_MASTER_KEY=(hidden)\n');
  });

  it.each([['serve', '--fast'], ['migrate', '--demo'], ['recover-operator'], ['stop']])(
    '%s: prints how to use it',
    async (...parameters) => {
      const server = runMain(parameters, {});
      expect(await server.ended).toBe(2);
      expect(server.errors()).toContain('usage: node packages/server/src/main.ts');
    },
  );
});

describe('settings that cannot be used', () => {
  it('are all named before anything is touched', async () => {
    const server = runMain([], { BAILIWICK_PORT: 'x', BAILIWICK_HOTS: '::' });
    expect(await server.ended).toBe(1);
    expect(server.errors()).toContain('BAILIWICK_PORT must be a whole number');
    expect(server.errors()).toContain('did you mean BAILIWICK_HOST?');
  });

  it('include a database that does not answer', async () => {
    const key = Buffer.alloc(32, 1).toString('base64');
    const server = runMain([], {
      DATABASE_URL: 'postgres://127.0.0.1:1/x',
      BAILIWICK_MASTER_KEY: key,
    });
    expect(await server.ended).toBe(1);
    expect(server.errors()).toMatch(/^The database cannot be reached: /m);
  });
});

describe('recover-operator', () => {
  it('prints a link for an operator, once the server on the same data is stopped', {
    timeout: 180_000,
  }, async () => {
    const settings = await newSettings();
    const recover = async (address: string) => {
      const recovering = runMain(['recover-operator', address], settings);
      return { code: await recovering.ended, out: recovering.out(), errors: recovering.errors() };
    };
    const server = runMain([], settings);
    const url = await ready(server);
    const made = await fetch(`${url}/v1/operator/bootstrap`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        token: /#token=(\S+)/.exec(server.out())?.[1],
        email: 'ops@vendor.example',
        password: 'seven green lanterns float',
      }),
    });
    expect(made.status).toBe(201);
    const inUse = await recover('ops@vendor.example');
    expect(inUse).toMatchObject({ code: 1, out: '' });
    expect(inUse.errors).not.toBe('');
    server.child.kill('SIGTERM');
    await server.ended;
    const { code, out } = await recover('Ops@vendor.example');
    expect(code).toBe(0);
    expect(out).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/operator\/recover#token=[\w-]{43}$/m);
  });
});

describe('verify-audit-log', () => {
  const verify = async (url: string) => {
    const verifying = runMain(['verify-audit-log'], {
      ...(await newSettings()),
      DATABASE_URL: url,
      BAILIWICK_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
    });
    return { code: await verifying.ended, out: verifying.out(), errors: verifying.errors() };
  };

  it('compares the log of a database with its seals, without a server', async () => {
    const database = await createTestDatabase();
    cleanUps.push(() => database.drop());
    expect(await verify(database.url)).toMatchObject({
      code: 0,
      out: '0 entries, 0 seals: as they were sealed\n',
    });
    const owner = new pg.Client({ connectionString: database.url });
    await owner.connect();
    const id = newId();
    await owner.query(
      `insert into audit_events (log_id, id, event, outcome, actor_kind, actor_name, target_type, target_sid, target_name, client_address, user_agent, request_id)
      values ($1, $2, 'organization.renamed', 'done', 'system', 'nobody', 'organization', '', 'N', '', '', '')`,
      [newId(), id],
    );
    await owner.end();
    const found = await verify(database.url);
    expect(found).toMatchObject({ code: 1 });
    expect(found.out).toContain(`entry_inserted (log `);
    expect(found.out).toContain(`AE${id.replaceAll('-', '')}`);
    expect(found.out).toContain('1 entries, 0 seals: 1 findings');
  });

  it('changes nothing: a database of another build is left as it is', async () => {
    const database = await createEmptyDatabase();
    cleanUps.push(() => database.drop());
    const refused = await verify(database.url);
    expect(refused.code).toBe(1);
    expect(refused.errors).toContain('The database is not at this build.');
  });
});
