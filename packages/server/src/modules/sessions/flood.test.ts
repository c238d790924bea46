/** More people at the sign-in than passwords can be computed for: the surplus is sent away before anything is done for it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type Person, type TestApp, testPassword } from '../../testing/app.ts';

let app: TestApp;
let member: Person;
beforeAll(async () => {
  app = await createTestApp();
  member = await app.signUp();
});
afterAll(() => app.close());

const trySignIn = (index: number) =>
  fetch(`${app.url}/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: `nobody-${index}@elsewhere.com`, password: testPassword }),
  });

it('refuses the surplus with 503 and when to come back, and answers whoever is signed in meanwhile', async () => {
  const flood = Promise.all(Array.from({ length: 150 }, (_, index) => trySignIn(index)));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect((await member.client.user.get()).email).toBe(member.email);
  const answers = await flood;
  const surplus = answers.filter(({ status }) => status === 503);
  expect(surplus.length).toBeGreaterThan(20);
  expect(surplus.every(({ headers }) => headers.get('retry-after') === '2')).toBe(true);
  expect(answers.filter(({ status }) => status === 401).length).toBeGreaterThanOrEqual(68);
  expect(answers.length).toBe(150);
  const { rows } = await app.superuser.query<{ count: string }>(
    "select count(*) as count from audit_events where event = 'session.refused'",
  );
  expect(Number(rows[0]?.count)).toBe(150 - surplus.length);
  expect((await app.signIn(member.email)).userSid).toBe(member.userSid);
});
