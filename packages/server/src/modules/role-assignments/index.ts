/**
 * Role assignments: which person, or which group with everybody in it, holds which role where, and the access question
 * with its because. Owns `role_assignments`. Invariants: nobody gives or takes more than they hold there themselves; one
 * living assignment of a role at a place (unique indexes); a group holds something in its own organization only; rows are
 * ended, never deleted. Ownership is not stored here.
 */
import { defineModule } from '../../kernel/module.ts';
import { organizationScope, platformScope } from '../../kernel/scope.ts';
import {
  accountOwnerChanged,
  accountsClosed,
  accountsJoined,
  accountsLeft,
} from '../accounts/index.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import { userErased } from '../users/index.ts';
import { createAuthorizer } from './authorizer.ts';
import { groupRoutes } from './group-routes.ts';
import { mailSamples } from './mail-samples.ts';
import { matrixRoutes } from './matrix-routes.ts';
import { createRoleAssignments } from './migrations/2026-11-24T0950_create_role_assignments.ts';
import { keepAccessHistory } from './migrations/2026-11-24T1430_keep_access_history.ts';
import { indexAccountRoles } from './migrations/2026-11-27T1230_index_account_roles.ts';
import { markGuests } from './migrations/2026-11-27T1600_mark_guests.ts';
import { indexHoldersOfRoles } from './migrations/2026-11-27T1606_index_holders_of_roles.ts';
import { giveRolesToGroups } from './migrations/2026-11-27T1905_give_roles_to_groups.ts';
import { indexHoldersOnAccounts } from './migrations/2026-11-28T2015_index_holders_on_accounts.ts';
import { endEverythingHeld, followOwnerChange } from './ownership.ts';
import { routes } from './routes.ts';
import {
  endAllAssignmentsOn,
  endAssignmentsOfManaged,
  moveAssignments,
  moveAssignmentsOut,
} from './store.ts';
import {
  accessErrors,
  memberPermissions,
  roleAssignmentErrors,
  roleAssignmentEvents,
  roleAssignmentPermissions,
  roleMails,
} from './vocabulary.ts';

export { createAuthorizer, permissionsForMachines } from './authorizer.ts';
export { endErrors, grantErrors, roleSid } from './contract.ts';
export { doorOfOrganization } from './doors.ts';
export { assertMayPassOn, type GroupPlace } from './group-ceiling.ts';
export { endRolesOfAllGroups, endRolesOfGroup, sayLosing } from './group-giving.ts';
export { giveInOrganization, type Rules, takeInOrganization } from './in-organization.ts';
export { refusalWords } from './outsiders.ts';
export { findRefusal } from './outsiders-store.ts';
export {
  endOrganizationRoles,
  endRolesIn,
  followOrganizationOwnerChange,
  leftBehind,
} from './ownership.ts';
export {
  assertGivenByPerson,
  assertProven,
  assertWithinOwn,
  endGrantedRole,
  type GrantScope,
  getGrantableRole,
  giveRole,
  grantRole,
  isWithinOwn,
  listAssignments,
} from './service.ts';
export { getHeldUnderLock } from './standing.ts';
export {
  memberPermissions,
  roleAssignmentErrors,
  roleAssignmentEvents,
  roleAssignmentPermissions,
} from './vocabulary.ts';

accountsJoined.subscribe((work, { accountIds, organizationId }) =>
  moveAssignments(work.db, organizationScope(organizationId), accountIds),
);

accountsLeft.subscribe(async (work, { accountIds, organizationId, rolesStay }) => {
  const scope = organizationScope(organizationId);
  if (!rolesStay) await endAssignmentsOfManaged(work.db, scope, accountIds);
  await moveAssignmentsOut(work.db, scope, accountIds);
});

accountOwnerChanged.subscribe(followOwnerChange);

accountsClosed.subscribe((work, { accountIds }) =>
  endAllAssignmentsOn(
    work.db,
    platformScope('accounts are closed for good wherever they stand'),
    accountIds,
  ),
);

userErased.subscribe(endEverythingHeld);

export function roleAssignmentsModule(catalogue: RoleCatalogue) {
  return defineModule({
    name: 'role-assignments',
    dependsOn: ['accounts', 'roles', 'users'],
    vocabulary: {
      permissions: {
        read: roleAssignmentPermissions.read,
        create: roleAssignmentPermissions.create,
        delete: roleAssignmentPermissions.delete,
        read_members: memberPermissions.read,
        update_members: memberPermissions.update,
        remove_members: memberPermissions.remove,
      },
      errors: { ...roleAssignmentErrors, ...accessErrors },
      mailKinds: roleMails,
      auditEvents: roleAssignmentEvents,
    },
    mailSamples,
    migrations: [
      createRoleAssignments,
      keepAccessHistory,
      indexAccountRoles,
      markGuests,
      indexHoldersOfRoles,
      giveRolesToGroups,
      indexHoldersOnAccounts,
    ],
    routes: (kernel) => [
      ...routes(kernel, catalogue, createAuthorizer(catalogue)),
      ...matrixRoutes(catalogue, createAuthorizer(catalogue)),
      ...groupRoutes(catalogue, createAuthorizer(catalogue)),
    ],
  });
}
