/** What the clock does to transfers: they take effect, or expire. Both may run twice. */

import { AppError } from '../../kernel/errors.ts';
import type { Kernel } from '../../kernel/module.ts';
import { organizationScope, platformScope } from '../../kernel/scope.ts';
import { say, type Text } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { assertOwnerStaysUsable, getOrganization, updateOwner } from '../organizations/index.ts';
import { followOrganizationOwnerChange } from '../role-assignments/index.ts';
import { tellCompleted, tellStopped } from './mails.ts';
import { whyNotOwner } from './rules.ts';
import { change, readCandidate } from './service.ts';
import * as store from './store.ts';
import { ownershipTransferEvents } from './vocabulary.ts';

export const endWaitingJob = 'ownership_transfers.end_waiting';
const everyTransfer = platformScope('the clock ends the waiting of everybody');
const atOnce = 50;

/** Why it cannot take effect any more, in words. */
async function obstacleOf(work: Work, row: store.TransferRow): Promise<Text | undefined> {
  const scope = organizationScope(row.organizationId);
  const organization = await getOrganization(work.db, scope);
  if (organization.state !== 'active') return say('the organization was not active');
  if (organization.ownerUserId !== row.fromUserId) return say('the Owner changed meanwhile');
  return whyNotOwner(await readCandidate(work, scope, row.toUserId));
}

async function complete(work: Work, row: store.TransferRow): Promise<void> {
  const scope = organizationScope(row.organizationId);
  const because = await obstacleOf(work, row);
  if (because !== undefined) {
    const audited = ownershipTransferEvents.cancelled;
    return tellStopped(work, await change(work, row, 'cancel', { because, audited }));
  }
  await updateOwner(work.db, scope, row.toUserId);
  await followOrganizationOwnerChange(work, scope, row);
  await assertOwnerStaysUsable(work, scope);
  const audited = ownershipTransferEvents.completed;
  await tellCompleted(work, await change(work, row, 'complete', { audited }));
}

/** The organization is locked; what was stopped meanwhile is left alone. */
async function endOne(work: Work, organizationId: string, id: string): Promise<void> {
  const row = await store.findTransfer(work.db, organizationScope(organizationId), id);
  if (row === undefined || row.endedAt !== null) return;
  const { state, effectiveAt, expiresAt } = row;
  if (state === 'waiting' && effectiveAt !== null && effectiveAt <= work.now)
    await complete(work, row);
  if (state === 'offered' && expiresAt !== null && expiresAt <= work.now) {
    const more = { because: say('nobody answered'), audited: ownershipTransferEvents.expired };
    await tellStopped(work, await change(work, row, 'expire', more));
  }
}

/** The scheduled job. One that fails is told in the log and holds up nobody else. */
export async function endWaiting(kernel: Kernel): Promise<void> {
  for (const { id, organizationId } of await store.listDue(
    kernel.database.db,
    everyTransfer,
    atOnce,
  )) {
    try {
      await kernel.asSystem(endWaitingJob, { lockOrganizationId: organizationId }, (work) =>
        endOne(work, organizationId, id),
      );
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      kernel.logger.error({ err: error, transfer: id }, 'a transfer could not take effect');
    }
  }
}
