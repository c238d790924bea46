/** SQL of users and their passwords. */
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import type { PlatformScope, UserScope } from '../../kernel/scope.ts';
import { deletionDays, type UserState } from './lifecycle.ts';

export interface UsersTable {
  id: string;
  organization_id: string | null;
  email: string;
  email_as_typed: string;
  email_domain: string;
  first_name: string;
  last_name: string;
  full_name: string;
  sort_name: string;
  state: UserState;
  time_zone: string | null;
  locale: string | null;
  joined_by: 'sign_up' | 'invitation' | 'sign_up_policy' | 'founding' | 'sso' | 'scim';
  credential_epoch: number;
  last_sign_in_at: Date | null;
  deactivated_at: Date | null;
  deletion_due_at: Date | null;
  erased_at: Date | null;
  version: number;
  created_at: Date;
  updated_at: Date;
}

interface PasswordsTable {
  user_id: string;
  password_hash: string;
  set_at: Date;
}

/** A user as other modules get it. */
export interface UserRow {
  readonly id: string;
  readonly organizationId: string | null;
  readonly email: string;
  readonly emailAsTyped: string;
  readonly emailDomain: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly fullName: string;
  readonly state: UsersTable['state'];
  readonly timeZone: string | null;
  readonly locale: string | null;
  readonly joinedBy: UsersTable['joined_by'];
  readonly credentialEpoch: number;
  readonly lastSignInAt: Date | null;
  readonly deactivatedAt: Date | null;
  readonly deletionDueAt: Date | null;
  readonly version: number;
  readonly createdAt: Date;
}

const columns = [
  'id',
  'organization_id as organizationId',
  'email',
  'email_as_typed as emailAsTyped',
  'email_domain as emailDomain',
  'first_name as firstName',
  'last_name as lastName',
  'full_name as fullName',
  'state',
  'time_zone as timeZone',
  'locale',
  'joined_by as joinedBy',
  'credential_epoch as credentialEpoch',
  'last_sign_in_at as lastSignInAt',
  'deactivated_at as deactivatedAt',
  'deletion_due_at as deletionDueAt',
  'version',
  'created_at as createdAt',
] as const;

const tables = (db: Db) =>
  db.$extendTables<{ users: UsersTable; user_passwords: PasswordsTable }>();

export function findUser(db: Db, scope: UserScope): Promise<UserRow | undefined> {
  return tables(db)
    .selectFrom('users')
    .select(columns)
    .where('id', '=', scope.userId)
    .where('state', '<>', 'erased')
    .executeTakeFirst();
}

/** The same, with the row locked until the end of the transaction. */
export function lockUser(db: Db, scope: UserScope): Promise<UserRow | undefined> {
  return tables(db)
    .selectFrom('users')
    .select(columns)
    .where('id', '=', scope.userId)
    .where('state', '<>', 'erased')
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** By the normal form of the address. */
export function findUserByEmail(
  db: Db,
  _scope: PlatformScope,
  email: string,
): Promise<UserRow | undefined> {
  return tables(db)
    .selectFrom('users')
    .select(columns)
    .where('email', '=', email)
    .where('state', '<>', 'erased')
    .executeTakeFirst();
}

/** The same for many at once. */
export function listUsersByEmail(
  db: Db,
  _scope: PlatformScope,
  emails: readonly string[],
): Promise<UserRow[]> {
  return tables(db)
    .selectFrom('users')
    .select(columns)
    .where('email', '=', sql<string>`any(${emails})`)
    .where('state', '<>', 'erased')
    .execute();
}

export interface NewUserRow {
  readonly id: string;
  readonly organizationId: string | null;
  readonly email: string;
  readonly emailAsTyped: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly joinedBy: UsersTable['joined_by'];
  readonly locale: string | null;
}

/** False when the address is taken: of two at once, one is. */
export async function insertUser(db: Db, _scope: PlatformScope, row: NewUserRow): Promise<boolean> {
  const { rows } =
    await sql`insert into users (id, organization_id, email, email_as_typed, first_name, last_name, joined_by, locale)
    values (${row.id}, ${row.organizationId}, ${row.email}, ${row.emailAsTyped}, ${row.firstName}, ${row.lastName}, ${row.joinedBy}, ${row.locale})
    on conflict (email) where state <> 'erased' do nothing returning id`.execute(db);
  return rows.length === 1;
}

export async function updateManagingOrganization(
  db: Db,
  scope: UserScope,
  organizationId: string | null,
): Promise<void> {
  await tables(db)
    .updateTable('users')
    .set((eb) => ({
      organization_id: organizationId,
      // What an organization decided about a login ends with its belonging.
      ...(organizationId === null ? { deactivated_at: null } : {}),
      version: eb('version', '+', 1),
      updated_at: sql<Date>`now()`,
    }))
    .where('id', '=', scope.userId)
    .execute();
}

export interface ProfileChange {
  readonly firstName: string;
  readonly lastName: string;
  readonly timeZone: string | null;
  readonly locale: string | null;
}

/** The row is locked by the caller, so it is there. */
export function updateProfile(db: Db, scope: UserScope, change: ProfileChange): Promise<UserRow> {
  return tables(db)
    .updateTable('users')
    .set((eb) => ({
      first_name: change.firstName,
      last_name: change.lastName,
      time_zone: change.timeZone,
      locale: change.locale,
      version: eb('version', '+', 1),
      updated_at: sql<Date>`now()`,
    }))
    .where('id', '=', scope.userId)
    .returning(columns)
    .executeTakeFirstOrThrow();
}

/** Into a state that the lifecycle allows. Nothing that was given out before works outside `active`. */
export function updateState(
  db: Db,
  scope: UserScope,
  state: Exclude<UserState, 'erased'>,
): Promise<UserRow> {
  return tables(db)
    .updateTable('users')
    .set((eb) => ({
      state,
      version: eb('version', '+', 1),
      updated_at: sql<Date>`now()`,
      deactivated_at: sql<Date | null>`case ${state}::text when 'active' then null when 'suspended' then deactivated_at
        else coalesce(deactivated_at, now()) end`,
      deletion_due_at: sql<Date | null>`case ${state}::text when 'pending_deletion' then now() + make_interval(days => ${deletionDays}) end`,
      ...(state === 'active' ? {} : { credential_epoch: eb('credential_epoch', '+', 1) }),
    }))
    .where('id', '=', scope.userId)
    .returning(columns)
    .executeTakeFirstOrThrow();
}

/** Ends the worth of every credential that was given out before. */
export async function raiseCredentialEpoch(db: Db, scope: UserScope): Promise<void> {
  await tables(db)
    .updateTable('users')
    .set((eb) => ({ credential_epoch: eb('credential_epoch', '+', 1) }))
    .where('id', '=', scope.userId)
    .execute();
}

export async function findPasswordHash(db: Db, scope: UserScope): Promise<string | undefined> {
  const row = await tables(db)
    .selectFrom('user_passwords')
    .select('password_hash')
    .where('user_id', '=', scope.userId)
    .executeTakeFirst();
  return row?.password_hash;
}

export interface AcceptedPassword {
  readonly hash: string;
  /** Of what a policy asked when it was typed, the most that it has; null: nothing is known. */
  readonly metCharacters: number | null;
}

export async function upsertPassword(
  db: Db,
  scope: UserScope,
  { hash, metCharacters }: AcceptedPassword,
): Promise<void> {
  await sql`insert into user_passwords (user_id, password_hash, met_characters) values (${scope.userId}, ${hash}, ${metCharacters})
    on conflict (user_id) do update set password_hash = excluded.password_hash, met_characters = excluded.met_characters, set_at = now()`.execute(
    db,
  );
}

/** Of the password with this hash alone: another one may have come meanwhile. */
export async function notePasswordMet(
  db: Db,
  scope: UserScope,
  { hash, metCharacters }: AcceptedPassword,
): Promise<void> {
  await sql`update user_passwords set met_characters = ${metCharacters}
    where user_id = ${scope.userId} and password_hash = ${hash} and met_characters is distinct from ${metCharacters}`.execute(
    db,
  );
}

export async function stampSignIn(db: Db, scope: UserScope): Promise<void> {
  await sql`update users set last_sign_in_at = now() where id = ${scope.userId}`.execute(db);
}

/** Logins whose time to be erased has come, the longest waiting first. */
export async function listDueDeletions(
  db: Db,
  _scope: PlatformScope,
  limit: number,
): Promise<{ id: string; organizationId: string | null }[]> {
  const { rows } = await sql<{
    id: string;
    organizationId: string | null;
  }>`select id, organization_id as "organizationId" from users
    where state = 'pending_deletion' and deletion_due_at <= now() order by deletion_due_at limit ${limit}`.execute(
    db,
  );
  return rows;
}

/** Blanks everything that is about the person, and takes away every way to sign in. The SID is left. */
export async function eraseUser(db: Db, scope: UserScope, pseudonym: string): Promise<void> {
  const address = `${pseudonym.toLowerCase()}@erased.invalid`;
  await sql`delete from user_passwords where user_id = ${scope.userId}`.execute(db);
  await sql`update users set state = 'erased', erased_at = now(), deletion_due_at = null, email = ${address}, email_as_typed = ${address},
      first_name = ${pseudonym}, last_name = '', time_zone = null, locale = null, last_sign_in_at = null,
      credential_epoch = credential_epoch + 1, version = version + 1, updated_at = now()
    where id = ${scope.userId}`.execute(db);
}

/** @throws PostgreSQL 23505 when another login came to have the address */
export function updateEmail(
  db: Db,
  scope: UserScope,
  email: { readonly normal: string; readonly asTyped: string },
): Promise<UserRow> {
  return tables(db)
    .updateTable('users')
    .set((eb) => ({
      email: email.normal,
      email_as_typed: email.asTyped,
      version: eb('version', '+', 1),
      updated_at: sql<Date>`now()`,
    }))
    .where('id', '=', scope.userId)
    .returning(columns)
    .executeTakeFirstOrThrow();
}
