/** Use cases of one's own factors: adding, renaming, removing them, and recovery codes. */
import type { UserActor } from '../../kernel/actor.ts';
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { newId, sid } from '../../kernel/ids.ts';
import type { Kernel } from '../../kernel/module.ts';
import { type UserScope, userScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import {
  assertNoSsoRequired,
  assertStillSignedIn,
  type CheckingContext,
  countTry,
  endOtherSessions,
  forgetTries,
  requiredSso,
  sessionErrors,
} from '../sessions/index.ts';
import { getUser, getUserForUpdate, type UserRow, userTarget } from '../users/index.ts';
import {
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

type UserWork = Work & { readonly actor: UserActor };

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

export async function readFactors(kernel: Kernel, db: Db, actor: UserActor) {
  const scope = userScope(actor.userId);
  const user = await getUser(db, scope);
  const passkeys = await store.listPasskeys(db, scope);
  const app = await store.findApp(db, scope);
  const codes = await store.readRecoveryCodes(db, scope);
  const required = await requiredSso.ask(db, { emailDomain: user.emailDomain, user });
  return {
    passkeys: passkeys.map(presentPasskey),
    authenticator_app: app?.isConfirmed === true ? presentApp(app) : null,
    recovery_codes:
      codes === undefined ? null : { left: codes.left, created_at: codes.createdAt.toISOString() },
    sso_required: required !== undefined,
    passkeys_work_here: haveName(kernel),
  };
}

/** Of those whose organization proves them, nothing of ours would ever be asked for. @throws user.sso_required */
async function getEnrolling(db: Db, actor: UserActor): Promise<UserRow> {
  const user = await getUser(db, userScope(actor.userId));
  await assertNoSsoRequired(db, { emailDomain: user.emailDomain, user });
  return user;
}

/** Locked, and still by a session that counts. @throws request.unauthenticated, user.sso_required */
async function lockOwn(work: UserWork, scope: UserScope): Promise<UserRow> {
  const user = await getUserForUpdate(work.db, scope);
  await assertStillSignedIn(work, scope);
  return user;
}

function assertRoom(passkeys: number): void {
  if (passkeys >= passkeysAtMost)
    throw passkeyErrors.limit_reached(
      say('A login has {count} passkeys at most.', { count: passkeysAtMost }),
    );
}

/** @throws passkey.not_here, passkey.limit_reached, user.sso_required */
export async function challengeNewPasskey(kernel: Kernel, db: Db, actor: UserActor) {
  const { rpId } = siteOf(kernel);
  const user = await getEnrolling(db, actor);
  const known = await store.listPasskeys(db, userScope(user.id));
  assertRoom(known.length);
  const bound = { purpose: purposes.registration, subjectId: actor.sessionId };
  return {
    challenge: await issueChallenge(db, bound),
    rp_id: rpId,
    user_handle: userHandle(user.id),
    email: user.emailAsTyped,
    name: user.fullName,
    known: presentKnown(known),
  };
}

export type VerifiedPasskey = Awaited<ReturnType<typeof verifyNew>>;

/** Before the transaction. @throws passkey.not_accepted, passkey.not_here, user.sso_required */
export async function checkNewPasskey(
  kernel: Kernel,
  context: Pick<CheckingContext, 'db' | 'denied'> & { readonly actor: UserActor },
  made: NewCredential,
): Promise<VerifiedPasskey> {
  const user = await getEnrolling(context.db, context.actor);
  const bound = { purpose: purposes.registration, subjectId: context.actor.sessionId };
  try {
    return await verifyNew(kernel, context.db, bound, made);
  } catch (error) {
    if (!(error instanceof CeremonyFailure)) throw error;
    await context.denied(
      {
        event: passkeyEvents.added,
        target: userTarget(user),
        organizationId: user.organizationId,
      },
      error.message.slice(0, 300),
    );
    throw passkeyErrors.not_accepted(
      say('What the browser sent was not made for this page and this session, or was sent twice.'),
    );
  }
}

/** With the first factor, whatever was signed in by less ends. Answers what the audit event says of it. */
async function endWeaker(work: UserWork, scope: UserScope, isFirst: boolean) {
  if (!isFirst) return {};
  return { sessions_ended: await endOtherSessions(work, scope, 'second factor added') };
}

const hasNone = ({ authenticatorApp, passkeys }: store.Standing): boolean =>
  !authenticatorApp && passkeys === 0;

/** @throws passkey.exists, passkey.limit_reached */
export async function addPasskey(
  work: UserWork,
  scope: UserScope,
  name: string,
  verified: VerifiedPasskey,
) {
  const user = await lockOwn(work, scope);
  const before = await store.readStanding(work.db, scope);
  assertRoom(before.passkeys);
  const row = await store.insertPasskey(work.db, scope, { id: newId(), name, ...verified });
  if (row === undefined)
    throw passkeyErrors.exists(say('It was added before, to this login or to another one.'));
  work.audit({
    event: passkeyEvents.added,
    target: userTarget(user),
    organizationId: user.organizationId,
    after: {
      passkey_sid: sid('PK', row.id),
      name,
      ...(await endWeaker(work, scope, hasNone(before))),
    },
  });
  work.mail(mails.passkeyAddedMail(user, name));
  return presentPasskey(row);
}

const noPasskey = () => requestErrors.not_found(say('There is no such passkey of yours.'));

export async function renamePasskey(work: UserWork, scope: UserScope, id: string, name: string) {
  const user = await lockOwn(work, scope);
  const before = (await store.listPasskeys(work.db, scope)).find((row) => row.id === id);
  const after = await store.renamePasskey(work.db, scope, id, name);
  if (before === undefined || after === undefined) throw noPasskey();
  work.audit({
    event: passkeyEvents.renamed,
    target: userTarget(user),
    organizationId: user.organizationId,
    before: { name: before.name },
    after: { name },
  });
  work.mail(mails.passkeyRenamedMail(user, before.name, name));
  return presentPasskey(after);
}

/** A session may have been begun by what is removed: all others end. Without a factor, recovery codes stand in for nothing. */
async function settleRemoval(work: UserWork, scope: UserScope) {
  const isLast = hasNone(await store.readStanding(work.db, scope));
  if (isLast) {
    await store.deleteRecoveryCodes(work.db, scope);
    await store.endResets(work.db, scope);
  }
  const ended = await endOtherSessions(work, scope, 'second factor removed');
  return { sessions_ended: ended, password_is_enough: isLast };
}

export async function removePasskey(
  work: UserWork,
  scope: UserScope,
  id: string,
): Promise<undefined> {
  const user = await lockOwn(work, scope);
  const row = await store.deletePasskey(work.db, scope, id);
  if (row === undefined) throw noPasskey();
  work.audit({
    event: passkeyEvents.removed,
    target: userTarget(user),
    organizationId: user.organizationId,
    before: { name: row.name },
    after: await settleRemoval(work, scope),
  });
  work.mail(mails.passkeyRemovedMail(user, row.name));
  return undefined;
}

/** @throws authenticator_app.exists, user.sso_required */
export async function beginApp(kernel: Kernel, work: UserWork, scope: UserScope) {
  await getEnrolling(work.db, work.actor);
  const user = await lockOwn(work, scope);
  const id = newId();
  const seed = newSeed();
  const sealed = await sealSeed(kernel, work.db, id, seed);
  if (!(await store.insertApp(work.db, scope, { id, seed: sealed })))
    throw authenticatorAppErrors.exists(say('Codes of that app count until it is removed.'));
  work.audit({
    event: authenticatorAppEvents.begun,
    target: userTarget(user),
    organizationId: user.organizationId,
  });
  return writeSeed(seed, user.emailAsTyped);
}

/** Before the transaction: the code is one of the app that was begun. @throws authenticator_app.not_begun, session.factor_refused */
export async function checkFirstCode(
  kernel: Kernel,
  context: CheckingContext & { readonly actor: UserActor },
  code: string,
): Promise<{ readonly id: string; readonly step: number }> {
  const user = await getEnrolling(context.db, context.actor);
  const app = await store.findApp(context.db, userScope(user.id));
  if (app === undefined || app.isConfirmed)
    throw authenticatorAppErrors.not_begun(say('No authenticator app waits for a code.'));
  const guess = { at: 'authenticator_app', email: user.email } as const;
  await countTry(kernel, context, guess);
  const step = stepOf(await openSeed(kernel, context.db, app), code, app.now);
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
export async function addApp(
  work: UserWork,
  scope: UserScope,
  checked: { readonly id: string; readonly step: number },
) {
  const user = await lockOwn(work, scope);
  const before = await store.readStanding(work.db, scope);
  const row = await store.confirmApp(work.db, scope, checked.id, checked.step);
  if (row === undefined)
    throw authenticatorAppErrors.not_begun(say('It was begun anew, or confirmed, meanwhile.'));
  work.audit({
    event: authenticatorAppEvents.added,
    target: userTarget(user),
    organizationId: user.organizationId,
    after: await endWeaker(work, scope, hasNone(before)),
  });
  work.mail(mails.appAddedMail(user));
  return presentApp(row);
}

export async function removeApp(work: UserWork, scope: UserScope): Promise<undefined> {
  const user = await lockOwn(work, scope);
  if (!(await store.deleteApp(work.db, scope)))
    throw requestErrors.not_found(say('You have no authenticator app.'));
  work.audit({
    event: authenticatorAppEvents.removed,
    target: userTarget(user),
    organizationId: user.organizationId,
    after: await settleRemoval(work, scope),
  });
  work.mail(mails.appRemovedMail(user));
  return undefined;
}

/** @throws second_factor.none */
export async function makeRecoveryCodes(work: UserWork, scope: UserScope) {
  const user = await lockOwn(work, scope);
  if (hasNone(await store.readStanding(work.db, scope)))
    throw secondFactorErrors.none(say('A recovery code stands in for a second factor.'));
  const codes = newRecoveryCodes();
  const kept = codes.map((code) => ({ id: newId(), hash: hashRecoveryCode(code) }));
  await store.replaceRecoveryCodes(work.db, scope, kept);
  work.audit({
    event: recoveryCodeEvents.made,
    target: userTarget(user),
    organizationId: user.organizationId,
    after: { count: codes.length },
  });
  work.mail(mails.recoveryCodesMadeMail(user));
  return { codes };
}
