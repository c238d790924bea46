/** SQL of groups. */
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import { plannedEachTime } from '../../kernel/list-filter-sql.ts';
import { keyset } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import { type GroupFilter, groupConditions } from './filter-store.ts';
import type { GroupOrigin } from './rules.ts';

export interface GroupRow {
  readonly id: string;
  readonly name: string;
  readonly sortName: string;
  readonly description: string;
  readonly origin: GroupOrigin;
  readonly externalId: string | null;
  /** The connection that keeps it. */
  readonly keeperId: string | null;
  readonly keeperName: string | null;
  readonly members: number;
  readonly roles: number;
  readonly version: number;
  readonly createdAt: Date;
  /** The text of `created_at` with all its digits, for the key of a page. */
  readonly createdKey: string;
}

const selected = sql`g.id, g.friendly_name as name, g.sort_name as "sortName", g.description, g.origin, g.external_id as "externalId",
  g.keeper_id as "keeperId", (select c.name from provisioning_connections c where c.id = g.keeper_id) as "keeperName",
  g.member_count as members, (select count(*) from role_assignments r where r.group_id = g.id and r.ended_at is null) as roles,
  g.version, g.created_at as "createdAt", g.created_at::text as "createdKey"`;

export interface GroupListing {
  readonly userId: string | undefined;
  readonly q: GroupFilter | undefined;
  readonly sort: 'name' | '-name' | 'created_at' | '-created_at';
}

function listed(scope: OrganizationScope, { userId, q }: GroupListing): RawBuilder<unknown> {
  const ofUser =
    userId === undefined
      ? []
      : [
          sql`g.id in (select m.group_id from group_members m where m.user_id = ${userId} and m.ended_at is null)`,
        ];
  return sql.join(
    [
      sql`g.organization_id = ${scope.organizationId} and g.state = 'active'`,
      ...ofUser,
      ...groupConditions(scope, q),
    ],
    sql` and `,
  );
}

const planned = ({ q }: GroupListing) => ((q?.terms.length ?? 0) > 0 ? plannedEachTime : sql``);

export async function listGroups(
  db: Db,
  scope: OrganizationScope,
  listing: GroupListing,
  page: PageRequest,
): Promise<GroupRow[]> {
  const descending = listing.sort.startsWith('-');
  const column = listing.sort.endsWith('name') ? sql`g.sort_name` : sql`g.created_at`;
  const { where, order, limit } = keyset(
    [
      { column, descending },
      { column: sql`g.id`, descending },
    ],
    page,
  );
  const { rows } = await sql<GroupRow>`${planned(listing)}select ${selected} from groups g
    where ${listed(scope, listing)} ${where === undefined ? sql`` : sql`and ${where}`} order by ${order} limit ${limit}`.execute(
    db,
  );
  return rows;
}

/** Stops one after the ceiling. */
export async function countGroups(
  db: Db,
  scope: OrganizationScope,
  listing: GroupListing,
  ceiling: number,
): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`${planned(listing)}select count(*) as count from (select 1 from groups g where ${listed(scope, listing)} limit ${ceiling + 1}) counted`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

export async function findGroup(
  db: Db,
  scope: OrganizationScope,
  id: string,
): Promise<GroupRow | undefined> {
  const { rows } = await sql<GroupRow>`select ${selected} from groups g
    where g.organization_id = ${scope.organizationId} and g.id = ${id} and g.state = 'active'`.execute(
    db,
  );
  return rows[0];
}

/** Is there another group that people would call the same? */
export async function hasNamesake(
  db: Db,
  scope: OrganizationScope,
  { id, name }: { id: string; name: string },
): Promise<boolean> {
  const { rows } = await sql`select 1 from groups where organization_id = ${scope.organizationId}
    and sort_name = lower(${name}::text) and state = 'active' and id <> ${id}`.execute(db);
  return rows.length > 0;
}

export interface NewGroup {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly origin: GroupOrigin;
  readonly keeperId: string | null;
  readonly externalId: string | null;
  readonly createdBy: string | null;
}

export async function insertGroup(db: Db, scope: OrganizationScope, row: NewGroup): Promise<void> {
  await sql`insert into groups (organization_id, id, friendly_name, description, origin, keeper_id, external_id, created_by)
    values (${scope.organizationId}, ${row.id}, ${row.name}, ${row.description}, ${row.origin}, ${row.keeperId}, ${row.externalId}, ${row.createdBy})`.execute(
    db,
  );
}

export async function updateGroup(
  db: Db,
  scope: OrganizationScope,
  id: string,
  row: Pick<NewGroup, 'name' | 'description' | 'externalId'>,
): Promise<void> {
  await sql`update groups set friendly_name = ${row.name}, description = ${row.description}, external_id = ${row.externalId}, version = version + 1, updated_at = now()
    where organization_id = ${scope.organizationId} and id = ${id}`.execute(db);
}

export async function giveToKeeper(
  db: Db,
  scope: OrganizationScope,
  { id, keeperId }: { readonly id: string; readonly keeperId: string },
): Promise<void> {
  await sql`update groups set origin = 'provisioned', keeper_id = ${keeperId}, external_id = null, version = version + 1, updated_at = now()
    where organization_id = ${scope.organizationId} and id = ${id}`.execute(db);
}

/** Of all that a connection keeps, deleted ones too. Answers the names of those that are there. */
export async function takeFromKeeper(
  db: Db,
  scope: OrganizationScope,
  keeperId: string,
): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`with taken as (
      update groups set origin = 'manual', keeper_id = null, external_id = null, version = version + 1, updated_at = now()
      where organization_id = ${scope.organizationId} and keeper_id = ${keeperId} returning friendly_name, sort_name, state)
    select friendly_name as name from taken where state = 'active' order by sort_name`.execute(db);
  return rows.map(({ name }) => name);
}

/** One group, or, without an id, all of the organization. Answers how many. */
export async function markDeleted(
  db: Db,
  scope: OrganizationScope,
  id: string | undefined,
): Promise<number> {
  const { rows } =
    await sql`update groups set state = 'deleted', deleted_at = clock_timestamp(), version = version + 1, updated_at = now()
    where organization_id = ${scope.organizationId} and state = 'active' ${id === undefined ? sql`` : sql`and id = ${id}`} returning id`.execute(
      db,
    );
  return rows.length;
}
