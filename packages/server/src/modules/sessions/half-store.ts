/** SQL of half sessions. */
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import type { PlatformScope, UserScope } from '../../kernel/scope.ts';

export interface HalfSessionRow {
  readonly id: string;
  readonly userId: string;
  readonly credentialEpoch: number;
  readonly isProven: boolean;
}

export async function insertHalfSession(
  db: Db,
  scope: UserScope,
  row: {
    readonly id: string;
    readonly secretHash: Buffer;
    readonly credentialEpoch: number;
    readonly lifetimeSeconds: number;
  },
): Promise<void> {
  await sql`insert into half_sessions (id, user_id, secret_hash, credential_epoch, expires_at)
    values (${row.id}, ${scope.userId}, ${row.secretHash}, ${row.credentialEpoch}, now() + make_interval(secs => ${row.lifetimeSeconds}))`.execute(
    db,
  );
}

const living = sql`s.ended_at is null and s.expires_at > now()
  and u.id = s.user_id and u.credential_epoch = s.credential_epoch and u.state = 'active'`;

const columns = sql`s.id, s.user_id as "userId", s.credential_epoch as "credentialEpoch", s.proven_at is not null as "isProven"`;

/** It lives, was begun with the password of today, and its person may sign in. */
export async function findHalfSession(
  db: Db,
  _scope: PlatformScope,
  secretHash: Buffer,
): Promise<HalfSessionRow | undefined> {
  const { rows } = await sql<HalfSessionRow>`select ${columns} from half_sessions s, users u
    where s.secret_hash = ${secretHash} and ${living}`.execute(db);
  return rows[0];
}

/** Takes one of its tries, in the statement that finds it: of many at once no more than there are (AU-05). */
export async function takeTry(
  db: Db,
  _scope: PlatformScope,
  about: { readonly secretHash: Buffer; readonly atMost: number },
): Promise<HalfSessionRow | undefined> {
  const { rows } =
    await sql<HalfSessionRow>`update half_sessions s set tries = s.tries + 1 from users u
    where s.secret_hash = ${about.secretHash} and s.tries < ${about.atMost} and ${living}
    returning ${columns}`.execute(db);
  return rows[0];
}

/** False when it was over already. */
export async function endHalfSession(db: Db, scope: UserScope, id: string): Promise<boolean> {
  const { rows } = await sql`update half_sessions set ended_at = now()
    where user_id = ${scope.userId} and id = ${id} and ended_at is null and expires_at > now() returning id`.execute(
    db,
  );
  return rows.length === 1;
}

/** False when it was over already. */
export async function proveHalfSession(db: Db, scope: UserScope, id: string): Promise<boolean> {
  const { rows } = await sql`update half_sessions set proven_at = now()
    where user_id = ${scope.userId} and id = ${id} and ended_at is null and expires_at > now() returning id`.execute(
    db,
  );
  return rows.length === 1;
}

/** Whoever else was on the way begins anew. */
export async function endHalfSessions(db: Db, scope: UserScope): Promise<void> {
  await sql`update half_sessions set ended_at = now()
    where user_id = ${scope.userId} and ended_at is null and expires_at > now()`.execute(db);
}

const sliceRows = 10_000;

/** Those of yesterday are of no use to anybody. */
export async function pruneHalfSessions(db: Db, _scope: PlatformScope): Promise<void> {
  await sql`delete from half_sessions where id in (
    select id from half_sessions where expires_at < now() - interval '1 day' order by expires_at limit ${sliceRows})`.execute(
    db,
  );
}

/** Of somebody who is erased. */
export async function deleteHalfSessions(db: Db, scope: UserScope): Promise<void> {
  await sql`delete from half_sessions where user_id = ${scope.userId}`.execute(db);
}
