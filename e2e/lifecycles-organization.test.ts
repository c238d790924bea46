/**
 * The life of an organization in a browser, by hand: rename, hand over the ownership and stop it, succession with the
 * operator's help, deletion and its cancelling. Each test goes on where the one before ended.
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
import { makeOperator, visitAsOperator } from './operator.ts';

const administrator = 'IX00000000000000000000000000000002';
const longName = 'Northwind Traders & Söhne Internationale Handelsgesellschaft mbH';

let company: Company;
let shown: TestPage;
let oscar: Somebody;
let nour: Somebody;

beforeAll(async () => {
  company = await startCompany();
  oscar = await company.join('oscar', 'Óscar Piñero', administrator);
  nour = await company.join('nour', 'نور حداد');
  shown = await company.signIn(company.owner.email);
});
afterAll(() => company[Symbol.asyncDispose]());

const settings = async ({ page }: TestPage = shown) => {
  await page.goto(`${company.instance.url}/admin/settings`);
  await page.getByRole('heading', { name: 'Organization settings', exact: true }).waitFor();
};
const dialog = (name: string | RegExp) => shown.page.getByRole('dialog', { name });

describe('an organization', () => {
  it('is renamed, in any letters; what is no name is refused with the rule', async () => {
    const { page } = shown;
    await settings();
    for (const wrong of ['   ', '\u202e', 'North\u202ewind']) {
      await page.getByLabel('Name', { exact: true }).fill(wrong);
      await page.getByRole('button', { name: 'Rename' }).click();
      await page.getByRole('alert').waitFor();
    }
    await expectSound(shown, 'organization-1-rename-refused');
    await page.getByLabel('Name', { exact: true }).fill(longName);
    await page.getByRole('button', { name: 'Rename' }).click();
    await page.getByRole('navigation').getByText(longName).waitFor();
    await expectSound(shown, 'organization-2-renamed');
  });

  it('tells who renamed it in two actions', async () => {
    const { page } = shown;
    const hand = handOf();
    await hand.press(page.getByRole('link', { name: 'Audit log', exact: true }));
    await hand.enter(page.getByRole('combobox', { name: 'Filter audit events' }), 'renamed');
    await page.getByText('Ada Okafor renamed the organization').first().waitFor();
    expect(hand.actions()).toBeLessThanOrEqual(2);
    await expectSound(shown, 'organization-3-who-did-it');
  });
});

describe('its ownership', () => {
  const offerTo = async (email: string) => {
    const { page } = shown;
    await settings();
    await page.getByRole('button', { name: 'Hand the ownership over' }).click();
    const ask = dialog(`Hand over ${longName}`);
    await ask.getByLabel('Address of the new Owner').fill(email);
    await ask.getByRole('button', { name: 'See what changes' }).click();
  };

  it('is offered by name and after a fresh proof; to strangers and oneself it is not', async () => {
    const { page } = shown;
    await settings();
    await page.getByRole('button', { name: 'Hand the ownership over' }).click();
    const ask = dialog(`Hand over ${longName}`);
    for (const wrong of ['stranger@elsewhere.org', `nobody@${domain}`]) {
      await ask.getByLabel('Address of the new Owner').fill(wrong);
      await ask.getByRole('button', { name: 'See what changes' }).click();
      await ask.getByRole('alert').getByText(wrong).waitFor();
    }
    await expectSound(shown, 'organization-4-nobody');
    await ask.getByLabel('Address of the new Owner').fill(company.owner.email);
    await ask.getByRole('button', { name: 'See what changes' }).click();
    await page.getByText('Ada Okafor is the Owner already.').first().waitFor();
    await expectSound(shown, 'organization-5-oneself');
    await page.keyboard.press('Escape');

    await company.ageSessions();
    await offerTo(nour.email);
    const sheet = dialog(`Hand over ${longName} to نور حداد`);
    for (const wrong of ['Northwind Traders', 'northwind', 'x']) {
      await sheet.getByLabel(`Type ${longName} to go on`).fill(wrong);
      await sheet.getByRole('button', { name: 'Hand over' }).click();
      await sheet.getByText('That is not the name').waitFor();
    }
    await expectSound(shown, 'organization-6-hand-over');
    await sheet.getByLabel(`Type ${longName} to go on`).fill(longName);
    await sheet.getByRole('button', { name: 'Hand over' }).click();
    await enterPasswordAgain(shown, 'organization-7-fresh-proof');
    await page.getByText('It is the move of نور حداد: to accept or decline.').waitFor();
    await expectSound(shown, 'organization-8-offered');
  });

  it('is accepted in the Console, and can be stopped while it cools off', async () => {
    const { page } = shown;
    const theirs = await company.signIn(nour.email);
    await theirs.page.getByRole('heading', { name: `Own the organization ${longName}` }).waitFor();
    await expectSound(theirs, 'organization-9-received');
    await theirs.page.getByRole('button', { name: 'Accept' }).click();
    const sheet = theirs.page.getByRole('dialog');
    await sheet.getByText('What changes').waitFor();
    await expectSound(theirs, 'organization-10-accept');
    await sheet.getByRole('button', { name: 'Accept' }).click();
    await theirs.page.getByText('You become its Owner on').waitFor();
    await theirs.close();
    await settings();
    await page.getByText('نور حداد becomes the Owner').waitFor();
    await expectSound(shown, 'organization-11-cooling-off');
    await page.getByRole('button', { name: 'Stop it' }).click();
    await page.getByRole('button', { name: 'Hand the ownership over' }).waitFor();
  });

  it('is asked for when the Owner is gone; the operator decides, and it takes effect when the days are over', async () => {
    const theirs = await company.signIn(oscar.email);
    await settings(theirs);
    await theirs.page.getByRole('button', { name: 'The Owner is gone' }).click();
    const ask = theirs.page.getByRole('dialog', { name: `Ask for the ownership of ${longName}` });
    await ask.getByLabel('Address of the new Owner').fill(oscar.email);
    await ask.getByLabel('Why the Owner cannot do it').fill('Ada left in June. Her phone is off.');
    await ask.getByRole('button', { name: 'See what changes' }).click();
    await theirs.page.getByText('What changes').waitFor();
    await expectSound(theirs, 'organization-12-ask');
    await theirs.page.getByRole('button', { name: 'Ask for it' }).click();
    await theirs.page.getByText('It is the operator’s move.').waitFor();
    await expectSound(theirs, 'organization-13-asked');

    const stop = await company.openMail(company.owner.email, /asks for the ownership/);
    await stop.page.getByRole('button', { name: 'Stop it' }).waitFor();
    await expectSound(stop, 'organization-14-stop-by-mail');
    await stop.close();

    const operator = await visitAsOperator(company, await makeOperator(company));
    await operator.page.getByRole('link', { name: 'Succession' }).click();
    await operator.page.getByText('Ada left in June.').waitFor();
    await expectSound(operator, 'organization-15-operator');
    await operator.page.getByRole('button', { name: 'Approve' }).click();
    const sheet = operator.page.getByRole('dialog', { name: /^Approve Óscar Piñero as Owner/ });
    await sheet.getByText('What changes').waitFor();
    await expectSound(operator, 'organization-16-approve');
    await sheet.getByRole('button', { name: 'Approve' }).click();
    await operator.page.getByText('approved, takes effect later', { exact: true }).waitFor();
    await operator.close();

    await company.passTime(
      `update ownership_transfers set effective_at = now() - interval '1 minute' where state = 'waiting'`,
      'ownership_transfers.end_waiting',
    );
    await company.instance.smtp.waitFor(oscar.email, { subject: /is the Owner of/ });
    await settings(theirs);
    await theirs.page.getByRole('button', { name: 'Hand the ownership over' }).waitFor();
    await expectSound(theirs, 'organization-17-new-owner');
    await theirs.close();
    await settings();
    await shown.page.getByRole('button', { name: 'The Owner is gone' }).waitFor();
  });
});

describe('its end', () => {
  it('takes its name, a fresh proof and 30 days; one click cancels it', async () => {
    await shown.close();
    shown = await company.signIn(oscar.email);
    const { page } = shown;
    await company.ageSessions();
    await settings();
    await page.getByRole('button', { name: `Delete ${longName}` }).click();
    const sheet = dialog(`Delete ${longName}`);
    for (const wrong of ['Northwind', 'DELETE', ' ']) {
      await sheet.getByLabel(`Type ${longName} to go on`).fill(wrong);
      await sheet.getByRole('button', { name: 'Delete', exact: true }).click();
      await sheet.getByText('That is not the name').waitFor();
    }
    await expectSound(shown, 'organization-18-delete');
    await sheet.getByLabel(`Type ${longName} to go on`).fill(longName);
    await sheet.getByRole('button', { name: 'Delete', exact: true }).click();
    await enterPasswordAgain(shown, 'organization-19-fresh-proof');
    await page.getByText(`${longName} is deleted on`).waitFor();
    await expectSound(shown, 'organization-20-ending');
    await page.goto(`${company.instance.url}/admin`);
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    await page.getByRole('button', { name: 'Cancel the deletion' }).waitFor();
    await expectSound(shown, 'organization-21-ending-overview');
    await page.getByRole('button', { name: 'Cancel the deletion' }).click();
    await page.getByRole('button', { name: 'Cancel the deletion' }).waitFor({ state: 'detached' });
    expect(await company.owner.client.organizations.get(company.organizationSid)).toMatchObject({
      state: 'active',
      deletion_due_at: null,
    });
  });
});
