/**
 * The life of a login, and of its belonging to an organization. Every change of either goes through these tables.
 * Being deactivated is remembered beside the state (`deactivated_at`): what the operator lifts is the suspension only.
 */
import { defineLifecycle } from '../../kernel/lifecycle.ts';

/** How long a login that is to be deleted can be kept after all. */
export const deletionDays = 30;

export const userLifecycle = defineLifecycle('user', {
  states: {
    active: 'signs in',
    inactive: 'deactivated by its organization: cannot sign in, keeps its roles and accounts',
    suspended: 'stopped by the operator: cannot sign in, whatever its organization wants',
    pending_deletion: `cannot sign in; is erased after ${deletionDays} days unless that is cancelled`,
    erased: 'the SID is left as a pseudonym; nothing of the person is',
  },
  initial: 'active',
  transitions: [
    {
      event: 'deactivate',
      from: ['active'],
      to: 'inactive',
      who: 'Owner, Administrator',
      guards: ['managed here', 'not the Owner', 'holds nothing that the caller does not hold'],
      effects: ['sessions, links and codes end', 'owned accounts wait for a new owner'],
      by: ['organizationUsers.deactivate', 'organizationUsers.offboard'],
    },
    {
      event: 'reactivate',
      from: ['inactive'],
      to: 'active',
      who: 'Owner, Administrator',
      guards: ['managed here', 'holds nothing that the caller does not hold'],
      effects: ['earlier sessions stay dead'],
      by: ['organizationUsers.reactivate'],
    },
    {
      event: 'suspend',
      from: ['active', 'inactive', 'pending_deletion'],
      to: 'suspended',
      who: 'operator',
      guards: ['every organization keeps an Owner who can sign in'],
      effects: ['sessions, links and codes end', 'a planned deletion is off'],
      by: ['operatedUsers.suspend'],
    },
    {
      event: 'lift_suspension',
      from: ['suspended'],
      to: 'active',
      who: 'operator',
      guards: ['was not deactivated'],
      effects: ['earlier sessions stay dead'],
      by: ['operatedUsers.liftSuspension'],
    },
    {
      event: 'lift_suspension_of_deactivated',
      from: ['suspended'],
      to: 'inactive',
      who: 'operator',
      guards: ['was deactivated, or was to be deleted'],
      by: ['operatedUsers.liftSuspension'],
    },
    {
      event: 'schedule_deletion',
      from: ['active', 'inactive'],
      to: 'pending_deletion',
      who: 'Owner, Administrator, after a recent password',
      guards: [
        'managed here',
        'not the Owner',
        'holds nothing that the caller does not hold',
        'every owned account has a new owner',
      ],
      effects: ['sessions, links and codes end', 'owned accounts pass to the owners named'],
      by: ['organizationUsers.delete'],
    },
    {
      event: 'cancel_deletion',
      from: ['pending_deletion'],
      to: 'inactive',
      who: 'Owner, Administrator',
      guards: ['managed here', 'holds nothing that the caller does not hold'],
      effects: ['the accounts stay with their new owners'],
      by: ['organizationUsers.cancelDeletion'],
    },
    {
      event: 'release',
      from: ['inactive', 'pending_deletion'],
      to: 'active',
      who: 'Owner, Administrator, or the clock',
      guards: ['stops being managed in the same transaction'],
      effects: ['what the organization decided about the login ends with its belonging'],
      by: ['organizationUsers.remove', 'job domains.check'],
    },
    {
      event: 'erase',
      from: ['pending_deletion'],
      to: 'erased',
      who: 'the clock',
      guards: [`${deletionDays} days have passed`, 'owns nothing'],
      effects: ['personal columns are blanked', 'roles and credentials end', 'the address is free'],
      by: ['job users.end_deletions'],
    },
  ],
});

export type UserState = keyof typeof userLifecycle.states;
export type UserEvent = Parameters<typeof userLifecycle.next>[1];

/** Whose login it is, beside the state that it is in. */
export const membershipLifecycle = defineLifecycle('membership', {
  states: {
    independent: 'the login belongs to nobody but the person',
    managed: 'one organization controls the whole life of the login',
  },
  initial: 'independent',
  transitions: [
    {
      event: 'join',
      from: ['independent'],
      to: 'managed',
      who: 'the person, by founding, accepting, signing up or changing their address',
      guards: ['the address is in a verified domain, or they found the organization'],
      effects: ['the accounts that they own join'],
      by: [
        'organizations.create',
        'invitations.accept',
        'receivedInvitations.accept',
        'signUps.complete',
        'user.confirmEmailChange',
        'receivedOrganizationMerges.accept',
      ],
    },
    {
      event: 'capture',
      from: ['independent'],
      to: 'managed',
      who: 'Owner, Administrator, after a recent password, where the operator of the instance allows it',
      guards: [
        'the address is in a domain that the organization has proven by DNS',
        'the login can sign in',
        'no operator has the address',
      ],
      effects: [
        'the accounts that they own join',
        'sessions go on',
        'the person, and whoever holds a role on the accounts, is told by mail',
      ],
      by: ['job domain_people.import'],
    },
    {
      event: 'leave',
      from: ['managed'],
      to: 'independent',
      who: 'Owner, Administrator, or the clock when a domain lapses or the organization ends',
      guards: ['not the Owner', 'every owned account has a new owner, or leaves too'],
      effects: [
        'roles in the organization and on its accounts end; those on accounts stay when the organization itself ends or is merged',
        'sessions end',
      ],
      by: [
        'organizationUsers.remove',
        'job domains.check',
        'job organizations.release',
        'receivedOrganizationMerges.accept',
      ],
    },
  ],
});
