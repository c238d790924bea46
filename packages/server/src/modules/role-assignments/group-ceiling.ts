/**
 * What a change of a group gives or takes: everything that the group holds, to everybody whom the change is about. So it
 * is held to what giving or taking each of its roles is held to (AZ-08, AZ-09).
 */
import type { MemberActor } from '../../kernel/actor.ts';
import type { Held } from '../../kernel/authorization.ts';
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { type OrganizationScope, platformScope } from '../../kernel/scope.ts';
import { anyOf, known, say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import { roleOf } from './access.ts';
import { readPositions } from './access-store.ts';
import { heldOf, permissionsForMachines } from './authorizer.ts';
import { listHeldByGroup } from './group-store.ts';
import { aboveCeiling, countsIn } from './rules.ts';
import { assertProven, assertWithinOwn } from './service.ts';
import type { GroupAssignmentRow } from './store.ts';
import { roleAssignmentPermissions } from './vocabulary.ts';

const ownStanding = platformScope('callers may always be told what they hold themselves');

/** By what right a group is changed. The organization's row is locked by the engine. */
export interface GroupPlace {
  readonly scope: OrganizationScope;
  readonly held: Held;
}

export type Passing = 'give' | 'take';

/** @throws request.forbidden */
function assertMayPass({ held }: GroupPlace, catalogue: RoleCatalogue, verb: Passing): void {
  const permission =
    verb === 'give' ? roleAssignmentPermissions.create : roleAssignmentPermissions.delete;
  if (held.has(permission)) return;
  throw requestErrors.forbidden(
    say('The group holds roles, and you may not {allows} here.', {
      allows: known(permission.allows),
    }),
    {
      missingPermission: permission.name,
      whoCan: say('{roles}', { roles: anyOf(catalogue.rolesWith(permission.name).map(known)) }),
    },
  );
}

/** A machine holds what it was given, of what the person who answers for it holds. */
function limitOf(catalogue: RoleCatalogue, actor: MemberActor): (permission: string) => boolean {
  if (actor.kind === 'user') return () => true;
  const can = permissionsForMachines(catalogue);
  return (permission) => actor.permissions.has(permission) && can.has(permission);
}

/** What the caller holds at each of several accounts, in one statement. */
async function heldAtAccounts(
  db: Db,
  catalogue: RoleCatalogue,
  actor: MemberActor,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, Held>> {
  const { userId } = actor;
  const isWithin = limitOf(catalogue, actor);
  const asked = accountIds.map((accountId) => ({ userId, accountId, organizationId: null }));
  const positions = await readPositions(db, ownStanding, asked, null);
  return new Map(
    positions.flatMap(({ accountId, accountState, parentState, organizationState, holds }) => {
      if (accountId === null || accountState === null) return [];
      const all = heldOf(catalogue, holds.map(roleOf), false);
      const states = { state: accountState, parentState, organizationState };
      const permissions = new Set(
        [...all.permissions].filter((name) => countsIn(states, name) && isWithin(name)),
      );
      return [[accountId, { ...all, permissions }]];
    }),
  );
}

/**
 * May the caller let somebody have, or lose, what the group holds? A fixed number of statements, however much it is.
 * @throws request.forbidden, role_assignment.above_own, request.step_up_required
 */
export async function assertMayPassOn(
  work: Work & { actor: MemberActor },
  catalogue: RoleCatalogue,
  place: GroupPlace,
  { groupId, verb }: { groupId: string; verb: Passing },
): Promise<readonly GroupAssignmentRow[]> {
  const rows = await listHeldByGroup(work.db, place.scope, groupId);
  if (rows.length === 0) return rows;
  assertMayPass(place, catalogue, verb);
  const above = rows.flatMap((row) => {
    const role = catalogue.find(row.roleId);
    const isAbove =
      role !== undefined && aboveCeiling(role.permissions, place.held.permissions).length > 0;
    return isAbove ? [{ role, row }] : [];
  });
  // What the organization's own roles do not cover may be covered by a role on the account.
  const accountIds = above.flatMap(({ row }) => (row.scopeKind === 'account' ? [row.scopeId] : []));
  const there =
    accountIds.length === 0
      ? new Map<string, Held>()
      : await heldAtAccounts(work.db, catalogue, work.actor, accountIds);
  for (const { role, row } of above)
    assertWithinOwn(role, there.get(row.scopeId) ?? place.held, verb);
  if (verb === 'give')
    for (const { roleId } of rows) {
      const role = catalogue.find(roleId);
      if (role !== undefined) assertProven(work, role);
    }
  return rows;
}
