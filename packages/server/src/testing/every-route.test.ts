/**
 * What holds for every route, made from the list of routes: a new one is in it without a line here. No credential is
 * refused, a stranger of another organization finds nothing at any place of an identifier and changes nothing, and
 * every route says who may, what it may answer, and what it leaves in the audit log.
 */
import { paginate } from '@bailiwick/sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Binding } from '../kernel/bind.ts';
import { newId } from '../kernel/ids.ts';
import { isQuery, type RouteDefinition } from '../kernel/route.ts';
import {
  createTestApp,
  type Founded,
  type Person,
  type TestApp,
  unique,
  uniqueDomain,
} from './app.ts';
import { addKey } from './factors.ts';
import { makeOneOfEach } from './programs.ts';
import { makeRemembered } from './remembered.ts';
import { snapshotOf } from './snapshot.ts';
import { setUpSaml } from './sso.ts';

let app: TestApp;
let ours: Founded;
let member: Person;
let stranger: Founded;
let sids: Record<string, string>;
let bindings: readonly Binding[];

beforeAll(async () => {
  app = await createTestApp({ publicUrl: 'https://bailiwick.test' });
  bindings = app.app.modules.flatMap((module) => module.routes(app.app.kernel));
  [ours, stranger] = [await app.found('Ours'), await app.found('Theirs')];
  member = await app.join(ours, {
    accounts: [{ account_sid: ours.accountSid, role_sid: 'IX00000000000000000000000000000103' }],
  });
  const invited = await ours.owner.client.invitations.create(ours.organizationSid, {
    emails: [`waiting@${ours.domain}`],
  });
  const toAccount = await ours.owner.client.accountInvitations.create(ours.accountSid, {
    emails: [`${unique('guest')}@elsewhere-mail.com`],
    role_sid: 'IX00000000000000000000000000000103',
  });
  await ours.owner.client.signUpPolicy.update(ours.organizationSid, {
    policy: 'APPROVAL_REQUIRED',
  });
  const email = `asking@${ours.domain}`;
  const started = await app.client().signUps.create({ email });
  const { proof } = await app
    .client()
    .signUps.verify(started.sid, { code: await app.codeFor(email) });
  await app.client().signUps.requestToJoin(started.sid, { proof, first_name: 'A', last_name: 'B' });
  const [request] = (await ours.owner.client.joinRequests.list(ours.organizationSid)).items;
  const [assignment] = (
    await ours.owner.client.roleAssignments.list(ours.organizationSid, {
      user_sid: member.userSid,
      scope_kind: 'account',
    })
  ).items;
  const [event] = (await ours.owner.client.auditEvents.list(ours.organizationSid)).items;
  const [session] = (await ours.owner.client.sessions.list()).items;
  const transfer = await ours.owner.client.ownershipTransfers.create(ours.organizationSid, {
    user_sid: member.userSid,
  });
  const file = await ours.owner.client.imports.create(ours.organizationSid, {
    file_name: 'people.csv',
    size_bytes: 5,
  });
  await ours.owner.client.imports.append(ours.organizationSid, file.sid, {
    offset_bytes: 0,
    text: 'email',
  });
  const operation = await ours.owner.client.imports.check(ours.organizationSid, file.sid);
  while (
    (await ours.owner.client.operations.get(ours.organizationSid, operation.sid)).finished_at ===
    null
  )
    await new Promise((resolve) => setTimeout(resolve, 20));
  const merging = uniqueDomain();
  const candidate = await app.signUp(`grace@${merging}`);
  await candidate.client.organizations.create({ friendly_name: 'To be merged' });
  await app.prove(ours.owner, ours.organizationSid, merging);
  const merge = await ours.owner.client.organizationMerges.create(ours.organizationSid, {
    email: candidate.email,
  });
  const view = await ours.owner.client.savedViews.create(ours.organizationSid, {
    list: 'users',
    name: 'Ours alone',
    words: { q: 'state:inactive' },
  });
  const group = await ours.owner.client.groups.create(ours.organizationSid, {
    friendly_name: 'Ours together',
  });
  await ours.owner.client.groupMembers.add(ours.organizationSid, group.sid, {
    user_sids: [member.userSid],
  });
  const { profileSid } = await setUpSaml(app, ours);
  const [test] = (await ours.owner.client.ssoTests.list(ours.organizationSid, profileSid)).items;
  const { sid: otherProfile } = await ours.owner.client.ssoProfiles.create(ours.organizationSid, {
    name: 'Given out',
    protocol: 'saml',
    provider_kind: 'okta',
  });
  const { link } = await ours.owner.client.ssoSetupLinks.create(
    ours.organizationSid,
    otherProfile,
    {},
  );
  const factor = await addKey(member.client, app.app.kernel.publicUrl.origin);
  const [passkey] = (await member.client.factors.get()).passkeys;
  const { connection } = await ours.owner.client.provisioningConnections.create(
    ours.organizationSid,
    { name: 'Okta', adopts_people: false },
  );
  sids = {
    provisioning_connection_sid: connection.sid,
    provisioning_token_sid: connection.tokens[0]?.sid ?? '',
    passkey_sid: passkey?.sid ?? '',
    remembered_browser_sid: await makeRemembered(app, ours, { person: member, factor }),
    ...(await makeOneOfEach(ours)),
    sso_profile_sid: profileSid,
    sso_test_sid: test?.sid ?? '',
    sso_setup_link_sid: link.sid,
    saved_view_sid: view.sid,
    group_sid: group.sid,
    organization_merge_sid: merge.sid,
    import_sid: file.sid,
    operation_sid: operation.sid,
    ownership_transfer_sid: transfer.sid,
    organization_sid: ours.organizationSid,
    account_sid: ours.accountSid,
    user_sid: member.userSid,
    owner_user_sid: member.userSid,
    domain_sid: ours.domainSid,
    invitation_sid:
      invited.results[0]?.invitation_sid ?? toAccount.results[0]?.invitation_sid ?? '',
    join_request_sid: request?.sid ?? '',
    role_assignment_sid: assignment?.sid ?? '',
    audit_event_sid: event?.sid ?? '',
    session_sid: session?.sid ?? '',
  };
});
afterAll(() => app.close());

const placesOf = (definition: RouteDefinition) =>
  [...definition.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');

/** A body that fits the schema: small, and with SIDs of ours wherever the schema takes one. */
function fill(schema: unknown): unknown {
  const part = schema as Record<string, unknown>;
  const options = part['anyOf'] ?? part['oneOf'];
  if (options !== undefined) return fill((options as unknown[])[0]);
  if (Array.isArray(part['enum'])) return part['enum'][0];
  if (part['const'] !== undefined) return part['const'];
  if (part['type'] === 'object') {
    const required = (part['required'] ?? []) as string[];
    const properties = (part['properties'] ?? {}) as Record<string, unknown>;
    return Object.fromEntries(required.map((name) => [name, fillNamed(name, properties[name])]));
  }
  if (part['type'] === 'array') return [fill(part['items'])];
  if (part['type'] === 'boolean') return true;
  if (part['type'] === 'integer') return Math.max(1, Number(part['minimum'] ?? 1));
  return 'something';
}

const words: Record<string, string> = {
  email: 'somebody@elsewhere-mail.com',
  role_sid: 'IX00000000000000000000000000000103',
  permission: '/bailiwick/account/accounts/read',
  name: 'fresh-and-new.com',
  code: '123456',
  password: 'seven green lanterns float',
  token: 'a'.repeat(43),
  proof: 'a'.repeat(43),
  used_until: '2026-11-24T09:30:00.000Z',
};

function fillNamed(name: string, schema: unknown): unknown {
  if (name === 'emails') return [`new-person@${ours.domain}`];
  if (name === 'permissions') return ['/bailiwick/iam/organization-users/read'];
  if (name === 'user_sids') return [sids['user_sid']];
  if (name === 'session_sids') return [sids['session_sid']];
  return sids[name] ?? words[name] ?? fill(schema);
}

/** Where a schema wants one of several fields, of which it requires none. */
const chosen: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'oauthApps.update': { name: 'Renamed' },
  'ssoProfiles.checkProvider': { issuer: 'https://idp.example' },
  'ssoProfiles.updateProvider': { issuer: 'https://idp.example' },
};

const bodyOf = (definition: RouteDefinition) =>
  definition.body === undefined
    ? undefined
    : (chosen[definition.id] ??
      fill(z.toJSONSchema(definition.body, { io: 'input', unrepresentable: 'any' })));

interface CallOptions {
  readonly token?: string | undefined;
  readonly instead?: Readonly<Record<string, string>>;
}

function call(definition: RouteDefinition, { token, instead = {} }: CallOptions) {
  const path = definition.path.replaceAll(
    /\{(\w+)\}/g,
    (_all, name: string) => instead[name] ?? sids[name] ?? `SU${newId().replaceAll('-', '')}`,
  );
  const query =
    definition.id === 'access.whoCan'
      ? `?permission=/bailiwick/account/accounts/read&account_sid=${sids['account_sid'] ?? ''}`
      : '';
  const body = bodyOf(definition);
  return fetch(`${app.url}${path}${query}`, {
    method: definition.method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

const snapshot = () => snapshotOf(app.database.url);

const protectedRoutes = () =>
  bindings
    .map((binding) => binding.definition)
    // What has a face of its own takes other credentials, and is held against them beside its module.
    .filter(({ access, face }) => access.kind !== 'public' && face === undefined);

describe('every route', () => {
  it('there are routes', () => {
    expect(bindings.length).toBeGreaterThan(80);
  });

  it('refuses a call without a credential by 401, and one with a wrong one too', async () => {
    for (const definition of protectedRoutes()) {
      expect((await call(definition, {})).status, definition.id).toBe(401);
      expect((await call(definition, { token: 'A'.repeat(43) })).status, definition.id).toBe(401);
    }
  });

  it('shows a stranger of another organization 404 at every place of an identifier, and changes nothing', async () => {
    const before = await snapshot();
    const token = stranger.owner.token;
    const own: Record<string, string> = {
      organization_sid: stranger.organizationSid,
      account_sid: stranger.accountSid,
    };
    let tried = 0;
    for (const definition of protectedRoutes().filter(
      (candidate) => candidate.access.kind !== 'operator',
    )) {
      const places = placesOf(definition);
      // All identifiers ours; then the stranger's own organization or account in front of each of ours behind it.
      const variants =
        places.length === 0
          ? []
          : [
              {},
              ...(places.length > 1 && places[0] !== undefined
                ? [{ [places[0]]: own[places[0]] ?? '' }]
                : []),
            ];
      for (const instead of variants) {
        tried += 1;
        const answer = await call(definition, { token, instead });
        expect(answer.status, `${definition.id} ${JSON.stringify(instead)}`).toBe(404);
        expect(((await answer.json()) as { code: string }).code, definition.id).toMatch(
          /^(request\.not_found|invitation\.link_dead)$/,
        );
      }
    }
    expect(tried).toBeGreaterThan(50);
    expect(await snapshot()).toBe(before);
  });

  it('refuses ours in the body and the query of a stranger, and changes nothing', async () => {
    const before = await snapshot();
    const { client } = stranger.owner;
    const organizationSid = stranger.organizationSid;
    const calls: (() => Promise<unknown>)[] = [
      () =>
        client.organizationAccounts.create(organizationSid, {
          friendly_name: 'X',
          owner_user_sid: member.userSid,
        }),
      () =>
        client.roleAssignments.create(organizationSid, {
          user_sid: member.userSid,
          role_sid: 'IX00000000000000000000000000000003',
        }),
      () =>
        client.roleAssignments.create(organizationSid, {
          user_sid: stranger.owner.userSid,
          account_sid: ours.accountSid,
          role_sid: 'IX00000000000000000000000000000103',
        }),
      () =>
        client.invitations.create(organizationSid, {
          emails: [`a@${stranger.domain}`],
          accounts: [
            { account_sid: ours.accountSid, role_sid: 'IX00000000000000000000000000000103' },
          ],
        }),
      () =>
        client.signUpPolicy.update(organizationSid, {
          domains: [{ domain_sid: ours.domainSid, policy: 'NO_MEMBERSHIP' }],
        }),
      () =>
        client.accountMembers.addRole(stranger.accountSid, {
          user_sid: member.userSid,
          role_sid: 'IX00000000000000000000000000000103',
        }),
      () =>
        client.access.check({
          user_sid: member.userSid,
          permission: '/bailiwick/account/accounts/read',
          account_sid: ours.accountSid,
        }),
    ];
    for (const [index, attempt] of calls.entries())
      await expect(attempt(), String(index)).rejects.toThrow();
    expect(
      (
        await client.access.whoCan(organizationSid, {
          permission: '/bailiwick/account/accounts/read',
          account_sid: ours.accountSid,
        })
      ).items,
    ).toEqual([]);
    expect(
      (await client.roleAssignments.list(organizationSid, { account_sid: ours.accountSid })).items,
    ).toEqual([]);
    expect(
      (
        await client.organizationAccounts.list(organizationSid, {
          owner_user_sid: ours.owner.userSid,
        })
      ).items,
    ).toEqual([]);
    expect(
      (await client.auditEvents.list(organizationSid, { target_sid: ours.organizationSid })).items,
    ).toEqual([]);
    expect(
      (await client.organizationUsers.list(organizationSid, { search: member.email })).items,
    ).toEqual([]);
    expect(await snapshot()).toBe(before);
  });

  it('answers somebody without the permission by 403 with what is missing and who can, and writes the refusal down', async () => {
    const refusals: string[] = [];
    for (const definition of protectedRoutes().filter(
      (candidate) => candidate.access.kind === 'organization',
    )) {
      const answer = await call(definition, { token: member.token });
      if (definition.id === 'organizationAccounts.create') continue;
      expect(answer.status, definition.id).toBe(403);
      const problem = (await answer.json()) as Record<string, string>;
      expect(problem['missing_permission'], definition.id).toBe(
        'permission' in definition.access ? definition.access.permission.name : '',
      );
      expect(problem['who_can'], definition.id).toContain('of Ours');
      refusals.push(definition.id);
    }
    const written: string[] = [];
    const { auditEvents } = ours.owner.client;
    const denied = { outcome: 'denied', page_size: 200 } as const;
    for await (const { reason } of paginate((page) =>
      auditEvents.list(ours.organizationSid, { ...denied, ...page }),
    ))
      written.push(reason ?? '');
    for (const id of refusals)
      expect(
        written.some((reason) => reason.startsWith(id)),
        id,
      ).toBe(true);
  });

  it('refuses fields that it does not know, and identifiers that are none', async () => {
    for (const definition of protectedRoutes().filter(
      (candidate) => candidate.body !== undefined && candidate.access.kind !== 'operator',
    )) {
      const path = definition.path.replaceAll(
        /\{(\w+)\}/g,
        (_all, name: string) => sids[name] ?? '',
      );
      const extra = {
        ...(bodyOf(definition) as object),
        role: 'Owner',
        owner_id: 'x',
        verified: true,
        state: 'active',
      };
      const answer = await fetch(`${app.url}${path}`, {
        method: definition.method,
        headers: {
          authorization: `Bearer ${ours.owner.token}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify(extra),
      });
      expect(answer.status, definition.id).toBe(400);
    }
    for (const id of [
      'x',
      '1',
      'OR1',
      `US${'0'.repeat(32)}`,
      `or${'0'.repeat(32)}`,
      "OR'--",
      `OR${'g'.repeat(32)}`,
    ]) {
      const answer = await fetch(`${app.url}/v1/organizations/${encodeURIComponent(id)}`, {
        headers: { authorization: `Bearer ${ours.owner.token}` },
      });
      expect([400, 404], id).toContain(answer.status);
    }
  });

  it('refuses page tokens that were made elsewhere, for another question, or by hand', async () => {
    const list = (token: string, query = '') =>
      fetch(
        `${app.url}/v1/organizations/${ours.organizationSid}/users?page_size=1&page_token=${encodeURIComponent(token)}${query}`,
        {
          headers: { authorization: `Bearer ${ours.owner.token}` },
        },
      );
    const first = await ours.owner.client.organizationUsers.list(ours.organizationSid, {
      page_size: 1,
    });
    const token = first.page.next_token ?? '';
    expect((await list(token)).status).toBe(200);
    const forged = `${Buffer.from(JSON.stringify([0, "'; drop table users --", 'x'])).toString('base64url')}.${token.split('.')[1] ?? ''}`;
    for (const wrong of [forged, `${token}x`, 'x.y', `${token.slice(0, 10)}.${token.slice(-10)}`])
      expect((await list(wrong)).status, wrong).toBe(400);
    expect((await list(token, '&sort=email')).status).toBe(400);
  });

  it('says who may, what it answers, and what a change leaves in the audit log', () => {
    const operationIds = new Set<string>();
    for (const { definition } of bindings) {
      expect(definition.summary.length, definition.id).toBeGreaterThan(5);
      expect(definition.id, definition.path).toMatch(/^[a-z][A-Za-z]+\.[a-z][A-Za-z]+$/);
      expect(operationIds.has(definition.id), definition.id).toBe(false);
      operationIds.add(definition.id);
      if (!isQuery(definition)) expect(definition.audit?.length, definition.id).toBeGreaterThan(0);
    }
  });

  it('describes every field of every answer and every input', () => {
    const undescribed: string[] = [];
    const visit = (schema: unknown, place: string): void => {
      const part = schema as {
        properties?: Record<string, { description?: string; anyOf?: unknown[] }>;
        items?: unknown;
        anyOf?: unknown[];
      };
      for (const [name, property] of Object.entries(part.properties ?? {})) {
        // A field that may be null is described inside its alternatives.
        const inside = (property.anyOf ?? []).some(
          (option) => (option as { description?: string }).description !== undefined,
        );
        if (
          property.description === undefined &&
          !inside &&
          !JSON.stringify(property).includes('$ref')
        )
          undescribed.push(`${place}.${name}`);
        visit(property, `${place}.${name}`);
      }
      if (part.items !== undefined) visit(part.items, `${place}[]`);
      for (const option of part.anyOf ?? []) visit(option, place);
    };
    const { components } = app.app.openApi as { components: { schemas: Record<string, unknown> } };
    for (const [name, schema] of Object.entries(components.schemas)) visit(schema, name);
    expect(undescribed).toEqual([]);
  });
});
