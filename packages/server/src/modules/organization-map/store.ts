/** SQL of the map: one statement a piece. Reads only. */
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import { plannedEachTime } from '../../kernel/list-filter-sql.ts';
import { keyset } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';

export type PersonKind = 'managed' | 'independent' | undefined;
export type Risk = 'no_administrator' | 'independent_administrator';

export interface Range {
  readonly from: string | undefined;
  readonly before: string | undefined;
}

export interface AccountsAsked extends Range {
  readonly accountIds: readonly string[] | undefined;
  readonly parentId: string | undefined;
  /** `null`: with none of the most used tags. */
  readonly tag: string | null | undefined;
  readonly tagsAtMost: number;
  readonly kind: PersonKind;
  readonly risk: Risk | undefined;
  /** Roles that let one manage the people of an account. */
  readonly administratingRoles: readonly string[];
}

const within = (column: RawBuilder<unknown>, { from, before }: Range) => sql`
  ${from === undefined ? sql`` : sql`and ${column} >= ${from}`} ${before === undefined ? sql`` : sql`and ${column} < ${before}`}`;

/** Accounts with an active administrator; each risk is a look into one such set, which is made once. */
const administered = (scope: OrganizationScope, asked: AccountsAsked, who: RawBuilder<unknown>) =>
  sql`(select r.account_id from held_roles r join users u on u.id = r.user_id
    where r.organization_id = ${scope.organizationId} and r.scope_kind = 'account'
      and r.role_id = any(${asked.administratingRoles}) and u.state = 'active' ${who})`;

function risksOf(scope: OrganizationScope, asked: AccountsAsked) {
  const outside = sql`and u.organization_id is distinct from ${scope.organizationId}`;
  return {
    no_administrator: sql`(a.parent_account_id is null and a.id not in ${administered(scope, asked, sql`and r.account_id is not null`)})`,
    independent_administrator: sql`(a.id in ${administered(scope, asked, outside)})`,
  };
}

const holdsThere = (
  scope: OrganizationScope,
  kind: NonNullable<PersonKind>,
) => sql`(exists (select 1 from held_roles r join users u on u.id = r.user_id
    where r.scope_id = a.id and u.organization_id ${kind === 'managed' ? sql`=` : sql`is distinct from`} ${scope.organizationId})
  ${kind === 'managed' ? sql`or a.owner_user_id is not null` : sql``})`;

/** The accounts of a branch, before a tag narrows them. */
function branchOf(scope: OrganizationScope, asked: AccountsAsked): RawBuilder<unknown> {
  const { accountIds, parentId, kind, risk } = asked;
  const place =
    accountIds === undefined
      ? parentId === undefined
        ? sql`and a.parent_account_id is null`
        : sql`and a.parent_account_id = ${parentId}`
      : sql`and a.id = any(${accountIds}::uuid[])`;
  return sql`a.organization_id = ${scope.organizationId} and a.state <> 'closed' ${place} ${within(sql`a.sort_name`, asked)}
    ${kind === undefined ? sql`` : sql`and ${holdsThere(scope, kind)}`} ${risk === undefined ? sql`` : sql`and ${risksOf(scope, asked)[risk]}`}`;
}

const mostUsed = (scope: OrganizationScope, asked: AccountsAsked) =>
  sql`select t.tag from accounts a cross join unnest(a.tags) as t(tag) where ${branchOf(scope, { ...asked, from: undefined, before: undefined })}
    group by t.tag order by count(*) desc, t.tag limit ${asked.tagsAtMost}`;

function accountsWhere(scope: OrganizationScope, asked: AccountsAsked): RawBuilder<unknown> {
  const tagged =
    asked.tag === undefined
      ? sql``
      : asked.tag === null
        ? sql`and not a.tags && array(${mostUsed(scope, asked)})`
        : sql`and a.tags @> array[${asked.tag}]::text[]`;
  return sql`${branchOf(scope, asked)} ${tagged}`;
}

export interface ClusterRow {
  readonly tag: string | null;
  readonly first: string;
  readonly last: string;
  readonly count: number;
  readonly atRisk: number;
  readonly total: number;
}

/**
 * Heaps of what begins with the same letters: those after the beginning that all share, one letter, or two where one
 * makes only a few heaps. Where there are still too many, as in scripts of thousands of signs, neighbors are put together.
 * @param pool rows of `name` and `risky`
 */
const byLetter = (pool: RawBuilder<unknown>, atMost: number) => sql`
  with pool as materialized (${pool}),
    edges as (select min(name) as low, max(name) as high, count(*) as total from pool),
    shared as (select total, (select coalesce(max(n), 0) from generate_series(1, 200) n where left(low, n) = left(high, n)) as length from edges),
    one as (select left(name, length + 1) as beginning, count(*) as count, count(*) filter (where risky) as at_risk from pool, shared group by 1),
    two as (select left(name, length + 2) as beginning, count(*) as count, count(*) filter (where risky) as at_risk from pool, shared group by 1),
    fineness as (select (select count(*) from one) < 8 and (select count(*) from two) <= ${atMost} as is_two),
    chosen as (select one.* from one, fineness where not is_two union all select two.* from two, fineness where is_two),
    numbered as (select *, case when count(*) over () <= ${atMost} then row_number() over (order by beginning)
      else ntile(${atMost}) over (order by beginning) end as number from chosen)
  select null as tag, min(beginning) as first, max(beginning) as last, sum(count)::bigint as count, sum(at_risk)::bigint as "atRisk",
    (select total from shared) as total
  from numbered group by number order by number`;

export async function listAccountClusters(
  db: Db,
  scope: OrganizationScope,
  asked: AccountsAsked,
  { by, atMost }: { by: 'letter' | 'tag'; atMost: number },
): Promise<ClusterRow[]> {
  const risks = risksOf(scope, asked);
  const risky = sql`(${risks.no_administrator} or ${risks.independent_administrator}) as risky`;
  const from = sql`from accounts a where ${accountsWhere(scope, asked)}`;
  const statement =
    by === 'letter'
      ? byLetter(sql`select a.sort_name as name, ${risky} ${from}`, atMost)
      : sql`with pool as materialized (select a.id, a.tags, ${risky} ${from}), top as (${mostUsed(scope, asked)})
        select * from (select t.tag, '' as first, '' as last, count(*) as count, count(*) filter (where p.risky) as "atRisk", (select count(*) from pool) as total
        from pool p cross join unnest(p.tags) as t(tag) where t.tag in (select tag from top) group by t.tag
        union all select null, '', '', count(*), count(*) filter (where risky), (select count(*) from pool)
        from pool where not tags && array(select tag from top) having count(*) > 0) heaps
        order by tag is null, count desc, tag`;
  const { rows } = await sql<ClusterRow>`${plannedEachTime}${statement}`.execute(db);
  return rows;
}

export interface AccountRow {
  readonly id: string;
  readonly friendlyName: string;
  readonly sortName: string;
  readonly state: 'active' | 'suspended' | 'pending_closure' | 'closed';
  readonly parentId: string | null;
  readonly parentName: string | null;
  readonly ownerUserId: string | null;
  readonly ownerName: string | null;
  readonly subaccounts: number;
  readonly people: number;
  readonly hasNoAdministrator: boolean;
  readonly hasIndependentAdministrator: boolean;
}

export async function listAccounts(
  db: Db,
  scope: OrganizationScope,
  asked: AccountsAsked,
  page: PageRequest,
): Promise<AccountRow[]> {
  const { where, order, limit } = keyset(
    [{ column: sql`a.sort_name` }, { column: sql`a.id` }],
    page,
  );
  const risks = risksOf(scope, asked);
  const { rows } = await sql<AccountRow>`${plannedEachTime}
    with page as (select a.* from accounts a where ${accountsWhere(scope, asked)} ${where === undefined ? sql`` : sql`and ${where}`}
      order by ${order} limit ${limit})
    select a.id, a.friendly_name as "friendlyName", a.sort_name as "sortName", a.effective_state as state,
      main.id as "parentId", main.friendly_name as "parentName", a.owner_user_id as "ownerUserId", o.full_name as "ownerName",
      (select count(*) from accounts s where s.parent_account_id = a.id and s.organization_id = ${scope.organizationId} and s.state <> 'closed') as subaccounts,
      (select count(distinct r.user_id) from held_roles r where r.scope_id = a.id) as people,
      ${risks.no_administrator} as "hasNoAdministrator", ${risks.independent_administrator} as "hasIndependentAdministrator"
    from page a left join accounts main on main.id = a.parent_account_id left join users o on o.id = a.owner_user_id order by ${order}`.execute(
    db,
  );
  return rows;
}

export interface PeopleAsked extends Range {
  /** Undefined: whoever holds a role on the organization. */
  readonly accountId: string | undefined;
  readonly kind: PersonKind;
  /** Roles on the organization that reach its accounts: the others are no way to anything. */
  readonly reachingRoles: readonly string[];
}

/** Of an account that is owned outside, only the organization's own people: the others are nobody's business here. */
function peopleWhere(scope: OrganizationScope, asked: PeopleAsked): RawBuilder<unknown> {
  const { accountId, kind } = asked;
  const held =
    accountId === undefined
      ? sql`(select r.user_id from held_roles r where r.scope_id = ${scope.organizationId} and r.role_id = any(${asked.reachingRoles})
          union select o.owner_user_id from organizations o where o.id = ${scope.organizationId})`
      : sql`(select r.user_id from held_roles r join users h on h.id = r.user_id where r.scope_id = ${accountId}
            and (r.organization_id = ${scope.organizationId} or h.organization_id = ${scope.organizationId})
          union select a.owner_user_id from accounts a where a.id = ${accountId} and a.organization_id = ${scope.organizationId})`;
  const of =
    kind === undefined
      ? sql``
      : kind === 'managed'
        ? sql`and u.organization_id = ${scope.organizationId}`
        : sql`and u.organization_id is distinct from ${scope.organizationId}`;
  return sql`u.id in ${held} and u.state <> 'erased' ${of} ${within(sql`u.sort_name`, asked)}`;
}

export async function listPeopleClusters(
  db: Db,
  scope: OrganizationScope,
  asked: PeopleAsked,
  atMost: number,
): Promise<ClusterRow[]> {
  const pool = sql`select u.sort_name as name, false as risky from users u where ${peopleWhere(scope, asked)}`;
  const { rows } = await sql<ClusterRow>`${plannedEachTime}${byLetter(pool, atMost)}`.execute(db);
  return rows;
}

export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly sortName: string;
  readonly state: 'active' | 'inactive' | 'suspended';
  readonly isManaged: boolean;
  readonly isOwner: boolean;
  readonly roleIds: string[];
}

export async function listPeople(
  db: Db,
  scope: OrganizationScope,
  asked: PeopleAsked,
  page: PageRequest,
): Promise<PersonRow[]> {
  const { where, order, limit } = keyset(
    [{ column: sql`u.sort_name` }, { column: sql`u.id` }],
    page,
  );
  const place = asked.accountId ?? scope.organizationId;
  const { rows } = await sql<PersonRow>`${plannedEachTime}
    select u.id, u.full_name as name, u.email_as_typed as email, u.sort_name as "sortName", u.state,
      u.organization_id is not distinct from ${scope.organizationId} as "isManaged",
      exists (select 1 from accounts a where a.id = ${place} and a.owner_user_id = u.id)
        or exists (select 1 from organizations o where o.id = ${place} and o.owner_user_id = u.id) as "isOwner",
      array(select distinct r.role_id from held_roles r where r.scope_id = ${place} and r.user_id = u.id
        order by r.role_id) as "roleIds"
    from users u where ${peopleWhere(scope, asked)} ${where === undefined ? sql`` : sql`and ${where}`} order by ${order} limit ${limit}`.execute(
    db,
  );
  return rows;
}
