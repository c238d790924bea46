/**
 * SCIM 2.0 (RFC 7643, 7644, 9865): identity providers create, change and deactivate the people of an organization. Owns `scim_users`.
 * Invariants: a connection sees what it provisioned or may take over, and of its own organization only; the Owner is not
 * touched; a request is done as a whole or not at all; what is done to a login is done by the use case of its module.
 */
import { command, query } from '../../kernel/bind.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { defineModule, type Kernel } from '../../kernel/module.ts';
import { say } from '../../kernel/text.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import { userErased } from '../users/index.ts';
import * as contract from './contract.ts';
import { createScimUsers } from './migrations/2026-11-27T2045_create_scim_users.ts';
import {
  configDocument,
  listOf,
  resourceTypeDocuments,
  schemaDocuments,
} from './protocol/documents.ts';
import { scimPrefix } from './protocol/face.ts';
import { type Projection, projected } from './protocol/projection.ts';
import type { Json, JsonObject } from './protocol/schema.ts';
import { locationOf, presentScimUser } from './resource.ts';
import { forgetPerson, type ScimUserRow } from './store.ts';
import { listUsers } from './use-cases/listing.ts';
import * as users from './use-cases/writing.ts';
import { scimErrors, scimEvents } from './vocabulary.ts';

export { parseFilter } from './protocol/filter.ts';
export { applyPatch } from './protocol/patch.ts';
export { keepOnly, readResource } from './protocol/reading.ts';
export { findPlace, type Json, type JsonObject, urns } from './protocol/schema.ts';
export { assertOurDomain, provisionLogin } from './use-cases/writing.ts';
export { scimErrors, scimEvents } from './vocabulary.ts';

userErased.subscribe((work, { scope }) => forgetPerson(work.db, scope));

/** What is there is told whole (RFC 7644 §4). @throws request.forbidden */
function assertUnfiltered(asked: { readonly filter?: string | undefined }): void {
  if (asked.filter !== undefined)
    throw requestErrors.forbidden(say('The descriptions of the service take no filter.'));
}

const sameName = (one: Json | undefined, other: string) =>
  typeof one === 'string' && one.toLowerCase() === other.toLowerCase();

function named(documents: readonly JsonObject[], id: string): JsonObject {
  const found = documents.find((one) => sameName(one['id'], id));
  if (found === undefined) throw requestErrors.not_found(say('There is nothing by this name.'));
  return found;
}

/** Where it is, as identity providers reach it. */
const baseOf = ({ publicUrl }: Kernel) => new URL(scimPrefix, publicUrl).href;

const discovery = (kernel: Kernel) => [
  query(contract.getConfig, (_context, { query: asked }) => {
    assertUnfiltered(asked);
    return Promise.resolve(configDocument(baseOf(kernel)));
  }),
  query(contract.listResourceTypes, (_context, { query: asked }) => {
    assertUnfiltered(asked);
    return Promise.resolve(listOf(resourceTypeDocuments(baseOf(kernel))));
  }),
  query(contract.getResourceType, (_context, { params }) =>
    Promise.resolve(named(resourceTypeDocuments(baseOf(kernel)), params.id)),
  ),
  query(contract.listSchemas, (_context, { query: asked }) => {
    assertUnfiltered(asked);
    return Promise.resolve(listOf(schemaDocuments(baseOf(kernel))));
  }),
  query(contract.getSchema, (_context, { params }) =>
    Promise.resolve(named(schemaDocuments(baseOf(kernel)), params.id)),
  ),
];

interface Answering {
  readonly kernel: Kernel;
  readonly reply: { version(version: number): void; location(url: string): void };
  readonly asked: Projection;
}

function answerWith({ kernel, reply, asked }: Answering, row: ScimUserRow): JsonObject {
  reply.version(row.version);
  return projected(presentScimUser(baseOf(kernel), row), asked);
}

const userRoutes = (kernel: Kernel, catalogue: RoleCatalogue) => [
  query(contract.listUsers, async ({ db, scope, actor }, { query: asked }) =>
    listUsers(db, baseOf(kernel), await users.openClient(catalogue, db, scope, actor), asked),
  ),
  query(contract.searchUsers, async ({ db, scope, actor }, { body }) =>
    listUsers(db, baseOf(kernel), await users.openClient(catalogue, db, scope, actor), body),
  ),
  query(contract.getUser, async ({ db, scope, actor, reply }, { params, query: asked }) => {
    const client = await users.openClient(catalogue, db, scope, actor);
    return answerWith({ kernel, reply, asked }, await users.getScimUser(db, client, params.id));
  }),
  command(contract.createUser, async ({ work, scope, actor, reply }, { body, query: asked }) => {
    const client = await users.openClient(catalogue, work.db, scope, actor);
    const row = await users.createScimUser(work, client, body as JsonObject);
    reply.location(locationOf(baseOf(kernel), row));
    return answerWith({ kernel, reply, asked }, row);
  }),
  command(contract.replaceUser, async ({ work, scope, actor, reply }, input) => {
    const client = await users.openClient(catalogue, work.db, scope, actor);
    const { ifMatch, params, query: asked } = input;
    const body = input.body as JsonObject;
    const row = await users.replaceScimUser(work, client, { id: params.id, ifMatch, body });
    return answerWith({ kernel, reply, asked }, row);
  }),
  command(contract.patchUser, async ({ work, scope, actor, reply }, input) => {
    const client = await users.openClient(catalogue, work.db, scope, actor);
    const { ifMatch, params, query: asked } = input;
    const body = input.body as JsonObject;
    const row = await users.patchScimUser(work, client, { id: params.id, ifMatch, body });
    return answerWith({ kernel, reply, asked }, row);
  }),
  command(contract.removeUser, async ({ work, scope, actor }, { params, ifMatch }) => {
    const client = await users.openClient(catalogue, work.db, scope, actor);
    await users.removeScimUser(work, client, { id: params.id, ifMatch });
    return undefined;
  }),
];

export function scimModule(catalogue: RoleCatalogue) {
  return defineModule({
    name: 'scim',
    dependsOn: [
      'domains',
      'editions',
      'email-changes',
      'organization-users',
      'organizations',
      'provisioning-connections',
      'role-assignments',
      'roles',
      'users',
    ],
    vocabulary: { errors: scimErrors, auditEvents: scimEvents },
    migrations: [createScimUsers],
    routes: (kernel) => [...discovery(kernel), ...userRoutes(kernel, catalogue)],
  });
}
