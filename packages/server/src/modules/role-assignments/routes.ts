/** Binds the routes of role assignments and of the access question to their use cases. */
import type { z } from 'zod';
import type { UserActor } from '../../kernel/actor.ts';
import type { Authorizer } from '../../kernel/authorization.ts';
import { command, query } from '../../kernel/bind.ts';
import { listExport } from '../../kernel/list-export.ts';
import { withField } from '../../kernel/list-filter.ts';
import type { Kernel } from '../../kernel/module.ts';
import { getAccount } from '../accounts/index.ts';
import { findRolesCalled, type RoleCatalogue } from '../roles/index.ts';
import * as access from './access.ts';
import * as contract from './contract.ts';
import { doorOfAccount } from './doors.ts';
import { giveInOrganization, takeInOrganization } from './in-organization.ts';
import * as service from './service.ts';

type Question = z.output<typeof contract.question>;

const questionOf = (actor: UserActor, asked: Question): access.AccessQuestion => ({
  userId: asked.user_sid ?? actor.userId,
  permission: asked.permission,
  accountId: asked.account_sid ?? null,
  organizationId: asked.organization_sid ?? null,
});

type AssignmentsQuery = z.output<typeof contract.listRoleAssignments.query>;

const filterOf = (catalogue: RoleCatalogue, asked: AssignmentsQuery) => ({
  userId: asked.user_sid,
  accountId: asked.account_sid,
  roleId: asked.role_sid,
  scopeKind: asked.scope_kind,
  q: withField(asked.q, 'role', (value) => findRolesCalled(catalogue, undefined, value)),
  isDescending: asked.sort === '-scope',
});

export const routes = (kernel: Kernel, catalogue: RoleCatalogue, authorizer: Authorizer) => [
  query(contract.listRoleAssignments, ({ db, scope }, { query: asked, page }) =>
    service.listAssignments(db, catalogue, scope, { filter: filterOf(catalogue, asked), page }),
  ),
  listExport(kernel, contract.exportRoleAssignments, {
    noun: ['role assignment', 'role assignments'],
    list: (db, scope, asked, page) =>
      service.listAssignments(db, catalogue, scope, { filter: filterOf(catalogue, asked), page }),
  }),

  command(contract.createRoleAssignment, async ({ work, scope, held }, { body }) => {
    const row = await giveInOrganization(
      work,
      { catalogue, authorizer },
      { scope, held },
      { userId: body.user_sid, roleSid: body.role_sid, accountId: body.account_sid },
    );
    return service.presentAssignment(catalogue, row);
  }),

  command(contract.deleteRoleAssignment, ({ work, scope, held }, { params }) =>
    takeInOrganization(
      work,
      { catalogue, authorizer },
      { scope, held },
      params.role_assignment_sid,
    ),
  ),

  query(contract.listMembers, ({ db, scope }, { query: asked, page }) =>
    service.listMembers(db, catalogue, scope, { search: asked.search, page }),
  ),

  command(contract.createMemberRole, async ({ work, scope }, { body }) => {
    const role = service.getGrantableRole(catalogue, body.role_sid, 'account');
    const door = await doorOfAccount(authorizer, work, scope);
    return service.presentAssignment(
      catalogue,
      await service.giveRole(work, catalogue, door, { userId: body.user_sid, role }),
    );
  }),

  command(contract.deleteMemberRole, async ({ work, scope }, { params }) => {
    const door = await doorOfAccount(authorizer, work, scope);
    return service.takeRole(work, catalogue, door, params.role_assignment_sid);
  }),

  command(contract.leaveAccount, async ({ work, scope, held }) => {
    const row = await getAccount(work.db, scope);
    return service.leaveAccount(work, scope, row.friendlyName, held);
  }),

  query(contract.checkAccess, ({ db, actor }, { body }) =>
    access.checkAccess(catalogue, db, actor, {
      question: questionOf(actor, body),
      at: body.at ?? null,
    }),
  ),

  query(contract.checkAccessInOrganization, ({ db, scope }, { body }) =>
    access.checkAccessInOrganization(catalogue, db, scope, {
      userId: body.user_sid,
      permission: body.permission,
      accountId: body.account_sid,
      at: body.at ?? null,
    }),
  ),

  query(contract.checkAccessBatch, ({ db, actor }, { body }) =>
    access.checkAccessBatch(catalogue, db, actor, {
      questions: body.checks.map((check) => questionOf(actor, check)),
      at: body.at ?? null,
    }),
  ),

  query(contract.listUserAccess, ({ db, scope }, { params, query: asked, page }) =>
    access.listUserAccess(catalogue, db, scope, {
      userId: params.user_sid,
      at: asked.at ?? null,
      page,
    }),
  ),

  query(contract.listWhoCan, ({ db, scope }, { query: asked, page }) =>
    access.listWhoCan(catalogue, db, scope, {
      permission: asked.permission,
      accountId: asked.account_sid,
      at: asked.at ?? null,
      page,
    }),
  ),
];
