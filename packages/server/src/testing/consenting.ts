/** People who let apps in, in tests: an app that asks, what a browser would send, and what a client does with the code. */
import { createHash, randomBytes } from 'node:crypto';
import type { Person, TestApp } from './app.ts';
import { askForToken, clientOf, type OAuthClient } from './programs.ts';

export const redirectUri = 'https://client.example/back';
const readUsers = '/bailiwick/iam/organization-users/read';

type NewApp = Parameters<Person['client']['oauthApps']['create']>[1];

export async function makeAskingApp(
  by: Person,
  organizationSid: string,
  extra: Partial<NewApp> = {},
): Promise<OAuthClient> {
  const made = await by.client.oauthApps.create(organizationSid, {
    name: 'People dashboard',
    permissions: [readUsers],
    grant_type: 'authorization_code',
    redirect_uris: [redirectUri],
    company_name: 'Contoso Analytics',
    ...extra,
  });
  return clientOf(made);
}

export interface Begun {
  readonly verifier: string;
  readonly request: Record<string, string>;
}

/** What a client that keeps to the rules sends. */
export function begin(client: OAuthClient, extra: Record<string, string> = {}): Begun {
  const verifier = randomBytes(32).toString('base64url');
  const request = {
    response_type: 'code',
    client_id: client.id,
    redirect_uri: redirectUri,
    scope: `${readUsers} offline_access`,
    state: 'the state of the client',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...extra,
  };
  return { verifier, request };
}

/** Agrees, and answers the code that the browser would bring. */
export async function letIn(person: Person, request: Record<string, string>): Promise<string> {
  await person.client.oauthConsents.give(request);
  const { location } = await person.client.oauthConsents.letIn(request);
  return new URL(location).searchParams.get('code') ?? '';
}

export const redeem = (app: TestApp, client: OAuthClient, form: Record<string, string>) =>
  askForToken(app.url, client, {
    grant_type: 'authorization_code',
    redirect_uri: redirectUri,
    ...form,
  });

export const refresh = (app: TestApp, client: OAuthClient, token: string, scope?: string) =>
  askForToken(app.url, client, {
    grant_type: 'refresh_token',
    refresh_token: token,
    ...(scope === undefined ? {} : { scope }),
  });

/** All of it at once: the tokens of an app that somebody let in. */
export async function tokensFor(
  app: TestApp,
  client: OAuthClient,
  person: Person,
  extra: Record<string, string> = {},
) {
  const { request, verifier } = begin(client, extra);
  const code = await letIn(person, request);
  const { body } = await redeem(app, client, { code, code_verifier: verifier });
  return {
    access: body.access_token ?? '',
    refresh: body.refresh_token ?? '',
    code,
    verifier,
  };
}
