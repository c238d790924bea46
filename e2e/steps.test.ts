/**
 * How many steps the main tasks take, from the overview, by an administrator who is signed in. Every action goes through a
 * hand that counts it; addresses are not typed. A number that grows fails.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestPage } from '../packages/server/src/testing/browser.ts';
import { type Company, handOf, startCompany } from './company.ts';
import { countedTasks, prepareTasks } from './tasks.ts';

let company: Company;
let shown: TestPage;

beforeAll(async () => {
  company = await startCompany();
  await prepareTasks(company);
  shown = await company.signIn(company.owner.email);
  await shown.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
});
afterAll(() => company[Symbol.asyncDispose]());

describe('from the overview', () => {
  it.each(countedTasks)('$name: $stepsAtMost steps at most', async ({ run, stepsAtMost }) => {
    const { page } = shown;
    await page.goto(`${company.instance.url}/admin`);
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    const hand = handOf();
    await run(company, page, hand);
    expect(hand.actions()).toBeLessThanOrEqual(stepsAtMost ?? 0);
  });

  it('are taken in pages that say nothing in the console', () => {
    expect(shown.consoleErrors).toEqual([]);
  });
});
