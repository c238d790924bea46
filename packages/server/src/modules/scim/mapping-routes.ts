/** Binds the routes of mappings to their use cases. */
import { command, query } from '../../kernel/bind.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import * as contract from './mapping-contract.ts';
import type { JsonObject } from './protocol/schema.ts';
import { chooseMapping, readMapping } from './use-cases/mapping.ts';
import { previewMapping } from './use-cases/previewing.ts';

export const mappingRoutes = (catalogue: RoleCatalogue) => [
  query(contract.getMapping, async ({ db, scope, reply }, { params }) => {
    const id = params.provisioning_connection_sid;
    const { shown, version } = await readMapping(db, scope, id);
    reply.version(version);
    return shown;
  }),
  command(contract.replaceMapping, async ({ work, scope, reply }, { params, body, ifMatch }) => {
    const id = params.provisioning_connection_sid;
    const { shown, version } = await chooseMapping(work, scope, {
      id,
      mapping: body,
      ifMatch,
    });
    reply.version(version);
    return shown;
  }),
  query(contract.previewMapping, ({ db, scope }, { params, body }) =>
    previewMapping(catalogue, db, scope, {
      id: params.provisioning_connection_sid,
      sources: body.sources,
      resource: body.resource as JsonObject | undefined,
      requestId: body.request_id,
    }),
  ),
];
