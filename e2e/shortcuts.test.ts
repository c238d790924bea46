/**
 * Getting about without a pointer: shortcuts and turning them off, the palette, what went by. And what the overview says is
 * left to set up, and the question about one person.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestPage } from '../packages/server/src/testing/browser.ts';
import { type Company, domain, expectSound, startCompany } from './company.ts';

const developer = 'IX00000000000000000000000000000103';

let company: Company;
let shown: TestPage;
let imogenSid: string;

beforeAll(async () => {
  company = await startCompany();
  imogenSid = (await company.join('imogen', 'Imogen Ilić')).sid;
  await company.owner.client.roleAssignments.create(company.organizationSid, {
    user_sid: imogenSid,
    account_sid: company.accountSid,
    role_sid: developer,
  });
  shown = await company.signIn(company.owner.email);
});
afterAll(() => company[Symbol.asyncDispose]());

const heading = (name: string) => shown.page.getByRole('heading', { name, level: 1 }).waitFor();
async function open(path: string, title: string) {
  await shown.page.goto(`${company.instance.url}${path}`);
  await heading(title);
  await shown.page.waitForLoadState('networkidle');
}
const press = async (...keys: string[]) => {
  for (const key of keys) await shown.page.keyboard.press(key);
};

it('goes to pages by two keys, to the search by one, and lists the keys', async () => {
  const { page } = shown;
  await open('/admin', 'Overview');
  await press('g', 'u');
  await heading('Users');
  await page.getByRole('combobox', { name: /^Filter / }).waitFor();
  await press('/');
  expect(await page.evaluate<string>('document.activeElement.role')).toBe('combobox');
  // In a field letters are text.
  await press('g', 'a');
  expect(await page.evaluate<string>('document.activeElement.value')).toBe('ga');
  await page.evaluate('document.activeElement.blur()');
  await press('g', 'l');
  await heading('Audit log');
  await press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await help.getByText('Go to the search of the page').waitFor();
  await expectSound(shown, 'shortcuts');
  await press('Escape');
  await help.waitFor({ state: 'detached' });
});

it('does nothing by single keys once they are turned off', async () => {
  const { page } = shown;
  await open('/console/profile', 'Profile and sessions');
  await page.getByRole('checkbox', { name: /Shortcuts of single keys/ }).press('Space');
  await open('/admin', 'Overview');
  await press('g', 'u', '?');
  await page.waitForTimeout(300);
  expect(new URL(page.url()).pathname).toBe('/admin');
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).press('Enter');
  await page.getByText('Those of single keys are turned off').waitFor();
  await press('Escape');
  await open('/console/profile', 'Profile and sessions');
  await page.getByRole('checkbox', { name: /Shortcuts of single keys/ }).press('Space');
});

it('finds by name, address and SID, jumps to a SID that is pasted, and knows where one was', async () => {
  const { page } = shown;
  await open('/admin', 'Overview');
  const find = page.getByRole('combobox', { name: 'Find a person, account, domain or page' });
  for (const [text, option] of [
    ['imogen', /Imogen Ilić/],
    [`imogen@${domain}`, /Imogen Ilić/],
    [imogenSid, /Imogen Ilić/],
    ['Produc', /^Production/],
    [company.accountSid, /^Production/],
    [domain.slice(2, 12), new RegExp(domain)],
    ['"\\', /./],
    ['add a dom', /Add a domain/],
  ] as const) {
    await press('Control+k');
    await find.fill(text);
    if (text === '"\\') await page.getByText('Nothing is called like that.').waitFor();
    else await page.getByRole('option', { name: option }).first().waitFor();
    await press('Escape');
  }
  await press('Control+k');
  await page.evaluate(
    `document.activeElement.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: (() => { const data = new DataTransfer(); data.setData('text', ${JSON.stringify(imogenSid)}); return data; })() }))`,
  );
  await heading('Imogen Ilić');
  await press('Control+k');
  expect(await page.getByRole('option').first().textContent()).toContain('Imogen Ilić');
  await press('Escape');
});

it('keeps what can be undone in a list, beside what runs in the background', async () => {
  const { page } = shown;
  await open('/admin', 'Overview');
  await page.getByRole('button', { name: 'Notifications' }).press('Enter');
  await page.getByText('Nothing runs, and nothing ran during the last 90 days.').waitFor();
  await page.getByText('Nothing yet.', { exact: false }).waitFor();
  await expectSound(shown, 'notifications');
  await press('Escape');
  await page.getByRole('link', { name: 'Jobs', exact: true }).press('Enter');
  await heading('Operations');
});

it('says what is left to set up until it is done, or put away', async () => {
  const { page } = shown;
  await open('/admin', 'Overview');
  await page.getByText('2 steps are left').waitFor();
  await page.getByRole('button', { name: 'Put it away' }).press('Enter');
  await page.reload();
  await page.getByRole('button', { name: 'Show what is left to set up (2)' }).press('Enter');
  await page.getByRole('link', { name: 'Have a second Administrator' }).waitFor();
  await expectSound(shown, 'overview-set-up');
});

it('answers whether a person may, why, what they lack, and how it was', async () => {
  const { page } = shown;
  await open('/admin/access?view=person', 'Access');
  await page.getByLabel('Who').fill(`imogen@${domain}`);
  await page.getByRole('button', { name: 'May they?' }).press('Enter');
  await page.getByText('Imogen Ilić may.').waitFor();
  await page.getByText('Developer on the account Production').waitFor();
  await page.getByText('/bailiwick/account/credentials/manage', { exact: true }).last().waitFor();
  await page.getByLabel('May do').selectOption('/bailiwick/account/accounts/close');
  await page.getByRole('button', { name: 'May they?' }).press('Enter');
  await page.getByText('Imogen Ilić may not.').waitFor();
  await page.getByText(/Roles that would do: .*Administrator/).waitFor();
  await expectSound(shown, 'access-person');
  await page.getByLabel('As of').fill('2020-01-01T00:00:00');
  await page.getByRole('button', { name: 'May they?' }).press('Enter');
  await page.getByText('What was so then is not known').waitFor();
  await page.getByLabel('Who').fill('nobody at all');
  await page.getByLabel('As of').fill('');
  await page.getByRole('button', { name: 'May they?' }).press('Enter');
  await page.getByText('Nobody here is called like that.').waitFor();
});
