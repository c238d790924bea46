/** The routes of SCIM 2.0 (RFC 7644 §3.2). What a body holds is read by the protocol, not by a schema of ours. */
import { z } from 'zod';
import { access, nothing, route } from '../../kernel/route.ts';
import { editionErrors } from '../editions/index.ts';
import { emailChangeErrors, emailChangeEvents } from '../email-changes/index.ts';
import { groupEvents } from '../groups/index.ts';
import { organizationUserErrors, organizationUserEvents } from '../organization-users/index.ts';
import { organizationErrors } from '../organizations/index.ts';
import { roleAssignmentErrors } from '../role-assignments/index.ts';
import { userErrors } from '../users/index.ts';
import { scimFace, scimPrefix } from './protocol/face.ts';
import type { JsonObject } from './protocol/schema.ts';
import { scimErrors, scimEvents } from './vocabulary.ts';

/** A SCIM document. */
export const document = z.looseObject({}) as unknown as z.ZodType<JsonObject, JsonObject>;
export const body = z.looseObject({});
const oneUser = z.object({ id: z.string().max(300) });

/** Numbers that are none count as left out, as large syncs need. */
const number = z
  .string()
  .optional()
  .transform((text) =>
    text !== undefined && /^-?\d{1,15}$/.test(text) ? Number(text) : undefined,
  );
const list = z.string().max(4_000).optional();
export const projection = { attributes: list, excludedAttributes: list };
export const listing = {
  ...projection,
  filter: z.string().max(4_000).optional(),
  sortBy: z.string().max(200).optional(),
  sortOrder: z.string().max(20).optional(),
  startIndex: number,
  count: number,
  cursor: z.string().max(2_000).optional(),
};

export const common = { access: access.machine, face: scimFace } as const;
export const asking = [
  scimErrors.invalid_filter,
  scimErrors.invalid_value,
  scimErrors.invalid_cursor,
];
const changing = [
  scimErrors.invalid_value,
  scimErrors.invalid_path,
  scimErrors.invalid_filter,
  scimErrors.invalid_patch,
  scimErrors.no_target,
  scimErrors.mutability,
  scimErrors.duplicate,
  scimErrors.domain_unverified,
  scimErrors.dry_run,
  scimErrors.held,
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
  editionErrors.limit_reached,
  roleAssignmentErrors.above_own,
];
const events = [
  scimEvents.created,
  scimEvents.adopted,
  scimEvents.updated,
  scimEvents.removed,
  organizationUserEvents.deactivated,
  organizationUserEvents.reactivated,
  organizationUserEvents.renamed,
  emailChangeEvents.completed,
  groupEvents.members_removed,
];
const change = {
  ...common,
  errors: changing,
  audit: events,
  auditsSeveral: true,
  auditsChangesOnly: true,
  locksOrganization: true,
} as const;

export const getConfig = route({
  ...common,
  id: 'scim.config',
  method: 'GET',
  path: `${scimPrefix}/ServiceProviderConfig`,
  summary: 'What this service does of SCIM',
  query: z.looseObject({ filter: z.string().optional() }),
  response: { status: 200, schema: document },
});

export const listResourceTypes = route({
  ...common,
  id: 'scim.resourceTypes',
  method: 'GET',
  path: `${scimPrefix}/ResourceTypes`,
  summary: 'Which resources there are',
  query: z.looseObject({ filter: z.string().optional() }),
  response: { status: 200, schema: document },
});

export const getResourceType = route({
  ...common,
  id: 'scim.resourceType',
  method: 'GET',
  path: `${scimPrefix}/ResourceTypes/{id}`,
  summary: 'Read a kind of resource',
  params: oneUser,
  query: z.looseObject({}),
  response: { status: 200, schema: document },
});

export const listSchemas = route({
  ...common,
  id: 'scim.schemas',
  method: 'GET',
  path: `${scimPrefix}/Schemas`,
  summary: 'Which attributes there are',
  query: z.looseObject({ filter: z.string().optional() }),
  response: { status: 200, schema: document },
});

export const getSchema = route({
  ...common,
  id: 'scim.schema',
  method: 'GET',
  path: `${scimPrefix}/Schemas/{id}`,
  summary: 'Read a schema by its URN',
  params: oneUser,
  query: z.looseObject({}),
  response: { status: 200, schema: document },
});

export const listUsers = route({
  ...common,
  id: 'scimUsers.list',
  method: 'GET',
  path: `${scimPrefix}/Users`,
  summary: 'List people',
  query: z.looseObject(listing),
  response: { status: 200, schema: document },
  errors: asking,
});

const names = z.array(z.string().max(300)).max(100).optional();
export const search = z.looseObject({
  attributes: names,
  excludedAttributes: names,
  filter: z.string().max(4_000).optional(),
  sortBy: z.string().max(200).optional(),
  sortOrder: z.string().max(20).optional(),
  startIndex: z.int().optional(),
  count: z.int().optional(),
  cursor: z.string().max(2_000).optional(),
});

export const searchUsers = route({
  ...common,
  id: 'scimUsers.search',
  method: 'POST',
  path: `${scimPrefix}/Users/.search`,
  summary: 'List people by a question that is in no address',
  readOnly: true,
  body: search,
  response: { status: 200, schema: document },
  errors: asking,
});

export const getUser = route({
  ...common,
  id: 'scimUsers.get',
  method: 'GET',
  path: `${scimPrefix}/Users/{id}`,
  summary: 'Read a person',
  params: oneUser,
  query: z.looseObject(projection),
  response: { status: 200, schema: document },
});

export const createUser = route({
  ...change,
  id: 'scimUsers.create',
  method: 'POST',
  path: `${scimPrefix}/Users`,
  summary: 'Create a person',
  query: z.looseObject(projection),
  body,
  response: { status: 201, schema: document },
});

export const replaceUser = route({
  ...change,
  id: 'scimUsers.replace',
  method: 'PUT',
  path: `${scimPrefix}/Users/{id}`,
  summary: 'Replace what is said of a person',
  params: oneUser,
  query: z.looseObject(projection),
  body,
  response: { status: 200, schema: document },
  takesIfMatch: true,
});

export const patchUser = route({
  ...change,
  id: 'scimUsers.patch',
  method: 'PATCH',
  path: `${scimPrefix}/Users/{id}`,
  summary: 'Change what is said of a person',
  params: oneUser,
  query: z.looseObject(projection),
  body,
  response: { status: 200, schema: document },
  takesIfMatch: true,
});

export const removeUser = route({
  ...change,
  id: 'scimUsers.remove',
  method: 'DELETE',
  path: `${scimPrefix}/Users/{id}`,
  summary: 'Give a person up: they cannot sign in any more',
  params: oneUser,
  query: z.looseObject({}),
  response: { status: 204, schema: nothing },
  takesIfMatch: true,
});
