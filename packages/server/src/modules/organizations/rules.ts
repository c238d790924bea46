/** Rules of organizations. Pure. */
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
      'Your login belongs to an organization, and a login belongs to one at most.',
      {
        whoCan: 'The Owner or an Administrator of that organization can release you',
      },
    );
  }
  if (founder.ownedAccounts === 0) {
    throw organizationErrors.no_owned_account(
      'You own no account. An organization is made over at least one.',
    );
  }
}
