/**
 * A real OpenID provider for tests: the npm package oidc-provider, served by `https-host.ts` under a host name of its own, with its
 * own pages for signing in (any password). `signIn` walks through them without a browser.
 */
import { generateKeyPairSync } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { request } from 'node:https';
import Provider, { type ClientMetadata, type Configuration } from 'oidc-provider';
import type { HttpsHost } from './https-host.ts';

export type OpUser = Readonly<Record<string, unknown>>;

export interface OidcOp {
  readonly issuer: string;
  /** Goes to the address, signs in as that user, agrees, and comes back. @returns where the browser ends: with us */
  signIn(authorizationUrl: string, user: string): Promise<string>;
}

export interface OidcOpOptions {
  readonly host: HttpsHost;
  readonly name: string;
  readonly clients: readonly ClientMetadata[];
  /** By what is typed into the form; the claims of each, without `sub`, which is `sub-` and that. */
  readonly users: Readonly<Record<string, OpUser>>;
  readonly algorithm?: 'RS256' | 'PS256' | 'ES256' | 'EdDSA';
}

/** The subject is not what is typed in: nobody should mistake one for the other. */
const subjectPrefix = 'sub-';

function newKey(algorithm: NonNullable<OidcOpOptions['algorithm']>) {
  const pair =
    algorithm === 'ES256'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : algorithm === 'EdDSA'
        ? generateKeyPairSync('ed25519')
        : generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const jwk = pair.privateKey.export({ format: 'jwk' });
  return { ...jwk, kid: `op-${algorithm}`, use: 'sig', alg: algorithm };
}

function configurationOf(options: OidcOpOptions): Configuration {
  const algorithm = options.algorithm ?? 'ES256';
  return {
    clients: options.clients.map((client) => ({
      id_token_signed_response_alg: algorithm,
      ...client,
    })),
    jwks: { keys: [newKey(algorithm)] },
    cookies: { keys: ['of this test run'] },
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified'],
      profile: ['name', 'given_name', 'family_name', 'groups'],
    },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    enabledJWA: { idTokenSigningAlgValues: [algorithm] },
    pkce: { required: () => true },
    findAccount: (_ctx, id) => ({
      accountId: id,
      claims: () => Promise.resolve({ sub: id, ...options.users[id.slice(subjectPrefix.length)] }),
    }),
  };
}

const loginPage = `<!doctype html><html lang="en"><head><title>Sign in at the provider</title></head><body>
<form method="post"><label>Login <input name="login"></label> <label>Password <input name="password" type="password"></label>
<button>Sign in</button></form></body></html>`;

async function readForm(incoming: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return new URLSearchParams(Buffer.concat(chunks).toString());
}

/** Asks who it is, takes any password, and agrees to everything without asking. */
async function interact(provider: Provider, incoming: IncomingMessage, response: ServerResponse) {
  const { prompt, params, session, grantId } = await provider.interactionDetails(
    incoming,
    response,
  );
  if (prompt.name === 'login' && incoming.method !== 'POST') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(loginPage);
    return;
  }
  if (prompt.name === 'login') {
    const accountId = `${subjectPrefix}${(await readForm(incoming)).get('login') ?? ''}`;
    await provider.interactionFinished(incoming, response, { login: { accountId } });
    return;
  }
  const known = grantId === undefined ? undefined : await provider.Grant.find(grantId);
  const fresh = { accountId: session?.accountId ?? '', clientId: String(params['client_id']) };
  const grant = known ?? new provider.Grant(fresh);
  grant.addOIDCScope(String(params['scope']));
  const consent = { grantId: await grant.save() };
  await provider.interactionFinished(
    incoming,
    response,
    { consent },
    { mergeWithLastSubmission: true },
  );
}

interface Page {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A browser as far as this needs one: cookies by path are not told apart, which the provider does not mind. */
function createWalker({ host }: OidcOpOptions) {
  const cookies = new Map<string, string>();
  return (url: URL, form?: URLSearchParams): Promise<Page> =>
    new Promise((resolve, reject) => {
      const call = request(
        url,
        {
          method: form === undefined ? 'GET' : 'POST',
          ca: host.caPem,
          agent: false,
          lookup: (_name, options, done) =>
            options.all === true
              ? done(null, [{ address: '127.0.0.1', family: 4 }])
              : done(null, '127.0.0.1', 4),
          headers: {
            cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
            ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
          },
        },
        (response) => {
          for (const cookie of response.headers['set-cookie'] ?? []) {
            const [pair = ''] = cookie.split(';');
            cookies.set(pair.split('=')[0] ?? '', pair.slice(pair.indexOf('=') + 1));
          }
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: Buffer.concat(chunks).toString(),
            }),
          );
        },
      );
      call.on('error', reject);
      call.end(form?.toString());
    });
}

const maxSteps = 12;

async function walk(options: OidcOpOptions, start: string, user: string): Promise<string> {
  const visit = createWalker(options);
  const issuer = new URL(start).origin;
  let url = new URL(start);
  let form: URLSearchParams | undefined;
  for (let step = 0; step < maxSteps; step += 1) {
    const page = await visit(url, form);
    form = undefined;
    const { location } = page.headers;
    if (location !== undefined) {
      url = new URL(location, url);
      if (url.origin !== issuer) return url.href;
      continue;
    }
    if (!page.body.includes('<form'))
      throw new Error(`the provider shows a page without a form: ${page.status} ${page.body}`);
    form = new URLSearchParams({ login: user, password: 'any' });
  }
  throw new Error('the provider does not come to an end');
}

export function startOidcOp(options: OidcOpOptions): OidcOp {
  const issuer = `https://${options.name}:${options.host.port}`;
  const provider = new Provider(issuer, configurationOf(options));
  const pages = provider.callback();
  options.host.mount(options.name, (incoming, response) => {
    if (incoming.url?.startsWith('/interaction/') !== true) void pages(incoming, response);
    else
      interact(provider, incoming, response).catch((error: unknown) => {
        response.writeHead(500).end(String(error));
      });
  });
  return { issuer, signIn: (url, user) => walk(options, url, user) };
}
