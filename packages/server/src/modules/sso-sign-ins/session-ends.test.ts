/** By when an identity provider wants a session over: never later than it says, nor later than our own rules do (SE-06). */
import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidOfSid } from '../../kernel/ids.ts';
import { createTestApp, type Founded, type Person, type TestApp } from '../../testing/app.ts';
import { outcomeOf } from '../../testing/refusal.ts';
import { element, type ResponseParts } from '../../testing/saml-messages.ts';
import {
  createSsoBrowser,
  faultOf,
  type SamlSetup,
  type SsoBrowser,
  setUpSaml,
  signInBySaml,
} from '../../testing/sso.ts';

let app: TestApp;
let founded: Founded;
let saml: SamlSetup;
let member: Person;

beforeAll(async () => {
  app = await createTestApp();
  founded = await app.found();
  saml = await setUpSaml(app, founded);
  member = await app.join(founded);
});
afterAll(() => app.close());

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString();

interface Came {
  readonly browser: SsoBrowser;
  readonly sid: string;
  readonly began: number;
  readonly ends: string;
}

async function comeWith(
  parts: Partial<ResponseParts>,
  browser = createSsoBrowser(app),
): Promise<Came> {
  const done = await signInBySaml(app, saml, { nameId: member.email }, { browser, parts });
  expect(done.status, JSON.stringify(done.body)).toBe(200);
  const { session } = done.body['session'] as { session: Record<string, string> };
  const { sid = '', created_at = '', expires_at = '' } = session;
  return { browser, sid, began: Date.parse(created_at), ends: expires_at };
}
const comeUntil = (end: string | undefined, browser?: SsoBrowser) =>
  comeWith({ sessionNotOnOrAfter: end }, browser);

const isIn = async ({ browser }: Came) => (await browser.get('/v1/session')).status;
const limit = (limits: { lifetime_minutes?: number | null }) =>
  founded.owner.client.securityPolicies.updateSession(founded.organizationSid, limits);

/** As if it were the moment at which it ends: everything that is known of it was so much earlier. */
const passTime = ({ sid }: Came, seconds: number) =>
  app.superuser.query(
    `update sessions set created_at = created_at - $2::interval, expires_at = expires_at - $2::interval,
      ends_by = ends_by - $2::interval where id = $1`,
    [uuidOfSid('SE', sid), `${seconds} seconds`],
  );

/** Where the end of a session is shown: to its person, and to administrators of them and of everybody. */
async function shownEnds({ browser, sid }: Came): Promise<unknown[]> {
  const { client } = founded.owner;
  const at = founded.organizationSid;
  const own = (await browser.get('/v1/sessions')).body['items'] as readonly {
    readonly sid: string;
    readonly expires_at: string;
  }[];
  const theirs = await client.userSessions.list(at, member.userSid);
  const all = await client.organizationSessions.list(at, {});
  return [own, theirs.items, all.items].map(
    (items) => items.find((one) => one.sid === sid)?.expires_at,
  );
}

describe('a session by SAML', () => {
  it('ends when the provider says, at the next request, and is shown with that end', async () => {
    const end = inSeconds(4);
    const came = await comeUntil(end);
    expect(came.ends).toBe(end);
    expect(await shownEnds(came)).toEqual([end, end, end]);
    expect(await isIn(came)).toBe(200);
    await wait(Date.parse(end) - Date.now() + 50);
    expect(await isIn(came)).toBe(401);
    const { client } = founded.owner;
    const lists = [
      (await client.userSessions.list(founded.organizationSid, member.userSid)).items,
      (await client.organizationSessions.list(founded.organizationSid, {})).items,
    ];
    for (const items of lists) expect(items.map(({ sid }) => sid)).not.toContain(came.sid);
  });

  it('is never longer than a day, nor than without a word of the provider', async () => {
    for (const end of [inSeconds(30 * 86_400), '9999-12-31T23:59:59Z', undefined]) {
      const came = await comeUntil(end);
      expect(Date.parse(came.ends) - came.began).toBe(86_400_000);
    }
  });

  it('ends at the earliest of several statements', async () => {
    const [first, second, third] = [inSeconds(7_200), inSeconds(1_800), inSeconds(3_600)];
    const statement = (end?: string) =>
      element('saml:AuthnStatement', {
        AuthnInstant: inSeconds(-10),
        ...(end === undefined ? {} : { SessionNotOnOrAfter: end }),
      });
    const came = await comeWith({
      authnStatementXml: [undefined, first, second, third].map(statement).join(''),
    });
    expect(came.ends).toBe(second);
  });

  it('that would be over at once is refused, also by less than clocks may differ', async () => {
    for (const seconds of [-3_600, -59, -1]) {
      const parts = { sessionNotOnOrAfter: inSeconds(seconds) };
      const refused = await signInBySaml(app, saml, { nameId: member.email }, { parts });
      expect(faultOf(refused)).toBe('saml_session_ended');
    }
  });

  it('gives a program no longer life than it has itself', async () => {
    const end = inSeconds(1_800);
    const { browser } = await comeUntil(end);
    const verifier = randomBytes(32).toString('base64url');
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const made = await browser.post('/v1/sign-in-codes', { challenge });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    const program = await app
      .client()
      .signInCodes.exchange({ code: String(made.body['code']), verifier });
    expect(program.session.expires_at).toBe(end);
  });

  it('gets the next end by signing in anew, and the one before is over', async () => {
    const [first, next] = [inSeconds(600), inSeconds(1_200)];
    const before = await comeUntil(first);
    const anew = await comeUntil(next, before.browser);
    expect(anew.ends).toBe(next);
    const { items } = await founded.owner.client.userSessions.list(
      founded.organizationSid,
      member.userSid,
    );
    const sids = items.map(({ sid }) => sid);
    expect(sids).toContain(anew.sid);
    expect(sids).not.toContain(before.sid);
  });
});

describe('beside a policy', () => {
  it('whichever is shorter holds: the policy', async () => {
    await limit({ lifetime_minutes: 30 });
    const came = await comeUntil(inSeconds(3_600));
    await passTime(came, 29 * 60);
    expect(await isIn(came)).toBe(200);
    await passTime(came, 2 * 60);
    expect(await isIn(came)).toBe(401);
    await limit({});
  });

  it('or the provider', async () => {
    await limit({ lifetime_minutes: 60 });
    const came = await comeUntil(inSeconds(1_800));
    await passTime(came, 29 * 60);
    expect(await isIn(came)).toBe(200);
    await passTime(came, 2 * 60);
    expect(await isIn(came)).toBe(401);
    await limit({});
  });

  it('that comes, is eased and ends while a session lives, the end of the provider stays', async () => {
    const end = inSeconds(1_800);
    const came = await comeUntil(end);
    for (const limits of [{ lifetime_minutes: 20 }, { lifetime_minutes: 120 }, {}]) {
      await limit(limits);
      expect(await isIn(came)).toBe(200);
      expect(await shownEnds(came)).toEqual([end, end, end]);
    }
    await passTime(came, 31 * 60);
    expect(await isIn(came)).toBe(401);
  });

  it('no way of the database makes it longer', async () => {
    const came = await comeUntil(inSeconds(1_800));
    const longer = app.superuser.query(
      "update sessions set expires_at = now() + interval '1 day' where id = $1",
      [uuidOfSid('SE', came.sid)],
    );
    await expect(longer).rejects.toThrow('sessions_end_in_time');
    expect(await outcomeOf(member.client.user.get())).toBe('done');
  });
});
