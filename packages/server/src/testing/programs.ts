/** Programs of an organization in tests: API keys, OAuth apps, and how an app asks for its tokens. */
import type { Founded, Person, TestApp } from './app.ts';
import { outcomeOf } from './refusal.ts';

export interface OAuthClient {
  readonly id: string;
  readonly secret: string;
}

export const clientOf = (made: {
  readonly oauth_app: { readonly sid: string };
  readonly client_secret: string;
}): OAuthClient => ({ id: made.oauth_app.sid, secret: made.client_secret });

export interface TokenAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>> & {
    readonly access_token?: string;
    readonly refresh_token?: string;
    readonly error?: string;
  };
}

/** Posts the form as it is given; the credentials stand in the body. */
export async function askForToken(
  url: string,
  client: OAuthClient,
  form: Readonly<Record<string, string>> = {},
  path = '/oauth2/token',
): Promise<TokenAnswer> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: client.id,
    client_secret: client.secret,
    ...form,
  });
  const answer = await fetch(`${url}${path}`, { method: 'POST', body });
  return {
    status: answer.status,
    headers: answer.headers,
    body: (await answer.json()) as TokenAnswer['body'],
  };
}

const readUsers = '/bailiwick/iam/organization-users/read';
const readDomains = '/bailiwick/iam/domains/read';

/** Keys and apps that differ in whatever lists filter by: some are of somebody who leaves later, one of each is in use. */
export async function makePrograms(
  app: TestApp,
  { owner, organizationSid: at }: Founded,
  left: Person,
) {
  const { client } = owner;
  const little = { permissions: [readUsers] };
  const more = { permissions: [readUsers, readDomains] };
  await left.client.apiKeys.create(at, { name: 'Of somebody gone', ...little });
  await client.apiKeys.create(at, { name: 'Nightly report', ...more, expires_in_days: null });
  const { key } = await client.apiKeys.create(at, { name: 'In use', ...little });
  await app.client(key).machine.get();
  await left.client.oauthApps.create(at, { name: 'Of somebody gone', ...little });
  await client.oauthApps.create(at, { name: 'Warehouse', ...more });
  await client.oauthApps.create(at, {
    name: 'People dashboard',
    ...little,
    grant_type: 'authorization_code',
    redirect_uris: ['https://client.example/back'],
  });
  const made = await client.oauthApps.create(at, { name: 'In use', ...little });
  await askForToken(app.url, clientOf(made));
}

/** A key and an app, by what their routes call them. */
export async function makeOneOfEach({ owner, organizationSid: at }: Founded) {
  const [keys, apps] = [owner.client.apiKeys, owner.client.oauthApps];
  const key = await keys.create(at, { name: 'Nightly report', permissions: [readUsers] });
  const app = await apps.create(at, { name: 'Data warehouse', permissions: [readUsers] });
  return { api_key_sid: key.api_key.sid, oauth_app_sid: app.oauth_app.sid };
}

const administrator = 'IX00000000000000000000000000000002';

/** Keys of people of one organization, and what shows that they work. @param where read anew each time: its Owner may sign in again */
export function apiKeysIn(where: () => { readonly app: TestApp; readonly founded: Founded }) {
  return {
    /** A key of somebody's, which reads people where nothing else is named. */
    keyOf: async (
      by: Person,
      permissions: readonly string[] = ['/bailiwick/iam/organization-users/read'],
      extra: { name?: string; expires_in_days?: number | null } = {},
    ) => {
      const { app, founded } = where();
      const { api_key, key } = await by.client.apiKeys.create(founded.organizationSid, {
        name: 'Nightly report',
        permissions: [...permissions],
        ...extra,
      });
      return { sid: api_key.sid, made: api_key, key, client: app.client(key) };
    },
    admin: () => where().app.join(where().founded, { role: administrator }),
    listUsers: (client: Person['client']) =>
      outcomeOf(client.organizationUsers.list(where().founded.organizationSid, { page_size: 1 })),
  };
}
