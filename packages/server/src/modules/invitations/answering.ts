/** The invited person's side: reading an invitation, accepting it with or without a login, declining it. */

import type { UserActor } from '../../kernel/actor.ts';
import type { Reply } from '../../kernel/bind.ts';
import type { Db } from '../../kernel/database.ts';
import type { EmailAddress } from '../../kernel/email-address.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { sid, sidOrNull } from '../../kernel/ids.ts';
import { consumeToken, findToken, revokeTokens } from '../../kernel/one-time-tokens.ts';
import { accountScope, organizationScope, userScope } from '../../kernel/scope.ts';
import { known, listOf, say, type Text } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import {
  joinOwnedAccounts,
  listOwnedAccounts,
  lockAccountAndOrganization,
} from '../accounts/index.ts';
import { assertInside } from '../network-policies/index.ts';
import { lockOrganization } from '../organizations/index.ts';
import { type GrantScope, grantRole } from '../role-assignments/index.ts';
import type { Role } from '../roles/index.ts';
import { assertNoSsoRequired, startSession } from '../sessions/index.ts';
import { decideSignUp } from '../sign-up-policies/index.ts';
import {
  type AcceptedPassword,
  acceptPassword,
  createUser,
  findUserByEmail,
  getUserForUpdate,
  readEmail,
  readPasswordRule,
  setManagingOrganization,
  type UserRow,
} from '../users/index.ts';
import { fulfil, needsLogin, offerConsequences, offeredRoles } from './accepting-offers.ts';
import { assertDomainStands, dead, lostRight, theInvited } from './checks.ts';
import type { Tools } from './classifying.ts';
import { tokenPurpose } from './inviting.ts';
import { answeredMail } from './mails.ts';
import { afterEvent, isOffer } from './rules.ts';
import { roleNames } from './service.ts';
import * as store from './store.ts';
import {
  accountInvitationPermissions,
  invitationErrors,
  invitationEvents,
  invitationPermissions,
} from './vocabulary.ts';

/** What acceptance changes for somebody who has a login, in words. */
async function consequencesOf(
  db: Db,
  row: store.InvitationRow,
  user: UserRow | undefined,
): Promise<Text[]> {
  if (isOffer(row)) return offerConsequences(db, row, user);
  if (row.kind === 'account')
    return [say('Your login stays your own: the account is shared with you.')];
  const name = row.organizationName ?? '';
  const managed = say(
    '{name} will manage your login: it can deactivate it and decides how you sign in.',
    { name },
  );
  if (user === undefined) return [managed];
  const owned = await listOwnedAccounts(db, userScope(user.id));
  if (owned.length === 0) return [managed];
  return [
    managed,
    say('The accounts that you own join {name} with you: {owned}.', {
      name,
      owned: listOf(owned.map((account) => account.friendlyName)),
    }),
  ];
}

async function presentReceived(tools: Tools, db: Db, row: store.InvitationRow) {
  const user = await findUserByEmail(db, readEmail(row.emailAsTyped));
  return {
    sid: sid('NF', row.id),
    kind: row.kind,
    email: row.emailAsTyped,
    from: row.accountName ?? row.organizationName ?? '',
    invited_by: row.invitedBy,
    roles: isOffer(row) ? offeredRoles(row) : roleNames(tools.catalogue, row),
    consequences: await consequencesOf(db, row, user),
    has_login: user !== undefined,
    expires_at: row.expiresAt.toISOString(),
  };
}

/** Who will manage a login that is made by it; null: nobody. */
const managedBy = ({ kind, organizationId }: store.InvitationRow): string | null =>
  kind === 'organization' ? organizationId : null;

/** A pending invitation whose link this is. @throws invitation.link_dead */
async function getByToken(db: Db, token: string): Promise<store.InvitationRow> {
  const found = await findToken(db, tokenPurpose, token);
  const row =
    found === undefined
      ? undefined
      : await store.findInvitationById(db, theInvited, found.subjectId);
  if (row === undefined || afterEvent(row, row.readAt, 'accept') === undefined) throw dead();
  return row;
}

export async function lookUp(tools: Tools, db: Db, token: string) {
  const row = await getByToken(db, token);
  return {
    ...(await presentReceived(tools, db, row)),
    password_rule: await readPasswordRule(db, managedBy(row)),
  };
}

export async function listReceived(tools: Tools, db: Db, actor: UserActor) {
  const rows = await store.listForAddress(db, theInvited, actor.email);
  return { items: await Promise.all(rows.map((row) => presentReceived(tools, db, row))) };
}

/** Takes the locks that granting needs, the organization first as everywhere, then reads the invitation as it is now. */
async function lockAndRead(
  work: Work,
  id: string,
  ownOrganizationId: string | null = null,
): Promise<store.InvitationRow> {
  const before = await store.findInvitationById(work.db, theInvited, id);
  if (before === undefined) throw dead();
  // An account that stands outside joins the organization of whoever takes it.
  const organizationId = before.organizationId ?? ownOrganizationId;
  if (organizationId !== null) await lockOrganization(work.db, organizationScope(organizationId));
  if (before.accountId !== null) {
    await lockAccountAndOrganization(
      work.db,
      accountScope({
        accountId: before.accountId,
        parentAccountId: null,
        organizationId: before.organizationId,
      }),
    );
  }
  await store.lockInvitation(work.db, theInvited, id);
  const row = await store.findInvitationById(work.db, theInvited, id);
  if (row === undefined || afterEvent(row, work.now, 'accept') === undefined) throw dead();
  // Its account joined an organization a moment ago, which is not locked.
  if (row.organizationId !== before.organizationId)
    throw requestErrors.busy(say('The account is just joining an organization.'), {
      retryAfterSeconds: 1,
    });
  return row;
}

interface Granted {
  readonly scope: GrantScope;
  readonly role: Role;
  readonly words: Text;
}

/** What the inviter may still give at this moment, of what was offered (IN-03). @throws invitation.inviter_lost_right */
async function stillGiven(tools: Tools, db: Db, row: store.InvitationRow): Promise<Granted[]> {
  const inviter = { kind: 'user' as const, userId: row.invitedById };
  const given: Granted[] = [];
  if (row.kind === 'organization' && row.organizationId !== null) {
    const standing = await tools.authorizer.atOrganization(db, inviter, row.organizationId);
    const role = tools.catalogue.find(row.organizationRoleId ?? '');
    const mayInvite = standing?.held.has(invitationPermissions.create) === true;
    if (
      !mayInvite ||
      role === undefined ||
      ![...role.permissions].every((permission) => standing.held.has(permission))
    )
      throw lostRight(row);
    given.push({ scope: organizationScope(row.organizationId), role, words: known(role.name) });
  }
  for (const grant of row.grants) {
    const standing = await tools.authorizer.atAccount(db, inviter, grant.accountId);
    const role = tools.catalogue.find(grant.roleId);
    const staysHere = standing !== undefined && standing.organizationId === row.organizationId;
    const mayInvite =
      row.kind === 'organization' ||
      standing?.held.has(accountInvitationPermissions.invite) === true;
    if (
      !staysHere ||
      !mayInvite ||
      role === undefined ||
      ![...role.permissions].every((permission) => standing.held.has(permission))
    )
      continue;
    const scope = accountScope({
      accountId: grant.accountId,
      parentAccountId: standing.parentAccountId,
      organizationId: standing.organizationId,
    });
    given.push({
      scope,
      role,
      words: say('{role} on {place}', { role: known(role.name), place: grant.accountName }),
    });
  }
  if (given.length === 0) throw lostRight(row);
  return given;
}

async function finish(
  work: Work,
  row: store.InvitationRow,
  user: UserRow,
  given: readonly Granted[],
  noted: VouchedPerson['noted'] = {},
): Promise<void> {
  for (const { scope, role } of given)
    await grantRole(work, scope, { userId: user.id, role, grantedBy: row.invitedById });
  const words = given.map((grant) => grant.words);
  await markAccepted(work, row, user, words, noted);
}

/** Moves an invitation along its table; of two at once, one comes first. @throws invitation.link_dead */
async function answer(
  work: Work,
  row: store.InvitationRow,
  event: 'accept' | 'decline',
  userId: string,
): Promise<void> {
  const state = afterEvent(row, work.now, event);
  if (
    state === undefined ||
    !(await store.markAnswered(work.db, theInvited, row.id, state, userId))
  )
    throw dead();
}

/** The link is used up. @throws invitation.link_dead */
async function markAccepted(
  work: Work,
  row: store.InvitationRow,
  user: UserRow,
  granted: readonly Text[],
  noted: VouchedPerson['noted'] = {},
): Promise<void> {
  await answer(work, row, 'accept', user.id);
  await revokeTokens(work.db, tokenPurpose, row.id);
  work.audit({
    event: invitationEvents.accepted,
    target: { type: 'user', sid: sid('US', user.id), name: user.fullName },
    organizationId: row.organizationId,
    accountId: row.accountId,
    after: {
      invitation_sid: sid('NF', row.id),
      invited_by: row.invitedBy,
      ...(isOffer(row) ? { kind: row.kind, account_sid: sidOrNull('AC', row.accountId) } : {}),
      granted: granted.map(String),
      ...noted,
    },
  });
}

/** The invitation proved who they are: now it is told from where they would get in. @throws request.network_refused, request.network_refused_here */
async function assertFromInside(work: Work, row: store.InvitationRow): Promise<void> {
  if (row.organizationId === null) return;
  const accountId = row.kind === 'organization' ? null : row.accountId;
  await assertInside(work, { organizationId: row.organizationId, accountId });
}

export interface NewPerson {
  readonly token: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly password: string;
  readonly transport: 'cookie' | 'bearer';
}

/** Before the transaction: the link works, no login is in the way, the password may be one, and is hashed. */
export async function prepareAccept(
  tools: Tools,
  db: Db,
  input: NewPerson,
): Promise<AcceptedPassword> {
  const row = await getByToken(db, input.token);
  await assertMayMakeLogin(db, row);
  const { passwords } = tools.kernel;
  return acceptPassword({ db, passwords }, input.password, {
    email: row.email,
    names: [input.firstName, input.lastName],
    organizationId: managedBy(row),
  });
}

/** @throws invitation.login_exists, invitation.governed, user.sso_required */
async function assertMayMakeLogin(db: Db, row: store.InvitationRow): Promise<void> {
  const email = readEmail(row.emailAsTyped);
  await assertNoSsoRequired(db, { emailDomain: email.domain, user: undefined });
  if ((await findUserByEmail(db, email)) !== undefined)
    throw invitationErrors.login_exists(
      say('There is a login for {emailAsTyped}. Sign in with it to accept.', {
        emailAsTyped: row.emailAsTyped,
      }),
    );
  if (needsLogin(row)) throw dead();
  if (row.kind === 'organization') return;
  // Only the organization that holds the domain invites new people of it (DO-16): another's invitation opens no sign-up.
  const decision = await decideSignUp(db, email);
  if (decision.outcome !== 'open')
    throw invitationErrors.governed(decision.sentence, {
      whoCan: say('Administrators of {organization}', {
        organization: decision.governedBy?.organizationName ?? say('your company'),
      }),
    });
}

/** Accepts as a new person: the link came by mail, so it proves the address. */
export async function acceptAsNewPerson(
  tools: Tools,
  work: Work,
  reply: Reply,
  input: NewPerson,
  password: AcceptedPassword,
) {
  const used = await consumeToken(work.db, tokenPurpose, input.token);
  if (used === undefined) throw dead();
  const row = await lockAndRead(work, used.subjectId);
  if (used.address !== row.email) throw dead();
  await assertMayMakeLogin(work.db, row);
  await assertFromInside(work, row);
  await assertDomainStands(work.db, row);
  const given = isOffer(row) ? [] : await stillGiven(tools, work.db, row);
  const user = await createUser(work, {
    email: readEmail(row.emailAsTyped),
    firstName: input.firstName,
    lastName: input.lastName,
    password,
    organizationId: managedBy(row),
    joinedBy: 'invitation',
  });
  if (isOffer(row)) await accept(tools, work, row, user);
  else await finish(work, row, user, given);
  return startSession(work, reply, { user, transport: input.transport, method: 'invitation' });
}

export interface VouchedPerson {
  readonly organizationId: string;
  readonly email: EmailAddress;
  readonly firstName: string;
  readonly lastName: string;
  /** What the log says about it beside the invitation. */
  readonly noted?: Readonly<Record<string, readonly string[]>>;
}

/** The pending invitation of an organization to an address, if there is one. */
export async function findPendingOf(
  db: Db,
  { organizationId, email }: Pick<VouchedPerson, 'organizationId' | 'email'>,
): Promise<string | undefined> {
  const pending = await store.listForAddress(db, theInvited, email.normal);
  return pending.find((row) => row.kind === 'organization' && row.organizationId === organizationId)
    ?.id;
}

/** Accepts for somebody whose address the identity provider of the inviting organization vouches for; no password is made. */
export async function acceptVouched(
  tools: Tools,
  work: Work,
  person: VouchedPerson,
): Promise<UserRow> {
  const id = await findPendingOf(work.db, person);
  if (id === undefined) throw dead();
  const row = await lockAndRead(work, id);
  await assertDomainStands(work.db, row);
  const given = await stillGiven(tools, work.db, row);
  const user = await createUser(work, {
    email: person.email,
    firstName: person.firstName,
    lastName: person.lastName,
    password: null,
    organizationId: person.organizationId,
    joinedBy: 'invitation',
  });
  await finish(work, row, user, given, person.noted);
  return user;
}

/** Marks it first: what happens to the account ends every other offer of it. */
async function accept(
  tools: Tools,
  work: Work,
  row: store.InvitationRow,
  user: UserRow,
): Promise<Text[]> {
  const granted = offeredRoles(row);
  await markAccepted(work, row, user, granted);
  await fulfil(tools, work, row, user);
  return granted;
}

/** The invitation of the signed-in person's own address. @throws invitation.link_dead for any other */
async function getOwn(work: Work & { actor: UserActor }, id: string): Promise<store.InvitationRow> {
  const row = await lockAndRead(work, id, work.actor.organizationId);
  if (row.email !== work.actor.email) throw dead();
  return row;
}

/** Another organization's accounts may be shared with a managed user unless their own organization forbids it. */
async function assertMayBeGuest(db: Db, row: store.InvitationRow, user: UserRow): Promise<void> {
  if (user.organizationId === null || user.organizationId === row.organizationId) return;
  const { governedBy } = await decideSignUp(db, readEmail(user.emailAsTyped));
  if (governedBy?.organizationId === user.organizationId && !governedBy.allowsForeignInvitations) {
    throw invitationErrors.foreign_not_allowed(
      say('{organizationName} does not let its people accept invitations from others.', {
        organizationName: governedBy.organizationName,
      }),
      {
        whoCan: say('Administrators of {organization}', {
          organization: governedBy.organizationName,
        }),
      },
    );
  }
}

/** Accepts with an existing login, which consents by this very act (DO-15). */
export async function acceptWithLogin(tools: Tools, work: Work & { actor: UserActor }, id: string) {
  const row = await getOwn(work, id);
  await assertFromInside(work, row);
  const scope = userScope(work.actor.userId);
  const user = await getUserForUpdate(work.db, scope);
  if (isOffer(row)) {
    // An account from outside joins the organization of its new owner: that one has to be the locked one.
    if (row.organizationId === null && user.organizationId !== work.actor.organizationId)
      throw requestErrors.busy(say('Your login is just joining an organization.'), {
        retryAfterSeconds: 1,
      });
    return { granted: await accept(tools, work, row, user) };
  }
  await assertDomainStands(work.db, row);
  if (row.kind === 'account') await assertMayBeGuest(work.db, row, user);
  const given = await stillGiven(tools, work.db, row);
  if (row.kind === 'organization' && row.organizationId !== null) {
    if (user.organizationId !== null)
      throw invitationErrors.managed_elsewhere(
        say('Your login belongs to an organization already.'),
      );
    await setManagingOrganization(work, scope, row.organizationId);
    await joinOwnedAccounts(work, scope, row.organizationId);
  }
  await finish(work, row, user, given);
  return { granted: given.map((grant) => grant.words) };
}

export async function decline(
  work: Work & { actor: UserActor },
  id: string,
): Promise<{ declined: true }> {
  const row = await getOwn(work, id);
  await answer(work, row, 'decline', work.actor.userId);
  await revokeTokens(work.db, tokenPurpose, id);
  if (isOffer(row)) work.mail(answeredMail(row, 'declined'));
  work.audit({
    event: invitationEvents.declined,
    target: { type: 'user', sid: sid('US', work.actor.userId), name: work.actor.name },
    organizationId: row.organizationId,
    accountId: row.accountId,
    after: { invitation_sid: sid('NF', id) },
  });
  return { declined: true };
}
