/** What groups give: roles by the mappings of a profile, and nothing that was given otherwise is taken. */
import { accountScope, organizationScope } from '../../../kernel/scope.ts';
import type { Work } from '../../../kernel/unit-of-work.ts';
import { findAccount } from '../../accounts/index.ts';
import { endGrantedRole, getGrantableRole, grantRole } from '../../role-assignments/index.ts';
import { type RoleCatalogue, roleSids } from '../../roles/index.ts';
import type { ProfileRow } from '../../sso-profiles/index.ts';
import type { UserRow } from '../../users/index.ts';
import * as store from '../store.ts';

type Mapping = ProfileRow['roleMappings'][number];

/** Each role once; in the organization the first that matches, since people have one there. */
function dueRoles(row: ProfileRow, groups: readonly string[]): Mapping[] {
  const matching = row.roleMappings.filter(({ group }) => groups.includes(group));
  const inOrganization = matching.filter(({ account_id: accountId }) => accountId === null);
  return [
    ...inOrganization.slice(0, 1),
    ...matching.filter(({ account_id: accountId }) => accountId !== null),
  ];
}

/** Undefined: the account is not the organization's any more. */
async function scopeOf(work: Work, row: ProfileRow, accountId: string | null) {
  const scope = organizationScope(row.organizationId);
  if (accountId === null) return scope;
  const { organizationId } = row;
  const account = await findAccount(
    work.db,
    accountScope({ accountId, parentAccountId: null, organizationId }),
  );
  if (account?.organizationId !== organizationId) return undefined;
  const { parentAccountId } = account;
  return accountScope({ accountId, parentAccountId, organizationId });
}

const accountOf = (row: ProfileRow, { scopeId }: store.GrantedRole) =>
  scopeId === row.organizationId ? null : scopeId;

async function take(
  work: Work,
  catalogue: RoleCatalogue,
  about: { readonly row: ProfileRow; readonly user: UserRow; readonly role: store.GrantedRole },
): Promise<void> {
  const { row, user, role } = about;
  const accountId = accountOf(row, role);
  const scope = await scopeOf(work, row, accountId);
  if (scope === undefined) return;
  if (scope.kind === 'account') {
    await endGrantedRole(work, scope, { userId: user.id, roleId: role.roleId });
    return;
  }
  // A managed user keeps one role in the organization: the least.
  await grantRole(work, scope, {
    userId: user.id,
    role: getGrantableRole(catalogue, roleSids.standardUser, 'organization'),
    grantedBy: null,
  });
}

/** The organization's row is locked by the caller. The Owner's role is none that a group gives or takes. */
export async function applyMappings(
  work: Work,
  catalogue: RoleCatalogue,
  about: {
    readonly row: ProfileRow;
    readonly user: UserRow;
    readonly groups: readonly string[];
    readonly isOwner: boolean;
  },
): Promise<void> {
  const { row, user, groups, isOwner } = about;
  const scope = organizationScope(row.organizationId);
  const of = { profileId: row.id, userId: user.id };
  const before = await store.listGrantedRoles(work.db, scope, of);
  if (before.length === 0 && row.roleMappings.length === 0) return;
  const due = dueRoles(row, groups).filter(
    ({ account_id: accountId }) => !isOwner || accountId !== null,
  );
  const granted: store.GrantedRole[] = [];
  for (const { role_sid: roleId, account_id: accountId, set_by: grantedBy } of due) {
    const role = catalogue.find(roleId);
    const at = await scopeOf(work, row, accountId);
    const scopeId = accountId ?? row.organizationId;
    if (role?.grantable !== true || at === undefined) continue;
    const id = await grantRole(work, at, { userId: user.id, role, grantedBy });
    // What somebody gave by hand is not the group's to take later.
    const isOurs = before.some((one) => one.roleId === roleId && one.scopeId === scopeId);
    if (id !== undefined || isOurs) granted.push({ roleId, scopeId });
  }
  for (const role of before) {
    const stays = granted.some(
      (one) =>
        one.scopeId === role.scopeId &&
        (one.roleId === role.roleId || role.scopeId === row.organizationId),
    );
    if (!stays && !(isOwner && role.scopeId === row.organizationId))
      await take(work, catalogue, { row, user, role });
  }
  await store.replaceGrantedRoles(work.db, scope, of, granted);
}
