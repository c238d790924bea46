/**
 * The life of a domain in a browser, by hand: claimed in a few actions, its sign-up policy, 500 people invited, the
 * proof gone and the warning, another organization that proves it, the lapse. Each test goes on where the last ended.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestPage } from '../packages/server/src/testing/browser.ts';
import { type Company, domain, expectSound, handOf, startCompany } from './company.ts';

const claimed = 'harbour-freight-lines.com';
const uuidOf = (sid: string) =>
  sid.slice(2).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

let company: Company;
let shown: TestPage;
let domainSid: string;

beforeAll(async () => {
  company = await startCompany();
  shown = await company.signIn(company.owner.email);
});
afterAll(() => company[Symbol.asyncDispose]());

const openDomain = async () => {
  await shown.page.goto(`${company.instance.url}/admin/domains/${domainSid}`);
  await shown.page.getByRole('heading', { name: claimed, level: 1 }).waitFor();
};
const look = (statement: string, side = { organization: company.organizationSid, domainSid }) =>
  company.passTime(statement, 'domains.check', {
    domain_id: uuidOf(side.domainSid),
    organization_id: uuidOf(side.organization),
  });

describe('a domain', () => {
  it('is claimed in four actions at most: what is no domain is refused with its rule', async () => {
    const { page } = shown;
    await page.goto(`${company.instance.url}/admin`);
    const hand = handOf();
    await hand.press(page.getByRole('link', { name: 'Domains', exact: true }).first());
    const field = page.getByLabel('Domain', { exact: true });
    for (const wrong of ['localhost', '192.0.2.7', `https://${claimed}/`]) {
      await field.fill(wrong);
      await field.press('Enter');
      await page.getByRole('alert').waitFor();
    }
    await expectSound(shown, 'domain-1-refused');
    await hand.enter(field, claimed);
    await page.getByRole('heading', { name: claimed, level: 1 }).waitFor();
    domainSid = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await hand.press(page.getByRole('button', { name: 'Copy Value' }));
    expect(hand.actions()).toBeLessThanOrEqual(4);
    await expectSound(shown, 'domain-2-waiting');
    const { owner, organizationSid, instance } = company;
    const { record } = (await owner.client.domains.get(organizationSid, domainSid)).domain;
    instance.dns.set(record.name, 'TXT', [record.value]);
    // Nobody presses anything: the page looks by itself.
    await page.getByText('Proven by DNS').waitFor({ timeout: 60_000 });
    await expectSound(shown, 'domain-3-proven');
  });

  it('gets its own sign-up policy in three actions', async () => {
    const { page } = shown;
    await page.goto(`${company.instance.url}/admin/domains`);
    const hand = handOf();
    await hand.press(page.getByRole('link', { name: claimed }));
    await hand.press(page.getByLabel('join as managed users'));
    await hand.press(page.getByRole('button', { name: 'Save' }));
    await page.getByText('Saved. It holds from now on.').waitFor();
    expect(hand.actions()).toBeLessThanOrEqual(3);
    await expectSound(shown, 'domain-4-policy');
  });

  it('has 500 people invited with access in four actions', async () => {
    const { page } = shown;
    await page.goto(`${company.instance.url}/admin/users`);
    const many = Array.from({ length: 500 }, (_, index) => `person${index}@${domain}`);
    const hand = handOf();
    await hand.press(page.getByRole('link', { name: 'Invite people' }));
    await hand.type(page.getByLabel('E-mail addresses'), many.join('\n'));
    await hand.press(page.getByRole('checkbox', { name: 'Production' }));
    await hand.press(page.getByRole('button', { name: 'Send the invitations' }));
    await page.getByText('500 people were invited.').waitFor();
    expect(hand.actions()).toBeLessThanOrEqual(4);
    await expectSound(shown, 'domain-5-invited');
  });
});

describe('a domain whose proof is gone', () => {
  it('says so with the days that are left, and its Owner is warned by mail', async () => {
    company.instance.dns.del(`_bailiwick.${claimed}`);
    await company.passTime(
      `update domains set state = 'verified_uncertain', uncertain_since = now() - interval '24 days' where name = '${claimed}'`,
      'domains.warn',
    );
    await company.instance.smtp.waitFor(company.owner.email, { subject: /lapses in/ });
    await openDomain();
    const standing = shown.page.getByRole('region', { name: 'Where it stands' });
    await standing.getByText('Days left').waitFor();
    await standing.getByText('Then the domain lapses.').waitFor();
    await expectSound(shown, 'domain-6-uncertain');
    await shown.page.goto(`${company.instance.url}/admin`);
    await shown.page.getByRole('heading', { name: 'Wants your attention' }).waitFor();
    await shown.page.getByText(claimed).first().waitFor();
    await expectSound(shown, 'domain-7-attention');
  });

  it('is disputed by another organization that proves it; neither learns of the other', async () => {
    const other = await company.signUp('rhea@rival-mail.com', 'Rhea Rival');
    const founded = await other.client.organizations.create({ friendly_name: 'Rival Freight' });
    const added = await other.client.domains.create(founded.sid, { name: claimed });
    company.instance.dns.set(added.record.name, 'TXT', [added.record.value]);
    await look('select 1', { organization: founded.sid, domainSid: added.sid });
    const disputeOf = async () =>
      (await other.client.domains.get(founded.sid, added.sid)).domain.dispute?.side;
    await expect.poll(disputeOf, { timeout: 15_000 }).toBe('claimant');
    await openDomain();
    await shown.page.getByText('Another organization has proven this domain too').first().waitFor();
    expect(await shown.page.getByText('Rival').count()).toBe(0);
    await expectSound(shown, 'domain-8-disputed');
    const theirs = await company.signIn(other.email);
    await theirs.page.goto(`${company.instance.url}/admin/domains/${added.sid}`);
    await theirs.page.getByText('Another organization holds this domain').first().waitFor();
    expect(await theirs.page.getByText('Northwind').count()).toBe(0);
    await expectSound(theirs, 'domain-9-claimant');
    await theirs.close();
    await other.client.domains.remove(founded.sid, added.sid, { people: 'release' });
    company.instance.dns.del(added.record.name);
  });

  it('lapses when the days are over, and says how to prove it anew', async () => {
    await look(
      `update domains set uncertain_since = now() - interval '31 days' where name = '${claimed}' and state = 'verified_uncertain'`,
    );
    const stateOf = async () =>
      (await company.owner.client.domains.get(company.organizationSid, domainSid)).domain.state;
    await expect.poll(stateOf, { timeout: 15_000 }).toBe('lapsed');
    await openDomain();
    await shown.page.getByRole('button', { name: 'Get a new record' }).waitFor();
    await expectSound(shown, 'domain-10-lapsed');
  });
});
