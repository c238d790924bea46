/** The life of an account, and beside it the operator's suspension: both can be in force, and each is lifted by its own. */
import { defineLifecycle } from '../../kernel/lifecycle.ts';

export const closureDays = 30;

const whoMay =
  'Owner or Administrator of the organization; Owner or Administrator of the account itself';

export const accountLife = defineLifecycle('Account', {
  states: {
    active: 'In use',
    suspended: 'Nobody can do anything in it; it can be seen, reactivated and closed',
    pending_closure: `Like suspended, and closed for good after ${closureDays} days`,
    closed: 'For good. It has no owner, no roles and no invitations any more; its SID is kept',
  },
  initial: 'active',
  transitions: [
    {
      event: 'suspend',
      from: ['active'],
      to: 'suspended',
      who: whoMay,
      effects: ['covers its subaccounts, which keep their own state', 'its people are told'],
      by: ['accounts.suspend', 'organizationAccounts.suspend'],
    },
    {
      event: 'reactivate',
      from: ['suspended'],
      to: 'active',
      who: whoMay,
      guards: ['what the organization suspended, only the organization reactivates'],
      effects: ['its people are told'],
      by: ['accounts.reactivate', 'organizationAccounts.reactivate'],
    },
    {
      event: 'close',
      from: ['active', 'suspended'],
      to: 'pending_closure',
      who: `${whoMay}; of an independent account its Owner alone`,
      guards: ['a recent password'],
      effects: [
        'covers its subaccounts',
        'pending invitations to it and its subaccounts are revoked',
        'its people are told',
      ],
      by: ['accounts.close', 'organizationAccounts.close'],
    },
    {
      event: 'restore',
      from: ['pending_closure'],
      to: 'active',
      who: `${whoMay}; of an independent account its Owner alone`,
      guards: [
        'it was active when it was closed',
        `${closureDays} days are not over`,
        'what the organization closed, only the organization restores',
      ],
      effects: ['its people are told'],
      by: ['accounts.restore', 'organizationAccounts.restore'],
    },
    {
      event: 'restore_suspended',
      from: ['pending_closure'],
      to: 'suspended',
      who: `${whoMay}; of an independent account its Owner alone`,
      guards: ['it was suspended when it was closed', 'otherwise like restore'],
      effects: ['its people are told'],
      by: ['accounts.restore', 'organizationAccounts.restore'],
    },
    {
      event: 'end_closure',
      from: ['pending_closure'],
      to: 'closed',
      who: 'the clock',
      guards: [`${closureDays} days are over`],
      effects: [
        'its subaccounts are closed with it',
        'it has no owner any more, and all roles on it end',
        'its people are told',
      ],
      by: ['job accounts.end_closures'],
    },
  ],
});

export const operatorSuspension = defineLifecycle('Operator’s suspension of an account', {
  states: {
    none: 'The operator lets the account be',
    suspended: 'Nobody can do anything in the account, whatever its own state says',
  },
  initial: 'none',
  transitions: [
    {
      event: 'suspend',
      from: ['none'],
      to: 'suspended',
      who: 'operator',
      guards: ['the account is not closed'],
      effects: ['covers its subaccounts', 'its people are told'],
      by: ['operatedAccounts.suspend'],
    },
    {
      event: 'reactivate',
      from: ['suspended'],
      to: 'none',
      who: 'operator',
      effects: ['the account is again what its own state says', 'its people are told'],
      by: ['operatedAccounts.reactivate'],
    },
  ],
});

export type AccountState = keyof typeof accountLife.states;
export type AccountEvent = 'suspend' | 'reactivate' | 'close' | 'restore';
