/** SQL of an organization's people: its managed users, and the guests on its accounts. Reads only. */
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import { partOf, plannedEachTime } from '../../kernel/list-filter-sql.ts';
import { keyset } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import type { UserState } from '../users/index.ts';
import { type UserFilter, userConditions } from './filter-store.ts';

export type PersonState = Exclude<UserState, 'erased'>;

export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly isManagedHere: boolean;
  readonly state: PersonState;
  readonly joinedBy: string;
  readonly lastSignInAt: Date | null;
  readonly deletionDueAt: Date | null;
  readonly createdAt: Date;
  readonly version: number;
  readonly isOwner: boolean;
  readonly organizationRoleId: string | null;
  /** All that they hold on the organization, through groups too. */
  readonly heldRoleIds: string[];
  readonly accounts: number;
  readonly ownedAccounts: number;
  readonly sortName: string;
  readonly sortEmail: string;
  readonly createdKey: string;
}

export type PersonSort = 'name' | '-name' | 'email' | '-email' | 'created_at' | '-created_at';

export interface PersonFilter {
  readonly kind: 'everyone' | 'managed' | 'independent';
  readonly search: string | undefined;
  readonly id: string | undefined;
  readonly state: PersonState | undefined;
  readonly roleId: string | undefined;
  /** Is `roleId` the Owner's, which no row holds? */
  readonly roleIsOwner: boolean;
  readonly q: UserFilter | undefined;
}

const sortColumns = {
  name: sql`u.sort_name`,
  email: sql`u.email collate "C"`,
  created_at: sql`u.created_at`,
};

/** Guests: they hold a role on an account of the organization without being managed by it. */
const guestIds = (organizationId: string) => sql`select distinct r.user_id from role_assignments r
  where r.organization_id = ${organizationId} and r.is_guest and r.ended_at is null`;

/** The two kinds are two index ranges; `everyone` walks both and merges them in order. */
function kindWhere(kind: 'managed' | 'independent', organizationId: string): RawBuilder<unknown> {
  if (kind === 'managed') return sql`u.organization_id = ${organizationId}`;
  // As an array, so that people are looked up by these ids.
  return sql`u.id = any(array(${guestIds(organizationId)}))`;
}

function filterWhere(scope: OrganizationScope, filter: PersonFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`u.state <> 'erased'`];
  if (filter.id !== undefined) parts.push(sql`u.id = ${filter.id}`);
  else if (filter.search !== undefined)
    parts.push(partOf(sql`(u.full_name || ' ' || u.email)`, filter.search));
  if (filter.state !== undefined) parts.push(sql`u.state = ${filter.state}`);
  if (filter.roleId !== undefined) {
    const holder = sql`select r.user_id from held_roles r where r.scope_id = ${scope.organizationId} and r.role_id = ${filter.roleId}`;
    parts.push(
      filter.roleIsOwner
        ? sql`u.id = (select owner_user_id from organizations where id = ${scope.organizationId})`
        : sql`u.id in (${holder})`,
    );
  }
  return sql.join([...parts, ...userConditions(scope, filter.q)], sql` and `);
}

/** Leads every statement that the filter shapes. */
const planned = (filter: PersonFilter) =>
  (filter.q?.terms.length ?? 0) > 0 ? plannedEachTime : sql``;

const kindsOf = (filter: PersonFilter) =>
  filter.kind === 'everyone' ? (['managed', 'independent'] as const) : ([filter.kind] as const);

/**
 * What is shown beside a person is read for the rows of the page only. What they own is counted in one go: asked for one person after
 * the other, an organization in which one of them owns nearly everything reads all of its accounts for each.
 */
function withDetails(
  scope: OrganizationScope,
  page: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
  lead: RawBuilder<unknown> = sql``,
): RawBuilder<PersonRow> {
  return sql<PersonRow>`${lead}with page as materialized (${page}),
      owned as materialized (select a.owner_user_id as user_id, count(*) as accounts from accounts a
        where a.organization_id = ${scope.organizationId} and a.owner_user_id = any(array(select id from page)) group by a.owner_user_id)
    select u.id, u.full_name as name, u.first_name as "firstName", u.last_name as "lastName", u.email_as_typed as email, u.organization_id is not distinct from ${scope.organizationId} as "isManagedHere",
      u.state, u.joined_by as "joinedBy", u.last_sign_in_at as "lastSignInAt", u.deletion_due_at as "deletionDueAt", u.created_at as "createdAt", u.version,
      u.id = o.owner_user_id as "isOwner",
      (select r.role_id from role_assignments r where r.scope_id = o.id and r.user_id = u.id and r.ended_at is null limit 1) as "organizationRoleId",
      array(select r.role_id from held_roles r where r.scope_id = o.id and r.user_id = u.id) as "heldRoleIds",
      coalesce(owned.accounts, 0) + (select count(distinct r.account_id) from role_assignments r join accounts a on a.id = r.account_id
        where r.organization_id = o.id and r.user_id = u.id and r.ended_at is null and a.owner_user_id is distinct from u.id) as accounts,
      coalesce(owned.accounts, 0) as "ownedAccounts",
      u.sort_name as "sortName", u.email as "sortEmail", u.created_at::text as "createdKey"
    from page u cross join organizations o left join owned on owned.user_id = u.id where o.id = ${scope.organizationId} order by ${order}`;
}

export async function listPeople(
  db: Db,
  scope: OrganizationScope,
  asked: { filter: PersonFilter; sort: PersonSort },
  page: PageRequest,
): Promise<PersonRow[]> {
  const { filter, sort } = asked;
  const descending = sort.startsWith('-');
  const column = sortColumns[sort.replace('-', '') as keyof typeof sortColumns];
  const { where, order, limit } = keyset(
    [
      { column, descending },
      { column: sql`u.id`, descending },
    ],
    page,
  );
  const matching = filterWhere(scope, filter);
  const branches = kindsOf(filter).map(
    (kind) =>
      sql`(select u.* from users u where ${kindWhere(kind, scope.organizationId)} and ${matching} ${where === undefined ? sql`` : sql`and ${where}`} order by ${order} limit ${limit})`,
  );
  const merged =
    branches.length === 1
      ? (branches[0] ?? sql``)
      : sql`select u.* from (${sql.join(branches, sql` union all `)}) u order by ${order} limit ${limit}`;
  const { rows } = await withDetails(scope, merged, order, planned(filter)).execute(db);
  return rows;
}

export async function countPeople(
  db: Db,
  scope: OrganizationScope,
  filter: PersonFilter,
  ceiling: number,
): Promise<number> {
  const matching = filterWhere(scope, filter);
  const branches = kindsOf(filter).map(
    (kind) =>
      sql`(select 1 from users u where ${kindWhere(kind, scope.organizationId)} and ${matching} limit ${ceiling + 1})`,
  );
  const { rows } = await sql<{
    count: number;
  }>`${planned(filter)}select count(*) as count from (${sql.join(branches, sql` union all `)}) counted`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** By name, without those left out. */
export async function listMatchingIds(
  db: Db,
  scope: OrganizationScope,
  { filter, except }: { filter: PersonFilter; except: readonly string[] },
  limit: number,
): Promise<string[]> {
  const matching = sql`${filterWhere(scope, filter)} and u.id <> all(${except}::uuid[])`;
  const branches = kindsOf(filter).map(
    (kind) =>
      sql`(select u.id, u.sort_name from users u where ${kindWhere(kind, scope.organizationId)} and ${matching} order by u.sort_name, u.id limit ${limit})`,
  );
  const { rows } = await sql<{
    id: string;
  }>`${planned(filter)}select id from (${sql.join(branches, sql` union all `)}) chosen order by sort_name, id limit ${limit}`.execute(
    db,
  );
  return rows.map((row) => row.id);
}

export async function findPerson(
  db: Db,
  scope: OrganizationScope,
  userId: string,
): Promise<PersonRow | undefined> {
  const one = sql`select u.* from users u where u.id = ${userId} and u.state <> 'erased'
    and (u.organization_id = ${scope.organizationId} or u.id in (${guestIds(scope.organizationId)}))`;
  const { rows } = await withDetails(scope, one, sql`u.id`).execute(db);
  return rows[0];
}

/** Active holders of the organization roles named, with the Owner. */
export async function countHolders(
  db: Db,
  scope: OrganizationScope,
  roleIds: readonly string[],
): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*) as count from users u where u.state = 'active' and u.id in (
    select owner_user_id from organizations where id = ${scope.organizationId}
    union select user_id from held_roles where scope_id = ${scope.organizationId} and role_id = any(${roleIds}))`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** People whom the organization manages with an address of exactly this domain, but for the Owner. */
export async function listManagedUnder(
  db: Db,
  scope: OrganizationScope,
  domain: string,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select u.id from users u join organizations o on o.id = u.organization_id
    where u.organization_id = ${scope.organizationId} and u.email_domain = ${domain} and u.state <> 'erased' and u.id <> o.owner_user_id
    order by u.id limit ${limit}`.execute(db);
  return rows.map((row) => row.id);
}
