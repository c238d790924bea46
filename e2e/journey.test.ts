/**
 * The main job in a browser, end to end: sign up, own an account, found an organization, prove a domain by a real DNS
 * record, invite with access, accept, meet the sign-up policy. Each test goes on where the one before ended.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  findViolations,
  launchBrowser,
  overflowOf,
  type TestBrowser,
  type TestPage,
} from '../packages/server/src/testing/browser.ts';
import { authenticatorApp } from '../packages/server/src/testing/factors.ts';
import { type Instance, startInstance } from './instance.ts';

const password = 'seven green lanterns float';
const domain = 'northwind-traders.com';
const ada = 'ada@founders-mail.com';
const colleague = `imogen@${domain}`;

let instance: Instance;
let browser: TestBrowser;
let owner: TestPage;

beforeAll(async () => {
  [instance, browser] = await Promise.all([startInstance(), launchBrowser()]);
  owner = await browser.newPage({ viewport: { width: 1360, height: 860 } });
});
afterAll(async () => {
  await browser.close();
  await instance.stop();
});

async function codeFor(address: string): Promise<string> {
  const mail = await instance.smtp.waitFor(address, { subject: /code/i });
  const code = /\b\d{6}\b/.exec(mail.text)?.[0];
  if (code === undefined) throw new Error(`no code in the mail to ${address}`);
  return code;
}

async function linkFor(address: string): Promise<string> {
  const mail = await instance.smtp.waitFor(address, { subject: /invited/i });
  const link = mail.links.find((candidate) => candidate.includes('#token='));
  if (link === undefined) throw new Error(`no link in the mail to ${address}`);
  return link;
}

/** Every page that the journey shows is looked at: no violation, no sideways scrolling, nothing from outside. */
async function expectSound(shown: TestPage, name: string): Promise<void> {
  await shown.page.waitForLoadState('networkidle');
  await shown.screenshot(name);
  expect(await findViolations(shown.page), name).toEqual([]);
  expect(await overflowOf(shown.page), name).toBe(0);
  expect(shown.outsideRequests, name).toEqual([]);
}

async function proveAddress({ page }: TestPage, address: string): Promise<void> {
  await page.goto(`${instance.url}/sign-up`);
  await page.getByLabel('E-mail address').fill(address);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { name: 'Look at your mail' }).waitFor();
  await page.getByLabel('Code').fill(await codeFor(address));
  await page.getByRole('button', { name: 'Prove the address' }).click();
}

describe('the main job', () => {
  it('signs up with a proven address, and owns an account', async () => {
    const { page } = owner;
    await proveAddress(owner, ada);
    await page.getByLabel('First name').fill('Ada');
    await page.getByLabel('Last name').fill('Okafor');
    await page.getByLabel('Password', { exact: true }).fill('too short');
    await page.getByLabel('Name of your first account').fill('Production');
    await expectSound(owner, '01-sign-up');
    await page.getByRole('button', { name: 'Finish' }).click();
    await page.getByText('Use at least 15 characters').first().waitFor();
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Finish' }).click();
    await page.getByRole('heading', { name: 'Accounts' }).waitFor();
    await page.getByRole('link', { name: 'Production' }).waitFor();
    await expectSound(owner, '02-accounts');
  });

  it('founds an organization after seeing what changes', async () => {
    const { page } = owner;
    await page
      .getByRole('navigation')
      .getByRole('link', { name: 'Create an Organization' })
      .click();
    await page.getByText('becomes managed').waitFor();
    await expectSound(owner, '03-create-organization');
    await page.getByLabel('Name of the Organization').fill('Northwind Traders');
    await page.getByRole('button', { name: 'Create the Organization' }).click();
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    await page.getByText('Ada Okafor created the organization Northwind Traders').waitFor();
    await expectSound(owner, '04-overview');
  });

  it('refuses what is no domain, with the reason', async () => {
    const { page } = owner;
    await page.getByRole('link', { name: 'Domains', exact: true }).first().click();
    for (const [typed, reason] of [
      [`someone@${domain}`, `Enter only the part after the @: ${domain}`],
      ['co.uk', 'public suffix'],
      ['gmail.com', 'hands out addresses to everybody'],
    ] as const) {
      await page.getByLabel('Domain', { exact: true }).fill(typed);
      await page.getByRole('button', { name: 'Add the domain' }).click();
      await page.getByText(reason).first().waitFor();
    }
    await expectSound(owner, '05-domains-refused');
  });

  it('proves a domain by a DNS record, first mistyped', async () => {
    const { page } = owner;
    await page.getByLabel('Domain', { exact: true }).fill(domain);
    await page.getByRole('button', { name: 'Add the domain' }).click();
    await page.getByRole('heading', { name: domain }).waitFor();
    // A page shows its parts together, when all of them have come; a text that is not shown yet is read as none.
    const shownValue = page.locator('.record dd.mono').nth(3);
    await shownValue.waitFor();
    const value = await shownValue.innerText();
    expect(value).toMatch(/^bailiwick-domain-verification=[0-9a-f]{32}$/);
    const wrong = `${value.slice(0, -1)}${value.endsWith('g') ? 'h' : 'g'}`;
    instance.dns.set(`_bailiwick.${domain}`, 'TXT', [wrong]);
    await page.getByRole('button', { name: 'Check again now' }).click();
    await page.getByText('its value differs').first().waitFor();
    await expectSound(owner, '06-domain-differs');
    instance.dns.set(`_bailiwick.${domain}`, 'TXT', ['v=spf1 -all', value]);
    // A look that is younger than 20 seconds is answered again; the page looks by itself after 30.
    await page.getByText('Proven by DNS').waitFor({ timeout: 60_000 });
    await expectSound(owner, '07-domain-proven');
  }, 90_000);

  it('invites a colleague with access in the same step, who accepts from the mail and reaches just that', async () => {
    const { page } = owner;
    await page.getByRole('link', { name: 'Users', exact: true }).click();
    await page.getByRole('link', { name: 'Invite people' }).click();
    await page.getByLabel('E-mail addresses').fill(`${colleague}, stranger@elsewhere.org`);
    await page.getByRole('checkbox', { name: 'Production' }).check();
    await page.getByRole('button', { name: 'What would happen?' }).click();
    await page.getByText('elsewhere.org is not a proven domain').waitFor();
    await expectSound(owner, '08-invite');
    await page.getByRole('button', { name: 'Send the invitations' }).click();
    await page.getByText('1 person was invited.').waitFor();
    await page.getByText('1 person was not invited.').waitFor();

    const invited = await browser.newPage();
    await invited.page.goto(await linkFor(colleague));
    await invited.page.getByText('Developer on Production').waitFor();
    await expectSound(invited, '09-invitation');
    await invited.page.getByLabel('First name').fill('Imogen');
    await invited.page.getByLabel('Last name').fill('Ilić');
    await invited.page.getByLabel('Password', { exact: true }).fill(password);
    await invited.page.getByRole('button', { name: 'Accept and sign in' }).click();
    await invited.page.getByRole('link', { name: 'Production' }).waitFor();
    expect(
      await invited.page.getByRole('table', { name: 'Accounts' }).getByRole('row').count(),
    ).toBe(2);
    await expectSound(invited, '10-colleague-accounts');
    await invited.page.goto(`${instance.url}/admin`);
    await invited.page
      .getByRole('heading', { name: 'The Admin Center is closed to you' })
      .waitFor();
    await expectSound(invited, '11-closed');
    await invited.close();
  });

  it('shows who is there, who reaches what and why, and who did what', async () => {
    const { page } = owner;
    await page.goto(`${instance.url}/admin/users`);
    await page.getByRole('link', { name: 'Imogen Ilić' }).waitFor();
    await expectSound(owner, '12-users');
    await page.getByRole('link', { name: 'Imogen Ilić' }).click();
    await page.getByText('Developer on the account Production').waitFor();
    await expectSound(owner, '13-user');
    await page.goto(`${instance.url}/admin/access?view=question`);
    await page.getByLabel('Permission').selectOption('/bailiwick/account/credentials/manage');
    await page.getByRole('button', { name: 'Who may?' }).click();
    await page.getByRole('table', { name: 'Who may, and why' }).getByText('Imogen Ilić').waitFor();
    await expectSound(owner, '14-access');
    await page.goto(`${instance.url}/admin/accounts`);
    await page.getByRole('link', { name: 'Production' }).click();
    await page.getByRole('table', { name: 'Members' }).getByText('Imogen Ilić').waitFor();
    await expectSound(owner, '15-account');
    await page.goto(`${instance.url}/admin/audit-log?search=Imogen`);
    await page.getByText('Imogen Ilić accepted an invitation').waitFor();
    await expectSound(owner, '16-audit-log');
    await page
      .getByRole('button', { name: 'Details of: Imogen Ilić accepted an invitation' })
      .click();
    await page.getByRole('table', { name: 'What changed' }).waitFor();
    await expectSound(owner, '17-audit-event');
  });

  it('meets a stranger of the domain with the policy, before anything is filled in', async () => {
    const { page } = owner;
    await page.goto(`${instance.url}/admin/sign-up-policy`);
    await page.getByLabel('need an administrator’s approval').check();
    await page.getByRole('textbox', { name: 'Whom to ask' }).fill(`it@${domain}`);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved. It holds from now on.').waitFor();
    await page.getByLabel('E-mail address').fill(`someone@${domain}`);
    await page.getByRole('button', { name: 'What would happen?' }).click();
    await page.getByText('waits for approval', { exact: true }).waitFor();
    await expectSound(owner, '18-sign-up-policy');

    const stranger = await browser.newPage();
    const address = `yuki@${domain}`;
    await stranger.page.goto(`${instance.url}/sign-up`);
    await stranger.page.getByLabel('E-mail address').fill(address);
    await stranger.page.getByRole('button', { name: 'Continue' }).click();
    await stranger.page
      .getByText('An administrator decides before you can finish signing up')
      .waitFor();
    await stranger.page.getByText(`it@${domain}`).waitFor();
    await expectSound(stranger, '19-sign-up-approval');
    await stranger.page.getByLabel('Code').fill(await codeFor(address));
    await stranger.page.getByRole('button', { name: 'Prove the address' }).click();
    await stranger.page.getByLabel('First name').fill('Yuki');
    await stranger.page.getByLabel('Last name').fill('Tanabe');
    await stranger.page.getByRole('button', { name: 'Send the request' }).click();
    await stranger.page.getByRole('heading', { name: 'Your request is sent' }).waitFor();

    await page.goto(`${instance.url}/admin/users?tab=requests`);
    await page.getByRole('button', { name: `Let in ${address}` }).waitFor();
    await expectSound(owner, '20-requests');
    await page.getByRole('button', { name: `Let in ${address}` }).click();
    await stranger.page.goto(await linkFor(address));
    await stranger.page
      .getByRole('heading', { name: 'You are invited to Northwind Traders' })
      .waitFor();
    await stranger.close();
  });

  it('signs out and in again, address first', async () => {
    const { page } = owner;
    await page.getByRole('button', { name: 'Sign out Ada Okafor' }).click();
    await page.getByLabel('E-mail address').fill(ada);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByLabel('Password', { exact: true }).fill('not my password at all');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Nobody signs in with this address and password.').waitFor();
    await expectSound(owner, '21-sign-in-refused');
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('link', { name: 'Admin Center' }).waitFor();
  });

  it('makes the first operator by the printed link, once', async () => {
    const operator = await browser.newPage();
    await operator.page.goto(instance.operatorLink ?? '');
    await operator.page.getByLabel('E-mail address').fill('ops@vendor-of-things.com');
    await operator.page.getByLabel('Password', { exact: true }).fill(password);
    await operator.page.getByRole('button', { name: 'Become the operator' }).click();
    await operator.page.getByRole('heading', { level: 1, name: 'Add a second factor' }).waitFor();
    await operator.page.getByRole('button', { name: 'Add an authenticator app' }).click();
    const secret = await operator.page.locator('p.mono').innerText();
    const phone = authenticatorApp(secret.replaceAll(' ', ''));
    await operator.page.getByLabel('Code of six digits').fill(phone.code());
    await operator.page.getByRole('button', { name: 'Add the app' }).click();
    await operator.page.getByRole('heading', { level: 1, name: 'How you sign in' }).waitFor();
    await operator.page.getByRole('link', { name: 'Instance', exact: true }).click();
    await operator.page.getByRole('heading', { name: 'Newest mails' }).waitFor();
    await expectSound(operator, '22-operator');
    await operator.page.getByRole('link', { name: 'Organizations' }).click();
    await operator.page
      .getByRole('table', { name: 'Organizations' })
      .getByText('Northwind Traders')
      .waitFor();
    await expectSound(operator, '23-operator-organizations');
    await operator.page.goto(instance.operatorLink ?? '');
    await operator.page.reload();
    await operator.page.getByLabel('E-mail address').fill('evil@elsewhere.org');
    await operator.page.getByLabel('Password', { exact: true }).fill(password);
    await operator.page.getByRole('button', { name: 'Become the operator' }).click();
    await operator.page.getByText('This operator link does not work any more').waitFor();
    await operator.close();
  });

  it('said nothing in the console that a policy or a script refused', () => {
    const unexpected = owner.consoleErrors.filter((line) => !/status of 4\d\d/.test(line));
    expect(unexpected).toEqual([]);
  });
});
