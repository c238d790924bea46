/** SQL of compliance: who lacks what a policy asks. Reads only. */
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import { plannedEachTime } from '../../kernel/list-filter-sql.ts';
import { keyset } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import { policiesShown } from './contract.ts';
import { type ComplianceFilter, complianceConditions } from './filter-store.ts';
import type { Asking } from './words.ts';

export type State = 'suspended' | 'owing' | 'planned';
export type Sort = 'name' | '-name' | 'since' | '-since';

export type UnmetPolicyRow = Asking & {
  readonly accountId: string | null;
  readonly accountName: string | null;
  readonly state: State;
  readonly since: string;
  readonly scopeId: string;
  /** How many keys or apps of theirs, or accounts, it is about. */
  readonly things: number;
};

export interface NonComplianceRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly isManagedHere: boolean;
  readonly state: State;
  readonly since: Date;
  /** Their second factor, where it is not enough, and what is asked at most, counted as sessions are; 0: none is missing. */
  readonly has: number | null;
  readonly asked: number;
  readonly policies: readonly UnmetPolicyRow[];
  readonly lastSignInAt: Date | null;
  readonly remindedAt: Date | null;
  readonly sortName: string;
  readonly sinceKey: string;
}

/** Which of those who lack something: by the words of the list, or by id. */
export interface Choice {
  readonly q?: ComplianceFilter | undefined;
  readonly ids?: readonly string[] | undefined;
  readonly except?: readonly string[] | undefined;
}

/** One row for each person: what is asked now counts before what will be. */
const gapsOf = ({ organizationId }: OrganizationScope) => sql`(
  select k.user_id, max(k.has) as has,
    case when bool_or(k.is_hold) then 'suspended' when bool_or(not k.is_planned) then 'owing' else 'planned' end as state,
    max(k.level) as asked,
    coalesce(min(k.since) filter (where not k.is_planned), min(k.since)) as since
  from compliance_asks k
  where k.organization_id = ${organizationId} and not k.is_met
  group by k.user_id)`;

function matching(scope: OrganizationScope, { q, ids, except }: Choice): RawBuilder<unknown> {
  return sql.join(
    [
      sql`u.state = 'active'`,
      ...(ids === undefined ? [] : [sql`u.id = any(${ids}::uuid[])`]),
      ...(except === undefined ? [] : [sql`u.id <> all(${except}::uuid[])`]),
      ...complianceConditions(scope, q),
    ],
    sql` and `,
  );
}

const from = (scope: OrganizationScope) => sql`${gapsOf(scope)} g join users u on u.id = g.user_id
  left join compliance_reminders m on m.organization_id = ${scope.organizationId} and m.user_id = u.id`;

/** Of one policy the rule of now counts where both are lacked. */
const policiesOf = ({ organizationId }: OrganizationScope) => sql`
  select jsonb_agg(jsonb_build_object('accountId', p.account_id, 'accountName', p.name, 'state', p.state, 'missing', p.missing,
    'since', p.since, 'rule', p.rule, 'scopeId', p.scope_id, 'things', p.things)
    order by p.level desc, p.account_id is not null, lower(p.name), p.scope_id, p.missing) as policies
  from (select unmet.*, a.friendly_name as name,
      case when unmet.is_hold then 'suspended' when unmet.is_planned then 'planned' else 'owing' end as state
    from (select distinct on (k.scope_id, case k.level when 0 then k.missing end) k.* from compliance_asks k
        where k.organization_id = ${organizationId} and k.user_id = page.id and not k.is_met
        order by k.scope_id, case k.level when 0 then k.missing end, k.is_hold desc, k.is_planned) unmet
      left join accounts a on a.id = unmet.account_id
    order by unmet.level desc, unmet.account_id is not null, lower(a.friendly_name), unmet.scope_id, unmet.missing
    limit ${policiesShown}) p`;

/** What each lacks in detail is read for the rows of the page only. */
export async function listNonCompliance(
  db: Db,
  scope: OrganizationScope,
  { choice, sort }: { readonly choice: Choice; readonly sort: Sort },
  page: PageRequest,
): Promise<NonComplianceRow[]> {
  const descending = sort.startsWith('-');
  const bySince = sort.endsWith('since');
  const columns = (
    name: RawBuilder<unknown>,
    since: RawBuilder<unknown>,
    id: RawBuilder<unknown>,
  ) =>
    keyset(
      [
        { column: bySince ? since : name, descending },
        { column: id, descending },
      ],
      page,
    );
  const { where, order, limit } = columns(sql`u.sort_name`, sql`g.since`, sql`u.id`);
  const shown = columns(sql`page."sortName"`, sql`page.since`, sql`page.id`).order;
  const { rows } = await sql<NonComplianceRow>`${plannedEachTime}with page as materialized (
      select u.id, u.full_name as name, u.email_as_typed as email, u.organization_id is not distinct from ${scope.organizationId} as "isManagedHere",
        g.state, g.since, g.has, g.asked, u.last_sign_in_at as "lastSignInAt", m.reminded_at as "remindedAt",
        u.sort_name as "sortName", g.since::text as "sinceKey"
      from ${from(scope)} where ${matching(scope, choice)} ${where === undefined ? sql`` : sql`and ${where}`}
      order by ${order} limit ${limit})
    select page.*, d.policies from page cross join lateral (${policiesOf(scope)}) d order by ${shown}`.execute(
    db,
  );
  return rows;
}

/** At most one above the ceiling. */
export async function countNonCompliance(
  db: Db,
  scope: OrganizationScope,
  choice: Choice,
  ceiling: number,
): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`${plannedEachTime}select count(*) as count from (select 1 from ${from(scope)}
    where ${matching(scope, choice)} limit ${ceiling + 1}) counted`.execute(db);
  return rows[0]?.count ?? 0;
}

export interface Summary {
  readonly asked: number;
  readonly suspended: number;
  readonly owing: number;
  readonly planned: number;
  readonly nextStartsAt: Date | null;
}

export async function readSummary(db: Db, scope: OrganizationScope): Promise<Summary> {
  const { rows } = await sql<Summary>`with people as (
      select k.user_id, bool_or(k.is_hold and not k.is_met) as is_held,
        bool_or(not k.is_planned and not k.is_met) as owes,
        bool_or(not k.is_met) as lacks,
        min(k.starts_at) filter (where k.is_planned and not k.is_met and k.starts_at > now()) as starts_at
      from compliance_asks k join users u on u.id = k.user_id and u.state = 'active'
      where k.organization_id = ${scope.organizationId} group by k.user_id)
    select count(*) as asked, count(*) filter (where is_held) as suspended, count(*) filter (where owes) as owing,
      count(*) filter (where lacks and not owes) as planned, min(starts_at) as "nextStartsAt"
    from people`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('a select of counts answers one row');
  return row;
}
