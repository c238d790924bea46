/** Use cases of groups. Whoever stands at a door says by whom the group is kept there: by hand, or by a directory. */
import type { MemberActor } from '../../kernel/actor.ts';
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { newId, sid } from '../../kernel/ids.ts';
import { countFor, toPage } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { assertVersion } from '../../kernel/versions.ts';
import {
  assertMayPassOn,
  endRolesOfAllGroups,
  endRolesOfGroup,
  type GroupPlace,
  sayLosing,
} from '../role-assignments/index.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import { findMember } from './members-store.ts';
import { assertKeptBy, type Keeper } from './rules.ts';
import * as store from './store.ts';
import { groupErrors, groupEvents } from './vocabulary.ts';

/** Where a group is changed, by what right, and who keeps it. */
export interface Keeping extends GroupPlace {
  readonly catalogue: RoleCatalogue;
  readonly keeper: Keeper;
}

const keeperIdOf = ({ keeper }: Keeping): string | null =>
  keeper.origin === 'provisioned' ? keeper.connectionId : null;

export const presentGroup = (row: store.GroupRow) => ({
  sid: sid('GR', row.id),
  friendly_name: row.name,
  description: row.description,
  origin: row.origin,
  external_id: row.externalId,
  kept_by:
    row.keeperId === null ? null : { sid: sid('PC', row.keeperId), name: row.keeperName ?? '' },
  members: row.members,
  roles: row.roles,
  created_at: row.createdAt.toISOString(),
  version: row.version,
});

export const groupTarget = ({ id, name }: Pick<store.GroupRow, 'id' | 'name'>) => ({
  type: 'group' as const,
  sid: sid('GR', id),
  name,
});

/** @throws request.not_found */
export async function getGroup(
  db: Db,
  scope: OrganizationScope,
  id: string,
): Promise<store.GroupRow> {
  const row = await store.findGroup(db, scope, id);
  if (row === undefined) throw requestErrors.not_found(say('There is no such group here.'));
  return row;
}

/** One whose name, members or end are about to change. @throws request.not_found, group.kept_by_directory */
export async function getKept(db: Db, by: Keeping, id: string): Promise<store.GroupRow> {
  const row = await getGroup(db, by.scope, id);
  assertKeptBy(row, by.keeper);
  return row;
}

export async function listGroups(
  db: Db,
  scope: OrganizationScope,
  { listing, page }: { listing: store.GroupListing; page: PageRequest },
) {
  const rows = await store.listGroups(db, scope, listing, page);
  const count = await countFor(page, (ceiling) => store.countGroups(db, scope, listing, ceiling));
  const key = (row: store.GroupRow) =>
    listing.sort.endsWith('name') ? row.sortName : row.createdKey;
  return toPage(rows, page, (row) => [key(row), row.id], presentGroup, count);
}

/** The organization is locked: nobody takes the name in the meantime. @throws group.name_taken */
async function assertNameIsFree(
  db: Db,
  scope: OrganizationScope,
  named: { id: string; name: string },
): Promise<void> {
  if (!(await store.hasNamesake(db, scope, named))) return;
  throw groupErrors.name_taken(say('There is a group called {name}.', { name: named.name }), {
    errors: [{ pointer: '/friendly_name', detail: say('is the name of another group') }],
  });
}

export interface GroupFields {
  readonly name: string;
  readonly description: string;
}

/** It is empty and holds nothing, so making it gives nobody anything. @throws group.name_taken */
export async function createGroup(
  work: Work,
  by: Keeping,
  fields: GroupFields & { readonly externalId: string | null },
): Promise<store.GroupRow> {
  const id = newId();
  const { name, description, externalId } = fields;
  await assertNameIsFree(work.db, by.scope, { id, name });
  await store.insertGroup(work.db, by.scope, {
    id,
    name,
    description,
    origin: by.keeper.origin,
    keeperId: keeperIdOf(by),
    externalId,
    createdBy: work.actor.kind === 'user' ? work.actor.userId : null,
  });
  work.audit({
    event: groupEvents.created,
    target: groupTarget({ id, name }),
    organizationId: by.scope.organizationId,
    after: { friendly_name: name, description, origin: by.keeper.origin },
  });
  return getGroup(work.db, by.scope, id);
}

/**
 * What a group holds hangs on its SID, so a name changes nobody's rights.
 * @throws group.name_taken, group.kept_by_directory, request.stale
 */
export async function updateGroup(
  work: Work,
  by: Keeping,
  change: {
    id: string;
    fields: Partial<GroupFields & { readonly externalId: string | null }>;
    ifMatch: number | undefined;
  },
): Promise<store.GroupRow> {
  const before = await getKept(work.db, by, change.id);
  assertVersion(before.version, change.ifMatch);
  const { name = before.name, description = before.description } = change.fields;
  const { externalId = before.externalId } = change.fields;
  await assertNameIsFree(work.db, by.scope, { id: before.id, name });
  await store.updateGroup(work.db, by.scope, before.id, { name, description, externalId });
  work.audit({
    event: groupEvents.changed,
    target: groupTarget({ id: before.id, name }),
    organizationId: by.scope.organizationId,
    before: {
      friendly_name: before.name,
      description: before.description,
      external_id: before.externalId,
    },
    after: { friendly_name: name, description, external_id: externalId },
  });
  return getGroup(work.db, by.scope, before.id);
}

/** A directory keeps from now on what people kept here: what the group holds stays as it is. */
export async function adoptGroup(
  work: Work,
  by: Keeping,
  row: Pick<store.GroupRow, 'id' | 'name'>,
): Promise<void> {
  const keeperId = keeperIdOf(by);
  if (keeperId === null) throw new Error('a group is taken over by a connection');
  await store.giveToKeeper(work.db, by.scope, { id: row.id, keeperId });
  work.audit({
    event: groupEvents.adopted,
    target: groupTarget(row),
    organizationId: by.scope.organizationId,
    before: { origin: 'manual' },
    after: { origin: 'provisioned' },
  });
}

/** Its directory is gone: its groups stay as they are, and are kept here. */
export async function keepByHand(
  work: Work,
  { scope, connectionId }: { readonly scope: OrganizationScope; readonly connectionId: string },
): Promise<void> {
  const names = await store.takeFromKeeper(work.db, scope, connectionId);
  if (names.length > 0)
    work.impact.line({
      what: 'groups_kept_here',
      label: say('groups stay as they are, and are changed here from then on'),
      count: names.length,
      names,
    });
}

/**
 * Its roles end, and with them what they gave. Who was in it stays written down as it was: ending 100,000 rows would hold
 * the organization for seconds, and nothing hangs on them any more.
 * @throws group.kept_by_directory, request.forbidden, role_assignment.above_own
 */
export async function deleteGroup(
  work: Work & { actor: MemberActor },
  by: Keeping,
  id: string,
): Promise<undefined> {
  const row = await getKept(work.db, by, id);
  const { scope, catalogue } = by;
  const held = await assertMayPassOn(work, catalogue, by, { groupId: id, verb: 'take' });
  await endRolesOfGroup(work, scope, id);
  await store.markDeleted(work.db, scope, id);
  work.impact.line({
    what: 'people_in_it',
    label: say('people are in the group'),
    count: row.members,
  });
  await sayLosing(work, catalogue, scope, { groupId: id, held });
  if (await isOwnGroup(work, scope, id))
    work.impact.you(say('You are in this group yourself: what it gives you ends.'));
  work.audit({
    event: groupEvents.deleted,
    target: groupTarget(row),
    organizationId: scope.organizationId,
    before: { friendly_name: row.name, members: row.members, roles: held.length },
  });
  return undefined;
}

async function isOwnGroup(
  { db, actor, impact }: Work & { actor: MemberActor },
  scope: OrganizationScope,
  groupId: string,
): Promise<boolean> {
  if (!impact.isDryRun) return false;
  return (await findMember(db, scope, { groupId, userId: actor.userId })) !== undefined;
}

/** The organization ends, or goes into another: its groups end with it. */
export async function endGroups(work: Work, scope: OrganizationScope): Promise<void> {
  await endRolesOfAllGroups(work, scope);
  const count = await store.markDeleted(work.db, scope, undefined);
  if (count > 0)
    work.impact.line({
      what: 'groups_ended',
      label: say('groups end, with what they gave their members'),
      count,
    });
}
