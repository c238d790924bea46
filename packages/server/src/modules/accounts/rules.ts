/** Rules of accounts. Pure. */
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
      'The person named is not a managed user of this organization.',
      {
        errors: [
          { pointer: '/owner_user_sid', detail: 'must be a managed user of this organization' },
        ],
      },
    );
  }
  if (candidate.state !== 'active') {
    throw accountErrors.owner_not_eligible('The person named is deactivated.', {
      errors: [{ pointer: '/owner_user_sid', detail: 'must be active' }],
    });
  }
}
