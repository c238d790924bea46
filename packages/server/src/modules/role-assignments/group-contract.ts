/** Role assignments of groups: resource and routes. They end by the routes of all role assignments, too. */
import { z } from 'zod';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { access, instant, nothing, pageOf, prose, route } from '../../kernel/route.ts';
import { roleErrors } from '../roles/index.ts';
import { roleSid } from './contract.ts';
import {
  roleAssignmentErrors,
  roleAssignmentEvents,
  roleAssignmentPermissions,
} from './vocabulary.ts';

export const groupRoleAssignment = z
  .strictObject({
    sid: sidOutput('IY'),
    role_sid: roleSid,
    role_name: prose({ description: 'Name of the role', example: 'Developer' }),
    group: z
      .strictObject({
        sid: sidOutput('GR'),
        name: z.string().meta({ description: 'Its name' }),
        members: z.int().meta({ description: 'How many are in it' }),
      })
      .meta({ description: 'Which group holds it' }),
    scope: z
      .strictObject({
        kind: z.enum(['organization', 'account']).meta({ description: 'What it is held on' }),
        sid: z.string().meta({ description: 'SID of the organization or account' }),
        name: z.string().meta({ description: 'Its name' }),
      })
      .meta({ description: 'Where it is held' }),
    created_at: instant('When it was given'),
  })
  .meta({
    id: 'GroupRoleAssignment',
    description: 'A group holds a role somewhere, and with it everybody who is in the group',
  });

const path = '/v1/organizations/{organization_sid}/group-role-assignments';
const inOrganization = z.object({ organization_sid: sidInput('OR') });

export const listGroupRoleAssignments = route({
  id: 'groupRoleAssignments.list',
  method: 'GET',
  path,
  summary: 'List which role which group holds in an organization and its accounts',
  description: 'What single people hold is in the list of role assignments.',
  access: access.organization(roleAssignmentPermissions.read),
  params: inOrganization,
  query: z.strictObject({
    group_sid: sidInput('GR').optional().meta({ description: 'Only of this group' }),
    account_sid: sidInput('AC').optional().meta({ description: 'Only on this account' }),
    role_sid: roleSid.optional().meta({ description: 'Only this role' }),
  }),
  paged: true,
  response: { status: 200, schema: pageOf(groupRoleAssignment) },
});

export const createGroupRoleAssignment = route({
  id: 'groupRoleAssignments.create',
  method: 'POST',
  path,
  summary: 'Give a group a role on the organization or on one of its accounts',
  description:
    'A grant to everybody who is in the group, and who comes into it later: nobody gives more than they hold there themselves. A role on the organization is held beside the one that each managed user has.',
  access: access.organization(roleAssignmentPermissions.create),
  params: inOrganization,
  body: z.strictObject({
    group_sid: sidInput('GR'),
    role_sid: roleSid,
    account_sid: sidInput('AC')
      .optional()
      .meta({ description: 'The account; absent: the organization' }),
  }),
  response: { status: 201, schema: groupRoleAssignment },
  errors: [
    roleAssignmentErrors.above_own,
    roleAssignmentErrors.owner_is_fixed,
    roleAssignmentErrors.exists,
    roleErrors.unknown,
    roleErrors.wrong_scope,
  ],
  forMachines: true,
  audit: [roleAssignmentEvents.created],
  locksOrganization: true,
});

export const deleteGroupRoleAssignment = route({
  id: 'groupRoleAssignments.delete',
  method: 'DELETE',
  path: `${path}/{role_assignment_sid}`,
  summary: 'Take a role away from a group, and so from everybody in it',
  access: access.organization(roleAssignmentPermissions.delete),
  params: z.object({ organization_sid: sidInput('OR'), role_assignment_sid: sidInput('IY') }),
  response: { status: 204, schema: nothing },
  errors: [roleAssignmentErrors.above_own],
  forMachines: true,
  audit: [roleAssignmentEvents.deleted],
  locksOrganization: true,
  dryRun: true,
});
