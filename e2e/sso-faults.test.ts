/** Each fault of the catalogue as somebody reads it who was not signed in: its own title, cause and cure, by a page of ours. */
import { readFile } from 'node:fs/promises';
import { createClient } from '@bailiwick/sdk';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Company, expectSound, startCompany } from './company.ts';

let company: Company;
beforeAll(async () => {
  company = await startCompany();
});
afterAll(() => company[Symbol.asyncDispose]());

const guide = new URL('../docs/guides/sso-faults.md', import.meta.url);

it('has a sentence of its own for each of more than 25 faults', { timeout: 300_000 }, async () => {
  const codes = [...(await readFile(guide, 'utf8')).matchAll(/^`([a-z_]+)`$/gm)].map(
    ([, code = '']) => code,
  );
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.length).toBeGreaterThanOrEqual(25);
  const { ssoFaults } = createClient({ baseUrl: company.instance.url });
  const shown = await company.visit(`${company.instance.url}/sign-in`);
  const { page } = shown;
  const read: string[] = [];
  for (const fault of codes) {
    const { title, cause, cure } = await ssoFaults.get(fault);
    await page.goto(`${company.instance.url}/sso/failed?fault=${fault}&reference=r-${fault}`);
    await page.getByText(title, { exact: true }).waitFor();
    for (const text of [cause, cure, `r-${fault}`])
      expect(await page.getByText(text, { exact: true }).count(), fault).toBeGreaterThan(0);
    read.push(`${title} ${cause} ${cure}`);
  }
  expect(new Set(read).size).toBe(codes.length);
  await expectSound(shown, 'sso-fault');
  await shown.close();
});
