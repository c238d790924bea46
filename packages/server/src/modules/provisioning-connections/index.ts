/**
 * Provisioning connections: identity providers that send the people of an organization. Owns `provisioning_connections`,
 * `provisioning_tokens`, `provisioning_requests`, `provisioning_holds`, `provisioning_group_holds`. Invariants: a token is stored as a hash, shown once, works for
 * a year at most and at SCIM only; two work at once; whoever makes one holds what Administrators hold; what went over a
 * connection is kept without secrets, for a week.
 */
import { command, query } from '../../kernel/bind.ts';
import { defineModule, type Kernel } from '../../kernel/module.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import { userErased } from '../users/index.ts';
import * as contract from './contract.ts';
import { tellHeld, tellHeldJob } from './holding.ts';
import { mailSamples } from './mail-samples.ts';
import { createProvisioningConnections } from './migrations/2026-11-27T2040_create_provisioning_connections.ts';
import { holdGroups } from './migrations/2026-11-27T2342_hold_groups.ts';
import { mapAttributes } from './migrations/2026-11-28T0720_map_attributes.ts';
import { forgetJob, forgetRequests } from './recording.ts';
import * as service from './service.ts';
import { forgetPerson } from './store.ts';
import {
  provisioningErrors,
  provisioningEvents,
  provisioningMails,
  provisioningPermissions,
} from './vocabulary.ts';

export { authenticateProvisioning, countRequest, isProvisioningToken } from './authenticator.ts';
export { recordExchange } from './recording.ts';
export { connectionEnded, getConnection, saveMapping } from './service.ts';
export { type ConnectionRow, findRequestAboutPerson, type StoredMapping } from './store.ts';
export { provisioningEvents, provisioningPermissions } from './vocabulary.ts';

userErased.subscribe((work, { scope }) => forgetPerson(work.db, scope));

const routes = (kernel: Kernel, catalogue: RoleCatalogue) => [
  query(contract.listConnections, ({ db, scope }) => service.listConnections(kernel, db, scope)),
  query(contract.getConnection, async ({ db, scope, reply }, { params }) => {
    const { shown, version } = await service.readConnection(
      kernel,
      db,
      scope,
      params.provisioning_connection_sid,
    );
    reply.version(version);
    return shown;
  }),
  command(contract.createConnection, ({ work, scope, held }, { body }) =>
    service.createConnection(
      work,
      { kernel, catalogue, scope, held },
      {
        name: body.name,
        adoptsPeople: body.adopts_people,
        isDryRun: body.is_dry_run,
        brakePercent: body.brake_percent,
        expiresInDays: body.expires_in_days,
      },
    ),
  ),
  command(contract.updateConnection, async ({ work, scope, reply }, { params, body, ifMatch }) => {
    const { name, adopts_people, is_dry_run, brake_percent } = body;
    const { shown, version } = await service.updateConnection(kernel, work, scope, {
      id: params.provisioning_connection_sid,
      change: {
        ...(name === undefined ? {} : { name }),
        ...(adopts_people === undefined ? {} : { adoptsPeople: adopts_people }),
        ...(is_dry_run === undefined ? {} : { isDryRun: is_dry_run }),
        ...(brake_percent === undefined ? {} : { brakePercent: brake_percent }),
      },
      ifMatch,
    });
    reply.version(version);
    return shown;
  }),
  command(contract.createToken, ({ work, scope, held }, { params, body }) =>
    service.createToken(
      work,
      { kernel, catalogue, scope, held },
      { id: params.provisioning_connection_sid, expiresInDays: body.expires_in_days },
    ),
  ),
  command(contract.revokeToken, ({ work, scope }, { params }) =>
    service.revokeToken(work, scope, {
      connectionId: params.provisioning_connection_sid,
      id: params.provisioning_token_sid,
    }),
  ),
  command(contract.releaseBrake, ({ work, scope }, { params }) =>
    service.releaseBrake(kernel, work, scope, params.provisioning_connection_sid),
  ),
  command(contract.endConnection, ({ work, scope }, { params }) =>
    service.endConnection(work, scope, params.provisioning_connection_sid),
  ),
  query(contract.listRequests, ({ db, scope }, { params }) =>
    service.listRequests(db, scope, params.provisioning_connection_sid),
  ),
];

export function provisioningConnectionsModule(catalogue: RoleCatalogue) {
  return defineModule({
    name: 'provisioning-connections',
    dependsOn: ['roles', 'users'],
    vocabulary: {
      permissions: provisioningPermissions,
      errors: provisioningErrors,
      auditEvents: provisioningEvents,
      mailKinds: provisioningMails,
    },
    mailSamples,
    migrations: [createProvisioningConnections, holdGroups, mapAttributes],
    routes: (kernel) => routes(kernel, catalogue),
    jobs: (kernel) => ({
      [forgetJob]: () => forgetRequests(kernel),
      [tellHeldJob]: (payload) => tellHeld(kernel, catalogue, payload),
    }),
    schedules: [{ job: forgetJob, crontab: '21 3 * * *' }],
  });
}
