/** Role assignments as helper libraries ask for them: an identity, a role and a scope, each by its SID. */
import type { z } from 'zod';
import type { Held } from '../../kernel/authorization.ts';
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { sid, uuidOfSid } from '../../kernel/ids.ts';
import type { Page, PageRequest } from '../../kernel/route.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import {
  giveInOrganization,
  listAssignments,
  type Rules,
  roleAssignmentErrors,
  takeInOrganization,
} from '../role-assignments/index.ts';
import { type RoleCatalogue, roleErrors } from '../roles/index.ts';
import type { newRoleAssignment, roleAssignmentsQuery } from './contract.ts';

type Work = Parameters<typeof giveInOrganization>[0];

interface Place {
  readonly scope: OrganizationScope;
  readonly held: Held;
}

const nothingThere = () =>
  requestErrors.not_found(say('Scope is neither an account of this organization nor itself.'));

/** An account by its id, or the organization itself: undefined. @throws request.not_found for whatever else */
function accountIn({ organizationId }: OrganizationScope, scopeSid: string): string | undefined {
  if (scopeSid === sid('OR', organizationId)) return undefined;
  const accountId = uuidOfSid('AC', scopeSid);
  if (accountId === undefined) throw nothingThere();
  return accountId;
}

const nobody = (): Page<never> => ({ items: [], nextKey: null, previousKey: null, count: null });

/** What is asked about somebody or something that is not here finds nothing. */
export async function listRoleAssignments(
  db: Db,
  catalogue: RoleCatalogue,
  scope: OrganizationScope,
  { asked, page }: { asked: z.output<typeof roleAssignmentsQuery>; page: PageRequest },
) {
  const { Identity, Scope, ResourceType, ResourceId } = asked;
  const isWhole = Scope === sid('OR', scope.organizationId);
  const userId = Identity === undefined ? undefined : uuidOfSid('US', Identity);
  const accountId = Scope === undefined || isWhole ? undefined : uuidOfSid('AC', Scope);
  const isElsewhere =
    (Identity !== undefined && userId === undefined) ||
    (Scope !== undefined && !isWhole && accountId === undefined);
  // No role is held on a resource.
  if (isElsewhere || ResourceType !== undefined || ResourceId !== undefined) return nobody();
  const filter = {
    userId,
    accountId,
    withoutOwnerships: true,
    ...(isWhole ? { scopeKind: 'organization' as const } : {}),
  };
  const found = await listAssignments(db, catalogue, scope, {
    filter,
    page: { ...page, countAtMost: 0 },
  });
  return {
    ...found,
    items: found.items.map((item) => ({
      sid: item.sid ?? '',
      role_sid: item.role_sid,
      scope: item.scope.sid,
      identity: item.user.sid,
    })),
  };
}

type Body = z.output<typeof newRoleAssignment>;

/** A field that comes in two spellings. @throws request.invalid where they differ */
function eitherOf(body: Body, one: string, other: string) {
  const [first, second] = [body[one] ?? undefined, body[other] ?? undefined];
  if (first !== undefined && second !== undefined && first !== second)
    throw requestErrors.invalid(
      say('{one} and {other} are one field, and differ.', { one, other }),
      {
        errors: [{ pointer: `/${other}`, detail: say('differs from the other spelling') }],
      },
    );
  return (first ?? second) as string | undefined;
}

/** @throws role.*, role_assignment.*, request.not_found for a scope that is not the organization's */
export async function createRoleAssignment(work: Work, rules: Rules, at: Place, body: Body) {
  const roleSid = eitherOf(body, 'role_sid', 'roleSid') ?? '';
  const isOnResource =
    eitherOf(body, 'resource_type', 'resourceType') !== undefined ||
    eitherOf(body, 'resource_id', 'resourceId') !== undefined;
  const accountId = accountIn(at.scope, body.scope ?? '');
  const userId = uuidOfSid('US', body.identity ?? '');
  if (isOnResource)
    throw roleErrors.wrong_scope(say('No role is held on a resource here.'), {
      errors: [{ pointer: '/resource_type', detail: say('no role is held on a resource') }],
    });
  if (userId === undefined)
    throw roleAssignmentErrors.not_a_member(say('Identity is no person of this organization.'));
  const row = await giveInOrganization(work, rules, at, { userId, roleSid, accountId });
  return {
    sid: sid('IY', row.id),
    role_sid: row.roleId,
    scope: sid(row.scopeKind === 'organization' ? 'OR' : 'AC', row.scopeId),
    identity: sid('US', row.userId),
  };
}

/** @throws role_assignment.*, request.not_found */
export function deleteRoleAssignment(work: Work, rules: Rules, at: Place, assignmentSid: string) {
  const id = uuidOfSid('IY', assignmentSid);
  if (id === undefined)
    throw requestErrors.not_found(say('There is no such role assignment here.'));
  return takeInOrganization(work, rules, at, id);
}
