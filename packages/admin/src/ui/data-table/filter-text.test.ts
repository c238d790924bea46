/** The text of a filter in pieces: terms, their words, and what is suggested. */
import { listFilters } from '@bailiwick/sdk';
import { describe, expect, it } from 'vitest';
import { placeOf, quoted, suggestionsFor, termFor, termsOf, wordsOf } from './filter-text.ts';

const { fields } = listFilters['organizationUsers.list'];
const { fields: ahead } = listFilters['organizationAccounts.list'];

describe('terms', () => {
  it.each([
    ['', []],
    ['  ', []],
    ['ada  state:active', ['ada', 'state:active']],
    ['account:"Production, EU",Staging x', ['account:"Production, EU",Staging', 'x']],
    ['"a \\" b" c', ['"a \\" b"', 'c']],
    ['name:"never closed', ['name:"never closed']],
  ])('of %s', (filter, expected) => {
    expect(termsOf(filter).map(({ text }) => text)).toEqual(expected);
  });

  it('know where they stand, as the server counts', () => {
    const terms = termsOf('ada  nope:1');
    expect(terms.map(({ position }) => position)).toEqual([1, 6]);
    expect(placeOf('at character 6: there is no field', terms)).toEqual({
      index: 1,
      why: 'there is no field',
    });
    expect(placeOf('too long', terms)).toEqual({ index: -1, why: 'too long' });
  });
});

it.each([
  ['Production', 'Production'],
  ['Production, EU', '"Production, EU"'],
  ['say "hi"', '"say \\"hi\\""'],
  ['back\\slash here', '"back\\\\slash here"'],
  ['star*', '"star*"'],
  ['-minus', '"-minus"'],
  ['', '""'],
])('the value %s is written %s', (value, expected) => {
  expect(quoted(value)).toBe(expected);
  expect(termFor('name')(value)).toBe(`name:${expected}`);
});

it.each([
  ['ada', undefined, 'ada'],
  ['-ada', undefined, 'not ada'],
  ['state:pending_deletion,active', 'state', 'pending deletion or active'],
  ['-account:"Production, EU"', 'account', 'not Production, EU'],
  ['last_sign_in:<90d', 'last sign in', 'less than 90 days ago'],
  ['last_sign_in:never', 'last sign in', 'never'],
  ['created:>=2026-08-24', 'created', 'from 2026-08-24'],
  ['created:2026-08..2026-09', 'created', 'from 2026-08 to 2026-09'],
  ['created:..2026-09', 'created', 'to 2026-09'],
])('%s in words', (text, field, words) => {
  expect(wordsOf(text, fields)).toEqual({ field, words });
});

it('says of a time to come that it lies ahead', () => {
  expect(wordsOf('closes:<7d', ahead).words).toBe('less than 7 days ahead');
});

describe('what is suggested', () => {
  const texts = (typed: string, found?: readonly string[]) =>
    suggestionsFor(typed, fields, found).map(({ text }) => text);

  it('is a field, then a value, then another value', () => {
    expect(texts('')).toEqual(Object.keys(fields).map((name) => `${name}:`));
    expect(texts('ada sta')).toEqual(['ada state:']);
    expect(texts('-sta')).toEqual(['-state:']);
    expect(texts('state:ina')).toEqual(['state:inactive']);
    expect(texts('state:active,sus')).toEqual(['state:active,suspended']);
    expect(texts('role:Bil', ['Billing Viewer'])).toEqual(['role:"Billing Viewer"']);
    expect(texts('last_sign_in:nev')).toEqual(['last_sign_in:never']);
    expect(texts('last_sign_in:<9')).toEqual(['last_sign_in:<90d']);
  });

  it('is nothing where a word is no field, or a field is none', () => {
    expect(texts('zzz')).toEqual([]);
    expect(texts('nope:1')).toEqual([]);
  });
});
