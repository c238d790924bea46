/** Ending sessions: one of one's own, one's others, and whatever was given out to a login before. */
import type { UserActor } from '../../kernel/actor.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { sid } from '../../kernel/ids.ts';
import { revokeAllTokens } from '../../kernel/one-time-tokens.ts';
import type { UserScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { getUserForUpdate, raiseCredentialEpoch } from '../users/index.ts';
import { forgetAllRemembered } from './remembered-browsers-store.ts';
import * as store from './store.ts';
import { sessionEvents } from './vocabulary.ts';

/** Ends one of one's own sessions. @throws request.not_found */
export async function endSession(
  work: Work & { actor: UserActor },
  scope: UserScope,
  sessionId: string,
): Promise<undefined> {
  const ended = await store.endSession(work.db, scope, sessionId, 'ended by the user');
  if (!ended) throw requestErrors.not_found(say('There is no such session of yours.'));
  work.audit({
    event: sessionEvents.ended,
    target: { type: 'user', sid: sid('US', scope.userId), name: work.actor.name },
    organizationId: work.actor.organizationId,
    after: { session_sid: sid('SE', sessionId) },
  });
  return undefined;
}

/** Ends one's sessions but the one that asks, and has no browser remembered. Keys and apps are none: they go on. @throws request.unauthenticated */
export async function endOwnOthers(work: Work & { actor: UserActor }, scope: UserScope) {
  await getUserForUpdate(work.db, scope);
  await assertStillSignedIn(work, scope);
  const { actor } = work;
  const ended = await store.endSessions(work.db, scope, 'ended by the user', actor.sessionId);
  const forgotten = await forgetAllRemembered(work.db, scope);
  if (ended + forgotten > 0)
    work.audit({
      event: sessionEvents.others_ended,
      target: { type: 'user', sid: sid('US', scope.userId), name: actor.name },
      organizationId: actor.organizationId,
      after: { sessions_ended: ended, browsers_forgotten: forgotten },
    });
  return { ended };
}

/** Ends every session of a user, and the worth of everything that was given out before: links, codes and remembered browsers too (SE-04). */
export async function endAllSessions(
  work: Work,
  scope: UserScope,
  because: string,
): Promise<number> {
  await raiseCredentialEpoch(work.db, scope);
  await revokeAllTokens(work.db, scope.userId);
  await forgetAllRemembered(work.db, scope);
  return store.endSessions(work.db, scope, because, null);
}

/**
 * How they sign in is another from now on: whatever was given out before is worthless, but for the session that changed it.
 * Answers how many sessions ended.
 */
export async function endOtherSessions(
  work: Work & { actor: UserActor },
  scope: UserScope,
  because: string,
): Promise<number> {
  await raiseCredentialEpoch(work.db, scope);
  await revokeAllTokens(work.db, scope.userId);
  await forgetAllRemembered(work.db, scope);
  await store.keepSession(work.db, scope, work.actor.sessionId);
  return store.endSessions(work.db, scope, because, work.actor.sessionId);
}

/**
 * Of two changes at once the first ends the session of the second, which was let in by what counts no more. The login is
 * locked by the caller.
 * @throws request.unauthenticated
 */
export async function assertStillSignedIn(
  work: Work & { actor: UserActor },
  scope: UserScope,
): Promise<void> {
  if ((await store.findSession(work.db, scope, work.actor.sessionId)) === undefined)
    throw requestErrors.unauthenticated(say('The session has ended. Sign in again.'));
}
