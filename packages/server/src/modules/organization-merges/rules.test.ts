/** What stands against a merge, and who comes along. */
import { describe, expect, it } from 'vitest';
import { type MergeFacts, mostAccounts, mostPeople, splitPeople, whyNotMerged } from './rules.ts';

const fine: MergeFacts = {
  receiving: { state: 'active', isOwnedByOfferer: true },
  candidate: {
    state: 'active',
    isOwnedByAsked: true,
    heldDomains: 0,
    isReleasing: false,
    hasOpenTransfer: false,
    accounts: mostAccounts,
    people: mostPeople,
  },
  isAddressHeld: true,
};
const candidate = (changed: Partial<MergeFacts['candidate']>): MergeFacts => ({
  ...fine,
  candidate: { ...fine.candidate, ...changed },
});
const receiving = (changed: Partial<MergeFacts['receiving']>): MergeFacts => ({
  ...fine,
  receiving: { ...fine.receiving, ...changed },
});

describe('two organizations can be merged', () => {
  it('up to the sizes that one transaction moves', () => {
    expect(whyNotMerged(fine)).toBeUndefined();
  });

  it.each([
    ['is not active', candidate({ state: 'pending_deletion' })],
    ['has another Owner', candidate({ isOwnedByAsked: false })],
    ['holds a verified domain', candidate({ heldDomains: 1 })],
    ['are being released', candidate({ isReleasing: true })],
    ['is being transferred', candidate({ hasOpenTransfer: true })],
    [`up to ${mostAccounts}`, candidate({ accounts: mostAccounts + 1 })],
    [`up to ${mostPeople}`, candidate({ people: mostPeople + 1 })],
    ['is not active', receiving({ state: 'suspended' })],
    ['has another Owner', receiving({ isOwnedByOfferer: false })],
    ['not in a verified domain', { ...fine, isAddressHeld: false }],
  ])('unless the reason is that it %s', (reason, facts) => {
    const obstacle = whyNotMerged(facts);
    expect(String(obstacle?.reason)).toContain(reason);
    expect(String(obstacle?.whoCan)).not.toBe('');
  });
});

it('the Owner joins whatever the domain, others with an address in exactly a verified one', () => {
  const people = [
    { id: 'owner', emailDomain: 'elsewhere.com' },
    { id: 'inside', emailDomain: 'corp.com' },
    { id: 'below', emailDomain: 'eng.corp.com' },
    { id: 'outside', emailDomain: 'mail.com' },
  ];
  const { joining, outside } = splitPeople(people, 'owner', ['corp.com']);
  expect(joining.map(({ id }) => id)).toEqual(['owner', 'inside']);
  expect(outside.map(({ id }) => id)).toEqual(['below', 'outside']);
});
