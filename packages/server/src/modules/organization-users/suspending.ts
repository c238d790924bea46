/** The operator stops a login, whoever manages it, and lifts that again. It never does so unseen. */

import type { Db } from '../../kernel/database.ts';
import { sid, uuidOfSid } from '../../kernel/ids.ts';
import { organizationScope, type UserScope, userScope } from '../../kernel/scope.ts';
import { say, type Text } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { assertOwnerStaysUsable, lockOrganization } from '../organizations/index.ts';
import { endAllSessions } from '../sessions/index.ts';
import {
  changeUserState,
  findUser,
  findUserByEmail,
  getUser,
  getUserForUpdate,
  presentUser,
  readEmail,
  type UserRow,
  userEvents,
  userTarget,
} from '../users/index.ts';
import { sayWhatEnds } from './logins.ts';
import { loginMail } from './mails.ts';

/** As the operator sees a login. */
export function presentOperatedUser(row: UserRow) {
  const { email, name, state, created_at } = presentUser(row);
  const organization_sid = row.organizationId === null ? null : sid('OR', row.organizationId);
  return { sid: sid('US', row.id), organization_sid, email, name, state, created_at };
}

/** By the exact address or the SID: nobody pages through everybody's logins. */
export async function findOperatedUser(db: Db, search: string): Promise<UserRow | undefined> {
  const id = uuidOfSid('US', search.trim());
  if (id !== undefined) return findUser(db, userScope(id));
  return findUserByEmail(db, readEmail(search, 'query/search'));
}

/** The organization first, as everywhere; read again, since they may have moved meanwhile. */
async function lockWithOrganization(work: Work, scope: UserScope): Promise<UserRow> {
  const { organizationId } = await getUser(work.db, scope);
  if (organizationId !== null) await lockOrganization(work.db, organizationScope(organizationId));
  return getUserForUpdate(work.db, scope);
}

function tell(work: Work, user: UserRow, subject: Text, sentence: Text): void {
  const { emailAsTyped: to, organizationId } = user;
  work.mail(loginMail({ to, organizationId, subject, paragraphs: [sentence] }));
}

/** @throws user.not_in_this_state, organization.owner_unusable */
export async function suspend(work: Work, userId: string): Promise<UserRow> {
  const scope = userScope(userId);
  const before = await lockWithOrganization(work, scope);
  work.impact.line({
    what: 'people_suspended',
    label: say('person cannot sign in, whatever their organization wants'),
    count: 1,
    names: [before.fullName],
  });
  await sayWhatEnds(work, userId);
  work.impact.undo(say('You can lift the suspension at any time.'));
  const after = await changeUserState(work, before, 'suspend');
  const ended = await endAllSessions(work, scope, 'suspended by the operator');
  if (after.organizationId !== null)
    await assertOwnerStaysUsable(work, organizationScope(after.organizationId));
  work.audit({
    event: userEvents.suspended,
    target: userTarget(after),
    organizationId: after.organizationId,
    before: { state: before.state },
    after: { state: after.state, sessions_ended: ended },
  });
  tell(
    work,
    after,
    say('Your login was suspended'),
    say(
      'The operator of this service suspended your login. You cannot sign in until they lift that.',
    ),
  );
  return after;
}

/** A login that its organization had deactivated is deactivated again, not let in. @throws user.not_in_this_state */
export async function liftSuspension(work: Work, userId: string): Promise<UserRow> {
  const before = await lockWithOrganization(work, userScope(userId));
  const after = await changeUserState(
    work,
    before,
    before.deactivatedAt === null ? 'lift_suspension' : 'lift_suspension_of_deactivated',
  );
  work.impact.line({
    what: 'people_let_in',
    label: say('person can sign in again'),
    count: after.state === 'active' ? 1 : 0,
    names: after.state === 'active' ? [after.fullName] : [],
  });
  work.impact.undo(say('You can suspend them again at any time.'));
  work.audit({
    event: userEvents.suspension_lifted,
    target: userTarget(after),
    organizationId: after.organizationId,
    before: { state: before.state },
    after: { state: after.state },
  });
  tell(
    work,
    after,
    say('The suspension of your login was lifted'),
    after.state === 'active'
      ? say(
          'The operator of this service lifted the suspension of your login. You can sign in again.',
        )
      : say(
          'The operator of this service lifted the suspension of your login. Your organization keeps it deactivated.',
        ),
  );
  return after;
}
