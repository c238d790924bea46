/** Rules of organizations. Pure. */
import { say, type Text } from '../../kernel/text.ts';
import { organizationErrors } from './vocabulary.ts';

export interface Founder {
  /** The organization that manages the founder's login already, or null. */
  readonly organizationId: string | null;
  /** Main accounts that the founder owns. */
  readonly ownedAccounts: number;
}

/**
 * May this person found an organization? (The address is proven: there are no unproven logins.)
 * @throws organization.already_managed, organization.no_owned_account
 */
export function assertMayFound(founder: Founder): void {
  if (founder.organizationId !== null) {
    throw organizationErrors.already_managed(
      say('Your login belongs to an organization, and a login belongs to one at most.'),
      {
        whoCan: say('The Owner or an Administrator of that organization can release you'),
      },
    );
  }
  if (founder.ownedAccounts === 0) {
    throw organizationErrors.no_owned_account(
      say('You own no account. An organization is made over at least one.'),
    );
  }
}

export interface OwnerStanding {
  readonly name: string;
  readonly state: string;
  readonly isManagedHere: boolean;
  readonly hasWayToSignIn: boolean;
}

/** Why this Owner could not act for the organization, in words; undefined: they can. */
export function ownerProblem(owner: OwnerStanding): Text | undefined {
  const { name } = owner;
  if (!owner.isManagedHere)
    return say('{name} is the Owner, and would not be managed by the organization any more.', {
      name,
    });
  if (owner.state !== 'active')
    return say('{name} is the Owner, and could not sign in any more.', { name });
  if (!owner.hasWayToSignIn)
    return say('{name} is the Owner, and would have no way left to sign in.', { name });
  return undefined;
}
