/** What becomes of a half session: a session, once the second factor is proven, or nothing. */
import type { BrowserSecrets, Reply } from '../../kernel/bind.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { userTarget } from '../users/index.ts';
import {
  closeHalfSession,
  forgetHalfSession,
  getHalfSession,
  type HalfSession,
  halfSessionOver,
} from './half-sessions.ts';
import type { CheckedFactor } from './second-factors.ts';
import { signIn } from './service.ts';
import { sessionEvents } from './vocabulary.ts';

interface Finishing {
  readonly work: Work;
  readonly reply: Reply;
  readonly browser: BrowserSecrets;
}

/** A session with a new secret takes the place of the half one (SE-02). @throws session.half_session_over */
export async function completeHalfSession(
  { work, reply, browser }: Finishing,
  half: HalfSession,
  factor: CheckedFactor,
) {
  if (!(await closeHalfSession(work.db, half))) throw halfSessionOver();
  const started = await signIn(work, reply, { user: half.user, factor }, 'cookie');
  // Not before: whose code was used at the same moment tries another one.
  forgetHalfSession(browser);
  return started;
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
