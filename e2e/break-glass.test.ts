/**
 * The emergency access by hand: an Owner gives it to themselves, single sign-on becomes the only way, its provider is gone, and the
 * Owner gets in by a passkey while nobody else does. Everybody who can act is told, and says that they saw it.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestPage } from '../packages/server/src/testing/browser.ts';
import { giveEdition } from '../packages/server/src/testing/editions.ts';
import { addAuthenticator } from './authenticator.ts';
import { type Company, domain, expectSound, password } from './company.ts';
import { type SsoCompany, startSsoCompany } from './sso-company.ts';
import type { SsoPeers } from './sso-peers.ts';
import { useWizard, visitSignIn } from './sso-wizard.ts';

/** In which the Owner has their address. */
const ownersDomain = 'founders-mail.com';

let started: SsoCompany;
let peers: SsoPeers;
let company: Company;
let shown: TestPage;
let page: Page;

const at = (path: string) => `${company.instance.url}${path}`;
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const section = () => page.getByRole('region', { name: 'Emergency access', exact: true });

/** Single sign-on is the only way at both domains, by a provider that answers for now. */
async function enforceSso(): Promise<void> {
  const wizard = useWizard(company, shown);
  await wizard.chooseProvider('Okta');
  const values = await wizard.ourValues();
  peers.saml.serve({
    spEntityId: values['Audience URI (SP Entity ID)'] ?? '',
    acsUrl: values['Single sign-on URL'] ?? '',
    logoutUrl: values['Single Logout URL'] ?? '',
  });
  await wizard.follow('The app is there: continue');
  await wizard.trustMetadata(peers.metadataUrl);
  await wizard.runTest(async (there) => {
    await there.getByLabel('User').selectOption('nora');
    await there.getByRole('button', { name: 'Sign in' }).click();
  }, 'successful');
  await wizard.offerAndEnforce(domain, 'emergency');
  const { client } = company.owner;
  const { items } = await client.domains.list(company.organizationSid);
  const sid = items.find(({ name }) => name === ownersDomain)?.sid ?? '';
  const profile = wizard.profileSid();
  await client.ssoProfiles.addDomain(company.organizationSid, profile, { domain_sid: sid });
  await client.ssoProfiles.enforce(company.organizationSid, profile, sid, {});
}

beforeAll(async () => {
  started = await startSsoCompany({ nora: { email: `nora@${domain}` } }, { name: 'localhost' });
  ({ company, peers } = started);
  await giveEdition({ superuser: started.database }, company.organizationSid, 'security');
  await company.join('nora', 'Nora Haddad');
  await company.prove(ownersDomain);
  shown = await company.signIn(company.owner.email);
  ({ page } = shown);
  await addAuthenticator(page);
});
afterAll(() => started[Symbol.asyncDispose]());

it('is advised once single sign-on is the only way, and wants a passkey first', async () => {
  await page.goto(at('/admin/security-policies'));
  await section().getByText('nobody needs it yet').waitFor();
  await enforceSso();
  await page.goto(at('/admin'));
  await page.getByRole('link', { name: /^Nobody has the emergency access/ }).click();
  await section().getByText('which can be phished').waitFor();
  await section().getByText('It needs a passkey: add one in').waitFor();
  await expectSound(shown, 'emergency-advised');
  await section().getByRole('link', { name: 'your profile' }).click();
  await press('Add a passkey');
  await page.getByLabel('Name', { exact: true }).fill('Key in the safe');
  await press('Continue');
  await page.getByRole('cell', { name: 'Key in the safe', exact: true }).waitFor();
});

it('is given by the Owner to themselves, after its effect was shown', async () => {
  await page.goto(at('/admin/security-policies'));
  await press('Give it to yourself');
  const dialog = page.getByRole('dialog', { name: 'Give yourself the emergency access' });
  await dialog.getByText('your passkey is your only other way in').waitFor();
  await expectSound(shown, 'emergency-impact');
  await dialog.getByRole('button', { name: 'Give it to yourself' }).click();
  await section().getByText('by a passkey and by nothing less').waitFor();
  await expectSound(shown, 'emergency-given');
});

it('lets the Owner in by the passkey when the provider is gone, and nobody else', async () => {
  await peers[Symbol.asyncDispose]();
  const noras = await visitSignIn(company, `nora@${domain}`);
  await noras.page.getByRole('button', { name: 'Sign in with a password' }).click();
  await noras.page.getByLabel('Password', { exact: true }).fill(password);
  await noras.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await noras.page.getByRole('alert').getByText('Northwind Traders has everybody').waitFor();
  await noras.close();
  await page.context().clearCookies();
  await page.goto(at('/sign-in'));
  await press('Sign in with a passkey');
  await page.getByRole('heading', { level: 1, name: 'Accounts' }).waitFor();
  const mail = await company.instance.smtp.waitFor(company.owner.email, {
    subject: /used the emergency access/,
  });
  expect(mail.text).toContain('past the single sign-on of Northwind Traders');
});

it('wants attention until it was seen', async () => {
  await page.goto(at('/admin'));
  const attention = page.getByRole('region', { name: 'Wants your attention' });
  const line = attention.getByRole('link', { name: 'The emergency access was used' });
  await line.waitFor();
  await expectSound(shown, 'emergency-attention');
  await line.click();
  await section().getByRole('table', { name: 'When it was used' }).waitFor();
  await expectSound(shown, 'emergency-used');
  await press('I have seen it');
  await section().getByRole('cell', { name: 'nobody yet' }).waitFor({ state: 'detached' });
  await expectSound(shown, 'emergency-seen');
  await page.goto(at('/admin'));
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  expect(await line.count()).toBe(0);
});
