/** Dormant people by hand: the rule with what it would do, chosen, and the report that says who is next. */
import pg from 'pg';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestPage } from '../packages/server/src/testing/browser.ts';
import { type Company, expectSound, startCompany } from './company.ts';

let company: Company;
let shown: TestPage;
let page: Page;

const at = (path: string) => `${company.instance.url}${path}`;
const section = () => page.getByRole('region', { name: 'Dormant people', exact: true });

/** As if they had last come so many days ago. */
async function stayAway(email: string, days: number): Promise<void> {
  const database = new pg.Client({ connectionString: company.instance.databaseUrl });
  await database.connect();
  await database.query(
    `update people_activity set counted_from = now() - make_interval(days => $2), last_active_at = now() - make_interval(days => $2)
      where user_id = (select id from users where email = $1)`,
    [email, days],
  );
  await database.end();
}

beforeAll(async () => {
  company = await startCompany();
  const nora = await company.join('nora', 'Nora Haddad');
  const omar = await company.join('omar', 'Omar Saleh');
  await company.join('sasha', 'Sasha Secure');
  await stayAway(nora.email, 200);
  await stayAway(omar.email, 70);
  shown = await company.signIn(company.owner.email);
  page = shown.page;
  page.setDefaultTimeout(6_000);
});
afterAll(() => company[Symbol.asyncDispose]());

it('shows who would leave on which day before it is chosen, and chooses it', async () => {
  await page.goto(at('/admin/security-policies'));
  await section().getByText('Nobody is deactivated for not coming.').waitFor();
  await section().getByRole('button', { name: 'Edit: Dormant people' }).click();
  const form = page.getByRole('dialog', { name: 'Change what becomes of dormant people' });
  await form.getByLabel('People are deactivated after').selectOption('90');
  await expectSound(shown, 'dormant-form');
  await form.getByRole('button', { name: 'See what changes' }).click();
  await page.getByText('people have not come for 90 days').waitFor();
  // One because she is away for longer already, the other because he will be within the month.
  const days = page.getByText(/people are deactivated on \d{4}-\d\d-\d\d/);
  expect(await days.count()).toBe(2);
  await page.getByText('Omar Saleh').waitFor();
  expect(await page.getByText('Sasha Secure').count()).toBe(0);
  await expectSound(shown, 'dormant-preview');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await section()
    .getByText('Managed people who do not come for 90 days are deactivated', { exact: false })
    .waitFor();
  await expectSound(shown, 'dormant-section');
});

it('leads to the report: the longest away first, and what follows for each', async () => {
  await section().getByRole('link', { name: 'See when people last came' }).click();
  await page.getByRole('heading', { name: 'Dormant people', level: 1 }).waitFor();
  const rows = page.getByRole('row');
  await rows.filter({ hasText: 'Nora Haddad' }).getByText('200 days').waitFor();
  await rows
    .filter({ hasText: 'Nora Haddad' })
    .getByText(/^Is warned on/)
    .waitFor();
  const names = await page
    .getByRole('link', { name: /Nora Haddad|Omar Saleh|Sasha Secure/ })
    .allTextContents();
  expect(names.slice(0, 2)).toEqual(['Nora Haddad', 'Omar Saleh']);
  await page.getByText('The Owner is never deactivated.').waitFor();
  await expectSound(shown, 'dormant-report');
});
