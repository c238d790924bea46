/** SQL of SSO profiles. Secrets go in and out sealed. */
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import { keyset } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import type { OrganizationScope, PlatformScope } from '../../kernel/scope.ts';
import type { SsoProfileState } from './lifecycle.ts';
import type { OidcProvider, SamlProvider } from './protocol.ts';
import type { Protocol, ProviderKindName } from './provider-kinds.ts';
import type { CertificateFacts, RoleMapping } from './rules.ts';

export interface DomainOfProfile {
  readonly domainId: string;
  readonly name: string;
  readonly isVerified: boolean;
  readonly mode: 'offered' | 'enforced';
  readonly enforcedAt: string | null;
  readonly enforceAt: string | null;
}

export interface ProfileRow {
  readonly id: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly name: string;
  readonly protocol: Protocol;
  readonly providerKind: ProviderKindName;
  readonly state: SsoProfileState;
  readonly provider: SamlProvider | OidcProvider | null;
  readonly issuer: string | null;
  readonly metadataUrl: string | null;
  readonly certificates: readonly CertificateFacts[];
  readonly refreshedAt: Date | null;
  readonly refreshFailedSince: Date | null;
  readonly refreshProblem: unknown;
  readonly clientId: string | null;
  readonly clientAuthentication: 'secret' | 'private_key';
  readonly clientSecretSealed: Buffer | null;
  readonly privateKeySealed: Buffer | null;
  readonly certificate: string;
  readonly previousKeySealed: Buffer | null;
  readonly previousCertificate: string | null;
  readonly signRequests: boolean;
  readonly wantEncrypted: boolean;
  readonly nameIdFormat: 'email' | 'persistent' | 'unspecified';
  readonly scopes: readonly string[];
  readonly emailAttribute: string | null;
  readonly firstNameAttribute: string | null;
  readonly lastNameAttribute: string | null;
  readonly groupsAttribute: string | null;
  readonly createsPeople: boolean;
  readonly roleMappings: readonly RoleMapping[];
  readonly configuration: number;
  readonly testedAt: Date | null;
  readonly testedConfiguration: number | null;
  /** A successful test of the configuration as it is, at most 24 hours ago. */
  readonly isFreshlyTested: boolean;
  /** People try, and nobody gets in. */
  readonly failingSince: Date | null;
  readonly failingPeople: number | null;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly createdKey: string;
  readonly version: number;
  readonly domains: readonly DomainOfProfile[];
}

const selected = sql`p.id, p.organization_id as "organizationId", o.friendly_name as "organizationName", p.name, p.protocol,
  p.provider_kind as "providerKind", p.state, p.provider, p.issuer, p.metadata_url as "metadataUrl", p.certificates,
  p.refreshed_at as "refreshedAt", p.refresh_failed_since as "refreshFailedSince", p.refresh_problem as "refreshProblem",
  p.client_id as "clientId", p.client_authentication as "clientAuthentication", p.client_secret_sealed as "clientSecretSealed",
  p.private_key_sealed as "privateKeySealed", p.certificate, p.previous_key_sealed as "previousKeySealed",
  p.previous_certificate as "previousCertificate", p.sign_requests as "signRequests", p.want_encrypted as "wantEncrypted",
  p.name_id_format as "nameIdFormat", p.scopes, p.email_attribute as "emailAttribute", p.first_name_attribute as "firstNameAttribute",
  p.last_name_attribute as "lastNameAttribute", p.groups_attribute as "groupsAttribute", p.creates_people as "createsPeople",
  p.role_mappings as "roleMappings", p.configuration, p.tested_at as "testedAt", p.tested_configuration as "testedConfiguration",
  coalesce(p.tested_configuration = p.configuration and p.tested_at > now() - interval '24 hours', false) as "isFreshlyTested",
  case when p.failing_since >= p.updated_at then p.failing_since end as "failingSince", p.failing_people as "failingPeople", u.full_name as "createdBy", p.created_at as "createdAt", p.created_at::text as "createdKey", p.version,
  coalesce((select jsonb_agg(jsonb_build_object('domainId', d.id, 'name', d.name, 'isVerified', d.state = 'verified', 'mode', pd.mode,
      'enforcedAt', pd.enforced_at, 'enforceAt', pd.enforce_at) order by d.name)
    from sso_profile_domains pd join domains d on d.id = pd.domain_id where pd.profile_id = p.id), '[]') as domains`;

const from = sql`from sso_profiles p join organizations o on o.id = p.organization_id join users u on u.id = p.created_by`;

export async function listProfiles(
  db: Db,
  scope: OrganizationScope,
  page: PageRequest,
): Promise<ProfileRow[]> {
  const { where, order, limit } = keyset(
    [{ column: sql`p.created_at` }, { column: sql`p.id` }],
    page,
  );
  const { rows } = await sql<ProfileRow>`select ${selected} ${from}
    where p.organization_id = ${scope.organizationId} and p.state <> 'deleted' ${where === undefined ? sql`` : sql`and ${where}`}
    order by ${order} limit ${limit}`.execute(db);
  return rows;
}

export async function findProfile(
  db: Db,
  scope: OrganizationScope,
  id: string,
  lock: boolean | 'share' = false,
): Promise<ProfileRow | undefined> {
  const locking = { update: sql`for no key update of p`, share: sql`for share of p`, none: sql`` };
  const { rows } = await sql<ProfileRow>`select ${selected} ${from}
    where p.organization_id = ${scope.organizationId} and p.id = ${id} and p.state <> 'deleted'
    ${lock === 'share' ? locking.share : lock ? locking.update : locking.none}`.execute(db);
  return rows[0];
}

/** Whosever it is: for the addresses that an identity provider knows. */
export async function findProfileAnywhere(
  db: Db,
  _scope: PlatformScope,
  id: string,
): Promise<ProfileRow | undefined> {
  const { rows } = await sql<ProfileRow>`select ${selected} ${from}
    where p.id = ${id} and p.state <> 'deleted'`.execute(db);
  return rows[0];
}

export async function countProfiles(db: Db, scope: OrganizationScope): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from sso_profiles
    where organization_id = ${scope.organizationId} and state <> 'deleted'`.execute(db);
  return rows[0]?.count ?? 0;
}

export interface NewProfile {
  readonly id: string;
  readonly name: string;
  readonly protocol: Protocol;
  readonly providerKind: ProviderKindName;
  readonly privateKeySealed: Buffer;
  readonly certificate: string;
  readonly createdBy: string;
}

export async function insertProfile(
  db: Db,
  scope: OrganizationScope,
  row: NewProfile,
): Promise<void> {
  await sql`insert into sso_profiles (id, organization_id, name, protocol, provider_kind, private_key_sealed, certificate, created_by)
    values (${row.id}, ${scope.organizationId}, ${row.name}, ${row.protocol}, ${row.providerKind}, ${row.privateKeySealed},
      ${row.certificate}, ${row.createdBy})`.execute(db);
}

export interface ProfileOptions {
  readonly name: string;
  readonly providerKind: ProviderKindName;
  readonly signRequests: boolean;
  readonly wantEncrypted: boolean;
  readonly nameIdFormat: ProfileRow['nameIdFormat'];
  readonly scopes: readonly string[];
  readonly emailAttribute: string | null;
  readonly firstNameAttribute: string | null;
  readonly lastNameAttribute: string | null;
  readonly groupsAttribute: string | null;
  readonly createsPeople: boolean;
  /** How identities are read changed: an earlier test says nothing about it. */
  readonly isOtherConfiguration: boolean;
}

export async function updateOptions(
  db: Db,
  scope: OrganizationScope,
  id: string,
  to: ProfileOptions,
): Promise<void> {
  await sql`update sso_profiles set name = ${to.name}, provider_kind = ${to.providerKind}, sign_requests = ${to.signRequests},
      want_encrypted = ${to.wantEncrypted}, name_id_format = ${to.nameIdFormat}, scopes = ${to.scopes}, email_attribute = ${to.emailAttribute},
      first_name_attribute = ${to.firstNameAttribute}, last_name_attribute = ${to.lastNameAttribute}, groups_attribute = ${to.groupsAttribute},
      creates_people = ${to.createsPeople}, configuration = configuration + ${to.isOtherConfiguration ? 1 : 0},
      version = version + 1, updated_at = now()
    where organization_id = ${scope.organizationId} and id = ${id}`.execute(db);
}

export interface ProviderChange {
  readonly provider: SamlProvider | OidcProvider;
  readonly issuer: string;
  readonly metadataUrl: string | null;
  readonly certificates: readonly CertificateFacts[];
  /** Who is trusted changed: the client secret goes, and earlier tests are worth nothing (SS-05). */
  readonly isOtherTrust: boolean;
}

const endOf = (certificates: readonly CertificateFacts[]) =>
  certificates
    .map(({ ends_at: endsAt }) => endsAt)
    .toSorted()
    .at(-1) ?? null;

export async function updateProvider(
  db: Db,
  scope: OrganizationScope,
  id: string,
  to: ProviderChange,
): Promise<void> {
  await sql`update sso_profiles set provider = ${JSON.stringify(to.provider)}::jsonb, issuer = ${to.issuer}, metadata_url = ${to.metadataUrl},
      certificates = ${JSON.stringify(to.certificates)}::jsonb, certificate_ends_at = ${endOf(to.certificates)},
      warned_days_left = case when certificate_ends_at is distinct from ${endOf(to.certificates)}::timestamptz then null else warned_days_left end,
      refreshed_at = now(), refresh_failed_since = null, refresh_problem = null,
      next_refresh_at = case when ${to.metadataUrl}::text is null then null else now() + interval '24 hours' end,
      client_secret_sealed = case when ${to.isOtherTrust} then null else client_secret_sealed end,
      configuration = configuration + ${to.isOtherTrust ? 1 : 0}, version = version + 1, updated_at = now()
    where organization_id = ${scope.organizationId} and id = ${id}`.execute(db);
}

export interface ClientChange {
  readonly clientId: string;
  readonly authentication: 'secret' | 'private_key';
  /** Undefined: the one that is there stays. */
  readonly secretSealed: Buffer | null | undefined;
}

export async function updateClient(
  db: Db,
  scope: OrganizationScope,
  id: string,
  to: ClientChange,
): Promise<void> {
  const keeps = to.secretSealed === undefined;
  await sql`update sso_profiles set client_id = ${to.clientId}, client_authentication = ${to.authentication},
      client_secret_sealed = case when ${keeps} then client_secret_sealed else ${to.secretSealed ?? null}::bytea end,
      configuration = configuration + 1, version = version + 1, updated_at = now()
    where organization_id = ${scope.organizationId} and id = ${id}`.execute(db);
}

/** The key of now becomes the earlier one, which still opens and stands in our metadata. */
export async function rotateKeys(
  db: Db,
  scope: OrganizationScope,
  id: string,
  next: { readonly privateKeySealed: Buffer; readonly certificate: string },
): Promise<void> {
  await sql`update sso_profiles set previous_key_sealed = private_key_sealed, previous_certificate = certificate,
      private_key_sealed = ${next.privateKeySealed}, certificate = ${next.certificate}, version = version + 1, updated_at = now()
    where organization_id = ${scope.organizationId} and id = ${id}`.execute(db);
}

export async function retirePreviousKey(
  db: Db,
  scope: OrganizationScope,
  id: string,
): Promise<void> {
  await sql`update sso_profiles set previous_key_sealed = null, previous_certificate = null, version = version + 1, updated_at = now()
    where organization_id = ${scope.organizationId} and id = ${id}`.execute(db);
}

export async function updateMappings(
  db: Db,
  scope: OrganizationScope,
  id: string,
  to: { readonly groupsAttribute: string | null; readonly mappings: readonly RoleMapping[] },
): Promise<void> {
  await sql`update sso_profiles set role_mappings = ${JSON.stringify(to.mappings)}::jsonb, groups_attribute = ${to.groupsAttribute},
      version = version + 1, updated_at = now()
    where organization_id = ${scope.organizationId} and id = ${id}`.execute(db);
}

/** A deleted one keeps nothing that could be used. */
export async function updateState(
  db: Db,
  scope: OrganizationScope,
  id: string,
  state: SsoProfileState,
): Promise<void> {
  await sql`update sso_profiles set state = ${state}, version = version + 1, updated_at = now(), configuration = configuration + 1
    where organization_id = ${scope.organizationId} and id = ${id}`.execute(db);
  if (state !== 'deleted') return;
  await sql`delete from sso_profile_domains where organization_id = ${scope.organizationId} and profile_id = ${id}`.execute(
    db,
  );
  await sql`update sso_profiles set deleted_at = now(), client_secret_sealed = null, private_key_sealed = null, previous_key_sealed = null,
      provider = null, next_refresh_at = null, certificate_ends_at = null
    where organization_id = ${scope.organizationId} and id = ${id}`.execute(db);
}

/** @returns the name of the profile; undefined when it was noted before */
export async function markFailing(
  db: Db,
  scope: OrganizationScope,
  id: string,
  people: number,
): Promise<string | undefined> {
  const { rows } = await sql<{
    name: string;
  }>`update sso_profiles set failing_since = now(), failing_people = ${people}
    where organization_id = ${scope.organizationId} and id = ${id} and failing_since is null and state = 'enabled' returning name`.execute(
    db,
  );
  return rows[0]?.name;
}

/** A test of exactly this configuration succeeded. */
export async function noteTested(
  db: Db,
  scope: OrganizationScope,
  id: string,
  configuration: number,
): Promise<void> {
  await sql`update sso_profiles set tested_at = now(), tested_configuration = ${configuration}
    where organization_id = ${scope.organizationId} and id = ${id} and configuration = ${configuration}`.execute(
    db,
  );
}

export async function listIds(db: Db, scope: OrganizationScope): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from sso_profiles
    where organization_id = ${scope.organizationId} and state <> 'deleted' order by id`.execute(db);
  return rows.map(({ id }) => id);
}
