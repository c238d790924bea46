/** Accounts of an organization that goes into another one: they join that one with everything that is held on them. */
import type { OrganizationScope } from '../../kernel/scope.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { announceJoined } from './service.ts';
import { moveAllAccounts } from './store.ts';

/** Both organizations are locked, and the owners join as well. Answers the main accounts. Writes no audit event. */
export async function joinAllAccounts(
  work: Work,
  scope: OrganizationScope,
  organizationId: string,
): Promise<string[]> {
  const { accountIds, mainAccountIds } = await moveAllAccounts(work.db, scope, organizationId);
  if (accountIds.length > 0) await announceJoined(work, accountIds, organizationId);
  return mainAccountIds;
}
