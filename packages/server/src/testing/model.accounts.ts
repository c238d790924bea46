/**
 * What the test of the lives of accounts (`model.accounts.test.ts`) believes: who exists, who owns what, and how people
 * reach accounts.
 */
import type { Person } from './app.ts';

export interface Organization {
  readonly sid: string;
  readonly owner: Somebody;
}

export interface Somebody extends Person {
  organization: Organization | null;
  /** Whose proven domain the address is in. */
  domainOf: Organization | null;
}

export type Level = 'account' | 'organization';

export interface Offer {
  readonly kind: 'transfer' | 'hand_over' | 'release';
  readonly sid: string;
  readonly by: Somebody;
  readonly to: Somebody;
}

export interface Account {
  readonly sid: string;
  readonly main: Account | null;
  owner: Somebody | null;
  organization: Organization | null;
  life: string;
  suspendedBy: Level | null;
  closingBy: Level | null;
  isHeld: boolean;
  administrators: Set<Somebody>;
  offers: Offer[];
}

export const people: Somebody[] = [];
export const organizations: Organization[] = [];
export const accounts: Account[] = [];

export function remember(sid: string, of: Pick<Account, 'main' | 'owner' | 'organization'>): void {
  accounts.push({
    sid,
    ...of,
    life: 'active',
    suspendedBy: null,
    closingBy: null,
    isHeld: false,
    administrators: new Set(),
    offers: [],
  });
}

export const mainOf = (account: Account) => account.main ?? account;

const below = (account: Account) => accounts.filter((other) => other.main === account);
export const withBelow = (account: Account) => [account, ...below(account)];

/** As the API shows it. */
export const stateOf = (account: Account): string =>
  account.life === 'active' && account.isHeld ? 'suspended' : account.life;
export const isUsable = (account: Account) =>
  stateOf(account) === 'active' && stateOf(mainOf(account)) === 'active';

/** By what somebody reaches an account. */
export function reach(person: Somebody, account: Account) {
  const { organization } = account;
  const isOver = organization !== null && organization.owner === person;
  const isOwner = mainOf(account).owner === person;
  const administers =
    account.administrators.has(person) || mainOf(account).administrators.has(person);
  return { isOver, isOwner, administers, any: isOver || isOwner || administers };
}

export function dropOffers(these: readonly Account[]): void {
  for (const account of these) account.offers = [];
}

export function changeOwner(account: Account, to: Somebody, oldOwnerStays: boolean): void {
  const old = account.owner;
  account.owner = to;
  account.administrators.delete(to);
  if (old !== null && oldOwnerStays) account.administrators.add(old);
  else if (old !== null) account.administrators.delete(old);
  dropOffers([account]);
}

/** The accounts of somebody join the organization that manages them. */
export function joinOwned(person: Somebody): void {
  const joined = accounts.filter((account) => account.owner === person).flatMap(withBelow);
  for (const account of joined) account.organization = person.organization;
  dropOffers(joined);
}
