/**
 * Invitations: asked, not yet answered. Owns `invitations` and `invitation_grants`.
 * Invariants: an invitation is never a user; one is pending for an address at a place (a unique index); the link works
 * once and for its address; acceptance gives what the inviter may still give at that moment, under the organization's lock.
 */
import { defineModule } from '../../kernel/module.ts';
import { organizationScope, platformScope } from '../../kernel/scope.ts';
import { accountsClosing, accountsJoined } from '../accounts/index.ts';
import { createAuthorizer } from '../role-assignments/index.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import { createInvitations } from './migrations/2026-11-24T1020_create_invitations.ts';
import { routes } from './routes.ts';
import { moveInvitations, revokePendingOn } from './store.ts';
import {
  accountInvitationPermissions,
  invitationErrors,
  invitationEvents,
  invitationPermissions,
} from './vocabulary.ts';

export { invite, makeOrganizationOffer } from './inviting.ts';

const wherever = platformScope('accounts are closed wherever they stand');

accountsJoined.subscribe((work, { accountIds, organizationId }) =>
  moveInvitations(work.db, organizationScope(organizationId), accountIds),
);

accountsClosing.subscribe(async (work, { accountIds }) => {
  const emails = await revokePendingOn(work.db, wherever, accountIds);
  work.impact.line({
    what: 'invitations_revoked',
    label: 'pending invitations are revoked',
    count: emails.length,
    names: emails,
  });
});

export function invitationsModule(catalogue: RoleCatalogue) {
  return defineModule({
    name: 'invitations',
    dependsOn: [
      'accounts',
      'domains',
      'organizations',
      'role-assignments',
      'roles',
      'sessions',
      'sign-up-policies',
      'users',
    ],
    vocabulary: {
      permissions: {
        ...invitationPermissions,
        invite_to_account: accountInvitationPermissions.invite,
      },
      errors: invitationErrors,
      auditEvents: invitationEvents,
    },
    migrations: [createInvitations],
    routes: (kernel) => routes({ kernel, catalogue, authorizer: createAuthorizer(catalogue) }),
  });
}
