/** Erasing logins whose time to cancel has passed: the SID stays as a pseudonym, nothing of the person does (ADR 0030). */
import { createHook } from '../../kernel/hooks.ts';
import { sid } from '../../kernel/ids.ts';
import type { Kernel } from '../../kernel/module.ts';
import { platformScope, type UserScope, userScope } from '../../kernel/scope.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { userLifecycle } from './lifecycle.ts';
import { erasedMail } from './mails.ts';
import { userTarget } from './service.ts';
import * as store from './store.ts';
import { userEvents } from './vocabulary.ts';

export const endDeletionsJob = 'users.end_deletions';
const batch = 100;
const everyLogin = platformScope('logins of everybody are erased when their time has come');

/** Whoever keeps rows about the person forgets them in the same transaction; `address` is the one they had. */
export const userErased = createHook<{ readonly scope: UserScope; readonly address: string }>();

/** Safe to run twice: what was cancelled or erased meanwhile is left alone. */
async function erase(work: Work, userId: string): Promise<void> {
  const scope = userScope(userId);
  const user = await store.lockUser(work.db, scope);
  const isDue = user?.deletionDueAt != null && user.deletionDueAt <= work.now;
  if (user === undefined || !isDue || userLifecycle.next(user.state, 'erase') === undefined) return;
  const pseudonym = sid('US', userId);
  await store.eraseUser(work.db, scope, pseudonym);
  await userErased.publish(work, { scope, address: user.email });
  work.audit({
    event: userEvents.erased,
    target: userTarget({ id: userId, fullName: pseudonym }),
    organizationId: user.organizationId,
    before: { state: user.state },
    after: { state: 'erased' },
  });
  work.mail(erasedMail(user));
}

/** The job. One that cannot be erased is told in the log and holds up nobody else. */
export async function endDeletions(kernel: Kernel): Promise<void> {
  const due = await store.listDueDeletions(kernel.database.db, everyLogin, batch);
  for (const { id, organizationId } of due) {
    const start = { lockOrganizationId: organizationId ?? undefined };
    try {
      await kernel.asSystem(endDeletionsJob, start, (work) => erase(work, id));
    } catch (error) {
      kernel.logger.error({ err: error, user: sid('US', id) }, 'a login could not be erased');
    }
  }
}
