import { describe, expect, it } from 'vitest';
import { assertMayActOn } from './rules.ts';

const none = new Set<string>();
const few = new Set(['/a/b/c/read']);
const more = new Set(['/a/b/c/read', '/a/b/c/update']);

describe('assertMayActOn', () => {
  it.each([
    ['somebody without a role', none],
    ['somebody who holds less', few],
    ['an equal', more],
  ])('lets one act on %s', (_who, permissions) => {
    const target = { isManagedHere: true, isOwner: false, permissions };
    expect(() => assertMayActOn(target, more)).not.toThrow();
  });

  it.each([
    [
      'an independent person',
      { isManagedHere: false, isOwner: false, permissions: none },
      'not_managed',
    ],
    ['the Owner', { isManagedHere: true, isOwner: true, permissions: none }, 'is_owner'],
    [
      'somebody who holds more',
      { isManagedHere: true, isOwner: false, permissions: more },
      'above_own',
    ],
  ])('refuses to act on %s', (_who, target, reason) => {
    expect(() => assertMayActOn(target, few)).toThrow(
      expect.objectContaining({ code: `organization_user.${reason}` }),
    );
  });

  it('refuses the Owner to those who hold everything too', () => {
    const target = { isManagedHere: true, isOwner: true, permissions: few };
    expect(() => assertMayActOn(target, more)).toThrow('must always be able to sign in');
  });
});
