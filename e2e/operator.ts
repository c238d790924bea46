/**
 * The operator of a running product, for journeys that are about something else: made over the API with an authenticator
 * app, and signed in by the cookie of that session. How operators sign in by hand is in `operator-factors.test.ts`.
 */
import { BailiwickError } from '@bailiwick/sdk';
import type { TestPage } from '../packages/server/src/testing/browser.ts';
import { createBrowserClient, enrolApp } from '../packages/server/src/testing/operator.ts';
import { type Company, password } from './company.ts';

export const operatorEmail = 'ops@vendor-of-things.com';

export interface MadeOperator {
  /** Of a session, and of a half session beside it. */
  readonly cookies: ReadonlyMap<string, string>;
}

/** @param isOnTheWay also begins to sign in once more, and is given all day for it */
export async function makeOperator(
  company: Company,
  { isOnTheWay } = { isOnTheWay: false },
): Promise<MadeOperator> {
  const { instance } = company;
  const cookies = new Map<string, string>();
  const client = createBrowserClient(instance.url, instance.url, cookies);
  const token = (instance.operatorLink ?? '').split('#token=')[1] ?? '';
  await client.operators.bootstrap({ token, email: operatorEmail, password });
  await enrolApp(client);
  if (isOnTheWay) {
    const other = createBrowserClient(instance.url, instance.url, cookies);
    await other.operatorSessions
      .create({ email: operatorEmail, password })
      .catch((error: unknown) => {
        if (!(error instanceof BailiwickError)) throw error;
      });
    await company.passTime(
      "update operator_half_sessions set expires_at = now() + interval '1 day' where ended_at is null",
      'operators.prune',
    );
  }
  return { cookies };
}

/** A page of the operator, in their session. */
export async function visitAsOperator(
  company: Company,
  { cookies }: MadeOperator,
  path = '/operator',
): Promise<TestPage> {
  const { url } = company.instance;
  const shown = await company.visit(`${url}/operator/sign-in`);
  await shown.page
    .context()
    .addCookies([...cookies].map(([name, value]) => ({ name, value, url, httpOnly: true })));
  await shown.page.goto(`${url}${path}`);
  return shown;
}
