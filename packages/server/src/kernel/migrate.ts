/**
 * Brings a database to the schema of this build: forward only, one transaction for each migration, one process at a
 * time. Also makes the role that requests run as, which may read and change rows but not the schema.
 */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { runMigrations as runWorkerMigrations, Logger as WorkerLogger } from 'graphile-worker';
import pg from 'pg';
import type { Logger } from './logger.ts';

export interface Migration {
  /** `<UTC time to the minute>_<what_it_does>`, for example `2026-11-24T1200_create_users`. */
  readonly name: string;
  readonly sql: string;
  /** Servers of the release before cannot work on the result. */
  readonly breaking?: boolean;
}

export interface MigrateOptions {
  /** Connects as the owner of the database. */
  readonly url: string;
  readonly migrations: readonly Migration[];
  readonly log: Pick<Logger, 'debug' | 'info' | 'warn'>;
  /** For throw-away databases: accepts a server that may lose committed work in a crash. */
  readonly allowUnsafeDurability?: boolean;
}

/** The database cannot be used by this build, or not as it is set up. The text says what to do. */
export class MigrationError extends Error {
  constructor(text: string, options?: ErrorOptions) {
    super(text, options);
    this.name = 'MigrationError';
  }
}

/** The role of requests; `kernel/database.ts` connects with it. */
const appRole = 'bailiwick_app';
const oldestServer = 150_000;
const lockTimeoutMs = 2_000;
const lockAttempts = 8;
// Any number, as long as nothing else in this database uses it.
const advisoryKey = 742_042_017;
const validName = /^\d{4}-\d{2}-\d{2}T\d{4}_[a-z0-9]+(?:_[a-z0-9]+)*$/;

function checksum(migration: Migration): string {
  return createHash('sha256').update(migration.sql).digest('hex');
}

function inOrder(migrations: readonly Migration[]): Migration[] {
  const sorted = migrations.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  for (const [index, { name }] of sorted.entries()) {
    if (!validName.test(name))
      throw new MigrationError(`"${name}" is no valid name of a migration`);
    if (sorted[index + 1]?.name === name)
      throw new MigrationError(`two migrations are called ${name}`);
  }
  return sorted;
}

async function assertServerIsFit(client: pg.Client, allowUnsafeDurability: boolean): Promise<void> {
  const { rows } = await client.query<{ name: string; setting: string }>(
    "select name, setting from pg_settings where name in ('server_version_num', 'server_version', 'fsync', 'full_page_writes', 'synchronous_commit')",
  );
  const settings = new Map(rows.map(({ name, setting }) => [name, setting]));
  if (Number(settings.get('server_version_num')) < oldestServer) {
    throw new MigrationError(
      `Bailiwick needs PostgreSQL 15 or newer; this server is ${settings.get('server_version') ?? 'older'}.`,
    );
  }
  if (allowUnsafeDurability) return;
  const unsafe = ['fsync', 'full_page_writes', 'synchronous_commit'].filter(
    (name) => settings.get(name) === 'off',
  );
  if (unsafe.length === 0) return;
  const list = unsafe.map((name) => `${name} = off`).join(', ');
  throw new MigrationError(
    `This PostgreSQL may lose changes that were confirmed (${list}). Switch ${unsafe.length === 1 ? 'it' : 'them'} on.`,
  );
}

/** Roles belong to the whole cluster: two databases of it may be set up at the same moment. */
function isRoleRace(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return (
    code === '42710' ||
    code === '23505' ||
    (code === 'XX000' && message?.includes('concurrently') === true)
  );
}

async function mayAct(client: pg.Client): Promise<boolean> {
  try {
    await client.query(`set role ${appRole}`);
    await client.query('reset role');
    return true;
  } catch (error) {
    const { code } = error as { code?: string };
    // 22023: there is no such role; 42501: this user may not take it.
    if (code === '22023' || code === '42501') return false;
    throw error;
  }
}

async function ensureAppRole(client: pg.Client): Promise<void> {
  for (let attempt = 1; !(await mayAct(client)); attempt += 1) {
    try {
      const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [
        appRole,
      ]);
      if (rowCount === 0) await client.query(`create role ${appRole} nologin`);
      await client.query(`grant ${appRole} to current_user`);
    } catch (error) {
      if (attempt < 10 && isRoleRace(error)) continue;
      const text = `The database user may not create the role ${appRole}. Let an administrator run: create role ${appRole} nologin; grant ${appRole} to <user>;`;
      throw new MigrationError(text, { cause: error });
    }
  }
}

async function ensureLedger(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ exists: boolean }>(
    "select to_regclass('public.schema_migrations') is not null as exists",
  );
  if (rows[0]?.exists === true) return;
  await client.query(`
    begin;
    create table public.schema_migrations (
      name text primary key,
      checksum text not null,
      applied_at timestamptz not null default now()
    );
    comment on table public.schema_migrations is 'The migrations this database has been through';
    grant usage on schema public to ${appRole};
    grant select on public.schema_migrations to ${appRole};
    alter default privileges in schema public grant select, insert, update, delete on tables to ${appRole};
    alter default privileges in schema public grant usage, select on sequences to ${appRole};
    commit;
  `);
}

/** The migrations still to run. Throws when the database has been through others than this build knows. */
async function findPending(client: pg.Client, known: readonly Migration[]): Promise<Migration[]> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from public.schema_migrations',
  );
  const applied = new Map(rows.map((row) => [row.name, row.checksum]));
  const strangers = rows
    .map(({ name }) => name)
    .filter((name) => !known.some((migration) => migration.name === name));
  if (strangers.length > 0) {
    throw new MigrationError(
      `This database belongs to a newer Bailiwick (it has been through ${strangers.sort().join(', ')}). Run that version or a later one.`,
    );
  }
  for (const migration of known) {
    const before = applied.get(migration.name);
    if (before !== undefined && before !== checksum(migration)) {
      throw new MigrationError(
        `The migration ${migration.name} was changed after this database had been through it. Write a new migration instead.`,
      );
    }
  }
  return known.filter(({ name }) => !applied.has(name));
}

async function applyOnce(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(`set local lock_timeout = ${lockTimeoutMs}`);
    await client.query(migration.sql);
    await client.query('insert into public.schema_migrations (name, checksum) values ($1, $2)', [
      migration.name,
      checksum(migration),
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** A migration that waits for a lock makes everybody behind it wait: it gives way and tries again. */
async function apply(client: pg.Client, migration: Migration): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await applyOnce(client, migration);
      return;
    } catch (error) {
      const isLockTimeout = (error as { code?: string }).code === '55P03';
      if (!isLockTimeout || attempt === lockAttempts) {
        throw new MigrationError(
          `The migration ${migration.name} failed: ${(error as Error).message}`,
          { cause: error },
        );
      }
      await sleep(250 * attempt);
    }
  }
}

/**
 * The tables of the job queue, and what requests may do with them: add a job, count those that are due, and see what is
 * waiting without what it is about. All run with the rights of their owner, because row-level security closes the
 * queue's tables to everybody else.
 */
async function prepareJobQueue(client: pg.Client, options: MigrateOptions): Promise<void> {
  const logger = new WorkerLogger(() => (_level, text) => options.log.debug({}, text));
  await runWorkerMigrations({ connectionString: options.url, maxPoolSize: 2, logger });
  const { rows } = await client.query<{ signature: string; isReady: boolean }>(
    `select oid::regprocedure::text as signature, prosecdef as "isReady" from pg_proc
     where proname = 'add_job' and pronamespace = 'graphile_worker'::regnamespace`,
  );
  for (const { signature, isReady } of rows) {
    if (isReady) continue;
    await client.query(`
      begin;
      alter function ${signature} security definer set search_path = pg_catalog, pg_temp;
      revoke execute on function ${signature} from public;
      grant execute on function ${signature} to ${appRole};
      grant usage on schema graphile_worker to ${appRole};
      commit;
    `);
  }
  await client.query(`
    begin;
    create or replace function count_due_jobs() returns bigint language sql stable security definer
      set search_path = pg_catalog, pg_temp
      as 'select count(*) from graphile_worker.jobs where run_at <= now() and attempts < max_attempts';
    revoke execute on function count_due_jobs() from public;
    grant execute on function count_due_jobs() to ${appRole};
    create or replace function list_jobs(at_most int) returns table (id bigint, name text, state text, attempts int, max_attempts int,
        run_at timestamptz, created_at timestamptz, last_error text) language sql stable security definer
      set search_path = pg_catalog, pg_temp
      as $$select j.id, j.task_identifier, case when j.locked_at is not null then 'running' when j.attempts >= j.max_attempts then 'failed'
          when j.run_at <= now() then 'due' else 'waiting' end, j.attempts, j.max_attempts, j.run_at, j.created_at, left(j.last_error, 500)
        from graphile_worker.jobs j order by j.attempts >= j.max_attempts desc, j.last_error is not null desc, j.run_at limit at_most$$;
    revoke execute on function list_jobs(int) from public;
    grant execute on function list_jobs(int) to ${appRole};
    create or replace function list_scheduled_jobs() returns table (name text, last_run_at timestamptz) language sql stable security definer
      set search_path = pg_catalog, pg_temp
      as 'select identifier, last_execution from graphile_worker._private_known_crontabs order by identifier';
    revoke execute on function list_scheduled_jobs() from public;
    grant execute on function list_scheduled_jobs() to ${appRole};
    commit;
  `);
}

async function migrateConnected(client: pg.Client, options: MigrateOptions): Promise<void> {
  const known = inOrder(options.migrations);
  await assertServerIsFit(client, options.allowUnsafeDurability === true);
  await client.query('select pg_advisory_lock($1)', [advisoryKey]);
  await ensureAppRole(client);
  await ensureLedger(client);
  for (const migration of await findPending(client, known)) {
    options.log.info(
      { migration: migration.name, breaking: migration.breaking === true },
      'migrating the database',
    );
    await apply(client, migration);
  }
  await prepareJobQueue(client, options);
}

/**
 * Runs every migration the database has not been through, in the order of their names. Several processes may do so
 * at once: one works, the others wait and find nothing to do. Throws `MigrationError`.
 */
export async function migrate(options: MigrateOptions): Promise<void> {
  const client = new pg.Client({
    connectionString: options.url,
    application_name: 'bailiwick migrate',
  });
  client.on('error', (error) =>
    options.log.warn({ err: error }, 'the connection for migrations was lost'),
  );
  try {
    await client.connect();
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    // A host with several addresses gives an error without a text, one for all of them.
    throw new MigrationError(
      `The database cannot be reached: ${message === '' ? String(code) : message}`,
      { cause: error },
    );
  }
  try {
    await migrateConnected(client, options);
  } finally {
    await client.end();
  }
}
