import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { createEmptyDatabase, type TestDatabase } from '../testing/database.ts';
import { createQuietLog } from '../testing/quiet-log.ts';
import { type Migration, MigrationError, migrate } from './migrate.ts';
import { startPostgres } from './postgres-server.ts';

const cleanUps: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function newDatabase(): Promise<TestDatabase> {
  const database = await createEmptyDatabase();
  cleanUps.push(() => database.drop());
  return database;
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  cleanUps.push(() => client.end());
  return client;
}

function run(url: string, migrations: readonly Migration[]): Promise<void> {
  return migrate({ url, migrations, log: createQuietLog(), allowUnsafeDurability: true });
}

const createThings: Migration = {
  name: '2026-01-01T0000_create_things',
  sql: 'create table things (id int primary key, note text); create table log (id serial, text text); revoke update, delete on log from bailiwick_app',
};
const addColumn: Migration = {
  name: '2026-01-02T0000_add_size',
  sql: 'alter table things add column size int',
};

describe('migrations', () => {
  it('run once, in the order of their names', async () => {
    const { url } = await newDatabase();
    await run(url, [addColumn, createThings]);
    await run(url, [createThings, addColumn]);
    const client = await connect(url);
    const { rows } = await client.query(
      'select name from schema_migrations order by applied_at, name',
    );
    expect(rows.map((row: { name: string }) => row.name)).toEqual([
      createThings.name,
      addColumn.name,
    ]);
  });

  it('run once when several processes start at the same moment', async () => {
    const { url } = await newDatabase();
    await Promise.all(Array.from({ length: 4 }, () => run(url, [createThings, addColumn])));
    const client = await connect(url);
    expect((await client.query('select 1 from schema_migrations')).rowCount).toBe(2);
  });

  it('can set up several databases of one cluster at the same moment', async () => {
    const databases = await Promise.all(Array.from({ length: 4 }, () => newDatabase()));
    await Promise.all(databases.map(({ url }) => run(url, [createThings])));
    for (const { url } of databases) {
      const client = await connect(url);
      expect((await client.query('select 1 from schema_migrations')).rowCount).toBe(1);
    }
  });

  it('leave nothing behind when they fail, and keep what went before', async () => {
    const { url } = await newDatabase();
    const broken: Migration = {
      name: '2026-01-03T0000_break',
      sql: 'create table half (id int); select 1/0',
    };
    await expect(run(url, [createThings, broken])).rejects.toThrow(
      '2026-01-03T0000_break failed: division by zero',
    );
    const client = await connect(url);
    const { rows } = await client.query(
      "select to_regclass('half') as half, to_regclass('things') as things",
    );
    expect(rows).toEqual([{ half: null, things: 'things' }]);
  });

  it('give way to a lock for a while, and go on when it is free', async () => {
    const { url } = await newDatabase();
    await run(url, [createThings]);
    const blocker = await connect(url);
    await blocker.query('begin; lock table things in access exclusive mode');
    const migrating = run(url, [createThings, addColumn]);
    const observer = await connect(url);
    for (;;) {
      const { rowCount } = await observer.query(
        "select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like 'alter table things%'",
      );
      if (rowCount === 1) break;
    }
    await blocker.query('rollback');
    await migrating;
    expect((await observer.query('select size from things')).rowCount).toBe(0);
  });
});

describe('a database is refused', () => {
  it.each(['postgres://127.0.0.1:1/x', 'postgres://localhost:1/x', 'postgres:///x?host=/nowhere'])(
    'when nobody answers at %s',
    async (url) => {
      await expect(run(url, [])).rejects.toThrow(
        /^The database cannot be reached: .*(?:ECONNREFUSED|ENOENT)/,
      );
    },
  );

  it('when a newer build has migrated it', async () => {
    const { url } = await newDatabase();
    await run(url, [createThings, addColumn]);
    const refused = run(url, [createThings]);
    await expect(refused).rejects.toThrow(MigrationError);
    await expect(refused).rejects.toThrow(
      `belongs to a newer Bailiwick (it has been through ${addColumn.name})`,
    );
  });

  it('when a migration it went through was changed since', async () => {
    const { url } = await newDatabase();
    await run(url, [createThings]);
    await expect(run(url, [{ ...createThings, sql: 'select 1' }])).rejects.toThrow(
      'was changed after',
    );
  });

  it('when its server may lose confirmed changes', async () => {
    const { url } = await newDatabase();
    const admin = await connect(url);
    const database = new URL(url).pathname.slice(1);
    await admin.query(`alter database ${database} set synchronous_commit = off`);
    const refused = migrate({ url, migrations: [createThings], log: createQuietLog() });
    await expect(refused).rejects.toThrow('synchronous_commit = off');
  });

  it.each(['create_things', '2026-01-01_x', '2026-01-01T0000_Create', '2026-01-01T0000_a b'])(
    'when a migration is called %s',
    async (name) => {
      const { url } = await newDatabase();
      await expect(run(url, [{ name, sql: 'select 1' }])).rejects.toThrow('no valid name');
    },
  );

  it('when two migrations have one name', async () => {
    const { url } = await newDatabase();
    await expect(run(url, [createThings, createThings])).rejects.toThrow('two migrations');
  });

  it('when its user may neither create nor take the role of requests', async () => {
    await run((await newDatabase()).url, []);
    const { url } = await newDatabase();
    const admin = await connect(url);
    const name = `limited_${new URL(url).pathname.slice(6)}`;
    await admin.query(
      `create role ${name} login password '${name}'; grant create on schema public to ${name}; grant create on database ${new URL(url).pathname.slice(1)} to ${name}`,
    );
    cleanUps.push(async () => admin.query(`drop owned by ${name}; drop role ${name}`));
    const limited = new URL(url);
    if (limited.username === '') limited.searchParams.set('user', name);
    else [limited.username, limited.password] = [name, name];
    await expect(run(limited.href, [createThings])).rejects.toThrow(
      'may not create the role bailiwick_app',
    );
    await admin.query(`grant bailiwick_app to ${name}`);
    await run(limited.href, [createThings]);
  });
});

describe('the role of requests', () => {
  async function asRequests(): Promise<pg.Client> {
    const { url } = await newDatabase();
    await run(url, [createThings]);
    const client = await connect(url);
    await client.query('set role bailiwick_app');
    return client;
  }

  it('reads and changes rows of every table, but for what a migration took away', async () => {
    const client = await asRequests();
    await client.query(
      "insert into things values (1, 'a'); update things set note = 'b'; insert into log (text) values ('x')",
    );
    await expect(client.query('delete from log')).rejects.toThrow('permission denied');
    await expect(client.query("update log set text = 'y'")).rejects.toThrow('permission denied');
    expect((await client.query('delete from things')).rowCount).toBe(1);
  });

  it.each([
    'create table mine (id int)',
    'drop table things',
    'alter table things add column x int',
    'truncate things',
    'update schema_migrations set name = name',
    'delete from schema_migrations',
  ])('may not: %s', async (statement) => {
    const client = await asRequests();
    await expect(client.query(statement)).rejects.toThrow(/permission denied|must be owner/);
  });

  it('adds jobs within its transaction, and neither sees nor changes the queue otherwise', async () => {
    const client = await asRequests();
    await client.query("begin; select graphile_worker.add_job('kept', '{}'); commit");
    await client.query("begin; select graphile_worker.add_job('dropped', '{}'); rollback");
    await expect(client.query('delete from graphile_worker._private_jobs')).rejects.toThrow(
      'permission denied',
    );
    await client.query('reset role');
    const { rows } = await client.query('select task_identifier from graphile_worker.jobs');
    expect(rows).toEqual([{ task_identifier: 'kept' }]);
  });
});

describe('the embedded server', () => {
  it('passes the checks of durability', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'bw-'));
    cleanUps.push(() => rm(dataDir, { recursive: true, force: true }));
    const server = await startPostgres({ dataDir, log: createQuietLog() });
    cleanUps.push(() => server.stop());
    await migrate({ url: server.url, migrations: [createThings], log: createQuietLog() });
  });
});
