/** Giving and taking a role at the door of an organization, on it or on one of its accounts: one way, whatever the protocol. */
import type { MemberActor } from '../../kernel/actor.ts';
import type { Authorizer, Held } from '../../kernel/authorization.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import { doorOfOrganization } from './doors.ts';
import { getAssignment, getGrantableRole, giveRole, takeRole } from './service.ts';
import type { UserAssignmentRow } from './store.ts';

type MemberWork = Work & { actor: MemberActor };

/** What roles there are, and who holds them. */
export interface Rules {
  readonly catalogue: RoleCatalogue;
  readonly authorizer: Authorizer;
}

/** An organization whose row the engine has locked, and what the caller holds in it. */
interface Place {
  readonly scope: OrganizationScope;
  readonly held: Held;
}

/** @throws role.*, role_assignment.*, request.not_found for an account of somebody else */
export async function giveInOrganization(
  work: MemberWork,
  { catalogue, authorizer }: Rules,
  at: Place,
  asked: {
    readonly userId: string;
    readonly roleSid: string;
    /** Undefined: on the organization itself. */
    readonly accountId: string | undefined;
  },
): Promise<UserAssignmentRow> {
  const door = await doorOfOrganization(authorizer, work, at, asked.accountId);
  const role = getGrantableRole(catalogue, asked.roleSid, door.scope.kind);
  return giveRole(work, catalogue, door, { userId: asked.userId, role });
}

/** @throws role_assignment.*, request.not_found */
export async function takeInOrganization(
  work: MemberWork,
  { catalogue, authorizer }: Rules,
  at: Place,
  id: string,
): Promise<undefined> {
  const { scopeKind, scopeId } = await getAssignment(work.db, at.scope, id);
  const accountId = scopeKind === 'account' ? scopeId : undefined;
  const door = await doorOfOrganization(authorizer, work, at, accountId);
  return takeRole(work, catalogue, door, id);
}
