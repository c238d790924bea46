/** Who owns an account: the one place where that changes, whichever door it comes through. */
import { createHook } from '../../kernel/hooks.ts';
import {
  type AccountScope,
  accountScope,
  type OrganizationScope,
  userScope,
} from '../../kernel/scope.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import type { UserRow } from '../users/index.ts';
import { assertMayOwn } from './rules.ts';
import { getAccount, joinOwnedAccounts } from './service.ts';
import * as store from './store.ts';

/** The owner of an account is another from now on: who keeps roles on it follows in the same transaction. */
export const accountOwnerChanged = createHook<{
  readonly scope: AccountScope;
  readonly fromUserId: string;
  readonly toUserId: string;
  /** Does the old owner stay as an Administrator of the account? */
  readonly oldOwnerStays: boolean;
}>();

export interface OwnerChange {
  readonly accountId: string;
  readonly to: UserRow;
  readonly oldOwnerStays: boolean;
  /** The new owner may be deactivated or suspended: only where nobody can be asked for another. */
  readonly mayBeInactive?: boolean;
}

/**
 * Gives a managed account to another active managed user of its organization, whose row the caller has locked before
 * (the organization first). Writes no audit event: the use case that calls it does.
 * @throws account.owner_not_eligible, request.not_found
 */
export async function changeOwner(
  work: Work,
  scope: OrganizationScope,
  change: OwnerChange,
): Promise<{ before: store.AccountRow; after: store.AccountRow }> {
  const { to, mayBeInactive = false } = change;
  assertMayOwn(mayBeInactive ? { ...to, state: 'active' } : to, scope.organizationId);
  const { organizationId } = scope;
  const asked = { accountId: change.accountId, parentAccountId: null, organizationId };
  const account = accountScope(asked);
  await store.lockAccountAndOrganization(work.db, account);
  const before = await getAccount(work.db, account);
  if (before.ownerUserId !== null && before.ownerUserId !== to.id) {
    await store.updateOwner(work.db, account, to.id);
    await accountOwnerChanged.publish(work, {
      scope: account,
      fromUserId: before.ownerUserId,
      toUserId: to.id,
      oldOwnerStays: change.oldOwnerStays,
    });
  }
  return { before, after: await getAccount(work.db, account) };
}

/** Accounts left an organization: who keeps rows about them follows in the same transaction. */
export const accountsLeft = createHook<{
  readonly accountIds: readonly string[];
  readonly organizationId: string;
  /** The organization's people keep what they hold on them: it is the organization that goes. */
  readonly rolesStay: boolean;
}>();

/**
 * Gives an independent account to another owner; it joins the organization of one who is managed. The caller has locked
 * that organization, the account and the new owner, in this order. Writes no audit event.
 */
export async function changeIndependentOwner(
  work: Work,
  scope: AccountScope,
  to: UserRow,
): Promise<{ before: store.AccountRow; after: store.AccountRow }> {
  const before = await getAccount(work.db, scope);
  await store.updateOwner(work.db, scope, to.id);
  await accountOwnerChanged.publish(work, {
    scope,
    fromUserId: before.ownerUserId ?? '',
    toUserId: to.id,
    oldOwnerStays: true,
  });
  if (to.organizationId !== null)
    await joinOwnedAccounts(work, userScope(to.id), to.organizationId);
  return { before, after: await getAccount(work.db, scope) };
}

/**
 * Gives a managed account, with its subaccounts, to an independent person: it leaves the organization. The caller has
 * locked the organization, the account and the new owner, in this order. Writes no audit event.
 */
export async function moveAccountOut(
  work: Work,
  scope: AccountScope & { readonly organizationId: string },
  to: UserRow,
): Promise<{ before: store.AccountRow; after: store.AccountRow }> {
  const before = await getAccount(work.db, scope);
  const accountIds = await store.moveOut(work.db, scope, to.id);
  const { organizationId } = scope;
  await accountsLeft.publish(work, { accountIds, organizationId, rolesStay: false });
  const outside = accountScope({ ...scope, organizationId: null });
  await accountOwnerChanged.publish(work, {
    scope: outside,
    fromUserId: before.ownerUserId ?? '',
    toUserId: to.id,
    oldOwnerStays: false,
  });
  return { before, after: await getAccount(work.db, outside) };
}
