/** The operator of a test: signed in by the link of the first start, with the cookie that the pages would have. */
import { type BailiwickClient, createClient } from '@bailiwick/sdk';
import { makeBootstrapLink } from '../modules/operators/index.ts';
import { type TestApp, testPassword } from './app.ts';

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
  const token = (await makeBootstrapLink(app.app.kernel))?.split('#token=')[1] ?? '';
  await client.operators.bootstrap({ token, email: 'ops@vendor.example', password: testPassword });
  return client;
}
