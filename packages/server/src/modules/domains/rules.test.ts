import { describe, expect, it } from 'vitest';
import { domainLifecycle } from './lifecycle.ts';
import {
  afterCheck,
  type CheckOutcome,
  closestTo,
  fileFor,
  judgeFile,
  judgeRecords,
  nextCheckAt,
  readClaim,
  recordFor,
  type Standing,
  sentenceOfCheck,
} from './rules.ts';

const challenge = '0123456789abcdef0123456789abcdef';
const value = `bailiwick-domain-verification=${challenge}`;

describe('readClaim', () => {
  it.each(['corp.com', 'eng.corp.co.uk', 'bücher.example', 'someone.github.io'])(
    '%s may be claimed',
    (name) => {
      expect(readClaim(name).ascii.length).toBeGreaterThan(3);
    },
  );
  it.each([
    ['com', 'domain.not_a_domain'],
    ['co.uk', 'domain.public_suffix'],
    ['github.io', 'domain.public_suffix'],
    ['user@corp.com', 'domain.not_a_domain'],
    ['http://corp.com', 'domain.not_a_domain'],
    ['pаypal.com', 'domain.looks_like_another'],
  ])('%s may not: %s', (name, code) => {
    expect(() => readClaim(name)).toThrow(
      expect.objectContaining({ definition: expect.objectContaining({ code }) }),
    );
  });
});

describe('what has to be published', () => {
  it.each([
    ['corp.com', '_bailiwick.corp.com', '_bailiwick', 'corp.com'],
    ['eng.corp.co.uk', '_bailiwick.eng.corp.co.uk', '_bailiwick.eng', 'corp.co.uk'],
  ])('%s', (name, full, host, zone) => {
    expect(recordFor('bailiwick', name, challenge)).toMatchObject({
      name: full,
      host,
      zone,
      value,
    });
  });
  it('never has the value in the address of the file', () => {
    const file = fileFor('bailiwick', 'corp.com', challenge);
    expect(file.url).toBe('https://corp.com/.well-known/bailiwick-domain-verification');
    expect(file.content).toBe(value);
  });
});

describe('a look at the records', () => {
  it.each<[string[], boolean, CheckOutcome]>([
    [[value], false, 'match'],
    [['v=spf1 -all', value], false, 'match'],
    [[`${value} `], false, 'mismatch'],
    [[`x ${value}`], false, 'mismatch'],
    [[value.toUpperCase()], false, 'mismatch'],
    [[`"${value}"`], false, 'mismatch'],
    [[challenge], false, 'mismatch'],
    [[], false, 'mismatch'],
    [[value], true, 'mismatch'],
  ])('%j (wildcard: %s): %s', (found, wildcard, outcome) => {
    expect(judgeRecords(value, found, wildcard)).toBe(outcome);
  });
});

describe('a look at the file', () => {
  it.each<[number, string, CheckOutcome]>([
    [200, value, 'match'],
    [200, `${value}\n`, 'match'],
    [200, `${value}\r\n`, 'match'],
    [200, `${value}\n\n`, 'mismatch'],
    [200, `<html>${value}</html>`, 'mismatch'],
    [404, value, 'absent'],
    [410, '', 'absent'],
    [302, value, 'unknown'],
    [403, '', 'unknown'],
    [500, value, 'unknown'],
  ])('%d %j: %s', (status, body, outcome) => {
    expect(judgeFile(value, status, body)).toBe(outcome);
  });
});

describe('afterCheck', () => {
  const now = new Date('2026-11-24T12:00:00Z');
  const dayLater = (days: number) => new Date(now.getTime() + days * 86_400_000);
  const at = (when: Date) => ({ now: when, isContested: false, isOverdue: false });
  const nothing = { absences: 0, lastAbsenceAt: null } as const;
  const proven = { state: 'verified', ...nothing } as const;
  const uncertain = { state: 'verified_uncertain', absences: 3, lastAbsenceAt: now } as const;
  /** What stands after a look. */
  const after = (standing: Standing, outcome: CheckOutcome, when: Date): Standing => {
    const { event, absences, lastAbsenceAt } = afterCheck(standing, outcome, at(when));
    const state =
      event === undefined ? standing.state : domainLifecycle.next(standing.state, event);
    return { state: state ?? standing.state, absences, lastAbsenceAt };
  };

  it('proves, and clears what was counted', () => {
    expect(after({ state: 'unverified', ...nothing }, 'match', now).state).toBe('verified');
    expect(after(uncertain, 'match', now)).toEqual(proven);
  });

  it('holds nothing against an unproven one', () => {
    const waiting = { state: 'unverified', ...nothing } as const;
    for (const outcome of ['absent', 'mismatch', 'unknown'] as const)
      expect(after(waiting, outcome, now)).toEqual(waiting);
  });

  it('makes a proven one uncertain at the third definite absence on different days', () => {
    let standing = after(proven, 'absent', now);
    expect(standing).toMatchObject({ state: 'verified', absences: 1 });
    // Many looks on one day are one.
    for (let look = 0; look < 10; look += 1)
      standing = after(standing, 'absent', new Date(now.getTime() + look * 3_600_000));
    expect(standing).toMatchObject({ state: 'verified', absences: 1 });
    standing = after(standing, 'mismatch', dayLater(1));
    expect(standing).toMatchObject({ state: 'verified', absences: 2 });
    standing = after(standing, 'absent', dayLater(2));
    expect(standing).toMatchObject({ state: 'verified_uncertain', absences: 3 });
  });

  it('forty days of outage change nothing', () => {
    let standing: Standing = proven;
    for (let day = 0; day < 40; day += 1) standing = after(standing, 'unknown', dayLater(day));
    expect(standing).toEqual(proven);
  });

  it('starts counting anew when the proof was seen in between', () => {
    let standing = after(after(proven, 'absent', now), 'absent', dayLater(1));
    standing = after(standing, 'match', dayLater(2));
    expect(after(standing, 'absent', dayLater(3))).toMatchObject({
      state: 'verified',
      absences: 1,
    });
  });

  const contested = { now, isContested: true, isOverdue: false };
  const overdue = { now, isContested: false, isOverdue: true };
  it.each([
    ['one absence is enough when another proves it', proven, 'absent', contested, 'contested'],
    ['an outage is not', proven, 'unknown', contested, undefined],
    ['an uncertain one is not made so again', uncertain, 'mismatch', contested, undefined],
    ['the days are over and the proof is gone', uncertain, 'absent', overdue, 'lapsed'],
    ['the days are over, but we could not ask', uncertain, 'unknown', overdue, undefined],
    ['the days are over, and the proof is back', uncertain, 'match', overdue, 'restored'],
    ['the days are over for one that is proven', proven, 'absent', overdue, undefined],
  ] as const)('%s', (_case, standing, outcome, circumstances, event) => {
    expect(afterCheck(standing, outcome, circumstances).event).toBe(event);
  });
});

describe('nextCheckAt', () => {
  const now = new Date('2026-11-24T12:00:00Z');
  const inHours = (count: number) => new Date(now.getTime() + count * 3_600_000);
  const watched = {
    id: '0193a1f0-c27b-7d4e-9b1c-5a2f8e6d4c3b',
    checkedUntil: inHours(72),
    lapsesAt: null,
    isWaitedFor: false,
  };
  const hoursTo = (at: Date | null) =>
    at === null ? null : (at.getTime() - now.getTime()) / 3_600_000;

  it.each([
    ['unverified', watched, 1],
    ['unverified', { ...watched, checkedUntil: now }, null],
    ['removed', watched, null],
    ['lapsed', watched, null],
    ['verified_uncertain', { ...watched, lapsesAt: inHours(5) }, 1],
    ['verified_uncertain', { ...watched, lapsesAt: inHours(0.5) }, 0.5],
    ['verified_uncertain', { ...watched, lapsesAt: inHours(-1) }, 1],
    ['verified', { ...watched, isWaitedFor: true }, 1 / 6],
  ] as const)('%s, %o: in %s hours', (state, given, hours) => {
    expect(hoursTo(nextCheckAt(state, now, given))).toBe(hours);
  });

  it('looks at a proven one daily', () => {
    const daily = hoursTo(nextCheckAt('verified', now, watched)) ?? 0;
    expect(daily).toBeGreaterThanOrEqual(22);
    expect(daily).toBeLessThanOrEqual(24);
  });
});

describe('what is said about a look', () => {
  const check = { method: 'dns' as const, reason: null, found: [] as string[], expected: value };
  it.each([
    [{ ...check, outcome: 'match' as const }, 'says what it should'],
    [{ ...check, outcome: 'absent' as const }, 'It is your move: add it'],
    [{ ...check, outcome: 'unknown' as const, reason: 'timeout' }, 'held against nobody'],
    [{ ...check, outcome: 'unknown' as const, reason: 'never heard of' }, 'something went wrong'],
    [{ ...check, outcome: 'mismatch' as const, reason: 'wildcard' }, 'under its own name'],
    [
      { ...check, outcome: 'mismatch' as const, found: [`${value.slice(0, -1)}0`] },
      'its value differs',
    ],
    [{ ...check, outcome: 'mismatch' as const, found: ['v=spf1 -all'] }, 'add ours beside it'],
    [{ ...check, method: 'https' as const, outcome: 'match' as const }, 'The file is there'],
  ])('%o', (given, sentence) => {
    expect(String(sentenceOfCheck(given))).toContain(sentence);
  });
  it('finds the one that is meant to be ours', () => {
    expect(closestTo(value, ['v=spf1', `${value}x`, 'bailiwick-other'])).toBe(`${value}x`);
    for (const meant of [`"${value}"`, ` ${value} `, value.replace('bai', 'bаi'), `x${value}`])
      expect(closestTo(value, ['google-site-verification=abcdef', meant]), meant).toBe(meant);
    expect(closestTo(value, ['v=spf1'])).toBeNull();
    expect(closestTo(value, [])).toBeNull();
  });
});
