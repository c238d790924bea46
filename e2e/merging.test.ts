/**
 * Another organization comes in, by hand in a browser: offered in the Admin Center, seen with everything that it changes
 * in the Console of the other Owner, declined once, accepted the second time.
 */
import { afterAll, beforeAll, describe, it } from 'vitest';
import type { TestPage } from '../packages/server/src/testing/browser.ts';
import {
  type Company,
  enterPasswordAgain,
  expectSound,
  type Somebody,
  startCompany,
} from './company.ts';

let company: Company;
let ours: TestPage;
let theirs: TestPage;
let grace: Somebody;

beforeAll(async () => {
  company = await startCompany();
  grace = await company.signUp('grace@hopper-laboratories.com', 'Grace Hopper');
  await grace.client.organizations.create({ friendly_name: 'Hopper Laboratories' });
  await grace.client.accounts.create({ friendly_name: 'Compilers' });
  await company.prove('hopper-laboratories.com');
  ours = await company.signIn(company.owner.email);
  theirs = await company.signIn(grace.email);
});
afterAll(() => company[Symbol.asyncDispose]());

const merging = () => ours.page.getByRole('button', { name: 'Merge another organization' });
const sheet = () => ours.page.getByRole('dialog', { name: /^Merge another organization into/ });

async function openSettings(): Promise<void> {
  await ours.page.goto(`${company.instance.url}/admin/settings`);
  await merging().waitFor();
}

/** As far as the ledger. */
async function chooseOwner(email: string): Promise<void> {
  await sheet().getByLabel('Address of its Owner').fill(email);
  await sheet().getByRole('button', { name: 'See what changes' }).click();
}

async function offer(): Promise<void> {
  await merging().click();
  await chooseOwner(grace.email);
  await sheet().getByText('is asked by mail').waitFor();
}

const received = () => theirs.page.getByRole('region', { name: /^Merge Hopper Laboratories into/ });

describe('merging another organization in', () => {
  it('refuses wrong addresses with the reason, and goes back to them', async () => {
    await openSettings();
    await expectSound(ours, 'merging-1-settings');
    await merging().click();
    await expectSound(ours, 'merging-2-whom');
    for (const [wrong, said] of [
      ['grace@nowhere', 'not a domain name'],
      ['grace@elsewhere.org', 'not a verified domain here'],
      ['nobody@hopper-laboratories.com', 'could accept'],
    ] as const) {
      await chooseOwner(wrong);
      await sheet().getByRole('alert').getByText(said).waitFor();
      if (wrong.startsWith('nobody')) await expectSound(ours, 'merging-3-refused');
      await sheet().getByRole('button', { name: 'Back' }).click();
    }
    await sheet().getByRole('button', { name: 'Cancel' }).click();
  });

  it('is offered after a fresh password, and can be withdrawn', async () => {
    await company.ageSessions();
    await offer();
    await expectSound(ours, 'merging-4-offer');
    await sheet().getByRole('button', { name: 'Offer it' }).click();
    await enterPasswordAgain(ours, 'merging-5-password');
    const withdraw = ours.page.getByRole('button', {
      name: `Withdraw the offer to ${grace.email}`,
    });
    await withdraw.waitFor();
    await expectSound(ours, 'merging-6-offered');
    await withdraw.click();
    await ours.page.getByText(/withdrew it/).waitFor();
    await offer();
    await sheet().getByRole('button', { name: 'Offer it' }).click();
    await withdraw.waitFor();
    await company.instance.smtp.waitFor(grace.email, { subject: /wants to merge/ });
  });

  it('is declined, offered again, and accepted knowing what changes', async () => {
    const { page } = theirs;
    await page.goto(`${company.instance.url}/console`);
    await received().waitFor();
    await expectSound(theirs, 'merging-7-received');
    await received().getByRole('button', { name: 'Decline' }).click();
    await received().waitFor({ state: 'detached' });
    await openSettings();
    await ours.page.getByText('they declined').waitFor();
    await offer();
    await sheet().getByRole('button', { name: 'Offer it' }).click();
    await ours.page.getByText('It is their move').waitFor();
    await page.reload();
    await received().getByRole('button', { name: 'See what would change' }).click();
    const accepting = page.getByRole('dialog', { name: /^Merge Hopper Laboratories into/ });
    await accepting.getByText(/^accounts join/).waitFor();
    await accepting.getByText(/^Compilers /).waitFor();
    await accepting.getByLabel('Type Hopper Laboratories to go on').fill('Hopper');
    await accepting.getByRole('button', { name: 'Accept' }).click();
    await accepting.getByText('That is not the name').waitFor();
    await expectSound(theirs, 'merging-8-impact');
    await accepting.getByLabel('Type Hopper Laboratories to go on').fill('Hopper Laboratories');
    await accepting.getByRole('button', { name: 'Accept' }).click();
    await enterPasswordAgain(theirs, 'merging-9-password');
    await accepting.waitFor({ state: 'detached' });
    await expectSound(theirs, 'merging-10-after');
    await openSettings();
    await ours.page.getByText('2 accounts joined. 1 person joined.').waitFor();
    await expectSound(ours, 'merging-11-merged');
    await ours.page.goto(`${company.instance.url}/admin/users`);
    await ours.page.getByRole('link', { name: 'Grace Hopper' }).waitFor();
    await company.instance.smtp.waitFor(company.owner.email, { subject: /was merged into/ });
  });
});
