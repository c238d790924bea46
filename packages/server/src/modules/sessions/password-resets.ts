/** New passwords by mail: the link goes to the stored address only, works once, and ends every session. */

import { createHash } from 'node:crypto';
import type { Db } from '../../kernel/database.ts';
import { findLanguage } from '../../kernel/languages.ts';
import type { Kernel } from '../../kernel/module.ts';
import { consumeToken, findToken, issueToken } from '../../kernel/one-time-tokens.ts';
import { userScope } from '../../kernel/scope.ts';
import { type KeptText, readText, say, type Text } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import {
  type AcceptedPassword,
  acceptPassword,
  findUser,
  findUserByEmail,
  getUser,
  getUserForUpdate,
  passwordOwner,
  readEmail,
  readPasswordRule,
  upsertPassword,
  userTarget,
} from '../users/index.ts';
import { endAllSessions } from './ending.ts';
import { forgetGuesses } from './guessing.ts';
import { passwordChangedMail, resetMail, useSsoMail } from './mails.ts';
import { assertNoSsoRequired, requiredSso } from './single-sign-on.ts';
import {
  passwordResetErrors,
  passwordResetEvents,
  passwordResetPurpose as purpose,
} from './vocabulary.ts';

const lifetimeSeconds = 3_600;
export const mailResetJob = 'password_resets.mail';
const perRecipient = { name: 'password-reset-recipient', limit: 5, windowSeconds: 3_600 };

/** Counts the request against the recipient, whether there is such a login or not. */
export async function countReset(
  kernel: Kernel,
  db: Db,
  emailText: string,
): Promise<{ mayMail: boolean }> {
  const email = readEmail(emailText);
  const answer = await kernel.rateLimits.consume(
    db,
    perRecipient,
    createHash('sha256').update(email.normal).digest('hex'),
  );
  // Told to nobody: the answer must be the same for an address that has had its mails.
  return { mayMail: answer.allowed };
}

/**
 * Only asks for the job that mails: whether there is such a login takes the same work here, so the time of the answer
 * tells nothing (AU-07).
 */
export async function requestReset(work: Work, emailText: string, mayMail: boolean) {
  const email = readEmail(emailText);
  const user = await findUserByEmail(work.db, email);
  const target =
    user === undefined
      ? { type: 'user', sid: '', name: 'an address without a login' }
      : userTarget(user);
  work.audit({
    event: passwordResetEvents.requested,
    target,
    organizationId: user?.organizationId ?? null,
  });
  work.enqueue({
    name: mailResetJob,
    payload: {
      user_id: mayMail ? (user?.id ?? null) : null,
      language: work.origin.language ?? null,
    },
  });
  return { email: email.asTyped };
}

/** Has a link mailed to somebody, as whoever the sentence names asked for it. The link goes to the person only. */
export function enqueueReset(
  work: Work,
  asked: { readonly userId: string; readonly sentence: Text },
): void {
  work.enqueue({
    name: mailResetJob,
    payload: { user_id: asked.userId, sentence: JSON.stringify(asked.sentence) },
  });
}

/** The job: makes the link and mails it, to a login that is there and active. */
export async function mailReset(kernel: Kernel, payload: unknown): Promise<void> {
  const {
    user_id: userId,
    sentence,
    language,
  } = payload as { user_id: string | null; sentence?: string; language?: string | null };
  const asked = {
    sentence:
      sentence === undefined
        ? say('Somebody, probably you, asked for a new password for your login.')
        : readText(JSON.parse(sentence) as KeptText),
    language: findLanguage(language),
  };
  if (userId === null) return;
  await kernel.asSystem(mailResetJob, {}, async (work) => {
    const scope = userScope(userId);
    if ((await findUser(work.db, scope)) === undefined) return;
    // Locked: a deactivation at the same time must find the link, to end it.
    const user = await getUserForUpdate(work.db, scope);
    if (user.state !== 'active') return;
    const required = await requiredSso.ask(work.db, { emailDomain: user.emailDomain, user });
    // Told by mail only, so that nobody learns by asking whether there is such a login.
    if (required !== undefined) {
      work.mail(useSsoMail(user, asked, required));
      return;
    }
    const token = await issueToken(
      work.db,
      { purpose, subjectId: user.id, address: user.email },
      lifetimeSeconds,
    );
    work.mail(resetMail(user, asked, token));
  });
}

/** @throws password_reset.link_dead */
async function checkReset(db: Db, token: string) {
  const found = await findToken(db, purpose, token);
  if (found === undefined)
    throw passwordResetErrors.link_dead(
      say('The link was used, replaced, or is older than an hour.'),
    );
  const user = await getUser(db, userScope(found.subjectId));
  return { user, email: user.emailAsTyped };
}

/** What the page behind the link says before anything is typed. @throws password_reset.link_dead */
export async function readReset(db: Db, token: string) {
  const { user, email } = await checkReset(db, token);
  return { email, password_rule: await readPasswordRule(db, user.organizationId) };
}

/** Before the transaction: the link works, the password may be one, and is hashed. */
export async function prepareReset(
  kernel: Kernel,
  db: Db,
  input: { token: string; next: string },
): Promise<AcceptedPassword> {
  const { user } = await checkReset(db, input.token);
  await assertNoSsoRequired(db, { emailDomain: user.emailDomain, user });
  const { passwords } = kernel;
  return acceptPassword({ db, passwords }, input.next, passwordOwner(user), '/new_password');
}

/** @throws password_reset.link_dead, user.sso_required */
export async function completeReset(
  kernel: Kernel,
  work: Work,
  token: string,
  password: AcceptedPassword,
) {
  const used = await consumeToken(work.db, purpose, token);
  if (used === undefined)
    throw passwordResetErrors.link_dead(
      say('The link was used, replaced, or is older than an hour.'),
    );
  const scope = userScope(used.subjectId);
  const user = await getUser(work.db, scope);
  // The link went to that very address: to another it is nothing.
  if (user.email !== used.address || user.state !== 'active')
    throw passwordResetErrors.link_dead(
      say('The link belongs to an address that is no longer yours.'),
    );
  await assertNoSsoRequired(work.db, { emailDomain: user.emailDomain, user });
  await upsertPassword(work.db, scope, password);
  const ended = await endAllSessions(work, scope, 'password reset');
  await forgetGuesses(kernel, work.db, user.email);
  work.audit({
    event: passwordResetEvents.completed,
    target: userTarget(user),
    organizationId: user.organizationId,
    after: { sessions_ended: ended },
  });
  work.mail(passwordChangedMail(user));
  return { email: user.emailAsTyped };
}
