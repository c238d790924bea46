/** Rules of organization merges. Pure. */
import { say, type Text } from '../../kernel/text.ts';

/** An acceptance moves this many accounts and users in one transaction, with both organizations locked. */
export const mostAccounts = 2_500;
export const mostPeople = 250;

export interface MergeFacts {
  readonly receiving: { readonly state: string; readonly isOwnedByOfferer: boolean };
  readonly candidate: {
    readonly state: string;
    readonly isOwnedByAsked: boolean;
    readonly heldDomains: number;
    readonly isReleasing: boolean;
    readonly hasOpenTransfer: boolean;
    readonly accounts: number;
    readonly people: number;
  };
  /** The address of the candidate's Owner, as it is now, is in a verified domain of the receiving organization. */
  readonly isAddressHeld: boolean;
}

export interface Obstacle {
  readonly reason: Text;
  readonly whoCan: Text;
}

const theirOwner = say('The Owner of the organization that offered it');
const you = say('You, as the Owner of the organization that is to be merged');

/** What stands against it on the side that offers. */
function obstacleThere({ receiving, isAddressHeld }: MergeFacts): Obstacle | undefined {
  if (receiving.state !== 'active')
    return { reason: say('The organization that offered it is not active.'), whoCan: theirOwner };
  if (!receiving.isOwnedByOfferer)
    return {
      reason: say('The organization that offered it has another Owner.'),
      whoCan: theirOwner,
    };
  if (!isAddressHeld)
    return {
      reason: say('Your address is not in a verified domain of the organization that offered it.'),
      whoCan: theirOwner,
    };
  return undefined;
}

const tooLarge = (reason: Text): Obstacle => ({
  reason,
  whoCan: say('You, by closing or releasing some of them first'),
});

function obstacleHere({ candidate }: MergeFacts): Obstacle | undefined {
  if (candidate.state !== 'active')
    return { reason: say('Your organization is not active.'), whoCan: you };
  if (!candidate.isOwnedByAsked)
    return { reason: say('Your organization has another Owner.'), whoCan: say('The Owner of it') };
  if (candidate.heldDomains > 0)
    return {
      reason: say('Your organization holds a verified domain of its own: remove it first.'),
      whoCan: you,
    };
  if (candidate.isReleasing)
    return {
      reason: say('The people of a domain that your organization lost are being released.'),
      whoCan: say('Nobody: try again in a few minutes'),
    };
  if (candidate.hasOpenTransfer)
    return {
      reason: say('The ownership of your organization is being transferred: stop that first.'),
      whoCan: you,
    };
  const { accounts, people } = candidate;
  if (accounts > mostAccounts)
    return tooLarge(
      say('Your organization has {count} accounts: up to {most} are merged at once.', {
        count: accounts,
        most: mostAccounts,
      }),
    );
  if (people > mostPeople)
    return tooLarge(
      say('Your organization has {count} users: up to {most} are merged at once.', {
        count: people,
        most: mostPeople,
      }),
    );
  return undefined;
}

/** Why two organizations cannot be merged as they are, for the candidate's Owner; undefined: they can. */
export function whyNotMerged(facts: MergeFacts): Obstacle | undefined {
  return obstacleHere(facts) ?? obstacleThere(facts);
}

export interface CandidateUser {
  readonly id: string;
  readonly emailDomain: string;
}

/** Who joins: the candidate's Owner, and whoever has an address in a verified domain of the receiving organization. */
export function splitPeople<User extends CandidateUser>(
  people: readonly User[],
  ownerUserId: string,
  verifiedNames: readonly string[],
): { readonly joining: readonly User[]; readonly outside: readonly User[] } {
  const joins = (user: User) => user.id === ownerUserId || verifiedNames.includes(user.emailDomain);
  return {
    joining: people.filter(joins),
    outside: people.filter((user) => !joins(user)),
  };
}
