/** The operator of a test, with the cookie that the pages would have: made by the link of the first start, once. */
import { type BailiwickClient, BailiwickError, createClient } from '@bailiwick/sdk';
import { type TestApp, testPassword } from './app.ts';

const email = 'ops@vendor.example';

/** The first time within an hour of the start of the app: its link lives no longer. */
export async function signInOperator(app: TestApp): Promise<BailiwickClient> {
  let cookie = '';
  const withCookie: typeof fetch = async (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('origin', app.app.kernel.publicUrl.origin);
    if (cookie !== '') headers.set('cookie', cookie);
    const answer = await fetch(input, { ...init, headers });
    cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return answer;
  };
  const client = createClient({ baseUrl: app.url, retries: 0, fetch: withCookie });
  const token = app.app.operatorLink?.split('#token=')[1] ?? '';
  try {
    await client.operators.bootstrap({ token, email, password: testPassword });
  } catch (error) {
    if (!(error instanceof BailiwickError)) throw error;
    await client.operatorSessions.create({ email, password: testPassword });
  }
  return client;
}
