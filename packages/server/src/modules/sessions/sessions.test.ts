/** Signing in and out, sessions, new passwords: through HTTP, with the attacks that are made on them. */
import { BailiwickError } from '@bailiwick/sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createTestApp,
  type Person,
  type TestApp,
  testPassword,
  unique,
} from '../../testing/app.ts';

let app: TestApp;
let ada: Person;
const origin = 'http://127.0.0.1:7420';

beforeAll(async () => {
  app = await createTestApp();
  ada = await app.signUp();
});
afterAll(() => app.close());

const codeOf = async (call: Promise<unknown>) => {
  try {
    await call;
    return 'done';
  } catch (error) {
    return error instanceof BailiwickError ? error.code : String(error);
  }
};

const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${app.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });

async function cookieOf(email: string): Promise<string> {
  const answer = await post('/v1/sessions', JSON.stringify({ email, password: testPassword }), {
    origin,
  });
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

describe('signing in', () => {
  it('answers the same for an unknown address, a wrong password and a deactivated login', async () => {
    const founded = await app.found();
    const gone = await app.join(founded);
    await founded.owner.client.organizationUsers.deactivate(founded.organizationSid, gone.userSid);
    const answers = [];
    for (const [email, password] of [
      [`${unique('nobody')}@nowhere-at-all.com`, testPassword],
      [ada.email, 'not the right password'],
      [gone.email, testPassword],
    ]) {
      const before = app.app.kernel.passwords.computed;
      const answer = await post('/v1/sessions', JSON.stringify({ email, password }));
      const { request_id: _gone, ...body } = (await answer.json()) as Record<string, unknown>;
      const headers = [...answer.headers.keys()].sort();
      // Timing is the hash: the same number of them is the same time.
      answers.push({
        status: answer.status,
        body,
        headers,
        hashes: app.app.kernel.passwords.computed - before,
      });
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ status: 401, hashes: 1 });
  });

  it('gives a new secret each time, in a cookie that scripts and other sites do not get', async () => {
    const answer = await post(
      '/v1/sessions',
      JSON.stringify({ email: ada.email, password: testPassword }),
      { origin, cookie: 'bailiwick_session=planted-before-signing-in' },
    );
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(answer.status).toBe(201);
    expect(cookie).toMatch(/^bailiwick_session=[\w-]{43};/);
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Lax');
    expect(await answer.json()).toMatchObject({ token: null });
    expect(
      (
        await fetch(`${app.url}/v1/session`, {
          headers: { cookie: 'bailiwick_session=planted-before-signing-in' },
        })
      ).status,
    ).toBe(401);
  });

  it('counts wrong passwords by login and address prefix before it looks at them, and lets nobody be shut out for good', async () => {
    await using limited = await createTestApp({ rateLimitMultiplier: 1 });
    const victim = await limited.signUp();
    const guess = (password: string) =>
      codeOf(
        limited.client().sessions.create({ email: victim.email, password, transport: 'bearer' }),
      );
    const before = limited.app.kernel.passwords.computed;
    const guesses = await Promise.all(
      Array.from({ length: 30 }, () => guess('a wrong password guess')),
    );
    expect(guesses.filter((code) => code === 'session.refused').length).toBe(10);
    expect(guesses.filter((code) => code === 'request.too_many').length).toBe(20);
    expect(limited.app.kernel.passwords.computed - before).toBe(10);
    // From here it is closed for a while; the person still gets a new password by mail.
    await limited.client().passwordResets.create({ email: victim.email });
    expect((await limited.mailTo(victim.email)).subject).toBe('Set a new password');
  });
});

describe('requests of other sites', () => {
  it.each([
    ['no Origin', {}],
    ['another Origin', { origin: 'https://evil.example' }],
    ['a null Origin', { origin: 'null' }],
    ['ours as a prefix', { origin: `${origin}.evil.example` }],
    ['cross-site by Sec-Fetch-Site', { origin, 'sec-fetch-site': 'cross-site' }],
  ])('a change with the cookie and %s is refused', async (_name, headers) => {
    const cookie = await cookieOf(ada.email);
    const answer = await post('/v1/accounts', JSON.stringify({ friendly_name: 'Forged' }), {
      cookie,
      ...headers,
    });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ code: 'request.cross_site' });
  });

  it('a form or text cannot change anything, and reading it ends no session', async () => {
    const cookie = await cookieOf(ada.email);
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const answer = await fetch(`${app.url}/v1/accounts`, {
        method: 'POST',
        headers: { cookie, origin, 'content-type': type },
        body: '{"friendly_name":"Forged"}',
      });
      expect(answer.status, type).toBeGreaterThanOrEqual(400);
      expect(answer.status, type).toBeLessThan(500);
    }
    for (const path of ['/v1/session', '/v1/session?_method=DELETE'])
      await fetch(`${app.url}${path}`, { headers: { cookie, 'x-http-method-override': 'DELETE' } });
    expect((await fetch(`${app.url}/v1/session`, { headers: { cookie } })).status).toBe(200);
  });

  it('nobody is signed in to somebody else by another site', async () => {
    const answer = await post(
      '/v1/sessions',
      JSON.stringify({ email: ada.email, password: testPassword }),
      { origin: 'https://evil.example' },
    );
    expect(answer.status).toBe(403);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it('two cookies of the name count as none', async () => {
    const cookie = await cookieOf(ada.email);
    const twice = await fetch(`${app.url}/v1/session`, {
      headers: { cookie: `bailiwick_session=tossed; ${cookie}` },
    });
    expect(twice.status).toBe(401);
  });
});

describe('sessions', () => {
  it('end for good at signing out, and only one’s own can be ended', async () => {
    const person = await app.signIn(ada.email);
    const other = await app.signUp();
    const [session] = (await other.client.sessions.list()).items;
    expect(await codeOf(person.client.sessions.end(session?.sid ?? ''))).toBe('request.not_found');
    await person.client.sessions.endCurrent();
    const tries = await Promise.all(
      Array.from({ length: 100 }, () => codeOf(person.client.user.get())),
    );
    expect(new Set(tries)).toEqual(new Set(['request.unauthenticated']));
    expect(await codeOf(other.client.user.get())).toBe('done');
  });

  it('step-up gives a new secret and kills the old one; a wrong password gives nothing', async () => {
    const person = await app.signIn(ada.email);
    expect(
      await codeOf(person.client.sessions.stepUp({ password: 'not the right password' })),
    ).toBe('user.password_wrong');
    const stepped = await person.client.sessions.stepUp({ password: testPassword });
    expect(await codeOf(person.client.user.get())).toBe('request.unauthenticated');
    expect(await codeOf(app.client(stepped.token ?? '').user.get())).toBe('done');
  });

  it('far-reaching acts want a fresh proof', async () => {
    const founded = await app.found();
    const { sql } = await import('kysely');
    const age = sql`update sessions set authenticated_at = now() - interval '16 minutes' where user_id = (select id from users where email = ${founded.owner.email})`;
    await age.execute(app.app.kernel.database.db);
    expect(
      await codeOf(founded.owner.client.domains.remove(founded.organizationSid, founded.domainSid)),
    ).toBe('request.step_up_required');
    const fresh = await founded.owner.client.sessions.stepUp({ password: testPassword });
    expect(
      await codeOf(
        app.client(fresh.token ?? '').domains.remove(founded.organizationSid, founded.domainSid),
      ),
    ).toBe('done');
  });
});

describe('new passwords', () => {
  it.each([
    '{"email":["victim@corp.com","evil@evil.com"]}',
    '{"email":"a@corp.com","email":"evil@evil.com"}',
    '{"email":{"x":1}}',
    '{"email":"a@corp.com,evil@evil.com"}',
    '{"email[]":"a@corp.com"}',
    '{}',
  ])('asks for one address only: %s', async (body) => {
    expect((await post('/v1/password-resets', body)).status).toBe(400);
  });

  it('answers the same for an unknown address, and mails the stored address a link of ours only', async () => {
    const known = await post(
      '/v1/password-resets',
      JSON.stringify({ email: ada.email.toUpperCase() }),
      {
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'gopher',
        forwarded: 'host=evil.example',
      },
    );
    const unknown = await post(
      '/v1/password-resets',
      JSON.stringify({ email: 'nobody@nowhere-at-all.com' }),
    );
    expect([known.status, unknown.status]).toEqual([202, 202]);
    const mail = await app.mailTo(ada.email);
    for (const link of [
      ...mail.text.matchAll(/https?:\/\/\S+/g),
      ...mail.html.matchAll(/https?:\/\/[^"<\s]+/g),
    ])
      expect(link[0].startsWith(`${origin}/`), link[0]).toBe(true);
    expect(`${await known.text()}${await unknown.text()}`).not.toMatch(/token|code/);
  });

  it('a link works once, for fifty at once, and ends every session', async () => {
    const person = await app.signUp();
    await app.client().passwordResets.create({ email: person.email });
    const token = await app.tokenFor(person.email);
    expect((await app.client().passwordResets.check({ token })).email).toBe(person.email);
    const next = 'another long and quiet password';
    const all = await Promise.all(
      Array.from({ length: 12 }, () =>
        codeOf(app.client().passwordResets.complete({ token, new_password: next })),
      ),
    );
    expect(all.filter((code) => code === 'done')).toHaveLength(1);
    expect(new Set(all.filter((code) => code !== 'done'))).toEqual(
      new Set(['password_reset.link_dead']),
    );
    expect(await codeOf(person.client.user.get())).toBe('request.unauthenticated');
    expect(
      await codeOf(
        app.client().sessions.create({ email: person.email, password: next, transport: 'bearer' }),
      ),
    ).toBe('done');
    expect((await app.mailTo(person.email)).subject).toBe('Your password was changed');
  });

  it('a newer link kills the older; changing the password keeps this session and ends the others', async () => {
    const person = await app.signUp();
    await app.client().passwordResets.create({ email: person.email });
    const older = await app.tokenFor(person.email);
    await app.client().passwordResets.create({ email: person.email });
    expect(await app.tokenFor(person.email)).not.toBe(older);
    expect(await codeOf(app.client().passwordResets.check({ token: older }))).toBe(
      'password_reset.link_dead',
    );
    const elsewhere = await app.signIn(person.email);
    expect(
      await codeOf(
        person.client.user.changePassword({
          current_password: 'not the right password',
          new_password: 'x',
        }),
      ),
    ).toBe('user.password_wrong');
    await person.client.user.changePassword({
      current_password: testPassword,
      new_password: 'another long and quiet password',
    });
    expect(await codeOf(person.client.user.get())).toBe('done');
    expect(await codeOf(elsewhere.client.user.get())).toBe('request.unauthenticated');
  });
});

describe('malformed requests', () => {
  it.each([
    ['Authorization', { authorization: 'Bearer' }],
    ['Authorization', { authorization: 'Basic eDp5' }],
    ['Authorization', { authorization: `Bearer ${'\u00ff'.repeat(40)}` }],
    ['Cookie', { cookie: 'bailiwick_session=%E0%A4%A; a=b; =;;' }],
    ['Cookie', { cookie: 'bailiwick_session=' }],
  ])('a broken %s is 401, never 500', async (_name, headers) => {
    expect((await fetch(`${app.url}/v1/user`, { headers })).status).toBe(401);
  });

  it.each([
    '/v1/%',
    '/v1/users/%E0%A4%A',
    '/v1//user',
    '/v1/./user/../user/x',
    '/V1/user',
    '/v1/user/',
    '/v1/user;x',
    '/v1/user%2f',
  ])('%s is no other way in', async (path) => {
    const answer = await fetch(`${app.url}${path}`);
    expect([400, 401, 404]).toContain(answer.status);
  });
});
