/** The routes of groups (RFC 7644 §3.2), of bulk requests (§3.7), and the alias for whoever asks, which is nobody (§3.11). */
import { z } from 'zod';
import { nothing, route } from '../../kernel/route.ts';
import { groupErrors, groupEvents } from '../groups/index.ts';
import { roleAssignmentErrors } from '../role-assignments/index.ts';
import { asking, body, common, document, listing, projection, search } from './contract.ts';
import { scimPrefix } from './protocol/face.ts';
import { scimErrors } from './vocabulary.ts';

const path = `${scimPrefix}/Groups` as const;
const one = z.object({ id: z.string().max(300) });
const reading = [...asking, scimErrors.too_many];

const change = {
  ...common,
  errors: [
    scimErrors.invalid_value,
    scimErrors.invalid_path,
    scimErrors.invalid_filter,
    scimErrors.invalid_patch,
    scimErrors.no_target,
    scimErrors.mutability,
    scimErrors.duplicate,
    scimErrors.too_many,
    scimErrors.dry_run,
    scimErrors.held,
    groupErrors.name_taken,
    groupErrors.not_managed,
    roleAssignmentErrors.above_own,
  ],
  audit: [
    groupEvents.created,
    groupEvents.adopted,
    groupEvents.changed,
    groupEvents.deleted,
    groupEvents.members_added,
    groupEvents.members_removed,
  ],
  auditsSeveral: true,
  auditsChangesOnly: true,
  locksOrganization: true,
} as const;

export const listGroups = route({
  ...common,
  id: 'scimGroups.list',
  method: 'GET',
  path,
  summary: 'List groups',
  query: z.looseObject(listing),
  response: { status: 200, schema: document },
  errors: reading,
});

export const searchGroups = route({
  ...common,
  id: 'scimGroups.search',
  method: 'POST',
  path: `${path}/.search`,
  summary: 'List groups by a question that is in no address',
  readOnly: true,
  body: search,
  response: { status: 200, schema: document },
  errors: reading,
});

export const getGroup = route({
  ...common,
  id: 'scimGroups.get',
  method: 'GET',
  path: `${path}/{id}`,
  summary: 'Read a group',
  params: one,
  query: z.looseObject(projection),
  response: { status: 200, schema: document },
  errors: [scimErrors.too_many],
});

export const createGroup = route({
  ...change,
  id: 'scimGroups.create',
  method: 'POST',
  path,
  summary: 'Create a group',
  query: z.looseObject(projection),
  body,
  response: { status: 201, schema: document },
});

export const replaceGroup = route({
  ...change,
  id: 'scimGroups.replace',
  method: 'PUT',
  path: `${path}/{id}`,
  summary: 'Replace a group',
  params: one,
  query: z.looseObject(projection),
  body,
  response: { status: 200, schema: document },
  takesIfMatch: true,
});

export const patchGroup = route({
  ...change,
  id: 'scimGroups.patch',
  method: 'PATCH',
  path: `${path}/{id}`,
  summary: 'Change a group: who comes, who goes, what it is called',
  params: one,
  query: z.looseObject(projection),
  body,
  response: { status: 200, schema: document },
  // RFC 7644 §3.5.2: the group is told where somebody asks for parts of it.
  mayAnswerNothing: true,
  takesIfMatch: true,
});

export const removeGroup = route({
  ...change,
  id: 'scimGroups.remove',
  method: 'DELETE',
  path: `${path}/{id}`,
  summary: 'Delete a group; what it holds ends for everybody in it',
  params: one,
  query: z.looseObject({}),
  response: { status: 204, schema: nothing },
  takesIfMatch: true,
});

export const runBulk = route({
  ...common,
  id: 'scim.bulk',
  method: 'POST',
  path: `${scimPrefix}/Bulk`,
  summary: 'Several operations in one request, each by itself',
  callsRoutes: true,
  body,
  response: { status: 200, schema: document },
  errors: [scimErrors.invalid_bulk],
});

const me = {
  ...common,
  path: `${scimPrefix}/Me`,
  summary: 'Not served: a connection is no user',
  query: z.looseObject({}),
  response: { status: 200, schema: document },
  errors: [scimErrors.no_subject],
} as const;
const refused = { ...me, readOnly: true, body } as const;

export const aliases = [
  route({ ...me, id: 'scimMe.get', method: 'GET' }),
  route({ ...refused, id: 'scimMe.create', method: 'POST' }),
  route({ ...refused, id: 'scimMe.replace', method: 'PUT' }),
  route({ ...refused, id: 'scimMe.patch', method: 'PATCH' }),
  route({ ...refused, id: 'scimMe.remove', method: 'DELETE' }),
] as const;
