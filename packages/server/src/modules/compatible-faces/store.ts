/** SQL of the managed people of an organization, as programs see them, and of what these say of them. */
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import { keyset } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import type { OrganizationScope, UserScope } from '../../kernel/scope.ts';
import type { UserState } from '../users/index.ts';

/** Attributes that decide nothing here. */
export interface Details {
  readonly displayName?: string;
  readonly locale?: string;
  readonly timezone?: string;
  readonly emailType?: string;
}

export interface PersonRow {
  readonly id: string;
  readonly state: UserState;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly fullName: string;
  readonly externalId: string | null;
  readonly details: Details;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly createdKey: string;
}

/** Who is asked for, by the one thing that the filter names. */
export type Wanted = { readonly email: string } | { readonly externalId: string } | undefined;

const columns = sql`u.id, u.state, u.email_as_typed as email, u.first_name as "firstName", u.last_name as "lastName", u.full_name as "fullName",
  d.external_id as "externalId", coalesce(d.details, '{}') as details, u.version + coalesce(d.version, 0) as version,
  u.created_at as "createdAt", greatest(u.updated_at, d.updated_at) as "updatedAt", u.created_at::text as "createdKey"`;

/** What was said of somebody in another organization means nothing here. */
const managed = ({ organizationId }: OrganizationScope) =>
  sql`from users u left join compatible_user_details d on d.user_id = u.id and d.organization_id = ${organizationId}
    where u.organization_id = ${organizationId} and u.state <> 'erased'`;

function only(wanted: Wanted): RawBuilder<unknown> {
  if (wanted === undefined) return sql``;
  return 'email' in wanted
    ? sql` and u.email = lower(${wanted.email})`
    : sql` and d.external_id = ${wanted.externalId}`;
}

export async function findPerson(
  db: Db,
  scope: OrganizationScope,
  userId: string,
): Promise<PersonRow | undefined> {
  const { rows } =
    await sql<PersonRow>`select ${columns} ${managed(scope)} and u.id = ${userId}`.execute(db);
  return rows[0];
}

export async function listPeople(
  db: Db,
  scope: OrganizationScope,
  wanted: Wanted,
  page: PageRequest,
): Promise<PersonRow[]> {
  const { where, order, limit } = keyset(
    [{ column: sql`u.created_at` }, { column: sql`u.id` }],
    page,
  );
  const behind = where === undefined ? sql`` : sql` and ${where}`;
  const { rows } = await sql<PersonRow>`select ${columns} ${managed(scope)}${only(wanted)}${behind}
    order by ${order} limit ${limit}`.execute(db);
  return rows;
}

export async function countPeople(
  db: Db,
  scope: OrganizationScope,
  wanted: Wanted,
): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*) as count ${managed(scope)}${only(wanted)}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** @throws PostgreSQL 23505 when somebody else of the organization has the external id */
export async function upsertDetails(
  db: Db,
  scope: OrganizationScope,
  userId: string,
  said: Pick<PersonRow, 'externalId' | 'details'>,
): Promise<void> {
  const { organizationId } = scope;
  // Whoever left takes no external id along.
  await sql`delete from compatible_user_details d using users u where d.organization_id = ${organizationId} and d.external_id = ${said.externalId}
    and u.id = d.user_id and (u.organization_id is distinct from ${organizationId} or u.state = 'erased')`.execute(
    db,
  );
  await sql`insert into compatible_user_details as d (user_id, organization_id, external_id, details)
    values (${userId}, ${organizationId}, ${said.externalId}, ${JSON.stringify(said.details)}::jsonb)
    on conflict (user_id) do update set organization_id = excluded.organization_id, external_id = excluded.external_id,
      details = excluded.details, version = d.version + 1, updated_at = now()`.execute(db);
}

/** Of somebody who is erased. */
export async function forgetPerson(db: Db, scope: UserScope): Promise<void> {
  await sql`delete from compatible_user_details where user_id = ${scope.userId}`.execute(db);
}
