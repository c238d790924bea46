/** SQL of the groups that a connection sees, and of whom it sees in them. Reads only: groups change by their own use cases. */
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import { membersOf, type Seer, seesGroup } from './columns-store.ts';
import type { Listing } from './store.ts';

export interface ScimGroupRow {
  readonly id: string;
  readonly name: string;
  readonly externalId: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** Goes up with its name and with its members. */
  readonly version: number;
  /** Does the connection keep it? */
  readonly isOurs: boolean;
  readonly holdsRoles: boolean;
  readonly orderKey: string;
}

const columns = (order: RawBuilder<unknown>) =>
  sql`g.id, g.friendly_name as name, g.external_id as "externalId", g.created_at as "createdAt",
  greatest(g.updated_at, g.members_changed_at) as "updatedAt", g.version + g.member_changes as version, g.keeper_id is not null as "isOurs",
  exists (select 1 from role_assignments r where r.group_id = g.id and r.ended_at is null) as "holdsRoles", (${order})::text as "orderKey"`;

export async function findScimGroup(
  db: Db,
  scope: OrganizationScope,
  seer: Seer,
  id: string,
): Promise<ScimGroupRow | undefined> {
  const { rows } =
    await sql<ScimGroupRow>`select ${columns(sql`g.id`)} from groups g where ${seesGroup(scope, seer)} and g.id = ${id}`.execute(
      db,
    );
  return rows[0];
}

export async function listScimGroups(
  db: Db,
  scope: OrganizationScope,
  seer: Seer,
  asked: Listing,
): Promise<ScimGroupRow[]> {
  const direction = sql.raw(asked.isDescending ? 'desc' : 'asc');
  const beyond = sql.raw(asked.isDescending ? '<' : '>');
  const where = asked.condition === undefined ? sql`` : sql` and ${asked.condition}`;
  const after =
    asked.after === undefined
      ? sql``
      : sql` and (${asked.order}, g.id) ${beyond} (${asked.after.key}, ${asked.after.id})`;
  const { rows } =
    await sql<ScimGroupRow>`select ${columns(asked.order)} from groups g where ${seesGroup(scope, seer)}${where}${after}
    order by ${asked.order} ${direction}, g.id ${direction} limit ${asked.limit} offset ${asked.offset}`.execute(
      db,
    );
  return rows;
}

export async function countScimGroups(
  db: Db,
  scope: OrganizationScope,
  seer: Seer,
  condition: RawBuilder<unknown> | undefined,
): Promise<number> {
  const where = condition === undefined ? sql`` : sql` and ${condition}`;
  const { rows } = await sql<{
    count: number;
  }>`select count(*) as count from groups g where ${seesGroup(scope, seer)}${where}`.execute(db);
  return rows[0]?.count ?? 0;
}

export interface SeenMember {
  readonly groupId: string;
  readonly userId: string;
  readonly name: string;
}

/** Whom the connection sees in groups, up to a number. */
export async function listSeenMembers(
  db: Db,
  scope: OrganizationScope,
  seer: Seer,
  asked: { readonly groupIds: readonly string[]; readonly atMost: number },
): Promise<SeenMember[]> {
  const { rows } = await sql<SeenMember>`select g.id as "groupId", p.* from groups g
      cross join lateral (select u.id as "userId", u.full_name as name ${membersOf(seer)}) p
    where ${seesGroup(scope, seer)} and g.id = any(${asked.groupIds}::uuid[]) limit ${asked.atMost}`.execute(
    db,
  );
  return rows;
}

/** Whom the connection sees in a group: of those who are named, or all but those. */
export async function listMemberIds(
  db: Db,
  scope: OrganizationScope,
  seer: Seer,
  asked: {
    readonly groupId: string;
    readonly among: readonly string[];
    readonly isExcept: boolean;
  },
): Promise<string[]> {
  const which = asked.isExcept
    ? sql`not (m.user_id = any(${asked.among}::uuid[]))`
    : sql`m.user_id = any(${asked.among}::uuid[])`;
  const { rows } = await sql<{ id: string }>`select p.id from groups g
      cross join lateral (select u.id ${membersOf(seer)} and ${which}) p
    where ${seesGroup(scope, seer)} and g.id = ${asked.groupId}`.execute(db);
  return rows.map(({ id }) => id);
}

/** The groups of a person that a connection keeps. */
export async function listKeptGroupsOf(
  db: Db,
  scope: OrganizationScope,
  at: { readonly connectionId: string; readonly userId: string },
): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select g.id from group_members m join groups g on g.id = m.group_id
    where m.organization_id = ${scope.organizationId} and m.user_id = ${at.userId} and m.ended_at is null
      and g.state = 'active' and g.keeper_id = ${at.connectionId} order by g.id`.execute(db);
  return rows.map(({ id }) => id);
}
