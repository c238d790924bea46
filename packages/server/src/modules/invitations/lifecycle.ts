/**
 * The lives of invitations: of people, and of those that are about an account itself. They have the same states and
 * events, and differ in who may and what follows. Every change of state goes through these tables.
 */
import { defineLifecycle } from '../../kernel/lifecycle.ts';
import { lifetimeDays } from '../security-policies/index.ts';

/** How long the link of a mail works. Sending it again starts anew. */
export { lifetimeDays } from '../security-policies/index.ts';

export const minutesBetweenSends = 5;
export const sendsAtMost = 5;

const expireJob = 'job invitations.expire';
const onceMore = {
  guards: [
    `${minutesBetweenSends} minutes after the last mail, and ${sendsAtMost} mails in all`,
    `${lifetimeDays} days since the last mail are not over`,
  ],
  effects: ['the link of the earlier mail is dead', `it works for ${lifetimeDays} days from now`],
};
const timeIsOver = {
  event: 'expire',
  from: ['pending'],
  to: 'expired',
  who: 'the clock',
  guards: [
    `${lifetimeDays} days since the last mail are over: from that second on nobody can answer, whether or not it is written down`,
  ],
  effects: ['the place is free for another one'],
} as const;

export const invitationLifecycle = defineLifecycle('invitation', {
  states: {
    pending: `Waits for the answer, ${lifetimeDays} days from its last mail`,
    accepted: 'The person holds what it offered, as far as it could still be given',
    declined: 'The person said no',
    revoked: 'Taken back, or what it was about is gone',
    expired: `Nobody answered within ${lifetimeDays} days`,
  },
  initial: 'pending',
  transitions: [
    {
      event: 'resend',
      from: ['pending'],
      to: 'pending',
      who: 'Owner, Administrator; to an account also its Owner and Administrators',
      guards: [...onceMore.guards, 'it offers nothing above the roles of whoever sends it'],
      effects: onceMore.effects,
      by: ['invitations.resend', 'accountInvitations.resend'],
    },
    {
      event: 'accept',
      from: ['pending'],
      to: 'accepted',
      who: 'the person invited: by the link, or signed in with the address',
      guards: [
        'whoever invited may still give it; of several roles on accounts those that may still be given',
        'to an organization: the domain of the address is verified there, and the login is independent',
        'to an account: the organization of the login lets its people be guests; without a login, the policy of the domain lets anybody sign up',
      ],
      effects: [
        'without a login, one is made',
        'the roles are given',
        'to an organization: the login is managed, and the accounts it owns join',
      ],
      by: ['invitations.accept', 'receivedInvitations.accept'],
    },
    {
      event: 'decline',
      from: ['pending'],
      to: 'declined',
      who: 'the person invited, signed in with the address',
      effects: ['the link is dead'],
      by: ['receivedInvitations.decline'],
    },
    {
      event: 'revoke',
      from: ['pending'],
      to: 'revoked',
      who: 'Owner, Administrator; to an account also its Owner and Administrators',
      effects: ['the link is dead'],
      by: ['invitations.revoke', 'accountInvitations.revoke'],
    },
    {
      event: 'fall_away',
      from: ['pending'],
      to: 'revoked',
      who: 'whoever closes the account, ends the organization, or takes the person in without asking',
      by: [
        'accounts.close',
        'organizationAccounts.close',
        'receivedOrganizationMerges.accept',
        'job domain_people.import',
        'job organizations.end_deletions',
      ],
    },
    { ...timeIsOver, by: [expireJob, 'invitations.create', 'accountInvitations.create'] },
  ],
});

export const offerLifecycle = defineLifecycle('account offer', {
  states: {
    pending: `Waits for the answer, ${lifetimeDays} days from its last mail`,
    accepted: 'The account came along, has its new owner, or left',
    declined: 'The person said no',
    revoked: 'Taken back, or the account changed hands otherwise',
    expired: `Nobody answered within ${lifetimeDays} days`,
  },
  initial: 'pending',
  transitions: [
    {
      event: 'resend',
      from: ['pending'],
      to: 'pending',
      who: 'to join or to leave: Owner, Administrator; to hand over: the Owner of the account',
      ...onceMore,
      by: ['accountOffers.resend', 'accounts.resendHandOver'],
    },
    {
      event: 'accept',
      from: ['pending'],
      to: 'accepted',
      who: 'the person asked; somebody without a login only for an account outside every organization',
      guards: [
        'the account stands where it stood',
        'whoever asked still has the right; who hands over is still its Owner',
        'to join: the person still owns it, is independent, and the domain of the address is verified there',
        'to leave: the person is independent',
      ],
      effects: [
        'to join: the person becomes a Standard User, and all accounts that they own join',
        'to hand over: the old Owner stays as an Administrator',
        'to leave: people of the organization lose their roles on it, people outside keep theirs',
        'other offers of the account fall away',
      ],
      by: ['invitations.accept', 'receivedInvitations.accept'],
    },
    {
      event: 'decline',
      from: ['pending'],
      to: 'declined',
      who: 'the person asked',
      effects: ['whoever asked is told'],
      by: ['receivedInvitations.decline'],
    },
    {
      event: 'revoke',
      from: ['pending'],
      to: 'revoked',
      who: 'Owner, Administrator; to hand over also the Owner of the account',
      effects: ['the link is dead'],
      by: ['accountOffers.revoke', 'accounts.revokeHandOver'],
    },
    {
      event: 'fall_away',
      from: ['pending'],
      to: 'revoked',
      who: 'whoever gives the account another owner or place, closes it, or ends the organization that asked',
      by: [
        'organizationAccounts.changeOwner',
        'receivedInvitations.accept',
        'accounts.close',
        'organizationAccounts.close',
        'receivedOrganizationMerges.accept',
        'job organizations.end_deletions',
      ],
    },
    {
      ...timeIsOver,
      by: [
        expireJob,
        'organizationAccounts.add',
        'organizationAccounts.release',
        'accounts.handOver',
      ],
    },
  ],
});

export type InvitationState = keyof typeof invitationLifecycle.states;
export type InvitationEvent = Parameters<typeof invitationLifecycle.next>[1];

/** The last three are about an account itself. */
export type InvitationKind =
  | 'organization'
  | 'account'
  | 'account_transfer'
  | 'account_hand_over'
  | 'account_release';

/** What becomes of all that wait, of one kind or the other, by an event that asks nobody. */
export function whereAllEnd(event: 'fall_away' | 'expire'): InvitationState {
  const [one, other] = [invitationLifecycle, offerLifecycle].map((life) =>
    life.next('pending', event),
  );
  if (one === undefined || one !== other) throw new Error(`${event} ends them differently`);
  return one;
}
