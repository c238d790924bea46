/**
 * What the test of the lives of organizations (`model.organizations.test.ts`) believes: who owns and manages what, which
 * domain is whose, what was offered, and what follows when one ends.
 */
import type { Person } from './app.ts';
import { published, step } from './walk.ts';

export type Role = 'Administrator' | 'Standard User' | 'Auditor';

export interface Somebody {
  person: Person;
  /** The domain of the address. */
  readonly domain: string;
  organization: Organization | null;
  /** Null: independent, or the Owner. */
  role: Role | null;
  owned: number;
  isSignedOut: boolean;
}

export interface Organization {
  readonly sid: string;
  name: string;
  state: string;
  owner: Somebody;
  /** The domain that it has proven. */
  domain: { readonly name: string; readonly sid: string } | null;
}

export interface Transfer {
  readonly sid: string;
  readonly organization: Organization;
  readonly kind: 'hand_over' | 'succession';
  readonly from: Somebody;
  readonly to: Somebody;
  readonly askedBy: Somebody;
  state: string;
}

export interface Merge {
  readonly sid: string;
  readonly organization: Organization;
  readonly candidate: Organization;
  readonly offeredBy: Somebody;
  readonly asked: Somebody;
  state: string;
}

export const people: Somebody[] = [];
export const organizations: Organization[] = [];
export const transfers: Transfer[] = [];
export const merges: Merge[] = [];

export const isOver = ({ state }: Organization) => state === 'deleted' || state === 'merged';
export const living = () => organizations.filter((one) => !isOver(one));
export const peopleOf = (organization: Organization) =>
  people.filter((one) => one.organization === organization);
export const isOwner = (one: Somebody) => one.organization?.owner === one;
export const holderOf = (domain: string) => living().find((one) => one.domain?.name === domain);

export const isOpenTransfer = ({ state }: Transfer) =>
  published('ownership transfer').eventsIn(state).length > 0;
export const isOpenMerge = ({ state }: Merge) =>
  published('organization merge').eventsIn(state).length > 0;
export const openTransferOf = (organization: Organization) =>
  transfers.find((one) => one.organization === organization && isOpenTransfer(one));

type Need = 'read' | 'change' | 'delete' | 'own';

/** What the door of an organization answers; undefined: it lets them do it. */
export function atDoor(who: Somebody, organization: Organization, need: Need): string | undefined {
  if (isOver(organization) || who.organization !== organization) return 'request.not_found';
  const { state } = organization;
  if (state === 'suspended') return 'request.forbidden';
  if (state === 'pending_deletion' && need !== 'read' && need !== 'delete')
    return 'request.forbidden';
  if (isOwner(who)) return undefined;
  if (need === 'read' && who.role !== 'Standard User') return undefined;
  return need === 'change' && who.role === 'Administrator' ? undefined : 'request.forbidden';
}

/** The refusal of an event that does not happen in the state of an organization. */
export const lifeObstacle = (organization: Organization, event: string) =>
  isOver(organization)
    ? 'request.not_found'
    : published('organization').next(organization.state, event) === undefined
      ? 'organization.not_in_this_state'
      : undefined;

export function live(organization: Organization, event: string): void {
  organization.state = step('organization', organization.state, event);
}

export function advance(transfer: Transfer, event: string): void {
  transfer.state = step('ownership transfer', transfer.state, event);
}

export function answer(merge: Merge, event: string): void {
  merge.state = step('organization merge', merge.state, event);
}

/** It is to be deleted, or merged: what is open about it ends. */
export function endWhatIsOpen(organization: Organization): void {
  const transfer = openTransferOf(organization);
  if (transfer !== undefined) advance(transfer, 'cancel');
  for (const merge of merges) {
    const isAbout = merge.organization === organization || merge.candidate === organization;
    if (isAbout && isOpenMerge(merge)) answer(merge, 'cancel');
  }
}

function leave(one: Somebody): void {
  one.organization = null;
  one.role = null;
  one.isSignedOut = true;
}

/** Everybody goes, with the accounts that they own. */
export function deleteForGood(organization: Organization): void {
  endWhatIsOpen(organization);
  live(organization, 'end');
  organization.domain = null;
  for (const one of peopleOf(organization)) leave(one);
}

/** Somebody stops being managed, and their accounts pass to the Owner. */
export function remove(one: Somebody, heir: Somebody): void {
  heir.owned += one.owned;
  one.owned = 0;
  leave(one);
}

/** Why somebody cannot become the Owner. */
export const notEligible = (who: Somebody, organization: Organization) =>
  who.organization !== organization || organization.owner === who
    ? 'ownership_transfer.not_eligible'
    : undefined;

/** What a transfer stands on, when it is answered. */
export function transferObstacle({ organization, from, to }: Transfer): string | undefined {
  if (isOver(organization)) return 'request.not_found';
  if (organization.owner !== from || organization.state !== 'active')
    return 'ownership_transfer.not_open';
  return notEligible(to, organization);
}

export function takeEffect(transfer: Transfer): void {
  const { organization, to, from } = transfer;
  if (transferObstacle(transfer) !== undefined) return advance(transfer, 'cancel');
  organization.owner = to;
  to.role = null;
  from.role = 'Administrator';
  advance(transfer, 'complete');
}

/** Can the two be merged as they are? */
export function mayMerge({
  organization,
  candidate,
  offeredBy,
  asked,
}: Omit<Merge, 'sid' | 'state'>) {
  return (
    candidate.state === 'active' &&
    candidate.owner === asked &&
    candidate.domain === null &&
    openTransferOf(candidate) === undefined &&
    organization.state === 'active' &&
    organization.owner === offeredBy &&
    organization.domain?.name === asked.domain
  );
}

/** The candidate goes into the other one. */
export function complete(merge: Merge): void {
  const { organization, candidate, asked } = merge;
  answer(merge, 'accept');
  for (const one of peopleOf(candidate)) {
    if (one === asked || one.domain === organization.domain?.name) {
      one.organization = organization;
      one.role = 'Standard User';
    } else remove(one, asked);
  }
  endWhatIsOpen(candidate);
  live(candidate, 'merge');
}
