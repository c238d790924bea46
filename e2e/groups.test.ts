/** A group by hand: made, filled, given access, looked at from the person's side, and deleted after its impact was seen. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestPage } from '../packages/server/src/testing/browser.ts';
import { type Company, expectSound, type Somebody, startCompany } from './company.ts';

let company: Company;
let imogen: Somebody;
let shown: TestPage;
let page: Page;

beforeAll(async () => {
  company = await startCompany();
  imogen = await company.join('imogen', 'Imogen Ilić');
  await company.join('nora', 'Nora Haddad');
  shown = await company.signIn(company.owner.email);
  page = shown.page;
  await page.setViewportSize({ width: 1360, height: 860 });
}, 120_000);
afterAll(() => company[Symbol.asyncDispose]());

const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
const parts = () => page.getByRole('navigation', { name: 'Parts of the group' });
const tab = (name: string) => parts().getByRole('link', { name, exact: true }).click();
const dialog = () => page.getByRole('dialog');

async function addByName(name: string): Promise<void> {
  await page.getByLabel('Add people: find them by name or address').fill(name);
  await press(`Choose ${name}`);
}

describe('a group', () => {
  it('is made from its list, which says what to do while there is none', async () => {
    await page.goto(`${company.instance.url}/admin`);
    await page.getByRole('link', { name: 'Groups', exact: true }).click();
    await page.getByText('No group yet').waitFor();
    await expectSound(shown, 'groups-empty');
    await page.getByLabel('Name of the group').fill('On-call');
    await press('Make the group');
    await page.getByRole('heading', { level: 1, name: 'On-call' }).waitFor();
    await page.getByText('Nobody is in it and it gives nothing yet').waitFor();
    await expectSound(shown, 'group-empty');
  });

  it('is filled by a search, after what the people get was seen', async () => {
    await addByName('Imogen Ilić');
    await addByName('Nora Haddad');
    await expectSound(shown, 'group-choosing');
    await press('Add 2 people');
    await dialog().getByText('people come into the group').waitFor();
    await expectSound(shown, 'group-add-impact');
    await dialog().getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('link', { name: 'Imogen Ilić' }).waitFor();
    await page.getByText('2 people are in it. It gives nothing yet: give it access.').waitFor();
    await expectSound(shown, 'group-members');
  });

  it('is given access to an account, which its members have from then on', async () => {
    await tab('Access');
    await page.getByText('It gives nothing yet.').first().waitFor();
    await page.getByLabel('Production').check();
    await press('Give access');
    await page.getByRole('table', { name: 'What the group gives' }).waitFor();
    await expectSound(shown, 'group-access');
    expect((await imogen.client.accounts.get(company.accountSid)).friendly_name).toBe('Production');
    await tab('History');
    await page.getByText('added people to the group On-call').waitFor();
    await expectSound(shown, 'group-history');
    await tab('About the group');
    await expectSound(shown, 'group-about');
  });

  it('stands on the page of the person, and in why they reach something', async () => {
    await page.goto(`${company.instance.url}/admin/users/${imogen.sid}`);
    await page
      .getByText('Developer on the account Production, through the group On-call')
      .waitFor();
    await page.getByRole('link', { name: 'On-call' }).waitFor();
    await expectSound(shown, 'group-on-user');
    await page.goto(`${company.instance.url}/admin/groups`);
    await page.getByRole('link', { name: 'On-call' }).waitFor();
    await expectSound(shown, 'groups');
  });

  it('speaks German and Arabic', async () => {
    await page.getByRole('link', { name: 'On-call' }).click();
    await page.getByRole('heading', { level: 1, name: 'On-call' }).waitFor();
    const address = page.url();
    for (const [language, heading] of [
      ['de', 'Mitglieder'],
      ['ar', 'الأعضاء'],
    ] as const) {
      await page.evaluate((chosen) => localStorage.setItem('language', chosen), language);
      await page.goto(address);
      await page.getByRole('link', { name: heading, exact: true }).waitFor();
      await expectSound(shown, `group-members-${language}`);
      await page.goto(`${address}?view=access`);
      await page.getByRole('table').first().waitFor();
      await expectSound(shown, `group-access-${language}`);
    }
    await page.evaluate(() => localStorage.setItem('language', 'en'));
    await page.goto(address);
  });

  it('is deleted by its name, after it was seen who loses what', async () => {
    await page.getByRole('heading', { level: 1, name: 'On-call' }).waitFor();
    await tab('About the group');
    await press('Delete the group');
    await dialog()
      .getByText('people lose access to an account that they have no other way to')
      .waitFor();
    await expectSound(shown, 'group-delete-impact');
    await dialog().getByRole('textbox').fill('On-call');
    await dialog().getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByText('No group yet').waitFor();
    await expect(imogen.client.accounts.get(company.accountSid)).rejects.toThrow();
  });
});
