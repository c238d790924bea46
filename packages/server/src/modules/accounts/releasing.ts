/** Accounts of an organization that is gone: they stay with their owners, as independent ones. */
import type { OrganizationScope } from '../../kernel/scope.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { accountsLeft } from './ownership.ts';
import { moveSomeOut } from './store.ts';

/**
 * Releases some main accounts with their subaccounts; roles and invitations on them follow. Answers how many main accounts
 * there were: none are left at 0. Writes no audit event: the organization's end is one.
 */
export async function releaseSomeAccounts(
  work: Work,
  scope: OrganizationScope,
  atMost: number,
): Promise<number> {
  const { organizationId } = scope;
  const { mainAccounts, accountIds } = await moveSomeOut(work.db, scope, atMost);
  if (accountIds.length > 0)
    await accountsLeft.publish(work, { accountIds, organizationId, rolesStay: true });
  return mainAccounts;
}
