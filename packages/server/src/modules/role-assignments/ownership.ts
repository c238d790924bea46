/** What becomes of the roles on an account when its owner changes. */
import { newId } from '../../kernel/ids.ts';
import type { AccountScope } from '../../kernel/scope.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { roleSids } from '../roles/index.ts';
import * as store from './store.ts';

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
  const by = work.actor.kind === 'user' ? work.actor.userId : null;
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
