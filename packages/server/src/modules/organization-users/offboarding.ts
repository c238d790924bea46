/** Offboarding: deactivate, hand over and take the roles, in one transaction with one impact. The record stays. */

import { userScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { assertOwnerStaysUsable, getOrganization } from '../organizations/index.ts';
import { endRolesIn, getGrantableRole, grantRole } from '../role-assignments/index.ts';
import { roleSids } from '../roles/index.ts';
import { endAllSessions } from '../sessions/index.ts';
import { changeUserState, getUser } from '../users/index.ts';
import { type Act, actorName, assertHappens, getTarget, targetOf, tell } from './acting.ts';
import { auditedHandOver, type HandOver, handOver, sayHandOver } from './handing-over.ts';
import { sayWhatEnds } from './logins.ts';
import { getPerson } from './service.ts';
import type { PersonRow } from './store.ts';
import { organizationUserEvents } from './vocabulary.ts';

/** A managed user keeps one organization role: the smallest. Answers how many others ended. */
async function endRoles(work: Work, act: Act, roleId: string | null): Promise<number> {
  const { scope } = act;
  const ended = await endRolesIn(work, scope, act.userId);
  await grantRole(work, scope, {
    userId: act.userId,
    role: getGrantableRole(act.catalogue, roleSids.standardUser, 'organization'),
    grantedBy: work.actor.kind === 'user' ? work.actor.userId : null,
  });
  return roleId === roleSids.standardUser ? ended - 1 : ended;
}

/**
 * Of an active person or one who is deactivated already.
 * @throws organization_user.already, organization_user.accounts_need_owner
 */
export async function offboard(work: Work, act: Act, plan: HandOver): Promise<PersonRow> {
  const row = await getTarget(work, act);
  if (row.state !== 'inactive') assertHappens(row, 'deactivate');
  work.impact.line({
    what: 'people_deactivated',
    label: say('person cannot sign in'),
    count: row.state === 'active' ? 1 : 0,
    names: [row.name],
  });
  await sayWhatEnds(work, row.id);
  const leaver = await getUser(work.db, userScope(row.id));
  const passed = await handOver(work, act, leaver, plan);
  sayHandOver(work, act.scope, row.name, passed);
  const rolesEnded = await endRoles(work, act, row.organizationRoleId);
  work.impact.line({
    what: 'roles_ended',
    label: say('roles end; Standard User is left'),
    count: rolesEnded,
  });
  work.impact.undo(
    say('You can let them back in at any time, without the roles and the accounts.'),
  );
  const scope = userScope(row.id);
  if (row.state === 'active')
    await changeUserState(work, await getUser(work.db, scope), 'deactivate');
  const ended = await endAllSessions(work, scope, 'offboarded');
  await assertOwnerStaysUsable(work, act.scope);
  work.audit({
    event: organizationUserEvents.offboarded,
    target: targetOf(row),
    organizationId: act.scope.organizationId,
    before: { state: row.state, role_sid: row.organizationRoleId },
    after: {
      state: 'inactive',
      role_sid: roleSids.standardUser,
      roles_ended: rolesEnded,
      sessions_ended: ended,
      ...auditedHandOver(passed),
    },
  });
  const { friendlyName } = await getOrganization(work.db, act.scope);
  tell(work, act, row, {
    subject: say('Your login was deactivated'),
    paragraphs: [
      say(
        '{actor} of {organization} deactivated your login, ended your roles and handed over the accounts that you owned.',
        { actor: actorName(work), organization: friendlyName },
      ),
    ],
  });
  return getPerson(work.db, act.scope, row.id);
}
