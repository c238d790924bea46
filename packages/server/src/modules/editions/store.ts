/** SQL of editions: what they hold, and which one an organization has at this moment. */
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import type { OrganizationScope, PlatformScope } from '../../kernel/scope.ts';
import type { CountedLimit, Feature, Limits } from './catalogue.ts';

interface HoldingColumns {
  readonly features: string[];
  readonly limits: Record<string, unknown>;
}

/** The edition that an organization has now, with the assignment that gives it; nulls: it is the default. */
export interface CurrentRow extends HoldingColumns {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly assignmentId: string | null;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly reference: string | null;
}

/** By the database's clock: an assignment ends by itself, whether or not a job ran. */
export async function findCurrent(db: Db, scope: OrganizationScope): Promise<CurrentRow> {
  const { rows } = await sql<CurrentRow>`select e.id, e.slug, e.name, e.features, e.limits,
      a.id as "assignmentId", a.starts_at as "startsAt", a.ends_at as "endsAt", a.reference
    from edition_settings s
    left join edition_assignments a on a.organization_id = ${scope.organizationId} and a.cancelled_at is null
      and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now())
    join editions e on e.id = coalesce(a.edition_id, s.default_edition_id)
    order by a.starts_at desc nulls last limit 1`.execute(db);
  const row = rows[0];
  if (row === undefined) throw new Error('there is always a default edition');
  return row;
}

/** Editions that hold a feature, as far as organizations may know of them, and whom to ask for one. */
export async function findHolders(
  db: Db,
  _scope: PlatformScope,
  feature: Feature,
): Promise<{ editions: { slug: string; name: string }[]; contact: string | null }> {
  const { rows } = await sql<{
    editions: { slug: string; name: string }[];
    contact: string | null;
  }>`select s.contact, coalesce((select jsonb_agg(jsonb_build_object('slug', e.slug, 'name', e.name) order by e.created_at, e.id)
      from editions e where e.retired_at is null and e.is_listed and ${feature} = any(e.features)), '[]') as editions
    from edition_settings s`.execute(db);
  return rows[0] ?? { editions: [], contact: null };
}

/** Of which organization: its id, or the column that has it. */
export const counts: Record<CountedLimit, ReturnType<typeof countOf>> = {
  accounts: countOf('accounts', `x.state <> 'closed'`),
  managed_users: countOf('users', `x.state <> 'erased'`),
  domains: countOf('domains', `x.state <> 'removed'`),
  pending_invitations: countOf(
    'invitations',
    `x.state = 'pending' and x.expires_at > now() and x.kind in ('organization', 'account')`,
  ),
};

function countOf(table: string, condition: string) {
  return (organizationId: string | RawBuilder<unknown>) =>
    sql<number>`(select count(*) from ${sql.table(table)} x where x.organization_id = ${organizationId} and ${sql.raw(condition)})`;
}

/** How much of one limit is used. */
export async function countUsed(
  db: Db,
  scope: OrganizationScope,
  limit: CountedLimit,
): Promise<number> {
  const { rows } = await sql<{
    used: number;
  }>`select ${counts[limit](scope.organizationId)} as used`.execute(db);
  return rows[0]?.used ?? 0;
}

/** How much of every limit is used. */
export async function countAllUsed(
  db: Db,
  scope: OrganizationScope,
): Promise<Record<CountedLimit, number>> {
  const names = Object.keys(counts) as CountedLimit[];
  const columns = names.map(
    (name) => sql`${counts[name](scope.organizationId)} as ${sql.id(name)}`,
  );
  const { rows } = await sql<Record<CountedLimit, number>>`select ${sql.join(columns)}`.execute(db);
  const row = rows[0];
  if (row === undefined) throw new Error('a select without a table answers one row');
  return row;
}

/** Does any edition say how long audit events are kept? */
export async function limitsRetention(db: Db, _scope: PlatformScope): Promise<boolean> {
  const { rows } =
    await sql`select 1 from editions where limits ->> 'audit_retention_days' is not null limit 1`.execute(
      db,
    );
  return rows.length > 0;
}

/**
 * How long each edition keeps audit events that an organization has, or had in the last `graceDays`: the default one
 * unless another has been there for that long. Nothing for what is no organization.
 */
export async function listRetentions(
  db: Db,
  scope: OrganizationScope,
  graceDays: number,
): Promise<(number | null)[]> {
  const { rows } = await sql<{
    days: number | null;
  }>`select (e.limits ->> 'audit_retention_days')::int as days
    from organizations o cross join edition_settings s cross join make_interval(days => ${graceDays}) grace join editions e on
      e.id in (select a.edition_id from edition_assignments a where a.organization_id = o.id and a.cancelled_at is null
        and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now() - grace))
      or e.id = s.default_edition_id and not exists (select from edition_assignments a where a.organization_id = o.id
        and a.cancelled_at is null and a.starts_at <= now() - grace and (a.ends_at is null or a.ends_at > now()))
    where o.id = ${scope.organizationId}`.execute(db);
  return rows.map(({ days }) => days);
}

/** Whoever adds to what is limited waits here for whoever does so at the same moment. */
export async function lockOrganization(db: Db, scope: OrganizationScope): Promise<void> {
  await sql`select 1 from organizations where id = ${scope.organizationId} for no key update`.execute(
    db,
  );
}

export interface EditionRow extends HoldingColumns {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly isListed: boolean;
  readonly isDefault: boolean;
  /** Organizations to which it is assigned now or from a later moment on. */
  readonly assigned: number;
  readonly version: number;
  readonly createdAt: Date;
}

const selected = sql`e.id, e.slug, e.name, e.features, e.limits, e.is_listed as "isListed", e.version, e.created_at as "createdAt",
  exists (select from edition_settings s where s.default_edition_id = e.id) as "isDefault",
  (select count(distinct a.organization_id) from edition_assignments a where a.edition_id = e.id and a.cancelled_at is null
    and (a.ends_at is null or a.ends_at > now())) as assigned`;

export async function listEditions(db: Db, _scope: PlatformScope): Promise<EditionRow[]> {
  const { rows } =
    await sql<EditionRow>`select ${selected} from editions e where e.retired_at is null order by e.created_at, e.id`.execute(
      db,
    );
  return rows;
}

export async function findEdition(
  db: Db,
  _scope: PlatformScope,
  id: string,
): Promise<EditionRow | undefined> {
  const { rows } =
    await sql<EditionRow>`select ${selected} from editions e where e.id = ${id} and e.retired_at is null`.execute(
      db,
    );
  return rows[0];
}

/**
 * Locks the row. Whoever gives an edition to somebody, or makes it the default, shares it; whoever retires or changes it
 * has it alone.
 */
export async function lockEdition(
  db: Db,
  _scope: PlatformScope,
  id: string,
  how: 'shared' | 'alone',
): Promise<void> {
  await sql`select 1 from editions where id = ${id} ${sql.raw(how === 'shared' ? 'for share' : 'for update')}`.execute(
    db,
  );
}

export interface EditionChange {
  readonly slug: string;
  readonly name: string;
  readonly features: readonly Feature[];
  readonly limits: Limits;
  readonly isListed: boolean;
}

/** False: the name or the slug is taken. */
export async function insertEdition(
  db: Db,
  _scope: PlatformScope,
  id: string,
  row: EditionChange,
): Promise<boolean> {
  const { rows } = await sql`insert into editions (id, slug, name, features, limits, is_listed)
    values (${id}, ${row.slug}, ${row.name}, ${[...row.features]}, ${JSON.stringify(row.limits)}::jsonb, ${row.isListed})
    on conflict do nothing returning id`.execute(db);
  return rows.length === 1;
}

/** Does another edition, that is not retired, have the name or the slug? */
export async function isTaken(
  db: Db,
  _scope: PlatformScope,
  id: string,
  { name, slug }: { name: string; slug: string },
): Promise<boolean> {
  const { rows } = await sql`select 1 from editions where retired_at is null and id <> ${id}
    and (lower(name) = lower(${name}) or slug = ${slug})`.execute(db);
  return rows.length > 0;
}

export async function updateEdition(
  db: Db,
  _scope: PlatformScope,
  id: string,
  row: EditionChange,
): Promise<void> {
  await sql`update editions set slug = ${row.slug}, name = ${row.name}, features = ${[...row.features]},
      limits = ${JSON.stringify(row.limits)}::jsonb, is_listed = ${row.isListed}, version = version + 1, updated_at = now()
    where id = ${id}`.execute(db);
}

export async function retireEdition(db: Db, _scope: PlatformScope, id: string): Promise<void> {
  await sql`update editions set retired_at = now(), updated_at = now(), version = version + 1 where id = ${id}`.execute(
    db,
  );
}

export interface SettingsRow {
  readonly defaultEditionId: string;
  readonly contact: string | null;
  readonly version: number;
}

export async function getSettings(
  db: Db,
  _scope: PlatformScope,
  lock: boolean,
): Promise<SettingsRow> {
  const { rows } =
    await sql<SettingsRow>`select default_edition_id as "defaultEditionId", contact, version from edition_settings
    ${sql.raw(lock ? 'for update' : '')}`.execute(db);
  const row = rows[0];
  if (row === undefined) throw new Error('the migration made the settings of editions');
  return row;
}

/** What an organization has that has no edition of its own, whom to ask, and what time it is. */
export async function getFallback(
  db: Db,
  _scope: PlatformScope,
): Promise<{ next: string; contact: string | null; now: Date }> {
  const { rows } = await sql<{
    next: string;
    contact: string | null;
    now: Date;
  }>`select e.name as next, s.contact, now() as now from edition_settings s join editions e on e.id = s.default_edition_id`.execute(
    db,
  );
  const row = rows[0];
  if (row === undefined) throw new Error('there is always a default edition');
  return row;
}

export async function updateSettings(
  db: Db,
  _scope: PlatformScope,
  row: Omit<SettingsRow, 'version'>,
): Promise<void> {
  await sql`update edition_settings set default_edition_id = ${row.defaultEditionId}, contact = ${row.contact}, version = version + 1`.execute(
    db,
  );
}
