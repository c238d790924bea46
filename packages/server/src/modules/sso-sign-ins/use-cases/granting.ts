/** What groups give: roles by the mappings of a profile, and nothing that was given otherwise is taken. */
import type { Authorizer, Held } from '../../../kernel/authorization.ts';
import type { Db } from '../../../kernel/database.ts';
import { accountScope, organizationScope } from '../../../kernel/scope.ts';
import { known } from '../../../kernel/text.ts';
import type { Work } from '../../../kernel/unit-of-work.ts';
import { findAccount } from '../../accounts/index.ts';
import {
  endGrantedRole,
  getGrantableRole,
  grantRole,
  isWithinOwn,
} from '../../role-assignments/index.ts';
import { type RoleCatalogue, roleSids } from '../../roles/index.ts';
import { type ProfileRow, ssoProfilePermissions } from '../../sso-profiles/index.ts';
import type { UserRow } from '../../users/index.ts';
import * as store from '../store.ts';

type Mapping = ProfileRow['roleMappings'][number];

export interface MappingTools {
  readonly catalogue: RoleCatalogue;
  readonly authorizer: Authorizer;
}

export interface Weighed {
  /** Whoever decided them may still give that role there. */
  readonly counting: readonly Mapping[];
  /** The others, as the log names them. */
  readonly withheld: readonly string[];
}

/** What somebody holds now where a mapping gives something; undefined: they decide nothing there any more. */
async function heldByAuthor(
  { authorizer }: MappingTools,
  db: Db,
  row: ProfileRow,
  { set_by: userId, account_id: accountId }: Mapping,
): Promise<Held | undefined> {
  const author = { kind: 'user' as const, userId };
  const standing = await authorizer.atOrganization(db, author, row.organizationId);
  if (standing?.held.has(ssoProfilePermissions.update) !== true) return undefined;
  if (accountId === null) return standing.held;
  const there = await authorizer.atAccount(db, author, accountId);
  return there?.organizationId === row.organizationId ? there.held : undefined;
}

/**
 * Of the mappings of these groups, those that count now: as far as whoever decided them may still give the role (AZ-07).
 * Roles are decided about under the lock of the organization, which the caller holds.
 */
export async function weighMappings(
  tools: MappingTools,
  db: Db,
  row: ProfileRow,
  groups: readonly string[],
): Promise<Weighed> {
  const counting: Mapping[] = [];
  const withheld: string[] = [];
  for (const mapping of row.roleMappings.filter(({ group }) => groups.includes(group))) {
    const role = tools.catalogue.find(mapping.role_sid);
    const held = await heldByAuthor(tools, db, row, mapping);
    if (role !== undefined && held !== undefined && isWithinOwn(role, held)) counting.push(mapping);
    else withheld.push(`${mapping.group} → ${known(role?.name ?? mapping.role_sid).toString()}`);
  }
  return { counting, withheld };
}

/** Each role once; in the organization the first that counts, since people have one there. */
function dueRoles(counting: readonly Mapping[]): Mapping[] {
  const inOrganization = counting.filter(({ account_id: accountId }) => accountId === null);
  return [
    ...inOrganization.slice(0, 1),
    ...counting.filter(({ account_id: accountId }) => accountId !== null),
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
    readonly counting: readonly Mapping[];
    readonly isOwner: boolean;
  },
): Promise<void> {
  const { row, user, counting, isOwner } = about;
  const scope = organizationScope(row.organizationId);
  const of = { profileId: row.id, userId: user.id };
  const before = await store.listGrantedRoles(work.db, scope, of);
  if (before.length === 0 && row.roleMappings.length === 0) return;
  const due = dueRoles(counting).filter(
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
