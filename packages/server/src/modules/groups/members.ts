/** Use cases of who is in a group. Coming into a group that holds roles is being given them (AZ-09). */
import type { MemberActor } from '../../kernel/actor.ts';
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { sid } from '../../kernel/ids.ts';
import { countFor, toPage } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { assertMayPassOn, sayLosing } from '../role-assignments/index.ts';
import { visibleState } from '../users/index.ts';
import * as store from './members-store.ts';
import { getGroup, getKept, groupTarget, type Keeping } from './service.ts';
import { groupErrors, groupEvents } from './vocabulary.ts';

type MemberWork = Work & { actor: MemberActor };

/** Whom the rows name: a directory acts for the organization, not for whoever connected it (ADR 0085). */
const doneBy = (actor: MemberActor): string =>
  actor.kind === 'machine' && actor.credential === 'provisioning' ? actor.machineId : actor.userId;

/** @throws request.not_found */
export async function listMembers(
  db: Db,
  scope: OrganizationScope,
  { listing, page }: { listing: store.MemberListing; page: PageRequest },
) {
  await getGroup(db, scope, listing.groupId);
  const rows = await store.listMembers(db, scope, listing, page);
  const count = await countFor(page, (ceiling) => store.countMembers(db, scope, listing, ceiling));
  return toPage(
    rows,
    page,
    (row) => [row.sortName, row.userId],
    (row) => ({
      user_sid: sid('US', row.userId),
      name: row.name,
      email: row.email,
      state: visibleState(row.state),
      added_at: row.addedAt.toISOString(),
    }),
    count,
  );
}

/** Somebody elsewhere and nobody at all look the same from here. @throws group.not_managed with every one */
function assertAllManaged(
  userIds: readonly string[],
  managed: readonly { readonly id: string }[],
): void {
  const known = new Set(managed.map(({ id }) => id));
  const errors = userIds.flatMap((id, index) =>
    known.has(id)
      ? []
      : [{ pointer: `/user_sids/${index}`, detail: say('is no managed user of the organization') }],
  );
  if (errors.length === 0) return;
  throw groupErrors.not_managed(
    say(
      '{count, plural, one {# of those who were named is no managed user} other {# of those who were named are no managed users}} of the organization, so nobody was added.',
      { count: errors.length },
    ),
    { errors },
  );
}

/**
 * All or none. Costs the same however many are in the group.
 * @throws group.not_managed, group.kept_by_directory, request.forbidden, role_assignment.above_own, request.step_up_required
 */
export async function addMembers(
  work: MemberWork,
  by: Keeping,
  { groupId, userIds }: { groupId: string; userIds: readonly string[] },
) {
  const { scope, catalogue } = by;
  const group = await getKept(work.db, by, groupId);
  const managed = await store.listManaged(work.db, scope, userIds);
  assertAllManaged(userIds, managed);
  const held = await assertMayPassOn(work, catalogue, by, { groupId, verb: 'give' });
  const added = new Set(
    await store.insertMembers(work.db, scope, { groupId, userIds, addedBy: doneBy(work.actor) }),
  );
  const people = managed.filter(({ id }) => added.has(id));
  work.impact.line({
    what: 'people_added',
    label: say('people come into the group'),
    count: people.length,
    names: people.map(({ name }) => name),
  });
  work.impact.line({
    what: 'roles_given',
    label: say('roles are given to each of them by it'),
    count: held.length,
    names: held.map((row) =>
      say('{role} on {place}', {
        role: catalogue.nameOf(row.roleId),
        place: row.scopeName,
      }),
    ),
  });
  work.impact.undo(say('Remove them from the group again.'));
  if (people.length > 0)
    work.audit({
      event: groupEvents.members_added,
      target: groupTarget(group),
      organizationId: scope.organizationId,
      after: { users: people.map(({ id, name }) => ({ user_sid: sid('US', id), name })) },
    });
  return { added: people.length, already: managed.length - people.length };
}

/** @throws request.not_found, group.kept_by_directory, request.forbidden, role_assignment.above_own */
export async function removeMember(
  work: MemberWork,
  by: Keeping,
  { groupId, userId }: { groupId: string; userId: string },
): Promise<undefined> {
  const { scope, catalogue } = by;
  const group = await getKept(work.db, by, groupId);
  const member = await store.findMember(work.db, scope, { groupId, userId });
  const held =
    member === undefined
      ? []
      : await assertMayPassOn(work, catalogue, by, { groupId, verb: 'take' });
  const ended = { groupId, userId, endedBy: work.actor.userId };
  if (member === undefined || !(await store.endMember(work.db, scope, ended)))
    throw requestErrors.not_found(say('They are not in the group.'));
  await sayLosing(work, catalogue, scope, { groupId, userId, held });
  if (userId === work.actor.userId)
    work.impact.you(say('It is yourself: what the group gives you ends.'));
  work.impact.undo(say('Add them to the group again.'));
  work.audit({
    event: groupEvents.member_removed,
    target: groupTarget(group),
    organizationId: scope.organizationId,
    before: { users: [{ user_sid: sid('US', userId), name: member.name }] },
  });
  return undefined;
}

/**
 * All or none; who is not in it is passed over. Answers how many went.
 * @throws request.not_found, group.kept_by_directory, request.forbidden, role_assignment.above_own
 */
export async function removeMembers(
  work: MemberWork,
  by: Keeping,
  { groupId, userIds }: { groupId: string; userIds: readonly string[] },
): Promise<number> {
  const { scope, catalogue } = by;
  const group = await getKept(work.db, by, groupId);
  const endedBy = doneBy(work.actor);
  const gone = await store.endMembers(work.db, scope, { groupId, userIds, endedBy });
  if (gone.length === 0) return 0;
  await assertMayPassOn(work, catalogue, by, { groupId, verb: 'take' });
  work.impact.line({
    what: 'people_removed',
    label: say('people leave the group'),
    count: gone.length,
    names: gone.map(({ name }) => name),
  });
  work.audit({
    event: groupEvents.members_removed,
    target: groupTarget(group),
    organizationId: scope.organizationId,
    before: { users: gone.map(({ id, name }) => ({ user_sid: sid('US', id), name })) },
  });
  return gone.length;
}

/** Somebody leaves the organization, or is offboarded: they leave its groups in the same transaction. */
export async function leaveGroups(
  work: Work,
  { scope, userId }: { readonly scope: OrganizationScope; readonly userId: string },
): Promise<void> {
  const names = await store.endMemberships(work.db, scope, {
    userId,
    endedBy: work.actor.kind === 'user' ? work.actor.userId : null,
  });
  if (names.length > 0)
    work.impact.line({
      what: 'groups_left',
      label: say('groups are left, with what they gave'),
      count: names.length,
      names,
    });
}
