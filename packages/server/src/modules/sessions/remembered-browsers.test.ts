/** Browsers that are remembered after a second factor: when one is, what it stands in for, and everything that ends it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type TestApp, testPassword } from '../../testing/app.ts';
import { foundWithKey, give } from '../../testing/break-glass.ts';
import { addApp, addKey, Visitor } from '../../testing/factors.ts';
import {
  askFactor,
  foundProven,
  guestAt,
  planIsDue,
  policyOrigin,
} from '../../testing/policies.ts';
import { race } from '../../testing/race.ts';
import { outcomeOf } from '../../testing/refusal.ts';
import {
  ageRemembered,
  givePasswordIn,
  joinWithApp,
  joinWithKey,
  rememberedCookieOf,
  rememberFor,
  signInAgain,
  signInWithTick,
  signOut,
  type WithFactor,
} from '../../testing/remembered.ts';

const asksAgain = 'session.factor_required';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ publicUrl: policyOrigin });
});
afterAll(() => app.close());

async function foundRemembering(days = 14): Promise<Founded> {
  const founded = await foundProven(app);
  await rememberFor(founded, days);
  return founded;
}

/** A managed person with a passkey, and the browser that is remembered for them. */
async function remembered(founded: Founded, join = joinWithKey) {
  const held = await join(app, founded);
  const visitor = await signInWithTick(app, held);
  return { ...held, visitor };
}

const keepsCookie = ({ cookies }: Visitor) =>
  [...cookies.keys()].some((name) => name.includes('remembered'));

const eventsOf = async (event: string, userSid: string) => {
  const { rows } = await app.superuser.query<{ after: Record<string, unknown> }>(
    'select after from audit_events where event = $1 and target_sid = $2 order by id',
    [event, userSid],
  );
  return rows.map(({ after }) => after);
};

describe('a browser', () => {
  it('is offered to be remembered where the policy allows it, once the password was right', async () => {
    const founded = await foundProven(app);
    const { person } = await joinWithKey(app, founded);
    const visitor = () => new Visitor(app.url, policyOrigin);
    expect((await givePasswordIn(visitor(), person)).facts).not.toHaveProperty('remembered_days');
    await rememberFor(founded, 14);
    expect((await givePasswordIn(visitor(), person)).facts).toMatchObject({ remembered_days: 14 });
    const wrong = await givePasswordIn(visitor(), person, 'not the right password');
    expect(wrong).toEqual({ outcome: 'session.refused', facts: {} });
    // A program keeps no cookies, and is told of none.
    const byProgram = await app
      .client()
      .sessions.create({ email: person.email, password: testPassword, transport: 'bearer' })
      .catch((error: unknown) => (error as { problem: { facts: object } }).problem.facts);
    expect(byProgram).not.toHaveProperty('remembered_days');
  });

  it.each([
    ['an authenticator app', joinWithApp],
    ['a passkey', joinWithKey],
  ])(
    'asks for the password alone after %s and a tick, also when somebody signed out',
    async (_name, join) => {
      const founded = await foundRemembering();
      const { person, visitor } = await remembered(founded, join);
      const [name, secret] = rememberedCookieOf(visitor);
      expect(name).toMatch(/^__Host-bailiwick_remembered_[0-9a-f]{16}$/);
      expect(await signInAgain(visitor, person)).toBe('done');
      expect(await signInAgain(visitor, person)).toBe('done');
      // The same one: it is not handed over again each time.
      expect(rememberedCookieOf(visitor)).toEqual([name, secret]);
      const { rows } = await app.superuser.query<{ text: string }>(
        'select remembered_browsers::text as text from remembered_browsers',
      );
      expect(rows.some(({ text }) => text.includes(secret))).toBe(false);
      expect(await eventsOf('session.started', person.userSid)).toContainEqual(
        expect.objectContaining({ method: 'password', second_factor: 'remembered' }),
      );
      expect(await eventsOf('remembered_browser.remembered', person.userSid)).toEqual([
        expect.objectContaining({ remembered_days: 14 }),
      ]);
    },
  );

  it('asks again without the tick, in another browser, without the password, and where nothing is allowed', async () => {
    const founded = await foundRemembering();
    const held = await joinWithKey(app, founded);
    const unticked = await signInWithTick(app, held, { isTicked: false });
    expect(keepsCookie(unticked)).toBe(false);
    expect(await signInAgain(unticked, held.person)).toBe(asksAgain);
    const ticked = await signInWithTick(app, held);
    await signOut(ticked);
    const stolen = await givePasswordIn(ticked, held.person, 'not the right password');
    expect(stolen).toEqual({ outcome: 'session.refused', facts: {} });
    expect(await signInAgain(new Visitor(app.url, policyOrigin), held.person)).toBe(asksAgain);
    const nobodysCompany = await app.signUp();
    const alone: WithFactor = {
      person: nobodysCompany,
      factor: await addKey(nobodysCompany.client, policyOrigin),
    };
    expect(keepsCookie(await signInWithTick(app, alone))).toBe(false);
  });

  it('is not remembered by a recovery code, and not for a program that brings its cookie', async () => {
    const founded = await foundRemembering();
    const { person, visitor: ticked } = await remembered(founded);
    const { codes } = await person.client.recoveryCodes.create();
    const visitor = new Visitor(app.url, policyOrigin);
    await givePasswordIn(visitor, person);
    const { status } = await visitor.call('POST', '/v1/half-session/complete', {
      proof: { kind: 'recovery_code', code: codes[0] },
      remember_browser: true,
    });
    expect([status, keepsCookie(visitor)]).toEqual([201, false]);
    const bearer = await ticked.call('POST', '/v1/sessions', {
      email: person.email,
      password: testPassword,
      transport: 'bearer',
    });
    expect(bearer.body.code).toBe(asksAgain);
  });

  it('is remembered for each of several people who share it, and for nobody by the cookie of another', async () => {
    const founded = await foundRemembering();
    const first = await remembered(founded);
    const other = await joinWithKey(app, founded);
    const { visitor } = first;
    await signOut(visitor);
    await signInWithTick(app, other, { visitor });
    expect(await signInAgain(visitor, first.person)).toBe('done');
    expect(await signInAgain(visitor, other.person)).toBe('done');
    // The secret of one under the name of the other, and one that was tampered with.
    const [firstName, firstSecret] = rememberedCookieOf(visitor);
    const otherName = [...visitor.cookies.keys()].find(
      (name) => name.includes('remembered') && name !== firstName,
    );
    visitor.cookies.set(otherName ?? '', firstSecret);
    expect(await signInAgain(visitor, other.person)).toBe(asksAgain);
    visitor.cookies.set(firstName, `${firstSecret.slice(0, -2)}AA`);
    expect(await signInAgain(visitor, first.person)).toBe(asksAgain);
    visitor.cookies.set(firstName, firstSecret);
    expect(await signInAgain(visitor, first.person)).toBe('done');
  });
});

describe('what begins in it', () => {
  it('is as good as what was proven, and no fresh proof', async () => {
    const founded = await foundRemembering();
    const { person, factor, visitor } = await remembered(founded);
    await askFactor(founded, { required_of: 'everyone', phishing_resistant: true });
    expect(await signInAgain(visitor, person)).toBe('done');
    const read = await visitor.call('GET', '/v1/session');
    expect(read).toMatchObject({ status: 200, body: { recently_authenticated: false } });
    const asks = async (method: string, path: string) =>
      (await visitor.call(method, path)).body.code;
    expect(await asks('POST', '/v1/user/recovery-codes')).toBe('request.step_up_required');
    const password = await visitor.call('POST', '/v1/session/step-up', { password: testPassword });
    expect(password.body.code).toBe(asksAgain);
    const asked = await visitor.call('POST', '/v1/session/step-up/challenge');
    if (!('sign' in factor)) throw new Error('a passkey was added');
    const proof = { kind: 'passkey', credential: factor.sign(asked.body) };
    expect((await visitor.call('POST', '/v1/session/step-up/factor', { proof })).status).toBe(200);
    expect(await asks('POST', '/v1/user/recovery-codes')).toBeUndefined();
  });

  it('is nothing where a passkey is asked for and a code was proven', async () => {
    const founded = await foundRemembering();
    const { person, visitor } = await remembered(founded, joinWithApp);
    expect(await signInAgain(visitor, person)).toBe('done');
    await askFactor(founded, { required_of: 'everyone', phishing_resistant: true });
    expect(await signInAgain(visitor, person)).toBe(asksAgain);
  });

  it('is nothing for whom the emergency access is open to, who proves it each time', async () => {
    const { founded, key } = await foundWithKey(app);
    await rememberFor(founded, 14);
    const owner: WithFactor = { person: founded.owner, factor: key };
    const visitor = await signInWithTick(app, owner);
    expect(await signInAgain(visitor, founded.owner)).toBe('done');
    await give({ ...founded, owner: await freshOwner(owner) });
    expect(await signInAgain(visitor, founded.owner)).toBe(asksAgain);
    expect((await givePasswordIn(visitor, founded.owner)).facts).not.toHaveProperty(
      'remembered_days',
    );
  });
});

/** Their session of before, with a proof of this moment. */
async function freshOwner({ person }: WithFactor) {
  await app.superuser.query('update sessions set authenticated_at = now() where ended_at is null');
  return person;
}

describe('the policy', () => {
  it('forgets at once when it is shortened, and nothing comes back when it is eased', async () => {
    const founded = await foundRemembering(14);
    const { person, visitor } = await remembered(founded);
    await ageRemembered(app, person, 5);
    expect(await signInAgain(visitor, person)).toBe('done');
    await rememberFor(founded, 5);
    expect(await signInAgain(visitor, person)).toBe(asksAgain);
    await rememberFor(founded, 30);
    expect(await signInAgain(visitor, person)).toBe(asksAgain);
  });

  it('lengthens nothing beyond what was ticked, and using it does not either', async () => {
    const founded = await foundRemembering(7);
    const { person, visitor } = await remembered(founded);
    await rememberFor(founded, 30);
    await ageRemembered(app, person, 6);
    expect(await signInAgain(visitor, person)).toBe('done');
    await ageRemembered(app, person, 7);
    expect(await signInAgain(visitor, person)).toBe(asksAgain);
  });

  it('is stricter for whoever reaches an account, and for nobody else', async () => {
    const founded = await foundRemembering(14);
    const here = { account_sid: founded.accountSid };
    const longer = outcomeOf(rememberFor(founded, 21, here));
    expect(await longer).toBe('security_policy.not_stricter');
    const away = await remembered(founded);
    const person = await app.join(founded, {
      accounts: [
        { account_sid: founded.accountSid, role_sid: 'IX00000000000000000000000000000103' },
      ],
    });
    const reaching = { person, factor: await addKey(person.client, policyOrigin) };
    const visitor = await signInWithTick(app, reaching);
    await rememberFor(founded, 3, here);
    expect(await signInAgain(visitor, person)).toBe('done');
    await signOut(visitor);
    await ageRemembered(app, person, 3);
    expect(await signInAgain(visitor, person)).toBe(asksAgain);
    await rememberFor(founded, 0, here);
    expect(keepsCookie(await signInWithTick(app, reaching))).toBe(false);
    expect(await signInAgain(away.visitor, away.person)).toBe('done');
    // Nothing of its own is nothing less than the organization asks, also when that changes.
    await rememberFor(founded, null, here);
    expect(keepsCookie(await signInWithTick(app, reaching))).toBe(true);
    await rememberFor(founded, 10, here);
    await rememberFor(founded, null);
    expect(await signInAgain(away.visitor, away.person)).toBe(asksAgain);
    expect((await givePasswordIn(visitor, person)).facts).not.toHaveProperty('remembered_days');
  });

  it('begins by itself at a planned start', async () => {
    const founded = await foundRemembering(14);
    const { person, visitor } = await remembered(founded);
    await rememberFor(founded, 0, { starts_at: new Date(Date.now() + 86_400_000).toISOString() });
    expect(await signInAgain(visitor, person)).toBe('done');
    await planIsDue(app, founded);
    expect(await signInAgain(visitor, person)).toBe(asksAgain);
  });

  it('that forgot one brings it back by no plan that eases it', async () => {
    const founded = await foundRemembering(30);
    const { person, visitor } = await remembered(founded);
    const young = await remembered(founded);
    await rememberFor(founded, 7);
    await rememberFor(founded, 30, { starts_at: new Date(Date.now() + 86_400_000).toISOString() });
    // Forgotten after the plan was made: nobody was there to delete it.
    await ageRemembered(app, person, 8);
    await planIsDue(app, founded);
    expect(await signInAgain(visitor, person)).toBe(asksAgain);
    expect(await signInAgain(young.visitor, young.person)).toBe('done');
  });

  it('says before whom it reaches, and what is forgotten', async () => {
    const founded = await foundRemembering(14);
    const { person } = await remembered(founded);
    await ageRemembered(app, person, 5);
    await remembered(founded, joinWithApp);
    const impactOf = async (remembered_days: number) => {
      const { changes } =
        await founded.owner.client.securityPolicies.updateRememberedBrowsersDryRun(
          founded.organizationSid,
          { remembered_days },
        );
      return Object.fromEntries(changes.map(({ what, count }) => [what, count]));
    };
    expect(await impactOf(5)).toEqual({
      people_remembering: 3,
      browsers_forgotten: 1,
      browsers_stay: 1,
    });
    expect(await impactOf(0)).toEqual({ browsers_forgotten: 2, browsers_stay: 0 });
    const effective = await founded.owner.client.securityPolicies.getEffective(
      founded.organizationSid,
      person.userSid,
    );
    expect(effective.limits).toContainEqual({
      policy: 'remembered_browsers',
      account_sid: null,
      account_name: null,
      because:
        'Whoever signs in by their second factor may have that browser remembered for 14 days.',
    });
  });

  it('is that of the own organization: guests are not told how often they prove themselves', async () => {
    const founded = await foundRemembering(14);
    const guest = await guestAt(app, founded);
    const factor = await addKey(guest.client, policyOrigin);
    expect(keepsCookie(await signInWithTick(app, { person: guest, factor }))).toBe(false);
  });
});

describe('it is forgotten', () => {
  const changes: readonly (readonly [
    string,
    (held: WithFactor, founded: Founded) => Promise<unknown>,
  ])[] = [
    [
      'with a new password',
      ({ person: { client } }) =>
        client.user.changePassword({ current_password: testPassword, new_password: testPassword }),
    ],
    ['with another factor', ({ person: { client } }) => addApp(client)],
    [
      'with a factor that is removed',
      async ({ person: { client } }) => {
        const [first] = (await client.factors.get()).passkeys;
        await client.passkeys.delete(first?.sid ?? '');
        await addKey(client, policyOrigin);
      },
    ],
    [
      'when an administrator resets the factor',
      ({ person }, { owner, organizationSid }) =>
        owner.client.organizationUsers.resetSecondFactor(organizationSid, person.userSid, {
          reason: 'Lost it',
        }),
    ],
    [
      'when an administrator ends all sessions',
      ({ person }, { owner, organizationSid }) =>
        owner.client.organizationUsers.endSessions(organizationSid, person.userSid),
    ],
    [
      'when somebody ends their other sessions',
      ({ person: { client } }) => client.sessions.endOthers(),
    ],
    [
      'when somebody forgets all',
      ({ person: { client } }) => client.rememberedBrowsers.forgetAll(),
    ],
  ];

  it.each(changes)('%s', async (_name, change) => {
    const founded = await foundRemembering();
    const held = await remembered(founded);
    const { person, visitor } = held;
    expect(await signInAgain(visitor, person)).toBe('done');
    await app.superuser.query(
      'update sessions set authenticated_at = now() where ended_at is null',
    );
    await change(held, founded);
    expect(await signInAgain(visitor, person)).toBe(asksAgain);
    const { rows } = await app.superuser.query(
      'select 1 from remembered_browsers r join users u on u.id = r.user_id where u.email = $1',
      [person.email],
    );
    expect(rows).toEqual([]);
  });

  it('when the login is deactivated, also once it is active again', async () => {
    const founded = await foundRemembering();
    const { person, visitor } = await remembered(founded);
    const { organizationUsers } = founded.owner.client;
    await organizationUsers.deactivate(founded.organizationSid, person.userSid);
    expect(await signInAgain(visitor, person)).toBe('session.refused');
    await organizationUsers.reactivate(founded.organizationSid, person.userSid);
    expect(await signInAgain(visitor, person)).toBe(asksAgain);
  });

  it('one by one, by whose it is and by nobody else', async () => {
    const founded = await foundRemembering();
    const { person, visitor, factor } = await remembered(founded);
    const elsewhere = await signInWithTick(app, { person, factor });
    const list = (await visitor.call('GET', '/v1/remembered-browsers')).body as unknown as {
      readonly days_allowed: number;
      readonly items: { sid: string; is_current: boolean; second_factor: string }[];
    };
    expect(list.days_allowed).toBe(14);
    expect(list.items.map(({ is_current, second_factor }) => [is_current, second_factor])).toEqual([
      [false, 'passkey'],
      [true, 'passkey'],
    ]);
    const away = list.items[0]?.sid ?? '';
    const stranger = await app.join(founded);
    const forget = (by: typeof person) => outcomeOf(by.client.rememberedBrowsers.forget(away));
    expect(await forget(stranger)).toBe('request.not_found');
    expect(await forget(person)).toBe('done');
    expect(await forget(person)).toBe('request.not_found');
    expect(await signInAgain(elsewhere, person)).toBe(asksAgain);
    expect(await signInAgain(visitor, person)).toBe('done');
    expect(await eventsOf('remembered_browser.forgotten', person.userSid)).toHaveLength(1);
  });

  it('is taken in place of the one of before in the same browser, and of twenty the oldest goes', async () => {
    const founded = await foundRemembering();
    const held = await remembered(founded);
    const { person, visitor } = held;
    const count = async () => (await person.client.rememberedBrowsers.list()).items.length;
    await ageRemembered(app, person, 5);
    await rememberFor(founded, 3, { starts_at: new Date(Date.now() + 86_400_000).toISOString() });
    await planIsDue(app, founded);
    expect(await count()).toBe(0);
    await signOut(visitor);
    await signInWithTick(app, held, { visitor });
    // The earlier one would come back by a longer rule, which nobody has chosen yet.
    const { rows } = await app.superuser.query(
      'select 1 from remembered_browsers r join users u on u.id = r.user_id where u.email = $1',
      [person.email],
    );
    expect(rows).toHaveLength(1);
    await app.superuser.query(
      `insert into remembered_browsers (id, user_id, organization_id, secret_hash, factor_level, credential_epoch, client_address, user_agent, expires_at)
       select gen_random_uuid(), r.user_id, r.organization_id, decode(lpad(n::text, 4, '0'), 'hex'), 1, r.credential_epoch, r.client_address, r.user_agent, r.expires_at
       from remembered_browsers r join users u on u.id = r.user_id, generate_series(1, 19) n where u.email = $1`,
      [person.email],
    );
    expect(await count()).toBe(20);
    await ageRemembered(app, person, 1);
    await signInWithTick(app, held);
    expect(await count()).toBe(20);
  });

  it('at the same moment as it is used: nobody is in by what was forgotten, and nothing hangs', async () => {
    const founded = await foundRemembering();
    const { person, visitor } = await remembered(founded);
    await signOut(visitor);
    const [, secret] = rememberedCookieOf(visitor);
    const [results = []] = await race(1, () => [
      ...Array.from({ length: 4 }, () => async () => {
        const copy = new Visitor(app.url, policyOrigin);
        for (const [name, value] of visitor.cookies) copy.cookies.set(name, value);
        return (await givePasswordIn(copy, person)).outcome;
      }),
      async () => (await person.client.rememberedBrowsers.forgetAll(), 'forgotten'),
    ]);
    expect(secret).not.toBe('');
    const outcomes = results.map((one) => (one.status === 'fulfilled' ? one.value : 'failed'));
    expect(outcomes).toContain('forgotten');
    for (const outcome of outcomes)
      expect(['done', 'forgotten', asksAgain, 'session.half_session_over']).toContain(outcome);
    expect(await signInAgain(visitor, person)).toBe(asksAgain);
  });
});
