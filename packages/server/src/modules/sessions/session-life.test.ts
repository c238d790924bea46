/** How long sessions and reset links live, what ends them, and that nothing revives them. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createTestApp,
  type Founded,
  type Person,
  type TestApp,
  testPassword,
} from '../../testing/app.ts';
import { race } from '../../testing/race.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';
import { sessionsModule } from './index.ts';

const origin = 'http://127.0.0.1:7420';
const next = 'another long and quiet password';
const rounds = 8;

let app: TestApp;
let founded: Founded;

beforeAll(async () => {
  app = await createTestApp();
  founded = await app.found();
});
afterAll(() => app.close());

const db = () => app.app.kernel.database.db;

/** Makes the sessions of a login older than they are. */
const age = (person: Person, column: string, interval: string) =>
  sql`update sessions set ${sql.ref(column)} = now() - ${interval}::interval
    where user_id = (select id from users where email = ${person.email})`.execute(db());

const send = (method: string, path: string, cookie: string, body?: unknown) =>
  fetch(`${app.url}${path}`, {
    method,
    headers: {
      origin,
      cookie,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const cookieIn = (answer: Response) => (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
const signInByCookie = async (person: Person, cookie = '') =>
  cookieIn(
    await send('POST', '/v1/sessions', cookie, { email: person.email, password: testPassword }),
  );
const statusOf = async (cookie: string) => (await send('GET', '/v1/session', cookie)).status;

async function resetLink(person: Person): Promise<string> {
  await app.client().passwordResets.create({ email: person.email });
  return app.tokenFor(person.email);
}

describe('a session', () => {
  it.each([
    ['was not used for an hour', 'last_seen_at', '61 minutes', 'request.unauthenticated'],
    ['was not used for most of an hour', 'last_seen_at', '59 minutes', 'done'],
    ['is past its end', 'expires_at', '1 second', 'request.unauthenticated'],
  ])('that %s', async (_what, column, interval, outcome) => {
    const person = await app.signUp();
    await age(person, column, interval);
    expect(await outcomeOf(person.client.user.get())).toBe(outcome);
  });

  it('lasts a day at most, and notes each minute in which it was used', async () => {
    const person = await app.signUp();
    const { session } = await person.client.sessions.getCurrent();
    expect(Date.parse(session.expires_at) - Date.parse(session.created_at)).toBe(86_400_000);
    await age(person, 'last_seen_at', '2 minutes');
    await person.client.user.get();
    const seen = await person.client.sessions.getCurrent();
    expect(Date.parse(seen.session.last_seen_at)).toBeGreaterThanOrEqual(
      Date.parse(session.last_seen_at),
    );
  });

  it('says whether its proof is recent', async () => {
    const person = await app.signUp();
    expect(await person.client.sessions.getCurrent()).toMatchObject({
      recently_authenticated: true,
      user: { sid: person.userSid },
    });
    await age(person, 'authenticated_at', '16 minutes');
    expect((await person.client.sessions.getCurrent()).recently_authenticated).toBe(false);
  });

  it('is not made young by a proof in another session', async () => {
    const person = await app.signUp();
    const elsewhere = await app.signIn(person.email);
    await age(person, 'authenticated_at', '16 minutes');
    await elsewhere.client.sessions.stepUp({ password: testPassword });
    expect((await person.client.sessions.getCurrent()).recently_authenticated).toBe(false);
  });

  it('is listed with the others of its owner, newest first', async () => {
    const person = await app.signUp();
    await app.signIn(person.email);
    const last = await app.signIn(person.email);
    const { items } = await last.client.sessions.list();
    expect(items.map((item) => item.is_current)).toEqual([true, false, false]);
    expect(items.map((item) => item.method)).toEqual(['password', 'password', 'sign_up']);
    await last.client.sessions.end(items[2]?.sid ?? '');
    expect(await outcomeOf(person.client.user.get())).toBe('request.unauthenticated');
    expect(await outcomeOf(last.client.sessions.end(items[2]?.sid ?? ''))).toBe(
      'request.not_found',
    );
    expect((await last.client.sessions.list()).items).toHaveLength(2);
  });
});

describe('a session of a browser', () => {
  it('ends when the same browser signs in again; other browsers go on', async () => {
    const [ada, bob] = [await app.signUp(), await app.signUp()];
    const [first, other] = [await signInByCookie(ada), await signInByCookie(ada)];
    const second = await signInByCookie(ada, first);
    expect(second).not.toBe(first);
    expect(await Promise.all([first, second, other].map(statusOf))).toEqual([401, 200, 200]);
    const third = await signInByCookie(bob, second);
    expect(await Promise.all([second, third, other].map(statusOf))).toEqual([401, 200, 200]);
  });

  it('gets a new cookie by step-up, and none of it is in the answer', async () => {
    const before = await signInByCookie(founded.owner);
    const answer = await send('POST', '/v1/session/step-up', before, { password: testPassword });
    const after = cookieIn(answer);
    expect(answer.status).toBe(200);
    expect(after).toMatch(/^bailiwick_session=[\w-]{43}$/);
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({ token: null });
    expect(text).not.toContain(after.split('=')[1]);
    expect(await Promise.all([before, after].map(statusOf))).toEqual([401, 200]);
  });

  it('loses its cookie by signing out, which no GET does', async () => {
    const cookie = await signInByCookie(founded.owner);
    expect((await send('GET', '/v1/session', cookie)).headers.get('set-cookie')).toBeNull();
    const answer = await send('DELETE', '/v1/session', cookie);
    expect(answer.status).toBe(204);
    expect(answer.headers.get('set-cookie')).toMatch(/^bailiwick_session=; Max-Age=0/);
    expect(await statusOf(cookie)).toBe(401);
  });
});

describe('a link for a new password is dead', () => {
  it('after the password was changed', async () => {
    const person = await app.signUp();
    const token = await resetLink(person);
    await person.client.user.changePassword({ current_password: testPassword, new_password: next });
    expect(await outcomeOf(app.client().passwordResets.check({ token }))).toBe(
      'password_reset.link_dead',
    );
  });

  it('after a deactivation, and stays so; sessions too', async () => {
    const member = await app.join(founded);
    const token = await resetLink(member);
    const { organizationUsers } = founded.owner.client;
    await organizationUsers.deactivate(founded.organizationSid, member.userSid);
    await organizationUsers.reactivate(founded.organizationSid, member.userSid);
    expect(await outcomeOf(member.client.user.get())).toBe('request.unauthenticated');
    expect(
      await outcomeOf(app.client().passwordResets.complete({ token, new_password: next })),
    ).toBe('password_reset.link_dead');
  });

  it('after an hour', async () => {
    const person = await app.signUp();
    const token = await resetLink(person);
    await sql`update one_time_tokens set expires_at = now() - interval '1 second'
      where address = ${person.email} and used_at is null`.execute(db());
    expect(
      await outcomeOf(app.client().passwordResets.complete({ token, new_password: next })),
    ).toBe('password_reset.link_dead');
  });

  it('for anybody but its own login, and for anything but a new password', async () => {
    const [ada, bob] = [await app.signUp(), await app.signUp()];
    const token = await resetLink(ada);
    const body = { token, new_password: next, user_sid: bob.userSid, email: bob.email };
    const refusal = await send('POST', '/v1/password-resets/complete', '', body);
    expect(refusal.status).toBe(400);
    expect(await outcomeOf(app.client().invitations.lookUp({ token }))).toMatch(/^invitation\./);
    expect(await outcomeOf(app.client(token).user.get())).toBe('request.unauthenticated');
    await app.client().passwordResets.complete({ token, new_password: next });
    expect(await outcomeOf(bob.client.user.get())).toBe('done');
    expect(await outcomeOf(app.signIn(bob.email))).toBe('done');
  });

  it('never made for a login that is not active', async () => {
    const member = await app.join(founded);
    await founded.owner.client.organizationUsers.deactivate(
      founded.organizationSid,
      member.userSid,
    );
    const before = (await app.mailTo(member.email)).subject;
    await app.client().passwordResets.create({ email: member.email });
    expect((await app.mailTo(member.email)).subject).toBe(before);
  });

  it('sent five times an hour at most, whoever asks, without a word of it', async () => {
    await using limited = await createTestApp({ rateLimitMultiplier: 1 });
    const person = await limited.signUp();
    const answers = [];
    for (let index = 0; index < 7; index += 1)
      answers.push(await limited.client().passwordResets.create({ email: person.email }));
    expect(answers).toEqual(Array.from({ length: 7 }, () => ({ email: person.email })));
    await limited.mailTo(person.email);
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from mails
      where recipient = ${person.email} and subject = 'Set a new password'`.execute(
      limited.app.kernel.database.db,
    );
    expect(rows[0]?.count).toBe(5);
  });
});

describe(`at once, ${rounds} rounds each`, () => {
  it('of two changes of the password from two sessions one is done, and only its session goes on', async () => {
    const people: (readonly [Person, Person])[] = [];
    const outcomes = await race(rounds, async () => {
      const first = await app.signUp();
      const second = await app.signIn(first.email);
      people.push([first, second]);
      return [first, second].map(
        (person, index) => () =>
          outcomeOf(
            person.client.user.changePassword({
              current_password: testPassword,
              new_password: `${next} ${index}`,
            }),
          ),
      );
    });
    for (const [round, settled] of outcomes.entries()) {
      const codes = settled.map((one) => (one.status === 'fulfilled' ? one.value : 'broken'));
      expect(codes.filter((code) => code === 'done')).toHaveLength(1);
      const winner = codes.indexOf('done');
      const alive = await Promise.all(
        (people[round] ?? []).map((person) => outcomeOf(person.client.user.get())),
      );
      expect(alive.indexOf('done')).toBe(winner);
      expect(alive.filter((outcome) => outcome === 'done')).toHaveLength(1);
      // Too late is refused as wrong, or as ended: by what it saw first.
      const refused = codes.find((code) => code !== 'done') ?? '';
      expect(['request.unauthenticated', 'user.password_wrong']).toContain(refused);
    }
  });

  it('signing in with the old password gives nothing that outlives the new one', async () => {
    const outcomes = await race(rounds, async () => {
      const person = await app.signUp();
      const token = await resetLink(person);
      return [
        () => app.signIn(person.email).catch(() => undefined),
        async () => {
          await app.client().passwordResets.complete({ token, new_password: next });
          return undefined;
        },
      ];
    });
    for (const [signedIn, reset] of outcomes) {
      expect(reset?.status).toBe('fulfilled');
      if (signedIn?.status !== 'fulfilled' || signedIn.value === undefined) continue;
      expect(await outcomeOf(signedIn.value.client.user.get())).toBe('request.unauthenticated');
    }
  });
});

describe('housekeeping', () => {
  it('deletes what has served its time, and nothing that is in use', async () => {
    const [gone, kept] = [await app.signUp(), await app.signUp()];
    const [deadLink, livingLink] = [await resetLink(gone), await resetLink(kept)];
    await age(gone, 'expires_at', '31 days');
    await sql`update one_time_tokens set expires_at = now() - interval '8 days' where address = ${gone.email}`.execute(
      db(),
    );
    const count = async (table: string, email: string) => {
      const { rows } = await sql<{ count: string }>`select count(*) from ${sql.table(table)}
        where ${table === 'sessions' ? sql`user_id = (select id from users where email = ${email})` : sql`address = ${email}`}`.execute(
        db(),
      );
      return Number(rows[0]?.count);
    };
    const before = await count('one_time_tokens', kept.email);
    const housekeeping = sessionsModule.jobs?.(app.app.kernel)['housekeeping'];
    await housekeeping?.({}, { attempt: 1, maxAttempts: 1 });
    expect(await count('sessions', gone.email)).toBe(0);
    expect(await count('one_time_tokens', gone.email)).toBe(0);
    expect(await count('sessions', kept.email)).toBe(1);
    expect(await count('one_time_tokens', kept.email)).toBe(before);
    expect(await outcomeOf(app.client().passwordResets.check({ token: livingLink }))).toBe('done');
    expect((await refusalOf(app.client().passwordResets.check({ token: deadLink }))).code).toBe(
      'password_reset.link_dead',
    );
  });
});
