/**
 * Editions in a browser: the operator makes one, sees who is affected before it is changed, and gives it to an
 * organization; its Owner sees what is used of it and what another one would break.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestPage } from '../packages/server/src/testing/browser.ts';
import { type Company, expectSound, startCompany } from './company.ts';
import { makeOperator, visitAsOperator } from './operator.ts';

let company: Company;
let operator: TestPage;
let owner: TestPage;

beforeAll(async () => {
  company = await startCompany();
  await company.join('imogen', 'Imogen Ilić');
  operator = await visitAsOperator(company, await makeOperator(company));
  const { page } = operator;
  page.setDefaultTimeout(10_000);
  await page.setViewportSize({ width: 1360, height: 860 });
  await page.getByRole('heading', { name: 'Newest mails' }).waitFor();
  owner = await company.signIn(company.owner.email);
  owner.page.setDefaultTimeout(10_000);
});
afterAll(() => company[Symbol.asyncDispose]());

const open = ({ page }: TestPage, path: string) => page.goto(`${company.instance.url}${path}`);

it('an edition is created, and what the server refuses of it stands at its field', async () => {
  const { page } = operator;
  await page.getByRole('link', { name: 'Editions' }).click();
  await page.getByRole('table', { name: 'Editions' }).getByText('Enterprise').waitFor();
  await expectSound(operator, 'editions');
  await page.getByRole('link', { name: 'Create an edition' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Startup');
  await page.getByLabel('Slug').fill('startup');
  await page.getByLabel(/^Single sign-on/).check();
  await page.getByLabel('Accounts').fill('0');
  await page.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('link', { name: 'Accounts', exact: true }).last().waitFor();
  await expectSound(operator, 'edition-refused');
  await page.getByLabel('Accounts').fill('3');
  await page.getByLabel('Managed users').fill('2');
  await page.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('heading', { name: 'Startup', level: 1 }).waitFor();
  await page.getByText('No organization has it').waitFor();
  await expectSound(operator, 'edition');
});

it('it is given to an organization between two dates, after seeing what changes there', async () => {
  const { page } = operator;
  await page.getByRole('link', { name: 'Organizations' }).click();
  await page.getByRole('link', { name: 'Northwind Traders' }).click();
  await page.getByText('Northwind Traders has the edition Community.').waitFor();
  await page.getByRole('button', { name: 'Give an edition' }).click();
  await page.getByRole('combobox', { name: 'Edition' }).selectOption('Startup');
  const soon = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 19);
  await page.getByLabel('Until').fill(soon);
  await page.getByLabel('Contract or order').fill('PO-2026-117');
  await page.getByRole('button', { name: 'See what changes' }).click();
  await page.getByText('features can be used from then on').waitFor();
  await page.getByText('The audit log as a file becomes read-only').waitFor();
  await expectSound(operator, 'edition-give');
  await page.getByRole('button', { name: 'Give', exact: true }).click();
  await page.getByText(/Northwind Traders has the edition Startup until/).waitFor();
  await page.getByRole('table', { name: 'Its editions' }).getByText('PO-2026-117').waitFor();
  await expectSound(operator, 'operated-organization');
});

it('who loses what stands there before an edition is changed for all', async () => {
  const { page } = operator;
  await open(operator, '/operator/editions');
  await page.getByRole('link', { name: 'Startup' }).click();
  await page.getByRole('link', { name: 'Northwind Traders' }).waitFor();
  await page.getByLabel(/^Single sign-on/).uncheck();
  await page.getByLabel('Managed users').fill('1');
  await page.getByRole('button', { name: 'See who is affected' }).click();
  await page.getByText('Managed users: 2 → 1').waitFor();
  await page.getByText('organizations lose a feature, Single sign-on').waitFor();
  await page.getByText('organizations are above a new limit, Managed users').waitFor();
  await expectSound(operator, 'edition-change');
  await page.getByRole('button', { name: 'Change for all' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await expect.poll(() => page.getByLabel('Managed users').inputValue()).toBe('1');
  // It is in use.
  await page.getByRole('button', { name: 'Retire' }).click();
  await page.getByText('1 organization has Startup, or is to have it.').waitFor();
});

it('the Owner sees what is used, that it ends soon, and what another edition would break', async () => {
  const { page } = owner;
  await page.getByRole('link', { name: 'Usage' }).click();
  await page
    .getByText(/Northwind Traders has the edition Startup until .*, then Community\./)
    .waitFor();
  await page.getByText('above the limit').waitFor();
  await page.getByText('Your move: ask the operator of this instance').waitFor();
  await expectSound(owner, 'usage');
  await page.getByRole('combobox', { name: 'Edition' }).selectOption('Enterprise');
  await page.getByText('Nothing that you use would be missing in Enterprise.').waitFor();
  await page.reload();
  await page.getByText('Nothing that you use would be missing in Enterprise.').waitFor();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Take out as CSV' }).click();
  expect((await saved).suggestedFilename()).toMatch(/^usage-\d{4}-\d\d-\d\d\.csv$/);
});

it('reads from the right as well', async () => {
  const { page } = owner;
  await page.evaluate(`localStorage.language = 'ar'`);
  await company.owner.client.user.update({ locale: 'ar' });
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'الاستخدام' }).waitFor();
  expect(await page.evaluate('document.documentElement.dir')).toBe('rtl');
  await expectSound(owner, 'usage-ar');
});

it('the operator sees jobs, mails and what the checks say', async () => {
  const { page } = operator;
  await open(operator, '/operator/jobs');
  await page.getByText('editions.tell_ends').waitFor();
  await expectSound(operator, 'jobs');
  await page.getByRole('link', { name: 'Mail log' }).click();
  await page.getByRole('cell', { name: /gets the edition Startup/ }).waitFor();
  await expectSound(operator, 'mail-log');
  await page.getByRole('link', { name: 'Failed' }).click();
  await page.getByText('Nothing matches').waitFor();
  await open(operator, '/operator');
  await page.getByText('A mail server is configured.').waitFor();
  await expectSound(operator, 'instance');
});
