import { describe, expect, it } from 'vitest';
import { aboveCeiling, countsIn, isAccountUsable, isOrganizationUsable } from './rules.ts';

describe('isOrganizationUsable', () => {
  it.each([
    ['active', true],
    ['pending_deletion', true],
    ['suspended', false],
    ['deleted', false],
  ])('%s: %s', (state, expected) => {
    expect(isOrganizationUsable(state)).toBe(expected);
  });
});

describe('isAccountUsable', () => {
  it.each([
    [{ state: 'active', parentState: null, organizationState: null }, true],
    [{ state: 'active', parentState: 'active', organizationState: 'active' }, true],
    [{ state: 'suspended', parentState: null, organizationState: 'active' }, false],
    [{ state: 'active', parentState: 'suspended', organizationState: 'active' }, false],
    [{ state: 'active', parentState: null, organizationState: 'suspended' }, false],
    [{ state: 'closed', parentState: null, organizationState: null }, false],
  ])('%o: %s', (states, expected) => {
    expect(isAccountUsable(states)).toBe(expected);
  });
});

describe('countsIn', () => {
  const usable = { state: 'active', parentState: null, organizationState: 'active' };
  const see = '/bailiwick/account/accounts/read';
  const use = '/bailiwick/account/credentials/read';
  it.each([
    ['in use', usable, true, true],
    ['suspended', { ...usable, state: 'suspended' }, true, false],
    ['being closed', { ...usable, state: 'pending_closure' }, true, false],
    ['under a suspended main account', { ...usable, parentState: 'suspended' }, true, false],
    ['under a suspended organization', { ...usable, organizationState: 'suspended' }, false, false],
    [
      'suspended under a suspended organization',
      { ...usable, state: 'suspended', organizationState: 'suspended' },
      false,
      false,
    ],
  ])('%s', (_what, states, seen, used) => {
    expect(countsIn(states, see)).toBe(seen);
    expect(countsIn(states, use)).toBe(used);
  });
});

/** A small generator with a seed, so that a failure can be repeated. */
function numbers(seed: number) {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

describe('aboveCeiling', () => {
  it('passes over what is about things of one’s own, and over nothing beside it', () => {
    const given = new Set(['/bailiwick/iam/saved-views/keep', '/bailiwick/iam/saved-views/share']);
    expect(aboveCeiling(given, new Set())).toEqual(['/bailiwick/iam/saved-views/share']);
  });

  it('lets nobody give what they do not hold, over 1,000 random pairs', () => {
    const next = numbers(20_261_124);
    const all = Array.from({ length: 20 }, (_, index) => `/a/b/c/${index}`);
    const some = () => new Set(all.filter(() => next() < 0.5));
    for (let round = 0; round < 1_000; round += 1) {
      const given = some();
      const own = some();
      const refused = aboveCeiling(given, own);
      const result = new Set([...given].filter((permission) => !refused.includes(permission)));
      expect([...result].every((permission) => own.has(permission))).toBe(true);
      expect(refused.every((permission) => given.has(permission) && !own.has(permission))).toBe(
        true,
      );
    }
  });
});
