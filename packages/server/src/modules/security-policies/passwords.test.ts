/** How long passwords of managed people are: at every door that sets one, at signing in, from a moment on, and what is told before. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidOfSid } from '../../kernel/ids.ts';
import {
  createTestApp,
  type Founded,
  type Person,
  type TestApp,
  testPassword,
  unique,
} from '../../testing/app.ts';
import { addApp, addKey, Visitor } from '../../testing/factors.ts';
import { givePassword, guestAt, planIsDue, policyOrigin } from '../../testing/policies.ts';
import { race } from '../../testing/race.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';
import { setUpSaml, signInBySaml } from '../../testing/sso.ts';

const auditor = 'IX00000000000000000000000000000006';
/** Longer than the password of everybody in tests, which has 26. */
const more = 30;
const longPassword = 'seven green lanterns float slowly by';
const notAccepted = 'user.password_not_accepted';
const required = 'session.new_password_required';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ publicUrl: policyOrigin });
});
afterAll(() => app.close());

const ask = ({ owner, organizationSid }: Founded, minimum: number | null, starts_at?: string) =>
  owner.client.securityPolicies.updatePasswords(organizationSid, {
    minimum_characters: minimum,
    ...(starts_at === undefined ? {} : { starts_at }),
  });
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

const signingIn = ({ email }: Pick<Person, 'email'>, password = testPassword) =>
  app.client().sessions.create({ email, password, transport: 'bearer' });
const signsIn = (person: Pick<Person, 'email'>, password = testPassword) =>
  outcomeOf(signingIn(person, password));
const changing = ({ client }: Pick<Person, 'client'>, next: string) =>
  client.user.changePassword({ current_password: testPassword, new_password: next });

/** The link of a mail, in which the page behind it says what is asked for. */
async function resetLinkOf({ email }: Person) {
  const anybody = app.client();
  await anybody.passwordResets.create({ email });
  const token = await app.tokenFor(email);
  return {
    rule: async () => (await anybody.passwordResets.check({ token })).password_rule,
    complete: (next: string) => anybody.passwordResets.complete({ token, new_password: next }),
  };
}

/** An address of the domain, as far as the password. */
async function invite(founded: Founded) {
  const email = `${unique('niko')}@${founded.domain}`;
  const { client } = founded.owner;
  await client.invitations.create(founded.organizationSid, { emails: [email] });
  const token = await app.tokenFor(email);
  const anybody = app.client();
  return {
    email,
    rule: async () => (await anybody.invitations.lookUp({ token })).password_rule,
    accept: (password: string) =>
      anybody.invitations.accept({
        token,
        first_name: 'Niko',
        last_name: 'Ruiz',
        password,
        transport: 'bearer',
      }),
  };
}

async function beginSignUp(email: string) {
  const anybody = app.client();
  const { sid } = await anybody.signUps.create({ email });
  const proven = await anybody.signUps.verify(sid, { code: await app.codeFor(email) });
  const complete = (password: string) =>
    anybody.signUps.complete(sid, {
      proof: proven.proof,
      first_name: 'Niko',
      last_name: 'Ruiz',
      password,
      transport: 'bearer',
      ...(proven.policy.outcome === 'open' ? { account_name: 'Lab' } : {}),
    });
  return { rule: proven.password_rule, complete };
}

const inOrder = {
  minimum_characters: more,
  sentence:
    'At least 30 characters: Northwind Traders asks for that. A few unrelated words are easy to remember and hard to guess.',
};
const asEverywhere = {
  minimum_characters: 15,
  sentence: 'At least 15 characters. A few unrelated words are easy to remember and hard to guess.',
};

describe('a password that is set', () => {
  it('by an invitation is as long as the organization asks, which the link says', async () => {
    const founded = await app.found();
    await ask(founded, more);
    const invited = await invite(founded);
    expect(await invited.rule()).toEqual(inOrder);
    const { code, problem } = await refusalOf(invited.accept(testPassword));
    expect(code).toBe(notAccepted);
    expect(problem).toMatchObject({
      detail: 'Northwind Traders asks for passwords of at least 30 characters.',
      who_can: 'The Owner or an Administrator of Northwind Traders',
      facts: { organization: 'Northwind Traders', minimum_characters: more },
      errors: [{ pointer: '/password' }],
    });
    // One character less is too short, whatever it is written with.
    expect(await outcomeOf(invited.accept('🦊'.repeat(2) + longPassword.slice(0, 27)))).toBe(
      notAccepted,
    );
    expect(await outcomeOf(invited.accept(longPassword))).toBe('done');
    expect(await signsIn(invited, longPassword)).toBe('done');
  });

  it('by a sign-up that joins is, and by one that belongs to nobody is not', async () => {
    const founded = await app.found();
    await ask(founded, more);
    const { client } = founded.owner;
    await client.signUpPolicy.update(founded.organizationSid, {
      policy: 'AUTO_MEMBERSHIP',
    });
    const joining = await beginSignUp(`${unique('niko')}@${founded.domain}`);
    expect(joining.rule).toEqual(inOrder);
    expect(await outcomeOf(joining.complete(testPassword))).toBe(notAccepted);
    expect(await outcomeOf(joining.complete(longPassword))).toBe('done');
    const stranger = await beginSignUp(`${unique('niko')}@${unique('mail-')}.com`);
    expect(stranger.rule).toEqual(asEverywhere);
    expect(await outcomeOf(stranger.complete(testPassword))).toBe('done');
  });

  it('by a mailed link is, which the link says', async () => {
    const founded = await app.found();
    const member = await app.join(founded);
    const link = await resetLinkOf(member);
    expect(await link.rule()).toEqual(asEverywhere);
    await ask(founded, more);
    expect(await link.rule()).toEqual(inOrder);
    const refused = await refusalOf(link.complete(testPassword));
    expect([refused.code, refused.problem.errors?.[0]?.pointer]).toEqual([
      notAccepted,
      '/new_password',
    ]);
    expect(await outcomeOf(link.complete(longPassword))).toBe('done');
    expect(await signsIn(member, longPassword)).toBe('done');
  });

  it('in the own settings is, which is said there', async () => {
    const founded = await app.found();
    const member = await app.join(founded);
    expect(await member.client.user.getPasswordRule()).toEqual(asEverywhere);
    await ask(founded, more);
    expect(await member.client.user.getPasswordRule()).toEqual(inOrder);
    expect(await outcomeOf(changing(member, 'another long password'))).toBe(notAccepted);
    expect(await outcomeOf(changing(member, longPassword))).toBe('done');
  });

  it('is still compared with what everybody’s may not be', async () => {
    const founded = await app.found();
    await ask(founded, 16);
    const member = await app.join(founded);
    expect(await outcomeOf(changing(member, 'passwordpassword'))).toBe(notAccepted);
    expect(await outcomeOf(changing(member, 'fourteen chars'))).toBe(notAccepted);
  });

  it('of people from outside, and of another organization, is not asked for', async () => {
    const [founded, other] = [await app.found(), await app.found('Contoso')];
    const guest = await guestAt(app, founded);
    await ask(founded, more);
    for (const person of [guest, await app.join(other)]) {
      expect(await signsIn(person)).toBe('done');
      expect(await outcomeOf(changing(person, 'another long password'))).toBe('done');
    }
  });
});

describe('a password that is there', () => {
  it('signs nobody in when it is too short, until another is set by mail', async () => {
    const founded = await app.found();
    const member = await app.join(founded);
    await ask(founded, more);
    const refused = await refusalOf(signingIn(member));
    expect(refused.problem).toMatchObject({
      status: 403,
      code: required,
      detail:
        'Northwind Traders asks for passwords of at least 30 characters. Yours is right, and shorter. Choose a new one to go on.',
      who_can: 'The Owner or an Administrator of Northwind Traders',
      facts: { organization: 'Northwind Traders', minimum_characters: more },
    });
    // The log of the organization has it.
    const log = await founded.owner.client.auditEvents.list(founded.organizationSid);
    expect(log.items.find(({ event }) => event === 'session.refused')).toMatchObject({
      outcome: 'denied',
      target: { sid: member.userSid },
    });
    await (await resetLinkOf(member)).complete(longPassword);
    expect(await signsIn(member)).toBe('session.refused');
    expect(await signsIn(member, longPassword)).toBe('done');
  });

  it('tells nothing about itself to whoever guesses', async () => {
    const founded = await app.found();
    const member = await app.join(founded);
    const before = await refusalOf(signingIn(member, 'wrong'));
    await ask(founded, more);
    const nobody = { email: `${unique('nobody')}@${founded.domain}` };
    for (const guess of ['wrong', `${longPassword} and wrong`])
      for (const person of [member, nobody]) {
        const { problem } = await refusalOf(signingIn(person, guess));
        const { request_id: _id, ...told } = problem;
        expect({ ...told, request_id: before.problem.request_id }).toEqual(before.problem);
      }
  });

  it('gives a browser nothing to go on with, and asks for no second factor before', async () => {
    const founded = await app.found();
    const member = await app.join(founded);
    const phone = await addApp(member.client);
    await ask(founded, more);
    const { visitor, status, code, facts } = await givePassword(app, member.email);
    expect([status, code, facts]).toEqual([
      403,
      required,
      { organization: 'Northwind Traders', minimum_characters: more },
    ]);
    const half = await visitor.call('POST', '/v1/half-session/complete', {
      proof: { kind: 'authenticator_app', code: phone.code() },
    });
    expect(half.body.code).toBe('session.half_session_over');
    // The code is not used up: it proves the session after the new password.
    await (await resetLinkOf(member)).complete(longPassword);
    expect(await signsIn(member, longPassword)).toBe('session.factor_required');
    const proven = app.client().sessions.create({
      email: member.email,
      password: longPassword,
      transport: 'bearer',
      second_factor: { kind: 'authenticator_app', code: phone.code() },
    });
    expect(await outcomeOf(proven)).toBe('done');
  });

  it('is no fresh proof either; the session goes on, and can change it', async () => {
    const founded = await app.found();
    const member = await app.join(founded);
    await ask(founded, more);
    expect(await outcomeOf(member.client.sessions.stepUp({ password: 'wrong' }))).toBe(
      'user.password_wrong',
    );
    expect(await outcomeOf(member.client.sessions.stepUp({ password: testPassword }))).toBe(
      required,
    );
    expect(await outcomeOf(member.client.user.get())).toBe('done');
    await changing(member, longPassword);
    expect(await outcomeOf(member.client.user.get())).toBe('done');
    expect(await outcomeOf(member.client.sessions.stepUp({ password: longPassword }))).toBe('done');
  });

  it('of whoever comes by a passkey alone is not asked for', async () => {
    const founded = await app.found();
    const member = await app.join(founded);
    const key = await addKey(member.client, policyOrigin);
    await ask(founded, more);
    const alone = new Visitor(app.url, policyOrigin);
    const { body } = await alone.call('POST', '/v1/passkey-sign-ins');
    const credential = key.sign(body);
    const done = await alone.call('POST', '/v1/passkey-sign-ins/complete', { credential });
    expect(done.status).toBe(201);
  });

  it('of whoever comes by single sign-on is not asked for, and not counted where nothing else is open', async () => {
    const founded = await app.found();
    const member = await app.join(founded);
    const saml = await setUpSaml(app, founded);
    await ask(founded, more);
    const come = await signInBySaml(app, saml, { nameId: member.email });
    expect(come.body['outcome']).toBe('signed_in');
    await app.superuser.query(
      "insert into sso_person_rules (organization_id, user_id, rule, set_by) values ($1, $2, 'required', $2)",
      [uuidOfSid('OR', founded.organizationSid), uuidOfSid('US', member.userSid)],
    );
    expect(await signsIn(member)).toBe('user.sso_required');
    const { changes } = await founded.owner.client.securityPolicies.updatePasswordsDryRun(
      founded.organizationSid,
      { minimum_characters: more },
    );
    expect(changes.map(({ count }) => count).slice(0, 2)).toEqual([1, 1]);
  });

  it('that is long enough is not bothered, nor any once nothing is asked', async () => {
    const founded = await app.found();
    const member = await app.join(founded);
    await ask(founded, testPassword.length);
    expect(await signsIn(member)).toBe('done');
    await ask(founded, testPassword.length + 1);
    expect(await signsIn(member)).toBe(required);
    await ask(founded, null);
    expect(await signsIn(member)).toBe('done');
    await ask(founded, 15);
    expect(await signsIn(member)).toBe('done');
  });
});

describe('a rule', () => {
  it('and a password that is set, at once: whichever comes first, a short one signs nobody in', async () => {
    const founded = await app.found();
    const short = 'another long password';
    const rounds = await race(3, async () => {
      await ask(founded, null);
      const member = await app.join(founded);
      return [
        () => outcomeOf(ask(founded, more)),
        async () => {
          const changed = await outcomeOf(changing(member, short));
          // By then it is asked for, whoever came first.
          await ask(founded, more);
          return `${changed}, ${await signsIn(member, short)}`;
        },
      ];
    });
    for (const [asked, changed] of rounds) {
      expect(asked).toMatchObject({ value: 'done' });
      expect([`${notAccepted}, session.refused`, `done, ${required}`]).toContain(
        changed?.status === 'fulfilled' ? changed.value : '',
      );
    }
  });
});

describe('deciding', () => {
  it('begins by itself at a planned start, and says before what it touches', async () => {
    const founded = await app.found();
    const [member, reader] = [await app.join(founded), await app.join(founded, { role: auditor })];
    const { client } = founded.owner;
    const at = founded.organizationSid;
    const shown = await client.securityPolicies.updatePasswordsDryRun(at, {
      minimum_characters: more,
      starts_at: inDays(7),
    });
    expect(shown.changes.map(({ what, count }) => [what, count])).toEqual([
      ['passwords_unmeasured', 3],
      ['people_without_password', 0],
      ['sessions_go_on', 3],
    ]);
    expect((await client.securityPolicies.get(at)).passwords.planned).toBeNull();
    const planned = await ask(founded, more, inDays(7));
    expect(planned).toMatchObject({
      minimum_characters: null,
      sentence: 'Passwords have at least 15 characters, as everywhere.',
      planned: {
        minimum_characters: more,
        sentence: 'Passwords of the people whom you manage have at least 30 characters.',
      },
    });
    expect(await signsIn(member)).toBe('done');
    const soon = await client.securityPolicies.getEffective(at, reader.userSid);
    expect(soon.planned.map(({ policy }) => policy)).toEqual(['passwords']);
    await planIsDue(app, founded);
    expect(await signsIn(member)).toBe(required);
    const effective = await client.securityPolicies.getEffective(at, reader.userSid);
    expect(effective.limits.map(({ policy }) => policy)).toEqual(['passwords']);
  });

  it('counts whoever is asked: nobody without a password, nobody from outside', async () => {
    const founded = await app.found();
    const member = await app.join(founded);
    await guestAt(app, founded);
    await app.superuser.query(
      'delete from user_passwords where user_id = (select id from users where email = $1)',
      [member.email],
    );
    const { changes } = await founded.owner.client.securityPolicies.updatePasswordsDryRun(
      founded.organizationSid,
      { minimum_characters: more },
    );
    expect(changes.map(({ count }) => count)).toEqual([1, 1, 1]);
    expect(changes[0]?.names).toEqual(['Ada Okafor']);
  });

  it('is for those who may, within what can be asked, and of the newest version', async () => {
    const [founded, other] = [await app.found(), await app.found('Contoso')];
    const at = founded.organizationSid;
    const reader = await app.join(founded, { role: auditor });
    const by = ({ client }: Person, minimum_characters: number | null, ifMatch?: number) =>
      outcomeOf(
        client.securityPolicies.updatePasswords(
          at,
          { minimum_characters },
          ifMatch === undefined ? {} : { ifMatch },
        ),
      );
    expect(await by(reader, more)).toBe('request.forbidden');
    expect(await by(other.owner, more)).toBe('request.not_found');
    for (const wrong of [14, 65, 20.5])
      expect(await by(founded.owner, wrong)).toBe('request.invalid');
    expect(await by(founded.owner, 64, 0)).toBe('done');
    expect(await by(founded.owner, 15, 0)).toBe('request.stale');
    const { passwords } = await reader.client.securityPolicies.get(at);
    expect(passwords).toMatchObject({ minimum_characters: 64, version: 1 });
  });

  it('is written down with what was before', async () => {
    const founded = await app.found();
    await ask(founded, more);
    await ask(founded, 20);
    const { items } = await founded.owner.client.auditEvents.list(founded.organizationSid);
    expect(items[0]).toMatchObject({
      before: { policy: 'passwords', minimum_characters: more },
      after: { policy: 'passwords', minimum_characters: 20 },
    });
  });
});
