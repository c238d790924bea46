/** The one mail when a login is used from a browser that it is not known from. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listMails } from '../../kernel/mail-queue.ts';
import {
  createTestApp,
  type Person,
  type TestApp,
  testPassword,
  unique,
} from '../../testing/app.ts';
import { race } from '../../testing/race.ts';

const origin = 'http://127.0.0.1:7420';
const rounds = 6;
const subject = 'Your login was used from a new browser';
const chrome = 'Mozilla/5.0 (X11; Linux x86_64) Chrome/142.0.0.0 Safari/537.36';
const firefox = 'Mozilla/5.0 (Windows NT 10.0; rv:145.0) Gecko/20100101 Firefox/145.0';
const safari = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 15) Version/18.1 Safari/605.1.15';

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp({ trustedProxies: ['127.0.0.1'] });
});
afterAll(() => app.close());

const db = () => app.app.kernel.database.db;

interface From {
  readonly agent?: string;
  readonly cookie?: string;
  readonly address?: string;
  readonly transport?: 'cookie' | 'bearer';
}

const send = async (path: string, body: object, { agent = chrome, cookie, address }: From) => {
  const answer = await fetch(`${app.url}${path}`, {
    method: 'POST',
    headers: {
      origin,
      'content-type': 'application/json',
      'user-agent': agent,
      ...(cookie === undefined ? {} : { cookie }),
      ...(address === undefined ? {} : { 'x-forwarded-for': address }),
    },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(201);
  return answer;
};

/** The mark that the browser was given. */
const markIn = (answer: Response) => {
  const cookie = answer.headers.getSetCookie().find((one) => one.startsWith('bailiwick_browser='));
  return { cookie: cookie?.split(';')[0] ?? '', whole: cookie ?? '' };
};

const signIn = async (email: string, from: From = {}) =>
  markIn(
    await send(
      '/v1/sessions',
      { email, password: testPassword, transport: from.transport ?? 'cookie' },
      from,
    ),
  );

/** Signs up in a browser, which is known from then on. */
async function signUp(from: From = {}) {
  const email = `${unique('ada')}@${unique('mail-')}.com`;
  const started = await app.client().signUps.create({ email });
  const { proof } = await app
    .client()
    .signUps.verify(started.sid, { code: await app.codeFor(email) });
  const answer = await send(
    `/v1/sign-ups/${started.sid}/complete`,
    {
      proof,
      first_name: 'Ada',
      last_name: 'Okafor',
      password: testPassword,
      account_name: 'Production',
    },
    from,
  );
  return { email, ...markIn(answer) };
}

const mailsTo = async (email: string) =>
  (await listMails(db(), 2_000)).filter(
    (mail) => mail.recipient === email && mail.subject === subject,
  ).length;

const userIdOf = (email: string) => sql`(select id from users where email = ${email})`;
const ageBrowsers = (email: string, far: string) =>
  sql`update known_browsers set last_seen_at = last_seen_at - ${far}::interval where user_id = ${userIdOf(email)}`.execute(
    db(),
  );
const countBrowsers = async (email: string) =>
  (
    await sql<{ count: number }>`select count(*) as count from known_browsers
      where user_id = ${userIdOf(email)} and not is_program`.execute(db())
  ).rows[0]?.count;

describe('a browser', () => {
  it('is known from signing up on, and no mail says so', async () => {
    const { email, cookie, whole } = await signUp();
    expect(whole).toMatch(
      /^bailiwick_browser=[\w-]{43}; Max-Age=15552000; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect((await signIn(email, { cookie, agent: firefox })).cookie).toBe(cookie);
    expect(await mailsTo(email)).toBe(0);
  });

  it('that is new is told once, with when, from where and what to do', async () => {
    const { email } = await signUp();
    const { cookie } = await signIn(email, { agent: firefox, address: '203.0.113.7' });
    await signIn(email, { agent: firefox, address: '198.51.100.9', cookie });
    expect(await mailsTo(email)).toBe(1);
    const { text } = await app.mailTo(email);
    expect(text).toContain('Firefox on Windows, from the address 203.0.113.7');
    expect(text).toContain('/console/profile');
    await signIn(email, { agent: safari });
    expect(await mailsTo(email)).toBe(2);
  });

  it('is told once also when it signs in twice at the same moment', async () => {
    const people: string[] = [];
    const outcomes = await race(rounds, async (round) => {
      const { email } = await signUp();
      people.push(email);
      // Without a cookie, and with the one of another login.
      const from = round % 2 === 0 ? { agent: firefox } : { agent: firefox, ...(await signUp()) };
      return [() => signIn(email, from), () => signIn(email, from)];
    });
    expect(outcomes.flat().map((one) => one.status)).toEqual(
      Array.from({ length: rounds * 2 }, () => 'fulfilled'),
    );
    expect(await Promise.all(people.map(mailsTo))).toEqual(people.map(() => 1));
  });

  it('that others sign in from too is new to each login once', async () => {
    const [ada, bob] = [await signUp(), await signUp({ agent: safari })];
    await signIn(bob.email, { agent: firefox, cookie: ada.cookie });
    await signIn(bob.email, { agent: firefox, cookie: ada.cookie });
    expect(await mailsTo(bob.email)).toBe(1);
    const { rows } = await sql<{ hash: Buffer }>`select hash from known_browsers
      where user_id in (${userIdOf(ada.email)}, ${userIdOf(bob.email)})`.execute(db());
    expect(new Set(rows.map(({ hash }) => hash.toString('hex'))).size).toBe(rows.length);
  });

  it('cannot choose its mark, and the mark alone signs nobody in', async () => {
    const { email } = await signUp();
    const { cookie } = await signIn(email, { agent: firefox, cookie: 'bailiwick_browser=chosen' });
    expect(cookie).toMatch(/=[\w-]{43}$/);
    expect(await mailsTo(email)).toBe(1);
    const answer = await fetch(`${app.url}/v1/session`, { headers: { origin, cookie } });
    expect(answer.status).toBe(401);
  });

  it('is not told when the password was wrong', async () => {
    const { email } = await signUp();
    const answer = await fetch(`${app.url}/v1/sessions`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json', 'user-agent': firefox },
      body: JSON.stringify({ email, password: 'not the right password' }),
    });
    expect(answer.status).toBe(401);
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect([await mailsTo(email), await countBrowsers(email)]).toEqual([0, 1]);
  });
});

describe('what is remembered', () => {
  it('is the 20 newest of a login', async () => {
    const { email, cookie } = await signUp();
    await ageBrowsers(email, '1 day');
    for (let count = 0; count < 20; count += 1)
      await signIn(email, { agent: `Other/${count}`, address: `203.0.113.${count}` });
    expect(await countBrowsers(email)).toBe(20);
    const before = await mailsTo(email);
    await signIn(email, { agent: safari, cookie });
    expect(await mailsTo(email)).toBe(before + 1);
  });

  it('ends after 180 days, and the next sign-in is not taken for the first', async () => {
    const { email, cookie } = await signUp();
    await signIn(email, { agent: firefox });
    await ageBrowsers(email, '181 days');
    await app.runJob('housekeeping');
    expect(await countBrowsers(email)).toBe(1);
    await sql`update sessions set created_at = created_at - interval '1 day' where user_id = ${userIdOf(email)}`.execute(
      db(),
    );
    await signIn(email, { cookie });
    expect(await mailsTo(email)).toBe(2);
  });
});

describe('a program, which keeps no cookie', () => {
  it('is known by its address, and told once when it comes from elsewhere', async () => {
    const person: Person = await app.signUp();
    const bearer = { transport: 'bearer' } as const;
    await signIn(person.email, bearer);
    expect(await mailsTo(person.email)).toBe(0);
    const { cookie } = await signIn(person.email, { ...bearer, address: '203.0.113.7' });
    await signIn(person.email, { ...bearer, address: '203.0.113.7', agent: firefox });
    expect(await mailsTo(person.email)).toBe(1);
    expect(cookie).toBe('');
  });

  it('is no way around the mail for whoever has the password of somebody who uses a browser', async () => {
    const { email } = await signUp();
    await signIn(email, { transport: 'bearer', address: '198.51.100.77' });
    expect(await mailsTo(email)).toBe(1);
  });
});
