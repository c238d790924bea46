/**
 * Use cases of adding the factor that a policy asks for, in a half session: by whoever has none, or has proven the one that is
 * too weak. The password alone never adds a factor beside another one.
 */
import type { BrowserSecrets, Reply } from '../../kernel/bind.ts';
import type { Db } from '../../kernel/database.ts';
import type { Kernel } from '../../kernel/module.ts';
import { userScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import {
  assertNoSsoRequired,
  type CheckingContext,
  endEverySession,
  factorDuty,
  factorRequired,
  getHalfSession,
  type HalfSession,
  levelOf,
  refusalBy,
  secondFactors,
  startEnrolledSession,
  takeHalfSessionTry,
} from '../sessions/index.ts';
import { getUserForUpdate } from '../users/index.ts';
import type { NewCredential } from './ceremonies.ts';
import * as enrolling from './enrolling.ts';
import type { Changing } from './holder.ts';
import { holderOf } from './people.ts';
import { readStanding } from './store.ts';
import { secondFactorErrors } from './vocabulary.ts';

type InBrowser = { readonly db: Db; readonly browser: BrowserSecrets };

interface Arriving {
  readonly work: Work;
  readonly reply: Reply;
  readonly browser: BrowserSecrets;
}

/** @throws session.factor_required, user.sso_required */
async function assertMayEnrol(db: Db, { user, isProven }: HalfSession): Promise<void> {
  await assertNoSsoRequired(db, {
    emailDomain: user.emailDomain,
    user: { ...user, proven: 0 },
  });
  if (isProven) return;
  const factors = await secondFactors.ask(db, { userId: user.id });
  if (factors !== undefined) throw factorRequired(factors);
}

async function getEnrollingHalf(context: InBrowser): Promise<HalfSession> {
  const half = await getHalfSession(context);
  await assertMayEnrol(context.db, half);
  return half;
}

/** What would not be enough is not begun. @throws second_factor.passkey_wanted */
async function assertAppIsEnough(db: Db, { user }: HalfSession): Promise<void> {
  const duty = await factorDuty.ask(db, { userId: user.id, at: 'everywhere' });
  if (duty === undefined || duty.level <= levelOf('authenticator_app')) return;
  const { rule, ...extras } = refusalBy(duty);
  throw secondFactorErrors.passkey_wanted(say('{rule} A code is not enough.', { rule }), extras);
}

const makingOf = ({ id, user }: HalfSession): enrolling.Making => ({
  holder: holderOf(user),
  sessionId: id,
});

/** @throws session.half_session_over, session.factor_required, passkey.not_here, passkey.limit_reached */
export async function challengeFirstPasskey(kernel: Kernel, context: InBrowser) {
  const half = await getEnrollingHalf(context);
  return enrolling.challengeNewPasskey(kernel, context.db, makingOf(half));
}

export interface HalfWithPasskey {
  readonly half: HalfSession;
  readonly verified: enrolling.VerifiedPasskey;
}

/** Before the transaction. @throws session.half_session_over, session.factor_required, passkey.not_accepted */
export async function checkFirstPasskey(
  kernel: Kernel,
  context: CheckingContext & InBrowser,
  made: NewCredential,
): Promise<HalfWithPasskey> {
  const half = await getEnrollingHalf(context);
  const verified = await enrolling.checkNewPasskey(kernel, context, makingOf(half), made);
  return { half, verified };
}

/** Locked, and still allowed: of two at once, or after a factor came from elsewhere, only one adds the first. */
async function lockEnrolling(work: Work, half: HalfSession): Promise<Changing> {
  const scope = userScope(half.user.id);
  const user = await getUserForUpdate(work.db, scope);
  await assertMayEnrol(work.db, half);
  return {
    work,
    holder: holderOf(user),
    mayHaveNone: true,
    endOthers: (because) => endEverySession(work.db, scope, because, null),
  };
}

/** The factor is there: recovery codes where there are none, and the session. */
async function arrive(
  arriving: Arriving,
  half: HalfSession,
  { changing, kind }: { changing: Changing; kind: 'authenticator_app' | 'passkey' },
) {
  const { recoveryCode } = await readStanding(changing.work.db, changing.holder.scope);
  const codes = recoveryCode ? [] : (await enrolling.makeRecoveryCodes(changing)).codes;
  const started = await startEnrolledSession(arriving, half, kind);
  return { ...started, recovery_codes: codes };
}

export interface NewPasskey {
  readonly name: string;
  readonly verified: enrolling.VerifiedPasskey;
}

/** @throws session.half_session_over, session.factor_required, passkey.exists, passkey.limit_reached */
export async function addFirstPasskey(
  arriving: Arriving,
  half: HalfSession,
  { name, verified }: NewPasskey,
) {
  const changing = await lockEnrolling(arriving.work, half);
  await enrolling.addPasskey(changing, name, verified);
  return arrive(arriving, half, { changing, kind: 'passkey' });
}

/** @throws session.half_session_over, session.factor_required, second_factor.passkey_wanted, authenticator_app.exists */
export async function beginFirstApp(
  kernel: Kernel,
  { work, browser }: Pick<Arriving, 'work' | 'browser'>,
) {
  const half = await getHalfSession({ db: work.db, browser });
  const changing = await lockEnrolling(work, half);
  await assertAppIsEnough(work.db, half);
  return enrolling.beginApp(kernel, changing);
}

export interface HalfWithCode {
  readonly half: HalfSession;
  readonly checked: enrolling.CheckedCode;
}

/** Before the transaction: one try less, then the code is looked at. */
export async function checkFirstAppCode(
  kernel: Kernel,
  context: CheckingContext & InBrowser,
  code: string,
): Promise<HalfWithCode> {
  const half = await takeHalfSessionTry(context);
  await assertMayEnrol(context.db, half);
  await assertAppIsEnough(context.db, half);
  const holder = holderOf(half.user);
  return { half, checked: await enrolling.checkFirstCode(kernel, context, holder, code) };
}

/** @throws session.half_session_over, session.factor_required, authenticator_app.not_begun */
export async function addFirstApp(
  arriving: Arriving,
  half: HalfSession,
  checked: enrolling.CheckedCode,
) {
  const changing = await lockEnrolling(arriving.work, half);
  await enrolling.addApp(changing, checked);
  return arrive(arriving, half, { changing, kind: 'authenticator_app' });
}
