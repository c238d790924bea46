/**
 * What the test of the lives of invitations (`model.invitations.test.ts`) believes: who belongs where, who reaches which
 * account, what waits for whose answer, and what an answer changes.
 */
import type { Person } from './app.ts';
import { published, type Step, step } from './walk.ts';

export type Role = 'Owner' | 'Administrator' | 'Standard User' | 'Auditor';
export type Kind =
  | 'organization'
  | 'account'
  | 'account_transfer'
  | 'account_hand_over'
  | 'account_release';

export interface Organization {
  readonly sid: string;
  readonly owner: Somebody;
  readonly domain: string;
  /** New people can be added under the domain. */
  isProven: boolean;
  /** Its people may become guests elsewhere. */
  letsBeGuests: boolean;
  /** Whoever has an address there can sign up as they like. */
  readonly isOpen: boolean;
}

export interface Somebody extends Person {
  organization: Organization | null;
  role: Role | null;
}

export interface Account {
  readonly sid: string;
  owner: Somebody;
  organization: Organization | null;
  isClosing: boolean;
  readonly administrators: Set<Somebody>;
  readonly developers: Set<Somebody>;
}

export interface Invitation {
  readonly sid: string;
  readonly kind: Kind;
  readonly email: string;
  readonly by: Somebody;
  /** Where it stands: it follows its account. */
  organization: Organization | null;
  readonly account: Account | null;
  readonly role: Role | null;
  state: string;
  sends: number;
  isSentJustNow: boolean;
  token: string;
  oldToken: string | undefined;
}

export const people: Somebody[] = [];
export const organizations: Organization[] = [];
export const accounts: Account[] = [];
export const invitations: Invitation[] = [];

export const domainOf = (email: string) => email.slice(email.indexOf('@') + 1);
export const loginOf = (email: string) => people.find((one) => one.email === email);
export const holderOf = (email: string) =>
  organizations.find(({ domain }) => domain === domainOf(email));

export const isOffer = ({ kind }: Pick<Invitation, 'kind'>) =>
  kind !== 'organization' && kind !== 'account';
const nounOf = (one: Pick<Invitation, 'kind'>) => (isOffer(one) ? 'account offer' : 'invitation');
export const isPending = (one: Invitation) =>
  published(nounOf(one)).next(one.state, 'accept') !== undefined;
export const pendingOf = (account: Account) =>
  invitations.filter((one) => one.account === account && isPending(one));

export function change(one: Invitation, event: string): void {
  one.state = step(nounOf(one), one.state, event);
}

const administersOrganization = (who: Somebody, organization: Organization | null) =>
  organization !== null &&
  who.organization === organization &&
  (who.role === 'Owner' || who.role === 'Administrator');

/** What the door of an organization answers to whoever wants to change something; undefined: it lets them. */
export function atOrganization(who: Somebody, organization: Organization): string | undefined {
  if (who.organization !== organization) return 'request.not_found';
  return administersOrganization(who, organization) ? undefined : 'request.forbidden';
}

export const mayInviteTo = (who: Somebody, account: Account) =>
  !account.isClosing &&
  (account.owner === who ||
    account.administrators.has(who) ||
    administersOrganization(who, account.organization));

const sees = (who: Somebody, account: Account) =>
  mayInviteTo(who, { ...account, isClosing: false }) ||
  account.developers.has(who) ||
  (who.role === 'Auditor' && who.organization === account.organization);

export function atAccount(who: Somebody, account: Account, may: boolean): string | undefined {
  if (!sees(who, account)) return 'request.not_found';
  return may ? undefined : 'request.forbidden';
}

/** May whoever invited still give it? */
export function stillMay({ by, kind, organization, account }: Invitation): boolean {
  if (kind === 'account') return account !== null && mayInviteTo(by, account);
  if (kind === 'account_hand_over') return account?.owner === by && !account.isClosing;
  return administersOrganization(by, organization);
}

/** Why nobody without a login can take it. */
export function obstacleForNewcomer(one: Invitation): string | undefined {
  if (one.kind === 'account_transfer') return 'invitation.link_dead';
  if (one.kind === 'account_hand_over' && one.organization !== null) return 'invitation.link_dead';
  if (one.kind === 'organization') return undefined;
  const holder = holderOf(one.email);
  return holder === undefined || holder.isOpen ? undefined : 'invitation.governed';
}

/** Why the one who is asked cannot accept it as things stand. */
export function obstacleTo(one: Invitation, who: Somebody | undefined): string | undefined {
  const { kind, organization } = one;
  if (isOffer(one)) return obstacleToOffer(one, who);
  if (kind === 'organization' && organization?.isProven !== true)
    return 'invitation.domain_not_verified';
  const own = who?.organization ?? null;
  const isGuest = kind === 'account' && own !== null && own !== organization;
  if (isGuest && !own.letsBeGuests && domainOf(one.email) === own.domain)
    return 'invitation.foreign_not_allowed';
  if (!stillMay(one)) return 'invitation.inviter_lost_right';
  return kind === 'organization' && own !== null ? 'invitation.managed_elsewhere' : undefined;
}

function obstacleToOffer(one: Invitation, who: Somebody | undefined): string | undefined {
  const own = who?.organization ?? null;
  if (one.kind === 'account_transfer' && one.organization?.isProven !== true)
    return 'invitation.domain_not_verified';
  if (!stillMay(one)) return 'invitation.inviter_lost_right';
  if (one.kind === 'account_release')
    return own === null ? undefined : 'account.owner_not_eligible';
  const joins = one.kind === 'account_hand_over' && one.organization === null && own !== null;
  return joins && who?.role === 'Auditor' ? 'account.created_by_organization' : undefined;
}

/** Whatever is offered of an account ends when it changes hands or its place. */
function endOffers(account: Account): void {
  for (const one of pendingOf(account)) if (isOffer(one)) change(one, 'fall_away');
}

export function endAll(account: Account): void {
  for (const one of pendingOf(account)) change(one, 'fall_away');
}

function place(account: Account, organization: Organization | null): void {
  endOffers(account);
  account.organization = organization;
  for (const one of invitations)
    if (one.kind === 'account' && one.account === account) one.organization = organization;
}

/** Somebody is managed from now on, and so are the accounts that they own. */
function join(who: Somebody, organization: Organization | null, role: Role | null): void {
  who.organization = organization;
  who.role = role;
  for (const account of accounts) if (account.owner === who) place(account, organization);
}

export function give(account: Account, to: Somebody, oldOwnerStays: boolean): void {
  endOffers(account);
  const old = account.owner;
  for (const who of [old, to]) {
    account.administrators.delete(who);
    account.developers.delete(who);
  }
  account.owner = to;
  if (oldOwnerStays) account.administrators.add(old);
}

export function accept(one: Invitation, who: Somebody): void {
  const { kind, account, organization } = one;
  change(one, 'accept');
  if (kind === 'organization') return join(who, organization, one.role);
  if (account === null) throw new Error(`${kind} is about an account`);
  if (kind === 'account_transfer') return join(who, organization, 'Standard User');
  if (kind === 'account') {
    account.developers.add(who);
    return;
  }
  if (kind === 'account_hand_over') {
    give(account, who, true);
    if (account.organization !== who.organization) place(account, who.organization);
    return;
  }
  for (const holders of [account.administrators, account.developers])
    for (const holder of holders) if (holder.organization === organization) holders.delete(holder);
  place(account, null);
  give(account, who, false);
}

const roleSid = (number: string) => `IX${number.padStart(32, '0')}`;
export const developer = roleSid('103');
export const roleSidOf: Record<Role, string> = {
  Owner: roleSid('1'),
  Administrator: roleSid('2'),
  'Standard User': roleSid('3'),
  Auditor: roleSid('6'),
};

export function meet(
  person: Person,
  organization: Organization | null,
  role: Role | null,
): Somebody {
  const met = { ...person, organization, role };
  people.push(met);
  return met;
}

export function remember(sid: string, owner: Somebody, organization: Organization | null): Account {
  const isClosing = false;
  const account = {
    sid,
    owner,
    organization,
    isClosing,
    administrators: new Set<Somebody>(),
    developers: new Set<Somebody>(),
  };
  accounts.push(account);
  return account;
}

export interface Cast {
  readonly who: Somebody;
  readonly other: Somebody;
  readonly organization: Organization;
  readonly account: Account;
}

export type Make = (cast: Cast) => Step;

export interface Made {
  readonly sid: string;
  readonly email: string;
}

export function resendReason(one: Invitation): string | undefined {
  if (!isPending(one)) return 'invitation.resend_expired';
  if (one.sends >= 5) return 'invitation.resend_max_threshold_reached';
  return one.isSentJustNow ? 'invitation.resend_throttle' : undefined;
}

interface Touched {
  one?: Invitation;
  account?: Account;
  email?: string;
}

/** What a step is about: it is compared. */
export const touched: Touched = {};

export const touch = (what: Touched) => void Object.assign(touched, what);

export function forget(): void {
  delete touched.one;
  delete touched.account;
  delete touched.email;
}
