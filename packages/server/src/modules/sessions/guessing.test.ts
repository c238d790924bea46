/** Guessing passwords from many places: who is counted together, who is slowed down, and who still gets in. */
import { createClient } from '@bailiwick/sdk';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp, testPassword, unique } from '../../testing/app.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp({ rateLimitMultiplier: 1, trustedProxies: ['127.0.0.1'] });
});
afterAll(() => app.close());

/** Somebody whose calls come through the proxy, with what they, or it, wrote into X-Forwarded-For. */
const from = (forwardedFor: string) =>
  createClient({
    baseUrl: app.url,
    retries: 0,
    fetch: (input, init) => {
      const headers = new Headers(init?.headers);
      headers.set('x-forwarded-for', forwardedFor);
      return fetch(input, { ...init, headers });
    },
  });

const signIn = (forwardedFor: string, email: string, password: string) =>
  from(forwardedFor).sessions.create({ email, password, transport: 'bearer' });
const guess = (forwardedFor: string, email: string) =>
  outcomeOf(signIn(forwardedFor, email, 'a wrong password guess'));

/** A login nobody knows: what is counted is the address that was typed, whether it signs in or not. */
const somebody = () => `${unique('somebody')}@${unique('mail-')}.com`;

async function guessesUntilRefused(addressOf: (index: number) => string): Promise<number> {
  const email = somebody();
  for (let index = 0; index < 30; index += 1)
    if ((await guess(addressOf(index), email)) === 'request.too_many') return index;
  return 30;
}

describe('guesses are counted together', () => {
  it.each<[string, (index: number) => string]>([
    ['from one IPv4 address', () => '203.0.113.7'],
    ['from everywhere in one IPv6 /64', (index) => `2001:db8:0:1::${index + 1}`],
    [
      'from one IPv4 address in both spellings',
      (index) => (index % 2 === 0 ? '203.0.113.8' : '::ffff:203.0.113.8'),
    ],
    [
      'whatever the caller wrote left of the proxy’s own entry',
      (index) => `198.51.100.${index + 1}, 203.0.113.9`,
    ],
    ['when no address can be read', (index) => `not an address ${index}`],
  ])('%s', async (_where, addressOf) => {
    expect(await guessesUntilRefused(addressOf)).toBe(10);
  });

  it('and apart from two networks', async () => {
    expect(await guessesUntilRefused((index) => `2001:db8:0:${index % 2}::1`)).toBe(20);
  });

  it('also by who is signed in and proves it again', async () => {
    const person = await app.signUp();
    const tries = [];
    for (let index = 0; index < 11; index += 1)
      tries.push(await outcomeOf(person.client.sessions.stepUp({ password: 'not my password' })));
    expect(tries).toEqual([
      ...Array.from({ length: 10 }, () => 'user.password_wrong'),
      'request.too_many',
    ]);
    const changed = await refusalOf(
      person.client.user.changePassword({
        current_password: testPassword,
        new_password: 'another long and quiet password',
      }),
    );
    expect(changed.code).toBe('request.too_many');
    expect(changed.problem.retry_after_seconds ?? 0).toBeGreaterThan(0);
  });
});

describe('somebody whose login is being guessed at', () => {
  it('is not shut out elsewhere by a few places, however often they try', async () => {
    const victim = await app.signUp();
    for (const place of ['192.0.2.66', '192.0.2.67', '192.0.2.68'])
      await Promise.all(Array.from({ length: 90 }, () => guess(place, victim.email)));
    expect(await outcomeOf(signIn('192.0.2.99', victim.email, testPassword))).toBe('done');
  });

  const home = '192.0.2.10';
  const attack = async (email: string) => {
    const networks = Array.from(
      { length: 21 },
      (_, index) => `2001:db8:a:${index.toString(16)}::1`,
    );
    for (const network of networks)
      await Promise.all(Array.from({ length: 10 }, () => guess(network, email)));
  };

  it('signs in from where they were before, or after a new password by mail; strangers do not', async () => {
    const victim = await app.signUp();
    await signIn(home, victim.email, testPassword);
    await attack(victim.email);
    const refusal = await refusalOf(signIn('192.0.2.99', victim.email, testPassword));
    expect(refusal.code).toBe('request.too_many');
    expect(refusal.problem.retry_after_seconds ?? 0).toBeGreaterThan(0);
    expect(await outcomeOf(signIn(home, victim.email, testPassword))).toBe('done');

    const next = 'another long and quiet password';
    await from('192.0.2.99').passwordResets.create({ email: victim.email });
    await from('192.0.2.99').passwordResets.complete({
      token: await app.tokenFor(victim.email),
      new_password: next,
    });
    expect(await outcomeOf(signIn('192.0.2.99', victim.email, next))).toBe('done');
  });
});

describe('a refused sign-in leaves an audit event', () => {
  it('without the password, and without the whole address of somebody unknown', async () => {
    const email = `perpetua.oakheart@${unique('mail-')}.com`;
    const password = `${unique('a-password-typed')} by mistake`;
    await refusalOf(signIn('192.0.2.55', email, password));
    const { rows } = await sql<{ target_name: string; text: string }>`
      select target_name, audit_events::text as text from audit_events
      where event = 'session.refused' and client_address = '192.0.2.55'`.execute(
      app.app.kernel.database.db,
    );
    expect(rows.map((row) => row.target_name)).toEqual([`pe…@${email.split('@')[1] ?? ''}`]);
    expect(rows[0]?.text).not.toContain(password);
    expect(rows[0]?.text).not.toContain('perpetua');
  });

  it('in the log of the organization that manages the login', async () => {
    await using wide = await createTestApp();
    const founded = await wide.found();
    const member = await wide.join(founded);
    await refusalOf(
      wide.client().sessions.create({
        email: member.email,
        password: 'not the right password',
        transport: 'bearer',
      }),
    );
    const { items } = await founded.owner.client.auditEvents.list(founded.organizationSid);
    expect(items.filter((item) => item.event === 'session.refused')).toMatchObject([
      { outcome: 'denied', target: { sid: member.userSid } },
    ]);
  });
});

it('asks how to sign in without learning who is there', async () => {
  const known = await app.signUp();
  const answers = await Promise.all(
    [known.email, somebody()].map((email) => app.client().sessions.options({ email })),
  );
  const open = { methods: ['password'], sso_profile_sid: null };
  expect(answers).toEqual([open, open]);
  expect(await outcomeOf(app.client().sessions.options({ email: 'no address' }))).toBe(
    'user.email_not_accepted',
  );
});
