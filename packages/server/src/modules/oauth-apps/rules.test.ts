import { expect, it } from 'vitest';
import { addedPermissions } from './rules.ts';

it.each([
  [['a'], undefined, []],
  [['a'], ['a'], []],
  [['a', 'b'], ['b'], []],
  [['a'], ['a', 'c', 'b'], ['c', 'b']],
])('of %j, %j adds %j', (before, after, added) => {
  expect(addedPermissions(before, after)).toEqual(added);
});
