/** The operator of a test, with the cookies that the pages would have: made by the link of the first start, once. */
import { type BailiwickClient, createClient } from '@bailiwick/sdk';
import { type TestApp, testPassword } from './app.ts';
import { type AuthenticatorApp, authenticatorApp, untilStepLasts } from './factors.ts';

export const operatorEmail = 'ops@vendor.example';

/** A client as a browser: it keeps the cookies that it is given. */
export function createBrowserClient(
  url: string,
  origin: string,
  cookies = new Map<string, string>(),
): BailiwickClient {
  const withCookies: typeof fetch = async (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('origin', origin);
    if (cookies.size > 0)
      headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const answer = await fetch(input, { ...init, headers });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  };
  return createClient({ baseUrl: url, retries: 0, fetch: withCookies });
}

export const createOperatorClient = (app: TestApp): BailiwickClient =>
  createBrowserClient(app.url, app.app.kernel.publicUrl.origin);

/** In a half session: adds the app by the oldest code that is taken, so that two newer ones are left. */
export async function enrolApp(client: BailiwickClient): Promise<AuthenticatorApp> {
  await untilStepLasts(8);
  const { secret } = await client.operatorEnrolment.beginApp();
  const app = authenticatorApp(secret);
  await client.operatorEnrolment.addApp({ code: app.code(-1) });
  return app;
}

interface Made {
  readonly client: BailiwickClient;
  readonly phone: AuthenticatorApp;
  /** A code counts once: each that is shown again is of a later step. */
  signIns: number;
}

async function makeOperator(app: TestApp): Promise<Made> {
  const client = createOperatorClient(app);
  const token = app.app.operatorLink?.split('#token=')[1] ?? '';
  await client.operators.bootstrap({ token, email: operatorEmail, password: testPassword });
  return { client, phone: await enrolApp(client), signIns: 0 };
}

const isSignedIn = (client: BailiwickClient) =>
  client.operatorSessions.getCurrent().then(
    () => true,
    () => false,
  );

const made = new WeakMap<TestApp, Promise<Made>>();

/**
 * The first time within an hour of the start of the app: its link lives no longer. One session for all of a file, and
 * another one where time took it away: two at most within a minute, since no code is older than it may be.
 */
export async function signInOperator(app: TestApp): Promise<BailiwickClient> {
  const making = made.get(app) ?? makeOperator(app);
  made.set(app, making);
  const operator = await making;
  const { client, phone } = operator;
  if (await isSignedIn(client)) return client;
  await untilStepLasts(8);
  await client.operatorSessions.create({
    email: operatorEmail,
    password: testPassword,
    second_factor: { kind: 'authenticator_app', code: phone.code(operator.signIns) },
  });
  operator.signIns += 1;
  return client;
}
