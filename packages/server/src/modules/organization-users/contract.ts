/** The users of an organization, as its administrators see them: resource and routes. */
import { z } from 'zod';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { exportRoute } from '../../kernel/list-export.ts';
import { choice, filterParameter, searchParameter, text, time } from '../../kernel/list-filter.ts';
import { access, instant, pageOf, prose, route } from '../../kernel/route.ts';
import { userState } from '../users/index.ts';
import { organizationUserEvents, organizationUserPermissions } from './vocabulary.ts';

const kind = z.enum(['managed', 'independent']).meta({
  description:
    'managed: the login belongs to the organization. independent: a guest with a role on an account',
});

export const organizationUser = z
  .strictObject({
    sid: sidOutput('US'),
    name: z.string().meta({ description: 'Name' }),
    first_name: z.string().meta({ description: 'First name' }),
    last_name: z.string().meta({ description: 'Last name' }),
    email: z.string().meta({ description: 'Address' }),
    kind,
    state: userState.meta({ description: 'Only active users sign in' }),
    organization_role: z
      .strictObject({
        role_sid: z.string().meta({ description: 'SID of the Role' }),
        name: prose({ description: 'Name of the role' }),
      })
      .nullable()
      .meta({ description: 'Their role in the organization; null for guests' }),
    accounts: z.int().meta({
      description: 'On how many accounts they hold a role of their own, or which they own',
    }),
    owned_accounts: z.int().meta({ description: 'How many accounts of the organization they own' }),
    joined_by: z.string().meta({
      description: 'How the login came to be: sign_up, invitation, sign_up_policy, founding, sso',
    }),
    last_sign_in_at: instant('When they last signed in').nullable(),
    deletion_due_at: instant('When the login is erased, unless that is cancelled').nullable(),
    created_at: instant('When the login was made'),
    version: z.int().meta({ description: 'Goes up with each change; also the ETag' }),
  })
  .meta({
    id: 'OrganizationUser',
    description: 'Somebody who can sign in to an account of the organization',
  });

const inOrganization = z.object({ organization_sid: sidInput('OR') });
export const oneUser = z.object({ organization_sid: sidInput('OR'), user_sid: sidInput('US') });

export const userFilter = {
  text: 'name and address',
  fields: {
    kind: choice(['managed', 'independent'], 'managed by the organization, or a guest'),
    state: choice(userState.options, 'where the login is in its life'),
    role: text('organization role, by name or SID', 'Administrator', 'none'),
    account: text('holds a role on the account, or owns it; by name, name* or SID', 'Production'),
    name: text('the whole name, or its beginning as name*', 'Ada*'),
    email: text('the whole address, or its beginning as address*', 'ada@*'),
    domain: text('domain of the address', 'northwind.example'),
    joined_by: choice(
      ['sign_up', 'invitation', 'sign_up_policy', 'founding', 'sso', 'scim'],
      'how the login came to be',
    ),
    last_sign_in: time('last sign-in', { absent: 'never' }),
    created: time('when the login was made'),
  },
} as const;

/** Which of the people: the same words choose a list and those that an act on many is about. */
export const peopleChoice = {
  kind: z
    .enum(['everyone', 'managed', 'independent'])
    .default('everyone')
    .meta({ description: 'Which kind' }),
  search: searchParameter('name or address', '; or a SID'),
  state: userState.optional().meta({ description: 'Only in this state' }),
  role_sid: z
    .string()
    .regex(/^IX[0-9a-f]{32}$/)
    .optional()
    .meta({ description: 'Only with this organization role' }),
  q: filterParameter(userFilter),
};

export const listUsers = route({
  id: 'organizationUsers.list',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/users',
  summary: 'List the people of an organization',
  access: access.organization(organizationUserPermissions.read),
  params: inOrganization,
  query: z.strictObject({
    ...peopleChoice,
    sort: z
      .enum(['name', '-name', 'email', '-email', 'created_at', '-created_at'])
      .default('name')
      .meta({ description: 'Order; - for descending' }),
  }),
  paged: true,
  response: { status: 200, schema: pageOf(organizationUser) },
});

export const exportUsers = exportRoute(listUsers, {
  id: 'organizationUsers.export',
  columns: [
    'sid',
    'name',
    'first_name',
    'last_name',
    'email',
    'kind',
    'state',
    'organization_role.name',
    'accounts',
    'owned_accounts',
    'joined_by',
    'last_sign_in_at',
    'deletion_due_at',
    'created_at',
  ],
  audit: organizationUserEvents.exported,
});

export const countUsers = route({
  id: 'organizationUsers.count',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/user-counts',
  summary: 'How many people an organization has',
  access: access.organization(organizationUserPermissions.read),
  params: inOrganization,
  response: {
    status: 200,
    schema: z
      .strictObject({
        managed: z.int().meta({ description: 'Managed users, counted up to 10,001' }),
        independent: z.int().meta({ description: 'Independent users, counted up to 10,001' }),
        administrators: z.int().meta({ description: 'Active Owner and Administrators' }),
        inactive: z.int().meta({ description: 'Deactivated managed users, counted up to 10,001' }),
      })
      .meta({ id: 'UserCounts', description: 'How many people an organization has' }),
  },
});

export const getUser = route({
  id: 'organizationUsers.get',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/users/{user_sid}',
  summary: 'Read one of the people of an organization',
  access: access.organization(organizationUserPermissions.read),
  params: oneUser,
  response: { status: 200, schema: organizationUser },
});

export const getOwnOrganization = route({
  id: 'user.getOrganization',
  method: 'GET',
  path: '/v1/user/organization',
  summary: 'The organization that manages your login, and what you may do in it',
  access: access.self,
  response: {
    status: 200,
    schema: z
      .strictObject({
        organization: z
          .strictObject({
            sid: sidOutput('OR'),
            friendly_name: z.string().meta({ description: 'Its name' }),
            is_suspended: z
              .boolean()
              .meta({ description: 'The operator stopped it: nobody can do anything in it' }),
            role_names: z.array(prose({})).meta({ description: 'Your roles in it' }),
            permissions: z.array(z.string()).meta({ description: 'What you may do in it' }),
            opens_admin_center: z.boolean().meta({ description: 'May you open the Admin Center?' }),
          })
          .nullable()
          .meta({ description: 'null: your login is independent' }),
      })
      .meta({ id: 'OwnOrganization', description: 'The organization that you belong to' }),
  },
});
