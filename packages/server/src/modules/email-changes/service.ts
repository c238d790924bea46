/** Use cases of changes of address. The login has the new one when its code is entered, and not before. */

import { createHash } from 'node:crypto';
import type { UserActor } from '../../kernel/actor.ts';
import type { Db } from '../../kernel/database.ts';
import type { EmailAddress } from '../../kernel/email-address.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { Kernel } from '../../kernel/module.ts';
import { countOpenTokens, issueCode, revokeTokens, tryCode } from '../../kernel/one-time-tokens.ts';
import { organizationScope, type UserScope, userScope } from '../../kernel/scope.ts';
import { say, type Text } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { joinOwnedAccounts } from '../accounts/index.ts';
import {
  type Act,
  actorName,
  getTarget,
  organizationUserErrors,
} from '../organization-users/index.ts';
import { assertOwnerStaysUsable, getOrganization } from '../organizations/index.ts';
import { getGrantableRole, grantRole } from '../role-assignments/index.ts';
import { type RoleCatalogue, roleSids } from '../roles/index.ts';
import { assertNoSsoRequired } from '../sessions/index.ts';
import {
  findUserByEmail,
  getUser,
  getUserForUpdate,
  readEmail,
  setEmail,
  setManagingOrganization,
  type UserRow,
  userErrors,
  userTarget,
} from '../users/index.ts';
import { judge, lockForChange } from './judging.ts';
import { changedMail, codeMail, noticeMail, takenMail } from './mails.ts';
import * as store from './store.ts';
import { makeUndoable } from './undoing.ts';
import { emailChangeErrors, emailChangeEvents } from './vocabulary.ts';

const purpose = 'email_change';
const ownSeconds = 1_800;
const askedSeconds = 7 * 86_400;
const perRecipient = { name: 'email-change-recipient', limit: 5, windowSeconds: 3_600 };
const perPerson = { name: 'email-change', limit: 10, windowSeconds: 86_400 };

function present(row: store.EmailChangeRow, consequence: Text) {
  return {
    email: row.emailAsTyped,
    requested_by: row.requestedBy,
    consequence,
    expires_at: row.expiresAt.toISOString(),
  };
}

/** What waits for its code; nothing when the new domain does not allow it any more. */
export async function readPending(db: Db, actor: UserActor) {
  const scope = userScope(actor.userId);
  const row = await store.findPending(db, scope);
  // A new password, or an administrator who ends the sessions, ends the code too (AU-13).
  const isAlive = (await countOpenTokens(db, actor.userId, purpose)) > 0;
  if (row === undefined || !isAlive) return { pending: null };
  const user = await getUser(db, scope);
  const email = readEmail(row.emailAsTyped);
  const consequence = await judge(db, user, email).then(
    (judged) => judged.consequence,
    () => say('The new address cannot be used any more. Call it off.'),
  );
  return { pending: present(row, consequence) };
}

export interface Throttle {
  readonly userId: string;
  readonly email: string;
}

/** Counts the mails against their recipient and against the login; told to whoever asks. */
export async function countMails(kernel: Kernel, db: Db, asked: Throttle): Promise<void> {
  const address = createHash('sha256').update(readEmail(asked.email).normal).digest('hex');
  const byPerson = await kernel.rateLimits.consume(db, perPerson, asked.userId);
  const byAddress = await kernel.rateLimits.consume(db, perRecipient, address);
  if (byPerson.allowed && byAddress.allowed) return;
  throw requestErrors.too_many(say('Too many codes were mailed for this.'), {
    retryAfterSeconds: Math.max(byPerson.retryAfterSeconds, byAddress.retryAfterSeconds),
  });
}

interface Start {
  readonly user: UserRow;
  readonly email: EmailAddress;
  /** The organization whose administrator asks, with the words for who it is. */
  readonly askedBy: { readonly organizationId: string; readonly words: Text } | undefined;
}

/** One row holds who, where to and until when; an earlier one is replaced, and its code dies (AU-11). */
async function begin(work: Work, requestedById: string, start: Start) {
  const { user, email, askedBy } = start;
  const scope = userScope(user.id);
  // Whoever signs in through an identity provider has the address that it says.
  await assertNoSsoRequired(work.db, { emailDomain: user.emailDomain, user });
  const { consequence } = await judge(work.db, user, email);
  const lifetimeSeconds = askedBy === undefined ? ownSeconds : askedSeconds;
  const row = await store.insertChange(work.db, scope, {
    id: newId(),
    fromEmail: user.email,
    email: email.normal,
    emailAsTyped: email.asTyped,
    requestedById,
    organizationId: askedBy?.organizationId ?? null,
    lifetimeSeconds,
  });
  const binding = { purpose, subjectId: user.id, address: email.normal };
  const code = await issueCode(work.db, binding, lifetimeSeconds);
  const facts = {
    from: user.emailAsTyped,
    newEmail: email.asTyped,
    askedBy: askedBy?.words,
    organizationId: user.organizationId,
  };
  const isTaken = (await findUserByEmail(work.db, email)) !== undefined;
  work.mail(isTaken ? takenMail({ ...facts, to: email }) : codeMail({ ...facts, to: email }, code));
  work.mail(noticeMail({ ...facts, to: readEmail(user.emailAsTyped) }));
  work.audit({
    event: emailChangeEvents.started,
    target: userTarget(user),
    organizationId: user.organizationId,
    before: { email: user.emailAsTyped },
    after: { email: email.asTyped },
  });
  return present(row, consequence);
}

/** @throws email_change.same, email_change.outside_organization, email_change.governed */
export async function startOwn(
  work: Work & { actor: UserActor },
  scope: UserScope,
  emailText: string,
) {
  const user = await getUserForUpdate(work.db, scope);
  const email = readEmail(emailText);
  return begin(work, work.actor.userId, { user, email, askedBy: undefined });
}

/** An administrator asks; the person, signed in, has the last word by entering the code. */
export async function startForUser(work: Work & { actor: UserActor }, act: Act, emailText: string) {
  const row = await getTarget(work, act);
  if (row.state !== 'active')
    throw organizationUserErrors.cannot_sign_in(
      say('{name} could not enter the code.', { name: row.name }),
    );
  const user = await getUser(work.db, userScope(row.id));
  const email = readEmail(emailText);
  // Of one's own people one may know.
  const holder = await findUserByEmail(work.db, email);
  if (holder?.organizationId === act.scope.organizationId && holder.id !== user.id)
    throw userErrors.email_taken(say('{name} has this address.', { name: holder.fullName }));
  const { friendlyName } = await getOrganization(work.db, act.scope);
  const { organizationId } = act.scope;
  const askedBy = {
    organizationId,
    words: say('{actor} of {organization}', { actor: actorName(work), organization: friendlyName }),
  };
  return begin(work, work.actor.userId, { user, email, askedBy });
}

/** Before the transaction, so that a wrong guess stays counted. @throws email_change.code_wrong, email_change.code_dead */
export async function checkCode(db: Db, userId: string, code: string): Promise<string> {
  const answer = await tryCode(db, purpose, userId, code);
  if (answer.outcome === 'wrong')
    throw emailChangeErrors.code_wrong(say('That is not the code of the newest mail.'), {
      errors: [{ pointer: '/code', detail: say('is not the code of the newest mail') }],
    });
  const address = answer.outcome === 'right' ? answer.token.address : null;
  if (address === null)
    throw emailChangeErrors.code_dead(say('It was used, replaced, called off, or has run out.'));
  return address;
}

/** The policy of the new domain lets everybody join: so does the login, with the accounts that it owns. */
async function join(
  work: Work,
  catalogue: RoleCatalogue,
  scope: UserScope,
  organizationId: string,
): Promise<void> {
  await setManagingOrganization(work, scope, organizationId);
  await joinOwnedAccounts(work, scope, organizationId);
  await grantRole(work, organizationScope(organizationId), {
    userId: scope.userId,
    role: getGrantableRole(catalogue, roleSids.standardUser, 'organization'),
    grantedBy: null,
  });
}

/** @param address the one that the code was mailed to */
export async function confirm(
  work: Work & { actor: UserActor },
  catalogue: RoleCatalogue,
  scope: UserScope,
  address: string,
): Promise<UserRow> {
  const pending = await store.findPending(work.db, scope);
  if (pending?.email !== address)
    throw emailChangeErrors.code_dead(say('The change was called off, or another was begun.'));
  const email = readEmail(pending.emailAsTyped);
  const { user, judged } = await lockForChange(work, scope, email);
  await assertNoSsoRequired(work.db, { emailDomain: user.emailDomain, user });
  if ((await store.endPending(work.db, scope, 'completed')) === 0)
    throw emailChangeErrors.code_dead(say('The change was called off.'));
  await setEmail(work.db, scope, email);
  if (judged.organizationId !== undefined)
    await join(work, catalogue, scope, judged.organizationId);
  const after = await getUser(work.db, scope);
  if (after.organizationId !== null)
    await assertOwnerStaysUsable(work, organizationScope(after.organizationId));
  work.audit({
    event: emailChangeEvents.completed,
    target: userTarget(after),
    organizationId: after.organizationId,
    before: { email: user.emailAsTyped },
    after: { email: after.emailAsTyped, joined: judged.verdict === 'joins' },
  });
  const facts = {
    from: user.emailAsTyped,
    newEmail: after.emailAsTyped,
    askedBy: undefined,
    organizationId: after.organizationId,
  };
  const undoToken = await makeUndoable(work, pending, user, judged.verdict);
  work.mail(changedMail({ ...facts, to: readEmail(user.emailAsTyped) }, undoToken));
  work.mail(changedMail({ ...facts, to: email }));
  return after;
}

export async function cancel(
  work: Work & { actor: UserActor },
  scope: UserScope,
): Promise<undefined> {
  const user = await getUserForUpdate(work.db, scope);
  await revokeTokens(work.db, purpose, user.id);
  if ((await store.endPending(work.db, scope, 'cancelled')) === 0) return undefined;
  work.audit({
    event: emailChangeEvents.cancelled,
    target: userTarget(user),
    organizationId: user.organizationId,
  });
  return undefined;
}
