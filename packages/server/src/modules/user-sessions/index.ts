/**
 * Where the people of an organization are signed in, for their administrators. Owns no table. Invariants: only managed logins are
 * shown or acted upon; a session is named by its id, never by its secret; the person is told of what somebody else ended.
 */
import { command, query } from '../../kernel/bind.ts';
import { listExport } from '../../kernel/list-export.ts';
import { defineModule, type Kernel } from '../../kernel/module.ts';
import { operationJob, presentOperation } from '../operations/index.ts';
import { createAuthorizer } from '../role-assignments/index.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import { endUserSession, listUserSessions } from './contract.ts';
import { endNamedSessions, endSession } from './ending.ts';
import { endAll, endAllKind, startEndingAll } from './ending-all.ts';
import { mailSamples } from './mail-samples.ts';
import * as contract from './organization-contract.ts';
import { listOrganizationSessions, listSessions } from './service.ts';
import { organizationSessionErrors, organizationSessionEvents } from './vocabulary.ts';

const routes = (kernel: Kernel, catalogue: RoleCatalogue) => [
  query(listUserSessions, ({ db, scope, actor }, { params }) =>
    listSessions(db, scope, { userId: params.user_sid, actor }),
  ),
  command(endUserSession, ({ work, scope, held }, { params }) =>
    endSession(work, { catalogue, scope, held, userId: params.user_sid }, params.session_sid),
  ),
  query(contract.listOrganizationSessions, ({ db, ...by }, { query: asked, page }) =>
    listOrganizationSessions(db, by, asked, page),
  ),
  listExport(kernel, contract.exportOrganizationSessions, {
    noun: ['session', 'sessions'],
    list: (db, scope, asked, page) =>
      listOrganizationSessions(db, { scope, actor: { kind: 'anonymous' } }, asked, page),
  }),
  command(contract.endOrganizationSessions, ({ work, scope, held }, { body }) =>
    endNamedSessions(work, { catalogue, scope, held }, body.session_sids),
  ),
  command(contract.endAllOrganizationSessions, async ({ work, scope, held }) =>
    presentOperation(await startEndingAll(work, { catalogue, scope, held })),
  ),
];

export function userSessionsModule(catalogue: RoleCatalogue) {
  return defineModule({
    name: 'user-sessions',
    dependsOn: [
      'operations',
      'organization-users',
      'organizations',
      'role-assignments',
      'roles',
      'sessions',
      'users',
    ],
    vocabulary: {
      errors: organizationSessionErrors,
      auditEvents: organizationSessionEvents,
    },
    mailSamples,
    migrations: [],
    routes: (kernel) => routes(kernel, catalogue),
    jobs: (kernel) => ({
      [endAllKind]: operationJob(kernel, createAuthorizer(catalogue), endAll(catalogue)),
    }),
  });
}
