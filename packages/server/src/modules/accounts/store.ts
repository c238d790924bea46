/** SQL of accounts. */
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import { partOf, plannedEachTime } from '../../kernel/list-filter-sql.ts';
import { keyset } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import type { AccountScope, OrganizationScope, UserScope } from '../../kernel/scope.ts';
import { type ManagedAccountFilter, managedAccountConditions } from './filter-store.ts';
import type { AccountState } from './lifecycle.ts';
import type { Level } from './rules.ts';

export interface AccountRow {
  readonly id: string;
  readonly friendlyName: string;
  /** What access is decided by: suspended too while the operator suspends it. */
  readonly state: AccountState;
  /** What its own people and its organization decided. */
  readonly life: AccountState;
  readonly suspendedBy: Level | null;
  readonly suspendedByOperatorAt: Date | null;
  readonly closingBy: Level | null;
  readonly closesAt: Date | null;
  readonly tags: string[];
  readonly organizationId: string | null;
  readonly organizationName: string | null;
  readonly parentAccountId: string | null;
  readonly parentState: AccountState | null;
  readonly ownerUserId: string | null;
  readonly ownerName: string | null;
  readonly ownerEmail: string | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly sortName: string;
}

export const selected = sql`a.id, a.friendly_name as "friendlyName", a.effective_state as state, a.state as life, a.suspended_by as "suspendedBy",
  a.suspended_by_operator_at as "suspendedByOperatorAt", a.closing_by as "closingBy", a.closes_at as "closesAt", a.tags,
  a.organization_id as "organizationId", o.friendly_name as "organizationName",
  a.parent_account_id as "parentAccountId", main.effective_state as "parentState", a.owner_user_id as "ownerUserId", u.full_name as "ownerName", u.email_as_typed as "ownerEmail",
  a.version, a.created_at as "createdAt", a.sort_name as "sortName"`;
export const joined = sql`left join organizations o on o.id = a.organization_id left join users u on u.id = a.owner_user_id
  left join accounts main on main.id = a.parent_account_id`;

export async function findAccount(db: Db, scope: AccountScope): Promise<AccountRow | undefined> {
  const { rows } =
    await sql<AccountRow>`select ${selected} from accounts a ${joined} where a.id = ${scope.accountId}`.execute(
      db,
    );
  return rows[0];
}

/** Locks an account and the organization that manages it, the organization first, until the end of the transaction. */
export async function lockAccountAndOrganization(db: Db, scope: AccountScope): Promise<void> {
  if (scope.organizationId !== null)
    await sql`select 1 from organizations where id = ${scope.organizationId} for no key update`.execute(
      db,
    );
  await sql`select 1 from accounts where id = ${scope.accountId} for no key update`.execute(db);
}

export interface NewAccount {
  readonly id: string;
  readonly friendlyName: string;
  readonly ownerUserId: string | null;
  /** Who makes it; null: nobody of the organization. */
  readonly createdBy: string | null;
}

export interface CreationLimit {
  readonly createdBy: 'administrators' | 'nobody';
  readonly organizationName: string;
}

/** Policies by which somebody creates no accounts in an organization. */
const creationLimits = (organizationId: RawBuilder<unknown>, userId: string | null) => sql`
  select l.created_by, l.organization_id from account_creation_limits l
  where l.organization_id = ${organizationId} and (l.created_by = 'nobody' or not exists (
    select 1 from organization_administrators m where m.organization_id = l.organization_id and m.user_id = ${userId}::uuid))`;

/** Undefined: no policy is against it. */
export async function findCreationLimit(
  db: Db,
  scope: OrganizationScope,
  userId: string | null,
): Promise<CreationLimit | undefined> {
  const { rows } =
    await sql<CreationLimit>`select l.created_by as "createdBy", o.friendly_name as "organizationName"
    from (${creationLimits(sql`${scope.organizationId}::uuid`, userId)}) l join organizations o on o.id = l.organization_id`.execute(
      db,
    );
  return rows[0];
}

/**
 * A subaccount takes the organization that its parent has at this moment, under a lock of the parent.
 * @param scope whose the account becomes: an organization's, a person's own, or a part of another account
 * @returns false where a policy does not let `createdBy` create accounts
 */
export async function insertAccount(
  db: Db,
  scope: OrganizationScope | UserScope | AccountScope,
  row: NewAccount,
): Promise<boolean> {
  const { id, friendlyName, ownerUserId, createdBy } = row;
  if (scope.kind === 'account') {
    const made =
      await sql`insert into accounts (id, organization_id, parent_account_id, friendly_name)
      select ${id}, p.organization_id, p.id, ${friendlyName} from accounts p where p.id = ${scope.accountId}
        and not exists (${creationLimits(sql`p.organization_id`, createdBy)}) for no key update of p returning id`.execute(
        db,
      );
    return made.rows.length === 1;
  }
  const organizationId = scope.kind === 'user' ? null : scope.organizationId;
  const made = await sql`insert into accounts (id, organization_id, owner_user_id, friendly_name)
    select ${id}::uuid, ${organizationId}::uuid, ${ownerUserId}::uuid, ${friendlyName}::text
    where not exists (${creationLimits(sql`${organizationId}::uuid`, createdBy)}) returning id`.execute(
    db,
  );
  return made.rows.length === 1;
}

export async function updateName(db: Db, scope: AccountScope, name: string): Promise<void> {
  await sql`update accounts set friendly_name = ${name}, version = version + 1, updated_at = now() where id = ${scope.accountId}`.execute(
    db,
  );
}

export async function updateTags(
  db: Db,
  scope: AccountScope,
  tags: readonly string[],
): Promise<void> {
  await sql`update accounts set tags = ${tags}::text[], version = version + 1, updated_at = now() where id = ${scope.accountId}`.execute(
    db,
  );
}

/** The organization that the scope names has to be the account's: constraints hold that its owner is managed there. */
export async function updateOwner(db: Db, scope: AccountScope, userId: string): Promise<void> {
  await sql`update accounts set owner_user_id = ${userId}, version = version + 1, updated_at = now()
    where id = ${scope.accountId} and organization_id is not distinct from ${scope.organizationId}`.execute(
    db,
  );
}

export async function isManagedBy(
  db: Db,
  scope: OrganizationScope,
  userId: string,
): Promise<boolean> {
  const { rows } =
    await sql`select 1 from users where id = ${userId} and organization_id = ${scope.organizationId} and state <> 'erased'`.execute(
      db,
    );
  return rows.length === 1;
}

/** What an organization suspended or closed is its owner's to bring back, once it is outside. */
const decisionsPass = sql`suspended_by = case when suspended_by is not null then 'account' end,
  closing_by = case when closing_by is not null then 'account' end`;

/**
 * Takes an account with its subaccounts out of its organization, to an owner outside. Answers the ids.
 */
export async function moveOut(db: Db, scope: AccountScope, ownerUserId: string): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`update accounts set organization_id = null, owner_user_id = case when id = ${scope.accountId} then ${ownerUserId}::uuid end,
      version = version + 1, updated_at = now(), ${decisionsPass}
    where (id = ${scope.accountId} or parent_account_id = ${scope.accountId}) and organization_id = ${scope.organizationId} returning id`.execute(
    db,
  );
  return rows.map((row) => row.id);
}

/** Takes some main accounts with their subaccounts out of an organization that is gone; their owners stay. */
export async function moveSomeOut(
  db: Db,
  scope: OrganizationScope,
  atMost: number,
): Promise<{ mainAccounts: number; accountIds: string[] }> {
  const { rows } = await sql<{ id: string; isMain: boolean }>`with batch as materialized (
      select id from accounts where organization_id = ${scope.organizationId} and parent_account_id is null
      order by id limit ${atMost} for update)
    update accounts a set organization_id = null, version = version + 1, updated_at = now(), ${decisionsPass}
    from batch where a.id = batch.id or a.parent_account_id = batch.id
    returning a.id, a.parent_account_id is null as "isMain"`.execute(db);
  return {
    mainAccounts: rows.filter((row) => row.isMain).length,
    accountIds: rows.map((row) => row.id),
  };
}

export interface OwnedAccount {
  readonly id: string;
  readonly friendlyName: string;
  readonly subaccounts: number;
  readonly people: number;
}

/** The main accounts that a person owns, with how many others reach each. */
export async function listOwnedAccounts(db: Db, scope: UserScope): Promise<OwnedAccount[]> {
  const { rows } = await sql<OwnedAccount>`select a.id, a.friendly_name as "friendlyName",
      (select count(*) from accounts s where s.parent_account_id = a.id) as subaccounts,
      (select count(distinct r.user_id) from held_roles r
        where r.scope_id in (select s.id from accounts s where s.parent_account_id = a.id union all select a.id)) as people
    from accounts a where a.owner_user_id = ${scope.userId} and a.state <> 'closed' order by a.sort_name, a.id`.execute(
    db,
  );
  return rows;
}

/** The main accounts that a person owns, whatever their state, in the order in which they are locked. */
export async function listAllOwnedAccountIds(db: Db, scope: UserScope): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select id from accounts where owner_user_id = ${scope.userId} order by id`.execute(db);
  return rows.map((row) => row.id);
}

/**
 * Gives the accounts of an owner, with their subaccounts, to an organization. Answers the ids. The main accounts are
 * locked first: a subaccount that is being made is waited for, and comes along.
 */
export async function moveOwnedAccounts(
  db: Db,
  scope: UserScope,
  organizationId: string,
): Promise<string[]> {
  await sql`select 1 from accounts where owner_user_id = ${scope.userId} order by id for update`.execute(
    db,
  );
  const { rows } = await sql<{
    id: string;
  }>`update accounts set organization_id = ${organizationId}, version = version + 1, updated_at = now()
    where owner_user_id = ${scope.userId}
      or parent_account_id in (select id from accounts where owner_user_id = ${scope.userId}) returning id`.execute(
    db,
  );
  return rows.map((row) => row.id);
}

/** Gives all accounts of an organization to another one, whatever their state. Answers the ids, the main accounts apart. */
export async function moveAllAccounts(
  db: Db,
  scope: OrganizationScope,
  organizationId: string,
): Promise<{ accountIds: string[]; mainAccountIds: string[] }> {
  await sql`select 1 from accounts where organization_id = ${scope.organizationId} and parent_account_id is null order by id for update`.execute(
    db,
  );
  const { rows } = await sql<{ id: string; isMain: boolean }>`update accounts
    set organization_id = ${organizationId}, version = version + 1, updated_at = now()
    where organization_id = ${scope.organizationId} returning id, parent_account_id is null as "isMain"`.execute(
    db,
  );
  return {
    accountIds: rows.map((row) => row.id),
    mainAccountIds: rows.filter((row) => row.isMain).map((row) => row.id),
  };
}

/** Text in the name, exactly a tag, or exactly the id of a SID. */
function matches(search: string | undefined, id: string | undefined): RawBuilder<unknown> {
  if (search === undefined) return sql``;
  if (id !== undefined) return sql`and a.id = ${id}`;
  return sql`and (${partOf(sql`a.friendly_name`, search)} or a.tags @> array[${search.toLowerCase()}]::text[])`;
}

export interface ReachableRow extends AccountRow {
  readonly roleIds: string[];
  /** Of the account, or of the main account above it. */
  readonly isOwner: boolean;
  readonly isOrganizationOwner: boolean;
}

/**
 * Accounts that a person reaches: owned, by one of `reachingRoles` on it, its parent or its organization, or by
 * owning the organization.
 */
export async function listReachable(
  db: Db,
  scope: UserScope,
  filter: { search: string | undefined; id: string | undefined; reachingRoles: readonly string[] },
  page: PageRequest,
): Promise<ReachableRow[]> {
  const { where, order, limit } = keyset(
    [{ column: sql`a.sort_name` }, { column: sql`a.id` }],
    page,
  );
  const { rows } = await sql<ReachableRow>`
    with mine as materialized (select scope_id, role_id, created_at from held_roles
      where user_id = ${scope.userId} and role_id = any(${filter.reachingRoles})),
    ours as materialized (select id from organizations where owner_user_id = ${scope.userId} and state not in ('deleted', 'merged'))
    select ${selected}, a.owner_user_id is not distinct from ${scope.userId}
        or exists (select 1 from accounts p where p.id = a.parent_account_id and p.owner_user_id = ${scope.userId}) as "isOwner",
      a.organization_id is not null and a.organization_id in (select id from ours) as "isOrganizationOwner",
      array(select m.role_id from mine m where m.scope_id in (a.id, a.parent_account_id, a.organization_id)
        group by m.role_id order by min(m.created_at)) as "roleIds"
    from accounts a ${joined}
    where a.state <> 'closed'
      and (a.owner_user_id = ${scope.userId} or a.organization_id in (select id from ours)
        or a.organization_id in (select scope_id from mine) or a.id in (select scope_id from mine)
        or a.parent_account_id in (select scope_id from mine)
        or a.parent_account_id in (select id from accounts where owner_user_id = ${scope.userId}))
      ${matches(filter.search, filter.id)} ${where === undefined ? sql`` : sql`and ${where}`}
    order by ${order} limit ${limit}`.execute(db);
  return rows;
}

export async function listSubaccounts(
  db: Db,
  scope: AccountScope,
  page: PageRequest,
): Promise<AccountRow[]> {
  const { where, order, limit } = keyset(
    [{ column: sql`a.sort_name` }, { column: sql`a.id` }],
    page,
  );
  const { rows } = await sql<AccountRow>`select ${selected} from accounts a ${joined}
    where a.parent_account_id = ${scope.accountId} ${where === undefined ? sql`` : sql`and ${where}`} order by ${order} limit ${limit}`.execute(
    db,
  );
  return rows;
}

export async function listSubaccountIds(db: Db, scope: AccountScope): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select id from accounts where parent_account_id = ${scope.accountId} and state <> 'closed'`.execute(
    db,
  );
  return rows.map((row) => row.id);
}

export interface ManagedFilter {
  readonly search: string | undefined;
  readonly id: string | undefined;
  /** `independent`: owned outside, but shared with managed users of the organization. */
  readonly kind: 'all' | 'main' | 'subaccount' | 'independent';
  readonly ownerUserId: string | undefined;
  readonly state?: AccountState | undefined;
  readonly tag?: string | undefined;
  readonly q?: ManagedAccountFilter | undefined;
  readonly sort: 'name' | '-name' | 'created_at' | '-created_at';
}

export interface ManagedRow extends AccountRow {
  readonly subaccounts: number;
  readonly people: number;
  readonly independentPeople: number;
  /** The text of `created_at` with all its digits, for the key of a page. */
  readonly createdKey: string;
}

const kinds = {
  all: sql``,
  main: sql`and a.parent_account_id is null`,
  subaccount: sql`and a.parent_account_id is not null`,
};

function managedWhere(scope: OrganizationScope, filter: ManagedFilter): RawBuilder<unknown> {
  const owner =
    filter.ownerUserId === undefined ? sql`` : sql`and a.owner_user_id = ${filter.ownerUserId}`;
  const state = filter.state === undefined ? sql`` : sql`and a.effective_state = ${filter.state}`;
  const tag = filter.tag === undefined ? sql`` : sql`and a.tags @> array[${filter.tag}]::text[]`;
  const asked = managedAccountConditions(scope, filter.q).map((part) => sql` and ${part}`);
  const rest = sql`${owner} ${state} ${tag} ${matches(filter.search, filter.id)}${sql.join(asked, sql``)}`;
  if (filter.kind === 'independent') {
    // Who owns an account outside is not told here, so nobody may ask by the owner either.
    if (filter.ownerUserId !== undefined || filter.tag !== undefined || filter.q !== undefined)
      return sql`false`;
    return sql`a.organization_id is distinct from ${scope.organizationId} and a.state <> 'closed' and a.id in (
      select r.account_id from users m join role_assignments r on r.user_id = m.id and r.ended_at is null
      where m.organization_id = ${scope.organizationId} and r.scope_kind = 'account') ${matches(filter.search, filter.id)}`;
  }
  return sql`a.organization_id = ${scope.organizationId} ${kinds[filter.kind]} ${rest}`;
}

const planned = (filter: ManagedFilter) =>
  (filter.q?.terms.length ?? 0) > 0 ? plannedEachTime : sql``;

/**
 * The figures of people are counted for the rows of the page only. Of an account that is owned outside, only the
 * organization's own people are counted: the others are nobody's business here.
 */
export async function listManaged(
  db: Db,
  scope: OrganizationScope,
  filter: ManagedFilter,
  page: PageRequest,
): Promise<ManagedRow[]> {
  const descending = filter.sort.startsWith('-');
  const column = filter.sort.endsWith('name') ? sql`a.sort_name` : sql`a.created_at`;
  const { where, order, limit } = keyset(
    [
      { column, descending },
      { column: sql`a.id`, descending },
    ],
    page,
  );
  const { rows } = await sql<ManagedRow>`${planned(filter)}
    with page as (select a.* from accounts a where ${managedWhere(scope, filter)} ${where === undefined ? sql`` : sql`and ${where}`}
      order by ${order} limit ${limit})
    select ${selected}, a.created_at::text as "createdKey",
      (select count(*) from accounts s where s.parent_account_id = a.id and s.organization_id = ${scope.organizationId}) as subaccounts,
      (select count(distinct r.user_id) from held_roles r join users m on m.id = r.user_id
        where r.scope_id = a.id
          and (a.organization_id is not distinct from ${scope.organizationId} or m.organization_id = ${scope.organizationId})) as people,
      (select count(distinct r.user_id) from role_assignments r join users m on m.id = r.user_id
        where r.scope_id = a.id and r.ended_at is null and a.organization_id is not distinct from ${scope.organizationId}
          and m.organization_id is distinct from ${scope.organizationId}) as "independentPeople"
    from page a ${joined} order by ${order}`.execute(db);
  return rows;
}

export async function countManaged(
  db: Db,
  scope: OrganizationScope,
  filter: ManagedFilter,
  ceiling: number,
): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`${planned(filter)}select count(*) as count from (
    select 1 from accounts a where ${managedWhere(scope, filter)} limit ${ceiling + 1}) counted`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}
