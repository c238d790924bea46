/**
 * OAuth apps in a browser: made after a fresh proof, shown once, used by a program that asks for a token, changed, given a
 * new secret, and revoked after seeing what that ends.
 */
import { createClient } from '@bailiwick/sdk';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestPage } from '../packages/server/src/testing/browser.ts';
import { type Company, enterPasswordAgain, expectSound, startCompany } from './company.ts';

let company: Company;
let owner: TestPage;
let clientId: string;
let secret: string;

beforeAll(async () => {
  company = await startCompany();
  owner = await company.signIn(company.owner.email);
  owner.page.setDefaultTimeout(15_000);
  await owner.page.setViewportSize({ width: 1360, height: 860 });
});
afterAll(() => company[Symbol.asyncDispose]());

const open = (path: string) => owner.page.goto(`${company.instance.url}${path}`);

/** As any library asks for it. */
async function askForToken(client_secret: string) {
  const answer = await fetch(`${company.instance.url}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret,
    }),
  });
  return (await answer.json()) as { access_token?: string; error?: string; expires_in?: number };
}
const people = (token = '') =>
  createClient({ baseUrl: company.instance.url, token, retries: 0 }).organizationUsers.list(
    company.organizationSid,
  );
const shownSecret = () => owner.page.locator('.shown-key').innerText();

it('an app is made with permissions in plain words, and its secret shown once', async () => {
  const { page } = owner;
  await open('/admin/oauth-apps');
  await page.getByText('No OAuth app yet').waitFor();
  await expectSound(owner, 'oauth-apps-empty');
  await page.getByRole('link', { name: 'Create an OAuth app' }).first().click();
  await page.getByRole('heading', { name: 'Create an OAuth app', level: 1 }).waitFor();
  await page.getByLabel('Name', { exact: true }).fill('Data warehouse');
  await page.getByLabel('What it is for').fill('Loads the list of people every night.');
  await page.getByRole('button', { name: 'Create the OAuth app' }).click();
  await page.getByRole('alert').getByText('This cannot be taken as it is').waitFor();
  await page.getByLabel('see the people of the organization').check();
  await page.getByLabel('Each of its tokens works for').selectOption('900');
  await expectSound(owner, 'oauth-app-new');
  await company.ageSessions();
  await page.getByRole('button', { name: 'Create the OAuth app' }).click();
  await enterPasswordAgain(owner, 'oauth-app-proof');
  await page.getByText('The secret is shown this once', { exact: false }).waitFor();
  await expectSound(owner, 'oauth-app-shown');
  secret = await shownSecret();
  clientId = (
    await page
      .getByText(/^OQ[0-9a-f]{32}$/)
      .first()
      .innerText()
  ).trim();
  const { access_token, expires_in } = await askForToken(secret);
  expect(expires_in).toBe(900);
  expect((await people(access_token)).items.length).toBeGreaterThan(0);
  await page.getByRole('link', { name: 'I have stored it' }).click();
  const row = page
    .getByRole('table', { name: 'OAuth apps' })
    .getByRole('row', { name: /Data warehouse/ });
  await row.getByText('gets tokens', { exact: true }).waitFor();
  await expectSound(owner, 'oauth-apps');
  expect(await page.content()).not.toContain(secret);
});

it('is changed; what is taken from it is gone for tokens that are out', async () => {
  const { page } = owner;
  const { access_token } = await askForToken(secret);
  await open('/admin/oauth-apps');
  await page.getByRole('button', { name: 'Show Data warehouse beside the list' }).click();
  await page.getByRole('link', { name: 'Change', exact: true }).click();
  await page.getByRole('heading', { name: 'Change Data warehouse', level: 1 }).waitFor();
  await page.getByText('1 chosen').waitFor();
  await page.getByLabel('see the people of the organization').uncheck();
  await page.getByLabel('read the audit log of the organization').check();
  await expectSound(owner, 'oauth-app-change');
  await page.getByRole('button', { name: 'Save the changes' }).click();
  await page.getByRole('heading', { name: 'OAuth apps', level: 1 }).waitFor();
  await expect(people(access_token)).rejects.toMatchObject({ status: 403 });
});

it('gets a new secret beside the list, and is revoked after seeing what that ends', async () => {
  const { page } = owner;
  await open('/admin/oauth-apps');
  await page.getByRole('button', { name: 'Show Data warehouse beside the list' }).click();
  await page.getByRole('button', { name: 'New secret' }).click();
  await page.getByLabel('The old secret works for').selectOption('0');
  await page.getByRole('button', { name: 'Make a new secret' }).click();
  await page.getByText('The secret is shown this once', { exact: false }).waitFor();
  const next = await shownSecret();
  expect(next).not.toBe(secret);
  expect(await askForToken(secret)).toMatchObject({ error: 'invalid_client' });
  expect(await askForToken(next)).toMatchObject({ token_type: 'Bearer' });
  await expectSound(owner, 'oauth-app-beside');
  await page.getByRole('button', { name: 'Revoke', exact: true }).click();
  const sheet = page.getByRole('dialog', { name: 'Revoke the OAuth app Data warehouse' });
  await sheet.getByText('What changes').waitFor();
  await expectSound(owner, 'oauth-app-revoke');
  await sheet.getByRole('button', { name: 'Revoke the OAuth app' }).click();
  await page.getByRole('complementary').getByText('revoked', { exact: true }).waitFor();
  expect(await askForToken(next)).toMatchObject({ error: 'invalid_client' });
});
