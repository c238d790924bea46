/**
 * Invitations: asked, not yet answered. Owns `invitations` and `invitation_grants`. Some are
 * about an account itself: to bring it along, or to own it.
 * Invariants: an invitation is never a user; one is pending for an address at a place (a unique index); the link works
 * once and for its address; acceptance gives what the inviter may still give at that moment, under the organization's lock.
 * Time ends one by itself: reading it says so from that second on, and the clock writes it down once, with its event.
 */

import { defineModule } from '../../kernel/module.ts';
import { organizationScope, platformScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import {
  accountOwnerChanged,
  accountsClosing,
  accountsJoined,
  accountsLeft,
} from '../accounts/index.ts';
import { organizationEnded } from '../organizations/index.ts';
import { createAuthorizer } from '../role-assignments/index.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import { expireDue, expireJob } from './expiring.ts';
import { invitationLifecycle, offerLifecycle } from './lifecycle.ts';
import { mailSamples } from './mail-samples.ts';
import { createInvitations } from './migrations/2026-11-24T1020_create_invitations.ts';
import { addAccountOffers } from './migrations/2026-11-24T1410_add_account_offers.ts';
import { expireInvitations } from './migrations/2026-11-27T1200_expire_invitations.ts';
import { indexDeclinedInvitations } from './migrations/2026-11-27T1205_index_declined_invitations.ts';
import { revokeOffersOn } from './offers-store.ts';
import { routes } from './routes.ts';
import { moveInvitations, moveInvitationsOut, revokePendingOn, revokePendingTo } from './store.ts';
import {
  accountInvitationPermissions,
  invitationErrors,
  invitationEvents,
  invitationMails,
  invitationPermissions,
} from './vocabulary.ts';

export { acceptVouched, findPendingOf } from './answering.ts';
export type { Offer } from './classifying.ts';
export { invite, makeOrganizationOffer } from './inviting.ts';
export { revokePendingOf } from './store.ts';
export { invitationErrors, invitationEvents, invitationPermissions } from './vocabulary.ts';

const wherever = platformScope('accounts change hands and are closed wherever they stand');

/** An offer dies when its account changes hands. */
async function endOffers(work: Work, accountIds: readonly string[]): Promise<void> {
  const emails = await revokeOffersOn(work.db, wherever, accountIds);
  if (emails.length > 0)
    work.impact.line({
      what: 'offers_revoked',
      label: say('pending offers of the account are revoked'),
      count: emails.length,
      names: emails,
    });
}

accountsJoined.subscribe(async (work, { accountIds, organizationId }) => {
  await endOffers(work, accountIds);
  await moveInvitations(work.db, organizationScope(organizationId), accountIds);
});

accountsLeft.subscribe(async (work, { accountIds, organizationId }) => {
  await endOffers(work, accountIds);
  await moveInvitationsOut(work.db, organizationScope(organizationId), accountIds);
});

accountOwnerChanged.subscribe((work, { scope }) => endOffers(work, [scope.accountId]));

organizationEnded.subscribe((work, { scope }) => revokePendingTo(work.db, scope));

accountsClosing.subscribe(async (work, { accountIds }) => {
  const emails = await revokePendingOn(work.db, wherever, accountIds);
  work.impact.line({
    what: 'invitations_revoked',
    label: say('pending invitations are revoked'),
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
      'editions',
      'network-policies',
      'organizations',
      'role-assignments',
      'roles',
      'security-policies',
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
      mailKinds: invitationMails,
      auditEvents: invitationEvents,
    },
    mailSamples,
    migrations: [createInvitations, addAccountOffers, expireInvitations, indexDeclinedInvitations],
    routes: (kernel) => routes({ kernel, catalogue, authorizer: createAuthorizer(catalogue) }),
    jobs: (kernel) => ({ [expireJob]: () => expireDue(kernel) }),
    schedules: [{ job: expireJob, crontab: '* * * * *' }],
    lifecycles: [invitationLifecycle, offerLifecycle],
  });
}
