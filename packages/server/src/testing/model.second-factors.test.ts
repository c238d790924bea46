/**
 * Second factors under a policy that changes all the time: random steps of several people and of whoever decides. After every
 * step each session of everybody is used: it opens something exactly when what was proven in it, and what its person still
 * has, is what the policy asks at that moment.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Founded, type TestApp, unique } from './app.ts';
import {
  addFactor,
  enrolled,
  isLetIn,
  outcome,
  policy,
  type Rule,
  removeFactor,
  type Somebody,
  signIn,
} from './model.second-factors.ts';
import { askFactor, foundProven, policyOrigin } from './policies.ts';
import { buildWorld, chance, leaveWorld, pick, seed, stepsOr, timeoutFor, world } from './walk.ts';

const steps = stepsOr(60);
const administrator = 'IX00000000000000000000000000000002';
const standardUser = 'IX00000000000000000000000000000003';

let app: TestApp;
let founded: Founded;
const people: Somebody[] = [];

beforeAll(async () => {
  ({ app } = await buildWorld({ publicUrl: policyOrigin }));
  founded = await foundProven(app);
  for (let index = 0; index < 3; index += 1) {
    const { email, userSid } = await app.join(founded, { localPart: unique('walker') });
    people.push({
      email,
      sid: userSid,
      isAdministrator: false,
      phone: undefined,
      keys: [],
      codes: [],
      isReset: false,
      sessions: [],
    });
  }
}, 60_000);
afterAll(leaveWorld);

const anyRule = (): Rule => ({
  required_of: pick(['nobody', 'administrators', 'everyone', 'everyone'] as const),
  phishing_resistant: chance(0.4),
});
/** Nobody is asked by kind. */
const normal = (rule: Rule): Rule =>
  rule.required_of === 'nobody' ? { ...rule, phishing_resistant: false } : rule;

async function decide(): Promise<string> {
  const rule = anyRule();
  if (chance(0.3)) {
    const starts_at = new Date(Date.now() + 86_400_000).toISOString();
    await askFactor(founded, { ...rule, starts_at });
    policy.planned = normal(rule);
    return 'planned';
  }
  await askFactor(founded, rule);
  policy.now = normal(rule);
  policy.planned = undefined;
  return 'decided';
}

async function passTime(): Promise<string> {
  await world().database.query(
    "update security_policies set next_starts_at = now() - interval '1 second' where next_starts_at is not null",
  );
  if (policy.planned !== undefined) policy.now = policy.planned;
  policy.planned = undefined;
  return 'started';
}

async function reset(person: Somebody): Promise<string> {
  if (enrolled(person) === 0) return 'nothing to reset';
  await founded.owner.client.organizationUsers.resetSecondFactor(
    founded.organizationSid,
    person.sid,
    { reason: 'Lost on a walk' },
  );
  person.isReset = true;
  person.sessions = [];
  return 'reset';
}

async function changeRole(person: Somebody): Promise<string> {
  person.isAdministrator = !person.isAdministrator;
  await founded.owner.client.roleAssignments.create(founded.organizationSid, {
    user_sid: person.sid,
    role_sid: person.isAdministrator ? administrator : standardUser,
  });
  return 'role changed';
}

/** In a session that is let in; without one they sign in. */
async function inSession(person: Somebody, act: typeof addFactor): Promise<string> {
  const open = person.sessions.filter((held) => isLetIn(person, held));
  if (open.length === 0) return signIn(app, person);
  const done = await act(person, pick(open));
  return `${act.name} ${done}`;
}

function anyStep(person: Somebody): Promise<string> {
  if (chance(0.35)) return signIn(app, person);
  if (chance(0.3)) return decide();
  if (chance(0.15)) return passTime();
  if (chance(0.15)) return reset(person);
  if (chance(0.15)) return changeRole(person);
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
      seen.set(done, (seen.get(done) ?? 0) + 1);
      await lookAtEverySession(`step ${step}: ${done}, of ${person.email}`);
    }
    expect(seen.size, [...seen.keys()].join(', ')).toBeGreaterThan(8);
  },
  timeoutFor(steps),
);
