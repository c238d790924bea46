/** SQL of who is in groups. Rows are ended, never deleted; triggers count them. */
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import { plannedEachTime } from '../../kernel/list-filter-sql.ts';
import { keyset } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import type { OrganizationScope, UserScope } from '../../kernel/scope.ts';
import type { UserState } from '../users/index.ts';
import { type GroupMemberFilter, groupMemberConditions } from './filter-store.ts';

export interface MemberRow {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly sortName: string;
  readonly state: UserState;
  readonly addedAt: Date;
}

export interface MemberListing {
  readonly groupId: string;
  readonly q: GroupMemberFilter | undefined;
  readonly sort: 'name' | '-name';
}

const listed = (
  scope: OrganizationScope,
  { groupId, q }: MemberListing,
): RawBuilder<unknown> => sql`group_members m join users u on u.id = m.user_id and u.organization_id = m.organization_id
    where m.organization_id = ${scope.organizationId} and m.group_id = ${groupId} and m.ended_at is null
      ${sql.join(
        groupMemberConditions(q).map((part) => sql` and ${part}`),
        sql``,
      )}`;

export async function listMembers(
  db: Db,
  scope: OrganizationScope,
  listing: MemberListing,
  page: PageRequest,
): Promise<MemberRow[]> {
  const descending = listing.sort === '-name';
  const { where, order, limit } = keyset(
    [
      { column: sql`u.sort_name`, descending },
      { column: sql`u.id`, descending },
    ],
    page,
  );
  // Planned for the group: a small one is sorted, a large one is met along the organization's people.
  const { rows } =
    await sql<MemberRow>`${plannedEachTime}select u.id as "userId", u.full_name as name, u.email_as_typed as email, u.sort_name as "sortName",
      u.state, m.created_at as "addedAt"
    from ${listed(scope, listing)} ${where === undefined ? sql`` : sql`and ${where}`} order by ${order} limit ${limit}`.execute(
      db,
    );
  return rows;
}

/** Stops one after the ceiling. */
export async function countMembers(
  db: Db,
  scope: OrganizationScope,
  listing: MemberListing,
  ceiling: number,
): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`${plannedEachTime}select count(*) as count from (select 1 from ${listed(scope, listing)} limit ${ceiling + 1}) counted`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** Those of the users whom the organization manages, erased ones left out. */
export async function listManaged(
  db: Db,
  scope: OrganizationScope,
  userIds: readonly string[],
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`select id, full_name as name from users
    where id = any(${userIds}::uuid[]) and organization_id = ${scope.organizationId} and state <> 'erased' order by sort_name, id`.execute(
    db,
  );
  return rows;
}

/** Answers who was not in it before. Whoever is just leaving the organization is waited for, and not added. */
export async function insertMembers(
  db: Db,
  scope: OrganizationScope,
  added: { groupId: string; userIds: readonly string[]; addedBy: string | null },
): Promise<string[]> {
  const { rows } = await sql<{ userId: string }>`with people as (
      select id from users where id = any(${added.userIds}::uuid[]) and organization_id = ${scope.organizationId} order by id for key share)
    insert into group_members (organization_id, group_id, user_id, added_by)
    select ${scope.organizationId}::uuid, ${added.groupId}::uuid, p.id, ${added.addedBy}::uuid from people p
    on conflict (group_id, user_id) where ended_at is null do nothing returning user_id as "userId"`.execute(
    db,
  );
  return rows.map(({ userId }) => userId);
}

export async function findMember(
  db: Db,
  scope: OrganizationScope,
  { groupId, userId }: { groupId: string; userId: string },
): Promise<{ name: string } | undefined> {
  const { rows } = await sql<{
    name: string;
  }>`select u.full_name as name from group_members m join users u on u.id = m.user_id
    where m.organization_id = ${scope.organizationId} and m.group_id = ${groupId} and m.user_id = ${userId} and m.ended_at is null`.execute(
    db,
  );
  return rows[0];
}

/** False when they are not in it any more. */
export async function endMember(
  db: Db,
  scope: OrganizationScope,
  ended: { groupId: string; userId: string; endedBy: string },
): Promise<boolean> {
  const { rows } =
    await sql`update group_members set ended_at = clock_timestamp(), ended_by = ${ended.endedBy}
    where organization_id = ${scope.organizationId} and group_id = ${ended.groupId} and user_id = ${ended.userId} and ended_at is null
    returning user_id`.execute(db);
  return rows.length === 1;
}

/** Answers who was in it, by their names. */
export async function endMembers(
  db: Db,
  scope: OrganizationScope,
  ended: { groupId: string; userIds: readonly string[]; endedBy: string },
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`with ended as (
      update group_members set ended_at = clock_timestamp(), ended_by = ${ended.endedBy}
      where organization_id = ${scope.organizationId} and group_id = ${ended.groupId} and user_id = any(${ended.userIds}::uuid[])
        and ended_at is null returning user_id)
    select u.id, u.full_name as name from ended join users u on u.id = ended.user_id order by u.sort_name, u.id`.execute(
    db,
  );
  return rows;
}

/** Takes somebody out of every group of an organization. Answers the names of those that still were. */
export async function endMemberships(
  db: Db,
  scope: OrganizationScope,
  ended: { userId: string; endedBy: string | null },
): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`with ended as (
      update group_members set ended_at = clock_timestamp(), ended_by = ${ended.endedBy}
      where organization_id = ${scope.organizationId} and user_id = ${ended.userId} and ended_at is null returning group_id)
    select g.friendly_name as name from ended join groups g on g.id = ended.group_id and g.state = 'active' order by g.sort_name`.execute(
    db,
  );
  return rows.map(({ name }) => name);
}

/** Of somebody who is erased. */
export async function endAllMemberships(db: Db, scope: UserScope): Promise<void> {
  await sql`update group_members set ended_at = clock_timestamp(), ended_by = null
    where user_id = ${scope.userId} and ended_at is null`.execute(db);
}
