/**
 * Organizations: a company over the accounts that its people hold.
 * Owns the table `organizations`. Invariants: exactly one Owner, who is one of its managed users (a constraint);
 * a login founds one organization at most (the row of the founder is locked, and an index on the Owner).
 */
import { defineModule } from '../../kernel/module.ts';
import { endDeletions, endDeletionsJob, release, releaseJob } from './ending.ts';
import { organizationLifecycle } from './lifecycle.ts';
import { mailSamples } from './mail-samples.ts';
import { createOrganizations } from './migrations/2026-11-24T0940_create_organizations.ts';
import { liveOrganizations } from './migrations/2026-11-24T1400_live_organizations.ts';
import { mergedOrganizations } from './migrations/2026-11-24T1630_merged_organizations.ts';
import { routes } from './routes.ts';
import {
  organizationErrors,
  organizationEvents,
  organizationMails,
  organizationPermissions,
} from './vocabulary.ts';

export { organizationEnded } from './ending.ts';
export { organizationEnding, organizationSuspended } from './life.ts';
export { listAnswerable } from './life-store.ts';
export { endByMerging } from './merging.ts';
export { getOrganization } from './service.ts';
export { lockOrganization, lockOrganizations, updateOwner } from './store.ts';
export { assertOwnerGetsIn, assertOwnerStaysUsable } from './usable-owner.ts';
export { findOwnedOrganization } from './usable-owner-store.ts';
export { organizationErrors, organizationEvents, organizationPermissions } from './vocabulary.ts';

export const organizationsModule = defineModule({
  name: 'organizations',
  dependsOn: ['accounts', 'editions', 'role-assignments', 'roles', 'users'],
  vocabulary: {
    permissions: organizationPermissions,
    errors: organizationErrors,
    mailKinds: organizationMails,
    auditEvents: organizationEvents,
  },
  mailSamples,
  migrations: [createOrganizations, liveOrganizations, mergedOrganizations],
  routes: () => routes,
  jobs: (kernel) => ({
    [endDeletionsJob]: () => endDeletions(kernel),
    [releaseJob]: (payload) => release(kernel, payload),
  }),
  schedules: [{ job: endDeletionsJob, crontab: '*/5 * * * *' }],
  lifecycles: [organizationLifecycle],
});
