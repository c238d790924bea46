/**
 * An organization always has an Owner who can sign in. Every use case that could end that asks here, in its transaction
 * and after its change, with the organization locked: who comes second sees what the first one did.
 */

import type { OrganizationScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { ownerProblem } from './rules.ts';
import { readOwnerStanding } from './usable-owner-store.ts';
import { organizationErrors } from './vocabulary.ts';

/**
 * Refuses the change that was made in this transaction when it leaves the organization without a usable Owner.
 * @throws organization.owner_unusable
 */
export async function assertOwnerStaysUsable(
  work: Pick<Work, 'db'>,
  scope: OrganizationScope,
): Promise<void> {
  const owner = await readOwnerStanding(work.db, scope);
  const problem = owner === undefined ? undefined : ownerProblem(owner);
  if (problem === undefined) return;
  throw organizationErrors.owner_unusable(problem, {
    whoCan: say('The Owner, by handing the organization over first'),
  });
}
