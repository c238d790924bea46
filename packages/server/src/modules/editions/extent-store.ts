/** SQL of which organizations have an edition at this moment, and which of them use more than a number. */
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import { keyset } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import type { PlatformScope } from '../../kernel/scope.ts';
import type { CountedLimit } from './catalogue.ts';
import { counts } from './store.ts';

export interface HavingRow {
  readonly id: string;
  readonly friendlyName: string;
  readonly sortName: string;
  readonly byDefault: boolean;
  readonly endsAt: Date | null;
  readonly reference: string | null;
}

/** Which organizations: those with the edition, or only those that have it because none is assigned. */
export interface Extent {
  readonly editionId: string;
  readonly byDefaultOnly: boolean;
}

const having = ({
  editionId,
  byDefaultOnly,
}: Extent) => sql`from organizations o cross join edition_settings s
  left join edition_assignments a on a.organization_id = o.id and a.cancelled_at is null
    and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now())
  where o.state not in ('deleted', 'merged') and coalesce(a.edition_id, s.default_edition_id) = ${editionId}
    and (a.id is null or not ${byDefaultOnly})`;

export async function listHaving(
  db: Db,
  _scope: PlatformScope,
  extent: Extent,
  page: PageRequest,
): Promise<HavingRow[]> {
  const { where, order, limit } = keyset(
    [{ column: sql`lower(o.friendly_name)` }, { column: sql`o.id` }],
    page,
  );
  const { rows } =
    await sql<HavingRow>`select o.id, o.friendly_name as "friendlyName", lower(o.friendly_name) as "sortName",
      a.id is null as "byDefault", a.ends_at as "endsAt", a.reference
    ${having(extent)} and ${where ?? sql`true`} order by ${order} limit ${limit}`.execute(db);
  return rows;
}

export interface Counted {
  readonly count: number;
  readonly names: string[];
}

/** How many organizations, and the first of them by name. */
export async function countHaving(
  db: Db,
  _scope: PlatformScope,
  extent: Extent,
  above: { limit: CountedLimit; allowed: number } | null,
  namesAtMost: number,
): Promise<Counted> {
  const condition =
    above === null ? sql`true` : sql`${counts[above.limit](sql.ref('o.id'))} > ${above.allowed}`;
  const { rows } =
    await sql<Counted>`with those as materialized (select o.id, o.friendly_name ${having(extent)} and ${condition})
    select (select count(*) from those) as count,
      array(select friendly_name from those order by lower(friendly_name), id limit ${namesAtMost}) as names`.execute(
      db,
    );
  return rows[0] ?? { count: 0, names: [] };
}
