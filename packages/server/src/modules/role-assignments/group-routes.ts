/** Binds the routes of what groups hold to their use cases. */
import type { Authorizer } from '../../kernel/authorization.ts';
import { command, query } from '../../kernel/bind.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import { doorOfOrganization } from './doors.ts';
import * as contract from './group-contract.ts';
import * as giving from './group-giving.ts';
import { getAssignment, getGrantableRole } from './service.ts';

export const groupRoutes = (catalogue: RoleCatalogue, authorizer: Authorizer) => [
  query(contract.listGroupRoleAssignments, ({ db, scope }, { query: asked, page }) =>
    giving.listGroupAssignments(db, catalogue, scope, {
      filter: { groupId: asked.group_sid, accountId: asked.account_sid, roleId: asked.role_sid },
      page,
    }),
  ),

  command(contract.createGroupRoleAssignment, async ({ work, scope, held }, { body }) => {
    const door = await doorOfOrganization(authorizer, work, { scope, held }, body.account_sid);
    const role = getGrantableRole(catalogue, body.role_sid, door.scope.kind);
    return giving.presentGroupAssignment(
      catalogue,
      await giving.giveToGroup(work, door, { groupId: body.group_sid, role }),
    );
  }),

  command(contract.deleteGroupRoleAssignment, async ({ work, scope, held }, { params }) => {
    const id = params.role_assignment_sid;
    const { scopeKind, scopeId } = await getAssignment(work.db, scope, id);
    const accountId = scopeKind === 'account' ? scopeId : undefined;
    const door = await doorOfOrganization(authorizer, work, { scope, held }, accountId);
    return giving.takeFromGroup(work, catalogue, { door, within: scope }, id);
  }),
];
