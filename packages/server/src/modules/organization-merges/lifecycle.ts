/** The life of an offer to merge another organization in. */
import { defineLifecycle } from '../../kernel/lifecycle.ts';

/** How long an offer waits for its answer. */
export const offerDays = 7;

export const mergeLifecycle = defineLifecycle('organization merge', {
  states: {
    offered: 'The Owner asked the Owner of another organization, who has not answered yet',
    completed: 'The other organization is merged: its accounts and people belong to this one',
    declined: 'The Owner of the other organization said no',
    withdrawn: 'The offer was taken back',
    cancelled: 'One of the organizations is to be deleted, or was merged elsewhere',
    expired: `Nobody answered within ${offerDays} days`,
  },
  initial: 'offered',
  transitions: [
    {
      event: 'accept',
      from: ['offered'],
      to: 'completed',
      who: 'the Owner of the other organization, after a recent password',
      guards: [
        'both organizations are active, and both Owners are those of the offer',
        'the other organization holds no domain, and its Owner has an address in a verified one of this organization',
        'no ownership of the other organization is being transferred',
      ],
      effects: ['the other organization is merged', 'everybody concerned is told'],
      by: ['receivedOrganizationMerges.accept'],
    },
    {
      event: 'decline',
      from: ['offered'],
      to: 'declined',
      who: 'the Owner of the other organization',
      effects: ['the Owner is told'],
      by: ['receivedOrganizationMerges.decline'],
    },
    {
      event: 'withdraw',
      from: ['offered'],
      to: 'withdrawn',
      who: 'Owner',
      effects: ['the Owner of the other organization is told'],
      by: ['organizationMerges.withdraw'],
    },
    {
      event: 'cancel',
      from: ['offered'],
      to: 'cancelled',
      who: 'whoever has either organization deleted or merged',
      effects: ['both Owners are told'],
      by: ['organizations.delete', 'receivedOrganizationMerges.accept'],
    },
    {
      event: 'expire',
      from: ['offered'],
      to: 'expired',
      who: 'the clock',
      effects: ['both Owners are told'],
      by: ['job organization_merges.expire'],
    },
  ],
});

export type MergeState = keyof typeof mergeLifecycle.states;
export type MergeEvent = Parameters<typeof mergeLifecycle.next>[1];
