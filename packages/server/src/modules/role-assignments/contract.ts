/** Role assignments, members of an account, and the access question: resources and routes. */
import { z } from 'zod';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { exportRoute } from '../../kernel/list-export.ts';
import { choice, filterParameter, searchParameter, text, time } from '../../kernel/list-filter.ts';
import { access, instant, nothing, pageOf, prose, route } from '../../kernel/route.ts';
import { accountPermissions } from '../accounts/index.ts';
import { roleErrors } from '../roles/index.ts';
import { userState } from '../users/index.ts';
import {
  accessErrors,
  memberPermissions,
  roleAssignmentErrors,
  roleAssignmentEvents,
  roleAssignmentPermissions,
} from './vocabulary.ts';

export const roleSid = z
  .string()
  .regex(/^IX[0-9a-f]{32}$/, 'must be a role SID')
  .meta({ description: 'SID of the Role', example: 'IX00000000000000000000000000000103' });
const permissionName = z
  .string()
  .max(200)
  .regex(
    /^\/[a-z0-9-]+(\/[a-z0-9-]+){2,}$/,
    'must be a permission: /namespace/product/resource/action',
  )
  .meta({ description: 'A permission', example: '/bailiwick/account/credentials/manage' });

export const roleAssignment = z
  .strictObject({
    sid: sidOutput('IY').nullable().meta({
      description: 'SID of the Role assignment; null: ownership, which is not an assignment',
    }),
    role_sid: roleSid,
    role_name: prose({ description: 'Name of the role', example: 'Developer' }),
    user: z
      .strictObject({
        sid: sidOutput('US'),
        name: z.string().meta({ description: 'Name' }),
        email: z.string().meta({ description: 'Address' }),
        is_managed: z.boolean().meta({ description: 'Managed by the organization of the scope' }),
      })
      .meta({ description: 'Who holds it' }),
    scope: z
      .strictObject({
        kind: z.enum(['organization', 'account']).meta({ description: 'What it is held on' }),
        sid: z.string().meta({ description: 'SID of the organization or account' }),
        name: z.string().meta({ description: 'Its name' }),
      })
      .meta({ description: 'Where it is held' }),
    created_at: instant('When it was given').nullable(),
  })
  .meta({ id: 'RoleAssignment', description: 'Somebody holds a role somewhere' });

export const throughGroup = z
  .strictObject({
    sid: sidOutput('GR'),
    name: z.string().meta({ description: 'Its name', example: 'On-call' }),
  })
  .nullable()
  .meta({ description: 'The group that it is held through; null: it is their own' });

const inOrganization = z.object({ organization_sid: sidInput('OR') });
const inAccount = z.object({ account_sid: sidInput('AC') });

export const roleAssignmentFilter = {
  text: 'names and addresses of people',
  fields: {
    person: text('who holds it, by address, name, name* or SID', 'ada@northwind.example'),
    account: text('on which account, by name, name* or SID', 'Production'),
    role: text('which role, by name or SID', 'Developer'),
    scope: choice(['organization', 'account'], 'on the organization, or on an account'),
    kind: choice(['managed', 'independent'], 'held by a managed user, or by a guest'),
    since: time('since when; ownerships have no time', { absent: 'never' }),
  },
} as const;

export const listRoleAssignments = route({
  id: 'roleAssignments.list',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/role-assignments',
  summary: 'List who holds which role in an organization and its accounts',
  description:
    'Owners are listed too, without a SID: ownership is handed over, never given or taken.',
  access: access.organization(roleAssignmentPermissions.read),
  params: inOrganization,
  query: z.strictObject({
    user_sid: sidInput('US').optional().meta({ description: 'Only of this user' }),
    account_sid: sidInput('AC').optional().meta({ description: 'Only on this account' }),
    role_sid: roleSid.optional().meta({ description: 'Only this role' }),
    scope_kind: z
      .enum(['organization', 'account'])
      .optional()
      .meta({ description: 'Only on the organization, or only on accounts' }),
    q: filterParameter(roleAssignmentFilter),
    sort: z
      .enum(['scope', '-scope'])
      .default('scope')
      .meta({ description: 'Order, by where it is held; - for the other way round' }),
  }),
  paged: true,
  response: { status: 200, schema: pageOf(roleAssignment) },
});

export const exportRoleAssignments = exportRoute(listRoleAssignments, {
  id: 'roleAssignments.export',
  columns: [
    'sid',
    'user.sid',
    'user.name',
    'user.email',
    'user.is_managed',
    'role_sid',
    'role_name',
    'scope.kind',
    'scope.sid',
    'scope.name',
    'created_at',
  ],
  audit: roleAssignmentEvents.exported,
});

/** What giving a role may be refused with, at every door. */
export const grantErrors = [
  roleAssignmentErrors.above_own,
  roleAssignmentErrors.not_a_member,
  roleAssignmentErrors.owner_is_fixed,
  roleAssignmentErrors.exists,
  roleErrors.unknown,
  roleErrors.wrong_scope,
];

export const createRoleAssignment = route({
  id: 'roleAssignments.create',
  forMachines: true,
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/role-assignments',
  summary: 'Give a role on the organization or on one of its accounts',
  description:
    'A managed user has one organization role: giving another replaces it. People who do not belong here yet are invited instead.',
  access: access.organization(roleAssignmentPermissions.create),
  params: inOrganization,
  body: z.strictObject({
    user_sid: sidInput('US'),
    role_sid: roleSid,
    account_sid: sidInput('AC')
      .optional()
      .meta({ description: 'The account; absent: the organization' }),
  }),
  response: { status: 201, schema: roleAssignment },
  errors: grantErrors,
  audit: [roleAssignmentEvents.created],
  locksOrganization: true,
});

/** And taking one away. */
export const endErrors = [roleAssignmentErrors.above_own, roleAssignmentErrors.only_role];

export const deleteRoleAssignment = route({
  id: 'roleAssignments.delete',
  forMachines: true,
  method: 'DELETE',
  path: '/v1/organizations/{organization_sid}/role-assignments/{role_assignment_sid}',
  summary: 'Take a role away',
  access: access.organization(roleAssignmentPermissions.delete),
  params: z.object({ organization_sid: sidInput('OR'), role_assignment_sid: sidInput('IY') }),
  response: { status: 204, schema: nothing },
  errors: endErrors,
  audit: [roleAssignmentEvents.deleted],
  locksOrganization: true,
});

export const member = z
  .strictObject({
    user_sid: sidOutput('US'),
    name: z.string().meta({ description: 'Name' }),
    email: z.string().meta({ description: 'Address' }),
    kind: z.enum(['owner', 'managed', 'independent']).meta({
      description:
        'owner: owns the account. managed: of the same organization. independent: from outside',
    }),
    state: userState.meta({ description: 'Only active users sign in' }),
    roles: z
      .array(
        z.strictObject({
          assignment_sid: sidOutput('IY').nullable().meta({
            description:
              "SID of the Role assignment; null: ownership, or held through a group, where it is not one member's",
          }),
          role_sid: roleSid,
          role_name: prose({ description: 'Name of the role' }),
          held_on: z
            .enum(['account', 'parent_account'])
            .meta({ description: 'On this account, or on the main account above it' }),
          group: throughGroup,
        }),
      )
      .meta({ description: 'The roles by which they reach the account' }),
  })
  .meta({ id: 'Member', description: 'Somebody who reaches an account by a role on it' });

export const listMembers = route({
  id: 'accountMembers.list',
  method: 'GET',
  path: '/v1/accounts/{account_sid}/members',
  summary: 'List the people of an account',
  access: access.account(memberPermissions.read),
  params: inAccount,
  query: z.strictObject({
    search: searchParameter('name or address'),
  }),
  paged: true,
  response: { status: 200, schema: pageOf(member) },
});

export const createMemberRole = route({
  id: 'accountMembers.addRole',
  forMachines: true,
  method: 'POST',
  path: '/v1/accounts/{account_sid}/role-assignments',
  summary: 'Give somebody a role on an account',
  description:
    'For people of the same organization and people who reach the account already. Others are invited.',
  access: access.account(memberPermissions.update),
  params: inAccount,
  body: z.strictObject({ user_sid: sidInput('US'), role_sid: roleSid }),
  response: { status: 201, schema: roleAssignment },
  errors: grantErrors,
  audit: [roleAssignmentEvents.created],
});

export const deleteMemberRole = route({
  id: 'accountMembers.removeRole',
  forMachines: true,
  method: 'DELETE',
  path: '/v1/accounts/{account_sid}/role-assignments/{role_assignment_sid}',
  summary: 'Take a role on an account away',
  access: access.account(memberPermissions.remove),
  params: z.object({ account_sid: sidInput('AC'), role_assignment_sid: sidInput('IY') }),
  response: { status: 204, schema: nothing },
  errors: endErrors,
  audit: [roleAssignmentEvents.deleted],
});

export const leaveAccount = route({
  id: 'accountMembers.leave',
  method: 'DELETE',
  path: '/v1/accounts/{account_sid}/membership',
  summary: 'Leave an account',
  access: access.account(accountPermissions.read),
  params: inAccount,
  response: { status: 204, schema: nothing },
  errors: [roleAssignmentErrors.owner_is_fixed, roleAssignmentErrors.not_a_member],
  audit: [roleAssignmentEvents.left],
});

const reason = z
  .strictObject({
    kind: z
      .enum(['organization_owner', 'organization_role', 'account_owner', 'account_role'])
      .meta({ description: 'What gives it' }),
    assignment_sid: sidOutput('IY')
      .nullable()
      .meta({ description: 'The assignment; null for ownership' }),
    role_sid: roleSid,
    role_name: prose({ description: 'Name of the role' }),
    held_on_sid: z.string().meta({ description: 'Where it is held' }),
    group: throughGroup,
    sentence: prose({ description: 'The same in words' }),
  })
  .meta({ id: 'AccessReason', description: 'Why somebody may' });

const questionFields = {
  user_sid: sidInput('US').optional().meta({ description: 'Who; the caller when absent' }),
  permission: permissionName,
  account_sid: sidInput('AC').optional().meta({ description: 'On which account' }),
  organization_sid: sidInput('OR').optional().meta({ description: 'Or in which organization' }),
};
const hasOnePlace = (asked: { account_sid?: unknown; organization_sid?: unknown }) =>
  (asked.account_sid === undefined) !== (asked.organization_sid === undefined);
const onePlace = {
  path: ['account_sid'],
  message: 'name one place: account_sid or organization_sid',
};

export const question = z.strictObject(questionFields).refine(hasOnePlace, onePlace);

const at = z.iso.datetime().optional().meta({
  description:
    'As it was at this moment, with the names and what roles allow of today; absent: now',
  example: '2026-10-03T12:00:00Z',
});
const questionAt = z.strictObject({ ...questionFields, at }).refine(hasOnePlace, onePlace);
const historyErrors = [accessErrors.before_history, accessErrors.in_future];

const accessAnswer = z
  .strictObject({
    allowed: z.boolean().meta({ description: 'May they?' }),
    because: z.array(reason).meta({ description: 'Everything that gives it' }),
    missing: z
      .strictObject({
        sentence: prose({ description: 'What is missing, in words' }),
        roles_that_would: z
          .array(z.string())
          .meta({ description: 'Roles that hold the permission' }),
      })
      .nullable()
      .meta({ description: 'What is missing; null when allowed' }),
  })
  .meta({ id: 'AccessAnswer', description: 'The answer to the access question' });

export const checkAccess = route({
  id: 'access.check',
  method: 'POST',
  path: '/v1/access-checks',
  summary: 'May a user do something on an account or in an organization, and why?',
  description:
    'About oneself always; about others with the permission to see who holds which role on the account or in its organization.',
  access: access.self,
  readOnly: true,
  body: questionAt,
  errors: historyErrors,
  response: { status: 200, schema: accessAnswer },
});

export const checkAccessInOrganization = route({
  id: 'access.checkInOrganization',
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/access-checks',
  summary: 'May somebody do something in an organization or on one of its accounts, and why?',
  description:
    'For the back end of a product too, by an API key or an app that holds the permission: about anybody, and everything of the organization.',
  access: access.organization(roleAssignmentPermissions.read),
  readOnly: true,
  params: inOrganization,
  body: z.strictObject({
    user_sid: sidInput('US').meta({ description: 'Who' }),
    permission: permissionName,
    account_sid: sidInput('AC')
      .optional()
      .meta({ description: 'On which of its accounts; absent: in the organization itself' }),
    at,
  }),
  errors: historyErrors,
  response: { status: 200, schema: accessAnswer },
});

export const checkAccessBatch = route({
  id: 'access.checkBatch',
  method: 'POST',
  path: '/v1/access-checks/batch',
  summary: 'The access question for up to 1,000 pairs at once',
  access: access.self,
  readOnly: true,
  body: z.strictObject({
    checks: z.array(question).min(1).max(1000).meta({ description: 'The questions' }),
    at,
  }),
  errors: historyErrors,
  response: {
    status: 200,
    schema: z.strictObject({
      allowed: z
        .array(z.boolean())
        .meta({ description: 'One answer for each question, in their order' }),
    }),
  },
});

const heldAccess = z
  .strictObject({
    account_sid: sidOutput('AC'),
    account_name: z.string().meta({ description: 'Name of the account' }),
    roles: z.array(z.string()).meta({ description: 'Names of the roles by which it is reached' }),
    because: z.array(prose({})).meta({ description: 'In words' }),
  })
  .meta({ id: 'HeldAccess', description: 'An account that somebody reaches, and why' });

export const listUserAccess = route({
  id: 'access.whatCanUserReach',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/users/{user_sid}/access',
  summary: 'Which accounts of the organization does a user reach, and why?',
  description: 'By the roles that they hold, which somebody keeps while deactivated.',
  access: access.organization(roleAssignmentPermissions.read),
  params: z.object({ organization_sid: sidInput('OR'), user_sid: sidInput('US') }),
  query: z.strictObject({ at }),
  errors: historyErrors,
  paged: true,
  response: { status: 200, schema: pageOf(heldAccess) },
});

export const listWhoCan = route({
  id: 'access.whoCan',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/access/who-can',
  summary: 'Who may do something on an account?',
  access: access.organization(roleAssignmentPermissions.read),
  params: inOrganization,
  query: z.strictObject({
    permission: permissionName,
    account_sid: sidInput('AC').meta({ description: 'On which account' }),
    at,
  }),
  errors: historyErrors,
  paged: true,
  response: {
    status: 200,
    schema: pageOf(
      z
        .strictObject({
          user_sid: sidOutput('US'),
          name: z.string().meta({ description: 'Name' }),
          email: z.string().meta({ description: 'Address' }),
          because: z.array(prose({})).meta({ description: 'Why, in words' }),
        })
        .meta({ id: 'PersonWhoCan', description: 'Somebody who may, and why' }),
    ),
  },
});
