/** SQL of what groups hold: reading it, giving it, ending it, and who loses something with it. */
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import { keyset } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import type { AccountScope, OrganizationScope } from '../../kernel/scope.ts';
import { type GroupAssignmentRow, joined, selected } from './store.ts';

export interface GroupAssignmentFilter {
  readonly groupId: string | undefined;
  readonly accountId: string | undefined;
  readonly roleId: string | undefined;
}

/** The group as it is, where it may be given something. */
export async function findReceivingGroup(
  db: Db,
  scope: OrganizationScope | AccountScope,
  groupId: string,
): Promise<{ name: string } | undefined> {
  const { rows } = await sql<{ name: string }>`select friendly_name as name from groups
    where organization_id = ${scope.organizationId}::uuid and id = ${groupId} and state = 'active'`.execute(
    db,
  );
  return rows[0];
}

/** What groups hold in an organization and on its accounts, by where it is held. */
export async function listGroupAssignments(
  db: Db,
  scope: OrganizationScope,
  { groupId, accountId, roleId }: GroupAssignmentFilter,
  page: PageRequest,
): Promise<GroupAssignmentRow[]> {
  const { where, order, limit } = keyset(
    [{ column: sql`r.scope_id` }, { column: sql`r.id` }],
    page,
  );
  const { rows } =
    await sql<GroupAssignmentRow>`select ${selected} from role_assignments r ${joined}
    where r.organization_id = ${scope.organizationId} and r.group_id is not null and r.ended_at is null
      ${groupId === undefined ? sql`` : sql`and r.group_id = ${groupId}`}
      ${accountId === undefined ? sql`` : sql`and r.account_id = ${accountId}`}
      ${roleId === undefined ? sql`` : sql`and r.role_id = ${roleId}`}
      ${where === undefined ? sql`` : sql`and ${where}`} order by ${order} limit ${limit}`.execute(
      db,
    );
  return rows;
}

/** Everything that one group holds, once for each role and place. */
export async function listHeldByGroup(
  db: Db,
  scope: OrganizationScope,
  groupId: string,
): Promise<GroupAssignmentRow[]> {
  const { rows } =
    await sql<GroupAssignmentRow>`select ${selected} from role_assignments r ${joined}
    where r.organization_id = ${scope.organizationId} and r.group_id = ${groupId} and r.ended_at is null
    order by r.scope_kind desc, coalesce(a.sort_name, ''), r.id`.execute(db);
  return rows;
}

/** False when the group holds it already. On an account it takes the organization that the account has at this moment. */
export async function insertGroupAssignment(
  db: Db,
  scope: OrganizationScope | AccountScope,
  row: { id: string; groupId: string; roleId: string; grantedBy: string },
): Promise<boolean> {
  const place =
    scope.kind === 'organization'
      ? sql`select ${scope.organizationId}::uuid as id, ${scope.organizationId}::uuid as organization_id, null::uuid as account_id`
      : sql`select id, organization_id, id as account_id from accounts where id = ${scope.accountId} for key share`;
  const { rows } = await sql`with place as (${place})
    insert into role_assignments (id, scope_id, scope_kind, organization_id, account_id, group_id, role_id, granted_by, created_at)
    select ${row.id}::uuid, p.id, ${scope.kind}, p.organization_id, p.account_id, ${row.groupId}::uuid, ${row.roleId}, ${row.grantedBy}::uuid,
      clock_timestamp() from place p
    on conflict (scope_id, group_id, role_id) where group_id is not null and ended_at is null do nothing returning id`.execute(
    db,
  );
  return rows.length === 1;
}

/** Ends everything that a group holds; without one, everything that the groups of an organization hold. Answers how many. */
export async function endHeldByGroups(
  db: Db,
  scope: OrganizationScope,
  { groupId, endedBy }: { groupId: string | undefined; endedBy: string | null },
): Promise<number> {
  const { rows } =
    await sql`update role_assignments set ended_at = clock_timestamp(), ended_by = ${endedBy}
    where organization_id = ${scope.organizationId} and group_id is not null and ended_at is null
      ${groupId === undefined ? sql`` : sql`and group_id = ${groupId}`} returning id`.execute(db);
  return rows.length;
}

export interface Losing {
  readonly people: number;
  readonly names: string[];
}

/**
 * Who of a group, or one of it, has no way left to one of the places that it reached: asked after the roles of the group
 * have ended, or after they have left it. Stops one after the ceiling.
 */
export async function findLosing(
  db: Db,
  scope: OrganizationScope,
  asked: {
    groupId: string;
    userId: string | undefined;
    placeIds: readonly string[];
    reachingRoles: readonly string[];
    ceiling: number;
    namesAtMost: number;
  },
): Promise<Losing> {
  const who =
    asked.userId === undefined
      ? sql`select m.user_id from group_members m where m.organization_id = ${scope.organizationId} and m.group_id = ${asked.groupId} and m.ended_at is null`
      : sql`select ${asked.userId}::uuid as user_id`;
  const { rows } =
    await sql<Losing>`with losing as materialized (select u.id, u.full_name, u.sort_name from (${who}) m join users u on u.id = m.user_id
      join organizations o on o.id = ${scope.organizationId}
      where u.state = 'active' and o.owner_user_id <> u.id and exists (
        select 1 from unnest(${asked.placeIds}::uuid[]) as place(id) left join accounts a on a.id = place.id
          left join accounts p on p.id = a.parent_account_id
        where coalesce(a.owner_user_id, p.owner_user_id) is distinct from u.id and a.state is distinct from 'closed'
          and not exists (select 1 from held_roles r where r.user_id = u.id and r.scope_id in (place.id, a.parent_account_id, o.id)
            and r.role_id = any(${asked.reachingRoles}))) limit ${asked.ceiling + 1})
    select (select count(*) from losing) as people,
      array(select full_name from losing order by sort_name, id limit ${asked.namesAtMost}) as names`.execute(
      db,
    );
  return rows[0] ?? { people: 0, names: [] };
}
