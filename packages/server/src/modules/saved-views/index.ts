/**
 * Saved views: filters, order and columns of a list, kept under a name. Owns `saved_views`. Invariants: a private view
 * is seen by nobody but whoever keeps it; one name stands for one view of a list, among the shared ones and among one
 * person's own; a view holds words of an address and no rows, so it shows each what they may see.
 */
import { command, query } from '../../kernel/bind.ts';
import { defineModule } from '../../kernel/module.ts';
import { organizationEnded } from '../organizations/index.ts';
import { userErased } from '../users/index.ts';
import * as contract from './contract.ts';
import { createSavedViews } from './migrations/2026-11-27T1200_create_saved_views.ts';
import * as service from './service.ts';
import { deleteAll, deleteOwn } from './store.ts';
import { savedViewErrors, savedViewEvents, savedViewPermissions } from './vocabulary.ts';

userErased.subscribe((work, { scope }) => deleteOwn(work.db, scope));
organizationEnded.subscribe((work, { scope }) => deleteAll(work.db, scope));

const routes = [
  query(contract.listSavedViews, ({ db, ...by }, { query: asked }) =>
    service.listViews(db, by, asked.list),
  ),
  command(contract.createSavedView, ({ work, ...by }, { body }) =>
    service.createView(work, by, {
      list: body.list,
      name: body.name,
      words: body.words,
      isShared: body.is_shared,
      isPinned: body.is_pinned,
    }),
  ),
  command(contract.updateSavedView, async ({ work, reply, ...by }, { params, body, ifMatch }) => {
    const view = await service.updateView(work, by, {
      id: params.saved_view_sid,
      fields: {
        ...(body.name === undefined ? {} : { name: body.name }),
        ...(body.words === undefined ? {} : { words: body.words }),
        ...(body.is_shared === undefined ? {} : { isShared: body.is_shared }),
        ...(body.is_pinned === undefined ? {} : { isPinned: body.is_pinned }),
      },
      ifMatch,
    });
    reply.version(view.version);
    return view;
  }),
  command(contract.deleteSavedView, ({ work, ...by }, { params }) =>
    service.deleteView(work, by, params.saved_view_sid),
  ),
];

export const savedViewsModule = defineModule({
  name: 'saved-views',
  dependsOn: ['organizations', 'users'],
  vocabulary: {
    permissions: savedViewPermissions,
    errors: savedViewErrors,
    auditEvents: savedViewEvents,
  },
  migrations: [createSavedViews],
  routes: () => routes,
});
