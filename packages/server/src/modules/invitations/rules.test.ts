import { describe, expect, it } from 'vitest';
import {
  type InvitationKind,
  type InvitationState,
  invitationLifecycle,
  offerLifecycle,
  whereAllEnd,
} from './lifecycle.ts';
import { afterEvent, daysAllowed, secondsOf, stateAt, whyNotResend } from './rules.ts';

const now = new Date('2026-11-24T12:00:00Z');
const later = new Date(now.getTime() + secondsOf(daysAllowed(undefined)) * 1000);
const kinds = ['organization', 'account', 'account_transfer', 'account_hand_over'] as const;

const one = (state: InvitationState, expiresAt = later, kind: InvitationKind = 'organization') => ({
  kind,
  state,
  expiresAt,
});

describe('afterEvent', () => {
  it.each([
    ['pending', 'accept', 'accepted'],
    ['pending', 'decline', 'declined'],
    ['pending', 'resend', 'pending'],
    ['accepted', 'revoke', undefined],
    ['revoked', 'accept', undefined],
    ['declined', 'accept', undefined],
    ['expired', 'accept', undefined],
    ['expired', 'resend', undefined],
  ] as const)('%s + %s: %s', (state, event, expected) => {
    for (const kind of kinds)
      expect(afterEvent(one(state, later, kind), now, event), kind).toBe(expected);
  });

  it('is expired at second 0', () => {
    expect(afterEvent(one('pending', now), now, 'accept')).toBeUndefined();
    const soon = new Date(now.getTime() + 1);
    expect(afterEvent(one('pending', soon), now, 'accept')).toBe('accepted');
  });
});

describe('stateAt', () => {
  it.each<[InvitationState, Date, InvitationState]>([
    ['pending', later, 'pending'],
    ['pending', now, 'expired'],
    ['accepted', now, 'accepted'],
  ])('%s until %s: %s', (state, expiresAt, expected) => {
    for (const kind of kinds) expect(stateAt(one(state, expiresAt, kind), now)).toBe(expected);
  });
});

describe('the two tables', () => {
  it('lead everywhere to the same, so that one statement can end both kinds', () => {
    for (const { event, from } of invitationLifecycle.transitions)
      for (const state of from)
        expect(offerLifecycle.next(state, event)).toBe(invitationLifecycle.next(state, event));
    expect(whereAllEnd('expire')).toBe('expired');
    expect(whereAllEnd('fall_away')).toBe('revoked');
  });
});

describe('whyNotResend', () => {
  const sent = {
    ...one('pending'),
    sends: 1,
    lastSentAt: new Date(now.getTime() - 301_000),
  };
  it.each([
    [sent, undefined],
    [{ ...sent, lastSentAt: new Date(now.getTime() - 299_000) }, 'resend_throttle'],
    [{ ...sent, sends: 5 }, 'resend_max_threshold_reached'],
    [{ ...sent, expiresAt: now }, 'resend_expired'],
    [{ ...sent, state: 'revoked' as const }, 'resend_expired'],
  ])('%o: %s', (invitation, expected) => {
    expect(whyNotResend(invitation, now)).toBe(expected);
  });
});
