/** The access question: may U do P on A, and why; for many pairs; what can U reach; who can do P on A. */

import type { UserActor } from '../../kernel/actor.ts';
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { sid, sidOrNull } from '../../kernel/ids.ts';
import { toPage } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import { type OrganizationScope, platformScope, userScope } from '../../kernel/scope.ts';
import { known, say, type Text } from '../../kernel/text.ts';
import { accountPermissions } from '../accounts/index.ts';
import { type RoleCatalogue, roleSids } from '../roles/index.ts';
import { findUser } from '../users/index.ts';
import {
  type AskedPosition,
  belongedAt,
  findAccountStates,
  type Hold,
  listReached,
  listReachers,
  type Moment,
  type Position,
  type ReachedAccount,
  readPositions,
} from './access-store.ts';
import { findHistoryBounds } from './history-store.ts';
import { countsIn, isAccountUsable, isOrganizationUsable } from './rules.ts';
import { presentThrough } from './service.ts';
import { isGuestOf } from './store.ts';
import { accessErrors, memberPermissions, roleAssignmentPermissions } from './vocabulary.ts';

const anyPair = platformScope(
  'each pair is answered only after the caller was shown to be allowed to ask about it',
);

const allHistory = platformScope('since when history is kept is the same for everybody');

/** @throws access.before_history, access.in_future */
async function assertKnown(db: Db, at: Moment): Promise<void> {
  if (at === null) return;
  const { beganAt, isBefore, isFuture } = await findHistoryBounds(db, allHistory, at);
  if (isFuture) throw accessErrors.in_future(say('Nobody knows yet who will hold what.'));
  if (isBefore) {
    const began = beganAt?.toISOString() ?? null;
    throw accessErrors.before_history(
      say('History is kept since {began}.', { began: began ?? say('now') }),
      {
        facts: { history_began_at: began },
      },
    );
  }
}

/** Of the two places, one is named. */
export interface AccessQuestion extends AskedPosition {
  readonly permission: string;
}

/** Ownership counts as the role that it stands for. */
export function roleOf(hold: Hold): string {
  if (hold.kind === 'organization_owner') return roleSids.organizationOwner;
  if (hold.kind === 'account_owner') return roleSids.accountOwner;
  return hold.roleId ?? '';
}

const roleName = (catalogue: RoleCatalogue, hold: Hold) =>
  catalogue.find(roleOf(hold))?.name ?? roleOf(hold);

const heldOnSid = (hold: Hold) =>
  sid(hold.kind.startsWith('organization') ? 'OR' : 'AC', hold.heldOnId);

/** @param at whether the question is about an account, which a role in the organization reaches from above */
function sentenceOf(catalogue: RoleCatalogue, hold: Hold, at: 'account' | 'organization'): Text {
  const role = known(roleName(catalogue, hold));
  const place = hold.heldOnName;
  if (hold.groupName !== null) {
    const through = { role, place, group: hold.groupName };
    if (hold.kind === 'account_role')
      return say('{role} on the account {place}, through the group {group}', through);
    return at === 'account'
      ? say(
          '{role} of the organization {place}, which reaches its accounts, through the group {group}',
          through,
        )
      : say('{role} of the organization {place}, through the group {group}', through);
  }
  if (hold.kind === 'account_owner') return say('Owner of the account {place}', { place });
  if (hold.kind === 'account_role') return say('{role} on the account {place}', { role, place });
  const isOwner = hold.kind === 'organization_owner';
  if (at === 'account')
    return isOwner
      ? say('Owner of the organization {place}, which reaches all its accounts', { place })
      : say('{role} of the organization {place}, which reaches its accounts', { role, place });
  return isOwner
    ? say('Owner of the organization {place}', { place })
    : say('{role} of the organization {place}', { role, place });
}

function presentReason(catalogue: RoleCatalogue, hold: Hold, at: 'account' | 'organization') {
  const roleSid = roleOf(hold);
  return {
    kind: hold.kind,
    assignment_sid: sidOrNull('IY', hold.assignmentId),
    role_sid: roleSid,
    role_name: catalogue.nameOf(roleSid),
    held_on_sid: heldOnSid(hold),
    group: presentThrough(hold.groupId, hold.groupName),
    sentence: sentenceOf(catalogue, hold, at),
  };
}

/** Which state of the place, or of what is above it, stops everything there; undefined: none. */
function obstacleAt(position: Position): Text | undefined {
  const { accountState, parentState, organizationState } = position;
  if (
    accountState !== null &&
    isAccountUsable({ state: accountState, parentState, organizationState })
  )
    return undefined;
  if (
    accountState === null &&
    organizationState !== null &&
    isOrganizationUsable(organizationState)
  )
    return undefined;
  if (accountState !== null && accountState !== 'active')
    return say(
      'The account is {state, select, suspended {suspended} pending_closure {pending closure} other {closed}}.',
      { state: accountState },
    );
  if (parentState !== null && parentState !== 'active')
    return say(
      'The main account is {state, select, suspended {suspended} pending_closure {pending closure} other {closed}}.',
      { state: parentState },
    );
  return say(
    'The organization is {state, select, suspended {suspended} pending_deletion {pending deletion} merged {merged} other {deleted}}.',
    { state: organizationState ?? 'deleted' },
  );
}

/** In the states of an account, or of the organization when it is about that, does the permission count? */
function countsAt(position: Position, permission: string): boolean {
  const { accountState, parentState, organizationState } = position;
  if (accountState === null) return obstacleAt(position) === undefined;
  return countsIn({ state: accountState, parentState, organizationState }, permission);
}

/** What of a position gives a permission: nothing when the person or the place is out of use. */
function givesPermission(
  catalogue: RoleCatalogue,
  position: Position | undefined,
  permission: string,
): Hold[] {
  if (position === undefined || position.userState !== 'active' || !countsAt(position, permission))
    return [];
  return position.holds.filter(
    (hold) => catalogue.find(roleOf(hold))?.permissions.has(permission) === true,
  );
}

/** May the one who stands there ask about others? An account that is out of use can still be asked about from above. */
function mayAskAt(catalogue: RoleCatalogue, own: Position | undefined): boolean {
  if (own === undefined) return false;
  if (
    givesPermission(catalogue, own, memberPermissions.read.name).length > 0 &&
    own.accountId !== null
  )
    return true;
  const above = { ...own, accountId: null, accountState: null, parentState: null };
  return (
    own.organizationState !== null &&
    givesPermission(catalogue, above, roleAssignmentPermissions.read.name).some((hold) =>
      hold.kind.startsWith('organization'),
    )
  );
}

const keyOf = (place: {
  userId: string;
  accountId: string | null;
  organizationId: string | null;
}) => `${place.userId} ${place.accountId ?? place.organizationId ?? ''}`;

/**
 * Reads where everybody asked about stands, and where the caller stands there now, in one statement when it is about
 * now. About oneself one may always ask, about others only with the right to see who holds what there.
 * @throws request.not_found
 */
async function readAnswers(
  catalogue: RoleCatalogue,
  db: Db,
  actor: UserActor,
  { questions, at }: { questions: readonly AccessQuestion[]; at: Moment },
) {
  await assertKnown(db, at);
  const own = questions.map((question) => ({ ...question, userId: actor.userId }));
  const now = await readPositions(db, anyPair, at === null ? [...questions, ...own] : own, null);
  const byKey = new Map(now.map((position) => [keyOf(position), position]));
  const isHidden = (question: AccessQuestion) =>
    question.userId !== actor.userId &&
    !mayAskAt(catalogue, byKey.get(keyOf({ ...question, userId: actor.userId })));
  if (questions.some(isHidden)) {
    throw requestErrors.not_found(
      say(
        'You may ask about yourself, and about others on accounts and in organizations whose members you may see.',
      ),
    );
  }
  if (at === null) return questions.map((question) => visibleTo(actor, byKey.get(keyOf(question))));
  const then = new Map(
    (await readPositions(db, anyPair, questions, at)).map((position) => [
      keyOf(position),
      position,
    ]),
  );
  return questions.map((question) => {
    const position = then.get(keyOf(question));
    const mine = byKey.get(keyOf({ ...question, userId: actor.userId }));
    // What an account was in another organization is that organization's.
    const isOurs =
      question.userId === actor.userId || position?.organizationId === mine?.organizationId;
    return isOurs ? visibleTo(actor, position) : undefined;
  });
}

/** Somebody who has nothing to do with a place, and a place that one has nothing to do with, look like ones that do not exist. */
function visibleTo(actor: UserActor, position: Position | undefined): Position | undefined {
  const seen = visibleFromAbove(position);
  return seen?.holds.length === 0 && seen.userId === actor.userId ? undefined : seen;
}

function visibleFromAbove(position: Position | undefined): Position | undefined {
  if (position === undefined || position.holds.length > 0) return position;
  const isColleague =
    position.organizationId !== null && position.userOrganizationId === position.organizationId;
  return isColleague ? position : undefined;
}

function whatIsMissing(
  catalogue: RoleCatalogue,
  position: Position | undefined,
  permission: string,
) {
  const reason = (): Text => {
    if (position === undefined)
      return say('There is no such user or place, or they hold nothing there.');
    const name = position.userName;
    if (position.userState !== 'active')
      return say(
        '{name} is {state, select, inactive {deactivated} pending_deletion {pending_deletion} other {suspended}}.',
        { name, state: position.userState },
      );
    const obstacle = obstacleAt(position);
    if (obstacle !== undefined) return obstacle;
    if (position.holds.length === 0) return say('{name} holds no role there.', { name });
    return say('None of the roles that {name} holds there has {permission}.', {
      name,
      permission,
    });
  };
  return { sentence: reason(), roles_that_would: [...catalogue.rolesWith(permission)] };
}

export async function checkAccess(
  catalogue: RoleCatalogue,
  db: Db,
  actor: UserActor,
  { question, at: moment }: { question: AccessQuestion; at: Moment },
) {
  const [position] = await readAnswers(catalogue, db, actor, { questions: [question], at: moment });
  return answerOf(catalogue, question, position);
}

/** The same for whoever may see who holds what in the organization, a machine too. @throws request.not_found */
export async function checkAccessInOrganization(
  catalogue: RoleCatalogue,
  db: Db,
  scope: OrganizationScope,
  asked: { userId: string; permission: string; accountId: string | undefined; at: Moment },
) {
  const { userId, permission, accountId, at } = asked;
  await assertKnown(db, at);
  if (
    accountId !== undefined &&
    (await findAccountStates(db, scope, { accountId, at })) === undefined
  )
    throw requestErrors.not_found(say('There is no such account in this organization.'));
  const question = {
    userId,
    permission,
    accountId: accountId ?? null,
    organizationId: accountId === undefined ? scope.organizationId : null,
  };
  const [position] = await readPositions(db, anyPair, [question], at);
  return answerOf(catalogue, question, visibleFromAbove(position));
}

function answerOf(
  catalogue: RoleCatalogue,
  question: AccessQuestion,
  position: Position | undefined,
) {
  const because = givesPermission(catalogue, position, question.permission);
  const allowed = because.length > 0;
  const at = question.accountId === null ? 'organization' : 'account';
  return {
    allowed,
    because: because.map((hold) => presentReason(catalogue, hold, at)),
    missing: allowed ? null : whatIsMissing(catalogue, position, question.permission),
  };
}

export async function checkAccessBatch(
  catalogue: RoleCatalogue,
  db: Db,
  actor: UserActor,
  asked: { questions: readonly AccessQuestion[]; at: Moment },
) {
  const positions = await readAnswers(catalogue, db, actor, asked);
  return {
    allowed: asked.questions.map(
      (question, index) =>
        givesPermission(catalogue, positions[index], question.permission).length > 0,
    ),
  };
}

/** @throws request.not_found for somebody who is neither managed here nor a guest of an account */
export async function listUserAccess(
  catalogue: RoleCatalogue,
  db: Db,
  scope: OrganizationScope,
  asked: { userId: string; at: Moment; page: PageRequest },
) {
  const { userId, at, page } = asked;
  await assertKnown(db, at);
  const user = await findUser(db, userScope(userId));
  const belongs =
    user !== undefined &&
    (user.organizationId === scope.organizationId ||
      (await isGuestOf(db, scope, userId)) ||
      (at !== null && (await belongedAt(db, scope, { userId, at }))));
  if (!belongs) throw requestErrors.not_found(say('There is no such person in this organization.'));
  const reaching = catalogue.roles
    .filter((role) => role.permissions.has(accountPermissions.read.name))
    .map((role) => role.sid);
  const rows = await listReached(db, scope, { userId, reachingRoles: reaching, at }, page);
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
      because: reasons(row).map((hold) => sentenceOf(catalogue, hold, 'account')),
    }),
  );
}

export interface WhoCanQuestion {
  readonly permission: string;
  readonly accountId: string;
  readonly at: Moment;
  readonly page: PageRequest;
}

/** Nobody, on an account that is not of this organization, or in a state in which the permission does not count. */
export async function listWhoCan(
  catalogue: RoleCatalogue,
  db: Db,
  scope: OrganizationScope,
  asked: WhoCanQuestion,
) {
  const giving = catalogue.roles
    .filter((role) => role.permissions.has(asked.permission))
    .map((role) => role.sid);
  const { accountId, at } = asked;
  await assertKnown(db, at);
  const states = await findAccountStates(db, scope, { accountId, at });
  const around = {
    accountId,
    at,
    roleIds: giving,
    organizationOwner: giving.includes(roleSids.organizationOwner),
    accountOwner: giving.includes(roleSids.accountOwner),
  };
  const rows =
    states !== undefined && countsIn(states, asked.permission)
      ? await listReachers(db, scope, around, asked.page)
      : [];
  return toPage(
    rows,
    asked.page,
    (row) => [row.sortName, row.userId],
    (row) => ({
      user_sid: sid('US', row.userId),
      name: row.name,
      email: row.email,
      because: row.holds
        .filter((hold) => giving.includes(roleOf(hold)))
        .map((hold) => sentenceOf(catalogue, hold, 'account')),
    }),
  );
}
