/**
 * Second factors, and browsers that are remembered after one, under policies that change all the time: random steps of several people, in two organizations and out of
 * them, and of whoever decides there, over processes that come and go. After every step each session of everybody is used: it opens
 * something exactly when what was proven in it, and what its person still has, is what the policy asks at that moment.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Founded, type TestApp, testPassword, unique } from './app.ts';
import { forgetPassword, move, Restarts } from './model.second-factors.moving.ts';
import { forgetBrowsers, forgetByHand, lets } from './model.second-factors.remembering.ts';
import {
  addFactor,
  enrolled,
  type Home,
  homes,
  isLetIn,
  outcome,
  policies,
  type Rule,
  removeFactor,
  type Somebody,
  signIn,
} from './model.second-factors.ts';
import { askFactor, foundProven, policyOrigin } from './policies.ts';
import { rememberFor } from './remembered.ts';
import { buildWorld, chance, leaveWorld, pick, seed, stepsOr, timeoutFor, world } from './walk.ts';

const steps = stepsOr(60);
const everyWalkHas = [
  'forgot the password',
  'left',
  'entered',
  'restarted',
  'started',
  'reset',
  'in by a remembered browser',
  'none is remembered',
  'forgetByHand done',
];
const administrator = 'IX00000000000000000000000000000002';
const standardUser = 'IX00000000000000000000000000000003';

let app: TestApp;
let organizations: Record<Home, Founded>;
let restarts: Restarts;
const people: Somebody[] = [];

beforeAll(async () => {
  ({ app } = await buildWorld({ publicUrl: policyOrigin }));
  organizations = { first: await foundProven(app), second: await foundProven(app) };
  for (const founded of Object.values(organizations)) await rememberFor(founded, 14);
  restarts = new Restarts(app);
  for (const home of ['first', 'first', 'second'] as const) {
    const { email, userSid } = await app.join(organizations[home], { localPart: unique('walker') });
    people.push({
      email,
      sid: userSid,
      password: testPassword,
      addressOf: home,
      home,
      isAdministrator: false,
      phone: undefined,
      keys: [],
      codes: [],
      isReset: false,
      sessions: [],
      browsers: [],
    });
  }
}, 60_000);
afterAll(async () => {
  await restarts.end();
  await leaveWorld();
});

const anyRule = (): Rule => ({
  required_of: pick(['nobody', 'administrators', 'everyone', 'everyone'] as const),
  phishing_resistant: chance(0.4),
});
/** Nobody is asked by kind. */
const normal = (rule: Rule): Rule =>
  rule.required_of === 'nobody' ? { ...rule, phishing_resistant: false } : rule;

async function decide(): Promise<string> {
  const rule = anyRule();
  const home = pick(homes);
  const policy = policies[home];
  if (chance(0.3)) {
    const starts_at = new Date(Date.now() + 86_400_000).toISOString();
    await askFactor(organizations[home], { ...rule, starts_at });
    policy.planned = normal(rule);
    return 'planned';
  }
  await askFactor(organizations[home], rule);
  policy.now = normal(rule);
  policy.planned = undefined;
  return 'decided';
}

/** Nothing that was forgotten comes back. */
async function decideDays(): Promise<string> {
  const home = pick(homes);
  lets[home] = chance(0.7);
  await rememberFor(organizations[home], lets[home] ? 14 : null);
  if (!lets[home]) for (const person of people) if (person.home === home) forgetBrowsers(person);
  return lets[home] ? 'browsers are remembered' : 'none is remembered';
}

async function passTime(): Promise<string> {
  await world().database.query(
    "update security_policies set next_starts_at = now() - interval '1 second' where next_starts_at is not null",
  );
  for (const policy of Object.values(policies)) {
    if (policy.planned !== undefined) policy.now = policy.planned;
    policy.planned = undefined;
  }
  return 'started';
}

async function reset(person: Somebody): Promise<string> {
  if (enrolled(person) === 0) return 'nothing to reset';
  if (person.home === undefined) return 'nobody to reset it';
  const founded = organizations[person.home];
  await founded.owner.client.organizationUsers.resetSecondFactor(
    founded.organizationSid,
    person.sid,
    { reason: 'Lost on a walk' },
  );
  person.isReset = true;
  person.sessions = [];
  forgetBrowsers(person);
  return 'reset';
}

async function changeRole(person: Somebody): Promise<string> {
  if (person.home === undefined) return 'no role to change';
  const founded = organizations[person.home];
  person.isAdministrator = !person.isAdministrator;
  await founded.owner.client.roleAssignments.create(founded.organizationSid, {
    user_sid: person.sid,
    role_sid: person.isAdministrator ? administrator : standardUser,
  });
  return 'role changed';
}

/** In a session that is let in; without one they sign in. */
async function inSession(
  person: Somebody,
  act: typeof addFactor | typeof forgetByHand,
): Promise<string> {
  const open = person.sessions.filter((held) => isLetIn(person, held));
  if (open.length === 0) return signIn(app, person);
  const done = await act(person, pick(open));
  return `${act.name} ${done}`;
}

function anyStep(person: Somebody): Promise<string> {
  if (chance(0.35)) return signIn(app, person);
  if (chance(0.05)) return decideDays();
  if (chance(0.3)) return decide();
  if (chance(0.15)) return passTime();
  if (chance(0.15)) return reset(person);
  if (chance(0.15)) return changeRole(person);
  if (chance(0.1)) return forgetPassword(app, person);
  if (chance(0.3)) return move(organizations, person);
  if (chance(0.05)) return restarts.again();
  if (chance(0.05)) return inSession(person, forgetByHand);
  return inSession(person, chance(0.55) ? addFactor : removeFactor);
}

async function lookAtEverySession(told: string): Promise<void> {
  for (const person of people)
    for (const held of person.sessions) {
      const expected = isLetIn(person, held) ? 'done' : 'request.second_factor_owed';
      const seen = outcome(await held.visitor.call('GET', '/v1/user'));
      expect(seen, `${told}: a session of ${person.email}`).toBe(expected);
    }
}

it(
  `lets in whoever has proven what is asked, and nobody else, in ${steps} steps from seed ${seed}`,
  async () => {
    const seen = new Map<string, number>();
    for (let step = 0; step < steps; step += 1) {
      await world().database.query(
        'update sessions set authenticated_at = now() where ended_at is null',
      );
      const person = pick(people);
      const done = await anyStep(person);
      restarts.spread(people);
      seen.set(done, (seen.get(done) ?? 0) + 1);
      await lookAtEverySession(`step ${step}: ${done}, of ${person.email}`);
    }
    expect(seen.size, [...seen.keys()].join(', ')).toBeGreaterThan(10);
    if (steps >= 2_000) expect([...seen.keys()]).toEqual(expect.arrayContaining([...everyWalkHas]));
  },
  timeoutFor(steps),
);
