/** SQL of what wants attention: one statement, of as many parts as the caller may see. Reads only. */
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import { countCeiling } from '../../kernel/paging.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';

export type Kind =
  | 'organization_ending'
  | 'account_closing'
  | 'account_owner_inactive'
  | 'domain_uncertain'
  | 'break_glass_used'
  | 'break_glass_missing'
  | 'compliance_missing'
  | 'dormant_people_held'
  | 'sso_failing'
  | 'provisioning_held'
  | 'join_request_pending'
  | 'invitation_expiring'
  | 'invitation_expired'
  | 'single_administrator';

export interface AttentionRow {
  readonly kind: Kind;
  /** At most one above the ceiling. */
  readonly count: number;
  readonly subjects: { id: string; name: string; until: string | null }[];
}

export interface AttentionQuestion {
  readonly kinds: readonly Kind[];
  readonly shown: number;
  readonly lapseAfterDays: number;
  readonly expiringWithinDays: number;
  /** The roles that let one act for the organization. */
  readonly administratingRoles: readonly string[];
}

/** Rows of `id`, `name`, `until` for each kind. */
function subjectsOf(
  kind: Kind,
  scope: OrganizationScope,
  asked: AttentionQuestion,
): RawBuilder<unknown> {
  const inOrganization = sql`organization_id = ${scope.organizationId}`;
  const invitation = sql`select i.id, i.email_as_typed as name, i.expires_at as until from invitations i
    where i.${inOrganization} and i.kind in ('organization', 'account')`;
  switch (kind) {
    case 'organization_ending':
      return sql`select o.id, o.friendly_name as name, o.deletion_due_at as until from organizations o
        where o.id = ${scope.organizationId} and o.state = 'pending_deletion'`;
    case 'account_closing':
      return sql`select a.id, a.friendly_name as name, a.closes_at as until from accounts a
        where a.${inOrganization} and a.state = 'pending_closure'`;
    case 'account_owner_inactive':
      return sql`select a.id, a.friendly_name as name, null::timestamptz as until from users u join accounts a on a.owner_user_id = u.id
        where u.${inOrganization} and u.state in ('inactive', 'suspended') and a.${inOrganization} and a.state <> 'closed'`;
    case 'domain_uncertain':
      return sql`select d.id, d.name, d.uncertain_since + make_interval(days => ${asked.lapseAfterDays}) as until from domains d
        where d.${inOrganization} and d.state = 'verified_uncertain'`;
    case 'sso_failing':
      return sql`select p.id, p.name, null::timestamptz as until from sso_profiles p
        where p.${inOrganization} and p.failing_since >= p.updated_at and p.state = 'enabled'
          and exists (select 1 from sso_profile_domains pd where pd.profile_id = p.id and pd.mode = 'enforced')`;
    case 'break_glass_used':
      return sql`select distinct u.id, u.full_name as name, null::timestamptz as until
        from break_glass_uses e join users u on u.id = e.user_id where e.${inOrganization} and e.seen_at is null`;
    case 'break_glass_missing':
      return sql`select u.id, u.full_name as name, null::timestamptz as until
        from organizations o join users u on u.id = o.owner_user_id
        where o.id = ${scope.organizationId}
          and not exists (select 1 from break_glass_owners_now b where b.organization_id = o.id)
          and (exists (select 1 from sso_profile_domains d where d.organization_id = o.id and d.mode = 'enforced')
            or exists (select 1 from security_policies_now p where p.scope_id = o.id and p.kind = 'network'
              and p.rule ->> 'mode' = 'enforced'))`;
    case 'compliance_missing':
      return sql`select distinct on (u.id) u.id, u.full_name as name, case when k.is_planned then k.since end as until
        from compliance_asks k join users u on u.id = k.user_id and u.state = 'active'
        where k.${inOrganization} and not k.is_met order by u.id, k.is_planned, k.since`;
    case 'dormant_people_held':
      return sql`select w.user_id as id, u.full_name as name, null::timestamptz as until
        from dormant_warnings_now w join users u on u.id = w.user_id
        where w.${inOrganization} and w.due_at < date_trunc('day', now(), 'UTC')`;
    case 'provisioning_held':
      return sql`select c.id, c.name, null::timestamptz as until from provisioning_connections c
        where c.${inOrganization} and (exists (select 1 from provisioning_holds h where h.connection_id = c.id)
          or exists (select 1 from provisioning_group_holds h where h.connection_id = c.id))`;
    case 'join_request_pending':
      return sql`select j.id, j.email_as_typed as name, null::timestamptz as until from join_requests j
        where j.${inOrganization} and j.state = 'pending'`;
    case 'invitation_expiring':
      return sql`${invitation} and i.state = 'pending' and i.expires_at > now()
        and i.expires_at <= now() + make_interval(days => ${asked.expiringWithinDays})`;
    case 'invitation_expired':
      return sql`${invitation} and (i.state = 'expired' or (i.state = 'pending' and i.expires_at <= now()))`;
    case 'single_administrator':
      return sql`select u.id, u.full_name as name, null::timestamptz as until from users u where u.state = 'active' and u.id in (
        select o.owner_user_id from organizations o where o.id = ${scope.organizationId}
        union select r.user_id from held_roles r where r.scope_id = ${scope.organizationId}
          and r.role_id = any(${asked.administratingRoles}))`;
  }
}

/** How many there are of each kind, and the first of them, the most urgent first. */
export async function listAttention(
  db: Db,
  scope: OrganizationScope,
  asked: AttentionQuestion,
): Promise<AttentionRow[]> {
  if (asked.kinds.length === 0) return [];
  const parts = asked.kinds.map(
    (kind) => sql`select ${kind}::text as kind, count(*) as count,
      coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'until', s.until) order by s.number) filter (where s.number <= ${asked.shown}), '[]') as subjects
      from (select s.*, row_number() over (order by s.until nulls last, s.name, s.id) as number
        from (${subjectsOf(kind, scope, asked)} limit ${countCeiling + 1}) s) s`,
  );
  const { rows } = await sql<AttentionRow>`${sql.join(parts, sql` union all `)}`.execute(db);
  return rows;
}
