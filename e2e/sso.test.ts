/**
 * Single sign-on by the hands of an administrator and of people: the wizard against real providers, from choosing one to
 * closing every other way in, then signing in, coming for the first time, and out again. And what somebody reads when the
 * provider answers wrongly.
 */
import { createClient } from '@bailiwick/sdk';
import type pg from 'pg';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestPage } from '../packages/server/src/testing/browser.ts';
import { giveEdition } from '../packages/server/src/testing/editions.ts';
import type { SamlScenario } from '../packages/server/src/testing/saml-idp.ts';
import { type Company, domain, expectSound, password } from './company.ts';
import { type SsoCompany, startSsoCompany } from './sso-company.ts';
import type { SsoPeers } from './sso-peers.ts';
import {
  leaveForProvider,
  type SsoWizard,
  signInAtOidc,
  signInAtSaml,
  useWizard,
  visitSignIn,
} from './sso-wizard.ts';

const oidcDomain = 'northwind-freight.com';
const stepsAtMost = 8;
const administratorRole = 'IX00000000000000000000000000000002';

let started: SsoCompany;
let peers: SsoPeers;
let company: Company;
let shown: TestPage;
let page: Page;
let wizard: SsoWizard;
let database: pg.Client;

beforeAll(async () => {
  started = await startSsoCompany({
    imogen: { email: `imogen@${domain}`, attributes: { givenName: ['Imogen'], sn: ['Ilić'] } },
    nora: { email: `nora@${domain}`, attributes: { givenName: ['Nora'], sn: ['Haddad'] } },
    yuki: { email: `yuki@${oidcDomain}` },
  });
  ({ company, peers, database } = started);
  await company.join('imogen', 'Imogen Ilić');
  await company.prove(oidcDomain);
  shown = await company.signIn(company.owner.email);
  ({ page } = shown);
  wizard = useWizard(company, shown);
});
afterAll(() => started[Symbol.asyncDispose]());

const at = (path: string) => `${company.instance.url}${path}`;
it('says of an edition without it which one holds it, and who can give it', async () => {
  await page.goto(at('/admin/sso/new?provider=okta'));
  await wizard.heading('Choose your identity provider');
  await page.getByText(/^Your edition .* holds no single sign-on/).waitFor();
  await wizard.press('Continue');
  const refusal = page.getByRole('alert');
  await refusal.getByText(/is part of/).waitFor();
  await refusal.getByText('Who can: The operator of this instance').waitFor();
  await expectSound(shown, 'sso-edition');
  await giveEdition({ superuser: database }, company.organizationSid, 'security');
});

describe('SAML', () => {
  let steps: Set<string>;
  let profileSid: string;

  it('shows our values in the words of the provider, and looks at theirs before it trusts them', async () => {
    steps = await wizard.chooseProvider('Okta');
    profileSid = wizard.profileSid();
    const values = await wizard.ourValues();
    peers.saml.serve({
      spEntityId: values['Audience URI (SP Entity ID)'] ?? '',
      acsUrl: values['Single sign-on URL'] ?? '',
      logoutUrl: values['Single Logout URL'] ?? '',
    });
    expect(values['Single sign-on URL']).toContain(profileSid);
    await expectSound(shown, 'sso-app-saml');
    await wizard.follow('The app is there: continue');
    await wizard.heading(/^Bring the side of/);
    await page.getByLabel('Metadata URL').fill(`${peers.metadataUrl}-that-is-not-there`);
    await wizard.press('Check it');
    await page.getByText('It cannot be used as it is.').waitFor();
    expect(await page.getByRole('button', { name: 'Trust this provider' }).count()).toBe(0);
    await expectSound(shown, 'sso-provider-wrong');
    await wizard.trustMetadata(peers.metadataUrl);
  });

  it('names what is wrong in a test, then succeeds, and keeps both', async () => {
    peers.saml.scenario = 'wrong_audience';
    await wizard.runTest((there) => signInAtSaml(there, 'imogen'), 'failed');
    await page.getByRole('heading', { name: 'The audience is somebody else' }).waitFor();
    await expectSound(shown, 'sso-test-failed');
    peers.saml.scenario = 'right';
    await wizard.runTest((there) => signInAtSaml(there, 'imogen'), 'successful');
    await expectSound(shown, 'sso-test-right');
    expect(
      await page
        .getByRole('table', { name: 'Tests of the last 30 days' })
        .locator('tbody tr')
        .count(),
    ).toBe(2);
  });

  it(`becomes the only way within ${stepsAtMost} pages of ours`, async () => {
    await wizard.offerAndEnforce(domain, 'saml');
    expect(steps.size).toBeLessThanOrEqual(stepsAtMost);
    await page.goto(at(`/admin/sso/${profileSid}`));
    await page.getByRole('heading', { name: 'Certificates of the provider' }).waitFor();
    await expectSound(shown, 'sso-profile-saml');
  });

  it('signs somebody in, and out here and there', async () => {
    const visitor = await visitSignIn(company, `imogen@${domain}`);
    await expectSound(visitor, 'sso-sign-in');
    await leaveForProvider(visitor);
    await signInAtSaml(visitor.page, 'imogen');
    await visitor.page.getByRole('heading', { name: 'Accounts' }).waitFor();
    const asked = visitor.page.waitForRequest((sent) =>
      sent.url().startsWith(`${peers.samlOrigin}/slo?SAMLRequest=`),
    );
    await visitor.page.getByRole('button', { name: /^Sign out/ }).click();
    await asked;
    await visitor.page.getByRole('heading', { name: 'You are signed out' }).waitFor();
    await expectSound(visitor, 'sso-signed-out');
    await visitor.page.goto(at('/console'));
    await visitor.page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await visitor.close();
  });

  it('lets a password in only where somebody keeps that way', async () => {
    const visitor = await visitSignIn(company, `imogen@${domain}`);
    await visitor.page.getByRole('button', { name: 'Sign in with a password' }).click();
    await visitor.page.getByLabel('Password', { exact: true }).fill(password);
    await visitor.page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await visitor.page.getByRole('alert').waitFor();
    await expectSound(visitor, 'sso-sign-in-password');
    await visitor.close();
  });

  it('makes a login for somebody who comes for the first time, once that is allowed', async () => {
    await page.goto(at(`/admin/sso/${profileSid}`));
    await page.getByLabel(/^Make logins for people/).check();
    await wizard.press('Save the options');
    await expect
      .poll(async () => {
        const { ssoProfiles } = company.owner.client;
        const read = await ssoProfiles.get(company.organizationSid, profileSid);
        return read.options.creates_people;
      })
      .toBe(true);
    const { signUpPolicy, organizationUsers } = company.owner.client;
    await signUpPolicy.update(company.organizationSid, { policy: 'AUTO_MEMBERSHIP' });
    const visitor = await visitSignIn(company, `nora@${domain}`);
    await leaveForProvider(visitor);
    await signInAtSaml(visitor.page, 'nora');
    await visitor.page.getByRole('heading', { name: 'Accounts' }).waitFor();
    await visitor.close();
    const { items } = await organizationUsers.list(company.organizationSid, { search: 'nora@' });
    expect(items).toMatchObject([{ joined_by: 'sso', name: 'Nora Haddad' }]);
  });

  const wrong: readonly (readonly [SamlScenario, string])[] = [
    ['bad_signature', 'saml_signature_key'],
    ['unsigned', 'saml_assertion_unsigned'],
    ['only_response', 'saml_only_response_signed'],
    ['sha1', 'saml_signature_algorithm'],
    ['skew', 'saml_not_yet_valid'],
    ['expired', 'saml_expired'],
    ['wrong_audience', 'saml_audience'],
    ['wrong_recipient', 'saml_recipient'],
    ['error_status', 'saml_status_denied'],
    ['transient', 'saml_name_id_transient'],
    ['foreign_domain', 'sso_domain_not_owned'],
    ['no_email', 'sso_email_unusable'],
  ];

  it('says of each wrong answer what is wrong, why, and what to change', async () => {
    const visitor = await company.visit(at('/sign-in'));
    const faults = createClient({ baseUrl: company.instance.url }).ssoFaults;
    const titles: string[] = [];
    for (const [scenario, fault] of wrong) {
      peers.saml.scenario = scenario;
      await visitor.page.goto(at(`/sso/start?profile=${profileSid}`));
      await signInAtSaml(visitor.page, 'imogen');
      const { title, cause, cure } = await faults.get(fault);
      await visitor.page.getByText(title, { exact: true }).waitFor({ timeout: 15_000 });
      expect(await visitor.page.getByRole('heading', { level: 1 }).textContent()).toBe(
        'You are not signed in',
      );
      for (const text of [cause, cure])
        expect(await visitor.page.getByText(text, { exact: true }).count(), scenario).toBe(1);
      titles.push(title);
    }
    peers.saml.scenario = 'right';
    expect(new Set(titles).size).toBe(wrong.length);
    await expectSound(visitor, 'sso-refused');
    await visitor.close();
  });

  it('asks anew where the provider began it', async () => {
    const visitor = await company.visit(`${peers.samlOrigin}/start`);
    await signInAtSaml(visitor.page, 'imogen');
    await visitor.page.waitForURL((url) => url.pathname === '/sso');
    await signInAtSaml(visitor.page, 'imogen');
    await visitor.page.getByRole('heading', { name: 'Accounts' }).waitFor();
    await visitor.close();
  });

  it('proves somebody anew at the provider where an act reaches far', async () => {
    const { organizationUsers, roleAssignments } = company.owner.client;
    const { organizationSid } = company;
    const { items } = await organizationUsers.list(organizationSid, { search: 'imogen@' });
    await roleAssignments.create(organizationSid, {
      user_sid: items[0]?.sid ?? '',
      role_sid: administratorRole,
    });
    const visitor = await visitSignIn(company, `imogen@${domain}`);
    await leaveForProvider(visitor);
    await signInAtSaml(visitor.page, 'imogen');
    await visitor.page.getByRole('heading', { name: 'Accounts' }).waitFor();
    await database.query(
      `update sessions set authenticated_at = now() - interval '1 hour' where method = 'sso'`,
    );
    const path = `/admin/sso/${profileSid}`;
    await visitor.page.goto(at(path));
    const forbidNewLogins = async () => {
      await visitor.page.getByLabel(/^Make logins for people/).uncheck();
      await visitor.page.getByRole('button', { name: 'Save the options' }).click();
    };
    await forbidNewLogins();
    const dialog = visitor.page.getByRole('dialog', { name: 'Sign in at your company again' });
    await dialog.waitFor();
    await expectSound(visitor, 'sso-step-up');
    await dialog.getByRole('button', { name: 'Continue' }).click();
    await signInAtSaml(visitor.page, 'imogen');
    await visitor.page.waitForURL((url) => url.pathname === path);
    await forbidNewLogins();
    await expect
      .poll(async () => {
        const read = await company.owner.client.ssoProfiles.get(organizationSid, profileSid);
        return read.options.creates_people;
      })
      .toBe(false);
    await visitor.close();
  });

  it('opens the other ways again', async () => {
    await page.goto(at(`/admin/sso/${profileSid}`));
    await wizard.press(`Withdraw it at ${domain}`);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    // As it is noted after five people tried and nobody got in.
    await database.query(
      'update sso_profiles set failing_since = now(), failing_people = 7 where id = $1',
      [profileSid.slice(2)],
    );
    await page.goto(at('/admin'));
    await page.getByText('Nobody gets in through a profile of single sign-on').waitFor();
    await expectSound(shown, 'sso-failing-overview');
    await page.getByRole('link', { name: 'Okta of Northwind Traders' }).first().click();
    await page.getByRole('status').getByText('Nobody gets in: 7 people tried').waitFor();
    await expectSound(shown, 'sso-failing');
    await wizard.press(`Open passwords at ${domain}`);
    await dialog.getByText('people can use their password again').waitFor();
    await expectSound(shown, 'sso-withdraw');
    await dialog.getByRole('button', { name: 'Withdraw' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await page.getByText('Nobody gets in').count()).toBe(0);
    const visitor = await visitSignIn(company, `imogen@${domain}`);
    await visitor.page.getByRole('button', { name: 'Sign in with a password' }).click();
    await visitor.page.getByLabel('Password', { exact: true }).fill(password);
    await visitor.page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await visitor.page.getByRole('heading', { name: 'Accounts' }).waitFor();
    await visitor.close();
  });
});

describe('OpenID Connect', () => {
  let steps: Set<string>;
  let profileSid: string;

  it('reads what the provider publishes, takes our client, and tests', async () => {
    steps = await wizard.chooseProvider('OpenID Connect');
    profileSid = wizard.profileSid();
    const values = await wizard.ourValues();
    await expectSound(shown, 'sso-app-oidc');
    const client = peers.startOidc(
      values['Redirect URI'] ?? '',
      values['Post-logout redirect URI'] ?? '',
    );
    await wizard.follow('The app is there: continue');
    await page.getByLabel('Issuer').fill(client.issuer);
    await wizard.press('Check it');
    await page.getByText('It can be used. Nothing is saved yet.').waitFor();
    await wizard.press('Trust this provider');
    await page.getByLabel('Client ID').fill(client.id);
    await page.getByLabel('Client secret', { exact: true }).fill(client.secret);
    await wizard.press('Show as code');
    await page.locator('.code').waitFor();
    expect(await page.locator('.code').textContent()).not.toContain(client.secret);
    await expectSound(shown, 'sso-client');
    await wizard.press('Save the client');
    await wizard.heading('Test the sign-in');
    await wizard.runTest((there) => signInAtOidc(there, 'yuki'), 'successful');
    await expectSound(shown, 'sso-test-oidc');
  });

  it(`becomes the only way within ${stepsAtMost} pages of ours`, async () => {
    await wizard.offerAndEnforce(oidcDomain, 'oidc');
    expect(steps.size).toBeLessThanOrEqual(stepsAtMost);
  });

  it('makes a login for a newcomer, signs them in, and out here and there', async () => {
    const { ssoProfiles, organizationUsers } = company.owner.client;
    await ssoProfiles.update(company.organizationSid, profileSid, { creates_people: true });
    const visitor = await visitSignIn(company, `yuki@${oidcDomain}`);
    await leaveForProvider(visitor);
    await signInAtOidc(visitor.page, 'yuki');
    await visitor.page.getByRole('heading', { name: 'Accounts' }).waitFor();
    const { items } = await organizationUsers.list(company.organizationSid, { search: 'yuki@' });
    expect(items).toMatchObject([{ joined_by: 'sso' }]);
    await visitor.page.getByRole('button', { name: /^Sign out/ }).click();
    // It asks by itself whether they mean it.
    await visitor.page.getByRole('button', { name: /sign me out/i }).click();
    await visitor.page.getByRole('heading', { name: 'You are signed out' }).waitFor();
    await visitor.close();
  });
});
