/** What a caller holds once nobody can change it any more. */

import type { MemberActor } from '../../kernel/actor.ts';
import type { Authorizer, Held } from '../../kernel/authorization.ts';
import { requestErrors } from '../../kernel/errors.ts';
import type { AccountScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { lockAccountAndOrganization } from '../accounts/index.ts';

/**
 * Locks an account with its organization and reads again what the caller holds: whoever takes the caller's role away
 * at the same moment comes either before, and it is missing here, or after.
 * @throws request.not_found when the caller sees the account no more
 * @throws request.busy when the account is just joining an organization, whose rules would hold
 */
export async function getHeldUnderLock(
  authorizer: Authorizer,
  work: Work & { actor: MemberActor },
  scope: AccountScope,
): Promise<Held> {
  await lockAccountAndOrganization(work.db, scope);
  const standing = await authorizer.atAccount(work.db, work.actor, scope.accountId);
  if (standing === undefined)
    throw requestErrors.not_found(say('There is nothing here that you may see.'));
  if (standing.organizationId !== scope.organizationId)
    throw requestErrors.busy(say('The account is just joining an organization.'), {
      retryAfterSeconds: 1,
    });
  return standing.held;
}
