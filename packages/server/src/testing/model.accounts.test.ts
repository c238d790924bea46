/**
 * The lives of accounts against their own table: random steps of several people over two organizations, legal and
 * illegal ones, each with the outcome that the lifecycle and the rules of the specification foretell.
 */
import type { BailiwickClient } from '@bailiwick/sdk';
import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { uuidOfSid } from '../kernel/ids.ts';
import type { Lifecycle } from '../kernel/lifecycle.ts';
import { type Founded, type Person, type TestApp, unique } from './app.ts';
import {
  type Account,
  accounts,
  changeOwner,
  dropOffers,
  isUsable,
  joinOwned,
  type Level,
  mainOf,
  type Offer,
  type Organization,
  organizations,
  people,
  reach,
  remember,
  type Somebody,
  stateOf,
  withBelow,
} from './model.accounts.ts';
import {
  buildWorld,
  leaveWorld,
  pick,
  published,
  random,
  type Step,
  seed,
  stepsOr,
  take,
  timeoutFor,
  walk,
} from './walk.ts';

const steps = stepsOr(600);

let app: TestApp;
/** The table, as the product publishes it. */
let accountLife: Lifecycle;
let operator: BailiwickClient;
let database: pg.Client;

async function meet(person: Person, organization: Organization | null): Promise<Somebody> {
  const met = { ...person, organization, domainOf: organization };
  people.push(met);
  const [own] = (await person.client.accounts.list()).items;
  if (own !== undefined) remember(own.sid, { main: null, owner: met, organization });
  return met;
}

async function settle(founded: Founded): Promise<Organization> {
  const owner: Somebody = { ...founded.owner, organization: null, domainOf: null };
  const organization = { sid: founded.organizationSid, owner };
  owner.organization = organization;
  people.push(owner);
  organizations.push(organization);
  remember(founded.accountSid, { main: null, owner, organization });
  await meet(await app.join(founded), organization);
  return organization;
}

beforeAll(async () => {
  ({ app, operator, database } = await buildWorld());
  accountLife = published('Account');
  const founded = await app.found('First');
  const first = await settle(founded);
  await settle(await app.found('Second'));
  await founded.owner.client.signUpPolicy.update(founded.organizationSid, {
    policy: 'NO_MEMBERSHIP',
  });
  for (let count = 0; count < 4; count += 1) {
    await meet(await app.signUp(), null);
    const near = await meet(await app.signUp(`${unique('near')}@${founded.domain}`), null);
    near.domainOf = first;
  }
});
afterAll(leaveWorld);

const events = ['suspend', 'reactivate', 'close', 'restore'] as const;
type Event = (typeof events)[number];

/** What the table makes of an event: a refusal, or the change. */
function lifeStep(account: Account, event: Event, level: Level): string | (() => void) {
  const back = account.suspendedBy === null ? 'restore' : 'restore_suspended';
  const to = accountLife.next(account.life, event === 'restore' ? back : event);
  if (to === undefined) return 'account.wrong_state';
  const decidedBy =
    event === 'reactivate' ? account.suspendedBy : event === 'restore' ? account.closingBy : null;
  if (decidedBy === 'organization' && account.organization !== null && level === 'account')
    return 'account.decided_by_organization';
  return () => {
    account.life = to;
    if (event === 'suspend') account.suspendedBy = level;
    if (event === 'reactivate') account.suspendedBy = null;
    account.closingBy = event === 'close' ? level : null;
    if (event === 'close') dropOffers(withBelow(account));
  };
}

interface Cast {
  readonly account: Account;
  /** Who acts, and upon whom. */
  readonly person: Somebody;
  readonly other: Somebody;
  readonly organization: Organization;
}

type Make = (cast: Cast) => Step;

const lifeAtOwnDoor: Make = ({ account, person }) => {
  const event = pick(events);
  const { any, isOver, isOwner } = reach(person, account);
  const isOwnersAlone =
    (event === 'close' || event === 'restore') && account.organization === null && !account.main;
  return {
    name: event,
    call: () => person.client.accounts[event](account.sid),
    outcome: !any
      ? 'request.not_found'
      : isOwnersAlone && !isOwner
        ? 'request.forbidden'
        : lifeStep(account, event, isOver ? 'organization' : 'account'),
  };
};

/** What the door of an organization answers before it looks at the account; undefined: it looks. */
function atDoor({ person, organization, account }: Cast): string | undefined {
  if (person.organization !== organization) return 'request.not_found';
  if (organization.owner !== person) return 'request.forbidden';
  return account.organization === organization ? undefined : 'request.not_found';
}

/** At the door of an organization mostly its Owner, and mostly for what is there. */
const inOffice =
  (make: Make): Make =>
  (cast) => {
    const organization = cast.account.organization ?? cast.organization;
    return random() < 0.8
      ? make({ ...cast, organization, person: organization.owner })
      : make(cast);
  };

const lifeAtOrganization: Make = (cast) => {
  const { account, person, organization } = cast;
  const event = pick(events);
  return {
    name: `${event} by the organization`,
    call: () => person.client.organizationAccounts[event](organization.sid, account.sid),
    outcome: atDoor(cast) ?? lifeStep(account, event, 'organization'),
  };
};

const hold: Make = ({ account }) => {
  const event = pick(['suspend', 'reactivate'] as const);
  const isPossible = account.isHeld === (event === 'reactivate') && account.life !== 'closed';
  return {
    name: `${event} by the operator`,
    call: () => operator.operatedAccounts[event](account.sid),
    outcome: isPossible
      ? () => {
          account.isHeld = event === 'suspend';
        }
      : 'account.wrong_state',
  };
};

const endClosure: Make = ({ account }) => ({
  name: 'end the closure',
  call: async () => {
    await database.query(
      `update accounts set closes_at = now() where id = $1 and state = 'pending_closure'`,
      [uuidOfSid('AC', account.sid)],
    );
    await app.runJob('accounts.end_closures');
  },
  outcome: () => {
    if (account.life !== 'pending_closure') return;
    for (const closed of withBelow(account)) {
      closed.life = 'closed';
      closed.owner = null;
      closed.administrators.clear();
    }
  },
});

const rename: Make = ({ account, person }) => ({
  name: 'rename',
  call: () => person.client.accounts.rename(account.sid, { friendly_name: 'Renamed' }),
  outcome: !reach(person, account).any
    ? 'request.not_found'
    : isUsable(account)
      ? () => undefined
      : 'request.forbidden',
});

const create: Make = ({ person }) => ({
  name: 'create',
  call: () => person.client.accounts.create({ friendly_name: 'Made' }),
  outcome: (made) =>
    remember((made as { sid: string }).sid, {
      main: null,
      owner: person,
      organization: person.organization,
    }),
});

const createBelow: Make = ({ account, person }) => {
  const refusal = !reach(person, account).any
    ? 'request.not_found'
    : !isUsable(account)
      ? 'request.forbidden'
      : account.main === null
        ? undefined
        : 'account.is_subaccount';
  return {
    name: 'create a subaccount',
    call: () => person.client.subaccounts.create(account.sid, { friendly_name: 'Part' }),
    outcome:
      refusal ??
      ((made) => {
        const { organization } = account;
        remember((made as { sid: string }).sid, { main: account, owner: null, organization });
      }),
  };
};

const choose: Make = (cast) => {
  const { account, person, other, organization } = cast;
  const oldOwnerStays = random() < 0.5;
  const refusal =
    atDoor(cast) ??
    (account.main !== null
      ? 'account.subaccount_without_owner'
      : account.owner === null
        ? 'account.wrong_state'
        : account.owner === other
          ? 'account.already_owner'
          : other.organization === organization
            ? undefined
            : 'account.owner_not_eligible');
  return {
    name: 'change the owner',
    call: () =>
      person.client.organizationAccounts.changeOwner(organization.sid, account.sid, {
        owner_user_sid: other.userSid,
        old_owner_stays: oldOwnerStays,
      }),
    outcome: refusal ?? (() => changeOwner(account, other, oldOwnerStays)),
  };
};

const newOwnerIsAsked = (account: Account) =>
  account.offers.some((offer) => offer.kind !== 'transfer');

function offered(account: Account, kind: Offer['kind'], by: Somebody, to: Somebody) {
  return (answer: unknown) =>
    void account.offers.push({ kind, by, to, sid: (answer as { sid: string }).sid });
}

const handOver: Make = ({ account, person, other }) => {
  const { any, isOwner } = reach(person, account);
  const { organization } = account;
  const refusal = !any
    ? 'request.not_found'
    : !isOwner || !isUsable(account)
      ? 'request.forbidden'
      : account.main !== null
        ? 'account.subaccount_without_owner'
        : person === other
          ? 'account.already_owner'
          : organization !== null && other.organization !== organization
            ? 'account.owner_not_eligible'
            : newOwnerIsAsked(account)
              ? 'invitation.offer_pending'
              : undefined;
  return {
    name: 'hand over',
    call: () => person.client.accounts.handOver(account.sid, { email: other.email }),
    outcome: refusal ?? offered(account, 'hand_over', person, other),
  };
};

const release: Make = (cast) => {
  const { account, person, other, organization } = cast;
  const refusal =
    atDoor(cast) ??
    (account.main !== null
      ? 'account.subaccount_without_owner'
      : account.owner === null
        ? 'account.wrong_state'
        : other.organization === organization
          ? 'account.owner_not_eligible'
          : account.life === 'pending_closure'
            ? 'account.wrong_state'
            : newOwnerIsAsked(account)
              ? 'invitation.offer_pending'
              : undefined);
  return {
    name: 'release',
    call: () =>
      person.client.organizationAccounts.release(organization.sid, account.sid, {
        email: other.email,
      }),
    outcome: refusal ?? offered(account, 'release', person, other),
  };
};

const add: Make = (cast) => {
  const { person, organization } = cast;
  const outside = accounts.filter((one) => one.organization === null && one.owner?.domainOf);
  const account = random() < 0.6 && outside.length > 0 ? pick(outside) : cast.account;
  const { owner } = account;
  const isOpen = account.life === 'active' || account.life === 'suspended';
  const isAddable =
    account.organization === null && isOpen && owner !== null && owner.domainOf === organization;
  const isAsked = account.offers.some((offer) => offer.kind === 'transfer');
  const refusal =
    person.organization !== organization
      ? 'request.not_found'
      : organization.owner !== person
        ? 'request.forbidden'
        : account.organization === organization
          ? 'invitation.account_is_here'
          : !isAddable
            ? 'invitation.account_not_addable'
            : isAsked
              ? 'invitation.offer_pending'
              : undefined;
  return {
    name: 'add',
    call: () =>
      person.client.organizationAccounts.add(organization.sid, { account_sid: account.sid }),
    outcome: refusal ?? ((answer) => offered(account, 'transfer', person, owner ?? person)(answer)),
  };
};

/** Why an offer that waits cannot be accepted at the moment. */
function obstacleTo(account: Account, { kind, by, to }: Offer): string | undefined {
  if (kind === 'release')
    return to.organization === null ? undefined : 'account.owner_not_eligible';
  if (kind === 'transfer') return undefined;
  return account.owner === by && isUsable(account) ? undefined : 'invitation.inviter_lost_right';
}

function accepted(account: Account, { kind, by, to }: Offer): void {
  if (kind === 'transfer') {
    to.organization = by.organization;
    joinOwned(to);
    return;
  }
  if (kind === 'hand_over') {
    changeOwner(account, to, true);
    if (account.organization !== to.organization) joinOwned(to);
    return;
  }
  for (const left of withBelow(account)) {
    for (const person of left.administrators)
      if (person.organization === left.organization) left.administrators.delete(person);
    left.organization = null;
    // What the organization decided is its owner's to undo, outside.
    if (left.suspendedBy !== null) left.suspendedBy = 'account';
    if (left.closingBy !== null) left.closingBy = 'account';
  }
  changeOwner(account, to, false);
}

const everOffered: (readonly [Account, Offer])[] = [];

/** Of what waits, or of what waited once; by the one who was asked, or by somebody else. */
const answer: Make = ({ account, person }) => {
  const waiting = accounts.flatMap((one) => one.offers.map((offer) => [one, offer] as const));
  const from = random() < 0.9 && waiting.length > 0 ? waiting : everOffered;
  if (from.length === 0)
    return rename({ account, person, other: person, organization: pick(organizations) });
  const [of, offer] = pick(from);
  const by = random() < 0.85 ? offer.to : person;
  const isWaiting = of.offers.includes(offer) && by === offer.to;
  return {
    name: `accept a ${offer.kind}`,
    call: () => by.client.receivedInvitations.accept(offer.sid),
    outcome: !isWaiting
      ? 'invitation.link_dead'
      : (obstacleTo(of, offer) ?? (() => accepted(of, offer))),
  };
};

const makers: readonly Make[] = [
  lifeAtOwnDoor,
  lifeAtOwnDoor,
  lifeAtOwnDoor,
  inOffice(lifeAtOrganization),
  inOffice(lifeAtOrganization),
  inOffice(lifeAtOrganization),
  hold,
  endClosure,
  rename,
  create,
  createBelow,
  inOffice(choose),
  handOver,
  handOver,
  inOffice(release),
  inOffice(add),
  answer,
  answer,
  answer,
];

/** As the API shows it now, against the model. */
async function compare(account: Account): Promise<void> {
  const { organization } = account;
  const owner = mainOf(account).owner;
  if (organization === null && owner === null) return;
  const shown =
    organization === null
      ? await owner?.client.accounts.get(account.sid)
      : await organization.owner.client.organizationAccounts.get(organization.sid, account.sid);
  const own =
    account.suspendedBy === null || account.life === 'closed' ? [] : [account.suspendedBy];
  expect(shown).toMatchObject({
    state: stateOf(account),
    suspended_by: account.isHeld ? [...own, 'operator'] : own,
    organization: organization === null ? null : { sid: organization.sid },
    owner: account.owner === null ? null : { user_sid: account.owner.userSid },
    parent_state: account.main === null ? null : stateOf(account.main),
  });
}

/** Mostly somebody who has to do with the account: others are refused all the same. */
function cast(): Cast {
  const living = accounts.filter((account) => account.life !== 'closed');
  const resting = living.filter((account) => account.life !== 'active');
  const chosen = random() < 0.3 && resting.length > 0 ? resting : living;
  const account = random() < 0.95 ? pick(chosen.slice(-14)) : pick(accounts);
  const near = [mainOf(account).owner, account.organization?.owner].filter((one) => one != null);
  const person = random() < 0.7 && near.length > 0 ? pick(near) : pick(people);
  const own = account.organization ?? person.organization;
  const organization = random() < 0.8 && own !== null ? own : pick(organizations);
  return { account, person, other: pick(people), organization };
}

let current: Account | undefined;

async function next(): Promise<readonly [Step, string]> {
  if (accounts.filter((account) => account.life !== 'closed').length < 8)
    await take(create(cast()));
  const chosen = cast();
  current = chosen.account;
  return [pick(makers)(chosen), `one that is ${chosen.account.life}`];
}

it(
  `${steps} random steps end as the lifecycle says (seed ${seed})`,
  async () => {
    const compareCurrent = async () => {
      for (const account of accounts)
        for (const offer of account.offers)
          if (!everOffered.some(([, known]) => known === offer)) everOffered.push([account, offer]);
      if (current !== undefined) await compare(current);
    };
    const atLeast = { done: 20, refused: 40 };
    await walk({ steps, next, compare: compareCurrent, atLeast });
    for (const account of accounts) await compare(account);
  },
  timeoutFor(steps),
);
