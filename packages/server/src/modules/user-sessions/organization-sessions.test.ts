/** The sessions of all managed people of an organization: the list, ending several, and ending all. */
import { waitForOperation } from '@bailiwick/sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type Person, type TestApp } from '../../testing/app.ts';
import { addApp, Visitor } from '../../testing/factors.ts';
import { policyOrigin } from '../../testing/policies.ts';
import { race } from '../../testing/race.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';
import {
  joinWithApp,
  rememberFor,
  signInAgain,
  signInWithTick,
  signOut,
} from '../../testing/remembered.ts';
import { roleSids } from '../roles/index.ts';

const rounds = 6;
const developer = 'IX00000000000000000000000000000103';
const uuidOf = (sid: string) =>
  sid.slice(2).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ publicUrl: policyOrigin });
});
afterAll(() => app.close());

interface Company extends Founded {
  readonly administrator: Person;
  readonly member: Person;
}

async function settle(): Promise<Company> {
  const founded = await app.found();
  const administrator = await app.join(founded, { role: roleSids.organizationAdministrator });
  return { ...founded, administrator, member: await app.join(founded) };
}

const listed = async ({ organizationSid, administrator }: Company, q?: string) =>
  (
    await administrator.client.organizationSessions.list(
      organizationSid,
      q === undefined ? {} : { q },
    )
  ).items;
const emailsIn = async (company: Company, q?: string) =>
  (await listed(company, q)).map((row) => row.user.email);
const sidOf = async (company: Company, person: Person) =>
  (await listed(company, `person:${person.userSid}`))[0]?.sid ?? '';

async function guestOf({ owner, accountSid }: Founded): Promise<Person> {
  const guest = await app.signUp();
  await owner.client.accountInvitations.create(accountSid, {
    emails: [guest.email],
    role_sid: developer,
  });
  const [received] = (await guest.client.receivedInvitations.list()).items;
  await guest.client.receivedInvitations.accept(received?.sid ?? '');
  return guest;
}

const age = (person: Person, column: 'created_at' | 'last_seen_at', minutes: number) =>
  app.superuser.query(
    `update sessions set ${column} = now() - make_interval(mins => $1) where user_id = $2`,
    [minutes, uuidOf(person.userSid)],
  );

describe('the sessions of an organization', () => {
  it('are those of its managed people alone, the last used first, without a secret', async () => {
    const company = await settle();
    const { administrator, member, owner } = company;
    const guest = await guestOf(company);
    await settle();
    await age(member, 'last_seen_at', 3);
    await age(owner, 'last_seen_at', 2);
    const rows = await listed(company);
    expect(rows.map((row) => row.user.email)).toEqual([
      administrator.email,
      owner.email,
      member.email,
    ]);
    expect(rows[0]).toMatchObject({
      is_current: true,
      method: 'invitation',
      factor: 'none',
      second_factor: false,
      client_address: '127.0.0.1',
      sso_profile: null,
      user: { sid: administrator.userSid },
    });
    for (const { token } of [administrator, member, guest])
      expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('are found by their words', async () => {
    const company = await settle();
    const { member, administrator } = company;
    await app.signIn(member.email);
    await app.superuser.query(
      `update sessions set client_address = '203.0.113.9', user_agent = 'curl/8.1', factor_level = 2 where user_id = $1 and method = 'password'`,
      [uuidOf(member.userSid)],
    );
    const only = [member.email];
    for (const q of [
      'address:203.0.113.9',
      'address:203.0.113.*',
      'address:203.0.113.0/24',
      'agent:CURL',
      'factor:passkey',
      `method:password person:${member.userSid}`,
      '-address:127.0.0.0/8',
    ])
      expect(await emailsIn(company, q), q).toEqual(only);
    expect(await emailsIn(company, 'factor:code')).toEqual([]);
    expect(
      await emailsIn(company, `person:${administrator.email} begun:<1h last_used:<1h`),
    ).toEqual([administrator.email]);
    expect(await emailsIn(company, 'address:2001:db8::/32')).toEqual([]);
    for (const q of ['address:203.0.113.0/33', 'method:guess', 'last_used:soon']) {
      const { problem } = await refusalOf(listed(company, q));
      expect(problem, q).toMatchObject({
        code: 'request.invalid',
        errors: [{ pointer: 'query/q' }],
      });
    }
  });

  it('leave out what is over: by age, by a policy of the organization, and by one of an account', async () => {
    const company = await settle();
    const { owner, administrator, member, organizationSid } = company;
    const reached = await app.join(company, {
      accounts: [{ account_sid: company.accountSid, role_sid: developer }],
    });
    for (const person of [member, reached]) await age(person, 'last_seen_at', 20);
    const both = [member.email, reached.email].toSorted();
    const theirs = async () =>
      (await emailsIn(company)).filter((email) => both.includes(email)).toSorted();
    expect(await theirs()).toEqual(both);
    const { securityPolicies } = owner.client;
    await securityPolicies.updateSession(organizationSid, {
      idle_minutes: 15,
      account_sid: company.accountSid,
    });
    expect(await theirs()).toEqual([member.email]);
    await securityPolicies.updateSession(organizationSid, { idle_minutes: 15 });
    expect(await theirs()).toEqual([]);
    await age(administrator, 'last_seen_at', 0);
    // What the list leaves out, no request is let in by.
    for (const person of [member, reached])
      expect(await outcomeOf(person.client.user.get())).toBe('request.unauthenticated');
  });

  it('follow a login that leaves, and one that joins', async () => {
    const company = await settle();
    const { owner, member, organizationSid } = company;
    await owner.client.organizationUsers.remove(organizationSid, member.userSid, {});
    const again = await app.signIn(member.email);
    expect(await emailsIn(company, `person:${member.userSid}`)).toEqual([]);
    const carried = async () =>
      (
        await app.superuser.query<{ organization_id: string | null }>(
          'select distinct organization_id from sessions where user_id = $1 and ended_at is null',
          [uuidOf(again.userSid)],
        )
      ).rows;
    expect(await carried()).toEqual([{ organization_id: null }]);
    await app.superuser.query('update users set organization_id = $1 where id = $2', [
      uuidOf(organizationSid),
      uuidOf(member.userSid),
    ]);
    expect(await carried()).toEqual([{ organization_id: uuidOf(organizationSid) }]);
    expect(await emailsIn(company, `person:${member.userSid}`)).toEqual([member.email]);
  });

  it('are for administrators, and for nobody of another organization', async () => {
    const company = await settle();
    const { organizationSid } = company;
    const auditor = await app.join(company, { role: roleSids.auditor });
    const stranger = await app.found();
    const sessionSids = [await sidOf(company, company.member)];
    for (const [by, code] of [
      [auditor, 'request.forbidden'],
      [stranger.owner, 'request.not_found'],
    ] as const) {
      const { organizationSessions } = by.client;
      const calls = [
        () => organizationSessions.list(organizationSid),
        () => organizationSessions.export(organizationSid, {}),
        () => organizationSessions.end(organizationSid, { session_sids: sessionSids }),
        () => organizationSessions.endAll(organizationSid),
      ];
      for (const call of calls) expect(await outcomeOf(call())).toBe(code);
    }
    expect(await outcomeOf(company.member.client.user.get())).toBe('done');
  });
});

describe('ending several sessions', () => {
  it('says first what it does, ends them at once, and tells each person and the log', async () => {
    const company = await settle();
    const { administrator, member, organizationSid } = company;
    const other = await app.join(company);
    const { organizationSessions, auditEvents } = administrator.client;
    const body = { session_sids: [await sidOf(company, member), await sidOf(company, other)] };
    const { changes } = await organizationSessions.endDryRun(organizationSid, body);
    expect(changes).toMatchObject([
      { what: 'sessions_ended', count: 2 },
      { what: 'people_signed_out', count: 2, names: expect.arrayContaining([expect.any(String)]) },
    ]);
    expect(await outcomeOf(member.client.user.get())).toBe('done');
    expect(await organizationSessions.end(organizationSid, body)).toEqual({
      ended: 2,
      already_over: 0,
    });
    for (const person of [member, other]) {
      expect(await outcomeOf(person.client.user.get())).toBe('request.unauthenticated');
      expect((await app.mailTo(person.email)).subject).toBe('You were signed out in one place');
      const { items } = await auditEvents.list(organizationSid, {
        target_sid: person.userSid,
        event: 'session.ended',
      });
      expect(items).toHaveLength(1);
    }
    expect(await outcomeOf(organizationSessions.end(organizationSid, body))).toBe(
      'organization_session.nothing_open',
    );
  });

  it('leaves out what ended meanwhile and what is nobody’s whom one manages', async () => {
    const company = await settle();
    const { administrator, member, organizationSid } = company;
    const guest = await guestOf(company);
    const [theirs] = (await guest.client.sessions.list()).items;
    const session_sids = [await sidOf(company, member), theirs?.sid ?? '', `SE${'0'.repeat(32)}`];
    expect(
      await administrator.client.organizationSessions.end(organizationSid, { session_sids }),
    ).toEqual({ ended: 1, already_over: 2 });
    expect(await outcomeOf(guest.client.user.get())).toBe('done');
  });

  it('ends none where one is the caller’s own, or of somebody who is not acted upon', async () => {
    const company = await settle();
    const { administrator, member, owner, organizationSid } = company;
    const theirs = await sidOf(company, member);
    const end = (by: Person, ...session_sids: string[]) =>
      refusalOf(by.client.organizationSessions.end(organizationSid, { session_sids }));
    const ofOwner = await sidOf(company, owner);
    expect(
      (await end(administrator, theirs, await sidOf(company, administrator))).problem,
    ).toMatchObject({
      code: 'organization_session.own',
    });
    expect((await end(administrator, theirs, ofOwner)).problem).toMatchObject({
      code: 'organization_user.is_owner',
      who_can: expect.any(String),
    });
    expect(await outcomeOf(member.client.user.get())).toBe('done');
    expect(await outcomeOf(owner.client.user.get())).toBe('done');
  });

  it('takes 100 at most, and SIDs of sessions alone', async () => {
    const { administrator, member, organizationSid } = await settle();
    const { organizationSessions } = administrator.client;
    for (const session_sids of [
      [],
      Array.from({ length: 101 }, () => `SE${'1'.repeat(32)}`),
      [member.userSid],
    ])
      expect(await outcomeOf(organizationSessions.end(organizationSid, { session_sids }))).toBe(
        'request.invalid',
      );
  });

  it('happens once, of two at once with some in common', async () => {
    const company = await settle();
    const { administrator, owner, organizationSid } = company;
    const outcomes = await race(rounds, async () => {
      const people = [await app.join(company), await app.join(company)];
      const session_sids: string[] = [];
      for (const person of people) session_sids.push(await sidOf(company, person));
      return [
        () => administrator.client.organizationSessions.end(organizationSid, { session_sids }),
        () =>
          owner.client.organizationSessions.end(organizationSid, {
            session_sids: session_sids.toReversed(),
          }),
      ];
    });
    for (const round of outcomes) {
      const done = round.flatMap((one) => (one.status === 'fulfilled' ? [one.value.ended] : []));
      expect(done).toEqual([2]);
      const refused = round.find((one) => one.status === 'rejected')?.reason as { code?: string };
      expect(refused.code).toBe('organization_session.nothing_open');
    }
  });
});

describe('ending all sessions', () => {
  it('says how many of how many people, keeps the caller, whoever holds more, and keys', async () => {
    const company = await settle();
    const { administrator, member, owner, organizationSid } = company;
    await app.signIn(member.email);
    const elsewhere = await app.signIn(administrator.email);
    const guest = await guestOf(company);
    const { organizationSessions, operations } = administrator.client;
    const { changes, you } = await organizationSessions.endAllDryRun(organizationSid);
    expect(changes).toMatchObject([
      { what: 'sessions_ended', count: 3 },
      { what: 'people_signed_out', count: 1 },
      { what: 'people_kept', count: 1, names: [expect.any(String)] },
    ]);
    expect(you).toHaveLength(1);
    expect((await operations.list(organizationSid)).items).toEqual([]);
    const { sid } = await organizationSessions.endAll(organizationSid);
    const done = await waitForOperation(administrator.client, organizationSid, sid, {
      everyMs: 20,
    });
    expect(done).toMatchObject({
      state: 'SUCCEEDED',
      total_rows: 3,
      outcomes: { updated: 2, error: 1 },
    });
    const { items } = await operations.listRefusals(organizationSid, sid);
    expect(items).toMatchObject([{ code: 'organization_user.is_owner', keys: [owner.userSid] }]);
    for (const gone of [member, elsewhere])
      expect(await outcomeOf(gone.client.user.get())).toBe('request.unauthenticated');
    for (const kept of [administrator, owner, guest])
      expect(await outcomeOf(kept.client.user.get())).toBe('done');
    const mail = await app.mailTo(member.email);
    expect(mail.subject).toBe('You were signed out everywhere');
  });

  it('forgets the browsers of everybody whom it reaches, of those too who are not signed in', async () => {
    const company = await settle();
    const { administrator, owner, organizationSid } = company;
    await rememberFor(company, 14);
    const away = await joinWithApp(app, company);
    const kept = { person: owner, factor: await addApp(owner.client) };
    const browsers = [
      new Visitor(app.url, policyOrigin),
      new Visitor(app.url, policyOrigin),
    ] as const;
    await signInWithTick(app, away, { visitor: browsers[0] });
    await signInWithTick(app, kept, { visitor: browsers[1] });
    await signOut(browsers[0]);
    await away.person.client.sessions.endCurrent();
    const { organizationSessions } = administrator.client;
    const { changes } = await organizationSessions.endAllDryRun(organizationSid);
    expect(changes).toContainEqual(
      expect.objectContaining({ what: 'browsers_forgotten', count: 1 }),
    );
    expect(await signInAgain(browsers[0], away.person)).toBe('done');
    await signOut(browsers[0]);
    const { sid } = await organizationSessions.endAll(organizationSid);
    await waitForOperation(administrator.client, organizationSid, sid, { everyMs: 20 });
    expect(await signInAgain(browsers[0], away.person)).toBe('session.factor_required');
    // The Owner is kept, and so are their browsers.
    expect(await signInAgain(browsers[1], owner)).toBe('done');
  });

  it('is refused where nobody else is signed in, and tells the log once where somebody is', async () => {
    const founded = await app.found();
    const { owner, organizationSid } = founded;
    expect(await outcomeOf(owner.client.organizationSessions.endAll(organizationSid))).toBe(
      'organization_session.nothing_open',
    );
    await app.join(founded);
    const { sid } = await owner.client.organizationSessions.endAll(organizationSid);
    await waitForOperation(owner.client, organizationSid, sid, { everyMs: 20 });
    const { items } = await owner.client.auditEvents.list(organizationSid, {
      event: 'organization_session.ending_all',
    });
    expect(items).toMatchObject([{ after: { sessions: 1, people: 1 } }]);
  });

  it('of two at once ends each session once', async () => {
    const company = await settle();
    const { administrator, owner, organizationSid } = company;
    const people: Person[] = [];
    for (let count = 0; count < 4; count += 1) people.push(await app.join(company));
    const started = await race(1, () =>
      [administrator, owner].map(
        (by) => async () => (await by.client.organizationSessions.endAll(organizationSid)).sid,
      ),
    );
    for (const one of started.flat()) {
      if (one.status === 'rejected') throw one.reason;
      await waitForOperation(owner.client, organizationSid, one.value, { everyMs: 20 });
    }
    for (const person of people) {
      expect(await outcomeOf(person.client.user.get())).toBe('request.unauthenticated');
      const { rows } = await app.superuser.query<{ ended: string }>(
        `select coalesce(sum((after ->> 'sessions_ended')::int), 0) as ended from audit_events
          where event = 'organization_user.sessions_ended' and target_sid = $1`,
        [person.userSid],
      );
      expect(Number(rows[0]?.ended)).toBe(1);
    }
  });
});

describe('ending one’s own other sessions', () => {
  it('keeps the one that asks, and says in the log how many ended', async () => {
    const { member, organizationSid, administrator } = await settle();
    const [first, second] = [await app.signIn(member.email), await app.signIn(member.email)];
    expect(await second.client.sessions.endOthers()).toEqual({ ended: 2 });
    expect(await second.client.sessions.endOthers()).toEqual({ ended: 0 });
    for (const gone of [member, first])
      expect(await outcomeOf(gone.client.user.get())).toBe('request.unauthenticated');
    expect(await outcomeOf(second.client.user.get())).toBe('done');
    const { items } = await administrator.client.auditEvents.list(organizationSid, {
      event: 'session.others_ended',
    });
    expect(items).toMatchObject([{ after: { sessions_ended: 2 } }]);
  });

  it('leaves API keys alone, one’s own as when everybody’s sessions end', async () => {
    const { administrator, owner, organizationSid } = await settle();
    const { key } = await administrator.client.apiKeys.create(organizationSid, {
      name: 'Nightly report',
      permissions: ['/bailiwick/iam/organization-users/read'],
    });
    const works = () => outcomeOf(app.client(key).organizationUsers.list(organizationSid));
    const there = await app.signIn(administrator.email);
    await there.client.sessions.endOthers();
    expect(await works()).toBe('done');
    const { sid } = await owner.client.organizationSessions.endAll(organizationSid);
    await waitForOperation(owner.client, organizationSid, sid, { everyMs: 50 });
    expect(await outcomeOf(there.client.user.get())).toBe('request.unauthenticated');
    expect(await works()).toBe('done');
  });

  it('of two at once lets one go on', async () => {
    const { member } = await settle();
    const outcomes = await race(rounds, async () => {
      const both = [await app.signIn(member.email), await app.signIn(member.email)];
      return both.map(
        ({ client }) =>
          () =>
            outcomeOf(client.sessions.endOthers()),
      );
    });
    for (const round of outcomes)
      expect(
        round
          .map((one) => (one.status === 'fulfilled' ? one.value : String(one.reason)))
          .toSorted(),
      ).toEqual(['done', 'request.unauthenticated']);
  });
});
