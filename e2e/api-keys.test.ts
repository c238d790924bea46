/**
 * API keys in a browser: made after a fresh proof, shown once, used by a program and on the command line, given a new
 * secret, and revoked after seeing what that ends.
 */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createClient } from '@bailiwick/sdk';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestPage } from '../packages/server/src/testing/browser.ts';
import { type Company, enterPasswordAgain, expectSound, startCompany } from './company.ts';

let company: Company;
let owner: TestPage;
let first: string;

beforeAll(async () => {
  company = await startCompany();
  await company.join('imogen', 'Imogen Ilić');
  owner = await company.signIn(company.owner.email);
  owner.page.setDefaultTimeout(10_000);
  await owner.page.setViewportSize({ width: 1360, height: 860 });
});
afterAll(() => company[Symbol.asyncDispose]());

const open = (path: string) => owner.page.goto(`${company.instance.url}${path}`);
const users = (token: string) =>
  createClient({ baseUrl: company.instance.url, token, retries: 0 }).organizationUsers.list(
    company.organizationSid,
  );
const shownKey = () => owner.page.locator('.shown-key').innerText();

it('a key is made with permissions in plain words, and shown once', async () => {
  const { page } = owner;
  await open('/admin/api-keys');
  await page.getByText('No API key yet').waitFor();
  await expectSound(owner, 'api-keys-empty');
  await page.getByRole('link', { name: 'Create an API key' }).first().click();
  await page.getByRole('heading', { name: 'Create an API key', level: 1 }).waitFor();
  await page.getByLabel('Name', { exact: true }).fill('Nightly report');
  await page.getByRole('button', { name: 'Create the API key' }).click();
  await page.getByRole('alert').getByText('This cannot be taken as it is').waitFor();
  await page.getByLabel('see the people of the organization').check();
  await page.getByText('1 chosen').waitFor();
  await company.ageSessions();
  await page.getByRole('button', { name: 'Create the API key' }).click();
  await enterPasswordAgain(owner, 'api-key-proof');
  await page.getByText('It is shown this once', { exact: false }).waitFor();
  await expectSound(owner, 'api-key-shown');
  first = await shownKey();
  expect(first).toMatch(/^bwk_[0-9A-Za-z]{71}$/);
  expect((await users(first)).items.length).toBeGreaterThan(1);
  await page.getByRole('link', { name: 'I have stored it' }).click();
  const row = page.getByRole('table', { name: 'API keys' }).getByRole('row', { name: /Nightly/ });
  await row.getByText('works', { exact: true }).waitFor();
  await expectSound(owner, 'api-keys');
  expect(await page.content()).not.toContain(first);
});

it('is a token on the command line', async () => {
  const cli = fileURLToPath(new URL('../packages/cli/bin/bailiwick.mjs', import.meta.url));
  const env = { ...process.env, BAILIWICK_URL: company.instance.url, BAILIWICK_TOKEN: first };
  const run = async (...words: string[]) => {
    const { stdout } = await promisify(execFile)(process.execPath, [cli, ...words], { env });
    return JSON.parse(stdout) as Record<string, unknown> & readonly unknown[];
  };
  expect(await run('whoami')).toMatchObject({
    name: 'Nightly report',
    organization: 'Northwind Traders',
    permissions: ['/bailiwick/iam/organization-users/read'],
  });
  expect((await run('users', 'list')).length).toBeGreaterThan(1);
  await expect(run('domains', 'list')).rejects.toMatchObject({ code: 4 });
});

it('gets a new secret beside the list, and is revoked after seeing what that ends', async () => {
  const { page } = owner;
  await open('/admin/api-keys');
  await page.getByRole('button', { name: 'Show Nightly report beside the list' }).click();
  const beside = page.getByRole('complementary');
  await beside.getByText(/People: see the people/).waitFor();
  await expectSound(owner, 'api-key-beside');
  await beside.getByRole('button', { name: 'New secret' }).click();
  await page.getByRole('dialog').getByLabel('The old secret works for').selectOption('0');
  await expectSound(owner, 'api-key-roll');
  await page.getByRole('button', { name: 'Make a new secret' }).click();
  await beside.getByText('It is shown this once', { exact: false }).waitFor();
  const second = await shownKey();
  await expect(users(first)).rejects.toThrow('no API key of ours');
  expect((await users(second)).items.length).toBeGreaterThan(1);
  await beside.getByRole('button', { name: 'Revoke' }).click();
  await page
    .getByRole('dialog')
    .getByText(/API key dies/)
    .waitFor();
  await expectSound(owner, 'api-key-revoke');
  await page.getByRole('button', { name: 'Revoke the API key' }).click();
  await beside.getByText('It was revoked.').waitFor();
  await expect(users(second)).rejects.toThrow('It was revoked');
  await expectSound(owner, 'api-key-revoked');
});
