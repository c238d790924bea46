/** SQL of the lives of accounts. */
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import { keyset } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import type { AccountScope, PlatformScope } from '../../kernel/scope.ts';
import type { LifeOfAccount } from './rules.ts';
import { type AccountRow, joined, selected } from './store.ts';

/** @param closureDays how long it can be restored, when it is being closed from now on */
export async function updateLife(
  db: Db,
  scope: AccountScope,
  row: Omit<LifeOfAccount, 'closesAt' | 'organizationId'>,
  closureDays: number,
): Promise<void> {
  await sql`update accounts set state = ${row.life}, suspended_by = ${row.suspendedBy}, closing_by = ${row.closingBy},
      closes_at = case when ${row.closingBy}::text is null then null else now() + make_interval(days => ${closureDays}) end,
      version = version + 1, updated_at = now()
    where id = ${scope.accountId}`.execute(db);
}

export async function updateOperatorSuspension(
  db: Db,
  scope: AccountScope,
  isSuspended: boolean,
): Promise<void> {
  await sql`update accounts set suspended_by_operator_at = case when ${isSuspended} then now() end, version = version + 1, updated_at = now()
    where id = ${scope.accountId}`.execute(db);
}

/**
 * Closes an account with its subaccounts for good, if it is due at this moment. Nothing when it was restored, or closed
 * by somebody else meanwhile. Answers the ids.
 */
export async function closeForGood(db: Db, scope: AccountScope): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`with due as materialized (
      select id from accounts where id = ${scope.accountId} and state = 'pending_closure' and closes_at <= now() for update)
    update accounts a set state = 'closed', closed_at = now(), closing_by = null, closes_at = null, owner_user_id = null,
      version = version + 1, updated_at = now()
    from due where (a.id = due.id or a.parent_account_id = due.id) and a.state <> 'closed' returning a.id`.execute(
    db,
  );
  return rows.map((row) => row.id);
}

export interface DueClosure {
  readonly accountId: string;
  readonly parentAccountId: string | null;
  readonly organizationId: string | null;
}

export async function listDueClosures(
  db: Db,
  _scope: PlatformScope,
  limit: number,
): Promise<DueClosure[]> {
  const { rows } =
    await sql<DueClosure>`select id as "accountId", parent_account_id as "parentAccountId", organization_id as "organizationId"
    from accounts where state = 'pending_closure' and closes_at <= now() order by closes_at, id limit ${limit}`.execute(
      db,
    );
  return rows;
}

/** By its id alone, for the operator. */
export async function findAnyAccount(
  db: Db,
  _scope: PlatformScope,
  id: string,
): Promise<AccountRow | undefined> {
  const { rows } =
    await sql<AccountRow>`select ${selected} from accounts a ${joined} where a.id = ${id}`.execute(
      db,
    );
  return rows[0];
}

export type OperatedRow = AccountRow & { readonly suspendedKey: string | null };

/** Those that the operator suspended, newest first; or one by its id. */
export async function listOperated(
  db: Db,
  _scope: PlatformScope,
  id: string | undefined,
  page: PageRequest,
): Promise<OperatedRow[]> {
  const { where, order, limit } = keyset(
    [
      { column: sql`a.suspended_by_operator_at`, descending: true },
      { column: sql`a.id`, descending: true },
    ],
    page,
  );
  const asked = id === undefined ? sql`a.suspended_by_operator_at is not null` : sql`a.id = ${id}`;
  const { rows } =
    await sql<OperatedRow>`select ${selected}, a.suspended_by_operator_at::text as "suspendedKey" from accounts a ${joined}
    where ${asked} ${where === undefined ? sql`` : sql`and ${where}`} order by ${order} limit ${limit}`.execute(
      db,
    );
  return rows;
}

export interface Concerned {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
}

/** Whom a change of the whole account is told: its owner and Administrators, and the Owner of its organization. */
export async function listConcerned(
  db: Db,
  scope: AccountScope,
  administratorRoleId: string,
): Promise<Concerned[]> {
  const { rows } =
    await sql<Concerned>`select u.id as "userId", u.full_name as name, u.email_as_typed as email from users u
    where u.state = 'active' and u.id in (
      select owner_user_id from accounts where id in (${scope.accountId}::uuid, ${scope.parentAccountId}::uuid)
      union select user_id from held_roles where scope_id in (${scope.accountId}::uuid, ${scope.parentAccountId}::uuid)
        and role_id = ${administratorRoleId}
      union select owner_user_id from organizations where id = ${scope.organizationId}::uuid)
    order by u.sort_name, u.id`.execute(db);
  return rows;
}

export interface Affected {
  readonly subaccounts: number;
  readonly subaccountNames: string[];
  readonly people: number;
  readonly peopleNames: string[];
}

/** What stands under an account and who works in it, for those who ask before they change it. */
export async function readAffected(
  db: Db,
  scope: AccountScope,
  namesAtMost: number,
): Promise<Affected> {
  const below = sql`select id from accounts where (id = ${scope.accountId} or parent_account_id = ${scope.accountId}) and state <> 'closed'`;
  const people = sql`select u.id, u.full_name, u.sort_name from users u where u.state = 'active' and u.id in (
    select user_id from held_roles where scope_id in (${below} union select ${scope.parentAccountId}::uuid)
    union select owner_user_id from accounts where id in (${scope.accountId}::uuid, ${scope.parentAccountId}::uuid))`;
  const subaccounts = sql`select friendly_name, sort_name from accounts where parent_account_id = ${scope.accountId} and state <> 'closed'`;
  const { rows } = await sql<Affected>`select
    (select count(*) from (${subaccounts}) s) as subaccounts,
    array(select friendly_name from (${subaccounts}) s order by sort_name limit ${namesAtMost}) as "subaccountNames",
    (select count(*) from (${people}) p) as people,
    array(select full_name from (${people}) p order by sort_name limit ${namesAtMost}) as "peopleNames"`.execute(
    db,
  );
  const [row] = rows;
  return row ?? { subaccounts: 0, subaccountNames: [], people: 0, peopleNames: [] };
}
