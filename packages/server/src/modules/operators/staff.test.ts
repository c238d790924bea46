/** Who the operators are: asking another one, letting one go, and the ways back in. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp, testPassword } from '../../testing/app.ts';
import type { AuthenticatorApp } from '../../testing/factors.ts';
import { createOperatorClient, enrolApp, signInOperator } from '../../testing/operator.ts';
import { race } from '../../testing/race.ts';
import { outcomeOf } from '../../testing/refusal.ts';
import { makeRecoveryLink } from './index.ts';

type Client = ReturnType<typeof createOperatorClient>;

interface Colleague {
  readonly email: string;
  readonly sid: string;
  readonly client: Client;
  readonly phone: AuthenticatorApp;
}

const password = testPassword;

let app: TestApp;
let operator: Client;
beforeAll(async () => {
  app = await createTestApp();
  operator = await signInOperator(app);
});
afterAll(() => app.close());

const tokenOf = async (address: string) =>
  /#token=([\w-]+)/.exec((await app.mailTo(address)).text)?.[1] ?? '';

let count = 0;

async function invited(): Promise<{ email: string; sid: string; token: string }> {
  count += 1;
  const email = `colleague${count}@vendor.example`;
  const { sid } = await operator.operatorInvitations.create({ email });
  return { email, sid, token: await tokenOf(email) };
}

async function colleague(): Promise<Colleague> {
  const { email, token } = await invited();
  const client = createOperatorClient(app);
  const { operator_sid: sid } = await client.operatorInvitations.accept({ token, password });
  return { email, sid, client, phone: await enrolApp(client) };
}

/** What a browser is told that gives the password. */
const signingIn = (email: string, withPassword = password) =>
  outcomeOf(createOperatorClient(app).operatorSessions.create({ email, password: withPassword }));

describe('another operator', () => {
  it('is asked by mail, chooses a password, and adds a second factor before anything opens', async () => {
    const { email, token } = await invited();
    const client = createOperatorClient(app);
    const short = client.operatorInvitations.accept({ token, password: 'short' });
    expect(await outcomeOf(short)).toBe('user.password_not_accepted');
    await client.operatorInvitations.accept({ token, password });
    expect(await outcomeOf(client.instance.getHealth())).toBe('request.unauthenticated');
    await enrolApp(client);
    expect(await outcomeOf(client.instance.getHealth())).toBe('done');
    const { items, invitations } = await client.operators.list();
    expect(items.find(({ is_you }) => is_you)).toMatchObject({ email, has_second_factor: true });
    expect(invitations.map((one) => one.email)).not.toContain(email);
  });

  it('is one by a link that works once, also ten times at once, and not when taken back', async () => {
    const { token } = await invited();
    const [tries = []] = await race(1, () =>
      Array.from(
        { length: 10 },
        () => () =>
          outcomeOf(createOperatorClient(app).operatorInvitations.accept({ token, password })),
      ),
    );
    const outcomes = tries.map((one) => (one.status === 'fulfilled' ? one.value : 'failed'));
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
    const revoked = await invited();
    expect((await operator.operators.list()).invitations.map(({ sid }) => sid)).toContain(
      revoked.sid,
    );
    await operator.operatorInvitations.revoke(revoked.sid);
    expect(await outcomeOf(operator.operatorInvitations.revoke(revoked.sid))).toBe(
      'request.not_found',
    );
    const accept = createOperatorClient(app).operatorInvitations.accept({
      token: revoked.token,
      password,
    });
    expect(await outcomeOf(accept)).toBe('operator.mailed_link_dead');
  });

  it('is not asked when they are one already, and not by somebody who is none', async () => {
    const { email } = await colleague();
    expect(await outcomeOf(operator.operatorInvitations.create({ email }))).toBe(
      'operator.address_taken',
    );
    const person = await app.signUp();
    expect(await outcomeOf(person.client.operatorInvitations.create({ email }))).toBe(
      'request.unauthenticated',
    );
  });

  it('who is let go is out at once, with the invitations they sent; nobody lets themselves go', async () => {
    const gone = await colleague();
    const { sid } = await gone.client.operatorInvitations.create({
      email: 'puppet@vendor.example',
    });
    const token = await tokenOf('puppet@vendor.example');
    await operator.operators.remove(gone.sid);
    expect(await outcomeOf(gone.client.instance.getHealth())).toBe('request.unauthenticated');
    expect(await signingIn(gone.email)).toBe('operator.sign_in_refused');
    const accept = createOperatorClient(app).operatorInvitations.accept({ token, password });
    expect(await outcomeOf(accept)).toBe('operator.mailed_link_dead');
    expect((await operator.operators.list()).invitations.map((one) => one.sid)).not.toContain(sid);
    expect(await outcomeOf(operator.operators.remove(gone.sid))).toBe('request.not_found');
    const [me] = (await operator.operators.list()).items.filter(({ is_you }) => is_you);
    expect(await outcomeOf(operator.operators.remove(me?.sid ?? ''))).toBe('operator.is_oneself');
  });

  it('of two who let each other go at once, one is left', async () => {
    const [one, other] = [await colleague(), await colleague()];
    const [tries = []] = await race(1, () => [
      () => outcomeOf(one.client.operators.remove(other.sid)),
      () => outcomeOf(other.client.operators.remove(one.sid)),
    ]);
    const outcomes = tries.map((tried) => (tried.status === 'fulfilled' ? tried.value : 'failed'));
    expect(outcomes.toSorted()).toEqual(['done', 'request.unauthenticated']);
  });
});

describe('a reset by another operator', () => {
  it('is mailed, needs the password too, and has a new factor added before anything opens', async () => {
    const { email, sid, client: lockedOut } = await colleague();
    const reset = (who: string) =>
      operator.operators.resetSecondFactor(who, { reason: 'Phone lost on the train' });
    expect(await reset(sid)).toEqual({ email, ended: 1 });
    expect(await outcomeOf(lockedOut.operatorSessions.getCurrent())).toBe(
      'request.unauthenticated',
    );
    const token = await tokenOf(email);
    const client = createOperatorClient(app);
    const complete = (typed: string) =>
      outcomeOf(client.operatorResets.complete({ token, password: typed }));
    expect(await complete('not the right password')).toBe('operator.sign_in_refused');
    expect(await complete(password)).toBe('done');
    expect(await complete(password)).toBe('operator.mailed_link_dead');
    expect((await client.operatorHalfSession.get()).is_enrolled).toBe(false);
    expect(await outcomeOf(client.instance.getHealth())).toBe('request.unauthenticated');
    await enrolApp(client);
    expect(await outcomeOf(client.instance.getHealth())).toBe('done');
  });

  it('is called off by signing in with the factor, and is not for oneself, strangers or those without one', async () => {
    const { email, sid, phone } = await colleague();
    await operator.operators.resetSecondFactor(sid, { reason: 'A test' });
    const token = await tokenOf(email);
    await createOperatorClient(app).operatorSessions.create({
      email,
      password,
      second_factor: { kind: 'authenticator_app', code: phone.code(1) },
    });
    const complete = createOperatorClient(app).operatorResets.complete({ token, password });
    expect(await outcomeOf(complete)).toBe('operator.mailed_link_dead');
    const [me] = (await operator.operators.list()).items.filter(({ is_you }) => is_you);
    const reset = (who: string) =>
      outcomeOf(operator.operators.resetSecondFactor(who, { reason: 'A test' }));
    expect(await reset(me?.sid ?? '')).toBe('operator.is_oneself');
    expect(await reset(`OE${'0'.repeat(31)}1`)).toBe('request.not_found');
    const fresh = await invited();
    const { operator_sid: unenrolled } = await createOperatorClient(app).operatorInvitations.accept(
      { token: fresh.token, password },
    );
    expect(await reset(unenrolled)).toBe('second_factor.none');
  });
});

describe('the link of the machine', () => {
  it('sets a new password, ends everything of before, and has a new factor added', async () => {
    const { email, client: before } = await colleague();
    expect(await makeRecoveryLink(app.app.kernel, 'nobody@vendor.example')).toBeUndefined();
    const link = (await makeRecoveryLink(app.app.kernel, email)) ?? '';
    expect(link).toContain('/operator/recover#token=');
    const token = link.split('#token=')[1] ?? '';
    const client = createOperatorClient(app);
    const complete = (typed: string) =>
      outcomeOf(client.operatorRecoveries.complete({ token, password: typed }));
    expect(await complete('short')).toBe('user.password_not_accepted');
    const next = 'nine slow herons over the weir';
    expect(await complete(next)).toBe('done');
    expect(await complete(next)).toBe('operator.mailed_link_dead');
    expect((await app.mailTo(email)).subject).toBe('Your operator login has a new password');
    expect(await outcomeOf(before.operatorSessions.getCurrent())).toBe('request.unauthenticated');
    expect(await signingIn(email)).toBe('operator.sign_in_refused');
    expect(await signingIn(email, next)).toBe('operator.factor_required');
    await enrolApp(client);
    expect(await outcomeOf(client.instance.getHealth())).toBe('done');
    const { rows } = await app.superuser.query<{ event: string; actor_kind: string }>(
      "select event, actor_kind from audit_events where target_name = $1 and event like 'operator.recover%' order by event",
      [email],
    );
    expect(rows).toEqual([
      { event: 'operator.recovered', actor_kind: 'anonymous' },
      { event: 'operator.recovery_begun', actor_kind: 'system' },
    ]);
  });
});

it('a link of one kind is nothing at the door of another', async () => {
  const { email, token } = await invited();
  const client = createOperatorClient(app);
  expect(await outcomeOf(client.operatorResets.complete({ token, password }))).toBe(
    'operator.mailed_link_dead',
  );
  expect(await outcomeOf(client.operatorRecoveries.complete({ token, password }))).toBe(
    'operator.mailed_link_dead',
  );
  expect(await outcomeOf(client.operators.bootstrap({ token, email, password }))).toBe(
    'operator.link_dead',
  );
});
