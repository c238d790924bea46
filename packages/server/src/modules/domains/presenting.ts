/** Domains and looks as answers show them: where things stand, and whose move it is. */

import { systemClock } from '../../kernel/clock.ts';
import { sid } from '../../kernel/ids.ts';
import type { Kernel } from '../../kernel/module.ts';
import { say, type Text } from '../../kernel/text.ts';
import { restoreWithinDays } from './lifecycle.ts';
import * as rules from './rules.ts';
import type * as store from './store.ts';

export function presentCheck(
  check: Omit<store.CheckRow, 'checkedAt'> & { checkedAt: Date | string },
) {
  return {
    checked_at: new Date(check.checkedAt).toISOString(),
    asked_by: check.askedBy,
    method: check.method,
    outcome: check.outcome,
    expected: check.expected,
    found: check.found,
    closest: check.outcome === 'mismatch' ? rules.closestTo(check.expected, check.found) : null,
    sentence: rules.sentenceOfCheck(check),
    server: check.server,
    ttl_seconds: check.ttlSeconds,
    http_status: check.httpStatus,
  };
}

export type Move = 'yours' | 'ours' | 'theirs' | 'nobody';

interface Standing {
  readonly sentence: Text;
  readonly whoseMove: Move;
}

/** Where things stand, and whose move it is. */
function standingOf(row: store.DomainRow, now: Date): Standing {
  switch (row.state) {
    case 'verified':
      return {
        sentence:
          row.method === 'https'
            ? say('Proven by a file. We look again every day; leave the file in place.')
            : say('Proven by DNS. We look again every day; leave the record in place.'),
        whoseMove: 'nobody',
      };
    case 'verified_uncertain':
      return { sentence: sentenceOfUncertain(row, now), whoseMove: 'yours' };
    case 'lapsed':
    case 'removed':
      return { sentence: sentenceOfLapsed(row), whoseMove: 'yours' };
    case 'unverified':
      return standingOfClaim(row);
  }
}

function sentenceOfUncertain(row: store.DomainRow, now: Date): Text {
  const days = row.lapsesAt === null ? 0 : rules.daysUntil(now, row.lapsesAt);
  const left = say(
    'You have {days, plural, one {# day} other {# days}} to bring it back: it is your move.',
    { days },
  );
  return row.dispute?.state === 'restoring'
    ? say(
        'The proof is gone, and another organization has proven this domain: without yours it becomes theirs. {left}',
        { left },
      )
    : say('The proof is gone. Nobody can be added under this domain until it is back. {left}', {
        left,
      });
}

function sentenceOfLapsed(row: store.DomainRow): Text {
  const people = row.peopleReleased;
  if (row.isReleasing)
    return say('This domain lapsed. The people who were managed under it are being released.');
  if (people === 0)
    return say(
      'This domain lapsed, and nobody was managed under it. Ask for a new record to prove it again: it is your move.',
    );
  return say(
    'This domain lapsed, and {people, plural, one {# person was released} other {# people were released}}. Ask for a new record to prove it again: it is your move.',
    { people },
  );
}

function standingOfClaim(row: store.DomainRow): Standing {
  if (row.lastCheck?.outcome === 'match' && row.isReleasing)
    return {
      sentence: say(
        'Your proof is right. People who were managed under an earlier proof are still being released; then the domain is yours.',
      ),
      whoseMove: 'ours',
    };
  if (row.lastCheck?.outcome === 'match' && row.heldByAnother) return standingOfDispute(row);
  if (row.isChallengeExpired)
    return {
      sentence: say('The record is older than seven days. Ask for a new one: it is your move.'),
      whoseMove: 'yours',
    };
  if (row.lastCheck === null)
    return {
      sentence: say('Waiting for the record. Add it at your DNS provider: it is your move.'),
      whoseMove: 'yours',
    };
  const { outcome } = row.lastCheck;
  const isOurs = outcome === 'unknown' || outcome === 'match';
  return {
    sentence: rules.sentenceOfCheck(row.lastCheck),
    whoseMove: isOurs ? 'ours' : 'yours',
  };
}

function standingOfDispute(row: store.DomainRow): Standing {
  const held = say('Your proof is right, but another organization holds this domain.');
  if (row.dispute?.state === 'restoring')
    return {
      sentence: say(
        '{held} Its own proof is gone, and it has {days} days to bring it back. If it does not, the domain becomes yours: leave your record in place.',
        { held, days: restoreWithinDays },
      ),
      whoseMove: 'theirs',
    };
  if (row.dispute?.state === 'refused')
    return {
      sentence: say(
        '{held} Its own proof stands, so your claim is refused. Both Owners were told.',
        { held },
      ),
      whoseMove: 'nobody',
    };
  return { sentence: say('{held} We are looking at its proof.', { held }), whoseMove: 'ours' };
}

/** A dispute as either side may know it: never who the other is. */
function presentDispute({ dispute, state, lastCheck }: store.DomainRow) {
  if (dispute === null) return null;
  const isOpen = dispute.state === 'checking' || dispute.state === 'restoring';
  const wasRefused =
    dispute.state === 'refused' && state === 'unverified' && lastCheck?.outcome === 'match';
  if (!isOpen && !wasRefused) return null;
  return {
    side: dispute.side,
    state: dispute.state,
    restore_until:
      dispute.restoreUntil === null ? null : new Date(dispute.restoreUntil).toISOString(),
  };
}

const instantOf = (date: Date | null) => date?.toISOString() ?? null;

export function presentDomain(kernel: Kernel, row: store.DomainRow) {
  const word = kernel.verificationName;
  const now = systemClock.now();
  const { sentence, whoseMove } = standingOf(row, now);
  return {
    sid: sid('DN', row.id),
    name: row.name,
    unicode_name: row.unicodeName,
    state: row.state === 'removed' ? ('lapsed' as const) : row.state,
    method: row.method,
    sentence,
    whose_move: whoseMove,
    record: rules.recordFor(word, row.name, row.challenge),
    file: rules.fileFor(word, row.name, row.challenge),
    challenge_expires_at: row.challengeExpiresAt.toISOString(),
    last_check: row.lastCheck === null ? null : presentCheck(row.lastCheck),
    next_check_at: instantOf(row.nextCheckAt),
    held_by_another:
      row.state === 'unverified' && row.lastCheck?.outcome === 'match' && row.heldByAnother,
    dispute: presentDispute(row),
    added_by: row.addedBy,
    created_at: row.createdAt.toISOString(),
    verified_at: instantOf(row.verifiedAt),
    uncertain_since: instantOf(row.uncertainSince),
    lapses_at: instantOf(row.lapsesAt),
    days_left: row.lapsesAt === null ? null : rules.daysUntil(now, row.lapsesAt),
    lapsed_at: instantOf(row.lapsedAt),
    people_released: row.peopleReleased,
    version: row.version,
  };
}
