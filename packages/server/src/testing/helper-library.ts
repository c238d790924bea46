/** The official helper library, as its makers publish it, pointed at a test instance with an API key for a token. */
import { createServer } from 'node:net';
import twilio from 'twilio';
import { expect } from 'vitest';
import { createTestApp, type Founded, type TestApp } from './app.ts';

type Client = ReturnType<typeof twilio>;

/** What a program is refused with. */
export interface Refused {
  readonly status: number;
  readonly code: number;
  readonly message: string;
  readonly moreInfo: string;
  readonly details: { readonly reason: string; readonly missing_permission?: string };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}

/** An instance that is reached at the address that it gives out: the next page is called as it is told. */
export async function createReachableApp(): Promise<TestApp> {
  const port = await freePort();
  return createTestApp({ port, publicUrl: `http://127.0.0.1:${port}` });
}

/** @param fetchToken what stands for the token of an OAuth app */
export function libraryAt(app: Pick<TestApp, 'url'>, token: string): Client {
  const provider = new twilio.OrgsCredentialProviderBuilder()
    .setClientId('OQ0193a1f0c27b7d4e9b1c5a2f8e6d4c3b')
    .setClientSecret('unused')
    .setTokenManager({ fetchToken: () => Promise.resolve(token) })
    .build();
  const client = twilio();
  client.setCredentialProvider(provider);
  client.previewIam.baseUrl = app.url;
  client.iam.baseUrl = app.url;
  return client;
}

export const organizationOf = (client: Client, organizationSid: string) =>
  client.previewIam.organization(organizationSid);

/** A key of the Owner. */
export async function makeKey(founded: Founded, permissions: readonly string[]): Promise<string> {
  const { key } = await founded.owner.client.apiKeys.create(founded.organizationSid, {
    name: 'Sync of people',
    permissions: permissions.map((name) => `/bailiwick/${name}`),
  });
  return key;
}

export async function refusalOf(attempt: Promise<unknown>): Promise<Refused> {
  const error = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Error);
  return error as unknown as Refused;
}

export async function expectCode(
  attempt: Promise<unknown>,
  [status, code]: readonly [number, number],
): Promise<Refused> {
  const refused = await refusalOf(attempt);
  expect([refused.status, refused.code], refused.message).toEqual([status, code]);
  expect(refused.message.length).toBeGreaterThan(20);
  expect(refused.moreInfo).toContain('/docs/errors/');
  return refused;
}
