/** How somebody stops being managed: what they held ends, what they own passes on, the login itself stays theirs. */

import { type OrganizationScope, userScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { type AccountRow, changeOwner, listAllOwnedAccountIds } from '../accounts/index.ts';
import {
  assertOwnerStaysUsable,
  getOrganization,
  lockOrganization,
} from '../organizations/index.ts';
import { endRolesIn } from '../role-assignments/index.ts';
import { endAllSessions } from '../sessions/index.ts';
import {
  changeUserState,
  getUser,
  getUserForUpdate,
  setManagingOrganization,
  type UserRow,
  userLifecycle,
} from '../users/index.ts';
import { type Act, actorName, getTarget, targetOf, tell } from './acting.ts';
import {
  auditedHandOver,
  type HandOver,
  handOver,
  type Passed,
  sayHandOver,
} from './handing-over.ts';
import { sayWhatEnds } from './logins.ts';
import { assertMayBeReleased } from './rules.ts';
import { organizationUserEvents } from './vocabulary.ts';

export interface Release {
  readonly scope: OrganizationScope;
  readonly userId: string;
  /** Who owns their accounts from now on: an active managed user of the organization. */
  readonly heirUserId: string;
  /** The heir may be somebody who cannot sign in just now. Only where nobody can be asked for another: the clock. */
  readonly heirMayBeInactive?: boolean;
}

export interface Released {
  /** As they are afterwards: independent. */
  readonly user: UserRow;
  /** The accounts that have another owner now. */
  readonly passedOn: readonly AccountRow[];
  readonly rolesEnded: number;
  readonly sessionsEnded: number;
}

/**
 * Makes a managed user independent. Their roles in the organization and on its accounts end, the accounts they own
 * pass to the heir without them, and whatever was given out to their login is worth nothing. Never the Owner's.
 * Writes no audit event and no mail: the use case that calls it does.
 * @throws organization_user.not_managed, organization_user.is_owner, account.owner_not_eligible, request.not_found
 */
export async function releaseUser(work: Work, release: Release): Promise<Released> {
  const { scope, userId, heirUserId } = release;
  const leaver = userScope(userId);
  await lockOrganization(work.db, scope);
  const { ownerUserId } = await getOrganization(work.db, scope);
  // Whoever makes an account locks the login of its owner: from here on nothing is added to what they own.
  for (const id of [userId, heirUserId].toSorted()) await getUserForUpdate(work.db, userScope(id));
  const user = await getUser(work.db, leaver);
  assertMayBeReleased({
    isManagedHere: user.organizationId === scope.organizationId,
    isOwner: userId === ownerUserId,
  });
  const passedOn = await passOn(work, release);
  // What the organization decided about the login ends with it; what the operator decided stays.
  if (userLifecycle.next(user.state, 'release') !== undefined)
    await changeUserState(work, user, 'release');
  const rolesEnded = await endRolesIn(work, scope, userId);
  await setManagingOrganization(work, leaver, null);
  const sessionsEnded = await endAllSessions(work, leaver, 'left the organization');
  return { user: await getUser(work.db, leaver), passedOn, rolesEnded, sessionsEnded };
}

/** Closed accounts too: the owner of every account of an organization is managed there. */
async function passOn(work: Work, release: Release): Promise<AccountRow[]> {
  const { scope, userId, heirUserId } = release;
  const to = await getUser(work.db, userScope(heirUserId));
  const passedOn: AccountRow[] = [];
  for (const accountId of await listAllOwnedAccountIds(work.db, userScope(userId))) {
    const change = { accountId, to, oldOwnerStays: false };
    const mayBeInactive = release.heirMayBeInactive === true;
    const { after } = await changeOwner(work, scope, { ...change, mayBeInactive });
    passedOn.push(after);
  }
  return passedOn;
}

export interface Removed extends Released {
  readonly handedOver: readonly Passed[];
}

/**
 * An administrator lets somebody go: the login lives on outside, as the person's own.
 * @throws organization_user.accounts_need_owner and what `releaseUser` throws
 */
export async function removeFromOrganization(
  work: Work,
  act: Act,
  plan: HandOver,
): Promise<Removed> {
  const row = await getTarget(work, act);
  const { ownerUserId, friendlyName } = await getOrganization(work.db, act.scope);
  work.impact.line({
    what: 'people_removed',
    label: say('person leaves the organization, and keeps their login'),
    count: 1,
    names: [row.name],
  });
  await sayWhatEnds(work, row.id);
  const leaver = await getUser(work.db, userScope(row.id));
  const passed = await handOver(work, act, leaver, plan);
  sayHandOver(work, act.scope, row.name, passed);
  const takenAlong = passed.filter(({ to }) => to === undefined);
  work.impact.line({
    what: 'accounts_leaving',
    label: say('accounts leave the organization with them'),
    count: takenAlong.length,
    names: takenAlong.map(({ accountName }) => accountName),
  });
  // What is left to pass on is closed: it falls to the Owner.
  const released = await releaseUser(work, {
    scope: act.scope,
    userId: row.id,
    heirUserId: ownerUserId,
    heirMayBeInactive: true,
  });
  await assertOwnerStaysUsable(work, act.scope);
  work.impact.line({ what: 'roles_ended', label: say('roles end'), count: released.rolesEnded });
  work.impact.undo(
    say('You can invite them again; they decide, and start without roles and accounts.'),
  );
  work.audit({
    event: organizationUserEvents.removed,
    target: targetOf(row),
    organizationId: act.scope.organizationId,
    before: { state: row.state, role_sid: row.organizationRoleId },
    after: {
      state: released.user.state,
      roles_ended: released.rolesEnded,
      sessions_ended: released.sessionsEnded,
      ...auditedHandOver(passed),
    },
  });
  tell(work, act, row, {
    subject: say('You do not belong to {friendlyName} any more', { friendlyName }),
    leadsToSignIn: true,
    paragraphs: [
      say(
        '{actor} removed you from {organization}. Your login is your own from now on: sign in with the same address and password. What you reached through {organization} is closed to you.',
        { actor: actorName(work), organization: friendlyName },
      ),
    ],
  });
  return { ...released, handedOver: passed };
}
