/** Signing up: there is no login before its address is proven, and what proves one address is worth nothing for another (AU-10, AU-12, AU-13). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp, testPassword, unique } from '../../testing/app.ts';
import { race } from '../../testing/race.ts';
import { outcomeOf } from '../../testing/refusal.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const anybody = () => app.client();
const newAddress = () => `${unique('nora')}@${unique('mail-')}.com`;

async function begin(email = newAddress()) {
  const { sid } = await anybody().signUps.create({ email });
  return { email, sid };
}
async function prove(begun = begin()) {
  const { email, sid } = await begun;
  const { proof } = await anybody().signUps.verify(sid, { code: await app.codeFor(email) });
  return { email, sid, proof };
}
const complete = (sid: string, proof: string, more: Readonly<Record<string, unknown>> = {}) =>
  outcomeOf(
    anybody().signUps.complete(sid, {
      proof,
      first_name: 'Nora',
      last_name: 'Haddad',
      password: testPassword,
      account_name: 'Lab',
      transport: 'bearer',
      ...more,
    }),
  );
const signIn = (email: string) =>
  outcomeOf(anybody().sessions.create({ email, password: testPassword, transport: 'bearer' }));
async function loginsOf(email: string): Promise<number> {
  const { rowCount } = await app.superuser.query('select 1 from users where email = $1', [email]);
  return rowCount ?? 0;
}

describe('before the address is proven', () => {
  it('there is no login: nobody signs in, and a new password is mailed to nobody', async () => {
    const { email, sid } = await begin();
    expect(await loginsOf(email)).toBe(0);
    expect(await signIn(email)).toBe('session.refused');
    await anybody().passwordResets.create({ email });
    // The newest mail is that of the sign-up still.
    expect(await app.codeFor(email)).toMatch(/^\d{6}$/);
    expect(await complete(sid, 'A'.repeat(43))).toBe('sign_up.proof_dead');
    expect(await loginsOf(email)).toBe(0);
  });

  it('a code is tried five times, and then the right one is worth nothing either', async () => {
    const { email, sid } = await begin();
    const code = await app.codeFor(email);
    const wrong = code === '000000' ? '000001' : '000000';
    const tried = [];
    for (let index = 0; index < 6; index += 1)
      tried.push(await outcomeOf(anybody().signUps.verify(sid, { code: wrong })));
    expect(new Set(tried.slice(0, 5))).toEqual(new Set(['sign_up.code_wrong']));
    expect(tried[5]).toBe('sign_up.code_dead');
    expect(await outcomeOf(anybody().signUps.verify(sid, { code }))).toBe('sign_up.code_dead');
  });

  it('no field of a request says that it is', async () => {
    const { email, sid } = await begin();
    for (const field of ['email_verified', 'verified', 'state', 'organization_sid'])
      expect(await complete(sid, 'A'.repeat(43), { [field]: true })).toBe('request.invalid');
    expect(await loginsOf(email)).toBe(0);
  });
});

describe('a proof', () => {
  it('is worth something for its own sign-up alone, once, for an hour', async () => {
    const [own, other] = [await prove(), await prove()];
    expect(await complete(other.sid, own.proof)).toBe('sign_up.proof_dead');
    expect(await complete(own.sid, own.proof)).toBe('done');
    expect(await complete(own.sid, own.proof)).toBe('sign_up.proof_dead');
    expect(await signIn(own.email)).toBe('done');
    await app.travel({ minutes: 61 });
    expect(await complete(other.sid, other.proof)).toBe('sign_up.proof_dead');
    expect(await loginsOf(other.email)).toBe(0);
  });

  it('makes one login, for two at once', async () => {
    const { email, sid, proof } = await prove();
    const [round] = await race(1, () =>
      Promise.resolve([1, 2].map(() => () => complete(sid, proof))),
    );
    const outcomes = round?.map((one) => (one.status === 'fulfilled' ? one.value : 'failed'));
    expect(outcomes?.toSorted()).toEqual(['done', 'sign_up.proof_dead']);
    expect(await loginsOf(email)).toBe(1);
  });
});

it('somebody who has a login is told so by mail, and no code makes them a second one', async () => {
  const person = await app.signUp();
  const { sid } = await begin(person.email);
  expect(await app.mailTo(person.email)).toMatchObject({
    subject: expect.stringMatching(/already|login/i) as string,
  });
  const guesses = ['000000', '123456'].map((code) =>
    outcomeOf(anybody().signUps.verify(sid, { code })),
  );
  for (const outcome of await Promise.all(guesses))
    expect(['sign_up.code_wrong', 'sign_up.code_dead']).toContain(outcome);
  expect(await loginsOf(person.email)).toBe(1);
});
