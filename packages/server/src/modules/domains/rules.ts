/** Rules of domains: which names may be claimed, what a check means, and the states. Pure. */

import {
  type DomainName,
  DomainNameError,
  isPublicSuffix,
  mixesScripts,
  parseDomainName,
  registrableDomain,
} from '../../kernel/domain-name.ts';
import { say, type Text } from '../../kernel/text.ts';
import type { DomainEvent, DomainState } from './lifecycle.ts';
import { domainErrors } from './vocabulary.ts';

export type CheckOutcome = 'match' | 'mismatch' | 'absent' | 'unknown';

/** Reads the name that somebody typed. @throws domain.not_a_domain, domain.public_suffix, domain.looks_like_another */
export function readClaim(text: string): DomainName {
  const name = parse(text);
  const at = (detail: Text) => ({ errors: [{ pointer: '/name', detail }] });
  if (isPublicSuffix(name.ascii)) {
    const detail = say('{unicode} is a public suffix: many register names under it.', {
      unicode: name.unicode,
    });
    throw domainErrors.public_suffix(detail, at(detail));
  }
  if (registrableDomain(name.ascii) === undefined) {
    const detail = say('{unicode} is under no public suffix.', { unicode: name.unicode });
    throw domainErrors.not_a_domain(detail, at(detail));
  }
  if (mixesScripts(name.unicode)) {
    const detail = say('{unicode} ({ascii}) mixes letters of several alphabets.', {
      unicode: name.unicode,
      ascii: name.ascii,
    });
    throw domainErrors.looks_like_another(detail, {
      ...at(detail),
      whoCan: say('The operator of this instance'),
    });
  }
  return name;
}

function parse(text: string): DomainName {
  try {
    return parseDomainName(text);
  } catch (error) {
    if (!(error instanceof DomainNameError)) throw error;
    throw domainErrors.not_a_domain(error.text, {
      errors: [{ pointer: '/name', detail: error.text }],
    });
  }
}

/** How the record is called and what it says. `word` is the vendor's. */
export function recordFor(word: string, name: string, challenge: string) {
  const zone = registrableDomain(name) ?? name;
  const below = name === zone ? '' : `.${name.slice(0, -(zone.length + 1))}`;
  return {
    type: 'TXT' as const,
    name: `_${word}.${name}`,
    host: `_${word}${below}`,
    zone,
    value: `${word}-domain-verification=${challenge}`,
    ttl_seconds: 3600,
  };
}

/** Where the file is and what it holds. The value is never part of the address. */
export function fileFor(word: string, name: string, challenge: string) {
  return {
    url: `https://${name}/.well-known/${word}-domain-verification`,
    content: recordFor(word, name, challenge).value,
  };
}

/**
 * What a look at the records means: one whole record must equal the value (DO-04). A wildcard puts its text under
 * every name, so it proves nothing (DO-08).
 */
export function judgeRecords(
  expected: string,
  found: readonly string[],
  isWildcard: boolean,
): CheckOutcome {
  if (isWildcard) return 'mismatch';
  return found.includes(expected) ? 'match' : 'mismatch';
}

/** A file: its content equals the value, but for one line end after it. */
export function judgeFile(expected: string, status: number, body: string): CheckOutcome {
  if (status === 200) return body.replace(/\r?\n$/, '') === expected ? 'match' : 'mismatch';
  // 404 and 410 say that it is not there; anything else is trouble at the other end.
  return status === 404 || status === 410 ? 'absent' : 'unknown';
}

/** What people and forms put around a value without meaning it. */
const withoutTrimmings = (text: string) => text.replace(/^[\s"'“”\\]+|[\s"'“”\\;.]+$/gu, '');

/** How many signs two texts share at their beginning and, beyond that, at their end. */
function sharedEnds(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < most - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return start + end;
}

/** Of what was found, the one that is meant to be ours: it shares the most at its ends, whatever stands around it. */
export function closestTo(expected: string, found: readonly string[]): string | null {
  const shared = (text: string) => sharedEnds(withoutTrimmings(text), expected);
  const [best] = found.toSorted((a, b) => shared(b) - shared(a));
  return best !== undefined && shared(best) >= 8 ? best : null;
}

export interface Standing {
  readonly state: DomainState;
  /** Definite absences in a row, as counted so far. */
  readonly absences: number;
  readonly lastAbsenceAt: Date | null;
}

/** What else bears on a look. */
export interface Circumstances {
  readonly now: Date;
  /** Another organization has proven the domain, and waits. */
  readonly isContested: boolean;
  /** The days for bringing the proof back are over, and it is the clock that looks. */
  readonly isOverdue: boolean;
}

/** What a look amounts to: an event of the domain's life, or only a count. */
export interface Finding {
  readonly event: DomainEvent | undefined;
  readonly absences: number;
  readonly lastAbsenceAt: Date | null;
}

const absencesUntilUncertain = 3;
const hoursBetweenAbsences = 20;

/**
 * What follows from a look. An outage changes nothing. A definite absence counts once in 20 hours, and the third in a
 * row makes a proven domain uncertain; when another organization proves the domain, the first does.
 */
export function afterCheck(
  standing: Standing,
  outcome: CheckOutcome,
  { now, isContested, isOverdue }: Circumstances,
): Finding {
  const { state, absences, lastAbsenceAt } = standing;
  const asBefore = { event: undefined, absences, lastAbsenceAt };
  if (outcome === 'unknown') return asBefore;
  if (outcome === 'match') {
    const event =
      state === 'unverified' ? 'proven' : state === 'verified_uncertain' ? 'restored' : undefined;
    return { event, absences: 0, lastAbsenceAt: null };
  }
  if (state === 'verified_uncertain' && isOverdue) return { ...asBefore, event: 'lapsed' };
  if (state !== 'verified') return asBefore;
  if (isContested)
    return { event: 'contested', absences: absencesUntilUncertain, lastAbsenceAt: now };
  const since =
    lastAbsenceAt === null ? Number.POSITIVE_INFINITY : now.getTime() - lastAbsenceAt.getTime();
  if (since < hoursBetweenAbsences * hour) return asBefore;
  const counted = absences + 1;
  const event = counted >= absencesUntilUncertain ? 'doubted' : undefined;
  return { event, absences: counted, lastAbsenceAt: now };
}

const hour = 3_600_000;
const minute = 60_000;

export interface Watched {
  readonly id: string;
  /** An unproven one is looked at by itself until then. */
  readonly checkedUntil: Date;
  /** When it lapses, while its proof is gone. */
  readonly lapsesAt: Date | null;
  /** Another organization has proven it, and waits for what we see here. */
  readonly isWaitedFor: boolean;
}

/**
 * When to look again by itself: an unproven domain hourly as long as it is watched, a proven one daily, spread by its
 * id; one whose proof is gone hourly, and when it is to lapse; one that somebody waits for every ten minutes.
 */
export function nextCheckAt(state: DomainState, now: Date, watched: Watched): Date | null {
  if (state === 'removed' || state === 'lapsed') return null;
  const inHours = (hours: number) => new Date(now.getTime() + hours * hour);
  if (state === 'unverified') return now < watched.checkedUntil ? inHours(1) : null;
  if (watched.isWaitedFor) return new Date(now.getTime() + 10 * minute);
  if (state === 'verified') {
    const spread = (Number.parseInt(watched.id.slice(-4), 16) / 0xffff) * 2;
    return inHours(22 + spread);
  }
  const { lapsesAt } = watched;
  const isNear = lapsesAt !== null && lapsesAt > now && lapsesAt < inHours(1);
  return isNear ? lapsesAt : inHours(1);
}

/** The days left at which those who look after a domain are warned, each once. */
export const warnedAtDaysLeft = [30, 14, 7, 1] as const;

/** Whole days, so that the last of them is 1 and never 0. */
export const daysUntil = (now: Date, until: Date): number =>
  Math.max(1, Math.ceil((until.getTime() - now.getTime()) / (24 * hour)));

const unknownReasons: Record<string, Text> = {
  timeout: say('the DNS servers did not answer in time'),
  server_failure: say('the DNS servers answered that they failed'),
  refused: say('the DNS servers refused to answer'),
  alias_loop: say('the name leads round in a circle of aliases'),
  unreadable: say('the answer could not be read'),
  servers_disagree: say('two DNS servers gave different answers'),
  no_address: say('the web server has no address'),
  unreachable: say('the web server could not be reached'),
  certificate: say('the web server has no valid certificate for the name'),
  not_allowed: say('the name leads to an address that is not public'),
  too_large: say('the file is larger than 1 KiB'),
  http_error: say('the web server answered with an error'),
  redirected: say('the web server sends on to another address, and the file has to be at this one'),
  wildcard: say('a wildcard record answers for every name'),
};

/** One sentence on a check: what it means and whose move it is. */
export function sentenceOfCheck(check: {
  method: 'dns' | 'https';
  outcome: CheckOutcome;
  reason: string | null;
  found: readonly string[];
  expected: string;
}): Text {
  if (check.outcome === 'unknown')
    return say('We could not ask: {why}. That is held against nobody; we try again.', {
      why: unknownReasons[check.reason ?? ''] ?? say('something went wrong on the way'),
    });
  if (check.outcome === 'mismatch' && check.reason === 'wildcard')
    return say(
      'A wildcard record answers for every name. It is your move: add the record under its own name.',
    );
  return check.method === 'dns' ? sentenceOfRecord(check) : sentenceOfFile(check);
}

interface Seen {
  readonly outcome: CheckOutcome;
  readonly found: readonly string[];
  readonly expected: string;
}

function sentenceOfRecord({ outcome, found, expected }: Seen): Text {
  if (outcome === 'match') return say('The record is there and says what it should.');
  if (outcome === 'absent')
    return say(
      'There is no such record yet. It is your move: add it. It can take some minutes until we see it.',
    );
  return closestTo(expected, found) === null
    ? say(
        'There is a record of that name, but with something else in it. It is your move: add ours beside it.',
      )
    : say('The record is there, but its value differs. It is your move: correct it.');
}

function sentenceOfFile({ outcome, found, expected }: Seen): Text {
  if (outcome === 'match') return say('The file is there and says what it should.');
  if (outcome === 'absent')
    return say(
      'There is no such file yet. It is your move: add it. It can take some minutes until we see it.',
    );
  return closestTo(expected, found) === null
    ? say(
        'There is a file of that name, but with something else in it. It is your move: add ours beside it.',
      )
    : say('The file is there, but its value differs. It is your move: correct it.');
}
