import { describe, expect, it } from 'vitest';
import { type Outcome, placeLooks, sentenceOf, size } from './domain-looks.ts';

const at = (minute: number, outcome: Outcome) => ({
  at: `2026-11-24T12:${String(minute).padStart(2, '0')}:00.000Z`,
  outcome,
});

describe('the looks on the line of time', () => {
  it('stand between the first and the last, each in the lane of its outcome', () => {
    const { looks, turns } = placeLooks(
      [at(40, 'match'), at(20, 'mismatch'), at(0, 'absent')],
      ['2026-11-24T12:40:00.000Z', '2026-11-24T11:00:00.000Z'],
    );
    const [right, left] = [size.width - size.end, size.side + size.end];
    expect(looks.map(({ x }) => x)).toEqual([right, (right + left) / 2, left]);
    expect(looks.map(({ y }) => y)).toEqual([13, 39, 65]);
    expect(turns).toEqual([right]);
  });

  it('are one alone at the end', () => {
    expect(placeLooks([at(0, 'unknown')], []).looks).toMatchObject([{ x: size.width - size.end }]);
  });
});

describe('the sentence', () => {
  it.each<[Outcome[], string]>([
    [['absent'], '1 look: 1 without finding it. The newest: not found.'],
    [
      ['match', 'mismatch', 'mismatch', 'unknown'],
      '4 looks: 1 right, 2 with another value, 1 that could not ask. The newest: found, and right.',
    ],
  ])('of %j', (outcomes, sentence) => {
    expect(sentenceOf(outcomes.map((outcome) => ({ outcome })))).toBe(sentence);
  });
});
