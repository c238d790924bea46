/**
 * Runs an operation: one bounded batch after the other, each in a transaction of its own that also moves the cursor.
 * So a batch is done once whenever the process is killed, and of two workers one waits for the other and then finds the
 * cursor moved. The right of whoever asked is read anew in each batch.
 */

import type { UserActor } from '../../kernel/actor.ts';
import type { Authorizer, Held } from '../../kernel/authorization.ts';
import { AppError } from '../../kernel/errors.ts';
import { newId, sid } from '../../kernel/ids.ts';
import { addLines, type ImpactLine, readLine } from '../../kernel/impact.ts';
import type { JobHandler } from '../../kernel/jobs.ts';
import type { Kernel } from '../../kernel/module.ts';
import type { Permission } from '../../kernel/permissions.ts';
import { inSavepoint } from '../../kernel/savepoint.ts';
import { type OrganizationScope, organizationScope, userScope } from '../../kernel/scope.ts';
import { anyOf, known, say, type Text } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { findUser } from '../users/index.ts';
import { operationLifecycle } from './lifecycle.ts';
import { addOutcomes } from './outcomes.ts';
import * as store from './store.ts';
import { operationErrors, operationEvents } from './vocabulary.ts';

const unfinishedAtMost = 10;
const sliceMs = 5_000;
const jobAttempts = 8;

export type UserWork = Work & { readonly actor: UserActor };

/** What a batch works with. */
export interface Batch {
  readonly work: UserWork;
  readonly scope: OrganizationScope;
  /** What whoever asked holds now. */
  readonly held: Held;
  readonly operationId: string;
  readonly arguments: unknown;
  /** What the batch before left; null in the first. */
  readonly cursor: unknown;
  readonly doneRows: number;
  readonly isDryRun: boolean;
}

export interface BatchResult {
  readonly rows: readonly store.ResultRow[];
  readonly cursor: store.Json;
  readonly isLast: boolean;
  /** What the rows changed, or would change. */
  readonly changes?: readonly ImpactLine[];
  /** How many rows there will be, when that is known now. */
  readonly totalRows?: number;
}

export interface OperationKind {
  /** Also the name of its job. */
  readonly kind: string;
  /** What whoever asked must hold, at every batch. */
  readonly permission: Permission | ((given: unknown) => Permission);
  /** Does one bounded batch. An `AppError` ends the operation; one row's refusal belongs into `rows`. */
  run(batch: Batch): Promise<BatchResult>;
}

/** Begins an operation; its job runs after the commit. @throws operation.too_many */
export async function startOperation(
  work: UserWork,
  scope: OrganizationScope,
  asked: {
    kind: string;
    /** What is done, in words that follow an infinitive: `deactivate people`. */
    label: Text;
    isDryRun: boolean;
    arguments: store.Json;
    totalRows: number | null;
  },
): Promise<store.OperationRow> {
  if ((await store.countUnfinished(work.db, scope)) >= unfinishedAtMost)
    throw operationErrors.too_many(
      say('{count} operations are under way.', { count: unfinishedAtMost }),
      {
        retryAfterSeconds: 60,
      },
    );
  const id = newId();
  await store.insertOperation(work.db, scope, {
    id,
    ...asked,
    label: asked.label.message,
    askedBy: work.actor.userId,
    askedSessionId: work.actor.sessionId,
    askedRequestId: work.origin.requestId,
    askedRecentlyAuthenticated: work.actor.recentlyAuthenticated,
  });
  enqueue(work, { id, organizationId: scope.organizationId, kind: asked.kind });
  const row = await store.findOperation(work.db, scope, id);
  if (row === undefined) throw new Error('the operation was not stored');
  return row;
}

export function enqueue(
  work: Work,
  row: { readonly id: string; readonly organizationId: string; readonly kind: string },
): void {
  work.enqueue({
    name: row.kind,
    payload: { operation_id: row.id, organization_id: row.organizationId },
    key: `operation:${row.id}`,
    maxAttempts: jobAttempts,
  });
}

const isOpen = (row: store.OperationRow) =>
  operationLifecycle.next(row.state, 'begin') !== undefined;

async function actorOf(kernel: Kernel, row: store.OperationRow): Promise<UserActor | undefined> {
  const user = await findUser(kernel.database.db, userScope(row.askedById));
  if (user === undefined) return undefined;
  return {
    kind: 'user',
    userId: user.id,
    organizationId: user.organizationId,
    sessionId: row.askedSessionId,
    email: user.email,
    name: user.fullName,
    authenticatedAt: row.createdAt,
    recentlyAuthenticated: row.askedRecentlyAuthenticated,
    // A job is never about how somebody signs in.
    justAuthenticated: false,
  };
}

function permissionOf(kind: OperationKind, row: store.OperationRow): Permission {
  return typeof kind.permission === 'function' ? kind.permission(row.arguments) : kind.permission;
}

/** @throws operation.lost_right */
async function assertStillMay(
  authorizer: Authorizer,
  work: UserWork,
  scope: OrganizationScope,
  permission: Permission,
): Promise<Held> {
  const standing = await authorizer.atOrganization(work.db, work.actor, scope.organizationId);
  if (standing?.held.has(permission) === true) return standing.held;
  throw operationErrors.lost_right(
    say('{name} may not {allows} any more.', {
      name: work.actor.name,
      allows: known(permission.allows),
    }),
    {
      missingPermission: permission.name,
      whoCan: say('{roles} can ask for it again', {
        roles: anyOf(authorizer.rolesWith(permission.name).map(known)),
      }),
    },
  );
}

const targetOf = (row: store.OperationRow) => ({
  type: 'operation',
  sid: sid('OP', row.id),
  name: row.label,
});

interface Run {
  readonly kernel: Kernel;
  readonly authorizer: Authorizer;
  readonly kind: OperationKind;
  readonly scope: OrganizationScope;
}

/** Answers whether there is more. */
async function runBatch(run: Run, work: UserWork, id: string): Promise<boolean> {
  const { kind, scope } = run;
  const row = await store.findOperation(work.db, scope, id, true);
  if (row === undefined || !isOpen(row)) return false;
  const held = await assertStillMay(run.authorizer, work, scope, permissionOf(kind, row));
  const result = await inSavepoint(work, row.isDryRun, (part) =>
    kind.run({
      work: part,
      scope,
      held,
      operationId: id,
      arguments: row.arguments,
      cursor: row.cursor,
      doneRows: row.doneRows,
      isDryRun: row.isDryRun,
    }),
  );
  await store.insertResults(work.db, scope, id, result.rows);
  const outcomes = addOutcomes(row.outcomes, result.rows);
  const doneRows = row.doneRows + result.rows.length;
  await store.updateProgress(work.db, scope, id, {
    state: result.isLast ? 'SUCCEEDED' : 'IN_PROGRESS',
    cursor: result.cursor,
    doneRows,
    totalRows: result.isLast ? doneRows : (result.totalRows ?? row.totalRows),
    outcomes,
    changes: addLines(row.changes.map(readLine), result.changes ?? []),
  });
  if (result.isLast)
    work.audit({
      event: operationEvents.succeeded,
      target: targetOf(row),
      organizationId: scope.organizationId,
      after: { kind: kind.kind, dry_run: row.isDryRun, rows: doneRows, ...outcomes },
    });
  return !result.isLast;
}

async function fail(run: Run, actor: UserActor, id: string, error: AppError): Promise<void> {
  const { kernel, kind, scope } = run;
  await kernel.asUser({ actor, requestId: newId() }, {}, async (work) => {
    const row = await store.findOperation(work.db, scope, id, true);
    if (row === undefined || operationLifecycle.next(row.state, 'fail') === undefined) return;
    await store.updateFailed(work.db, scope, id, { code: error.code, detail: error.detail });
    work.audit({
      event: operationEvents.failed,
      target: targetOf(row),
      organizationId: scope.organizationId,
      after: { kind: kind.kind, rows: row.doneRows, reason: error.message },
    });
  });
}

async function runSlice(run: Run, id: string): Promise<boolean> {
  const { kernel, scope } = run;
  const row = await store.findOperation(kernel.database.db, scope, id);
  if (row === undefined || !isOpen(row)) return false;
  const actor = await actorOf(kernel, row);
  if (actor === undefined) {
    await kernel.asSystem(row.kind, {}, (work) =>
      store.updateFailed(work.db, scope, id, {
        code: operationErrors.lost_right.code,
        detail: say('Whoever asked for it has no login any more.'),
      }),
    );
    return false;
  }
  const until = performance.now() + sliceMs;
  const start = { lockOrganizationId: scope.organizationId };
  const asked = { actor, requestId: row.askedRequestId };
  try {
    let goesOn = true;
    while (goesOn && performance.now() < until)
      goesOn = await kernel.asUser(asked, start, (work) => runBatch(run, work, id));
    return goesOn;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await fail(run, actor, id, error);
    return false;
  }
}

/** The job of a kind of operations. It ends after a slice of time and comes back, so that many run side by side. */
export function operationJob(
  kernel: Kernel,
  authorizer: Authorizer,
  kind: OperationKind,
): JobHandler {
  return async (payload, job) => {
    const asked = payload as { operation_id: string; organization_id: string };
    const scope = organizationScope(asked.organization_id);
    const run = { kernel, authorizer, kind, scope };
    try {
      const goesOn = await runSlice(run, asked.operation_id);
      const next = {
        id: asked.operation_id,
        organizationId: scope.organizationId,
        kind: kind.kind,
      };
      if (goesOn)
        await kernel.asSystem(kind.kind, {}, (work) => Promise.resolve(enqueue(work, next)));
    } catch (error) {
      if (job.attempt < job.maxAttempts) throw error;
      kernel.logger.error({ err: error, operation: asked.operation_id }, 'an operation gave up');
      await kernel.asSystem(kind.kind, {}, (work) =>
        store.updateFailed(work.db, scope, asked.operation_id, {
          code: operationErrors.broken.code,
          detail: say('The server could not go on.'),
        }),
      );
    }
  };
}
