/** Use cases of operations: to look at them, and to stop them. */

import { csvLine } from '../../kernel/csv.ts';
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { sid } from '../../kernel/ids.ts';
import { presentLine, readLine } from '../../kernel/impact.ts';
import type { Kernel } from '../../kernel/module.ts';
import { countFor, toPage } from '../../kernel/paging.ts';
import type { FileAnswer, PageRequest } from '../../kernel/route.ts';
import { type OrganizationScope, platformScope } from '../../kernel/scope.ts';
import { known, readText, say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { enqueue } from './engine.ts';
import { operationLifecycle } from './lifecycle.ts';
import type { RowOutcome } from './outcomes.ts';
import * as store from './store.ts';
import { operationErrors, operationEvents } from './vocabulary.ts';

const everybodys = platformScope('operations of everybody go on, and are forgotten');
const stalledAtOnce = 100;
const deletedAtOnce = 5_000;
const slicesAtMost = 100;
const exportedAtOnce = 1_000;
const keysShown = 10;

export function presentOperation(row: store.OperationRow) {
  const { outcomes } = row;
  return {
    sid: sid('OP', row.id),
    kind: row.kind,
    label: known(row.label),
    dry_run: row.isDryRun,
    state: row.state,
    done_rows: row.doneRows,
    total_rows: row.totalRows,
    outcomes: {
      created: outcomes.CREATED ?? 0,
      updated: outcomes.UPDATED ?? 0,
      unchanged: outcomes.UNCHANGED ?? 0,
      error: outcomes.ERROR ?? 0,
    },
    changes: row.changes.map(readLine).map(presentLine),
    error:
      row.errorCode === null
        ? null
        : { code: row.errorCode, detail: readText(row.errorDetail ?? '') },
    asked_by: row.askedBy,
    created_at: row.createdAt.toISOString(),
    started_at: row.startedAt?.toISOString() ?? null,
    finished_at: row.finishedAt?.toISOString() ?? null,
    version: row.version,
  };
}

function presentResult(row: store.ResultRow) {
  return {
    row_number: row.rowNumber,
    key: row.key,
    outcome: row.outcome,
    column: row.columnName,
    value: row.value,
    reason: row.reason === null ? null : readText(row.reason),
    suggestion: row.suggestion == null ? null : readText(row.suggestion),
    code: row.code ?? null,
    target_sid: row.targetSid,
  };
}

/** @throws request.not_found */
export async function getOperation(
  db: Db,
  scope: OrganizationScope,
  id: string,
  lock = false,
): Promise<store.OperationRow> {
  const row = await store.findOperation(db, scope, id, lock);
  if (row === undefined) throw requestErrors.not_found(say('There is no such operation here.'));
  return row;
}

export async function listOperations(
  db: Db,
  scope: OrganizationScope,
  { page, ...asked }: store.OperationListing & { page: PageRequest },
) {
  const rows = await store.listOperations(db, scope, asked, page);
  const count = await countFor(page, (ceiling) => store.countListed(db, scope, asked, ceiling), 0);
  return toPage(rows, page, (row) => [row.id], presentOperation, count);
}

/** @throws request.not_found */
export async function listRows(
  db: Db,
  scope: OrganizationScope,
  asked: { operationId: string; outcome: RowOutcome | undefined; page: PageRequest },
) {
  await getOperation(db, scope, asked.operationId);
  const filter = { outcome: asked.outcome };
  const { operationId, page } = asked;
  const rows = await store.listResults(db, scope, { operationId, filter }, page);
  return toPage(rows, page, (row) => [row.rowNumber], presentResult);
}

/** @throws request.not_found */
export async function listRefusals(db: Db, scope: OrganizationScope, operationId: string) {
  await getOperation(db, scope, operationId);
  const refusals = await store.listRefusals(db, scope, operationId, keysShown);
  return {
    items: refusals.map(({ reason, keys, ...refusal }) => ({
      ...refusal,
      reason: readText(reason),
      keys: [...keys],
    })),
  };
}

const columns: readonly (readonly [string, (row: store.ResultRow) => string | null])[] = [
  ['row_number', (row) => String(row.rowNumber)],
  ['key', (row) => row.key],
  ['outcome', (row) => row.outcome],
  ['column', (row) => row.columnName],
  ['value', (row) => row.value],
  ['reason', (row) => (row.reason === null ? null : String(readText(row.reason)))],
  ['suggestion', (row) => (row.suggestion == null ? null : String(readText(row.suggestion)))],
  ['code', (row) => row.code ?? null],
  ['target_sid', (row) => row.targetSid],
];

async function* piecesOf(
  db: Db,
  scope: OrganizationScope,
  asked: { operationId: string; filter: store.ResultFilter },
): AsyncGenerator<string, void, undefined> {
  yield csvLine(columns.map(([name]) => name));
  let last: number | undefined;
  do {
    const page = {
      size: exportedAtOnce,
      ...(last === undefined ? {} : { from: { key: [last], backwards: false } }),
    };
    const rows = await store.listResults(db, scope, asked, page);
    const shown = rows.slice(0, exportedAtOnce);
    if (shown.length > 0)
      yield shown.map((row) => csvLine(columns.map(([, valueOf]) => valueOf(row)))).join('');
    last = rows.length > exportedAtOnce ? shown.at(-1)?.rowNumber : undefined;
  } while (last !== undefined);
}

/** @param db reads after the commit of `work` @throws request.not_found */
export async function exportRows(
  work: Work,
  db: Db,
  scope: OrganizationScope,
  asked: { operationId: string; outcome: RowOutcome | undefined },
): Promise<FileAnswer> {
  const row = await getOperation(work.db, scope, asked.operationId);
  const operationSid = sid('OP', row.id);
  work.audit({
    event: operationEvents.exported,
    target: { type: 'operation', sid: operationSid, name: row.label },
    organizationId: scope.organizationId,
    after: { outcome: asked.outcome ?? null, rows: row.doneRows },
  });
  return {
    name: `${operationSid}.csv`,
    mediaType: 'text/csv; charset=utf-8',
    pieces: piecesOf(db, scope, {
      operationId: asked.operationId,
      filter: { outcome: asked.outcome },
    }),
  };
}

/** Waits for the batch under way, which the lock of the row tells. @throws request.not_found, operation.finished */
export async function cancelOperation(
  work: Work & { actor: { name: string } },
  scope: OrganizationScope,
  id: string,
): Promise<store.OperationRow> {
  const row = await getOperation(work.db, scope, id, true);
  if (operationLifecycle.next(row.state, 'cancel') === undefined)
    throw operationErrors.finished(
      say(
        'It is {state, select, PENDING {PENDING} IN_PROGRESS {IN_PROGRESS} SUCCEEDED {SUCCEEDED} other {FAILED}}.',
        { state: row.state },
      ),
    );
  await store.updateFailed(work.db, scope, id, {
    code: operationErrors.cancelled.code,
    detail: say('{name} cancelled it.', { name: work.actor.name }),
  });
  work.audit({
    event: operationEvents.cancelled,
    target: { type: 'operation', sid: sid('OP', id), name: row.label },
    organizationId: scope.organizationId,
    after: { kind: row.kind, rows_done: row.doneRows },
  });
  return getOperation(work.db, scope, id);
}

/** Operations whose job was lost go on. */
export async function resumeStalled(kernel: Kernel): Promise<void> {
  await kernel.asSystem('operations.resume', {}, async (work) => {
    for (const row of await store.listStalled(work.db, everybodys, stalledAtOnce))
      enqueue(work, row);
  });
}

export async function forgetOld(kernel: Kernel): Promise<void> {
  for (let slice = 0; slice < slicesAtMost; slice += 1) {
    const deleted = await store.deleteOld(kernel.database.db, everybodys, deletedAtOnce);
    if (deleted === 0) return;
  }
}
