/**
 * "Show as code" in a browser: what forms show as curl, TypeScript and a command is taken from the page as it stands there,
 * run by the programs that it is meant for, and its effect is looked up. Nothing is submitted in the page itself.
 */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createClient } from '@bailiwick/sdk';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestPage } from '../packages/server/src/testing/browser.ts';
import { type Company, expectSound, password, type Somebody, startCompany } from './company.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const run = promisify(execFile);
const languages = ['curl', 'TypeScript', 'Command line'] as const;
type Language = (typeof languages)[number];

let company: Company;
let shown: TestPage;
let page: Page;
let token: string;
let directory: string;
const people: Somebody[] = [];

beforeAll(async () => {
  company = await startCompany();
  for (const name of ['Imogen', 'Priya', 'Yuki'])
    people.push(await company.join(name.toLowerCase(), `${name} Ilić`));
  shown = await company.signIn(company.owner.email);
  ({ page } = shown);
  const started = await createClient({ baseUrl: company.instance.url }).sessions.create({
    email: company.owner.email,
    password,
    transport: 'bearer',
  });
  token = started.token ?? '';
  // Inside the repository, where the SDK is found by its name.
  await mkdir(`${root}test-results`, { recursive: true });
  directory = await mkdtemp(`${root}test-results/as-code-`);
});
afterAll(async () => {
  await company[Symbol.asyncDispose]();
  await rm(directory, { recursive: true, force: true });
});

/** What the page shows, in one of the languages; undefined when it has none of that one. */
async function shownAs(language: Language): Promise<string | undefined> {
  const code = page.locator('.as-code').last();
  await code.locator('pre').waitFor();
  const choice = code.getByRole('radio', { name: language, exact: true });
  if ((await choice.count()) === 0) return undefined;
  await choice.check();
  return (await code.locator('pre code').textContent()) ?? '';
}

/** As somebody would who pasted it. */
async function execute(language: Language, text: string): Promise<string> {
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: directory,
    BAILIWICK_URL: company.instance.url,
    BAILIWICK_TOKEN: token,
  };
  if (language === 'TypeScript') {
    const file = `${directory}/pasted-${crypto.randomUUID()}.ts`;
    await writeFile(file, text);
    return (await run(process.execPath, [file], { env })).stdout;
  }
  const cli = `bailiwick() { "${process.execPath}" "${root}packages/cli/bin/bailiwick.mjs" "$@"; }`;
  const script = language === 'curl' ? text.replace('curl', 'curl --silent') : `${cli}\n${text}`;
  return (await run('/bin/sh', ['-ec', script], { env })).stdout;
}

interface Case {
  readonly form: string;
  /** Opens the form and fills it in for the n-th time. */
  readonly fill: (n: number) => Promise<void>;
  /** Looks up whether it has happened. */
  readonly happened: (n: number) => Promise<boolean>;
  readonly hasCommand: boolean;
}

const open = async (path: string, heading: string) => {
  await page.goto(`${company.instance.url}${path}`);
  await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
};
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
/** The form is the one with this button. */
const code = (submit: string) =>
  page
    .locator('form')
    .filter({ has: page.getByRole('button', { name: submit, exact: true }) })
    .getByRole('button', { name: 'Show as code' })
    .click();
const api = () => company.owner.client;
const sid = () => company.organizationSid;
const account = () => company.accountSid;
const person = (n: number) => {
  const found = people[n];
  if (found === undefined) throw new Error(`there is no person ${n}`);
  return found;
};

const cases: readonly Case[] = [
  {
    form: 'the name of the organization',
    fill: async (n) => {
      await open('/admin/settings', 'Organization settings');
      await page.getByLabel('Name', { exact: true }).fill(`Ada's "Traders" ${n}`);
      await code('Rename');
    },
    happened: async (n) =>
      (await api().organizations.get(sid())).friendly_name === `Ada's "Traders" ${n}`,
    hasCommand: true,
  },
  {
    form: 'a new domain',
    fill: async (n) => {
      await open('/admin/domains', 'Domains');
      await page.getByLabel('Domain', { exact: true }).fill(`code-${n}.northwind-traders.com`);
      await code('Add the domain');
    },
    happened: async (n) =>
      (await api().domains.list(sid(), {})).items.some(({ name }) => name.startsWith(`code-${n}.`)),
    hasCommand: true,
  },
  {
    form: 'a new account of the organization',
    fill: async (n) => {
      await open('/admin/accounts', 'Accounts');
      await press('Create an account');
      await page.getByLabel('Name', { exact: true }).fill(`Code ${n}`);
      await code('Create the account');
    },
    happened: async (n) =>
      (await api().organizationAccounts.list(sid(), {})).items.some(
        (row) => row.friendly_name === `Code ${n}`,
      ),
    hasCommand: true,
  },
  {
    form: 'access to accounts',
    fill: async (n) => {
      await open(`/admin/users/${person(n).sid}`, `${['Imogen', 'Priya', 'Yuki'][n] ?? ''} Ilić`);
      await page.getByRole('checkbox', { name: 'Production' }).check();
      await code('Give access');
    },
    happened: async (n) =>
      (await api().roleAssignments.list(sid(), { user_sid: person(n).sid })).items.some(
        ({ scope }) => scope.sid === account(),
      ),
    hasCommand: false,
  },
  {
    form: 'invitations to the organization',
    fill: async (n) => {
      await open('/admin/users/invite', 'Invite people');
      await page
        .getByLabel('E-mail addresses')
        .fill(`one-${n}@northwind-traders.com, two-${n}@northwind-traders.com`);
      await code('Send the invitations');
    },
    happened: async (n) =>
      (await api().invitations.list(sid(), {})).items.some(({ email }) =>
        email.startsWith(`two-${n}@`),
      ),
    hasCommand: false,
  },
  {
    form: 'the name of a person',
    fill: async (n) => {
      await open(`/admin/users/${person(0).sid}`, 'Imogen');
      await press('Rename');
      await page.getByLabel('Last name').fill(`Ilić-${n}`);
      await code('Rename');
    },
    happened: async (n) =>
      (await api().organizationUsers.get(sid(), person(0).sid)).last_name === `Ilić-${n}`,
    hasCommand: false,
  },
  {
    form: 'the sign-up policy',
    fill: async (n) => {
      await open('/admin/sign-up-policy', 'Sign-up policy');
      await page
        .getByRole('textbox', { name: 'Whom to ask' })
        .fill(`it-${n}@northwind-traders.com`);
      await code('Save');
    },
    happened: async (n) =>
      (await api().signUpPolicy.get(sid())).contact === `it-${n}@northwind-traders.com`,
    hasCommand: false,
  },
  {
    form: 'the tags of an account',
    fill: async (n) => {
      await open(`/admin/accounts/${account()}`, 'Production');
      await page.getByLabel('Tags').fill(`team:code-${n} production`);
      await code('Save the tags');
    },
    happened: async (n) => (await api().accounts.get(account())).tags.includes(`team:code-${n}`),
    hasCommand: false,
  },
  {
    form: 'a new subaccount',
    fill: async (n) => {
      await open(`/console/accounts/${account()}`, 'Production');
      await press('Create a subaccount');
      await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill(`Below ${n}`);
      await code('Create the subaccount');
    },
    happened: async (n) =>
      (await api().subaccounts.list(account(), {})).items.some(
        (row) => row.friendly_name === `Below ${n}`,
      ),
    hasCommand: false,
  },
  {
    form: 'one’s own name',
    fill: async (n) => {
      await open('/console/profile', 'Profile and sessions');
      await page.getByLabel('First name').fill(`Ada-${n}`);
      await page.getByLabel('Time zone').fill('Europe/Berlin');
      await page
        .locator('form')
        .filter({ has: page.getByLabel('First name') })
        .getByRole('button', { name: 'Show as code' })
        .click();
    },
    happened: async (n) => (await api().user.get()).first_name === `Ada-${n}`,
    hasCommand: false,
  },
  {
    form: 'deactivating somebody, with its impact',
    fill: async (n) => {
      await page.goto(`${company.instance.url}/admin/users/${person(n).sid}`);
      await press('Deactivate');
      await page.getByRole('dialog').getByText('What changes').waitFor();
      await page.getByRole('dialog').getByRole('button', { name: 'Show as code' }).click();
    },
    happened: async (n) =>
      (await api().organizationUsers.get(sid(), person(n).sid)).state === 'inactive',
    hasCommand: true,
  },
  {
    form: 'closing an account, with its impact',
    fill: async (n) => {
      const { items } = await api().organizationAccounts.list(sid(), { search: `Code ${n}` });
      await page.goto(`${company.instance.url}/console/accounts/${items[0]?.sid ?? ''}`);
      await press('Close the account');
      await page.getByRole('dialog').getByText('What changes').waitFor();
      await page.getByRole('dialog').getByRole('button', { name: 'Show as code' }).click();
    },
    happened: async (n) => {
      const { items } = await api().organizationAccounts.list(sid(), { search: `Code ${n}` });
      return items[0]?.state === 'pending_closure';
    },
    hasCommand: true,
  },
];

describe('what a form shows as code', () => {
  it.each(cases)('does the same: $form', async ({ fill, happened, hasCommand }) => {
    for (const [n, language] of languages.entries()) {
      if (language === 'Command line' && !hasCommand) continue;
      await fill(n);
      const text = await shownAs(language);
      expect(text, language).toBeDefined();
      expect(await happened(n), `${language}, before`).toBe(false);
      const output = await execute(language, text ?? '');
      expect(await happened(n), `${language}: ${text ?? ''}\n${output}`).toBe(true);
    }
    if (!hasCommand) {
      expect(await shownAs('Command line')).toBeUndefined();
    }
  });

  it('follows what is typed, and looks as it should', async () => {
    await open('/admin/domains', 'Domains');
    await code('Add the domain');
    await page.getByLabel('Domain', { exact: true }).fill('first.example.com');
    await page.getByText('"name": "first.example.com"').waitFor();
    await page.getByLabel('Domain', { exact: true }).fill('second.example.com');
    await page.getByText('"name": "second.example.com"').waitFor();
    await expectSound(shown, 'as-code-form');
  });

  it('leaves secrets out', async () => {
    await open('/console/profile', 'Profile and sessions');
    await page.getByRole('textbox', { name: 'Current password' }).fill('an old secret of mine');
    await page.getByRole('textbox', { name: 'New password' }).fill('a new secret of mine');
    await code('Change the password');
    for (const language of ['curl', 'TypeScript'] as const) {
      const text = await shownAs(language);
      expect(text).toContain('<new_password>');
      expect(text).not.toContain('secret of mine');
    }
    await page.getByText('is secret and left out').waitFor();
    expect(await shownAs('Command line')).toBeUndefined();
  });

  it('is not offered where nothing is changed', async () => {
    await open('/admin/access?view=question', 'Access');
    await press('Who may?');
    expect(await page.getByRole('button', { name: 'Show as code' }).count()).toBe(0);
  });
});

describe('what was done by a button', () => {
  it('stands among the changes as code, and sign-in does not', async () => {
    const yuki = await company.join('yuki.two', 'Yuki Tanabe');
    await api().organizationUsers.deactivate(sid(), yuki.sid);
    await open(`/admin/users/${yuki.sid}`, 'Yuki Tanabe');
    // What is still on its way could take the button from under the pointer.
    await page.waitForLoadState('networkidle');
    await press('Let back in');
    await press('Your changes as code');
    const dialog = page.getByRole('dialog', { name: 'Your changes as code' });
    await dialog.getByRole('heading', { name: 'organizationUsers.reactivate' }).waitFor();
    await dialog.getByRole('radio', { name: 'Command line' }).check();
    await dialog.getByText(`bailiwick users reactivate ${yuki.sid}`).waitFor();
    await expectSound(shown, 'as-code-changes');
    expect(await dialog.textContent()).not.toContain(password);
    await dialog.getByRole('button', { name: 'Close' }).click();
  });
});
