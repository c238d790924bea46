/** Use cases of ownership transfers: offering, asking, answering, stopping. Taking effect is in `completing.ts`. */

import type { UserActor } from '../../kernel/actor.ts';
import type { AuditEventDefinition } from '../../kernel/audit.ts';
import type { Held } from '../../kernel/authorization.ts';
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { newId, sid } from '../../kernel/ids.ts';
import { findToken, revokeTokens } from '../../kernel/one-time-tokens.ts';
import { toPage } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import {
  type OrganizationScope,
  organizationScope,
  platformScope,
  userScope,
} from '../../kernel/scope.ts';
import { readText, say, type Text } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { getOrganization, lockOrganization } from '../organizations/index.ts';
import { findPasswordHash, findUser, getUserForUpdate } from '../users/index.ts';
import { offerDays, type TransferEvent, transferLifecycle } from './lifecycle.ts';
import * as mails from './mails.ts';
import { assertMayBecomeOwner, mayStop } from './rules.ts';
import * as store from './store.ts';
import { ownershipTransferErrors, ownershipTransferEvents } from './vocabulary.ts';

const outside = platformScope(
  'the person named, the operator and the link stand outside the scope',
);

/** How long a transfer waits before it takes effect. */
export interface WaitingTimes {
  readonly handOverHours: number;
  readonly successionHours: number;
}

export function present(row: store.TransferRow) {
  const person = (id: string, name: string, email: string) => ({
    user_sid: sid('US', id),
    name,
    email,
  });
  return {
    sid: sid('OT', row.id),
    organization: { sid: sid('OR', row.organizationId), friendly_name: row.organizationName },
    kind: row.kind,
    state: row.state,
    from: person(row.fromUserId, row.fromName, row.fromEmail),
    to: person(row.toUserId, row.toName, row.toEmail),
    asked_by: row.askedBy,
    reason: row.reason,
    expires_at: row.expiresAt?.toISOString() ?? null,
    effective_at: row.effectiveAt?.toISOString() ?? null,
    ended_at: row.endedAt?.toISOString() ?? null,
    ended_because: row.endedBecause === null ? null : readText(row.endedBecause),
    created_at: row.createdAt.toISOString(),
  };
}

/** @throws request.not_found */
async function getTransfer(
  db: Db,
  scope: OrganizationScope,
  id: string,
): Promise<store.TransferRow> {
  const row = await store.findTransfer(db, scope, id);
  if (row === undefined) throw requestErrors.not_found(say('There is no such transfer here.'));
  return row;
}

/** What decides whether somebody can be the Owner, with their login locked. */
export async function readCandidate(work: Work, scope: OrganizationScope, userId: string) {
  const person = userScope(userId);
  if ((await findUser(work.db, person)) === undefined) return undefined;
  const user = await getUserForUpdate(work.db, person);
  const { ownerUserId } = await getOrganization(work.db, scope);
  return {
    name: user.fullName,
    state: user.state,
    isManagedHere: user.organizationId === scope.organizationId,
    isOwner: userId === ownerUserId,
    hasWayToSignIn: (await findPasswordHash(work.db, person)) !== undefined,
  };
}

function auditTransfer(work: Work, row: store.TransferRow, event: AuditEventDefinition): void {
  work.audit({
    event,
    target: { type: 'user', sid: sid('US', row.toUserId), name: row.toName },
    organizationId: row.organizationId,
    after: {
      ownership_transfer_sid: sid('OT', row.id),
      kind: row.kind,
      state: row.state,
      owner_user_sid: sid('US', row.fromUserId),
      effective_at: row.effectiveAt?.toISOString() ?? null,
      reason: row.reason ?? (row.endedBecause === null ? null : String(readText(row.endedBecause))),
    },
  });
}

const transferIs = (state: store.TransferRow['state']) =>
  say(
    'The transfer is {state, select, offered {offered} requested {requested} waiting {waiting} completed {completed} declined {declined} expired {expired} other {cancelled}}.',
    { state },
  );

/** Moves a transfer along its table. @throws ownership_transfer.not_open */
export async function change(
  work: Work,
  row: store.TransferRow,
  event: TransferEvent,
  more: { waitingHours?: number; because?: Text; audited: AuditEventDefinition },
): Promise<store.TransferRow> {
  const state = transferLifecycle.next(row.state, event);
  if (state === undefined)
    throw ownershipTransferErrors.not_open(transferIs(row.state), {
      facts: { state: row.state },
    });
  const scope = organizationScope(row.organizationId);
  await store.updateTransfer(work.db, scope, row.id, {
    state,
    waitingHours: more.waitingHours ?? null,
    endedBecause: more.because ?? null,
  });
  const after = await getTransfer(work.db, scope, row.id);
  if (after.endedAt !== null) await revokeTokens(work.db, mails.stopPurpose, row.id);
  auditTransfer(work, after, more.audited);
  return after;
}

interface Beginning {
  readonly kind: store.TransferRow['kind'];
  readonly toUserId: string;
  readonly reason: string | null;
}

/** The organization is locked by the engine. @throws ownership_transfer.not_eligible, ownership_transfer.already_open */
async function begin(
  work: Work & { actor: UserActor },
  scope: OrganizationScope,
  { kind, toUserId, reason }: Beginning,
): Promise<store.TransferRow> {
  assertMayBecomeOwner(await readCandidate(work, scope, toUserId));
  const { ownerUserId } = await getOrganization(work.db, scope);
  const isOffer = kind === 'hand_over';
  const id = newId();
  const made = await store.insertTransfer(work.db, scope, {
    id,
    kind,
    state: isOffer ? 'offered' : 'requested',
    fromUserId: ownerUserId,
    toUserId,
    askedBy: work.actor.userId,
    reason,
    offerDays: isOffer ? offerDays : null,
  });
  if (!made) throw ownershipTransferErrors.already_open(say('One is open at a time.'));
  const row = await getTransfer(work.db, scope, id);
  const { offered, requested } = ownershipTransferEvents;
  auditTransfer(work, row, isOffer ? offered : requested);
  return row;
}

function sayImpact(work: Work, row: store.TransferRow): void {
  work.impact.line({
    what: 'becomes_owner',
    label: say('becomes the Owner'),
    count: 1,
    names: [row.toName],
  });
  work.impact.line({
    what: 'becomes_administrator',
    label: say('becomes an Administrator'),
    count: 1,
    names: [row.fromName],
  });
}

/** By the Owner. @throws ownership_transfer.* */
export async function offer(
  work: Work & { actor: UserActor },
  scope: OrganizationScope,
  toUserId: string,
): Promise<store.TransferRow> {
  const row = await begin(work, scope, { kind: 'hand_over', toUserId, reason: null });
  sayImpact(work, row);
  work.impact.you(say('You become an Administrator: deleting and handing over are theirs then.'));
  work.impact.undo(say('You can stop it until it takes effect.'));
  mails.tellOffered(work, row);
  return row;
}

/** By an Administrator, when the Owner is gone. @throws ownership_transfer.* */
export async function ask(
  work: Work & { actor: UserActor },
  scope: OrganizationScope,
  held: Held,
  input: { toUserId: string; reason: string },
): Promise<store.TransferRow> {
  if (held.isOwner)
    throw ownershipTransferErrors.owner_may_hand_over(
      say('You can hand the ownership over yourself.'),
    );
  const row = await begin(work, scope, { kind: 'succession', ...input });
  sayImpact(work, row);
  work.impact.line({
    what: 'people_told',
    label: say('people are told: the Owner and every Administrator'),
    count: (await mails.listTold(work, row)).length,
  });
  work.impact.undo(say('You and the Owner can stop it until it takes effect.'));
  await mails.tellRequested(work, row);
  return row;
}

/** @throws request.not_found for whoever may not, ownership_transfer.not_open */
export async function stop(
  work: Work & { actor: UserActor },
  scope: OrganizationScope,
  held: Held,
  id: string,
): Promise<store.TransferRow> {
  const row = await getTransfer(work.db, scope, id);
  const { userId } = work.actor;
  if (!mayStop({ userId, isOwner: held.isOwner }, row)) {
    throw requestErrors.forbidden(say('You may not stop this transfer.'), {
      whoCan:
        row.kind === 'succession'
          ? say('The Owner, or {askedBy}, who asked for it', { askedBy: row.askedBy })
          : say('The Owner'),
    });
  }
  return cancel(work, row, say('{name} stopped it', { name: work.actor.name }));
}

async function cancel(
  work: Work,
  row: store.TransferRow,
  because: Text,
): Promise<store.TransferRow> {
  const audited = ownershipTransferEvents.cancelled;
  const after = await change(work, row, 'cancel', { because, audited });
  await mails.tellStopped(work, after);
  return after;
}

/** The open transfer that a link in a mail can stop. @throws ownership_transfer.link_dead */
export async function lookUp(db: Db, token: string): Promise<store.TransferRow> {
  const found = await findToken(db, mails.stopPurpose, token);
  const row =
    found === undefined ? undefined : await store.findTransferById(db, outside, found.subjectId);
  if (row === undefined || row.endedAt !== null)
    throw ownershipTransferErrors.link_dead(say('The transfer has ended, or the link was used.'));
  return row;
}

/** By the link in the mail to the Owner, who need not be signed in. @throws ownership_transfer.link_dead */
export async function stopByLink(work: Work, token: string): Promise<store.TransferRow> {
  const { id, organizationId } = await lookUp(work.db, token);
  await lockOrganization(work.db, organizationScope(organizationId));
  const row = await lookUp(work.db, token);
  if (row.id !== id) throw ownershipTransferErrors.link_dead(say('The link was used.'));
  return cancel(work, row, say('stopped by the link in the mail to the Owner'));
}

/** Whatever is open ends with the organization, or while that is to be deleted. */
export async function endOpen(work: Work, scope: OrganizationScope): Promise<void> {
  const open = await store.findOpen(work.db, scope);
  if (open === undefined) return;
  work.impact.line({
    what: 'transfers_cancelled',
    label: say('open transfer of the ownership is cancelled'),
    count: 1,
    names: [open.toName],
  });
  await store.updateTransfer(work.db, scope, open.id, {
    state: 'cancelled',
    waitingHours: null,
    endedBecause: say('the organization is to be deleted'),
  });
  await revokeTokens(work.db, mails.stopPurpose, open.id);
}

/** Locks the organization of a transfer, then reads it as it is. @throws request.not_found */
async function lockAndRead(work: Work, id: string): Promise<store.TransferRow> {
  const before = await store.findTransferById(work.db, outside, id);
  if (before === undefined) throw requestErrors.not_found(say('There is no such transfer.'));
  const scope = organizationScope(before.organizationId);
  await lockOrganization(work.db, scope);
  return getTransfer(work.db, scope, id);
}

/** Only the person named sees it here. @throws request.not_found */
async function getReceived(
  work: Work & { actor: UserActor },
  id: string,
): Promise<store.TransferRow> {
  const row = await lockAndRead(work, id);
  if (row.toUserId !== work.actor.userId || row.kind !== 'hand_over')
    throw requestErrors.not_found(say('There is no such transfer.'));
  return row;
}

/** Nobody becomes Owner by what an earlier Owner said. @throws ownership_transfer.not_open, ownership_transfer.not_eligible */
async function assertStillStands(work: Work, row: store.TransferRow): Promise<void> {
  const scope = organizationScope(row.organizationId);
  const organization = await getOrganization(work.db, scope);
  if (organization.ownerUserId !== row.fromUserId)
    throw ownershipTransferErrors.not_open(say('The organization has another Owner by now.'));
  if (organization.state !== 'active')
    throw ownershipTransferErrors.not_open(say('The organization is not active.'));
  assertMayBecomeOwner(await readCandidate(work, scope, row.toUserId));
}

/** By the person named. @throws ownership_transfer.* */
export async function accept(
  times: WaitingTimes,
  work: Work & { actor: UserActor },
  id: string,
): Promise<store.TransferRow> {
  const row = await getReceived(work, id);
  if (row.state === 'offered' && row.expiresAt !== null && row.expiresAt <= work.now)
    throw ownershipTransferErrors.not_open(say('The offer has expired.'));
  await assertStillStands(work, row);
  const after = await change(work, row, 'accept', {
    waitingHours: times.handOverHours,
    audited: ownershipTransferEvents.accepted,
  });
  sayImpact(work, after);
  work.impact.you(
    say('You become the Owner of {organizationName} after {hours} hours.', {
      organizationName: after.organizationName,
      hours: times.handOverHours,
    }),
  );
  work.impact.undo(
    say('{fromName} can stop it until then.', { fromName: after.fromName }),
    after.effectiveAt ?? undefined,
  );
  await mails.tellWaiting(work, after);
  return after;
}

/** By the person named. @throws ownership_transfer.not_open */
export async function decline(
  work: Work & { actor: UserActor },
  id: string,
): Promise<store.TransferRow> {
  const row = await getReceived(work, id);
  const because = say('{name} declined', { name: work.actor.name });
  const audited = ownershipTransferEvents.declined;
  const after = await change(work, row, 'decline', { because, audited });
  await mails.tellStopped(work, after);
  return after;
}

/** A succession, for the operator. @throws request.not_found */
async function getRequested(work: Work, id: string): Promise<store.TransferRow> {
  const row = await lockAndRead(work, id);
  if (row.kind !== 'succession') throw requestErrors.not_found(say('There is no such request.'));
  return row;
}

/** By the operator. @throws ownership_transfer.* */
export async function approve(
  times: WaitingTimes,
  work: Work,
  id: string,
): Promise<store.TransferRow> {
  const row = await getRequested(work, id);
  await assertStillStands(work, row);
  const after = await change(work, row, 'approve', {
    waitingHours: times.successionHours,
    audited: ownershipTransferEvents.approved,
  });
  sayImpact(work, after);
  work.impact.undo(say('The Owner can stop it until then.'), after.effectiveAt ?? undefined);
  await mails.tellWaiting(work, after);
  return after;
}

/** By the operator. @throws ownership_transfer.not_open */
export async function declineRequest(work: Work, id: string): Promise<store.TransferRow> {
  const row = await getRequested(work, id);
  if (row.state !== 'requested')
    throw ownershipTransferErrors.not_open(say('It was decided about before.'));
  const audited = ownershipTransferEvents.declined;
  const after = await change(work, row, 'decline', {
    because: say('the operator declined'),
    audited,
  });
  await mails.tellStopped(work, after);
  return after;
}

const keyOf = (row: store.TransferRow) => [row.createdKey, row.id];

export async function list(db: Db, scope: OrganizationScope, page: PageRequest) {
  return toPage(await store.listTransfers(db, scope, page), page, keyOf, present);
}

export async function listReceived(db: Db, actor: UserActor) {
  const rows = await store.listOpenFor(db, userScope(actor.userId));
  return { items: rows.map(present) };
}

export async function listRequested(db: Db, onlyOpen: boolean, page: PageRequest) {
  const rows = await store.listSuccessions(db, outside, onlyOpen, page);
  return toPage(rows, page, keyOf, present);
}
