/** Binds the routes of organizations to their use cases. */
import { command, query } from '../../kernel/bind.ts';
import { organizationScope } from '../../kernel/scope.ts';
import * as contract from './contract.ts';
import * as life from './life.ts';
import * as lifeContract from './life-contract.ts';
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

  command(lifeContract.deleteOrganization, async ({ work, scope }) =>
    service.presentOrganization(await life.scheduleDeletion(work, scope)),
  ),
  command(lifeContract.cancelOrganizationDeletion, async ({ work, scope }) =>
    service.presentOrganization(await life.cancelDeletion(work, scope)),
  ),

  query(lifeContract.getOperatedOrganization, async ({ db }, { params }) =>
    service.presentOrganization(
      await service.getOrganization(db, organizationScope(params.organization_sid)),
    ),
  ),
  command(lifeContract.suspendOrganization, async ({ work }, { params, body }) =>
    service.presentOrganization(
      await life.suspend(work, organizationScope(params.organization_sid), body.reason),
    ),
  ),
  command(lifeContract.liftOrganizationSuspension, async ({ work }, { params }) =>
    service.presentOrganization(
      await life.liftSuspension(work, organizationScope(params.organization_sid)),
    ),
  ),
];
