/** Use cases of accounts. The one place where an account is made: every door comes through `makeAccount`. */

import type { MemberActor, UserActor } from '../../kernel/actor.ts';
import type { Authorizer, Held } from '../../kernel/authorization.ts';
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { createHook } from '../../kernel/hooks.ts';
import { newId, sid, sidOrNull, uuidOfSid } from '../../kernel/ids.ts';
import { countFor, toPage } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import {
  type AccountScope,
  accountScope,
  type OrganizationScope,
  organizationScope,
  type UserScope,
  userScope,
} from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { assertVersion } from '../../kernel/versions.ts';
import { assertWithinLimit, holdRoom } from '../editions/index.ts';
import { findUser, getUserForUpdate, type UserRow } from '../users/index.ts';
import { assertMayOwn, type Level } from './rules.ts';
import * as store from './store.ts';
import { accountErrors, accountEvents, organizationAccountPermissions } from './vocabulary.ts';

/** While it is being closed, a suspension that it had before waits to come back. */
function suspendersOf(row: store.AccountRow): (Level | 'operator')[] {
  const own = row.suspendedBy === null || row.life === 'closed' ? [] : [row.suspendedBy];
  return row.suspendedByOperatorAt === null ? own : [...own, 'operator'];
}

/** An account as answers show it. */
export function presentAccount(row: store.AccountRow) {
  return {
    sid: sid('AC', row.id),
    friendly_name: row.friendlyName,
    state: row.state,
    suspended_by: suspendersOf(row),
    closes_at: row.closesAt?.toISOString() ?? null,
    organization:
      row.organizationId === null
        ? null
        : { sid: sid('OR', row.organizationId), friendly_name: row.organizationName ?? '' },
    parent_account_sid: sidOrNull('AC', row.parentAccountId),
    parent_state: row.parentState,
    tags: row.tags,
    owner:
      row.ownerUserId === null
        ? null
        : {
            user_sid: sid('US', row.ownerUserId),
            name: row.ownerName ?? '',
            email: row.ownerEmail ?? '',
          },
    created_at: row.createdAt.toISOString(),
    version: row.version,
  };
}

/** @throws request.not_found */
export async function getAccount(db: Db, scope: AccountScope): Promise<store.AccountRow> {
  const row = await store.findAccount(db, scope);
  if (row === undefined) throw requestErrors.not_found(say('There is no such account.'));
  return row;
}

/** An account as the target of an audit event. */
export function accountTarget(row: Pick<store.AccountRow, 'id' | 'friendlyName'>) {
  return { type: 'account', sid: sid('AC', row.id), name: row.friendlyName };
}

/** A policy leaves it to fewer people than roles do. @throws request.forbidden */
async function refuseByPolicy(
  work: Work,
  organizationId: string | null,
  createdBy: string | null,
): Promise<never> {
  const limit =
    organizationId === null
      ? undefined
      : await store.findCreationLimit(work.db, organizationScope(organizationId), createdBy);
  if (limit === undefined)
    throw requestErrors.busy(say('The account is just joining an organization.'), {
      retryAfterSeconds: 1,
    });
  const { organizationName: organization } = limit;
  throw requestErrors.forbidden(
    limit.createdBy === 'nobody'
      ? say('By its security policies, nobody creates accounts in {organization}.', {
          organization,
        })
      : say(
          'By its security policies, only the Owner and the Administrators of {organization} create accounts.',
          { organization },
        ),
    {
      whoCan:
        limit.createdBy === 'nobody'
          ? say('The Owner and Administrators, in the security policies')
          : say('The Owner or an Administrator of {organization}', { organization }),
    },
  );
}

async function make(
  work: Work,
  scope: OrganizationScope | UserScope | AccountScope,
  input: { friendlyName: string; ownerUserId: string | null },
) {
  const id = newId();
  const organizationId = scope.kind === 'user' ? null : scope.organizationId;
  if (organizationId !== null)
    await assertWithinLimit(work, organizationScope(organizationId), {
      limit: 'accounts',
      wanted: 1,
    });
  const createdBy = 'userId' in work.actor ? work.actor.userId : null;
  const made = await store.insertAccount(work.db, scope, { id, createdBy, ...input });
  if (!made) await refuseByPolicy(work, organizationId, createdBy);
  const parentAccountId = scope.kind === 'account' ? scope.accountId : null;
  return getAccount(work.db, accountScope({ accountId: id, parentAccountId, organizationId }));
}

/** Makes an independent account with its owner. Writes no audit event: the use case that calls it does. */
export function makeIndependentAccount(
  work: Work,
  owner: UserRow,
  friendlyName: string,
): Promise<store.AccountRow> {
  return make(work, userScope(owner.id), { friendlyName, ownerUserId: owner.id });
}

function auditCreated(work: Work, row: store.AccountRow): void {
  work.audit({
    event: accountEvents.created,
    target: accountTarget(row),
    organizationId: row.organizationId,
    accountId: row.id,
    after: { friendly_name: row.friendlyName, owner_user_sid: sidOrNull('US', row.ownerUserId) },
  });
}

/**
 * A person's own account; that of a managed user joins their organization at once. The person's row is locked, so an
 * account that is made while they found an organization either joins with the others or is made in it.
 * @throws account.created_by_organization when they may not create accounts there, edition.limit_reached
 */
export async function createAccount(
  authorizer: Authorizer,
  work: Work & { actor: UserActor },
  scope: UserScope,
  input: { friendlyName: string },
): Promise<store.AccountRow> {
  // Organizations are locked before people.
  if (work.actor.organizationId !== null)
    await holdRoom(work.db, organizationScope(work.actor.organizationId), 'accounts');
  const owner = await getUserForUpdate(work.db, scope);
  const { organizationId } = owner;
  if (organizationId !== null) await assertMayCreateIn(authorizer, work, organizationId);
  const place = organizationId === null ? scope : organizationScope(organizationId);
  const row = await make(work, place, { friendlyName: input.friendlyName, ownerUserId: owner.id });
  auditCreated(work, row);
  return row;
}

async function assertMayCreateIn(
  authorizer: Authorizer,
  work: Work & { actor: UserActor },
  organizationId: string,
): Promise<void> {
  const standing = await authorizer.atOrganization(work.db, work.actor, organizationId);
  if (standing?.held.has(organizationAccountPermissions.create) === true) return;
  const name = standing?.organizationName ?? 'your organization';
  throw accountErrors.created_by_organization(
    say('Your login belongs to {name}, and your roles there do not let you create accounts.', {
      name,
    }),
    {
      missingPermission: organizationAccountPermissions.create.name,
      whoCan: say('The Owner or an Administrator of {name}', { name }),
      facts: { organization_sid: sid('OR', organizationId) },
    },
  );
}

export interface CreateManagedAccount {
  readonly friendlyName: string;
  readonly ownerUserId: string;
}

/**
 * An account in an organization; the organization's row is locked by the engine.
 * @throws account.owner_not_eligible, edition.limit_reached
 */
export async function createManagedAccount(
  work: Work & { actor: MemberActor },
  scope: OrganizationScope,
  held: Held,
  input: CreateManagedAccount,
): Promise<store.AccountRow> {
  const forSomebodyElse = input.ownerUserId !== work.actor.userId;
  if (forSomebodyElse && !held.has(organizationAccountPermissions.read)) {
    throw requestErrors.forbidden(say('You may create accounts for yourself only.'), {
      missingPermission: organizationAccountPermissions.read.name,
      whoCan: say('The Owner or an Administrator of the organization'),
    });
  }
  assertMayOwn(await findUser(work.db, userScope(input.ownerUserId)), scope.organizationId);
  const row = await make(work, scope, input);
  auditCreated(work, row);
  return row;
}

/** Accounts came under an organization: who keeps rows about them follows in the same transaction. */
export const accountsJoined = createHook<{
  readonly accountIds: readonly string[];
  readonly organizationId: string;
}>();

/** They are counted as they are there. @throws edition.limit_reached */
export async function announceJoined(
  work: Work,
  accountIds: readonly string[],
  organizationId: string,
): Promise<void> {
  if (accountIds.length > 0)
    await assertWithinLimit(work, organizationScope(organizationId), {
      limit: 'accounts',
      wanted: 0,
    });
  await accountsJoined.publish(work, { accountIds, organizationId });
}

/** The accounts that a person owns join the organization that manages the person from now on. @throws edition.limit_reached */
export async function joinOwnedAccounts(
  work: Work,
  scope: UserScope,
  organizationId: string,
): Promise<void> {
  const accountIds = await store.moveOwnedAccounts(work.db, scope, organizationId);
  await announceJoined(work, accountIds, organizationId);
}

/** @throws account.is_subaccount, edition.limit_reached */
export async function createSubaccount(
  work: Work,
  scope: AccountScope,
  input: { friendlyName: string },
): Promise<store.AccountRow> {
  if (scope.parentAccountId !== null)
    throw accountErrors.is_subaccount(say('Subaccounts go one level deep.'));
  const row = await make(work, scope, { friendlyName: input.friendlyName, ownerUserId: null });
  work.audit({
    event: accountEvents.subaccount_created,
    target: accountTarget(row),
    organizationId: row.organizationId,
    accountId: scope.accountId,
    after: { friendly_name: row.friendlyName, parent_account_sid: sid('AC', scope.accountId) },
  });
  return row;
}

/** @throws request.stale */
export async function renameAccount(
  work: Work,
  scope: AccountScope,
  input: { friendlyName: string; ifMatch: number | undefined },
): Promise<store.AccountRow> {
  const before = await getAccount(work.db, scope);
  assertVersion(before.version, input.ifMatch);
  await store.updateName(work.db, scope, input.friendlyName);
  work.audit({
    event: accountEvents.renamed,
    target: { ...accountTarget(before), name: input.friendlyName },
    organizationId: scope.organizationId,
    accountId: scope.accountId,
    before: { friendly_name: before.friendlyName },
    after: { friendly_name: input.friendlyName },
  });
  return getAccount(work.db, scope);
}

/** @throws request.stale */
export async function setTags(
  work: Work,
  scope: AccountScope,
  input: { tags: readonly string[]; ifMatch: number | undefined },
): Promise<store.AccountRow> {
  await store.lockAccountAndOrganization(work.db, scope);
  const before = await getAccount(work.db, scope);
  assertVersion(before.version, input.ifMatch);
  const tags = [...new Set(input.tags)].sort();
  await store.updateTags(work.db, scope, tags);
  work.audit({
    event: accountEvents.tagged,
    target: accountTarget(before),
    organizationId: scope.organizationId,
    accountId: scope.accountId,
    before: { tags: before.tags },
    after: { tags },
  });
  return getAccount(work.db, scope);
}

const idOf = (search: string | undefined) =>
  search === undefined ? undefined : uuidOfSid('AC', search.trim());
const nameKey = (row: store.AccountRow) => [row.sortName, row.id];

export interface ReachQuery {
  readonly search: string | undefined;
  /** SIDs of the roles that let one see an account. */
  readonly reachingRoles: readonly string[];
  /** SIDs by which ownership is shown. */
  readonly ownership: { readonly account: string; readonly organization: string };
}

export async function listReachableAccounts(
  db: Db,
  scope: UserScope,
  query: ReachQuery,
  page: PageRequest,
) {
  const { search, reachingRoles, ownership } = query;
  const rows = await store.listReachable(
    db,
    scope,
    { search, id: idOf(search), reachingRoles },
    page,
  );
  return toPage(rows, page, nameKey, (row) => ({
    ...presentAccount(row),
    roles: [
      ...(row.isOrganizationOwner ? [ownership.organization] : []),
      ...(row.isOwner ? [ownership.account] : []),
      ...row.roleIds,
    ],
  }));
}

export async function listSubaccounts(db: Db, scope: AccountScope, page: PageRequest) {
  return toPage(await store.listSubaccounts(db, scope, page), page, nameKey, presentAccount);
}

export function presentManaged(row: store.ManagedRow) {
  return {
    ...presentAccount(row),
    subaccounts: row.subaccounts,
    people: row.people,
    independent_people: row.independentPeople,
  };
}

/** An account of the organization. @throws request.not_found for any other */
export async function getManagedAccount(
  db: Db,
  scope: OrganizationScope,
  accountId: string,
): Promise<store.ManagedRow> {
  const filter = { ...anyManaged, search: accountId, id: accountId };
  const [row] = await store.listManaged(db, scope, filter, { size: 1 });
  if (row === undefined)
    throw requestErrors.not_found(say('There is no such account in this organization.'));
  return row;
}

const anyManaged = { kind: 'all', ownerUserId: undefined, sort: 'name' } as const;

/** Who owns an account outside, how it is sorted there and who stopped it, is not told to other organizations. */
const untold = {
  ownerUserId: null,
  organizationId: null,
  suspendedBy: null,
  suspendedByOperatorAt: null,
  closesAt: null,
  tags: [],
};

export async function listManagedAccounts(
  db: Db,
  scope: OrganizationScope,
  query: Omit<store.ManagedFilter, 'id'>,
  page: PageRequest,
) {
  const filter = { ...query, id: idOf(query.search) };
  const rows = await store.listManaged(db, scope, filter, page);
  const count = await countFor(page, (ceiling) => store.countManaged(db, scope, filter, ceiling));
  const keyOf = (row: store.ManagedRow) => [
    query.sort.endsWith('name') ? row.sortName : row.createdKey,
    row.id,
  ];
  const seen = (row: store.ManagedRow) =>
    row.organizationId === scope.organizationId ? row : { ...row, ...untold };
  return toPage(rows, page, keyOf, (row) => presentManaged(seen(row)), count);
}
