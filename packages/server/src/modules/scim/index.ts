/**
 * SCIM 2.0 (RFC 7643, 7644, 9865): identity providers create, change and deactivate the people of an organization, and keep
 * groups. Owns `scim_users`, `scim_losses`. Invariants: a connection sees what it provisioned or may take over, and of its own
 * organization only; the Owner is not touched; nobody comes to more by it than Administrators give, and nobody to be one; a
 * request is done as a whole or not at all; what is done to a login or a group is done by the use case of its module.
 */
import { defineModule } from '../../kernel/module.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import { userErased } from '../users/index.ts';
import { bulkRoute } from './bulk-route.ts';
import { discovery } from './discovery-routes.ts';
import { groupRoutes } from './group-routes.ts';
import { mappingRoutes } from './mapping-routes.ts';
import { createScimUsers } from './migrations/2026-11-27T2045_create_scim_users.ts';
import { countLosses } from './migrations/2026-11-27T2345_count_losses.ts';
import { keepWhatWasSent } from './migrations/2026-11-28T0721_keep_what_was_sent.ts';
import { forgetPerson } from './store.ts';
import { userRoutes } from './user-routes.ts';
import { scimErrors, scimEvents } from './vocabulary.ts';

export { parseFilter } from './protocol/filter.ts';
export { applyPatch } from './protocol/patch.ts';
export { keepOnly, readResource } from './protocol/reading.ts';
export { findPlace, type Json, type JsonObject, urns } from './protocol/schema.ts';
export { assertOurDomain, provisionLogin } from './use-cases/writing.ts';
export { scimErrors, scimEvents } from './vocabulary.ts';

userErased.subscribe((work, { scope }) => forgetPerson(work.db, scope));

export function scimModule(catalogue: RoleCatalogue) {
  return defineModule({
    name: 'scim',
    dependsOn: [
      'domains',
      'editions',
      'email-changes',
      'groups',
      'organization-users',
      'organizations',
      'provisioning-connections',
      'role-assignments',
      'roles',
      'users',
    ],
    vocabulary: { errors: scimErrors, auditEvents: scimEvents },
    migrations: [createScimUsers, countLosses, keepWhatWasSent],
    routes: (kernel) => {
      const routes = [...userRoutes(kernel, catalogue), ...groupRoutes(kernel, catalogue)];
      return [
        ...discovery(kernel),
        ...routes,
        bulkRoute(kernel, routes),
        ...mappingRoutes(catalogue),
      ];
    },
  });
}
