/** Compliance by hand: from the policy that is planned to the people who lack what it will ask, and reminding them. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestPage } from '../packages/server/src/testing/browser.ts';
import { addApp } from '../packages/server/src/testing/factors.ts';
import { type Company, expectSound, type Somebody, startCompany } from './company.ts';

const administrator = 'IX00000000000000000000000000000002';

let company: Company;
let shown: TestPage;
let nora: Somebody;
let sasha: Somebody;

beforeAll(async () => {
  company = await startCompany();
  nora = await company.join('nora', 'Nora Haddad');
  await company.join('omar', 'Omar Saleh');
  sasha = await company.join('sasha', 'Sasha Secure', administrator);
  await addApp(sasha.client);
  shown = await company.signIn(company.owner.email);
});
afterAll(() => company[Symbol.asyncDispose]());

const at = (path: string) => `${company.instance.url}${path}`;
const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).click();

it('says that nothing is asked, and leads to where it is', async () => {
  const { page } = shown;
  await page.goto(at('/admin/security-policies'));
  await page.getByRole('link', { name: 'See who does not meet it, and remind them' }).click();
  await page.getByText('No security policy asks anything of anybody.').waitFor();
  await page.getByText('Nothing is asked of anybody').waitFor();
  await expectSound(shown, 'compliance-nothing-asked');
});

it('shows who lacks what will be asked, from the overview on', async () => {
  const { page } = shown;
  await sasha.client.securityPolicies.updateSecondFactor(company.organizationSid, {
    required_of: 'everyone',
    starts_at: new Date(Date.now() + 7 * 86_400_000).toISOString(),
  });
  await page.goto(at('/admin'));
  await page
    .getByRole('link', { name: '3 people do not meet what a security policy asks of them' })
    .click();
  await page.getByText('Everybody meets what is asked of them now.').waitFor();
  await page.getByText('3 people meet what is asked now, and lack what will be asked.').waitFor();
  await page.getByRole('link', { name: 'Nora Haddad' }).waitFor();
  expect(await page.getByRole('link', { name: 'Sasha Secure' }).count()).toBe(0);
  await expectSound(shown, 'compliance-planned');
});

it('reminds those who are chosen, and shows when', async () => {
  const { page } = shown;
  for (const name of ['Nora Haddad', 'Omar Saleh'])
    await page.getByRole('checkbox', { name: `Choose ${name}` }).check();
  await press(page, 'Remind by mail…');
  const dialog = page.getByRole('dialog', { name: 'Remind 2 people' });
  await dialog.getByText('people get a mail that says what is asked of them').waitFor();
  await expectSound(shown, 'compliance-remind');
  await dialog.getByRole('button', { name: 'Send the mails' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page
    .getByRole('row', { name: /Nora Haddad/ })
    .getByText(/now|second/)
    .first()
    .waitFor();
  const mail = await company.instance.smtp.waitFor(nora.email, {
    subject: /asks you for a second factor/,
  });
  expect(mail.links).toContain(at('/console/profile'));
});

it('shows one person beside the list, and refuses a second reminder on the same day', async () => {
  const { page } = shown;
  await press(page, 'Show Nora Haddad beside the list');
  await page.getByRole('heading', { name: 'What is asked of them' }).waitFor();
  await page.getByRole('link', { name: 'Policy of the organization' }).waitFor();
  await expectSound(shown, 'compliance-beside');
  await page.getByRole('button', { name: 'Remind by mail…' }).last().click();
  const dialog = page.getByRole('dialog', { name: 'Remind 1 person' });
  await dialog.getByText('They were reminded within the last 24 hours').waitFor();
  await dialog.getByText(/The next reminder may be sent at/).waitFor();
  await expectSound(shown, 'compliance-reminded-lately');
  await dialog.getByRole('button', { name: 'Close' }).click();
});

it('puts somebody on hold, with what that closes, and lifts it', async () => {
  const { page } = shown;
  await press(page, 'Hold until met…');
  const dialog = page.getByRole('dialog', { name: 'Put 1 person on hold' });
  await dialog.getByText('sessions of theirs are worth nothing until then').waitFor();
  await expectSound(shown, 'compliance-hold');
  await dialog.getByRole('button', { name: 'Put on hold', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('1 person is on hold until they do.').waitFor();
  const mail = await company.instance.smtp.waitFor(nora.email, { subject: /on hold until/ });
  expect(mail.links).toContain(at('/sign-in'));
  await expectSound(shown, 'compliance-on-hold');
  await press(page, 'Lift the hold…');
  const lifting = page.getByRole('dialog', { name: 'Lift the hold' });
  await lifting.getByRole('button', { name: 'Lift the hold', exact: true }).click();
  await lifting.waitFor({ state: 'detached' });
  await page.getByText('is on hold').waitFor({ state: 'detached' });
});

it('shows from the policy on whose password nobody measured, offers no hold for that, and keeps the view', async () => {
  const { page } = shown;
  await sasha.client.securityPolicies.updatePasswords(company.organizationSid, {
    minimum_characters: 32,
    starts_at: new Date(Date.now() + 9 * 86_400_000).toISOString(),
  });
  await page.goto(at('/admin/security-policies'));
  await page
    .getByRole('link', { name: 'See whose password is not known to be long enough' })
    .click();
  const row = page.getByRole('row', { name: /Sasha Secure/ });
  await row.getByText('Their password is not known to be long enough').waitFor();
  await press(page, 'Show Sasha Secure beside the list');
  await page.getByText('Passwords of the people whom you manage have at least 32').waitFor();
  expect(await page.getByRole('button', { name: 'Hold until met…' }).count()).toBe(0);
  await expectSound(shown, 'compliance-passwords');
  await page.getByRole('button', { name: 'Close' }).click();
  await press(page, 'Save this view');
  const saving = page.getByRole('dialog', { name: 'Save this view' });
  await saving.getByLabel('Name').fill('Short passwords');
  await saving.getByRole('button', { name: 'Save the view' }).click();
  await saving.waitFor({ state: 'detached' });
  await page.goto(at('/admin/compliance'));
  await page.getByRole('link', { name: /Short passwords/ }).click();
  await row.waitFor();
  expect(new URL(page.url()).searchParams.get('q')).toBe('missing:password');
});

it('finds nobody by words that nobody fits, and reads from right to left', async () => {
  const { page } = shown;
  await page.goto(at('/admin/compliance?q=name%3Anobody'));
  await page.getByText(/match/i).first().waitFor();
  await expectSound(shown, 'compliance-filtered');
  await page.evaluate(() => localStorage.setItem('language', 'ar'));
  await page.goto(at('/admin/compliance'));
  await page.getByRole('heading', { level: 1, name: 'الالتزام' }).waitFor();
  await page.getByRole('link', { name: 'Nora Haddad' }).waitFor();
  await expectSound(shown, 'compliance-ar');
  await page.evaluate(() => localStorage.removeItem('language'));
});
