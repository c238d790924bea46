/** SQL of operators, their sessions, and the figures of the instance. */
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import { keyset } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import type { PlatformScope } from '../../kernel/scope.ts';

type Tables = {
  operators: {
    id: string;
    email: string;
    password_hash: string;
    is_first: boolean | null;
    created_at: Date;
    removed_at: Date | null;
  };
  operator_sessions: {
    id: string;
    operator_id: string;
    secret_hash: Buffer;
    client_address: string;
    user_agent: string;
    authenticated_at: Date;
    last_seen_at: Date;
    expires_at: Date;
    ended_at: Date | null;
  };
  organizations: {
    id: string;
    friendly_name: string;
    state: string;
    owner_user_id: string;
    created_at: Date;
  };
  users: { id: string; email_as_typed: string };
};

const tables = (db: Db) => db.$extendTables<Tables>();

export async function hasOperator(db: Db, _scope: PlatformScope): Promise<boolean> {
  return (
    (await tables(db).selectFrom('operators').select('id').limit(1).executeTakeFirst()) !==
    undefined
  );
}

/** False when there is one already: of two at once, one is made. */
export async function insertFirstOperator(
  db: Db,
  _scope: PlatformScope,
  row: { id: string; email: string; passwordHash: string },
): Promise<boolean> {
  const { rows } = await sql`insert into operators (id, email, password_hash, is_first)
    select ${row.id}, ${row.email}, ${row.passwordHash}, true where not exists (select 1 from operators)
    on conflict do nothing returning id`.execute(db);
  return rows.length === 1;
}

export function findOperatorByEmail(db: Db, _scope: PlatformScope, email: string) {
  return tables(db)
    .selectFrom('operators')
    .select(['id', 'email', 'password_hash as passwordHash'])
    .where('email', '=', email)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
}

export interface NewOperatorSession {
  readonly id: string;
  readonly operatorId: string;
  readonly secretHash: Buffer;
  readonly clientAddress: string;
  readonly userAgent: string;
  readonly expiresAt: Date;
}

export async function insertOperatorSession(
  db: Db,
  _scope: PlatformScope,
  row: NewOperatorSession,
): Promise<void> {
  await sql`insert into operator_sessions (id, operator_id, secret_hash, client_address, user_agent, expires_at)
    values (${row.id}, ${row.operatorId}, ${row.secretHash}, ${row.clientAddress}, ${row.userAgent}, ${row.expiresAt})`.execute(
    db,
  );
}

/** The session of a secret, while it lives: an hour idle, a day at most. */
export function findOperatorSession(db: Db, _scope: PlatformScope, secretHash: Buffer) {
  return tables(db)
    .selectFrom('operator_sessions as s')
    .innerJoin('operators as o', 'o.id', 's.operator_id')
    .select([
      's.id',
      's.operator_id as operatorId',
      'o.email',
      's.expires_at as expiresAt',
      sql<boolean>`s.authenticated_at > now() - interval '15 minutes'`.as('recentlyAuthenticated'),
      sql<boolean>`s.authenticated_at > now() - interval '5 minutes'`.as('justAuthenticated'),
      sql<boolean>`s.last_seen_at < now() - interval '1 minute'`.as('seenLongAgo'),
    ])
    .where('s.secret_hash', '=', secretHash)
    .where('s.ended_at', 'is', null)
    .where('o.removed_at', 'is', null)
    .where('s.expires_at', '>', sql<Date>`now()`)
    .where('s.last_seen_at', '>', sql<Date>`now() - interval '1 hour'`)
    .executeTakeFirst();
}

export async function touchOperatorSession(
  db: Db,
  _scope: PlatformScope,
  id: string,
): Promise<void> {
  await sql`update operator_sessions set last_seen_at = now() where id = ${id}`.execute(db);
}

export async function endOperatorSession(db: Db, _scope: PlatformScope, id: string): Promise<void> {
  await sql`update operator_sessions set ended_at = now() where id = ${id} and ended_at is null`.execute(
    db,
  );
}

export interface InstanceFigures {
  databaseVersion: string;
  databaseBytes: number;
  organizations: number;
  users: number;
  accounts: number;
  mailsQueued: number;
  mailsFailed: number;
  jobsWaiting: number;
}

/** Counts above 10,000 are the planner's estimate: a health page must not scan a million rows. */
export async function readFigures(db: Db, _scope: PlatformScope): Promise<InstanceFigures> {
  const count = (
    table: 'organizations' | 'users' | 'accounts',
  ) => sql`(select case when c.reltuples > 10000 then c.reltuples::bigint
    else (select count(*) from ${sql.table(table)}) end from pg_class c where c.oid = ${table}::regclass)`;
  const { rows } = await sql<InstanceFigures>`select
    current_setting('server_version') as "databaseVersion",
    pg_database_size(current_database()) as "databaseBytes",
    ${count('organizations')} as organizations, ${count('users')} as users, ${count('accounts')} as accounts,
    (select count(*) from mails where state = 'queued') as "mailsQueued",
    (select count(*) from mails where state = 'failed' and created_at > now() - interval '30 days') as "mailsFailed",
    count_due_jobs() as "jobsWaiting"`.execute(db);
  const row = rows[0];
  if (row === undefined) throw new Error('a select without a table answers one row');
  return row;
}

export interface OperatedOrganizationRow {
  readonly id: string;
  readonly friendlyName: string;
  readonly state: string;
  readonly ownerEmail: string;
  readonly createdAt: Date;
  readonly sortName: string;
}

export function listOrganizations(
  db: Db,
  _scope: PlatformScope,
  search: string | undefined,
  page: PageRequest,
): Promise<OperatedOrganizationRow[]> {
  const { where, order, limit } = keyset(
    [{ column: sql`lower(o.friendly_name)` }, { column: sql`o.id` }],
    page,
  );
  return tables(db)
    .selectFrom('organizations as o')
    .innerJoin('users as u', 'u.id', 'o.owner_user_id')
    .select([
      'o.id',
      'o.friendly_name as friendlyName',
      'o.state',
      'u.email_as_typed as ownerEmail',
      'o.created_at as createdAt',
      sql<string>`lower(o.friendly_name)`.as('sortName'),
    ])
    .$if(search !== undefined, (q) =>
      q.where(sql<boolean>`strpos(lower(o.friendly_name), lower(${search ?? ''})) > 0`),
    )
    .$if(where !== undefined, (q) => q.where(where ?? sql<boolean>`true`))
    .orderBy(order)
    .limit(limit)
    .execute();
}

export interface JobRow {
  readonly id: string;
  readonly name: string;
  readonly state: 'running' | 'due' | 'waiting' | 'failed';
  readonly attempts: number;
  readonly maxAttempts: number;
  readonly runAt: Date;
  readonly createdAt: Date;
  readonly lastError: string | null;
}

/** Those that failed first, then by their time. */
export async function listJobs(db: Db, _scope: PlatformScope, atMost: number): Promise<JobRow[]> {
  const { rows } =
    await sql<JobRow>`select id::text, name, state, attempts, max_attempts as "maxAttempts", run_at as "runAt",
    created_at as "createdAt", last_error as "lastError" from list_jobs(${atMost})`.execute(db);
  return rows;
}

export async function listScheduledJobs(
  db: Db,
  _scope: PlatformScope,
): Promise<{ name: string; lastRunAt: Date | null }[]> {
  const { rows } = await sql<{
    name: string;
    lastRunAt: Date | null;
  }>`select name, last_run_at as "lastRunAt" from list_scheduled_jobs()`.execute(db);
  return rows;
}

/** How old the oldest of what should have been done is, in seconds; null where there is nothing. */
export interface Delays {
  readonly mailsWaitSeconds: number | null;
  readonly mailsFailed: number;
  readonly jobsWaitSeconds: number | null;
  readonly jobsFailed: number;
  readonly scheduleSeconds: number | null;
}

const jobsLookedAt = 10_000;

export async function readDelays(db: Db, _scope: PlatformScope): Promise<Delays> {
  const { rows } =
    await sql<Delays>`with jobs as materialized (select * from list_jobs(${jobsLookedAt}))
    select
      (select extract(epoch from now() - min(created_at))::int from mails where state = 'queued') as "mailsWaitSeconds",
      (select count(*) from mails where state = 'failed' and created_at > now() - interval '30 days') as "mailsFailed",
      (select extract(epoch from now() - min(run_at))::int from jobs where state = 'due') as "jobsWaitSeconds",
      (select count(*) from jobs where state = 'failed') as "jobsFailed",
      (select extract(epoch from now() - max(last_run_at))::int from list_scheduled_jobs()) as "scheduleSeconds"`.execute(
      db,
    );
  const row = rows[0];
  if (row === undefined) throw new Error('a select without a table answers one row');
  return row;
}
