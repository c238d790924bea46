/** Who the operators are: asking another one, letting one go, and helping one who is locked out. */
import type { OperatorActor } from '../../kernel/actor.ts';
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { newId, sid } from '../../kernel/ids.ts';
import type { Kernel } from '../../kernel/module.ts';
import { consumeToken, findToken, issueToken } from '../../kernel/one-time-tokens.ts';
import { operatorScope, platformScope } from '../../kernel/scope.ts';
import { hashToken, randomToken } from '../../kernel/secrets.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { deleteFactors, readStanding, secondFactorErrors } from '../factors/index.ts';
import { assertPasswordAccepted, readEmail } from '../users/index.ts';
import { beginHalfSession } from './half-sessions.ts';
import { endAll, keepNone, lockOperator, type Operator, operatorOf } from './holding.ts';
import * as mails from './mails.ts';
import { type Arriving, checkPassword, type Preparing, presentOperator } from './signing-in.ts';
import * as store from './staff-store.ts';
import { findOperatorByEmail } from './store.ts';
import { operatorErrors, operatorEvents } from './vocabulary.ts';

type OperatorWork = Work & { readonly actor: OperatorActor };
type Entering = Pick<Arriving, 'work' | 'browser'>;

const staff = platformScope('operators look after each other, across the instance');

const invitationHours = 24;
const resetHours = 24;
const recoveryHours = 1;
const resetPurpose = 'operator_second_factor_reset';
const recoveryPurpose = 'operator_recovery';

const hoursInSeconds = (hours: number) => hours * 3_600;

const presentInvitation = (row: store.InvitationRow) => ({
  sid: sid('OI', row.id),
  email: row.email,
  invited_by: row.invitedBy,
  created_at: row.createdAt.toISOString(),
  expires_at: row.expiresAt.toISOString(),
});

export async function listOperators(db: Db, actor: OperatorActor) {
  const rows = await store.listOperators(db, staff);
  const invitations = await store.listInvitations(db, staff);
  return {
    items: rows.map((row) => ({
      sid: sid('OE', row.id),
      email: row.email,
      is_you: row.id === actor.operatorId,
      has_second_factor: row.hasSecondFactor,
      created_at: row.createdAt.toISOString(),
      last_sign_in_at: row.lastSignInAt?.toISOString() ?? null,
    })),
    invitations: invitations.map(presentInvitation),
  };
}

const taken = () => operatorErrors.address_taken(say('Somebody signs in with it already.'));

/** @throws operator.address_taken */
export async function invite(work: OperatorWork, emailText: string) {
  const { normal: email } = readEmail(emailText);
  // Of two who let each other go and invite at once, one is an operator still.
  await lockOperator(work.db, operatorOf({ id: work.actor.operatorId, email: work.actor.email }));
  if ((await findOperatorByEmail(work.db, staff, email)) !== undefined) throw taken();
  const token = randomToken(32);
  const id = newId();
  const secretHash = hashToken(token);
  await store.replaceInvitation(work.db, operatorScope(work.actor.operatorId), {
    id,
    email,
    secretHash,
    hours: invitationHours,
  });
  work.audit({
    event: operatorEvents.invited,
    target: { type: 'operator_invitation', sid: sid('OI', id), name: email },
    organizationId: null,
  });
  work.mail(
    mails.operatorInvitationMail(email, { by: work.actor.email, token, hours: invitationHours }),
  );
  const row = await store.findInvitation(work.db, staff, secretHash);
  if (row === undefined) throw new Error('an invitation is found right after it was made');
  return presentInvitation(row);
}

/** @throws request.not_found */
export async function revokeInvitation(work: Work, id: string): Promise<undefined> {
  const row = await store.revokeInvitation(work.db, staff, id);
  if (row === undefined)
    throw requestErrors.not_found(say('There is no such invitation that is open.'));
  work.audit({
    event: operatorEvents.invitation_revoked,
    target: { type: 'operator_invitation', sid: sid('OI', id), name: row.email },
    organizationId: null,
  });
  return undefined;
}

const linkDead = () =>
  operatorErrors.mailed_link_dead(say('It was used, taken back, or its time is over.'));

interface LinkAndPassword {
  readonly token: string;
  readonly password: string;
}

async function hashNew(
  { database, passwords }: Kernel,
  email: string,
  password: string,
): Promise<string> {
  const operator = { email, names: [], organizationId: null };
  await assertPasswordAccepted({ db: database.db, passwords }, password, operator);
  return passwords.hash(password);
}

/** Before the transaction. @throws operator.mailed_link_dead, user.password_not_accepted */
export async function prepareJoining(
  kernel: Kernel,
  db: Db,
  { token, password }: LinkAndPassword,
): Promise<string> {
  const row = await store.findInvitation(db, staff, hashToken(token));
  if (row === undefined) throw linkDead();
  return hashNew(kernel, row.email, password);
}

/** An operator is made, and is half signed in: the first factor is still to be added. @throws operator.mailed_link_dead, operator.address_taken */
export async function join({ work, browser }: Entering, token: string, passwordHash: string) {
  const row = await store.takeInvitation(work.db, staff, hashToken(token));
  if (row === undefined) throw linkDead();
  const operator = operatorOf({ id: newId(), email: row.email });
  const made = { id: operator.id, email: row.email, passwordHash };
  if (!(await store.insertOperator(work.db, staff, made))) throw taken();
  work.audit({
    event: operatorEvents.joined,
    target: operator.target,
    organizationId: null,
    after: { invited_by: row.invitedBy },
  });
  await beginHalfSession({ db: work.db, browser }, operator);
  return presentOperator(operator);
}

/** Another operator, both locked in one order. @throws operator.is_oneself, request.not_found, request.unauthenticated */
async function lockAnother(work: OperatorWork, operatorId: string): Promise<Operator> {
  if (operatorId === work.actor.operatorId)
    throw operatorErrors.is_oneself(say('You cannot do this to your own login.'));
  const all = await store.lockOperators(work.db, staff);
  if (!all.some(({ id }) => id === work.actor.operatorId))
    throw requestErrors.unauthenticated(say('You are no operator any more.'));
  const row = all.find(({ id }) => id === operatorId);
  if (row === undefined) throw requestErrors.not_found(say('There is no such operator.'));
  return operatorOf(row);
}

const sayWhatEnds = ({ impact }: Work, { email }: Operator, ended: number): void =>
  impact.line({
    what: 'sessions_ended',
    label: say('sessions end'),
    count: ended,
    names: ended === 0 ? [] : [email],
  });

/** Nobody lets themselves go, so one is always left. */
export async function remove(work: OperatorWork, operatorId: string): Promise<undefined> {
  const operator = await lockAnother(work, operatorId);
  const invitations = (await store.listInvitations(work.db, staff)).filter(
    ({ invitedBy }) => invitedBy === operator.email,
  );
  const ended = await endAll(work.db, operator, keepNone);
  sayWhatEnds(work, operator, ended);
  work.impact.line({
    what: 'operator_invitations_ended',
    label: say('invitations that they sent end'),
    count: invitations.length,
    names: invitations.map(({ email }) => email),
  });
  work.impact.undo(say('By inviting them again: they begin anew, with a new second factor.'));
  await deleteFactors(work.db, operator.scope);
  await store.markRemoved(work.db, operator.scope);
  work.audit({
    event: operatorEvents.removed,
    target: operator.target,
    organizationId: null,
    after: { sessions_ended: ended },
  });
  return undefined;
}

/** What was lost counts until the link is used, with the password. @throws second_factor.none */
export async function resetSecondFactor(work: OperatorWork, operatorId: string, reason: string) {
  const operator = await lockAnother(work, operatorId);
  const { authenticatorApp, passkeys } = await readStanding(work.db, operator.scope);
  if (!authenticatorApp && passkeys === 0)
    throw secondFactorErrors.none(
      say('{name} adds the first one with the next sign-in.', { name: operator.email }),
    );
  const ended = await endAll(work.db, operator, keepNone);
  sayWhatEnds(work, operator, ended);
  work.impact.line({
    what: 'second_factors_replaceable',
    label: say('second factors can be replaced'),
    count: passkeys + (authenticatorApp ? 1 : 0),
    names: [operator.email],
  });
  work.impact.undo(
    say('It is off as soon as they sign in with the factor that they have, and after a day.'),
  );
  const binding = { purpose: resetPurpose, subjectId: operator.id, address: operator.email };
  const token = await issueToken(work.db, binding, hoursInSeconds(resetHours));
  work.audit({
    event: operatorEvents.reset_begun,
    target: operator.target,
    organizationId: null,
    after: { reason, sessions_ended: ended },
  });
  const { email: by } = work.actor;
  work.mail(mails.operatorResetMail(operator.email, { by, reason, token, hours: resetHours }));
  return { email: operator.email, ended };
}

/** Before the transaction: the link, and the password with it. @throws operator.mailed_link_dead, operator.sign_in_refused */
export async function checkReset(
  kernel: Kernel,
  context: Preparing,
  { token, password }: LinkAndPassword,
) {
  const found = await findToken(context.db, resetPurpose, token);
  if (found?.address == null) throw linkDead();
  return checkPassword(kernel, context, { email: found.address, password });
}

/** What was lost is gone; the new one is added in the half session that begins. */
async function letEnrol({ work, browser }: Entering, operator: Operator) {
  const before = await readStanding(work.db, operator.scope);
  await deleteFactors(work.db, operator.scope);
  const ended = await endAll(work.db, operator, keepNone);
  await beginHalfSession({ db: work.db, browser }, operator);
  return {
    passkeys_removed: before.passkeys,
    authenticator_app_removed: before.authenticatorApp,
    sessions_ended: ended,
  };
}

/** @throws operator.mailed_link_dead, operator.sign_in_refused */
export async function completeReset(
  entering: Entering,
  token: string,
  { operator, passwordHash }: Awaited<ReturnType<typeof checkReset>>,
) {
  const { work } = entering;
  const row = await lockOperator(work.db, operator);
  const used = await consumeToken(work.db, resetPurpose, token);
  if (used?.subjectId !== operator.id) throw linkDead();
  if (row.passwordHash !== passwordHash)
    throw operatorErrors.sign_in_refused(say('Nobody signs in with this address and password.'));
  work.audit({
    event: operatorEvents.reset_completed,
    target: operator.target,
    organizationId: null,
    after: await letEnrol(entering, operator),
  });
  work.mail(mails.operatorRecoveredMail(operator.email, false));
  return presentOperator(operator);
}

/** For whoever works on the machine: a link to set a new password and add a new factor. Undefined: no such operator. */
export async function makeRecoveryLink(
  kernel: Kernel,
  emailText: string,
): Promise<string | undefined> {
  const email = emailText.trim().toLowerCase();
  const row = await findOperatorByEmail(kernel.database.db, staff, email);
  if (row === undefined) return undefined;
  const operator = operatorOf(row);
  const token = await kernel.asSystem('recover-operator', {}, async (work) => {
    work.audit({
      event: operatorEvents.recovery_begun,
      target: operator.target,
      organizationId: null,
    });
    const binding = { purpose: recoveryPurpose, subjectId: operator.id, address: email };
    return issueToken(work.db, binding, hoursInSeconds(recoveryHours));
  });
  return new URL(`/operator/recover#token=${token}`, kernel.publicUrl).href;
}

/** Before the transaction. @throws operator.mailed_link_dead, user.password_not_accepted */
export async function prepareRecovery(
  kernel: Kernel,
  db: Db,
  { token, password }: LinkAndPassword,
): Promise<{ readonly operator: Operator; readonly passwordHash: string }> {
  const found = await findToken(db, recoveryPurpose, token);
  if (found?.address == null) throw linkDead();
  const operator = operatorOf({ id: found.subjectId, email: found.address });
  return { operator, passwordHash: await hashNew(kernel, operator.email, password) };
}

/** @throws operator.mailed_link_dead */
export async function completeRecovery(
  entering: Entering,
  token: string,
  { operator, passwordHash }: Awaited<ReturnType<typeof prepareRecovery>>,
) {
  const { work } = entering;
  await lockOperator(work.db, operator);
  if ((await consumeToken(work.db, recoveryPurpose, token)) === undefined) throw linkDead();
  await store.updatePassword(work.db, operator.scope, passwordHash);
  work.audit({
    event: operatorEvents.recovered,
    target: operator.target,
    organizationId: null,
    after: await letEnrol(entering, operator),
  });
  work.mail(mails.operatorRecoveredMail(operator.email, true));
  return presentOperator(operator);
}
