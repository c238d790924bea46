import { describe, expect, it } from 'vitest';
import { differencesOf, shown } from './differences.ts';

const value = 'bailiwick-domain-verification=0123456789abcdef0123456789abcdef';
const marked = (pieces: readonly { text: string; isSame: boolean }[]) =>
  pieces.map(({ text, isSame }) => (isSame ? text : `[${text}]`)).join('');

describe('what differs', () => {
  it.each([
    [
      'a digit for a letter',
      value.replace('=0', '=O'),
      `${value.slice(0, 30)}[O]${value.slice(31)}`,
      'At character 31 there should be “0” (digit), and there is “O” (Latin letter).',
    ],
    [
      'a Cyrillic look-alike',
      value.replace('bai', 'bаi'),
      `b[а]${value.slice(2)}`,
      'At character 2 there should be “a” (Latin letter), and there is “а” (Cyrillic letter).',
    ],
    [
      'a space before',
      ` ${value}`,
      `[ ]${value}`,
      'At character 1 there should be “b” (Latin letter), and there is a space.',
    ],
    [
      'a space behind',
      `${value} `,
      `${value}[ ]`,
      'From character 63 on there is more than should be: a space.',
    ],
    [
      'quotes',
      `"${value}"`,
      `["]${value}["]`,
      'At character 1 there should be “b” (Latin letter), and there is a quotation mark.',
    ],
    [
      'what is cut off',
      value.slice(0, 40),
      value.slice(0, 40),
      'After character 40 it ends, and something is missing.',
    ],
    [
      'two places far apart',
      value.replace('bai', 'bei').replace(/f$/, 'e'),
      `b[e]${value.slice(2, -1)}[e]`,
      'At character 2 there should be “a” (Latin letter), and there is “e” (Latin letter).',
    ],
  ])('%s', (_name, found, pieces, sentence) => {
    const differences = differencesOf(value, found);
    expect(marked(differences.found)).toBe(pieces);
    expect(differences.sentence).toBe(sentence);
  });

  it('is nothing between equals', () => {
    expect(differencesOf(value, value)).toEqual({
      expected: [{ text: value, isSame: true }],
      found: [{ text: value, isSame: true }],
      sentence: undefined,
    });
  });

  it('marks in what is expected what is missing', () => {
    expect(marked(differencesOf('abcdef', 'abdef').expected)).toBe('ab[c]def');
  });

  it('is found in long texts too, at once', () => {
    const long = 'x'.repeat(5_000);
    expect(differencesOf(value, long).sentence).toContain('At character 1');
  });

  it('shows what nobody would see', () => {
    expect(shown('a b\u00a0c')).toBe('a␣b⍽c');
  });
});
