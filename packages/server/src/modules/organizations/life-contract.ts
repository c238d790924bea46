/** The life of an organization: routes of its Owner and of the operator. */
import { z } from 'zod';
import { sidInput } from '../../kernel/ids.ts';
import { access, oneLine, route } from '../../kernel/route.ts';
import { organization } from './contract.ts';
import { organizationErrors, organizationEvents, organizationPermissions } from './vocabulary.ts';

const inOrganization = z.object({ organization_sid: sidInput('OR') });
const errors = [organizationErrors.not_in_this_state];

export const deleteOrganization = route({
  id: 'organizations.delete',
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/delete',
  summary: 'Delete an organization in 30 days; accounts and users live on as independent ones',
  description:
    'Until then the Owner can cancel it. Accounts work as before; in the Admin Center one can read and cancel only.',
  access: access.organization(organizationPermissions.delete),
  params: inOrganization,
  response: { status: 200, schema: organization },
  errors,
  audit: [organizationEvents.deletion_scheduled],
  locksOrganization: true,
  stepUp: true,
  dryRun: true,
});

export const cancelOrganizationDeletion = route({
  id: 'organizations.cancelDeletion',
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/cancel-deletion',
  summary: 'Keep an organization that was to be deleted',
  access: access.organization(organizationPermissions.delete),
  params: inOrganization,
  response: { status: 200, schema: organization },
  errors,
  audit: [organizationEvents.deletion_cancelled],
  locksOrganization: true,
});

const reason = oneLine('Why: told to the organization', { max: 300 });

export const getOperatedOrganization = route({
  id: 'operatedOrganizations.get',
  method: 'GET',
  path: '/v1/operator/organizations/{organization_sid}',
  summary: 'Read an organization as its operator: from outside',
  access: access.operator,
  params: inOrganization,
  response: { status: 200, schema: organization },
});

export const suspendOrganization = route({
  id: 'operatedOrganizations.suspend',
  method: 'POST',
  path: '/v1/operator/organizations/{organization_sid}/suspend',
  summary: 'Suspend an organization: nobody can do anything in it or in its accounts',
  access: access.operator,
  params: inOrganization,
  body: z.strictObject({ reason }),
  response: { status: 200, schema: organization },
  errors,
  audit: [organizationEvents.suspended],
  locksOrganization: true,
  dryRun: true,
});

export const liftOrganizationSuspension = route({
  id: 'operatedOrganizations.liftSuspension',
  method: 'POST',
  path: '/v1/operator/organizations/{organization_sid}/lift-suspension',
  summary: 'Lift the suspension of an organization',
  access: access.operator,
  params: inOrganization,
  response: { status: 200, schema: organization },
  errors,
  audit: [organizationEvents.suspension_lifted],
  locksOrganization: true,
});
