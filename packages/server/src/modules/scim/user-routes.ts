/** Binds the routes of people to their use cases. */
import { command, query } from '../../kernel/bind.ts';
import type { Kernel } from '../../kernel/module.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import * as contract from './contract.ts';
import { scimBase } from './protocol/face.ts';
import { type Projection, projected } from './protocol/projection.ts';
import type { JsonObject } from './protocol/schema.ts';
import { locationOf, presentScimUser } from './resource.ts';
import type { ScimUserRow } from './store.ts';
import { openClient } from './use-cases/client.ts';
import { listUsers } from './use-cases/listing.ts';
import * as users from './use-cases/writing.ts';

interface Answering {
  readonly kernel: Kernel;
  readonly reply: { version(version: number): void; location(url: string): void };
  readonly asked: Projection;
}

function answerWith({ kernel, reply, asked }: Answering, row: ScimUserRow): JsonObject {
  reply.version(row.version);
  return projected(presentScimUser(scimBase(kernel.publicUrl), row), asked);
}

export const userRoutes = (kernel: Kernel, catalogue: RoleCatalogue) => [
  query(contract.listUsers, async ({ db, scope, actor }, { query: asked }) =>
    listUsers(db, scimBase(kernel.publicUrl), await openClient(catalogue, db, scope, actor), asked),
  ),
  query(contract.searchUsers, async ({ db, scope, actor }, { body }) =>
    listUsers(db, scimBase(kernel.publicUrl), await openClient(catalogue, db, scope, actor), body),
  ),
  query(contract.getUser, async ({ db, scope, actor, reply }, { params, query: asked }) => {
    const client = await openClient(catalogue, db, scope, actor);
    return answerWith({ kernel, reply, asked }, await users.getScimUser(db, client, params.id));
  }),
  command(contract.createUser, async ({ work, scope, actor, reply }, { body, query: asked }) => {
    const client = await openClient(catalogue, work.db, scope, actor);
    const row = await users.createScimUser(work, client, body as JsonObject);
    reply.location(locationOf(scimBase(kernel.publicUrl), row));
    return answerWith({ kernel, reply, asked }, row);
  }),
  command(contract.replaceUser, async ({ work, scope, actor, reply }, input) => {
    const client = await openClient(catalogue, work.db, scope, actor);
    const { ifMatch, params, query: asked } = input;
    const body = input.body as JsonObject;
    const row = await users.replaceScimUser(work, client, { id: params.id, ifMatch, body });
    return answerWith({ kernel, reply, asked }, row);
  }),
  command(contract.patchUser, async ({ work, scope, actor, reply }, input) => {
    const client = await openClient(catalogue, work.db, scope, actor);
    const { ifMatch, params, query: asked } = input;
    const body = input.body as JsonObject;
    const row = await users.patchScimUser(work, client, { id: params.id, ifMatch, body });
    return answerWith({ kernel, reply, asked }, row);
  }),
  command(contract.removeUser, async ({ work, scope, actor }, { params, ifMatch }) => {
    const client = await openClient(catalogue, work.db, scope, actor);
    await users.removeScimUser(work, client, { id: params.id, ifMatch });
    return undefined;
  }),
];
