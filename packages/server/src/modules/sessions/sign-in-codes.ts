/**
 * A program gets a session from the browser of its user, whatever they sign in by there. The code passes through the address of
 * a page on their own computer, so it is worth nothing without the verifier, which never leaves the program (RFC 7636).
 */
import { createHash } from 'node:crypto';
import type { UserActor } from '../../kernel/actor.ts';
import type { Reply } from '../../kernel/bind.ts';
import type { Db } from '../../kernel/database.ts';
import { consumeToken, issueToken } from '../../kernel/one-time-tokens.ts';
import { platformScope, userScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { getUserForUpdate, userTarget } from '../users/index.ts';
import { startSession } from './service.ts';
import * as store from './store.ts';
import {
  sessionEvents,
  signInCodeErrors,
  signInCodeEvents,
  signInCodePurpose,
} from './vocabulary.ts';

/** RFC 6749 §4.1.2 wants it short; a browser needs a second. */
const codeSeconds = 60;
const anybody = platformScope('a code names its session; nobody is known before it is looked up');

/** Bound to the session that gave it: an earlier code of that session is dead. */
export async function createCode(work: Work & { actor: UserActor }, challenge: string) {
  const { actor } = work;
  const code = await issueToken(
    work.db,
    { purpose: signInCodePurpose, subjectId: actor.sessionId, address: challenge },
    codeSeconds,
  );
  const user = await getUserForUpdate(work.db, userScope(actor.userId));
  work.audit({
    event: signInCodeEvents.created,
    target: userTarget(user),
    organizationId: user.organizationId,
  });
  return { code, expires_in_seconds: codeSeconds };
}

const dead = () =>
  signInCodeErrors.dead(
    say(
      'The code was used, is older than a minute, belongs to another program, or its session ended.',
    ),
  );

/** Before the transaction, so that a code is used up by the first who shows it, with a wrong verifier too. @throws sign_in_code.dead */
export async function takeCode(
  db: Db,
  { code, verifier }: { readonly code: string; readonly verifier: string },
): Promise<store.GivingSession> {
  const found = await consumeToken(db, signInCodePurpose, code);
  if (found?.address !== createHash('sha256').update(verifier).digest('base64url')) throw dead();
  const giver = await store.findGivingSession(db, anybody, found.subjectId);
  if (giver === undefined) throw dead();
  return giver;
}

/** The new session proves what the one in the browser proved, and as long ago, and outlives no end that an identity provider set. @throws sign_in_code.dead */
export async function exchangeCode(work: Work, reply: Reply, giver: store.GivingSession) {
  const user = await getUserForUpdate(work.db, userScope(giver.userId));
  // Read again where nothing can end it any more.
  if ((await store.findGivingSession(work.db, anybody, giver.id)) === undefined) throw dead();
  work.audit({
    event: sessionEvents.started,
    target: userTarget(user),
    organizationId: user.organizationId,
    after: { method: giver.method, by_browser: true },
  });
  return startSession(work, reply, {
    user,
    transport: 'bearer',
    method: giver.method,
    authenticatedAt: giver.authenticatedAt,
    factorLevel: giver.factorLevel,
    isFromKnown: true,
    endsBy: giver.endsBy ?? undefined,
  });
}
