/** SQL of organizations. */
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import type { OrganizationScope, PlatformScope } from '../../kernel/scope.ts';
import type { OrganizationState } from './lifecycle.ts';

export interface OrganizationsTable {
  id: string;
  friendly_name: string;
  owner_user_id: string;
  state: OrganizationState;
  deletion_due_at: Date | null;
  version: number;
  created_at: Date;
  updated_at: Date;
}

export interface OrganizationRow {
  readonly id: string;
  readonly friendlyName: string;
  readonly state: OrganizationState;
  readonly ownerUserId: string;
  readonly ownerName: string;
  readonly ownerEmail: string;
  readonly deletionDueAt: Date | null;
  readonly version: number;
  readonly createdAt: Date;
}

type Tables = {
  organizations: OrganizationsTable;
  users: { id: string; full_name: string; email_as_typed: string };
};

const tables = (db: Db) => db.$extendTables<Tables>();

export function findOrganization(
  db: Db,
  scope: OrganizationScope,
): Promise<OrganizationRow | undefined> {
  return tables(db)
    .selectFrom('organizations as o')
    .innerJoin('users as u', 'u.id', 'o.owner_user_id')
    .select([
      'o.id',
      'o.friendly_name as friendlyName',
      'o.state',
      'o.owner_user_id as ownerUserId',
      'u.full_name as ownerName',
      'u.email_as_typed as ownerEmail',
      'o.deletion_due_at as deletionDueAt',
      'o.version',
      'o.created_at as createdAt',
    ])
    .where('o.id', '=', scope.organizationId)
    .where('o.state', 'not in', ['deleted', 'merged'])
    .executeTakeFirst();
}

export async function insertOrganization(
  db: Db,
  scope: OrganizationScope,
  row: { friendlyName: string; ownerUserId: string },
): Promise<void> {
  await sql`insert into organizations (id, friendly_name, owner_user_id)
    values (${scope.organizationId}, ${row.friendlyName}, ${row.ownerUserId})`.execute(db);
}

/** Undefined when the row is not at that version any more. */
export function updateName(
  db: Db,
  scope: OrganizationScope,
  name: string,
): Promise<{ version: number } | undefined> {
  return tables(db)
    .updateTable('organizations')
    .set((eb) => ({
      friendly_name: name,
      version: eb('version', '+', 1),
      updated_at: sql<Date>`now()`,
    }))
    .where('id', '=', scope.organizationId)
    .returning('version')
    .executeTakeFirst();
}

/** The new Owner has to be one of its managed users: a constraint. The organization is locked by the caller. */
export async function updateOwner(
  db: Db,
  scope: OrganizationScope,
  ownerUserId: string,
): Promise<void> {
  await sql`update organizations set owner_user_id = ${ownerUserId}, version = version + 1, updated_at = now()
    where id = ${scope.organizationId}`.execute(db);
}

/** Locks several organizations in the order in which everybody locks them. */
export async function lockOrganizations(
  db: Db,
  _scope: PlatformScope,
  ids: readonly string[],
): Promise<void> {
  await sql`select 1 from organizations where id = any(${ids}) order by id for no key update`.execute(
    db,
  );
}

/** Locks the row until the end of the transaction: whatever is decided about roles and owners stays true. */
export async function lockOrganization(db: Db, scope: OrganizationScope): Promise<void> {
  await sql`select 1 from organizations where id = ${scope.organizationId} for no key update`.execute(
    db,
  );
}
