/**
 * An OAuth app that asks people, in a browser: made with the addresses that it waits at, allowed by somebody in a program that
 * nobody here wrote, seen by how many allow it, changed beside somebody else who changes it, and ended for all of them.
 */
import { createClient } from '@bailiwick/sdk';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestPage } from '../packages/server/src/testing/browser.ts';
import { type Company, expectSound, password, type Somebody, startCompany } from './company.ts';
import { programAddress, startProgram } from './oauth-program.ts';

const administrator = 'IX00000000000000000000000000000002';
const readUsers = '/bailiwick/iam/organization-users/read';

let company: Company;
let owner: TestPage;
let colleague: Somebody;
let program: Awaited<ReturnType<typeof startProgram>>;
let client: { readonly id: string; readonly secret: string };
let refreshToken: string;

beforeAll(async () => {
  company = await startCompany();
  program = await startProgram(company.instance.url);
  colleague = await company.join('imogen', 'Imogen Ilić', administrator);
  owner = await company.signIn(company.owner.email);
  owner.page.setDefaultTimeout(15_000);
});
afterAll(async () => {
  program.stop();
  await company[Symbol.asyncDispose]();
});

const open = (path: string) => owner.page.goto(`${company.instance.url}${path}`);
const appNow = () => company.owner.client.oauthApps.get(company.organizationSid, client.id);
const as = (token: string) => createClient({ baseUrl: company.instance.url, token, retries: 0 });
const showBeside = async () => {
  await open('/admin/oauth-apps');
  await owner.page.getByRole('button', { name: 'Show People dashboard beside the list' }).click();
  await owner.page.getByRole('complementary').getByText('Redirect URIs').waitFor();
};

it('is made with its addresses, each refused at its own field', async () => {
  const { page } = owner;
  await open('/admin/oauth-apps/new');
  await page.getByRole('radio', { name: 'People sign in and allow it' }).check();
  await page.getByLabel('Name', { exact: true }).fill('People dashboard');
  await page.getByLabel('What it is for').fill('Shows who works where, and since when.');
  await page.getByLabel('Redirect URI 1', { exact: true }).fill('https://app.contoso.example/back');
  await page.getByRole('button', { name: 'One more address' }).click();
  await page.getByLabel('Redirect URI 2', { exact: true }).fill('http://app.contoso.example/back');
  await page.getByRole('button', { name: 'One more address' }).click();
  await page.getByLabel('Redirect URI 3', { exact: true }).fill(programAddress);
  await page.getByLabel('Whose program it is').fill('Contoso Analytics');
  await page.getByLabel('Its home page').fill('analytics.contoso.example');
  await page.getByLabel('see the people of the organization').check();
  await page.getByRole('button', { name: 'Create the OAuth app' }).click();
  await page.getByRole('alert').getByText('This cannot be taken as it is').waitFor();
  const errorOf = (label: string) =>
    page
      .locator('.field', { has: page.getByLabel(label, { exact: true }) })
      .locator('.field-error');
  expect(await errorOf('Redirect URI 2').innerText()).toMatch(/whole address with https/);
  expect(await errorOf('Its home page').innerText()).toMatch(/address with https/);
  expect(await errorOf('Redirect URI 1').count()).toBe(0);
  await expectSound(owner, 'oauth-app-people-refused');
  await page.getByRole('button', { name: 'Remove redirect URI 2' }).click();
  // What was refused stood at the address that is gone, and not at the one in its place.
  expect(await page.getByLabel('Redirect URI 2', { exact: true }).inputValue()).toBe(
    programAddress,
  );
  expect(await errorOf('Redirect URI 2').count()).toBe(0);
  await page.getByLabel('Its home page').fill('https://analytics.contoso.example');
  await page.getByRole('button', { name: 'Create the OAuth app' }).click();
  await page.getByText('The secret is shown this once', { exact: false }).waitFor();
  await page.getByText(`${company.instance.url}/oauth2/authorize`).waitFor();
  await expectSound(owner, 'oauth-app-people-shown');
  const sid = page.getByText(/^OQ[0-9a-f]{32}$/).first();
  client = {
    id: (await sid.innerText()).trim(),
    secret: await page.locator('.shown-key').innerText(),
  };
  expect(await appNow()).toMatchObject({
    grant_type: 'authorization_code',
    redirect_uris: ['https://app.contoso.example/back', programAddress],
    company_name: 'Contoso Analytics',
    homepage_url: 'https://analytics.contoso.example',
    terms_url: null,
    people: 0,
  });
});

it('acts for somebody who signs in and allows it', async () => {
  const { begin, renew } = await program.connect(client);
  const { address, finish } = await begin(`${readUsers} offline_access`);
  const visitor = await company.visit(address);
  const { page } = visitor;
  await page.getByLabel('E-mail address').fill(colleague.email);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Let People dashboard act for you?' }).waitFor();
  await page.getByRole('button', { name: 'Allow', exact: true }).click();
  await page.getByRole('heading', { name: 'Answered' }).waitFor();
  const tokens = await finish();
  const people = await as(tokens.access_token).organizationUsers.list(company.organizationSid);
  expect(people.items.length).toBeGreaterThan(1);
  const renewed = await renew(tokens.refresh_token ?? '');
  refreshToken = renewed.refresh_token ?? '';
  expect(refreshToken).toMatch(/^bwr_/);
  await visitor.close();
});

it('is changed, and not over what somebody else changed meanwhile', async () => {
  const { page } = owner;
  await showBeside();
  await page.getByRole('complementary').getByText('It acts for 1 person who allowed it.').waitFor();
  await expectSound(owner, 'oauth-app-people-beside');
  await page.getByRole('link', { name: 'Change', exact: true }).click();
  await page.getByRole('heading', { name: 'Change People dashboard', level: 1 }).waitFor();
  expect(await page.getByRole('radio').count()).toBe(0);
  await page.getByLabel('Whose program it is').fill('');
  await page.getByLabel('Its terms of use').fill('https://analytics.contoso.example/terms');
  await page.getByRole('button', { name: 'Remove redirect URI 1' }).click();
  await expectSound(owner, 'oauth-app-people-change');
  await company.owner.client.oauthApps.update(company.organizationSid, client.id, {
    description: 'By somebody else.',
  });
  const save = page.getByRole('button', { name: 'Save the changes' });
  await save.click();
  await page.getByRole('alert').getByText('The OAuth app was changed since.').waitFor();
  await page.reload();
  await page.getByLabel('Whose program it is').fill('');
  await page.getByRole('button', { name: 'Remove redirect URI 1' }).click();
  await save.click();
  await page.getByRole('heading', { name: 'OAuth apps', level: 1 }).waitFor();
  expect(await appNow()).toMatchObject({
    description: 'By somebody else.',
    redirect_uris: [programAddress],
    company_name: null,
    homepage_url: 'https://analytics.contoso.example',
    terms_url: null,
    people: 1,
  });
});

it('is ended for all of them after seeing whom that is about', async () => {
  const { page } = owner;
  const { renew } = await program.connect(client);
  await showBeside();
  await page.getByRole('button', { name: 'Stop for everybody' }).click();
  const sheet = page.getByRole('dialog', { name: 'Stop People dashboard from acting for anybody' });
  await sheet.getByText('Imogen Ilić').waitFor();
  await expectSound(owner, 'oauth-app-people-end');
  await sheet.getByRole('button', { name: 'Stop for everybody' }).click();
  await page
    .getByRole('complementary')
    .getByText('acts for nobody now', { exact: false })
    .waitFor();
  expect(await page.getByRole('button', { name: 'Stop for everybody' }).count()).toBe(0);
  await expect(renew(refreshToken)).rejects.toMatchObject({ error: 'invalid_grant' });
  expect((await colleague.client.connectedApps.list()).items).toEqual([]);
  expect((await appNow()).state).toBe('active');
});
