/** Giving roles to groups, taking them away, and what is lost with them. */
import type { MemberActor } from '../../kernel/actor.ts';
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { newId, sid } from '../../kernel/ids.ts';
import { namesShown } from '../../kernel/impact.ts';
import { countCeiling, toPage } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import { known, say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import type { Role, RoleCatalogue } from '../roles/index.ts';
import * as store from './group-store.ts';
import { reachingRolesOf } from './matrix.ts';
import {
  assertProven,
  assertWithinOwn,
  auditRole,
  type Door,
  getAssignment,
  takeUnaudited,
} from './service.ts';
import type { GroupAssignmentRow } from './store.ts';
import { roleAssignmentErrors, roleAssignmentEvents } from './vocabulary.ts';

type MemberWork = Work & { actor: MemberActor };

export const presentGroupAssignment = (catalogue: RoleCatalogue, row: GroupAssignmentRow) => ({
  sid: sid('IY', row.id),
  role_sid: row.roleId,
  role_name: catalogue.nameOf(row.roleId),
  group: { sid: sid('GR', row.groupId), name: row.groupName, members: row.members },
  scope: {
    kind: row.scopeKind,
    sid: sid(row.scopeKind === 'organization' ? 'OR' : 'AC', row.scopeId),
    name: row.scopeName,
  },
  created_at: row.createdAt.toISOString(),
});

/** @throws request.not_found */
async function getGroupAssignment(
  db: Db,
  scope: Door['scope'],
  id: string,
): Promise<GroupAssignmentRow> {
  const row = await getAssignment(db, scope, id);
  if (row.holder === 'group') return row;
  throw requestErrors.not_found(say('No group holds that here.'));
}

export interface GiveToGroup {
  readonly groupId: string;
  readonly role: Role;
}

/** For whoever writes one event over many changes. @throws as `giveToGroup` */
export async function giveToGroupUnaudited(
  work: MemberWork,
  door: Door,
  { groupId, role }: GiveToGroup,
): Promise<GroupAssignmentRow> {
  const { scope, held, people } = door;
  assertWithinOwn(role, held);
  const group = await store.findReceivingGroup(work.db, people, groupId);
  if (group === undefined) throw requestErrors.not_found(say('There is no such group here.'));
  assertProven(work, role);
  const id = newId();
  const row = { id, groupId, roleId: role.sid, grantedBy: work.actor.userId };
  if (!(await store.insertGroupAssignment(work.db, scope, row)))
    throw roleAssignmentErrors.exists(
      say('The group {name} holds {role} here already.', {
        name: group.name,
        role: known(role.name),
      }),
    );
  return getGroupAssignment(work.db, scope, id);
}

/**
 * A grant to everybody in the group, now and later: held to the same ceiling.
 * @throws role_assignment.above_own, role_assignment.exists, request.not_found, request.step_up_required
 */
export async function giveToGroup(
  work: MemberWork,
  door: Door,
  input: GiveToGroup,
): Promise<GroupAssignmentRow> {
  const row = await giveToGroupUnaudited(work, door, input);
  const roleName = input.role.name;
  auditRole(work, door.scope, row, { event: roleAssignmentEvents.created, roleName });
  return row;
}

/** Takes a role away from everybody in a group. @throws request.not_found, role_assignment.above_own */
export async function takeFromGroup(
  work: MemberWork,
  catalogue: RoleCatalogue,
  place: { readonly door: Pick<Door, 'scope' | 'held'>; readonly within: OrganizationScope },
  id: string,
): Promise<undefined> {
  const { door, within } = place;
  const row = await getGroupAssignment(work.db, door.scope, id);
  await takeUnaudited(work, catalogue, door, id);
  await sayLosing(work, catalogue, within, { groupId: row.groupId, held: [row] });
  work.impact.undo(say('Give the group the role again: its members are the same.'));
  auditRole(work, door.scope, row, {
    event: roleAssignmentEvents.deleted,
    roleName: catalogue.find(row.roleId)?.name ?? row.roleId,
  });
  return undefined;
}

/**
 * Says what has ended and who has no way left to where it led. After the change: what other ways there are is seen then.
 * `userId`: only one member.
 */
export async function sayLosing(
  work: Work,
  catalogue: RoleCatalogue,
  scope: OrganizationScope,
  ended: { groupId: string; userId?: string; held: readonly GroupAssignmentRow[] },
): Promise<void> {
  if (!work.impact.isDryRun) return;
  const { groupId, userId, held } = ended;
  work.impact.line({
    what: 'roles_ended',
    label: say('roles of the group end for them'),
    count: held.length,
    names: held.map((row) =>
      say('{role} on {place}', {
        role: catalogue.nameOf(row.roleId),
        place: row.scopeName,
      }),
    ),
  });
  const reachingRoles = reachingRolesOf(catalogue);
  const led = held.filter(({ roleId }) => reachingRoles.includes(roleId));
  const { people, names } =
    led.length === 0
      ? { people: 0, names: [] }
      : await store.findLosing(work.db, scope, {
          groupId,
          userId,
          placeIds: [...new Set(led.map(({ scopeId }) => scopeId))],
          reachingRoles,
          ceiling: countCeiling,
          namesAtMost: namesShown,
        });
  work.impact.line({
    what: 'people_losing_access',
    label:
      people > countCeiling
        ? say('people or more lose access to an account that they have no other way to')
        : say('people lose access to an account that they have no other way to'),
    count: Math.min(people, countCeiling),
    names,
  });
}

/** Ends all that a group holds: it is deleted. Answers how many roles it were. */
export const endRolesOfGroup = (
  work: Work,
  scope: OrganizationScope,
  groupId: string,
): Promise<number> =>
  store.endHeldByGroups(work.db, scope, {
    groupId,
    endedBy: work.actor.kind === 'user' ? work.actor.userId : null,
  });

/** Ends all that the groups of an organization hold: it ends. Answers how many roles it were. */
export const endRolesOfAllGroups = (work: Work, scope: OrganizationScope): Promise<number> =>
  store.endHeldByGroups(work.db, scope, { groupId: undefined, endedBy: null });

export async function listGroupAssignments(
  db: Db,
  catalogue: RoleCatalogue,
  scope: OrganizationScope,
  asked: { filter: store.GroupAssignmentFilter; page: PageRequest },
) {
  const rows = await store.listGroupAssignments(db, scope, asked.filter, asked.page);
  return toPage(
    rows,
    asked.page,
    (row) => [row.scopeId, row.id],
    (row) => presentGroupAssignment(catalogue, row),
  );
}
