/** Single sign-on as the only way to sign in: each door that closes, for whom it stays open, and the way back. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createTestApp,
  type Founded,
  type Person,
  type TestApp,
  testPassword,
  unique,
} from '../../testing/app.ts';
import { giveEdition } from '../../testing/editions.ts';
import { Visitor } from '../../testing/factors.ts';
import { policyOrigin } from '../../testing/policies.ts';
import { outcomeOf } from '../../testing/refusal.ts';
import { joinWithApp, rememberFor, signInAgain, signInWithTick } from '../../testing/remembered.ts';
import { type SamlSetup, setUpSaml, signInBySaml, testSaml } from '../../testing/sso.ts';

const administratorRole = 'IX00000000000000000000000000000002';

let app: TestApp;
let founded: Founded;
let saml: SamlSetup;
let member: Person;
let administrator: Person;

const enforce = (here: Founded, setup: SamlSetup, options: object = {}, by = here.owner) =>
  by.client.ssoProfiles.enforce(here.organizationSid, setup.profileSid, here.domainSid, options);
const signIn = (email: string, password = testPassword) =>
  outcomeOf(app.client().sessions.create({ email, password, transport: 'bearer' }));

beforeAll(async () => {
  app = await createTestApp({ publicUrl: policyOrigin });
  founded = await app.found();
  saml = await setUpSaml(app, founded);
  member = await app.join(founded);
  administrator = await app.join(founded, { role: administratorRole });
});
afterAll(() => app.close());

describe('before', () => {
  it('shows who is affected, and changes nothing', async () => {
    const here = await app.found('Asks first');
    const setup = await setUpSaml(app, here);
    const [linked, exempt] = [await app.join(here), await app.join(here)];
    await app.join(here);
    await signInBySaml(app, setup, { nameId: linked.email });
    const { ssoProfiles } = here.owner.client;
    const impact = await ssoProfiles.enforceDryRun(
      here.organizationSid,
      setup.profileSid,
      here.domainSid,
      {
        exempt_user_sids: [exempt.userSid],
        sessions: 'end',
        announcement: 'From Monday on.',
      },
    );
    const counts = Object.fromEntries(impact.changes.map(({ what, count }) => [what, count]));
    expect(counts).toEqual({
      people: 3,
      people_closed: 2,
      people_with_identity: 1,
      people_without_identity: 1,
      people_exempt: 1,
      sessions_ended: 2,
      mails: 2,
    });
    const after = await ssoProfiles.get(here.organizationSid, setup.profileSid);
    expect(after.domains[0]?.mode).toBe('offered');
    expect((await here.owner.client.ssoPersonRules.list(here.organizationSid)).items).toEqual([]);
  });

  it('wants a test of the last 24 hours, of the profile as it is', async () => {
    const here = await app.found('Tests first');
    const setup = await setUpSaml(app, here);
    await app.superuser.query(
      "update sso_profiles set tested_at = tested_at - interval '25 hours'",
    );
    expect(await outcomeOf(enforce(here, setup))).toBe('sso_profile.not_tested');
    await testSaml(app, here, setup, `a@${here.domain}`);
    await here.owner.client.ssoProfiles.update(here.organizationSid, setup.profileSid, {
      name_id_format: 'persistent',
    });
    expect(await outcomeOf(enforce(here, setup))).toBe('sso_profile.not_tested');
    await testSaml(app, founded, saml, `a@${founded.domain}`);
  });

  it('wants an Owner who has another way in', async () => {
    const here = await app.found('Keeps a way');
    const setup = await setUpSaml(app, here);
    await app.superuser.query('delete from user_passwords where user_id = $1', [
      here.owner.userSid.slice(2),
    ]);
    expect(await outcomeOf(enforce(here, setup))).toBe('organization.owner_unusable');
    expect(
      await outcomeOf(
        here.owner.client.ssoPersonRules.set(here.organizationSid, here.owner.userSid, {
          rule: 'required',
        }),
      ),
    ).toBe('sso_profile.owner_keeps_password');
  });

  it('is for those who may, on their own domains, with their own people', async () => {
    const theirs = await app.found('Theirs');
    expect(await outcomeOf(enforce(founded, saml, {}, theirs.owner))).toBe('request.not_found');
    expect(await outcomeOf(enforce(founded, saml, {}, member))).toBe('request.forbidden');
    const { ssoProfiles } = founded.owner.client;
    expect(
      await outcomeOf(
        ssoProfiles.addDomain(founded.organizationSid, saml.profileSid, {
          domain_sid: theirs.domainSid,
        }),
      ),
    ).toBe('request.not_found');
    expect(
      await outcomeOf(enforce(founded, saml, { exempt_user_sids: [theirs.owner.userSid] })),
    ).toBe('sso_profile.person_not_managed');
  });

  it('is set up only by an edition that holds it; what stands goes on when it ends', async () => {
    const here = await app.found('Edition');
    const setup = await setUpSaml(app, here);
    const person = await app.join(here);
    await enforce(here, setup);
    await giveEdition(app, here.organizationSid, 'community');
    const { ssoProfiles } = here.owner.client;
    expect(
      await outcomeOf(
        ssoProfiles.update(here.organizationSid, setup.profileSid, { name: 'Other' }),
      ),
    ).toBe('edition.feature_missing');
    expect(await signIn(person.email)).toBe('user.sso_required');
    expect((await signInBySaml(app, setup, { nameId: person.email })).status).toBe(200);
    await ssoProfiles.withdraw(here.organizationSid, setup.profileSid, here.domainSid);
    expect(await signIn(person.email)).toBe('done');
  });
});

describe('when it is the only way', () => {
  beforeAll(async () => {
    await testSaml(app, founded, saml, `a@${founded.domain}`);
    await enforce(founded, saml, { exempt_user_sids: [administrator.userSid] });
  });

  it('says so to everybody with an address there, whatever the login and the password', async () => {
    for (const [email, password] of [
      [member.email, testPassword],
      [member.email, 'not the password'],
      [`${unique('nobody')}@${founded.domain}`, testPassword],
      [administrator.email, 'not the password'],
    ] as const)
      expect(await signIn(email, password)).toBe('user.sso_required');
    expect(await app.client().sessions.options({ email: member.email })).toEqual({
      methods: ['sso'],
      sso_profile_sid: saml.profileSid,
    });
  });

  it('names the reason, the rule and who can change it', async () => {
    const answer = await fetch(`${app.url}/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: member.email, password: testPassword }),
    });
    expect(await answer.json()).toMatchObject({
      code: 'user.sso_required',
      detail: `Northwind Traders has everybody with an address at ${founded.domain} sign in through Okta of Northwind.`,
      who_can: 'The Owner or an Administrator of Northwind Traders, by an exception for you',
      facts: { sso_profile_sid: saml.profileSid },
    });
  });

  it('closes proving oneself again, changing the password, and changing the address', async () => {
    expect(await outcomeOf(member.client.sessions.stepUp({ password: testPassword }))).toBe(
      'user.sso_required',
    );
    expect(
      await outcomeOf(
        member.client.user.changePassword({
          current_password: testPassword,
          new_password: 'nine grey herons wade slowly',
        }),
      ),
    ).toBe('user.sso_required');
    expect(
      await outcomeOf(member.client.user.changeEmail({ email: `other@${founded.domain}` })),
    ).toBe('user.sso_required');
    expect(
      await outcomeOf(
        founded.owner.client.organizationUsers.changeEmail(
          founded.organizationSid,
          member.userSid,
          { email: `${unique('other')}@${founded.domain}` },
        ),
      ),
    ).toBe('user.sso_required');
  });

  it('closes new passwords: asked for by the person, by an administrator, and by an earlier link', async () => {
    await app.client().passwordResets.create({ email: member.email });
    const mail = await app.mailTo(member.email);
    expect(mail.subject).toBe('You sign in through Okta of Northwind');
    expect(mail.text).not.toContain('#token=');
    expect(
      await outcomeOf(
        founded.owner.client.organizationUsers.resetPassword(
          founded.organizationSid,
          member.userSid,
        ),
      ),
    ).toBe('user.sso_required');

    const here = await app.found('Earlier link');
    const setup = await setUpSaml(app, here);
    const person = await app.join(here);
    await app.client().passwordResets.create({ email: person.email });
    const token = await app.tokenFor(person.email);
    await enforce(here, setup);
    expect(
      await outcomeOf(
        app
          .client()
          .passwordResets.complete({ token, new_password: 'nine grey herons wade slowly' }),
      ),
    ).toBe('user.sso_required');
  });

  it('closes first passwords: by invitation, and by signing up', async () => {
    const email = `${unique('late')}@${founded.domain}`;
    await founded.owner.client.invitations.create(founded.organizationSid, { emails: [email] });
    expect(
      await outcomeOf(
        app.client().invitations.accept({
          token: await app.tokenFor(email),
          first_name: 'A',
          last_name: 'B',
          password: testPassword,
          transport: 'bearer',
        }),
      ),
    ).toBe('user.sso_required');
    const policy = founded.owner.client.signUpPolicy;
    await policy.update(founded.organizationSid, { policy: 'AUTO_MEMBERSHIP' });
    expect(await outcomeOf(app.signUp(`${unique('new')}@${founded.domain}`))).toBe(
      'user.sso_required',
    );
  });

  it('leaves sessions that are open, and the way through the provider', async () => {
    expect((await member.client.user.get()).email).toBe(member.email);
    expect((await signInBySaml(app, saml, { nameId: member.email })).status).toBe(200);
  });

  it('leaves the Owner and exceptions their password, and tells the Owner when an exception is used', async () => {
    expect(await signIn(administrator.email)).toBe('done');
    expect((await app.mailTo(founded.owner.email)).subject).toContain('signed in by a password');
    const { items } = await founded.owner.client.auditEvents.list(founded.organizationSid, {
      event: 'session.started',
    });
    expect(items[0]?.after).toMatchObject({ method: 'password', exception_of_sso: true });
    expect(await signIn(founded.owner.email)).toBe('done');
  });

  it('can be decided for one person, and taken back', async () => {
    const person = await app.join(await foundedWithout());
    const rules = here().owner.client.ssoPersonRules;
    await rules.set(here().organizationSid, person.userSid, { rule: 'required', reason: 'Pilot' });
    expect(await signIn(person.email)).toBe('user.sso_required');
    expect(await signIn(person.email, 'not the password')).toBe('session.refused');
    expect((await rules.list(here().organizationSid)).items).toMatchObject([
      { user_sid: person.userSid, rule: 'required', reason: 'Pilot' },
    ]);
    await rules.set(here().organizationSid, person.userSid, { rule: 'by_domain' });
    expect(await signIn(person.email)).toBe('done');
  });

  it('is not lost by giving up the domain or the profile', async () => {
    const { domains, ssoProfiles } = founded.owner.client;
    expect(
      await outcomeOf(
        domains.remove(founded.organizationSid, founded.domainSid, { people: 'release' }),
      ),
    ).toBe('domain.sso_enforced');
    for (const act of [
      () => ssoProfiles.disable(founded.organizationSid, saml.profileSid),
      () => ssoProfiles.delete(founded.organizationSid, saml.profileSid),
      () => ssoProfiles.removeDomain(founded.organizationSid, saml.profileSid, founded.domainSid),
    ])
      expect(await outcomeOf(act())).toBe('sso_profile.enforced');
  });

  it('ends by being withdrawn: passwords are what they were', async () => {
    await founded.owner.client.ssoProfiles.withdraw(
      founded.organizationSid,
      saml.profileSid,
      founded.domainSid,
    );
    expect(await signIn(member.email)).toBe('done');
    expect(
      await outcomeOf(
        founded.owner.client.ssoProfiles.withdraw(
          founded.organizationSid,
          saml.profileSid,
          founded.domainSid,
        ),
      ),
    ).toBe('sso_profile.already');
  });
});

let without: Founded | undefined;
const here = (): Founded => {
  if (without === undefined) throw new Error('it was not founded yet');
  return without;
};
async function foundedWithout(): Promise<Founded> {
  without = await app.found('Only offered');
  await setUpSaml(app, without);
  return without;
}

describe('later, for some, and with a mail', () => {
  it('starts when it was planned, ends sessions and announces itself', async () => {
    const later = await app.found('Later');
    const setup = await setUpSaml(app, later);
    const held = await joinWithApp(app, later);
    const { person } = held;
    await rememberFor(later, 14);
    const visitor = new Visitor(app.url, policyOrigin);
    await signInWithTick(app, held, { visitor });
    expect(await signInAgain(visitor, person)).toBe('done');
    const starts_at = new Date(Date.now() + 3_600_000).toISOString();
    const planned = await enforce(later, setup, {
      starts_at,
      sessions: 'end',
      announcement: 'Have your phone ready.',
    });
    expect(planned.domains[0]).toMatchObject({ mode: 'offered', enforce_at: starts_at });
    await jobsDone('sso_profiles.announce');
    const mail = await app.mailTo(person.email);
    expect(mail.text).toContain('Have your phone ready.');
    expect(await signInAgain(visitor, person)).toBe('done');
    await app.superuser.query(
      "update sso_profile_domains set enforce_at = now() - interval '1 second' where enforce_at is not null",
    );
    await app.runJob('sso_profiles.enforce_due');
    expect(await signIn(person.email)).toBe('user.sso_required');
    await jobsDone('sso_profiles.end_sessions');
    expect(await outcomeOf(person.client.user.get())).toBe('request.unauthenticated');
    // Nor does the browser that was remembered stand in for the factor when passwords count again.
    await later.owner.client.ssoProfiles.withdraw(
      later.organizationSid,
      setup.profileSid,
      later.domainSid,
    );
    expect(await signInAgain(visitor, person)).toBe('session.factor_required');
  });

  it('does not start when the profile was changed meanwhile, and says so to the Owner', async () => {
    const later = await app.found('Changed meanwhile');
    const setup = await setUpSaml(app, later);
    const person = await app.join(later);
    await enforce(later, setup, { starts_at: new Date(Date.now() + 3_600_000).toISOString() });
    await later.owner.client.ssoProfiles.update(later.organizationSid, setup.profileSid, {
      want_encrypted: true,
    });
    await app.superuser.query(
      "update sso_profile_domains set enforce_at = now() - interval '1 second' where enforce_at is not null",
    );
    await app.runJob('sso_profiles.enforce_due');
    expect(await signIn(person.email)).toBe('done');
    expect((await app.mailTo(later.owner.email)).subject).toContain(
      'did not become the only way to sign in',
    );
  });

  it('is tried by some first', async () => {
    const pilot = await app.found('Pilot');
    const setup = await setUpSaml(app, pilot);
    const [first, other] = [await app.join(pilot), await app.join(pilot)];
    const after = await enforce(pilot, setup, { pilot_user_sids: [first.userSid] });
    expect(after.domains[0]?.mode).toBe('offered');
    expect(await signIn(first.email)).toBe('user.sso_required');
    expect(await signIn(other.email)).toBe('done');
  });

  it('ends with a domain that lapses', async () => {
    const lapsing = await app.found('Lapsing');
    const setup = await setUpSaml(app, lapsing);
    await enforce(lapsing, setup);
    await app.superuser.query(
      "update domains set state = 'verified_uncertain', uncertain_since = now() - interval '31 days' where id = $1",
      [lapsing.domainSid.slice(2)],
    );
    app.dns.set(`_bailiwick.${lapsing.domain}`, 'TXT', []);
    await app.runJob('domains.check', {
      domain_id: uuidOf(lapsing.domainSid),
      organization_id: uuidOf(lapsing.organizationSid),
    });
    const after = await lapsing.owner.client.ssoProfiles.get(
      lapsing.organizationSid,
      setup.profileSid,
    );
    expect(after.domains).toEqual([]);
  });
});

const uuidOf = (sid: string) =>
  sid.slice(2).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** Waits until no job of that name is left. */
async function jobsDone(name: string): Promise<void> {
  for (let look = 0; look < 500; look += 1) {
    const { rowCount } = await app.superuser.query(
      'select 1 from graphile_worker.jobs where task_identifier = $1',
      [name],
    );
    if (rowCount === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`${name} was not done within ten seconds`);
}
