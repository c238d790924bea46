/**
 * Organizations: a company over the accounts that its people hold.
 * Owns the table `organizations`. Invariants: exactly one Owner, who is one of its managed users (a constraint);
 * a login founds one organization at most (the row of the founder is locked, and an index on the Owner).
 */
import { defineModule } from '../../kernel/module.ts';
import { createOrganizations } from './migrations/2026-11-24T0940_create_organizations.ts';
import { routes } from './routes.ts';
import { organizationErrors, organizationEvents, organizationPermissions } from './vocabulary.ts';

export { getOrganization } from './service.ts';
export { lockOrganization } from './store.ts';
export { assertOwnerStaysUsable } from './usable-owner.ts';
export { findOwnedOrganization } from './usable-owner-store.ts';
export { organizationErrors } from './vocabulary.ts';

export const organizationsModule = defineModule({
  name: 'organizations',
  dependsOn: ['accounts', 'users'],
  vocabulary: {
    permissions: organizationPermissions,
    errors: organizationErrors,
    auditEvents: organizationEvents,
  },
  migrations: [createOrganizations],
  routes: () => routes,
});
