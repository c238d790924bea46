import { describe, expect, it } from 'vitest';
import {
  afterAnswer,
  type InvitationState,
  lifetimeSeconds,
  stateAt,
  whyNotResend,
} from './rules.ts';

const now = new Date('2026-11-24T12:00:00Z');
const later = new Date(now.getTime() + lifetimeSeconds * 1000);

describe('afterAnswer', () => {
  it.each([
    ['pending', 'accept', 'accepted'],
    ['pending', 'decline', 'declined'],
    ['pending', 'revoke', 'revoked'],
    ['accepted', 'revoke', undefined],
    ['revoked', 'accept', undefined],
    ['declined', 'accept', undefined],
    ['expired', 'accept', undefined],
  ] as const)('%s + %s: %s', (state, answer, expected) => {
    expect(afterAnswer(state, later, now, answer)).toBe(expected);
  });

  it('is expired at second 0', () => {
    expect(afterAnswer('pending', now, now, 'accept')).toBeUndefined();
    expect(afterAnswer('pending', new Date(now.getTime() + 1), now, 'accept')).toBe('accepted');
  });
});

describe('stateAt', () => {
  it.each<[InvitationState, Date, InvitationState]>([
    ['pending', later, 'pending'],
    ['pending', now, 'expired'],
    ['accepted', now, 'accepted'],
  ])('%s until %s: %s', (state, expiresAt, expected) => {
    expect(stateAt(state, expiresAt, now)).toBe(expected);
  });
});

describe('whyNotResend', () => {
  const sent = {
    sends: 1,
    lastSentAt: new Date(now.getTime() - 301_000),
    expiresAt: later,
    state: 'pending' as const,
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
