/**
 * The pictures in a browser, by the keyboard alone: the overview, the access matrix with its tray. People and accounts are made over
 * the API; what is done in the page is looked up there afterwards.
 */
import { type BailiwickClient, createClient } from '@bailiwick/sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  findViolations,
  launchBrowser,
  overflowOf,
  type TestBrowser,
  type TestPage,
} from '../packages/server/src/testing/browser.ts';
import { type Instance, startInstance } from './instance.ts';

const password = 'seven green lanterns float';
const ada = 'ada@founders-mail.com';
const dmitri = 'dmitri@guests-mail.com';
const support = 'IX00000000000000000000000000000105';

let instance: Instance;
let browser: TestBrowser;
let shown: TestPage;
let client: BailiwickClient;
let organizationSid: string;
let accountSid: string;

async function signUp(email: string, first_name: string, last_name: string) {
  const anybody = createClient({ baseUrl: instance.url });
  const started = await anybody.signUps.create({ email });
  const mail = await instance.smtp.waitFor(email, { subject: /code/i });
  const code = /\b\d{6}\b/.exec(mail.text)?.[0] ?? '';
  const { proof } = await anybody.signUps.verify(started.sid, { code });
  const { token } = await anybody.signUps.complete(started.sid, {
    proof,
    first_name,
    last_name,
    password,
    account_name: 'Production',
    transport: 'bearer',
  });
  return createClient({ baseUrl: instance.url, ...(token === null ? {} : { token }) });
}

async function makePeople(): Promise<void> {
  client = await signUp(ada, 'Ada', 'Okafor');
  accountSid = (await client.accounts.list()).items[0]?.sid ?? '';
  organizationSid = (await client.organizations.create({ friendly_name: 'Northwind Traders' })).sid;
  await client.subaccounts.create(accountSid, { friendly_name: 'Below' });
  await client.organizationAccounts.create(organizationSid, { friendly_name: 'Staging' });
  const guest = await signUp(dmitri, 'Dmitri', 'Vance');
  await client.accountInvitations.create(accountSid, { emails: [dmitri], role_sid: support });
  const [received] = (await guest.receivedInvitations.list()).items;
  await guest.receivedInvitations.accept(received?.sid ?? '');
}

beforeAll(async () => {
  [instance, browser] = await Promise.all([startInstance(), launchBrowser()]);
  await makePeople();
  shown = await browser.newPage({ viewport: { width: 1360, height: 860 } });
  const { page } = shown;
  await page.goto(`${instance.url}/sign-in`);
  await page.getByLabel('E-mail address').fill(ada);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Accounts' }).waitFor();
});
afterAll(async () => {
  await browser.close();
  await instance.stop();
});

async function open(path: string, title: string): Promise<void> {
  await shown.page.goto(`${instance.url}${path}`);
  await shown.page.getByRole('heading', { name: title, level: 1 }).waitFor();
  await shown.page.waitForLoadState('networkidle');
}

/** In every look: no violation, no sideways scrolling. */
async function expectSound(name: string): Promise<void> {
  const { page } = shown;
  for (const look of ['light', 'dark', 'phone', 'rtl'] as const) {
    await page.emulateMedia({ colorScheme: look === 'dark' ? 'dark' : 'light' });
    await page.setViewportSize({ width: look === 'phone' ? 390 : 1360, height: 860 });
    await page.evaluate(`document.documentElement.dir = '${look === 'rtl' ? 'rtl' : 'ltr'}'`);
    await shown.screenshot(`${name}-${look}`);
    expect(await findViolations(page), `${name} ${look}`).toEqual([]);
    expect(await overflowOf(page), `${name} ${look}`).toBe(0);
  }
  await page.setViewportSize({ width: 1360, height: 860 });
  await page.evaluate("document.documentElement.dir = 'ltr'");
}

/** Goes on by Tab until the focus is inside. */
async function tabInto(selector: string): Promise<void> {
  const { page } = shown;
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    const isInside = await page.evaluate<boolean>(
      `document.activeElement.closest(${JSON.stringify(selector)}) !== null`,
    );
    if (isInside) return;
  }
  throw new Error(`the Tab key does not reach ${selector}`);
}

const focused = () =>
  shown.page.evaluate<string>(
    'document.activeElement.ariaLabel ?? document.activeElement.textContent.trim()',
  );
const press = async (...keys: string[]) => {
  for (const key of keys) await shown.page.keyboard.press(key);
};

describe('the overview', () => {
  it('draws the sign-ins, says them in a sentence and as a table, and names what wants attention', async () => {
    const { page } = shown;
    await open('/admin', 'Overview');
    await page.getByRole('img', { name: /^\d+ sign-ins? and 0 refused/ }).waitFor();
    await page.getByText('The numbers as a table').press('Enter');
    await page.getByRole('table', { name: 'Sign-ins by day' }).waitFor();
    await page
      .getByRole('link', { name: 'Only one person can act for the organization' })
      .waitFor();
    await expectSound('overview');
    await page.getByRole('link', { name: /signed in$/ }).press('Enter');
    await page.getByRole('heading', { name: 'Audit log' }).waitFor();
    await page.getByText('Ada Okafor signed in').first().waitFor();
  });
});

describe('the access matrix', () => {
  it('is walked through by arrow keys, and says in words what it shows by letters', async () => {
    await open('/admin/access/matrix', 'Access matrix');
    await expectSound('matrix');
    await tabInto('[role="grid"]');
    await press('Control+Home');
    expect(await focused()).toBe('Person');
    await press('ArrowDown', 'ArrowDown');
    expect(await focused()).toContain('Dmitri Vance');
    await press('ArrowRight', 'ArrowRight');
    expect(await focused()).toContain('Support from the account above');
    await press('ArrowRight');
    expect(await focused()).toContain('Support on the account');
    await press('End');
    expect(await focused()).toBe('2');
    await press('Control+End', 'ArrowRight', 'ArrowDown', 'Home');
    expect(await focused()).toBe('People who reach it');
    await shown.page.evaluate("document.documentElement.dir = 'rtl'");
    await press('ArrowUp', 'ArrowLeft', 'ArrowLeft');
    expect(await focused()).toContain('Support from the account above');
    await shown.page.evaluate("document.documentElement.dir = 'ltr'");
  });

  it('collects changes in a tray, previews and saves them at once, all by keys', async () => {
    const { page } = shown;
    await press('ArrowRight', 'ArrowRight', 'Enter');
    const dialog = page.getByRole('dialog', { name: 'Dmitri Vance on Staging' });
    await dialog.waitFor();
    expect(await findViolations(page)).toEqual([]);
    await page.getByRole('checkbox', { name: /^Developer/ }).focus();
    await press('Space', 'Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(await focused()).toContain('to be saved: Developer; now nothing');
    await press('ArrowLeft', 'Enter');
    await page.getByRole('checkbox', { name: /^Support/ }).focus();
    await press('Space', 'Enter');
    await page.getByRole('heading', { name: '2 changes: 1 to give, 1 to take away' }).waitFor();
    await expectSound('matrix-tray');
    await tabInto('.matrix-tray .form-foot');
    await press('Enter');
    const preview = page.getByRole('dialog', { name: 'Save 2 changes of access' });
    await preview.getByText('Dmitri Vance: Developer on Staging').waitFor();
    await preview.getByText('Dmitri Vance: Production').waitFor();
    expect(await findViolations(page)).toEqual([]);
    const before = await client.roleAssignments.list(organizationSid, { account_sid: accountSid });
    expect(before.items.map(({ role_name }) => role_name)).toContain('Support');
    await preview.getByRole('button', { name: 'Save 2 changes' }).press('Enter');
    await preview.waitFor({ state: 'detached' });
    await page
      .getByRole('row', { name: /Dmitri Vance/ })
      .getByRole('gridcell', { name: 'Developer on the account' })
      .waitFor();
    const after = await client.roleAssignments.list(organizationSid, { account_sid: accountSid });
    expect(after.items.map(({ role_name }) => role_name)).not.toContain('Support');
    const events = await client.auditEvents.list(organizationSid, {
      event: 'role_assignment.changed',
    });
    expect(events.items).toHaveLength(1);
  });

  it('says which change is refused, and keeps the tray', async () => {
    const { page } = shown;
    await tabInto('[role="grid"]');
    await press('Control+Home', 'ArrowDown', 'ArrowDown', 'End', 'ArrowLeft', 'Enter');
    await page.getByRole('checkbox', { name: /^Support/ }).focus();
    await press('Space', 'Enter');
    const dmitriRow = (await client.organizationUsers.list(organizationSid)).items.find(
      ({ email }) => email === dmitri,
    );
    const staging = (await client.organizationAccounts.list(organizationSid)).items.find(
      ({ friendly_name }) => friendly_name === 'Staging',
    );
    await client.roleAssignments.create(organizationSid, {
      user_sid: dmitriRow?.sid ?? '',
      account_sid: staging?.sid ?? '',
      role_sid: support,
    });
    await tabInto('.matrix-tray .form-foot');
    await press('Enter');
    const preview = page.getByRole('dialog', { name: 'Save 1 change of access' });
    await preview.getByText('Dmitri Vance holds Support here already.').waitFor();
    await preview.getByText('Give Support on Staging to Dmitri Vance').waitFor();
    await press('Escape');
    await page.getByRole('heading', { name: '1 change: 1 to give, 0 to take away' }).waitFor();
  });

  it('narrows both ways in the address, and finds nothing politely', async () => {
    const { page } = shown;
    await open('/admin/access/matrix?people=Dmitri&accounts_kind=main', 'Access matrix');
    expect(await page.getByRole('grid').getByRole('row').count()).toBe(3);
    expect(await page.getByRole('columnheader', { name: 'Below' }).count()).toBe(0);
    await page.getByRole('searchbox', { name: 'Find people' }).fill('nobody');
    await press('Enter');
    await page.getByRole('heading', { name: 'Nothing matches' }).waitFor();
    expect(new URL(page.url()).searchParams.get('people')).toBe('nobody');
  });

  it('is saved as a file of everything that matches', async () => {
    const { page } = shown;
    await open('/admin/access/matrix', 'Access matrix');
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as CSV' }).press('Enter');
    expect((await waiting).suggestedFilename()).toBe('access-matrix.csv');
  });

  it('said nothing in the console that a policy or a script refused', () => {
    expect(shown.consoleErrors.filter((line) => !/status of 4\d\d/.test(line))).toEqual([]);
    expect(shown.outsideRequests).toEqual([]);
  });
});
