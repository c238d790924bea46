/** One batch of a change to many people: each is changed by the use case of the same act on one, or listed with the reason. */

import type { Authorizer } from '../../kernel/authorization.ts';
import { AppError } from '../../kernel/errors.ts';
import { sid } from '../../kernel/ids.ts';
import { collectImpact, type ImpactLine } from '../../kernel/impact.ts';
import { inSavepoint } from '../../kernel/savepoint.ts';
import { known, say } from '../../kernel/text.ts';
import type {
  Batch,
  BatchResult,
  OperationKind,
  ResultRow,
  UserWork,
} from '../operations/index.ts';
import * as people from '../organization-users/index.ts';
import { doorOfOrganization, getGrantableRole, giveRole } from '../role-assignments/index.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import {
  type Asked,
  assertNotInPassing,
  assertSomethingEnds,
  type BulkAct,
  forMany,
  isSoAlready,
  permissionOf,
} from './rules.ts';
import { bulkChangeKind } from './service.ts';
import { type ChosenPerson, listPeopleAfter } from './store.ts';

const peopleAtOnce = 50;

interface Tools {
  readonly catalogue: RoleCatalogue;
  readonly authorizer: Authorizer;
}

type OneAct = (work: UserWork, act: people.Act, asked: Asked) => Promise<unknown>;

const handOverOf = (asked: Asked): people.HandOver => ({
  heirUserId: asked.heir_user_id ?? undefined,
  accounts: [],
});

const oneActs = ({ catalogue, authorizer }: Tools): Readonly<Record<BulkAct, OneAct>> => ({
  deactivate: people.deactivate,
  reactivate: people.reactivate,
  end_sessions: people.endSessions,
  offboard: (work, act, asked) => people.offboard(work, act, handOverOf(asked)),
  remove: (work, act, asked) => people.removeFromOrganization(work, act, handOverOf(asked)),
  delete: (work, act, asked) => people.scheduleDeletion(work, act, handOverOf(asked)),
  cancel_deletion: people.cancelDeletion,
  give_role: async (work, { scope, held, userId }, asked) => {
    const door = await doorOfOrganization(
      authorizer,
      work,
      { scope, held },
      asked.account_id ?? undefined,
    );
    const role = getGrantableRole(catalogue, asked.role_id ?? '', door.scope.kind);
    await giveRole(work, catalogue, door, { userId, role });
    work.impact.line({
      what: 'roles_given',
      label: say('people get the role {role}', { role: known(role.name) }),
      count: 1,
    });
  },
});

interface Done {
  readonly row: ResultRow;
  readonly changes: readonly ImpactLine[];
}

async function changeOne(
  tools: Tools,
  batch: Batch,
  { position, userId }: ChosenPerson,
): Promise<Done> {
  const asked = batch.arguments as Asked;
  const { scope, held } = batch;
  const act = { catalogue: tools.catalogue, scope, held, userId };
  const row = {
    rowNumber: position,
    key: sid('US', userId),
    columnName: null,
    value: null,
    targetSid: sid('US', userId),
  };
  let { key } = row;
  try {
    const changes = await inSavepoint(batch.work, false, async (part) => {
      key = (await people.getPerson(part.db, scope, userId)).email;
      assertNotInPassing(asked, userId, part.actor.userId);
      const said = collectImpact(batch.isDryRun);
      await oneActs(tools)[asked.act]({ ...part, impact: said.impact }, act, asked);
      assertSomethingEnds(asked.act, said.lines);
      return forMany(said.lines);
    });
    return { row: { ...row, key, outcome: 'UPDATED', reason: null }, changes };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const reason = error.detail;
    if (isSoAlready(asked.act, error))
      return { row: { ...row, key, outcome: 'UNCHANGED', reason }, changes: [] };
    return { row: { ...row, key, outcome: 'ERROR', reason, code: error.code }, changes: [] };
  }
}

async function runBatch(tools: Tools, batch: Batch): Promise<BatchResult> {
  const { work, scope, operationId } = batch;
  const position = (batch.cursor as number | null) ?? 0;
  const chosen = await listPeopleAfter(work.db, scope, { operationId, position }, peopleAtOnce);
  const done: Done[] = [];
  for (const person of chosen) done.push(await changeOne(tools, batch, person));
  return {
    rows: done.map(({ row }) => row),
    changes: done.flatMap(({ changes }) => changes),
    cursor: chosen.at(-1)?.position ?? position,
    isLast: chosen.length < peopleAtOnce,
  };
}

export const changePeople = (tools: Tools): OperationKind => ({
  kind: bulkChangeKind,
  permission: (given) => permissionOf[(given as Asked).act],
  run: (batch) => runBatch(tools, batch),
});
