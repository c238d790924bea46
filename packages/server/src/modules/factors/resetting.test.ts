/** Somebody lost their second factor: what an administrator can do, what only the person can, and what ends when (AU-18). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createTestApp,
  type Founded,
  type Person,
  type TestApp,
  testPassword,
} from '../../testing/app.ts';
import { addApp, addKey, Visitor } from '../../testing/factors.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';

const origin = 'https://bailiwick.test';
const administrator = 'IX00000000000000000000000000000002';

let app: TestApp;
let founded: Founded;
beforeAll(async () => {
  app = await createTestApp({ publicUrl: origin });
  founded = await app.found();
});
afterAll(() => app.close());

const reason = 'Phone lost on the train';
const reset = (by: Person, whom: Person, organizationSid = founded.organizationSid) =>
  by.client.organizationUsers.resetSecondFactor(organizationSid, whom.userSid, { reason });

async function halfWay(person: Person) {
  const visitor = new Visitor(app.url, origin);
  const { body } = await visitor.call('POST', '/v1/sessions', {
    email: person.email,
    password: testPassword,
  });
  return { visitor, facts: body.facts ?? {} };
}

const mailCode = (visitor: Visitor) => visitor.call('POST', '/v1/half-session/mailed-code');
const prove = (visitor: Visitor, proof: unknown) =>
  visitor.call('POST', '/v1/half-session/complete', { proof });

describe('an administrator', () => {
  it('sees what it would do, and has to say why', async () => {
    const member = await app.join(founded);
    await addApp(member.client);
    const impact = await founded.owner.client.organizationUsers.resetSecondFactorDryRun(
      founded.organizationSid,
      member.userSid,
      { reason },
    );
    expect(impact.changes).toMatchObject([
      { what: 'sessions_ended', count: 1 },
      { what: 'tokens_ended' },
      { what: 'second_factors_replaceable', count: 1 },
    ]);
    expect(await outcomeOf(member.client.user.get())).toBe('done');
    const empty = founded.owner.client.organizationUsers.resetSecondFactor(
      founded.organizationSid,
      member.userSid,
      { reason: ' ' },
    );
    expect(await outcomeOf(empty)).toBe('request.invalid');
  });

  it('needs a fresh proof, the right, and somebody who has a factor and is theirs to help', async () => {
    const member = await app.join(founded);
    const admin = await app.join(founded, { role: administrator });
    expect(await outcomeOf(reset(admin, member))).toBe('second_factor.none');
    await addApp(member.client);
    expect(await outcomeOf(reset(member, admin))).toBe('request.forbidden');
    await addApp(founded.owner.client);
    expect(await outcomeOf(reset(admin, founded.owner))).toBe('organization_user.is_owner');
    const guest = await app.signUp();
    await addApp(guest.client);
    await founded.owner.client.accountInvitations.create(founded.accountSid, {
      emails: [guest.email],
      role_sid: 'IX00000000000000000000000000000105',
    });
    const [received] = (await guest.client.receivedInvitations.list()).items;
    await guest.client.receivedInvitations.accept(received?.sid ?? '');
    expect(await outcomeOf(reset(admin, guest))).toBe('organization_user.not_managed');
    const others = await app.found('Others');
    expect(await outcomeOf(reset(others.owner, member))).toBe('request.not_found');
    expect(await outcomeOf(reset(others.owner, member, others.organizationSid))).toBe(
      'request.not_found',
    );
    await app.travel({ minutes: 16 });
    expect(await outcomeOf(reset(admin, member))).toBe('request.step_up_required');
  });
});

describe('the person', () => {
  // Of an Owner without a factor: who has one proves by it before they make administrators.
  beforeAll(async () => {
    founded = await app.found();
  });

  it('is told, is signed out, proves the address beside the password, and goes on without', async () => {
    const member = await app.join(founded);
    const phone = await addApp(member.client);
    await addKey(member.client, origin);
    const helper = await app.join(founded, { role: administrator });
    const answer = await reset(helper, member);
    expect(answer).toEqual({ email: member.email, ended: 1 });
    const told = await app.mailTo(member.email);
    expect(told.text).toContain(reason);
    expect(told.text).not.toContain('#token=');
    expect(await outcomeOf(member.client.user.get())).toBe('request.unauthenticated');

    const { visitor, facts } = await halfWay(member);
    expect(facts).toMatchObject({ authenticator_app: true, passkey: true, mailed_code: true });
    expect((await prove(visitor, { kind: 'mailed_code', code: '123456' })).body.code).toBe(
      'session.factor_refused',
    );
    const sent = await mailCode(visitor);
    expect(sent.body).toEqual({ email: member.email });
    const code = await app.codeFor(member.email);
    // The code counts in the browser where the password was given, and nowhere else.
    const elsewhere = await halfWay(member);
    expect((await prove(elsewhere.visitor, { kind: 'mailed_code', code })).body.code).toBe(
      'session.factor_refused',
    );
    expect((await prove(visitor, { kind: 'mailed_code', code })).status).toBe(201);
    expect((await app.mailTo(member.email)).subject).toBe('Your second factor was removed');
    const { body } = await visitor.call('GET', '/v1/user/factors');
    expect(body).toMatchObject({ passkeys: [], authenticator_app: null, recovery_codes: null });
    expect(await outcomeOf(app.signIn(member.email))).toBe('done');
    expect(
      (await prove(elsewhere.visitor, { kind: 'authenticator_app', code: phone.code(1) })).body
        .code,
    ).toBe('session.factor_refused');
  });

  it('who has the factor after all signs in with it, and the reset is off', async () => {
    const member = await app.join(founded);
    const phone = await addApp(member.client);
    const helper = await app.join(founded, { role: administrator });
    await reset(helper, member);
    const { visitor } = await halfWay(member);
    await mailCode(visitor);
    const mailed = await app.codeFor(member.email);
    const { visitor: other } = await halfWay(member);
    expect((await prove(other, { kind: 'authenticator_app', code: phone.code() })).status).toBe(
      201,
    );
    expect((await prove(visitor, { kind: 'mailed_code', code: mailed })).body.code).toBe(
      'session.factor_refused',
    );
    expect((await mailCode((await halfWay(member)).visitor)).body.code).toBe(
      'second_factor.no_reset',
    );
  });

  it('gets no code without a reset, seven days after it, or once they left the organization', async () => {
    const [member, late, leaver] = [
      await app.join(founded),
      await app.join(founded),
      await app.join(founded),
    ];
    const helper = await app.join(founded, { role: administrator });
    for (const person of [member, late, leaver]) await addApp(person.client);
    expect((await mailCode((await halfWay(member)).visitor)).body.code).toBe(
      'second_factor.no_reset',
    );
    await reset(helper, leaver);
    await helper.client.organizationUsers.remove(founded.organizationSid, leaver.userSid, {});
    const left = await halfWay(leaver);
    expect(left.facts['mailed_code']).toBe(false);
    expect((await mailCode(left.visitor)).body.code).toBe('second_factor.no_reset');
    await reset(helper, late);
    await app.travel({ days: 7, minutes: 1 });
    const after = await halfWay(late);
    expect(after.facts['mailed_code']).toBe(false);
  });

  it('who forgot the password too keeps owing the factor', async () => {
    const member = await app.join(await app.found());
    await addApp(member.client);
    await app.client().passwordResets.create({ email: member.email });
    const next = 'nine grey herons wade slowly';
    await app
      .client()
      .passwordResets.complete({ token: await app.tokenFor(member.email), new_password: next });
    const refusal = await refusalOf(
      app.client().sessions.create({ email: member.email, password: next, transport: 'bearer' }),
    );
    expect(refusal.code).toBe('session.factor_required');
    expect(refusal.problem.facts).toMatchObject({ mailed_code: false });
  });
});
