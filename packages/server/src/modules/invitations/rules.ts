/** Rules of invitations: their states, and when one may be sent again. Pure. */

export type InvitationState = 'pending' | 'accepted' | 'declined' | 'revoked' | 'expired';
type Answer = 'accept' | 'decline' | 'revoke';

/** From a pending one there is one way out for each answer; from all others there is none. */
const transitions: Record<InvitationState, Partial<Record<Answer, InvitationState>>> = {
  pending: { accept: 'accepted', decline: 'declined', revoke: 'revoked' },
  accepted: {},
  declined: {},
  revoked: {},
  expired: {},
};

/** What an answer makes of an invitation; undefined: it cannot be given any more. Expired from the very second on. */
export function afterAnswer(
  state: InvitationState,
  expiresAt: Date,
  now: Date,
  answer: Answer,
): InvitationState | undefined {
  return transitions[stateAt(state, expiresAt, now)][answer];
}

/** The state as it is at a moment: nobody has to sweep for an invitation to expire. */
export function stateAt(state: InvitationState, expiresAt: Date, now: Date): InvitationState {
  return state === 'pending' && expiresAt <= now ? 'expired' : state;
}

export const lifetimeSeconds = 7 * 86_400;
const secondsBetweenSends = 300;
const sendsAtMost = 5;

export type ResendReason = 'resend_throttle' | 'resend_expired' | 'resend_max_threshold_reached';

/** Why it cannot be sent again; undefined when it can. */
export function whyNotResend(
  invitation: { sends: number; lastSentAt: Date; expiresAt: Date; state: InvitationState },
  now: Date,
): ResendReason | undefined {
  if (stateAt(invitation.state, invitation.expiresAt, now) !== 'pending') return 'resend_expired';
  if (invitation.sends >= sendsAtMost) return 'resend_max_threshold_reached';
  if (now.getTime() - invitation.lastSentAt.getTime() < secondsBetweenSends * 1000)
    return 'resend_throttle';
  return undefined;
}
