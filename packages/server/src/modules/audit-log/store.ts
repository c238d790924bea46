/** SQL of the audit log: reads only. Rows are written by the kernel, with the change that they tell of. */
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import { plannedEachTime } from '../../kernel/list-filter-sql.ts';
import { keyset } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import type { AccountScope, OrganizationScope } from '../../kernel/scope.ts';

import { type AuditTerms, auditConditions, type SearchedWord, says } from './filter-store.ts';

type Fields = Record<string, string | number | boolean | null>;

export interface AuditEventRow {
  id: string;
  occurred_at: Date;
  event: string;
  outcome: 'done' | 'denied';
  actor_kind:
    | 'anonymous'
    | 'user'
    | 'api_key'
    | 'oauth_app'
    | 'provisioning'
    | 'operator'
    | 'system';
  actor_id: string | null;
  actor_name: string;
  session_id: string | null;
  target_type: string;
  target_sid: string;
  target_name: string;
  account_id: string | null;
  before: Fields | null;
  after: Fields | null;
  reason: string | null;
  client_address: string;
  user_agent: string;
  request_id: string;
}

const columns = sql`id, occurred_at, event, outcome, actor_kind, actor_id, actor_name, session_id, target_type, target_sid, target_name,
  account_id, before, after, reason, client_address, user_agent, request_id`;

export interface AuditFilter {
  readonly words: readonly SearchedWord[];
  readonly event: string | undefined;
  readonly actorId: string | undefined;
  readonly targetSid: string | undefined;
  readonly accountId: string | undefined;
  readonly outcome: 'done' | 'denied' | undefined;
  readonly requestId: string | undefined;
  readonly clientAddress: string | undefined;
  readonly from: Date | undefined;
  readonly to: Date | undefined;
  /** Nothing that was written later than this entry. */
  readonly through?: string | undefined;
  readonly q?: AuditTerms | undefined;
  /** The events in whose sentence a word of `q` stands. */
  readonly saidIn?: ReadonlyMap<string, readonly string[]>;
  readonly isOldestFirst?: boolean;
}

/** The log of a scope. An account's log is its own, or the part of its organization's that concerns it. */
function ofLog(scope: OrganizationScope | AccountScope): RawBuilder<unknown> {
  if (scope.kind === 'organization') return sql`log_id = ${scope.organizationId}`;
  const logId = scope.organizationId ?? scope.accountId;
  return sql`log_id = ${logId} and account_id = ${scope.accountId}`;
}

/** Ids begin with the time at which they were made, so a range of time is a range of the index, give or take a day. */
const idSlackMs = 24 * 60 * 60 * 1_000;
function lowestIdAt(milliseconds: number): string {
  const hex = Math.max(0, milliseconds).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-0000-0000-000000000000`;
}

function conditionsOf(filter: AuditFilter): RawBuilder<unknown>[] {
  const { from, to } = filter;
  return [
    ...filter.words.map(says),
    ...auditConditions(filter.q, filter.saidIn ?? new Map()),
    ...(filter.event === undefined ? [] : [sql`event = ${filter.event}`]),
    ...(filter.actorId === undefined ? [] : [sql`actor_id = ${filter.actorId}`]),
    ...(filter.targetSid === undefined ? [] : [sql`target_sid = ${filter.targetSid}`]),
    ...(filter.accountId === undefined ? [] : [sql`account_id = ${filter.accountId}`]),
    // As a literal: the index of refusals is only for them.
    ...(filter.outcome === undefined
      ? []
      : [filter.outcome === 'denied' ? sql`outcome = 'denied'` : sql`outcome = 'done'`]),
    ...(filter.requestId === undefined ? [] : [sql`request_id = ${filter.requestId}`]),
    ...(filter.clientAddress === undefined ? [] : [sql`client_address = ${filter.clientAddress}`]),
    ...(from === undefined
      ? []
      : [sql`occurred_at >= ${from} and id >= ${lowestIdAt(from.getTime() - idSlackMs)}`]),
    ...(to === undefined
      ? []
      : [sql`occurred_at < ${to} and id < ${lowestIdAt(to.getTime() + idSlackMs)}`]),
    ...(filter.through === undefined ? [] : [sql`id <= ${filter.through}`]),
  ];
}

const and = (conditions: readonly RawBuilder<unknown>[]) =>
  conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);

/** So many of the newest entries are looked through before the index of texts is asked. */
const lookedThroughFirst = 20_000;

/**
 * Newest first. Ids are made in the order of time, so the id alone is the key of a page. A word that stands in many
 * entries is found among the newest, one that stands in few by the index of texts: either alone would be slow for
 * the other.
 */
export async function listAuditEvents(
  db: Db,
  scope: OrganizationScope | AccountScope,
  filter: AuditFilter,
  page: PageRequest,
): Promise<AuditEventRow[]> {
  const { where, order, limit } = keyset(
    [{ column: sql`id`, descending: filter.isOldestFirst !== true }],
    page,
  );
  const within = and([ofLog(scope), ...(where === undefined ? [] : [where])]);
  const matching = and(conditionsOf(filter));
  const isText = filter.q?.terms.some((term) => term.field === 'text') ?? false;
  const lead = filter.q === undefined ? sql`` : plannedEachTime;
  const from = async (source: RawBuilder<unknown>) =>
    (
      await sql<AuditEventRow>`${lead}select ${columns} from ${source} order by ${order} limit ${limit}`.execute(
        db,
      )
    ).rows;
  if (filter.words.length === 0 && !isText)
    return from(sql`audit_events where ${within} and ${matching}`);
  const newest = await from(
    sql`(select * from audit_events where ${within} order by ${order} limit ${lookedThroughFirst}) newest where ${matching}`,
  );
  if (newest.length === limit) return newest;
  const { rows } =
    await sql<AuditEventRow>`${lead}with found as materialized (select id from audit_events where ${within} and ${matching}),
    shown as (select id from found order by ${order} limit ${limit})
    select ${columns} from audit_events where ${ofLog(scope)} and id in (select id from shown) order by ${order}`.execute(
      db,
    );
  return rows;
}

/** How many entries match, counted up to `atMost`, and the newest entry of the log at this moment. */
export async function countAuditEvents(
  db: Db,
  scope: OrganizationScope | AccountScope,
  filter: AuditFilter,
  atMost: number,
): Promise<{ count: number; through: string | undefined }> {
  const { rows } = await sql<{ count: number; through: string | null }>`
    select (select count(*) from (select 1 from audit_events where ${ofLog(scope)} and ${and(conditionsOf(filter))} limit ${atMost}) c) as count,
      (select id from audit_events where ${ofLog(scope)} order by id desc limit 1) as through`.execute(
    db,
  );
  return { count: rows[0]?.count ?? 0, through: rows[0]?.through ?? undefined };
}

export async function findAuditEvent(
  db: Db,
  scope: OrganizationScope,
  id: string,
): Promise<AuditEventRow | undefined> {
  const { rows } =
    await sql<AuditEventRow>`select ${columns} from audit_events where ${ofLog(scope)} and id = ${id}`.execute(
      db,
    );
  return rows[0];
}
