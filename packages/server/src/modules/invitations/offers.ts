/** Asking somebody to bring an account into the organization, or to own one: making, listing, sending again, revoking. */

import { createHash } from 'node:crypto';
import type { UserActor } from '../../kernel/actor.ts';
import type { AuditEventDefinition } from '../../kernel/audit.ts';
import type { Db } from '../../kernel/database.ts';
import type { EmailAddress } from '../../kernel/email-address.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { newId, sid } from '../../kernel/ids.ts';
import { issueToken, revokeTokens } from '../../kernel/one-time-tokens.ts';
import { boundedCount, countCeiling, toPage } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import {
  type AccountScope,
  accountScope,
  type OrganizationScope,
  platformScope,
  userScope,
} from '../../kernel/scope.ts';
import { say, type Text } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import {
  type AccountRow,
  accountErrors,
  accountPermissions,
  findAnyAccount,
  getAccount,
  getManagedAccount,
  lockAccountAndOrganization,
  lockAndHold,
} from '../accounts/index.ts';
import { findHolder } from '../domains/index.ts';
import { findUser, findUserByEmail, readEmail } from '../users/index.ts';
import type { Tools } from './classifying.ts';
import { perRecipient, tokenPurpose } from './inviting.ts';
import { daysOfLinks } from './lifetime.ts';
import { offerMail } from './mails.ts';
import * as offersStore from './offers-store.ts';
import { afterEvent, secondsOf, stateAt, whyNotResend } from './rules.ts';
import { invitationTarget, renew, resendSentences } from './service.ts';
import * as store from './store.ts';
import { invitationErrors, invitationEvents } from './vocabulary.ts';

const bySid = platformScope('whoever asks for an account by its SID does not manage it yet');

export function presentOffer(row: store.InvitationRow) {
  const reason = whyNotResend(row, row.readAt) ?? null;
  const isTold = row.kind !== 'account_transfer' || row.state === 'accepted';
  return {
    sid: sid('NF', row.id),
    kind: row.kind as offersStore.OfferKind,
    account_sid: sid('AC', row.accountId ?? ''),
    account_name: isTold ? row.accountName : null,
    email: row.emailAsTyped,
    state: stateAt(row, row.readAt),
    invited_by: row.invitedBy,
    created_at: row.createdAt.toISOString(),
    expires_at: row.expiresAt.toISOString(),
    sends: row.sends,
    last_sent_at: row.lastSentAt.toISOString(),
    can_resend: reason === null,
    can_resend_reason: reason,
  };
}

interface Asked {
  readonly scope: OrganizationScope | AccountScope;
  readonly kind: offersStore.OfferKind;
  readonly account: AccountRow;
  readonly email: EmailAddress;
}

async function send(work: Work, row: store.InvitationRow): Promise<void> {
  const email = readEmail(row.emailAsTyped);
  const binding = {
    purpose: tokenPurpose,
    subjectId: row.id,
    address: email.normal,
    ...(row.organizationId === null ? {} : { organizationId: row.organizationId }),
  };
  const days = await daysOfLinks(work.db, row.organizationId);
  const token = await issueToken(work.db, binding, secondsOf(days));
  work.mail(offerMail({ ...row, days }, email, `/invitation#token=${token}`));
}

/** @throws invitation.offer_pending, invitation.recipient_throttle */
async function ask(
  tools: Tools,
  work: Work & { actor: UserActor },
  asked: Asked,
): Promise<store.InvitationRow> {
  const { scope, kind, account, email } = asked;
  const counted = await tools.kernel.rateLimits.consume(
    work.db,
    perRecipient,
    createHash('sha256').update(email.normal).digest('hex'),
  );
  if (!counted.allowed)
    throw invitationErrors.recipient_throttle(say('From all organizations together.'));
  const id = newId();
  const made = await offersStore.insertOffer(work.db, scope, {
    id,
    kind,
    accountId: account.id,
    email: email.normal,
    emailAsTyped: email.asTyped,
    invitedBy: work.actor.userId,
    lifetimeSeconds: secondsOf(await daysOfLinks(work.db, scope.organizationId)),
  });
  if (!made)
    throw invitationErrors.offer_pending(say('The account waits for an answer to an earlier one.'));
  const row = await getOffer(work.db, scope, id);
  await send(work, row);
  work.impact.line({
    what: 'people_asked',
    label: say('person is asked by mail, and nothing changes before they accept'),
    count: 1,
    names: [email.asTyped],
  });
  work.impact.undo(say('Revoke it before they accept. Unanswered, it ends by itself.'));
  const isAsking = kind === 'account_transfer';
  work.audit({
    event: isAsking ? invitationEvents.account_asked_for : invitationEvents.account_offered,
    // Until it is theirs, its name is not told to those who ask for it.
    target: {
      type: 'account',
      sid: sid('AC', account.id),
      name: isAsking ? sid('AC', account.id) : account.friendlyName,
    },
    organizationId: scope.organizationId,
    accountId: isAsking ? null : account.id,
    after: { kind, invitation_sid: sid('NF', id), email: email.asTyped },
  });
  return row;
}

/**
 * Asks the owner of an independent account to bring it along. Whatever is in the way, the answer is the same: a SID
 * tells nobody whose it is, or that it exists. @throws invitation.account_not_addable, invitation.account_is_here
 */
export async function askForAccount(
  tools: Tools,
  work: Work & { actor: UserActor },
  scope: OrganizationScope,
  accountId: string,
): Promise<store.InvitationRow> {
  const account = await findAnyAccount(work.db, bySid, accountId);
  if (account?.organizationId === scope.organizationId)
    throw invitationErrors.account_is_here(
      say('{friendlyName} is managed here.', { friendlyName: account.friendlyName }),
    );
  const owner =
    account?.organizationId === null && account.ownerUserId !== null
      ? await findUser(work.db, userScope(account.ownerUserId))
      : undefined;
  const holder = owner === undefined ? undefined : await findHolder(work.db, owner.emailDomain);
  const isOurs = holder?.organizationId === scope.organizationId && holder.state === 'verified';
  const isOpen = account?.life === 'active' || account?.life === 'suspended';
  const mayAsk = isOurs && isOpen && owner?.organizationId === null && owner.state === 'active';
  if (account === undefined || owner === undefined || !mayAsk)
    throw invitationErrors.account_not_addable(
      say('There is no main account with this SID whose owner you can ask.'),
    );
  const email = readEmail(owner.emailAsTyped);
  return ask(tools, work, { scope, kind: 'account_transfer', account, email });
}

/** @throws account.owner_not_eligible */
function notEligible(detail: Text): never {
  throw accountErrors.owner_not_eligible(detail, { errors: [{ pointer: '/email', detail }] });
}

/** Offers an account to an owner outside. @throws account.*, invitation.* */
export async function offerRelease(
  tools: Tools,
  work: Work & { actor: UserActor },
  scope: OrganizationScope,
  asked: { accountId: string; email: string },
): Promise<store.InvitationRow> {
  const account = await getManagedAccount(work.db, scope, asked.accountId);
  if (account.parentAccountId !== null)
    throw accountErrors.subaccount_without_owner(say('It goes along with its main account.'));
  if (account.ownerUserId === null) throw accountErrors.wrong_state(say('It was closed for good.'));
  const email = readEmail(asked.email);
  const user = await findUserByEmail(work.db, email);
  if (user?.organizationId === scope.organizationId)
    notEligible(say('They are managed by this organization: change the owner instead.'));
  if (account.life === 'pending_closure')
    throw accountErrors.wrong_state(say('It is being closed: restore it before.'));
  const own = accountScope({ ...scope, accountId: account.id, parentAccountId: null });
  await lockAccountAndOrganization(work.db, own);
  const row = await ask(tools, work, { scope: own, kind: 'account_release', account, email });
  work.impact.line({
    what: 'accounts_leave',
    label: say('account leaves the organization with its subaccounts, once they accept'),
    count: 1 + account.subaccounts,
    names: [account.friendlyName],
  });
  work.impact.line({
    what: 'roles_end',
    label: say('of your people lose their roles on it then'),
    count: account.people - account.independentPeople,
  });
  return row;
}

/** The Owner of an account names another. @throws account.*, invitation.* */
export async function offerHandOver(
  tools: Tools,
  work: Work & { actor: UserActor },
  scope: AccountScope,
  typed: string,
): Promise<store.InvitationRow> {
  await lockAndHold(tools.authorizer, work, scope, accountPermissions.hand_over);
  const account = await getAccount(work.db, scope);
  if (account.parentAccountId !== null)
    throw accountErrors.subaccount_without_owner(say('It goes along with its main account.'));
  const email = readEmail(typed);
  if (email.normal === work.actor.email)
    throw accountErrors.already_owner(say('You own the account already.'));
  if (scope.organizationId !== null) {
    const user = await findUserByEmail(work.db, email);
    if (user?.organizationId !== scope.organizationId || user.state !== 'active')
      notEligible(say('must be an active managed user of the same organization'));
  }
  const row = await ask(tools, work, { scope, kind: 'account_hand_over', account, email });
  work.impact.you(
    say('You stay its Owner until they accept; then you become an Administrator of it.'),
  );
  return row;
}

/** @throws request.not_found */
async function getOffer(
  db: Db,
  scope: OrganizationScope | AccountScope,
  id: string,
): Promise<store.InvitationRow> {
  const row = await offersStore.findOffer(db, scope, id);
  if (row === undefined) throw requestErrors.not_found(say('There is no such offer here.'));
  return row;
}

export async function listOffers(
  db: Db,
  scope: OrganizationScope,
  state: store.ListFilter['state'],
  page: PageRequest,
) {
  const counted = await offersStore.countOffers(db, scope, state, countCeiling);
  return toPage(
    await offersStore.listOffers(db, scope, state, page),
    page,
    (row) => [row.createdKey, row.id],
    presentOffer,
    boundedCount(counted),
  );
}

export async function getHandOver(db: Db, scope: AccountScope) {
  const row = await offersStore.findPendingHandOver(db, scope);
  return { hand_over: row === undefined ? null : presentOffer(row) };
}

/** The hand-over of an account that waits. @throws request.not_found */
export async function getPendingHandOverId(db: Db, scope: AccountScope): Promise<string> {
  const row = await offersStore.findPendingHandOver(db, scope);
  if (row === undefined)
    throw requestErrors.not_found(say('The account is being handed to nobody.'));
  return row.id;
}

/** @throws request.not_found, invitation.resend_* */
export async function resendOffer(
  work: Work,
  scope: OrganizationScope | AccountScope,
  id: string,
): Promise<store.InvitationRow> {
  const row = await getOffer(work.db, scope, id);
  if (scope.kind === 'organization' && row.kind === 'account_hand_over')
    throw requestErrors.not_found(say('A hand-over is sent again by the Owner of the account.'));
  const reason = whyNotResend(row, work.now);
  if (reason !== undefined) throw invitationErrors[reason](resendSentences[reason]);
  await renew(work, scope, id);
  await send(work, row);
  auditOf(work, row, invitationEvents.resent);
  return getOffer(work.db, scope, id);
}

function auditOf(work: Work, row: store.InvitationRow, event: AuditEventDefinition): void {
  work.audit({
    event,
    target: invitationTarget(row),
    organizationId: row.organizationId,
    accountId: row.kind === 'account_transfer' ? null : row.accountId,
    after: { kind: row.kind, account_sid: sid('AC', row.accountId ?? '') },
  });
}

/** @throws request.not_found, invitation.not_pending */
export async function revokeOffer(
  work: Work,
  scope: OrganizationScope | AccountScope,
  id: string,
): Promise<store.InvitationRow> {
  const row = await getOffer(work.db, scope, id);
  const next = afterEvent(row, work.now, 'revoke');
  const ended = next !== undefined && (await store.markAnswered(work.db, scope, id, next, null));
  if (!ended) throw invitationErrors.not_pending(say('It was answered, revoked, or has expired.'));
  await revokeTokens(work.db, tokenPurpose, id);
  auditOf(work, row, invitationEvents.revoked);
  return getOffer(work.db, scope, id);
}
