/** SQL of operations and their rows. */
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import type { KeptLine } from '../../kernel/impact.ts';
import { plannedEachTime } from '../../kernel/list-filter-sql.ts';
import { keyset } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import type { OrganizationScope, PlatformScope } from '../../kernel/scope.ts';
import { type KeptText, keepText, type Text } from '../../kernel/text.ts';
import { type OperationFilter, operationConditions } from './filter-store.ts';
import type { OperationState } from './lifecycle.ts';
import type { RowOutcome } from './outcomes.ts';

export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };

export interface OperationRow {
  readonly id: string;
  readonly organizationId: string;
  readonly kind: string;
  /** `deactivate people` */
  readonly label: string;
  readonly isDryRun: boolean;
  readonly state: OperationState;
  readonly arguments: unknown;
  readonly cursor: unknown;
  readonly doneRows: number;
  readonly totalRows: number | null;
  readonly outcomes: Readonly<Partial<Record<RowOutcome, number>>>;
  readonly changes: readonly KeptLine[];
  readonly errorCode: string | null;
  readonly errorDetail: KeptText | null;
  readonly askedById: string;
  readonly askedBy: string;
  readonly askedSessionId: string;
  readonly askedRequestId: string;
  readonly askedRecentlyAuthenticated: boolean;
  readonly createdAt: Date;
  readonly createdKey: string;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly version: number;
}

const selected = sql`o.id, o.organization_id as "organizationId", o.kind, o.label, o.is_dry_run as "isDryRun", o.state, o.arguments, o.cursor,
  o.done_rows as "doneRows", o.total_rows as "totalRows", o.outcomes, o.changes, o.error_code as "errorCode", o.error_detail as "errorDetail",
  o.asked_by as "askedById", u.full_name as "askedBy", o.asked_session_id as "askedSessionId", o.asked_request_id as "askedRequestId",
  o.asked_recently_authenticated as "askedRecentlyAuthenticated", o.created_at as "createdAt", o.created_at::text as "createdKey",
  o.started_at as "startedAt", o.finished_at as "finishedAt", o.version`;

export interface NewOperation {
  readonly id: string;
  readonly kind: string;
  /** `deactivate people` */
  readonly label: string;
  readonly isDryRun: boolean;
  readonly arguments: Json;
  readonly totalRows: number | null;
  readonly askedBy: string;
  readonly askedSessionId: string;
  readonly askedRequestId: string;
  readonly askedRecentlyAuthenticated: boolean;
}

export async function insertOperation(
  db: Db,
  scope: OrganizationScope,
  row: NewOperation,
): Promise<void> {
  await sql`insert into operations (organization_id, id, kind, label, is_dry_run, arguments, total_rows, asked_by, asked_session_id, asked_request_id,
      asked_recently_authenticated)
    values (${scope.organizationId}, ${row.id}, ${row.kind}, ${row.label}, ${row.isDryRun}, ${JSON.stringify(row.arguments)}::jsonb, ${row.totalRows}, ${row.askedBy},
      ${row.askedSessionId}, ${row.askedRequestId}, ${row.askedRecentlyAuthenticated})`.execute(db);
}

/** @param lock until the end of the transaction: one batch at a time */
export async function findOperation(
  db: Db,
  scope: OrganizationScope,
  id: string,
  lock = false,
): Promise<OperationRow | undefined> {
  const { rows } =
    await sql<OperationRow>`select ${selected} from operations o join users u on u.id = o.asked_by
    where o.organization_id = ${scope.organizationId} and o.id = ${id} ${lock ? sql`for no key update of o` : sql``}`.execute(
      db,
    );
  return rows[0];
}

export interface OperationListing {
  readonly q?: OperationFilter | undefined;
  readonly sort: 'created_at' | '-created_at';
}

/** Ids are made in the order of time. */
export async function listOperations(
  db: Db,
  scope: OrganizationScope,
  { q, sort }: OperationListing,
  page: PageRequest,
): Promise<OperationRow[]> {
  const { where, order, limit } = keyset(
    [{ column: sql`o.id`, descending: sort.startsWith('-') }],
    page,
  );
  const asked = [...operationConditions(q), ...(where === undefined ? [] : [where])];
  const and = asked.map((part) => sql` and ${part}`);
  const lead = q === undefined ? sql`` : plannedEachTime;
  const { rows } =
    await sql<OperationRow>`${lead}select ${selected} from operations o join users u on u.id = o.asked_by
    where o.organization_id = ${scope.organizationId}${sql.join(and, sql``)} order by ${order} limit ${limit}`.execute(
      db,
    );
  return rows;
}

export async function countListed(
  db: Db,
  scope: OrganizationScope,
  { q }: OperationListing,
  ceiling: number,
): Promise<number> {
  const and = operationConditions(q).map((part) => sql` and ${part}`);
  const { rows } = await sql<{ count: number }>`select count(*) as count from (
    select 1 from operations o join users u on u.id = o.asked_by
    where o.organization_id = ${scope.organizationId}${sql.join(and, sql``)} limit ${ceiling + 1}) counted`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

export async function countUnfinished(db: Db, scope: OrganizationScope): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*) as count from operations where organization_id = ${scope.organizationId} and finished_at is null`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

export interface Progress {
  readonly state: OperationState;
  readonly cursor: Json;
  readonly doneRows: number;
  readonly totalRows: number | null;
  readonly outcomes: Readonly<Partial<Record<RowOutcome, number>>>;
  readonly changes: readonly KeptLine[];
}

export async function updateProgress(
  db: Db,
  scope: OrganizationScope,
  id: string,
  progress: Progress,
): Promise<void> {
  await sql`update operations set state = ${progress.state}, cursor = ${JSON.stringify(progress.cursor)}::jsonb, done_rows = ${progress.doneRows},
      total_rows = ${progress.totalRows}, outcomes = ${JSON.stringify(progress.outcomes)}::jsonb, changes = ${JSON.stringify(progress.changes)}::jsonb, started_at = coalesce(started_at, now()),
      progressed_at = now(), finished_at = case when ${progress.state} = 'SUCCEEDED' then now() end, version = version + 1
    where organization_id = ${scope.organizationId} and id = ${id}`.execute(db);
}

export async function updateFailed(
  db: Db,
  scope: OrganizationScope,
  id: string,
  error: { code: string; detail: Text },
): Promise<void> {
  await sql`update operations set state = 'FAILED', error_code = ${error.code}, error_detail = ${keepText(error.detail)}, finished_at = now(),
      progressed_at = now(), version = version + 1
    where organization_id = ${scope.organizationId} and id = ${id} and finished_at is null`.execute(
    db,
  );
}

export interface ResultRow {
  readonly rowNumber: number;
  readonly key: string;
  readonly outcome: RowOutcome;
  readonly columnName: string | null;
  readonly value: string | null;
  readonly reason: KeptText | null;
  readonly targetSid: string | null;
  /** Of the error that the row met, where it met one. */
  readonly code?: string | null;
  /** How the row can be mended. */
  readonly suggestion?: KeptText | null;
}

export async function insertResults(
  db: Db,
  scope: OrganizationScope,
  operationId: string,
  results: readonly ResultRow[],
): Promise<void> {
  if (results.length === 0) return;
  await sql`insert into operation_rows (organization_id, operation_id, row_number, key, outcome, column_name, value, reason, target_sid, code, suggestion)
    select ${scope.organizationId}, ${operationId}, r."rowNumber", r.key, r.outcome, r."columnName", r.value, r.reason, r."targetSid", r.code, r.suggestion
    from jsonb_to_recordset(${JSON.stringify(results)}::jsonb) as r("rowNumber" int, key text, outcome text, "columnName" text, value text,
      reason jsonb, "targetSid" text, code text, suggestion jsonb)`.execute(db);
}

export interface ResultFilter {
  readonly outcome: RowOutcome | undefined;
}

const resultsWhere = (
  scope: OrganizationScope,
  operationId: string,
  filter: ResultFilter,
): RawBuilder<unknown> =>
  sql`r.organization_id = ${scope.organizationId} and r.operation_id = ${operationId} ${
    filter.outcome === undefined ? sql`` : sql`and r.outcome = ${filter.outcome}`
  }`;

export async function listResults(
  db: Db,
  scope: OrganizationScope,
  asked: { operationId: string; filter: ResultFilter },
  page: PageRequest,
): Promise<ResultRow[]> {
  const { where, order, limit } = keyset([{ column: sql`r.row_number` }], page);
  const { rows } =
    await sql<ResultRow>`select r.row_number as "rowNumber", r.key, r.outcome, r.column_name as "columnName", r.value, r.reason, r.target_sid as "targetSid", r.code, r.suggestion
    from operation_rows r where ${resultsWhere(scope, asked.operationId, asked.filter)} ${where === undefined ? sql`` : sql`and ${where}`}
    order by ${order} limit ${limit}`.execute(db);
  return rows;
}

export interface Refusal {
  readonly code: string;
  readonly count: number;
  readonly reason: KeptText;
  readonly keys: readonly string[];
}

/** The errors that rows met, the most frequent first, each with the first of its rows. */
export async function listRefusals(
  db: Db,
  scope: OrganizationScope,
  operationId: string,
  keysShown: number,
): Promise<Refusal[]> {
  const { rows } =
    await sql<Refusal>`select code, count(*) as count, (array_agg(reason order by row_number))[1] as reason,
      (array_agg(key order by row_number))[1:${keysShown}::int] as keys
    from operation_rows where organization_id = ${scope.organizationId} and operation_id = ${operationId} and code is not null
    group by code order by count(*) desc, code`.execute(db);
  return rows;
}

/** Where the keys stood first among the rows that are done. */
export async function findEarlierKeys(
  db: Db,
  scope: OrganizationScope,
  operationId: string,
  keys: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{
    key: string;
    first: number;
  }>`select k.key, min(r.first) as first from unnest(${keys}::text[]) k (key) cross join lateral (
      select row_number as first from operation_rows
      where organization_id = ${scope.organizationId} and operation_id = ${operationId} and key = k.key offset 0) r
    group by k.key`.execute(db);
  return new Map(rows.map((row) => [row.key, row.first]));
}

/** Those that nobody worked on for a while: their job was lost or gave up. */
export async function listStalled(
  db: Db,
  _scope: PlatformScope,
  limit: number,
): Promise<{ id: string; organizationId: string; kind: string }[]> {
  const { rows } = await sql<{ id: string; organizationId: string; kind: string }>`
    select id, organization_id as "organizationId", kind from operations
    where finished_at is null and progressed_at < now() - interval '1 minute' order by progressed_at limit ${limit}`.execute(
    db,
  );
  return rows;
}

/** Deletes the oldest rows of operations that ended 90 days ago, then these. */
export async function deleteOld(db: Db, _scope: PlatformScope, limit: number): Promise<number> {
  const old = sql`select organization_id, id from operations where finished_at < now() - interval '90 days' order by finished_at limit 20`;
  const { rows } = await sql`delete from operation_rows where ctid = any(array(
    select r.ctid from operation_rows r join (${old}) o on o.organization_id = r.organization_id and o.id = r.operation_id limit ${limit})) returning 1`.execute(
    db,
  );
  if (rows.length > 0) return rows.length;
  const ended =
    await sql`delete from operations where (organization_id, id) in (${old}) returning 1`.execute(
      db,
    );
  return ended.rows.length;
}
