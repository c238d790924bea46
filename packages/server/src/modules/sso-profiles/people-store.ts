/** SQL of whom single sign-on is about: their identities, their exceptions, and who has to use it. */
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import { keyset } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import type { OrganizationScope, PlatformScope, UserScope } from '../../kernel/scope.ts';

export interface Required {
  readonly profileId: string;
  readonly profileName: string;
  readonly organizationName: string;
  readonly because: 'domain' | 'person' | 'emergency';
}

const held = sql`d.state in ('verified', 'verified_uncertain') and p.state = 'enabled'`;
const profilesOfDomains = sql`domains d join sso_profile_domains pd on pd.domain_id = d.id
  join sso_profiles p on p.id = pd.profile_id join organizations o on o.id = p.organization_id`;
const required = sql`p.id as "profileId", p.name as "profileName", o.friendly_name as "organizationName"`;

/** Is single sign-on the only way for everybody with an address there? */
export async function findEnforced(
  db: Db,
  _scope: PlatformScope,
  domain: string,
): Promise<Required | undefined> {
  const { rows } =
    await sql<Required>`select ${required}, 'domain' as because from ${profilesOfDomains}
    where d.name = ${domain} and ${held} and pd.mode = 'enforced'`.execute(db);
  return rows[0];
}

/** What counts as proven of the Owner whose emergency access it is: a passkey, or nothing. */
const passkeyLevel = 2;

/**
 * Who is managed, and not an exception. The Owner always keeps another way in: by any that they have, or by a passkey alone once the
 * emergency access was named.
 */
const governs = (userId: string, proven: number) =>
  sql`case when o.owner_user_id = ${userId}::uuid
    then pd.mode = 'enforced' and ${proven}::int < ${passkeyLevel}
      and exists (select 1 from break_glass_owners_now b where b.organization_id = o.id)
    else coalesce(r.rule, '') <> 'exempt' and (pd.mode = 'enforced' or r.rule = 'required') end`;

/** Is single sign-on the only way for this person? */
export async function findRequired(
  db: Db,
  _scope: PlatformScope,
  who: {
    readonly userId: string;
    readonly organizationId: string;
    readonly domain: string;
    /** Undefined: a passkey may still be proven. */
    readonly proven: number | undefined;
  },
): Promise<Required | undefined> {
  const { rows } = await sql<Required>`select ${required},
      case when o.owner_user_id = ${who.userId}::uuid then 'emergency' when pd.mode = 'enforced' then 'domain' else 'person' end as because
    from ${profilesOfDomains}
    left join sso_person_rules r on r.organization_id = p.organization_id and r.user_id = ${who.userId}
    where d.name = ${who.domain} and ${held} and p.organization_id = ${who.organizationId}
      and ${governs(who.userId, who.proven ?? passkeyLevel)}`.execute(db);
  return rows[0];
}

export async function findOffered(
  db: Db,
  _scope: PlatformScope,
  domain: string,
): Promise<{ profileId: string; isRequired: boolean } | undefined> {
  const { rows } = await sql<{
    profileId: string;
    isRequired: boolean;
  }>`select p.id as "profileId", pd.mode = 'enforced' as "isRequired" from ${profilesOfDomains}
    where d.name = ${domain} and ${held}`.execute(db);
  return rows[0];
}

export interface PeopleOfDomain {
  readonly total: number;
  readonly withIdentity: number;
  readonly exempt: number;
  readonly governed: number;
}

interface DomainOfProfile {
  readonly domainId: string;
  readonly profileId: string;
}

/** As if the domain were enforced. */
const peopleOf = (scope: OrganizationScope, of: DomainOfProfile) => sql`
  from users u join domains d on d.id = ${of.domainId} and d.organization_id = ${scope.organizationId} and u.email_domain = d.name
  join organizations o on o.id = d.organization_id
  left join sso_person_rules r on r.organization_id = o.id and r.user_id = u.id
  left join sso_identities i on i.profile_id = ${of.profileId} and i.user_id = u.id
  where u.organization_id = ${scope.organizationId} and u.state in ('active', 'inactive')`;

const isExempt = sql`(u.id = o.owner_user_id or coalesce(r.rule, '') = 'exempt')`;

export async function countPeople(
  db: Db,
  scope: OrganizationScope,
  of: DomainOfProfile,
): Promise<PeopleOfDomain> {
  const { rows } =
    await sql<PeopleOfDomain>`select count(*) as total, count(i.user_id) as "withIdentity",
    count(*) filter (where ${isExempt}) as exempt, count(*) filter (where not ${isExempt}) as governed ${peopleOf(scope, of)}`.execute(
      db,
    );
  return rows[0] ?? { total: 0, withIdentity: 0, exempt: 0, governed: 0 };
}

export type Group = 'exempt' | 'without_identity' | 'with_identity';

/** The first of them, as people look for them. */
export async function listNames(
  db: Db,
  scope: OrganizationScope,
  of: DomainOfProfile & { readonly group: Group; readonly limit: number },
): Promise<string[]> {
  const group = {
    exempt: isExempt,
    without_identity: sql`i.user_id is null and not ${isExempt}`,
    with_identity: sql`i.user_id is not null`,
  }[of.group];
  const { rows } = await sql<{ name: string }>`select u.full_name as name ${peopleOf(scope, of)}
    and ${group} order by u.sort_name, u.id limit ${of.limit}`.execute(db);
  return rows.map(({ name }) => name);
}

export interface Governed {
  readonly id: string;
  readonly email: string;
}

/** Who has to use it, in slices by their id. */
export async function listGoverned(
  db: Db,
  scope: OrganizationScope,
  of: DomainOfProfile & { readonly after: string; readonly limit: number },
): Promise<Governed[]> {
  const { rows } = await sql<Governed>`select u.id, u.email_as_typed as email ${peopleOf(scope, of)}
    and not ${isExempt} and u.state = 'active' and u.id > ${of.after} order by u.id limit ${of.limit}`.execute(
    db,
  );
  return rows;
}

/** Sessions that were begun otherwise than through an identity provider. */
export async function countOtherSessions(
  db: Db,
  scope: OrganizationScope,
  of: DomainOfProfile,
): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*) as count from sessions s where s.ended_at is null and s.expires_at > now() and s.method <> 'sso'
    and s.user_id in (select u.id ${peopleOf(scope, of)} and not ${isExempt})`.execute(db);
  return rows[0]?.count ?? 0;
}

export interface PersonRule {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly rule: 'exempt' | 'required';
  readonly reason: string;
  readonly setBy: string;
  readonly setAt: Date;
  readonly setKey: string;
}

const ruleColumns = sql`u.id as "userId", u.full_name as name, u.email_as_typed as email, r.rule, r.reason, s.full_name as "setBy",
  r.set_at as "setAt", r.set_at::text as "setKey"
  from sso_person_rules r join users u on u.id = r.user_id join users s on s.id = r.set_by`;

export async function listPersonRules(
  db: Db,
  scope: OrganizationScope,
  page: PageRequest,
): Promise<PersonRule[]> {
  const { where, order, limit } = keyset(
    [
      { column: sql`r.set_at`, descending: true },
      { column: sql`r.user_id`, descending: true },
    ],
    page,
  );
  const { rows } = await sql<PersonRule>`select ${ruleColumns}
    where r.organization_id = ${scope.organizationId} and u.organization_id = ${scope.organizationId}
      ${where === undefined ? sql`` : sql`and ${where}`} order by ${order} limit ${limit}`.execute(
    db,
  );
  return rows;
}

export async function findPersonRule(
  db: Db,
  scope: OrganizationScope,
  userId: string,
): Promise<PersonRule | undefined> {
  const { rows } = await sql<PersonRule>`select ${ruleColumns}
    where r.organization_id = ${scope.organizationId} and r.user_id = ${userId}`.execute(db);
  return rows[0];
}

export async function upsertPersonRule(
  db: Db,
  scope: OrganizationScope,
  rule: {
    readonly userId: string;
    readonly rule: 'exempt' | 'required';
    readonly reason: string;
    readonly setBy: string;
  },
): Promise<void> {
  await sql`insert into sso_person_rules (organization_id, user_id, rule, reason, set_by)
    values (${scope.organizationId}, ${rule.userId}, ${rule.rule}, ${rule.reason}, ${rule.setBy})
    on conflict (organization_id, user_id) do update set rule = excluded.rule, reason = excluded.reason, set_by = excluded.set_by,
      set_at = now()`.execute(db);
}

export async function deletePersonRule(
  db: Db,
  scope: OrganizationScope,
  userId: string,
): Promise<boolean> {
  const { rows } = await sql`delete from sso_person_rules
    where organization_id = ${scope.organizationId} and user_id = ${userId} returning user_id`.execute(
    db,
  );
  return rows.length === 1;
}

/** Whose login the subject is linked to. */
export async function findLinked(
  db: Db,
  scope: OrganizationScope,
  identity: { readonly profileId: string; readonly subject: string },
): Promise<string | undefined> {
  const { rows } = await sql<{
    userId: string;
  }>`select user_id as "userId" from sso_identities where profile_id = ${identity.profileId} and subject = ${identity.subject}
    and organization_id = ${scope.organizationId}`.execute(db);
  return rows[0]?.userId;
}

/** Is the login linked to another subject there? */
export async function hasIdentity(
  db: Db,
  scope: OrganizationScope,
  of: { readonly profileId: string; readonly userId: string },
): Promise<boolean> {
  const { rows } =
    await sql`select 1 from sso_identities where profile_id = ${of.profileId} and user_id = ${of.userId}
    and organization_id = ${scope.organizationId}`.execute(db);
  return rows.length === 1;
}

/** False when the subject, or the login, came to be linked at the same moment. */
export async function insertIdentity(
  db: Db,
  scope: OrganizationScope,
  row: {
    readonly profileId: string;
    readonly subject: string;
    readonly userId: string;
    readonly email: string | null;
  },
): Promise<boolean> {
  const { rows } =
    await sql`insert into sso_identities (profile_id, subject, user_id, organization_id, email)
    values (${row.profileId}, ${row.subject}, ${row.userId}, ${scope.organizationId}, ${row.email})
    on conflict do nothing returning subject`.execute(db);
  return rows.length === 1;
}

export async function touchIdentity(
  db: Db,
  scope: OrganizationScope,
  identity: { readonly profileId: string; readonly subject: string; readonly email: string | null },
): Promise<void> {
  await sql`update sso_identities set last_used_at = now(), email = ${identity.email}
    where profile_id = ${identity.profileId} and subject = ${identity.subject} and organization_id = ${scope.organizationId}`.execute(
    db,
  );
}

export async function deleteIdentitiesOfProfile(
  db: Db,
  scope: OrganizationScope,
  profileId: string,
): Promise<number> {
  const { rows } = await sql`delete from sso_identities
    where organization_id = ${scope.organizationId} and profile_id = ${profileId} returning subject`.execute(
    db,
  );
  return rows.length;
}

export async function countIdentitiesOfProfile(
  db: Db,
  scope: OrganizationScope,
  profileId: string,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from sso_identities
    where organization_id = ${scope.organizationId} and profile_id = ${profileId}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Of one person, in one organization. */
export async function deleteIdentitiesOfPerson(
  db: Db,
  scope: OrganizationScope,
  userId: string,
): Promise<number> {
  const { rows } = await sql`delete from sso_identities
    where organization_id = ${scope.organizationId} and user_id = ${userId} returning subject`.execute(
    db,
  );
  return rows.length;
}

/** Of somebody who is erased. */
export async function deleteAboutPerson(db: Db, scope: UserScope): Promise<void> {
  await sql`delete from sso_identities where user_id = ${scope.userId}`.execute(db);
  await sql`delete from sso_person_rules where user_id = ${scope.userId}`.execute(db);
}
