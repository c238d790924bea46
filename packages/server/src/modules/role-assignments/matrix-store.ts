/** SQL of the access matrix: a set of accounts, a page of people, and what they hold there. Reads only. */
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import { partOf } from '../../kernel/list-filter-sql.ts';
import { countCeiling, keyset } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';

export interface MatrixAccount {
  readonly id: string;
  readonly parentId: string | null;
  readonly ownerUserId: string | null;
}

/** Those of the accounts that the organization manages; whatever else was named is not there. */
export async function listMatrixAccounts(
  db: Db,
  scope: OrganizationScope,
  accountIds: readonly string[],
): Promise<MatrixAccount[]> {
  const { rows } = await sql<MatrixAccount>`
    select a.id, a.parent_account_id as "parentId", coalesce(a.owner_user_id, p.owner_user_id) as "ownerUserId"
    from accounts a left join accounts p on p.id = a.parent_account_id
    where a.id = any(${accountIds}::uuid[]) and a.organization_id = ${scope.organizationId} and a.state <> 'closed'`.execute(
    db,
  );
  return rows;
}

export interface MatrixPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly sortName: string;
  readonly state: 'active' | 'inactive' | 'suspended';
  readonly isManagedHere: boolean;
  readonly isOrganizationOwner: boolean;
  readonly assignments: {
    id: string;
    roleId: string;
    scopeId: string;
    groupId: string | null;
    groupName: string | null;
  }[];
  /** Bounded: one above the ceiling means "more". */
  readonly reached: number;
  readonly matching: number;
}

export interface MatrixQuestion {
  readonly accounts: readonly MatrixAccount[];
  readonly search: string | undefined;
  readonly kind: 'everyone' | 'managed' | 'independent';
  readonly onlyHolders: boolean;
  readonly reachingRoles: readonly string[];
}

const scopesOf = (accounts: readonly MatrixAccount[]) =>
  accounts.flatMap(({ id, parentId }) => (parentId === null ? [id] : [id, parentId]));

function conditionOf(scope: OrganizationScope, asked: MatrixQuestion): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`u.state <> 'erased'`];
  if (asked.search !== undefined)
    parts.push(partOf(sql`(u.full_name || ' ' || u.email)`, asked.search));
  if (asked.onlyHolders)
    parts.push(sql`u.id in (
      select r.user_id from held_roles r where r.scope_id = any(${scopesOf(asked.accounts)}::uuid[])
        and r.organization_id = ${scope.organizationId}
      union select unnest(${asked.accounts.map(({ ownerUserId }) => ownerUserId)}::uuid[]))`);
  return sql.join(parts, sql` and `);
}

/** The two kinds are two index ranges, merged in the order of the page. */
function branchesOf(scope: OrganizationScope, asked: MatrixQuestion): RawBuilder<unknown>[] {
  const condition = conditionOf(scope, asked);
  const managed = sql`users u where u.organization_id = ${scope.organizationId} and ${condition}`;
  const independent = sql`users u where u.id in (
    select r.user_id from role_assignments r where r.organization_id = ${scope.organizationId} and r.is_guest and r.ended_at is null)
    and ${condition}`;
  if (asked.kind === 'managed') return [managed];
  return asked.kind === 'independent' ? [independent] : [managed, independent];
}

/** Accounts that somebody reaches by what they hold below the organization, at most one above the ceiling. */
const reachedBelow = (scope: OrganizationScope, reachingRoles: readonly string[]) => {
  const held = sql`(select r.account_id as id from held_roles r where r.user_id = u.id and r.organization_id = ${scope.organizationId}
      and r.account_id is not null and r.role_id = any(${reachingRoles})
    union select a.id from accounts a where a.owner_user_id = u.id and a.organization_id = ${scope.organizationId}) held`;
  return sql`(select count(*) from (
    select a.id from ${held} join accounts a on a.id = held.id where a.state <> 'closed'
    union select a.id from ${held} join accounts a on a.parent_account_id = held.id where a.state <> 'closed' limit ${countCeiling + 1}) reached)`;
};

/** A page of people with what they hold on the organization, the accounts asked about, and those above them. */
export async function listMatrixPeople(
  db: Db,
  scope: OrganizationScope,
  asked: MatrixQuestion,
  page: PageRequest,
): Promise<MatrixPerson[]> {
  const { where, order, limit } = keyset(
    [{ column: sql`u.sort_name` }, { column: sql`u.id` }],
    page,
  );
  const branches = branchesOf(scope, asked);
  const from = where === undefined ? sql`` : sql`and ${where}`;
  const pages = branches.map(
    (branch) => sql`(select u.* from ${branch} ${from} order by ${order} limit ${limit})`,
  );
  const counted = branches.map(
    (branch) => sql`(select 1 from ${branch} limit ${countCeiling + 1})`,
  );
  const { rows } = await sql<MatrixPerson>`
    with page as materialized (select u.* from (${sql.join(pages, sql` union all `)}) u order by ${order} limit ${limit}),
      place as materialized (select o.id, o.owner_user_id,
        (select count(*) from (select 1 from accounts a where a.organization_id = o.id and a.state <> 'closed' limit ${countCeiling + 1}) a) as accounts,
        (select count(*) from (${sql.join(counted, sql` union all `)}) c) as matching
        from organizations o where o.id = ${scope.organizationId})
    select u.id, u.full_name as name, u.email_as_typed as email, u.sort_name as "sortName", u.state,
      u.organization_id is not distinct from o.id as "isManagedHere", u.id = o.owner_user_id as "isOrganizationOwner",
      (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'roleId', r.role_id, 'scopeId', r.scope_id,
          'groupId', r.group_id, 'groupName', g.friendly_name) order by r.id), '[]')
        from held_roles r left join groups g on g.id = r.group_id where r.user_id = u.id
          and r.scope_id = any(${[scope.organizationId, ...scopesOf(asked.accounts)]}::uuid[])) as assignments,
      case when u.id = o.owner_user_id or exists (select 1 from held_roles r where r.scope_id = o.id and r.user_id = u.id
        and r.role_id = any(${asked.reachingRoles})) then o.accounts
        else ${reachedBelow(scope, asked.reachingRoles)} end as reached,
      o.matching
    from page u cross join place o order by ${order}`.execute(db);
  return rows;
}

export interface AccountTotal {
  readonly accountId: string;
  readonly people: number;
  readonly direct: number;
}

/** How many people reach each account, and how many of them by a role on it. */
export async function listTotals(
  db: Db,
  scope: OrganizationScope,
  asked: { accountIds: readonly string[]; reachingRoles: readonly string[] },
): Promise<AccountTotal[]> {
  const { rows } = await sql<AccountTotal>`
    select a.id as "accountId",
      (select count(*) from users u where u.state <> 'erased' and u.id in (
        select r.user_id from held_roles r where r.scope_id in (a.id, a.parent_account_id, o.id)
          and r.role_id = any(${asked.reachingRoles})
        union select coalesce(a.owner_user_id, p.owner_user_id) union select o.owner_user_id)) as people,
      (select count(distinct r.user_id) from held_roles r join users u on u.id = r.user_id and u.state <> 'erased'
        where r.scope_id = a.id) as direct
    from accounts a left join accounts p on p.id = a.parent_account_id join organizations o on o.id = a.organization_id
    where a.id = any(${asked.accountIds}::uuid[]) and o.id = ${scope.organizationId} and a.state <> 'closed'`.execute(
    db,
  );
  return rows;
}

export interface Pair {
  readonly userId: string;
  readonly accountId: string;
}

/** Which of the pairs of a person and an account of the organization there still is a way between. */
export async function listReachingPairs(
  db: Db,
  scope: OrganizationScope,
  asked: { pairs: readonly Pair[]; reachingRoles: readonly string[] },
): Promise<Pair[]> {
  const { rows } = await sql<Pair>`
    select x.user_id as "userId", x.account_id as "accountId"
    from unnest(${asked.pairs.map(({ userId }) => userId)}::uuid[], ${asked.pairs.map(({ accountId }) => accountId)}::uuid[]) as x(user_id, account_id)
    join accounts a on a.id = x.account_id left join accounts p on p.id = a.parent_account_id join organizations o on o.id = a.organization_id
    where o.id = ${scope.organizationId} and (o.owner_user_id = x.user_id or coalesce(a.owner_user_id, p.owner_user_id) = x.user_id
      or exists (select 1 from held_roles r where r.user_id = x.user_id and r.role_id = any(${asked.reachingRoles})
        and r.scope_id in (a.id, a.parent_account_id, o.id)))`.execute(db);
  return rows;
}
