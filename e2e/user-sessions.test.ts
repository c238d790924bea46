/** Sessions by hand: where somebody is signed in, ending one place, and what the person finds in the mail. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestPage } from '../packages/server/src/testing/browser.ts';
import { type Company, expectSound, type Somebody, startCompany } from './company.ts';

let company: Company;
let administrator: TestPage;
let nora: Somebody;
let noras: TestPage;

beforeAll(async () => {
  company = await startCompany();
  nora = await company.join('nora', 'Nora Haddad');
  administrator = await company.signIn(company.owner.email);
  noras = await company.signIn(nora.email);
});
afterAll(() => company[Symbol.asyncDispose]());

const at = (path: string) => `${company.instance.url}${path}`;
const row = (shown: TestPage, table: string, text: string) =>
  shown.page.getByRole('table', { name: table, exact: true }).getByRole('row', { name: text });

it('shows an administrator where and how somebody is signed in', async () => {
  const { page } = administrator;
  await page.goto(at(`/admin/users/${nora.sid}`));
  await row(administrator, 'Sessions', 'Chrome on Linux Password').waitFor();
  await row(administrator, 'Sessions', 'Accepted an invitation').waitFor();
  await row(administrator, 'Sign-ins', 'Password Chrome on Linux').waitFor();
  await expectSound(administrator, 'user-sessions');
});

it('leads to all sign-ins of the person in the audit log', async () => {
  const { page } = administrator;
  await page.getByRole('link', { name: 'All of their sign-ins in the audit log' }).click();
  await page.getByRole('heading', { name: 'Audit log' }).waitFor();
  await page.getByText('Nora Haddad signed in').first().waitFor();
  await page.goBack();
});

it('ends one session, which is dead at once, and says that the person is told', async () => {
  const { page } = administrator;
  await row(administrator, 'Sessions', 'Chrome on Linux')
    .getByRole('button', { name: /^End the session: Chrome on Linux/ })
    .click();
  await page.getByText('The session has ended. Nora Haddad is told by mail.').waitFor();
  await row(administrator, 'Sessions', 'Accepted an invitation').waitFor();
  expect(await row(administrator, 'Sessions', 'Chrome on Linux').count()).toBe(0);
  await noras.page.goto(at('/console'));
  await noras.page.getByRole('heading', { name: 'Sign in' }).waitFor();
  const { text } = await company.instance.smtp.waitFor(nora.email, {
    subject: /signed out in one place/,
  });
  expect(text).toContain('Chrome on Linux, from the address 127.0.0.1');
});

it('ends all after showing how many', async () => {
  const { page } = administrator;
  await page.getByRole('button', { name: 'End all sessions' }).click();
  const dialog = page.getByRole('dialog', { name: 'End all sessions of Nora Haddad' });
  await dialog.getByText('sessions end', { exact: false }).first().waitFor();
  await dialog.getByRole('button', { name: 'End all sessions' }).click();
  await page.getByText('They are signed in nowhere.').waitFor();
});

it('shows the Owner where they are signed in, and tells the one they use now', async () => {
  const { page } = administrator;
  await page.goto(at(`/admin/users/${company.owner.sid}`));
  await row(administrator, 'Sessions', 'this one').waitFor();
  await page.goto(at('/console/profile'));
  await row(administrator, 'Sessions', 'Chrome on Linux Password').waitFor();
});
