/** The life of an organization. Every change of its state goes through this table. */
import { defineLifecycle } from '../../kernel/lifecycle.ts';

/** How long the deletion of an organization can be cancelled. */
export const deletionDays = 30;

export const organizationLifecycle = defineLifecycle('organization', {
  states: {
    active: 'Works',
    suspended: 'Stopped by the operator: nobody can do anything in it or in its accounts',
    pending_deletion: `Is deleted after ${deletionDays} days; its accounts work, in the Admin Center one can read and cancel`,
    deleted: 'Gone. Its accounts and users live on as independent ones; its log is kept',
    merged: 'Gone into another one, with its accounts and people; its SID and its log are kept',
  },
  initial: 'active',
  transitions: [
    {
      event: 'suspend',
      from: ['active'],
      to: 'suspended',
      who: 'operator',
      effects: ['its Owner and Administrators are told'],
      by: ['operatedOrganizations.suspend'],
    },
    {
      event: 'lift_suspension',
      from: ['suspended'],
      to: 'active',
      who: 'operator',
      effects: ['its Owner and Administrators are told'],
      by: ['operatedOrganizations.liftSuspension'],
    },
    {
      event: 'schedule_deletion',
      from: ['active'],
      to: 'pending_deletion',
      who: 'Owner, after a recent password',
      effects: [
        'its Owner and Administrators are told, and again 7 days and a day before',
        'an open transfer of the ownership is cancelled',
      ],
      by: ['organizations.delete'],
    },
    {
      event: 'cancel_deletion',
      from: ['pending_deletion'],
      to: 'active',
      who: 'Owner',
      guards: [`${deletionDays} days are not over`],
      effects: ['its Owner and Administrators are told'],
      by: ['organizations.cancelDeletion'],
    },
    {
      event: 'end',
      from: ['pending_deletion'],
      to: 'deleted',
      who: 'the clock',
      guards: [`${deletionDays} days are over`],
      effects: [
        'domains are given up, invitations and requests end',
        'accounts become independent with their owners, and roles on them stay',
        'users become independent, and their organization roles end',
      ],
      by: ['job organizations.end_deletions', 'job organizations.release'],
    },
    {
      event: 'merge',
      from: ['active'],
      to: 'merged',
      who: 'its Owner, after a recent password, when the Owner of another one offered it',
      guards: [
        'it holds no domain, and releases nobody of an earlier one',
        'no transfer of its ownership is open',
        'the address of its Owner is in a verified domain of the other one',
        'the other one is active, and still has the Owner who offered',
      ],
      effects: [
        'its accounts join the other one; roles on accounts stay',
        'its Owner, and its users in verified domains of the other one, become Standard Users there',
        'its other users become independent; the accounts that they own pass to its Owner, and they stay Administrators of them',
        'its domains, invitations, requests and offers end',
        'both Owners, the Administrators and everybody concerned are told',
      ],
      by: ['receivedOrganizationMerges.accept'],
    },
  ],
});

export type OrganizationState = keyof typeof organizationLifecycle.states;
export type OrganizationEvent = Parameters<typeof organizationLifecycle.next>[1];
