/** A change of address that the organization itself vouches for: the domain is proven, and its directory says who has what. */
import { organizationScope, userScope } from '../../kernel/scope.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { type Act, getTarget } from '../organization-users/index.ts';
import { assertOwnerStaysUsable } from '../organizations/index.ts';
import { endAllSessions } from '../sessions/index.ts';
import { readEmail, setEmail, type UserRow, userTarget } from '../users/index.ts';
import { lockForChange } from './judging.ts';
import { vouchedMail } from './mails.ts';
import * as store from './store.ts';
import { emailChangeEvents } from './vocabulary.ts';

/**
 * The login has the address at once: no code is mailed, both addresses are told, and its sessions end (SC-05).
 * @param by who says so, as mails call it
 * @throws email_change.outside_organization, user.email_taken, organization_user.*
 */
export async function changeVouched(
  work: Work,
  act: Act,
  emailText: string,
  by: string,
): Promise<UserRow> {
  await getTarget(work, act);
  const scope = userScope(act.userId);
  const email = readEmail(emailText);
  const { user } = await lockForChange(work, scope, email);
  await store.endPending(work.db, scope, 'cancelled');
  const after = await setEmail(work.db, scope, email);
  const ended = await endAllSessions(work, scope, 'change of address');
  await assertOwnerStaysUsable(work, organizationScope(act.scope.organizationId));
  work.audit({
    event: emailChangeEvents.completed,
    target: userTarget(after),
    organizationId: after.organizationId,
    before: { email: user.emailAsTyped },
    after: { email: after.emailAsTyped, sessions_ended: ended },
  });
  const facts = {
    from: user.emailAsTyped,
    newEmail: after.emailAsTyped,
    askedBy: by,
    organizationId: after.organizationId,
  };
  for (const to of [readEmail(user.emailAsTyped), email]) work.mail(vouchedMail({ ...facts, to }));
  return after;
}
