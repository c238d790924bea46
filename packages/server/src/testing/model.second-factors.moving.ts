/**
 * What happens around second factors on their walk: people forget their password, leave their organization and come back, and the
 * product is answered by another process, as after a restart.
 */
import { expect } from 'vitest';
import { type Founded, type TestApp, testPassword } from './app.ts';
import { forgetBrowsers } from './model.second-factors.remembering.ts';
import {
  addresses,
  type Held,
  type Home,
  isLetIn,
  outcome,
  type Somebody,
  shift,
} from './model.second-factors.ts';

const standardUser = 'IX00000000000000000000000000000003';
const otherPassword = 'nine grey herons wade slowly';

/** By the link that is mailed. Whoever has it proves the address and nothing else: factors stay owed, sessions end. */
export async function forgetPassword(app: TestApp, person: Somebody): Promise<string> {
  const anybody = app.client();
  await anybody.passwordResets.create({ email: person.email });
  const next = person.password === testPassword ? otherPassword : testPassword;
  const token = await app.tokenFor(person.email);
  await anybody.passwordResets.complete({ token, new_password: next });
  person.password = next;
  await expectAllEnded(person);
  return 'forgot the password';
}

async function expectAllEnded(person: Somebody): Promise<void> {
  for (const { visitor } of person.sessions)
    expect(outcome(await visitor.call('GET', '/v1/user'))).toBe('request.unauthenticated');
  person.sessions = [];
  forgetBrowsers(person);
}

/** With their factors, and without what an administrator let them do. */
async function leave(founded: Founded, person: Somebody): Promise<string> {
  const { client } = founded.owner;
  await client.organizationUsers.remove(founded.organizationSid, person.sid, {});
  Object.assign(person, { home: undefined, isAdministrator: false, isReset: false });
  await expectAllEnded(person);
  return 'left';
}

/** In a session of their own, as the mail says; what the new organization asks holds from then on. */
async function enter(founded: Founded, person: Somebody, held: Held): Promise<string> {
  const { invitations } = founded.owner.client;
  const { results } = await invitations.create(founded.organizationSid, {
    emails: [person.email],
    organization_role_sid: standardUser,
  });
  const [invited] = results;
  const path = `/v1/user/invitations/${invited?.invitation_sid ?? ''}/accept`;
  expect(outcome(await held.visitor.call('POST', path)), JSON.stringify(invited)).toBe('done');
  person.home = person.addressOf;
  return 'entered';
}

export async function move(
  organizations: Readonly<Record<Home, Founded>>,
  person: Somebody,
): Promise<string> {
  if (person.home !== undefined) return leave(organizations[person.home], person);
  const held = person.sessions.find((one) => isLetIn(person, one));
  if (held === undefined) return 'nobody to ask';
  return enter(organizations[person.addressOf], person, held);
}

/** A second process that ends and begins anew; which of the two answers changes all the time. */
export class Restarts {
  readonly #app: TestApp;
  #second: Awaited<ReturnType<TestApp['startAnother']>> | undefined;

  constructor(app: TestApp) {
    this.#app = app;
    addresses.push(app.url);
  }

  async again(): Promise<string> {
    await this.end();
    this.#second = await this.#app.startAnother();
    addresses.push(this.#second.url);
    return 'restarted';
  }

  spread(people: readonly Somebody[]): void {
    for (const { sessions } of people) for (const { visitor } of sessions) shift(visitor);
  }

  async end(): Promise<void> {
    addresses.splice(1);
    await this.#second?.close();
    this.#second = undefined;
  }
}
