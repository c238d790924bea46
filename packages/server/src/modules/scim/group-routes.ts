/** Binds the routes of groups to their use cases, and says of `/Me` that there is nobody behind it. */
import { command, query } from '../../kernel/bind.ts';
import type { Db } from '../../kernel/database.ts';
import type { Kernel } from '../../kernel/module.ts';
import { say } from '../../kernel/text.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import { groupLocation } from './group-resource.ts';
import * as contract from './groups-contract.ts';
import type { ScimGroupRow } from './groups-store.ts';
import { scimBase } from './protocol/face.ts';
import type { Projection } from './protocol/projection.ts';
import type { JsonObject } from './protocol/schema.ts';
import { type Client, openClient } from './use-cases/client.ts';
import * as groups from './use-cases/groups.ts';
import { listGroups, showGroup } from './use-cases/listing.ts';
import { scimErrors } from './vocabulary.ts';

interface Answering {
  readonly client: Client;
  readonly reply: { version(version: number): void };
  readonly asked: Projection;
}

function noSubject(): Promise<JsonObject> {
  throw scimErrors.no_subject(say('The token is that of a provisioning connection.'));
}

export function groupRoutes(kernel: Kernel, catalogue: RoleCatalogue) {
  const base = () => scimBase(kernel.publicUrl);
  const answerWith = (db: Db, { client, reply, asked }: Answering, row: ScimGroupRow) => {
    reply.version(row.version);
    return showGroup(db, { base: base(), client, asked }, row);
  };
  return [
    query(contract.listGroups, async ({ db, scope, actor }, { query: asked }) =>
      listGroups(db, base(), await openClient(catalogue, db, scope, actor), asked),
    ),
    query(contract.searchGroups, async ({ db, scope, actor }, { body }) =>
      listGroups(db, base(), await openClient(catalogue, db, scope, actor), body),
    ),
    query(contract.getGroup, async ({ db, scope, actor, reply }, { params, query: asked }) => {
      const client = await openClient(catalogue, db, scope, actor);
      const row = await groups.getScimGroup(db, client, params.id);
      return answerWith(db, { client, reply, asked }, row);
    }),
    command(contract.createGroup, async ({ work, scope, actor, reply }, { body, query: asked }) => {
      const client = await openClient(catalogue, work.db, scope, actor);
      const row = await groups.createScimGroup(work, client, body as JsonObject);
      reply.location(groupLocation(base(), row));
      return answerWith(work.db, { client, reply, asked }, row);
    }),
    command(contract.replaceGroup, async ({ work, scope, actor, reply }, input) => {
      const client = await openClient(catalogue, work.db, scope, actor);
      const { ifMatch, params, query: asked } = input;
      const body = input.body as JsonObject;
      const row = await groups.replaceScimGroup(work, client, { id: params.id, ifMatch, body });
      return answerWith(work.db, { client, reply, asked }, row);
    }),
    command(contract.patchGroup, async ({ work, scope, actor, reply }, input) => {
      const client = await openClient(catalogue, work.db, scope, actor);
      const { ifMatch, params, query: asked } = input;
      const body = input.body as JsonObject;
      const row = await groups.patchScimGroup(work, client, { id: params.id, ifMatch, body });
      reply.version(row.version);
      const isAskedFor = (asked.attributes ?? asked.excludedAttributes) !== undefined;
      return isAskedFor ? answerWith(work.db, { client, reply, asked }, row) : undefined;
    }),
    command(contract.removeGroup, async ({ work, scope, actor }, { params, ifMatch }) => {
      const client = await openClient(catalogue, work.db, scope, actor);
      await groups.removeScimGroup(work, client, { id: params.id, ifMatch });
      return undefined;
    }),
    ...contract.aliases.map((alias) => query(alias, noSubject)),
  ];
}
