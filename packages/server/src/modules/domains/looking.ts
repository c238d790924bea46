/** Use cases of looking at a domain: before the transaction the look, inside it what follows. */

import type { AuditEventDefinition } from '../../kernel/audit.ts';
import { systemClock } from '../../kernel/clock.ts';
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { Kernel } from '../../kernel/module.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import * as disputes from './disputes.ts';
import { lapse } from './ending.ts';
import { changeState, getDomain, targetOf, tellThem } from './holding.ts';
import { type DomainEvent, lapseAfterDays, restoreWithinDays } from './lifecycle.ts';
import { type DomainMail, provenMail, restoredMail, uncertainMail } from './mails.ts';
import { lookForProof, type Proof } from './proofs.ts';
import * as rules from './rules.ts';
import * as store from './store.ts';
import { domainErrors, domainEvents } from './vocabulary.ts';

export interface Look {
  /** The row as it was when the look began. */
  readonly row: store.DomainRow;
  /** Undefined: the last look is so young that it stands. */
  readonly proof: Proof | undefined;
  /** The days of a dispute are over: the domain passes to whoever proves it. */
  readonly isDue?: boolean;
}

const youngMs = 20_000;
const looksPerHour = { name: 'domain-check', limit: 150, windowSeconds: 3_600 };

/** Before the transaction: looks at the Internet. @throws domain.challenge_expired, domain.lapsed, request.too_many */
export async function look(
  kernel: Kernel,
  db: Db,
  scope: OrganizationScope,
  asked: { id: string; method: 'dns' | 'https' },
): Promise<Look> {
  const { id, method } = asked;
  const row = await getDomain(db, scope, id);
  if (row.state === 'lapsed')
    throw domainErrors.lapsed(
      say('{row} lapsed: nobody is managed under it any more.', { row: row.name }),
    );
  if (row.state === 'unverified' && row.isChallengeExpired)
    throw domainErrors.challenge_expired(
      say('Ask for a new record, and put it in place of the old one.'),
    );
  const since =
    row.lastCheck === null
      ? Number.POSITIVE_INFINITY
      : systemClock.now().getTime() - new Date(row.lastCheck.checkedAt).getTime();
  if (since < youngMs && row.lastCheck?.method === method) return { row, proof: undefined };
  const counted = await kernel.rateLimits.consume(db, looksPerHour, id);
  if (!counted.allowed)
    throw requestErrors.too_many(say('This domain was checked often enough for this hour.'), {
      retryAfterSeconds: counted.retryAfterSeconds,
    });
  return { row, proof: await lookForProof(kernel, row, method) };
}

/** Who had the look done. Only the clock lets a domain lapse. */
export interface Asker {
  readonly name: string;
  readonly isClock: boolean;
}

/**
 * Writes a look down and draws its consequence. The organization's row is locked by the caller. A row that changed
 * since the look began is left alone (DO-05).
 * @throws domain.changed_meanwhile
 */
export async function recordLook(
  work: Work,
  scope: OrganizationScope,
  { row: before, proof, isDue = false }: Look,
  asker: Asker,
): Promise<store.DomainRow> {
  const row = await getDomain(work.db, scope, before.id, true);
  if (proof === undefined) return row;
  if (row.version !== before.version)
    throw domainErrors.changed_meanwhile(say('Somebody changed the domain while it was checked.'));
  await store.insertCheck(work.db, scope, row.id, { id: newId(), askedBy: asker.name, ...proof });
  const open = await disputes.listAgainst(work, scope, row);
  const finding = rules.afterCheck(row, proof.outcome, {
    now: work.now,
    isContested: open.length > 0,
    isOverdue: asker.isClock && (row.isOverdue || isDue),
  });
  if (finding.event === 'lapsed') return lapse(work, scope, row);
  const following = await disputes.follow(work, scope, open, proof.outcome);
  await settle(work, scope, { now: work.now, row, finding, proof, following });
  return getDomain(work.db, scope, row.id);
}

interface Settling {
  readonly now: Date;
  readonly row: store.DomainRow;
  readonly finding: rules.Finding;
  readonly proof: Proof;
  readonly following: disputes.Following;
}

async function settle(work: Work, scope: OrganizationScope, settling: Settling): Promise<void> {
  const { row, finding } = settling;
  if (finding.event !== 'proven') {
    await write(work.db, scope, settling);
    return tell(work, scope, row, finding.event);
  }
  const isFree = !row.heldByAnother && !row.isReleasing;
  // Of two that prove a free name at once one does: the unique index decides.
  if (isFree && (await store.attempt(work.db, (db) => write(db, scope, settling))))
    return tell(work, scope, row, 'proven');
  await write(work.db, scope, { ...settling, finding: { ...row, event: undefined } });
  if (!row.isReleasing) await disputes.open(work, scope, row);
}

async function write(
  db: Db,
  scope: OrganizationScope,
  { now, row, finding, proof, following }: Settling,
): Promise<void> {
  const { event, absences, lastAbsenceAt } = finding;
  const state = event === undefined ? row.state : changeState(row.state, event);
  const warned = event === 'doubted' ? lapseAfterDays : row.warnedDaysLeft;
  await store.updateChecked(db, scope, row.id, {
    state,
    absences,
    lastAbsenceAt,
    method: event === 'proven' || event === 'restored' ? proof.method : row.method,
    nextCheckAt: rules.nextCheckAt(state, now, { ...row, isWaitedFor: following.isWaitedFor }),
    warnedDaysLeft: following.hasDeadline
      ? Math.min(warned ?? restoreWithinDays, restoreWithinDays)
      : warned,
    hasChanged: state !== row.state,
  });
}

/** What a dispute means is told to both sides by its own job. */
const told: Partial<Record<DomainEvent, { event: AuditEventDefinition; mail?: DomainMail }>> = {
  proven: { event: domainEvents.verified, mail: provenMail },
  restored: { event: domainEvents.restored, mail: restoredMail },
  doubted: { event: domainEvents.uncertain, mail: uncertainMail },
  contested: { event: domainEvents.contested },
};

async function tell(
  work: Work,
  scope: OrganizationScope,
  row: store.DomainRow,
  event: DomainEvent | undefined,
): Promise<void> {
  const words = event === undefined ? undefined : told[event];
  if (event === undefined || words === undefined) return;
  work.audit({
    event: words.event,
    target: targetOf(row),
    organizationId: scope.organizationId,
    before: { state: row.state },
    after: { state: changeState(row.state, event) },
  });
  if (words.mail !== undefined) await tellThem(work, scope, row, words.mail);
}
