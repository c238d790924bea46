import { expect, it } from 'vitest';
import { instantOf, localTimeOf } from './local-time.ts';

it('a moment comes back as it went into the field, to the second', () => {
  for (const at of ['2026-10-03T12:00:00.000Z', '2026-03-29T01:30:15.000Z'])
    expect(instantOf(localTimeOf(at))).toBe(at);
});

it('what is no moment is an empty field, and the reverse', () => {
  expect(localTimeOf(undefined)).toBe('');
  expect(localTimeOf('yesterday')).toBe('');
  expect(instantOf('')).toBeUndefined();
});
