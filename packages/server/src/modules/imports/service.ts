/** Uploading a file in pieces, and starting what is done with it. */

import type { UserActor } from '../../kernel/actor.ts';
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { newId, sid } from '../../kernel/ids.ts';
import { type OrganizationScope, platformScope } from '../../kernel/scope.ts';
import { say, Text } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { startOperation } from '../operations/index.ts';
import { importLifecycle } from './lifecycle.ts';
import { type Head, readHead } from './reading.ts';
import * as store from './store.ts';
import { importErrors, importEvents } from './vocabulary.ts';

const keptAtMost = 20;
const linesAtMost = 150_000;
const deletedAtOnce = 20;
const everybodys = platformScope('uploaded files of everybody are deleted when their time is over');

export const importKind = 'imports.run';

type UserWork = Work & { readonly actor: UserActor };

function present(row: store.ImportRow, head: Head | Text | undefined) {
  return {
    sid: sid('IM', row.id),
    file_name: row.fileName,
    state: row.state,
    size_bytes: row.sizeBytes,
    received_bytes: row.receivedBytes,
    columns: head === undefined || head instanceof Text ? [] : [...head.headings],
    problem: head instanceof Text ? head : null,
    created_at: row.createdAt.toISOString(),
    version: row.version,
  };
}

export async function presentImport(db: Db, scope: OrganizationScope, row: store.ImportRow) {
  return present(row, row.state === 'received' ? await readHead(db, scope, row) : undefined);
}

/** @throws request.not_found */
export async function getImport(
  db: Db,
  scope: OrganizationScope,
  id: string,
  lock = false,
): Promise<store.ImportRow> {
  const row = await store.findImport(db, scope, id, lock);
  if (row === undefined) throw requestErrors.not_found(say('There is no such import here.'));
  return row;
}

const targetOf = (row: store.ImportRow) => ({
  type: 'import',
  sid: sid('IM', row.id),
  name: row.fileName,
});

/** @throws import.too_many */
export async function createImport(
  work: UserWork,
  scope: OrganizationScope,
  input: { fileName: string; sizeBytes: number },
): Promise<store.ImportRow> {
  if ((await store.countImports(work.db, scope)) >= keptAtMost)
    throw importErrors.too_many(say('{count} files are kept.', { count: keptAtMost }), {
      retryAfterSeconds: 3600,
    });
  const id = newId();
  await store.insertImport(work.db, scope, { id, ...input, madeBy: work.actor.userId });
  const row = await getImport(work.db, scope, id);
  work.audit({
    event: importEvents.created,
    target: targetOf(row),
    organizationId: scope.organizationId,
    after: { size_bytes: row.sizeBytes },
  });
  return row;
}

const countLineEnds = (text: string) => text.split('\n').length - 1;

/** The row is locked: of two pieces at once, one finds its place taken. @throws import.wrong_offset, import.too_large */
export async function appendPiece(
  work: Work,
  scope: OrganizationScope,
  id: string,
  piece: { offset: number; text: string },
): Promise<store.ImportRow> {
  const row = await getImport(work.db, scope, id, true);
  if (piece.offset !== row.receivedBytes)
    throw importErrors.wrong_offset(
      say('The file goes on at {receivedBytes}.', { receivedBytes: row.receivedBytes }),
      {
        facts: { received_bytes: row.receivedBytes },
      },
    );
  const bytes = Buffer.from(piece.text);
  const received = row.receivedBytes + bytes.length;
  if (received > row.sizeBytes)
    throw importErrors.too_large(
      say('It was announced with {sizeBytes} bytes.', { sizeBytes: row.sizeBytes }),
    );
  const lineEnds = countLineEnds(piece.text);
  if (row.lineEnds + lineEnds > linesAtMost + 1)
    throw importErrors.too_large(
      say('It has more than {lines, number} lines.', { lines: linesAtMost }),
    );
  const isWhole = received === row.sizeBytes;
  const state = isWhole ? importLifecycle.next(row.state, 'complete') : row.state;
  if (state === undefined) throw importErrors.too_large(say('The file is whole already.'));
  await store.appendPiece(work.db, scope, id, { begin: row.receivedBytes, bytes, lineEnds, state });
  if (isWhole)
    work.audit({
      event: importEvents.received,
      target: targetOf(row),
      organizationId: scope.organizationId,
      after: { size_bytes: row.sizeBytes },
    });
  return getImport(work.db, scope, id);
}

export interface StartInput {
  readonly isDryRun: boolean;
  readonly notify: boolean;
}

/** Rows may make administrators, and the operation that does them asks nobody anew (SE-09). @throws request.step_up_required */
function assertProven({ actor }: UserWork, { columns }: Head): void {
  const givesAccess = columns.some(
    (field) => field === 'organization_role' || field === 'accounts',
  );
  if (givesAccess && !actor.recentlyAuthenticated)
    throw requestErrors.step_up_required(
      say('Its rows give roles. Prove again that it is you, then repeat it.'),
    );
}

/** @throws import.incomplete, import.unreadable, operation.too_many, request.step_up_required */
export async function startImport(
  work: UserWork,
  scope: OrganizationScope,
  id: string,
  { isDryRun, notify }: StartInput,
) {
  const row = await getImport(work.db, scope, id);
  if (row.state !== 'received')
    throw importErrors.incomplete(
      say('{receivedBytes} of {sizeBytes} bytes are here.', {
        receivedBytes: row.receivedBytes,
        sizeBytes: row.sizeBytes,
      }),
    );
  const head = await readHead(work.db, scope, row);
  if (head instanceof Text) throw importErrors.unreadable(head);
  if (!isDryRun) assertProven(work, head);
  const operation = await startOperation(work, scope, {
    kind: importKind,
    label: say('import people'),
    isDryRun,
    arguments: { import_id: id, notify },
    totalRows: row.lineEnds,
  });
  work.audit({
    event: isDryRun ? importEvents.checked : importEvents.started,
    target: targetOf(row),
    organizationId: scope.organizationId,
    after: { operation_sid: sid('OP', operation.id), ...(isDryRun ? {} : { notify }) },
  });
  return operation;
}

export async function forgetOld(db: Db): Promise<void> {
  let deleted: number;
  do deleted = await store.deleteOld(db, everybodys, deletedAtOnce);
  while (deleted === deletedAtOnce);
}
