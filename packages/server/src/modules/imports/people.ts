/** One batch of an import: what each row asks for is done by the use cases that every other door calls. */

import type { Authorizer } from '../../kernel/authorization.ts';
import { EmailAddressError, parseEmailAddress } from '../../kernel/email-address.ts';
import { AppError } from '../../kernel/errors.ts';
import { sid } from '../../kernel/ids.ts';
import type { ImpactLine } from '../../kernel/impact.ts';
import type { Kernel } from '../../kernel/module.ts';
import { inSavepoint } from '../../kernel/savepoint.ts';
import { known, say, Text } from '../../kernel/text.ts';
import { readHoldings } from '../domains/index.ts';
import { invite, makeOrganizationOffer, type Offer } from '../invitations/index.ts';
import {
  type Batch,
  type BatchResult,
  findEarlierKeys,
  type OperationKind,
  type ResultRow,
  type UserWork,
} from '../operations/index.ts';
import { organizationUserPermissions, rename } from '../organization-users/index.ts';
import { getOrganization } from '../organizations/index.ts';
import {
  doorOfOrganization,
  getGrantableRole,
  giveRole,
  roleAssignmentErrors,
  roleAssignmentPermissions,
} from '../role-assignments/index.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import { findUsersByEmail, type UserRow } from '../users/index.ts';
import { type Position, type RecordRead, readHead, readRecords } from './reading.ts';
import {
  type AskedPerson,
  defaultRoleId,
  isRowProblem,
  type RowProblem,
  readPerson,
  suggestAddress,
} from './rules.ts';
import { getImport, importKind } from './service.ts';
import { importErrors, importPermissions } from './vocabulary.ts';

const rowsAtOnce = 200;

interface Tools {
  readonly kernel: Kernel;
  readonly catalogue: RoleCatalogue;
  readonly authorizer: Authorizer;
}

/** A row that asks for something, with the address in its normal form. */
interface AskedRow extends AskedPerson {
  readonly rowNumber: number;
  readonly key: string;
}

const nothingMore = { columnName: null, value: null, reason: null, targetSid: null };

const errorRow = (row: { rowNumber: number; key: string }, problem: RowProblem): ResultRow => ({
  rowNumber: row.rowNumber,
  key: row.key,
  outcome: 'ERROR',
  columnName: problem.column,
  value: problem.value?.slice(0, 300) ?? null,
  reason: problem.reason,
  suggestion: problem.suggestion ?? null,
  targetSid: null,
});

function readRow(
  catalogue: RoleCatalogue,
  columns: Parameters<typeof readPerson>[1],
  { rowNumber, cells }: RecordRead,
): AskedRow | ResultRow {
  if (cells instanceof Text)
    return errorRow({ rowNumber, key: '' }, { column: null, value: null, reason: cells });
  const asked = readPerson(catalogue, columns, cells);
  const typed = (cells[columns.indexOf('email')] ?? '').trim().slice(0, 320);
  if (isRowProblem(asked)) return errorRow({ rowNumber, key: typed }, asked);
  try {
    return { ...asked, rowNumber, key: parseEmailAddress(asked.email).normal };
  } catch (error) {
    if (!(error instanceof EmailAddressError)) throw error;
    return errorRow(
      { rowNumber, key: typed },
      { column: 'email', value: typed, reason: error.text },
    );
  }
}

const isResult = (row: AskedRow | ResultRow): row is ResultRow => 'outcome' in row;

/** The second row for one address is refused, also when the first stood batches before. */
async function refuseRepeated(
  batch: Batch,
  rows: readonly AskedRow[],
): Promise<{ first: AskedRow[]; repeated: ResultRow[] }> {
  const { work, scope, operationId } = batch;
  const keys = rows.map((row) => row.key);
  const seen = new Map(await findEarlierKeys(work.db, scope, operationId, keys));
  const first: AskedRow[] = [];
  const repeated: ResultRow[] = [];
  for (const row of rows) {
    const earlier = seen.get(row.key);
    if (earlier === undefined) {
      seen.set(row.key, row.rowNumber);
      first.push(row);
    } else {
      const reason = say('stands in row {earlier} already', { earlier });
      repeated.push(errorRow(row, { column: 'email', value: row.email, reason }));
    }
  }
  return { first, repeated };
}

/** Rows that ask for the same are invited together. */
function groupByOffer(rows: readonly AskedRow[]): AskedRow[][] {
  const groups = new Map<string, AskedRow[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.organizationRoleId ?? null, row.accounts]);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}

const outcomeOfInvited = {
  invited: 'CREATED',
  granted_now: 'UPDATED',
  already_invited: 'UNCHANGED',
  refused: 'ERROR',
} as const;

async function makeOffer(
  tools: Tools,
  batch: Batch,
  row: AskedRow,
  placeName: string,
): Promise<Offer> {
  const { work, scope, held } = batch;
  return makeOrganizationOffer(tools, work.db, work.actor, scope, held, {
    placeName,
    organizationRoleId: row.organizationRoleId ?? defaultRoleId,
    accounts: row.accounts,
  });
}

async function inviteGroup(
  tools: Tools,
  batch: Batch,
  rows: readonly AskedRow[],
  placeName: string,
): Promise<ResultRow[]> {
  const [first] = rows;
  if (first === undefined) return [];
  const { notify } = batch.arguments as { notify: boolean };
  try {
    const offer = await makeOffer(tools, batch, first, placeName);
    const emails = rows.map((row) => row.email);
    const { results } = await invite(tools, batch.work, offer, emails, { notify });
    return rows.map((row, index) => {
      const result = results[index];
      const outcome = outcomeOfInvited[result?.outcome ?? 'refused'];
      return {
        ...nothingMore,
        rowNumber: row.rowNumber,
        key: row.key,
        outcome,
        columnName: outcome === 'ERROR' ? 'email' : null,
        value: outcome === 'ERROR' ? row.email : null,
        reason: result?.reason ?? null,
        targetSid: result?.invitation_sid ?? null,
      };
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const column = first.accounts.length > 0 ? 'accounts' : 'organization_role';
    return rows.map((row) => errorRow(row, { column, value: null, reason: error.detail }));
  }
}

/** Gives a role unless they hold it. Answers whether that changed anything. */
async function giveUnlessHeld(
  tools: Tools,
  batch: Batch,
  work: UserWork,
  asked: { userId: string; roleId: string; accountId: string | undefined },
): Promise<boolean> {
  const { scope, held } = batch;
  if (!held.has(roleAssignmentPermissions.create))
    throw importErrors.row_refused(
      say('you may not {allows}', { allows: known(roleAssignmentPermissions.create.allows) }),
    );
  const door = await doorOfOrganization(tools.authorizer, work, { scope, held }, asked.accountId);
  const role = getGrantableRole(tools.catalogue, asked.roleId, door.scope.kind);
  try {
    await giveRole(work, tools.catalogue, door, { userId: asked.userId, role });
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === roleAssignmentErrors.exists.code) return false;
    throw error;
  }
}

async function renameIfOther(
  tools: Tools,
  batch: Batch,
  work: UserWork,
  { row, user }: { row: AskedRow; user: UserRow },
): Promise<boolean> {
  const { scope, held } = batch;
  const { firstName = user.firstName, lastName = user.lastName } = row;
  if (firstName === user.firstName && lastName === user.lastName) return false;
  if (!held.has(organizationUserPermissions.update))
    throw importErrors.row_refused(
      say('you may not {allows}', { allows: known(organizationUserPermissions.update.allows) }),
    );
  const act = { catalogue: tools.catalogue, scope, held, userId: user.id };
  await rename(work, act, { firstName, lastName }, undefined);
  return true;
}

/** Somebody who belongs here gets what the row says; a row that is refused in part changes nothing. */
async function updatePerson(
  tools: Tools,
  batch: Batch,
  row: AskedRow,
  user: UserRow,
): Promise<ResultRow> {
  const userId = user.id;
  const done = {
    ...nothingMore,
    rowNumber: row.rowNumber,
    key: row.key,
    targetSid: sid('US', userId),
  };
  try {
    const changed = await inSavepoint(batch.work, false, async (work) => {
      let changes = await renameIfOther(tools, batch, work, { row, user });
      const roleId = row.organizationRoleId;
      const grants = [
        ...(roleId === undefined ? [] : [{ roleId, accountId: undefined }]),
        ...row.accounts,
      ];
      for (const grant of grants) {
        const given = await giveUnlessHeld(tools, batch, work, { userId, ...grant });
        changes ||= given;
      }
      return changes;
    });
    return { ...done, outcome: changed ? 'UPDATED' : 'UNCHANGED' };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return errorRow(row, { column: null, value: null, reason: error.detail });
  }
}

async function importRows(
  tools: Tools,
  batch: Batch,
  rows: readonly AskedRow[],
): Promise<ResultRow[]> {
  const { work, scope } = batch;
  const users = await findUsersByEmail(
    work.db,
    rows.map((row) => row.key),
  );
  const results: ResultRow[] = [];
  const strangers: AskedRow[] = [];
  for (const row of rows) {
    const user = users.get(row.key);
    if (user?.organizationId === scope.organizationId)
      results.push(await updatePerson(tools, batch, row, user));
    else strangers.push(row);
  }
  const { friendlyName } = await getOrganization(work.db, scope);
  for (const group of groupByOffer(strangers))
    results.push(...(await inviteGroup(tools, batch, group, friendlyName)));
  return results;
}

/** Most wrong addresses are mistyped ones of our own domains. */
async function withSuggestions(batch: Batch, rows: readonly ResultRow[]): Promise<ResultRow[]> {
  const isWrongAddress = (row: ResultRow) =>
    row.outcome === 'ERROR' && row.columnName === 'email' && row.value !== null;
  if (!rows.some(isWrongAddress)) return [...rows];
  const { verifiedNames } = await readHoldings(batch.work.db, batch.scope);
  return rows.map((row) =>
    isWrongAddress(row)
      ? { ...row, suggestion: suggestAddress(row.value ?? '', verifiedNames) ?? null }
      : row,
  );
}

function changesOf(rows: readonly ResultRow[]): ImpactLine[] {
  const count = (outcome: ResultRow['outcome']) =>
    rows.filter((row) => row.outcome === outcome).length;
  return [
    { what: 'people_invited', label: say('people are invited'), count: count('CREATED') },
    {
      what: 'people_updated',
      label: say('people get what their row says'),
      count: count('UPDATED'),
    },
  ];
}

async function runBatch(tools: Tools, batch: Batch): Promise<BatchResult> {
  const { db } = batch.work;
  const { import_id: importId } = batch.arguments as { import_id: string };
  const file = await getImport(db, batch.scope, importId);
  const head = await readHead(db, batch.scope, file);
  if (head instanceof Text) throw importErrors.unreadable(head);
  const from = (batch.cursor as Position | null) ?? { offset: head.end, rowNumber: 2 };
  const { delimiter } = head;
  const read = await readRecords(db, batch.scope, { row: file, delimiter }, from, rowsAtOnce);
  const rows = read.records.map((record) => readRow(tools.catalogue, head.columns, record));
  const asked = rows.filter((row): row is AskedRow => !isResult(row));
  const { first, repeated } = await refuseRepeated(batch, asked);
  const results = await withSuggestions(batch, [
    ...rows.filter(isResult),
    ...repeated,
    ...(await importRows(tools, batch, first)),
  ]);
  const { offset, rowNumber } = read.next;
  return {
    rows: results,
    changes: changesOf(results),
    cursor: { offset, rowNumber },
    isLast: read.isEnd,
  };
}

export const importPeople = (tools: Tools): OperationKind => ({
  kind: importKind,
  permission: importPermissions.create,
  run: (batch) => runBatch(tools, batch),
});
