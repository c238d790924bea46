/**
 * Roles: named sets of permissions, as data. Owns the role catalogue: Bailiwick's own roles and those of the
 * operator's file. A role's SID never changes; ownership is shown as a role and never granted as one.
 * Owns no table.
 */
import { query } from '../../kernel/bind.ts';
import { defineModule } from '../../kernel/module.ts';
import { known } from '../../kernel/text.ts';
import type { RoleCatalogue } from './catalogue.ts';
import { listRoles } from './contract.ts';
import { roleErrors, rolePermissions } from './vocabulary.ts';

export { roleSids } from './built-in-roles.ts';
export { findRolesCalled, isRoleCalled } from './called.ts';
export { buildCatalogue, type RoleCatalogue } from './catalogue.ts';
export type { Role } from './role.ts';
export { roleErrors } from './vocabulary.ts';

export function rolesModule(catalogue: RoleCatalogue) {
  const items = catalogue.roles.map((role) => ({
    sid: role.sid,
    name: known(role.name),
    description: known(role.description),
    scope: role.scopeKind,
    grantable: role.grantable,
    permissions: [...role.permissions],
  }));
  return defineModule({
    name: 'roles',
    dependsOn: [],
    vocabulary: { permissions: rolePermissions, errors: roleErrors },
    migrations: [],
    routes: () => [query(listRoles, () => Promise.resolve({ items }))],
  });
}
