/** Guesses at an operator's password, with the limits of production: whoever guesses is slowed down, and not the operator. */
import { createClient } from '@bailiwick/sdk';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type TestApp, testPassword } from '../../testing/app.ts';
import { operatorEmail as email, signInOperator } from '../../testing/operator.ts';
import { outcomeOf } from '../../testing/refusal.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ rateLimitMultiplier: 1, trustedProxies: ['127.0.0.1'] });
  await signInOperator(app);
});
afterAll(() => app.close());

const trying = (address: string, password: string) => {
  const from: typeof fetch = (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('x-forwarded-for', address);
    return fetch(input, { ...init, headers });
  };
  const client = createClient({ baseUrl: app.url, retries: 0, fetch: from });
  return outcomeOf(client.operatorSessions.create({ email, password }));
};

it('ten wrong ones from one place are looked at, and nobody else is shut out by that', async () => {
  for (let index = 0; index < 10; index += 1)
    expect(await trying('203.0.113.7', 'not the right password')).toBe('operator.sign_in_refused');
  expect(await trying('203.0.113.7', testPassword)).toBe('request.too_many');
  expect(await trying('198.51.100.4', testPassword)).toBe('operator.factor_required');
});
