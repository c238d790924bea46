/** Signing a program in from the browser: the code is worth one session, to whoever has the verifier, while the browser's own lives. */
import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type Person, type TestApp } from '../../testing/app.ts';
import { race } from '../../testing/race.ts';
import { outcomeOf } from '../../testing/refusal.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const db = () => app.app.kernel.database.db;
const newPair = () => {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
};

async function codeFor(person: Person) {
  const { verifier, challenge } = newPair();
  const { code } = await person.client.signInCodes.create({ challenge });
  return { code, verifier };
}
const exchange = (pair: { code: string; verifier: string }) =>
  app.client().signInCodes.exchange(pair);
const refused = 'sign_in_code.dead';

it('a code and its verifier are worth a session, once', async () => {
  const person = await app.signUp();
  const pair = await codeFor(person);
  const started = await exchange(pair);
  expect(started.session).toMatchObject({ transport: 'bearer', method: 'sign_up' });
  const program = app.client(started.token ?? '');
  expect(await program.user.get()).toMatchObject({ email: person.email });
  expect(await outcomeOf(exchange(pair))).toBe(refused);
  const { items } = await person.client.sessions.list();
  expect(items.map(({ sid }) => sid)).toContain(started.session.sid);
});

it('the program has proven what the browser had, and as long ago', async () => {
  const person = await app.signUp();
  const pair = await codeFor(person);
  await sql`update sessions set authenticated_at = now() - interval '14 minutes'
    where user_id = (select id from users where email = ${person.email})`.execute(db());
  const { token } = await exchange(pair);
  await sql`update sessions set authenticated_at = authenticated_at - interval '2 minutes'
    where user_id = (select id from users where email = ${person.email})`.execute(db());
  const program = app.client(token ?? '');
  expect(await program.sessions.getCurrent()).toMatchObject({ recently_authenticated: false });
});

it('asks for a fresh proof first', async () => {
  const person = await app.signUp();
  await sql`update sessions set authenticated_at = now() - interval '16 minutes'
    where user_id = (select id from users where email = ${person.email})`.execute(db());
  expect(await outcomeOf(codeFor(person))).toBe('request.step_up_required');
});

it('a wrong verifier uses the code up', async () => {
  const pair = await codeFor(await app.signUp());
  expect(await outcomeOf(exchange({ ...pair, verifier: newPair().verifier }))).toBe(refused);
  expect(await outcomeOf(exchange(pair))).toBe(refused);
});

it.each([
  ['made up', () => Promise.resolve({ code: 'x'.repeat(43), verifier: newPair().verifier })],
  [
    'of a session that ended',
    async () => {
      const person = await app.signUp();
      const pair = await codeFor(person);
      await person.client.sessions.endCurrent();
      return pair;
    },
  ],
  [
    'followed by a newer one of the same session',
    async () => {
      const person = await app.signUp();
      const pair = await codeFor(person);
      await codeFor(person);
      return pair;
    },
  ],
  [
    'older than a minute',
    async () => {
      const pair = await codeFor(await app.signUp());
      await sql`update one_time_tokens set expires_at = now() where purpose = 'sign_in_code' and used_at is null`.execute(
        db(),
      );
      return pair;
    },
  ],
  [
    'of somebody who is stopped meanwhile',
    async () => {
      const person = await app.signUp();
      const pair = await codeFor(person);
      await sql`update users set credential_epoch = credential_epoch + 1 where email = ${person.email}`.execute(
        db(),
      );
      return pair;
    },
  ],
])('one %s signs nobody in', async (_which, make) => {
  expect(await outcomeOf(exchange(await make()))).toBe(refused);
});

it('of two programs with the same code, one gets in', async () => {
  const rounds = await race(10, async () => {
    const pair = await codeFor(await app.signUp());
    return [() => exchange(pair), () => exchange(pair)];
  });
  for (const outcomes of rounds)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

it('nobody gives a code for somebody else, and none without a session', async () => {
  const { challenge } = newPair();
  expect(await outcomeOf(app.client().signInCodes.create({ challenge }))).toBe(
    'request.unauthenticated',
  );
  const person = await app.signUp();
  expect(await outcomeOf(person.client.signInCodes.create({ challenge: 'short' }))).toBe(
    'request.invalid',
  );
});
