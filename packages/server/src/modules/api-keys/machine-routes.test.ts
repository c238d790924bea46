/**
 * What machines may, for every route, made from the list of routes: where a route is for people, a key with everything that
 * can be given is refused with that reason; where it is not, a key without its permission is refused with what is missing,
 * and one with that permission alone is let in. What reaches far is decided by name.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { requestErrors } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { takesMachines } from '../../kernel/machines.ts';
import { isQuery, type RouteDefinition } from '../../kernel/route.ts';
import { createTestApp, type Founded, type TestApp } from '../../testing/app.ts';
import { permissionsForMachines } from '../role-assignments/index.ts';
import { buildCatalogue } from '../roles/index.ts';

let app: TestApp;
let founded: Founded;
let routes: readonly RouteDefinition[];
/** Keys of the Owner: with everything, with something that nothing asks for, and with one permission each. */
let everything: string;
let nothingUseful: string;

const can = permissionsForMachines(buildCatalogue(undefined));
const unasked = '/bailiwick/account/dev-tools/use';

async function makeKey(permissions: readonly string[]): Promise<string> {
  const { key } = await founded.owner.client.apiKeys.create(founded.organizationSid, {
    name: 'Nightly report',
    permissions: [...permissions],
  });
  return key;
}

beforeAll(async () => {
  app = await createTestApp();
  routes = app.app.modules
    .flatMap((module) => module.routes(app.app.kernel))
    .map(({ definition }) => definition)
    .filter(({ takesForm, face }) => takesForm === undefined && face === undefined);
  founded = await app.found();
  [everything, nothingUseful] = [await makeKey([...can]), await makeKey([unasked])];
});
afterAll(() => app.close());

/** The body need not fit: whether a machine may is asked before, or told by another refusal than these. */
async function call(definition: RouteDefinition, token: string) {
  const places: Record<string, string> = {
    organization_sid: founded.organizationSid,
    account_sid: founded.accountSid,
  };
  const path = definition.path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => {
    const known = places[name];
    if (known !== undefined) return known;
    const schema = definition.params?.shape[name] as z.ZodType | undefined;
    const example = schema?.meta()?.['example'] as string | undefined;
    return `${(example ?? 'SU').slice(0, 2)}${newId().replaceAll('-', '')}`;
  });
  const answer = await fetch(`${app.url}${path}`, {
    method: definition.method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(definition.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(definition.body === undefined ? {} : { body: JSON.stringify(bodyOf(definition)) }),
  });
  const text = await answer.text();
  const isProblem = answer.headers.get('content-type')?.includes('problem') === true;
  // What a browser is led to tells its refusals by a page, with the title in the words of the error.
  if (!isProblem && text.includes(requestErrors.not_for_machines.title) && answer.status === 403)
    return { code: 'request.not_for_machines' };
  return isProblem ? (JSON.parse(text) as Record<string, string>) : {};
}

/** The smallest that fits, with names of nothing in it. */
function fill(schema: unknown): unknown {
  const part = schema as Record<string, unknown>;
  const options = part['anyOf'] ?? part['oneOf'];
  if (options !== undefined) return fill((options as unknown[])[0]);
  if (Array.isArray(part['enum'])) return part['enum'][0];
  if (part['const'] !== undefined) return part['const'];
  if (part['type'] === 'object') {
    const required = (part['required'] ?? []) as string[];
    const properties = (part['properties'] ?? {}) as Record<string, unknown>;
    return Object.fromEntries(required.map((name) => [name, fill(properties[name])]));
  }
  if (part['type'] === 'array') return [fill(part['items'])];
  if (part['type'] === 'boolean') return true;
  if (part['type'] === 'integer') return 1;
  const prefix = /^\^([A-Z]{2})\[0-9a-f\]/.exec(
    typeof part['pattern'] === 'string' ? part['pattern'] : '',
  )?.[1];
  return prefix === undefined ? 'something' : `${prefix}${newId().replaceAll('-', '')}`;
}

const bodyOf = (definition: RouteDefinition) =>
  definition.body === undefined
    ? undefined
    : fill(z.toJSONSchema(definition.body, { io: 'input', unrepresentable: 'any' }));

const permissionOf = ({ access }: RouteDefinition) =>
  'permission' in access ? access.permission.name : undefined;

describe('every route and machines', () => {
  it('is one or the other', () => {
    expect(routes.filter(takesMachines).length).toBeGreaterThan(70);
    expect(routes.filter((definition) => !takesMachines(definition)).length).toBeGreaterThan(70);
  });

  it('for people refuses a key with everything, and says so', async () => {
    // A signed query is the only credential of a route that takes one.
    const looking = routes.filter(({ takesSignedQuery }) => takesSignedQuery !== true);
    for (const definition of looking.filter((candidate) => !takesMachines(candidate))) {
      const problem = await call(definition, everything);
      expect(problem['code'], definition.id).toBe('request.not_for_machines');
    }
  });

  it('for machines refuses a key without the permission, and names it', async () => {
    for (const definition of routes.filter(takesMachines)) {
      const permission = permissionOf(definition);
      if (permission === undefined) continue;
      const problem = await call(definition, nothingUseful);
      // A body that does not fit is refused before it is asked who may.
      if (problem['code'] === 'request.invalid') continue;
      expect(problem['code'], definition.id).toBe('request.forbidden');
      expect(problem['missing_permission'], definition.id).toBe(permission);
    }
  });

  it('for machines lets one with that permission alone in', async () => {
    const keys = new Map<string, string>();
    for (const definition of routes.filter(takesMachines)) {
      const permission = permissionOf(definition);
      if (permission === undefined) continue;
      const key = keys.get(permission) ?? (await makeKey([permission]));
      keys.set(permission, key);
      const problem = await call(definition, key);
      expect(problem['missing_permission'], definition.id).not.toBe(permission);
      expect(problem['code'] ?? 'done', definition.id).not.toMatch(
        /not_for_machines|unauthenticated|step_up_required/,
      );
    }
    expect(keys.size).toBeGreaterThan(35);
  });

  it('that reaches far takes machines only by a decision of its own', () => {
    const decided = routes
      .filter(({ stepUp }) => stepUp !== undefined)
      .filter(takesMachines)
      .map(({ id }) => id)
      .filter((id) => !id.endsWith('.export'));
    expect(decided).toEqual(['operations.exportRows']);
  });

  it('that changes something takes machines by name: these', () => {
    const changing = routes
      .filter((definition) => !isQuery(definition) && takesMachines(definition))
      .map(({ id }) => id)
      .filter((id) => !id.endsWith('.export'));
    expect(changing.toSorted()).toEqual([
      'accountInvitations.create',
      'accountInvitations.resend',
      'accountInvitations.revoke',
      'accountMembers.addRole',
      'accountMembers.removeRole',
      'accounts.reactivate',
      'accounts.rename',
      'accounts.setTags',
      'accounts.suspend',
      'compliance.remind',
      'domains.create',
      'domains.renewChallenge',
      'domains.verify',
      'groupMembers.add',
      'groupMembers.remove',
      'groupRoleAssignments.create',
      'groupRoleAssignments.delete',
      'groups.create',
      'groups.delete',
      'groups.update',
      'invitations.create',
      'invitations.resend',
      'invitations.revoke',
      'joinRequests.approve',
      'joinRequests.decline',
      'operations.cancel',
      'operations.exportRows',
      'organizationAccounts.create',
      'organizationAccounts.reactivate',
      'organizationAccounts.suspend',
      'organizationUsers.deactivate',
      'organizationUsers.endSessions',
      'organizationUsers.reactivate',
      'organizationUsers.remove',
      'organizationUsers.update',
      'organizations.rename',
      'roleAssignments.change',
      'roleAssignments.create',
      'roleAssignments.delete',
      'signUpPolicy.update',
      'subaccounts.create',
      'usage.download',
      'userSessions.end',
    ]);
  });

  it('asks of machines only what they can be given, and every permission that they can be given says so in words', async () => {
    const asked = routes.filter(takesMachines).flatMap((one) => permissionOf(one) ?? []);
    const ofPeopleAlone = new Set(asked.filter((permission) => !can.has(permission)));
    expect([...ofPeopleAlone]).toEqual([]);
    const alone = routes
      .filter((definition) => !takesMachines(definition))
      .flatMap((definition) => permissionOf(definition) ?? [])
      .filter((permission) => !asked.includes(permission));
    expect(alone.filter((permission) => can.has(permission))).toEqual([]);
    const { items } = await founded.owner.client.apiKeys.listPermissions(founded.organizationSid);
    expect(items.map(({ name }) => name).toSorted()).toEqual([...can].toSorted());
    for (const { name, allows, group } of items) {
      expect(allows, name).not.toBe(name);
      expect(group, name).not.toMatch(/^bailiwick/);
    }
  });
});
