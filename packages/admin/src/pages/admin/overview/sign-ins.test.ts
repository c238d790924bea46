/** The sentence of the sign-in chart, and its scale. */
import { describe, expect, it } from 'vitest';
import { roundUp, sentenceOf } from './sign-ins.tsx';

const day = (date: string, signed_in: number, refused: number) => ({ date, signed_in, refused });

describe('the sentence', () => {
  it.each([
    [[day('2026-11-23', 0, 0), day('2026-11-24', 0, 0)], true, /^Nobody signed in/],
    [[day('2026-11-24', 1, 0)], true, /^1 sign-in and 0 refused \(0 %\) in 1 days, most/],
    [
      [day('2026-11-23', 1000, 3), day('2026-11-24', 204, 33)],
      true,
      /^1,204 sign-ins and 36 refused \(3 %\).*Mon,? 23 Nov \(1,003\)\.$/,
    ],
    [[day('2026-11-24', 10_000, 0)], false, /^At least 10,000 sign-ins/],
  ])('says how many, how many refused, and when most', (days, exact, expected) => {
    const sum = (name: 'signed_in' | 'refused') =>
      days.reduce((total, one) => total + one[name], 0);
    const activity = { days, signed_in: sum('signed_in'), refused: sum('refused'), exact };
    expect(sentenceOf(activity)).toMatch(expected);
  });
});

describe('the scale', () => {
  it.each([
    [0, 1],
    [1, 1],
    [3, 5],
    [11, 20],
    [51, 100],
    [1001, 2000],
  ])('for %d ends at %d', (value, end) => {
    expect(roundUp(value)).toBe(end);
  });
});
