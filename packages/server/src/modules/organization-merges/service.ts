/** Use cases of organization merges: offering, withdrawing, declining, expiring. Accepting is in `merging.ts`. */

import type { UserActor } from '../../kernel/actor.ts';
import type { AuditEventDefinition } from '../../kernel/audit.ts';
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { newId, sid } from '../../kernel/ids.ts';
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
import { readHoldings } from '../domains/index.ts';
import {
  findOwnedOrganization,
  getOrganization,
  lockOrganizations,
} from '../organizations/index.ts';
import { findOpenTransfer } from '../ownership-transfers/index.ts';
import { findUser, findUserByEmail, readEmail } from '../users/index.ts';
import { type MergeEvent, mergeLifecycle, offerDays } from './lifecycle.ts';
import * as mails from './mails.ts';
import { type MergeFacts, whyNotMerged } from './rules.ts';
import * as store from './store.ts';
import { mergeErrors, mergeEvents } from './vocabulary.ts';

const bothSides = platformScope('an offer is between two organizations');

const nullable = (value: Date | null) => value?.toISOString() ?? null;

/** As the organization that offers sees it: of the other one nothing but the address, until its Owner accepts. */
export function present(row: store.MergeRow) {
  const isCompleted = row.state === 'completed';
  return {
    sid: sid('OM', row.id),
    state: row.state,
    email: row.email,
    candidate: isCompleted
      ? { sid: sid('OR', row.candidateId), friendly_name: row.candidateName }
      : null,
    offered_by: row.offeredBy,
    joined: isCompleted
      ? {
          accounts: row.accountsJoined ?? 0,
          people: row.peopleJoined ?? 0,
          people_outside: row.peopleOutside ?? 0,
        }
      : null,
    expires_at: row.expiresAt.toISOString(),
    ended_at: nullable(row.endedAt),
    ended_because: row.endedBecause === null ? null : readText(row.endedBecause),
    created_at: row.createdAt.toISOString(),
  };
}

/** As the Owner who is asked sees it. */
export function presentReceived(row: store.MergeRow) {
  return {
    sid: sid('OM', row.id),
    state: row.state,
    organization: { sid: sid('OR', row.organizationId), friendly_name: row.organizationName },
    offered_by: { name: row.offeredBy, email: row.offeredByEmail },
    candidate: { sid: sid('OR', row.candidateId), friendly_name: row.candidateName },
    expires_at: row.expiresAt.toISOString(),
    ended_at: nullable(row.endedAt),
    created_at: row.createdAt.toISOString(),
  };
}

/** @throws request.not_found */
async function getMerge(db: Db, scope: OrganizationScope, id: string): Promise<store.MergeRow> {
  const row = await store.findMerge(db, scope, id);
  if (row === undefined) throw requestErrors.not_found(say('There is no such offer here.'));
  return row;
}

function auditMerge(work: Work, row: store.MergeRow, event: AuditEventDefinition): void {
  work.audit({
    event,
    target: { type: 'organization_merge', sid: sid('OM', row.id), name: row.email },
    organizationId: row.organizationId,
    after: {
      state: row.state,
      email: row.email,
      because: row.endedBecause === null ? null : String(readText(row.endedBecause)),
    },
  });
}

/** Moves an offer along its table. Undefined when somebody was quicker. */
async function end(
  work: Work,
  row: store.MergeRow,
  event: MergeEvent,
  more: { because?: Text; figures?: store.MergeFigures },
): Promise<store.MergeRow | undefined> {
  const scope = organizationScope(row.organizationId);
  const state = mergeLifecycle.next(row.state, event);
  if (state === undefined) return undefined;
  const { because = null, figures } = more;
  const isDone = await store.endMerge(work.db, scope, row.id, { state, because, figures });
  return isDone ? getMerge(work.db, scope, row.id) : undefined;
}

const ended = (row: store.MergeRow) =>
  mergeErrors.not_open(
    row.endedAt === null
      ? say('It was answered at this moment.')
      : say(
          'The offer is {state, select, offered {offered} completed {completed} declined {declined} withdrawn {withdrawn} expired {expired} other {cancelled}}.',
          { state: row.state },
        ),
  );

/** The same, for somebody who asked for it. @throws organization_merge.not_open */
export async function change(
  work: Work,
  row: store.MergeRow,
  event: MergeEvent,
  more: { because?: Text; figures?: store.MergeFigures },
): Promise<store.MergeRow> {
  const after = await end(work, row, event, more);
  if (after === undefined) throw ended(row);
  return after;
}

/** What decides whether the candidate can be merged into the receiving organization, as it is now. */
export async function readFacts(
  db: Db,
  sides: { receivingId: string; candidateId: string; offeredById: string; ownerUserId: string },
): Promise<MergeFacts> {
  const there = organizationScope(sides.receivingId);
  const here = organizationScope(sides.candidateId);
  const [receiving, candidate] = [
    await getOrganization(db, there),
    await getOrganization(db, here),
  ];
  const owner = await findUser(db, userScope(sides.ownerUserId));
  const [theirs, own] = [await readHoldings(db, there), await readHoldings(db, here)];
  const { people, accounts } = await store.readSize(db, here);
  return {
    receiving: {
      state: receiving.state,
      isOwnedByOfferer: receiving.ownerUserId === sides.offeredById,
    },
    candidate: {
      state: candidate.state,
      isOwnedByAsked: candidate.ownerUserId === sides.ownerUserId,
      heldDomains: own.heldCount,
      isReleasing: own.isReleasing,
      hasOpenTransfer: (await findOpenTransfer(db, here)) !== undefined,
      accounts,
      people,
    },
    isAddressHeld: owner !== undefined && theirs.verifiedNames.includes(domainOf(owner.email)),
  };
}

const domainOf = (email: string) => email.slice(email.lastIndexOf('@') + 1);

/** One refusal for everything that would tell a stranger whether there is such an organization, and how it is. */
async function findCandidate(
  work: Work & { actor: UserActor },
  scope: OrganizationScope,
  email: ReturnType<typeof readEmail>,
): Promise<{ candidateId: string; ownerUserId: string }> {
  const refuse = () =>
    mergeErrors.no_candidate(
      say('Nobody who could accept has {asTyped}.', { asTyped: email.asTyped }),
    );
  const user = await findUserByEmail(work.db, email);
  if (user === undefined) throw refuse();
  const candidateId = await findOwnedOrganization(work.db, userScope(user.id));
  if (candidateId === undefined || candidateId === scope.organizationId) throw refuse();
  const facts = await readFacts(work.db, {
    receivingId: scope.organizationId,
    candidateId,
    offeredById: work.actor.userId,
    ownerUserId: user.id,
  });
  if (whyNotMerged(facts) !== undefined) throw refuse();
  return { candidateId, ownerUserId: user.id };
}

/** By the Owner; the organization's row is locked by the engine. @throws organization_merge.* */
export async function offer(
  work: Work & { actor: UserActor },
  scope: OrganizationScope,
  address: string,
): Promise<store.MergeRow> {
  const email = readEmail(address);
  const { verifiedNames } = await readHoldings(work.db, scope);
  if (!verifiedNames.includes(email.domain))
    throw mergeErrors.outside_domains(
      say('{domain} is not a verified domain here.', { domain: email.domain }),
      {
        errors: [{ pointer: '/email', detail: say('must be in a verified domain') }],
      },
    );
  const candidate = await findCandidate(work, scope, email);
  const id = newId();
  const made = await store.insertMerge(work.db, scope, {
    id,
    ...candidate,
    email: email.asTyped,
    offeredBy: work.actor.userId,
    offerDays,
  });
  if (!made) throw await stillOpen(work, scope, { ...candidate, email: email.asTyped });
  const row = await getMerge(work.db, scope, id);
  sayOffer(work, row);
  auditMerge(work, row, mergeEvents.offered);
  work.mail(mails.mergeMail(mails.offeredLetter(row), row.organizationId));
  return row;
}

/** One whose time is over is ended by the clock, which also tells of it; it comes round every minute. */
async function stillOpen(
  work: Work,
  scope: OrganizationScope,
  asked: { candidateId: string; email: string },
) {
  const open = await store.listOpenAbout(work.db, scope);
  const before = open.find(({ candidateId }) => candidateId === asked.candidateId);
  return before !== undefined && before.expiresAt <= work.now
    ? mergeErrors.already_open(say('The offer before has just expired. Ask again in a minute.'), {
        retryAfterSeconds: 60,
      })
    : mergeErrors.already_open(say('{asTyped} has not answered yet.', { asTyped: asked.email }));
}

function sayOffer(work: Work, row: store.MergeRow): void {
  work.impact.line({
    what: 'owner_asked',
    label: say('person is asked by mail; nothing else changes before they accept'),
    count: 1,
    names: [row.email],
  });
  work.impact.you(
    say(
      'When they accept, their accounts and their users in your verified domains belong to your organization. You stay its only Owner.',
    ),
  );
  work.impact.undo(say('You can withdraw the offer until it is answered.'), row.expiresAt);
}

/** By the Owner; the organization's row is locked by the engine. @throws organization_merge.not_open */
export async function withdraw(
  work: Work & { actor: UserActor },
  scope: OrganizationScope,
  id: string,
): Promise<store.MergeRow> {
  const row = await getMerge(work.db, scope, id);
  const after = await change(work, row, 'withdraw', {
    because: say('{name} withdrew it', { name: work.actor.name }),
  });
  auditMerge(work, after, mergeEvents.withdrawn);
  mails.tellAsked(work, after);
  return after;
}

/**
 * Locks both organizations of an offer, then reads it as it is. Whoever is not asked does not find it.
 * @throws request.not_found, organization_merge.not_open
 */
export async function lockReceived(
  work: Work & { actor: UserActor },
  id: string,
): Promise<store.MergeRow> {
  const person = userScope(work.actor.userId);
  const before = await store.findReceived(work.db, person, id);
  if (before === undefined) throw requestErrors.not_found(say('There is no such offer.'));
  await lockOrganizations(work.db, bothSides, [before.organizationId, before.candidateId]);
  const row = await getMerge(work.db, organizationScope(before.organizationId), id);
  if (row.endedAt !== null) throw ended(row);
  if (row.expiresAt <= work.now) throw mergeErrors.not_open(say('The offer has expired.'));
  return row;
}

/** By the Owner who is asked. @throws request.not_found, organization_merge.not_open */
export async function decline(
  work: Work & { actor: UserActor },
  id: string,
): Promise<store.MergeRow> {
  const row = await lockReceived(work, id);
  const after = await change(work, row, 'decline', { because: say('they declined') });
  auditMerge(work, after, mergeEvents.declined);
  mails.tellOfferer(work, after);
  return after;
}

/** One of the organizations is to be deleted, or is merged elsewhere: the other side is told that it is off. */
export async function cancelOpen(work: Work, scope: OrganizationScope): Promise<void> {
  const open = await store.listOpenAbout(work.db, scope);
  if (open.length === 0) return;
  work.impact.line({
    what: 'merges_cancelled',
    label: say('open offers to merge organizations are called off'),
    count: open.length,
    names: open.map((row) =>
      row.organizationId === scope.organizationId ? row.email : row.organizationName,
    ),
  });
  for (const row of open) {
    // Only one side is locked: the other may just have withdrawn it.
    const after = await end(work, row, 'cancel', { because: say('it is not possible any more') });
    if (after === undefined) continue;
    mails.tellAsked(work, after);
    mails.tellOfferer(work, after);
  }
}

/** By the clock; the organization is locked. What was answered meanwhile is left alone. */
export async function expire(work: Work, scope: OrganizationScope, id: string): Promise<void> {
  const row = await store.findMerge(work.db, scope, id);
  if (row === undefined || row.endedAt !== null || row.expiresAt > work.now) return;
  const after = await end(work, row, 'expire', { because: say('nobody answered') });
  if (after === undefined) return;
  auditMerge(work, after, mergeEvents.expired);
  mails.tellAsked(work, after);
  mails.tellOfferer(work, after);
}

export async function list(db: Db, scope: OrganizationScope, page: PageRequest) {
  const rows = await store.listMerges(db, scope, page);
  return toPage(rows, page, (row) => [row.createdKey, row.id], present);
}

export async function listReceived(db: Db, actor: UserActor) {
  const rows = await store.listReceived(db, userScope(actor.userId));
  return { items: rows.map(presentReceived) };
}
