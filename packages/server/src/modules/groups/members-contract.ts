/** The members of a group and their routes. */
import { z } from 'zod';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { exportRoute } from '../../kernel/list-export.ts';
import { choice, filterParameter, text, time } from '../../kernel/list-filter.ts';
import { access, instant, nothing, pageOf, route } from '../../kernel/route.ts';
import { roleAssignmentErrors } from '../role-assignments/index.ts';
import { userState } from '../users/index.ts';
import { oneGroup, onePath } from './contract.ts';
import { addedAtOnce } from './rules.ts';
import { groupErrors, groupEvents, groupPermissions } from './vocabulary.ts';

export const groupMember = z
  .strictObject({
    user_sid: sidOutput('US'),
    name: z.string().meta({ description: 'Name' }),
    email: z.string().meta({ description: 'Address' }),
    state: userState.meta({
      description: 'Only active users hold what the group gives; the others stay in it',
    }),
    added_at: instant('Since when they are in it'),
  })
  .meta({ id: 'GroupMember', description: 'Somebody who is in a group' });

export const groupMemberFilter = {
  text: 'name and address',
  fields: {
    state: choice(userState.options, 'where the login is in its life'),
    name: text('the whole name, or its beginning as name*', 'Ada*'),
    email: text('the whole address, or its beginning as address*', 'ada@*'),
    added: time('since when they are in it'),
  },
} as const;

const path = `${onePath}/members` as const;

export const listGroupMembers = route({
  id: 'groupMembers.list',
  method: 'GET',
  path,
  summary: 'List the people in a group',
  access: access.organization(groupPermissions.read),
  params: oneGroup,
  query: z.strictObject({
    q: filterParameter(groupMemberFilter),
    sort: z
      .enum(['name', '-name'])
      .default('name')
      .meta({ description: 'Order; - for descending' }),
  }),
  paged: true,
  response: { status: 200, schema: pageOf(groupMember) },
});

export const exportGroupMembers = exportRoute(listGroupMembers, {
  id: 'groupMembers.export',
  columns: ['user_sid', 'name', 'email', 'state', 'added_at'],
  audit: groupEvents.members_exported,
});

export const addGroupMembers = route({
  id: 'groupMembers.add',
  method: 'POST',
  path,
  summary: 'Add people to a group, all or none',
  description: `1 to ${addedAtOnce} managed users of the organization; who is in it already stays. A group that holds roles gives them to whoever comes into it: that needs the right to give roles, and nobody gives more than they hold there themselves.`,
  access: access.organization(groupPermissions.update),
  params: oneGroup,
  body: z.strictObject({
    user_sids: z
      .array(sidInput('US'))
      .min(1)
      .max(addedAtOnce)
      .meta({ description: 'Whom; one who is named twice is added once' }),
  }),
  response: {
    status: 200,
    schema: z
      .strictObject({
        added: z.int().meta({ description: 'How many were added' }),
        already: z.int().meta({ description: 'How many were in it before' }),
      })
      .meta({ id: 'AddedGroupMembers', description: 'What became of those who were named' }),
  },
  errors: [groupErrors.not_managed, groupErrors.kept_by_directory, roleAssignmentErrors.above_own],
  forMachines: true,
  audit: [groupEvents.members_added],
  auditsChangesOnly: true,
  locksOrganization: true,
  dryRun: true,
});

export const removeGroupMember = route({
  id: 'groupMembers.remove',
  method: 'DELETE',
  path: `${path}/{user_sid}`,
  summary: 'Remove somebody from a group; what it gave them ends',
  access: access.organization(groupPermissions.update),
  params: z.object({
    organization_sid: sidInput('OR'),
    group_sid: sidInput('GR'),
    user_sid: sidInput('US'),
  }),
  response: { status: 204, schema: nothing },
  errors: [groupErrors.kept_by_directory, roleAssignmentErrors.above_own],
  forMachines: true,
  audit: [groupEvents.member_removed],
  locksOrganization: true,
  dryRun: true,
});
