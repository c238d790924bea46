/** SQL of sign-ups. Nobody is known yet, so there is nothing to scope by but the random id that the browser holds. */
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import type { PlatformScope } from '../../kernel/scope.ts';

export interface SignUpRow {
  readonly id: string;
  readonly email: string;
  readonly emailAsTyped: string;
}

export async function insertSignUp(db: Db, _scope: PlatformScope, row: SignUpRow): Promise<void> {
  await sql`insert into sign_ups (id, email, email_as_typed) values (${row.id}, ${row.email}, ${row.emailAsTyped})`.execute(
    db,
  );
}

export async function findSignUp(
  db: Db,
  _scope: PlatformScope,
  id: string,
): Promise<SignUpRow | undefined> {
  const { rows } =
    await sql<SignUpRow>`select id, email, email_as_typed as "emailAsTyped" from sign_ups
    where id = ${id} and created_at > now() - interval '24 hours'`.execute(db);
  return rows[0];
}

export async function markProven(db: Db, _scope: PlatformScope, id: string): Promise<void> {
  await sql`update sign_ups set proven_at = now() where id = ${id}`.execute(db);
}

export async function pruneSignUps(db: Db, _scope: PlatformScope): Promise<void> {
  await sql`delete from sign_ups where id in (select id from sign_ups where created_at < now() - interval '7 days' limit 1000)`.execute(
    db,
  );
}
