/** Looking at a proof of a factor, before the transaction, and using it up, inside it. */
import type { Kernel } from '../../kernel/module.ts';
import { tryCode } from '../../kernel/one-time-tokens.ts';
import { say, type Text } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import {
  type CheckedFactor,
  type CheckingContext,
  countTry,
  forgetAllRemembered,
  forgetTries,
  sessionErrors,
  sessionEvents,
  type TypedProof,
} from '../sessions/index.ts';
import { type Bound, CeremonyFailure, type Signed, verifySigned } from './ceremonies.ts';
import { hashRecoveryCode, stepOf } from './codes.ts';
import type { Holder } from './holder.ts';
import { factorsRemovedMail, recoveryCodeUsedMail } from './mails.ts';
import { openSeed } from './seeds.ts';
import type { Assertion } from './sign-in-contract.ts';
import * as store from './store.ts';
import { passkeyEvents } from './vocabulary.ts';

/** Whose proof it is, and where it is looked at. */
export interface Proving {
  readonly kernel: Kernel;
  readonly context: CheckingContext;
  readonly holder: Holder;
}

export const resetPurpose = 'second_factor_reset';

const refusal = (detail: Text, pointer = '/proof/code') =>
  sessionErrors.factor_refused(detail, { errors: [{ pointer, detail }] });

const wrongCode = () => say('This code does not count: it is wrong, too old, or was used already.');

/** Counts the try, looks, and writes a refusal down. */
async function attempt<T>(
  { kernel, context, holder }: Proving,
  at: CheckedFactor['kind'],
  look: () => Promise<T | undefined>,
): Promise<T> {
  const guess = { at, email: holder.email, of: holder.logins };
  await countTry(kernel, context, guess);
  const seen = await look();
  if (seen === undefined) {
    await context.denied(
      {
        event: sessionEvents.refused,
        target: holder.target,
        organizationId: holder.organizationId,
      },
      `second factor: ${at}`,
    );
    throw refusal(wrongCode());
  }
  await forgetTries(kernel, context, guess);
  return seen;
}

/** Who proves that they have their factor needs no reset of it. */
async function callOffReset(work: Work, { scope }: Holder) {
  const wasOpen = await store.endResets(work.db, scope);
  return wasOpen ? { reset_called_off: true } : {};
}

async function checkApp(proving: Proving, code: string): Promise<CheckedFactor> {
  const { kernel, context, holder } = proving;
  const { scope } = holder;
  const seen = await attempt(proving, 'authenticator_app', async () => {
    const app = await store.findApp(context.db, scope);
    if (app === undefined || !app.isConfirmed) return undefined;
    const step = stepOf(await openSeed(kernel, context.db, scope, app), code, app.now);
    if (step === undefined || step <= (app.lastStep ?? 0)) return undefined;
    return { id: app.id, step };
  });
  return {
    kind: 'authenticator_app',
    async use(work) {
      if (!(await store.useStep(work.db, scope, seen.id, seen.step))) throw refusal(wrongCode());
      return callOffReset(work, holder);
    },
  };
}

async function checkRecoveryCode(proving: Proving, code: string): Promise<CheckedFactor> {
  const { context, holder } = proving;
  const { scope } = holder;
  const hash = hashRecoveryCode(code);
  await attempt(proving, 'recovery_code', async () =>
    (await store.hasRecoveryCode(context.db, scope, hash)) ? true : undefined,
  );
  return {
    kind: 'recovery_code',
    async use(work) {
      if (!(await store.useRecoveryCode(work.db, scope, hash))) throw refusal(wrongCode());
      const left = (await store.readRecoveryCodes(work.db, scope))?.left ?? 0;
      work.mail(recoveryCodeUsedMail(holder, left));
      return { recovery_codes_left: left, ...(await callOffReset(work, holder)) };
    },
  };
}

/** @throws session.factor_refused, request.too_many */
export function checkTyped(proving: Proving, proof: TypedProof): Promise<CheckedFactor> {
  return proof.kind === 'authenticator_app'
    ? checkApp(proving, proof.code)
    : checkRecoveryCode(proving, proof.code);
}

/** A key that counted backwards may have been copied: that is said aloud, and it is not let through. */
export async function noteCopy(
  { kernel, context, holder }: Proving,
  { signCount, passkey }: Signed,
): Promise<void> {
  const counts = `counted to ${signCount} after ${passkey.signCount}`;
  kernel.logger.warn({ login: holder.target.sid, counts }, 'a passkey counted backwards');
  await context.denied(
    {
      event: passkeyEvents.copied,
      target: holder.target,
      organizationId: holder.organizationId,
    },
    `${passkey.name} ${counts}`,
  );
}

/** What becomes of a passkey that signed. */
export function usingPasskey(holder: Holder, { passkey, signCount }: Signed): CheckedFactor {
  return {
    kind: 'passkey',
    async use(work) {
      if (!(await store.usePasskey(work.db, holder.scope, passkey.id, signCount)))
        throw refusal(say('This passkey was removed, or used at the same moment.'));
      return callOffReset(work, holder);
    },
  };
}

/** @throws session.factor_refused, passkey.not_here, request.too_many */
export async function checkPasskey(
  proving: Proving,
  bound: Bound,
  answer: Assertion,
): Promise<CheckedFactor> {
  const { kernel, context, holder } = proving;
  const signed = await attempt(proving, 'passkey', async () => {
    const asked = { bound, scope: holder.scope, isOnlyFactor: false };
    return verifySigned(kernel, context.db, asked, answer).catch((error: unknown) => {
      if (error instanceof CeremonyFailure) return undefined;
      throw error;
    });
  });
  if (signed.wentBack) {
    await noteCopy(proving, signed);
    throw refusal(
      say(
        'This passkey may have been copied, so it does not count. Take another way, and remove it.',
      ),
      '/proof/credential',
    );
  }
  return usingPasskey(holder, signed);
}

/** After a reset: the address is proven, and with that everything that was lost is gone. @throws session.factor_refused */
export async function checkMailedCode(
  proving: Proving,
  halfSessionId: string,
  code: string,
): Promise<CheckedFactor> {
  const { context, holder } = proving;
  const { scope } = holder;
  const typed = code.replaceAll(/\s/g, '');
  await attempt(proving, 'mailed_code', async () => {
    const { reset } = await store.readStanding(context.db, scope);
    if (!reset) return undefined;
    const answer = await tryCode(context.db, resetPurpose, halfSessionId, typed);
    // It went to that very address: to another it is nothing.
    return answer.outcome === 'right' && answer.token.address === holder.email ? true : undefined;
  });
  return {
    kind: 'mailed_code',
    async use(work) {
      const before = await store.readStanding(work.db, scope);
      if (!before.reset) throw refusal(say('The reset was called off meanwhile.'));
      await store.endResets(work.db, scope);
      await store.deleteFactors(work.db, scope);
      if (scope.kind === 'user') await forgetAllRemembered(work.db, scope);
      work.mail(factorsRemovedMail(holder));
      return {
        passkeys_removed: before.passkeys,
        authenticator_app_removed: before.authenticatorApp,
      };
    },
  };
}
