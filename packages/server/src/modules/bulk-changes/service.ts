/** Asking for a change to many people: who they are is settled now, what becomes of each by the operation. */

import type { UserActor } from '../../kernel/actor.ts';
import type { Held } from '../../kernel/authorization.ts';
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { sid } from '../../kernel/ids.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import { known, say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { accountErrors } from '../accounts/index.ts';
import { startOperation } from '../operations/index.ts';
import { findPerson, listChosenIds } from '../organization-users/index.ts';
import { getGrantableRole } from '../role-assignments/index.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import type { BulkChange } from './contract.ts';
import {
  type Asked,
  assertChosen,
  assertFits,
  peopleAtMost,
  permissionOf,
  wordsOf,
} from './rules.ts';
import * as store from './store.ts';
import { bulkChangeEvents } from './vocabulary.ts';

export const bulkChangeKind = 'bulk_changes.run';

type UserWork = Work & { readonly actor: UserActor };

/** @throws bulk_change.nobody, bulk_change.too_many_people, bulk_change.selection_changed */
async function choose(
  db: Db,
  catalogue: RoleCatalogue,
  scope: OrganizationScope,
  { users, choice }: BulkChange,
): Promise<readonly string[]> {
  if (choice === undefined) return [...new Set(users)];
  const ids = await listChosenIds(db, catalogue, scope, {
    choice,
    except: choice.except,
    atMost: peopleAtMost,
  });
  assertChosen(ids.length, choice.expected_count);
  return ids;
}

/** @throws request.forbidden */
function assertMay(held: Held, change: BulkChange): void {
  const permission = permissionOf[change.act];
  if (held.has(permission)) return;
  throw requestErrors.forbidden(
    say('You may not {allows} here.', { allows: known(permission.allows) }),
    {
      missingPermission: permission.name,
      whoCan: say('The Owner or an Administrator'),
    },
  );
}

/** Whoever is to own accounts can own them now; looked at again with each account. @throws account.owner_not_eligible */
async function assertCanInherit(
  db: Db,
  scope: OrganizationScope,
  userId: string | undefined,
): Promise<void> {
  if (userId === undefined) return;
  const heir = await findPerson(db, scope, userId);
  if (heir?.isManagedHere === true && heir.state === 'active') return;
  throw accountErrors.owner_not_eligible(
    say('The new owner has to be an active managed user of this organization.'),
    { errors: [{ pointer: '/new_owner_user_sid', detail: say('cannot own accounts here') }] },
  );
}

/** @throws request.invalid, request.forbidden, role.*, account.owner_not_eligible, operation.too_many and what `choose` throws */
export async function startBulkChange(
  work: UserWork,
  catalogue: RoleCatalogue,
  by: { scope: OrganizationScope; held: Held },
  { isDryRun, change }: { isDryRun: boolean; change: BulkChange },
) {
  const { scope, held } = by;
  assertFits(change);
  assertMay(held, change);
  const { act, role_sid: roleId, account_sid: accountId, new_owner_user_sid: heirUserId } = change;
  if (roleId !== undefined)
    getGrantableRole(catalogue, roleId, accountId === undefined ? 'organization' : 'account');
  await assertCanInherit(work.db, scope, heirUserId);
  const userIds = await choose(work.db, catalogue, scope, change);
  const operation = await startOperation(work, scope, {
    kind: bulkChangeKind,
    label: wordsOf[act],
    isDryRun,
    arguments: {
      act,
      role_id: roleId ?? null,
      account_id: accountId ?? null,
      heir_user_id: heirUserId ?? null,
    } satisfies Asked,
    totalRows: userIds.length,
  });
  await store.insertPeople(work.db, scope, operation.id, userIds);
  work.audit({
    event: isDryRun ? bulkChangeEvents.checked : bulkChangeEvents.started,
    target: { type: 'operation', sid: sid('OP', operation.id), name: wordsOf[act].toString() },
    organizationId: scope.organizationId,
    after: {
      act,
      people: userIds.length,
      ...(roleId === undefined ? {} : { role_sid: roleId }),
      ...(accountId === undefined ? {} : { account_sid: sid('AC', accountId) }),
      ...(heirUserId === undefined ? {} : { new_owner_user_sid: sid('US', heirUserId) }),
    },
  });
  return operation;
}
