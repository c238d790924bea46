/**
 * The routes that helper libraries of another product call, by path: accounts, role assignments and people below an organization. Bodies
 * come with names in either spelling, and answers are those of these libraries.
 */
import { z } from 'zod';
import { sidInput } from '../../kernel/ids.ts';
import { access, nothing, route } from '../../kernel/route.ts';
import { accountState, organizationAccountPermissions } from '../accounts/index.ts';
import { editionErrors } from '../editions/index.ts';
import { emailChangeErrors, emailChangeEvents } from '../email-changes/index.ts';
import {
  organizationUserErrors,
  organizationUserEvents,
  organizationUserPermissions,
} from '../organization-users/index.ts';
import { organizationErrors, organizationPermissions } from '../organizations/index.ts';
import {
  endErrors,
  grantErrors,
  roleAssignmentErrors,
  roleAssignmentEvents,
  roleAssignmentPermissions,
} from '../role-assignments/index.ts';
import { type JsonObject, scimErrors, scimEvents } from '../scim/index.ts';
import { userErrors } from '../users/index.ts';
import {
  accountsFace,
  organizationsPrefix,
  peopleFace,
  roleAssignmentsFace,
  singleFace,
} from './faces.ts';
import { compatibleErrors } from './vocabulary.ts';

const base = `${organizationsPrefix}/{organization_sid}` as const;
const inOrganization = { organization_sid: sidInput('OR') };
/** What names one thing is not looked at before it is looked up: an odd one is found nowhere. */
const named = z.string().max(300);
const anything = z.looseObject({});
const foreign = [compatibleErrors.other_organization];

const address = (description: string) =>
  z.string().meta({ description, example: 'https://bailiwick.example/Organizations' });

const pageMeta = z
  .strictObject({
    first_page_url: address('The first page'),
    key: z.string().meta({ description: 'The name that the items stand under' }),
    next_page_url: address('The next page; null: this is the last').nullable(),
    page: z.int().meta({ description: 'Which page this is, from 0 on' }),
    page_size: z.int().meta({ description: 'How many items were asked for' }),
    previous_page_url: address('The page before; null: this is the first').nullable(),
    url: address('This page'),
  })
  .meta({ description: 'Where this page is' });

/** What goes out has the items under a name; what a handler answers is a page of the engine. */
export function pageUnder<T extends z.ZodType>(key: string, item: T) {
  const items = z.array(item).meta({ description: 'The items of this page' });
  const shown = z.strictObject({ [key]: items, meta: pageMeta });
  return shown as unknown as z.ZodType<unknown, { items: z.input<T>[] }>;
}

const account = z.strictObject({
  account_sid: z.string().meta({ description: 'SID of the Account' }),
  friendly_name: z.string().meta({ description: 'What people call it' }),
  status: accountState,
  owner_sid: z
    .string()
    .nullable()
    .meta({ description: 'SID of the one Owner; null: a subaccount, or closed' }),
  date_created: z.string().meta({ description: 'When it was created' }),
});

export const getOrganization = route({
  id: 'compatibleOrganizations.get',
  method: 'GET',
  path: base,
  summary: 'Read an organization: nobody may, here',
  face: singleFace,
  access: access.organization(organizationPermissions.read),
  params: z.object(inOrganization),
  query: anything,
  response: { status: 200, schema: anything },
  errors: [...foreign, compatibleErrors.not_told],
});

export const listAccounts = route({
  id: 'compatibleAccounts.list',
  method: 'GET',
  path: `${base}/Accounts`,
  summary: 'List the main accounts of an organization',
  face: accountsFace,
  access: access.organization(organizationAccountPermissions.read),
  params: z.object(inOrganization),
  query: anything,
  paged: true,
  response: { status: 200, schema: pageUnder('content', account) },
  errors: foreign,
});

export const getAccount = route({
  id: 'compatibleAccounts.get',
  method: 'GET',
  path: `${base}/Accounts/{account}`,
  summary: 'Read an account of an organization',
  face: singleFace,
  access: access.organization(organizationAccountPermissions.read),
  params: z.object({ ...inOrganization, account: named }),
  query: anything,
  response: { status: 200, schema: account },
  errors: foreign,
});

const identity = z.string().max(300).meta({ description: 'SID of the person' });
const scope = z
  .string()
  .max(300)
  .meta({ description: 'SID of the account, or of the organization' });
const resource = z
  .string()
  .max(300)
  .meta({ description: 'Of roles on resources, which there are none of' });

export const roleAssignment = z.strictObject({
  sid: z.string().meta({ description: 'SID of the Role assignment' }),
  role_sid: z.string().meta({ description: 'SID of the Role' }),
  scope,
  identity,
});

export const roleAssignmentsQuery = z.object({
  Identity: identity.optional(),
  Scope: scope.optional(),
  ResourceType: resource.optional(),
  ResourceId: resource.optional(),
});

const roleSid = z.string().max(300).meta({ description: 'SID of the Role' });

/** As the documentation spells it, and as the types of some libraries do. */
export const newRoleAssignment = z.looseObject({
  role_sid: roleSid.optional(),
  roleSid: roleSid.optional(),
  scope: scope.optional(),
  identity: identity.optional(),
  resource_type: resource.nullish(),
  resourceType: resource.nullish(),
  resource_id: resource.nullish(),
  resourceId: resource.nullish(),
});

export const listingAssignments = {
  method: 'GET',
  access: access.organization(roleAssignmentPermissions.read),
  query: roleAssignmentsQuery,
  paged: true,
  response: { status: 200, schema: pageUnder('content', roleAssignment) },
} as const;

export const givingRoles = {
  method: 'POST',
  forMachines: true,
  access: access.organization(roleAssignmentPermissions.create),
  query: anything,
  body: newRoleAssignment,
  response: { status: 201, schema: roleAssignment },
  errors: [...foreign, ...grantErrors],
  audit: [roleAssignmentEvents.created],
  locksOrganization: true,
} as const;

export const takingRoles = {
  method: 'DELETE',
  forMachines: true,
  access: access.organization(roleAssignmentPermissions.delete),
  query: anything,
  response: { status: 204, schema: nothing },
  errors: [...foreign, ...endErrors],
  audit: [roleAssignmentEvents.deleted],
  locksOrganization: true,
} as const;

export const listRoleAssignments = route({
  ...listingAssignments,
  id: 'compatibleRoleAssignments.list',
  path: `${base}/RoleAssignments`,
  summary: 'List who holds which role, by person or place',
  face: roleAssignmentsFace,
  params: z.object(inOrganization),
  errors: [...foreign, compatibleErrors.question_missing],
});

export const createRoleAssignment = route({
  ...givingRoles,
  id: 'compatibleRoleAssignments.create',
  path: `${base}/RoleAssignments`,
  summary: 'Give a role',
  face: singleFace,
  params: z.object(inOrganization),
});

export const deleteRoleAssignment = route({
  ...takingRoles,
  id: 'compatibleRoleAssignments.delete',
  path: `${base}/RoleAssignments/{role_assignment}`,
  summary: 'Take a role away',
  face: singleFace,
  params: z.object({ ...inOrganization, role_assignment: named }),
});

/** A SCIM document. */
const document = anything as unknown as z.ZodType<JsonObject, JsonObject>;
const onePerson = z.object({ ...inOrganization, user: named });
const people = `${base}/scim/Users` as const;

export const listPeople = route({
  id: 'compatibleUsers.list',
  method: 'GET',
  path: people,
  summary: 'List the managed people of an organization',
  face: peopleFace,
  access: access.organization(organizationUserPermissions.read),
  params: z.object(inOrganization),
  query: z.object({
    filter: z.string().max(4_000).optional().meta({ description: 'userName eq or externalId eq' }),
  }),
  paged: true,
  response: {
    status: 200,
    schema: anything as unknown as z.ZodType<unknown, { items: JsonObject[] }>,
  },
  errors: [...foreign, scimErrors.invalid_filter],
});

export const getPerson = route({
  id: 'compatibleUsers.get',
  method: 'GET',
  path: `${people}/{user}`,
  summary: 'Read a managed person',
  face: peopleFace,
  access: access.organization(organizationUserPermissions.read),
  params: onePerson,
  query: anything,
  response: { status: 200, schema: document },
  errors: foreign,
});

const refusedPeople = [
  ...foreign,
  compatibleErrors.names_differ,
  compatibleErrors.address_alone,
  compatibleErrors.name_alone,
  compatibleErrors.not_changeable,
  scimErrors.invalid_value,
  scimErrors.invalid_path,
  scimErrors.invalid_filter,
  scimErrors.invalid_patch,
  scimErrors.no_target,
  scimErrors.mutability,
  scimErrors.duplicate,
  scimErrors.domain_unverified,
  userErrors.email_taken,
  userErrors.email_not_accepted,
  userErrors.not_in_this_state,
  emailChangeErrors.outside_organization,
  emailChangeErrors.same,
  organizationErrors.owner_unusable,
  organizationUserErrors.is_owner,
  organizationUserErrors.not_managed,
  organizationUserErrors.above_own,
  organizationUserErrors.already,
  roleAssignmentErrors.above_own,
  editionErrors.limit_reached,
];

const changing = {
  forMachines: true,
  face: peopleFace,
  query: anything,
  errors: refusedPeople,
  audit: [
    scimEvents.created,
    scimEvents.updated,
    organizationUserEvents.deactivated,
    organizationUserEvents.reactivated,
    organizationUserEvents.renamed,
    emailChangeEvents.completed,
  ],
  auditsSeveral: true,
  auditsChangesOnly: true,
  locksOrganization: true,
} as const;

export const createPerson = route({
  ...changing,
  id: 'compatibleUsers.create',
  method: 'POST',
  path: people,
  summary: 'Create a login in a verified domain',
  access: access.organization(organizationUserPermissions.provision),
  params: z.object(inOrganization),
  body: anything,
  response: { status: 201, schema: document },
});

export const replacePerson = route({
  ...changing,
  id: 'compatibleUsers.replace',
  method: 'PUT',
  path: `${people}/{user}`,
  summary: 'Replace what is said of a managed person',
  access: access.organization(organizationUserPermissions.update),
  params: onePerson,
  body: anything,
  response: { status: 200, schema: document },
  takesIfMatch: true,
});

export const patchPerson = route({
  ...changing,
  id: 'compatibleUsers.patch',
  method: 'PATCH',
  path: `${people}/{user}`,
  summary: 'Change what is said of a managed person',
  access: access.organization(organizationUserPermissions.update),
  params: onePerson,
  body: anything,
  response: { status: 200, schema: document },
  takesIfMatch: true,
});

export const removePerson = route({
  ...changing,
  id: 'compatibleUsers.remove',
  method: 'DELETE',
  path: `${people}/{user}`,
  summary: 'Deactivate a managed person',
  access: access.organization(organizationUserPermissions.deactivate),
  params: onePerson,
  response: { status: 204, schema: nothing },
  takesIfMatch: true,
});
