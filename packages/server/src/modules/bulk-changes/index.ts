/**
 * Changes to many people at once: up to 10,000, as an operation. Owns `bulk_change_people`. Invariants: each person is
 * changed by the use case of the same act on one, in the name of whoever asked and by what they hold at that moment;
 * who is refused does not hold up the others; who is meant is settled when it is asked for. Other operations on people
 * keep here whom they are about.
 */
import { command } from '../../kernel/bind.ts';
import { defineModule } from '../../kernel/module.ts';
import { operationJob, presentOperation } from '../operations/index.ts';
import { createAuthorizer } from '../role-assignments/index.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import * as contract from './contract.ts';
import { createBulkChanges } from './migrations/2026-11-24T1605_create_bulk_changes.ts';
import { changePeople } from './people.ts';
import { bulkChangeKind, startBulkChange } from './service.ts';
import { bulkChangeErrors, bulkChangeEvents, bulkChangePermissions } from './vocabulary.ts';

export { assertChosen, peopleAtMost } from './rules.ts';
export { type ChosenPerson, insertPeople, listPeopleAfter } from './store.ts';
export { bulkChangeErrors } from './vocabulary.ts';

const routes = (catalogue: RoleCatalogue) => [
  command(contract.checkBulkChange, async ({ work, ...by }, { body: change }) =>
    presentOperation(await startBulkChange(work, catalogue, by, { isDryRun: true, change })),
  ),
  command(contract.runBulkChange, async ({ work, ...by }, { body: change }) =>
    presentOperation(await startBulkChange(work, catalogue, by, { isDryRun: false, change })),
  ),
];

export function bulkChangesModule(catalogue: RoleCatalogue) {
  const authorizer = createAuthorizer(catalogue);
  return defineModule({
    name: 'bulk-changes',
    dependsOn: ['accounts', 'operations', 'organization-users', 'role-assignments', 'roles'],
    vocabulary: {
      permissions: bulkChangePermissions,
      errors: bulkChangeErrors,
      auditEvents: bulkChangeEvents,
    },
    migrations: [createBulkChanges],
    routes: () => routes(catalogue),
    jobs: (kernel) => ({
      [bulkChangeKind]: operationJob(kernel, authorizer, changePeople({ catalogue, authorizer })),
    }),
  });
}
