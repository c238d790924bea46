/** The brake, and who leaves on which day. */
import { describe, expect, it } from 'vitest';
import { brakeOf, leavingDays } from './rules.ts';

const day = (date: number) => new Date(Date.UTC(2026, 11, date));

describe('the brake', () => {
  it.each([
    [0, 5],
    [49, 5],
    [60, 6],
    [999, 99],
    [100_000, 500],
  ])('of %i people one day deactivates %i at most', (people, most) => {
    expect(brakeOf(people)).toBe(most);
  });
});

describe('who leaves on which day', () => {
  it('is nobody where nobody is due', () => {
    expect(leavingDays([], 100)).toEqual([]);
  });

  it('leaves days out on which nobody does', () => {
    const due = [
      { day: day(1), count: 2 },
      { day: day(9), count: 1 },
    ];
    expect(leavingDays(due, 40)).toEqual([
      { day: day(1), count: 2, from: 0 },
      { day: day(9), count: 1, from: 2 },
    ]);
  });

  it('lets those whom the brake holds go first, before who becomes due meanwhile', () => {
    const due = [
      { day: day(1), count: 12 },
      { day: day(2), count: 1 },
    ];
    expect(leavingDays(due, 20)).toEqual([
      { day: day(1), count: 5, from: 0 },
      { day: day(2), count: 5, from: 5 },
      { day: day(3), count: 3, from: 10 },
    ]);
  });

  it('counts the part of those who are left', () => {
    const [first, second] = leavingDays([{ day: day(1), count: 100 }], 100);
    expect([first?.count, second?.count]).toEqual([10, 9]);
  });
});
