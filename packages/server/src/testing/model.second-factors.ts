/**
 * A model of who is let in while a policy asks for a second factor: people with what they can prove, and sessions with what
 * was proven in them. It foretells each outcome; the test compares every session with the product after every step.
 */
import { expect } from 'vitest';
import type { TestApp } from './app.ts';
import {
  type AuthenticatorApp,
  authenticatorApp,
  SecurityKey,
  untilStepLasts,
  Visitor,
  type VisitorAnswer,
} from './factors.ts';
import {
  forgetBrowsers,
  isRemembered,
  mayTick,
  noteTick,
  openBrowser,
  type Ticked,
} from './model.second-factors.remembering.ts';
import { policyOrigin } from './policies.ts';
import { chance, pick, world } from './walk.ts';

export interface Held {
  readonly visitor: Visitor;
  level: number;
}

interface OwnKey {
  readonly sid: string;
  readonly key: SecurityKey;
}

export interface Somebody {
  readonly email: string;
  readonly sid: string;
  password: string;
  /** Whose domain their address is of: that organization alone may ask them in. */
  readonly addressOf: Home;
  /** Which organization manages the login; undefined: none. */
  home: Home | undefined;
  isAdministrator: boolean;
  phone: AuthenticatorApp | undefined;
  keys: OwnKey[];
  /** Recovery codes that are not used yet. */
  codes: string[];
  /** An administrator lets them go on without. */
  isReset: boolean;
  sessions: Held[];
  /** In which they ticked that the factor is not asked for. */
  browsers: Ticked[];
}

export interface Rule {
  readonly required_of: 'nobody' | 'administrators' | 'everyone';
  readonly phishing_resistant: boolean;
}

/** Where the processes listen that answer now; the first one is there from the beginning to the end. */
export const addresses: string[] = [];
/** Another process may answer from here on. */
export const shift = (visitor: Visitor): void => {
  visitor.url = pick(addresses);
};

export const homes = ['first', 'second'] as const;
export type Home = (typeof homes)[number];

const noRule: Rule = { required_of: 'nobody', phishing_resistant: false };

export const policies: Record<Home, { now: Rule; planned: Rule | undefined }> = {
  first: { now: noRule, planned: undefined },
  second: { now: noRule, planned: undefined },
};

const ruleFor = ({ home }: Somebody): Rule => (home === undefined ? noRule : policies[home].now);

export const enrolled = ({ keys, phone }: Somebody): number =>
  keys.length > 0 ? 2 : phone === undefined ? 0 : 1;

export function required(person: Somebody): number {
  const { required_of: circle, phishing_resistant } = ruleFor(person);
  const isAsked = circle === 'everyone' || (circle === 'administrators' && person.isAdministrator);
  return isAsked ? (phishing_resistant ? 2 : 1) : 0;
}

export const isLetIn = (person: Somebody, { level }: Held): boolean =>
  Math.min(level, enrolled(person)) >= required(person);

const sessionsAtMost = 3;

/** So that looking at all of them stays quick. */
function keep(person: Somebody, held: Held): void {
  person.sessions = [...person.sessions, held].slice(-sessionsAtMost);
}

/** What a call answered, in one word. */
export const outcome = ({ status, body }: VisitorAnswer): string =>
  status < 300 ? 'done' : (body.code ?? String(status));

/** Codes of an app count once for each half minute: here a half minute is over whenever the walk wants it. */
async function codeOf(phone: AuthenticatorApp): Promise<string> {
  await untilStepLasts(3);
  await world().database.query('update authenticator_apps set last_step = null');
  return phone.code();
}

/** A login has twenty at most: with so many, they are what is used, and none is added. */
const keysKept = 8;

const anythingKnown = (person: Somebody) =>
  person.keys.length >= keysKept ? (['passkey'] as const) : everythingKnown(person);

const everythingKnown = (person: Somebody) => [
  ...(person.phone === undefined ? [] : (['authenticator_app'] as const)),
  ...(person.codes.length === 0 ? [] : (['recovery_code'] as const)),
  ...(person.keys.length === 0 ? [] : (['passkey'] as const)),
  ...(person.isReset ? (['mailed_code'] as const) : []),
];
type Kind = ReturnType<typeof everythingKnown>[number];

const levels: Readonly<Record<Kind, number>> = {
  passkey: 2,
  authenticator_app: 1,
  recovery_code: 1,
  mailed_code: 0,
};

async function proofOf(app: TestApp, person: Somebody, kind: Kind, visitor: Visitor) {
  if (kind === 'authenticator_app' && person.phone !== undefined)
    return { kind, code: await codeOf(person.phone) };
  if (kind === 'recovery_code') return { kind, code: person.codes[0] };
  if (kind === 'mailed_code') {
    await visitor.call('POST', '/v1/half-session/mailed-code');
    return { kind, code: await app.codeFor(person.email) };
  }
  const { body } = await visitor.call('POST', '/v1/half-session/challenge');
  return { kind, credential: pick(person.keys).key.sign(body) };
}

/** What a proof leaves behind when it counted. */
function use(person: Somebody, kind: Kind): void {
  person.isReset = false;
  if (kind === 'recovery_code') person.codes = person.codes.slice(1);
  if (kind !== 'mailed_code') return;
  forgetBrowsers(person);
  person.phone = undefined;
  person.keys = [];
  person.codes = [];
}

interface NewPasskeyAsked {
  readonly challenge: string;
  readonly rp_id: string;
  readonly user_handle: string;
}

/** By the doors of a session, or by those of a half session. */
async function makeKey(visitor: Visitor, challengeAt: string, addAt: string) {
  const asked = await visitor.call('POST', challengeAt);
  if (asked.status !== 200) return { answer: asked, key: undefined };
  const key = new SecurityKey(policyOrigin);
  const credential = key.make(asked.body as unknown as NewPasskeyAsked);
  return { answer: await visitor.call('POST', addAt, { name: 'A key', credential }), key };
}

async function makePhone(visitor: Visitor, path: string) {
  const begun = await visitor.call('POST', path);
  if (begun.status !== 201) return { answer: begun, phone: undefined };
  const phone = authenticatorApp((begun.body as unknown as { secret: string }).secret);
  await untilStepLasts(3);
  return { answer: await visitor.call('POST', `${path}/confirm`, { code: phone.code() }), phone };
}

/** What the next look at the keys of the person shows: the walk removes them by their SIDs. */
async function readKeys(person: Somebody, visitor: Visitor, key: SecurityKey): Promise<void> {
  const { body } = await visitor.call('GET', '/v1/user/factors');
  const { passkeys } = body as unknown as { passkeys: { sid: string }[] };
  const known = new Set(person.keys.map(({ sid }) => sid));
  const made = passkeys.find(({ sid }) => !known.has(sid));
  person.keys = [...person.keys, { sid: made?.sid ?? '', key }];
}

/** On the way in: by whoever has nothing, or has proven what is too weak. Every other session ends. */
async function enrol(person: Somebody, visitor: Visitor, told: string): Promise<void> {
  shift(visitor);
  const byApp = person.phone === undefined && chance(0.4);
  const asksPasskey = required(person) === 2;
  const made = byApp
    ? await makePhone(visitor, '/v1/half-session/authenticator-app')
    : await makeKey(visitor, '/v1/half-session/new-passkey', '/v1/half-session/passkeys');
  if (byApp && asksPasskey) {
    expect(outcome(made.answer), told).toBe('second_factor.passkey_wanted');
    return;
  }
  expect(outcome(made.answer), told).toBe('done');
  const { recovery_codes: codes } = made.answer.body as unknown as { recovery_codes: string[] };
  expect(codes.length > 0, told).toBe(person.codes.length === 0);
  person.codes = [...person.codes, ...codes];
  person.sessions = [];
  forgetBrowsers(person);
  keep(person, { visitor, level: byApp ? 1 : 2 });
  if ('phone' in made) person.phone = made.phone;
  else if (made.key !== undefined) await readKeys(person, visitor, made.key);
}

/** From the password on, by whatever way there is, as far as it leads. Answers what it ended in. */
export async function signIn(app: TestApp, person: Somebody): Promise<string> {
  const told = `${person.email} signs in, ${JSON.stringify(ruleFor(person))}`;
  const { visitor, ticked } = openBrowser(app.url, person);
  const { email, password } = person;
  const first = await visitor.call('POST', '/v1/sessions', { email, password });
  if (enrolled(person) === 0) {
    expect(outcome(first), told).toBe(
      required(person) === 0 ? 'done' : 'session.enrolment_required',
    );
    if (required(person) === 0) keep(person, { visitor, level: 0 });
    else await enrol(person, visitor, told);
    return outcome(first);
  }
  if (ticked !== undefined && isRemembered(ticked, required(person))) {
    expect(outcome(first), `${told} in a remembered browser`).toBe('done');
    keep(person, { visitor, level: ticked.level });
    return 'in by a remembered browser';
  }
  expect(outcome(first), told).toBe('session.factor_required');
  expect(outcome(await visitor.call('GET', '/v1/user')), told).toBe('request.unauthenticated');
  // The password alone adds nothing beside what is there.
  const early = await visitor.call('POST', '/v1/half-session/new-passkey');
  expect(outcome(early), told).toBe('session.factor_required');
  const kind = pick<Kind>(anythingKnown(person));
  shift(visitor);
  const proof = await proofOf(app, person, kind, visitor);
  shift(visitor);
  const remember_browser = mayTick(person) && chance(0.6);
  const done = await visitor.call('POST', '/v1/half-session/complete', { proof, remember_browser });
  if (levels[kind] >= required(person)) {
    expect(outcome(done), `${told} by ${kind}`).toBe('done');
    use(person, kind);
    keep(person, { visitor, level: levels[kind] });
    if (remember_browser && (kind === 'passkey' || kind === 'authenticator_app')) {
      // In the place of what was ticked there before.
      if (ticked !== undefined) ticked.isForgotten = true;
      noteTick(person, visitor, levels[kind]);
    }
    return `in by ${kind}`;
  }
  expect(outcome(done), `${told} by ${kind}`).toBe('session.enrolment_required');
  const proven = await visitor.call('POST', '/v1/half-session/prove', { proof });
  expect(outcome(proven), `${told} by ${kind}`).toBe('done');
  use(person, kind);
  expect(outcome(await visitor.call('GET', '/v1/user')), told).toBe('request.unauthenticated');
  await enrol(person, visitor, told);
  return `led on by ${kind}`;
}

/** With the first factor, and with each that is removed, every other session ends. */
const leaveAlone = (person: Somebody, held: Held) => {
  person.sessions = [held];
};

export async function addFactor(person: Somebody, held: Held): Promise<string> {
  const { visitor } = held;
  const isFirst = enrolled(person) === 0;
  if (person.keys.length >= keysKept) return 'enough of them';
  if (person.phone === undefined && chance(0.5)) {
    const { answer, phone } = await makePhone(visitor, '/v1/user/authenticator-app');
    if (outcome(answer) !== 'done') return outcome(answer);
    person.phone = phone;
    held.level = Math.max(held.level, 1);
  } else {
    const { answer, key } = await makeKey(
      visitor,
      '/v1/user/passkeys/challenge',
      '/v1/user/passkeys',
    );
    if (outcome(answer) !== 'done' || key === undefined) return outcome(answer);
    await readKeys(person, visitor, key);
    held.level = 2;
  }
  forgetBrowsers(person);
  if (isFirst) leaveAlone(person, held);
  return 'done';
}

export async function removeFactor(person: Somebody, held: Held): Promise<string> {
  const gone = chance(0.5) ? person.keys[0] : undefined;
  if (gone === undefined && person.phone === undefined) return 'nothing to remove';
  const before = { keys: person.keys, phone: person.phone };
  if (gone === undefined) person.phone = undefined;
  else person.keys = person.keys.slice(1);
  const isEnough = enrolled(person) >= required(person);
  const path = gone === undefined ? '/v1/user/authenticator-app' : `/v1/user/passkeys/${gone.sid}`;
  const answer = await held.visitor.call('DELETE', path);
  expect(outcome(answer), `${person.email} removes one`).toBe(
    isEnough ? 'done' : 'second_factor.required',
  );
  if (!isEnough) {
    Object.assign(person, before);
    return 'second_factor.required';
  }
  if (enrolled(person) === 0) {
    person.codes = [];
    person.isReset = false;
  }
  forgetBrowsers(person);
  leaveAlone(person, held);
  return 'done';
}
