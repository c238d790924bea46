/** SQL of the access question: everything that people hold around accounts, for one, for many, and the other way round. */
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import { keyset } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import type { OrganizationScope, PlatformScope } from '../../kernel/scope.ts';
import { type Sources, sourcesAt } from './history-store.ts';

/** As RFC 3339; null: now. */
export type Moment = string | null;

/** One thing by which a person reaches an account. Ownership has no assignment. */
export interface Hold {
  readonly kind: 'organization_owner' | 'organization_role' | 'account_owner' | 'account_role';
  readonly assignmentId: string | null;
  readonly roleId: string | null;
  readonly heldOnId: string;
  readonly heldOnName: string;
  /** The group that it is held through; null: it is their own. */
  readonly groupId: string | null;
  readonly groupName: string | null;
}

/** Where somebody stands: on an account, or (with `accountId` null) in an organization. */
export interface Position {
  readonly userId: string;
  readonly accountId: string | null;
  readonly userState: string;
  readonly userName: string;
  readonly userOrganizationId: string | null;
  readonly accountState: string | null;
  readonly parentState: string | null;
  readonly organizationState: string | null;
  readonly organizationId: string | null;
  readonly holds: Hold[];
}

const holdsOf = (
  s: Sources,
) => sql`(select coalesce(jsonb_agg(jsonb_build_object('kind', h.kind, 'assignmentId', h.assignment_id, 'roleId', h.role_id,
    'heldOnId', h.held_on_id, 'heldOnName', h.held_on_name, 'groupId', h.group_id, 'groupName', h.group_name) order by h.assignment_id nulls first), '[]') from (
  select case r.scope_kind when 'organization' then 'organization_role' else 'account_role' end as kind, r.id as assignment_id, r.role_id,
    r.scope_id as held_on_id, case r.scope_id when a.id then a.friendly_name when p.id then p.friendly_name else o.friendly_name end as held_on_name,
    r.group_id, g.friendly_name as group_name
  from ${s.held} r left join groups g on g.id = r.group_id where r.user_id = u.id and r.scope_id in (a.id, p.id, o.id)
  union all select 'account_owner', null, null, coalesce(p.id, a.id), coalesce(p.friendly_name, a.friendly_name), null, null
    where coalesce(a.owner_user_id, p.owner_user_id) = u.id
  union all select 'organization_owner', null, null, o.id, o.friendly_name, null, null where o.owner_user_id = u.id) h)`;

const around = (s: Sources) =>
  sql`left join ${s.accounts} p on p.id = a.parent_account_id left join ${s.organizations} o on o.id = a.organization_id`;

export interface AskedPosition {
  readonly userId: string;
  /** One of the two. */
  readonly accountId: string | null;
  readonly organizationId: string | null;
}

/** Where people stand, in one statement. A person or a place that does not exist is missing from the answer. */
export async function readPositions(
  db: Db,
  _scope: PlatformScope,
  asked: readonly AskedPosition[],
  at: Moment,
): Promise<Position[]> {
  const s = sourcesAt(at);
  const { rows } = await sql<Position>`
    select u.id as "userId", a.id as "accountId", u.state as "userState", u.full_name as "userName", u.organization_id as "userOrganizationId",
      a.effective_state as "accountState", p.effective_state as "parentState", o.state as "organizationState", o.id as "organizationId", ${holdsOf(s)} as holds
    from (select distinct x.user_id, x.account_id, x.organization_id
      from unnest(${asked.map((one) => one.userId)}::uuid[], ${asked.map((one) => one.accountId)}::uuid[], ${asked.map((one) => one.organizationId)}::uuid[])
        as x(user_id, account_id, organization_id)) asked
    join ${s.users} u on u.id = asked.user_id and u.state <> 'erased'
    left join ${s.accounts} a on a.id = asked.account_id
    left join ${s.accounts} p on p.id = a.parent_account_id
    left join ${s.organizations} o on o.id = coalesce(asked.organization_id, a.organization_id) and o.state not in ('deleted', 'merged')
    where coalesce(a.id, o.id) is not null`.execute(db);
  return rows;
}

/** The states of an account of the organization and of what is above it. */
export async function findAccountStates(
  db: Db,
  scope: OrganizationScope,
  { accountId, at }: { accountId: string; at: Moment },
) {
  const s = sourcesAt(at);
  const { rows } = await sql<{
    state: string;
    parentState: string | null;
    organizationState: string | null;
  }>`
    select a.effective_state as state, p.effective_state as "parentState", o.state as "organizationState" from ${s.accounts} a ${around(s)}
    where a.id = ${accountId} and a.organization_id = ${scope.organizationId}`.execute(db);
  return rows[0];
}

export interface ReachedAccount {
  readonly accountId: string;
  readonly accountName: string;
  readonly sortName: string;
  readonly holds: Hold[];
}

/** The accounts of an organization that a person reaches: owned, or by one of `reachingRoles` around it. */
export async function listReached(
  db: Db,
  scope: OrganizationScope,
  asked: { userId: string; reachingRoles: readonly string[]; at: Moment },
  page: PageRequest,
): Promise<ReachedAccount[]> {
  const s = sourcesAt(asked.at);
  const { where, order, limit } = keyset(
    [{ column: sql`a.sort_name` }, { column: sql`a.id` }],
    page,
  );
  const { rows } =
    await sql<ReachedAccount>`select a.id as "accountId", a.friendly_name as "accountName", a.sort_name as "sortName", ${holdsOf(s)} as holds
    from ${s.accounts} a join ${s.users} u on u.id = ${asked.userId} ${around(s)}
    where a.organization_id = ${scope.organizationId} and a.state <> 'closed'
      and (o.owner_user_id = u.id or coalesce(a.owner_user_id, p.owner_user_id) = u.id
        or exists (select 1 from ${s.held} r where r.user_id = u.id and r.role_id = any(${asked.reachingRoles})
          and r.scope_id in (a.id, a.parent_account_id, a.organization_id)))
      ${where === undefined ? sql`` : sql`and ${where}`}
    order by ${order} limit ${limit}`.execute(db);
  return rows;
}

export interface Reacher {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly sortName: string;
  readonly holds: Hold[];
}

/** The active people who hold one of the roles around an account of the organization, or own it or the organization. */
export async function listReachers(
  db: Db,
  scope: OrganizationScope,
  asked: {
    accountId: string;
    roleIds: readonly string[];
    organizationOwner: boolean;
    accountOwner: boolean;
    at: Moment;
  },
  page: PageRequest,
): Promise<Reacher[]> {
  const s = sourcesAt(asked.at);
  const { where, order, limit } = keyset(
    [{ column: sql`u.sort_name` }, { column: sql`u.id` }],
    page,
  );
  const { rows } =
    await sql<Reacher>`select u.id as "userId", u.full_name as name, u.email_as_typed as email, u.sort_name as "sortName", ${holdsOf(s)} as holds
    from ${s.accounts} a ${around(s)} join ${s.users} u on u.state = 'active' and u.id in (
      select r.user_id from ${s.held} r where r.role_id = any(${asked.roleIds}) and r.scope_id in (a.id, a.parent_account_id, a.organization_id)
      union select o.owner_user_id where ${asked.organizationOwner} union select coalesce(a.owner_user_id, p.owner_user_id) where ${asked.accountOwner})
    where a.id = ${asked.accountId} and a.organization_id = ${scope.organizationId} ${where === undefined ? sql`` : sql`and ${where}`}
    order by ${order} limit ${limit}`.execute(db);
  return rows;
}

/** Was the person, at a moment, managed by the organization, or did they hold a role on one of its accounts? */
export async function belongedAt(
  db: Db,
  scope: OrganizationScope,
  { userId, at }: { userId: string; at: string },
): Promise<boolean> {
  const s = sourcesAt(at);
  const { rows } =
    await sql`select 1 from ${s.users} u where u.id = ${userId} and (u.organization_id = ${scope.organizationId}
    or exists (select 1 from ${s.held} r join ${s.accounts} a on a.id = r.scope_id
      where r.user_id = u.id and a.organization_id = ${scope.organizationId}))`.execute(db);
  return rows.length > 0;
}
