/** What administrators do to a managed login: keep it out, let it in, end its sessions, rename it, help with its password. */

import { countOpenTokens } from '../../kernel/one-time-tokens.ts';
import { userScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { assertVersion } from '../../kernel/versions.ts';
import { assertOwnerStaysUsable, getOrganization } from '../organizations/index.ts';
import {
  assertNoSsoRequired,
  countRemembered,
  countSessions,
  endAllSessions,
  enqueueReset,
} from '../sessions/index.ts';
import { changeUserState, getUser, readEmail, setNames } from '../users/index.ts';
import { type Act, actorName, assertHappens, getTarget, targetOf, tell } from './acting.ts';
import { getPerson } from './service.ts';
import type { PersonRow } from './store.ts';
import { organizationUserErrors, organizationUserEvents } from './vocabulary.ts';

/** What ends with a login that is kept out; to be said before it ends. */
export async function sayWhatEnds(work: Work, userId: string): Promise<void> {
  const scope = userScope(userId);
  const sessions = await countSessions(work.db, scope);
  work.impact.line({ what: 'sessions_ended', label: say('sessions end'), count: sessions });
  const tokens = await countOpenTokens(work.db, userId);
  work.impact.line({
    what: 'tokens_ended',
    label: say('mailed links and codes end'),
    count: tokens,
  });
  const remembered = await countRemembered(work.db, scope);
  if (remembered > 0)
    work.impact.line({
      what: 'browsers_forgotten',
      label: say('browsers are forgotten at once: the second factor is asked for there again'),
      count: remembered,
    });
}

/** Deactivates a login: nothing that was given out to it works any more, from this very commit on. */
export async function deactivate(work: Work, act: Act): Promise<PersonRow> {
  const row = await getTarget(work, act);
  assertHappens(row, 'deactivate');
  work.impact.line({
    what: 'people_deactivated',
    label: say('person cannot sign in'),
    count: 1,
    names: [row.name],
  });
  await sayWhatEnds(work, row.id);
  work.impact.line({
    what: 'accounts_kept',
    label: say('owned accounts stay theirs, and wait on the attention list for a new owner'),
    count: row.ownedAccounts,
  });
  work.impact.undo(say('You can let them back in at any time, with the roles that they have now.'));
  await changeUserState(work, await getUser(work.db, userScope(row.id)), 'deactivate');
  const ended = await endAllSessions(work, userScope(row.id), 'deactivated');
  await assertOwnerStaysUsable(work, act.scope);
  work.audit({
    event: organizationUserEvents.deactivated,
    target: targetOf(row),
    organizationId: act.scope.organizationId,
    before: { state: row.state },
    after: {
      state: 'inactive',
      sessions_ended: ended,
      ...(act.reason === undefined ? {} : { reason: act.reason.word }),
    },
  });
  const { friendlyName } = await getOrganization(work.db, act.scope);
  tell(work, act, row, {
    subject: say('Your login was deactivated'),
    paragraphs: [
      act.reason?.sentence ??
        say(
          '{actor} of {organization} deactivated your login. You cannot sign in until they let you back in.',
          { actor: actorName(work), organization: friendlyName },
        ),
    ],
  });
  return getPerson(work.db, act.scope, row.id);
}

/** Lets a deactivated login in again. A login that the operator suspended stays suspended. */
export async function reactivate(work: Work, act: Act): Promise<PersonRow> {
  const row = await getTarget(work, act);
  assertHappens(row, 'reactivate');
  await changeUserState(work, await getUser(work.db, userScope(row.id)), 'reactivate');
  work.audit({
    event: organizationUserEvents.reactivated,
    target: targetOf(row),
    organizationId: act.scope.organizationId,
    before: { state: row.state },
    after: { state: 'active' },
  });
  const { friendlyName } = await getOrganization(work.db, act.scope);
  tell(work, act, row, {
    subject: say('You can sign in again'),
    leadsToSignIn: true,
    paragraphs: [
      say(
        '{actor} of {organization} let your login back in. Sign in with the password that you had.',
        { actor: actorName(work), organization: friendlyName },
      ),
    ],
  });
  return getPerson(work.db, act.scope, row.id);
}

export async function endSessions(work: Work, act: Act): Promise<{ ended: number }> {
  const row = await getTarget(work, act);
  await sayWhatEnds(work, row.id);
  work.impact.undo(say('They sign in again with their password.'));
  const ended = await endAllSessions(work, userScope(row.id), 'ended by an administrator');
  work.audit({
    event: organizationUserEvents.sessions_ended,
    target: targetOf(row),
    organizationId: act.scope.organizationId,
    after: { sessions_ended: ended },
  });
  const { friendlyName } = await getOrganization(work.db, act.scope);
  tell(work, act, row, {
    subject: say('You were signed out everywhere'),
    leadsToSignIn: true,
    paragraphs: [
      say('{actor} of {organization} ended all sessions of your login. Sign in again to go on.', {
        actor: actorName(work),
        organization: friendlyName,
      }),
    ],
  });
  return { ended };
}

export interface NewNames {
  readonly firstName: string | undefined;
  readonly lastName: string | undefined;
}

/** @throws request.stale */
export async function rename(
  work: Work,
  act: Act,
  names: NewNames,
  ifMatch: number | undefined,
): Promise<PersonRow> {
  const row = await getTarget(work, act);
  assertVersion(row.version, ifMatch);
  const before = await getUser(work.db, userScope(row.id));
  const after = await setNames(work.db, before, {
    firstName: names.firstName ?? before.firstName,
    lastName: names.lastName ?? before.lastName,
  });
  work.audit({
    event: organizationUserEvents.renamed,
    target: targetOf({ ...row, name: after.fullName }),
    organizationId: act.scope.organizationId,
    before: { first_name: before.firstName, last_name: before.lastName },
    after: { first_name: after.firstName, last_name: after.lastName },
  });
  const { friendlyName } = await getOrganization(work.db, act.scope);
  tell(work, act, row, {
    subject: say('Your name was changed'),
    paragraphs: [
      say('{actor} of {organization} changed your name from {before} to {after}.', {
        actor: actorName(work),
        organization: friendlyName,
        before: before.fullName,
        after: after.fullName,
      }),
    ],
  });
  return getPerson(work.db, act.scope, row.id);
}

/**
 * Mails the person a link for a new password. The administrator never sees it (AU-19), and their password works until
 * they use it.
 * @throws organization_user.cannot_sign_in, user.sso_required
 */
export async function sendReset(work: Work, act: Act): Promise<{ email: string }> {
  const row = await getTarget(work, act);
  if (row.state !== 'active')
    throw organizationUserErrors.cannot_sign_in(
      say('A new password is of no use to {name} as long as they cannot sign in.', {
        name: row.name,
      }),
    );
  await assertNoSsoRequired(work.db, {
    emailDomain: readEmail(row.email).domain,
    user: { id: row.id, organizationId: act.scope.organizationId },
  });
  const { friendlyName } = await getOrganization(work.db, act.scope);
  enqueueReset(work, {
    userId: row.id,
    sentence: say('{actor} of {organization} asked for a new password for your login.', {
      actor: actorName(work),
      organization: friendlyName,
    }),
  });
  work.audit({
    event: organizationUserEvents.password_reset_sent,
    target: targetOf(row),
    organizationId: act.scope.organizationId,
  });
  return { email: row.email };
}
