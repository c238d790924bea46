/** SQL of API keys. */
import { sql } from 'kysely';
import type { Outside } from '../../kernel/actor.ts';
import type { Db } from '../../kernel/database.ts';
import { plannedEachTime } from '../../kernel/list-filter-sql.ts';
import { outsideSql } from '../../kernel/outside-sql.ts';
import { keyset } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import type { OrganizationScope, PlatformScope } from '../../kernel/scope.ts';
import {
  type ApiKeyFilter,
  ageEndSql,
  apiKeyConditions,
  endByPolicySql,
  endSql,
  isToBeTold,
  keysSql,
  stateSql,
} from './filter-store.ts';
import type { EndedBecause, KeyState } from './rules.ts';

export interface ApiKeyRow {
  readonly id: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly name: string;
  readonly sortName: string;
  readonly state: KeyState;
  readonly permissions: string[];
  readonly madeById: string;
  readonly madeBy: string;
  readonly madeByEmail: string;
  readonly version: number;
  readonly createdAt: Date;
  readonly createdKey: string;
  readonly rolledAt: Date | null;
  /** Null once that is over. */
  readonly previousWorksUntil: Date | null;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly lastUsedFrom: string | null;
  readonly endedAt: Date | null;
  readonly endedBecause: EndedBecause | null;
  /** How old its organization lets keys become; null: as old as they like. */
  readonly maxAgeDays: number | null;
  readonly isTooOld: boolean;
}

const selected = sql`k.id, k.organization_id as "organizationId", o.friendly_name as "organizationName", k.name, lower(k.name) as "sortName",
  ${stateSql} as state, k.permissions, k.made_by as "madeById", u.full_name as "madeBy", u.email_as_typed as "madeByEmail", k.version,
  k.created_at as "createdAt", k.created_at::text as "createdKey", k.rolled_at as "rolledAt",
  case when k.previous_works_until > now() then k.previous_works_until end as "previousWorksUntil", ${endSql} as "expiresAt", l.max_age_days as "maxAgeDays",
  k.ended_because = 'too_old' or coalesce(${ageEndSql(sql`k.created_at`)} <= now(), false) as "isTooOld",
  k.last_used_at as "lastUsedAt", k.last_used_from as "lastUsedFrom", k.ended_at as "endedAt", k.ended_because as "endedBecause"`;
const from = sql`from ${keysSql}`;

export interface ApiKeyListing {
  readonly q?: ApiKeyFilter | undefined;
  readonly sort: 'name' | '-name' | 'created_at' | '-created_at';
}

export async function listApiKeys(
  db: Db,
  scope: OrganizationScope,
  { q, sort }: ApiKeyListing,
  page: PageRequest,
): Promise<ApiKeyRow[]> {
  const descending = sort.startsWith('-');
  const column = sort.endsWith('name') ? sql`lower(k.name)` : sql`k.created_at`;
  const { where, order, limit } = keyset(
    [
      { column, descending },
      { column: sql`k.id`, descending },
    ],
    page,
  );
  const asked = [...apiKeyConditions(q), ...(where === undefined ? [] : [where])];
  const and = asked.map((part) => sql` and ${part}`);
  const lead = q === undefined ? sql`` : plannedEachTime;
  const { rows } = await sql<ApiKeyRow>`${lead}select ${selected} ${from}
    where k.organization_id = ${scope.organizationId}${sql.join(and, sql``)} order by ${order} limit ${limit}`.execute(
    db,
  );
  return rows;
}

export async function countListed(
  db: Db,
  scope: OrganizationScope,
  { q }: ApiKeyListing,
  ceiling: number,
): Promise<number> {
  const and = apiKeyConditions(q).map((part) => sql` and ${part}`);
  const { rows } = await sql<{ count: number }>`select count(*) as count from (
    select 1 ${from} where k.organization_id = ${scope.organizationId}${sql.join(and, sql``)} limit ${ceiling + 1}) counted`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** How many still work. */
export async function countActive(db: Db, scope: OrganizationScope): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count ${from}
    where k.organization_id = ${scope.organizationId} and ${stateSql} = 'active'`.execute(db);
  return rows[0]?.count ?? 0;
}

export async function findApiKey(
  db: Db,
  scope: OrganizationScope,
  id: string,
  lock = false,
): Promise<ApiKeyRow | undefined> {
  const { rows } = await sql<ApiKeyRow>`select ${selected} ${from}
    where k.organization_id = ${scope.organizationId} and k.id = ${id} ${lock ? sql`for no key update of k` : sql``}`.execute(
    db,
  );
  return rows[0];
}

export async function insertApiKey(
  db: Db,
  scope: OrganizationScope,
  row: {
    readonly id: string;
    readonly madeBy: string;
    readonly name: string;
    readonly permissions: readonly string[];
    readonly secretHash: Buffer;
    readonly expiresInDays: number | null;
  },
): Promise<void> {
  await sql`insert into api_keys (id, organization_id, made_by, maker_epoch, name, permissions, secret_hash, expires_at)
    select ${row.id}, ${scope.organizationId}, u.id, u.credential_epoch, ${row.name}, ${row.permissions}::text[], ${row.secretHash},
      now() + make_interval(days => ${row.expiresInDays}::int) from users u where u.id = ${row.madeBy}`.execute(
    db,
  );
}

export async function updateName(
  db: Db,
  scope: OrganizationScope,
  id: string,
  name: string,
): Promise<void> {
  await sql`update api_keys set name = ${name}, version = version + 1
    where organization_id = ${scope.organizationId} and id = ${id}`.execute(db);
}

/** The old secret works on for `overlapHours`; the one before it is forgotten. */
export async function updateSecret(
  db: Db,
  scope: OrganizationScope,
  id: string,
  next: { readonly secretHash: Buffer; readonly overlapHours: number },
): Promise<void> {
  const keeps = next.overlapHours > 0;
  await sql`update api_keys set previous_secret_hash = ${keeps ? sql`secret_hash` : null},
      previous_works_until = ${keeps ? sql`now() + make_interval(hours => ${next.overlapHours}::int)` : null},
      secret_hash = ${next.secretHash}, rolled_at = now(), version = version + 1
    where organization_id = ${scope.organizationId} and id = ${id}`.execute(db);
}

export async function revoke(
  db: Db,
  scope: OrganizationScope,
  id: string,
  endedBy: string,
): Promise<void> {
  await sql`update api_keys set ended_at = now(), ended_because = 'revoked', ended_by = ${endedBy}, version = version + 1
    where organization_id = ${scope.organizationId} and id = ${id}`.execute(db);
}

/** How many days a key of the organization may work; null: as many as anybody likes. */
export async function findMaxAgeDays(db: Db, scope: OrganizationScope): Promise<number | null> {
  const { rows } = await sql<{ days: number }>`select max_age_days as days from api_key_limits
    where organization_id = ${scope.organizationId}`.execute(db);
  return rows[0]?.days ?? null;
}

/** What is too old by the rule of this moment does not live again when the rule is eased. */
export async function endTooOld(db: Db, scope: OrganizationScope): Promise<void> {
  await sql`update api_keys k set ended_at = now(), ended_because = 'too_old', version = version + 1 from api_key_limits l
    where k.organization_id = ${scope.organizationId} and l.organization_id = k.organization_id and k.ended_at is null
      and ${ageEndSql(sql`k.created_at`)} <= now()`.execute(db);
}

const since = sql`k.created_at`;

/** Keys that a policy ends soon, of which nobody was told; told from now on. */
export async function noteEndsToTell(
  db: Db,
  _scope: PlatformScope,
  atMost: number,
): Promise<(ApiKeyRow & { readonly endsAt: Date })[]> {
  const { rows } = await sql<ApiKeyRow & { readonly endsAt: Date }>`with due as (
      select ${selected}, ${endByPolicySql(since)} as "endsAt" ${from}
      where ${stateSql} = 'active' and ${isToBeTold(since)} and coalesce(k.expires_at > ${endByPolicySql(since)}, true)
      order by k.id limit ${atMost} for no key update of k skip locked)
    update api_keys t set end_told_for = due."endsAt" from due where t.id = due.id returning due.*`.execute(
    db,
  );
  return rows;
}

/** Those that have not ended yet, for good. */
export async function endAll(db: Db, scope: OrganizationScope): Promise<number> {
  const { rows } =
    await sql`update api_keys set ended_at = now(), ended_because = 'suspended', version = version + 1
    where organization_id = ${scope.organizationId} and ended_at is null returning id`.execute(db);
  return rows.length;
}

export interface ShownKey extends ApiKeyRow {
  readonly makerEmail: string;
  readonly secretHash: Buffer;
  /** Null once its time is over. */
  readonly previousSecretHash: Buffer | null;
  readonly organizationState: string;
  /** The note of its last use is older than a minute. */
  readonly usedLongAgo: boolean;
  /** Where the request comes from none of the networks of the organization. */
  readonly outside: Outside | null;
}

/** Whatever organization it is of: the key names it. */
export async function findShownKey(
  db: Db,
  _scope: PlatformScope,
  { id, address }: { readonly id: string; readonly address: string },
): Promise<ShownKey | undefined> {
  const { rows } =
    await sql<ShownKey>`select ${selected}, u.email as "makerEmail", k.secret_hash as "secretHash", o.state as "organizationState",
    case when k.previous_works_until > now() then k.previous_secret_hash end as "previousSecretHash",
    coalesce(k.last_used_at < now() - interval '1 minute', true) as "usedLongAgo",
    ${outsideSql({ organizationId: sql`k.organization_id`, address })} as outside ${from} where k.id = ${id}`.execute(
      db,
    );
  return rows[0];
}

/** Only this, never the whole row. */
export async function touch(
  db: Db,
  _scope: PlatformScope,
  id: string,
  usedFrom: string,
): Promise<void> {
  await sql`update api_keys set last_used_at = now(), last_used_from = ${usedFrom} where id = ${id}`.execute(
    db,
  );
}

/** True for one of however many come first at once. */
export async function touchFirst(
  db: Db,
  _scope: PlatformScope,
  id: string,
  usedFrom: string,
): Promise<boolean> {
  const { rows } =
    await sql`update api_keys set last_used_at = now(), last_used_from = ${usedFrom} where id = ${id} and last_used_at is null returning id`.execute(
      db,
    );
  return rows.length === 1;
}

/** Who answers for a machine, and the organization that it belongs to. */
export async function findNamesOfMachine(
  db: Db,
  scope: OrganizationScope,
  userId: string,
): Promise<{ readonly organizationName: string; readonly answeredForBy: string } | undefined> {
  const { rows } = await sql<{ organizationName: string; answeredForBy: string }>`
    select o.friendly_name as "organizationName", u.full_name as "answeredForBy"
    from organizations o, users u where o.id = ${scope.organizationId} and u.id = ${userId}`.execute(
    db,
  );
  return rows[0];
}
