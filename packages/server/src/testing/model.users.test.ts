/**
 * The life of logins against its own table: random steps, legal and illegal ones, each with the outcome that the
 * lifecycle and the rules of the specification foretell.
 */
import type { BailiwickClient } from '@bailiwick/sdk';
import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { uuidOfSid } from '../kernel/ids.ts';
import type { Lifecycle } from '../kernel/lifecycle.ts';
import { type Founded, type TestApp } from './app.ts';
import { outcomeOf } from './refusal.ts';
import {
  buildWorld,
  leaveWorld,
  pick,
  published,
  random,
  type Step,
  seed,
  stepsOr,
  timeoutFor,
  walk,
} from './walk.ts';

const steps = stepsOr(400);
const auditor = 'IX00000000000000000000000000000006';
const standardUser = 'IX00000000000000000000000000000003';

let app: TestApp;
let side: Founded;
let operator: BailiwickClient;
let database: pg.Client;

/** The table, as the product publishes it. */
let userLife: Lifecycle;

beforeAll(async () => {
  ({ app, operator, database } = await buildWorld());
  userLife = published('user');
  side = await app.found();
});
afterAll(leaveWorld);

/** What the model knows of somebody. */
interface Modelled {
  readonly sid: string;
  readonly email: string;
  readonly isOwner: boolean;
  state: string;
  isManaged: boolean;
  /** The organization keeps them out, also under a suspension. */
  isKeptOut: boolean;
  owned: number;
  role: string;
}

const people: Modelled[] = [];

const users = () => side.owner.client.organizationUsers;
const at = (person: Modelled) => [side.organizationSid, person.sid] as const;

/** Why nobody of the organization may act on them; undefined: they may. */
function obstacle(person: Modelled): string | undefined {
  if (!person.isManaged || person.state === 'erased') return 'request.not_found';
  return person.isOwner ? 'organization_user.is_owner' : undefined;
}

function happens(person: Modelled, event: string): string | undefined {
  return userLife.next(person.state, event) === undefined ? 'organization_user.already' : undefined;
}

/** Why the accounts cannot go to the heir. */
function handOverObstacle(person: Modelled, heir: Modelled | undefined): string | undefined {
  if (person.owned === 0) return undefined;
  if (heir === undefined) return 'organization_user.accounts_need_owner';
  const isEligible = heir !== person && heir.isManaged && heir.state === 'active';
  return isEligible ? undefined : 'account.owner_not_eligible';
}

function passOn(person: Modelled, heir: Modelled | undefined): void {
  if (heir !== undefined) heir.owned += person.owned;
  person.owned = 0;
}

/** Moves the model as the table says. */
function move(person: Modelled, event: string): void {
  const next = userLife.next(person.state, event);
  if (next === undefined) throw new Error(`${event} does not happen in ${person.state}`);
  person.state = next;
  if (next === 'active') person.isKeptOut = false;
  if (next === 'inactive' || next === 'pending_deletion') person.isKeptOut = true;
}

/** A step, in its parts. */
interface Act {
  readonly name: string;
  readonly call: () => Promise<unknown>;
  /** The refusal foretold; undefined: it is done. */
  readonly refusal: string | undefined;
  /** What it changes in the model. */
  readonly then: () => void;
}

type Make = (person: Modelled, heir: Modelled | undefined) => Act;

const bodyOf = (heir: Modelled | undefined) =>
  heir === undefined ? {} : { new_owner_user_sid: heir.sid };

const makers: readonly Make[] = [
  (person) => ({
    name: 'deactivate',
    call: () => users().deactivate(...at(person)),
    refusal: obstacle(person) ?? happens(person, 'deactivate'),
    then: () => move(person, 'deactivate'),
  }),
  (person) => ({
    name: 'reactivate',
    call: () => users().reactivate(...at(person)),
    refusal: obstacle(person) ?? happens(person, 'reactivate'),
    then: () => move(person, 'reactivate'),
  }),
  (person, heir) => ({
    name: 'delete',
    call: () => users().delete(...at(person), bodyOf(heir)),
    refusal:
      obstacle(person) ?? happens(person, 'schedule_deletion') ?? handOverObstacle(person, heir),
    then: () => {
      passOn(person, heir);
      move(person, 'schedule_deletion');
    },
  }),
  (person) => ({
    name: 'cancel the deletion',
    call: () => users().cancelDeletion(...at(person)),
    refusal: obstacle(person) ?? happens(person, 'cancel_deletion'),
    then: () => move(person, 'cancel_deletion'),
  }),
  (person, heir) => ({
    name: 'remove',
    call: () => users().remove(...at(person), bodyOf(heir)),
    refusal: obstacle(person) ?? handOverObstacle(person, heir),
    then: () => {
      passOn(person, heir);
      if (userLife.next(person.state, 'release') !== undefined) move(person, 'release');
      person.isManaged = false;
      person.isKeptOut = false;
    },
  }),
  (person, heir) => ({
    name: 'offboard',
    call: () => users().offboard(...at(person), bodyOf(heir)),
    refusal:
      obstacle(person) ??
      (person.state === 'inactive' ? undefined : happens(person, 'deactivate')) ??
      handOverObstacle(person, heir),
    then: () => {
      passOn(person, heir);
      if (person.state === 'active') move(person, 'deactivate');
      person.role = 'Standard User';
    },
  }),
  (person) => ({
    name: 'suspend',
    call: () => operator.operatedUsers.suspend(person.sid),
    refusal: refusalOfOperator(person, 'suspend'),
    then: () => move(person, 'suspend'),
  }),
  (person) => {
    const event = person.isKeptOut ? 'lift_suspension_of_deactivated' : 'lift_suspension';
    return {
      name: 'lift the suspension',
      call: () => operator.operatedUsers.liftSuspension(person.sid),
      refusal: refusalOfOperator(person, event),
      then: () => move(person, event),
    };
  },
  (person) => ({
    name: 'erase',
    call: () => eraseNow(person),
    refusal: undefined,
    then: () => {
      if (userLife.next(person.state, 'erase') !== undefined) move(person, 'erase');
    },
  }),
  (person) => ({
    name: 'sign in',
    call: () => app.signIn(person.email),
    refusal: person.state === 'active' ? undefined : 'session.refused',
    then: () => undefined,
  }),
  (person) => ({
    name: 'give an account',
    call: () =>
      side.owner.client.organizationAccounts.create(side.organizationSid, {
        friendly_name: 'Given',
        owner_user_sid: person.sid,
      }),
    refusal:
      person.isManaged && person.state === 'active' ? undefined : 'account.owner_not_eligible',
    then: () => {
      person.owned += 1;
    },
  }),
  (person) => {
    const [role_sid, name] =
      random() < 0.5 ? [auditor, 'Auditor'] : [standardUser, 'Standard User'];
    return {
      name: `give ${name}`,
      call: () =>
        side.owner.client.roleAssignments.create(side.organizationSid, {
          user_sid: person.sid,
          role_sid,
        }),
      refusal: refusalOfRole(person, name),
      then: () => {
        person.role = name;
      },
    };
  },
  (person) => ({
    name: 'come back',
    call: () => comeBack(person),
    refusal: person.state === 'active' ? undefined : 'session.refused',
    then: () => {
      if (person.isManaged) return;
      person.isManaged = true;
      person.role = 'Standard User';
    },
  }),
];

function refusalOfOperator(person: Modelled, event: string): string | undefined {
  if (person.state === 'erased') return 'request.not_found';
  if (userLife.next(person.state, event) === undefined) return 'user.not_in_this_state';
  return person.isOwner ? 'organization.owner_unusable' : undefined;
}

function refusalOfRole(person: Modelled, role: string): string | undefined {
  if (!person.isManaged || person.state === 'erased') return 'role_assignment.not_a_member';
  if (person.isOwner) return 'role_assignment.owner_is_fixed';
  return person.role === role ? 'role_assignment.exists' : undefined;
}

/** The 30 days are over for this one; the job does nothing to whoever is in another state. */
async function eraseNow(person: Modelled): Promise<void> {
  await database.query(
    `update users set deletion_due_at = now() where id = $1 and state = 'pending_deletion'`,
    [uuidOfSid('US', person.sid)],
  );
  await app.runJob('users.end_deletions');
}

/** Somebody from outside is invited again and accepts; whoever is in already finds no invitation. */
async function comeBack(person: Modelled): Promise<void> {
  const { client } = await app.signIn(person.email);
  if (person.isManaged) return;
  await side.owner.client.invitations.create(side.organizationSid, { emails: [person.email] });
  const [received] = (await client.receivedInvitations.list()).items;
  await client.receivedInvitations.accept(received?.sid ?? '');
}

async function addSomebody(): Promise<void> {
  const { userSid, email } = await app.join(side);
  people.push({
    sid: userSid,
    email,
    isOwner: false,
    state: 'active',
    isManaged: true,
    isKeptOut: false,
    owned: 0,
    role: 'Standard User',
  });
}

/** As the API shows them now, against the model. */
async function compare(person: Modelled): Promise<void> {
  if (!person.isManaged || person.state === 'erased') {
    expect(await outcomeOf(users().get(...at(person)))).toBe('request.not_found');
    return;
  }
  const shown = await users().get(...at(person));
  expect({
    state: shown.state,
    owned: shown.owned_accounts,
    role: shown.organization_role?.name,
    isToBeErased: shown.deletion_due_at !== null,
  }).toEqual({
    state: person.state,
    owned: person.owned,
    role: person.role,
    isToBeErased: person.state === 'pending_deletion',
  });
}

const livingPeople = () => people.filter((person) => person.state !== 'erased').length;

let current: readonly Modelled[] = [];

async function next(): Promise<readonly [Step, string]> {
  if (livingPeople() < 7) await addSomebody();
  const person = pick(people.slice(-14));
  const heir = random() < 0.3 ? undefined : pick(people.slice(-14));
  current = heir === undefined ? [person] : [person, heir];
  const { name, call, refusal, then } = pick(makers)(person, heir);
  const about = `one who is ${person.state}${person.isManaged ? '' : ', outside'}`;
  return [{ name, call, outcome: refusal ?? then }, about];
}

it(
  `${steps} random steps end as the lifecycle says (seed ${seed})`,
  async () => {
    const { sid } = await side.owner.client.user.get();
    people.push({
      sid,
      email: side.owner.email,
      isOwner: true,
      state: 'active',
      isManaged: true,
      isKeptOut: false,
      owned: 1,
      role: 'Owner',
    });
    const compareCurrent = async () => {
      for (const person of current) await compare(person);
    };
    await walk({
      steps,
      next,
      compare: compareCurrent,
      atLeast: { done: 11, refused: 11 },
    });
  },
  timeoutFor(steps),
);
