/** Rules of ownership transfers. Pure. */
import { say, type Text } from '../../kernel/text.ts';
import { ownershipTransferErrors } from './vocabulary.ts';

export interface Candidate {
  readonly name: string;
  readonly state: string;
  readonly isManagedHere: boolean;
  readonly isOwner: boolean;
  readonly hasWayToSignIn: boolean;
}

/** Why somebody cannot be the Owner, in words; undefined: they can. */
export function whyNotOwner(candidate: Candidate | undefined): Text | undefined {
  if (candidate === undefined || !candidate.isManagedHere)
    return say('The person named is not a managed user of this organization.');
  const { name } = candidate;
  if (candidate.isOwner) return say('{name} is the Owner already.', { name });
  if (candidate.state !== 'active') return say('{name} is not active.', { name });
  if (!candidate.hasWayToSignIn) return say('{name} has no way to sign in yet.', { name });
  return undefined;
}

/** @throws ownership_transfer.not_eligible */
export function assertMayBecomeOwner(candidate: Candidate | undefined): void {
  const problem = whyNotOwner(candidate);
  if (problem === undefined) return;
  throw ownershipTransferErrors.not_eligible(problem, {
    errors: [{ pointer: '/user_sid', detail: problem }],
  });
}

export interface Stopper {
  readonly userId: string;
  readonly isOwner: boolean;
}

/** The Owner may stop every transfer; whoever asked for a succession may take that back. */
export function mayStop(
  stopper: Stopper,
  transfer: { kind: 'hand_over' | 'succession'; askedById: string },
): boolean {
  return (
    stopper.isOwner || (transfer.kind === 'succession' && transfer.askedById === stopper.userId)
  );
}
