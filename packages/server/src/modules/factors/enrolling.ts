/** Adding, renaming and removing factors, and recovery codes: the same for people and operators. */
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { newId, sid } from '../../kernel/ids.ts';
import type { Kernel } from '../../kernel/module.ts';
import { say } from '../../kernel/text.ts';
import {
  type CheckingContext,
  countTry,
  forgetAllRemembered,
  forgetTries,
  sessionErrors,
} from '../sessions/index.ts';
import {
  type Bound,
  CeremonyFailure,
  haveName,
  issueChallenge,
  type NewCredential,
  presentKnown,
  purposes,
  siteOf,
  userHandle,
  verifyNew,
} from './ceremonies.ts';
import { hashRecoveryCode, newRecoveryCodes, newSeed, stepOf, writeSeed } from './codes.ts';
import type { Changing, Holder } from './holder.ts';
import { lastPasskeyLost, metHold } from './holds.ts';
import * as mails from './mails.ts';
import { openSeed, sealSeed } from './seeds.ts';
import * as store from './store.ts';
import {
  authenticatorAppErrors,
  authenticatorAppEvents,
  passkeyErrors,
  passkeyEvents,
  recoveryCodeEvents,
  secondFactorErrors,
} from './vocabulary.ts';

const passkeysAtMost = 20;

function presentPasskey(row: store.PasskeyRow) {
  return {
    sid: sid('PK', row.id),
    name: row.name,
    is_synced: row.isSynced,
    created_at: row.createdAt.toISOString(),
    last_used_at: row.lastUsedAt?.toISOString() ?? null,
  };
}

const presentApp = (row: Pick<store.AppRow, 'createdAt' | 'lastUsedAt'>) => ({
  created_at: row.createdAt.toISOString(),
  last_used_at: row.lastUsedAt?.toISOString() ?? null,
});

export async function readFactors(kernel: Kernel, db: Db, scope: store.FactorScope) {
  const passkeys = await store.listPasskeys(db, scope);
  const app = await store.findApp(db, scope);
  const codes = await store.readRecoveryCodes(db, scope);
  return {
    passkeys: passkeys.map(presentPasskey),
    authenticator_app: app?.isConfirmed === true ? presentApp(app) : null,
    recovery_codes:
      codes === undefined ? null : { left: codes.left, created_at: codes.createdAt.toISOString() },
    passkeys_work_here: haveName(kernel),
  };
}

function assertRoom(passkeys: number): void {
  if (passkeys >= passkeysAtMost)
    throw passkeyErrors.limit_reached(
      say('A login has {count} passkeys at most.', { count: passkeysAtMost }),
    );
}

/** Whose passkey is made, and in which session or half session. */
export interface Making {
  readonly holder: Holder;
  readonly sessionId: string;
}

const ofMaking = ({ sessionId }: Making): Bound => ({
  purpose: purposes.registration,
  subjectId: sessionId,
});

/** @throws passkey.not_here, passkey.limit_reached */
export async function challengeNewPasskey(kernel: Kernel, db: Db, making: Making) {
  const { rpId } = siteOf(kernel);
  const { holder } = making;
  const known = await store.listPasskeys(db, holder.scope);
  assertRoom(known.length);
  return {
    challenge: await issueChallenge(db, ofMaking(making)),
    rp_id: rpId,
    user_handle: userHandle(holder.id),
    email: holder.emailAsTyped,
    name: holder.name,
    known: presentKnown(known),
  };
}

export type VerifiedPasskey = Awaited<ReturnType<typeof verifyNew>>;

/** Before the transaction. @throws passkey.not_accepted, passkey.not_here */
export async function checkNewPasskey(
  kernel: Kernel,
  context: Pick<CheckingContext, 'db' | 'denied'>,
  making: Making,
  made: NewCredential,
): Promise<VerifiedPasskey> {
  const { target, organizationId } = making.holder;
  try {
    return await verifyNew(kernel, context.db, ofMaking(making), made);
  } catch (error) {
    if (!(error instanceof CeremonyFailure)) throw error;
    await context.denied(
      { event: passkeyEvents.added, target, organizationId },
      error.message.slice(0, 300),
    );
    throw passkeyErrors.not_accepted(
      say('What the browser sent was not made for this page and this session, or was sent twice.'),
    );
  }
}

interface Added {
  readonly kind: 'passkey' | 'authenticator_app';
  readonly isFirst: boolean;
}

/** With the first factor, whatever was signed in by less ends. Answers what the audit event says of it. */
async function settleAddition(changing: Changing, { kind, isFirst }: Added) {
  const { work, holder, endOthers, noteProven } = changing;
  await noteProven?.(kind);
  // What was remembered was proven by what there was before.
  if (holder.scope.kind === 'user') await forgetAllRemembered(work.db, holder.scope);
  const isMet =
    holder.scope.kind === 'user' && (await metHold.ask(work.db, { userId: holder.id })) === true;
  const met = isMet ? { hold_lifted: true } : {};
  if (!isFirst) return met;
  return { ...met, sessions_ended: await endOthers('second factor added') };
}

const hasNone = ({ authenticatorApp, passkeys }: store.Standing): boolean =>
  !authenticatorApp && passkeys === 0;

/** @throws passkey.exists, passkey.limit_reached */
export async function addPasskey(changing: Changing, name: string, verified: VerifiedPasskey) {
  const { work, holder } = changing;
  const { scope } = holder;
  const before = await store.readStanding(work.db, scope);
  assertRoom(before.passkeys);
  const row = await store.insertPasskey(work.db, scope, { id: newId(), name, ...verified });
  if (row === undefined)
    throw passkeyErrors.exists(say('It was added before, to this login or to another one.'));
  work.audit({
    event: passkeyEvents.added,
    target: holder.target,
    organizationId: holder.organizationId,
    after: {
      passkey_sid: sid('PK', row.id),
      name,
      ...(await settleAddition(changing, { kind: 'passkey', isFirst: hasNone(before) })),
    },
  });
  work.mail(mails.passkeyAddedMail(holder, name));
  return presentPasskey(row);
}

const noPasskey = () => requestErrors.not_found(say('There is no such passkey of yours.'));

export async function renamePasskey({ work, holder }: Changing, id: string, name: string) {
  const { scope } = holder;
  const before = (await store.listPasskeys(work.db, scope)).find((row) => row.id === id);
  const after = await store.renamePasskey(work.db, scope, id, name);
  if (before === undefined || after === undefined) throw noPasskey();
  work.audit({
    event: passkeyEvents.renamed,
    target: holder.target,
    organizationId: holder.organizationId,
    before: { name: before.name },
    after: { name },
  });
  work.mail(mails.passkeyRenamedMail(holder, before.name, name));
  return presentPasskey(after);
}

/**
 * A session may have been begun by what is removed: all others end. Without a factor, recovery codes stand in for nothing.
 * @throws second_factor.last, second_factor.required
 */
async function settleRemoval(changing: Changing) {
  const { work, mayHaveNone, endOthers } = changing;
  const { scope } = changing.holder;
  const left = await store.readStanding(work.db, scope);
  await changing.assertEnough?.(left);
  const isLast = hasNone(left);
  if (isLast) {
    if (!mayHaveNone)
      throw secondFactorErrors.last(say('Nobody signs in here with a password alone.'));
    await store.deleteRecoveryCodes(work.db, scope);
    await store.endResets(work.db, scope);
  }
  const ended = await endOthers('second factor removed');
  return { sessions_ended: ended, password_is_enough: isLast };
}

/** What else ends with it. Answers what the audit event says of that. @throws request.not_found, second_factor.keeps_open */
async function settleLoss({ work, holder }: Changing, id: string) {
  if (holder.scope.kind !== 'user') return {};
  const known = await store.listPasskeys(work.db, holder.scope);
  if (!known.some((passkey) => passkey.id === id)) throw noPasskey();
  if (known.length > 1) return {};
  const loss = await lastPasskeyLost.ask(work.db, { userId: holder.id });
  if (loss === undefined) return {};
  const { refusal } = loss;
  if (refusal !== undefined)
    throw secondFactorErrors.keeps_open(refusal.detail, { whoCan: refusal.whoCan });
  return { emergency_access_ended: true };
}

/** @throws request.not_found, second_factor.last, second_factor.keeps_open */
export async function removePasskey(changing: Changing, id: string): Promise<undefined> {
  const { work, holder } = changing;
  const lost = await settleLoss(changing, id);
  const row = await store.deletePasskey(work.db, holder.scope, id);
  if (row === undefined) throw noPasskey();
  work.audit({
    event: passkeyEvents.removed,
    target: holder.target,
    organizationId: holder.organizationId,
    before: { name: row.name },
    after: { ...(await settleRemoval(changing)), ...lost },
  });
  work.mail(mails.passkeyRemovedMail(holder, row.name));
  return undefined;
}

/** @throws authenticator_app.exists */
export async function beginApp(kernel: Kernel, { work, holder }: Changing) {
  const { scope } = holder;
  const id = newId();
  const seed = newSeed();
  const sealed = await sealSeed(kernel, work.db, scope, { id, seed });
  if (!(await store.insertApp(work.db, scope, { id, seed: sealed })))
    throw authenticatorAppErrors.exists(say('Codes of that app count until it is removed.'));
  work.audit({
    event: authenticatorAppEvents.begun,
    target: holder.target,
    organizationId: holder.organizationId,
  });
  return writeSeed(seed, holder.emailAsTyped);
}

export interface CheckedCode {
  readonly id: string;
  readonly step: number;
}

/** Before the transaction: the code is one of the app that was begun. @throws authenticator_app.not_begun, session.factor_refused */
export async function checkFirstCode(
  kernel: Kernel,
  context: CheckingContext,
  { scope, email, logins }: Holder,
  code: string,
): Promise<CheckedCode> {
  const app = await store.findApp(context.db, scope);
  if (app === undefined || app.isConfirmed)
    throw authenticatorAppErrors.not_begun(say('No authenticator app waits for a code.'));
  const guess = { at: 'authenticator_app', email, of: logins } as const;
  await countTry(kernel, context, guess);
  const step = stepOf(await openSeed(kernel, context.db, scope, app), code, app.now);
  if (step === undefined) {
    const detail = say(
      'That is not the code that the app shows now. Look at the clock of the device: it must be right to the minute.',
    );
    throw sessionErrors.factor_refused(detail, { errors: [{ pointer: '/code', detail }] });
  }
  await forgetTries(kernel, context, guess);
  return { id: app.id, step };
}

/** @throws authenticator_app.not_begun */
export async function addApp(changing: Changing, checked: CheckedCode) {
  const { work, holder } = changing;
  const { scope } = holder;
  const before = await store.readStanding(work.db, scope);
  const row = await store.confirmApp(work.db, scope, checked.id, checked.step);
  if (row === undefined)
    throw authenticatorAppErrors.not_begun(say('It was begun anew, or confirmed, meanwhile.'));
  work.audit({
    event: authenticatorAppEvents.added,
    target: holder.target,
    organizationId: holder.organizationId,
    after: await settleAddition(changing, {
      kind: 'authenticator_app',
      isFirst: hasNone(before),
    }),
  });
  work.mail(mails.appAddedMail(holder));
  return presentApp(row);
}

/** @throws request.not_found, second_factor.last */
export async function removeApp(changing: Changing): Promise<undefined> {
  const { work, holder } = changing;
  if (!(await store.deleteApp(work.db, holder.scope)))
    throw requestErrors.not_found(say('You have no authenticator app.'));
  work.audit({
    event: authenticatorAppEvents.removed,
    target: holder.target,
    organizationId: holder.organizationId,
    after: await settleRemoval(changing),
  });
  work.mail(mails.appRemovedMail(holder));
  return undefined;
}

/** @throws second_factor.none */
export async function makeRecoveryCodes({ work, holder }: Changing) {
  const { scope } = holder;
  if (hasNone(await store.readStanding(work.db, scope)))
    throw secondFactorErrors.none(say('A recovery code stands in for a second factor.'));
  const codes = newRecoveryCodes();
  const kept = codes.map((code) => ({ id: newId(), hash: hashRecoveryCode(code) }));
  await store.replaceRecoveryCodes(work.db, scope, kept);
  work.audit({
    event: recoveryCodeEvents.made,
    target: holder.target,
    organizationId: holder.organizationId,
    after: { count: codes.length },
  });
  work.mail(mails.recoveryCodesMadeMail(holder));
  return { codes };
}
