/** Where managed people are signed in, as their administrators see it, and ending one of their sessions. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listMails } from '../../kernel/mail-queue.ts';
import {
  createTestApp,
  type Founded,
  type Person,
  type TestApp,
  testPassword,
} from '../../testing/app.ts';
import { race } from '../../testing/race.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';
import { setUpSaml } from '../../testing/sso.ts';
import { roleSids } from '../roles/index.ts';

const rounds = 6;
const origin = 'http://127.0.0.1:7420';
const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0';

let app: TestApp;
let founded: Founded;
let administrator: Person;

beforeAll(async () => {
  app = await createTestApp();
  founded = await app.found();
  administrator = await app.join(founded, { role: roleSids.organizationAdministrator });
});
afterAll(() => app.close());

const at = ({ userSid }: Pick<Person, 'userSid'>) => [founded.organizationSid, userSid] as const;
const sessionsOf = async (person: Person, by: Person = administrator) =>
  (await by.client.userSessions.list(...at(person))).items;

const uuidOf = (sid: string) =>
  sid.slice(2).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

async function signInByBrowser(person: Person): Promise<string> {
  const answer = await fetch(`${app.url}/v1/sessions`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json', 'user-agent': firefox },
    body: JSON.stringify({ email: person.email, password: testPassword }),
  });
  expect(answer.status).toBe(201);
  return (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
}
const statusOf = async (cookie: string) =>
  (await fetch(`${app.url}/v1/session`, { headers: { cookie, origin } })).status;

const mailsTo = async ({ email }: Person, subject: string) =>
  (await listMails(app.app.kernel.database.db, 2_000)).filter(
    (mail) => mail.recipient === email && mail.subject === subject,
  );

async function guestOf(): Promise<Person> {
  const guest = await app.signUp();
  await founded.owner.client.accountInvitations.create(founded.accountSid, {
    emails: [guest.email],
    role_sid: 'IX00000000000000000000000000000103',
  });
  await guest.client.receivedInvitations.accept(
    (await guest.client.receivedInvitations.list()).items[0]?.sid ?? '',
  );
  return guest;
}

describe('the sessions of a managed person', () => {
  it('are listed with how, from where and with what, and never with their secret', async () => {
    const person = await app.join(founded);
    const cookie = await signInByBrowser(person);
    const items = await sessionsOf(person);
    expect(items).toMatchObject([
      {
        browser: 'Firefox',
        system: 'Windows',
        user_agent: firefox,
        method: 'password',
        second_factor: false,
        sso_profile: null,
        transport: 'cookie',
        client_address: '127.0.0.1',
        is_current: false,
      },
      { method: 'invitation', transport: 'bearer', system: null },
    ]);
    const told = JSON.stringify(items);
    for (const secret of [cookie.split('=')[1] ?? '', person.token]) {
      expect(secret.length).toBeGreaterThan(20);
      expect(told).not.toContain(secret);
    }
  });

  it('tell which one is the caller’s own', async () => {
    expect((await sessionsOf(administrator)).map((row) => row.is_current)).toEqual([true]);
    expect((await sessionsOf(administrator, founded.owner)).map((row) => row.is_current)).toEqual([
      false,
    ]);
  });

  it('name the profile that they came through', async () => {
    const person = await app.join(founded);
    const { profileSid } = await setUpSaml(app, founded);
    const [session] = await sessionsOf(person);
    await app.superuser.query(
      `insert into sso_sessions (session_id, profile_id, organization_id, user_id, subject) values ($1, $2, $3, $4, 'x')`,
      [session?.sid, profileSid, founded.organizationSid, person.userSid].map((sid) =>
        uuidOf(sid ?? ''),
      ),
    );
    const { name } = await founded.owner.client.ssoProfiles.get(
      founded.organizationSid,
      profileSid,
    );
    expect((await sessionsOf(person))[0]?.sso_profile).toEqual({ sid: profileSid, name });
  });

  it('are those that still live', async () => {
    const person = await app.join(founded);
    await signInByBrowser(person);
    await app.superuser.query(
      `update sessions set last_seen_at = now() - interval '61 minutes' where user_id = $1 and transport = 'bearer'`,
      [uuidOf(person.userSid)],
    );
    expect((await sessionsOf(person)).map((row) => row.transport)).toEqual(['cookie']);
  });
});

describe('ending one session', () => {
  it('ends that one at once, tells the person and the log, and leaves the others', async () => {
    const person = await app.join(founded);
    const cookie = await signInByBrowser(person);
    expect(await statusOf(cookie)).toBe(200);
    const [browser] = await sessionsOf(person);
    await administrator.client.userSessions.end(...at(person), browser?.sid ?? '');
    expect(await statusOf(cookie)).toBe(401);
    expect((await person.client.user.get()).sid).toBe(person.userSid);
    expect((await sessionsOf(person)).map((row) => row.transport)).toEqual(['bearer']);
    const mail = await app.mailTo(person.email);
    expect(mail.subject).toBe('You were signed out in one place');
    expect(mail.text).toContain('Firefox on Windows, from the address 127.0.0.1');
    expect(mail.text).toContain('/console/profile');
    const [event] = (
      await administrator.client.auditEvents.list(founded.organizationSid, {
        target_sid: person.userSid,
      })
    ).items;
    expect(event).toMatchObject({
      event: 'session.ended',
      actor: { sid: administrator.userSid },
      after: { session_sid: browser?.sid },
    });
  });

  it('happens once, of two at once', async () => {
    const people: Person[] = [];
    const outcomes = await race(rounds, async () => {
      const person = await app.join(founded);
      people.push(person);
      const [session] = await sessionsOf(person);
      return [administrator, founded.owner].map(
        (by) => () => outcomeOf(by.client.userSessions.end(...at(person), session?.sid ?? '')),
      );
    });
    for (const round of outcomes)
      expect(
        round
          .map((one) => (one.status === 'fulfilled' ? one.value : String(one.reason)))
          .toSorted(),
      ).toEqual(['done', 'request.not_found']);
    for (const person of people) {
      expect(await mailsTo(person, 'You were signed out in one place')).toHaveLength(1);
      const { items } = await administrator.client.auditEvents.list(founded.organizationSid, {
        target_sid: person.userSid,
        event: 'session.ended',
      });
      expect(items).toHaveLength(1);
    }
  });

  it('finds no session of somebody else, none that ended, and none by a wrong SID', async () => {
    const [person, other] = [await app.join(founded), await app.join(founded)];
    const [theirs] = await sessionsOf(other);
    const end = (sid: string) =>
      outcomeOf(administrator.client.userSessions.end(...at(person), sid));
    expect(await end(theirs?.sid ?? '')).toBe('request.not_found');
    expect(await end(`SE${'0'.repeat(32)}`)).toBe('request.not_found');
    expect(await end(person.token)).toBe('request.invalid');
    const [own] = await sessionsOf(person);
    await person.client.sessions.end(own?.sid ?? '');
    expect(await end(own?.sid ?? '')).toBe('request.not_found');
    expect((await other.client.user.get()).sid).toBe(other.userSid);
  });

  it('never meets the Owner, whoever asks', async () => {
    const [owners] = await sessionsOf(founded.owner);
    for (const by of [administrator, founded.owner])
      expect(
        await outcomeOf(by.client.userSessions.end(...at(founded.owner), owners?.sid ?? '')),
      ).toBe('organization_user.is_owner');
    expect((await founded.owner.client.user.get()).state).toBe('active');
  });
});

describe('who may see and end them', () => {
  it('is an administrator, and nobody who only reads, bills or belongs', async () => {
    const person = await app.join(founded);
    const [session] = await sessionsOf(person);
    const others = [roleSids.auditor, roleSids.standardUser, roleSids.billingAdministrator];
    for (const role of others) {
      const by = await app.join(founded, { role });
      const refusals = [
        await refusalOf(by.client.userSessions.list(...at(person))),
        await refusalOf(by.client.userSessions.end(...at(person), session?.sid ?? '')),
      ];
      for (const { problem } of refusals)
        expect(problem).toMatchObject({
          code: 'request.forbidden',
          missing_permission: '/bailiwick/iam/organization-users/end-sessions',
        });
    }
    expect((await person.client.user.get()).sid).toBe(person.userSid);
  });

  it('finds nothing of another organization, nor of an independent person', async () => {
    const elsewhere = await app.found();
    const stranger = await app.join(elsewhere);
    const guest = await guestOf();
    const [own] = (await guest.client.sessions.list()).items;
    for (const person of [stranger, guest]) {
      expect(await outcomeOf(sessionsOf(person))).toBe('request.not_found');
      expect(
        await outcomeOf(administrator.client.userSessions.end(...at(person), own?.sid ?? '')),
      ).toBe('request.not_found');
      expect(await outcomeOf(administrator.client.userSignIns.list(...at(person)))).toBe(
        'request.not_found',
      );
    }
    expect(
      await outcomeOf(
        elsewhere.owner.client.userSessions.list(founded.organizationSid, administrator.userSid),
      ),
    ).toBe('request.not_found');
    expect((await guest.client.user.get()).sid).toBe(guest.userSid);
  });
});

describe('the sign-ins of a managed person', () => {
  it('are told newest first with how, from where, with what, and what was refused', async () => {
    const person = await app.join(founded);
    await signInByBrowser(person);
    await outcomeOf(
      app.client().sessions.create({ email: person.email, password: 'not the right password' }),
    );
    const { items } = await administrator.client.userSignIns.list(...at(person));
    expect(items).toMatchObject([
      { outcome: 'refused', method: null, reason: 'wrong address or password' },
      {
        outcome: 'signed_in',
        method: 'password',
        second_factor: null,
        browser: 'Firefox',
        system: 'Windows',
        client_address: '127.0.0.1',
        reason: null,
      },
    ]);
  });

  it('are 20 at most, the newest ones', async () => {
    const person = await app.join(founded);
    for (let count = 0; count < 22; count += 1) await app.signIn(person.email);
    const { items } = await administrator.client.userSignIns.list(...at(person));
    expect(items).toHaveLength(20);
    expect(items.map(({ sid }) => sid)).toEqual(
      items
        .map(({ sid }) => sid)
        .toSorted()
        .toReversed(),
    );
  });

  it('are told to whoever reads the audit log, and to nobody else', async () => {
    const person = await app.join(founded);
    const auditor = await app.join(founded, { role: roleSids.auditor });
    expect((await auditor.client.userSignIns.list(...at(person))).items).toEqual([]);
    expect(await outcomeOf(person.client.userSignIns.list(...at(auditor)))).toBe(
      'request.forbidden',
    );
  });
});
