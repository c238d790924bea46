/** SQL of the access decision: everything that one caller holds at one place, through groups too, in one statement. */
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';

export interface OrganizationStandingRow {
  readonly name: string;
  readonly state: string;
  readonly ownerUserId: string;
  readonly userIsActive: boolean;
  readonly isManagedHere: boolean;
  readonly roleIds: string[];
}

/** Undefined when the organization does not exist (any more). */
export async function readOrganizationStanding(
  db: Db,
  userId: string,
  organizationId: string,
): Promise<OrganizationStandingRow | undefined> {
  const { rows } = await sql<OrganizationStandingRow>`
    select o.friendly_name as name, o.state, o.owner_user_id as "ownerUserId",
      u.state = 'active' as "userIsActive", u.organization_id is not distinct from o.id as "isManagedHere",
      array(select a.role_id from held_roles a where a.scope_id = o.id and a.user_id = u.id) as "roleIds"
    from organizations o join users u on u.id = ${userId}
    where o.id = ${organizationId} and o.state not in ('deleted', 'merged')`.execute(db);
  return rows[0];
}

export interface AccountStandingRow {
  readonly name: string;
  readonly state: string;
  readonly ownerUserId: string | null;
  readonly parentAccountId: string | null;
  readonly parentState: string | null;
  readonly organizationId: string | null;
  readonly organizationState: string | null;
  readonly organizationOwnerUserId: string | null;
  readonly userIsActive: boolean;
  readonly organizationRoleIds: string[];
  readonly accountRoleIds: string[];
}

/** For a subaccount, the owner and roles of its parent count as well. */
export async function readAccountStanding(
  db: Db,
  userId: string,
  accountId: string,
): Promise<AccountStandingRow | undefined> {
  const { rows } = await sql<AccountStandingRow>`
    select a.friendly_name as name, a.effective_state as state, coalesce(a.owner_user_id, p.owner_user_id) as "ownerUserId",
      a.parent_account_id as "parentAccountId", p.effective_state as "parentState",
      o.id as "organizationId", o.state as "organizationState", o.owner_user_id as "organizationOwnerUserId",
      u.state = 'active' as "userIsActive",
      array(select r.role_id from held_roles r where r.scope_id = a.organization_id and r.user_id = u.id) as "organizationRoleIds",
      array(select r.role_id from held_roles r where r.scope_id in (a.id, a.parent_account_id) and r.user_id = u.id) as "accountRoleIds"
    from accounts a
      join users u on u.id = ${userId}
      left join accounts p on p.id = a.parent_account_id
      left join organizations o on o.id = a.organization_id
    where a.id = ${accountId}`.execute(db);
  return rows[0];
}
