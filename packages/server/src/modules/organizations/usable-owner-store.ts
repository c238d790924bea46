/** SQL of who owns an organization, and whether they can sign in. */
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import type { OrganizationScope, UserScope } from '../../kernel/scope.ts';
import type { OwnerStanding } from './rules.ts';

/** Undefined when the organization is gone: then it needs no Owner. */
export async function readOwnerStanding(
  db: Db,
  scope: OrganizationScope,
): Promise<OwnerStanding | undefined> {
  const { rows } = await sql<OwnerStanding>`select u.full_name as name, u.state,
      u.organization_id is not distinct from o.id as "isManagedHere",
      exists (select 1 from user_passwords p where p.user_id = u.id) as "hasWayToSignIn"
    from organizations o join users u on u.id = o.owner_user_id
    where o.id = ${scope.organizationId} and o.state not in ('deleted', 'merged')`.execute(db);
  return rows[0];
}

/** The organization that a person owns, if any. */
export async function findOwnedOrganization(db: Db, scope: UserScope): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from organizations
    where owner_user_id = ${scope.userId} and state not in ('deleted', 'merged')`.execute(db);
  return rows[0]?.id;
}

/** Who gets in past single sign-on and networks, by name. Locked until the end of the transaction. */
export async function findEmergencyOwner(
  db: Db,
  scope: OrganizationScope,
): Promise<string | undefined> {
  await sql`select 1 from break_glass_owners where organization_id = ${scope.organizationId} for share`.execute(
    db,
  );
  const { rows } = await sql<{ name: string }>`select u.full_name as name
    from break_glass_owners_now b join users u on u.id = b.user_id
    where b.organization_id = ${scope.organizationId}`.execute(db);
  return rows[0]?.name;
}
