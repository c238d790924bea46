/**
 * Imports: files of people, checked and run as operations. Owns `imports` and `import_pieces`.
 * Invariants: rows are done by the use cases that every other door calls, in the name of whoever asked; a row is done
 * once however often the process is killed; the same file once more changes nothing; a file is kept for seven days.
 */
import { command, query } from '../../kernel/bind.ts';
import { defineModule } from '../../kernel/module.ts';
import { operationJob, presentOperation } from '../operations/index.ts';
import { createAuthorizer } from '../role-assignments/index.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import * as contract from './contract.ts';
import { importLifecycle } from './lifecycle.ts';
import { createImports } from './migrations/2026-11-24T1505_create_imports.ts';
import { importPeople } from './people.ts';
import * as service from './service.ts';
import { importErrors, importEvents, importPermissions } from './vocabulary.ts';

const routes = [
  command(contract.createImport, async ({ work, scope }, { body }) => {
    const input = { fileName: body.file_name, sizeBytes: body.size_bytes };
    const row = await service.createImport(work, scope, input);
    return service.presentImport(work.db, scope, row);
  }),
  command(contract.appendToImport, async ({ work, scope }, { params, body }) => {
    const piece = { offset: body.offset_bytes, text: body.text };
    const row = await service.appendPiece(work, scope, params.import_sid, piece);
    return service.presentImport(work.db, scope, row);
  }),
  query(contract.getImport, async ({ db, scope, reply }, { params }) => {
    const row = await service.getImport(db, scope, params.import_sid);
    reply.version(row.version);
    return service.presentImport(db, scope, row);
  }),
  command(contract.checkImport, async ({ work, scope }, { params }) =>
    presentOperation(
      await service.startImport(work, scope, params.import_sid, { isDryRun: true, notify: false }),
    ),
  ),
  command(contract.runImport, async ({ work, scope }, { params, body }) =>
    presentOperation(
      await service.startImport(work, scope, params.import_sid, {
        isDryRun: false,
        notify: body.notify,
      }),
    ),
  ),
];

export function importsModule(catalogue: RoleCatalogue) {
  const authorizer = createAuthorizer(catalogue);
  return defineModule({
    name: 'imports',
    dependsOn: [
      'domains',
      'invitations',
      'operations',
      'organization-users',
      'organizations',
      'role-assignments',
      'roles',
      'users',
    ],
    vocabulary: {
      permissions: importPermissions,
      errors: importErrors,
      auditEvents: importEvents,
    },
    migrations: [createImports],
    routes: () => routes,
    jobs: (kernel) => ({
      [service.importKind]: operationJob(
        kernel,
        authorizer,
        importPeople({ kernel, catalogue, authorizer }),
      ),
      'imports.forget': () => service.forgetOld(kernel.database.db),
    }),
    schedules: [{ job: 'imports.forget', crontab: '20 3 * * *' }],
    lifecycles: [importLifecycle],
  });
}
