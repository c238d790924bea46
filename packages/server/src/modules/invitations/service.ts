/** Use cases around pending invitations: listing, sending again, revoking. */

import type { MemberActor } from '../../kernel/actor.ts';
import type { Held } from '../../kernel/authorization.ts';
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { sid } from '../../kernel/ids.ts';
import { revokeTokens } from '../../kernel/one-time-tokens.ts';
import { countFor, toPage } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import { say, type Text } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { assertWithinOwn } from '../role-assignments/index.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import { readEmail } from '../users/index.ts';
import type { Tools } from './classifying.ts';
import { sendInvitations, tokenPurpose } from './inviting.ts';
import { daysOfLinks } from './lifetime.ts';
import { afterEvent, secondsOf, stateAt, whyNotResend } from './rules.ts';
import * as store from './store.ts';
import { invitationErrors, invitationEvents } from './vocabulary.ts';

export function roleNames(catalogue: RoleCatalogue, row: store.InvitationRow): Text[] {
  const nameOf = (id: string) => catalogue.nameOf(id);
  const own = row.organizationRoleId === null ? [] : [nameOf(row.organizationRoleId)];
  return [
    ...own,
    ...row.grants.map((grant) =>
      say('{role} on {place}', { role: nameOf(grant.roleId), place: grant.accountName }),
    ),
  ];
}

/** Of a person: those about accounts themselves are shown by `offers.ts`. */
export function presentInvitation(catalogue: RoleCatalogue, row: store.InvitationRow) {
  const nameOf = (id: string) => catalogue.nameOf(id);
  const reason = whyNotResend(row, row.readAt) ?? null;
  return {
    sid: sid('NF', row.id),
    kind: row.kind === 'organization' ? row.kind : ('account' as const),
    email: row.emailAsTyped,
    state: stateAt(row, row.readAt),
    organization_role: row.organizationRoleId === null ? null : nameOf(row.organizationRoleId),
    accounts: row.grants.map((grant) => ({
      account_sid: sid('AC', grant.accountId),
      account_name: grant.accountName,
      role_sid: grant.roleId,
      role_name: nameOf(grant.roleId),
    })),
    invited_by: row.invitedBy,
    created_at: row.createdAt.toISOString(),
    expires_at: row.expiresAt.toISOString(),
    sends: row.sends,
    last_sent_at: row.lastSentAt.toISOString(),
    can_resend: reason === null,
    can_resend_reason: reason,
  };
}

/** An invitation as the target of an audit event: the address that was invited. */
export function invitationTarget(row: store.InvitationRow) {
  return { type: 'invitation', sid: sid('NF', row.id), name: row.emailAsTyped };
}

export async function listInvitations(
  db: Db,
  catalogue: RoleCatalogue,
  scope: store.InvitingScope,
  filter: store.ListFilter,
  page: PageRequest,
) {
  const rows = await store.listInvitations(db, scope, filter, page);
  const count = await countFor(page, (ceiling) =>
    store.countInvitations(db, scope, filter, ceiling),
  );
  return toPage(
    rows,
    page,
    (row) => [filter.sort?.endsWith('email') === true ? row.email : row.createdKey, row.id],
    (row) => presentInvitation(catalogue, row),
    count,
  );
}

/** @throws request.not_found */
export async function getInvitation(
  db: Db,
  scope: store.InvitingScope,
  id: string,
): Promise<store.InvitationRow> {
  const row = await store.findInvitation(db, scope, id);
  if (row === undefined) throw requestErrors.not_found(say('There is no such invitation here.'));
  return row;
}

/** Sending again is checked like inviting: nobody renews an offer that is above their own roles (IN-04). */
function assertMayOffer(catalogue: RoleCatalogue, row: store.InvitationRow, held: Held): void {
  for (const roleId of [row.organizationRoleId, ...row.grants.map((grant) => grant.roleId)]) {
    const role = roleId === null ? undefined : catalogue.find(roleId);
    if (role !== undefined) assertWithinOwn(role, held);
  }
}

export const resendSentences = {
  resend_throttle: say('The mail went out less than five minutes ago.'),
  resend_expired: say('It is not pending any more.'),
  resend_max_threshold_reached: say('It was sent five times.'),
} as const;

/** Its days start anew, unless it ends at this moment. @throws invitation.resend_expired */
export async function renew(work: Work, scope: store.InvitingScope, id: string): Promise<void> {
  const days = await daysOfLinks(work.db, scope.organizationId);
  if (await store.markSent(work.db, scope, id, secondsOf(days))) return;
  throw invitationErrors.resend_expired(resendSentences.resend_expired);
}

/** @throws invitation.resend_* with the reason */
export async function resendInvitation(
  tools: Tools,
  work: Work & { actor: MemberActor },
  scope: store.InvitingScope,
  held: Held,
  id: string,
): Promise<store.InvitationRow> {
  const row = await getInvitation(work.db, scope, id);
  const reason = whyNotResend(row, work.now);
  if (reason !== undefined) throw invitationErrors[reason](resendSentences[reason]);
  assertMayOffer(tools.catalogue, row, held);
  await renew(work, scope, id);
  await sendInvitations(work, [{ id, email: readEmail(row.emailAsTyped) }], {
    from: row.accountName ?? row.organizationName ?? '',
    invitedBy: work.actor.name,
    organizationId: row.organizationId,
    roles: roleNames(tools.catalogue, row),
  });
  work.audit({
    event: invitationEvents.resent,
    target: invitationTarget(row),
    organizationId: row.organizationId,
    accountId: row.accountId,
  });
  return getInvitation(work.db, scope, id);
}

/** The link is dead from this commit on. @throws invitation.not_pending */
export async function revokeInvitation(
  work: Work,
  scope: store.InvitingScope,
  id: string,
): Promise<store.InvitationRow> {
  const row = await getInvitation(work.db, scope, id);
  const next = afterEvent(row, work.now, 'revoke');
  const ended = next !== undefined && (await store.markAnswered(work.db, scope, id, next, null));
  if (!ended) throw invitationErrors.not_pending(say('It was answered, revoked, or has expired.'));
  await revokeTokens(work.db, tokenPurpose, id);
  work.audit({
    event: invitationEvents.revoked,
    target: invitationTarget(row),
    organizationId: row.organizationId,
    accountId: row.accountId,
  });
  return getInvitation(work.db, scope, id);
}
