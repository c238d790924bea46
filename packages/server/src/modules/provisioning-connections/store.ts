/** SQL of provisioning connections: their tokens, what went over them, and what the brake holds. */
import { sql } from 'kysely';
import type { Outside } from '../../kernel/actor.ts';
import type { Db } from '../../kernel/database.ts';
import { outsideSql } from '../../kernel/outside-sql.ts';
import type { OrganizationScope, PlatformScope, UserScope } from '../../kernel/scope.ts';

export interface TokenRow {
  readonly id: string;
  readonly startsWith: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly lastUsedAt: string | null;
}

/** From which attributes fields of a person are read; null: as usual. */
export type StoredMapping = Readonly<Record<'email' | 'first_name' | 'last_name', string | null>>;

export interface ConnectionRow {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly adoptsPeople: boolean;
  readonly isDryRun: boolean;
  readonly brakePercent: number;
  readonly releasedUntil: Date | null;
  readonly madeBy: string;
  readonly createdAt: Date;
  readonly lastRequestAt: Date | null;
  readonly version: number;
  readonly tokens: readonly TokenRow[];
  readonly heldCount: number;
  readonly heldNames: readonly string[];
  /** Groups that it wanted to take people out of, by their names. */
  readonly heldGroups: readonly string[];
  /** Null: nobody ever chose anything. */
  readonly mapping: StoredMapping | null;
}

const living = sql`t.revoked_at is null and t.expires_at > now()`;

const columns = sql`c.id, c.organization_id as "organizationId", c.name, c.adopts_people as "adoptsPeople", c.is_dry_run as "isDryRun",
  c.brake_percent as "brakePercent", case when c.released_until > now() then c.released_until end as "releasedUntil",
  m.full_name as "madeBy", c.created_at as "createdAt", c.version, c.mapping,
  (select max(r.received_at) from provisioning_requests r where r.connection_id = c.id) as "lastRequestAt",
  coalesce((select json_agg(json_build_object('id', t.id, 'startsWith', t.starts_with, 'createdAt', t.created_at, 'expiresAt', t.expires_at,
    'lastUsedAt', t.last_used_at) order by t.id) from provisioning_tokens t where t.connection_id = c.id and ${living}), '[]') as tokens,
  (select count(*) from provisioning_holds h where h.connection_id = c.id) as "heldCount",
  array(select u.full_name from provisioning_holds h join users u on u.id = h.user_id where h.connection_id = c.id order by u.sort_name, u.id limit 20) as "heldNames",
  array(select g.friendly_name from provisioning_group_holds h join groups g on g.id = h.group_id
    where h.connection_id = c.id and g.organization_id = c.organization_id and g.state = 'active' order by g.sort_name limit 20) as "heldGroups"`;

const from = sql`from provisioning_connections c join users m on m.id = c.made_by`;

export async function listConnections(db: Db, scope: OrganizationScope): Promise<ConnectionRow[]> {
  const { rows } = await sql<ConnectionRow>`select ${columns} ${from}
    where c.organization_id = ${scope.organizationId} order by c.id`.execute(db);
  return rows;
}

export async function findConnection(
  db: Db,
  scope: OrganizationScope,
  id: string,
  lock = false,
): Promise<ConnectionRow | undefined> {
  // Locked before it is read: whoever waited would else see tokens and holds as they were before the wait.
  if (lock)
    await sql`select 1 from provisioning_connections where organization_id = ${scope.organizationId} and id = ${id} for no key update`.execute(
      db,
    );
  const { rows } = await sql<ConnectionRow>`select ${columns} ${from}
    where c.organization_id = ${scope.organizationId} and c.id = ${id}`.execute(db);
  return rows[0];
}

export interface NewConnection {
  readonly id: string;
  readonly name: string;
  readonly adoptsPeople: boolean;
  readonly isDryRun: boolean;
  readonly brakePercent: number;
  readonly madeBy: string;
}

export async function insertConnection(
  db: Db,
  scope: OrganizationScope,
  row: NewConnection,
): Promise<void> {
  await sql`insert into provisioning_connections (id, organization_id, name, adopts_people, is_dry_run, brake_percent, made_by)
    values (${row.id}, ${scope.organizationId}, ${row.name}, ${row.adoptsPeople}, ${row.isDryRun}, ${row.brakePercent}, ${row.madeBy})`.execute(
    db,
  );
}

export type ConnectionChange = Pick<
  NewConnection,
  'id' | 'name' | 'adoptsPeople' | 'isDryRun' | 'brakePercent'
>;

export async function updateConnection(
  db: Db,
  scope: OrganizationScope,
  row: ConnectionChange,
): Promise<void> {
  await sql`update provisioning_connections set name = ${row.name}, adopts_people = ${row.adoptsPeople}, is_dry_run = ${row.isDryRun},
      brake_percent = ${row.brakePercent}, version = version + 1
    where organization_id = ${scope.organizationId} and id = ${row.id}`.execute(db);
}

export async function saveMapping(
  db: Db,
  scope: OrganizationScope,
  { id, mapping }: { readonly id: string; readonly mapping: StoredMapping },
): Promise<void> {
  await sql`update provisioning_connections set mapping = ${JSON.stringify(mapping)}::jsonb, version = version + 1
    where organization_id = ${scope.organizationId} and id = ${id}`.execute(db);
}

/** Everything that hangs on it goes with it. */
export async function deleteConnection(
  db: Db,
  scope: OrganizationScope,
  id: string,
): Promise<void> {
  await sql`delete from provisioning_connections where organization_id = ${scope.organizationId} and id = ${id}`.execute(
    db,
  );
}

export interface NewToken {
  readonly id: string;
  readonly connectionId: string;
  readonly secretHash: Buffer;
  readonly startsWith: string;
  readonly madeBy: string;
  readonly expiresInDays: number;
}

export async function insertToken(db: Db, scope: OrganizationScope, row: NewToken): Promise<void> {
  await sql`insert into provisioning_tokens (id, organization_id, connection_id, secret_hash, starts_with, made_by, expires_at)
    values (${row.id}, ${scope.organizationId}, ${row.connectionId}, ${row.secretHash}, ${row.startsWith}, ${row.madeBy},
      now() + make_interval(days => ${row.expiresInDays}))`.execute(db);
}

/** False when it was over. */
export async function revokeToken(
  db: Db,
  scope: OrganizationScope,
  at: { readonly connectionId: string; readonly id: string },
): Promise<boolean> {
  const { rows } = await sql`update provisioning_tokens t set revoked_at = now()
    where organization_id = ${scope.organizationId} and connection_id = ${at.connectionId} and id = ${at.id} and ${living} returning id`.execute(
    db,
  );
  return rows.length === 1;
}

export async function releaseBrake(db: Db, scope: OrganizationScope, id: string): Promise<void> {
  await sql`update provisioning_connections set released_until = now() + interval '1 day', version = version + 1
    where organization_id = ${scope.organizationId} and id = ${id}`.execute(db);
  for (const table of ['provisioning_holds', 'provisioning_group_holds'])
    await sql`delete from ${sql.table(table)} where organization_id = ${scope.organizationId} and connection_id = ${id}`.execute(
      db,
    );
}

/** Once for each person, however often the provider repeats it. Somebody of another organization is none. */
export async function insertHold(
  db: Db,
  scope: OrganizationScope,
  at: { readonly connectionId: string; readonly userId: string },
): Promise<void> {
  await sql`insert into provisioning_holds (connection_id, organization_id, user_id)
    select ${at.connectionId}, organization_id, id from users where id = ${at.userId} and organization_id = ${scope.organizationId}
    on conflict do nothing`.execute(db);
}

/** Once for each group. One of another organization is none. */
export async function insertGroupHold(
  db: Db,
  scope: OrganizationScope,
  at: { readonly connectionId: string; readonly groupId: string },
): Promise<void> {
  await sql`insert into provisioning_group_holds (connection_id, organization_id, group_id)
    select ${at.connectionId}, organization_id, id from groups where id = ${at.groupId} and organization_id = ${scope.organizationId}
    on conflict do nothing`.execute(db);
}

/** The addresses of those who may let the brake go: active, and the Owner or holding such a role, of their own or through a group. */
export async function listWhoReleases(
  db: Db,
  scope: OrganizationScope,
  asked: { readonly roleIds: readonly string[]; readonly atMost: number },
): Promise<string[]> {
  const { rows } = await sql<{
    email: string;
  }>`select u.email from users u where u.state = 'active' and u.id in (
      select o.owner_user_id from organizations o where o.id = ${scope.organizationId}
      union select r.user_id from held_roles r where r.scope_id = ${scope.organizationId} and r.role_id = any(${asked.roleIds}))
    order by u.id limit ${asked.atMost}`.execute(db);
  return rows.map(({ email }) => email);
}

export interface ShownToken {
  readonly tokenId: string;
  readonly connectionId: string;
  readonly organizationId: string;
  readonly organizationState: string;
  readonly name: string;
  readonly madeById: string;
  readonly makerEmail: string;
  readonly usedLongAgo: boolean;
  /** Where the request comes from none of the networks of the organization. */
  readonly outside: Outside | null;
}

/** A token that works, by its hash. */
export async function findShownToken(
  db: Db,
  _scope: PlatformScope,
  { hash, address }: { readonly hash: Buffer; readonly address: string },
): Promise<ShownToken | undefined> {
  const { rows } =
    await sql<ShownToken>`select t.id as "tokenId", c.id as "connectionId", c.organization_id as "organizationId", o.state as "organizationState",
      c.name, m.id as "madeById", m.email_as_typed as "makerEmail",
      t.last_used_at is null or t.last_used_at < now() - interval '1 minute' as "usedLongAgo",
      ${outsideSql({ organizationId: sql`c.organization_id`, address })} as outside
    from provisioning_tokens t join provisioning_connections c on c.id = t.connection_id
      join organizations o on o.id = c.organization_id join users m on m.id = c.made_by
    where t.secret_hash = ${hash} and ${living}`.execute(db);
  return rows[0];
}

export async function touchToken(db: Db, _scope: PlatformScope, id: string): Promise<void> {
  await sql`update provisioning_tokens set last_used_at = now() where id = ${id}`.execute(db);
}

export interface RequestRow {
  readonly requestId: string;
  readonly receivedAt: Date;
  readonly method: string;
  readonly address: string;
  readonly body: string | null;
  readonly status: number;
  readonly answer: string | null;
  readonly refusal: string | null;
  readonly milliseconds: number;
}

export interface NewRequest extends Omit<RequestRow, 'receivedAt'> {
  readonly id: string;
  readonly connectionId: string;
  readonly userId: string | null;
}

const requestsKept = 500;

/** The newest are kept, for a week. */
export async function insertRequest(
  db: Db,
  scope: OrganizationScope,
  row: NewRequest,
): Promise<void> {
  await sql`with trimmed as (delete from provisioning_requests where connection_id = ${row.connectionId}
      and (received_at < now() - interval '7 days'
        or id < (select id from provisioning_requests where connection_id = ${row.connectionId} order by id desc offset ${requestsKept} limit 1)))
    insert into provisioning_requests (id, organization_id, connection_id, user_id, request_id, method, address, body, status, answer, refusal, milliseconds)
    values (${row.id}, ${scope.organizationId}, ${row.connectionId}, ${row.userId}, ${row.requestId}, ${row.method}, ${row.address}, ${row.body},
      ${row.status}, ${row.answer}, ${row.refusal}, ${row.milliseconds})`.execute(db);
}

export async function listRequests(
  db: Db,
  scope: OrganizationScope,
  connectionId: string,
): Promise<RequestRow[]> {
  const { rows } =
    await sql<RequestRow>`select request_id as "requestId", received_at as "receivedAt", method, address, body, status, answer, refusal, milliseconds
    from provisioning_requests where organization_id = ${scope.organizationId} and connection_id = ${connectionId}
      and received_at > now() - interval '7 days' order by id desc limit 100`.execute(db);
  return rows;
}

/** The newest that says something of a person and was kept as a whole, or the one of an id. */
export async function findRequestAboutPerson(
  db: Db,
  scope: OrganizationScope,
  asked: { readonly connectionId: string; readonly requestId: string | undefined },
): Promise<RequestRow | undefined> {
  const which =
    asked.requestId === undefined ? sql`body not like '%…'` : sql`request_id = ${asked.requestId}`;
  const { rows } =
    await sql<RequestRow>`select request_id as "requestId", received_at as "receivedAt", method, address, body, status, answer, refusal, milliseconds
    from provisioning_requests where organization_id = ${scope.organizationId} and connection_id = ${asked.connectionId}
      and received_at > now() - interval '7 days' and method in ('POST', 'PUT', 'PATCH') and body is not null
      and address ~ '^/scim/v2/Users(/US[0-9a-f]{32})?([?]|$)' and ${which} order by id desc limit 1`.execute(
      db,
    );
  return rows[0];
}

/** Of connections that send nothing any more, too. */
export async function deleteOldRequests(db: Db, _scope: PlatformScope): Promise<void> {
  await sql`delete from provisioning_requests where received_at < now() - interval '7 days'`.execute(
    db,
  );
}

/** Of somebody who is erased. */
export async function forgetPerson(db: Db, scope: UserScope): Promise<void> {
  await sql`delete from provisioning_requests where user_id = ${scope.userId}`.execute(db);
  await sql`delete from provisioning_holds where user_id = ${scope.userId}`.execute(db);
}
