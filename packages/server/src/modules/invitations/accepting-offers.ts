/** Accepting what was asked about an account: to bring it into the organization, to own it, to own it outside. */

import type { Db } from '../../kernel/database.ts';
import { accountScope, organizationScope, userScope } from '../../kernel/scope.ts';
import { listOf, say, type Text } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import {
  type AccountRow,
  accountErrors,
  accountPermissions,
  changeIndependentOwner,
  changeOwner,
  getAccount,
  joinOwnedAccounts,
  listOwnedAccounts,
  moveAccountOut,
  organizationAccountPermissions,
  tellOfOwner,
} from '../accounts/index.ts';
import { grantRole } from '../role-assignments/index.ts';
import { roleSids } from '../roles/index.ts';
import { setManagingOrganization, type UserRow } from '../users/index.ts';
import { assertDomainStands, dead, lostRight } from './checks.ts';
import type { Tools } from './classifying.ts';
import { answeredMail } from './mails.ts';
import type * as store from './store.ts';
import { invitationErrors } from './vocabulary.ts';

const scopeOf = (row: store.InvitationRow, organizationId: string | null) =>
  accountScope({ accountId: row.accountId ?? '', parentAccountId: null, organizationId });

/** In words, what acceptance gives. */
export function offeredRoles(row: store.InvitationRow): Text[] {
  const name = row.accountName ?? '';
  return row.kind === 'account_transfer'
    ? [
        say('Standard User of {organization}', { organization: row.organizationName ?? '' }),
        say('Owner of {name}, as now', { name }),
      ]
    : [say('Owner of {name}', { name })];
}

/** What acceptance changes, in words. */
export async function offerConsequences(
  db: Db,
  row: store.InvitationRow,
  user: UserRow | undefined,
): Promise<Text[]> {
  const [name, organization] = [row.accountName ?? '', row.organizationName ?? ''];
  if (row.kind === 'account_transfer') {
    const owned = user === undefined ? [] : await listOwnedAccounts(db, userScope(user.id));
    return [
      say('{organization} will manage {name}, and every account that you own: {owned}.', {
        organization,
        name,
        owned: listOf(owned.map((account) => account.friendlyName)),
      }),
      say(
        '{organization} will manage your login too: it can deactivate it and decides how you sign in. You become a Standard User, and stay the Owner of your accounts.',
        { organization },
      ),
      say(
        'Its Owner and Administrators reach these accounts, and can suspend them, close them or give them to another owner.',
      ),
    ];
  }
  if (row.kind === 'account_release')
    return [
      say(
        '{name} leaves {organization} and is yours alone: nobody of {organization} manages it any more.',
        { name, organization },
      ),
      say('People outside the organization who have a role on it keep it.'),
    ];
  const yours = say('{name} becomes yours. {invitedBy} stays as an Administrator of it.', {
    name,
    invitedBy: row.invitedBy,
  });
  const joins = user?.organizationId != null && row.organizationId === null;
  return joins ? [yours, say('It joins the organization that manages your login.')] : [yours];
}

/** Somebody without a login can only come to own an account that is to stand outside every organization. */
export function needsLogin(row: store.InvitationRow): boolean {
  return (
    row.kind === 'account_transfer' ||
    (row.kind === 'account_hand_over' && row.organizationId !== null)
  );
}

/** The account as it is under its lock. @throws invitation.link_dead when it is not where it was */
async function getOffered(db: Db, row: store.InvitationRow): Promise<AccountRow> {
  const stands = row.kind === 'account_transfer' ? null : row.organizationId;
  const account = await getAccount(db, scopeOf(row, stands));
  const isThere = account.organizationId === stands && account.parentAccountId === null;
  if (!isThere || account.ownerUserId === null) throw dead();
  return account;
}

/**
 * Does what was offered; everything is locked.
 * @throws invitation.*, account.owner_not_eligible, account.created_by_organization
 */
export async function fulfil(
  tools: Tools,
  work: Work,
  row: store.InvitationRow,
  user: UserRow,
): Promise<void> {
  const account = await getOffered(work.db, row);
  if (row.kind === 'account_transfer') await transfer(tools, work, { row, user, account });
  else if (row.kind === 'account_release') await release(tools, work, { row, user });
  else await handOver(tools, work, { row, user, account });
}

interface Accepted {
  readonly row: store.InvitationRow;
  readonly user: UserRow;
  readonly account: AccountRow;
}

/** Does whoever asked still have the right, in the organization? @throws invitation.inviter_lost_right */
async function assertStillMay(
  tools: Tools,
  db: Db,
  row: store.InvitationRow,
  permission: 'add' | 'release',
): Promise<string> {
  const inviter = { kind: 'user' as const, userId: row.invitedById };
  const { organizationId } = row;
  const standing =
    organizationId === null
      ? undefined
      : await tools.authorizer.atOrganization(db, inviter, organizationId);
  const may = standing?.held.has(organizationAccountPermissions[permission]) === true;
  if (!may || organizationId === null) throw lostRight(row);
  return organizationId;
}

/** The owner joins the organization with every account that they own (invariant 4). */
async function transfer(tools: Tools, work: Work, accepted: Accepted): Promise<void> {
  const { row, user, account } = accepted;
  if (account.ownerUserId !== user.id) throw dead();
  if (user.organizationId !== null)
    throw invitationErrors.managed_elsewhere(say('Your login belongs to an organization already.'));
  await assertDomainStands(work.db, row);
  const organizationId = await assertStillMay(tools, work.db, row, 'add');
  const standardUser = tools.catalogue.find(roleSids.standardUser);
  if (standardUser === undefined) throw new Error('the catalogue has no Standard User');
  await setManagingOrganization(work, userScope(user.id), organizationId);
  await joinOwnedAccounts(work, userScope(user.id), organizationId);
  await grantRole(work, organizationScope(organizationId), {
    userId: user.id,
    role: standardUser,
    grantedBy: row.invitedById,
  });
  work.mail(answeredMail(row, 'accepted'));
}

/** @throws account.owner_not_eligible for somebody who is managed by an organization */
async function release(
  tools: Tools,
  work: Work,
  accepted: Omit<Accepted, 'account'>,
): Promise<void> {
  const { row, user } = accepted;
  const organizationId = await assertStillMay(tools, work.db, row, 'release');
  if (user.organizationId !== null)
    throw accountErrors.owner_not_eligible(
      say('Your login is managed by an organization: the account goes to somebody independent.'),
    );
  const scope = { ...scopeOf(row, organizationId), organizationId };
  const { before, after } = await moveAccountOut(work, scope, user);
  await tellOfOwner(work, { before, after, oldOwnerStays: false });
  work.mail(answeredMail(row, 'accepted'));
}

async function handOver(tools: Tools, work: Work, accepted: Accepted): Promise<void> {
  const { row, user, account } = accepted;
  const inviter = { kind: 'user' as const, userId: row.invitedById };
  const standing = await tools.authorizer.atAccount(work.db, inviter, account.id);
  const isStillOwner = account.ownerUserId === row.invitedById;
  if (!isStillOwner || standing?.held.has(accountPermissions.hand_over) !== true)
    throw lostRight(row);
  const { organizationId } = account;
  if (organizationId === null) await assertMayBring(tools, work.db, user);
  const change =
    organizationId === null
      ? await changeIndependentOwner(work, scopeOf(row, null), user)
      : await changeOwner(work, organizationScope(organizationId), {
          accountId: account.id,
          to: user,
          oldOwnerStays: true,
        });
  await tellOfOwner(work, { ...change, oldOwnerStays: true });
}

/** Who is managed brings the account into their organization: they may do that where they may create one. */
async function assertMayBring(tools: Tools, db: Db, user: UserRow): Promise<void> {
  if (user.organizationId === null) return;
  const self = { kind: 'user' as const, userId: user.id };
  const standing = await tools.authorizer.atOrganization(db, self, user.organizationId);
  if (standing?.held.has(organizationAccountPermissions.create) === true) return;
  throw accountErrors.created_by_organization(
    say(
      'The account would join your organization, and your roles there do not let you create accounts.',
    ),
    { whoCan: say('The Owner or an Administrator of your organization') },
  );
}
