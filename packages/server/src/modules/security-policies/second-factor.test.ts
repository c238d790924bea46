/** Second factor required: who is asked, from when on, at every request; how they get in, and that nothing else does. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createTestApp,
  type Founded,
  type Person,
  type TestApp,
  testPassword,
} from '../../testing/app.ts';
import { addApp, addKey } from '../../testing/factors.ts';
import {
  askFactor,
  askNobody,
  enrolApp,
  enrolPasskey,
  foundProven,
  givePassword,
  policyOrigin,
} from '../../testing/policies.ts';
import { askForToken, clientOf } from '../../testing/programs.ts';
import { race } from '../../testing/race.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';
import { createSsoBrowser, setUpSaml, signInBySaml } from '../../testing/sso.ts';

const administrator = 'IX00000000000000000000000000000002';
const owed = 'request.second_factor_owed';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ publicUrl: policyOrigin });
});
afterAll(() => app.close());

const everyone = { required_of: 'everyone' } as const;
const passkeys = { required_of: 'everyone', phishing_resistant: true } as const;

const isIn = (person: Person) => outcomeOf(person.client.user.get());
const signIn = (person: Person, code?: string) =>
  outcomeOf(
    app.client().sessions.create({
      email: person.email,
      password: testPassword,
      transport: 'bearer',
      ...(code === undefined ? {} : { second_factor: { kind: 'authenticator_app', code } }),
    }),
  );

describe('while nobody is asked', () => {
  it('a password is enough, and the policy says so', async () => {
    const founded = await app.found();
    const member = await app.join(founded);
    const read = await founded.owner.client.securityPolicies.get(founded.organizationSid);
    expect(read).toMatchObject({
      second_factor: { required_of: 'nobody', planned: null, started_at: null, version: 0 },
      standing: { asked: 2, by_sso: 0, by_factor: 0, missing: 2, guests_missing: 0 },
      accounts: [],
    });
    expect(await signIn(member)).toBe('done');
  });
});

describe('when everybody is asked', () => {
  it('a session of before opens nothing from the next request on, but can be left', async () => {
    const founded = await foundProven(app);
    const member = await app.join(founded);
    const { client } = member;
    expect(await isIn(member)).toBe('done');
    await askFactor(founded, everyone);
    const at = founded.organizationSid;
    const refused = await refusalOf(client.user.get());
    expect(refused.code).toBe(owed);
    expect(refused.problem.facts).toEqual({
      organization: 'Northwind Traders',
      phishing_resistant: false,
      email: member.email,
    });
    expect(await outcomeOf(client.organizations.get(at))).toBe(owed);
    expect(await outcomeOf(client.accounts.get(founded.accountSid))).toBe(owed);
    expect(await outcomeOf(client.sessions.getCurrent())).toBe(owed);
    expect(await outcomeOf(client.factors.get())).toBe(owed);
    expect(await outcomeOf(client.authenticatorApp.create())).toBe(owed);
    expect(await outcomeOf(client.sessions.stepUp({ password: testPassword }))).toBe(owed);
    // Where anybody may ask, they are anybody.
    expect(await outcomeOf(client.sessions.options({ email: member.email }))).toBe('done');
    expect(await outcomeOf(client.sessions.endCurrent())).toBe('done');
    expect(await isIn(member)).toBe('request.unauthenticated');
  });

  it('a password leads to adding a factor, and nothing else; with it they are in', async () => {
    const founded = await foundProven(app);
    const member = await app.join(founded);
    await askFactor(founded, everyone);
    expect(await signIn(member)).toBe('session.enrolment_required');
    expect(await signIn(member, '123456')).toBe('session.enrolment_required');
    const { visitor, code, facts, status } = await givePassword(app, member.email);
    expect({ code, status }).toEqual({ code: 'session.enrolment_required', status: 403 });
    expect(facts).toEqual({ organization: 'Northwind Traders', phishing_resistant: false });
    expect((await visitor.call('GET', '/v1/user')).status).toBe(401);
    expect((await visitor.call('GET', '/v1/session')).status).toBe(401);
    const { confirmed, phone } = await enrolApp(visitor);
    expect(confirmed.status).toBe(201);
    const { recovery_codes } = confirmed.body as { recovery_codes?: string[] };
    expect(recovery_codes).toHaveLength(10);
    expect((await visitor.call('GET', '/v1/user')).status).toBe(200);
    expect(await isIn(member)).toBe('request.unauthenticated');
    expect(await signIn(member)).toBe('session.factor_required');
    expect(await signIn(member, phone.code())).toBe('done');
    const mail = await app.mailTo(member.email);
    expect(mail.subject).toMatch(/recovery codes|authenticator app/i);
  });

  it('a passkey is as good, and then signs in alone', async () => {
    const founded = await foundProven(app);
    const member = await app.join(founded);
    await askFactor(founded, everyone);
    const { visitor } = await givePassword(app, member.email);
    const { added, key } = await enrolPasskey(visitor);
    expect(added.status).toBe(201);
    expect((await visitor.call('GET', '/v1/user')).status).toBe(200);
    const alone = (await givePassword(app, member.email)).visitor;
    const begun = await alone.call('POST', '/v1/passkey-sign-ins');
    const credential = key?.sign(begun.body);
    const done = await alone.call('POST', '/v1/passkey-sign-ins/complete', { credential });
    expect(done.status).toBe(201);
    expect((await alone.call('GET', '/v1/user')).status).toBe(200);
  });

  it('whoever has proven a factor stays in, and whoever added one before the start too', async () => {
    const founded = await foundProven(app);
    const [early, keyed] = [await app.join(founded), await app.join(founded)];
    const phone = await addApp(early.client);
    await addKey(keyed.client, policyOrigin);
    await askFactor(founded, everyone);
    expect(await isIn(early)).toBe('done');
    expect(await isIn(keyed)).toBe('done');
    expect(await isIn(founded.owner)).toBe('done');
    expect(await signIn(early, phone.code())).toBe('done');
  });

  it('people who join are asked as soon as they belong', async () => {
    const founded = await foundProven(app);
    await askFactor(founded, everyone);
    const invited = await app.join(founded);
    expect(await isIn(invited)).toBe(owed);
    const { visitor } = await givePassword(app, invited.email);
    expect((await enrolPasskey(visitor)).added.status).toBe(201);
  });

  it('the password alone adds nothing beside a factor that is there', async () => {
    const founded = await foundProven(app);
    const member = await app.join(founded);
    await addApp(member.client);
    await askFactor(founded, everyone);
    const { visitor, code } = await givePassword(app, member.email);
    expect(code).toBe('session.factor_required');
    const tried = [
      (await enrolPasskey(visitor)).asked,
      await visitor.call('POST', '/v1/half-session/authenticator-app'),
      await visitor.call('POST', '/v1/half-session/authenticator-app/confirm', { code: '123456' }),
    ];
    expect(tried.map(({ body }) => body.code)).toEqual(Array(3).fill('session.factor_required'));
    const wrong = await visitor.call('POST', '/v1/half-session/prove', {
      proof: { kind: 'authenticator_app', code: '000000' },
    });
    expect(wrong.body.code).toBe('session.factor_refused');
    expect((await enrolPasskey(visitor)).asked.body.code).toBe('session.factor_required');
  });

  it('nobody adds a factor without the cookie of a half session', async () => {
    const { visitor } = await givePassword(app, 'nobody@nowhere-at-all.com');
    const answers = [
      await visitor.call('POST', '/v1/half-session/new-passkey'),
      await visitor.call('POST', '/v1/half-session/authenticator-app'),
      await visitor.call('POST', '/v1/half-session/authenticator-app/confirm', { code: '1' }),
      await visitor.call('POST', '/v1/half-session/prove', {
        proof: { kind: 'recovery_code', code: 'x' },
      }),
    ];
    expect(answers.map(({ body }) => body.code)).toEqual(
      Array(4).fill('session.half_session_over'),
    );
  });

  it('of two browsers at once, one adds the first factor', async () => {
    const founded = await foundProven(app);
    await askFactor(founded, everyone);
    const rounds = await race(4, async () => {
      const member = await app.join(founded);
      const [one, two] = [
        (await givePassword(app, member.email)).visitor,
        (await givePassword(app, member.email)).visitor,
      ];
      return [one, two].map((visitor) => async () => (await enrolPasskey(visitor)).added.status);
    });
    for (const round of rounds) {
      const statuses = round.map((one) => (one.status === 'fulfilled' ? one.value : 0));
      expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    }
  });
});

describe('when only a passkey counts', () => {
  it('a code does not complete it: they prove it, and add a passkey', async () => {
    const founded = await foundProven(app);
    const member = await app.join(founded);
    const phone = await addApp(member.client);
    await askFactor(founded, passkeys);
    expect(await isIn(member)).toBe(owed);
    expect(await signIn(member, phone.code())).toBe('session.enrolment_required');
    const { visitor, facts } = await givePassword(app, member.email);
    expect(facts).toMatchObject({ authenticator_app: true, phishing_resistant: true });
    const proof = { kind: 'authenticator_app', code: phone.code() };
    const complete = await visitor.call('POST', '/v1/half-session/complete', { proof });
    expect(complete.body.code).toBe('session.enrolment_required');
    expect((await visitor.call('GET', '/v1/user')).status).toBe(401);
    // The code was not used up by being refused.
    expect((await visitor.call('POST', '/v1/half-session/prove', { proof })).status).toBe(204);
    expect((await visitor.call('GET', '/v1/user')).status).toBe(401);
    const again = await visitor.call('POST', '/v1/half-session/prove', { proof });
    expect(again.body.code).toBe('session.factor_refused');
    const { added } = await enrolPasskey(visitor);
    expect(added.status).toBe(201);
    expect((await visitor.call('GET', '/v1/user')).status).toBe(200);
  });

  it('an app is not begun by whoever has nothing, and a recovery code is no passkey', async () => {
    const founded = await foundProven(app);
    const [fresh, kept] = [await app.join(founded), await app.join(founded)];
    await addApp(kept.client);
    const { codes } = await kept.client.recoveryCodes.create();
    await askFactor(founded, passkeys);
    const { visitor } = await givePassword(app, fresh.email);
    expect((await enrolApp(visitor)).begun.body.code).toBe('second_factor.passkey_wanted');
    expect((await enrolPasskey(visitor)).added.status).toBe(201);
    const other = (await givePassword(app, kept.email)).visitor;
    const proof = { kind: 'recovery_code', code: codes[0] };
    const complete = await other.call('POST', '/v1/half-session/complete', { proof });
    expect(complete.body.code).toBe('session.enrolment_required');
    expect((await other.call('POST', '/v1/half-session/prove', { proof })).status).toBe(204);
    const { added } = await enrolPasskey(other);
    expect(added.status).toBe(201);
    // Those that are left stay.
    expect((added.body as { recovery_codes?: string[] }).recovery_codes).toEqual([]);
  });
});

describe('whom it reaches', () => {
  it('administrators alone: by role, from the request on in which they have it', async () => {
    const founded = await foundProven(app);
    const [member, chief] = [
      await app.join(founded),
      await app.join(founded, { role: administrator }),
    ];
    await askFactor(founded, { required_of: 'administrators' });
    expect(await isIn(member)).toBe('done');
    expect(await isIn(chief)).toBe(owed);
    const given = await founded.owner.client.roleAssignments.create(founded.organizationSid, {
      user_sid: member.userSid,
      role_sid: administrator,
    });
    expect(await isIn(member)).toBe(owed);
    await founded.owner.client.roleAssignments.create(founded.organizationSid, {
      user_sid: member.userSid,
      role_sid: 'IX00000000000000000000000000000003',
    });
    expect(given.sid).toMatch(/^IY/);
    expect(await isIn(member)).toBe('done');
  });

  it('people whose company proves them comply by that', async () => {
    const founded = await foundProven(app);
    const setup = await setUpSaml(app, founded);
    const member = await app.join(founded);
    await askFactor(founded, passkeys);
    const browser = createSsoBrowser(app);
    const got = await signInBySaml(app, setup, { nameId: member.email }, { browser });
    expect(got.status).toBe(200);
    expect((await browser.get('/v1/user')).status).toBe(200);
    expect(await isIn(member)).toBe(owed);
    const effective = () =>
      founded.owner.client.securityPolicies.getEffective(founded.organizationSid, member.userSid);
    // It is offered: whoever takes the password instead has to prove it here.
    expect(await effective()).toMatchObject({ proves_by: null, complies: false });
    await founded.owner.client.ssoPersonRules.set(founded.organizationSid, member.userSid, {
      rule: 'required',
    });
    expect(await effective()).toMatchObject({ proves_by: 'sso', complies: true });
    const { standing } = await founded.owner.client.securityPolicies.get(founded.organizationSid);
    expect(standing).toMatchObject({ asked: 2, by_sso: 1, by_factor: 1, missing: 0 });
  });

  it('people of other organizations are none of it', async () => {
    const [founded, other] = [await foundProven(app), await app.found('Contoso')];
    await askFactor(founded, everyone);
    expect(await isIn(other.owner)).toBe('done');
    expect(await signIn(other.owner)).toBe('done');
  });
});

describe('when it starts and ends', () => {
  it('begins by itself, by the clock of the database, for sessions that live', async () => {
    const founded = await foundProven(app);
    const member = await app.join(founded);
    const startsAt = new Date(Date.now() + 3_600_000).toISOString();
    const policy = await askFactor(founded, { ...everyone, starts_at: startsAt });
    expect(policy).toMatchObject({
      required_of: 'nobody',
      planned: { required_of: 'everyone', starts_at: startsAt },
      version: 1,
    });
    expect(await isIn(member)).toBe('done');
    await app.superuser.query(
      "update security_policies set next_starts_at = now() - interval '1 second' where next_starts_at is not null",
    );
    expect(await isIn(member)).toBe(owed);
    const read = await founded.owner.client.securityPolicies.get(founded.organizationSid);
    expect(read.second_factor).toMatchObject({ required_of: 'everyone', planned: null });
  });

  it('can be called off before, and eased while sessions live', async () => {
    const founded = await foundProven(app);
    const member = await app.join(founded);
    const startsAt = new Date(Date.now() + 3_600_000).toISOString();
    await askFactor(founded, { ...everyone, starts_at: startsAt });
    const off = await askNobody(founded);
    expect(off).toMatchObject({ required_of: 'nobody', planned: null, version: 2 });
    await askFactor(founded, everyone);
    expect(await isIn(member)).toBe(owed);
    await askNobody(founded);
    expect(await isIn(member)).toBe('done');
  });

  it('what holds goes on until what is planned starts', async () => {
    const founded = await foundProven(app);
    const member = await app.join(founded);
    await addApp(member.client);
    await askFactor(founded, everyone);
    const startsAt = new Date(Date.now() + 3_600_000).toISOString();
    const planned = await askFactor(founded, { ...passkeys, starts_at: startsAt });
    expect(planned).toMatchObject({
      required_of: 'everyone',
      phishing_resistant: false,
      planned: { phishing_resistant: true },
    });
    expect(await isIn(member)).toBe('done');
    expect(await isIn(await app.join(founded))).toBe(owed);
  });
});

describe('a factor that is asked for', () => {
  it('cannot be removed as the last one, by the rule and with who can change it', async () => {
    const founded = await foundProven(app);
    const member = await app.join(founded);
    await addApp(member.client);
    await askFactor(founded, everyone);
    const refused = await refusalOf(member.client.authenticatorApp.delete());
    expect(refused.code).toBe('second_factor.required');
    expect(refused.problem.detail).toContain('Northwind Traders asks for a second factor');
    expect(refused.problem.who_can).toBe('The Owner or an Administrator of Northwind Traders');
    await addKey(member.client, policyOrigin);
    expect(await outcomeOf(member.client.authenticatorApp.delete())).toBe('done');
    await askFactor(founded, passkeys);
    await addApp(member.client);
    const [passkey] = (await member.client.factors.get()).passkeys;
    const remove = () => outcomeOf(member.client.passkeys.delete(passkey?.sid ?? ''));
    expect(await remove()).toBe('second_factor.required');
    await askFactor(founded, everyone);
    expect(await remove()).toBe('done');
    await askNobody(founded);
    expect(await outcomeOf(member.client.authenticatorApp.delete())).toBe('done');
  });

  it('that was lost is added anew after a reset, and a mailed code alone opens nothing', async () => {
    const founded = await foundProven(app);
    const member = await app.join(founded);
    await addApp(member.client);
    await askFactor(founded, everyone);
    await founded.owner.client.organizationUsers.resetSecondFactor(
      founded.organizationSid,
      member.userSid,
      { reason: 'Phone lost on the train' },
    );
    const { visitor, facts } = await givePassword(app, member.email);
    expect(facts).toMatchObject({ mailed_code: true });
    await visitor.call('POST', '/v1/half-session/mailed-code');
    const proof = { kind: 'mailed_code', code: await app.codeFor(member.email) };
    const complete = await visitor.call('POST', '/v1/half-session/complete', { proof });
    expect(complete.body.code).toBe('session.enrolment_required');
    expect((await visitor.call('POST', '/v1/half-session/prove', { proof })).status).toBe(204);
    expect((await visitor.call('GET', '/v1/user')).status).toBe(401);
    expect((await enrolApp(visitor)).confirmed.status).toBe(201);
    expect((await visitor.call('GET', '/v1/user')).status).toBe(200);
  });

  it('a session is worth no more than what its person still has', async () => {
    const founded = await foundProven(app);
    const member = await app.join(founded);
    await addApp(member.client);
    await member.client.authenticatorApp.delete();
    await askFactor(founded, everyone);
    expect(await isIn(member)).toBe(owed);
  });
});

describe('keys of programs', () => {
  it('and access tokens of OAuth apps are worth what their maker has', async () => {
    const founded = await foundProven(app);
    const maker = await app.join(founded, { role: administrator });
    const made = await maker.client.oauthApps.create(founded.organizationSid, {
      name: 'Data warehouse',
      permissions: ['/bailiwick/iam/organization-users/read'],
    });
    const { body } = await askForToken(app.url, clientOf(made));
    const program = app.client(body.access_token ?? '');
    const list = () => outcomeOf(program.organizationUsers.list(founded.organizationSid));
    expect(await list()).toBe('done');
    await askFactor(founded, everyone);
    expect(await list()).toBe('request.maker_owes_factor');
    await askNobody(founded);
    expect(await list()).toBe('done');
  });

  it('are refused while their maker has no factor, with the reason, and work again afterwards', async () => {
    const founded: Founded = await foundProven(app);
    const maker = await app.join(founded, { role: administrator });
    const { key } = await maker.client.apiKeys.create(founded.organizationSid, {
      name: 'Nightly report',
      permissions: ['/bailiwick/iam/organization-users/read'],
    });
    const program = app.client(key);
    const list = () => outcomeOf(program.organizationUsers.list(founded.organizationSid));
    expect(await list()).toBe('done');
    await askFactor(founded, everyone);
    const refused = await refusalOf(program.organizationUsers.list(founded.organizationSid));
    expect(refused.code).toBe('request.maker_owes_factor');
    expect(refused.problem.detail).toContain('Imogen Ilić answers for this machine');
    expect(await outcomeOf(program.machine.get())).toBe('request.maker_owes_factor');
    const { visitor } = await givePassword(app, maker.email);
    expect((await enrolApp(visitor)).confirmed.status).toBe(201);
    expect(await list()).toBe('done');
    await askFactor(founded, passkeys);
    expect(await list()).toBe('request.maker_owes_factor');
    await askNobody(founded);
    expect(await list()).toBe('done');
  });
});
