/** Use cases of organizations. */

import type { UserActor } from '../../kernel/actor.ts';
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { newSpreadId, sid } from '../../kernel/ids.ts';
import { type OrganizationScope, organizationScope, type UserScope } from '../../kernel/scope.ts';
import { say, type Text } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { assertVersion } from '../../kernel/versions.ts';
import { joinOwnedAccounts, listOwnedAccounts } from '../accounts/index.ts';
import { editionErrors, findRoom } from '../editions/index.ts';
import { getUserForUpdate, setManagingOrganization } from '../users/index.ts';
import { assertMayFound } from './rules.ts';
import { findOrganization, insertOrganization, type OrganizationRow, updateName } from './store.ts';
import { organizationErrors, organizationEvents } from './vocabulary.ts';

/** An organization as answers show it. */
export function presentOrganization(row: OrganizationRow) {
  if (row.state === 'deleted' || row.state === 'merged')
    throw requestErrors.not_found(say('The organization is gone.'));
  return {
    sid: sid('OR', row.id),
    friendly_name: row.friendlyName,
    state: row.state,
    owner: { user_sid: sid('US', row.ownerUserId), name: row.ownerName, email: row.ownerEmail },
    deletion_due_at: row.deletionDueAt?.toISOString() ?? null,
    created_at: row.createdAt.toISOString(),
    version: row.version,
  };
}

/** @throws request.not_found */
export async function getOrganization(db: Db, scope: OrganizationScope): Promise<OrganizationRow> {
  const row = await findOrganization(db, scope);
  if (row === undefined) throw requestErrors.not_found(say('There is no such organization.'));
  return row;
}

/** An organization begins with the default edition, which may allow fewer accounts than somebody owns. */
async function whyTooMany(
  db: Db,
  founded: OrganizationScope,
  owned: readonly { readonly subaccounts: number }[],
): Promise<Text | undefined> {
  const room = await findRoom(db, founded, 'accounts');
  const count = owned.reduce((sum, account) => sum + 1 + account.subaccounts, 0);
  if (room === undefined || count <= room.left) return undefined;
  return say(
    'You own {count, plural, one {# account} other {# accounts}} with their subaccounts; the edition {edition}, with which organizations begin, allows {allowed, number}.',
    { count, edition: room.edition.name, allowed: room.left },
  );
}

/** What founding would change: nothing is written. */
export async function previewOrganization(db: Db, actor: UserActor, scope: UserScope) {
  const owned = await listOwnedAccounts(db, scope);
  const obstacle =
    actor.organizationId !== null
      ? `${organizationErrors.already_managed.title}. One organization manages a login.`
      : owned.length === 0
        ? organizationErrors.no_owned_account.remedy
        : ((await whyTooMany(db, organizationScope(newSpreadId()), owned)) ?? null);
  return {
    joins: owned.map((account) => ({
      sid: sid('AC', account.id),
      friendly_name: account.friendlyName,
      subaccounts: account.subaccounts,
      people: account.people,
    })),
    people_who_keep_access: owned.reduce((sum, account) => sum + account.people, 0),
    becomes_owner: actor.name,
    possible: obstacle === null,
    obstacle,
  };
}

/**
 * Founds an organization: its Owner becomes its first managed user, and the accounts that they own join.
 * The founder's row is locked, so of two foundings at once one finds the login taken.
 */
export async function createOrganization(
  work: Work & { actor: UserActor },
  scope: UserScope,
  input: { friendlyName: string },
) {
  const founder = await getUserForUpdate(work.db, scope);
  const owned = await listOwnedAccounts(work.db, scope);
  assertMayFound({ organizationId: founder.organizationId, ownedAccounts: owned.length });
  const made = organizationScope(newSpreadId());
  const tooMany = await whyTooMany(work.db, made, owned);
  if (tooMany !== undefined)
    throw editionErrors.limit_reached(tooMany, { whoCan: say('The operator of this instance') });
  await insertOrganization(work.db, made, {
    friendlyName: input.friendlyName,
    ownerUserId: founder.id,
  });
  await setManagingOrganization(work, scope, made.organizationId);
  await joinOwnedAccounts(work, scope, made.organizationId);
  work.audit({
    event: organizationEvents.created,
    target: { type: 'organization', sid: sid('OR', made.organizationId), name: input.friendlyName },
    organizationId: made.organizationId,
    after: {
      friendly_name: input.friendlyName,
      accounts_joined: owned.map((account) => sid('AC', account.id)),
    },
  });
  return getOrganization(work.db, made);
}

/** @throws request.stale when it is not at the version that the caller read */
export async function renameOrganization(
  work: Work,
  scope: OrganizationScope,
  input: { friendlyName: string; ifMatch: number | undefined },
) {
  const before = await getOrganization(work.db, scope);
  assertVersion(before.version, input.ifMatch);
  await updateName(work.db, scope, input.friendlyName);
  work.audit({
    event: organizationEvents.renamed,
    target: { type: 'organization', sid: sid('OR', before.id), name: input.friendlyName },
    organizationId: before.id,
    before: { friendly_name: before.friendlyName },
    after: { friendly_name: input.friendlyName },
  });
  return getOrganization(work.db, scope);
}
