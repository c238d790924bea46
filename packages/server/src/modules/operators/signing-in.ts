/** Operators sign in: the first start, the password, the second factor or adding the first, the fresh proof, and out again. */
import type { OperatorActor } from '../../kernel/actor.ts';
import type { Authenticator } from '../../kernel/authorization.ts';
import type { BrowserSecrets, PrepareContext, Reply } from '../../kernel/bind.ts';
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { newId, sid } from '../../kernel/ids.ts';
import type { Kernel } from '../../kernel/module.ts';
import {
  consumeToken,
  findToken,
  issueToken,
  revokeAllTokens,
} from '../../kernel/one-time-tokens.ts';
import type { RouteDefinition } from '../../kernel/route.ts';
import { platformLogId, platformScope } from '../../kernel/scope.ts';
import { hashToken, randomToken } from '../../kernel/secrets.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import {
  challengeOf,
  checkPasskey,
  checkTyped,
  haveName,
  type Proof,
  purposes,
  readStanding,
} from '../factors/index.ts';
import { type CheckedFactor, countTry, forgetTries, type TypedProof } from '../sessions/index.ts';
import { assertPasswordAccepted, readEmail } from '../users/index.ts';
import {
  beginHalfSession,
  closeHalfSession,
  forgetHalfSession,
  getHalfSession,
  type InBrowser,
  type OperatorHalf,
  takeHalfSessionTry,
} from './half-sessions.ts';
import { guessAt, lockOperator, type Operator, operatorOf } from './holding.ts';
import { renewSession } from './staff-store.ts';
import * as store from './store.ts';
import { operatorErrors, operatorEvents } from './vocabulary.ts';

const everyOperator = platformScope('who is an operator is a matter of the whole instance');
const bootstrapPurpose = 'operator_bootstrap';
const bootstrapSeconds = 3600;
const sessionHours = 12;

export type Preparing = Pick<
  PrepareContext<RouteDefinition>,
  'db' | 'addressPrefix' | 'denied' | 'browser'
>;

/** In the transaction of signing in. */
export interface Arriving {
  readonly work: Work;
  readonly reply: Reply;
  readonly browser: BrowserSecrets;
}

/** The one-time link for the first operator, or undefined when there is one. Earlier links die. */
export async function makeBootstrapLink(kernel: Kernel): Promise<string | undefined> {
  if (await store.hasOperator(kernel.database.db, everyOperator)) return undefined;
  const token = await kernel.asSystem('first start', {}, (work) =>
    issueToken(work.db, { purpose: bootstrapPurpose, subjectId: platformLogId }, bootstrapSeconds),
  );
  return new URL(`/operator/set-up#token=${token}`, kernel.publicUrl).href;
}

/** Before the transaction: refuses what cannot work, then hashes the password. */
export async function prepareFirstOperator(
  kernel: Kernel,
  db: Db,
  body: { token: string; email: string; password: string },
) {
  const email = readEmail(body.email);
  if ((await findToken(db, bootstrapPurpose, body.token)) === undefined)
    throw operatorErrors.link_dead(say('It was used, or it is older than an hour.'));
  const { passwords } = kernel;
  const operator = { email: email.normal, names: [], organizationId: null };
  await assertPasswordAccepted({ db, passwords }, body.password, operator);
  return { email: email.normal, passwordHash: await passwords.hash(body.password) };
}

/** The first operator is made, and is half signed in: the first factor is still to be added. */
export async function createFirstOperator(
  { work, browser }: Pick<Arriving, 'work' | 'browser'>,
  token: string,
  prepared: { email: string; passwordHash: string },
) {
  const used = await consumeToken(work.db, bootstrapPurpose, token);
  if (used === undefined)
    throw operatorErrors.link_dead(say('It was used, or it is older than an hour.'));
  const operator = operatorOf({ id: newId(), email: prepared.email });
  const made = await store.insertFirstOperator(work.db, everyOperator, {
    id: operator.id,
    ...prepared,
  });
  if (!made) throw operatorErrors.exists(say('Somebody became the operator before you.'));
  work.audit({ event: operatorEvents.created, target: operator.target, organizationId: null });
  await beginHalfSession({ db: work.db, browser }, operator);
  return presentOperator(operator);
}

export const presentOperator = ({ id, email }: Operator) => ({
  operator_sid: sid('OE', id),
  email,
});

/** A session with a secret that nobody had before (SE-02). Writes no audit event. */
export async function startSession({ work, reply }: Arriving, operator: Operator) {
  const secret = randomToken(32);
  const expiresAt = new Date(work.now.getTime() + sessionHours * 3_600_000);
  await store.insertOperatorSession(work.db, everyOperator, {
    id: newId(),
    operatorId: operator.id,
    secretHash: hashToken(secret),
    clientAddress: work.origin.clientAddress,
    userAgent: work.origin.userAgent,
    expiresAt,
  });
  reply.session('operator', secret, expiresAt);
  return presentOperator(operator);
}

const nobody = { type: 'operator', sid: '', name: 'an operator' };

/** Counts the try, then compares: the same work for an address that nobody has. @throws operator.sign_in_refused, request.too_many */
export async function checkPassword(
  kernel: Kernel,
  context: Preparing,
  input: { readonly email: string; readonly password: string },
) {
  const email = readEmail(input.email).normal;
  const guess = guessAt(email);
  await countTry(kernel, context, guess);
  const row = await store.findOperatorByEmail(context.db, everyOperator, email);
  const matches =
    row === undefined
      ? await kernel.passwords.verifyAgainstNothing(input.password)
      : await kernel.passwords.verify(row.passwordHash, input.password);
  if (row !== undefined && matches === true) {
    await forgetTries(kernel, context, guess);
    return { operator: operatorOf(row), passwordHash: row.passwordHash };
  }
  await context.denied(
    {
      event: operatorEvents.signed_in,
      target: row === undefined ? nobody : operatorOf(row).target,
      organizationId: null,
    },
    'wrong address or password',
  );
  throw operatorErrors.sign_in_refused(say('Nobody signs in with this address and password.'));
}

type KnownOperator = Awaited<ReturnType<typeof checkPassword>>;

/** The password is right, and never enough. Tells with what to go on. */
async function factorRequired(db: Db, { scope }: Operator) {
  const { authenticatorApp, passkeys, recoveryCode } = await readStanding(db, scope);
  const hasNone = !authenticatorApp && passkeys === 0;
  return operatorErrors.factor_required(
    hasNone
      ? say('The password is right. Now add a second factor: no operator signs in without one.')
      : say('The password is right. Now prove it by your second factor too.'),
    {
      facts: {
        authenticator_app: authenticatorApp,
        passkey: passkeys > 0,
        recovery_code: !hasNone && recoveryCode,
      },
    },
  );
}

/**
 * Before the transaction: the password, then the code that came along. Without one the browser gets a half session to go on
 * with.
 * @throws operator.sign_in_refused, operator.factor_required, session.factor_refused, request.too_many
 */
export async function checkSignIn(
  kernel: Kernel,
  context: Preparing,
  input: { email: string; password: string; second_factor?: TypedProof | undefined },
) {
  const known = await checkPassword(kernel, context, input);
  const { operator } = known;
  const { second_factor: proof } = input;
  if (proof !== undefined)
    return { ...known, factor: await checkTyped({ kernel, context, holder: operator }, proof) };
  await beginHalfSession(context, operator);
  throw await factorRequired(context.db, operator);
}

/** @throws operator.sign_in_refused, session.factor_refused */
export async function signIn(
  arriving: Arriving,
  { operator, passwordHash, factor }: KnownOperator & { readonly factor: CheckedFactor },
) {
  // Locked and read again: a removal, a reset or a new password in between wins.
  const row = await lockOperator(arriving.work.db, operator);
  if (row.passwordHash !== passwordHash)
    throw operatorErrors.sign_in_refused(say('Nobody signs in with this address and password.'));
  return arrive(arriving, operator, factor);
}

/** Whoever proves their factor needs no link to be without it. */
async function arrive(arriving: Arriving, operator: Operator, factor: CheckedFactor) {
  const { work } = arriving;
  const used = await factor.use(work);
  await revokeAllTokens(work.db, operator.id);
  work.audit({
    event: operatorEvents.signed_in,
    target: operator.target,
    organizationId: null,
    after: { second_factor: factor.kind, ...used },
  });
  return startSession(arriving, operator);
}

/** What is owed: a proof of one of these, or, where there is none of them, the first factor. @throws session.half_session_over */
export async function readHalfSession(kernel: Kernel, context: InBrowser) {
  const { operator } = await getHalfSession(context);
  const { authenticatorApp, passkeys, recoveryCode } = await readStanding(
    context.db,
    operator.scope,
  );
  const isEnrolled = authenticatorApp || passkeys > 0;
  return {
    email: operator.email,
    is_enrolled: isEnrolled,
    authenticator_app: authenticatorApp,
    passkey: passkeys > 0,
    recovery_code: isEnrolled && recoveryCode,
    passkeys_work_here: haveName(kernel),
  };
}

/** @throws session.half_session_over, passkey.not_here */
export async function challengeHalfSession(kernel: Kernel, context: InBrowser) {
  const { id, operator } = await getHalfSession(context);
  const bound = { purpose: purposes.secondFactor, subjectId: id };
  return challengeOf(kernel, context.db, bound, operator.scope);
}

/** Before the transaction: one try less, then the proof is looked at. @throws session.half_session_over, session.factor_refused */
export async function checkHalfSession(kernel: Kernel, context: Preparing, proof: Proof) {
  const half = await takeHalfSessionTry(context);
  const proving = { kernel, context, holder: half.operator };
  const bound = { purpose: purposes.secondFactor, subjectId: half.id };
  const factor =
    proof.kind === 'passkey'
      ? await checkPasskey(proving, bound, proof.credential)
      : await checkTyped(proving, proof);
  return { half, factor };
}

/** @throws session.half_session_over, session.factor_refused */
export async function completeHalfSession(
  arriving: Arriving,
  { half, factor }: { readonly half: OperatorHalf; readonly factor: CheckedFactor },
) {
  await lockOperator(arriving.work.db, half.operator);
  await closeHalfSession(arriving.work.db, half);
  const started = await arrive(arriving, half.operator, factor);
  forgetHalfSession(arriving.browser);
  return started;
}

/** Gives up on the way. @throws session.half_session_over */
export async function giveUp({
  work,
  browser,
}: Pick<Arriving, 'work' | 'browser'>): Promise<undefined> {
  const half = await getHalfSession({ db: work.db, browser });
  await closeHalfSession(work.db, half);
  forgetHalfSession(browser);
  const { target } = half.operator;
  work.audit({ event: operatorEvents.given_up, target, organizationId: null });
  return undefined;
}

const ofSession = ({ sessionId }: OperatorActor) => ({
  purpose: purposes.stepUp,
  subjectId: sessionId,
});
const ofActor = ({ operatorId, email }: OperatorActor) => operatorOf({ id: operatorId, email });

/** @throws passkey.not_here */
export const challengeStepUp = (kernel: Kernel, db: Db, actor: OperatorActor) =>
  challengeOf(kernel, db, ofSession(actor), ofActor(actor).scope);

/** Before the transaction. @throws session.factor_refused */
export function checkStepUp(
  kernel: Kernel,
  context: Preparing & { readonly actor: OperatorActor },
  proof: Proof,
): Promise<CheckedFactor> {
  const proving = { kernel, context, holder: ofActor(context.actor) };
  return proof.kind === 'passkey'
    ? checkPasskey(proving, ofSession(context.actor), proof.credential)
    : checkTyped(proving, proof);
}

/** A fresh proof gives the session a new secret: whoever copied the old one is out (SE-02). @throws request.unauthenticated */
export async function stepUp(
  { work, actor, reply }: Pick<Arriving, 'work' | 'reply'> & { readonly actor: OperatorActor },
  factor: CheckedFactor,
) {
  const operator = ofActor(actor);
  await lockOperator(work.db, operator);
  const used = await factor.use(work);
  const secret = randomToken(32);
  const row = await renewSession(work.db, operator.scope, actor.sessionId, hashToken(secret));
  if (row === undefined)
    throw requestErrors.unauthenticated(say('The session has ended. Sign in again.'));
  reply.session('operator', secret, row.expiresAt);
  work.audit({
    event: operatorEvents.stepped_up,
    target: operator.target,
    organizationId: null,
    after: { second_factor: factor.kind, ...used },
  });
  return presentOperator(operator);
}

export async function signOut(work: Work, actor: OperatorActor, reply: Reply): Promise<undefined> {
  await store.endOperatorSession(work.db, everyOperator, actor.sessionId);
  reply.session('operator', null);
  work.audit({
    event: operatorEvents.signed_out,
    target: ofActor(actor).target,
    organizationId: null,
  });
  return undefined;
}

/** Knows operators by their cookie. */
export const authenticateOperator: Authenticator = async (db, credential) => {
  if (credential.kind !== 'operator_cookie') return undefined;
  const row = await store.findOperatorSession(db, everyOperator, hashToken(credential.secret));
  if (row === undefined) return undefined;
  if (row.seenLongAgo) await store.touchOperatorSession(db, everyOperator, row.id);
  return {
    kind: 'operator',
    operatorId: row.operatorId,
    sessionId: row.id,
    email: row.email,
    recentlyAuthenticated: row.recentlyAuthenticated,
    justAuthenticated: row.justAuthenticated,
  };
};

/** Does somebody of the staff have this address, in its normal form? */
export const isOperatorAddress = async (db: Db, email: string): Promise<boolean> =>
  (await store.findOperatorByEmail(db, everyOperator, email)) !== undefined;
