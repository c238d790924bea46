/** Rules of ownership transfers. Pure. */
import { ownershipTransferErrors } from './vocabulary.ts';

export interface Candidate {
  readonly name: string;
  readonly state: string;
  readonly isManagedHere: boolean;
  readonly isOwner: boolean;
  readonly hasWayToSignIn: boolean;
}

/** Why somebody cannot be the Owner, in words; undefined: they can. */
export function whyNotOwner(candidate: Candidate | undefined): string | undefined {
  if (candidate === undefined || !candidate.isManagedHere)
    return 'The person named is not a managed user of this organization.';
  if (candidate.isOwner) return `${candidate.name} is the Owner already.`;
  if (candidate.state !== 'active') return `${candidate.name} is not active.`;
  if (!candidate.hasWayToSignIn) return `${candidate.name} has no way to sign in yet.`;
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
