/**
 * The life of users in a browser, by hand: give access, rename, another address, sessions, deactivate, role, remove,
 * delete, offboard in one sheet. Each test goes on where the one before ended.
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

let company: Company;
let shown: TestPage;
let imogen: Somebody;

beforeAll(async () => {
  company = await startCompany();
  imogen = await company.join('imogen', 'Imogen Ilić');
  await company.join('nour', 'نور حداد');
  const priya = await company.join('priya', 'Priya Raman');
  await priya.client.accounts.create({ friendly_name: 'Analytics' });
  await priya.client.accounts.create({ friendly_name: 'Billing' });
  shown = await company.signIn(company.owner.email);
});
afterAll(() => company[Symbol.asyncDispose]());

const open = async (path: string, heading: string) => {
  await shown.page.goto(`${company.instance.url}${path}`);
  await shown.page.getByRole('heading', { name: heading, exact: true }).waitFor();
};
const dialog = (name: string) => shown.page.getByRole('dialog', { name });
const button = (name: string) => shown.page.getByRole('button', { name, exact: true });

describe('a user', () => {
  it('gets access to several accounts in three actions and one save', async () => {
    const { page } = shown;
    const hand = handOf();
    await open('/admin/users', 'Users');
    await hand.press(page.getByRole('link', { name: 'Imogen Ilić' }));
    await page.getByText('They reach no account.').waitFor();
    await button('Give access').click();
    await page.getByText('Tick an account first.').waitFor();
    await expectSound(shown, 'users-1-access');
    await hand.press(page.getByRole('checkbox', { name: 'Analytics' }));
    await hand.press(button('Give access'));
    const access = page.getByRole('table', { name: 'Access to accounts' });
    await access.getByRole('row', { name: /Analytics.*Developer/ }).waitFor();
    expect(hand.actions()).toBeLessThanOrEqual(3);
    await page.getByLabel('Find an account by name, tag or SID').fill('zzz');
    await page.getByText('None matches.').waitFor();
    await page.getByLabel('Find an account by name, tag or SID').fill('');
    await page.getByRole('checkbox', { name: /Analytics.*has Developer here/ }).check();
    await page.getByRole('checkbox', { name: 'Billing' }).check();
    await button('Give access to 2 accounts').click();
    await page
      .getByRole('alert')
      .getByText(/holds .* already/)
      .waitFor();
    await expectSound(shown, 'users-2-access-refused');
    await page.getByRole('checkbox', { name: /Analytics/ }).uncheck();
    await button('Give access').click();
    await access.getByRole('row', { name: /Billing.*Developer/ }).waitFor();
    await page.getByRole('button', { name: 'Take Developer away on Billing' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await access.getByRole('row', { name: /Billing.*Developer/ }).waitFor();
  });

  it('is renamed, in any letters; what is no name is refused', async () => {
    const { page } = shown;
    await button('Rename').click();
    const sheet = dialog('Rename Imogen Ilić');
    for (const wrong of ['   ', '\u202e', 'x'.repeat(256)]) {
      await sheet.getByLabel('First name').fill(wrong);
      await button('Rename').last().click();
      await sheet.getByRole('alert').waitFor();
    }
    await expectSound(shown, 'users-3-rename-refused');
    await sheet.getByLabel('First name').fill('איימוג׳ן');
    await sheet.getByLabel('Last name').fill('Featherstonehaugh-Cholmondeley-Marjoribanks');
    await button('Rename').last().click();
    await page.getByRole('heading', { level: 1, name: /איימוג׳ן/ }).waitFor();
    await expectSound(shown, 'users-4-renamed');
    await button('Rename').click();
    await page.getByLabel('First name').fill('Imogen');
    await page.getByLabel('Last name').fill('Ilić');
    await button('Rename').last().click();
    await page.getByRole('heading', { level: 1, name: 'Imogen Ilić' }).waitFor();
  });

  it('gets another address, which counts when they enter its code', async () => {
    const { page } = shown;
    await button('Change the address').click();
    const sheet = dialog('Change the address of Imogen Ilić');
    for (const wrong of ['imogen@elsewhere.org', `nour@${domain}`, imogen.email]) {
      await sheet.getByLabel('New address').fill(wrong);
      await button('Send the code').click();
      await sheet.getByRole('alert').waitFor();
    }
    await expectSound(shown, 'users-5-address-refused');
    const next = `i.ilic@${domain}`;
    await sheet.getByLabel('New address').fill(next);
    await button('Send the code').click();
    await page.getByText(`A code is on its way to ${next}`).waitFor();
    const theirs = await company.signIn(imogen.email);
    await theirs.page.goto(`${company.instance.url}/console/profile`);
    const mail = await company.instance.smtp.waitFor(next, { subject: /code/i });
    for (const wrong of ['000000', 'abc', '12']) {
      await theirs.page.getByLabel('Code').fill(wrong);
      await theirs.page.getByRole('button', { name: 'Change the address' }).click();
      await theirs.page.getByRole('alert').waitFor();
    }
    await expectSound(theirs, 'users-6-address-code');
    await theirs.page.getByLabel('Code').fill(/\b\d{6}\b/.exec(mail.text)?.[0] ?? '');
    await theirs.page.getByRole('button', { name: 'Change the address' }).click();
    await theirs.page.getByText(`You sign in with ${next} from now on`).waitFor();
    await theirs.close();
    imogen = { ...imogen, email: next };
  });

  it('is signed out everywhere, deactivated, and let back in', async () => {
    const { page } = shown;
    const theirs = await company.signIn(imogen.email);
    await page.reload();
    await button('End all sessions').click();
    await dialog('End all sessions of Imogen Ilić')
      .getByRole('button', { name: 'End all sessions' })
      .click();
    await dialog('End all sessions of Imogen Ilić').waitFor({ state: 'detached' });
    await theirs.page.reload();
    await theirs.page.getByLabel('E-mail address').waitFor();
    await theirs.close();
    await button('Deactivate').click();
    const sheet = dialog('Deactivate Imogen Ilić');
    await sheet.getByText('What changes').waitFor();
    await expectSound(shown, 'users-7-deactivate');
    await sheet.getByRole('button', { name: 'Deactivate' }).click();
    await page.getByText('It is deactivated: they cannot sign in').waitFor();
    await expectSound(shown, 'users-8-inactive');
    await button('Let back in').click();
    await page.getByText('Imogen Ilić can sign in again.').waitFor();
  });

  it('gets another role in the organization', async () => {
    const { page } = shown;
    await page.getByLabel('Role', { exact: true }).first().selectOption('Auditor');
    await button('Change the role').click();
    await page.getByText('Auditor', { exact: true }).nth(1).waitFor();
  });
});

describe('a user who goes', () => {
  it('is offboarded in three actions, on one sheet with the hand-over', async () => {
    const { page } = shown;
    const hand = handOf();
    await open('/admin/users', 'Users');
    await hand.press(page.getByRole('link', { name: 'Priya Raman' }));
    await hand.press(button('Offboard'));
    const sheet = dialog('Offboard Priya Raman');
    await sheet.getByText('What changes').waitFor();
    await expectSound(shown, 'users-9-offboard');
    await hand.press(sheet.getByRole('button', { name: 'Offboard' }));
    await page.getByText('It is deactivated: they cannot sign in').waitFor();
    expect(hand.actions()).toBeLessThanOrEqual(3);
    await open('/admin/accounts', 'Accounts');
    await page.getByRole('row', { name: /Analytics.*Ada Okafor/ }).waitFor();
  });

  it('is deleted by name, counts down, and is kept by one click', async () => {
    const { page } = shown;
    await company.ageSessions();
    await open('/admin/users', 'Users');
    await page.getByRole('link', { name: 'نور حداد' }).click();
    await button('Delete').click();
    const sheet = dialog('Delete نور حداد');
    for (const wrong of ['نور', 'Nour Haddad', ' ']) {
      await sheet.getByLabel('Type نور حداد to go on').fill(wrong);
      await sheet.getByRole('button', { name: 'Delete' }).click();
      await sheet.getByText('That is not the name').waitFor();
    }
    await expectSound(shown, 'users-10-delete');
    await sheet.getByLabel('Type نور حداد to go on').fill('نور حداد');
    await sheet.getByRole('button', { name: 'Delete' }).click();
    await enterPasswordAgain(shown, 'users-11-fresh-proof');
    await page.getByText('30 days are left.').waitFor();
    await expectSound(shown, 'users-12-doomed');
    await button('Cancel the deletion').click();
    await page.getByText('30 days are left.').waitFor({ state: 'detached' });
  });

  it('is removed with the accounts that go along, and is nobody here any more', async () => {
    const { page } = shown;
    await open('/admin/users', 'Users');
    await page.getByRole('link', { name: 'Imogen Ilić' }).click();
    await button('Remove from the organization').click();
    const sheet = dialog('Remove Imogen Ilić');
    await sheet.getByText('What changes').waitFor();
    await expectSound(shown, 'users-13-remove');
    await sheet.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('heading', { name: 'Users', exact: true }).waitFor();
    await expect.poll(() => page.getByRole('link', { name: 'Imogen Ilić' }).count()).toBe(0);
  });
});
