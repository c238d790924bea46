/** The official helper library, as its makers publish it, pointed at a test instance with an API key for a token. */
import { createServer } from 'node:net';
import twilio from 'twilio';
import { expect } from 'vitest';
import { createTestApp, type Founded, type TestApp, type TestAppOptions } from './app.ts';

interface Page<T> {
  readonly instances: readonly T[];
  readonly nextPageUrl: string | undefined;
  nextPage(): Promise<Page<T>> | undefined;
  previousPage(): Promise<Page<T>> | undefined;
}

type Asked = Readonly<Record<string, string | number>>;

interface Listed<T> {
  list(asked?: Asked): Promise<T[]>;
  page(asked?: Asked): Promise<Page<T>>;
  getPage(url: string): Promise<Page<T>>;
}

interface Removable {
  remove(): Promise<boolean>;
  removeWithHttpInfo(): Promise<{ readonly statusCode: number; readonly body: boolean }>;
}

interface Account {
  readonly accountSid: string;
  readonly friendlyName: string;
  readonly ownerSid: string | null;
  readonly dateCreated: Date;
}

interface RoleAssignment {
  readonly sid: string;
  readonly roleSid: string;
  readonly scope: string;
  readonly identity: string;
}

interface User {
  readonly id: string;
  readonly userName: string;
  readonly displayName: string;
  readonly active: boolean;
  readonly name: { readonly givenName: string; readonly familyName: string };
  readonly emails: readonly { readonly value: string }[];
  readonly meta: { readonly version: string };
  toJSON(): Readonly<Record<string, unknown>>;
}

type Headers = Readonly<Record<string, string>>;

interface OneUser extends Removable {
  fetch(): Promise<User>;
  patch(body: unknown, headers?: Headers): Promise<User>;
  update(body: unknown, headers?: Headers): Promise<User>;
}

export interface Organization {
  readonly accounts: Listed<Account> & ((sid: string) => { fetch(): Promise<Account> });
  readonly roleAssignments: Listed<RoleAssignment> & {
    create(body: unknown): Promise<RoleAssignment>;
  } & ((sid: string) => Removable);
  readonly users: Listed<User> & { create(body: unknown): Promise<User> } & ((
      sid: string,
    ) => OneUser);
}

interface Permission {
  readonly sid: string;
  readonly externalDescription: string;
}

/** As much of it as is called here. Its own types ask for instances of its classes, where it takes every object. */
interface Library {
  readonly previewIam: { organization(sid: string): Organization };
  readonly iam: { readonly v1: { rolePermission(roleSid: string): Listed<Permission> } };
}

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
export async function createReachableApp(
  options: Pick<TestAppOptions, 'rateLimitMultiplier'> = {},
): Promise<TestApp> {
  const port = await freePort();
  return createTestApp({ ...options, port, publicUrl: `http://127.0.0.1:${port}` });
}

type Provider = Parameters<ReturnType<typeof twilio>['setCredentialProvider']>[0];

/** Its types want an instance of a class for the tokens, which it does not give out. */
interface Builder {
  setClientId(id: string): Builder;
  setClientSecret(secret: string): Builder;
  setTokenManager(tokens: { fetchToken(): Promise<string> }): Builder;
  build(): Provider;
}

/** @param token what stands for the token of an OAuth app */
export function libraryAt(app: Pick<TestApp, 'url'>, token: string): Library {
  const builder = new twilio.OrgsCredentialProviderBuilder() as unknown as Builder;
  const provider = builder
    .setClientId('OQ0193a1f0c27b7d4e9b1c5a2f8e6d4c3b')
    .setClientSecret('unused')
    .setTokenManager({ fetchToken: () => Promise.resolve(token) })
    .build();
  const client = twilio();
  client.setCredentialProvider(provider);
  client.previewIam.baseUrl = app.url;
  client.iam.baseUrl = app.url;
  return client as unknown as Library;
}

export const organizationOf = (client: Library, organizationSid: string) =>
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
  return error as Refused;
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
