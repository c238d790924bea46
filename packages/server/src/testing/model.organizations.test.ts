/**
 * The lives of organizations against their tables, with the transfers of their ownership and their merges: random steps
 * of Owners, Administrators, others in and outside, the operator and the clock.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { roleSids } from '../modules/roles/index.ts';
import { type Person, unique } from './app.ts';
import {
  answerMerge,
  answerTransfer,
  decideTransfer,
  handOver,
  mergeTimePasses,
  offerMerge,
  stopTransfer,
  succeed,
  transferTimePasses,
  withdrawMerge,
} from './model.organizations.changing-hands.ts';
import {
  type Cast,
  cancelDeletion,
  clientOf,
  create,
  giveDomainUp,
  lift,
  type Make,
  monthPasses,
  proveDomain,
  removeUser,
  rename,
  schedule,
  suspend,
} from './model.organizations.steps.ts';
import {
  holderOf,
  isOpenMerge,
  isOver,
  isOwner,
  living,
  merges,
  type Organization,
  organizations,
  people,
  peopleOf,
  type Role,
  type Somebody,
  transfers,
} from './model.organizations.ts';
import { outcomeOf } from './refusal.ts';
import {
  buildWorld,
  chance,
  expectEveryEvent,
  leaveWorld,
  pick,
  type Step,
  seed,
  stepsOr,
  timeoutFor,
  walk,
  world,
} from './walk.ts';

const steps = stepsOr(220);

beforeAll(async () => {
  await buildWorld();
});
afterAll(leaveWorld);

const domainOf = (email: string) => email.slice(email.indexOf('@') + 1);

function meet(person: Person, of: Pick<Somebody, 'organization' | 'role' | 'owned'>): Somebody {
  const met = { person, domain: domainOf(person.email), isSignedOut: false, ...of };
  people.push(met);
  return met;
}

/** With a domain, an Administrator, and somebody else; whoever signs up under the domain stays outside. */
async function found(): Promise<void> {
  const founded = await world().app.found('Founded');
  const { owner: person, organizationSid: sid, domain: name, domainSid } = founded;
  await person.client.signUpPolicy.update(sid, { policy: 'NO_MEMBERSHIP' });
  const owner = meet(person, { organization: null, role: null, owned: 1 });
  const domain = { name, sid: domainSid };
  const organization: Organization = { sid, name: 'Founded', state: 'active', owner, domain };
  owner.organization = organization;
  organizations.push(organization);
  const roles: readonly [Role, string][] = [
    ['Administrator', roleSids.organizationAdministrator],
    [chance(0.5) ? 'Auditor' : 'Standard User', ''],
  ];
  for (const [role, sidOfRole] of roles) {
    const asked = sidOfRole || (role === 'Auditor' ? roleSids.auditor : roleSids.standardUser);
    meet(await world().app.join(founded, { role: asked }), { organization, role, owned: 0 });
  }
}

/** Somebody outside every organization, under a domain that is held. */
async function appear(): Promise<void> {
  const held = living().filter(({ domain, state }) => domain !== null && state === 'active');
  const domain = held.length > 0 ? pick(held).domain?.name : undefined;
  const email = domain === undefined ? undefined : `${unique('near')}@${domain}`;
  meet(await world().app.signUp(email), { organization: null, role: null, owned: 1 });
}

const makers: readonly Make[] = [
  create,
  rename,
  suspend,
  lift,
  lift,
  schedule,
  cancelDeletion,
  cancelDeletion,
  monthPasses,
  handOver,
  handOver,
  succeed,
  answerTransfer,
  answerTransfer,
  answerTransfer,
  decideTransfer,
  decideTransfer,
  stopTransfer,
  transferTimePasses,
  transferTimePasses,
  offerMerge,
  offerMerge,
  offerMerge,
  answerMerge,
  answerMerge,
  withdrawMerge,
  mergeTimePasses,
  removeUser,
  giveDomainUp,
  proveDomain,
];

let current: Cast | undefined;

const isUnder = (one: Somebody, organization: Organization) =>
  one.domain === organization.domain?.name;

/** Owners of small organizations whom this one may ask. */
const askable = (organization: Organization) =>
  people.filter(
    (one) =>
      isOwner(one) &&
      one.organization !== organization &&
      one.organization?.domain === null &&
      isUnder(one, organization),
  );

/** Mostly one that has somebody beside its Owner, and works. */
function pickOrganization(make: Make): Organization {
  if (chance(0.05)) return pick(organizations);
  const all = living();
  const asking = all.filter((one) => one.state === 'active' && askable(one).length > 0);
  if (make === offerMerge && asking.length > 0 && chance(0.85)) return pick(asking);
  const asked = merges.filter(isOpenMerge).flatMap((one) => [one.organization, one.candidate]);
  if (make === schedule && asked.length > 0 && chance(0.4)) return pick(asked);
  const resting = all.filter((one) => one.state !== 'active');
  if (resting.length > 0 && chance(0.15)) return pick(resting);
  const peopled = all.filter((one) => one.state === 'active' && peopleOf(one).length > 1);
  return pick(peopled.length > 0 && chance(0.75) ? peopled : all);
}

function castFor(make: Make): Cast {
  const organization = pickOrganization(make);
  const { owner } = organization;
  const own = peopleOf(organization);
  const others = own.filter((one) => one !== owner);
  const who =
    isOver(organization) || chance(0.15)
      ? pick(people)
      : chance(0.55)
        ? owner
        : pick([owner, ...own]);
  const asked = askable(organization);
  if (make === offerMerge && asked.length > 0 && chance(0.85))
    return { organization, who: chance(0.8) ? owner : who, other: pick(asked) };
  const outside = people.filter(
    (one) => one.organization === null && one.owned > 0 && holderOf(one.domain)?.state === 'active',
  );
  if (make === create && outside.length > 0 && chance(0.6))
    return { organization, who: pick(outside.slice(-5)), other: who };
  if (make === succeed && others.length > 0 && chance(0.7))
    return { organization, who: pick(others), other: pick(others) };
  return {
    organization,
    who,
    other: others.length > 0 && chance(0.8) ? pick(others) : pick(people),
  };
}

async function next(): Promise<readonly [Step, string]> {
  const ready = living().filter(
    (one) => one.domain !== null && one.state === 'active' && peopleOf(one).length > 1,
  );
  if (ready.length < 2) await found();
  if (people.filter((one) => one.organization === null && one.owned > 0).length < 3) await appear();
  const usual = pick(makers);
  const isMergeable = ready.some((one) => askable(one).length > 0);
  const make = !isMergeable && chance(0.3) ? create : usual;
  const chosen = castFor(make);
  current = chosen;
  return [make(chosen), `one that is ${chosen.organization.state}`];
}

async function compareOrganization(organization: Organization, told: string): Promise<void> {
  const answered = world().operator.operatedOrganizations.get(organization.sid);
  if (isOver(organization)) {
    expect(await outcomeOf(answered), told).toBe('request.not_found');
    return;
  }
  const shown = await answered;
  expect(shown, told).toMatchObject({
    state: organization.state,
    friendly_name: organization.name,
    owner: { user_sid: organization.owner.person.userSid },
  });
  expect(shown.deletion_due_at !== null, told).toBe(organization.state === 'pending_deletion');
  if (organization.state === 'suspended') return;
  const client = await clientOf(organization.owner);
  const { items } = await client.ownershipTransfers.list(organization.sid, { page_size: 5 });
  const newest = transfers.filter((one) => one.organization === organization).slice(-5);
  expect(
    items.map(({ sid, state }) => ({ sid, state })),
    told,
  ).toEqual(newest.toReversed().map(({ sid, state }) => ({ sid, state })));
  const offered = await client.organizationMerges.list(organization.sid, { page_size: 5 });
  const offers = merges.filter((one) => one.organization === organization).slice(-5);
  expect(
    offered.items.map(({ sid, state }) => ({ sid, state })),
    told,
  ).toEqual(offers.toReversed().map(({ sid, state }) => ({ sid, state })));
}

async function comparePerson(one: Somebody, told: string): Promise<void> {
  const client = await clientOf(one);
  const { organization_sid } = await client.user.get();
  expect(organization_sid, told).toBe(one.organization?.sid ?? null);
  const { organization } = one;
  if (organization === null || organization.state === 'suspended') return;
  const owner = await clientOf(organization.owner);
  const shown = await owner.organizationUsers.get(organization.sid, one.person.userSid);
  expect({ role: shown.organization_role?.name, owned: shown.owned_accounts }, told).toEqual({
    role: isOwner(one) ? 'Owner' : one.role,
    owned: one.owned,
  });
}

/** What the step was about, and what it may have reached. */
async function compare(told: string): Promise<void> {
  if (current === undefined) return;
  const { organization, who, other } = current;
  const reached = [...transfers.slice(-1), ...merges.slice(-1)].map((one) => one.organization);
  for (const one of new Set([organization, ...reached])) await compareOrganization(one, told);
  for (const one of new Set([who, other])) await comparePerson(one, told);
}

it(
  `${steps} random steps with organizations end as the lifecycles say (seed ${seed})`,
  async () => {
    await walk({ steps, next, compare, atLeast: { done: 14, refused: 20 } });
    for (const one of organizations) await compareOrganization(one, 'at the end');
    for (const one of people) await comparePerson(one, 'at the end');
    expectEveryEvent(steps, 'organization', 'ownership transfer', 'organization merge');
  },
  timeoutFor(steps),
);
