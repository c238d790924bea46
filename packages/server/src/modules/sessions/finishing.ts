/** What becomes of a half session: a session, once the second factor is proven, or nothing. */
import type { BrowserSecrets, Reply } from '../../kernel/bind.ts';
import { revokeAllTokens } from '../../kernel/one-time-tokens.ts';
import { userScope } from '../../kernel/scope.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { getUser, userTarget } from '../users/index.ts';
import {
  closeHalfSession,
  forgetHalfSession,
  getHalfSession,
  type HalfSession,
  halfSessionOver,
  noteProven,
} from './half-sessions.ts';
import { endHalfSessions } from './half-store.ts';
import { rememberBrowser } from './remembered-browsers.ts';
import { assertFactorIsEnough, type CheckedFactor, levelOf } from './second-factors.ts';
import { signIn, startSession } from './service.ts';
import { assertNoSsoRequired } from './single-sign-on.ts';
import { endSessions } from './store.ts';
import { sessionEvents } from './vocabulary.ts';

interface Finishing {
  readonly work: Work;
  readonly reply: Reply;
  readonly browser: BrowserSecrets;
}

export interface Completing {
  readonly half: HalfSession;
  readonly factor: CheckedFactor;
  /** They ticked that it is not asked for in this browser for a while. */
  readonly isRemembered: boolean;
}

/** A session with a new secret takes the place of the half one (SE-02). @throws session.half_session_over */
export async function completeHalfSession(
  { work, reply, browser }: Finishing,
  { half, factor, isRemembered }: Completing,
) {
  if (!(await closeHalfSession(work.db, half))) throw halfSessionOver();
  const started = await signIn(work, reply, { user: half.user, factor }, 'cookie');
  // Not before: whose code was used at the same moment tries another one.
  forgetHalfSession(browser);
  if (isRemembered) await rememberBrowser({ work, browser }, half.user, factor.kind);
  return started;
}

/**
 * A factor that a policy asks for was added in a half session, and a session takes its place. What was begun with less ends; keys of
 * theirs do not: they were refused until now, and are worth something again. The login is locked by the caller.
 * @throws session.half_session_over, user.sso_required, session.enrolment_required
 */
export async function startEnrolledSession(
  { work, reply, browser }: Finishing,
  half: HalfSession,
  kind: 'authenticator_app' | 'passkey',
) {
  const scope = userScope(half.user.id);
  if (!(await closeHalfSession(work.db, half))) throw halfSessionOver();
  const user = await getUser(work.db, scope);
  if (user.state !== 'active' || user.credentialEpoch !== half.user.credentialEpoch)
    throw halfSessionOver();
  // A passkey that was added on the way in is none that the emergency access was named for.
  await assertNoSsoRequired(work.db, {
    emailDomain: user.emailDomain,
    user: { ...user, proven: 0 },
  });
  const factorLevel = levelOf(kind);
  await assertFactorIsEnough(work.db, user.id, factorLevel);
  await endHalfSessions(work.db, scope);
  await revokeAllTokens(work.db, user.id);
  const ended = await endSessions(work.db, scope, 'second factor added', null);
  work.audit({
    event: sessionEvents.started,
    target: userTarget(user),
    organizationId: user.organizationId,
    after: { method: 'password', second_factor: kind, added: true, sessions_ended: ended },
  });
  const asked = { user, transport: 'cookie', method: 'password', factorLevel } as const;
  const started = await startSession(work, reply, asked);
  forgetHalfSession(browser);
  return started;
}

/**
 * A factor that is too weak for the policy is proven, and used up: nobody who only has the password adds a stronger one.
 * @throws session.half_session_over
 */
export async function proveHalfSession(
  work: Work,
  half: HalfSession,
  factor: CheckedFactor,
): Promise<undefined> {
  const used = await factor.use(work);
  if (!(await noteProven(work.db, half))) throw halfSessionOver();
  work.audit({
    event: sessionEvents.factor_proven,
    target: userTarget(half.user),
    organizationId: half.user.organizationId,
    after: { second_factor: factor.kind, ...used },
  });
  return undefined;
}

/** Gives up on the way. @throws session.half_session_over */
export async function endHalfSession({
  work,
  browser,
}: Pick<Finishing, 'work' | 'browser'>): Promise<undefined> {
  const half = await getHalfSession({ db: work.db, browser });
  await closeHalfSession(work.db, half);
  forgetHalfSession(browser);
  work.audit({
    event: sessionEvents.given_up,
    target: userTarget(half.user),
    organizationId: half.user.organizationId,
  });
  return undefined;
}
