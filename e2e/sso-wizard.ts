/** The hands of an administrator in the wizard of single sign-on, and of people at the page for signing in, whatever provider there is. */
import type { Page } from 'playwright-core';
import type { TestPage } from '../packages/server/src/testing/browser.ts';
import { type Company, expectSound } from './company.ts';

export interface SsoWizard {
  heading(name: string | RegExp): Promise<void>;
  press(name: string | RegExp): Promise<void>;
  follow(name: string): Promise<void>;
  /** Answers the pages of ours that are seen from here on, each once: what somebody has to get through. */
  chooseProvider(title: string, protocol?: string): Promise<Set<string>>;
  /** The one that the wizard is about. */
  profileSid(): string;
  ourValues(): Promise<Record<string, string>>;
  /** From the address of metadata to trusting what was found there. */
  trustMetadata(address: string): Promise<void>;
  /** The test in its window, until the page that began it shows every check. */
  runTest(signIn: (there: Page) => Promise<void>, state: string): Promise<void>;
  offerAndEnforce(domain: string, label: string): Promise<void>;
}

/** At the provider of tests. */
export async function signInAtSaml(there: Page, user: string): Promise<void> {
  await there.getByRole('heading', { name: 'Sign in at the provider' }).waitFor();
  await there.getByLabel('User').selectOption(user);
  await there.getByRole('button', { name: 'Sign in' }).click();
}

/** At the provider of tests. */
export async function signInAtOidc(there: Page, user: string): Promise<void> {
  await there.getByLabel('Login').fill(user);
  await there.getByRole('button', { name: 'Sign in' }).click();
}

/** Our values, by the words of the provider's form. */
export const valuesOn = async (shownOn: Page): Promise<Record<string, string>> =>
  Object.fromEntries(
    await shownOn.evaluate<[string, string][]>(
      `[...document.querySelectorAll('.sso-record > div')].map((row) => [row.querySelector('dt').textContent, row.querySelector('dd').textContent])`,
    ),
  );

function countSteps(page: Page): Set<string> {
  const seen = new Set<string>();
  page.on('framenavigated', (frame) => {
    const { pathname } = new URL(frame.url());
    if (frame === page.mainFrame() && pathname.startsWith('/admin/sso')) seen.add(pathname);
  });
  return seen;
}

/** In a page of an administrator. */
export function useWizard(company: Company, shown: TestPage): SsoWizard {
  const { page } = shown;
  const heading = (name: string | RegExp) =>
    page.getByRole('heading', { level: 1, name }).waitFor();
  const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
  const follow = (name: string) => page.getByRole('link', { name, exact: true }).first().click();
  return {
    heading,
    press,
    follow,
    async chooseProvider(title, protocol) {
      await page.goto(`${company.instance.url}/admin/sso`);
      const steps = countSteps(page);
      await follow('Set up single sign-on');
      await heading('Choose your identity provider');
      await page.getByLabel('Find by name').fill(title);
      await page.getByRole('radio', { name: title }).check();
      if (protocol !== undefined) await page.getByRole('radio', { name: protocol }).check();
      await expectSound(shown, `sso-choose-${title}`);
      await press('Continue');
      await heading(/^Create the app in/);
      return steps;
    },
    profileSid: () => /\/admin\/sso\/(JB\w+)/.exec(page.url())?.[1] ?? '',
    ourValues: () => valuesOn(page),
    async trustMetadata(address) {
      await page.getByLabel('Metadata URL').fill(address);
      await press('Check it');
      await page.getByText('It can be used. Nothing is saved yet.').waitFor();
      await expectSound(shown, 'sso-provider-right');
      await press('Trust this provider');
      await heading('Test the sign-in');
    },
    async runTest(signIn, state) {
      const opened = page.context().waitForEvent('page');
      await press(/^Test (the sign-in|it again)$/);
      const there = await opened;
      await signIn(there);
      await there.getByRole('heading', { level: 1, name: /^The test/ }).waitFor();
      await there.close();
      await page.locator(`[data-test-state="${state}"]`).waitFor({ timeout: 20_000 });
    },
    async offerAndEnforce(domain, label) {
      await follow('Continue to who is affected');
      await heading('Who is affected');
      await press(`Offer it at ${domain}`);
      await page.getByText('people have an address there').waitFor();
      await expectSound(shown, `sso-people-${label}`);
      await follow('Continue to the last step');
      await heading('Make it the only way');
      await expectSound(shown, `sso-enforce-${label}`);
      await press('See what changes');
      const dialog = page.getByRole('dialog');
      await dialog.getByText('You keep another way in.').waitFor();
      await dialog.getByText('It can be withdrawn at any time').waitFor();
      await expectSound(shown, `sso-impact-${label}`);
      await dialog.getByRole('button', { name: 'Make it the only way' }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByText('It is the way to sign in.').waitFor();
    },
  };
}

/** Somebody at the page for signing in, as far as the way of their company. */
export async function visitSignIn(company: Company, email: string): Promise<TestPage> {
  const visitor = await company.visit(`${company.instance.url}/sign-in`);
  await visitor.page.getByLabel('E-mail address').fill(email);
  await visitor.page.getByRole('button', { name: 'Continue' }).click();
  await visitor.page
    .getByRole('button', { name: 'Continue with your company’s sign-in' })
    .waitFor();
  return visitor;
}

export const leaveForProvider = (visitor: TestPage): Promise<void> =>
  visitor.page.getByRole('button', { name: 'Continue with your company’s sign-in' }).click();
