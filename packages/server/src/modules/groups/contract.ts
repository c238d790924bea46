/** The group and its routes. */
import { z } from 'zod';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { exportRoute } from '../../kernel/list-export.ts';
import { choice, filterParameter, text, time } from '../../kernel/list-filter.ts';
import { access, instant, nothing, oneLine, pageOf, route } from '../../kernel/route.ts';
import { roleAssignmentErrors } from '../role-assignments/index.ts';
import { groupErrors, groupEvents, groupPermissions } from './vocabulary.ts';

const friendlyName = oneLine(
  'What people call it, 1 to 64 characters; one group of the organization has it, whatever its capitals',
  { max: 64 },
);
const description = oneLine('What it is for, up to 500 characters', { min: 0, max: 500 });
const origin = z.enum(['manual', 'provisioned']);

export const group = z
  .strictObject({
    sid: sidOutput('GR'),
    friendly_name: z.string().meta({ description: 'What people call it', example: 'On-call' }),
    description: z.string().meta({ description: 'What it is for' }),
    origin: origin.meta({
      description:
        'manual: made and kept here. provisioned: name and members are kept by a directory',
    }),
    external_id: z
      .string()
      .nullable()
      .meta({ description: 'What the directory calls it; null: no directory keeps it' }),
    kept_by: z
      .strictObject({
        sid: sidOutput('PC'),
        name: z.string().meta({ description: 'What people call the connection' }),
      })
      .nullable()
      .meta({
        description: 'The provisioning connection that keeps name and members; null: people here',
      }),
    members: z.int().meta({ description: 'How many people are in it' }),
    roles: z.int().meta({ description: 'How many roles it holds' }),
    created_at: instant('When it was made'),
    version: z.int().meta({ description: 'Goes up with each change of its fields; also the ETag' }),
  })
  .meta({ id: 'Group', description: 'Managed users who hold roles together' });

const path = '/v1/organizations/{organization_sid}/groups';
const inOrganization = z.object({ organization_sid: sidInput('OR') });
export const oneGroup = z.object({ organization_sid: sidInput('OR'), group_sid: sidInput('GR') });
export const onePath = `${path}/{group_sid}` as const;

export const groupFilter = {
  text: 'name and description',
  fields: {
    name: text('the whole name, or its beginning as name*', 'On-call'),
    origin: choice(origin.options, 'made by hand, or kept by a directory'),
    member: text('who is in it, by address, name, name* or SID', 'ada@northwind.example', 'none'),
    role: text('which role it holds, by name or SID', 'Developer', 'none'),
    account: text('holds a role on the account; by name, name* or SID', 'Production'),
    created: time('when it was made'),
  },
} as const;

export const listGroups = route({
  id: 'groups.list',
  method: 'GET',
  path,
  summary: 'List the groups of an organization',
  access: access.organization(groupPermissions.read),
  params: inOrganization,
  query: z.strictObject({
    user_sid: sidInput('US').optional().meta({ description: 'Only those that this user is in' }),
    q: filterParameter(groupFilter),
    sort: z
      .enum(['name', '-name', 'created_at', '-created_at'])
      .default('name')
      .meta({ description: 'Order; - for descending' }),
  }),
  paged: true,
  response: { status: 200, schema: pageOf(group) },
});

export const exportGroups = exportRoute(listGroups, {
  id: 'groups.export',
  columns: [
    'sid',
    'friendly_name',
    'description',
    'origin',
    'external_id',
    'members',
    'roles',
    'created_at',
  ],
  audit: groupEvents.exported,
});

export const createGroup = route({
  id: 'groups.create',
  method: 'POST',
  path,
  summary: 'Make a group',
  description: 'It is empty and holds nothing: both are given to it afterwards.',
  access: access.organization(groupPermissions.create),
  params: inOrganization,
  body: z.strictObject({ friendly_name: friendlyName, description: description.default('') }),
  response: { status: 201, schema: group },
  errors: [groupErrors.name_taken],
  forMachines: true,
  audit: [groupEvents.created],
  locksOrganization: true,
});

export const getGroup = route({
  id: 'groups.get',
  method: 'GET',
  path: onePath,
  summary: 'Read a group',
  access: access.organization(groupPermissions.read),
  params: oneGroup,
  response: { status: 200, schema: group },
});

export const updateGroup = route({
  id: 'groups.update',
  method: 'PATCH',
  path: onePath,
  summary: 'Rename a group, or say what it is for',
  access: access.organization(groupPermissions.update),
  params: oneGroup,
  body: z.strictObject({
    friendly_name: friendlyName.optional(),
    description: description.optional(),
  }),
  response: { status: 200, schema: group },
  takesIfMatch: true,
  errors: [groupErrors.name_taken, groupErrors.kept_by_directory],
  forMachines: true,
  audit: [groupEvents.changed],
  locksOrganization: true,
});

export const deleteGroup = route({
  id: 'groups.delete',
  method: 'DELETE',
  path: onePath,
  summary: 'Delete a group; what it holds ends for everybody in it',
  description:
    'A group that holds roles takes them from its members: that needs the right to take roles away, and nobody takes more than they hold there themselves.',
  access: access.organization(groupPermissions.delete),
  params: oneGroup,
  response: { status: 204, schema: nothing },
  errors: [groupErrors.kept_by_directory, roleAssignmentErrors.above_own],
  forMachines: true,
  audit: [groupEvents.deleted],
  locksOrganization: true,
  dryRun: true,
});
