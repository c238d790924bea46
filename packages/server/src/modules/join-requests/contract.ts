/** The join request resource and its routes. */
import { z } from 'zod';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { exportRoute } from '../../kernel/list-export.ts';
import { choice, filterParameter, text, time } from '../../kernel/list-filter.ts';
import { access, instant, pageOf, route } from '../../kernel/route.ts';
import { roleAssignmentErrors } from '../role-assignments/index.ts';
import { roleErrors, roleSids } from '../roles/index.ts';
import { joinRequestErrors, joinRequestEvents, joinRequestPermissions } from './vocabulary.ts';

export const joinRequest = z
  .strictObject({
    sid: sidOutput('JR'),
    email: z.string().meta({ description: 'Proven address of who asks' }),
    name: z.string().meta({ description: 'Name that they gave' }),
    note: z.string().meta({ description: 'What they wrote' }),
    state: z.enum(['pending', 'approved', 'declined']).meta({ description: 'What became of it' }),
    created_at: instant('When they asked'),
    decided_by: z.string().nullable().meta({ description: 'Who decided' }),
    decided_at: instant('When it was decided').nullable(),
  })
  .meta({ id: 'JoinRequest', description: 'Somebody asks to join' });

export const joinRequestFilter = {
  text: 'name, address and what they wrote',
  fields: {
    state: choice(['pending', 'approved', 'declined'], 'what became of it'),
    email: text('the whole address, or its beginning as address*', 'ada@*'),
    domain: text('domain of the address', 'northwind.example'),
    decided_by: text(
      'who decided, by address, name, name* or SID',
      'ada@northwind.example',
      'none',
    ),
    created: time('when they asked'),
  },
} as const;

const oneRequest = z.object({ organization_sid: sidInput('OR'), join_request_sid: sidInput('JR') });
const roleSid = z
  .string()
  .regex(/^IX[0-9a-f]{32}$/, 'must be a role SID')
  .meta({ description: 'SID of the Role' });

export const listJoinRequests = route({
  id: 'joinRequests.list',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/join-requests',
  summary: 'List who asks to join, newest first',
  access: access.organization(joinRequestPermissions.read),
  params: z.object({ organization_sid: sidInput('OR') }),
  query: z.strictObject({
    state: z.enum(['pending', 'approved', 'declined', 'all']).optional().meta({
      description: 'Only in this state; pending, when neither this nor the filter says one',
    }),
    q: filterParameter(joinRequestFilter),
    sort: z
      .enum(['-created_at', 'created_at'])
      .default('-created_at')
      .meta({ description: 'Order; - for descending' }),
  }),
  paged: true,
  response: { status: 200, schema: pageOf(joinRequest) },
});

export const exportJoinRequests = exportRoute(listJoinRequests, {
  id: 'joinRequests.export',
  columns: ['sid', 'email', 'name', 'note', 'state', 'created_at', 'decided_by', 'decided_at'],
  audit: joinRequestEvents.exported,
});

export const approveJoinRequest = route({
  id: 'joinRequests.approve',
  forMachines: true,
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/join-requests/{join_request_sid}/approve',
  summary: 'Let somebody in: they get an invitation by mail',
  access: access.organization(joinRequestPermissions.decide),
  params: oneRequest,
  body: z.strictObject({
    organization_role_sid: roleSid
      .default(roleSids.standardUser)
      .meta({ description: 'Role in the organization; Standard User when absent' }),
    accounts: z
      .array(z.strictObject({ account_sid: sidInput('AC'), role_sid: roleSid }))
      .max(50)
      .default([])
      .meta({ description: 'Access to accounts in the same step' }),
  }),
  response: { status: 200, schema: joinRequest },
  errors: [
    joinRequestErrors.decided,
    joinRequestErrors.cannot_invite,
    roleErrors.unknown,
    roleErrors.wrong_scope,
    roleAssignmentErrors.above_own,
    roleAssignmentErrors.owner_is_fixed,
  ],
  audit: [joinRequestEvents.approved],
  locksOrganization: true,
});

export const declineJoinRequest = route({
  id: 'joinRequests.decline',
  forMachines: true,
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/join-requests/{join_request_sid}/decline',
  summary: 'Decline a request; the person is told',
  access: access.organization(joinRequestPermissions.decide),
  params: oneRequest,
  response: { status: 200, schema: joinRequest },
  errors: [joinRequestErrors.decided],
  audit: [joinRequestEvents.declined],
  locksOrganization: true,
});
