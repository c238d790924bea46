/** Published words of ownership transfers. Added to, never renamed. */
import { defineAuditEvents } from '../../kernel/audit.ts';
import { defineErrors } from '../../kernel/errors.ts';
import { definePermissions } from '../../kernel/permissions.ts';

export const ownershipPermissions = definePermissions('/bailiwick/iam/organizations', {
  hand_over: 'hand over the ownership of the organization',
  request_ownership: 'ask for the ownership when the Owner is gone',
});

export const ownershipTransferEvents = defineAuditEvents('ownership_transfer', {
  offered: '{actor} offered the ownership of the organization to {target}',
  requested: '{actor} asked that {target} become the Owner',
  accepted: '{target} accepted the ownership of the organization',
  approved: '{actor} approved that {target} become the Owner',
  declined: '{actor} declined that {target} become the Owner',
  cancelled: '{actor} stopped that {target} becomes the Owner',
  expired: 'the offer of the ownership to {target} expired',
  completed: '{target} became the Owner of the organization',
});

export const ownershipTransferErrors = defineErrors('ownership_transfer', {
  not_eligible: {
    kind: 'conflict',
    title: 'This person cannot become the Owner',
    remedy:
      'The Owner is an active managed user who can sign in. Name another, or reactivate this one.',
  },
  already_open: {
    kind: 'conflict',
    title: 'Another transfer of the ownership is open',
    remedy: 'Wait until it has ended, or have it cancelled.',
  },
  not_open: {
    kind: 'conflict',
    title: 'This transfer cannot be answered any more',
    remedy: 'It was answered, stopped, or has expired.',
  },
  link_dead: {
    kind: 'not_found',
    title: 'This link does not work any more',
    remedy: 'The transfer has ended, or the link was used. The Owner sees it in the Admin Center.',
  },
  owner_may_hand_over: {
    kind: 'conflict',
    title: 'You are the Owner',
    remedy: 'Hand the ownership over instead of asking for it.',
  },
});
