/** Binds the routes of organizations to their use cases. */
import { command, query } from '../../kernel/bind.ts';
import * as contract from './contract.ts';
import * as service from './service.ts';

export const routes = [
  query(contract.previewOrganization, (context) =>
    service.previewOrganization(context.db, context.actor, context.scope),
  ),

  command(contract.createOrganization, async ({ work, scope, reply }, { body }) => {
    const row = await service.createOrganization(work, scope, { friendlyName: body.friendly_name });
    reply.version(row.version);
    return service.presentOrganization(row);
  }),

  query(contract.getOrganization, async ({ db, scope, reply }) => {
    const row = await service.getOrganization(db, scope);
    reply.version(row.version);
    return service.presentOrganization(row);
  }),

  command(contract.renameOrganization, async ({ work, scope, reply }, { body, ifMatch }) => {
    const row = await service.renameOrganization(work, scope, {
      friendlyName: body.friendly_name,
      ifMatch,
    });
    reply.version(row.version);
    return service.presentOrganization(row);
  }),
];
