/** The newer addresses of the same product: no organization in them, since the credential has one. */
import { z } from 'zod';
import { sidInput } from '../../kernel/ids.ts';
import { access, route } from '../../kernel/route.ts';
import { roleAssignmentPermissions } from '../role-assignments/index.ts';
import { givingRoles, listingAssignments, pageUnder, takingRoles } from './contract.ts';
import { currentPrefix, ownRoleAssignmentsFace, rolePermissionsFace, rolesFace } from './faces.ts';

/** The engine says which, of the machine that calls. */
const ownOrganization = { organization_sid: sidInput('OR') };

export const listOwnRoleAssignments = route({
  ...listingAssignments,
  id: 'compatibleOwnRoleAssignments.list',
  path: `${currentPrefix}/RoleAssignments`,
  summary: 'List who holds which role in the own organization',
  face: ownRoleAssignmentsFace,
  params: z.object(ownOrganization),
});

export const createOwnRoleAssignment = route({
  ...givingRoles,
  id: 'compatibleOwnRoleAssignments.create',
  path: `${currentPrefix}/RoleAssignments`,
  summary: 'Give a role in the own organization',
  face: ownRoleAssignmentsFace,
  params: z.object(ownOrganization),
});

export const deleteOwnRoleAssignment = route({
  ...takingRoles,
  id: 'compatibleOwnRoleAssignments.delete',
  path: `${currentPrefix}/RoleAssignments/{role_assignment}`,
  summary: 'Take a role in the own organization away',
  face: ownRoleAssignmentsFace,
  params: z.object({ ...ownOrganization, role_assignment: z.string().max(300) }),
});

const word = z.string().max(200).optional();
const never = z.null().meta({ description: 'Roles come with the instance, and have no date' });

const role = z.strictObject({
  sid: z.string().meta({ description: 'SID of the Role' }),
  friendly_name: z.string().meta({ description: 'What people call it' }),
  external_description: z.string().meta({ description: 'What it is for' }),
  product_group: z.string().meta({ description: 'organization or account: where it is held' }),
  lowest_level: z.string().meta({ description: 'organization or account: where it is held' }),
  role_product_group: z
    .strictObject({
      product_group: z.string().meta({ description: 'organization or account' }),
      friendly_name: z.string().meta({ description: 'The same in words' }),
    })
    .meta({ description: 'What it belongs to' }),
  policy: z
    .strictObject({
      allow: z.array(z.string()).meta({ description: 'The permissions that it holds' }),
      deny: z.array(z.string()).meta({ description: 'Empty: roles only allow' }),
      format: z.string().meta({ description: 'permissions: they are named' }),
    })
    .meta({ description: 'What it lets one do' }),
  resource_types: z.null().meta({ description: 'No role is held on a resource' }),
  date_created: never,
  date_updated: never,
});

export const listRoles = route({
  id: 'compatibleRoles.list',
  method: 'GET',
  path: `${currentPrefix}/Roles`,
  summary: 'List the roles that can be held',
  face: rolesFace,
  access: access.organization(roleAssignmentPermissions.read),
  params: z.object(ownOrganization),
  query: z.object({
    Search: word.meta({ description: 'Text in the name' }),
    RoleProductGroup: word.meta({ description: 'organization or account' }),
    Expand: word.meta({ description: 'Everything is told, whatever it says' }),
    ResourceTypes: word.meta({ description: 'There are none: finds nothing' }),
  }),
  paged: true,
  response: { status: 200, schema: pageUnder('roles', role) },
});

const permission = z.strictObject({
  sid: z.string().meta({ description: 'Made of its name' }),
  namespace: z.string().meta({ description: 'The first part of its name' }),
  product: z.string().meta({ description: 'The second part' }),
  resource: z.string().meta({ description: 'All between product and action' }),
  action: z.string().meta({ description: 'The last part' }),
  externalDescription: z.string().meta({ description: 'Its whole name' }),
});

export const listRolePermissions = route({
  id: 'compatibleRolePermissions.list',
  method: 'GET',
  path: '/v1/Roles/{role}/Permissions',
  summary: 'List the permissions of a role',
  face: rolePermissionsFace,
  access: access.organization(roleAssignmentPermissions.read),
  params: z.object({ ...ownOrganization, role: z.string().max(300) }),
  query: z.object({}),
  paged: true,
  response: { status: 200, schema: pageUnder('permissions', permission) },
});
