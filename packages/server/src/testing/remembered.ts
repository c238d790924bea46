/** Browsers that are remembered, from the outside: people with a factor, and signing in with a tick and without. */
import { uuidOfSid } from '../kernel/ids.ts';
import { type Founded, type Person, type TestApp, testPassword } from './app.ts';
import { type AuthenticatorApp, addApp, addKey, type SecurityKey, Visitor } from './factors.ts';
import { policyOrigin } from './policies.ts';

export interface RememberedRule {
  readonly account_sid?: string;
  readonly starts_at?: string;
}

export const rememberFor = (
  { owner, organizationSid }: Founded,
  remembered_days: number | null,
  rule: RememberedRule = {},
) =>
  owner.client.securityPolicies.updateRememberedBrowsers(organizationSid, {
    remembered_days,
    ...rule,
  });

export interface WithFactor {
  readonly person: Person;
  readonly factor: AuthenticatorApp | SecurityKey;
}

export async function joinWithApp(app: TestApp, founded: Founded): Promise<WithFactor> {
  const person = await app.join(founded);
  return { person, factor: await addApp(person.client) };
}

export async function joinWithKey(app: TestApp, founded: Founded): Promise<WithFactor> {
  const person = await app.join(founded);
  return { person, factor: await addKey(person.client, policyOrigin) };
}

/** The password in a browser: 'done', or what else is asked for, and the facts of it. */
export async function givePasswordIn(
  visitor: Visitor,
  { email }: Pick<Person, 'email'>,
  password: string = testPassword,
) {
  const { body } = await visitor.call('POST', '/v1/sessions', { email, password });
  return { outcome: body.code ?? 'done', facts: body.facts ?? {} };
}

/** Codes of the time step that is used up count again. */
const freshStep = (app: TestApp, { userSid }: Person) =>
  app.superuser.query('update authenticator_apps set last_step = null where user_id = $1', [
    uuidOfSid('US', userSid),
  ]);

/** Signs in by password and factor, with the tick; in a new browser where none is given. */
export async function signInWithTick(
  app: TestApp,
  { person, factor }: WithFactor,
  { visitor = new Visitor(app.url, policyOrigin), isTicked = true, password = testPassword } = {},
): Promise<Visitor> {
  await givePasswordIn(visitor, person, password);
  const completing = { remember_browser: isTicked };
  if ('sign' in factor) {
    const asked = await visitor.call('POST', '/v1/half-session/challenge');
    const credential = factor.sign(asked.body);
    const proof = { kind: 'passkey', credential };
    await visitor.call('POST', '/v1/half-session/complete', { proof, ...completing });
    return visitor;
  }
  await freshStep(app, person);
  const proof = { kind: 'authenticator_app', code: factor.code() };
  await visitor.call('POST', '/v1/half-session/complete', { proof, ...completing });
  return visitor;
}

export const signOut = (visitor: Visitor) => visitor.call('DELETE', '/v1/session');

/** Whether the password alone signs in there: 'done', or session.factor_required. */
export async function signInAgain(
  visitor: Visitor,
  person: Pick<Person, 'email'>,
): Promise<string> {
  await signOut(visitor);
  return (await givePasswordIn(visitor, person)).outcome;
}

/** As if it had been ticked so many days ago. */
export const ageRemembered = (app: TestApp, { userSid }: Person, days: number) =>
  app.superuser.query(
    `update remembered_browsers set remembered_at = now() - make_interval(days => $1),
      expires_at = expires_at - make_interval(days => $1) where user_id = $2`,
    [days, uuidOfSid('US', userSid)],
  );

export const rememberedCookieOf = (visitor: Visitor): readonly [string, string] => {
  const found = [...visitor.cookies].find(([name]) => name.includes('remembered'));
  if (found === undefined) throw new Error('the browser keeps no such cookie');
  return found;
};

/** One of somebody whose organization allows it from now on. Answers its SID. */
export async function makeRemembered(
  app: TestApp,
  founded: Founded,
  held: WithFactor,
): Promise<string> {
  await rememberFor(founded, 14);
  await signInWithTick(app, held);
  return (await held.person.client.rememberedBrowsers.list()).items[0]?.sid ?? '';
}
