/** Callers from wherever a test says, and the networks of an organization. The instance has to believe 127.0.0.1 as a proxy. */
import { type BailiwickClient, createClient } from '@bailiwick/sdk';
import type { Founded, TestApp } from './app.ts';
import { askForToken, clientOf } from './programs.ts';
import { outcomeOf } from './refusal.ts';
import { connectScim } from './scim.ts';

/** From where the clients of a test come without a word. */
export const here = '127.0.0.1';
export const elsewhere = '198.51.100.7';

export const fetchFrom =
  (address: string): typeof fetch =>
  (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('x-forwarded-for', address);
    return fetch(input, { ...init, headers });
  };

export const clientFrom = (app: TestApp, address: string, token?: string): BailiwickClient =>
  createClient({
    baseUrl: app.url,
    retries: 0,
    fetch: fetchFrom(address),
    ...(token === undefined ? {} : { token }),
  });

export interface Chosen {
  readonly networks?: readonly string[];
  readonly accountSid?: string;
  readonly startsAt?: string;
}

export const chosen = (
  mode: 'off' | 'report_only' | 'enforced',
  { networks = [here], accountSid, startsAt }: Chosen = {},
) => ({
  mode,
  networks: networks.map((network) => ({ network, note: 'Office' })),
  account_sid: accountSid ?? null,
  starts_at: startsAt ?? null,
});

export const setNetworks = (
  { owner, organizationSid }: Founded,
  mode: 'off' | 'report_only' | 'enforced',
  more: Chosen = {},
) => owner.client.networkPolicies.update(organizationSid, chosen(mode, more));

/** What planned rules have waited for has come. */
export const letStart = (app: TestApp) =>
  app.superuser.query(
    "update security_policies set next_starts_at = now() - interval '1 second' where next_starts_at is not null",
  );

/** A way in, tried from an address: `done`, or the code of the refusal. */
export type Door = (address: string) => Promise<string>;

export type Doors = Readonly<
  Record<'session' | 'API key' | 'access token' | 'token endpoint' | 'SCIM token', Door>
>;

/** The same call by each kind of credential that works without end at one organization. */
export async function doorsOf(app: TestApp, founded: Founded): Promise<Doors> {
  const at = founded.organizationSid;
  const member = await app.join(founded);
  const { client } = founded.owner;
  const permissions = [
    '/bailiwick/iam/organization-users/read',
    '/bailiwick/account/accounts/read',
  ];
  const { key } = await client.apiKeys.create(at, { name: 'Nightly report', permissions });
  const made = await client.oauthApps.create(at, { name: 'Data warehouse', permissions });
  const { body } = await askForToken(app.url, clientOf(made));
  const scim = await connectScim(app, founded);
  return {
    session: (address) => outcomeOf(clientFrom(app, address, member.token).user.get()),
    'API key': (address) => outcomeOf(clientFrom(app, address, key).organizationUsers.list(at)),
    'access token': (address) =>
      outcomeOf(clientFrom(app, address, body.access_token ?? '').organizationUsers.list(at)),
    async 'token endpoint'(address) {
      const { id, secret } = clientOf(made);
      const form = new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: id,
        client_secret: secret,
      });
      const asked = await fetchFrom(address)(`${app.url}/oauth2/token`, {
        method: 'POST',
        body: form,
      });
      const answer = (await asked.json()) as { readonly error_uri?: string };
      return asked.status === 200 ? 'done' : (answer.error_uri?.split('/').pop() ?? '');
    },
    async 'SCIM token'(address) {
      const answer = await scim.call('GET', '/Users', undefined, { 'x-forwarded-for': address });
      return answer.status === 200 ? 'done' : (/errors\/([\w.]+)/.exec(answer.text)?.[1] ?? '');
    },
  };
}
