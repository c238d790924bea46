/** SQL of changes of address. */
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import type { PlatformScope, UserScope } from '../../kernel/scope.ts';

export interface EmailChangeRow {
  readonly id: string;
  readonly email: string;
  readonly emailAsTyped: string;
  readonly requestedById: string;
  readonly requestedBy: string;
  readonly requestedAt: Date;
  readonly expiresAt: Date;
}

export interface NewEmailChange {
  readonly id: string;
  readonly fromEmail: string;
  readonly email: string;
  readonly emailAsTyped: string;
  readonly requestedById: string;
  readonly organizationId: string | null;
  readonly lifetimeSeconds: number;
}

/** The row of the user is locked by the caller: one is pending at most. */
export async function insertChange(
  db: Db,
  scope: UserScope,
  row: NewEmailChange,
): Promise<EmailChangeRow> {
  await endPending(db, scope, 'cancelled');
  await sql`insert into email_changes (id, user_id, from_email, email, email_as_typed, requested_by, organization_id, expires_at)
    values (${row.id}, ${scope.userId}, ${row.fromEmail}, ${row.email}, ${row.emailAsTyped}, ${row.requestedById}, ${row.organizationId},
      now() + make_interval(secs => ${row.lifetimeSeconds}))`.execute(db);
  const made = await findPending(db, scope);
  if (made === undefined) throw new Error('an insert leaves its row');
  return made;
}

export async function findPending(db: Db, scope: UserScope): Promise<EmailChangeRow | undefined> {
  const { rows } =
    await sql<EmailChangeRow>`select c.id, c.email, c.email_as_typed as "emailAsTyped", c.requested_by as "requestedById",
      u.full_name as "requestedBy", c.requested_at as "requestedAt", c.expires_at as "expiresAt"
    from email_changes c join users u on u.id = c.requested_by
    where c.user_id = ${scope.userId} and c.state = 'pending' and c.expires_at > now()`.execute(db);
  return rows[0];
}

/** Answers how many: none, or the one that was pending. */
export async function endPending(
  db: Db,
  scope: UserScope,
  state: 'completed' | 'cancelled',
): Promise<number> {
  const { rows } = await sql`update email_changes set state = ${state}, ended_at = now()
    where user_id = ${scope.userId} and state = 'pending' returning id`.execute(db);
  return rows.length;
}

/** Of somebody who is erased. */
export async function deleteChanges(db: Db, scope: UserScope): Promise<void> {
  await sql`delete from email_changes where user_id = ${scope.userId}`.execute(db);
}

export interface CompletedChange {
  readonly userId: string;
  readonly fromEmail: string;
}

/** Marks a change as undone, and answers what it was: of two at once, one gets it. */
export async function markUndone(
  db: Db,
  _scope: PlatformScope,
  id: string,
): Promise<CompletedChange | undefined> {
  const { rows } =
    await sql<CompletedChange>`update email_changes set state = 'undone', ended_at = now()
    where id = ${id} and state = 'completed' returning user_id as "userId", from_email as "fromEmail"`.execute(
      db,
    );
  return rows[0];
}
