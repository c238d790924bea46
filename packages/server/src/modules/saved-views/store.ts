/** SQL of saved views. */
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import type { OrganizationScope, UserScope } from '../../kernel/scope.ts';
import type { ViewedList } from './contract.ts';

export interface ViewFields {
  readonly name: string;
  readonly words: Readonly<Record<string, string>>;
  readonly isShared: boolean;
  readonly isPinned: boolean;
}

export interface ViewRow extends ViewFields {
  readonly id: string;
  readonly list: ViewedList;
  readonly keptBy: string;
  readonly keptByName: string;
  readonly createdAt: Date;
  readonly version: number;
}

const selected = sql`v.id, v.list, v.name, v.words, v.is_shared as "isShared", v.is_pinned as "isPinned", v.kept_by as "keptBy",
  u.full_name as "keptByName", v.created_at as "createdAt", v.version`;

/** Those that a person sees: their own, and the shared ones. */
const seenBy = (scope: OrganizationScope, userId: string): RawBuilder<unknown> =>
  sql`v.organization_id = ${scope.organizationId} and (v.is_shared or v.kept_by = ${userId})`;

export async function listViews(
  db: Db,
  scope: OrganizationScope,
  { userId, list }: { userId: string; list: ViewedList | undefined },
): Promise<ViewRow[]> {
  const { rows } =
    await sql<ViewRow>`select ${selected} from saved_views v join users u on u.id = v.kept_by
    where ${seenBy(scope, userId)} ${list === undefined ? sql`` : sql`and v.list = ${list}`}
    order by v.is_shared desc, lower(v.name), v.id`.execute(db);
  return rows;
}

export async function findView(
  db: Db,
  scope: OrganizationScope,
  { userId, id }: { userId: string; id: string },
): Promise<ViewRow | undefined> {
  const { rows } =
    await sql<ViewRow>`select ${selected} from saved_views v join users u on u.id = v.kept_by
    where ${seenBy(scope, userId)} and v.id = ${id}`.execute(db);
  return rows[0];
}

/** How many there are beside one: shared, or of one person. */
export async function countOthers(
  db: Db,
  scope: OrganizationScope,
  asked: { isShared: boolean; userId: string; id: string; list: ViewedList; name: string },
): Promise<{ count: number; namesakes: number }> {
  const { rows } = await sql<{ count: number; namesakes: number }>`select count(*) as count,
      count(*) filter (where v.list = ${asked.list} and lower(v.name) = lower(${asked.name})) as namesakes
    from saved_views v where v.organization_id = ${scope.organizationId} and v.id <> ${asked.id}
      and v.is_shared = ${asked.isShared} ${asked.isShared ? sql`` : sql`and v.kept_by = ${asked.userId}`}`.execute(
    db,
  );
  return rows[0] ?? { count: 0, namesakes: 0 };
}

export async function insertView(
  db: Db,
  scope: OrganizationScope,
  row: ViewFields & { id: string; list: ViewedList; keptBy: string },
): Promise<void> {
  await sql`insert into saved_views (organization_id, id, list, name, words, is_shared, is_pinned, kept_by)
    values (${scope.organizationId}, ${row.id}, ${row.list}, ${row.name}, ${JSON.stringify(row.words)}::jsonb, ${row.isShared}, ${row.isPinned}, ${row.keptBy})`.execute(
    db,
  );
}

export async function updateView(
  db: Db,
  scope: OrganizationScope,
  id: string,
  row: ViewFields & { keptBy: string },
): Promise<void> {
  await sql`update saved_views set name = ${row.name}, words = ${JSON.stringify(row.words)}::jsonb, is_shared = ${row.isShared},
      is_pinned = ${row.isPinned}, kept_by = ${row.keptBy}, version = version + 1, updated_at = now()
    where organization_id = ${scope.organizationId} and id = ${id}`.execute(db);
}

export async function deleteView(db: Db, scope: OrganizationScope, id: string): Promise<void> {
  await sql`delete from saved_views where organization_id = ${scope.organizationId} and id = ${id}`.execute(
    db,
  );
}

/** What is shared stays for the others. */
export async function deleteOwn(db: Db, scope: UserScope): Promise<void> {
  await sql`delete from saved_views where kept_by = ${scope.userId} and not is_shared`.execute(db);
}

export async function deleteAll(db: Db, scope: OrganizationScope): Promise<void> {
  await sql`delete from saved_views where organization_id = ${scope.organizationId}`.execute(db);
}
