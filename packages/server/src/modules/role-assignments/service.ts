/**
 * Giving and taking roles. Every door (organization, account, invitation) comes through `grantRole` and `takeRole`,
 * so the ceiling, the scope of a role and the one organization role of a managed user hold everywhere.
 */

import type { MemberActor } from '../../kernel/actor.ts';
import type { Held } from '../../kernel/authorization.ts';
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { newId, sid, sidOrNull } from '../../kernel/ids.ts';
import { countFor, toPage } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import { type AccountScope, type OrganizationScope, userScope } from '../../kernel/scope.ts';
import { known, say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { type Role, type RoleCatalogue, roleErrors, roleSids } from '../roles/index.ts';
import { findUser, type UserRow, visibleState } from '../users/index.ts';
import { assertNotRefused } from './outsiders.ts';
import { aboveCeiling } from './rules.ts';
import * as store from './store.ts';
import { tellChangedRoles } from './telling.ts';
import {
  roleAssignmentErrors,
  roleAssignmentEvents,
  roleAssignmentPermissions,
} from './vocabulary.ts';

export type GrantScope = OrganizationScope | AccountScope;

/** Where a role is given or taken, and by what right. */
export interface Door {
  /** The place that the role is held on. */
  readonly scope: GrantScope;
  /** What the caller holds at that place. */
  readonly held: Held;
  /** Whose people may be given a role without being asked: those of the organization, or those of the account. */
  readonly people: GrantScope;
}

/** @throws role.unknown, role.wrong_scope, role_assignment.owner_is_fixed */
export function getGrantableRole(
  catalogue: RoleCatalogue,
  roleId: string,
  kind: 'organization' | 'account',
  pointer = '/role_sid',
): Role {
  const role = catalogue.find(roleId);
  if (role === undefined)
    throw roleErrors.unknown(say('There is no role with this SID.'), {
      errors: [{ pointer, detail: say('is no role') }],
    });
  if (!role.grantable)
    throw roleAssignmentErrors.owner_is_fixed(
      say('{role} is not given as a role: ownership is handed over.', { role: known(role.name) }),
      { errors: [{ pointer, detail: say('cannot be given') }] },
    );
  if (role.scopeKind !== kind) {
    const detail = say(
      '{role} is held on an {there, select, organization {organization} other {account}}, not on an {here, select, organization {organization} other {account}}.',
      { role: known(role.name), there: role.scopeKind, here: kind },
    );
    throw roleErrors.wrong_scope(detail, { errors: [{ pointer, detail }] });
  }
  return role;
}

/** The ceiling for somebody who is not here to be told. */
export const isWithinOwn = (role: Role, held: Held): boolean =>
  aboveCeiling(role.permissions, held.permissions).length === 0;

/** The ceiling, by permission sets. @throws role_assignment.above_own */
export function assertWithinOwn(role: Role, held: Held, verb: 'give' | 'take' = 'give'): void {
  const above = aboveCeiling(role.permissions, held.permissions);
  const [first] = above;
  if (first === undefined) return;
  throw roleAssignmentErrors.above_own(
    say(
      'You may not {verb, select, take {take} other {give}} {role}: it holds {count} permissions that you do not hold here, {first} among them.',
      { verb, role: known(role.name), count: above.length, first },
    ),
    {
      missingPermission: first,
      whoCan: say('Somebody who holds these permissions, such as the Owner'),
    },
  );
}

export interface Grant {
  readonly userId: string;
  readonly role: Role;
  readonly grantedBy: string | null;
}

/**
 * Gives a role whose giver was checked. A managed user's organization role is replaced, any other is added.
 * @returns the assignment's id; undefined when they hold it already
 * @throws request.outsider_not_allowed
 */
export async function grantRole(
  work: Work,
  scope: GrantScope,
  grant: Grant,
): Promise<string | undefined> {
  if (scope.kind === 'organization') {
    const held = await store.listRolesAt(work.db, scope, grant.userId);
    if (held.some((row) => row.roleId === grant.role.sid)) return undefined;
    for (const row of held) await store.endAssignment(work.db, scope, row.id, grant.grantedBy);
  }
  const id = newId();
  const made = await store.insertAssignment(work.db, scope, {
    id,
    userId: grant.userId,
    roleId: grant.role.sid,
    grantedBy: grant.grantedBy,
  });
  if (!made && scope.kind === 'account') await assertNotRefused(work.db, scope, grant);
  return made ? id : undefined;
}

/** Takes a role that a rule gave, where the rule does not give it any more. False when they do not hold it. */
export async function endGrantedRole(
  work: Work,
  scope: GrantScope,
  held: { readonly userId: string; readonly roleId: string },
): Promise<boolean> {
  const rows = await store.listRolesAt(work.db, scope, held.userId);
  const row = rows.find(({ roleId }) => roleId === held.roleId);
  return row !== undefined && store.endAssignment(work.db, scope, row.id, null);
}

/** The group that something is held through; null: it is a person's own. */
export const presentThrough = (groupId: string | null, groupName: string | null) =>
  groupId === null ? null : { sid: sid('GR', groupId), name: groupName ?? '' };

export function presentAssignment(catalogue: RoleCatalogue, row: store.HoldingRow) {
  return {
    sid: sidOrNull('IY', row.id),
    role_sid: row.roleId,
    role_name: catalogue.nameOf(row.roleId),
    user: {
      sid: sid('US', row.userId),
      name: row.userName,
      email: row.userEmail,
      is_managed: row.organizationId !== null && row.userOrganizationId === row.organizationId,
    },
    scope: {
      kind: row.scopeKind,
      sid: sid(row.scopeKind === 'organization' ? 'OR' : 'AC', row.scopeId),
      name: row.scopeName,
    },
    created_at: row.createdAt?.toISOString() ?? null,
  };
}

/** @throws request.not_found */
export async function getAssignment(
  db: Db,
  scope: GrantScope,
  id: string,
): Promise<store.AssignmentRow> {
  const row = await store.findAssignment(db, scope, id);
  if (row === undefined)
    throw requestErrors.not_found(say('There is no such role assignment here.'));
  return row;
}

/** One that a person holds. @throws request.not_found */
async function getUserAssignment(
  db: Db,
  scope: GrantScope,
  id: string,
): Promise<store.UserAssignmentRow> {
  const row = await getAssignment(db, scope, id);
  if (row.holder === 'user') return row;
  throw requestErrors.not_found(say('There is no such role assignment here.'));
}

/** People from outside are invited, never simply given a role. @throws role_assignment.not_a_member */
async function getReceiver(db: Db, people: GrantScope, userId: string): Promise<UserRow> {
  const user = await findUser(db, userScope(userId));
  const isManaged =
    user !== undefined &&
    people.organizationId !== null &&
    user.organizationId === people.organizationId;
  if (isManaged || (user !== undefined && (await isGuest(db, people, user.id)))) return user;
  // A login elsewhere and no login at all look the same from here.
  throw roleAssignmentErrors.not_a_member(
    say('They do not belong here yet. Invite them by their address.'),
  );
}

function isGuest(db: Db, people: GrantScope, userId: string): Promise<boolean> {
  return people.kind === 'organization'
    ? store.isGuestOf(db, people, userId)
    : store.holdsAt(db, people, userId);
}

export interface GiveRole {
  readonly userId: string;
  readonly role: Role;
}

/** Gives a role through one of the doors. @throws role_assignment.*, request.step_up_required */
export async function giveRole(
  work: Work & { actor: MemberActor },
  catalogue: RoleCatalogue,
  door: Door,
  input: GiveRole,
): Promise<store.UserAssignmentRow> {
  const row = await giveUnaudited(work, catalogue, door, input);
  auditRole(work, door.scope, row, {
    event: roleAssignmentEvents.created,
    roleName: input.role.name,
  });
  tellChangedRoles(work, catalogue, { given: [row], taken: [] });
  return row;
}

/** For whoever writes one event over many changes. @throws as `giveRole` */
export async function giveUnaudited(
  work: Work & { actor: MemberActor },
  catalogue: RoleCatalogue,
  door: Door,
  input: GiveRole,
): Promise<store.UserAssignmentRow> {
  const { scope, held } = door;
  assertWithinOwn(input.role, held);
  const user = await getReceiver(work.db, door.people, input.userId);
  if (scope.kind === 'organization')
    await assertMayChangeRole(work, catalogue, { scope, held }, user);
  assertProven(work, input.role);
  const id = await grantRole(work, scope, {
    userId: user.id,
    role: input.role,
    grantedBy: work.actor.userId,
  });
  if (id === undefined)
    throw roleAssignmentErrors.exists(
      say('{name} holds {role} here already.', {
        name: user.fullName,
        role: known(input.role.name),
      }),
    );
  return getUserAssignment(work.db, scope, id);
}

/** An organization role belongs to managed users, never to the Owner; taking the old one away has the ceiling too. */
async function assertMayChangeRole(
  work: Work,
  catalogue: RoleCatalogue,
  at: { scope: OrganizationScope; held: Held },
  user: UserRow,
): Promise<void> {
  if (user.organizationId !== at.scope.organizationId) {
    throw roleAssignmentErrors.not_a_member(
      say('{fullName} is not managed by this organization. Invite them to join it.', {
        fullName: user.fullName,
      }),
    );
  }
  if (await store.isOrganizationOwner(work.db, at.scope, user.id)) {
    throw roleAssignmentErrors.owner_is_fixed(
      say('{fullName} is the Owner.', { fullName: user.fullName }),
      {
        whoCan: say('The Owner, by handing the organization over'),
      },
    );
  }
  for (const { roleId } of await store.listRolesAt(work.db, at.scope, user.id)) {
    const role = catalogue.find(roleId);
    if (role !== undefined) assertWithinOwn(role, at.held, 'take');
  }
}

/** Whoever has it in the organization gives roles themselves. */
const reachesFar = (role: Role): boolean =>
  role.scopeKind === 'organization' && role.permissions.has(roleAssignmentPermissions.create.name);

/** Administrators of an organization are made by people (ADR 0080). @throws request.not_for_machines */
export function assertGivenByPerson(actor: MemberActor, role: Role): void {
  if (actor.kind !== 'machine' || !reachesFar(role)) return;
  throw requestErrors.not_for_machines(
    say('{name} is a machine. {role} is a role that people give.', {
      name: actor.name,
      role: known(role.name),
    }),
    { whoCan: say('A person who signs in and may do it') },
  );
}

/** Making somebody an administrator of the organization asks for a young proof of who does it (SE-09). @throws request.step_up_required */
export function assertProven({ actor, impact }: Work & { actor: MemberActor }, role: Role): void {
  assertGivenByPerson(actor, role);
  if (actor.kind === 'machine') return;
  if (reachesFar(role) && !actor.recentlyAuthenticated && !impact.isDryRun) {
    throw requestErrors.step_up_required(
      say('{role} reaches far. Prove again that it is you, then repeat it.', {
        role: known(role.name),
      }),
    );
  }
}

/** The holder of an assignment, as the audit log names whom an event is about. */
export const holderTarget = (row: store.AssignmentRow) =>
  row.holder === 'user'
    ? { type: 'user' as const, sid: sid('US', row.userId), name: row.userName }
    : { type: 'group' as const, sid: sid('GR', row.groupId), name: row.groupName };

export function auditRole(
  work: Work,
  scope: GrantScope,
  row: store.AssignmentRow,
  what: { event: typeof roleAssignmentEvents.created; roleName: string },
): void {
  const fields = {
    role_sid: row.roleId,
    role_name: what.roleName,
    scope_name: row.scopeName,
    role_assignment_sid: sid('IY', row.id),
  };
  work.audit({
    event: what.event,
    target: holderTarget(row),
    organizationId: scope.organizationId,
    accountId: row.scopeKind === 'account' ? row.scopeId : null,
    ...(what.event === roleAssignmentEvents.created ? { after: fields } : { before: fields }),
  });
}

/** Takes a role away through one of the doors. @throws request.not_found, role_assignment.above_own, role_assignment.only_role */
export async function takeRole(
  work: Work & { actor: MemberActor },
  catalogue: RoleCatalogue,
  door: Pick<Door, 'scope' | 'held'>,
  id: string,
): Promise<undefined> {
  const row = await takeUnaudited(work, catalogue, door, id);
  auditRole(work, door.scope, row, {
    event: roleAssignmentEvents.deleted,
    roleName: catalogue.find(row.roleId)?.name ?? row.roleId,
  });
  tellChangedRoles(work, catalogue, { given: [], taken: [row] });
  return undefined;
}

/** For whoever writes one event over many changes. @throws as `takeRole` */
export async function takeUnaudited(
  work: Work & { actor: MemberActor },
  catalogue: RoleCatalogue,
  door: Pick<Door, 'scope' | 'held'>,
  id: string,
): Promise<store.AssignmentRow> {
  const { scope, held } = door;
  const row = await getAssignment(work.db, scope, id);
  const role = catalogue.find(row.roleId);
  if (role !== undefined) assertWithinOwn(role, held, 'take');
  if (
    row.holder === 'user' &&
    row.scopeKind === 'organization' &&
    row.userOrganizationId === row.organizationId
  ) {
    throw roleAssignmentErrors.only_role(
      say('{userName} is a managed user and keeps one organization role. Give another instead.', {
        userName: row.userName,
      }),
    );
  }
  const ended = await store.endAssignment(work.db, scope, id, work.actor.userId);
  if (!ended) throw requestErrors.not_found(say('There is no such role assignment here any more.'));
  return row;
}

/** @throws role_assignment.owner_is_fixed, role_assignment.not_a_member */
export async function leaveAccount(
  work: Work & { actor: MemberActor },
  scope: AccountScope,
  accountName: string,
  held: Held,
): Promise<undefined> {
  if (held.isOwner)
    throw roleAssignmentErrors.owner_is_fixed(say('You own this account. Hand it over first.'), {
      whoCan: say('You: change the owner of the account'),
    });
  const ended = await store.endAssignmentsAt(work.db, scope, {
    userId: work.actor.userId,
    endedBy: work.actor.userId,
  });
  if (ended === 0) {
    throw roleAssignmentErrors.not_a_member(
      say(
        'You hold no role of your own on the account itself; you reach it through a group, or by a role on the organization or the account above it.',
      ),
    );
  }
  work.audit({
    event: roleAssignmentEvents.left,
    target: { type: 'user', sid: sid('US', work.actor.userId), name: work.actor.name },
    organizationId: scope.organizationId,
    accountId: scope.accountId,
    before: { account_name: accountName, roles_ended: ended },
  });
  return undefined;
}

/** Ownerships are listed too, so that the list says everything; they have no SID, since nobody gives or takes them. */
export async function listAssignments(
  db: Db,
  catalogue: RoleCatalogue,
  scope: OrganizationScope,
  asked: { filter: store.AssignmentFilter; page: PageRequest },
) {
  const ownership = { organization: roleSids.organizationOwner, account: roleSids.accountOwner };
  const { filter, page } = asked;
  const rows = await store.listHoldings(db, scope, { filter, ownership }, page);
  const count = await countFor(
    page,
    (ceiling) => store.countHoldings(db, scope, { filter, ownership }, ceiling),
    0,
  );
  return toPage(rows, page, store.keyOfHolding, (row) => presentAssignment(catalogue, row), count);
}

function memberKind(
  row: store.MemberRow,
  scope: AccountScope,
): 'owner' | 'managed' | 'independent' {
  if (row.isOwner) return 'owner';
  return scope.organizationId !== null && row.organizationId === scope.organizationId
    ? 'managed'
    : 'independent';
}

export async function listMembers(
  db: Db,
  catalogue: RoleCatalogue,
  scope: AccountScope,
  asked: { search: string | undefined; page: PageRequest },
) {
  const { search, page } = asked;
  const rows = await store.listMembers(db, scope, search, page);
  const ownership = {
    assignment_sid: null,
    role_sid: roleSids.accountOwner,
    role_name: catalogue.nameOf(roleSids.accountOwner),
    held_on: scope.parentAccountId === null ? ('account' as const) : ('parent_account' as const),
    group: null,
  };
  return toPage(
    rows,
    page,
    (row) => [row.sortName, row.userId],
    (row) => ({
      user_sid: sid('US', row.userId),
      name: row.name,
      email: row.email,
      kind: memberKind(row, scope),
      state: visibleState(row.state),
      roles: [
        ...(row.isOwner ? [ownership] : []),
        ...row.roles.map((role) => ({
          // What a group holds is not one member's to be taken from.
          assignment_sid: role.group_id === null ? sid('IY', role.id) : null,
          role_sid: role.role_id,
          role_name: catalogue.nameOf(role.role_id),
          held_on:
            role.scope_id === scope.accountId ? ('account' as const) : ('parent_account' as const),
          group: presentThrough(role.group_id, role.group_name),
        })),
      ],
    }),
  );
}
