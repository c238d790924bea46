/** SQL of what a connection says of people, and of whom it sees. */
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import type { OrganizationScope, UserScope } from '../../kernel/scope.ts';
import { groupsOf, type Seer, seesUser, userName } from './columns-store.ts';
import type { JsonObject } from './protocol/schema.ts';

export type { Seer } from './columns-store.ts';

export interface ScimUserRow {
  readonly id: string;
  readonly state: 'active' | 'inactive' | 'suspended' | 'pending_deletion';
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly fullName: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
  /** Has the connection provisioned or taken them over? */
  readonly isOurs: boolean;
  readonly userName: string;
  readonly externalId: string | null;
  readonly emailType: string;
  readonly details: JsonObject;
  /** `name` and `emails` as they were sent, where fields are read from elsewhere; null: as the login has them. */
  readonly sent: JsonObject | null;
  /** Those that the connection sees. */
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  readonly orderKey: string;
}

const columns = (scope: OrganizationScope, seer: Seer, order: RawBuilder<unknown>) =>
  sql`u.id, u.state, u.email_as_typed as email, u.first_name as "firstName", u.last_name as "lastName", u.full_name as "fullName",
  u.created_at as "createdAt", greatest(u.updated_at, s.updated_at) as "updatedAt", u.version + coalesce(s.version, 0) as version,
  s.user_id is not null as "isOurs", ${userName} as "userName", s.external_id as "externalId", coalesce(s.email_type, 'work') as "emailType",
  coalesce(s.details, '{}') as details, s.sent,
  (select coalesce(json_agg(json_build_object('id', g.id, 'name', g.friendly_name) order by g.sort_name), '[]') ${groupsOf(scope, seer)}) as groups,
  (${order})::text as "orderKey"`;

/** The people whom the connection sees. */
const seen = (scope: OrganizationScope, seer: Seer) =>
  sql`from users u left join scim_users s on s.user_id = u.id and s.organization_id = ${scope.organizationId}
    where u.organization_id = ${scope.organizationId} and u.state <> 'erased' and ${seesUser(seer)}`;

export async function findScimUser(
  db: Db,
  scope: OrganizationScope,
  seer: Seer,
  userId: string,
): Promise<ScimUserRow | undefined> {
  const { rows } =
    await sql<ScimUserRow>`select ${columns(scope, seer, sql`u.id`)} ${seen(scope, seer)} and u.id = ${userId}`.execute(
      db,
    );
  return rows[0];
}

/** Somebody else whom the connection sees by that name: their user id. */
export async function findByUserName(
  db: Db,
  scope: OrganizationScope,
  seer: Seer,
  name: string,
): Promise<string | undefined> {
  const { rows } = await sql<{
    id: string;
  }>`select u.id ${seen(scope, seer)} and lower(${userName}) = lower(${name})
    and u.id in (select user_id from scim_users where connection_id = ${seer.connectionId} and lower(user_name) = lower(${name}) and removed_at is null
      union all select id from users where email = lower(${name}) and state <> 'erased') limit 1`.execute(
    db,
  );
  return rows[0]?.id;
}

export interface Listing {
  readonly condition: RawBuilder<unknown> | undefined;
  readonly order: RawBuilder<unknown>;
  readonly isDescending: boolean;
  readonly limit: number;
  /** Where to go on: by number, or behind a row. */
  readonly offset: number;
  readonly after: { readonly key: string; readonly id: string } | undefined;
}

export async function listScimUsers(
  db: Db,
  scope: OrganizationScope,
  seer: Seer,
  asked: Listing,
): Promise<ScimUserRow[]> {
  const direction = sql.raw(asked.isDescending ? 'desc' : 'asc');
  const beyond = sql.raw(asked.isDescending ? '<' : '>');
  const where = asked.condition === undefined ? sql`` : sql` and ${asked.condition}`;
  const after =
    asked.after === undefined
      ? sql``
      : sql` and (${asked.order}, u.id) ${beyond} (${asked.after.key}, ${asked.after.id})`;
  const { rows } =
    await sql<ScimUserRow>`select ${columns(scope, seer, asked.order)} ${seen(scope, seer)}${where}${after}
    order by ${asked.order} ${direction}, u.id ${direction} limit ${asked.limit} offset ${asked.offset}`.execute(
      db,
    );
  return rows;
}

export async function countScimUsers(
  db: Db,
  scope: OrganizationScope,
  seer: Seer,
  condition: RawBuilder<unknown> | undefined,
): Promise<number> {
  const where = condition === undefined ? sql`` : sql` and ${condition}`;
  const { rows } = await sql<{
    count: number;
  }>`select count(*) as count ${seen(scope, seer)}${where}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** What the connection says of somebody. */
export interface Said {
  readonly userName: string;
  readonly externalId: string | null;
  readonly emailType: string;
  readonly details: JsonObject;
  readonly sent: JsonObject | null;
}

/** Takes over, takes back or changes. @throws PostgreSQL 23505 when somebody else has the name or the external id */
export async function upsertSaid(
  db: Db,
  scope: OrganizationScope,
  at: { readonly connectionId: string; readonly userId: string },
  said: Said,
): Promise<void> {
  await sql`insert into scim_users as s (user_id, organization_id, connection_id, user_name, external_id, email_type, details, sent)
    values (${at.userId}, ${scope.organizationId}, ${at.connectionId}, ${said.userName}, ${said.externalId}, ${said.emailType}, ${JSON.stringify(said.details)}::jsonb,
      ${said.sent === null ? null : JSON.stringify(said.sent)}::jsonb)
    on conflict (user_id) do update set organization_id = excluded.organization_id, connection_id = excluded.connection_id, user_name = excluded.user_name,
      external_id = excluded.external_id, email_type = excluded.email_type, details = excluded.details, sent = excluded.sent, removed_at = null,
      version = s.version + 1, updated_at = now()`.execute(db);
}

/** Of one's own, given up before: it can be taken back. */
export async function isGivenUp(
  db: Db,
  scope: OrganizationScope,
  at: { readonly connectionId: string; readonly userId: string },
): Promise<boolean> {
  const { rows } =
    await sql`select 1 from scim_users where user_id = ${at.userId} and organization_id = ${scope.organizationId}
    and connection_id = ${at.connectionId} and removed_at is not null`.execute(db);
  return rows.length === 1;
}

export async function markDeactivated(
  db: Db,
  scope: OrganizationScope,
  userId: string,
): Promise<void> {
  await sql`update scim_users set deactivated_at = now()
    where organization_id = ${scope.organizationId} and user_id = ${userId}`.execute(db);
}

export async function markRemoved(db: Db, scope: OrganizationScope, userId: string): Promise<void> {
  await sql`update scim_users set removed_at = now(), version = version + 1
    where organization_id = ${scope.organizationId} and user_id = ${userId}`.execute(db);
}

/** Of the people who are named, those whom the connection sees. */
export async function listSeenIds(
  db: Db,
  scope: OrganizationScope,
  seer: Seer,
  userIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select u.id ${seen(scope, seer)} and u.id = any(${userIds}::uuid[])`.execute(db);
  return rows.map(({ id }) => id);
}

/** Of somebody who is erased. */
export async function forgetPerson(db: Db, scope: UserScope): Promise<void> {
  await sql`delete from scim_losses where user_id = ${scope.userId}`.execute(db);
  await sql`delete from scim_users where user_id = ${scope.userId}`.execute(db);
}
