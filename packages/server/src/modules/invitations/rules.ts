/** Rules of invitations: what becomes of one by an event, and when it may be sent again. Pure. */
import {
  type InvitationEvent,
  type InvitationKind,
  type InvitationState,
  invitationLifecycle,
  lifetimeDays,
  minutesBetweenSends,
  offerLifecycle,
  sendsAtMost,
} from './lifecycle.ts';

export interface Standing {
  readonly kind: InvitationKind;
  readonly state: InvitationState;
  readonly expiresAt: Date;
}

/** Is it about an account itself, and not about a role? */
export const isOffer = ({ kind }: Pick<Standing, 'kind'>): boolean =>
  kind !== 'organization' && kind !== 'account';

const lifeOf = (row: Pick<Standing, 'kind'>) =>
  isOffer(row) ? offerLifecycle : invitationLifecycle;

/** The state as it is at a moment: expired from the very second on, before the clock has written it down. */
export function stateAt(row: Standing, now: Date): InvitationState {
  const ended = row.expiresAt <= now ? lifeOf(row).next(row.state, 'expire') : undefined;
  return ended ?? row.state;
}

/** What an event makes of an invitation; undefined: it does not happen any more. */
export function afterEvent(
  row: Standing,
  now: Date,
  event: InvitationEvent,
): InvitationState | undefined {
  return lifeOf(row).next(stateAt(row, now), event);
}

/** @param limit what a policy of the organization allows; undefined: it has none */
export const daysAllowed = (limit: number | undefined): number =>
  Math.min(limit ?? lifetimeDays, lifetimeDays);

export const secondsOf = (days: number): number => days * 86_400;

export type ResendReason = 'resend_throttle' | 'resend_expired' | 'resend_max_threshold_reached';

/** Why it cannot be sent again; undefined when it can. */
export function whyNotResend(
  invitation: Standing & { readonly sends: number; readonly lastSentAt: Date },
  now: Date,
): ResendReason | undefined {
  if (afterEvent(invitation, now, 'resend') === undefined) return 'resend_expired';
  if (invitation.sends >= sendsAtMost) return 'resend_max_threshold_reached';
  if (now.getTime() - invitation.lastSentAt.getTime() < minutesBetweenSends * 60_000)
    return 'resend_throttle';
  return undefined;
}
