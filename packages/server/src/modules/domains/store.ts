/** SQL of domains and their checks. */
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import { plannedEachTime } from '../../kernel/list-filter-sql.ts';
import { keyset } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import type { OrganizationScope, PlatformScope } from '../../kernel/scope.ts';
import { type DomainFilter, domainConditions } from './filter-store.ts';
import { type DisputeState, type DomainState, lapseAfterDays } from './lifecycle.ts';
import type { CheckOutcome } from './rules.ts';

export interface CheckRow {
  readonly id: string;
  readonly checkedAt: Date;
  readonly askedBy: string;
  readonly method: 'dns' | 'https';
  readonly outcome: CheckOutcome;
  readonly expected: string;
  readonly found: string[];
  readonly reason: string | null;
  readonly server: string | null;
  readonly ttlSeconds: number | null;
  readonly httpStatus: number | null;
}

/** The dispute that a domain is in, or, for a claim that was refused, was in last. */
export interface DisputeOfDomain {
  readonly side: 'holder' | 'claimant';
  readonly state: DisputeState;
  readonly restoreUntil: string | null;
}

export interface DomainRow {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly unicodeName: string;
  readonly state: DomainState;
  readonly method: 'dns' | 'https' | null;
  readonly challenge: string;
  readonly challengeExpiresAt: Date;
  readonly isChallengeExpired: boolean;
  readonly addedById: string;
  readonly addedBy: string;
  readonly version: number;
  readonly absences: number;
  readonly lastAbsenceAt: Date | null;
  readonly uncertainSince: Date | null;
  readonly verifiedAt: Date | null;
  readonly lastCheckedAt: Date | null;
  readonly nextCheckAt: Date | null;
  readonly checkedUntil: Date;
  readonly createdAt: Date;
  readonly createdKey: string;
  readonly heldByAnother: boolean;
  /** When it lapses, unless the proof comes back; null while there is nothing to fear. */
  readonly lapsesAt: Date | null;
  /** The days for bringing the proof back are over, whatever others claim. */
  readonly isOverdue: boolean;
  readonly warnedDaysLeft: number | null;
  readonly lapsedAt: Date | null;
  readonly peopleReleased: number;
  /** People of an earlier proof of the name are still being released. */
  readonly isReleasing: boolean;
  readonly dispute: DisputeOfDomain | null;
  /** The newest look for the record that is asked for now; what was found of an earlier record says nothing of it. */
  readonly lastCheck: (Omit<CheckRow, 'checkedAt'> & { readonly checkedAt: string }) | null;
}

const selected = sql`d.id, d.organization_id as "organizationId", d.name, d.unicode_name as "unicodeName", d.state, d.method, d.challenge,
  d.challenge_expires_at as "challengeExpiresAt", d.challenge_expires_at <= now() as "isChallengeExpired",
  d.added_by as "addedById", u.full_name as "addedBy", d.version, d.absences,
  d.last_absence_at as "lastAbsenceAt", d.uncertain_since as "uncertainSince", d.verified_at as "verifiedAt", d.last_checked_at as "lastCheckedAt",
  d.next_check_at as "nextCheckAt", d.checked_until as "checkedUntil", d.created_at as "createdAt", d.created_at::text as "createdKey",
  case when d.state = 'verified_uncertain' then least(d.uncertain_since + make_interval(days => ${lapseAfterDays}),
    (select min(x.restore_until) from domain_disputes x where x.holder_domain_id = d.id and x.state = 'restoring')) end as "lapsesAt",
  d.state = 'verified_uncertain' and d.uncertain_since + make_interval(days => ${lapseAfterDays}) <= now() as "isOverdue",
  d.warned_days_left as "warnedDaysLeft", d.lapsed_at as "lapsedAt", d.people_released as "peopleReleased",
  exists (select 1 from domains e where e.organization_id = d.organization_id and e.name = d.name and e.release_pending) as "isReleasing",
  (select jsonb_build_object('side', case when x.holder_domain_id = d.id then 'holder' else 'claimant' end, 'state', x.state, 'restoreUntil', x.restore_until)
    from domain_disputes x where x.holder_domain_id = d.id and x.ended_at is null or x.claimant_domain_id = d.id
    order by x.ended_at is not null, x.opened_at desc limit 1) as dispute,
  exists (select 1 from domains h where h.name = d.name and h.organization_id <> d.organization_id and h.state in ('verified', 'verified_uncertain')) as "heldByAnother",
  (select jsonb_build_object('id', c.id, 'checkedAt', c.checked_at, 'askedBy', c.asked_by, 'method', c.method, 'outcome', c.outcome, 'expected', c.expected,
      'found', c.found, 'reason', c.reason, 'server', c.server, 'ttlSeconds', c.ttl_seconds, 'httpStatus', c.http_status)
    from domain_checks c where c.organization_id = d.organization_id and c.domain_id = d.id and strpos(c.expected, d.challenge) > 0
    order by c.id desc limit 1) as "lastCheck"`;

export interface DomainListing {
  readonly q?: DomainFilter | undefined;
  readonly sort: 'name' | '-name' | 'created_at' | '-created_at';
}

export async function listDomains(
  db: Db,
  scope: OrganizationScope,
  { q, sort }: DomainListing,
  page: PageRequest,
): Promise<DomainRow[]> {
  const descending = sort.startsWith('-');
  const column = sort.endsWith('name') ? sql`d.name` : sql`d.created_at`;
  const { where, order, limit } = keyset(
    [
      { column, descending },
      { column: sql`d.id`, descending },
    ],
    page,
  );
  const asked = [...domainConditions(q), ...(where === undefined ? [] : [where])];
  const and = asked.map((part) => sql` and ${part}`);
  const lead = q === undefined ? sql`` : plannedEachTime;
  const { rows } =
    await sql<DomainRow>`${lead}select ${selected} from domains d join users u on u.id = d.added_by
    where d.organization_id = ${scope.organizationId} and d.state <> 'removed'${sql.join(and, sql``)}
    order by ${order} limit ${limit}`.execute(db);
  return rows;
}

export async function countListed(
  db: Db,
  scope: OrganizationScope,
  { q }: DomainListing,
  ceiling: number,
): Promise<number> {
  const and = domainConditions(q).map((part) => sql` and ${part}`);
  const { rows } = await sql<{ count: number }>`select count(*) as count from (
    select 1 from domains d join users u on u.id = d.added_by
    where d.organization_id = ${scope.organizationId} and d.state <> 'removed'${sql.join(and, sql``)} limit ${ceiling + 1}) counted`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

export async function findDomain(
  db: Db,
  scope: OrganizationScope,
  id: string,
  lock = false,
): Promise<DomainRow | undefined> {
  const { rows } =
    await sql<DomainRow>`select ${selected} from domains d join users u on u.id = d.added_by
    where d.organization_id = ${scope.organizationId} and d.id = ${id} and d.state <> 'removed' ${lock ? sql`for no key update of d` : sql``}`.execute(
      db,
    );
  return rows[0];
}

export interface NewDomain {
  readonly id: string;
  readonly name: string;
  readonly unicodeName: string;
  readonly skeleton: string;
  readonly challenge: string;
  readonly addedBy: string;
}

/** False when it is on the list already. */
export async function insertDomain(
  db: Db,
  scope: OrganizationScope,
  row: NewDomain,
): Promise<boolean> {
  const { rows } =
    await sql`insert into domains (organization_id, id, name, unicode_name, skeleton, challenge, added_by, challenge_expires_at, checked_until, next_check_at)
    values (${scope.organizationId}, ${row.id}, ${row.name}, ${row.unicodeName}, ${row.skeleton}, ${row.challenge}, ${row.addedBy},
      now() + interval '7 days', now() + interval '72 hours', now() + interval '2 minutes')
    on conflict (organization_id, name) where state <> 'removed' do nothing returning id`.execute(
      db,
    );
  return rows.length === 1;
}

/** A domain of another organization, proven, whose name looks the same without being the same. */
export async function findLookalike(
  db: Db,
  _scope: PlatformScope,
  claim: { name: string; skeleton: string; organizationId: string },
): Promise<boolean> {
  const { rows } =
    await sql`select 1 from domains where skeleton = ${claim.skeleton} and name <> ${claim.name}
    and organization_id <> ${claim.organizationId} and state in ('verified', 'verified_uncertain') limit 1`.execute(
      db,
    );
  return rows.length === 1;
}

export async function insertCheck(
  db: Db,
  scope: OrganizationScope,
  domainId: string,
  check: Omit<CheckRow, 'checkedAt'>,
): Promise<void> {
  await sql`insert into domain_checks (organization_id, domain_id, id, asked_by, method, outcome, expected, found, reason, server, ttl_seconds, http_status)
    values (${scope.organizationId}, ${domainId}, ${check.id}, ${check.askedBy}, ${check.method}, ${check.outcome}, ${check.expected},
      ${JSON.stringify(check.found)}::jsonb, ${check.reason}, ${check.server}, ${check.ttlSeconds}, ${check.httpStatus})`.execute(
    db,
  );
}

export interface Checked {
  readonly state: DomainState;
  readonly warnedDaysLeft: number | null;
  readonly method: 'dns' | 'https' | null;
  readonly absences: number;
  readonly lastAbsenceAt: Date | null;
  readonly nextCheckAt: Date | null;
  readonly hasChanged: boolean;
}

/** @throws PostgreSQL 23505 when another organization came to hold the name at the same moment */
export async function updateChecked(
  db: Db,
  scope: OrganizationScope,
  id: string,
  to: Checked,
): Promise<void> {
  await sql`update domains set state = ${to.state}, method = ${to.method}, absences = ${to.absences}, last_absence_at = ${to.lastAbsenceAt},
      next_check_at = ${to.nextCheckAt}, last_checked_at = now(),
      verified_at = case when ${to.state} = 'verified' then coalesce(verified_at, now()) else verified_at end,
      uncertain_since = case when ${to.state} = 'verified_uncertain' then coalesce(uncertain_since, now()) end,
      warned_days_left = case when ${to.state} = 'verified_uncertain' then ${to.warnedDaysLeft}::int end,
      version = version + ${to.hasChanged ? 1 : 0}
    where organization_id = ${scope.organizationId} and id = ${id}`.execute(db);
}

/** A new record to prove, whatever was proven before. */
export async function updateChallenge(
  db: Db,
  scope: OrganizationScope,
  id: string,
  to: { challenge: string; state: DomainState },
): Promise<void> {
  await sql`update domains set state = ${to.state}, challenge = ${to.challenge}, challenge_expires_at = now() + interval '7 days',
      checked_until = now() + interval '72 hours', next_check_at = now() + interval '2 minutes', method = null, verified_at = null, lapsed_at = null,
      absences = 0, last_absence_at = null, version = version + 1
    where organization_id = ${scope.organizationId} and id = ${id}`.execute(db);
}

/** A claim that is disputed stays good until the dispute is over, and a week longer. */
export async function keepChallenge(
  db: Db,
  scope: OrganizationScope,
  id: string,
  days: number,
): Promise<void> {
  await sql`update domains set challenge_expires_at = greatest(challenge_expires_at, now() + make_interval(days => ${days}))
    where organization_id = ${scope.organizationId} and id = ${id}`.execute(db);
}

/** Ends the holding of a domain. `isReleasing`: people are managed under it, and are to be released. */
export async function endHolding(
  db: Db,
  scope: OrganizationScope,
  id: string,
  to: { state: 'lapsed' | 'removed'; isReleasing: boolean },
): Promise<void> {
  await sql`update domains set state = ${to.state}, lapsed_at = case when ${to.state} = 'lapsed' then now() else lapsed_at end, next_check_at = null,
      uncertain_since = null, warned_days_left = null, release_pending = release_pending or ${to.isReleasing}, version = version + 1
    where organization_id = ${scope.organizationId} and id = ${id}`.execute(db);
}

export async function countReleased(
  db: Db,
  scope: OrganizationScope,
  id: string,
  released: { people: number; isFinished: boolean },
): Promise<void> {
  await sql`update domains set people_released = people_released + ${released.people}, release_pending = release_pending and not ${released.isFinished}
    where organization_id = ${scope.organizationId} and id = ${id}`.execute(db);
}

/** What an organization claims or holds. */
export async function listNames(db: Db, scope: OrganizationScope): Promise<string[]> {
  const { rows } = await sql<{
    name: string;
  }>`select name from domains where organization_id = ${scope.organizationId} and state not in ('removed', 'lapsed') order by name`.execute(
    db,
  );
  return rows.map((row) => row.name);
}

export async function listIds(db: Db, scope: OrganizationScope): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select id from domains where organization_id = ${scope.organizationId} and state <> 'removed' order by id`.execute(
    db,
  );
  return rows.map((row) => row.id);
}

export async function listChecks(
  db: Db,
  scope: OrganizationScope,
  domainId: string,
  page: PageRequest,
): Promise<CheckRow[]> {
  const { where, order, limit } = keyset([{ column: sql`id`, descending: true }], page);
  const { rows } =
    await sql<CheckRow>`select id, checked_at as "checkedAt", asked_by as "askedBy", method, outcome, expected, found, reason, server,
      ttl_seconds as "ttlSeconds", http_status as "httpStatus"
    from domain_checks where organization_id = ${scope.organizationId} and domain_id = ${domainId} ${where === undefined ? sql`` : sql`and ${where}`}
    order by ${order} limit ${limit}`.execute(db);
  return rows;
}

export interface PeopleOfDomain {
  readonly total: number;
  readonly managed: number;
  readonly independent: number;
  readonly elsewhere: number;
  readonly accounts: number;
}

/** Exactly this domain: `a@eng.corp.com` is nobody of corp.com (DO-07). */
export async function countPeople(
  db: Db,
  scope: OrganizationScope,
  name: string,
): Promise<PeopleOfDomain> {
  const { rows } =
    await sql<PeopleOfDomain>`with people as materialized (select id, organization_id from users where email_domain = ${name} and state <> 'erased')
    select count(*) as total, count(*) filter (where organization_id = ${scope.organizationId}) as managed,
      count(*) filter (where organization_id is null) as independent,
      count(*) filter (where organization_id <> ${scope.organizationId}) as elsewhere,
      (select count(*) from accounts a where a.owner_user_id in (select id from people where organization_id is null) and a.state <> 'closed') as accounts
    from people`.execute(db);
  return rows[0] ?? { total: 0, managed: 0, independent: 0, elsewhere: 0, accounts: 0 };
}

export interface ManagedUnder {
  readonly people: number;
  readonly accounts: number;
}

/** Who is managed under exactly this domain, but for the Owner, who is never released; and what they own. */
export async function countManagedUnder(
  db: Db,
  scope: OrganizationScope,
  name: string,
): Promise<ManagedUnder> {
  const { rows } =
    await sql<ManagedUnder>`with people as materialized (select u.id from users u join organizations o on o.id = u.organization_id
      where u.organization_id = ${scope.organizationId} and u.email_domain = ${name} and u.state <> 'erased' and u.id <> o.owner_user_id)
    select count(*) as people, (select count(*) from accounts a where a.owner_user_id in (select id from people) and a.state <> 'closed') as accounts
    from people`.execute(db);
  return rows[0] ?? { people: 0, accounts: 0 };
}

/** The first of them, as people look for them. */
export async function listNamesManagedUnder(
  db: Db,
  scope: OrganizationScope,
  name: string,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{
    name: string;
  }>`select u.full_name as name from users u join organizations o on o.id = u.organization_id
    where u.organization_id = ${scope.organizationId} and u.email_domain = ${name} and u.state <> 'erased' and u.id <> o.owner_user_id
    order by u.sort_name, u.id limit ${limit}`.execute(db);
  return rows.map((row) => row.name);
}

export interface Holder {
  readonly domainId: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly state: 'verified' | 'verified_uncertain';
}

async function selectHolder(db: Db, name: string, lock = false): Promise<Holder | undefined> {
  const { rows } =
    await sql<Holder>`select d.id as "domainId", d.organization_id as "organizationId", o.friendly_name as "organizationName", d.state
    from domains d join organizations o on o.id = d.organization_id
    where d.name = ${name} and d.state in ('verified', 'verified_uncertain') ${lock ? sql`for share of d` : sql``}`.execute(
      db,
    );
  return rows[0];
}

/** Who holds exactly this domain. */
export const findHolder = (
  db: Db,
  _scope: PlatformScope,
  name: string,
): Promise<Holder | undefined> => selectHolder(db, name);

/** Who holds exactly this domain, and goes on to until the transaction ends. */
export const lockHolder = (
  db: Db,
  _scope: PlatformScope,
  name: string,
): Promise<Holder | undefined> => selectHolder(db, name, true);

export interface Holdings {
  /** Proven, and not in doubt: people can be added under them. */
  readonly verifiedNames: string[];
  readonly heldCount: number;
  /** People who were managed under one that ended are still being released. */
  readonly isReleasing: boolean;
}

/** What an organization holds. Its row is locked by whoever decides about it. */
export async function readHoldings(db: Db, scope: OrganizationScope): Promise<Holdings> {
  const { rows } = await sql<Holdings>`select
      coalesce(array_agg(name order by name) filter (where state = 'verified'), '{}') as "verifiedNames",
      count(*) filter (where state in ('verified', 'verified_uncertain')) as "heldCount",
      coalesce(bool_or(release_pending), false) as "isReleasing"
    from domains where organization_id = ${scope.organizationId}`.execute(db);
  return rows[0] ?? { verifiedNames: [], heldCount: 0, isReleasing: false };
}

/** Domains whose time to be looked at has come, the longest waiting first. */
export async function listDue(
  db: Db,
  _scope: PlatformScope,
  limit: number,
): Promise<{ id: string; organizationId: string }[]> {
  const { rows } = await sql<{
    id: string;
    organizationId: string;
  }>`select id, organization_id as "organizationId" from domains
    where next_check_at <= now() order by next_check_at limit ${limit}`.execute(db);
  return rows;
}

/** Addresses of the Owner and of whoever added the domain. */
export async function listWhoIsTold(
  db: Db,
  scope: OrganizationScope,
  domainId: string,
): Promise<string[]> {
  const { rows } = await sql<{
    email: string;
  }>`select distinct u.email_as_typed as email from users u
    where u.state = 'active' and u.organization_id = ${scope.organizationId} and u.id in (
      select owner_user_id from organizations where id = ${scope.organizationId}
      union select added_by from domains where organization_id = ${scope.organizationId} and id = ${domainId})`.execute(
    db,
  );
  return rows.map((row) => row.email);
}

/** Runs a change that a unique index may refuse: false when it did, with the transaction as it was before. */
export async function attempt(db: Db, change: (db: Db) => Promise<void>): Promise<boolean> {
  await sql`savepoint attempted`.execute(db);
  try {
    await change(db);
    return true;
  } catch (error) {
    if ((error as { code?: string }).code !== '23505') throw error;
    await sql`rollback to savepoint attempted`.execute(db);
    return false;
  }
}
