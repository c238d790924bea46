/**
 * Operations: handles of what takes longer than a request, with what became of each row. Owns `operations` and
 * `operation_rows`. Invariants: a batch and the move of the cursor behind it are one transaction; one batch of an
 * operation at a time (the lock of its row); whoever asked must hold the permission at every batch; what is done is
 * done in their name. A module adds a kind by running `operationJob` as a job of its own.
 */
import { command, query } from '../../kernel/bind.ts';
import { listExport } from '../../kernel/list-export.ts';
import { defineModule, type Kernel } from '../../kernel/module.ts';
import * as contract from './contract.ts';
import { operationLifecycle } from './lifecycle.ts';
import { createOperations } from './migrations/2026-11-24T1500_create_operations.ts';
import { keepWhatOperationsChange } from './migrations/2026-11-24T1600_keep_what_operations_change.ts';
import { keepSuggestions } from './migrations/2026-11-27T1210_keep_suggestions.ts';
import { keepTextsOfOperations } from './migrations/2026-11-27T1230_keep_texts_of_operations.ts';

import * as service from './service.ts';
import { operationErrors, operationEvents, operationPermissions } from './vocabulary.ts';

export { operation as operationResource } from './contract.ts';
export {
  type Batch,
  type BatchResult,
  type OperationKind,
  operationJob,
  startOperation,
  type UserWork,
} from './engine.ts';
export { presentOperation } from './service.ts';
export { findEarlierKeys, type ResultRow } from './store.ts';
export { operationErrors } from './vocabulary.ts';

const routes = (kernel: Kernel) => [
  query(contract.listOperations, ({ db, scope }, { query: asked, page }) =>
    service.listOperations(db, scope, { ...asked, page }),
  ),
  listExport(kernel, contract.exportOperations, {
    noun: ['operation', 'operations'],
    list: (db, scope, asked, page) => service.listOperations(db, scope, { ...asked, page }),
  }),
  query(contract.getOperation, async ({ db, scope, reply }, { params }) => {
    const row = await service.getOperation(db, scope, params.operation_sid);
    reply.version(row.version);
    return service.presentOperation(row);
  }),
  query(contract.listOperationRows, ({ db, scope }, { params, query: asked, page }) =>
    service.listRows(db, scope, {
      operationId: params.operation_sid,
      outcome: asked.outcome,
      page,
    }),
  ),
  query(contract.listOperationRefusals, ({ db, scope }, { params }) =>
    service.listRefusals(db, scope, params.operation_sid),
  ),
  command(contract.exportOperationRows, ({ work, scope }, { params, body }) =>
    service.exportRows(work, kernel.database.db, scope, {
      operationId: params.operation_sid,
      outcome: body.outcome,
    }),
  ),
  command(contract.cancelOperation, async ({ work, scope }, { params }) =>
    service.presentOperation(await service.cancelOperation(work, scope, params.operation_sid)),
  ),
];

export const operationsModule = defineModule({
  name: 'operations',
  dependsOn: ['users'],
  vocabulary: {
    permissions: operationPermissions,
    errors: operationErrors,
    auditEvents: operationEvents,
  },
  migrations: [createOperations, keepWhatOperationsChange, keepSuggestions, keepTextsOfOperations],
  routes,
  jobs: (kernel) => ({
    'operations.resume': () => service.resumeStalled(kernel),
    'operations.forget': () => service.forgetOld(kernel),
  }),
  schedules: [
    { job: 'operations.resume', crontab: '* * * * *' },
    { job: 'operations.forget', crontab: '40 3 * * *' },
  ],
  lifecycles: [operationLifecycle],
});
