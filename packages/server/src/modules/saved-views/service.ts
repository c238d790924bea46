/** Use cases of saved views. */
import type { UserActor } from '../../kernel/actor.ts';
import type { Held } from '../../kernel/authorization.ts';
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { newId, sid } from '../../kernel/ids.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import { known, say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { assertVersion } from '../../kernel/versions.ts';
import type { ViewedList } from './contract.ts';
import { ownAtMost, sharedAtMost, tellingOf } from './rules.ts';
import * as store from './store.ts';
import { savedViewErrors, savedViewEvents, savedViewPermissions } from './vocabulary.ts';

/** On whose behalf: where, who, and what they hold there. */
export interface Keeping {
  readonly scope: OrganizationScope;
  readonly actor: UserActor;
  readonly held: Held;
}

const mayChange = ({ actor, held }: Keeping, row: store.ViewRow) =>
  row.isShared ? held.has(savedViewPermissions.share) : row.keptBy === actor.userId;

const present = (by: Keeping, row: store.ViewRow) => ({
  sid: sid('SV', row.id),
  list: row.list,
  name: row.name,
  words: { ...row.words },
  is_shared: row.isShared,
  is_pinned: row.isPinned,
  may_change: mayChange(by, row),
  kept_by: row.keptByName,
  created_at: row.createdAt.toISOString(),
  version: row.version,
});

/** @throws request.forbidden */
function assertMayShare({ held }: Keeping): void {
  const permission = savedViewPermissions.share;
  if (held.has(permission)) return;
  throw requestErrors.forbidden(
    say('You may not {allows} here.', { allows: known(permission.allows) }),
    {
      missingPermission: permission.name,
      whoCan: say('The Owner or an Administrator'),
    },
  );
}

/** @throws request.not_found */
async function getView(db: Db, { scope, actor }: Keeping, id: string): Promise<store.ViewRow> {
  const row = await store.findView(db, scope, { userId: actor.userId, id });
  if (row === undefined) throw requestErrors.not_found(say('There is no such view here.'));
  return row;
}

/** The organization is locked: nobody takes the name, or the last place, in the meantime. @throws saved_view.* */
async function assertFits(
  db: Db,
  { scope, actor }: Keeping,
  view: { id: string; list: ViewedList; name: string; isShared: boolean },
): Promise<void> {
  const { count, namesakes } = await store.countOthers(db, scope, {
    ...view,
    userId: actor.userId,
  });
  if (namesakes > 0)
    throw savedViewErrors.name_taken(say('There is a view called {name}.', { name: view.name }), {
      errors: [{ pointer: '/name', detail: say('is the name of another view of this list') }],
    });
  const atMost = view.isShared ? sharedAtMost : ownAtMost;
  if (count >= atMost)
    throw savedViewErrors.too_many(say('There are {count} already.', { count: atMost }));
}

export async function listViews(db: Db, by: Keeping, list: ViewedList | undefined) {
  const rows = await store.listViews(db, by.scope, { userId: by.actor.userId, list });
  return { items: rows.map((row) => present(by, row)) };
}

interface NewView extends store.ViewFields {
  readonly list: ViewedList;
}

function tell(
  work: Work,
  { scope }: Keeping,
  telling: ReturnType<typeof tellingOf>,
  rows: { readonly id: string; readonly before?: NewView; readonly after?: NewView },
): void {
  const { before, after } = rows;
  const name = after?.name ?? before?.name;
  if (telling === undefined || name === undefined) return;
  const fields = ({ list, name: called, words, isPinned }: NewView) => ({
    list,
    name: called,
    ...words,
    is_pinned: isPinned,
  });
  work.audit({
    event: savedViewEvents[telling],
    target: { type: 'saved_view', sid: sid('SV', rows.id), name },
    organizationId: scope.organizationId,
    ...(before === undefined ? {} : { before: fields(before) }),
    ...(after === undefined ? {} : { after: fields(after) }),
  });
}

/** @throws request.forbidden, saved_view.name_taken, saved_view.too_many */
export async function createView(work: Work, by: Keeping, view: NewView) {
  if (view.isShared) assertMayShare(by);
  const id = newId();
  await assertFits(work.db, by, { ...view, id });
  await store.insertView(work.db, by.scope, { ...view, id, keptBy: by.actor.userId });
  tell(work, by, tellingOf(false, view.isShared), { id, after: view });
  return present(by, await getView(work.db, by, id));
}

/** A shared view that is withdrawn becomes that of whoever withdrew it. @throws as `createView`, and request.stale */
export async function updateView(
  work: Work,
  by: Keeping,
  change: { id: string; fields: Partial<store.ViewFields>; ifMatch: number | undefined },
) {
  const before = await getView(work.db, by, change.id);
  assertVersion(before.version, change.ifMatch);
  const after = { ...before, ...change.fields };
  if (before.isShared || after.isShared) assertMayShare(by);
  await assertFits(work.db, by, after);
  const keptBy = after.isShared ? before.keptBy : by.actor.userId;
  await store.updateView(work.db, by.scope, before.id, { ...after, keptBy });
  tell(work, by, tellingOf(before.isShared, after.isShared), { id: before.id, before, after });
  return present(by, await getView(work.db, by, before.id));
}

/** @throws request.not_found, request.forbidden */
export async function deleteView(work: Work, by: Keeping, id: string): Promise<undefined> {
  const before = await getView(work.db, by, id);
  if (before.isShared) assertMayShare(by);
  await store.deleteView(work.db, by.scope, id);
  tell(work, by, tellingOf(before.isShared, false), { id, before });
  return undefined;
}
