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

it('lists the sessions of everybody, finds some by words, and ends one that is dead at once', async () => {
  const { page } = administrator;
  noras = await company.signIn(nora.email);
  await page.goto(at('/admin/users'));
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Sessions', exact: true })
    .click();
  const list = page.getByRole('table', { name: 'Sessions', exact: true });
  await list.getByRole('row', { name: /Nora Haddad.*Chrome on Linux/ }).waitFor();
  await list.getByRole('row', { name: /this one/ }).waitFor();
  await expectSound(administrator, 'organization-sessions');
  await page.goto(at(`/admin/sessions?q=${encodeURIComponent(`person:${nora.email}`)}`));
  const noraRow = list.getByRole('row', { name: /Nora Haddad/ });
  await noraRow.waitFor();
  expect(await list.getByRole('row', { name: /this one/ }).count()).toBe(0);
  await noraRow.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'End 1 session…' }).click();
  const dialog = page.getByRole('dialog', { name: 'End 1 session' });
  await dialog.getByText('signed out there', { exact: false }).waitFor();
  await dialog.getByText('Nora Haddad').waitFor();
  await dialog.getByRole('button', { name: 'End 1 session' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await noraRow.count()).toBe(0);
  await noras.page.goto(at('/console'));
  await noras.page.getByRole('heading', { name: 'Sign in' }).waitFor();
});

it('ends all of them after showing how many of whom, but for the one that asks', async () => {
  const { page } = administrator;
  noras = await company.signIn(nora.email);
  await page.goto(at('/admin/sessions'));
  await page.getByRole('button', { name: 'End all sessions…' }).click();
  const dialog = page.getByRole('dialog', { name: 'End all sessions of the organization' });
  await dialog.getByText('You stay signed in here, and nowhere else.', { exact: false }).waitFor();
  await dialog.getByText('Nora Haddad').waitFor();
  await dialog.getByRole('button', { name: 'End all sessions' }).click();
  await page.getByRole('heading', { name: /all sessions/i, level: 1 }).waitFor();
  await page.getByText('Done', { exact: false }).first().waitFor();
  await noras.page.goto(at('/console'));
  await noras.page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await page.goto(at('/admin/sessions'));
  await page.getByText('this one').waitFor();
});

it('ends one’s own other sessions by one act', async () => {
  const [here, there] = [await company.signIn(nora.email), await company.signIn(nora.email)];
  await here.page.goto(at('/console/profile'));
  await here.page.getByRole('button', { name: 'End all my other sessions' }).click();
  await here.page.getByText('1 other session has ended. You stay signed in here.').waitFor();
  await there.page.goto(at('/console'));
  await there.page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await here.page.goto(at('/console'));
  await here.page.getByRole('heading', { name: 'Accounts' }).waitFor();
});
