/**
 * The life of accounts in a browser, by hand: create for an owner, add an existing one with its owner's consent, change
 * the owner, suspend, close and restore, hand over by invitation, release. Each test goes on where the one before ended.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestPage } from '../packages/server/src/testing/browser.ts';
import {
  type Company,
  domain,
  enterPasswordAgain,
  expectSound,
  handOf,
  type Somebody,
  startCompany,
} from './company.ts';

const dana = `dana@${domain}`;
const guest = 'gustav@guests-mail.com';
const longName = 'Wolfeschlegelsteinhausenbergerdorff Featherstonehaugh-Cholmondeley';

let company: Company;
let shown: TestPage;
let brought: string;
let imogen: Somebody;

beforeAll(async () => {
  company = await startCompany(async (signUp) => {
    // Independent, with an address that will be in a proven domain.
    const { client } = await signUp(dana, 'Dana Whitfield');
    brought = (await client.accounts.list()).items[0]?.sid ?? '';
  });
  imogen = await company.join('imogen', 'Imogen Ilić');
  await company.join('nour', 'نور حداد');
  await company.join('long', longName);
  shown = await company.signIn(company.owner.email);
});
afterAll(() => company[Symbol.asyncDispose]());

const open = async (path: string, heading: string) => {
  await shown.page.goto(`${company.instance.url}${path}`);
  await shown.page.getByRole('heading', { name: heading, exact: true }).waitFor();
};
const dialog = (name: string) => shown.page.getByRole('dialog', { name });

describe('accounts of the organization', () => {
  it('are created for whoever owns them, after wrong names are refused', async () => {
    const { page } = shown;
    await open('/admin/accounts', 'Accounts');
    await page.getByRole('button', { name: 'Create an account' }).click();
    const sheet = dialog('Create an account');
    for (const wrong of ['   ', '\u202eevil', 'x\u0000y']) {
      await sheet.getByLabel('Name', { exact: true }).fill(wrong);
      await sheet.getByRole('button', { name: 'Create the account' }).click();
      await sheet.getByRole('alert').waitFor();
    }
    await expectSound(shown, 'accounts-1-refused');
    await sheet.getByLabel('Name', { exact: true }).fill('حسابات التصدير Export');
    await sheet.getByLabel('Somebody else owns it').check();
    await sheet.getByLabel('Find by name or address').fill('Wolfe');
    await sheet.getByRole('radio', { name: longName }).check();
    await expectSound(shown, 'accounts-2-create');
    await sheet.getByRole('button', { name: 'Create the account' }).click();
    await sheet.waitFor({ state: 'detached' });
    await page
      .getByRole('row', { name: /Export/ })
      .getByRole('link', { name: longName })
      .waitFor();
    await expectSound(shown, 'accounts-3-list');
  });

  it('change their owner in four actions, with the impact before', async () => {
    const { page } = shown;
    const hand = handOf();
    await open('/admin/accounts', 'Accounts');
    await hand.press(page.getByRole('link', { name: 'Production' }));
    await hand.press(page.getByRole('button', { name: 'Change the owner' }));
    const sheet = dialog('Change the owner of Production');
    await sheet.getByText('Choose who owns it').waitFor();
    expect(await sheet.getByRole('radio', { name: 'Ada Okafor' }).isDisabled()).toBe(true);
    await hand.press(sheet.getByRole('radio', { name: 'Imogen Ilić' }));
    await sheet.getByText('What changes').waitFor();
    await expectSound(shown, 'accounts-4-change-owner');
    await hand.press(sheet.getByRole('button', { name: 'Make Imogen Ilić the Owner' }));
    await page.getByText('Owned by Imogen Ilić').waitFor();
    expect(hand.actions()).toBeLessThanOrEqual(4);
    await page
      .getByRole('table', { name: 'Members' })
      .getByRole('row', { name: /Ada Okafor.*Administrator/ })
      .waitFor();
    await expectSound(shown, 'accounts-5-account');
  });

  it('are suspended and reactivated', async () => {
    const { page } = shown;
    await page.getByRole('button', { name: 'Suspend the account' }).click();
    const sheet = dialog('Suspend the account Production');
    await sheet.getByText('What changes').waitFor();
    await expectSound(shown, 'accounts-6-suspend');
    await sheet.getByRole('button', { name: 'Suspend' }).click();
    await page.getByText('Northwind Traders suspended it').waitFor();
    await expectSound(shown, 'accounts-7-suspended');
    await page.getByRole('button', { name: 'Reactivate the account' }).click();
    await dialog('Reactivate the account Production')
      .getByRole('button', { name: 'Reactivate' })
      .click();
    await page.getByText('Northwind Traders suspended it').waitFor({ state: 'detached' });
  });

  it('are closed by name after a fresh proof, wait 30 days on the overview, and are restored', async () => {
    const { page } = shown;
    await company.ageSessions();
    await page.getByRole('button', { name: 'Close the account' }).click();
    const sheet = dialog('Close the account Production');
    for (const wrong of ['production', 'Production 2', 'x']) {
      await sheet.getByLabel('Type Production to go on').fill(wrong);
      await sheet.getByRole('button', { name: 'Close', exact: true }).click();
      await sheet.getByText('That is not the name').waitFor();
    }
    await expectSound(shown, 'accounts-8-close');
    await sheet.getByLabel('Type Production to go on').fill('Production');
    await sheet.getByRole('button', { name: 'Close', exact: true }).click();
    await enterPasswordAgain(shown, 'accounts-8-fresh-proof');
    await page.getByText('It is being closed.').waitFor();
    await expectSound(shown, 'accounts-9-closing');
    await open('/admin', 'Overview');
    await page.getByRole('link', { name: 'An account is being closed' }).waitFor();
    await expectSound(shown, 'accounts-10-overview');
    await page.getByRole('link', { name: 'Production' }).click();
    await page.getByRole('button', { name: 'Restore the account' }).click();
    await dialog('Restore the account Production').getByRole('button', { name: 'Restore' }).click();
    await page.getByText('It is being closed.').waitFor({ state: 'detached' });
  });
});

describe('accounts of others', () => {
  it('join with the consent of their owner; what is no account is refused', async () => {
    const { page } = shown;
    await open('/admin/accounts', 'Accounts');
    await page.getByRole('button', { name: 'Add an existing account' }).click();
    const sheet = dialog('Add an existing account');
    for (const wrong of ['AC123', company.organizationSid, `AC${'0'.repeat(32)}`]) {
      await sheet.getByLabel('SID of the account').fill(wrong);
      await sheet.getByRole('button', { name: 'Ask the owner' }).click();
      await sheet.getByRole('alert').waitFor();
    }
    await expectSound(shown, 'accounts-11-add-refused');
    await sheet.getByLabel('SID of the account').fill(brought);
    await sheet.getByRole('button', { name: 'Ask the owner' }).click();
    await sheet.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Pending' }).click();
    await page.getByRole('table', { name: 'Pending accounts' }).getByText(dana).waitFor();
    await expectSound(shown, 'accounts-12-pending');

    const theirs = await company.signIn(dana);
    await theirs.page.getByRole('heading', { name: /^Bring your account/ }).waitFor();
    await expectSound(theirs, 'accounts-13-consent');
    await theirs.page.getByRole('button', { name: 'Accept' }).click();
    await theirs.page.getByText('Managed by Northwind Traders').waitFor();
    await theirs.close();
    await open('/admin/accounts', 'Accounts');
    await page.getByRole('link', { name: 'The account of Dana' }).click();
    await page.getByText('Owned by Dana Whitfield').waitFor();
  });

  it('are released to somebody outside, who accepts', async () => {
    const { page } = shown;
    await company.signUp(guest, 'Gustav Lindqvist');
    await page.getByRole('button', { name: 'Release the account' }).click();
    const ask = dialog('Release The account of Dana');
    for (const wrong of ['gustav@', `imogen@${domain}`, 'nobody@localhost']) {
      await ask.getByLabel('E-mail address of the new owner').fill(wrong);
      await ask.getByRole('button', { name: 'See what changes' }).click();
      if (wrong === 'gustav@') continue;
      const refused = dialog(`Release The account of Dana to ${wrong}`);
      await refused.getByRole('alert').waitFor();
      await expectSound(shown, 'accounts-14-release-refused');
      await refused.getByRole('button', { name: 'Back' }).click();
    }
    await ask.getByLabel('E-mail address of the new owner').fill(guest);
    await ask.getByRole('button', { name: 'See what changes' }).click();
    const sheet = dialog(`Release The account of Dana to ${guest}`);
    await sheet.getByLabel('Type The account of Dana to go on').fill('The account of Dana');
    await expectSound(shown, 'accounts-15-release');
    await sheet.getByRole('button', { name: 'Ask them to take it' }).click();
    await sheet.waitFor({ state: 'detached' });

    const theirs = await company.signIn(guest);
    await theirs.page.getByRole('heading', { name: /^Own the account/ }).waitFor();
    await theirs.page.getByRole('button', { name: 'Accept' }).click();
    await theirs.page.getByRole('link', { name: 'The account of Dana' }).waitFor();
    await theirs.close();
    await open('/admin/accounts', 'Accounts');
    await page.getByRole('row', { name: /Production/ }).waitFor();
    expect(await page.getByRole('row', { name: /The account of Dana/ }).count()).toBe(0);
  });

  it('are handed over by their own owner to a colleague, who accepts in the Console', async () => {
    const mine = await company.signIn(imogen.email);
    await mine.page.getByRole('link', { name: 'Production' }).click();
    await mine.page.getByRole('button', { name: 'Hand the account over' }).click();
    await mine.page.getByLabel('E-mail address of the new owner').fill(`nour@${domain}`);
    await mine.page.getByRole('button', { name: 'See what changes' }).click();
    await mine.page.getByText('What changes').waitFor();
    await expectSound(mine, 'accounts-16-hand-over');
    await mine.page.getByRole('button', { name: 'Ask them to own it' }).click();
    await mine.page.getByText('You own it until they accept').waitFor();
    await expectSound(mine, 'accounts-17-waiting');
    await mine.close();
    const theirs = await company.signIn(`nour@${domain}`);
    await theirs.page.getByRole('button', { name: 'Accept' }).click();
    await theirs.page
      .getByRole('row', { name: /Production.*Owner/ })
      .getByText('نور حداد')
      .waitFor();
    await expectSound(theirs, 'accounts-18-owner');
    await theirs.close();
  });
});
