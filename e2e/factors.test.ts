/**
 * Second factors by hand, in a browser with an authenticator of its own (the WebAuthn domain of its DevTools protocol): adding
 * each kind, signing in by it, proving it again, losing all of them, and being helped by an administrator.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestPage } from '../packages/server/src/testing/browser.ts';
import {
  type AuthenticatorApp,
  addApp,
  addKey,
  authenticatorApp,
} from '../packages/server/src/testing/factors.ts';
import { addAuthenticator } from './authenticator.ts';
import { type Company, expectSound, password, type Somebody, startCompany } from './company.ts';

let company: Company;

beforeAll(async () => {
  // Passkeys are bound to a name; browsers take this one without TLS.
  company = await startCompany(undefined, { name: 'localhost' });
});
afterAll(() => company[Symbol.asyncDispose]());

const at = (path: string) => `${company.instance.url}${path}`;
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const arrived = (page: Page) => page.getByRole('heading', { level: 1, name: 'Accounts' }).waitFor();

async function openProfile({ page }: TestPage): Promise<void> {
  await page.goto(at('/console/profile'));
  await page.getByRole('heading', { level: 2, name: 'How you sign in' }).waitFor();
}

/** The page of somebody who gave their password, at the step after it. */
async function givePassword(shown: TestPage, email: string): Promise<Page> {
  const { page } = shown;
  await page.goto(at('/sign-in'));
  await page.getByLabel('E-mail address').fill(email);
  await press(page, 'Continue');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await press(page, 'Sign in');
  return page;
}

async function atSecondStep(email: string): Promise<TestPage> {
  const shown = await company.visit(at('/sign-in'));
  const page = await givePassword(shown, email);
  await page.getByRole('heading', { level: 1, name: 'Prove that it is you' }).waitFor();
  return shown;
}

/** So that nothing of the half minute is over before it is typed. */
async function untilStepBegins(): Promise<void> {
  await sleep(30_000 - (Date.now() % 30_000) + 50);
}

describe('a passkey', () => {
  let shown: TestPage;
  let nora: Somebody;

  it('is added in the profile, which says what is still to do', async () => {
    nora = await company.join('nora', 'Nora Haddad');
    shown = await company.signIn(nora.email);
    const { page } = shown;
    await addAuthenticator(page);
    await openProfile(shown);
    await page.getByText('Your password alone signs you in.').waitFor();
    await expectSound(shown, 'factors-none');
    await press(page, 'Add a passkey');
    await page.getByLabel('Name', { exact: true }).fill('Work laptop');
    await expectSound(shown, 'factors-add-passkey');
    await press(page, 'Continue');
    await page.getByRole('cell', { name: 'Work laptop', exact: true }).waitFor();
    await page.getByText('Make recovery codes now').waitFor();
    await company.instance.smtp.waitFor(nora.email, { subject: /passkey was added/ });
    await press(page, 'Make recovery codes');
    const dialog = page.getByRole('dialog', { name: 'Your recovery codes' });
    await expectSound(shown, 'factors-recovery-codes');
    expect(await dialog.getByRole('listitem').count()).toBe(10);
    await press(page, 'I have kept them');
    await page.getByText('10 recovery codes are left').waitFor();
    await expectSound(shown, 'factors-some');
  });

  it('is renamed, after a fresh proof by itself once the session is older', async () => {
    const { page } = shown;
    await company.ageSessions();
    await openProfile(shown);
    await press(page, 'Rename Work laptop');
    await page.getByLabel('Name', { exact: true }).last().fill('Old laptop');
    await press(page, 'Rename');
    const dialog = page.getByRole('dialog', { name: 'Prove again that it is you' });
    await dialog.waitFor();
    await expectSound(shown, 'factors-step-up');
    await dialog.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('cell', { name: 'Old laptop', exact: true }).waitFor();
  });

  it('signs in without a password', async () => {
    const { page } = shown;
    await page.context().clearCookies();
    await page.goto(at('/sign-in'));
    await expectSound(shown, 'factors-sign-in');
    await press(page, 'Sign in with a passkey');
    await arrived(page);
  });

  it('finishes signing in after the password, and where it is missing says what else there is', async () => {
    const { page } = shown;
    await page.context().clearCookies();
    await givePassword(shown, nora.email);
    await page.getByRole('heading', { level: 1, name: 'Prove that it is you' }).waitFor();
    await expectSound(shown, 'factors-second-step');
    await press(page, 'Sign in');
    await arrived(page);
    const elsewhere = await atSecondStep(nora.email);
    await press(elsewhere.page, 'Use a recovery code');
    await elsewhere.page.getByLabel('Recovery code').fill('AAAA-AAAA-AAAA-AAAA');
    await press(elsewhere.page, 'Sign in');
    await elsewhere.page.getByRole('alert').waitFor();
    await expectSound(elsewhere, 'factors-recovery-wrong');
    await elsewhere.close();
  });
});

describe('an authenticator app', () => {
  let phone: AuthenticatorApp;
  let yuki: Somebody;
  let used: string;

  it('is added by its picture or its secret, once a code of it is right', async () => {
    yuki = await company.join('yuki', 'Yuki Tanaka');
    const shown = await company.signIn(yuki.email);
    const { page } = shown;
    await openProfile(shown);
    await press(page, 'Add an authenticator app');
    const dialog = page.getByRole('dialog', { name: 'Add an authenticator app' });
    await dialog.getByRole('img', { name: 'The secret as a QR code' }).waitFor();
    await expectSound(shown, 'factors-app');
    const secret = (await dialog.locator('p.mono').textContent()) ?? '';
    phone = authenticatorApp(secret.replaceAll(/\s/g, ''));
    await dialog.getByLabel('Code of six digits').fill('000000');
    await press(page, 'Add the app');
    await dialog.getByRole('alert').waitFor();
    await untilStepBegins();
    used = phone.code();
    await dialog.getByLabel('Code of six digits').fill(used);
    await press(page, 'Add the app');
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Make recovery codes now').waitFor();
    await shown.close();
  });

  it('has each code counted once', async () => {
    const shown = await atSecondStep(yuki.email);
    const { page } = shown;
    const enter = async (code: string) => {
      await page.getByLabel('Code of six digits').fill(code);
      await press(page, 'Sign in');
    };
    await enter(used);
    await page.getByRole('alert').waitFor();
    await expectSound(shown, 'factors-replayed');
    await enter(phone.code(1));
    await arrived(page);
    await shown.close();
  });
});

describe('recovery codes', () => {
  it('count once, also from two browsers at the same moment', async () => {
    const priya = await company.join('priya', 'Priya Nair');
    await addApp(priya.client);
    const { codes } = await priya.client.recoveryCodes.create();
    const [code = ''] = codes;
    const both = await Promise.all([atSecondStep(priya.email), atSecondStep(priya.email)]);
    for (const { page } of both) {
      await press(page, 'Use a recovery code');
      await page.getByLabel('Recovery code').fill(code.toLowerCase());
    }
    const outcomes = await Promise.all(
      both.map(async ({ page }) => {
        await press(page, 'Sign in');
        return Promise.race([
          arrived(page).then(() => 'in'),
          page
            .getByRole('alert')
            .waitFor()
            .then(() => 'refused'),
        ]);
      }),
    );
    expect(outcomes.toSorted()).toEqual(['in', 'refused']);
    await Promise.all(both.map((shown) => shown.close()));
  });
});

describe('the command line', () => {
  it('signs in by a code, and says what to do where there is a passkey alone', async () => {
    const home = await mkdtemp(join(tmpdir(), 'bailiwick-cli-'));
    const program = fileURLToPath(new URL('../packages/cli/bin/bailiwick.mjs', import.meta.url));
    const signIn = async (email: string, code: string) => {
      const env = {
        ...process.env,
        XDG_CONFIG_HOME: home,
        BAILIWICK_URL: company.instance.url,
        BAILIWICK_PASSWORD: password,
        BAILIWICK_CODE: code,
      };
      const run = promisify(execFile)(process.execPath, [program, 'sign-in', email], { env });
      return run.then(
        ({ stdout }) => stdout,
        (error: unknown) => (error as { stderr: string }).stderr,
      );
    };
    const tomas = await company.join('tomas', 'Tomas Novak');
    const phone = await addApp(tomas.client);
    expect(await signIn(tomas.email, '000000')).toContain('This code does not count');
    expect(await signIn(tomas.email, phone.code())).toContain(tomas.email);
    const { codes } = await tomas.client.recoveryCodes.create();
    expect(await signIn(tomas.email, codes[0] ?? '')).toContain(tomas.email);
    const maya = await company.join('maya', 'Maya Cohen');
    await addKey(maya.client, company.instance.url);
    expect(await signIn(maya.email, '123456')).toContain('needs a browser');
    await rm(home, { recursive: true });
  });
});

describe('somebody who lost everything', () => {
  it('is helped by an administrator who never sees a secret', async () => {
    const omar = await company.join('omar', 'Omar Said');
    await addApp(omar.client);
    const admin = await company.signIn(company.owner.email);
    await admin.page.goto(at(`/admin/users/${omar.sid}`));
    await press(admin.page, 'Reset the second factor');
    await admin.page.getByLabel('Why').fill('Phone lost on the train');
    await expectSound(admin, 'factors-reset-why');
    await press(admin.page, 'See what changes');
    const dialog = admin.page.getByRole('dialog');
    await dialog.getByText('second factors can be replaced').waitFor();
    await expectSound(admin, 'factors-reset-impact');
    await dialog.getByRole('button', { name: 'Reset the second factor' }).click();
    await admin.page.getByText('Omar Said is told at').waitFor();
    await company.instance.smtp.waitFor(omar.email, { subject: /without your second factor/ });

    const shown = await atSecondStep(omar.email);
    const { page } = shown;
    await press(page, 'I lost all of them');
    await expectSound(shown, 'factors-lost');
    await press(page, 'Mail me the code');
    const mail = await company.instance.smtp.waitFor(omar.email, { subject: /code to sign in/ });
    await page.getByLabel('Code of six digits').fill(/\b\d{6}\b/.exec(mail.text)?.[0] ?? '');
    await press(page, 'Sign in');
    await page.getByRole('heading', { level: 1, name: 'Your second factor is gone' }).waitFor();
    await expectSound(shown, 'factors-gone');
    await page.getByRole('link', { name: 'Add a new one' }).click();
    await page.getByText('Your password alone signs you in.').waitFor();
  });
});
