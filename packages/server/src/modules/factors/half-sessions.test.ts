/** Between the password and the second factor: what is asked for, what counts, how often, and that nothing else opens. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Person, type TestApp, testPassword } from '../../testing/app.ts';
import { type AuthenticatorApp, addApp, addKey, Visitor } from '../../testing/factors.ts';
import { race } from '../../testing/race.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';

const origin = 'https://bailiwick.test';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ publicUrl: origin });
});
afterAll(() => app.close());

const signIn = (
  person: Person,
  second_factor?: { kind: 'authenticator_app' | 'recovery_code'; code: string },
) =>
  app.client().sessions.create({
    email: person.email,
    password: testPassword,
    transport: 'bearer',
    ...(second_factor === undefined ? {} : { second_factor }),
  });

const byApp = (code: string) => ({ kind: 'authenticator_app' as const, code });
const byRecovery = (code: string) => ({ kind: 'recovery_code' as const, code });

async function withApp(): Promise<{ person: Person; phone: AuthenticatorApp }> {
  const person = await app.signUp();
  return { person, phone: await addApp(person.client) };
}

/** A browser in which the password was given. */
async function halfWay(person: Person): Promise<Visitor> {
  const visitor = new Visitor(app.url, origin);
  const answer = await visitor.call('POST', '/v1/sessions', {
    email: person.email,
    password: testPassword,
  });
  expect(answer.body.code).toBe('session.factor_required');
  return visitor;
}

const prove = (visitor: Visitor, proof: unknown) =>
  visitor.call('POST', '/v1/half-session/complete', { proof });

describe('signing in by a program', () => {
  it('asks for the second factor once the password is right, and tells nothing of it before', async () => {
    const { person, phone } = await withApp();
    const refusal = await refusalOf(signIn(person));
    expect(refusal.code).toBe('session.factor_required');
    expect(refusal.problem.facts).toEqual({
      authenticator_app: true,
      passkey: false,
      recovery_code: false,
      mailed_code: false,
    });
    const wrong = (email: string) =>
      refusalOf(
        app.client().sessions.create({
          email,
          password: 'not the right password',
          transport: 'bearer',
          second_factor: byApp(phone.code()),
        }),
      );
    const [known, unknown] = [await wrong(person.email), await wrong(`x${person.email}`)];
    const plain = ({ request_id: _id, ...rest }: typeof known.problem) => rest;
    expect(plain(known.problem)).toEqual(plain(unknown.problem));
    const options = (email: string) => app.client().sessions.options({ email });
    expect(await options(person.email)).toEqual(await options(`x${person.email}`));
  });

  it('takes a code of this time step, the one before and the one after, each once, and none that is older', async () => {
    const { person, phone } = await withApp();
    expect(await outcomeOf(signIn(person, byApp(phone.code(-1))))).toBe('session.factor_refused');
    const started = await signIn(person, byApp(phone.code()));
    expect(started.session.method).toBe('password');
    expect(await outcomeOf(signIn(person, byApp(phone.code())))).toBe('session.factor_refused');
    expect(await outcomeOf(signIn(person, byApp(phone.code(2))))).toBe('session.factor_refused');
    expect(await outcomeOf(signIn(person, byApp(phone.code(1))))).toBe('done');
    expect(await outcomeOf(signIn(person, byApp('12 34')))).toBe('session.factor_refused');
  });

  it('takes one code once, also twenty times at once', async () => {
    const { person, phone } = await withApp();
    const code = phone.code(1);
    const [tries = []] = await race(1, () =>
      Array.from({ length: 20 }, () => () => outcomeOf(signIn(person, byApp(code)))),
    );
    const outcomes = tries.map((one) => (one.status === 'fulfilled' ? one.value : 'failed'));
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'session.factor_refused')).toHaveLength(19);
  });

  it('takes a recovery code once, also twenty times at once, and tells the person', async () => {
    const { person } = await withApp();
    const { codes } = await person.client.recoveryCodes.create();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^([A-Z2-7]{4}-){3}[A-Z2-7]{4}$/);
    const typed = (codes[0] ?? '').toLowerCase().replaceAll('-', ' ');
    const [tries = []] = await race(1, () =>
      Array.from({ length: 20 }, () => () => outcomeOf(signIn(person, byRecovery(typed)))),
    );
    expect(tries.filter((one) => one.status === 'fulfilled' && one.value === 'done')).toHaveLength(
      1,
    );
    expect((await app.mailTo(person.email)).text).toContain('9 codes are left');
    const before = codes[1] ?? '';
    await person.client.recoveryCodes.create();
    expect(await outcomeOf(signIn(person, byRecovery(before)))).toBe('session.factor_refused');
  });

  it('keeps neither the seed nor a code where it could be read', async () => {
    const person = await app.signUp();
    const { secret, uri } = await person.client.authenticatorApp.create();
    expect(uri).toMatch(/^otpauth:\/\/totp\/Bailiwick:/);
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    const { rows } = await app.superuser.query<{ seed: Buffer }>(
      'select seed from authenticator_apps where user_id = $1::uuid',
      [person.userSid.slice(2)],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.seed.toString('latin1')).not.toContain(secret);
    const { rows: events } = await app.superuser.query<{ text: string }>(
      'select audit_events::text as text from audit_events',
    );
    expect(events.some(({ text }) => text.includes(secret))).toBe(false);
  });
});

describe('a half session', () => {
  it('becomes a session with another secret, and is worth nothing afterwards', async () => {
    const { person, phone } = await withApp();
    const visitor = await halfWay(person);
    const half = visitor.cookies.get('__Host-bailiwick_half_session');
    expect([...visitor.cookies.keys()]).toEqual(['__Host-bailiwick_half_session']);
    expect((await prove(visitor, byApp(phone.code()))).status).toBe(201);
    expect([...visitor.cookies.keys()]).toEqual([
      '__Host-bailiwick_session',
      '__Host-bailiwick_browser',
    ]);
    expect(visitor.cookies.get('__Host-bailiwick_session')).not.toBe(half);
    expect((await visitor.call('GET', '/v1/user')).status).toBe(200);
    visitor.cookies.set('__Host-bailiwick_half_session', half ?? '');
    expect((await prove(visitor, byApp(phone.code(1)))).body.code).toBe(
      'session.half_session_over',
    );
  });

  it('has five tries, also when they come at once; another try begins with the password', async () => {
    const { person, phone } = await withApp();
    const visitor = await halfWay(person);
    const [tries = []] = await race(1, () =>
      Array.from(
        { length: 30 },
        () => async () => (await prove(visitor, byApp('000000'))).body.code,
      ),
    );
    const codes = tries.map((one) => (one.status === 'fulfilled' ? one.value : 'failed'));
    expect(codes.filter((code) => code === 'session.factor_refused')).toHaveLength(5);
    expect(codes.filter((code) => code === 'session.half_session_over')).toHaveLength(25);
    expect((await prove(visitor, byApp(phone.code()))).body.code).toBe('session.half_session_over');
    expect((await prove(await halfWay(person), byApp(phone.code()))).status).toBe(201);
  });

  it('ends with a new password, with another factor, after ten minutes, and when it is given up', async () => {
    const { person, phone } = await withApp();
    const [first, second, third] = [
      await halfWay(person),
      await halfWay(person),
      await halfWay(person),
    ];
    expect((await first.call('DELETE', '/v1/half-session')).status).toBe(204);
    expect((await prove(first, byApp(phone.code()))).body.code).toBe('session.half_session_over');
    await app.travel({ minutes: 11 });
    expect((await prove(second, byApp(phone.code()))).body.code).toBe('session.half_session_over');
    const fourth = await halfWay(person);
    await app.client().passwordResets.create({ email: person.email });
    const token = await app.tokenFor(person.email);
    await app
      .client()
      .passwordResets.complete({ token, new_password: 'nine grey herons wade slowly' });
    for (const visitor of [third, fourth])
      expect((await prove(visitor, byApp(phone.code()))).body.code).toBe(
        'session.half_session_over',
      );
    // A new password lifts no factor (AU-18).
    expect(
      await outcomeOf(
        app.client().sessions.create({
          email: person.email,
          password: 'nine grey herons wade slowly',
          transport: 'bearer',
        }),
      ),
    ).toBe('session.factor_required');
  });

  it('opens no route but its own, by cookie or as a token (routes)', async () => {
    const { person } = await withApp();
    const visitor = await halfWay(person);
    const secret = visitor.cookies.get('__Host-bailiwick_half_session') ?? '';
    const definitions = app.app.modules
      .flatMap((module) => module.routes(app.app.kernel))
      .map(({ definition }) => definition)
      .filter(({ access }) => access.kind !== 'public');
    expect(definitions.length).toBeGreaterThan(80);
    for (const { method, path, id } of definitions) {
      const at = path.replaceAll(/\{(\w+)\}/g, 'OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b');
      for (const headers of [
        { cookie: `__Host-bailiwick_half_session=${secret}` },
        { cookie: `__Host-bailiwick_session=${secret}; __Host-bailiwick_operator=${secret}` },
        { authorization: `Bearer ${secret}` },
      ]) {
        const answer = await fetch(`${app.url}${at}`, { method, headers: { origin, ...headers } });
        expect(answer.status, id).toBe(401);
      }
    }
    // It is still good for what it is for.
    const answer = await visitor.call('POST', '/v1/half-session/challenge');
    expect(answer.status).toBe(200);
  });
});

describe('wrong tries with a factor', () => {
  let strict: TestApp;
  beforeAll(async () => {
    strict = await createTestApp({
      publicUrl: origin,
      rateLimitMultiplier: 1,
      trustedProxies: ['127.0.0.1'],
    });
  });
  afterAll(() => strict.close());

  it('are counted over all half sessions, and shut nobody out where they have been before', async () => {
    const person = await strict.signUp();
    const phone = await addApp(person.client);
    const tryFrom = async (place: string, code: string) => {
      const answer = await fetch(`${strict.url}/v1/sessions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': place },
        body: JSON.stringify({
          email: person.email,
          password: testPassword,
          transport: 'bearer',
          second_factor: byApp(code),
        }),
      });
      return answer.status === 201 ? 'done' : ((await answer.json()) as { code: string }).code;
    };
    expect(await tryFrom('192.0.2.10', phone.code())).toBe('done');
    const outcomes: string[] = [];
    for (let network = 1; network <= 5; network += 1)
      for (let index = 0; index < 11; index += 1)
        outcomes.push(await tryFrom(`2001:db8:b:${network}::1`, '000000'));
    // Thirty from everywhere, ten of one place.
    expect(outcomes.filter((one) => one === 'session.factor_refused').length).toBeLessThanOrEqual(
      30,
    );
    expect(outcomes.filter((one) => one === 'request.too_many').length).toBeGreaterThanOrEqual(25);
    expect(await tryFrom('192.0.2.99', phone.code(1))).toBe('request.too_many');
    expect(await tryFrom('192.0.2.10', phone.code(1))).toBe('done');
  });
});

describe('a fresh proof', () => {
  it('is the factor of whoever has one, and not the password', async () => {
    const { person, phone } = await withApp();
    const { client } = person;
    expect(await outcomeOf(client.sessions.stepUp({ password: testPassword }))).toBe(
      'session.factor_required',
    );
    await app.travel({ minutes: 6 });
    expect(await outcomeOf(client.recoveryCodes.create())).toBe('request.step_up_required');
    expect(await outcomeOf(client.factors.stepUp({ proof: byApp('000000') }))).toBe(
      'session.factor_refused',
    );
    const { token } = await client.factors.stepUp({ proof: byApp(phone.code()) });
    expect(await outcomeOf(client.user.get())).toBe('request.unauthenticated');
    expect(await outcomeOf(app.client(token ?? '').recoveryCodes.create())).toBe('done');
  });

  it('by a passkey counts for the session that asked', async () => {
    const person = await app.signUp();
    const key = await addKey(person.client, origin);
    const elsewhere = new Visitor(app.url, origin);
    await elsewhere.call('POST', '/v1/sessions', { email: person.email, password: testPassword });
    const asked = await elsewhere.call('POST', '/v1/half-session/challenge');
    const foreign = key.sign(asked.body);
    expect(
      await outcomeOf(
        person.client.factors.stepUp({ proof: { kind: 'passkey', credential: foreign } }),
      ),
    ).toBe('session.factor_refused');
    const credential = key.sign(await person.client.factors.challenge());
    expect(
      await outcomeOf(person.client.factors.stepUp({ proof: { kind: 'passkey', credential } })),
    ).toBe('done');
  });
});
