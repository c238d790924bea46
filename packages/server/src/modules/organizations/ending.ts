/**
 * The end of organizations: reminders, the deletion when its time has come, and the release of accounts and users after
 * it, some at a time. Everything may run twice, and goes on where a killed process stopped.
 */

import { createHook } from '../../kernel/hooks.ts';
import { sid } from '../../kernel/ids.ts';
import type { Kernel } from '../../kernel/module.ts';
import { type OrganizationScope, organizationScope, platformScope } from '../../kernel/scope.ts';
import { dayOf, say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { releaseSomeAccounts } from '../accounts/index.ts';
import { endRolesIn } from '../role-assignments/index.ts';
import { releaseLogin } from '../users/index.ts';
import { changeOrganizationState, organizationEnding, organizationTarget } from './life.ts';
import * as store from './life-store.ts';
import { tellAnswerable } from './mails.ts';
import { findOrganization } from './store.ts';
import { organizationEvents } from './vocabulary.ts';

export const endDeletionsJob = 'organizations.end_deletions';
export const releaseJob = 'organizations.release';
const atOnce = 50;
const inOneTransaction = 100;
const everyOrganization = platformScope('the clock ends the organizations of everybody');
/** Days before the deletion on which its people are reminded. */
const reminders = [7, 1];

/** The organization is gone: its domains, invitations and requests end in the same transaction. */
export const organizationEnded = createHook<{ readonly scope: OrganizationScope }>();

async function remind(kernel: Kernel): Promise<void> {
  for (const [sent, daysLeft] of reminders.entries()) {
    const due = await store.listToRemind(kernel.database.db, everyOrganization, { sent, daysLeft });
    for (const id of due) {
      const scope = organizationScope(id);
      await kernel.asSystem(endDeletionsJob, { lockOrganizationId: id }, (work) =>
        remindOne(work, scope, sent),
      );
    }
  }
}

async function remindOne(work: Work, scope: OrganizationScope, sent: number): Promise<void> {
  if (!(await store.markReminded(work.db, scope, sent))) return;
  const row = await findOrganization(work.db, scope);
  if (row?.deletionDueAt == null) return;
  await tellAnswerable(work, scope, {
    subject: say('{name} will be deleted on {day}', {
      name: row.friendlyName,
      day: dayOf(row.deletionDueAt),
    }),
    paragraphs: [
      say(
        'On that day its accounts and users become independent. Until then the Owner can cancel it.',
      ),
    ],
    action: { label: say('Open the organization'), url: '/admin/settings' },
  });
}

/** What was cancelled meanwhile is left alone. */
async function end(work: Work, scope: OrganizationScope): Promise<void> {
  const row = await findOrganization(work.db, scope);
  const isDue = row?.deletionDueAt != null && row.deletionDueAt <= work.now;
  if (row === undefined || !isDue) return;
  await tellAnswerable(work, scope, {
    subject: say('{name} was deleted', { name: row.friendlyName }),
    paragraphs: [
      say(
        'Its accounts and users are independent from now on: your login is your own, and you keep the accounts that you own and the roles on accounts that you hold.',
      ),
    ],
  });
  await organizationEnding.publish(work, { scope });
  await organizationEnded.publish(work, { scope });
  await changeOrganizationState(work, scope, 'end');
  work.audit({
    event: organizationEvents.deleted,
    target: organizationTarget(row),
    organizationId: row.id,
    before: { state: row.state, owner_user_sid: sid('US', row.ownerUserId) },
    after: { state: 'deleted' },
  });
  enqueueRelease(work, scope);
}

function enqueueRelease(work: Work, scope: OrganizationScope): void {
  const { organizationId } = scope;
  work.enqueue({
    name: releaseJob,
    payload: { organization_id: organizationId },
    key: `organization-release:${organizationId}`,
  });
}

/** The scheduled job. */
export async function endDeletions(kernel: Kernel): Promise<void> {
  await remind(kernel);
  for (const id of await store.listDueDeletions(kernel.database.db, everyOrganization, atOnce)) {
    await kernel.asSystem(endDeletionsJob, { lockOrganizationId: id }, (work) =>
      end(work, organizationScope(id)),
    );
  }
  // Those whose release was given up are taken up again.
  const left = await store.listUnreleased(kernel.database.db, everyOrganization, atOnce);
  await kernel.asSystem(endDeletionsJob, {}, (work) => {
    for (const id of left) enqueueRelease(work, organizationScope(id));
    return Promise.resolve();
  });
}

/** True when there was nothing left to release. */
async function releaseSome(work: Work, scope: OrganizationScope): Promise<boolean> {
  if ((await releaseSomeAccounts(work, scope, inOneTransaction)) > 0) return false;
  const userIds = await store.lockSomeUsers(work.db, scope, inOneTransaction);
  for (const userId of userIds) {
    await endRolesIn(work, scope, userId);
    await releaseLogin(work, userId);
  }
  if (userIds.length > 0) return false;
  await store.markReleased(work.db, scope);
  return true;
}

/** Accounts first, then users: an account may only be managed where its owner is. */
export async function release(kernel: Kernel, payload: unknown): Promise<void> {
  const { organization_id: id } = payload as { organization_id: string };
  const scope = organizationScope(id);
  const start = { lockOrganizationId: id };
  while (!(await kernel.asSystem(releaseJob, start, (work) => releaseSome(work, scope))));
}
