/**
 * Groups: managed users of an organization who hold roles together. Owns `groups` and `group_members`; what a group holds is
 * in `role_assignments`. Invariants: a member is managed by the organization of the group (a foreign key over two columns),
 * and whoever stops being managed is in none (a trigger); one name stands for one group; who keeps it, people or a connection, changes it alone; adding somebody to a group that
 * holds roles, and deleting it, is held to what giving and taking these roles is held to; no group holds ownership.
 */
import { defineModule } from '../../kernel/module.ts';
import { organizationEnded } from '../organizations/index.ts';
import { connectionEnded } from '../provisioning-connections/index.ts';
import { leftBehind } from '../role-assignments/index.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import { userErased } from '../users/index.ts';
import { leaveGroups } from './members.ts';
import { endAllMemberships } from './members-store.ts';
import { createGroups } from './migrations/2026-11-27T1900_create_groups.ts';
import { keepGroupsByConnections } from './migrations/2026-11-27T2340_keep_groups_by_connections.ts';
import { routes } from './routes.ts';
import { endGroups, keepByHand } from './service.ts';
import { groupErrors, groupEvents, groupPermissions } from './vocabulary.ts';

export { addMembers, removeMembers } from './members.ts';
export { addedAtOnce } from './rules.ts';
export {
  adoptGroup,
  createGroup,
  deleteGroup,
  endGroups,
  type Keeping,
  updateGroup,
} from './service.ts';
export { groupErrors, groupEvents } from './vocabulary.ts';

leftBehind.subscribe(leaveGroups);
userErased.subscribe((work, { scope }) => endAllMemberships(work.db, scope));
organizationEnded.subscribe((work, { scope }) => endGroups(work, scope));
connectionEnded.subscribe(keepByHand);

export function groupsModule(catalogue: RoleCatalogue) {
  return defineModule({
    name: 'groups',
    dependsOn: ['organizations', 'provisioning-connections', 'role-assignments', 'roles', 'users'],
    vocabulary: {
      permissions: groupPermissions,
      errors: groupErrors,
      auditEvents: groupEvents,
    },
    migrations: [createGroups, keepGroupsByConnections],
    routes: (kernel) => routes(kernel, catalogue),
  });
}
