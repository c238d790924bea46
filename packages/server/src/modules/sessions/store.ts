/** SQL of sessions. */
import { type RawBuilder, sql } from 'kysely';
import type { Outside } from '../../kernel/actor.ts';
import type { Db } from '../../kernel/database.ts';
import { outsideSql } from '../../kernel/outside-sql.ts';
import type { PlatformScope, UserScope } from '../../kernel/scope.ts';
import type { FactorLevel } from './second-factors.ts';

interface SessionsTable {
  id: string;
  user_id: string;
  secret_hash: Buffer;
  credential_epoch: number;
  factor_level: FactorLevel;
  transport: 'cookie' | 'bearer';
  method: string;
  client_address: string;
  user_agent: string;
  created_at: Date;
  last_seen_at: Date;
  authenticated_at: Date;
  expires_at: Date;
  ended_at: Date | null;
  ended_because: string | null;
}

const tables = (db: Db) => db.$extendTables<{ sessions: SessionsTable }>();

export interface SessionRow {
  readonly id: string;
  readonly userId: string;
  readonly transport: 'cookie' | 'bearer';
  readonly method: string;
  readonly clientAddress: string;
  readonly userAgent: string;
  readonly factorLevel: FactorLevel;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
}

const columns = [
  'id',
  'user_id as userId',
  'transport',
  'method',
  'client_address as clientAddress',
  'user_agent as userAgent',
  'factor_level as factorLevel',
  'created_at as createdAt',
  'last_seen_at as lastSeenAt',
  'expires_at as expiresAt',
] as const;

export interface NewSession {
  readonly id: string;
  readonly secretHash: Buffer;
  readonly credentialEpoch: number;
  readonly transport: 'cookie' | 'bearer';
  readonly method: string;
  readonly clientAddress: string;
  readonly userAgent: string;
  readonly lifetimeSeconds: number;
  /** When they proved who they are; just now, unless another session tells. */
  readonly authenticatedAt?: Date | undefined;
  readonly factorLevel: FactorLevel;
  /** When an identity provider wants it over. */
  readonly endsBy?: Date | undefined;
}

/** One that has just begun: from inside, or the transaction is not to be committed. */
export interface StartedRow extends SessionRow {
  readonly outside: Outside | null;
}

export async function insertSession(
  db: Db,
  scope: UserScope,
  row: NewSession,
): Promise<StartedRow> {
  // The login is locked, as it is a moment later anyway: it belongs to nobody else before this session is seen.
  const { rows } = await sql<StartedRow>`insert into sessions
      (organization_id, id, user_id, secret_hash, credential_epoch, transport, method, client_address, user_agent, factor_level, expires_at, ends_by, authenticated_at)
    values ((select u.organization_id from users u where u.id = ${scope.userId} for no key update),
      ${row.id}, ${scope.userId}, ${row.secretHash}, ${row.credentialEpoch}, ${row.transport}, ${row.method}, ${row.clientAddress},
      ${row.userAgent}, ${row.factorLevel}, least(now() + make_interval(secs => ${row.lifetimeSeconds}), ${row.endsBy ?? null}::timestamptz), ${row.endsBy ?? null}, coalesce(${row.authenticatedAt ?? null}, now()))
    returning id, user_id as "userId", transport, method, client_address as "clientAddress", user_agent as "userAgent",
      factor_level as "factorLevel", created_at as "createdAt", last_seen_at as "lastSeenAt", expires_at as "expiresAt",
      (select ${outsideSql({ organizationId: sql`u.organization_id`, address: row.clientAddress })}
        from users u where u.id = sessions.user_id) as outside`.execute(db);
  const [made] = rows;
  if (made === undefined) throw new Error('an insert answers its row');
  return made;
}

export interface LivingSession {
  readonly sessionId: string;
  readonly userId: string;
  readonly organizationId: string | null;
  readonly email: string;
  readonly name: string;
  readonly authenticatedAt: Date;
  readonly recentlyAuthenticated: boolean;
  readonly justAuthenticated: boolean;
  /** The note of its last use is older than a minute. */
  readonly seenLongAgo: boolean;
  /** Which organization asks for more than was proven, and by what it can be; null: nobody does. */
  readonly owedTo: string | null;
  readonly owesPasskey: boolean;
  /** The request comes from none of the networks that their organization allows; null: from inside. */
  readonly outside: Outside | null;
}

/** How long a session lives without use, at most in all, and how long a proof of identity counts as recent. */
export const idleSeconds = 3_600;
export const lifetimeSeconds = 86_400;
export const recentSeconds = 900;
const justNowSeconds = 300;

/** How long a proof counts, or less where a policy says so; `u` is whose. */
const fresh = (seconds: number) =>
  sql`least(make_interval(secs => ${seconds}), make_interval(mins => (select min(f.step_up_minutes) from session_duties f where f.user_id = u.id)))`;

/** A policy can only be shorter than what is above. */
const isNotOver = (id: RawBuilder<unknown>) =>
  sql<boolean>`not exists (select 1 from overdue_sessions o where o.session_id = ${id})`;

/**
 * Who a secret belongs to, in one statement: the session lives, was made in the user's present credential epoch, and
 * the user is active. What their organization asks of them at this moment is looked at in it too: a policy that starts, or
 * is changed, counts from the next request on.
 */
export async function readLivingSession(
  db: Db,
  _scope: PlatformScope,
  secretHash: Buffer,
  { address }: { readonly address: string },
): Promise<LivingSession | undefined> {
  const { rows } = await sql<LivingSession>`
    select s.id as "sessionId", u.id as "userId", u.organization_id as "organizationId", u.email, u.full_name as name,
      s.authenticated_at as "authenticatedAt", s.authenticated_at > now() - ${fresh(recentSeconds)} as "recentlyAuthenticated",
      s.authenticated_at > now() - ${fresh(justNowSeconds)} as "justAuthenticated",
      s.last_seen_at < now() - interval '1 minute' as "seenLongAgo",
      o.friendly_name as "owedTo", coalesce(d.level > 1, false) as "owesPasskey",
      case when exists (select 1 from break_glass_sessions b where b.session_id = s.id) then null
        else ${outsideSql({ organizationId: sql`u.organization_id`, address })} end as outside
    from sessions s join users u on u.id = s.user_id
      left join second_factor_duties d on d.user_id = u.id
        and d.level > (select l.level from session_levels l where l.session_id = s.id)
      left join organizations o on o.id = d.organization_id
    where s.secret_hash = ${secretHash} and s.ended_at is null and s.expires_at > now()
      and s.last_seen_at > now() - make_interval(secs => ${idleSeconds})
      and s.credential_epoch = u.credential_epoch and u.state = 'active' and ${isNotOver(sql`s.id`)}`.execute(
    db,
  );
  return rows[0];
}

/** A session from which another one is begun. */
export interface GivingSession {
  readonly id: string;
  readonly userId: string;
  readonly method: string;
  readonly authenticatedAt: Date;
  readonly factorLevel: FactorLevel;
  readonly endsBy: Date | null;
}

/** One that would let its user in at this moment. */
export async function findGivingSession(
  db: Db,
  _scope: PlatformScope,
  id: string,
): Promise<GivingSession | undefined> {
  const { rows } = await sql<GivingSession>`
    select s.id, s.user_id as "userId", s.method, s.authenticated_at as "authenticatedAt", s.factor_level as "factorLevel",
      s.ends_by as "endsBy"
    from sessions s join users u on u.id = s.user_id
    where s.id = ${id} and s.ended_at is null and s.expires_at > now()
      and s.last_seen_at > now() - make_interval(secs => ${idleSeconds})
      and s.credential_epoch = u.credential_epoch and u.state = 'active' and ${isNotOver(sql`s.id`)}`.execute(
    db,
  );
  return rows[0];
}

/** From where somebody signed in to the login with this address in the last 30 days; none for an unknown one. */
export async function listRecentAddresses(
  db: Db,
  _scope: PlatformScope,
  email: string,
): Promise<readonly string[]> {
  const { rows } = await sql<{ address: string }>`
    select s.client_address as address from sessions s join users u on u.id = s.user_id
    where u.email = ${email} and u.state <> 'erased' order by s.created_at desc limit 100`.execute(
    db,
  );
  return rows.map((row) => row.address);
}

/** Notes that a session is in use. */
export async function touchSession(db: Db, _scope: PlatformScope, id: string): Promise<void> {
  await sql`update sessions set last_seen_at = now() where id = ${id} and ended_at is null`.execute(
    db,
  );
}

export function findSession(db: Db, scope: UserScope, id: string): Promise<SessionRow | undefined> {
  return living(db, scope).where('id', '=', id).executeTakeFirst();
}

function living(db: Db, scope: UserScope) {
  return tables(db)
    .selectFrom('sessions')
    .select(columns)
    .where('user_id', '=', scope.userId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .where('last_seen_at', '>', sql<Date>`now() - make_interval(secs => ${idleSeconds})`)
    .where(isNotOver(sql`sessions.id`));
}

export function listSessions(db: Db, scope: UserScope): Promise<SessionRow[]> {
  return living(db, scope).orderBy('created_at', 'desc').limit(100).execute();
}

/** How many would still work. */
export async function countSessions(db: Db, scope: UserScope): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from sessions
    where user_id = ${scope.userId} and ended_at is null and expires_at > now()
      and last_seen_at > now() - make_interval(secs => ${idleSeconds}) and ${isNotOver(sql`sessions.id`)}`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** A new secret and a fresh proof of identity for a session, which is worth at least what was proven now. */
export function renewSession(
  db: Db,
  scope: UserScope,
  id: string,
  next: { readonly secretHash: Buffer; readonly factorLevel: FactorLevel },
): Promise<SessionRow | undefined> {
  return tables(db)
    .updateTable('sessions')
    .set({
      secret_hash: next.secretHash,
      factor_level: sql<FactorLevel>`greatest(factor_level, ${next.factorLevel}::smallint)`,
      authenticated_at: sql<Date>`now()`,
      last_seen_at: sql<Date>`now()`,
    })
    .where('user_id', '=', scope.userId)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning(columns)
    .executeTakeFirst();
}

/** Somebody proved a factor in it. */
export async function raiseFactorLevel(
  db: Db,
  scope: UserScope,
  id: string,
  level: FactorLevel,
): Promise<void> {
  await sql`update sessions set factor_level = greatest(factor_level, ${level}::smallint)
    where user_id = ${scope.userId} and id = ${id}`.execute(db);
}

/** Brings a session into the user's present credential epoch. */
export async function keepSession(db: Db, scope: UserScope, id: string): Promise<void> {
  await sql`update sessions set credential_epoch = (select credential_epoch from users where id = ${scope.userId})
    where user_id = ${scope.userId} and id = ${id}`.execute(db);
}

/** False when it was not there to end. */
export async function endSession(
  db: Db,
  scope: UserScope,
  id: string,
  because: string,
): Promise<boolean> {
  const { rows } = await sql`update sessions set ended_at = now(), ended_because = ${because}
    where user_id = ${scope.userId} and id = ${id} and ended_at is null returning id`.execute(db);
  return rows.length === 1;
}

/** Ends all sessions of a user, but for one when it is named. Answers how many. */
export async function endSessions(
  db: Db,
  scope: UserScope,
  because: string,
  exceptId: string | null,
): Promise<number> {
  const { rows } = await sql`update sessions set ended_at = now(), ended_because = ${because}
    where user_id = ${scope.userId} and ended_at is null and id is distinct from ${exceptId} returning id`.execute(
    db,
  );
  return rows.length;
}

/** Ends those that were begun by another method. Answers how many. */
export async function endSessionsBegunOtherwise(
  db: Db,
  scope: UserScope,
  method: string,
  because: string,
): Promise<number> {
  const { rows } = await sql`update sessions set ended_at = now(), ended_because = ${because}
    where user_id = ${scope.userId} and ended_at is null and method <> ${method} returning id`.execute(
    db,
  );
  return rows.length;
}

const sliceRows = 1_000;
const slicesAtMost = 100;

/** Deletes sessions that could not be used for 30 days, in slices that hold no lock for long (AV-10). */
export async function pruneSessions(db: Db, _scope: PlatformScope): Promise<void> {
  for (let slice = 0; slice < slicesAtMost; slice += 1) {
    const { rows } = await sql`delete from sessions where id in (
      select id from sessions where expires_at < now() - interval '30 days'
      order by expires_at limit ${sliceRows}) returning id`.execute(db);
    if (rows.length < sliceRows) return;
  }
}

/** Of somebody who is erased: addresses and browsers are personal too. */
export async function deleteSessions(db: Db, scope: UserScope): Promise<void> {
  await sql`delete from sessions where user_id = ${scope.userId}`.execute(db);
}
