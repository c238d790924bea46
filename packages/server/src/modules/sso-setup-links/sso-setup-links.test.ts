/** Somebody without a login sets up one profile by a link: that far, and no further. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type Founded, type TestApp } from '../../testing/app.ts';
import { giveEdition } from '../../testing/editions.ts';
import { outcomeOf } from '../../testing/refusal.ts';
import { createSamlPeer, createSsoBrowser, fieldsOf, finishAt } from '../../testing/sso.ts';

let app: TestApp;
let founded: Founded;
let profileSid: string;

beforeAll(async () => {
  app = await createTestApp();
  founded = await app.found();
  await giveEdition(app, founded.organizationSid, 'security');
});
afterAll(() => app.close());

const newProfile = async () => {
  const made = await founded.owner.client.ssoProfiles.create(founded.organizationSid, {
    name: 'Okta of Northwind',
    protocol: 'saml',
    provider_kind: 'okta',
  });
  profileSid = made.sid;
  return profileSid;
};
const links = () => founded.owner.client.ssoSetupLinks;
const newLink = async (email?: string) => {
  await newProfile();
  const made = await links().create(
    founded.organizationSid,
    profileSid,
    email === undefined ? {} : { email },
  );
  return { ...made, token: /#token=(.+)$/.exec(made.url)?.[1] ?? '' };
};

it('brings the values of the provider, tests them, and is in the log', async () => {
  const { token } = await newLink('it@supplier-mail.com');
  expect(await app.tokenFor('it@supplier-mail.com')).toBe(token);
  const setup = app.client().ssoSetup;
  const seen = await setup.lookUp({ token });
  expect(seen).toMatchObject({
    organization_name: 'Northwind Traders',
    can_change: true,
    profile: { sid: profileSid, setup: { step: 'provider' } },
  });
  expect(seen.profile).not.toHaveProperty('role_mappings');
  const peer = await createSamlPeer();
  expect((await setup.checkProvider({ token, source: fieldsOf(peer) })).is_usable).toBe(true);
  const after = await setup.updateProvider({ token, source: fieldsOf(peer) });
  expect(after.setup.step).toBe('test');

  const browser = createSsoBrowser(app);
  const begun = await browser.post('/v1/sso-setup/tests', { token });
  const { url, fields } = peer.answer(String(begun.body['location']), {
    nameId: `somebody@${founded.domain}`,
  });
  const done = await finishAt(browser, await browser.submit(url, fields));
  const { sid } = done.body['test'] as { sid: string };
  const { test } = await setup.readTest({ token, sso_test_sid: sid });
  expect(test).toMatchObject({ state: 'successful', started_by: 'it@supplier-mail.com' });
  // What only administrators change is not told to somebody who has a link.
  expect(test.checks.find(({ name }) => name === 'person')).toMatchObject({
    fault: 'sso_domain_not_owned',
    cure: 'Nothing of yours: Northwind Traders decides which domains and people come in.',
  });
  const read = await founded.owner.client.ssoTests.get(founded.organizationSid, profileSid, sid);
  expect(read.test.checks.find(({ name }) => name === 'person')?.cure).toMatch(/^Prove the domain/);
  const { items } = await founded.owner.client.auditEvents.list(founded.organizationSid, {
    event: 'sso_profile.provider_changed',
  });
  expect(items[0]?.after).toMatchObject({ by_link: 'it@supplier-mail.com' });
});

it('is dead when it is revoked, has run out, its profile is gone, or its maker is', async () => {
  const lookUp = (token: string) => outcomeOf(app.client().ssoSetup.lookUp({ token }));
  const revoked = await newLink();
  await links().revoke(founded.organizationSid, profileSid, revoked.link.sid);
  expect(await lookUp(revoked.token)).toBe('sso_setup_link.dead');
  expect(
    await outcomeOf(links().revoke(founded.organizationSid, profileSid, revoked.link.sid)),
  ).toBe('sso_setup_link.dead');

  const gone = await newLink();
  await founded.owner.client.ssoProfiles.delete(founded.organizationSid, profileSid);
  expect(await lookUp(gone.token)).toBe('sso_setup_link.dead');

  const old = await newLink();
  await app.superuser.query(
    "update sso_setup_links set expires_at = expires_at - interval '8 days'",
  );
  expect(await lookUp(old.token)).toBe('sso_setup_link.dead');

  const orphan = await newLink();
  const administrator = await app.join(founded, { role: 'IX00000000000000000000000000000002' });
  await app.superuser.query('update sso_setup_links set created_by = $1', [
    administrator.userSid.slice(2),
  ]);
  expect(await lookUp(orphan.token)).toBe('done');
  await founded.owner.client.organizationUsers.deactivate(
    founded.organizationSid,
    administrator.userSid,
  );
  expect(await lookUp(orphan.token)).toBe('sso_setup_link.dead');
});

it('changes nothing any more once people sign in through the profile', async () => {
  const { token } = await newLink();
  const setup = app.client().ssoSetup;
  const peer = await createSamlPeer();
  await setup.updateProvider({ token, source: fieldsOf(peer) });
  await founded.owner.client.ssoProfiles.addDomain(founded.organizationSid, profileSid, {
    domain_sid: founded.domainSid,
  });
  const other = await createSamlPeer();
  expect(await outcomeOf(setup.updateProvider({ token, source: fieldsOf(other) }))).toBe(
    'sso_setup_link.in_use',
  );
  expect((await setup.lookUp({ token })).can_change).toBe(false);
});

it('is given by those who may, where the edition holds it', async () => {
  await newProfile();
  const member = await app.join(founded);
  expect(
    await outcomeOf(member.client.ssoSetupLinks.create(founded.organizationSid, profileSid, {})),
  ).toBe('request.forbidden');
  const stranger = await app.found();
  expect(
    await outcomeOf(
      stranger.owner.client.ssoSetupLinks.create(founded.organizationSid, profileSid, {}),
    ),
  ).toBe('request.not_found');
  await giveEdition(app, founded.organizationSid, 'community');
  expect(await outcomeOf(links().create(founded.organizationSid, profileSid, {}))).toBe(
    'edition.feature_missing',
  );
});
