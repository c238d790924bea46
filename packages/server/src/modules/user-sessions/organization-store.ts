/** SQL of the sessions of all managed people of an organization. Reads only; how they end is with `sessions`. */
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import { namesShown } from '../../kernel/impact.ts';
import { plannedEachTime } from '../../kernel/list-filter-sql.ts';
import { keyset } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import { idleSeconds, lifetimeSeconds, type SessionRow } from '../sessions/index.ts';
import { type SessionFilter, sessionConditions } from './filter-store.ts';

export interface OrganizationSessionRow extends SessionRow {
  readonly name: string;
  readonly email: string;
  readonly lastSeenKey: string;
  readonly createdKey: string;
}

/** One of the times of the organization's own rule; null: it has none. Read once a statement, so that an index is walked by it. */
const minutesOf = ({ organizationId }: OrganizationScope, field: 'idle' | 'lifetime') =>
  sql`(select make_interval(mins => (p.rule ->> ${`${field}_minutes`})::int) from security_policies_now p
    where p.scope_id = ${organizationId} and p.kind = 'session')`;

/**
 * Who would be let in at this moment, as it is asked at each request. What is over by the rule of the organization is left out by the index;
 * by the rules of accounts, and by one that a plan took the place of, where there are any, it is asked of each row that is shown or
 * counted, in a way that the planner does not turn into asking it of everybody first.
 */
function matching(scope: OrganizationScope, filter: SessionFilter | undefined) {
  const { organizationId } = scope;
  return sql`from sessions s join users u on u.id = s.user_id
    where s.organization_id = ${organizationId} and u.organization_id = ${organizationId}
      and s.ended_at is null and s.expires_at > now() and u.state = 'active' and s.credential_epoch = u.credential_epoch
      and s.last_seen_at > now() - least(make_interval(secs => ${idleSeconds}), ${minutesOf(scope, 'idle')})
      and s.created_at > now() - least(make_interval(secs => ${lifetimeSeconds}), ${minutesOf(scope, 'lifetime')})
      and (not (select exists (select 1 from security_policies_now p
        where p.organization_id = ${organizationId} and p.kind = 'session' and (p.account_id is not null or p.last_held_until is not null)))
      or case when exists (select 1 from overdue_sessions o where o.session_id = s.id) then false else true end)
      ${sql.join(
        sessionConditions(scope, filter).map((condition) => sql`and ${condition}`),
        sql` `,
      )}`;
}

export interface SessionListing {
  readonly q?: SessionFilter | undefined;
  readonly sort: 'last_seen_at' | '-last_seen_at' | 'created_at' | '-created_at';
}

export async function listOrganizationSessions(
  db: Db,
  scope: OrganizationScope,
  { q, sort }: SessionListing,
  page: PageRequest,
): Promise<OrganizationSessionRow[]> {
  const descending = sort.startsWith('-');
  const column = sort.endsWith('created_at') ? sql`s.created_at` : sql`s.last_seen_at`;
  const order = [column, sql`s.id`].map((one) => ({ column: one, descending }));
  const within = keyset(order, page);
  const { rows } =
    await sql<OrganizationSessionRow>`${plannedEachTime}select s.id, s.user_id as "userId", s.transport, s.method, s.client_address as "clientAddress", s.user_agent as "userAgent",
      s.factor_level as "factorLevel", s.created_at as "createdAt", s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt",
      u.full_name as name, u.email_as_typed as email, s.created_at::text as "createdKey", s.last_seen_at::text as "lastSeenKey"
    ${matching(scope, q)} ${within.where === undefined ? sql`` : sql`and ${within.where}`}
    order by ${within.order} limit ${within.limit}`.execute(db);
  return rows;
}

/** At most one above the ceiling. */
export async function countOrganizationSessions(
  db: Db,
  scope: OrganizationScope,
  q: SessionFilter | undefined,
  ceiling: number,
): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`${plannedEachTime}select count(*) as count from (select 1 ${matching(scope, q)} limit ${ceiling + 1}) counted`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** Those of the named ones that live, and whose they are. */
export async function listNamedSessions(
  db: Db,
  scope: OrganizationScope,
  ids: readonly string[],
): Promise<readonly { readonly id: string; readonly userId: string }[]> {
  const { rows } = await sql<{
    id: string;
    userId: string;
  }>`select s.id, s.user_id as "userId" ${matching(scope, undefined)} and s.id = any(${ids}::uuid[])`.execute(
    db,
  );
  return rows;
}

/** Which of them: all but one, or those that had begun by then. */
interface Everybodys {
  readonly exceptId: string;
  readonly begunBy?: Date;
}

const everybodys = (scope: OrganizationScope, { exceptId, begunBy }: Everybodys) =>
  sql`${matching(scope, undefined)} and s.id <> ${exceptId}
    ${begunBy === undefined ? sql`` : sql`and s.created_at <= ${begunBy}`}`;

export interface Affected {
  readonly sessions: number;
  /** Everybody who has one, whether it would end or not. */
  readonly everybody: number;
  /** Of whom one would end, but for whoever asks. */
  readonly people: number;
  readonly names: string[];
  /** Of them, on whom the caller may not act. */
  readonly keptPeople: number;
  readonly keptNames: string[];
}

interface Asking {
  readonly ownUserId: string;
  /** Those that hold more than the caller does. */
  readonly reservedRoles: readonly string[];
}

/** On whom the caller may not act: the Owner, and whoever holds more. Never the caller. `u` is the person. */
export const isKeptSql = ({ organizationId }: OrganizationScope, asked: Asking) =>
  sql<boolean>`u.id <> ${asked.ownUserId} and (u.id = (select o.owner_user_id from organizations o where o.id = ${organizationId})
    or u.id in (select h.user_id from held_roles h where h.scope_id = ${organizationId} and h.role_id = any(${asked.reservedRoles}::text[])))`;

/** How many sessions of how many people would end. */
export async function readAffected(
  db: Db,
  scope: OrganizationScope,
  asked: Everybodys & Asking,
): Promise<Affected> {
  const shown = (condition: RawBuilder<unknown>) =>
    sql`array(select p.name from people p where ${condition} order by p.sort_name, p.id limit ${namesShown})`;
  const others = sql`not p.is_kept and p.id <> ${asked.ownUserId}`;
  const { rows } = await sql<Affected>`with people as materialized (
      select u.id, u.full_name as name, u.sort_name, count(*) as sessions,
        ${isKeptSql(scope, asked)} as is_kept
      ${everybodys(scope, asked)} group by u.id)
    select coalesce(sum(p.sessions) filter (where not p.is_kept), 0)::int as sessions, count(*) as everybody,
      count(*) filter (where ${others}) as people,
      count(*) filter (where p.is_kept) as "keptPeople", ${shown(others)} as names, ${shown(sql`p.is_kept`)} as "keptNames"
    from people p`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('a select of counts answers one row');
  return row;
}

/** The next people who are signed in, in the order of their ids. */
export async function listPeopleSignedIn(
  db: Db,
  scope: OrganizationScope,
  asked: Everybodys & { readonly afterUserId: string | null },
  limit: number,
): Promise<readonly string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select distinct u.id ${everybodys(scope, asked)} and u.id > coalesce(${asked.afterUserId}::uuid, '00000000-0000-0000-0000-000000000000')
    order by u.id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}
