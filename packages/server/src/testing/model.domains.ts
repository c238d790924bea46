/**
 * What the test of the lives of domains (`model.domains.test.ts`) believes: who claims what, what stands in the DNS, what
 * follows from a look, and who disputes what. Two organizations, so that at most one claims what the other holds.
 */
import type { Person } from './app.ts';
import { published, step } from './walk.ts';

export interface Organization {
  readonly sid: string;
  readonly owner: Person;
}

export interface Somebody {
  readonly person: Person;
  readonly role: 'Owner' | 'Administrator' | 'Standard User' | 'Auditor';
  readonly organization: Organization | null;
}

/** Somebody who joined under a name, with an account. */
export interface Member {
  readonly person: Person;
  readonly organization: Organization;
  readonly name: string;
  readonly accountSid: string;
  isManaged: boolean;
}

export interface Claim {
  readonly organization: Organization;
  readonly name: string;
  readonly sid: string;
  value: string;
  state: string;
  absences: number;
  /** The last absence is so long ago that another one counts. */
  isAbsenceOld: boolean;
  isOverdue: boolean;
  isRecordOld: boolean;
}

interface Dispute {
  readonly holder: Claim;
  readonly claimant: Claim;
  state: string;
  isOver: boolean;
}

interface Zone {
  readonly values: Set<string>;
  isDown: boolean;
}

export const members: Member[] = [];
export const claims: Claim[] = [];
export const zones = new Map<string, Zone>();
/** Claims refused within a day. */
const refusedLately: { readonly organization: Organization; readonly holder: Claim }[] = [];
let disputes: Dispute[] = [];
/** Looks that the clock takes after the step. */
const due: (() => void)[] = [];

export const livingClaims = () => claims.filter(({ state }) => state !== 'removed');
export const isHeld = ({ state }: Claim) => state === 'verified' || state === 'verified_uncertain';
export const zoneOf = (name: string): Zone => {
  const zone = zones.get(name);
  if (zone === undefined) throw new Error(`there is no zone ${name}`);
  return zone;
};
export const managedUnder = ({ organization, name }: Claim) =>
  members.filter((one) => one.isManaged && one.organization === organization && one.name === name);

const isOpen = ({ state }: Dispute) => published('domain dispute').eventsIn(state).length > 0;
const openAgainst = (claim: Claim) => disputes.filter((one) => isOpen(one) && one.holder === claim);
const openOf = (claim: Claim) => disputes.find((one) => isOpen(one) && one.claimant === claim);

/** As the side that asks sees it. */
export function openDispute(claim: Claim): { side: string; state: string } | undefined {
  const [against] = openAgainst(claim);
  if (against !== undefined) return { side: 'holder', state: against.state };
  const own = openOf(claim);
  return own === undefined ? undefined : { side: 'claimant', state: own.state };
}

export function move(claim: Claim, event: string): void {
  claim.state = step('domain', claim.state, event);
  if (claim.state === 'verified_uncertain') claim.isOverdue = false;
}

function advance(dispute: Dispute, event: string): void {
  if (published('domain dispute').next(dispute.state, event) === undefined) return;
  dispute.state = step('domain dispute', dispute.state, event);
  if (dispute.state === 'refused')
    refusedLately.push({ organization: dispute.claimant.organization, holder: dispute.holder });
}

type Outcome = 'match' | 'absent' | 'unknown';

function outcomeOfLook({ name, value }: Claim): Outcome {
  const zone = zoneOf(name);
  if (zone.isDown) return 'unknown';
  return zone.values.has(value) ? 'match' : 'absent';
}

export interface Looker {
  readonly isClock: boolean;
  /** The days of a dispute are over. */
  readonly isDue?: boolean;
}

/** What follows from a look at the Internet. */
export function look(claim: Claim, looker: Looker): void {
  const outcome = outcomeOfLook(claim);
  if (outcome === 'unknown') return;
  const against = openAgainst(claim);
  if (outcome === 'match') {
    claim.absences = 0;
    claim.isAbsenceOld = true;
    for (const dispute of against) advance(dispute, 'holder_proven');
    if (claim.state === 'unverified') prove(claim);
    else if (claim.state === 'verified_uncertain') move(claim, 'restored');
    return;
  }
  const isAtEnd = looker.isClock && (claim.isOverdue || looker.isDue === true);
  if (claim.state === 'verified_uncertain' && isAtEnd) return end(claim, 'lapsed');
  if (claim.state === 'verified') countAbsence(claim, against.length > 0);
  for (const dispute of against) advance(dispute, 'holder_missing');
  if (against.some((dispute) => dispute.isOver)) due.push(() => settle(claim));
}

function countAbsence(claim: Claim, isContested: boolean): void {
  if (isContested) {
    claim.absences = 3;
    claim.isAbsenceOld = false;
    return move(claim, 'contested');
  }
  if (!claim.isAbsenceOld) return;
  claim.absences += 1;
  claim.isAbsenceOld = false;
  if (claim.absences >= 3) move(claim, 'doubted');
}

function prove(claim: Claim): void {
  const holder = livingClaims().find(
    (one) => one.name === claim.name && one !== claim && isHeld(one),
  );
  if (holder === undefined) return move(claim, 'proven');
  const wasRefused = refusedLately.some(
    (one) => one.holder === holder && one.organization === claim.organization,
  );
  if (openOf(claim) !== undefined || wasRefused) return;
  disputes.push({ holder, claimant: claim, state: 'checking', isOver: false });
  due.push(() => lookByItself(holder));
}

function lookByItself(claim: Claim): void {
  if (claim.state === 'lapsed' || claim.state === 'removed') return;
  if (claim.state === 'unverified' && claim.isRecordOld) return;
  look(claim, { isClock: true });
}

/** At the deadline. */
function settle(holder: Claim): void {
  const dispute = openAgainst(holder).find((one) => one.isOver);
  if (dispute === undefined) return;
  const [there, here] = [outcomeOfLook(holder), outcomeOfLook(dispute.claimant)];
  if (there !== 'absent') return look(holder, { isClock: true });
  if (here !== 'match') {
    advance(dispute, 'claim_gone');
    return look(dispute.claimant, { isClock: true });
  }
  advance(dispute, 'deadline_passed');
  look(holder, { isClock: true, isDue: true });
  look(dispute.claimant, { isClock: true });
}

/** People go, and whoever claims the name is looked at. */
export function end(claim: Claim, event: 'lapsed' | 'removed'): void {
  for (const member of isHeld(claim) ? managedUnder(claim) : []) member.isManaged = false;
  move(claim, event);
  for (const dispute of openAgainst(claim)) {
    advance(dispute, 'holder_left');
    due.push(() => lookByItself(dispute.claimant));
  }
}

export function withdraw(claim: Claim): void {
  const dispute = openOf(claim);
  if (dispute !== undefined) advance(dispute, 'claim_gone');
}

export const clockLooks = (claim: Claim) => lookByItself(claim);

/** What the clock does by itself after a step. */
export function letTheClockFollow(): void {
  for (let next = due.shift(); next !== undefined; next = due.shift()) next();
  disputes = disputes.filter(isOpen);
}

export function deadlinesPass(claim: Claim): void {
  for (const dispute of openAgainst(claim))
    if (dispute.state === 'restoring') dispute.isOver = true;
}

export function refusalsAge(): void {
  refusedLately.length = 0;
}
