/** Use cases of the life of an organization: its deletion and the operator's suspension. */

import { createHook } from '../../kernel/hooks.ts';
import { sid } from '../../kernel/ids.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import { dayOf, say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { readExtent, updateState } from './life-store.ts';
import { deletionDays, type OrganizationEvent, organizationLifecycle } from './lifecycle.ts';
import { tellAnswerable } from './mails.ts';
import { getOrganization } from './service.ts';
import type { OrganizationRow } from './store.ts';
import { organizationErrors, organizationEvents } from './vocabulary.ts';

/** The organization is to be deleted: whatever is open about it ends, and may say its part of the impact. */
export const organizationEnding = createHook<{ readonly scope: OrganizationScope }>();

/** By the operator: what was given out in its name is worth nothing from now on, also after it is lifted. */
export const organizationSuspended = createHook<{ readonly scope: OrganizationScope }>();

export const organizationTarget = (row: Pick<OrganizationRow, 'id' | 'friendlyName'>) => ({
  type: 'organization',
  sid: sid('OR', row.id),
  name: row.friendlyName,
});

const stateWords = ({ friendlyName: name, state }: OrganizationRow) =>
  say(
    '{name} is {state, select, active {active} suspended {suspended by the operator} pending_deletion {to be deleted} merged {merged into another} other {deleted}}.',
    { name, state },
  );

/**
 * Moves an organization, whose row the caller has locked, along its table.
 * @throws organization.not_in_this_state
 */
export async function changeOrganizationState(
  work: Work,
  scope: OrganizationScope,
  event: OrganizationEvent,
  mergedIntoId?: string,
): Promise<OrganizationRow> {
  const before = await getOrganization(work.db, scope);
  const state = organizationLifecycle.next(before.state, event);
  if (state === undefined) {
    throw organizationErrors.not_in_this_state(stateWords(before), {
      facts: { state: before.state },
      ...(before.state === 'suspended' ? { whoCan: say('The operator of this instance') } : {}),
    });
  }
  const deletionInDays = state === 'pending_deletion' ? deletionDays : null;
  await updateState(work.db, scope, { state, deletionInDays, mergedIntoId });
  return before;
}

function auditState(
  work: Work,
  before: OrganizationRow,
  what: {
    event: (typeof organizationEvents)[keyof typeof organizationEvents];
    after: Record<string, string | null>;
  },
): void {
  work.audit({
    event: what.event,
    target: organizationTarget(before),
    organizationId: before.id,
    before: { state: before.state },
    after: what.after,
  });
}

/** @throws organization.not_in_this_state */
export async function scheduleDeletion(
  work: Work,
  scope: OrganizationScope,
): Promise<OrganizationRow> {
  const before = await changeOrganizationState(work, scope, 'schedule_deletion');
  const after = await getOrganization(work.db, scope);
  const due = after.deletionDueAt ?? work.now;
  if (work.impact.isDryRun) await sayExtent(work, scope);
  await organizationEnding.publish(work, { scope });
  work.impact.you(say('You stay the Owner until then, and can cancel it.'));
  work.impact.undo(say('The Owner can cancel the deletion; nothing is released before.'), due);
  auditState(work, before, {
    event: organizationEvents.deletion_scheduled,
    after: { state: after.state, deletion_due_at: due.toISOString() },
  });
  await tellAnswerable(work, scope, {
    subject: say('{name} will be deleted on {day}', { name: after.friendlyName, day: dayOf(due) }),
    paragraphs: [
      say(
        '{actor} is deleting the organization {name}. On {day} its accounts and users become independent; nothing in the accounts is destroyed.',
        {
          actor: work.actor.kind === 'user' ? work.actor.name : say('The Owner'),
          name: after.friendlyName,
          day: dayOf(due),
        },
      ),
      say(
        'Until then everything in the accounts works, and the Owner can cancel the deletion. In the Admin Center nothing else can be changed.',
      ),
    ],
    action: { label: say('Open the organization'), url: '/admin/settings' },
  });
  return after;
}

async function sayExtent(work: Work, scope: OrganizationScope): Promise<void> {
  const extent = await readExtent(work.db, scope);
  work.impact.line({
    what: 'users_released',
    label: say('users become independent, and keep their logins'),
    count: extent.users,
    names: extent.userNames,
  });
  work.impact.line({
    what: 'accounts_released',
    label: say('accounts become independent, with their owners and people'),
    count: extent.accounts,
    names: extent.accountNames,
  });
}

/** @throws organization.not_in_this_state */
export async function cancelDeletion(
  work: Work,
  scope: OrganizationScope,
): Promise<OrganizationRow> {
  const before = await changeOrganizationState(work, scope, 'cancel_deletion');
  auditState(work, before, {
    event: organizationEvents.deletion_cancelled,
    after: { state: 'active', deletion_due_at: null },
  });
  await tellAnswerable(work, scope, {
    subject: say('{name} will not be deleted', { name: before.friendlyName }),
    paragraphs: [
      say('The deletion of the organization {name} was cancelled. Nothing was changed by it.', {
        name: before.friendlyName,
      }),
    ],
  });
  return getOrganization(work.db, scope);
}

/** By the operator. @throws organization.not_in_this_state */
export async function suspend(
  work: Work,
  scope: OrganizationScope,
  reason: string,
): Promise<OrganizationRow> {
  const before = await changeOrganizationState(work, scope, 'suspend');
  if (work.impact.isDryRun) {
    const { users, accounts } = await readExtent(work.db, scope);
    work.impact.line({
      what: 'users_stopped',
      label: say('users can do nothing in the organization and its accounts'),
      count: users,
    });
    work.impact.line({
      what: 'accounts_stopped',
      label: say('accounts cannot be used'),
      count: accounts,
    });
  }
  await organizationSuspended.publish(work, { scope });
  work.impact.undo(say('You can lift the suspension at any time.'));
  auditState(work, before, {
    event: organizationEvents.suspended,
    after: { state: 'suspended', reason },
  });
  await tellAnswerable(work, scope, {
    subject: say('{name} was suspended', { name: before.friendlyName }),
    paragraphs: [
      say(
        'The operator suspended the organization {name}: nobody can do anything in it or in its accounts. Nothing is deleted. The reason given: {reason}',
        { name: before.friendlyName, reason },
      ),
    ],
  });
  return getOrganization(work.db, scope);
}

/** By the operator. @throws organization.not_in_this_state */
export async function liftSuspension(
  work: Work,
  scope: OrganizationScope,
): Promise<OrganizationRow> {
  const before = await changeOrganizationState(work, scope, 'lift_suspension');
  auditState(work, before, {
    event: organizationEvents.suspension_lifted,
    after: { state: 'active' },
  });
  await tellAnswerable(work, scope, {
    subject: say('{name} works again', { name: before.friendlyName }),
    paragraphs: [
      say(
        'The operator lifted the suspension of the organization {name}. Everything is as it was.',
        { name: before.friendlyName },
      ),
    ],
  });
  return getOrganization(work.db, scope);
}
