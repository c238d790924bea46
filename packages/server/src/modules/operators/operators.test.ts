/** What the operator sees of the instance. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../testing/app.ts';
import { signInOperator } from '../../testing/operator.ts';

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

it('the health page counts what there is, and the jobs that are due', async () => {
  const operator = await signInOperator(app);
  const before = await operator.instance.getHealth();
  await app.found();
  const after = await operator.instance.getHealth();
  expect(after.counts.organizations).toBe(before.counts.organizations + 1);
  expect(after.counts.accounts).toBe(before.counts.accounts + 1);
  expect(after.jobs_waiting).toBeGreaterThanOrEqual(0);
});
