/** What administrators do for somebody who lost their second factor. */
import { userScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { startReset } from '../factors/index.ts';
import { getOrganization } from '../organizations/index.ts';
import { endAllSessions } from '../sessions/index.ts';
import { getUser } from '../users/index.ts';
import { type Act, actorName, getTarget, targetOf } from './acting.ts';
import { sayWhatEnds } from './logins.ts';
import { organizationUserErrors, organizationUserEvents } from './vocabulary.ts';

/**
 * The first of two steps: the second is the person's own, with their password and a code to their address. The administrator
 * never sees, chooses or gets a secret (AU-18, AU-19).
 * @throws organization_user.cannot_sign_in, second_factor.none
 */
export async function resetSecondFactor(
  work: Work,
  act: Act,
  reason: string,
): Promise<{ email: string; ended: number }> {
  const row = await getTarget(work, act);
  if (row.state !== 'active')
    throw organizationUserErrors.cannot_sign_in(
      say('A reset is of no use to {name} as long as they cannot sign in.', { name: row.name }),
    );
  const { organizationId } = act.scope;
  const { friendlyName: organizationName } = await getOrganization(work.db, act.scope);
  await sayWhatEnds(work, row.id);
  const user = await getUser(work.db, userScope(row.id));
  const actor = actorName(work);
  const count = await startReset(work, { user, organizationId, organizationName, actor, reason });
  work.impact.line({
    what: 'second_factors_replaceable',
    label: say('second factors can be replaced'),
    count,
    names: [row.name],
  });
  work.impact.undo(
    say('It is off as soon as they sign in with the factor that they have, and after seven days.'),
  );
  const ended = await endAllSessions(work, userScope(row.id), 'second factor reset');
  work.audit({
    event: organizationUserEvents.second_factor_reset,
    target: targetOf(row),
    organizationId,
    after: { reason, sessions_ended: ended },
  });
  return { email: row.email, ended };
}
