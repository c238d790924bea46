import { describe, expect, it } from 'vitest';
import { assertMayOwn } from './rules.ts';

const here = '0193a1f0-c27b-4d4e-9b1c-5a2f8e6d4c3b';
const elsewhere = '0193a1f0-c27b-4d4e-9b1c-5a2f8e6d4c3c';

describe('assertMayOwn', () => {
  it('lets an active managed user of the same organization own', () => {
    expect(() => assertMayOwn({ organizationId: here, state: 'active' }, here)).not.toThrow();
  });

  it.each([
    ['nobody', undefined, 'not a managed user'],
    ['an independent person', { organizationId: null, state: 'active' }, 'not a managed user'],
    [
      'somebody of another organization',
      { organizationId: elsewhere, state: 'active' },
      'not a managed user',
    ],
    ['a deactivated user', { organizationId: here, state: 'inactive' }, 'deactivated'],
    ['a suspended user', { organizationId: here, state: 'suspended' }, 'deactivated'],
  ])('refuses %s', (_who, candidate, because) => {
    expect(() => assertMayOwn(candidate, here)).toThrow(because);
  });
});
