/** SQL of the audit log: reads only. Rows are written by the kernel, with the change that they tell of. */
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import { keyset } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import type { AccountScope, OrganizationScope } from '../../kernel/scope.ts';

type Fields = Record<string, string | number | boolean | null>;

export interface AuditEventRow {
  id: string;
  occurred_at: Date;
  event: string;
  outcome: 'done' | 'denied';
  actor_kind: 'anonymous' | 'user' | 'operator' | 'system';
  actor_id: string | null;
  actor_name: string;
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

type Tables = { audit_events: AuditEventRow & { log_id: string } };

const columns = [
  'id',
  'occurred_at',
  'event',
  'outcome',
  'actor_kind',
  'actor_id',
  'actor_name',
  'target_type',
  'target_sid',
  'target_name',
  'account_id',
  'before',
  'after',
  'reason',
  'client_address',
  'user_agent',
  'request_id',
] as const;

export interface AuditFilter {
  readonly search: string | undefined;
  readonly event: string | undefined;
  readonly actorId: string | undefined;
  readonly targetSid: string | undefined;
  readonly outcome: 'done' | 'denied' | undefined;
  readonly from: Date | undefined;
  readonly to: Date | undefined;
}

/** The log of a scope. An account's log is its own, or the part of its organization's that concerns it. */
function inScope(db: Db, scope: OrganizationScope | AccountScope) {
  const rows = db.$extendTables<Tables>().selectFrom('audit_events').select(columns);
  if (scope.kind === 'organization') return rows.where('log_id', '=', scope.organizationId);
  return rows
    .where('log_id', '=', scope.organizationId ?? scope.accountId)
    .where('account_id', '=', scope.accountId);
}

const likePattern = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

function filtered(db: Db, scope: OrganizationScope | AccountScope, filter: AuditFilter) {
  return inScope(db, scope)
    .$if(filter.search !== undefined, (q) =>
      q.where(
        sql<boolean>`(actor_name || ' ' || target_name || ' ' || event || ' ' || target_sid) ilike ${likePattern(filter.search ?? '')}`,
      ),
    )
    .$if(filter.event !== undefined, (q) => q.where('event', '=', filter.event ?? ''))
    .$if(filter.actorId !== undefined, (q) => q.where('actor_id', '=', filter.actorId ?? ''))
    .$if(filter.targetSid !== undefined, (q) => q.where('target_sid', '=', filter.targetSid ?? ''))
    .$if(filter.outcome !== undefined, (q) => q.where('outcome', '=', filter.outcome ?? 'done'))
    .$if(filter.from !== undefined, (q) => q.where('occurred_at', '>=', filter.from ?? new Date(0)))
    .$if(filter.to !== undefined, (q) => q.where('occurred_at', '<', filter.to ?? new Date(0)));
}

/** Newest first. Ids are made in the order of time, so the id alone is the key of a page. */
export function listAuditEvents(
  db: Db,
  scope: OrganizationScope | AccountScope,
  filter: AuditFilter,
  page: PageRequest,
): Promise<AuditEventRow[]> {
  const { where, order, limit } = keyset([{ column: sql`id`, descending: true }], page);
  return filtered(db, scope, filter)
    .$if(where !== undefined, (q) => q.where(where ?? sql<boolean>`true`))
    .orderBy(order)
    .limit(limit)
    .execute();
}

export function findAuditEvent(
  db: Db,
  scope: OrganizationScope,
  id: string,
): Promise<AuditEventRow | undefined> {
  return inScope(db, scope).where('id', '=', id).executeTakeFirst();
}
