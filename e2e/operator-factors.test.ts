/**
 * How operators sign in, by hand, in a browser with an authenticator of its own (the WebAuthn domain of its DevTools protocol):
 * the first second factor, signing in by it, the fresh proof, another operator, being locked out, and the link of the machine.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestPage } from '../packages/server/src/testing/browser.ts';
import { authenticatorApp } from '../packages/server/src/testing/factors.ts';
import { addAuthenticator } from './authenticator.ts';
import { type Company, expectSound, password, startCompany } from './company.ts';

let company: Company;
let first: TestPage;
const firstEmail = 'ops@vendor-of-things.com';
const secondEmail = 'night-shift@vendor-of-things.com';

beforeAll(async () => {
  // Passkeys are bound to a name; browsers take this one without TLS.
  company = await startCompany(undefined, { name: 'localhost' });
});
afterAll(() => company[Symbol.asyncDispose]());

const at = (path: string) => `${company.instance.url}${path}`;
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const headed = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

async function givePassword({ page }: TestPage, email: string): Promise<void> {
  await page.goto(at('/operator/sign-in'));
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await press(page, 'Sign in');
}

async function addAppByHand(shown: TestPage, picture?: string) {
  const { page } = shown;
  await press(page, 'Add an authenticator app');
  const secret = await page.locator('p.mono').innerText();
  if (picture !== undefined) await expectSound(shown, picture);
  const phone = authenticatorApp(secret.replaceAll(/\s/g, ''));
  const used = phone.code(-1);
  await page.getByLabel('Code of six digits').fill(used);
  await press(page, 'Add the app');
  await headed(page, 'How you sign in');
  return { phone, used };
}

describe('the first operator', () => {
  it('is asked for a second factor right after the password, and opens nothing before', async () => {
    first = await company.visit(company.instance.operatorLink ?? '');
    const { page } = first;
    page.setDefaultTimeout(10_000);
    await addAuthenticator(page);
    await page.getByLabel('E-mail address').fill(firstEmail);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await press(page, 'Become the operator');
    await headed(page, 'Add a second factor');
    await expectSound(first, 'operator-second-factor');
    await page.goto(at('/operator/organizations'));
    await headed(page, 'Operator sign-in');
    await page.goto(at('/operator/second-step'));
    await press(page, 'Add a passkey');
    await page.getByLabel('Name', { exact: true }).fill('Work laptop');
    await expectSound(first, 'operator-first-passkey');
    await press(page, 'Continue');
    await headed(page, 'How you sign in');
    await page.getByText('Make recovery codes now').waitFor();
    await expectSound(first, 'operator-profile-no-codes');
    await press(page, 'Make recovery codes');
    const dialog = page.getByRole('dialog', { name: 'Your recovery codes' });
    await dialog.getByRole('listitem').first().waitFor();
    expect(await dialog.getByRole('listitem').count()).toBe(10);
    await press(page, 'I have kept them');
    await page.getByText('10 recovery codes are left').waitFor();
    await expectSound(first, 'operator-profile');
  });

  it('cannot remove the last one, and reads why', async () => {
    const { page } = first;
    await press(page, 'Remove Work laptop');
    await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByRole('alert').getByText('This is the last second factor').waitFor();
    await expectSound(first, 'operator-last-factor');
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  });

  it('signs in by the password and the passkey', async () => {
    const { page } = first;
    await page.getByRole('button', { name: 'Sign out' }).click();
    await headed(page, 'Operator sign-in');
    await givePassword(first, firstEmail);
    await headed(page, 'Prove that it is you');
    await expectSound(first, 'operator-prove');
    await press(page, 'Sign in');
    await headed(page, 'Instance');
  });
});

describe('another operator', () => {
  it('is asked after a fresh proof by the second factor', async () => {
    const { page } = first;
    await company.ageSessions();
    await page.getByRole('link', { name: 'Operators', exact: true }).click();
    await headed(page, 'Operators');
    await page.getByLabel('E-mail address').fill(secondEmail);
    await press(page, 'Send the link');
    const dialog = page.getByRole('dialog', { name: 'Prove again that it is you' });
    await dialog.waitFor();
    await expectSound(first, 'operator-step-up');
    await dialog.getByRole('button', { name: 'Continue' }).click();
    await page.getByText(`is on its way to ${secondEmail}`).waitFor();
    await expectSound(first, 'operator-operators');
  });

  it('joins by the mailed link with an authenticator app, and is helped when it is lost', async () => {
    const second = await company.openMail(secondEmail, /asked to be an operator/);
    second.page.setDefaultTimeout(10_000);
    await headed(second.page, 'Become an operator');
    await expectSound(second, 'operator-join');
    await second.page.getByLabel('Password', { exact: true }).fill(password);
    await press(second.page, 'Become an operator');
    await headed(second.page, 'Add a second factor');
    await addAppByHand(second, 'operator-first-app');
    await second.page.context().clearCookies();

    const { page } = first;
    await page.reload();
    await press(page, `Reset the second factor of ${secondEmail}`);
    await page.getByLabel('Why').fill('Phone lost on the train');
    await press(page, 'See what changes');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('second factors can be replaced').waitFor();
    await expectSound(first, 'operator-reset-impact');
    await dialog.getByRole('button', { name: 'Reset the second factor' }).click();
    await page.getByText(`is on its way to ${secondEmail}`).waitFor();

    const back = await company.openMail(secondEmail, /replace your second factor/);
    await headed(back.page, 'Replace your second factor');
    await back.page.getByLabel('Password', { exact: true }).fill('not the right password');
    await press(back.page, 'Remove what I lost');
    await back.page.getByRole('alert').waitFor();
    await expectSound(back, 'operator-reset-refused');
    await back.page.getByLabel('Password', { exact: true }).fill(password);
    await press(back.page, 'Remove what I lost');
    await headed(back.page, 'Add a second factor');
    const { phone, used } = await addAppByHand(back);
    await back.page.context().clearCookies();
    await givePassword(back, secondEmail);
    await headed(back.page, 'Prove that it is you');
    await back.page.getByLabel('Code of six digits').fill(used);
    await press(back.page, 'Sign in');
    await back.page.getByRole('alert').waitFor();
    await back.page.getByLabel('Code of six digits').fill(phone.code());
    await press(back.page, 'Sign in');
    await headed(back.page, 'Instance');
    await Promise.all([second.close(), back.close()]);
  });

  it('is let go, after its impact is seen', async () => {
    const { page } = first;
    await page.reload();
    await press(page, `Remove ${secondEmail}`);
    const dialog = page.getByRole('dialog');
    await dialog.getByText('sessions end').waitFor();
    await expectSound(first, 'operator-remove');
    await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByText(`${secondEmail} is no operator any more.`).waitFor();
  });
});
