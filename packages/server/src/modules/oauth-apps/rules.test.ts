import { expect, it } from 'vitest';
import { added as addedBy } from './rules.ts';

it.each([
  [['a'], undefined, []],
  [['a'], ['a'], []],
  [['a', 'b'], ['b'], []],
  [['a'], ['a', 'c', 'b'], ['c', 'b']],
])('of %j, %j adds %j', (before, after, added) => {
  expect(addedBy(before, after)).toEqual(added);
});
