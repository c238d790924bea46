/** Published words of invitations. Added to, never renamed. */
import { defineAuditEvents } from '../../kernel/audit.ts';
import { defineErrors } from '../../kernel/errors.ts';
import { defineMailKinds } from '../../kernel/mail-kinds.ts';
import { definePermissions } from '../../kernel/permissions.ts';

export const invitationPermissions = definePermissions('/bailiwick/iam/invitations', {
  read: 'see who is invited',
  create: 'invite people',
  resend: 'send an invitation again',
  revoke: 'revoke an invitation',
});

export const accountInvitationPermissions = definePermissions('/bailiwick/account/members', {
  invite: 'invite people to the account',
});

export const invitationEvents = defineAuditEvents('invitation', {
  exported: '{actor} took {target} out as a file',
  created: '{actor} invited people to {target}',
  resent: '{actor} sent the invitation of {target} again',
  revoked: '{actor} revoked the invitation of {target}',
  accepted: '{target} accepted an invitation',
  declined: '{target} declined an invitation',
  expired: 'nobody answered the invitation of {target} in time',
  account_asked_for:
    '{actor} asked the owner of {target} to bring the account into the organization',
  account_offered: '{actor} offered the account {target} to a new owner',
});

export const invitationErrors = defineErrors('invitation', {
  link_dead: {
    kind: 'not_found',
    title: 'This invitation does not work any more',
    remedy:
      'It was used, revoked, replaced by a newer mail, or its time is over. Ask whoever invited you for another.',
  },
  login_exists: {
    kind: 'conflict',
    title: 'There is a login with this address already',
    remedy: 'Sign in with it, then accept the invitation there.',
  },
  managed_elsewhere: {
    kind: 'conflict',
    title: 'This login belongs to another organization',
    remedy:
      'A login belongs to one organization. Use another address, or have that organization release this one.',
  },
  domain_not_verified: {
    kind: 'conflict',
    title: 'The domain of this address is not proven',
    remedy: 'An Administrator has to prove the domain before people can join with it.',
  },
  inviter_lost_right: {
    kind: 'conflict',
    title: 'Whoever invited you may not do that any more',
    remedy: 'Ask an Administrator for a new invitation.',
  },
  governed: {
    kind: 'forbidden',
    title: 'Your company decides about logins with this address',
    remedy: 'Sign up with the address first, as your company allows; the invitation waits.',
  },
  foreign_not_allowed: {
    kind: 'forbidden',
    title: 'Your organization does not allow invitations from others',
    remedy: 'Ask an Administrator of your organization.',
  },
  resend_throttle: {
    kind: 'too_many',
    title: 'It was sent a moment ago',
    remedy: 'Wait five minutes between two mails.',
  },
  resend_expired: {
    kind: 'conflict',
    title: 'The invitation has expired',
    remedy: 'Invite the person again.',
  },
  resend_max_threshold_reached: {
    kind: 'conflict',
    title: 'It was sent five times',
    remedy: 'Revoke it, and ask the person another way.',
  },
  not_pending: {
    kind: 'conflict',
    title: 'The invitation was answered already',
    remedy: 'Nothing is left to do.',
  },
  account_not_addable: {
    kind: 'conflict',
    title: 'This account cannot be added',
    remedy:
      'Ask its owner for the SID of the main account. Their login has to be independent, with an address in one of your proven domains.',
  },
  account_is_here: {
    kind: 'conflict',
    title: 'This account belongs to your organization already',
    remedy: 'Nothing is left to do.',
  },
  offer_pending: {
    kind: 'conflict',
    title: 'Somebody was asked already and has not answered',
    remedy: 'Wait for the answer, or revoke what is pending.',
  },
  recipient_throttle: {
    kind: 'too_many',
    title: 'This person has had five invitations today',
    remedy: 'Try again tomorrow.',
  },
});

export const invitationMails = defineMailKinds({
  invitations: {
    title: 'Invitations',
    description: 'When somebody invites you or offers you an account.',
    isOptional: false,
  },
  accounts_joined: {
    title: 'Accounts that join',
    description: 'When an account that you asked for joins your organization.',
    isOptional: true,
  },
});
