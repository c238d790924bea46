/** Signing in through a SAML provider, from the first click to the session, and everything that must not become one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type TestApp, unique } from '../../testing/app.ts';
import { outcomeOf } from '../../testing/refusal.ts';
import { encryptAssertion } from '../../testing/saml-messages.ts';
import {
  createSamlPeer,
  createSsoBrowser,
  faultOf,
  fieldsOf,
  finishAt,
  type SamlSetup,
  setUpSaml,
  signInBySaml,
  testSaml,
} from '../../testing/sso.ts';

let app: TestApp;
let founded: Founded;
let saml: SamlSetup;

beforeAll(async () => {
  app = await createTestApp();
  founded = await app.found();
  saml = await setUpSaml(app, founded);
});
afterAll(() => app.close());

const tables = async () => {
  const { rows } = await app.superuser.query<{ people: string; sessions: string; links: string }>(
    'select (select count(*) from users) as people, (select count(*) from sessions) as sessions, (select count(*) from sso_identities) as links',
  );
  return rows[0];
};

describe('signing in', () => {
  it('links a managed member at the first time, and knows them by the subject afterwards', async () => {
    const member = await app.join(founded);
    const nameId = member.email;
    const first = await signInBySaml(app, saml, { nameId });
    expect(first.status, JSON.stringify(first.body)).toBe(200);
    expect(first.body['outcome']).toBe('signed_in');
    expect(first.body['session']).toMatchObject({
      user: { sid: member.userSid },
      session: { method: 'sso', transport: 'cookie' },
      token: null,
    });
    const again = await signInBySaml(app, saml, { nameId });
    expect(again.body['session']).toMatchObject({ user: { sid: member.userSid } });
    const { rows } = await app.superuser.query(
      'select subject from sso_identities where user_id = $1',
      [member.userSid.slice(2)],
    );
    expect(rows).toEqual([{ subject: nameId }]);
  });

  it('gives a session that works by its cookie, and ends it here and there', async () => {
    const member = await app.join(founded);
    const browser = createSsoBrowser(app);
    await signInBySaml(app, saml, { nameId: member.email }, { browser });
    expect((await browser.get('/v1/session')).body).toMatchObject({
      user: { sid: member.userSid },
      recently_authenticated: true,
    });
    const ended = await browser.post('/v1/sso-sign-ins/end', {});
    expect(ended.body).toEqual({ location: null });
    expect((await browser.get('/v1/session')).status).toBe(401);
  });

  it('is found by the domain of an address, whether or not somebody has it', async () => {
    const member = await app.join(founded);
    const answers = await Promise.all(
      [member.email, `${unique('nobody')}@${founded.domain}`].map((email) =>
        app.client().sessions.options({ email }),
      ),
    );
    expect(answers[0]).toEqual({ methods: ['sso', 'password'], sso_profile_sid: saml.profileSid });
    expect(answers[1]).toEqual(answers[0]);
    const browser = createSsoBrowser(app);
    const begun = await browser.post('/v1/sso-sign-ins', { domain: founded.domain });
    expect(begun.body['location']).toContain(saml.peer.signOnUrl);
    const none = await browser.post('/v1/sso-sign-ins', { email: 'a@nobody-has-this.com' });
    expect(none.body['code']).toBe('sso_sign_in.not_offered');
  });

  it('comes back to a path of this instance only', async () => {
    const browser = createSsoBrowser(app);
    for (const return_to of [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      'console',
    ])
      expect(
        (await browser.post('/v1/sso-sign-ins', { domain: founded.domain, return_to })).status,
      ).toBe(400);
    const begun = await browser.post('/v1/sso-sign-ins', {
      domain: founded.domain,
      return_to: '/console',
    });
    const member = await app.join(founded);
    const { url, fields } = saml.peer.answer(String(begun.body['location']), {
      nameId: member.email,
    });
    const done = await finishAt(browser, await browser.submit(url, fields));
    expect(done.body['return_to']).toBe('/console');
  });
});

describe('whom it refuses', () => {
  it('an address in a domain that is not under the profile', async () => {
    const before = await tables();
    for (const nameId of ['ceo@other-tenant.com', `ceo@sub.${founded.domain}`])
      expect(faultOf(await signInBySaml(app, saml, { nameId }))).toBe('sso_domain_not_owned');
    expect(await tables()).toEqual(before);
  });

  it('an encrypted answer, without telling how far it was understood', async () => {
    const member = await app.join(founded);
    const nameId = member.email;
    const { keys } = await founded.owner.client.ssoProfiles.get(
      founded.organizationSid,
      saml.profileSid,
    );
    const encryptFor = (tamper?: (bytes: Buffer) => Buffer) => (assertion: string) =>
      encryptAssertion(assertion, keys.certificate, {
        content: 'aes256-cbc',
        ...(tamper === undefined ? {} : { tamper }),
      });
    const right = await signInBySaml(app, saml, { nameId }, { encrypt: encryptFor() });
    expect(right.status, JSON.stringify(right.body)).toBe(200);
    const lastByteChanged = (bytes: Buffer) =>
      Buffer.concat([bytes.subarray(0, -1), Buffer.of((bytes.at(-1) ?? 0) ^ 1)]);
    const wrong = [
      { encrypt: encryptFor(lastByteChanged) },
      { encrypt: encryptFor(), parts: { audiences: ['https://another.example'] } },
      { encrypt: (assertion: string) => encryptFor()(assertion.replace(nameId, 'x@y.example')) },
    ];
    const told = [];
    for (const options of wrong) told.push(await signInBySaml(app, saml, { nameId }, options));
    expect(told.map(faultOf)).toEqual(wrong.map(() => 'sso_answer_refused'));
    expect(new Set(told.map(({ body }) => body['detail'])).size).toBe(1);
    const { items } = await founded.owner.client.auditEvents.list(founded.organizationSid, {
      outcome: 'denied',
    });
    expect(JSON.stringify(items.slice(0, wrong.length))).toContain('saml_audience');
  });

  it('an independent login with the same address: its owner was not asked', async () => {
    const email = `${unique('indy')}@${founded.domain}`;
    await founded.owner.client.signUpPolicy.update(founded.organizationSid, {
      policy: 'NO_MEMBERSHIP',
    });
    const person = await app.signUp(email);
    expect(faultOf(await signInBySaml(app, saml, { nameId: email }))).toBe('sso_not_managed');
    expect((await person.client.user.get()).organization_sid).toBeNull();
  });

  it('another subject with the address of somebody who is linked', async () => {
    const member = await app.join(founded);
    await signInBySaml(app, saml, { nameId: member.email });
    const other = await signInBySaml(app, saml, {
      nameId: `other-${unique('subject')}`,
      attributes: { email: [member.email] },
    });
    expect(faultOf(other)).toBe('sso_other_identity');
    await founded.owner.client.ssoPersonRules.unlink(founded.organizationSid, member.userSid);
    const anew = await signInBySaml(app, saml, {
      nameId: `other-${unique('subject')}`,
      attributes: { email: [member.email] },
    });
    expect(anew.status).toBe(200);
  });

  it('people who are deactivated, and people whom nobody invited', async () => {
    const member = await app.join(founded);
    await signInBySaml(app, saml, { nameId: member.email });
    await founded.owner.client.organizationUsers.deactivate(
      founded.organizationSid,
      member.userSid,
    );
    expect(faultOf(await signInBySaml(app, saml, { nameId: member.email }))).toBe(
      'sso_login_inactive',
    );
    const nameId = `${unique('new')}@${founded.domain}`;
    expect(faultOf(await signInBySaml(app, saml, { nameId }))).toBe('sso_no_login');
  });

  it('writes each refusal into the log of the organization', async () => {
    await signInBySaml(app, saml, { nameId: 'ceo@other-tenant.com' });
    const [newest] = (
      await founded.owner.client.auditEvents.list(founded.organizationSid, { outcome: 'denied' })
    ).items;
    expect(newest?.reason).toContain('sso_domain_not_owned');
  });
});

describe('one use, one browser, one profile', () => {
  it('makes one session of an answer that comes fifty times at once', async () => {
    const member = await app.join(founded);
    const browser = createSsoBrowser(app);
    const begun = await browser.post('/v1/sso-sign-ins', { domain: founded.domain });
    const { url, fields } = saml.peer.answer(String(begun.body['location']), {
      nameId: member.email,
    });
    const received = await browser.submit(url, fields);
    const before = await tables();
    const all = await Promise.all(Array.from({ length: 50 }, () => finishAt(browser, received)));
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(Number((await tables())?.sessions)).toBe(Number(before?.sessions) + 1);
  });

  it('takes one assertion once, also for two requests of two browsers', async () => {
    const member = await app.join(founded);
    const assertionId = `_${unique('assertion')}`;
    const answers = await Promise.all(
      [1, 2].map(() =>
        signInBySaml(app, saml, { nameId: member.email }, { parts: { assertionId } }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 403]);
    expect(answers.map(faultOf)).toContain('sso_replay');
  });

  it('leaves an answer to the browser that asked', async () => {
    const member = await app.join(founded);
    const victim = createSsoBrowser(app);
    const begun = await victim.post('/v1/sso-sign-ins', { domain: founded.domain });
    const { url, fields } = saml.peer.answer(String(begun.body['location']), {
      nameId: member.email,
    });
    const received = await victim.submit(url, fields);
    const thief = createSsoBrowser(app);
    await thief.post('/v1/sso-sign-ins', { domain: founded.domain });
    expect(faultOf(await finishAt(thief, received))).toBe('sso_other_browser');
    expect((await finishAt(victim, received)).status).toBe(200);
  });

  it('ends after ten minutes', async () => {
    const browser = createSsoBrowser(app);
    const begun = await browser.post('/v1/sso-sign-ins', { domain: founded.domain });
    const { url, fields } = saml.peer.answer(String(begun.body['location']), {
      nameId: `a@${founded.domain}`,
    });
    await app.superuser.query(
      "update sso_requests set expires_at = expires_at - interval '11 minutes'",
    );
    const received = await browser.submit(url, fields);
    expect(received.location).toMatch(/^\/sso\/failed\?fault=sso_request_over&reference=/);
  });

  it('turns what nobody asked for into a sign-in, and believes nothing of it', async () => {
    const browser = createSsoBrowser(app);
    const begun = await browser.post('/v1/sso-sign-ins', { domain: founded.domain });
    const { url, fields } = saml.peer.answer(
      String(begun.body['location']),
      { nameId: `a@${founded.domain}` },
      { inResponseTo: undefined, confirmationInResponseTo: undefined },
    );
    const received = await browser.submit(url, {
      ...fields,
      RelayState: 'https://evil.example/steal',
    });
    expect(received.location).toBe(`/sso/start?profile=${saml.profileSid}&from=provider`);
  });

  it('finds the request of a provider that loses the RelayState', async () => {
    const member = await app.join(founded);
    const browser = createSsoBrowser(app);
    const begun = await browser.post('/v1/sso-sign-ins', { domain: founded.domain });
    const { url, fields } = saml.peer.answer(String(begun.body['location']), {
      nameId: member.email,
    });
    const received = await browser.submit(url, { SAMLResponse: fields['SAMLResponse'] ?? '' });
    expect((await finishAt(browser, received)).status).toBe(200);
  });

  it('refuses at one profile what was asked by another, of another organization too', async () => {
    const theirs = await app.found('Theirs');
    const other = await setUpSaml(app, theirs);
    const browser = createSsoBrowser(app);
    const begun = await browser.post('/v1/sso-sign-ins', { domain: founded.domain });
    const { url, fields } = saml.peer.answer(String(begun.body['location']), {
      nameId: `a@${founded.domain}`,
    });
    const received = await browser.submit(url.replace(saml.profileSid, other.profileSid), fields);
    expect(received.location).toContain('fault=saml_in_response_to');
    // A provider of theirs says a subject of ours, with our address and with one of theirs.
    const member = await app.join(founded);
    const nameId = unique('subject-');
    await signInBySaml(app, saml, { nameId, attributes: { email: [member.email] } });
    const asTheirs = (email: string) =>
      signInBySaml(app, other, { nameId, attributes: { email: [email] } });
    expect(faultOf(await asTheirs(member.email))).toBe('sso_domain_not_owned');
    expect(faultOf(await asTheirs(`somebody@${theirs.domain}`))).toBe('sso_no_login');
  });
});

describe('a profile that is not there any more', () => {
  it('is refused at the start, at the answer in flight, and its successor inherits nobody', async () => {
    const here = await app.found('Gone');
    const setup = await setUpSaml(app, here);
    const member = await app.join(here);
    const subject = `subject-${unique('s')}`;
    const person = { nameId: subject, attributes: { email: [member.email] } };
    expect((await signInBySaml(app, setup, person)).status).toBe(200);
    const { ssoProfiles } = here.owner.client;

    const browser = createSsoBrowser(app);
    const begin = async () => {
      const begun = await browser.post('/v1/sso-sign-ins', { sso_profile_sid: setup.profileSid });
      const { url, fields } = setup.peer.answer(String(begun.body['location']), person);
      return browser.submit(url, fields);
    };
    const inFlight = await begin();
    await ssoProfiles.disable(here.organizationSid, setup.profileSid);
    expect(faultOf(await finishAt(browser, inFlight))).toBe('sso_profile_unusable');
    expect(faultOf(await signInBySaml(app, setup, person))).toBe('sso_profile_unusable');
    await ssoProfiles.enable(here.organizationSid, setup.profileSid);
    const second = await begin();
    await ssoProfiles.delete(here.organizationSid, setup.profileSid);
    expect(faultOf(await finishAt(browser, second))).toBe('sso_request_over');
    expect(faultOf(await signInBySaml(app, setup, person))).toBe('sso_profile_unusable');

    const { sid } = await ssoProfiles.create(here.organizationSid, {
      name: 'Okta of Northwind',
      protocol: 'saml',
      provider_kind: 'okta',
    });
    await ssoProfiles.updateProvider(here.organizationSid, sid, fieldsOf(setup.peer));
    await ssoProfiles.addDomain(here.organizationSid, sid, { domain_sid: here.domainSid });
    const successor = { peer: setup.peer, profileSid: sid };
    // The subject alone is worth nothing there.
    const bare = await signInBySaml(app, successor, { nameId: subject });
    expect(faultOf(bare)).toBe('sso_email_unusable');
  });

  it('forgets what was begun when it trusts another provider', async () => {
    const here = await app.found('Changed');
    const setup = await setUpSaml(app, here);
    const member = await app.join(here);
    const browser = createSsoBrowser(app);
    const begun = await browser.post('/v1/sso-sign-ins', { domain: here.domain });
    const { url, fields } = setup.peer.answer(String(begun.body['location']), {
      nameId: member.email,
    });
    const received = await browser.submit(url, fields);
    const next = await createSamlPeer();
    await here.owner.client.ssoProfiles.updateProvider(
      here.organizationSid,
      setup.profileSid,
      fieldsOf(next),
    );
    expect(faultOf(await finishAt(browser, received))).toBe('sso_configuration_changed');
  });
});

describe('people who come for the first time', () => {
  it('accept an invitation that waits for them, without a password', async () => {
    const nameId = `${unique('invited')}@${founded.domain}`;
    await founded.owner.client.invitations.create(founded.organizationSid, { emails: [nameId] });
    const answer = await signInBySaml(app, saml, {
      nameId,
      attributes: { givenName: ['Noor'], sn: ['Haddad'] },
    });
    expect(answer.body['session']).toMatchObject({
      user: { email: nameId, first_name: 'Noor', last_name: 'Haddad' },
    });
    expect(
      await outcomeOf(
        app.client().sessions.create({ email: nameId, password: 'seven green lanterns float' }),
      ),
    ).toBe('session.refused');
  });

  it('get a login where the profile makes them and the policy lets them join', async () => {
    const here = await app.found('Makes logins');
    const setup = await setUpSaml(app, here);
    const { ssoProfiles, signUpPolicy, organizationUsers } = here.owner.client;
    await ssoProfiles.update(here.organizationSid, setup.profileSid, { creates_people: true });
    const nameId = `${unique('new')}@${here.domain}`;
    await signUpPolicy.update(here.organizationSid, { policy: 'INVITATION_ONLY' });
    expect(faultOf(await signInBySaml(app, setup, { nameId }))).toBe('sso_policy');
    await signUpPolicy.update(here.organizationSid, { policy: 'AUTO_MEMBERSHIP' });
    const both = await Promise.all([1, 2].map(() => signInBySaml(app, setup, { nameId })));
    expect(both.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    const found = await organizationUsers.list(here.organizationSid, { search: nameId });
    expect(found.items).toMatchObject([
      { email: nameId, joined_by: 'sso', organization_role: { name: 'Standard User' } },
    ]);
  });
});

describe('groups', () => {
  it('give the roles that are mapped, take only those, and never what their author could not give', async () => {
    const here = await app.found('Groups');
    const setup = await setUpSaml(app, here);
    const member = await app.join(here);
    const { ssoProfiles, roleAssignments, organizationUsers } = here.owner.client;
    const auditor = 'IX00000000000000000000000000000006';
    const developer = 'IX00000000000000000000000000000103';
    const support = 'IX00000000000000000000000000000105';
    await roleAssignments.create(here.organizationSid, {
      user_sid: member.userSid,
      account_sid: here.accountSid,
      role_sid: support,
    });
    await ssoProfiles.mapRoles(here.organizationSid, setup.profileSid, {
      groups_attribute: 'groups',
      mappings: [
        { group: 'auditors', role_sid: auditor },
        { group: 'developers', role_sid: developer, account_sid: here.accountSid },
        { group: 'developers', role_sid: support, account_sid: here.accountSid },
      ],
    });
    const rolesOf = async () => {
      const person = await organizationUsers.get(here.organizationSid, member.userSid);
      const { items } = await roleAssignments.list(here.organizationSid, {
        user_sid: member.userSid,
        scope_kind: 'account',
      });
      return [person.organization_role?.name, ...items.map((item) => item.role_name).toSorted()];
    };
    const signIn = (groups: readonly string[]) =>
      signInBySaml(app, setup, { nameId: member.email, attributes: { groups } });
    await signIn(['developers', 'auditors', 'owner', 'admin']);
    expect(await rolesOf()).toEqual(['Auditor', 'Developer', 'Support']);
    await signIn(['somebody']);
    // What was given by hand stays.
    expect(await rolesOf()).toEqual(['Standard User', 'Support']);

    const owner = 'IX00000000000000000000000000000001';
    expect(
      await outcomeOf(
        ssoProfiles.mapRoles(here.organizationSid, setup.profileSid, {
          groups_attribute: 'groups',
          mappings: [{ group: 'owner', role_sid: owner }],
        }),
      ),
    ).toBe('sso_profile.mapping_not_allowed');
  });
});

describe('a test', () => {
  it('shows every check and makes no session, login or link', async () => {
    const before = await tables();
    const done = await testSaml(app, founded, saml, `${unique('tester')}@${founded.domain}`);
    expect(done.body).toMatchObject({ outcome: 'tested', session: null });
    const { sid } = done.body['test'] as { sid: string };
    const read = await founded.owner.client.ssoTests.get(
      founded.organizationSid,
      saml.profileSid,
      sid,
    );
    expect(read.test).toMatchObject({ state: 'successful', counts: true });
    expect(read.test.checks.find(({ name }) => name === 'audience')?.outcome).toBe('passed');
    expect(read.test.checks.at(-1)).toMatchObject({ name: 'person', fault: 'sso_no_login' });
    expect(read.raw).toContain('Response');
    expect(await tables()).toEqual(before);
  });

  it('names the fault when it fails, and times out after five minutes', async () => {
    const browser = createSsoBrowser(app);
    const path = `/v1/organizations/${founded.organizationSid}/sso-profiles/${saml.profileSid}/tests`;
    const begun = await browser.post(path, {}, { bearer: founded.owner.token });
    const { url, fields } = saml.peer.answer(
      String(begun.body['location']),
      { nameId: `a@${founded.domain}` },
      { audiences: ['https://somebody-else.example'] },
    );
    const done = await finishAt(browser, await browser.submit(url, fields));
    expect(done.body['test']).toMatchObject({ state: 'failed' });
    const { items } = await founded.owner.client.ssoTests.list(
      founded.organizationSid,
      saml.profileSid,
    );
    expect(items[0]?.checks.find(({ outcome }) => outcome === 'failed')).toMatchObject({
      fault: 'saml_audience',
      title: 'The audience is somebody else',
    });

    const left = await browser.post(path, {}, { bearer: founded.owner.token });
    await app.superuser.query(
      "update sso_tests set started_at = started_at - interval '6 minutes' where finished_at is null",
    );
    const { sid } = left.body['test'] as { sid: string };
    const read = await founded.owner.client.ssoTests.get(
      founded.organizationSid,
      saml.profileSid,
      sid,
    );
    expect(read.test.state).toBe('timed_out');
  });
});
