/** Who gets the accounts of somebody who goes: each owned account is named, or falls to the one heir. */

import type { Held } from '../../kernel/authorization.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { sid, sidOrNull } from '../../kernel/ids.ts';
import { accountScope, type OrganizationScope, userScope } from '../../kernel/scope.ts';
import { known, listOf, say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import {
  accountErrors,
  changeOwner,
  listOwnedAccounts,
  lockAccountAndOrganization,
  moveAccountOut,
  organizationAccountPermissions,
} from '../accounts/index.ts';
import { findUser, getUserForUpdate, type UserRow } from '../users/index.ts';
import type { Act } from './acting.ts';
import { handedOverMail } from './mails.ts';
import { organizationUserErrors } from './vocabulary.ts';

export interface HandOver {
  /** Owns from now on what is not named in `accounts`. */
  readonly heirUserId?: string | undefined;
  /** `null`: the account leaves the organization with its owner. Only of use to somebody who leaves. */
  readonly accounts: readonly {
    readonly accountId: string;
    readonly newOwnerUserId: string | null;
  }[];
}

/** An account with the one who owns it from now on; without one it leaves with its owner. */
export interface Passed {
  readonly accountId: string;
  readonly accountName: string;
  readonly to: UserRow | undefined;
}

interface Owned {
  readonly id: string;
  readonly friendlyName: string;
}

/**
 * Who gets what. Every account has to have somebody, and nothing may be named that is not theirs.
 * @throws organization_user.accounts_need_owner, organization_user.not_their_account
 */
function heirsOf(owned: readonly Owned[], plan: HandOver): Map<string, string | null> {
  for (const [index, { accountId }] of plan.accounts.entries()) {
    if (owned.some((account) => account.id === accountId)) continue;
    throw organizationUserErrors.not_their_account(
      say('They do not own one of the accounts named.'),
      {
        errors: [
          { pointer: `/accounts/${index}/account_sid`, detail: say('is not owned by them') },
        ],
      },
    );
  }
  const named = new Map(plan.accounts.map((row) => [row.accountId, row.newOwnerUserId]));
  const heirs = new Map<string, string | null>();
  for (const { id } of owned) {
    const heir = named.has(id) ? named.get(id) : plan.heirUserId;
    if (heir !== undefined) heirs.set(id, heir);
  }
  const without = owned.filter((account) => !heirs.has(account.id));
  if (without.length === 0) return heirs;
  throw organizationUserErrors.accounts_need_owner(
    say('{count} of the accounts that they own have no new owner: {without}.', {
      count: without.length,
      without: listOf(without.slice(0, 5).map((account) => account.friendlyName)),
    }),
    {
      errors: without.slice(0, 20).map((account) => ({
        pointer: '/accounts',
        detail: say('{name} ({sid}) needs a new owner', {
          name: account.friendlyName,
          sid: sid('AC', account.id),
        }),
      })),
      facts: { accounts: without.length },
    },
  );
}

/** Locks them in the order of their ids. @throws account.owner_not_eligible */
async function getHeirs(
  work: Work,
  leaverId: string,
  ids: ReadonlySet<string>,
): Promise<Map<string, UserRow>> {
  const heirs = new Map<string, UserRow>();
  for (const id of [...ids].toSorted()) {
    const scope = userScope(id);
    if (id === leaverId || (await findUser(work.db, scope)) === undefined)
      throw accountErrors.owner_not_eligible(
        say('The new owner has to be another managed user of this organization.'),
        { errors: [{ pointer: '/new_owner_user_sid', detail: say('must be somebody else') }] },
      );
    heirs.set(id, await getUserForUpdate(work.db, scope));
  }
  return heirs;
}

/**
 * Passes every open account that the leaver owns to somebody else; the leaver keeps nothing on them. What is to leave
 * with them is moved out. The organization and the leaver are locked by the caller.
 */
export async function handOver(
  work: Work,
  act: Pick<Act, 'scope' | 'held'>,
  leaver: UserRow,
  plan: HandOver,
): Promise<readonly Passed[]> {
  const { scope } = act;
  const owned = await listOwnedAccounts(work.db, userScope(leaver.id));
  const heirOf = heirsOf(owned, plan);
  const named = [...heirOf.values()].filter((heir) => heir !== null);
  if (named.length < heirOf.size) assertMayRelease(act.held);
  const heirs = await getHeirs(work, leaver.id, new Set(named));
  const passed: Passed[] = [];
  for (const { id, friendlyName } of owned.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const to = heirs.get(heirOf.get(id) ?? '');
    if (to === undefined) await takeAlong(work, scope, id, leaver);
    else await changeOwner(work, scope, { accountId: id, to, oldOwnerStays: false });
    passed.push({ accountId: id, accountName: friendlyName, to });
  }
  return passed;
}

/** Accounts leave the organization only by those who may release them. @throws request.forbidden */
function assertMayRelease(held: Held): void {
  const { release } = organizationAccountPermissions;
  if (held.has(release)) return;
  throw requestErrors.forbidden(say('You may not {allows}.', { allows: known(release.allows) }), {
    missingPermission: release.name,
    whoCan: say('The Owner'),
  });
}

async function takeAlong(
  work: Work,
  scope: OrganizationScope,
  accountId: string,
  leaver: UserRow,
): Promise<void> {
  const { organizationId } = scope;
  const account = accountScope({ accountId, parentAccountId: null, organizationId });
  await lockAccountAndOrganization(work.db, account);
  await moveAccountOut(work, { ...account, organizationId }, leaver);
}

/** One mail to each new owner, and the line of the ledger. */
export function sayHandOver(
  work: Work,
  scope: OrganizationScope,
  leaverName: string,
  passed: readonly Passed[],
): void {
  const given = passed.flatMap(({ accountName, to }) => (to ? [{ accountName, to }] : []));
  work.impact.line({
    what: 'accounts_handed_over',
    label: say('accounts get a new owner'),
    count: given.length,
    names: given.map(({ accountName, to }) =>
      say('{account} to {owner}', { account: accountName, owner: to.fullName }),
    ),
  });
  for (const heir of new Map(given.map(({ to }) => [to.id, to])).values()) {
    const names = given.filter(({ to }) => to.id === heir.id).map((row) => row.accountName);
    work.mail(handedOverMail(heir, leaverName, names, scope.organizationId));
  }
}

/** As the audit log keeps it. */
export const auditedHandOver = (passed: readonly Passed[]) => ({
  accounts_handed_over: passed.map(({ accountId, to }) => ({
    account_sid: sid('AC', accountId),
    new_owner_user_sid: sidOrNull('US', to?.id ?? null),
  })),
});
