/**
 * SQL of passkeys, authenticator apps, recovery codes and resets. Those of operators are rows of tables of their own, so that no
 * statement about one kind of login can reach the other; the statements are the same.
 */
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import type { OperatorScope, PlatformScope, UserScope } from '../../kernel/scope.ts';

/** Whose factors. */
export type FactorScope = UserScope | OperatorScope;

const ofUsers = {
  passkeys: sql.table('passkeys'),
  apps: sql.table('authenticator_apps'),
  codes: sql.table('recovery_codes'),
  owner: sql.ref('user_id'),
};
const ofOperators = {
  passkeys: sql.table('operator_passkeys'),
  apps: sql.table('operator_authenticator_apps'),
  codes: sql.table('operator_recovery_codes'),
  owner: sql.ref('operator_id'),
};

const placeOf = (scope: FactorScope) =>
  scope.kind === 'user'
    ? { ...ofUsers, id: scope.userId }
    : { ...ofOperators, id: scope.operatorId };

export interface PasskeyRow {
  readonly id: string;
  readonly ownerId: string;
  readonly credentialId: Buffer;
  readonly publicKey: Buffer;
  readonly signCount: number;
  readonly transports: readonly string[];
  readonly name: string;
  readonly isSynced: boolean;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

const passkeyColumns = (
  owner: typeof ofUsers.owner,
) => sql`id, ${owner} as "ownerId", credential_id as "credentialId", public_key as "publicKey",
  sign_count as "signCount", transports, name, is_synced as "isSynced", created_at as "createdAt", last_used_at as "lastUsedAt"`;

export async function listPasskeys(db: Db, scope: FactorScope): Promise<PasskeyRow[]> {
  const { passkeys, owner, id } = placeOf(scope);
  const { rows } = await sql<PasskeyRow>`select ${passkeyColumns(owner)} from ${passkeys}
    where ${owner} = ${id} order by created_at, id`.execute(db);
  return rows;
}

/** A passkey of a user names its owner: nobody is known before it is looked up. */
export async function findPasskey(
  db: Db,
  _scope: PlatformScope,
  credentialId: Buffer,
): Promise<PasskeyRow | undefined> {
  const { owner } = ofUsers;
  const { rows } = await sql<PasskeyRow>`select ${passkeyColumns(owner)} from passkeys
    where credential_id = ${credentialId}`.execute(db);
  return rows[0];
}

export async function findOwnPasskey(
  db: Db,
  scope: FactorScope,
  credentialId: Buffer,
): Promise<PasskeyRow | undefined> {
  const { passkeys, owner, id } = placeOf(scope);
  const { rows } = await sql<PasskeyRow>`select ${passkeyColumns(owner)} from ${passkeys}
    where credential_id = ${credentialId} and ${owner} = ${id}`.execute(db);
  return rows[0];
}

export type NewPasskey = Omit<PasskeyRow, 'ownerId' | 'createdAt' | 'lastUsedAt'>;

/** Undefined when the credential belongs to a login already, whosever it is. */
export async function insertPasskey(
  db: Db,
  scope: FactorScope,
  row: NewPasskey,
): Promise<PasskeyRow | undefined> {
  const { passkeys, owner, id } = placeOf(scope);
  const { rows } = await sql<PasskeyRow>`insert into ${passkeys}
      (id, ${owner}, credential_id, public_key, sign_count, transports, name, is_synced)
    values (${row.id}, ${id}, ${row.credentialId}, ${row.publicKey}, ${row.signCount}, ${[...row.transports]}::text[],
      ${row.name}, ${row.isSynced})
    on conflict (credential_id) do nothing returning ${passkeyColumns(owner)}`.execute(db);
  return rows[0];
}

export async function renamePasskey(
  db: Db,
  scope: FactorScope,
  id: string,
  name: string,
): Promise<PasskeyRow | undefined> {
  const { passkeys, owner, id: ownerId } = placeOf(scope);
  const { rows } = await sql<PasskeyRow>`update ${passkeys} set name = ${name}
    where ${owner} = ${ownerId} and id = ${id} returning ${passkeyColumns(owner)}`.execute(db);
  return rows[0];
}

export async function deletePasskey(
  db: Db,
  scope: FactorScope,
  id: string,
): Promise<PasskeyRow | undefined> {
  const { passkeys, owner, id: ownerId } = placeOf(scope);
  const { rows } = await sql<PasskeyRow>`delete from ${passkeys}
    where ${owner} = ${ownerId} and id = ${id} returning ${passkeyColumns(owner)}`.execute(db);
  return rows[0];
}

/** False when it is gone, or counted that far already: of two at once with one count, one counts. Keys that do not count stay at 0. */
export async function usePasskey(
  db: Db,
  scope: FactorScope,
  id: string,
  signCount: number,
): Promise<boolean> {
  const { passkeys, owner, id: ownerId } = placeOf(scope);
  const { rows } = await sql`update ${passkeys} set sign_count = ${signCount}, last_used_at = now()
    where ${owner} = ${ownerId} and id = ${id} and (sign_count < ${signCount} or (sign_count = 0 and ${signCount} = 0))
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

export async function findApp(db: Db, scope: FactorScope): Promise<AppRow | undefined> {
  const { apps, owner, id } = placeOf(scope);
  const { rows } = await sql<AppRow>`select ${appColumns} from ${apps}
    where ${owner} = ${id}`.execute(db);
  return rows[0];
}

/** Takes the place of one that was never confirmed. False when there is one that counts. */
export async function insertApp(
  db: Db,
  scope: FactorScope,
  row: { readonly id: string; readonly seed: Buffer },
): Promise<boolean> {
  const { apps, owner, id } = placeOf(scope);
  const { rows } = await sql`insert into ${apps} as a (id, ${owner}, seed)
    values (${row.id}, ${id}, ${row.seed})
    on conflict (${owner}) do update set id = excluded.id, seed = excluded.seed, created_at = now()
      where a.confirmed_at is null
    returning id`.execute(db);
  return rows.length === 1;
}

/** Undefined when it was replaced, or confirmed, meanwhile. */
export async function confirmApp(
  db: Db,
  scope: FactorScope,
  id: string,
  step: number,
): Promise<AppRow | undefined> {
  const { apps, owner, id: ownerId } = placeOf(scope);
  const { rows } = await sql<AppRow>`update ${apps} set confirmed_at = now(), last_step = ${step}
    where ${owner} = ${ownerId} and id = ${id} and confirmed_at is null returning ${appColumns}`.execute(
    db,
  );
  return rows[0];
}

/** A step counts once, and none before it counts any more: of two at once, one gets it. */
export async function useStep(
  db: Db,
  scope: FactorScope,
  id: string,
  step: number,
): Promise<boolean> {
  const { apps, owner, id: ownerId } = placeOf(scope);
  const { rows } = await sql`update ${apps} set last_step = ${step}, last_used_at = now()
    where ${owner} = ${ownerId} and id = ${id} and confirmed_at is not null and (last_step is null or last_step < ${step})
    returning id`.execute(db);
  return rows.length === 1;
}

/** False when there was none that counts. */
export async function deleteApp(db: Db, scope: FactorScope): Promise<boolean> {
  const { apps, owner, id } = placeOf(scope);
  const { rows } = await sql<{ counted: boolean }>`delete from ${apps}
    where ${owner} = ${id} returning confirmed_at is not null as counted`.execute(db);
  return rows[0]?.counted === true;
}

export interface RecoveryStanding {
  readonly left: number;
  readonly createdAt: Date;
}

export async function readRecoveryCodes(
  db: Db,
  scope: FactorScope,
): Promise<RecoveryStanding | undefined> {
  const { codes, owner, id } = placeOf(scope);
  const { rows } = await sql<{ left: number; createdAt: Date | null }>`
    select count(*) filter (where used_at is null) as left, min(created_at) as "createdAt" from ${codes}
    where ${owner} = ${id}`.execute(db);
  const [row] = rows;
  if (row === undefined || row.createdAt === null) return undefined;
  return { left: row.left, createdAt: row.createdAt };
}

export async function replaceRecoveryCodes(
  db: Db,
  scope: FactorScope,
  made: readonly { readonly id: string; readonly hash: Buffer }[],
): Promise<void> {
  const { codes, owner, id: ownerId } = placeOf(scope);
  await deleteRecoveryCodes(db, scope);
  await sql`insert into ${codes} (id, ${owner}, code_hash)
    select id, ${ownerId}, hash from unnest(${made.map(({ id }) => id)}::uuid[], ${made.map(({ hash }) => hash)}::bytea[]) n (id, hash)`.execute(
    db,
  );
}

export async function hasRecoveryCode(db: Db, scope: FactorScope, hash: Buffer): Promise<boolean> {
  const { codes, owner, id } = placeOf(scope);
  const { rows } = await sql`select 1 from ${codes}
    where ${owner} = ${id} and code_hash = ${hash} and used_at is null`.execute(db);
  return rows.length === 1;
}

/** Uses a code up: of many at once, one gets it. */
export async function useRecoveryCode(db: Db, scope: FactorScope, hash: Buffer): Promise<boolean> {
  const { codes, owner, id } = placeOf(scope);
  const { rows } = await sql`update ${codes} set used_at = now()
    where ${owner} = ${id} and code_hash = ${hash} and used_at is null returning id`.execute(db);
  return rows.length === 1;
}

export async function deleteRecoveryCodes(db: Db, scope: FactorScope): Promise<void> {
  const { codes, owner, id } = placeOf(scope);
  await sql`delete from ${codes} where ${owner} = ${id}`.execute(db);
}

export interface Standing {
  readonly authenticatorApp: boolean;
  readonly passkeys: number;
  readonly recoveryCode: boolean;
  /** One that is open, of the organization that manages the login today. Nobody manages operators. */
  readonly reset: boolean;
}

export async function readStanding(db: Db, scope: FactorScope): Promise<Standing> {
  const { passkeys, apps, codes, owner, id } = placeOf(scope);
  const reset =
    scope.kind === 'operator'
      ? sql`false`
      : sql`exists (select 1 from second_factor_resets r join users u on u.id = r.user_id and u.organization_id = r.organization_id
      where r.user_id = ${id} and r.ended_at is null and r.expires_at > now())`;
  const { rows } = await sql<Standing>`select
    exists (select 1 from ${apps} where ${owner} = ${id} and confirmed_at is not null) as "authenticatorApp",
    (select count(*) from ${passkeys} where ${owner} = ${id}) as passkeys,
    exists (select 1 from ${codes} where ${owner} = ${id} and used_at is null) as "recoveryCode",
    ${reset} as reset`.execute(db);
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
export async function endResets(db: Db, scope: FactorScope): Promise<boolean> {
  if (scope.kind === 'operator') return false;
  const { rows } = await sql`update second_factor_resets set ended_at = now()
    where user_id = ${scope.userId} and ended_at is null returning id`.execute(db);
  return rows.length > 0;
}

/** All that somebody could prove themselves by; for good. */
export async function deleteFactors(db: Db, scope: FactorScope): Promise<void> {
  const { passkeys, apps, owner, id } = placeOf(scope);
  await sql`delete from ${passkeys} where ${owner} = ${id}`.execute(db);
  await sql`delete from ${apps} where ${owner} = ${id}`.execute(db);
  await deleteRecoveryCodes(db, scope);
}

/** Of somebody who is erased. */
export async function deleteResets(db: Db, scope: UserScope): Promise<void> {
  await sql`delete from second_factor_resets where user_id = ${scope.userId}`.execute(db);
}
