/** The life of a transfer of an organization's ownership: by its Owner's hand, or by succession when the Owner is gone. */
import { defineLifecycle } from '../../kernel/lifecycle.ts';

/** How long an offer waits for its answer. */
export const offerDays = 7;

export const transferLifecycle = defineLifecycle('ownership transfer', {
  states: {
    offered: 'The Owner named somebody, who has not answered yet',
    requested:
      'An Administrator asks for the ownership, because the Owner is gone; the operator decides',
    waiting:
      'Accepted or approved; takes effect when the waiting time is over, unless it is stopped',
    completed: 'The organization has its new Owner; the old one is an Administrator',
    declined: 'The person named, or the operator, said no',
    cancelled: 'Stopped, or something that it stood on changed',
    expired: `Nobody answered within ${offerDays} days`,
  },
  initial: 'offered',
  transitions: [
    {
      event: 'accept',
      from: ['offered'],
      to: 'waiting',
      who: 'the person named, after a recent password',
      guards: ['is an active managed user', 'who offered is still the Owner'],
      effects: ['the Owner and the Administrators are told, with a link that stops it'],
      by: ['receivedOwnershipTransfers.accept'],
    },
    {
      event: 'approve',
      from: ['requested'],
      to: 'waiting',
      who: 'operator',
      guards: ['the person named is an active managed user'],
      effects: ['the Owner and the Administrators are told, with a link that stops it'],
      by: ['operatedOwnershipTransfers.approve'],
    },
    {
      event: 'decline',
      from: ['offered', 'requested'],
      to: 'declined',
      who: 'the person named; of a request the operator',
      by: ['receivedOwnershipTransfers.decline', 'operatedOwnershipTransfers.decline'],
    },
    {
      event: 'cancel',
      from: ['offered', 'requested', 'waiting'],
      to: 'cancelled',
      who: 'Owner; also by the link in the mail; whoever asked for a succession',
      by: ['ownershipTransfers.cancel', 'ownershipTransfers.stop', 'organizations.delete'],
    },
    {
      event: 'complete',
      from: ['waiting'],
      to: 'completed',
      who: 'the clock',
      guards: [
        'the waiting time is over',
        'the new Owner is an active managed user and can sign in',
        'the Owner is still the same',
        'the organization is active',
      ],
      effects: ['the old Owner becomes an Administrator', 'both and the Administrators are told'],
      by: ['job ownership_transfers.end_waiting'],
    },
    {
      event: 'expire',
      from: ['offered'],
      to: 'expired',
      who: 'the clock',
      by: ['job ownership_transfers.end_waiting'],
    },
  ],
});

export type TransferState = keyof typeof transferLifecycle.states;
export type TransferEvent = Parameters<typeof transferLifecycle.next>[1];
