/** Where a managed person is signed in, as their administrators see it: resource and routes. */
import { z } from 'zod';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { access, nothing, route } from '../../kernel/route.ts';
import {
  organizationUserErrors,
  organizationUserPermissions,
} from '../organization-users/index.ts';
import { session, sessionEvents } from '../sessions/index.ts';

export const userSession = session
  .extend({
    sso_profile: z
      .strictObject({
        sid: sidOutput('JB'),
        name: z.string().meta({ description: 'Name of the profile', example: 'Okta' }),
      })
      .nullable()
      .meta({
        description: 'Through which profile of yours they came; null: not by single sign-on',
      }),
  })
  .meta({ id: 'UserSession', description: 'Where somebody whom you manage is signed in' });

const path = '/v1/organizations/{organization_sid}/users/{user_sid}/sessions';

export const listUserSessions = route({
  id: 'userSessions.list',
  method: 'GET',
  path,
  summary: 'List where a managed user is signed in',
  description:
    'Of managed users only: where independent people sign in is their own affair, and answered as not found.',
  access: access.organization(organizationUserPermissions.end_sessions),
  params: z.object({ organization_sid: sidInput('OR'), user_sid: sidInput('US') }),
  response: {
    status: 200,
    schema: z.strictObject({
      items: z.array(userSession).meta({ description: 'Newest first, at most 100' }),
    }),
  },
});

export const endUserSession = route({
  id: 'userSessions.end',
  forMachines: true,
  method: 'DELETE',
  path: `${path}/{session_sid}`,
  summary: 'End one session of a managed user',
  description: 'It is dead from this very commit on, and the person is told by mail.',
  access: access.organization(organizationUserPermissions.end_sessions),
  params: z.object({
    organization_sid: sidInput('OR'),
    user_sid: sidInput('US'),
    session_sid: sidInput('SE'),
  }),
  response: { status: 204, schema: nothing },
  errors: [organizationUserErrors.is_owner, organizationUserErrors.above_own],
  audit: [sessionEvents.ended],
  locksOrganization: true,
});
