/** The saved view and its routes. */
import { z } from 'zod';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { access, instant, nothing, oneLine, route } from '../../kernel/route.ts';
import { viewProblem } from './rules.ts';
import { savedViewErrors, savedViewEvents, savedViewPermissions } from './vocabulary.ts';

/** The lists that have views. */
export const viewedLists = [
  'users',
  'invitations',
  'join_requests',
  'accounts',
  'role_assignments',
  'groups',
  'domains',
  'audit_events',
  'operations',
  'compliance',
] as const;
export type ViewedList = (typeof viewedLists)[number];

const list = z.enum(viewedLists).meta({ description: 'The list that it is a view of' });
const name = oneLine('What people call it, 1 to 64 characters', { max: 64 });
const words = z
  .record(z.string(), z.string())
  .superRefine((given, context) => {
    const problem = viewProblem(given);
    if (problem !== undefined)
      context.addIssue({ code: 'custom', message: problem.toString(), params: { text: problem } });
  })
  .meta({
    description:
      'What the address of the page says: `q`, `sort`, columns; at most 20 words, 4,000 characters',
    example: { q: 'state:inactive', sort: '-created_at' },
  });
const isShared = z
  .boolean()
  .meta({ description: 'For everybody who sees the list, instead of for you alone' });
const isPinned = z.boolean().meta({ description: 'It stands as a tab above the list' });

const savedView = z
  .strictObject({
    sid: sidOutput('SV'),
    list,
    name: z.string().meta({ description: 'What people call it' }),
    words: z
      .record(z.string(), z.string())
      .meta({ description: 'What the address of the page says' }),
    is_shared: isShared,
    is_pinned: isPinned,
    may_change: z.boolean().meta({ description: 'May you change or delete it?' }),
    kept_by: z.string().meta({ description: 'Who made it' }),
    created_at: instant('When it was made'),
    version: z.int().meta({ description: 'Goes up with each change; also the ETag' }),
  })
  .meta({ id: 'SavedView', description: 'A view of a list, kept under a name' });

const path = '/v1/organizations/{organization_sid}/saved-views';
const inOrganization = z.object({ organization_sid: sidInput('OR') });
const oneView = z.object({ organization_sid: sidInput('OR'), saved_view_sid: sidInput('SV') });
const keeping = access.organization(savedViewPermissions.keep);

export const listSavedViews = route({
  id: 'savedViews.list',
  forMachines: false,
  method: 'GET',
  path,
  summary: 'List your views of lists, and those that are shared',
  access: keeping,
  params: inOrganization,
  query: z.strictObject({ list: list.optional() }),
  response: {
    status: 200,
    schema: z
      .strictObject({
        items: z.array(savedView).meta({ description: 'By name, the shared ones first' }),
      })
      .meta({ id: 'SavedViews', description: 'Views of lists' }),
  },
});

export const createSavedView = route({
  id: 'savedViews.create',
  method: 'POST',
  path,
  summary: 'Keep a view of a list under a name',
  access: keeping,
  params: inOrganization,
  body: z.strictObject({
    list,
    name,
    words,
    is_shared: isShared.default(false),
    is_pinned: isPinned.default(true),
  }),
  response: { status: 201, schema: savedView },
  errors: [savedViewErrors.name_taken, savedViewErrors.too_many],
  audit: [savedViewEvents.shared],
  auditsChangesOnly: true,
  locksOrganization: true,
});

export const updateSavedView = route({
  id: 'savedViews.update',
  method: 'PATCH',
  path: `${path}/{saved_view_sid}`,
  summary: 'Rename a view, change what it shows, pin it, or share it',
  access: keeping,
  params: oneView,
  body: z.strictObject({
    name: name.optional(),
    words: words.optional(),
    is_shared: isShared.optional(),
    is_pinned: isPinned.optional(),
  }),
  response: { status: 200, schema: savedView },
  takesIfMatch: true,
  errors: [savedViewErrors.name_taken, savedViewErrors.too_many],
  audit: [savedViewEvents.shared, savedViewEvents.changed, savedViewEvents.withdrawn],
  auditsChangesOnly: true,
  locksOrganization: true,
});

export const deleteSavedView = route({
  id: 'savedViews.delete',
  method: 'DELETE',
  path: `${path}/{saved_view_sid}`,
  summary: 'Delete a view; the rows of the list stay as they are',
  access: keeping,
  params: oneView,
  response: { status: 204, schema: nothing },
  audit: [savedViewEvents.withdrawn],
  auditsChangesOnly: true,
  locksOrganization: true,
});
