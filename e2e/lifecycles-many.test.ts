/** One act on many people in a browser: chosen in the list, tried, done as an operation, and read afterwards. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestPage } from '../packages/server/src/testing/browser.ts';
import { type Company, expectSound, handOf, type Somebody, startCompany } from './company.ts';

let company: Company;
let shown: TestPage;
let nour: Somebody;

beforeAll(async () => {
  company = await startCompany();
  await company.join('imogen', 'Imogen Ilić');
  nour = await company.join('nour', 'نور حداد');
  const priya = await company.join('priya', 'Priya Raman');
  await priya.client.accounts.create({ friendly_name: 'Analytics' });
  shown = await company.signIn(company.owner.email);
});
afterAll(() => company[Symbol.asyncDispose]());

const dialog = () => shown.page.getByRole('dialog');
const acts = () => shown.page.getByLabel('What to do with them');

describe('many people', () => {
  it('are chosen, tried and deactivated in four actions; who cannot be is named', async () => {
    const { page } = shown;
    const hand = handOf();
    await page.goto(`${company.instance.url}/admin/users`);
    await page.getByRole('link', { name: 'Imogen Ilić' }).waitFor();
    await hand.press(page.getByRole('checkbox', { name: 'Choose everybody on this page' }));
    await page.getByText('4 chosen').waitFor();
    await expectSound(shown, 'many-1-chosen');
    await hand.choose(acts(), 'deactivate');
    await dialog().getByText('people can be changed').waitFor();
    await dialog().getByText('You are among them, and stay as you are.').waitFor();
    await expectSound(shown, 'many-2-sheet');
    await hand.press(dialog().getByRole('button', { name: 'Deactivate: 4 people' }));
    await page.getByText('Refused: 1, with the reasons below.').waitFor();
    expect(hand.actions()).toBeLessThanOrEqual(4);
    await expectSound(shown, 'many-3-operation');
    await expect(nour.client.sessions.getCurrent()).rejects.toThrow();
    await page.getByRole('link', { name: /^Refused/ }).click();
    await page.getByRole('row', { name: /This is you/ }).waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export CSV' }).click(),
    ]);
    const csv = await readFile(await file.path(), 'utf8');
    expect(csv.trim().split('\n')).toHaveLength(2);
    expect(csv).toContain('bulk_change.yourself');
  });

  it('are let back in, and their accounts pass on when they leave', async () => {
    const { page } = shown;
    await page.goto(`${company.instance.url}/admin/users?state=inactive`);
    await page.getByRole('checkbox', { name: 'Choose نور حداد' }).check();
    await page.getByRole('checkbox', { name: 'Choose Priya Raman' }).check();
    await acts().selectOption('reactivate');
    await dialog().getByRole('button', { name: 'Let back in: 2 people' }).click();
    await page.getByText('2 rows are done, and none was refused.').waitFor();
    await page.goto(`${company.instance.url}/admin/users`);
    await page.getByRole('checkbox', { name: 'Choose Priya Raman' }).check();
    await acts().selectOption('offboard');
    await dialog()
      .getByText(/cannot be: 1 of the accounts/)
      .waitFor();
    await dialog()
      .getByLabel(/^Their accounts pass on/)
      .check();
    await dialog().getByText('Choose the new owner first.').waitFor();
    await dialog().getByLabel('Find by name or address').fill('imogen');
    await dialog().getByText('deactivated').waitFor();
    await dialog().getByLabel('Find by name or address').fill('okafor');
    await dialog()
      .getByRole('radio', { name: /Ada Okafor/ })
      .check();
    await dialog().getByText('accounts get a new owner').waitFor();
    await expectSound(shown, 'many-4-offboard');
    await company.ageSessions();
    await dialog().getByRole('button', { name: 'Offboard: 1 person' }).click();
    const proof = page.getByRole('dialog', { name: 'Enter your password again' });
    await proof.getByLabel('Password', { exact: true }).fill('seven green lanterns float');
    await proof.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('1 row is done, and none was refused.').waitFor();
    await page.getByRole('link', { name: 'Operations' }).first().click();
    await page.getByRole('link', { name: 'Offboard people', exact: true }).waitFor();
    await page.getByRole('link', { name: 'Changes', exact: true }).click();
    await page
      .getByRole('link', { name: 'Trial: Deactivate people' })
      .waitFor({ state: 'detached' });
    await expectSound(shown, 'many-5-operations');
  });

  it('are deleted when their number was typed, and all that match are one choice', async () => {
    const { page } = shown;
    await company.addMany(60, 'Kowalczyk');
    await page.goto(`${company.instance.url}/admin/users?search=Kowalczyk`);
    await page.getByRole('checkbox', { name: 'Choose everybody on this page' }).check();
    await page.getByRole('button', { name: 'Select all 60 that match' }).click();
    await page.getByText('60 chosen').waitFor();
    await acts().selectOption('delete');
    const typed = dialog().getByLabel('Type delete 60 people to go on');
    for (const wrong of ['60', ' ', 'delete 61 people']) {
      await typed.fill(wrong);
      await dialog().getByRole('button', { name: 'Delete: 60 people' }).click();
      await dialog().getByRole('alert').waitFor();
    }
    await expectSound(shown, 'many-6-delete');
    await typed.fill('delete 60 people');
    await dialog().getByRole('button', { name: 'Delete: 60 people' }).click();
    await page.getByText('60 rows are done, and none was refused.').waitFor();
  });
});
