/** Use cases of the life of an organization: its deletion and the operator's suspension. */
import { createHook } from '../../kernel/hooks.ts';
import { sid } from '../../kernel/ids.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { readExtent, updateState } from './life-store.ts';
import { deletionDays, type OrganizationEvent, organizationLifecycle } from './lifecycle.ts';
import { dayOf, tellAnswerable } from './mails.ts';
import { getOrganization } from './service.ts';
import type { OrganizationRow } from './store.ts';
import { organizationErrors, organizationEvents } from './vocabulary.ts';

/** The organization is to be deleted: whatever is open about it ends, and may say its part of the impact. */
export const organizationEnding = createHook<{ readonly scope: OrganizationScope }>();

export const organizationTarget = (row: Pick<OrganizationRow, 'id' | 'friendlyName'>) => ({
  type: 'organization',
  sid: sid('OR', row.id),
  name: row.friendlyName,
});

const stateWords = {
  active: 'active',
  suspended: 'suspended by the operator',
  pending_deletion: 'to be deleted',
  deleted: 'deleted',
  merged: 'merged into another',
};

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
    throw organizationErrors.not_in_this_state(
      `${before.friendlyName} is ${stateWords[before.state]}.`,
      {
        facts: { state: before.state },
        ...(before.state === 'suspended' ? { whoCan: 'The operator of this instance' } : {}),
      },
    );
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
  work.impact.you('You stay the Owner until then, and can cancel it.');
  work.impact.undo('The Owner can cancel the deletion; nothing is released before.', due);
  auditState(work, before, {
    event: organizationEvents.deletion_scheduled,
    after: { state: after.state, deletion_due_at: due.toISOString() },
  });
  await tellAnswerable(work, scope, {
    subject: `${after.friendlyName} will be deleted on ${dayOf(due)}`,
    paragraphs: [
      `${work.actor.kind === 'user' ? work.actor.name : 'The Owner'} is deleting the organization ${after.friendlyName}. On ${dayOf(due)} its accounts and users become independent; nothing in the accounts is destroyed.`,
      'Until then everything in the accounts works, and the Owner can cancel the deletion. In the Admin Center nothing else can be changed.',
    ],
    action: { label: 'Open the organization', url: '/admin/settings' },
  });
  return after;
}

async function sayExtent(work: Work, scope: OrganizationScope): Promise<void> {
  const extent = await readExtent(work.db, scope);
  work.impact.line({
    what: 'users_released',
    label: 'users become independent, and keep their logins',
    count: extent.users,
    names: extent.userNames,
  });
  work.impact.line({
    what: 'accounts_released',
    label: 'accounts become independent, with their owners and people',
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
    subject: `${before.friendlyName} will not be deleted`,
    paragraphs: [
      `The deletion of the organization ${before.friendlyName} was cancelled. Nothing was changed by it.`,
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
      label: 'users can do nothing in the organization and its accounts',
      count: users,
    });
    work.impact.line({
      what: 'accounts_stopped',
      label: 'accounts cannot be used',
      count: accounts,
    });
  }
  work.impact.undo('You can lift the suspension at any time.');
  auditState(work, before, {
    event: organizationEvents.suspended,
    after: { state: 'suspended', reason },
  });
  await tellAnswerable(work, scope, {
    subject: `${before.friendlyName} was suspended`,
    paragraphs: [
      `The operator suspended the organization ${before.friendlyName}: nobody can do anything in it or in its accounts. Nothing is deleted. The reason given: ${reason}`,
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
    subject: `${before.friendlyName} works again`,
    paragraphs: [
      `The operator lifted the suspension of the organization ${before.friendlyName}. Everything is as it was.`,
    ],
  });
  return getOrganization(work.db, scope);
}
