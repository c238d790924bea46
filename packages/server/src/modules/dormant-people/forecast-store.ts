/** SQL of what a rule would do: who leaves in which order, and what of theirs ends. Reads only. */
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import { namesShown } from '../../kernel/impact.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import type { DueOnDay } from './rules.ts';

export interface Asked {
  readonly idleDays: number;
  /** As the database keeps it: to the microsecond. */
  readonly startedAt: string;
  /** Who becomes due later than so many days after the first is not told. */
  readonly withinDays: number;
}

/** Since when the rule that holds was chosen. Undefined: none does. */
export async function findStart(db: Db, scope: OrganizationScope): Promise<string | undefined> {
  const { rows } = await sql<{ at: string }>`select started_at::text as at from dormant_people_rules
    where organization_id = ${scope.organizationId} and not is_planned`.execute(db);
  return rows[0]?.at;
}

/** Who is or will be idle for long enough, with the day on which they leave; not the Owner. */
const leaving = (scope: OrganizationScope, { idleDays, startedAt, withinDays }: Asked) => {
  const first = sql`date_trunc('day', greatest(now(), ${startedAt}::timestamptz) + interval '43 minutes', 'UTC')`;
  return sql`select a.user_id, a.idle_since, coalesce(w.due_at, dormant_due(a.idle_since, ${idleDays}::int, ${startedAt}::timestamptz)) as due_at,
      w.user_id is null and ${first} >= date_trunc('day', a.idle_since, 'UTC') + make_interval(hours => 24 * (${idleDays}::int - 14)) as is_warned_first
    from people_activity a
      join organizations o on o.id = a.organization_id and o.owner_user_id is distinct from a.user_id
      left join dormant_warnings d on d.user_id = a.user_id and d.rule_started_at = ${startedAt}::timestamptz
      left join dormant_warnings_now w on w.user_id = d.user_id
    where a.organization_id = ${scope.organizationId}
      and a.idle_since < ${first} + make_interval(hours => 24 * (${withinDays}::int + 15 - ${idleDays}::int))`;
};

export interface Forecast {
  readonly people: number;
  readonly owner: string[];
  readonly idle: number;
  readonly idleNames: string[];
  readonly first: number;
  readonly firstNames: string[];
  readonly firstAt: Date;
  readonly due: DueOnDay[];
  /** In the order in which they leave, as many as are shown. */
  readonly names: string[];
  readonly accounts: number;
  readonly keys: number;
}

export async function readForecast(
  db: Db,
  scope: OrganizationScope,
  asked: Asked,
  namesAtMost: number,
): Promise<Forecast> {
  const { organizationId } = scope;
  const { idleDays, startedAt } = asked;
  const isIdle = sql`a.idle_since < now() - make_interval(hours => 24 * ${idleDays}::int)`;
  const named = sql`join users u on u.id = l.user_id`;
  const { rows } = await sql<
    Omit<Forecast, 'due'> & { readonly due: readonly { day: string; count: number }[] }
  >`with leaving as materialized (${leaving(scope, asked)}),
    idle as materialized (select a.user_id, a.idle_since from people_activity a join organizations o on o.id = a.organization_id
      where a.organization_id = ${organizationId} and o.owner_user_id is distinct from a.user_id and ${isIdle})
    select (select count(*) from people_activity where organization_id = ${organizationId}) as people,
      array(select u.full_name from organizations o join people_activity a on a.user_id = o.owner_user_id join users u on u.id = a.user_id
        where o.id = ${organizationId} and ${isIdle}) as owner,
      (select count(*) from idle) as idle,
      array(select u.full_name from idle l ${named} order by l.idle_since, l.user_id limit ${namesShown}) as "idleNames",
      (select count(*) from leaving where is_warned_first) as first,
      array(select u.full_name from leaving l ${named} where l.is_warned_first order by l.idle_since, l.user_id limit ${namesShown}) as "firstNames",
      date_trunc('day', greatest(now(), ${startedAt}::timestamptz) + interval '43 minutes', 'UTC') as "firstAt",
      (select coalesce(jsonb_agg(jsonb_build_object('day', d.due_at, 'count', d.count) order by d.due_at), '[]')
        from (select due_at, count(*) as count from leaving group by due_at) d) as due,
      array(select u.full_name from leaving l ${named} order by l.due_at, l.idle_since, l.user_id limit ${namesAtMost}) as names,
      (select count(*) from accounts a join leaving l on l.user_id = a.owner_user_id where a.state <> 'closed') as accounts,
      (select count(*) from leaving l join users u on u.id = l.user_id join api_keys k on k.made_by = l.user_id
        where k.organization_id = ${organizationId} and k.ended_at is null and k.maker_epoch = u.credential_epoch
          and coalesce(k.expires_at > now(), true)) as keys`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('a select of counts answers one row');
  return { ...row, due: row.due.map(({ day, count }) => ({ day: new Date(day), count })) };
}
