/**
 * Answers the kernel's "may they?": one statement that reads what a caller holds at an organization or an account,
 * and the states of everything on the way. Suspended and deactivated things hold nothing, for every door (AZ-18).
 */
import type { Authorizer, Held } from '../../kernel/authorization.ts';
import { accountPermissions } from '../accounts/index.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import { roleSids } from '../roles/index.ts';
import { countsIn, countsInOrganization, isOrganizationUsable } from './rules.ts';
import { readAccountStanding, readOrganizationStanding } from './standing-store.ts';

/** What a set of roles amounts to. */
export function heldOf(
  catalogue: RoleCatalogue,
  roleIds: readonly string[],
  isOwner: boolean,
): Held {
  const permissions = new Set(
    roleIds.flatMap((id) => [...(catalogue.find(id)?.permissions ?? [])]),
  );
  return {
    has: (permission) =>
      permissions.has(typeof permission === 'string' ? permission : permission.name),
    permissions,
    isOwner,
    roleIds,
  };
}

function limited(held: Held, counts: (permission: string) => boolean): Held {
  const permissions = new Set([...held.permissions].filter(counts));
  const has: Held['has'] = (permission) =>
    permissions.has(typeof permission === 'string' ? permission : permission.name);
  return { ...held, permissions, has };
}

export function createAuthorizer(catalogue: RoleCatalogue): Authorizer {
  return {
    rolesWith: (permission) => catalogue.rolesWith(permission),

    async atOrganization(db, actor, organizationId) {
      if (actor.kind !== 'user') return undefined;
      const row = await readOrganizationStanding(db, actor.userId, organizationId);
      if (row === undefined || !row.userIsActive) return undefined;
      const isOwner = row.ownerUserId === actor.userId;
      const roleIds = isOwner ? [roleSids.organizationOwner] : row.roleIds;
      // A managed user belongs here even without a role; a guest of its accounts is a stranger to the organization.
      if (roleIds.length === 0 && !row.isManagedHere) return undefined;
      const usable = isOrganizationUsable(row.state);
      const inUse = heldOf(catalogue, usable ? roleIds : [], isOwner && usable);
      return {
        held: limited(inUse, (permission) => countsInOrganization(row.state, permission)),
        organizationName: row.name,
        organizationState: row.state,
      };
    },

    async atAccount(db, actor, accountId) {
      if (actor.kind !== 'user') return undefined;
      const row = await readAccountStanding(db, actor.userId, accountId);
      if (row === undefined || !row.userIsActive) return undefined;
      const isOwner = row.ownerUserId === actor.userId;
      const organizationRoles =
        row.organizationOwnerUserId === actor.userId
          ? [roleSids.organizationOwner]
          : row.organizationRoleIds;
      const roleIds = [
        ...organizationRoles,
        ...(isOwner ? [roleSids.accountOwner] : []),
        ...row.accountRoleIds,
      ];
      const inUse = heldOf(catalogue, roleIds, isOwner);
      // Roles that do not even let one see accounts make nobody less of a stranger to this one.
      if (!inUse.has(accountPermissions.read)) return undefined;
      return {
        held: limited(inUse, (permission) => countsIn(row, permission)),
        accountName: row.name,
        parentAccountId: row.parentAccountId,
        organizationId: row.organizationId,
      };
    },
  };
}
