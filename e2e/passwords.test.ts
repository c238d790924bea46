/**
 * Longer passwords by hand: an Owner asks for them, somebody whose password is too short is told so and sets another by the link
 * of a mail, and every form says the number beforehand.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, expectSound, password, type Somebody, startCompany } from './company.ts';

const longer = 'seven green lanterns float slowly by';
const asked = 'At least 32 characters: Northwind Traders asks for that.';

let company: Company;
let nora: Somebody;
let omar: Somebody;

beforeAll(async () => {
  company = await startCompany();
  nora = await company.join('nora', 'Nora Haddad');
  omar = await company.join('omar', 'Omar Saleh');
});
afterAll(() => company[Symbol.asyncDispose]());

const at = (path: string) => `${company.instance.url}${path}`;
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const titled = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

async function givePassword(page: Page, typed: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(nora.email);
  await press(page, 'Continue');
  await page.getByLabel('Password', { exact: true }).fill(typed);
  await press(page, 'Sign in');
}

describe('longer passwords', () => {
  it('are asked for, once it was shown that nobody knows how long they are', async () => {
    const shown = await company.signIn(company.owner.email);
    const { page } = shown;
    await page.goto(at('/admin/security-policies'));
    await page.getByText('Passwords have at least 15 characters, as everywhere.').waitFor();
    await expectSound(shown, 'passwords-section');
    await press(page, 'Edit: Length of passwords');
    await page.getByLabel('A password has at least').selectOption({ label: '32 characters' });
    await expectSound(shown, 'passwords-edit');
    await press(page, 'See what changes');
    const dialog = page.getByRole('dialog', { name: 'Change how long passwords are' });
    await dialog.getByText('how long it is, nobody knows before they type it').waitFor();
    await expectSound(shown, 'passwords-impact');
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await page
      .getByText('Passwords of the people whom you manage have at least 32 characters.')
      .waitFor();
    await page.goto(at('/console/profile'));
    await page.getByText(asked).waitFor();
    await expectSound(shown, 'passwords-profile');
  });

  it('are set by a link, by whoever has a short one; the page says how long', async () => {
    const shown = await company.visit(at('/sign-in'));
    const { page } = shown;
    await givePassword(page, 'not my password at all');
    await page.getByRole('alert').getByText('The address or the password is not right').waitFor();
    expect(await page.getByText('Northwind Traders').count()).toBe(0);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await press(page, 'Sign in');
    await titled(page, 'Choose a longer password');
    await page.getByText('asks for at least 32 characters').waitFor();
    await expectSound(shown, 'passwords-too-short');
    await press(page, 'Send the link');
    await titled(page, 'Look at your mail');
    await expectSound(shown, 'passwords-sent');
    const link = await company.openMail(nora.email, /password/i);
    await link.page.getByText(asked).waitFor();
    await link.page.getByLabel('New password', { exact: true }).fill(password);
    await press(link.page, 'Set the password');
    await link.page
      .getByRole('alert')
      .getByText('Northwind Traders asks for passwords of at least 32 characters.')
      .waitFor();
    await expectSound(link, 'passwords-refused');
    await link.page.getByLabel('New password', { exact: true }).fill(longer);
    await press(link.page, 'Set the password');
    await titled(link.page, 'Your password is set');
    await link.page.getByRole('link', { name: 'Sign in', exact: true }).click();
    await givePassword(link.page, longer);
    await titled(link.page, 'Accounts');
  });

  it('are told of in the languages of the pages', async () => {
    for (const [language, sentence] of [
      ['de', 'verlangt mindestens 32 Zeichen'],
      ['ar', 'تطلب'],
    ] as const) {
      const shown = await company.visit(at('/sign-in'));
      const { page } = shown;
      await page.evaluate((chosen) => localStorage.setItem('language', chosen), language);
      await page.reload();
      await page.locator('input[name=email]').fill(omar.email);
      await page.locator('button[type=submit]').click();
      await page.locator('input[name=password]').fill(password);
      await page.locator('button[type=submit]').click();
      await page.getByText(sentence).waitFor();
      await expectSound(shown, `passwords-too-short-${language}`);
    }
  });
});
