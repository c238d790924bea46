/** SQL of disputes about domains, and of the warnings before one lapses. */
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import type { OrganizationScope, PlatformScope } from '../../kernel/scope.ts';
import { type DisputeState, lapseAfterDays } from './lifecycle.ts';

export interface DisputeRow {
  readonly id: string;
  readonly name: string;
  readonly state: DisputeState;
  readonly toldState: DisputeState | null;
  readonly restoreUntil: Date | null;
  readonly isOver: boolean;
  readonly holderOrganizationId: string;
  readonly holderDomainId: string;
  readonly claimantOrganizationId: string;
  readonly claimantDomainId: string;
}

const selected = sql`x.id, x.name, x.state, x.told_state as "toldState", x.restore_until as "restoreUntil", coalesce(x.restore_until <= now(), false) as "isOver",
  x.holder_organization_id as "holderOrganizationId", x.holder_domain_id as "holderDomainId",
  x.claimant_organization_id as "claimantOrganizationId", x.claimant_domain_id as "claimantDomainId"`;

/** Open disputes about a domain that the organization holds, the longest waiting first; locked by the row of the domain. */
export async function listOpenAgainst(
  db: Db,
  scope: OrganizationScope,
  domainId: string,
): Promise<DisputeRow[]> {
  const { rows } = await sql<DisputeRow>`select ${selected} from domain_disputes x
    where x.holder_organization_id = ${scope.organizationId} and x.holder_domain_id = ${domainId} and x.ended_at is null
    order by x.opened_at, x.id for no key update`.execute(db);
  return rows;
}

/** The open dispute that a claim of the organization is in. */
export async function findOpenOf(
  db: Db,
  scope: OrganizationScope,
  domainId: string,
): Promise<DisputeRow | undefined> {
  const { rows } = await sql<DisputeRow>`select ${selected} from domain_disputes x
    where x.claimant_organization_id = ${scope.organizationId} and x.claimant_domain_id = ${domainId} and x.ended_at is null for no key update`.execute(
    db,
  );
  return rows[0];
}

/** Was the organization refused this domain within the last day, against the same holder? */
export async function wasRefusedLately(
  db: Db,
  scope: OrganizationScope,
  holderDomainId: string,
): Promise<boolean> {
  const { rows } = await sql`select 1 from domain_disputes
    where claimant_organization_id = ${scope.organizationId} and holder_domain_id = ${holderDomainId} and state = 'refused'
      and ended_at > now() - interval '24 hours' limit 1`.execute(db);
  return rows.length === 1;
}

export interface NewDispute {
  readonly id: string;
  readonly name: string;
  readonly claimantDomainId: string;
  readonly holderOrganizationId: string;
  readonly holderDomainId: string;
}

/** @param scope of the claimant */
export async function insertDispute(
  db: Db,
  scope: OrganizationScope,
  row: NewDispute,
): Promise<void> {
  await sql`insert into domain_disputes (id, name, holder_organization_id, holder_domain_id, claimant_organization_id, claimant_domain_id)
    values (${row.id}, ${row.name}, ${row.holderOrganizationId}, ${row.holderDomainId}, ${scope.organizationId}, ${row.claimantDomainId})`.execute(
    db,
  );
}

/** @param scope of either side */
export async function updateState(
  db: Db,
  scope: OrganizationScope,
  id: string,
  to: { state: DisputeState; isOpen: boolean; restoreWithinDays: number | null },
): Promise<void> {
  await sql`update domain_disputes set state = ${to.state}, ended_at = case when ${to.isOpen} then null else now() end,
      restore_until = coalesce(now() + make_interval(days => ${to.restoreWithinDays}::int), restore_until)
    where id = ${id} and ${scope.organizationId} in (holder_organization_id, claimant_organization_id)`.execute(
    db,
  );
}

export async function lockDispute(
  db: Db,
  _scope: PlatformScope,
  id: string,
): Promise<DisputeRow | undefined> {
  const { rows } =
    await sql<DisputeRow>`select ${selected} from domain_disputes x where x.id = ${id} for no key update`.execute(
      db,
    );
  return rows[0];
}

export async function markTold(db: Db, _scope: PlatformScope, row: DisputeRow): Promise<void> {
  await sql`update domain_disputes set told_state = ${row.state} where id = ${row.id}`.execute(db);
}

export interface LapsingDomain {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly lapsesAt: Date;
  readonly warnedDaysLeft: number | null;
}

/**
 * Domains that lapse within `days`, of which nobody was warned for so few; those that another process is just warning
 * about are left to it.
 */
export async function lockLapsing(
  db: Db,
  _scope: PlatformScope,
  asked: { days: number; limit: number },
): Promise<LapsingDomain[]> {
  const lapsesAt = sql`least(d.uncertain_since + make_interval(days => ${lapseAfterDays}),
    (select min(x.restore_until) from domain_disputes x where x.holder_domain_id = d.id and x.state = 'restoring'))`;
  const { rows } =
    await sql<LapsingDomain>`select d.id, d.organization_id as "organizationId", d.name, d.warned_days_left as "warnedDaysLeft", ${lapsesAt} as "lapsesAt"
    from domains d where d.state = 'verified_uncertain' and coalesce(d.warned_days_left, ${lapseAfterDays + 1}) > ${asked.days}
      and ${lapsesAt} <= now() + make_interval(days => ${asked.days})
    order by d.uncertain_since limit ${asked.limit} for no key update of d skip locked`.execute(db);
  return rows;
}

export async function markWarned(
  db: Db,
  scope: OrganizationScope,
  id: string,
  daysLeft: number,
): Promise<void> {
  await sql`update domains set warned_days_left = ${daysLeft} where organization_id = ${scope.organizationId} and id = ${id}`.execute(
    db,
  );
}

/** Locks several organizations in the order in which everybody locks them. */
export async function lockOrganizations(
  db: Db,
  _scope: PlatformScope,
  ids: readonly string[],
): Promise<void> {
  await sql`select 1 from organizations where id = any(${ids}) order by id for no key update`.execute(
    db,
  );
}
