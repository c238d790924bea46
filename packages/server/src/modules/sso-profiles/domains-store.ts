/** SQL of the domains under a profile, and of what is planned for them. */
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import type { OrganizationScope, PlatformScope } from '../../kernel/scope.ts';

/** What was decided for a later start. */
export interface Plan {
  readonly configuration: number;
  readonly by_user_id: string;
  readonly ends_sessions: boolean;
}

export interface DomainUnderProfile {
  readonly domainId: string;
  readonly profileId: string;
  readonly name: string;
  readonly isVerified: boolean;
  readonly mode: 'offered' | 'enforced';
  readonly enforceAt: Date | null;
  readonly plan: Plan | null;
}

const selected = sql`pd.domain_id as "domainId", pd.profile_id as "profileId", d.name, d.state = 'verified' as "isVerified",
  pd.mode, pd.enforce_at as "enforceAt", pd.plan from sso_profile_domains pd join domains d on d.id = pd.domain_id`;

export async function findDomain(
  db: Db,
  scope: OrganizationScope,
  domainId: string,
): Promise<DomainUnderProfile | undefined> {
  const { rows } = await sql<DomainUnderProfile>`select ${selected}
    where pd.organization_id = ${scope.organizationId} and pd.domain_id = ${domainId} for update of pd`.execute(
    db,
  );
  return rows[0];
}

/** False when another profile has it. */
export async function insertDomain(
  db: Db,
  scope: OrganizationScope,
  row: { readonly domainId: string; readonly profileId: string },
): Promise<boolean> {
  const { rows } =
    await sql`insert into sso_profile_domains (domain_id, organization_id, profile_id)
    values (${row.domainId}, ${scope.organizationId}, ${row.profileId}) on conflict (domain_id) do nothing returning domain_id`.execute(
      db,
    );
  return rows.length === 1;
}

export async function deleteDomain(
  db: Db,
  scope: OrganizationScope,
  domainId: string,
): Promise<void> {
  await sql`delete from sso_profile_domains where organization_id = ${scope.organizationId} and domain_id = ${domainId}`.execute(
    db,
  );
}

export async function updateMode(
  db: Db,
  scope: OrganizationScope,
  domainId: string,
  to: { readonly mode: 'offered' | 'enforced'; readonly by: string | null },
): Promise<void> {
  await sql`update sso_profile_domains set mode = ${to.mode}, enforced_by = ${to.by}, enforce_at = null, plan = null,
      enforced_at = case when ${to.mode} = 'enforced' then now() end
    where organization_id = ${scope.organizationId} and domain_id = ${domainId}`.execute(db);
}

export async function updatePlan(
  db: Db,
  scope: OrganizationScope,
  domainId: string,
  to: { readonly at: Date; readonly plan: Plan } | null,
): Promise<void> {
  await sql`update sso_profile_domains set enforce_at = ${to?.at ?? null}, plan = ${to === null ? null : JSON.stringify(to.plan)}::jsonb
    where organization_id = ${scope.organizationId} and domain_id = ${domainId}`.execute(db);
}

/** Whose planned time has come, the longest waiting first. */
export async function listDue(
  db: Db,
  _scope: PlatformScope,
  limit: number,
): Promise<{ domainId: string; organizationId: string }[]> {
  const { rows } = await sql<{
    domainId: string;
    organizationId: string;
  }>`select domain_id as "domainId", organization_id as "organizationId" from sso_profile_domains
    where enforce_at <= now() order by enforce_at limit ${limit}`.execute(db);
  return rows;
}

export interface Upkeep {
  readonly id: string;
  readonly organizationId: string;
}

/** Profiles whose metadata is to be read again. */
export async function listToRefresh(
  db: Db,
  _scope: PlatformScope,
  limit: number,
): Promise<Upkeep[]> {
  const { rows } =
    await sql<Upkeep>`select id, organization_id as "organizationId" from sso_profiles
    where state <> 'deleted' and next_refresh_at <= now() order by next_refresh_at limit ${limit}`.execute(
      db,
    );
  return rows;
}

/** What could not be read is tried again in an hour; what was read before goes on counting. */
export async function noteRefreshFailed(
  db: Db,
  scope: OrganizationScope,
  id: string,
  problem: string,
): Promise<void> {
  await sql`update sso_profiles set refresh_failed_since = coalesce(refresh_failed_since, now()), refresh_problem = ${problem}::jsonb,
      next_refresh_at = now() + interval '1 hour'
    where organization_id = ${scope.organizationId} and id = ${id}`.execute(db);
}

export interface EndingCertificate extends Upkeep {
  readonly name: string;
  readonly endsAt: Date;
  readonly warnedDaysLeft: number | null;
}

/** Profiles whose last certificate ends within that many days, and for which no warning that urgent was written. Locked. */
export async function lockEnding(
  db: Db,
  _scope: PlatformScope,
  asked: { readonly days: number; readonly limit: number },
): Promise<EndingCertificate[]> {
  const { rows } =
    await sql<EndingCertificate>`select id, organization_id as "organizationId", name, certificate_ends_at as "endsAt",
      warned_days_left as "warnedDaysLeft" from sso_profiles
    where state = 'enabled' and certificate_ends_at is not null and certificate_ends_at <= now() + make_interval(days => ${asked.days})
      and (warned_days_left is null or warned_days_left > ${asked.days})
    order by certificate_ends_at limit ${asked.limit} for no key update skip locked`.execute(db);
  return rows;
}

export async function markWarned(
  db: Db,
  scope: OrganizationScope,
  id: string,
  days: number,
): Promise<void> {
  await sql`update sso_profiles set warned_days_left = ${days}
    where organization_id = ${scope.organizationId} and id = ${id}`.execute(db);
}

/** Addresses of the Owner and of whoever added the profile. */
export async function listWhoIsTold(
  db: Db,
  scope: OrganizationScope,
  profileId: string | null,
): Promise<string[]> {
  const { rows } = await sql<{
    email: string;
  }>`select distinct u.email_as_typed as email from users u
    where u.state = 'active' and u.organization_id = ${scope.organizationId} and u.id in (
      select owner_user_id from organizations where id = ${scope.organizationId}
      union select created_by from sso_profiles where organization_id = ${scope.organizationId} and id = ${profileId})`.execute(
    db,
  );
  return rows.map(({ email }) => email);
}
