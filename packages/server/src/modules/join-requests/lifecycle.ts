/** The life of a request to join. Every change of state goes through this table. */
import { defineLifecycle } from '../../kernel/lifecycle.ts';

export const joinRequestLifecycle = defineLifecycle('join request', {
  states: {
    pending: 'Somebody with a proven address waits for the decision, however long it takes',
    approved: 'They were invited, or have the access at once',
    declined: 'They were refused, or the organization is gone',
  },
  initial: 'pending',
  transitions: [
    {
      event: 'ask_again',
      from: ['pending'],
      to: 'pending',
      who: 'the person who asks, after a new proof of the address',
      effects: ['name and note are those of the newer one', 'nobody is told twice'],
      by: ['signUps.requestToJoin'],
    },
    {
      event: 'approve',
      from: ['pending'],
      to: 'approved',
      who: 'Owner, Administrator',
      guards: ['the person can be invited', 'nothing is given above the roles of whoever approves'],
      effects: ['an invitation is sent, with its rules'],
      by: ['joinRequests.approve'],
    },
    {
      event: 'decline',
      from: ['pending'],
      to: 'declined',
      who: 'Owner, Administrator',
      effects: ['the person is told, and may ask anew'],
      by: ['joinRequests.decline'],
    },
    {
      event: 'fall_away',
      from: ['pending'],
      to: 'declined',
      who: 'whoever ends the organization',
      by: ['receivedOrganizationMerges.accept', 'job organizations.end_deletions'],
    },
  ],
});

export type JoinRequestState = keyof typeof joinRequestLifecycle.states;
export type JoinRequestEvent = Parameters<typeof joinRequestLifecycle.next>[1];
