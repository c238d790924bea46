/**
 * Disputes: a second organization proved a domain that is held. Each side writes only its own rows and its own log;
 * the other one is told by a job of the system, so neither learns who the other is.
 */
import { newId } from '../../kernel/ids.ts';
import { type OrganizationScope, organizationScope } from '../../kernel/scope.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import type { DisputeRow } from './dispute-store.ts';
import * as disputeStore from './dispute-store.ts';
import { everyHolder } from './holding.ts';
import { type DisputeEvent, disputeLifecycle, restoreWithinDays } from './lifecycle.ts';
import type { CheckOutcome } from './rules.ts';
import * as store from './store.ts';

/** While a dispute goes on its claim has to stay good. */
const claimGoodForDays = 3 * restoreWithinDays;
const tellCheckingAfterMs = 2 * 60_000;

/** Looks at a domain as soon as somebody is free to. */
export function enqueueCheck(
  work: Work,
  domain: { readonly id: string; readonly organizationId: string },
): void {
  work.enqueue({
    name: 'domains.check',
    payload: { domain_id: domain.id, organization_id: domain.organizationId },
    key: `domain-check:${domain.id}`,
    maxAttempts: 3,
  });
}

async function advance(
  work: Work,
  scope: OrganizationScope,
  row: DisputeRow,
  event: DisputeEvent,
): Promise<void> {
  const state = disputeLifecycle.next(row.state, event);
  if (state === undefined) return;
  await disputeStore.updateState(work.db, scope, row.id, {
    state,
    isOpen: disputeLifecycle.eventsIn(state).length > 0,
    restoreWithinDays: event === 'holder_missing' ? restoreWithinDays : null,
  });
  enqueueTelling(work, row.id);
}

function enqueueTelling(work: Work, id: string, runAt?: Date): void {
  work.enqueue({
    name: 'domains.tell_dispute',
    payload: { dispute_id: id },
    key: `domain-dispute:${id}`,
    ...(runAt === undefined ? {} : { runAt }),
  });
}

/** Those who claim a domain that the organization holds. */
export function listAgainst(
  work: Work,
  scope: OrganizationScope,
  row: store.DomainRow,
): Promise<DisputeRow[]> {
  return disputeStore.listOpenAgainst(work.db, scope, row.id);
}

/**
 * The proof of a claimant is right, but the domain is another's. The holder is looked at at once; who was refused
 * within the last day stays refused.
 */
export async function open(
  work: Work,
  scope: OrganizationScope,
  row: store.DomainRow,
): Promise<void> {
  const holder = await store.lockHolder(work.db, everyHolder, row.name);
  // It was given up while we looked: the next look finds it free, or another's.
  if (holder === undefined) return enqueueCheck(work, { id: row.id, ...scope });
  if (holder.organizationId === scope.organizationId) return;
  if ((await disputeStore.findOpenOf(work.db, scope, row.id)) !== undefined) return;
  if (await disputeStore.wasRefusedLately(work.db, scope, holder.domainId)) return;
  const id = newId();
  await disputeStore.insertDispute(work.db, scope, {
    id,
    name: row.name,
    claimantDomainId: row.id,
    holderOrganizationId: holder.organizationId,
    holderDomainId: holder.domainId,
  });
  await store.keepChallenge(work.db, scope, row.id, claimGoodForDays);
  enqueueCheck(work, { id: holder.domainId, organizationId: holder.organizationId });
  // The look at the holder takes seconds, and its outcome is what is worth a mail.
  enqueueTelling(work, id, new Date(work.now.getTime() + tellCheckingAfterMs));
}

/** What the disputes of a domain make of a look at its holder. */
export interface Following {
  /** Somebody waits for an answer that could not be had. */
  readonly isWaitedFor: boolean;
  /** The holder has a deadline from now on. */
  readonly hasDeadline: boolean;
}

/** The holder was looked at: its proof ends the disputes, its definite absence starts the days to restore it. */
export async function follow(
  work: Work,
  scope: OrganizationScope,
  disputes: readonly DisputeRow[],
  outcome: CheckOutcome,
): Promise<Following> {
  const checking = disputes.filter((dispute) => dispute.state === 'checking');
  if (outcome === 'unknown') return { isWaitedFor: checking.length > 0, hasDeadline: false };
  const event = outcome === 'match' ? 'holder_proven' : 'holder_missing';
  for (const dispute of disputes) await advance(work, scope, dispute, event);
  if (outcome !== 'match' && disputes.some((dispute) => dispute.isOver))
    enqueueSettling(work, scope, disputes[0]);
  return { isWaitedFor: false, hasDeadline: outcome !== 'match' && checking.length > 0 };
}

function enqueueSettling(
  work: Work,
  scope: OrganizationScope,
  dispute: DisputeRow | undefined,
): void {
  if (dispute === undefined) return;
  work.enqueue({
    name: 'domains.settle',
    payload: { domain_id: dispute.holderDomainId, organization_id: scope.organizationId },
    key: `domain-settle:${dispute.holderDomainId}`,
    maxAttempts: 3,
  });
}

/** The holder gave the domain up or lost it: whoever claims it is looked at now. */
export async function holderLeft(
  work: Work,
  scope: OrganizationScope,
  row: store.DomainRow,
): Promise<void> {
  for (const dispute of await listAgainst(work, scope, row)) {
    await advance(work, scope, dispute, 'holder_left');
    const { claimantDomainId: id, claimantOrganizationId: organizationId } = dispute;
    enqueueCheck(work, { id, organizationId });
  }
}

/** The claim is gone. The holder is looked at: what is left of its days has changed. */
export async function withdrawClaim(
  work: Work,
  scope: OrganizationScope,
  row: store.DomainRow,
): Promise<void> {
  const dispute = await disputeStore.findOpenOf(work.db, scope, row.id);
  if (dispute !== undefined) await advance(work, scope, dispute, 'claim_gone');
}

/** The deadline of the holder is over and its proof is not back. */
export const pass = (work: Work, dispute: DisputeRow): Promise<void> =>
  advance(work, organizationScope(dispute.holderOrganizationId), dispute, 'deadline_passed');

/** The second one cannot prove it any more at the deadline. */
export const drop = (work: Work, dispute: DisputeRow): Promise<void> =>
  advance(work, organizationScope(dispute.claimantOrganizationId), dispute, 'claim_gone');
