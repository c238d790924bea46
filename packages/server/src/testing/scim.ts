/** An identity provider's side of SCIM: a connection of a test organization, and calls over it. */
import { expect } from 'vitest';
import { type Founded, type TestApp, unique } from './app.ts';

export interface ScimAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly json: Record<string, unknown>;
  readonly text: string;
}

export interface ScimConnection {
  readonly sid: string;
  readonly token: string;
  readonly call: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<ScimAnswer>;
}

export const userUrn = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const groupUrn = 'urn:ietf:params:scim:schemas:core:2.0:Group';
export const enterpriseUrn = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
export const patchUrn = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
export const errorUrn = 'urn:ietf:params:scim:api:messages:2.0:Error';

export function scimCaller(app: TestApp, token: string): ScimConnection['call'] {
  return async (method, path, body, headers = {}) => {
    const answer = await fetch(`${app.url}/scim/v2${path}`, {
      method,
      headers: {
        accept: 'application/scim+json',
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/scim+json; charset=utf-8' }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const json = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
    return { status: answer.status, headers: answer.headers, json, text };
  };
}

export async function connectScim(
  app: TestApp,
  founded: Founded,
  options: { adopts_people?: boolean; is_dry_run?: boolean; brake_percent?: number } = {},
): Promise<ScimConnection> {
  const made = await founded.owner.client.provisioningConnections.create(founded.organizationSid, {
    name: 'Okta',
    adopts_people: options.adopts_people ?? true,
    brake_percent: options.brake_percent ?? 100,
    ...(options.is_dry_run === undefined ? {} : { is_dry_run: options.is_dry_run }),
  });
  return { sid: made.connection.sid, token: made.token, call: scimCaller(app, made.token) };
}

/** A person as it is shown. */
export interface Shown {
  readonly id: string;
  readonly userName: string;
  readonly active: boolean;
  readonly externalId?: string;
  readonly name: { readonly givenName: string; readonly familyName: string };
  readonly emails: readonly { readonly value: string; readonly type: string }[];
  readonly meta: { readonly version: string; readonly location: string };
}

export const shown = (answer: ScimAnswer) => answer.json as unknown as Shown;
export const resources = (answer: ScimAnswer) => answer.json['Resources'] as Shown[];

/** As Okta sends a person. */
export const person = (email: string, more: Readonly<Record<string, unknown>> = {}) => ({
  schemas: [userUrn],
  userName: email,
  name: { givenName: 'Grace', familyName: 'Hopper' },
  emails: [{ primary: true, value: email, type: 'work' }],
  displayName: 'Grace Hopper',
  locale: 'en-US',
  externalId: unique('00u'),
  groups: [],
  password: '1mz050nqQ!',
  active: true,
  ...more,
});

export function expectRefused(answer: ScimAnswer, status: number, scimType?: string): void {
  expect(answer.status, answer.text).toBe(status);
  expect(answer.json['schemas']).toEqual([errorUrn]);
  expect(answer.json['status']).toBe(String(status));
  expect(answer.json['scimType']).toBe(scimType);
  expect(typeof answer.json['detail']).toBe('string');
  expect(typeof answer.json['code']).toBe('number');
  expect(answer.headers.get('content-type')).toBe('application/scim+json; charset=utf-8');
}

/** What a client does again and again, with people in the domain of the organization. */
export function createScimTools({ call }: ScimConnection, domain: string) {
  const newMail = () => `${unique('grace')}@${domain}`;
  return {
    newMail,
    async create(more: Readonly<Record<string, unknown>> = {}, email = newMail()) {
      const answer = await call('POST', '/Users', person(email, more));
      expect(answer.status, answer.text).toBe(201);
      return { ...shown(answer), email };
    },
    patch: (id: string, ...operations: unknown[]) =>
      call('PATCH', `/Users/${id}`, { schemas: [patchUrn], Operations: operations }),
    read: async (id: string) => shown(await call('GET', `/Users/${id}`)),
    find: (filter: string) => call('GET', `/Users?filter=${encodeURIComponent(filter)}`),
  };
}

/** A group as it is shown. */
export interface ShownGroup {
  readonly id: string;
  readonly displayName: string;
  readonly externalId?: string;
  readonly members?: readonly { readonly value: string; readonly display: string }[];
  readonly meta: { readonly version: string; readonly location: string };
}

export const shownGroup = (answer: ScimAnswer) => answer.json as unknown as ShownGroup;

/** The same with groups. */
export function createGroupTools({ call }: Pick<ScimConnection, 'call'>) {
  const members = (ids: readonly string[]) => ids.map((value) => ({ value }));
  return {
    members,
    create: async (ids: readonly string[] = [], more: Readonly<Record<string, unknown>> = {}) => {
      const answer = await call('POST', '/Groups', {
        schemas: [groupUrn],
        displayName: unique('Team '),
        members: members(ids),
        ...more,
      });
      expect(answer.status, answer.text).toBe(201);
      return shownGroup(answer);
    },
    patch: (id: string, ...operations: unknown[]) =>
      call('PATCH', `/Groups/${id}`, { schemas: [patchUrn], Operations: operations }),
    read: async (id: string) => shownGroup(await call('GET', `/Groups/${id}`)),
    membersOf: async (id: string) =>
      (shownGroup(await call('GET', `/Groups/${id}`)).members ?? [])
        .map(({ value }) => value)
        .toSorted(),
    find: (filter: string, more = '') =>
      call('GET', `/Groups?filter=${encodeURIComponent(filter)}${more}`),
  };
}
