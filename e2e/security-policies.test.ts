/**
 * A security policy by hand, from the page on which an Owner switches it on to the person whom it asks at the next sign-in: with
 * a passkey of the browser's own authenticator, and with an app.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestPage } from '../packages/server/src/testing/browser.ts';
import { authenticatorApp, untilStepLasts } from '../packages/server/src/testing/factors.ts';
import { type Company, expectSound, password, type Somebody, startCompany } from './company.ts';

let company: Company;
let owner: TestPage;
let nora: Somebody;
let omar: Somebody;
let noras: TestPage;

beforeAll(async () => {
  // Passkeys are bound to a name; browsers take this one without TLS.
  company = await startCompany(undefined, { name: 'localhost' });
  nora = await company.join('nora', 'Nora Haddad');
  omar = await company.join('omar', 'Omar Saleh');
  noras = await company.signIn(nora.email);
  owner = await company.signIn(company.owner.email);
});
afterAll(() => company[Symbol.asyncDispose]());

const at = (path: string) => `${company.instance.url}${path}`;
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const edit = (page: Page, policy: string) => press(page, `Edit: ${policy}`);
const seeWhatChanges = (page: Page) => press(page, 'See what changes');
const titled = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

async function addAuthenticator(page: Page): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('WebAuthn.enable');
  await devTools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

/** From the page that signing out led to. */
async function givePassword(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await press(page, 'Continue');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await press(page, 'Sign in');
}

async function choose({ page }: TestPage, circle: string): Promise<void> {
  await page.goto(at('/admin/security-policies'));
  await edit(page, 'Second factor');
  await page.getByRole('radio', { name: circle }).check();
}

describe('a second factor for everybody', () => {
  it('is refused to whoever has none themselves, with what to do', async () => {
    await owner.page.goto(at('/admin/security-policies'));
    await owner.page.getByText('3 people would have to add one.').waitFor();
    await expectSound(owner, 'policies-nobody');
    await choose(owner, 'everybody');
    await expectSound(owner, 'policies-edit');
    await seeWhatChanges(owner.page);
    await owner.page.getByRole('alert').getByText('You would shut yourself out').waitFor();
    await expectSound(owner, 'policies-author-owes');
    await press(owner.page, 'Close');
    expect(await owner.page.getByRole('radio', { name: 'everybody' }).isChecked()).toBe(true);
  });

  it('shows whom it touches, and is switched on', async () => {
    const { page } = owner;
    await addAuthenticator(page);
    await page.goto(at('/console/profile'));
    await press(page, 'Add a passkey');
    await page.getByLabel('Name', { exact: true }).fill('Work laptop');
    await press(page, 'Continue');
    await page.getByRole('cell', { name: 'Work laptop', exact: true }).waitFor();
    await choose(owner, 'everybody');
    await seeWhatChanges(page);
    const dialog = page.getByRole('dialog', { name: 'Change who is asked' });
    await dialog.getByText('Nora Haddad').waitFor();
    await expectSound(owner, 'policies-impact');
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved. It counts from now on.').waitFor();
    await page.getByText('2 people have none yet').waitFor();
    await expectSound(owner, 'policies-everyone');
  });

  it('tells of one person what holds, and why', async () => {
    const { page } = owner;
    await page.getByLabel('By name or address').fill('Nora');
    await press(page, 'Choose Nora Haddad');
    await page
      .getByText('The organization asks everybody for a second factor: they have none')
      .waitFor();
    await expectSound(owner, 'policies-effective');
  });
});

describe('whoever is asked', () => {
  it('is led from the page that was open through adding a passkey, and is in', async () => {
    const { page } = noras;
    await addAuthenticator(page);
    await page.goto(at('/console/profile'));
    await titled(page, 'Sign in');
    await givePassword(page, nora.email);
    await titled(page, 'Add a second factor');
    await expectSound(noras, 'enrol-passkey');
    await press(page, 'Add a passkey');
    await titled(page, 'Your recovery codes');
    expect(await page.locator('.code-list li').count()).toBe(10);
    await expectSound(noras, 'enrol-codes');
    await press(page, 'I have kept them');
    await page.getByRole('heading', { level: 2, name: 'How you sign in' }).waitFor();
    await page.getByText('10 recovery codes are left').waitFor();
  });

  it('or through adding an app', async () => {
    const shown = await company.visit(at('/sign-in'));
    const { page } = shown;
    await givePassword(page, omar.email);
    await titled(page, 'Add a second factor');
    await press(page, 'Add an authenticator app');
    await press(page, 'Show the picture to read');
    await page.getByRole('img', { name: 'The secret as a QR code' }).waitFor();
    await expectSound(shown, 'enrol-app');
    const secret = (await page.locator('p.mono').innerText()).replaceAll(' ', '');
    await untilStepLasts(5);
    await page.getByLabel('Code of six digits').fill(authenticatorApp(secret).code());
    await press(page, 'Add the app');
    await titled(page, 'Your recovery codes');
    await press(page, 'I have kept them');
    await titled(page, 'Accounts');
  });

  it('is asked for a passkey beside the app, where only that counts', async () => {
    await owner.page.goto(at('/admin/security-policies'));
    await edit(owner.page, 'Second factor');
    await owner.page.getByRole('checkbox', { name: /Only passkeys/ }).check();
    await seeWhatChanges(owner.page);
    await owner.page.getByRole('dialog').getByText('Omar Saleh').waitFor();
    await owner.page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
    await owner.page.getByText('Saved. It counts from now on.').waitFor();
    const shown = await company.visit(at('/sign-in'));
    const { page } = shown;
    await addAuthenticator(page);
    await givePassword(page, omar.email);
    await titled(page, 'Prove that it is you');
    await page.getByText('then you add the passkey that').waitFor();
    await expectSound(shown, 'enrol-prove-first');
  });
});

describe('shorter sessions', () => {
  it('are chosen, shown before, and hold for sessions that live', async () => {
    const { page } = owner;
    await page.goto(at('/admin/security-policies'));
    await page.getByText('Sessions last as long as everywhere').waitFor();
    await edit(page, 'How long sessions last');
    await page.getByLabel('A session lasts at most').selectOption({ label: '8 hours' });
    await page.getByLabel('Without use it lasts').selectOption({ label: '15 minutes' });
    await seeWhatChanges(page);
    const dialog = page.getByRole('dialog', { name: 'Change how long sessions last' });
    await dialog.getByText('sessions are over at once').waitFor();
    await expectSound(owner, 'policies-sessions-impact');
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('they end after 8 hours, they end after 15 minutes without use').waitFor();
    await expectSound(owner, 'policies-sessions');
  });

  it('and limits of keys and invitations, and who comes from outside, in the same way', async () => {
    const { page } = owner;
    for (const [policy, field, chosen, sentence] of [
      ['Age of API keys', 'An API key lives at most', '90 days', 'API keys end 90 days after'],
      [
        'How long invitations wait',
        'The link of an invitation works for',
        '3 days',
        'The link of an invitation works for 3 days.',
      ],
    ] as const) {
      await edit(page, policy);
      await page.getByLabel(field).selectOption({ label: chosen });
      await expectSound(owner, `policies-${chosen}`);
      await seeWhatChanges(page);
      await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText(sentence).waitFor();
    }
    await edit(page, 'People from outside');
    await page.getByRole('radio', { name: /^only through administrators/ }).check();
    await page.getByRole('radio', { name: /^at a time/ }).check();
    await page.getByLabel('When, in your own time').fill('2036-12-01T08:00');
    await seeWhatChanges(page);
    await page.getByRole('dialog').getByText('people from outside stay as they are').waitFor();
    await expectSound(owner, 'policies-outside-impact');
    await page.getByRole('dialog').getByRole('button', { name: 'Plan it', exact: true }).click();
    await page.getByText('Saved. It starts by itself at').waitFor();
    await page.getByText('only through the Owner and the Administrators').waitFor();
    await expectSound(owner, 'policies-limits');
    await page.goto(at('/admin/api-keys/new'));
    await page.getByLabel('It works for').waitFor();
    expect(await page.getByLabel('It works for').locator('option').allInnerTexts()).toEqual([
      '7 days',
      '30 days',
      '90 days',
    ]);
  });

  it('and a stricter second factor at one account, from its page', async () => {
    const { page } = owner;
    await page.goto(at(`/admin/accounts/${company.accountSid}`));
    await page.getByRole('link', { name: 'Security policy of this account' }).click();
    await page.getByText('What Production and its subaccounts ask for').waitFor();
    await edit(page, 'Second factor');
    await page.getByRole('radio', { name: /^everybody/ }).check();
    await page.getByRole('checkbox', { name: /Only passkeys/ }).check();
    await expectSound(owner, 'policies-account');
    await seeWhatChanges(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved. It counts from now on.').waitFor();
    await page.getByRole('link', { name: 'All policies' }).click();
    await page.getByRole('cell', { name: /^Everybody who comes to Production is asked/ }).waitFor();
  });
});
