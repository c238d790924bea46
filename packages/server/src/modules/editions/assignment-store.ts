/** SQL of assignments: which organization has which edition, from when to when, and who is told before the end. */
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import { keyset } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import type { OrganizationScope, PlatformScope } from '../../kernel/scope.ts';

export interface OrganizationNames {
  readonly id: string;
  readonly friendlyName: string;
  readonly ownerEmail: string;
}

/** Undefined for one that is over. */
export async function findOrganization(
  db: Db,
  scope: OrganizationScope,
): Promise<OrganizationNames | undefined> {
  const { rows } =
    await sql<OrganizationNames>`select o.id, o.friendly_name as "friendlyName", u.email_as_typed as "ownerEmail"
    from organizations o join users u on u.id = o.owner_user_id
    where o.id = ${scope.organizationId} and o.state not in ('deleted', 'merged')`.execute(db);
  return rows[0];
}

export interface AssignmentRow {
  readonly id: string;
  readonly editionId: string;
  readonly editionSlug: string;
  readonly editionName: string;
  readonly state: 'planned' | 'current' | 'ended' | 'replaced';
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  readonly reference: string | null;
  readonly createdAt: Date;
  readonly startsKey: string;
}

const selected = sql`a.id, a.edition_id as "editionId", e.slug as "editionSlug", e.name as "editionName",
  case when a.cancelled_at is not null then 'replaced' when a.ends_at <= now() then 'ended'
    when a.starts_at > now() then 'planned' else 'current' end as state,
  a.starts_at as "startsAt", a.ends_at as "endsAt", a.reference, a.created_at as "createdAt", a.starts_at::text as "startsKey"
  from edition_assignments a join editions e on e.id = a.edition_id`;

export async function listAssignments(
  db: Db,
  scope: OrganizationScope,
  page: PageRequest,
): Promise<AssignmentRow[]> {
  const { where, order, limit } = keyset(
    [{ column: sql`a.starts_at`, descending: true }, { column: sql`a.id` }],
    page,
  );
  const { rows } = await sql<AssignmentRow>`select ${selected}
    where a.organization_id = ${scope.organizationId} and ${where ?? sql`true`} order by ${order} limit ${limit}`.execute(
    db,
  );
  return rows;
}

export async function getAssignment(
  db: Db,
  scope: OrganizationScope,
  id: string,
): Promise<AssignmentRow> {
  const { rows } =
    await sql<AssignmentRow>`select ${selected} where a.organization_id = ${scope.organizationId} and a.id = ${id}`.execute(
      db,
    );
  const row = rows[0];
  if (row === undefined) throw new Error('the assignment was just written');
  return row;
}

/** What an organization has, or will have, at a moment and after it: by its beginning. */
export async function listFrom(
  db: Db,
  scope: OrganizationScope,
  at: Date,
): Promise<AssignmentRow[]> {
  const { rows } = await sql<AssignmentRow>`select ${selected}
    where a.organization_id = ${scope.organizationId} and a.cancelled_at is null and (a.ends_at is null or a.ends_at > ${at})
    order by a.starts_at`.execute(db);
  return rows;
}

/** What runs at that moment ends then; what was to begin then or later does not begin. The organization is locked. */
export async function clearFrom(db: Db, scope: OrganizationScope, at: Date): Promise<void> {
  await sql`update edition_assignments set
      ends_at = case when starts_at < ${at} then ${at} else ends_at end,
      cancelled_at = case when starts_at < ${at} then null else now() end
    where organization_id = ${scope.organizationId} and cancelled_at is null and (ends_at is null or ends_at > ${at})`.execute(
    db,
  );
}

export interface NewAssignment {
  readonly id: string;
  readonly editionId: string;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  readonly reference: string | null;
  readonly warningsSent: number;
}

export async function insertAssignment(
  db: Db,
  scope: OrganizationScope,
  row: NewAssignment,
): Promise<void> {
  await sql`insert into edition_assignments (id, organization_id, edition_id, starts_at, ends_at, reference, warnings_sent)
    values (${row.id}, ${scope.organizationId}, ${row.editionId}, ${row.startsAt}, ${row.endsAt}, ${row.reference}, ${row.warningsSent})`.execute(
    db,
  );
}

/** An end that somebody brought about needs no telling by the clock. */
export async function markEndTold(db: Db, scope: OrganizationScope, id: string): Promise<void> {
  await sql`update edition_assignments set end_told_at = now() where organization_id = ${scope.organizationId} and id = ${id}`.execute(
    db,
  );
}

export interface EndingRow {
  readonly id: string;
  readonly organizationId: string;
  readonly editionName: string;
  readonly endsAt: Date;
  readonly warningsSent: number;
  readonly hasEnded: boolean;
  /** Another one begins at that very moment. */
  readonly isFollowed: boolean;
}

const ending = sql`a.id, a.organization_id as "organizationId", e.name as "editionName", a.ends_at as "endsAt",
  a.warnings_sent as "warningsSent", a.ends_at <= now() as "hasEnded",
  exists (select from edition_assignments n where n.organization_id = a.organization_id and n.cancelled_at is null
    and n.starts_at = a.ends_at and n.id <> a.id) as "isFollowed"
  from edition_assignments a join editions e on e.id = a.edition_id`;

/** Assignments of which somebody is to be told something: the next warning is due, or they ended. */
export async function listEnding(
  db: Db,
  _scope: PlatformScope,
  asked: { warningDays: readonly number[]; atMost: number },
): Promise<EndingRow[]> {
  const { rows } = await sql<EndingRow>`select ${ending}
    where a.cancelled_at is null and a.end_told_at is null and a.ends_at <= now() + make_interval(days => ${Math.max(...asked.warningDays)})
      and (a.ends_at <= now() or a.warnings_sent < (select count(*) from unnest(${[...asked.warningDays]}::int[]) d
        where a.ends_at <= now() + make_interval(days => d)))
    order by a.ends_at limit ${asked.atMost}`.execute(db);
  return rows;
}

/** The organization is locked: undefined when it changed meanwhile. */
export async function findEnding(
  db: Db,
  scope: OrganizationScope,
  id: string,
): Promise<EndingRow | undefined> {
  const { rows } =
    await sql<EndingRow>`select ${ending} where a.organization_id = ${scope.organizationId} and a.id = ${id}
    and a.cancelled_at is null and a.end_told_at is null`.execute(db);
  return rows[0];
}

export async function updateWarningsSent(
  db: Db,
  scope: OrganizationScope,
  id: string,
  sent: number,
): Promise<void> {
  await sql`update edition_assignments set warnings_sent = ${sent} where organization_id = ${scope.organizationId} and id = ${id}`.execute(
    db,
  );
}
