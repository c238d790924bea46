/** Binds the routes of editions to their use cases. */
import { command, query } from '../../kernel/bind.ts';
import { organizationScope } from '../../kernel/scope.ts';
import * as assigning from './assigning.ts';
import * as assignmentContract from './assignment-contract.ts';
import * as contract from './contract.ts';
import * as service from './service.ts';
import * as usage from './usage.ts';
import * as usageContract from './usage-contract.ts';

const forEditions = [
  query(contract.listEditions, ({ db }) => service.listEditions(db)),
  query(contract.getEdition, async ({ db, reply }, { params }) => {
    const row = await service.getEdition(db, params.edition_sid);
    reply.version(row.version);
    return service.presentEdition(row);
  }),
  command(contract.createEdition, async ({ work, reply }, { body }) => {
    const row = await service.createEdition(work, body);
    reply.version(row.version);
    return service.presentEdition(row);
  }),
  command(contract.updateEdition, async ({ work, reply }, { params, body, ifMatch }) => {
    const row = await service.updateEdition(work, params.edition_sid, body, ifMatch);
    reply.version(row.version);
    return service.presentEdition(row);
  }),
  command(contract.retireEdition, ({ work }, { params }) =>
    service.retireEdition(work, params.edition_sid),
  ),
  command(contract.updateEditionSettings, async ({ work, reply }, { body, ifMatch }) => {
    const input = { defaultEditionId: body.default_edition_sid, contact: body.contact };
    const row = await service.updateSettings(work, input, ifMatch);
    reply.version(row.version);
    return service.presentSettings(row);
  }),
  query(contract.listEditionOrganizations, ({ db }, { params, page }) =>
    service.listOrganizations(db, params.edition_sid, page),
  ),
];

const forAssignments = [
  query(assignmentContract.listEditionAssignments, ({ db }, { params, page }) =>
    assigning.listAssignments(db, organizationScope(params.organization_sid), page),
  ),
  command(assignmentContract.createEditionAssignment, async ({ work }, { params, body }) =>
    assigning.presentAssignment(
      await assigning.giveEdition(work, organizationScope(params.organization_sid), {
        editionId: body.edition_sid,
        startsAt: body.starts_at === undefined ? undefined : new Date(body.starts_at),
        endsAt: body.ends_at === null ? null : new Date(body.ends_at),
        reference: body.reference,
      }),
    ),
  ),
  command(assignmentContract.withdrawEdition, async ({ work }, { params }) =>
    assigning.presentAssignment(
      await assigning.withdrawEdition(work, organizationScope(params.organization_sid)),
    ),
  ),
];

const forUsage = [
  query(usageContract.getUsage, ({ db, scope }) => usage.readUsage(db, scope)),
  command(usageContract.downloadUsage, ({ work, scope }) => usage.downloadUsage(work, scope)),
  query(usageContract.getOperatedUsage, ({ db }, { params }) =>
    usage.readUsage(db, organizationScope(params.organization_sid)),
  ),
];

export const routes = [...forEditions, ...forAssignments, ...forUsage];
