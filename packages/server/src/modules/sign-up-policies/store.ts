/** SQL of sign-up policies. */
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import type { OrganizationScope, PlatformScope } from '../../kernel/scope.ts';
import type { Policy } from './rules.ts';

export interface PolicyRow {
  readonly policy: Policy;
  readonly contact: string | null;
  readonly allowsForeignInvitations: boolean;
  readonly version: number;
}

export async function findPolicy(db: Db, scope: OrganizationScope): Promise<PolicyRow | undefined> {
  const { rows } =
    await sql<PolicyRow>`select policy, contact, allows_foreign_invitations as "allowsForeignInvitations", version
    from sign_up_policies where organization_id = ${scope.organizationId}`.execute(db);
  return rows[0];
}

export interface DomainPolicyRow {
  readonly domainId: string;
  readonly name: string;
  readonly policy: Policy | null;
}

/** The proven domains, each with its own policy if it has one. */
export async function listDomainPolicies(
  db: Db,
  scope: OrganizationScope,
): Promise<DomainPolicyRow[]> {
  const { rows } = await sql<DomainPolicyRow>`select d.id as "domainId", d.name, p.policy
    from domains d left join sign_up_policy_overrides p on p.organization_id = d.organization_id and p.domain_id = d.id
    where d.organization_id = ${scope.organizationId} and d.state in ('verified', 'verified_uncertain') order by d.name`.execute(
    db,
  );
  return rows;
}

export async function upsertPolicy(
  db: Db,
  scope: OrganizationScope,
  row: Omit<PolicyRow, 'version'>,
): Promise<void> {
  await sql`insert into sign_up_policies (organization_id, policy, contact, allows_foreign_invitations)
    values (${scope.organizationId}, ${row.policy}, ${row.contact}, ${row.allowsForeignInvitations})
    on conflict (organization_id) do update set policy = excluded.policy, contact = excluded.contact,
      allows_foreign_invitations = excluded.allows_foreign_invitations, version = sign_up_policies.version + 1, updated_at = now()`.execute(
    db,
  );
}

export async function upsertOverride(
  db: Db,
  scope: OrganizationScope,
  domainId: string,
  policy: Policy,
): Promise<void> {
  await sql`insert into sign_up_policy_overrides (organization_id, domain_id, policy) values (${scope.organizationId}, ${domainId}, ${policy})
    on conflict (organization_id, domain_id) do update set policy = excluded.policy`.execute(db);
}

export async function deleteOverride(
  db: Db,
  scope: OrganizationScope,
  domainId: string,
): Promise<void> {
  await sql`delete from sign_up_policy_overrides where organization_id = ${scope.organizationId} and domain_id = ${domainId}`.execute(
    db,
  );
}

/** How many addresses tried in the last 90 days, by domain; an address that tried often counts once. */
export async function countTries(
  db: Db,
  scope: OrganizationScope,
): Promise<{ domainId: string; tries: number }[]> {
  const { rows } = await sql<{
    domainId: string;
    tries: number;
  }>`select domain_id as "domainId", count(distinct address_hash) as tries
    from sign_up_decisions where organization_id = ${scope.organizationId} and decided_at > now() - interval '90 days' group by domain_id`.execute(
    db,
  );
  return rows;
}

export async function insertDecision(
  db: Db,
  scope: OrganizationScope,
  row: { id: string; domainId: string; addressHash: Buffer; policy: Policy },
): Promise<void> {
  await sql`insert into sign_up_decisions (organization_id, id, domain_id, address_hash, policy)
    values (${scope.organizationId}, ${row.id}, ${row.domainId}, ${row.addressHash}, ${row.policy})`.execute(
    db,
  );
}

export interface GoverningRow {
  readonly organizationId: string;
  readonly organizationName: string;
  readonly organizationState: string;
  readonly domainId: string;
  readonly domainState: 'verified' | 'verified_uncertain';
  readonly policy: Policy | null;
  readonly contact: string | null;
  readonly allowsForeignInvitations: boolean | null;
}

/** The claim that governs an address: whoever holds exactly its domain. */
export async function findGoverning(
  db: Db,
  _scope: PlatformScope,
  domain: string,
): Promise<GoverningRow | undefined> {
  const { rows } =
    await sql<GoverningRow>`select d.organization_id as "organizationId", o.friendly_name as "organizationName", o.state as "organizationState",
      d.id as "domainId", d.state as "domainState", coalesce(x.policy, p.policy) as policy, p.contact, p.allows_foreign_invitations as "allowsForeignInvitations"
    from domains d join organizations o on o.id = d.organization_id
      left join sign_up_policies p on p.organization_id = d.organization_id
      left join sign_up_policy_overrides x on x.organization_id = d.organization_id and x.domain_id = d.id
    where d.name = ${domain} and d.state in ('verified', 'verified_uncertain')`.execute(db);
  return rows[0];
}
