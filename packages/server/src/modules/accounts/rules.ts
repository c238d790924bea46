/** Rules of accounts. Pure. */
import { say, type Text } from '../../kernel/text.ts';
import { type AccountEvent, type AccountState, accountLife } from './lifecycle.ts';
import { accountErrors } from './vocabulary.ts';

export interface OwnerCandidate {
  readonly organizationId: string | null;
  readonly state: string;
}

/**
 * The owner of a managed account is an active managed user of the same organization.
 * @throws account.owner_not_eligible
 */
export function assertMayOwn(candidate: OwnerCandidate | undefined, organizationId: string): void {
  if (candidate === undefined || candidate.organizationId !== organizationId) {
    throw accountErrors.owner_not_eligible(
      say('The person named is not a managed user of this organization.'),
      {
        errors: [
          {
            pointer: '/owner_user_sid',
            detail: say('must be a managed user of this organization'),
          },
        ],
      },
    );
  }
  if (candidate.state !== 'active') {
    throw accountErrors.owner_not_eligible(say('The person named is deactivated.'), {
      errors: [{ pointer: '/owner_user_sid', detail: say('must be active') }],
    });
  }
}

/** Who decides: the account's own Owner and Administrators, or the organization above them. */
export type Level = 'account' | 'organization';

export interface LifeOfAccount {
  readonly life: AccountState;
  readonly suspendedBy: Level | null;
  readonly closingBy: Level | null;
  readonly closesAt: Date | null;
  readonly organizationId: string | null;
}

const inWords: Record<AccountState, Text> = {
  active: say('It is active.'),
  suspended: say('It is suspended.'),
  pending_closure: say('It is being closed.'),
  closed: say('It was closed for good.'),
};

/**
 * What an event makes of an account, decided at a level.
 * @throws account.wrong_state, account.decided_by_organization
 */
export function afterEvent(
  account: LifeOfAccount,
  event: AccountEvent,
  by: { readonly level: Level; readonly now: Date },
): Omit<LifeOfAccount, 'closesAt' | 'organizationId'> {
  const leadsBack = account.suspendedBy === null ? 'restore' : 'restore_suspended';
  const life = accountLife.next(account.life, event === 'restore' ? leadsBack : event);
  if (life === undefined) throw accountErrors.wrong_state(inWords[account.life]);
  const isLate = account.closesAt !== null && account.closesAt <= by.now;
  if (event === 'restore' && isLate)
    throw accountErrors.wrong_state(say('The 30 days in which it could be restored are over.'));
  const decidedBy =
    event === 'reactivate' ? account.suspendedBy : event === 'restore' ? account.closingBy : null;
  // Nobody is above an account that has left every organization.
  const isAbove = decidedBy === 'organization' && account.organizationId !== null;
  if (isAbove && by.level === 'account') {
    throw accountErrors.decided_by_organization(
      event === 'restore'
        ? say('The organization closed it.')
        : say('The organization suspended it.'),
      { whoCan: say('The Owner or an Administrator of the organization') },
    );
  }
  return {
    life,
    suspendedBy:
      event === 'suspend' ? by.level : event === 'reactivate' ? null : account.suspendedBy,
    closingBy: event === 'close' ? by.level : null,
  };
}
