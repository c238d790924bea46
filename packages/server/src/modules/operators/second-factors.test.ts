/** An operator and the second factor: what a password opens, how the first one is added, what counts, and how often. */
import { createClient } from '@bailiwick/sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp, testPassword } from '../../testing/app.ts';
import {
  type AuthenticatorApp,
  authenticatorApp,
  SecurityKey,
  untilStepLasts,
} from '../../testing/factors.ts';
import {
  createOperatorClient,
  operatorEmail as email,
  type signInOperator,
} from '../../testing/operator.ts';
import { race } from '../../testing/race.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';

const origin = 'https://bailiwick.test';

let app: TestApp;
let phone: AuthenticatorApp;
let recoveryCodes: readonly string[];
let operator: Awaited<ReturnType<typeof signInOperator>>;

beforeAll(async () => {
  app = await createTestApp({ publicUrl: origin });
});
afterAll(() => app.close());

const password = testPassword;

/** A browser in which the password was given. */
async function halfWay() {
  const client = createOperatorClient(app);
  const refusal = await refusalOf(client.operatorSessions.create({ email, password }));
  expect(refusal.code).toBe('operator.factor_required');
  return { client, facts: refusal.problem.facts };
}

const nextRecoveryCode = () => {
  const [code = '', ...rest] = recoveryCodes;
  recoveryCodes = rest;
  return code;
};

/** A further session, by a recovery code. */
async function signIn() {
  const { client } = await halfWay();
  await client.operatorHalfSession.complete({
    proof: { kind: 'recovery_code', code: nextRecoveryCode() },
  });
  return client;
}

describe('the first operator', () => {
  const client = () => createOperatorClient(app);

  it('is no session by the link alone: everything is closed until a second factor is added', async () => {
    operator = client();
    const token = app.app.operatorLink?.split('#token=')[1] ?? '';
    await operator.operators.bootstrap({ token, email, password });
    for (const call of [
      () => operator.operatorSessions.getCurrent(),
      () => operator.instance.getHealth(),
      () => operator.operatorFactors.get(),
      () => operator.operators.list(),
      () => operator.operatorPasskeys.challenge(),
    ])
      expect(await outcomeOf(call())).toBe('request.unauthenticated');
    expect(await operator.operatorHalfSession.get()).toEqual({
      email,
      is_enrolled: false,
      authenticator_app: false,
      passkey: false,
      recovery_code: false,
      passkeys_work_here: true,
    });
  });

  it('nothing but a factor finishes it, and a program cannot do without', async () => {
    for (const kind of ['authenticator_app', 'recovery_code'] as const) {
      const proof = { kind, code: '123456' };
      expect(await outcomeOf(operator.operatorHalfSession.complete({ proof }))).toBe(
        'session.factor_refused',
      );
    }
    const program = createClient({ baseUrl: app.url, retries: 0 });
    const refusal = await refusalOf(program.operatorSessions.create({ email, password }));
    expect(refusal.code).toBe('operator.factor_required');
    expect(refusal.problem.facts).toEqual({
      authenticator_app: false,
      passkey: false,
      recovery_code: false,
    });
  });

  it('one who enrols twenty times at once has one factor, and one session', async () => {
    const { secret } = await operator.operatorEnrolment.beginApp();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(await outcomeOf(operator.operatorEnrolment.addApp({ code: '000000' }))).toBe(
      'session.factor_refused',
    );
    await untilStepLasts(8);
    phone = authenticatorApp(secret);
    const code = phone.code(-1);
    const [tries = []] = await race(1, () =>
      Array.from(
        { length: 20 },
        () => () => outcomeOf(operator.operatorEnrolment.addApp({ code })),
      ),
    );
    const outcomes = tries.map((one) => (one.status === 'fulfilled' ? one.value : 'failed'));
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
    const { rows } = await app.superuser.query('select 1 from operator_sessions');
    expect(rows).toHaveLength(1);
    expect((await operator.operatorSessions.getCurrent()).email).toBe(email);
    expect((await app.mailTo(email)).subject).toContain('authenticator app was added');
    ({ codes: recoveryCodes } = await operator.operatorRecoveryCodes.create());
  });

  it('the half session is over with that, and another one cannot enrol any more', async () => {
    expect(await outcomeOf(operator.operatorHalfSession.get())).toBe('session.half_session_over');
    const { client: other, facts } = await halfWay();
    expect(facts).toEqual({ authenticator_app: true, passkey: false, recovery_code: true });
    expect(await outcomeOf(other.operatorEnrolment.beginApp())).toBe('operator.enrolled');
    expect(await outcomeOf(other.operatorEnrolment.addApp({ code: phone.code() }))).toBe(
      'operator.enrolled',
    );
    expect(await outcomeOf(other.operatorEnrolment.challenge())).toBe('operator.enrolled');
    await other.operatorHalfSession.end();
    expect(await outcomeOf(other.operatorHalfSession.get())).toBe('session.half_session_over');
  });
});

describe('signing in', () => {
  it('tells the same of a wrong password and of an address that nobody has', async () => {
    const wrong = async (address: string) => {
      const { problem } = await refusalOf(
        createOperatorClient(app).operatorSessions.create({
          email: address,
          password: 'not the right password',
          second_factor: { kind: 'authenticator_app', code: phone.code() },
        }),
      );
      return { ...problem, request_id: '' };
    };
    expect(await wrong(email)).toEqual(await wrong('nobody@vendor.example'));
  });

  it('takes a code once, by a program and in a browser, also twenty times at once', async () => {
    const program = () =>
      createOperatorClient(app).operatorSessions.create({
        email,
        password,
        second_factor: { kind: 'authenticator_app', code: phone.code() },
      });
    const [tries = []] = await race(1, () =>
      Array.from({ length: 20 }, () => () => outcomeOf(program())),
    );
    const outcomes = tries.map((one) => (one.status === 'fulfilled' ? one.value : 'failed'));
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'session.factor_refused')).toHaveLength(19);
    const { client } = await halfWay();
    const complete = (code: string) =>
      outcomeOf(
        client.operatorHalfSession.complete({ proof: { kind: 'authenticator_app', code } }),
      );
    expect(await complete(phone.code())).toBe('session.factor_refused');
    expect(await complete(phone.code(1))).toBe('done');
    expect((await client.operatorSessions.getCurrent()).email).toBe(email);
  });

  it('has five tries, for many at once too, counted before anything is compared', async () => {
    const { client } = await halfWay();
    const wrong = () =>
      outcomeOf(
        client.operatorHalfSession.complete({ proof: { kind: 'recovery_code', code: 'AAAA' } }),
      );
    const [tries = []] = await race(1, () => Array.from({ length: 12 }, () => wrong));
    const outcomes = tries.map((one) => (one.status === 'fulfilled' ? one.value : 'failed'));
    expect(outcomes.filter((outcome) => outcome === 'session.factor_refused')).toHaveLength(5);
    expect(outcomes.filter((outcome) => outcome === 'session.half_session_over')).toHaveLength(7);
    const right = { kind: 'recovery_code' as const, code: recoveryCodes[0] ?? '' };
    expect(await outcomeOf(client.operatorHalfSession.complete({ proof: right }))).toBe(
      'session.half_session_over',
    );
  });

  it('a cookie of a user’s half session is nothing here, nor the other way round', async () => {
    const { client } = await halfWay();
    expect(await outcomeOf(client.halfSession.challenge())).toBe('session.half_session_over');
    expect(
      await outcomeOf(
        client.halfSession.complete({
          proof: { kind: 'recovery_code', code: recoveryCodes[0] ?? '' },
        }),
      ),
    ).toBe('session.half_session_over');
  });
});

describe('one’s own factors', () => {
  it('a security key is added, renamed, proves a sign-in, and is asked for as a fresh proof', async () => {
    const key = new SecurityKey(origin);
    const asked = await operator.operatorPasskeys.challenge();
    const made = await operator.operatorPasskeys.create({
      name: 'Blue key',
      credential: key.make(asked),
    });
    await operator.operatorPasskeys.update(made.sid, { name: 'Old key' });
    expect((await operator.operatorFactors.get()).passkeys.map(({ name }) => name)).toEqual([
      'Old key',
    ]);
    const { client } = await halfWay();
    const signed = key.sign(await client.operatorHalfSession.challenge());
    const proof = { kind: 'passkey' as const, credential: signed };
    await client.operatorHalfSession.complete({ proof });
    expect((await client.operatorSessions.getCurrent()).email).toBe(email);
    // The same answer once more is one of a challenge that is used up.
    const { client: again } = await halfWay();
    expect(await outcomeOf(again.operatorHalfSession.complete({ proof }))).toBe(
      'session.factor_refused',
    );

    await app.superuser.query(
      "update operator_sessions set authenticated_at = now() - interval '6 minutes' where ended_at is null",
    );
    expect(await outcomeOf(client.operatorPasskeys.update(made.sid, { name: 'Blue' }))).toBe(
      'request.step_up_required',
    );
    const fresh = key.sign(await client.operatorFactors.challenge());
    await client.operatorFactors.stepUp({ proof: { kind: 'passkey', credential: fresh } });
    expect(await outcomeOf(client.operatorPasskeys.update(made.sid, { name: 'Blue' }))).toBe(
      'done',
    );
    expect(
      await outcomeOf(
        client.operatorFactors.stepUp({ proof: { kind: 'passkey', credential: fresh } }),
      ),
    ).toBe('session.factor_refused');
    operator = client;
  });

  it('a passkey of a user is none of an operator, and a login of the same address is another one', async () => {
    const { client } = await halfWay();
    const foreign = new SecurityKey(origin);
    const person = await app.signUp();
    const asked = await person.client.passkeys.challenge();
    await person.client.passkeys.create({ name: 'Mine', credential: foreign.make(asked) });
    const signed = foreign.sign(await client.operatorHalfSession.challenge());
    expect(
      await outcomeOf(
        client.operatorHalfSession.complete({ proof: { kind: 'passkey', credential: signed } }),
      ),
    ).toBe('session.factor_refused');
  });

  it('one is removed and the last one stays, also when both are removed at once; other sessions end', async () => {
    const other = await signIn();
    const { passkeys } = await operator.operatorFactors.get();
    const passkeySid = passkeys[0]?.sid ?? '';
    const [tries = []] = await race(1, () => [
      () => outcomeOf(operator.operatorPasskeys.delete(passkeySid)),
      () => outcomeOf(operator.operatorAuthenticatorApp.delete()),
    ]);
    const outcomes = tries.map((one) => (one.status === 'fulfilled' ? one.value : 'failed'));
    expect(outcomes.toSorted()).toEqual(['done', 'second_factor.last']);
    expect(await outcomeOf(other.operatorSessions.getCurrent())).toBe('request.unauthenticated');
    expect(await outcomeOf(operator.operatorSessions.getCurrent())).toBe('done');
    const left = await operator.operatorFactors.get();
    expect(left.passkeys.length + (left.authenticator_app === null ? 0 : 1)).toBe(1);
    expect(left.recovery_codes?.left).toBeGreaterThan(0);
  });

  it('new recovery codes end the earlier ones, and the log tells of it', async () => {
    const earlier = nextRecoveryCode();
    ({ codes: recoveryCodes } = await operator.operatorRecoveryCodes.create());
    const { client } = await halfWay();
    expect(
      await outcomeOf(
        client.operatorHalfSession.complete({ proof: { kind: 'recovery_code', code: earlier } }),
      ),
    ).toBe('session.factor_refused');
    const { rows } = await app.superuser.query<{ event: string }>(
      "select distinct event from audit_events where target_type = 'operator'",
    );
    const events = rows.map(({ event }) => event);
    for (const event of [
      'operator.created',
      'operator.signed_in',
      'operator.stepped_up',
      'operator.given_up',
      'authenticator_app.added',
      'passkey.added',
      'recovery_codes.made',
      'session.refused',
    ])
      expect(events).toContain(event);
  });
});
