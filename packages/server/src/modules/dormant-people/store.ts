/** SQL of dormant people: the list, and how far the rule has come. Reads only, but for what is forgotten. */
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import { plannedEachTime } from '../../kernel/list-filter-sql.ts';
import { keyset } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import type { OrganizationScope, UserScope } from '../../kernel/scope.ts';
import { noticeDays } from './contract.ts';
import {
  countingWarningSql,
  type DormantFilter,
  dormantConditions,
  dueSql,
  stateSql,
} from './filter-store.ts';
import type { Fate } from './words.ts';

export type Sort = 'idle_since' | '-idle_since' | 'name' | '-name';

export interface DormantRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly lastActiveAt: Date | null;
  readonly lastActiveThrough: 'sign_in' | 'session' | 'api_key' | 'oauth_token' | null;
  readonly idleSince: Date;
  readonly daysIdle: number;
  readonly state: Fate;
  readonly warnedAt: Date | null;
  readonly remindedAt: Date | null;
  readonly dueAt: Date | null;
  readonly warnsAt: Date | null;
  readonly sortName: string;
  readonly idleKey: string;
}

const from = sql`people_activity a join users u on u.id = a.user_id
  join organizations o on o.id = a.organization_id
  left join dormant_people_rules r on r.organization_id = a.organization_id
  left join dormant_warnings w on ${countingWarningSql}`;

/** Both columns say the same, and each has an index in an order of the list. */
const matching = ({ organizationId }: OrganizationScope, q: DormantFilter | undefined) =>
  sql.join(
    [
      sql`a.organization_id = ${organizationId} and u.organization_id = ${organizationId}`,
      ...dormantConditions(q),
    ],
    sql` and `,
  );

export async function listDormantPeople(
  db: Db,
  scope: OrganizationScope,
  { q, sort }: { readonly q?: DormantFilter | undefined; readonly sort: Sort },
  page: PageRequest,
): Promise<DormantRow[]> {
  const descending = sort.startsWith('-');
  const first: RawBuilder<unknown> = sort.endsWith('name') ? sql`u.sort_name` : sql`a.idle_since`;
  const last = sort.endsWith('name') ? sql`u.id` : sql`a.user_id`;
  const { where, order, limit } = keyset(
    [
      { column: first, descending },
      { column: last, descending },
    ],
    page,
  );
  const { rows } =
    await sql<DormantRow>`${plannedEachTime}select u.id, u.full_name as name, u.email_as_typed as email,
      a.last_active_at as "lastActiveAt", a.last_active_through as "lastActiveThrough", a.idle_since as "idleSince",
      floor(extract(epoch from now() - a.idle_since) / 86400)::int as "daysIdle", ${stateSql} as state,
      w.warned_at as "warnedAt", w.reminded_at as "remindedAt", ${dueSql} as "dueAt",
      case when w.user_id is null then ${dueSql} - make_interval(hours => ${24 * (noticeDays + 1)}::int) end as "warnsAt",
      u.sort_name as "sortName", a.idle_since::text as "idleKey"
    from ${from} where ${matching(scope, q)} ${where === undefined ? sql`` : sql`and ${where}`}
    order by ${order} limit ${limit}`.execute(db);
  return rows;
}

/** At most one above the ceiling. */
export async function countDormantPeople(
  db: Db,
  scope: OrganizationScope,
  q: DormantFilter | undefined,
  ceiling: number,
): Promise<number> {
  // Nobody else's tables are looked at for everybody: the index knows how many they are.
  const counted =
    q === undefined
      ? sql`people_activity a where a.organization_id = ${scope.organizationId}`
      : sql`${from} where ${matching(scope, q)}`;
  const { rows } = await sql<{ count: number }>`${plannedEachTime}select count(*) as count
    from (select 1 from ${counted} limit ${ceiling + 1}) counted`.execute(db);
  return rows[0]?.count ?? 0;
}

export interface Progress {
  readonly people: number;
  readonly warned: number;
  readonly held: number;
  readonly deactivatedToday: number;
  readonly deactivatedLately: number;
  readonly nextAt: Date | null;
}

const today = sql`date_trunc('day', now(), 'UTC')`;

/** Of days as the job counts them: whose day is over was passed over by the brake. */
export async function readProgress(db: Db, scope: OrganizationScope): Promise<Progress> {
  const { organizationId } = scope;
  const gone = sql`(select count(*) from dormant_warnings d where d.organization_id = ${organizationId}`;
  const { rows } = await sql<Progress>`select
      (select count(*) from people_activity a where a.organization_id = ${organizationId}) as people,
      count(*) as warned, count(*) filter (where w.due_at < ${today}) as held,
      ${gone} and d.deactivated_at >= ${today}) as "deactivatedToday",
      ${gone} and d.deactivated_at > now() - interval '30 days') as "deactivatedLately",
      min(w.due_at) as "nextAt"
    from dormant_warnings_now w where w.organization_id = ${organizationId}`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('a select of counts answers one row');
  return row;
}

/** Of somebody who is erased: when they came is personal too. */
export async function deleteActivity(db: Db, scope: UserScope): Promise<void> {
  await sql`delete from people_activity where user_id = ${scope.userId}`.execute(db);
  await sql`delete from dormant_warnings where user_id = ${scope.userId}`.execute(db);
}
