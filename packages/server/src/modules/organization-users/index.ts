/**
 * The people of an organization: its managed users and the guests on its accounts, as administrators see and manage
 * them. Owns no table. Invariants: independent logins are never acted upon; the Owner can always sign in; nobody acts
 * on somebody who holds more.
 */
import { defineModule } from '../../kernel/module.ts';
import { domainEnded } from '../domains/index.ts';
import { createAuthorizer } from '../role-assignments/index.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import { releaseDomain, releaseJob, startReleasing } from './ended-domains.ts';
import { mailSamples } from './mail-samples.ts';
import { routes } from './routes.ts';
import {
  organizationUserErrors,
  organizationUserEvents,
  organizationUserMails,
  organizationUserPermissions,
} from './vocabulary.ts';

export { type Act, actorName, getTarget } from './acting.ts';
export { peopleChoice } from './contract.ts';
export { cancelDeletion, scheduleDeletion } from './deleting.ts';
export type { HandOver } from './handing-over.ts';
export { removeFromOrganization } from './leaving.ts';
export { deactivate, endSessions, reactivate, rename } from './logins.ts';
export { offboard } from './offboarding.ts';
export { getManagedPerson, getPerson, listChosenIds } from './service.ts';
export { findPerson } from './store.ts';
export {
  organizationUserErrors,
  organizationUserEvents,
  organizationUserPermissions,
} from './vocabulary.ts';

domainEnded.subscribe(startReleasing);

export function organizationUsersModule(catalogue: RoleCatalogue) {
  return defineModule({
    name: 'organization-users',
    dependsOn: [
      'accounts',
      'domains',
      'factors',
      'organizations',
      'role-assignments',
      'roles',
      'sessions',
      'users',
    ],
    vocabulary: {
      permissions: organizationUserPermissions,
      errors: organizationUserErrors,
      mailKinds: organizationUserMails,
      auditEvents: organizationUserEvents,
    },
    mailSamples,
    migrations: [],
    routes: (kernel) => routes(kernel, catalogue, createAuthorizer(catalogue)),
    jobs: (kernel) => ({ [releaseJob]: (payload) => releaseDomain(kernel, payload) }),
  });
}
