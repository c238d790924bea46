/**
 * Several roles given and taken at once, all or none (ADR 0050). Each change goes through the same checks as alone;
 * what the caller may is what they held before the first of them.
 */

import type { MemberActor } from '../../kernel/actor.ts';
import type { Authorizer, Held } from '../../kernel/authorization.ts';
import { AppError, type FieldProblem, requestErrors } from '../../kernel/errors.ts';
import { sid } from '../../kernel/ids.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import { anyOf, known, say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import type { Role, RoleCatalogue } from '../roles/index.ts';
import { doorOfOrganization } from './doors.ts';
import { giveToGroupUnaudited } from './group-giving.ts';
import { reachingRolesOf } from './matrix.ts';
import type { Change } from './matrix-contract.ts';
import { listReachingPairs } from './matrix-store.ts';
import {
  type Door,
  getAssignment,
  getGrantableRole,
  giveUnaudited,
  holderTarget,
  takeUnaudited,
} from './service.ts';
import { type AssignmentRow, listRolesAt } from './store.ts';
import { tellChangedRoles } from './telling.ts';
import {
  roleAssignmentErrors,
  roleAssignmentEvents,
  roleAssignmentPermissions,
} from './vocabulary.ts';

interface Rules {
  readonly catalogue: RoleCatalogue;
  readonly authorizer: Authorizer;
}

interface Place {
  readonly scope: OrganizationScope;
  readonly held: Held;
}

type UserWork = Work & { actor: MemberActor };

/** A change with the right by which it is made. */
type Planned =
  | {
      readonly action: 'give';
      readonly door: Door;
      readonly holder: { readonly userId: string } | { readonly groupId: string };
      readonly role: Role;
    }
  | { readonly action: 'take'; readonly door: Door; readonly assignmentId: string };

interface Done {
  readonly given: AssignmentRow[];
  readonly taken: AssignmentRow[];
}

/** Runs one step for each change; what is refused is written down beside its number, and the next one is looked at. */
async function forEachChange<C, R>(
  changes: readonly C[],
  refusals: Map<number, FieldProblem>,
  step: (change: C) => Promise<R>,
): Promise<(R | undefined)[]> {
  const results: (R | undefined)[] = [];
  for (const [index, change] of changes.entries()) {
    try {
      results.push(await step(change));
    } catch (error) {
      // A missing proof of who one is concerns the call, not the change.
      if (!(error instanceof AppError) || error.code === requestErrors.step_up_required.code)
        throw error;
      refusals.set(index, { pointer: `/changes/${index}`, detail: error.detail });
      results.push(undefined);
    }
  }
  return results;
}

/** @throws request.forbidden: the route asks for the right to give only */
function assertMayTake(
  { held }: Place,
  catalogue: RoleCatalogue,
  changes: readonly Change[],
): void {
  const permission = roleAssignmentPermissions.delete;
  if (held.has(permission) || changes.every(({ action }) => action !== 'take')) return;
  throw requestErrors.forbidden(
    say('You may not {allows} here.', { allows: known(permission.allows) }),
    {
      missingPermission: permission.name,
      whoCan: say('{roles}', { roles: anyOf(catalogue.rolesWith(permission.name).map(known)) }),
    },
  );
}

/** Decides by what right each change is made, before any of them changes what the caller holds. */
function planner(work: UserWork, { catalogue, authorizer }: Rules, place: Place) {
  const doors = new Map<string | undefined, Door>();
  const doorAt = async (accountId: string | undefined): Promise<Door> => {
    const door =
      doors.get(accountId) ?? (await doorOfOrganization(authorizer, work, place, accountId));
    doors.set(accountId, door);
    return door;
  };
  return async (change: Change): Promise<Planned> => {
    if (change.action !== 'take') {
      const door = await doorAt(change.account_sid);
      const role = getGrantableRole(catalogue, change.role_sid, door.scope.kind);
      const holder =
        change.action === 'give' ? { userId: change.user_sid } : { groupId: change.group_sid };
      return { action: 'give', door, holder, role };
    }
    const assignmentId = change.role_assignment_sid;
    const row = await getAssignment(work.db, place.scope, assignmentId);
    const door = await doorAt(row.scopeKind === 'account' ? row.scopeId : undefined);
    return { action: 'take', door, assignmentId };
  };
}

/** Giving a managed user an organization role takes the one that they have: it is in the listing as taken. */
async function replacedBy(work: UserWork, planned: Planned): Promise<AssignmentRow[]> {
  if (planned.action === 'take' || planned.door.scope.kind === 'account') return [];
  const { door, holder } = planned;
  if (!('userId' in holder)) return [];
  const { scope } = door;
  const held = await listRolesAt(work.db, scope, holder.userId);
  return Promise.all(held.map(({ id }) => getAssignment(work.db, scope, id)));
}

async function carryOut(work: UserWork, catalogue: RoleCatalogue, planned: Planned): Promise<Done> {
  if (planned.action === 'take') {
    const { door, assignmentId } = planned;
    return { given: [], taken: [await takeUnaudited(work, catalogue, door, assignmentId)] };
  }
  const taken = await replacedBy(work, planned);
  const { door, holder, role } = planned;
  const given =
    'userId' in holder
      ? await giveUnaudited(work, catalogue, door, { ...holder, role })
      : await giveToGroupUnaudited(work, door, { ...holder, role });
  return { given: [given], taken };
}

const sentenceOf = (catalogue: RoleCatalogue, row: AssignmentRow) =>
  say('{user}: {role} on {place}', {
    user: holderTarget(row).name,
    role: catalogue.nameOf(row.roleId),
    place: row.scopeName,
  });

async function sayImpact(
  work: UserWork,
  catalogue: RoleCatalogue,
  scope: OrganizationScope,
  { given, taken }: Done,
): Promise<void> {
  const names = (rows: readonly AssignmentRow[]) => rows.map((row) => sentenceOf(catalogue, row));
  // Who loses something by what a group loses is asked where one role is taken from it.
  const pairs = taken.flatMap((row) =>
    row.holder === 'user' && row.scopeKind === 'account'
      ? [
          {
            userId: row.userId,
            accountId: row.scopeId,
            name: `${row.userName}: ${row.scopeName}`,
          },
        ]
      : [],
  );
  const reachingRoles = reachingRolesOf(catalogue);
  const still = await listReachingPairs(work.db, scope, { pairs, reachingRoles });
  const keys = new Set(still.map(({ userId, accountId }) => userId + accountId));
  const lost = new Set(
    pairs.filter(({ userId, accountId }) => !keys.has(userId + accountId)).map(({ name }) => name),
  );
  work.impact.line({
    what: 'roles_given',
    label: say('roles are given'),
    count: given.length,
    names: names(given),
  });
  work.impact.line({
    what: 'roles_taken',
    label: say('roles are taken away'),
    count: taken.length,
    names: names(taken),
  });
  work.impact.line({
    what: 'accounts_lost',
    label: say('times somebody no longer reaches an account'),
    count: lost.size,
    names: [...lost],
  });
  const isOwn = (row: AssignmentRow) => row.holder === 'user' && row.userId === work.actor.userId;
  if ([...given, ...taken].some(isOwn))
    work.impact.you(
      say('Some of these are your own roles: what you may do here changes with them.'),
    );
  work.impact.undo(
    say('Make the opposite changes: what was given and taken stands in the audit log.'),
  );
}

/** One event over all: about the person when it is one, and in the log of the account when it is one. */
function auditChanges(
  work: UserWork,
  catalogue: RoleCatalogue,
  scope: OrganizationScope,
  { given, taken }: Done,
): void {
  const rows = [...given, ...taken];
  const holders = new Map(rows.map((row) => [holderTarget(row).sid, holderTarget(row)]));
  const [first] = holders.values();
  const places = new Set(rows.map(({ scopeId }) => scopeId));
  const [place] = rows;
  const listed = (changed: readonly AssignmentRow[]) =>
    changed.map((row) => ({
      role_assignment_sid: sid('IY', row.id),
      ...(row.holder === 'user'
        ? { user_sid: sid('US', row.userId), user_name: row.userName }
        : { group_sid: sid('GR', row.groupId), group_name: row.groupName }),
      role_sid: row.roleId,
      role_name: catalogue.find(row.roleId)?.name ?? row.roleId,
      scope_sid: sid(row.scopeKind === 'account' ? 'AC' : 'OR', row.scopeId),
      scope_name: row.scopeName,
    }));
  work.audit({
    event: roleAssignmentEvents.changed,
    target:
      holders.size === 1 && first !== undefined
        ? first
        : {
            type: 'organization',
            sid: sid('OR', scope.organizationId),
            name: rows.every(({ holder }) => holder === 'user')
              ? `${holders.size} people`
              : `${holders.size} people and groups`,
          },
    organizationId: scope.organizationId,
    accountId: places.size === 1 && place?.scopeKind === 'account' ? place.scopeId : null,
    before: { roles: listed(taken) },
    after: { roles: listed(given) },
  });
}

/** @throws role_assignment.changes_refused with every refused change, request.forbidden, request.step_up_required */
export async function changeRoles(
  work: UserWork,
  rules: Rules,
  place: Place,
  changes: readonly Change[],
) {
  const { catalogue } = rules;
  assertMayTake(place, catalogue, changes);
  const refusals = new Map<number, FieldProblem>();
  const planned = await forEachChange(changes, refusals, planner(work, rules, place));
  const results = await forEachChange(planned, refusals, (plan) =>
    plan === undefined ? Promise.resolve(undefined) : carryOut(work, catalogue, plan),
  );
  if (refusals.size > 0)
    throw roleAssignmentErrors.changes_refused(
      say('{refused} of {count} changes may not be made, so none was.', {
        refused: refusals.size,
        count: changes.length,
      }),
      { errors: [...refusals].sort(([a], [b]) => a - b).map(([, problem]) => problem) },
    );
  const done: Done = {
    given: results.flatMap((result) => result?.given ?? []),
    taken: results.flatMap((result) => result?.taken ?? []),
  };
  await sayImpact(work, catalogue, place.scope, done);
  auditChanges(work, catalogue, place.scope, done);
  tellChangedRoles(work, catalogue, done);
  return { given: done.given.length, taken: done.taken.length };
}
