/** The access question: may U do P on A, and why; for many pairs; what can U reach; who can do P on A. */
import type { UserActor } from '../../kernel/actor.ts';
import type { Authorizer } from '../../kernel/authorization.ts';
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { sid, sidOrNull } from '../../kernel/ids.ts';
import { toPage } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import { type OrganizationScope, platformScope, userScope } from '../../kernel/scope.ts';
import { accountPermissions } from '../accounts/index.ts';
import { type RoleCatalogue, roleSids } from '../roles/index.ts';
import { findUser } from '../users/index.ts';
import {
  type Hold,
  listReached,
  listReachers,
  type Position,
  type ReachedAccount,
  readPositions,
} from './access-store.ts';
import { isAccountUsable } from './rules.ts';
import { isGuestOf } from './store.ts';
import { memberPermissions, roleAssignmentPermissions } from './vocabulary.ts';

const anyPair = platformScope(
  'each pair is answered only after the caller was shown to be allowed to ask about it',
);

export interface AccessQuestion {
  readonly userId: string;
  readonly permission: string;
  readonly accountId: string;
}

/** Ownership counts as the role that it stands for. */
function roleOf(hold: Hold): string {
  if (hold.kind === 'organization_owner') return roleSids.organizationOwner;
  if (hold.kind === 'account_owner') return roleSids.accountOwner;
  return hold.roleId ?? '';
}

const heldOnSid = (hold: Hold) =>
  sid(hold.kind.startsWith('organization') ? 'OR' : 'AC', hold.heldOnId);

function sentenceOf(catalogue: RoleCatalogue, hold: Hold): string {
  if (hold.kind === 'organization_owner')
    return `Owner of the organization ${hold.heldOnName}, which reaches all its accounts`;
  if (hold.kind === 'account_owner') return `Owner of the account ${hold.heldOnName}`;
  const name = catalogue.find(hold.roleId ?? '')?.name ?? hold.roleId;
  return hold.kind === 'organization_role'
    ? `${name} of the organization ${hold.heldOnName}, which reaches its accounts`
    : `${name} on the account ${hold.heldOnName}`;
}

function presentReason(catalogue: RoleCatalogue, hold: Hold) {
  const roleSid = roleOf(hold);
  return {
    kind: hold.kind,
    assignment_sid: sidOrNull('IY', hold.assignmentId),
    role_sid: roleSid,
    role_name: catalogue.find(roleSid)?.name ?? roleSid,
    held_on_sid: heldOnSid(hold),
    sentence: sentenceOf(catalogue, hold),
  };
}

/** What of a position gives a permission: nothing when the person or the place is out of use. */
function givesPermission(
  catalogue: RoleCatalogue,
  position: Position | undefined,
  permission: string,
): Hold[] {
  if (position === undefined || position.userState !== 'active') return [];
  const states = {
    state: position.accountState,
    parentState: position.parentState,
    organizationState: position.organizationState,
  };
  if (!isAccountUsable(states)) return [];
  return position.holds.filter(
    (hold) => catalogue.find(roleOf(hold))?.permissions.has(permission) === true,
  );
}

/** About oneself always; about others only with the right to see who holds what there. @throws request.not_found */
async function assertMayAsk(
  authorizer: Authorizer,
  db: Db,
  actor: UserActor,
  questions: readonly AccessQuestion[],
): Promise<void> {
  const aboutOthers = questions.filter((question) => question.userId !== actor.userId);
  for (const accountId of new Set(aboutOthers.map((question) => question.accountId))) {
    const standing = await authorizer.atAccount(db, actor, accountId);
    const here = standing?.held.has(memberPermissions.read) === true;
    const above =
      here || standing?.organizationId == null
        ? undefined
        : await authorizer.atOrganization(db, actor, standing.organizationId);
    if (!here && above?.held.has(roleAssignmentPermissions.read) !== true) {
      throw requestErrors.not_found(
        'You may ask about yourself, and about others on accounts whose members you may see.',
      );
    }
  }
}

function whatIsMissing(
  catalogue: RoleCatalogue,
  position: Position | undefined,
  permission: string,
) {
  const roles = catalogue.rolesWith(permission);
  const reason = (): string => {
    if (position === undefined) return 'There is no such user or account.';
    if (position.userState !== 'active') return `${position.userName} is deactivated.`;
    if (position.accountState !== 'active')
      return `The account is ${position.accountState.replace('_', ' ')}.`;
    if (position.holds.length === 0)
      return `${position.userName} holds no role on the account, its main account or its organization.`;
    return `None of the roles that ${position.userName} holds there has ${permission}.`;
  };
  return { sentence: reason(), roles_that_would: [...roles] };
}

export async function checkAccess(
  authorizer: Authorizer,
  catalogue: RoleCatalogue,
  db: Db,
  actor: UserActor,
  question: AccessQuestion,
) {
  await assertMayAsk(authorizer, db, actor, [question]);
  const [position] = await readPositions(db, anyPair, [question]);
  const because = givesPermission(catalogue, position, question.permission);
  const allowed = because.length > 0;
  return {
    allowed,
    because: because.map((hold) => presentReason(catalogue, hold)),
    // Of an account that the caller cannot see, only "no" is said.
    missing: allowed
      ? null
      : whatIsMissing(
          catalogue,
          position?.holds.length === 0 && question.userId === actor.userId ? undefined : position,
          question.permission,
        ),
  };
}

export async function checkAccessBatch(
  authorizer: Authorizer,
  catalogue: RoleCatalogue,
  db: Db,
  actor: UserActor,
  questions: readonly AccessQuestion[],
) {
  await assertMayAsk(authorizer, db, actor, questions);
  const positions = await readPositions(db, anyPair, questions);
  const byPair = new Map(
    positions.map((position) => [`${position.userId} ${position.accountId}`, position]),
  );
  return {
    allowed: questions.map((question) => {
      const position = byPair.get(`${question.userId} ${question.accountId}`);
      return givesPermission(catalogue, position, question.permission).length > 0;
    }),
  };
}

const roleName = (catalogue: RoleCatalogue, hold: Hold) =>
  catalogue.find(roleOf(hold))?.name ?? roleOf(hold);

/** @throws request.not_found for somebody who is neither managed here nor a guest of an account */
export async function listUserAccess(
  catalogue: RoleCatalogue,
  db: Db,
  scope: OrganizationScope,
  userId: string,
  page: PageRequest,
) {
  const user = await findUser(db, userScope(userId));
  const belongs =
    user !== undefined &&
    (user.organizationId === scope.organizationId || (await isGuestOf(db, scope, userId)));
  if (!belongs) throw requestErrors.not_found('There is no such person in this organization.');
  const reaching = catalogue.roles
    .filter((role) => role.permissions.has(accountPermissions.read.name))
    .map((role) => role.sid);
  const rows = await listReached(db, scope, { userId, reachingRoles: reaching }, page);
  const reasons = (row: ReachedAccount) =>
    row.holds.filter((hold) => reaching.includes(roleOf(hold)));
  return toPage(
    rows,
    page,
    (row) => [row.sortName, row.accountId],
    (row) => ({
      account_sid: sid('AC', row.accountId),
      account_name: row.accountName,
      roles: [...new Set(reasons(row).map((hold) => roleName(catalogue, hold)))],
      because: reasons(row).map((hold) => sentenceOf(catalogue, hold)),
    }),
  );
}

export async function listWhoCan(
  catalogue: RoleCatalogue,
  db: Db,
  scope: OrganizationScope,
  asked: { permission: string; accountId: string },
  page: PageRequest,
) {
  const giving = catalogue.roles
    .filter((role) => role.permissions.has(asked.permission))
    .map((role) => role.sid);
  const rows = await listReachers(
    db,
    scope,
    {
      accountId: asked.accountId,
      roleIds: giving,
      organizationOwner: giving.includes(roleSids.organizationOwner),
      accountOwner: giving.includes(roleSids.accountOwner),
    },
    page,
  );
  return toPage(
    rows,
    page,
    (row) => [row.sortName, row.userId],
    (row) => ({
      user_sid: sid('US', row.userId),
      name: row.name,
      email: row.email,
      because: row.holds
        .filter((hold) => giving.includes(roleOf(hold)))
        .map((hold) => sentenceOf(catalogue, hold)),
    }),
  );
}
