/** SQL of for how long browsers are remembered: whom a rule reaches, and which are forgotten by it. */
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import { namesShown } from '../../kernel/impact.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import { reachesAccount } from './sessions-store.ts';

/** What is not remembered by the rules of this moment is not again when they are eased. */
export async function forgetOutdated(db: Db, scope: OrganizationScope): Promise<void> {
  await sql`delete from remembered_browsers r where r.organization_id = ${scope.organizationId}
    and not exists (select 1 from remembered_browsers_now n where n.id = r.id)`.execute(db);
}

export interface Remembering {
  /** Browsers that the rule forgets, and whose. */
  readonly over: number;
  readonly overNames: string[];
  /** Those that stay remembered. */
  readonly stay: number;
  /** Managed people whom it reaches, with a second factor of ours and no single sign-on in its place. */
  readonly people: number;
  /** What may be from then on, of the rule and of that of the organization. */
  readonly days: number;
}

/** @param days null: nothing of its own */
export async function readRemembering(
  db: Db,
  scope: OrganizationScope,
  { accountId, days }: { readonly accountId: string | null; readonly days: number | null },
): Promise<Remembering> {
  const reached = accountId === null ? sql`true` : reachesAccount(accountId);
  const above = sql`coalesce((select (p.rule ->> 'remembered_days')::int from security_policies_now p
    where p.scope_id = ${scope.organizationId} and p.kind = 'remembered_browsers'), 0)`;
  const next = accountId === null ? sql`${days ?? 0}::int` : sql`least(${days}::int, ${above})`;
  const { rows } = await sql<Remembering>`with rule as (select ${next} as days),
    people as materialized (
      select u.id, u.full_name as name, u.sort_name from users u
      where u.organization_id = ${scope.organizationId} and u.state = 'active' and ${reached}),
    browsers as (select p.name, p.sort_name, n.remembered_at + make_interval(days => rule.days) <= now() as is_over
      from remembered_browsers_now n join people p on p.id = n.user_id cross join rule)
    select (select count(*) from browsers where is_over) as over, (select count(*) from browsers where not is_over) as stay,
      array(select name from (select distinct name, sort_name from browsers where is_over) n order by sort_name, name limit ${namesShown}) as "overNames",
      (select count(*) from people p join people_levels l on l.user_id = p.id and l.level in (1, 2)) as people,
      (select days from rule) as days`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('a select of counts answers one row');
  return row;
}
