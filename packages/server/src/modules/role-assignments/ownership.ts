/** What becomes of roles when an account changes its owner, or when somebody leaves the organization. */
import { createHook } from '../../kernel/hooks.ts';
import { newId } from '../../kernel/ids.ts';
import type { AccountScope, OrganizationScope, UserScope } from '../../kernel/scope.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { roleSids } from '../roles/index.ts';
import * as store from './store.ts';

/** The clock and the operator are nobody of the organization. */
const byOf = (work: Work) => ('userId' in work.actor ? work.actor.userId : null);

/** The new owner needs no role beside the ownership; the old one stays an Administrator, or keeps nothing here. */
export async function followOwnerChange(
  work: Work,
  change: {
    readonly scope: AccountScope;
    readonly fromUserId: string;
    readonly toUserId: string;
    readonly oldOwnerStays: boolean;
  },
): Promise<void> {
  const { scope, fromUserId, toUserId } = change;
  const by = byOf(work);
  await store.endAssignmentsAt(work.db, scope, { userId: toUserId, endedBy: by });
  await store.endAssignmentsAt(work.db, scope, { userId: fromUserId, endedBy: by });
  if (!change.oldOwnerStays) return;
  await store.insertAssignment(work.db, scope, {
    id: newId(),
    userId: fromUserId,
    roleId: roleSids.accountAdministrator,
    grantedBy: by,
  });
}

/** The new Owner needs no organization role beside the ownership; the old one becomes an Administrator. */
export async function followOrganizationOwnerChange(
  work: Work,
  scope: OrganizationScope,
  change: { readonly fromUserId: string; readonly toUserId: string },
): Promise<void> {
  const endedBy = byOf(work);
  for (const row of await store.listRolesAt(work.db, scope, change.toUserId))
    await store.endAssignment(work.db, scope, row.id, endedBy);
  await store.insertAssignment(work.db, scope, {
    id: newId(),
    userId: change.fromUserId,
    roleId: roleSids.organizationAdministrator,
    grantedBy: endedBy,
  });
}

/** Somebody loses all that they hold in an organization: who gives them something follows in the same transaction. */
export const leftBehind = createHook<{
  readonly scope: OrganizationScope;
  readonly userId: string;
}>();

/**
 * Ends what somebody holds in an organization and on its accounts, of their own and through groups: they leave, or are
 * offboarded. The organization is locked by the caller. Answers how many roles of their own ended.
 */
export async function endRolesIn(
  work: Work,
  scope: OrganizationScope,
  userId: string,
): Promise<number> {
  const ended = await store.endAssignmentsIn(work.db, scope, { userId, endedBy: byOf(work) });
  await leftBehind.publish(work, { scope, userId });
  return ended;
}

/** The organization is over: nobody holds a role in it any more, what is held on its accounts stays. */
export function endOrganizationRoles(work: Work, scope: OrganizationScope): Promise<number> {
  return store.endAssignmentsAtOrganization(work.db, scope, byOf(work));
}

/** Of somebody who is erased: what they hold anywhere. */
export async function endEverythingHeld(
  work: Work,
  { scope }: { readonly scope: UserScope },
): Promise<void> {
  await store.endAssignmentsOf(work.db, scope, byOf(work));
}
