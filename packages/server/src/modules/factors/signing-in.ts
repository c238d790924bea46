/** Use cases of proving a factor: finishing a half session, a passkey alone, and a fresh proof. */
import type { UserActor } from '../../kernel/actor.ts';
import type { BrowserSecrets, Reply } from '../../kernel/bind.ts';
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { idFromHash } from '../../kernel/ids.ts';
import type { Kernel } from '../../kernel/module.ts';
import { issueCode } from '../../kernel/one-time-tokens.ts';
import { userScope } from '../../kernel/scope.ts';
import { hashToken, randomToken } from '../../kernel/secrets.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import {
  assertFactorIsEnough,
  assertNoSsoRequired,
  type CheckedFactor,
  type CheckingContext,
  getHalfSession,
  type HalfSession,
  levelOf,
  sessionEvents,
  startSession,
  type TypedProof,
  takeHalfSessionTry,
} from '../sessions/index.ts';
import { findUser, getUser, type UserRow, userTarget } from '../users/index.ts';
import {
  type Bound,
  CeremonyFailure,
  challengeOf,
  issueChallenge,
  purposes,
  siteOf,
  verifySigned,
} from './ceremonies.ts';
import { resetCodeMail } from './mails.ts';
import { holderOf } from './people.ts';
import {
  checkMailedCode,
  checkPasskey,
  checkTyped,
  noteCopy,
  type Proving,
  resetPurpose,
  usingPasskey,
} from './proving.ts';
import type { Assertion } from './sign-in-contract.ts';
import { readStanding } from './store.ts';
import { passkeyErrors, secondFactorErrors, secondFactorEvents } from './vocabulary.ts';

export type Proof =
  | TypedProof
  | { readonly kind: 'passkey'; readonly credential: Assertion }
  | { readonly kind: 'mailed_code'; readonly code: string };

type InBrowser = { readonly db: Db; readonly browser: BrowserSecrets };

const ofHalf = (half: HalfSession): Bound => ({
  purpose: purposes.secondFactor,
  subjectId: half.id,
});
const ofSession = (actor: UserActor): Bound => ({
  purpose: purposes.stepUp,
  subjectId: actor.sessionId,
});

/** @throws session.half_session_over, passkey.not_here */
export async function challengeHalfSession(kernel: Kernel, context: InBrowser) {
  const half = await getHalfSession(context);
  return challengeOf(kernel, context.db, ofHalf(half), userScope(half.user.id));
}

export interface ProvenHalf {
  readonly half: HalfSession;
  readonly factor: CheckedFactor;
}

/** Before the transaction: one try less, then the proof is looked at. @throws session.half_session_over, session.factor_refused */
export async function checkHalfSession(
  kernel: Kernel,
  context: CheckingContext & InBrowser,
  proof: Proof,
): Promise<ProvenHalf> {
  const half = await takeHalfSessionTry(context);
  const proving: Proving = { kernel, context, holder: holderOf(half.user) };
  switch (proof.kind) {
    case 'passkey':
      return { half, factor: await checkPasskey(proving, ofHalf(half), proof.credential) };
    case 'mailed_code':
      return { half, factor: await checkMailedCode(proving, half.id, proof.code) };
    default:
      return { half, factor: await checkTyped(proving, proof) };
  }
}

/** What would not be enough is not looked at, so that no code is used up by it. @throws session.enrolment_required */
export async function checkCompletion(
  kernel: Kernel,
  context: CheckingContext & InBrowser,
  proof: Proof,
): Promise<ProvenHalf> {
  const { user } = await getHalfSession(context);
  await assertFactorIsEnough(context.db, user.id, levelOf(proof.kind));
  return checkHalfSession(kernel, context, proof);
}

const mailLimit = { name: 'second-factor-code', limit: 5, windowSeconds: 3_600 };
const codeSeconds = 900;

/** Counts the mails to one person; whoever asks has given the password. @throws session.half_session_over, request.too_many */
export async function countMailedCode(kernel: Kernel, context: InBrowser): Promise<HalfSession> {
  const half = await getHalfSession(context);
  const counted = await kernel.rateLimits.consume(context.db, mailLimit, half.user.id);
  if (!counted.allowed)
    throw requestErrors.too_many(say('Too many codes were mailed for this.'), {
      retryAfterSeconds: counted.retryAfterSeconds,
    });
  return half;
}

/** @throws second_factor.no_reset */
export async function mailCode(work: Work, { id, user }: HalfSession) {
  if (!(await readStanding(work.db, userScope(user.id))).reset)
    throw secondFactorErrors.no_reset(
      say('No reset waits for you: it was never begun, or is older than seven days.'),
    );
  const binding = { purpose: resetPurpose, subjectId: id, address: user.email };
  work.mail(resetCodeMail(holderOf(user), await issueCode(work.db, binding, codeSeconds)));
  work.audit({
    event: secondFactorEvents.code_sent,
    target: userTarget(user),
    organizationId: user.organizationId,
  });
  return { email: user.emailAsTyped };
}

const signInCookie = 'passkey_sign_in';
const signInSeconds = 600;

/** Of nobody yet: the browser that begins is the one that has to finish. */
const ofBrowser = (secret: string): Bound => ({
  purpose: purposes.signIn,
  subjectId: idFromHash(hashToken(secret)),
});

/** @throws passkey.not_here */
export async function startPasskeySignIn(kernel: Kernel, { db, browser }: InBrowser) {
  const { rpId } = siteOf(kernel);
  const secret = randomToken(32);
  browser.keep(signInCookie, secret, signInSeconds);
  return {
    challenge: await issueChallenge(db, ofBrowser(secret)),
    rp_id: rpId,
    credentials: [],
    user_verification: 'required' as const,
  };
}

const refused = () =>
  passkeyErrors.refused(say('It is not known here, was removed, or its login cannot sign in.'));

async function refuse(context: CheckingContext, reason: string, user?: UserRow) {
  const target =
    user === undefined ? { type: 'user', sid: '', name: 'a passkey' } : userTarget(user);
  await context.denied(
    { event: sessionEvents.refused, target, organizationId: user?.organizationId ?? null },
    `passkey: ${reason}`.slice(0, 300),
  );
  return refused();
}

export interface ProvenAlone {
  readonly user: UserRow;
  readonly factor: CheckedFactor;
}

/** Before the transaction. One refusal, whatever is wrong. @throws passkey.refused, user.sso_required */
export async function checkPasskeySignIn(
  kernel: Kernel,
  context: CheckingContext & InBrowser,
  answer: Assertion,
): Promise<ProvenAlone> {
  const secret = context.browser.find(signInCookie);
  if (secret === undefined) throw await refuse(context, 'it was begun in another browser');
  context.browser.keep(signInCookie, null, 0);
  const asked = { bound: ofBrowser(secret), scope: null, isOnlyFactor: true };
  const signed = await verifySigned(kernel, context.db, asked, answer).catch((error: unknown) => {
    if (error instanceof CeremonyFailure) return error;
    throw error;
  });
  if (signed instanceof CeremonyFailure) throw await refuse(context, signed.message);
  const user = await findUser(context.db, userScope(signed.passkey.ownerId));
  if (user?.state !== 'active') throw await refuse(context, 'the login cannot sign in', user);
  await assertNoSsoRequired(context.db, { emailDomain: user.emailDomain, user });
  if (signed.wentBack) {
    await noteCopy({ kernel, context, holder: holderOf(user) }, signed);
    throw refused();
  }
  return { user, factor: usingPasskey(holderOf(user), signed) };
}

/** @throws passkey.refused, user.sso_required */
export async function signInByPasskey(
  { work, reply }: { readonly work: Work; readonly reply: Reply },
  { user: before, factor }: ProvenAlone,
) {
  // Read again inside the transaction: a deactivation or a new password in between wins.
  const user = await getUser(work.db, userScope(before.id));
  if (user.state !== 'active' || user.credentialEpoch !== before.credentialEpoch) throw refused();
  await assertNoSsoRequired(work.db, { emailDomain: user.emailDomain, user });
  const used = await factor.use(work);
  work.audit({
    event: sessionEvents.started,
    target: userTarget(user),
    organizationId: user.organizationId,
    after: { method: 'passkey', ...used },
  });
  const factorLevel = levelOf('passkey');
  return startSession(work, reply, {
    user,
    transport: 'cookie',
    method: 'passkey',
    factorLevel,
    isByPasskey: true,
  });
}

/** @throws passkey.not_here */
export const challengeStepUp = (kernel: Kernel, db: Db, actor: UserActor) =>
  challengeOf(kernel, db, ofSession(actor), userScope(actor.userId));

/** Before the transaction. @throws session.factor_refused, user.sso_required */
export async function checkStepUp(
  kernel: Kernel,
  context: CheckingContext & { readonly actor: UserActor },
  proof: Exclude<Proof, { kind: 'mailed_code' }>,
): Promise<CheckedFactor> {
  const user = await getUser(context.db, userScope(context.actor.userId));
  const proven = levelOf(proof.kind);
  await assertNoSsoRequired(context.db, {
    emailDomain: user.emailDomain,
    user: { ...user, proven },
  });
  const proving: Proving = { kernel, context, holder: holderOf(user) };
  return proof.kind === 'passkey'
    ? checkPasskey(proving, ofSession(context.actor), proof.credential)
    : checkTyped(proving, proof);
}
