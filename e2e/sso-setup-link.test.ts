/**
 * A set-up link of single sign-on in a browser: whoever has it and no login sets one profile up and tests it, and nothing else,
 * until people sign in through it, or the link is over.
 */
import type pg from 'pg';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestPage } from '../packages/server/src/testing/browser.ts';
import { giveEdition } from '../packages/server/src/testing/editions.ts';
import { type Company, domain, expectSound } from './company.ts';
import { type SsoCompany, startSsoCompany } from './sso-company.ts';
import type { SsoPeers } from './sso-peers.ts';
import { type SsoWizard, signInAtOidc, signInAtSaml, useWizard, valuesOn } from './sso-wizard.ts';

const supplier = 'it@supplier-mail.com';

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
    yuki: { email: `yuki@${domain}` },
  });
  ({ company, peers, database } = started);
  await giveEdition({ superuser: database }, company.organizationSid, 'security');
  shown = await company.signIn(company.owner.email);
  ({ page } = shown);
  wizard = useWizard(company, shown);
});
afterAll(() => started[Symbol.asyncDispose]());

const at = (path: string) => `${company.instance.url}${path}`;

/** Has a link made on the page of a profile, and opens the one of the mail in a browser without a login. */
async function sendSetUpLink(profileSid: string, email: string): Promise<TestPage> {
  await page.goto(at(`/admin/sso/${profileSid}`));
  await page.getByLabel('Mail it to').fill(email);
  await wizard.press('Make a link');
  await page.getByText(`A mail with the link goes to ${email}`).waitFor();
  return company.openMail(email, /Set up single sign-on/);
}

it('lets somebody without a login set one profile up and test it, and nothing else, until it is revoked', async () => {
  await wizard.chooseProvider('Okta');
  const profileSid = wizard.profileSid();
  const visitor = await sendSetUpLink(profileSid, supplier);
  await expectSound(shown, 'sso-set-up-links');
  const { page: there } = visitor;
  await there
    .getByRole('heading', { level: 1, name: 'Set up single sign-on for Northwind Traders' })
    .waitFor();
  await there.getByText('Your move: create the app in Okta').waitFor();
  expect(await there.getByRole('button', { name: 'Show as code' }).count()).toBe(0);
  await expectSound(visitor, 'sso-by-link');

  const ours = await valuesOn(there);
  peers.saml.serve({
    spEntityId: ours['Audience URI (SP Entity ID)'] ?? '',
    acsUrl: ours['Single sign-on URL'] ?? '',
    logoutUrl: ours['Single Logout URL'] ?? '',
  });
  peers.saml.scenario = 'right';
  await there.getByLabel('Metadata URL').fill(`${peers.metadataUrl}-that-is-not-there`);
  await there.getByRole('button', { name: 'Check it' }).click();
  await there.getByText('It cannot be used as it is.').waitFor();
  await there.getByLabel('Metadata URL').fill(peers.metadataUrl);
  await there.getByRole('button', { name: 'Check it' }).click();
  await there.getByRole('button', { name: 'Trust this provider' }).click();
  await there.getByRole('status').getByText('Your move: test it.').waitFor();

  const opened = there.context().waitForEvent('page');
  await there.getByRole('button', { name: 'Test the sign-in' }).click();
  const provider = await opened;
  await signInAtSaml(provider, 'imogen');
  await provider.getByRole('heading', { level: 1, name: 'The test succeeded' }).waitFor();
  expect(await provider.getByRole('link', { name: 'Show every check here' }).count()).toBe(0);
  await provider.close();
  await there.locator('[data-test-state="successful"]').waitFor({ timeout: 20_000 });
  await there.getByRole('status').getByText('It works. Tell whoever asked you').waitFor();
  await expectSound(visitor, 'sso-by-link-tested');
  const read = await company.owner.client.ssoProfiles.get(company.organizationSid, profileSid);
  expect(read.is_freshly_tested).toBe(true);

  // What speaks to administrators is not said to somebody who has no place to do it.
  await there.getByText('Nothing of yours: Northwind Traders decides').waitFor();
  await there.getByText('tell whoever asked you at Northwind Traders: they set them').waitFor();
  await there.getByRole('button', { name: 'Change it' }).click();
  await there.getByText('Northwind Traders needs a new one').waitFor();
  for (const text of ['among the options of the profile', 'we write to you'])
    expect(await there.getByText(text).count(), text).toBe(0);

  const link = there.url();
  await there.goto(at(`/admin/sso/${profileSid}`));
  await there.getByRole('heading', { name: 'Sign in' }).waitFor();

  await page.reload();
  await wizard.press(`Revoke the link for ${supplier}`);
  await page.getByText('revoked', { exact: true }).waitFor();
  await there.goto(link);
  await there
    .getByRole('alert')
    .getByText('Ask whoever sent it for a new one.', { exact: false })
    .waitFor();
  await expectSound(visitor, 'sso-by-link-revoked');
  await visitor.close();
});

it('sets OpenID Connect up, then only shows and tests it once people sign in through it, and ends', async () => {
  await wizard.chooseProvider('OpenID Connect');
  const profileSid = wizard.profileSid();
  const visitor = await sendSetUpLink(profileSid, 'oidc@supplier-mail.com');
  const { page: there } = visitor;
  await there.getByText('Your move: create the app in OpenID Connect').waitFor();
  const ours = await valuesOn(there);
  const client = peers.startOidc(
    ours['Redirect URI'] ?? '',
    ours['Post-logout redirect URI'] ?? '',
  );
  await there.getByLabel('Issuer').fill(client.issuer);
  await there.getByRole('button', { name: 'Check it' }).click();
  await there.getByRole('button', { name: 'Trust this provider' }).click();
  await there.getByRole('status').getByText('Your move: enter the client').waitFor();
  await there.getByLabel('Client ID').fill(client.id);
  await there.getByLabel('Client secret', { exact: true }).fill('not the secret of the client');
  await there.getByRole('button', { name: 'Save the client' }).click();
  await there.getByRole('status').getByText('Your move: test it.').waitFor();
  // From the first time on it knows who is there.
  const test = async (state: string, isFirst = false) => {
    const opened = there.context().waitForEvent('page');
    await there.getByRole('button', { name: /^Test (the sign-in|it again)$/ }).click();
    const provider = await opened;
    if (isFirst) await signInAtOidc(provider, 'yuki');
    await provider.getByRole('heading', { level: 1, name: /^The test/ }).waitFor();
    await provider.close();
    await there.locator(`[data-test-state="${state}"]`).waitFor({ timeout: 20_000 });
  };
  await test('failed', true);
  await there.getByText('What to change:').first().waitFor();
  await there.getByLabel('Client secret', { exact: true }).fill(client.secret);
  await there.getByRole('button', { name: 'Save the client' }).click();
  // What was tested before says nothing any more.
  await there.locator('[data-test-state="failed"]').waitFor({ state: 'detached' });
  await test('successful');
  await expectSound(visitor, 'sso-by-link-oidc');

  const lines = 'northwind-lines.com';
  await company.prove(lines);
  const { domains, ssoProfiles } = company.owner.client;
  const { items } = await domains.list(company.organizationSid);
  await ssoProfiles.addDomain(company.organizationSid, profileSid, {
    domain_sid: items.find(({ name }) => name === lines)?.sid ?? '',
  });
  // Open still as it was, it is refused in words; opened anew, it is for looking and testing.
  await there.getByLabel('Client secret', { exact: true }).fill('another secret altogether');
  await there.getByRole('button', { name: 'Save the client' }).click();
  const refusal = there.getByRole('alert');
  await refusal.getByText(`${lines} is under`, { exact: false }).waitFor();
  await refusal.getByText('Who can: Administrators of Northwind Traders').waitFor();
  const link = there.url();
  await there.goto('about:blank');
  await there.goto(link);
  await there.getByRole('status').getByText('only its administrators change it').waitFor();
  for (const name of ['Change it', 'Check it', 'Save the client'])
    expect(await there.getByRole('button', { name }).count(), name).toBe(0);
  await test('successful');
  await expectSound(visitor, 'sso-by-link-in-use');

  await database.query(
    "update sso_setup_links set expires_at = expires_at - interval '8 days' where email = $1",
    ['oidc@supplier-mail.com'],
  );
  await there.goto('about:blank');
  await there.goto(link);
  await there.getByRole('heading', { level: 1, name: 'Nothing can be set up here' }).waitFor();
  await there.getByRole('alert').getByText('Ask whoever sent it', { exact: false }).waitFor();
  await expectSound(visitor, 'sso-by-link-expired');
  await page.goto(at(`/admin/sso/${profileSid}`));
  await page.getByText('links show it and test it, and change nothing any more').waitFor();
  await page.getByText('expired', { exact: true }).waitFor();
  await visitor.close();
  await ssoProfiles.removeDomain(
    company.organizationSid,
    profileSid,
    items.find(({ name }) => name === lines)?.sid ?? '',
  );
});
