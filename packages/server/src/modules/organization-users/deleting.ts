/** Deleting a managed login: it is closed at once, and erased when the time to cancel has passed. */

import { userScope } from '../../kernel/scope.ts';
import { dayOf, say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { assertOwnerStaysUsable, getOrganization } from '../organizations/index.ts';
import { endAllSessions } from '../sessions/index.ts';
import { changeUserState, getUser } from '../users/index.ts';
import { type Act, actorName, assertHappens, getTarget, targetOf, tell } from './acting.ts';
import { auditedHandOver, type HandOver, handOver, sayHandOver } from './handing-over.ts';
import { sayWhatEnds } from './logins.ts';
import { getPerson } from './service.ts';
import type { PersonRow } from './store.ts';
import { organizationUserEvents } from './vocabulary.ts';

/** @throws organization_user.already, organization_user.accounts_need_owner */
export async function scheduleDeletion(work: Work, act: Act, plan: HandOver): Promise<PersonRow> {
  const row = await getTarget(work, act);
  assertHappens(row, 'schedule_deletion');
  work.impact.line({
    what: 'people_deleted',
    label: say('person cannot sign in, and is erased when the time is over'),
    count: 1,
    names: [row.name],
  });
  await sayWhatEnds(work, row.id);
  const leaver = await getUser(work.db, userScope(row.id));
  const passed = await handOver(work, act, leaver, plan);
  sayHandOver(work, act.scope, row.name, passed);
  const scope = userScope(row.id);
  const after = await changeUserState(work, await getUser(work.db, scope), 'schedule_deletion');
  const ended = await endAllSessions(work, scope, 'to be deleted');
  await assertOwnerStaysUsable(work, act.scope);
  const due = after.deletionDueAt ?? work.now;
  work.impact.undo(
    say('You can cancel the deletion; the accounts stay with their new owners.'),
    due,
  );
  work.audit({
    event: organizationUserEvents.deletion_scheduled,
    target: targetOf(row),
    organizationId: act.scope.organizationId,
    before: { state: row.state },
    after: {
      state: after.state,
      deletion_due_at: due.toISOString(),
      sessions_ended: ended,
      ...auditedHandOver(passed),
    },
  });
  const { friendlyName } = await getOrganization(work.db, act.scope);
  tell(work, act, row, {
    subject: say('Your login will be deleted'),
    paragraphs: [
      say(
        '{actor} of {organization} is deleting your login. You cannot sign in any more. It is erased on {day}; until then an administrator can cancel that.',
        { actor: actorName(work), organization: friendlyName, day: dayOf(due) },
      ),
    ],
  });
  return getPerson(work.db, act.scope, row.id);
}

/** Keeps a login that was to be deleted. It stays deactivated: letting it in is a decision of its own. */
export async function cancelDeletion(work: Work, act: Act): Promise<PersonRow> {
  const row = await getTarget(work, act);
  assertHappens(row, 'cancel_deletion');
  const after = await changeUserState(
    work,
    await getUser(work.db, userScope(row.id)),
    'cancel_deletion',
  );
  work.audit({
    event: organizationUserEvents.deletion_cancelled,
    target: targetOf(row),
    organizationId: act.scope.organizationId,
    before: { state: row.state },
    after: { state: after.state },
  });
  const { friendlyName } = await getOrganization(work.db, act.scope);
  tell(work, act, row, {
    subject: say('Your login will not be deleted'),
    paragraphs: [
      say(
        '{actor} of {organization} cancelled the deletion of your login. It is kept, and stays deactivated until they let you back in.',
        { actor: actorName(work), organization: friendlyName },
      ),
    ],
  });
  return getPerson(work.db, act.scope, row.id);
}
