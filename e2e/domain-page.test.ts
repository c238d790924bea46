/**
 * The page of a domain in a browser: the record in the form of whoever runs the DNS, what differs, the timeline, and that
 * a record is seen by itself within 35 seconds after it is live, with the page open and nothing pressed.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestPage } from '../packages/server/src/testing/browser.ts';
import { type Company, expectSound, startCompany } from './company.ts';

let company: Company;
let shown: TestPage;

beforeAll(async () => {
  company = await startCompany();
  shown = await company.signIn(company.owner.email);
});
afterAll(() => company[Symbol.asyncDispose]());

async function open(name: string) {
  const domain = await company.owner.client.domains.create(company.organizationSid, { name });
  await shown.page.goto(`${company.instance.url}/admin/domains/${domain.sid}`);
  await shown.page.getByRole('heading', { name, level: 1 }).waitFor();
  return domain;
}
const rows = async () =>
  Object.fromEntries(
    await shown.page.evaluate<[string, string][]>(
      `[...document.querySelectorAll('.record > div')].map((row) => [row.querySelector('dt').textContent, row.querySelector('dd').textContent])`,
    ),
  );

it('gives the host relative to the zone, under the labels of the provider, with quotes where it wants them', async () => {
  company.instance.dns.set('routed-corp.com', 'NS', ['ns-1536.awsdns-00.co.uk']);
  const domain = await open('eng.routed-corp.com');
  await shown.page.getByText('Hosted zones › the zone › Create record').waitFor();
  expect(await rows()).toMatchObject({
    'Record name': '_bailiwick.eng',
    'Full name': '_bailiwick.eng.routed-corp.com',
    Value: `"${domain.record.value}"`,
    TTL: '300 seconds',
  });
  await expectSound(shown, 'domain-provider');
});

it('gives the host in the zone of the subdomain where it has its own', async () => {
  company.instance.dns.set('delegating-corp.com', 'NS', ['ns1.hover.com']);
  company.instance.dns.set('eng.delegating-corp.com', 'NS', ['ada.ns.cloudflare.com']);
  await open('eng.delegating-corp.com');
  await shown.page.getByText('is a zone of its own').waitFor();
  expect(await rows()).toMatchObject({ Name: '_bailiwick' });
});

it('marks what differs, and sees the right record by itself within 35 seconds', async () => {
  const { page } = shown;
  const domain = await open('watched-corp.com');
  const { name, value } = domain.record;
  company.instance.dns.set(name, 'TXT', [`"${value.replace('bai', 'bаi')} `, 'v=spf1 -all']);
  await page.getByRole('button', { name: 'Check again now' }).click();
  await page
    .getByText('At character 1 there should be “b” (Latin letter), and there is a quotation mark.')
    .waitFor();
  expect(await page.locator('.differs').allTextContents()).toEqual(['a', '"', 'а', '␣']);
  await page.getByRole('img', { name: /^1 look: 1 with another value/ }).waitFor();
  await page.getByText('The look as a table').click();
  await page.getByRole('table', { name: 'Looks at the domain' }).waitFor();
  await expectSound(shown, 'domain-differs');
  await page.getByText(/We look again by ourselves in \d+ seconds/).waitFor();
  company.instance.dns.set(name, 'TXT', ['v=spf1 -all', value]);
  const liveAt = Date.now();
  await page.getByText('Proven by DNS').waitFor({ timeout: 40_000 });
  const seconds = (Date.now() - liveAt) / 1000;
  expect(seconds).toBeLessThanOrEqual(35);
  expect(await page.getByText('We look again by ourselves').count()).toBe(0);
  await expectSound(shown, 'domain-seen');
}, 90_000);

it('stops counting in a tab that nobody sees', async () => {
  const { page } = shown;
  await open('hidden-corp.com');
  await page.evaluate(
    `Object.defineProperty(document, 'hidden', { value: true, configurable: true })`,
  );
  const sentence = () => page.getByText(/We look again by ourselves/).textContent();
  // What was counted before is drawn first.
  await page.waitForTimeout(1_000);
  const before = await sentence();
  await page.waitForTimeout(2_500);
  expect(await sentence()).toBe(before);
  await page.evaluate(
    `Object.defineProperty(document, 'hidden', { value: false, configurable: true })`,
  );
  // It counts once a second.
  await expect.poll(sentence, { timeout: 10_000 }).not.toBe(before);
});

it('says of a file what was asked', async () => {
  const { page } = shown;
  const domain = await open('filed-corp.com');
  company.instance.dns.set('filed-corp.com', 'A', ['127.0.0.9']);
  await page.getByRole('button', { name: 'Use a file instead' }).click();
  await page.getByRole('button', { name: 'Check again now' }).click();
  await page.getByText('no answer').waitFor();
  expect(await page.getByText(domain.file.url).count()).toBe(2);
  await expectSound(shown, 'domain-file');
});
