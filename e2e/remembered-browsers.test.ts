/**
 * A browser that is remembered, by hand: an Owner lets it be, somebody ticks it beside a code of their app, is in by the password alone
 * after they signed out, and is asked again once they have forgotten it, or the Owner let it be for fewer days.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestPage } from '../packages/server/src/testing/browser.ts';
import {
  type AuthenticatorApp,
  addApp,
  untilStepLasts,
} from '../packages/server/src/testing/factors.ts';
import { type Company, expectSound, password, type Somebody, startCompany } from './company.ts';

let company: Company;
let owner: TestPage;
let shown: TestPage;
let nora: Somebody;
let phone: AuthenticatorApp;

beforeAll(async () => {
  company = await startCompany(undefined, { name: 'localhost' });
  nora = await company.join('nora', 'Nora Haddad');
  phone = await addApp(nora.client);
  owner = await company.signIn(company.owner.email);
  shown = await company.visit(at('/sign-in'));
});
afterAll(() => company[Symbol.asyncDispose]());

const at = (path: string) => `${company.instance.url}${path}`;
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const titled = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const tick = ({ page }: TestPage) =>
  page.getByRole('checkbox', { name: 'Do not ask for it in this browser for 14 days' });

async function givePassword({ page }: TestPage): Promise<void> {
  await page.goto(at('/sign-in'));
  await page.getByLabel('E-mail address').fill(nora.email);
  await press(page, 'Continue');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await press(page, 'Sign in');
}

async function signOut({ page }: TestPage): Promise<void> {
  await press(page, 'Sign out Nora Haddad');
  await titled(page, 'Sign in');
}

/** The code of now, which counts once more: nobody waits half a minute. */
async function enterCode({ page }: TestPage): Promise<void> {
  await company.passTime('update authenticator_apps set last_step = null', 'housekeeping');
  await untilStepLasts(5);
  await page.getByLabel('Code of six digits').fill(phone.code());
  await press(page, 'Sign in');
  await titled(page, 'Accounts');
}

async function chooseDays(label: string): Promise<void> {
  const { page } = owner;
  await page.goto(at('/admin/security-policies'));
  await press(page, 'Edit: Remembered browsers');
  await page.getByLabel('A browser is remembered').selectOption({ label });
  await press(page, 'See what changes');
  const dialog = page.getByRole('dialog', {
    name: 'Change for how long browsers are remembered',
  });
  await dialog.getByText('browser', { exact: false }).first().waitFor();
}

async function save(): Promise<void> {
  const { page } = owner;
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved. It counts from now on.').waitFor();
}

it('is not offered before somebody lets it be', async () => {
  await givePassword(shown);
  await titled(shown.page, 'Prove that it is you');
  expect(await shown.page.getByRole('checkbox').count()).toBe(0);
});

it('is let be by the Owner, who sees before whom it reaches', async () => {
  const { page } = owner;
  await page.goto(at('/admin/security-policies'));
  await press(page, 'Edit: Remembered browsers');
  await expectSound(owner, 'remembered-edit');
  await chooseDays('14 days at most');
  await page
    .getByText('people with a second factor may have a browser remembered', { exact: false })
    .waitFor();
  await expectSound(owner, 'remembered-impact');
  await save();
  await page.getByText('may have that browser remembered for 14 days.').waitFor();
  await expectSound(owner, 'remembered-policy');
});

it('is ticked beside the code, and then the password is enough, also after signing out', async () => {
  await givePassword(shown);
  await titled(shown.page, 'Prove that it is you');
  expect(await tick(shown).isChecked()).toBe(false);
  await expectSound(shown, 'remembered-offered');
  await tick(shown).check();
  await enterCode(shown);
  await signOut(shown);
  await givePassword(shown);
  await titled(shown.page, 'Accounts');
});

it('proves nothing afresh: a change of what signs in asks for the factor', async () => {
  const { page } = shown;
  await page.goto(at('/console/profile'));
  await press(page, 'Make recovery codes');
  const dialog = page.getByRole('dialog', { name: 'Prove again that it is you' });
  await dialog.getByLabel('Code of six digits').waitFor();
  await page.keyboard.press('Escape');
});

it('stands in the profile, and is asked again once it is forgotten there', async () => {
  const { page } = shown;
  await page.goto(at('/console/profile'));
  const browsers = page.getByRole('table', { name: 'Remembered browsers' });
  await browsers.getByText('this one').waitFor();
  await expectSound(shown, 'remembered-profile');
  await browsers.getByRole('button', { name: /^Forget the browser: / }).click();
  await page.getByText('No browser is remembered.').waitFor();
  await expectSound(shown, 'remembered-none');
  await signOut(shown);
  await givePassword(shown);
  await titled(page, 'Prove that it is you');
});

it('is asked again in every browser once nobody lets it be any more', async () => {
  await tick(shown).check();
  await enterCode(shown);
  await chooseDays('not at all');
  await owner.page
    .getByText('forgotten at once: the second factor is asked for there again', { exact: false })
    .waitFor();
  await expectSound(owner, 'remembered-forgetting');
  await save();
  await signOut(shown);
  await givePassword(shown);
  await titled(shown.page, 'Prove that it is you');
  expect(await shown.page.getByRole('checkbox').count()).toBe(0);
});
