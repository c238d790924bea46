/** SQL of how long sessions last: whom a rule reaches, and which sessions are over by it. */
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import { namesShown } from '../../kernel/impact.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import type { SessionRule } from './rules.ts';

/** What is over by the rules of this moment does not live again when they are eased. */
export async function endOverdue(db: Db, scope: OrganizationScope): Promise<void> {
  await sql`update sessions s set ended_at = now(), ended_because = 'older than a policy allows'
    from overdue_sessions o where o.session_id = s.id and o.organization_id = ${scope.organizationId}`.execute(
    db,
  );
}

export interface Touched {
  readonly people: number;
  /** Sessions that would be over at once, and whose. */
  readonly over: number;
  readonly overNames: string[];
}

/** Of the account or a subaccount of it, or through the organization: as the view of duties has it. */
export const reachesAccount = (accountId: string): RawBuilder<unknown> =>
  sql`(exists (select 1 from held_roles h join accounts a on a.id = h.scope_id
      where h.user_id = u.id and (a.id = ${accountId} or a.parent_account_id = ${accountId}))
    or exists (select 1 from account_administrators m where m.account_id = ${accountId} and m.user_id = u.id))`;

export async function readTouched(
  db: Db,
  scope: OrganizationScope,
  { accountId, rule }: { readonly accountId: string | null; readonly rule: SessionRule },
): Promise<Touched> {
  const reached = accountId === null ? sql`true` : reachesAccount(accountId);
  const { rows } = await sql<Touched>`with people as materialized (
      select u.id, u.full_name as name, u.sort_name, u.credential_epoch from users u
      where u.organization_id = ${scope.organizationId} and u.state = 'active' and ${reached}),
    over as (select s.id, p.name, p.sort_name from sessions s join people p on p.id = s.user_id
      where s.ended_at is null and s.expires_at > now() and s.credential_epoch = p.credential_epoch
        and s.last_seen_at > now() - interval '1 hour'
        and (s.created_at <= now() - make_interval(mins => ${rule.lifetime_minutes}::int)
          or s.last_seen_at <= now() - make_interval(mins => ${rule.idle_minutes}::int)))
    select (select count(*) from people) as people, (select count(*) from over) as over,
      array(select name from (select distinct name, sort_name from over) n order by sort_name, name limit ${namesShown}) as "overNames"`.execute(
    db,
  );
  const [row] = rows;
  if (row === undefined) throw new Error('a select of counts answers one row');
  return row;
}

export interface LimitRow extends SessionRule {
  readonly accountName: string | null;
}

/** Every rule that reaches somebody who is managed here. */
export async function listLimits(
  db: Db,
  scope: OrganizationScope,
  userId: string,
): Promise<LimitRow[]> {
  const { rows } =
    await sql<LimitRow>`select a.friendly_name as "accountName", d.lifetime_minutes, d.idle_minutes, d.step_up_minutes
    from session_duties d left join accounts a on a.id = d.account_id
    where d.user_id = ${userId} and d.organization_id = ${scope.organizationId}
    order by d.account_id is not null, lower(a.friendly_name), d.account_id limit 100`.execute(db);
  return rows;
}

const least = (minutes: readonly (number | null)[]): number | null => {
  const set = minutes.filter((one) => one !== null);
  return set.length === 0 ? null : Math.min(...set);
};

/** Of several, the shortest of each. */
export const strictest = (rules: readonly SessionRule[]): SessionRule => ({
  lifetime_minutes: least(rules.map((rule) => rule.lifetime_minutes)),
  idle_minutes: least(rules.map((rule) => rule.idle_minutes)),
  step_up_minutes: least(rules.map((rule) => rule.step_up_minutes)),
});
