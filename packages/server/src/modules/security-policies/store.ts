/** SQL of security policies: what is asked, and where. */
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import type { OrganizationScope, UserScope } from '../../kernel/scope.ts';
import type { FactorDuty } from '../sessions/index.ts';
import type { KindName } from './kinds.ts';

export interface PolicyRow<Rule = unknown> {
  readonly kind: KindName;
  readonly accountId: string | null;
  readonly accountName: string | null;
  readonly rule: Rule;
  readonly startedAt: Date;
  /** What takes its place, and when; null: nothing is planned. */
  readonly nextRule: Rule | null;
  readonly nextStartsAt: Date | null;
  readonly version: number;
}

/** All of one kind, or of every kind: that of the organization, and those of accounts that it still has. */
export async function listPolicies<Rule>(
  db: Db,
  scope: OrganizationScope,
  kind: KindName | null,
): Promise<PolicyRow<Rule>[]> {
  const { rows } = await sql<PolicyRow<Rule>>`
    select p.kind, p.account_id as "accountId", a.friendly_name as "accountName", n.rule, n.started_at as "startedAt",
      case when p.next_starts_at > now() then p.next_rule end as "nextRule",
      case when p.next_starts_at > now() then p.next_starts_at end as "nextStartsAt", p.version
    from security_policies p join security_policies_now n on n.scope_id = p.scope_id and n.kind = p.kind
      left join accounts a on a.id = p.account_id
    where p.organization_id = ${scope.organizationId} and coalesce(p.kind = ${kind}::text, true)
      and (p.account_id is null or a.organization_id = p.organization_id)
    order by p.account_id is not null, lower(a.friendly_name), p.scope_id`.execute(db);
  return rows;
}

/** Of every kind: of the organization, and of accounts that somebody reaches. */
export async function listReaching(
  db: Db,
  scope: OrganizationScope,
  userId: string,
): Promise<PolicyRow[]> {
  const rows = await listPolicies(db, scope, null);
  const reached = await sql<{ id: string }>`select p.account_id as id from security_policies p
    join accounts a on a.id = p.account_id and a.organization_id = p.organization_id
    where p.organization_id = ${scope.organizationId} and (
      exists (select 1 from held_roles h join accounts x on x.id = h.scope_id
        where h.user_id = ${userId} and (x.id = a.id or x.parent_account_id = a.id))
      or exists (select 1 from account_administrators m where m.account_id = a.id and m.user_id = ${userId}))`.execute(
    db,
  );
  const ids = new Set(reached.rows.map(({ id }) => id));
  return rows.filter(({ accountId }) => accountId === null || ids.has(accountId));
}

export interface Saved<Rule> {
  readonly kind: KindName;
  readonly accountId: string | null;
  readonly rule: Rule;
  /** What holds until then; the database's clock decides whether that is over. */
  readonly before: Rule;
  readonly startsAt: Date | null;
}

/** At once, or in the place of what holds, from a moment on: what was planned before is forgotten. */
export async function savePolicy<Rule>(
  db: Db,
  scope: OrganizationScope,
  { kind, accountId, rule, before, startsAt }: Saved<Rule>,
): Promise<void> {
  const scopeId = accountId ?? scope.organizationId;
  const later = sql`${startsAt}::timestamptz > now()`;
  const holds = sql`case when coalesce(${later}, false) then ${JSON.stringify(before)}::jsonb else ${JSON.stringify(rule)}::jsonb end`;
  await sql`insert into security_policies as p (scope_id, kind, organization_id, account_id, rule, next_rule, next_starts_at)
    values (${scopeId}, ${kind}, ${scope.organizationId}, ${accountId}, ${holds},
      case when ${later} then ${JSON.stringify(rule)}::jsonb end, case when ${later} then ${startsAt}::timestamptz end)
    on conflict (scope_id, kind) do update set organization_id = excluded.organization_id, rule = excluded.rule,
      started_at = (select case when n.rule = excluded.rule then n.started_at else now() end
        from security_policies_now n where n.scope_id = p.scope_id and n.kind = p.kind),
      next_rule = excluded.next_rule, next_starts_at = excluded.next_starts_at, version = p.version + 1, updated_at = now()`.execute(
    db,
  );
}

/** Undefined: it is none of this organization. */
export async function findAccountName(
  db: Db,
  scope: OrganizationScope,
  accountId: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`select friendly_name as name from accounts
    where id = ${accountId} and organization_id = ${scope.organizationId} and state <> 'closed'`.execute(
    db,
  );
  return rows[0]?.name;
}

/** What one session has proven, counted as rules are; 3: by single sign-on. */
export async function findSessionLevel(
  db: Db,
  scope: UserScope,
  sessionId: string,
): Promise<number> {
  const { rows } = await sql<{ level: number }>`select level from session_levels
    where session_id = ${sessionId} and user_id = ${scope.userId}`.execute(db);
  return rows[0]?.level ?? 0;
}

/** The strictest that somebody's own organization asks of them; `anywhere`: at any account of it that they reach, too. */
export async function findDuty(
  db: Db,
  scope: UserScope,
  at: 'everywhere' | 'anywhere',
): Promise<FactorDuty | undefined> {
  const duties = at === 'everywhere' ? sql`second_factor_duties` : sql`person_factor_duties`;
  const { rows } = await sql<FactorDuty>`select d.level, o.friendly_name as "organizationName"
    from ${duties} d join users u on u.id = d.user_id and u.organization_id = d.organization_id
      join organizations o on o.id = d.organization_id
    where d.user_id = ${scope.userId} order by d.level desc limit 1`.execute(db);
  return rows[0];
}
