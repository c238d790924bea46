/**
 * The people of an organization: its managed users and the guests on its accounts, as administrators see and manage
 * them. Owns no table. Invariants: independent logins are never acted upon; the Owner can always sign in; nobody acts
 * on somebody who holds more.
 */
import type { Authorizer } from '../../kernel/authorization.ts';
import { command, query } from '../../kernel/bind.ts';
import { defineModule } from '../../kernel/module.ts';
import { createAuthorizer } from '../role-assignments/index.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import * as contract from './contract.ts';
import * as service from './service.ts';
import {
  organizationUserErrors,
  organizationUserEvents,
  organizationUserPermissions,
} from './vocabulary.ts';

const routes = (catalogue: RoleCatalogue, authorizer: Authorizer) => [
  query(contract.listUsers, ({ db, scope }, { query: asked, page }) =>
    service.listPeople(db, catalogue, scope, { query: asked, page }),
  ),
  query(contract.countUsers, ({ db, scope }) => service.countPeople(db, scope)),
  query(contract.getUser, async ({ db, scope, reply }, { params }) => {
    const row = await service.getPerson(db, scope, params.user_sid);
    reply.version(row.version);
    return service.presentPerson(catalogue, row);
  }),
  command(contract.deactivateUser, async ({ work, scope, held }, { params }) => {
    const act = { catalogue, scope, held, userId: params.user_sid };
    return service.presentPerson(catalogue, await service.deactivate(work, act));
  }),
  command(contract.reactivateUser, async ({ work, scope, held }, { params }) => {
    const act = { catalogue, scope, held, userId: params.user_sid };
    return service.presentPerson(catalogue, await service.reactivate(work, act));
  }),
  command(contract.endUserSessions, ({ work, scope, held }, { params }) =>
    service.endSessions(work, { catalogue, scope, held, userId: params.user_sid }),
  ),
  query(contract.getOwnOrganization, ({ db, actor }) =>
    service.getOwnOrganization(db, authorizer, catalogue, actor),
  ),
];

export function organizationUsersModule(catalogue: RoleCatalogue) {
  return defineModule({
    name: 'organization-users',
    dependsOn: ['accounts', 'organizations', 'role-assignments', 'roles', 'sessions', 'users'],
    vocabulary: {
      permissions: organizationUserPermissions,
      errors: organizationUserErrors,
      auditEvents: organizationUserEvents,
    },
    migrations: [],
    routes: () => routes(catalogue, createAuthorizer(catalogue)),
  });
}
