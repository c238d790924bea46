/** The organization resource, the preview of creating one, and the routes. */
import { z } from 'zod';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { access, instant, oneLine, prose, route } from '../../kernel/route.ts';
import { editionErrors } from '../editions/index.ts';
import { organizationErrors, organizationEvents, organizationPermissions } from './vocabulary.ts';

const friendlyName = oneLine('What people call the organization, 1 to 64 characters', { max: 64 });

export const organization = z
  .strictObject({
    sid: sidOutput('OR'),
    friendly_name: z
      .string()
      .meta({ description: 'What people call it', example: 'Northwind Traders' }),
    state: z
      .enum(['active', 'suspended', 'pending_deletion'])
      .meta({ description: 'Where it is in its life' }),
    owner: z
      .strictObject({
        user_sid: sidOutput('US', 'SID of the Owner'),
        name: z.string().meta({ description: 'Name of the Owner' }),
        email: z.string().meta({ description: 'Address of the Owner' }),
      })
      .meta({ description: 'The one Owner' }),
    deletion_due_at: instant('When it is deleted, unless that is cancelled').nullable(),
    created_at: instant('When it was created'),
    version: z.int().meta({ description: 'Goes up with each change; also the ETag' }),
  })
  .meta({
    id: 'Organization',
    description: 'A company over all the accounts that its people hold',
  });

const joiningAccount = z.strictObject({
  sid: sidOutput('AC'),
  friendly_name: z.string().meta({ description: 'Name of the account' }),
  subaccounts: z.int().meta({ description: 'How many subaccounts come along' }),
  people: z.int().meta({ description: 'How many others reach it; they keep their access' }),
});

export const creationImpact = z
  .strictObject({
    joins: z
      .array(joiningAccount)
      .meta({ description: 'The accounts that you own: all of them become managed' }),
    people_who_keep_access: z
      .int()
      .meta({ description: 'People who reach these accounts; they become independent users' }),
    becomes_owner: z.string().meta({ description: 'Who becomes the Owner' }),
    possible: z.boolean().meta({ description: 'False when something stands against it' }),
    obstacle: prose({ description: 'What stands against it, and what to do' }).nullable(),
  })
  .meta({
    id: 'OrganizationCreationImpact',
    description: 'What creating an organization would change',
  });

const inOrganization = z.object({ organization_sid: sidInput('OR') });

export const previewOrganization = route({
  id: 'organizations.preview',
  method: 'POST',
  path: '/v1/organizations/preview',
  summary: 'Show what creating an organization would change',
  access: access.self,
  readOnly: true,
  body: z.strictObject({ friendly_name: friendlyName.optional() }),
  response: { status: 200, schema: creationImpact },
});

export const createOrganization = route({
  id: 'organizations.create',
  method: 'POST',
  path: '/v1/organizations',
  summary: 'Create an organization over the accounts that you own',
  description:
    'The caller becomes its Owner and a managed user; the accounts that the caller owns join it.',
  access: access.self,
  body: z.strictObject({ friendly_name: friendlyName }),
  response: { status: 201, schema: organization },
  errors: [
    organizationErrors.already_managed,
    organizationErrors.no_owned_account,
    editionErrors.limit_reached,
  ],
  audit: [organizationEvents.created],
});

export const getOrganization = route({
  id: 'organizations.get',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}',
  summary: 'Read an organization',
  access: access.organization(organizationPermissions.read),
  params: inOrganization,
  response: { status: 200, schema: organization },
});

export const renameOrganization = route({
  id: 'organizations.rename',
  forMachines: true,
  method: 'PATCH',
  path: '/v1/organizations/{organization_sid}',
  summary: 'Rename an organization',
  access: access.organization(organizationPermissions.update),
  params: inOrganization,
  body: z.strictObject({ friendly_name: friendlyName }),
  response: { status: 200, schema: organization },
  takesIfMatch: true,
  locksOrganization: true,
  audit: [organizationEvents.renamed],
});
