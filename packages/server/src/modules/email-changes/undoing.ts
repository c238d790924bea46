/** The way back for whoever lost their login by a change of address: a link to the old one, for seven days (AU-11). */

import { consumeToken, issueToken } from '../../kernel/one-time-tokens.ts';
import { organizationScope, platformScope, userScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { assertOwnerStaysUsable } from '../organizations/index.ts';
import { endAllSessions, enqueueReset } from '../sessions/index.ts';
import { findUser, readEmail, setEmail, type UserRow, userTarget } from '../users/index.ts';
import { lockForChange } from './judging.ts';
import { undoneMail } from './mails.ts';
import * as store from './store.ts';
import { emailChangeErrors, emailChangeEvents } from './vocabulary.ts';

const undoPurpose = 'email_change_undo';
const undoSeconds = 7 * 86_400;
const whoeverHoldsTheLink = platformScope('the link names its change; nobody is signed in');

/** Only what the person did by themselves: what an administrator asked for, and joining, is not taken back by mail. */
export async function makeUndoable(
  work: Work,
  change: store.EmailChangeRow,
  user: UserRow,
  verdict: 'stays' | 'joins',
): Promise<string | undefined> {
  if (change.requestedById !== user.id || verdict === 'joins') return undefined;
  // The change is the subject, not the login: a new password by whoever took it must not end the way back.
  const binding = { purpose: undoPurpose, subjectId: change.id, address: user.email };
  return issueToken(work.db, binding, undoSeconds);
}

const dead = () =>
  emailChangeErrors.link_dead(say('It was used, is too old, or the login has changed since.'));

/** @throws email_change.link_dead, and what a change to the old address would throw now */
export async function undo(work: Work, token: string): Promise<{ email: string }> {
  const used = await consumeToken(work.db, undoPurpose, token);
  const change =
    used === undefined
      ? undefined
      : await store.markUndone(work.db, whoeverHoldsTheLink, used.subjectId);
  if (change === undefined || change.fromEmail !== used?.address) throw dead();
  const scope = userScope(change.userId);
  const before = await findUser(work.db, scope);
  // Whoever took the login may have changed the address again: the link works all the same.
  if (before?.state !== 'active' || before.email === change.fromEmail) throw dead();
  const email = readEmail(change.fromEmail);
  const { user, judged } = await lockForChange(work, scope, email);
  if (user.state !== 'active' || judged.verdict === 'joins') throw dead();
  const after = await setEmail(work.db, scope, email);
  const ended = await endAllSessions(work, scope, 'change of address undone');
  if (after.organizationId !== null)
    await assertOwnerStaysUsable(work, organizationScope(after.organizationId));
  enqueueReset(work, {
    userId: user.id,
    sentence: say(
      'You, by undoing the change of your address, asked for a new password for your login.',
    ),
  });
  work.audit({
    event: emailChangeEvents.undone,
    target: userTarget(after),
    organizationId: after.organizationId,
    before: { email: user.emailAsTyped },
    after: { email: after.emailAsTyped, sessions_ended: ended },
  });
  const facts = {
    from: user.emailAsTyped,
    newEmail: after.emailAsTyped,
    askedBy: undefined,
    organizationId: after.organizationId,
  };
  for (const to of [email, readEmail(user.emailAsTyped)]) work.mail(undoneMail({ ...facts, to }));
  return { email: after.emailAsTyped };
}
