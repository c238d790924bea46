/**
 * SQL of role assignments. They are stamped with the time of the change itself, not of the transaction: it is made
 * under the organization's lock, so that the order of the stamps is the order in which the changes took effect.
 */
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import { partOf, plannedEachTime } from '../../kernel/list-filter-sql.ts';
import { keyset } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import type {
  AccountScope,
  OrganizationScope,
  PlatformScope,
  UserScope,
} from '../../kernel/scope.ts';
import type { UserState } from '../users/index.ts';
import { type RoleAssignmentFilter, roleAssignmentConditions } from './filter-store.ts';
import { refusals } from './outsiders-store.ts';

interface HeldSomewhere {
  readonly id: string;
  readonly roleId: string;
  readonly scopeKind: 'organization' | 'account';
  readonly scopeId: string;
  readonly scopeName: string;
  readonly organizationId: string | null;
  readonly createdAt: Date;
}

export interface UserAssignmentRow extends HeldSomewhere {
  readonly holder: 'user';
  readonly userId: string;
  readonly userName: string;
  readonly userEmail: string;
  readonly userOrganizationId: string | null;
}

export interface GroupAssignmentRow extends HeldSomewhere {
  readonly holder: 'group';
  readonly groupId: string;
  readonly groupName: string;
  /** How many are in the group. */
  readonly members: number;
}

/** Somebody, or a group, holds a role somewhere. */
export type AssignmentRow = UserAssignmentRow | GroupAssignmentRow;

export const selected = sql`case when r.group_id is null then 'user' else 'group' end as holder, r.id, r.role_id as "roleId",
  r.user_id as "userId", u.full_name as "userName", u.email_as_typed as "userEmail", u.organization_id as "userOrganizationId",
  r.group_id as "groupId", g.friendly_name as "groupName", g.member_count as members, r.scope_kind as "scopeKind", r.scope_id as "scopeId",
  coalesce(a.friendly_name, o.friendly_name) as "scopeName", r.organization_id as "organizationId", r.created_at as "createdAt"`;
export const joined = sql`left join users u on u.id = r.user_id left join groups g on g.id = r.group_id left join accounts a on a.id = r.account_id
  left join organizations o on o.id = r.organization_id and r.scope_kind = 'organization'`;

export interface AssignmentFilter {
  readonly userId?: string | undefined;
  readonly accountId?: string | undefined;
  readonly roleId?: string | undefined;
  readonly scopeKind?: 'organization' | 'account' | undefined;
  readonly q?: RoleAssignmentFilter | undefined;
  readonly isDescending?: boolean;
  /** Only what was given, and can be taken. */
  readonly withoutOwnerships?: boolean;
}

/** The roles that ownership stands for. */
export interface OwnershipRoles {
  readonly organization: string;
  readonly account: string;
}

/** A row of the list: an assignment, or an ownership, which has no id and no time. */
export interface HoldingRow extends Omit<UserAssignmentRow, 'id' | 'createdAt' | 'holder'> {
  readonly id: string | null;
  readonly createdAt: Date | null;
}

interface HoldingColumns {
  readonly scopeId: RawBuilder<unknown>;
  readonly id: RawBuilder<unknown>;
  readonly userId: RawBuilder<unknown>;
  readonly accountId: RawBuilder<unknown>;
  readonly roleId: RawBuilder<unknown>;
  readonly kind: RawBuilder<unknown>;
  readonly createdAt: RawBuilder<unknown>;
}

interface Asked {
  readonly scope: OrganizationScope;
  readonly filter: AssignmentFilter;
  readonly page: PageRequest;
}

const sortOf = (
  { isDescending = false }: AssignmentFilter,
  scopeId: RawBuilder<unknown>,
  id: RawBuilder<unknown>,
) => [
  { column: scopeId, descending: isDescending },
  { column: id, descending: isDescending },
];

/** One kind of holding: as much of it, in the order of the list, as a page can take. */
function branch(
  columns: HoldingColumns,
  source: RawBuilder<unknown>,
  { scope, filter, page }: Asked,
): RawBuilder<unknown> {
  const { where, order, limit } = keyset(sortOf(filter, columns.scopeId, columns.id), page);
  const only: RawBuilder<unknown>[] = [];
  if (filter.userId !== undefined) only.push(sql`${columns.userId} = ${filter.userId}::uuid`);
  if (filter.accountId !== undefined)
    only.push(sql`${columns.accountId} = ${filter.accountId}::uuid`);
  if (filter.roleId !== undefined) only.push(sql`${columns.roleId} = ${filter.roleId}::text`);
  if (filter.scopeKind !== undefined) only.push(sql`${columns.kind} = ${filter.scopeKind}::text`);
  only.push(...roleAssignmentConditions(columns, scope, filter.q));
  if (where !== undefined) only.push(where);
  const conditions = only.map((condition) => sql` and ${condition}`);
  return sql`(select ${columns.scopeId} as scope_id, ${columns.id} as id, ${columns.userId} as user_id, ${columns.accountId} as account_id,
    ${columns.roleId} as role_id, ${columns.kind} as scope_kind, ${columns.createdAt} as created_at
    from ${source}${sql.join(conditions, sql``)} order by ${order} limit ${limit})`;
}

/** Ownerships come first at their place: no id that was made is as low. */
const noId = sql`'00000000-0000-0000-0000-000000000000'::uuid`;

interface Holdings {
  readonly filter: AssignmentFilter;
  readonly ownership: OwnershipRoles;
}

/** The kinds of holdings that the list is merged from. */
function branchesOf(
  scope: OrganizationScope,
  asked: Holdings,
  page: PageRequest,
): readonly RawBuilder<unknown>[] {
  const { filter, ownership } = asked;
  const stored: HoldingColumns = {
    scopeId: sql`r.scope_id`,
    id: sql`r.id`,
    userId: sql`r.user_id`,
    accountId: sql`r.account_id`,
    roleId: sql`r.role_id`,
    kind: sql`r.scope_kind`,
    createdAt: sql`r.created_at`,
  };
  const owned = { id: noId, createdAt: sql`null::timestamptz` };
  const organization: HoldingColumns = {
    ...owned,
    scopeId: sql`o.id`,
    userId: sql`o.owner_user_id`,
    accountId: sql`null::uuid`,
    roleId: sql`${ownership.organization}::text`,
    kind: sql`'organization'::text`,
  };
  const account: HoldingColumns = {
    ...owned,
    scopeId: sql`a.id`,
    userId: sql`a.owner_user_id`,
    accountId: sql`a.id`,
    roleId: sql`${ownership.account}::text`,
    kind: sql`'account'::text`,
  };
  const all = { scope, filter, page };
  const given = branch(
    stored,
    sql`role_assignments r where r.organization_id = ${scope.organizationId} and r.user_id is not null and r.ended_at is null`,
    all,
  );
  if (filter.withoutOwnerships === true) return [given];
  return [
    given,
    branch(organization, sql`organizations o where o.id = ${scope.organizationId}`, all),
    branch(
      account,
      sql`accounts a where a.organization_id = ${scope.organizationId} and a.owner_user_id is not null and a.state <> 'closed'`,
      all,
    ),
  ];
}

/** Who holds what in an organization and its accounts, ownerships among them. */
export async function listHoldings(
  db: Db,
  scope: OrganizationScope,
  asked: Holdings,
  page: PageRequest,
): Promise<HoldingRow[]> {
  const { filter } = asked;
  const branches = branchesOf(scope, asked, page);
  const { order, limit } = keyset(sortOf(filter, sql`h.scope_id`, sql`h.id`), page);
  const lead = (filter.q?.terms.length ?? 0) > 0 ? plannedEachTime : sql``;
  const { rows } = await sql<HoldingRow>`${lead}
    select nullif(h.id, ${noId}) as id, h.role_id as "roleId", h.user_id as "userId", u.full_name as "userName", u.email_as_typed as "userEmail",
      u.organization_id as "userOrganizationId", h.scope_kind as "scopeKind", h.scope_id as "scopeId",
      coalesce(a.friendly_name, o.friendly_name) as "scopeName", ${scope.organizationId}::uuid as "organizationId", h.created_at as "createdAt"
    from (select * from (${sql.join(branches, sql` union all `)}) h order by ${order} limit ${limit}) h
    join users u on u.id = h.user_id left join accounts a on a.id = h.account_id left join organizations o on o.id = h.scope_id
    order by ${order}`.execute(db);
  return rows;
}

/** Stops one after the ceiling. */
export async function countHoldings(
  db: Db,
  scope: OrganizationScope,
  asked: Holdings,
  ceiling: number,
): Promise<number> {
  const branches = branchesOf(scope, asked, { size: ceiling });
  const { rows } = await sql<{ count: number }>`${plannedEachTime}select count(*) as count from (
    select 1 from (${sql.join(branches, sql` union all `)}) h limit ${ceiling + 1}) counted`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** As the key of a page says it: ownerships have the lowest id. */
export const keyOfHolding = (row: HoldingRow) => [
  row.scopeId,
  row.id ?? '00000000-0000-0000-0000-000000000000',
];

/** A living assignment of an organization (its own, or on one of its accounts), or of an account. */
export async function findAssignment(
  db: Db,
  scope: OrganizationScope | AccountScope,
  id: string,
): Promise<AssignmentRow | undefined> {
  const within =
    scope.kind === 'organization'
      ? sql`r.organization_id = ${scope.organizationId}`
      : sql`r.account_id = ${scope.accountId}`;
  const { rows } = await sql<AssignmentRow>`select ${selected} from role_assignments r ${joined}
    where r.id = ${id} and r.ended_at is null and ${within}`.execute(db);
  return rows[0];
}

/** Living roles of a person on exactly this organization or account. */
export async function listRolesAt(
  db: Db,
  scope: OrganizationScope | AccountScope,
  userId: string,
): Promise<{ id: string; roleId: string }[]> {
  const scopeId = scope.kind === 'organization' ? scope.organizationId : scope.accountId;
  const { rows } = await sql<{
    id: string;
    roleId: string;
  }>`select id, role_id as "roleId" from role_assignments
    where scope_id = ${scopeId} and user_id = ${userId} and ended_at is null`.execute(db);
  return rows;
}

export interface NewAssignment {
  readonly id: string;
  readonly userId: string;
  readonly roleId: string;
  readonly grantedBy: string | null;
}

/**
 * False when they hold it already, or a policy lets nobody from outside in: of two at once, one is made. On an account it takes the organization that the
 * account has at this moment: one that is joining an organization just now is waited for.
 */
export async function insertAssignment(
  db: Db,
  scope: OrganizationScope | AccountScope,
  row: NewAssignment,
): Promise<boolean> {
  const place =
    scope.kind === 'organization'
      ? sql`select ${scope.organizationId}::uuid as id, ${scope.organizationId}::uuid as organization_id, null::uuid as account_id`
      : sql`select id, organization_id, id as account_id from accounts where id = ${scope.accountId}
          and not exists (${refusals(scope.accountId, row)}) for key share`;
  const { rows } = await sql`with place as (${place})
    insert into role_assignments (id, scope_id, scope_kind, organization_id, account_id, user_id, role_id, granted_by, created_at)
    select ${row.id}::uuid, p.id, ${scope.kind}, p.organization_id, p.account_id, ${row.userId}::uuid, ${row.roleId}, ${row.grantedBy}::uuid,
      clock_timestamp() from place p
    on conflict (scope_id, user_id, role_id) where ended_at is null do nothing returning id`.execute(
    db,
  );
  return rows.length === 1;
}

/** False when it had ended already. */
export async function endAssignment(
  db: Db,
  scope: OrganizationScope | AccountScope,
  id: string,
  endedBy: string | null,
): Promise<boolean> {
  const within =
    scope.kind === 'organization'
      ? sql`organization_id = ${scope.organizationId}`
      : sql`account_id = ${scope.accountId}`;
  const { rows } =
    await sql`update role_assignments set ended_at = clock_timestamp(), ended_by = ${endedBy}
    where id = ${id} and ended_at is null and ${within} returning id`.execute(db);
  return rows.length === 1;
}

/** Ends everything that a person holds on an account. Answers how many. */
export async function endAssignmentsAt(
  db: Db,
  scope: AccountScope,
  ended: { userId: string; endedBy: string | null },
): Promise<number> {
  const { rows } =
    await sql`update role_assignments set ended_at = clock_timestamp(), ended_by = ${ended.endedBy}
    where scope_id = ${scope.accountId} and user_id = ${ended.userId} and ended_at is null returning id`.execute(
      db,
    );
  return rows.length;
}

/** Ends everything that a person holds in an organization and on its accounts. Answers how many. */
export async function endAssignmentsIn(
  db: Db,
  scope: OrganizationScope,
  ended: { userId: string; endedBy: string | null },
): Promise<number> {
  const { rows } =
    await sql`update role_assignments set ended_at = clock_timestamp(), ended_by = ${ended.endedBy}
    where organization_id = ${scope.organizationId} and user_id = ${ended.userId} and ended_at is null returning id`.execute(
      db,
    );
  return rows.length;
}

/** Ends what people hold at the organization itself; on its accounts they keep what they hold. Answers how many. */
export async function endAssignmentsAtOrganization(
  db: Db,
  scope: OrganizationScope,
  endedBy: string | null,
): Promise<number> {
  const { rows } =
    await sql`update role_assignments set ended_at = clock_timestamp(), ended_by = ${endedBy}
    where scope_id = ${scope.organizationId} and ended_at is null returning id`.execute(db);
  return rows.length;
}

/** Ends everything that people hold on accounts. */
export async function endAllAssignmentsOn(
  db: Db,
  _scope: PlatformScope,
  accountIds: readonly string[],
): Promise<void> {
  await sql`update role_assignments set ended_at = clock_timestamp(), ended_by = null
    where account_id = any(${accountIds}) and ended_at is null`.execute(db);
}

/** Ends everything that a person holds anywhere. */
export async function endAssignmentsOf(
  db: Db,
  scope: UserScope,
  endedBy: string | null,
): Promise<void> {
  await sql`update role_assignments set ended_at = clock_timestamp(), ended_by = ${endedBy}
    where user_id = ${scope.userId} and ended_at is null`.execute(db);
}

/**
 * The assignments on accounts follow these into their organization. A group stays behind with its own, and what it
 * holds there ends.
 */
export async function moveAssignments(
  db: Db,
  scope: OrganizationScope,
  accountIds: readonly string[],
): Promise<void> {
  await sql`update role_assignments set organization_id = case when group_id is null then ${scope.organizationId}::uuid end,
      ended_at = case when group_id is null then ended_at else coalesce(ended_at, clock_timestamp()) end
    where account_id = any(${accountIds})`.execute(db);
}

/** The organization's own people lose what they hold on accounts that leave it; others keep it there. */
export async function endAssignmentsOfManaged(
  db: Db,
  scope: OrganizationScope,
  accountIds: readonly string[],
): Promise<void> {
  await sql`update role_assignments r set ended_at = clock_timestamp(), ended_by = null from users u
    where r.account_id = any(${accountIds}) and r.ended_at is null and u.id = r.user_id and u.organization_id = ${scope.organizationId}`.execute(
    db,
  );
}

/** What people hold on accounts stays with these, which leave their organization; what its groups hold there ends. */
export async function moveAssignmentsOut(
  db: Db,
  scope: OrganizationScope,
  accountIds: readonly string[],
): Promise<void> {
  await sql`update role_assignments set organization_id = null,
      ended_at = case when group_id is null then ended_at else coalesce(ended_at, clock_timestamp()) end
    where account_id = any(${accountIds}) and organization_id = ${scope.organizationId}`.execute(
    db,
  );
}

/** Does the person hold anything on an account of the organization? */
export async function isGuestOf(
  db: Db,
  scope: OrganizationScope,
  userId: string,
): Promise<boolean> {
  const { rows } = await sql`select 1 from role_assignments
    where organization_id = ${scope.organizationId} and user_id = ${userId} and ended_at is null limit 1`.execute(
    db,
  );
  return rows.length === 1;
}

/** Does the person hold anything on the account, or on the main account above it? */
export async function holdsAt(db: Db, scope: AccountScope, userId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from role_assignments
    where scope_id in (${scope.accountId}::uuid, ${scope.parentAccountId}::uuid) and user_id = ${userId} and ended_at is null limit 1`.execute(
    db,
  );
  return rows.length === 1;
}

export async function isOrganizationOwner(
  db: Db,
  scope: OrganizationScope,
  userId: string,
): Promise<boolean> {
  const { rows } =
    await sql`select 1 from organizations where id = ${scope.organizationId} and owner_user_id = ${userId}`.execute(
      db,
    );
  return rows.length === 1;
}

export interface MemberRow {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly organizationId: string | null;
  readonly state: UserState;
  readonly sortName: string;
  readonly isOwner: boolean;
  readonly roles: {
    id: string;
    role_id: string;
    scope_id: string;
    group_id: string | null;
    group_name: string | null;
  }[];
}

/** People with a role on an account or its parent, through groups too, and the Owner. */
export async function listMembers(
  db: Db,
  scope: AccountScope,
  search: string | undefined,
  page: PageRequest,
): Promise<MemberRow[]> {
  const { where, order, limit } = keyset(
    [{ column: sql`u.sort_name` }, { column: sql`u.id` }],
    page,
  );
  const places = sql`(${scope.accountId}::uuid, ${scope.parentAccountId}::uuid)`;
  const matching =
    search === undefined ? sql`` : sql`and ${partOf(sql`(u.full_name || ' ' || u.email)`, search)}`;
  const { rows } = await sql<MemberRow>`
    with people as (
      select user_id as id from held_roles where scope_id in ${places}
      union select owner_user_id from accounts where id in ${places} and owner_user_id is not null)
    select u.id as "userId", u.full_name as name, u.email_as_typed as email, u.organization_id as "organizationId", u.state, u.sort_name as "sortName",
      exists (select 1 from accounts a where a.id in ${places} and a.owner_user_id = u.id) as "isOwner",
      (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'role_id', r.role_id, 'scope_id', r.scope_id, 'group_id', r.group_id,
          'group_name', g.friendly_name) order by r.created_at), '[]')
        from held_roles r left join groups g on g.id = r.group_id where r.scope_id in ${places} and r.user_id = u.id) as roles
    from people p join users u on u.id = p.id
    where u.state <> 'erased' ${matching} ${where === undefined ? sql`` : sql`and ${where}`}
    order by ${order} limit ${limit}`.execute(db);
  return rows;
}
