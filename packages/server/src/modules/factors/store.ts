/** SQL of passkeys, authenticator apps, recovery codes and resets. */
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import type { PlatformScope, UserScope } from '../../kernel/scope.ts';

export interface PasskeyRow {
  readonly id: string;
  readonly userId: string;
  readonly credentialId: Buffer;
  readonly publicKey: Buffer;
  readonly signCount: number;
  readonly transports: readonly string[];
  readonly name: string;
  readonly isSynced: boolean;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

const passkeyColumns = sql`id, user_id as "userId", credential_id as "credentialId", public_key as "publicKey",
  sign_count as "signCount", transports, name, is_synced as "isSynced", created_at as "createdAt", last_used_at as "lastUsedAt"`;

export async function listPasskeys(db: Db, scope: UserScope): Promise<PasskeyRow[]> {
  const { rows } = await sql<PasskeyRow>`select ${passkeyColumns} from passkeys
    where user_id = ${scope.userId} order by created_at, id`.execute(db);
  return rows;
}

/** A credential names its owner: nobody is known before it is looked up. */
export async function findPasskey(
  db: Db,
  _scope: PlatformScope,
  credentialId: Buffer,
): Promise<PasskeyRow | undefined> {
  const { rows } = await sql<PasskeyRow>`select ${passkeyColumns} from passkeys
    where credential_id = ${credentialId}`.execute(db);
  return rows[0];
}

export type NewPasskey = Omit<PasskeyRow, 'userId' | 'createdAt' | 'lastUsedAt'>;

/** Undefined when the credential belongs to a login already, whosever it is. */
export async function insertPasskey(
  db: Db,
  scope: UserScope,
  row: NewPasskey,
): Promise<PasskeyRow | undefined> {
  const { rows } = await sql<PasskeyRow>`insert into passkeys
      (id, user_id, credential_id, public_key, sign_count, transports, name, is_synced)
    values (${row.id}, ${scope.userId}, ${row.credentialId}, ${row.publicKey}, ${row.signCount}, ${[...row.transports]}::text[],
      ${row.name}, ${row.isSynced})
    on conflict (credential_id) do nothing returning ${passkeyColumns}`.execute(db);
  return rows[0];
}

export async function renamePasskey(
  db: Db,
  scope: UserScope,
  id: string,
  name: string,
): Promise<PasskeyRow | undefined> {
  const { rows } = await sql<PasskeyRow>`update passkeys set name = ${name}
    where user_id = ${scope.userId} and id = ${id} returning ${passkeyColumns}`.execute(db);
  return rows[0];
}

export async function deletePasskey(
  db: Db,
  scope: UserScope,
  id: string,
): Promise<PasskeyRow | undefined> {
  const { rows } = await sql<PasskeyRow>`delete from passkeys
    where user_id = ${scope.userId} and id = ${id} returning ${passkeyColumns}`.execute(db);
  return rows[0];
}

/** False when it is gone, or counted that far already: of two at once with one count, one counts. Keys that do not count stay at 0. */
export async function usePasskey(
  db: Db,
  scope: UserScope,
  id: string,
  signCount: number,
): Promise<boolean> {
  const { rows } = await sql`update passkeys set sign_count = ${signCount}, last_used_at = now()
    where user_id = ${scope.userId} and id = ${id} and (sign_count < ${signCount} or (sign_count = 0 and ${signCount} = 0))
    returning id`.execute(db);
  return rows.length === 1;
}

export interface AppRow {
  readonly id: string;
  readonly seed: Buffer;
  readonly lastStep: number | null;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly isConfirmed: boolean;
  /** By the database's clock: whether a code is of this time is decided by it. */
  readonly now: Date;
}

const appColumns = sql`id, seed, last_step as "lastStep", created_at as "createdAt", last_used_at as "lastUsedAt",
  confirmed_at is not null as "isConfirmed", clock_timestamp() as now`;

export async function findApp(db: Db, scope: UserScope): Promise<AppRow | undefined> {
  const { rows } = await sql<AppRow>`select ${appColumns} from authenticator_apps
    where user_id = ${scope.userId}`.execute(db);
  return rows[0];
}

/** Takes the place of one that was never confirmed. False when there is one that counts. */
export async function insertApp(
  db: Db,
  scope: UserScope,
  row: { readonly id: string; readonly seed: Buffer },
): Promise<boolean> {
  const { rows } = await sql`insert into authenticator_apps as a (id, user_id, seed)
    values (${row.id}, ${scope.userId}, ${row.seed})
    on conflict (user_id) do update set id = excluded.id, seed = excluded.seed, created_at = now()
      where a.confirmed_at is null
    returning id`.execute(db);
  return rows.length === 1;
}

/** Undefined when it was replaced, or confirmed, meanwhile. */
export async function confirmApp(
  db: Db,
  scope: UserScope,
  id: string,
  step: number,
): Promise<AppRow | undefined> {
  const { rows } =
    await sql<AppRow>`update authenticator_apps set confirmed_at = now(), last_step = ${step}
    where user_id = ${scope.userId} and id = ${id} and confirmed_at is null returning ${appColumns}`.execute(
      db,
    );
  return rows[0];
}

/** A step counts once, and none before it counts any more: of two at once, one gets it. */
export async function useStep(
  db: Db,
  scope: UserScope,
  id: string,
  step: number,
): Promise<boolean> {
  const { rows } = await sql`update authenticator_apps set last_step = ${step}, last_used_at = now()
    where user_id = ${scope.userId} and id = ${id} and confirmed_at is not null and (last_step is null or last_step < ${step})
    returning id`.execute(db);
  return rows.length === 1;
}

/** False when there was none that counts. */
export async function deleteApp(db: Db, scope: UserScope): Promise<boolean> {
  const { rows } = await sql<{ counted: boolean }>`delete from authenticator_apps
    where user_id = ${scope.userId} returning confirmed_at is not null as counted`.execute(db);
  return rows[0]?.counted === true;
}

export interface RecoveryStanding {
  readonly left: number;
  readonly createdAt: Date;
}

export async function readRecoveryCodes(
  db: Db,
  scope: UserScope,
): Promise<RecoveryStanding | undefined> {
  const { rows } = await sql<{ left: number; createdAt: Date | null }>`
    select count(*) filter (where used_at is null) as left, min(created_at) as "createdAt" from recovery_codes
    where user_id = ${scope.userId}`.execute(db);
  const [row] = rows;
  if (row === undefined || row.createdAt === null) return undefined;
  return { left: row.left, createdAt: row.createdAt };
}

export async function replaceRecoveryCodes(
  db: Db,
  scope: UserScope,
  codes: readonly { readonly id: string; readonly hash: Buffer }[],
): Promise<void> {
  await deleteRecoveryCodes(db, scope);
  await sql`insert into recovery_codes (id, user_id, code_hash)
    select id, ${scope.userId}, hash from unnest(${codes.map(({ id }) => id)}::uuid[], ${codes.map(({ hash }) => hash)}::bytea[]) n (id, hash)`.execute(
    db,
  );
}

export async function hasRecoveryCode(db: Db, scope: UserScope, hash: Buffer): Promise<boolean> {
  const { rows } = await sql`select 1 from recovery_codes
    where user_id = ${scope.userId} and code_hash = ${hash} and used_at is null`.execute(db);
  return rows.length === 1;
}

/** Uses a code up: of many at once, one gets it. */
export async function useRecoveryCode(db: Db, scope: UserScope, hash: Buffer): Promise<boolean> {
  const { rows } = await sql`update recovery_codes set used_at = now()
    where user_id = ${scope.userId} and code_hash = ${hash} and used_at is null returning id`.execute(
    db,
  );
  return rows.length === 1;
}

export async function deleteRecoveryCodes(db: Db, scope: UserScope): Promise<void> {
  await sql`delete from recovery_codes where user_id = ${scope.userId}`.execute(db);
}

export interface Standing {
  readonly authenticatorApp: boolean;
  readonly passkeys: number;
  readonly recoveryCode: boolean;
  /** One that is open, of the organization that manages the login today. */
  readonly reset: boolean;
}

export async function readStanding(db: Db, scope: UserScope): Promise<Standing> {
  const { userId } = scope;
  const { rows } = await sql<Standing>`select
    exists (select 1 from authenticator_apps where user_id = ${userId} and confirmed_at is not null) as "authenticatorApp",
    (select count(*) from passkeys where user_id = ${userId}) as passkeys,
    exists (select 1 from recovery_codes where user_id = ${userId} and used_at is null) as "recoveryCode",
    exists (select 1 from second_factor_resets r join users u on u.id = r.user_id and u.organization_id = r.organization_id
      where r.user_id = ${userId} and r.ended_at is null and r.expires_at > now()) as reset`.execute(
    db,
  );
  const [row] = rows;
  if (row === undefined) throw new Error('a select without a table answers one row');
  return row;
}

/** Takes the place of an earlier one. */
export async function replaceReset(
  db: Db,
  scope: UserScope,
  row: { readonly id: string; readonly organizationId: string; readonly days: number },
): Promise<void> {
  await endResets(db, scope);
  await sql`insert into second_factor_resets (id, user_id, organization_id, expires_at)
    values (${row.id}, ${scope.userId}, ${row.organizationId}, now() + make_interval(days => ${row.days}))`.execute(
    db,
  );
}

/** True when one was open. */
export async function endResets(db: Db, scope: UserScope): Promise<boolean> {
  const { rows } = await sql`update second_factor_resets set ended_at = now()
    where user_id = ${scope.userId} and ended_at is null returning id`.execute(db);
  return rows.length > 0;
}

/** All that somebody could prove themselves by; for good. */
export async function deleteFactors(db: Db, scope: UserScope): Promise<void> {
  await sql`delete from passkeys where user_id = ${scope.userId}`.execute(db);
  await sql`delete from authenticator_apps where user_id = ${scope.userId}`.execute(db);
  await deleteRecoveryCodes(db, scope);
}

/** Of somebody who is erased. */
export async function deleteResets(db: Db, scope: UserScope): Promise<void> {
  await sql`delete from second_factor_resets where user_id = ${scope.userId}`.execute(db);
}
