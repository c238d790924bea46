/** Closes for good the accounts whose 30 days are over. */

import { createHook } from '../../kernel/hooks.ts';
import { sid } from '../../kernel/ids.ts';
import type { Kernel } from '../../kernel/module.ts';
import { accountScope, platformScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { tellConcerned } from './life.ts';
import * as lifeStore from './life-store.ts';
import { accountTarget, getAccount } from './service.ts';
import { lockAccountAndOrganization } from './store.ts';
import { accountEvents } from './vocabulary.ts';

const everybody = platformScope('the schedule closes accounts of everybody');
const atOnce = 200;

/** Accounts were closed for good: what people held on them ends in the same transaction. */
export const accountsClosed = createHook<{ readonly accountIds: readonly string[] }>();

/** Each in a transaction of its own, under its lock: one that was restored meanwhile is left alone. */
export async function endClosures(kernel: Kernel): Promise<void> {
  const due = await lifeStore.listDueClosures(kernel.database.db, everybody, atOnce);
  for (const closure of due)
    await kernel.asSystem('accounts.end_closures', {}, (work) => endClosure(work, closure));
}

async function endClosure(work: Work, closure: lifeStore.DueClosure): Promise<void> {
  const scope = accountScope(closure);
  await lockAccountAndOrganization(work.db, scope);
  const before = await getAccount(work.db, scope);
  // It came to or left an organization since it was found: the next run has the right locks.
  if (before.organizationId !== scope.organizationId) return;
  if (before.life !== 'pending_closure' || before.closesAt === null || before.closesAt > work.now)
    return;
  await tellConcerned(work, before, {
    subject: say('The account {friendlyName} is closed for good', {
      friendlyName: before.friendlyName,
    }),
    paragraphs: [say('The 30 days in which it could be restored are over. Its SID is kept.')],
  });
  const accountIds = await lifeStore.closeForGood(work.db, scope);
  await accountsClosed.publish(work, { accountIds });
  work.audit({
    event: accountEvents.closed,
    target: accountTarget(before),
    organizationId: scope.organizationId,
    accountId: scope.accountId,
    before: {
      state: before.life,
      owner_user_sid: before.ownerUserId === null ? null : sid('US', before.ownerUserId),
    },
    after: { state: 'closed', accounts_closed: accountIds.length },
  });
}
