/** SQL of who the operators are, and of who was asked to be one. */
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import type { OperatorScope, PlatformScope } from '../../kernel/scope.ts';

export interface OperatorRow {
  readonly id: string;
  readonly email: string;
  readonly passwordHash: string;
}

/** In their order, so that two who act on each other wait instead of locking each other out. */
export async function lockOperators(db: Db, _scope: PlatformScope): Promise<OperatorRow[]> {
  const { rows } =
    await sql<OperatorRow>`select id, email, password_hash as "passwordHash" from operators
    where removed_at is null order by id for update`.execute(db);
  return rows;
}

export async function lockOperator(db: Db, scope: OperatorScope): Promise<OperatorRow | undefined> {
  const { rows } =
    await sql<OperatorRow>`select id, email, password_hash as "passwordHash" from operators
    where id = ${scope.operatorId} and removed_at is null for update`.execute(db);
  return rows[0];
}

/** False when somebody with this address is one already. */
export async function insertOperator(
  db: Db,
  _scope: PlatformScope,
  row: OperatorRow,
): Promise<boolean> {
  const { rows } = await sql`insert into operators (id, email, password_hash)
    values (${row.id}, ${row.email}, ${row.passwordHash})
    on conflict (email) where removed_at is null do nothing returning id`.execute(db);
  return rows.length === 1;
}

export async function updatePassword(
  db: Db,
  scope: OperatorScope,
  passwordHash: string,
): Promise<void> {
  await sql`update operators set password_hash = ${passwordHash} where id = ${scope.operatorId}`.execute(
    db,
  );
}

export async function markRemoved(db: Db, scope: OperatorScope): Promise<void> {
  await sql`update operators set removed_at = now() where id = ${scope.operatorId}`.execute(db);
}

/** Answers how many ended. */
export async function endSessions(
  db: Db,
  scope: OperatorScope,
  exceptId: string | null,
): Promise<number> {
  const { rows } = await sql`update operator_sessions set ended_at = now()
    where operator_id = ${scope.operatorId} and ended_at is null and id is distinct from ${exceptId}::uuid
      and expires_at > now() and last_seen_at > now() - interval '1 hour' returning id`.execute(db);
  return rows.length;
}

/** False when it ended meanwhile. */
export async function isLiving(db: Db, scope: OperatorScope, sessionId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from operator_sessions
    where operator_id = ${scope.operatorId} and id = ${sessionId} and ended_at is null`.execute(db);
  return rows.length === 1;
}

/** The session gets a new secret, and is as young as a new one. Undefined when it ended. */
export async function renewSession(
  db: Db,
  scope: OperatorScope,
  sessionId: string,
  secretHash: Buffer,
): Promise<{ readonly expiresAt: Date } | undefined> {
  const { rows } = await sql<{
    expiresAt: Date;
  }>`update operator_sessions set secret_hash = ${secretHash}, authenticated_at = now()
    where operator_id = ${scope.operatorId} and id = ${sessionId} and ended_at is null returning expires_at as "expiresAt"`.execute(
    db,
  );
  return rows[0];
}

/** From where an operator with this address signed in lately. */
export async function listRecentAddresses(
  db: Db,
  _scope: PlatformScope,
  email: string,
): Promise<readonly string[]> {
  const { rows } = await sql<{ address: string }>`
    select s.client_address as address from operator_sessions s join operators o on o.id = s.operator_id
    where o.email = ${email} and o.removed_at is null order by s.created_at desc limit 100`.execute(
    db,
  );
  return rows.map(({ address }) => address);
}

export interface ListedOperator {
  readonly id: string;
  readonly email: string;
  readonly createdAt: Date;
  readonly lastSignInAt: Date | null;
  readonly hasSecondFactor: boolean;
}

export async function listOperators(db: Db, _scope: PlatformScope): Promise<ListedOperator[]> {
  const { rows } = await sql<ListedOperator>`select o.id, o.email, o.created_at as "createdAt",
      (select max(s.created_at) from operator_sessions s where s.operator_id = o.id) as "lastSignInAt",
      exists (select 1 from operator_passkeys p where p.operator_id = o.id)
        or exists (select 1 from operator_authenticator_apps a where a.operator_id = o.id and a.confirmed_at is not null) as "hasSecondFactor"
    from operators o where o.removed_at is null order by o.email`.execute(db);
  return rows;
}

export interface InvitationRow {
  readonly id: string;
  readonly email: string;
  readonly invitedBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

const invitationColumns = sql`i.id, i.email, o.email as "invitedBy", i.created_at as "createdAt", i.expires_at as "expiresAt"`;
const open = sql`i.ended_at is null and i.expires_at > now() and o.id = i.invited_by and o.removed_at is null`;

export async function listInvitations(db: Db, _scope: PlatformScope): Promise<InvitationRow[]> {
  const { rows } =
    await sql<InvitationRow>`select ${invitationColumns} from operator_invitations i, operators o
    where ${open} order by i.email`.execute(db);
  return rows;
}

/** Takes the place of an earlier one to the same address. */
export async function replaceInvitation(
  db: Db,
  scope: OperatorScope,
  row: {
    readonly id: string;
    readonly email: string;
    readonly secretHash: Buffer;
    readonly hours: number;
  },
): Promise<void> {
  await sql`insert into operator_invitations as i (id, email, invited_by, secret_hash, expires_at)
    values (${row.id}, ${row.email}, ${scope.operatorId}, ${row.secretHash}, now() + make_interval(hours => ${row.hours}))
    on conflict (email) where ended_at is null do update set id = excluded.id, invited_by = excluded.invited_by,
      secret_hash = excluded.secret_hash, created_at = now(), expires_at = excluded.expires_at`.execute(
    db,
  );
}

export async function findInvitation(
  db: Db,
  _scope: PlatformScope,
  secretHash: Buffer,
): Promise<InvitationRow | undefined> {
  const { rows } =
    await sql<InvitationRow>`select ${invitationColumns} from operator_invitations i, operators o
    where i.secret_hash = ${secretHash} and ${open}`.execute(db);
  return rows[0];
}

/** Uses it up: of many at once, one gets it. */
export async function takeInvitation(
  db: Db,
  _scope: PlatformScope,
  secretHash: Buffer,
): Promise<InvitationRow | undefined> {
  const { rows } =
    await sql<InvitationRow>`update operator_invitations i set ended_at = now() from operators o
    where i.secret_hash = ${secretHash} and ${open} returning ${invitationColumns}`.execute(db);
  return rows[0];
}

/** Undefined when it is not open. */
export async function revokeInvitation(
  db: Db,
  _scope: PlatformScope,
  id: string,
): Promise<InvitationRow | undefined> {
  const { rows } =
    await sql<InvitationRow>`update operator_invitations i set ended_at = now() from operators o
    where i.id = ${id} and ${open} returning ${invitationColumns}`.execute(db);
  return rows[0];
}
