/** SQL of network policies: who comes from outside of a list, and what was found of it. */
import { type RawBuilder, sql } from 'kysely';
import type { Outside } from '../../kernel/actor.ts';
import type { Db } from '../../kernel/database.ts';
import { namesShown } from '../../kernel/impact.ts';
import { outsideSql } from '../../kernel/outside-sql.ts';
import type { OrganizationScope, PlatformScope, UserScope } from '../../kernel/scope.ts';

/** Who was seen in the last 30 days, and would be outside. */
export interface Shut {
  readonly people: number;
  readonly peopleNames: string[];
  readonly sessions: number;
  readonly keys: number;
  readonly keyNames: string[];
  readonly apps: number;
  readonly appNames: string[];
}

/** What was kept as an address or a network; everything else is outside. */
const placeOf = (column: RawBuilder<unknown>) =>
  sql`case when ${column} ~ '^[0-9a-f.:/]+$' then ${column}::inet end`;

/** Managed people, and guests at its accounts; of an account, whoever reaches it. */
const reached = ({ organizationId }: OrganizationScope, accountId: string | null) =>
  accountId === null
    ? sql`select u.id from users u where u.organization_id = ${organizationId}
        union select h.user_id from held_roles h where h.organization_id = ${organizationId} and h.scope_kind = 'account'`
    : sql`select h.user_id as id from held_roles h join accounts a on a.id = h.scope_id
          where a.id = ${accountId} or a.parent_account_id = ${accountId}
        union select m.user_id from account_administrators m where m.account_id = ${accountId}`;

export async function readShut(
  db: Db,
  scope: OrganizationScope,
  asked: {
    readonly accountId: string | null;
    readonly networks: readonly string[];
    readonly days: number;
  },
): Promise<Shut> {
  const lately = sql`now() - make_interval(days => ${asked.days})`;
  // What keys keep of IPv6 is a network of 64 bits: it is outside where nothing of it is inside.
  const isOutside = (column: RawBuilder<unknown>) =>
    sql`not exists (select 1 from unnest(${asked.networks}::inet[]) n where ${placeOf(column)} && n)`;
  const programs = (table: 'api_keys' | 'oauth_apps') =>
    sql`from ${sql.table(table)} k where k.organization_id = ${scope.organizationId} and k.ended_at is null
      and k.last_used_at > ${lately} and ${isOutside(sql`k.last_used_from`)}`;
  const [keys, apps] = [programs('api_keys'), programs('oauth_apps')];
  const { rows } = await sql<Shut>`with seen as materialized (
      select s.user_id, u.full_name as name, u.sort_name,
        s.ended_at is null and s.expires_at > now() and s.last_seen_at > now() - interval '1 hour' and s.credential_epoch = u.credential_epoch as lives
      from (${reached(scope, asked.accountId)}) r join users u on u.id = r.id and u.state = 'active'
        join sessions s on s.user_id = u.id and s.last_seen_at > ${lately}
      where ${isOutside(sql`s.client_address`)}),
    people as (select distinct user_id, name, sort_name from seen)
    select (select count(*) from people) as people, (select count(*) from seen where lives) as sessions,
      array(select name from people order by sort_name, user_id limit ${namesShown}) as "peopleNames",
      (select count(*) ${keys}) as keys, array(select k.name ${keys} order by lower(k.name), k.id limit ${namesShown}) as "keyNames",
      (select count(*) ${apps}) as apps, array(select k.name ${apps} order by lower(k.name), k.id limit ${namesShown}) as "appNames"`.execute(
    db,
  );
  const [row] = rows;
  if (row === undefined) throw new Error('a select of counts answers one row');
  return row;
}

/** Where somebody is about to be let in: the organization, or an account of it too. */
export async function findOutside(
  db: Db,
  scope: OrganizationScope,
  asked: { readonly accountId: string | null; readonly address: string },
): Promise<Outside | undefined> {
  const { organizationId } = scope;
  const places = sql`array[${organizationId}::uuid, ${asked.accountId}::uuid]`;
  const { rows } = await sql<{ outside: Outside | null }>`select ${outsideSql({
    organizationId: sql`${organizationId}::uuid`,
    places,
    address: asked.address,
  })} as outside`.execute(db);
  return rows[0]?.outside ?? undefined;
}

export interface Found {
  readonly callerKind: 'person' | 'api_key' | 'oauth_app' | 'provisioning';
  readonly callerId: string;
  readonly address: string;
  readonly requests: number;
}

/** Adds to the row of today. */
export async function noteFinding(
  db: Db,
  _scope: PlatformScope,
  { organizationId, accountId }: Pick<Outside, 'organizationId' | 'accountId'>,
  found: Found,
): Promise<void> {
  await sql`insert into network_findings as f (scope_id, caller_kind, caller_id, address, day, organization_id, account_id, requests)
    values (${accountId ?? organizationId}, ${found.callerKind}, ${found.callerId}, ${found.address}, (now() at time zone 'UTC')::date,
      ${organizationId}, ${accountId}, ${found.requests})
    on conflict (scope_id, caller_id, address, day) do update
      set requests = f.requests + excluded.requests, last_seen_at = now()`.execute(db);
}

export interface FindingRow {
  readonly kind: Found['callerKind'];
  readonly name: string;
  readonly accountName: string | null;
  readonly address: string;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
  readonly requests: number;
}

const since = (days: number) => sql`f.last_seen_at > now() - make_interval(days => ${days})`;

/** Of all days together: one row for a caller, a place, and the address that they came from. */
export async function listFindings(
  db: Db,
  scope: OrganizationScope,
  asked: { readonly days: number; readonly atMost: number },
): Promise<FindingRow[]> {
  const { rows } = await sql<FindingRow>`
    select f.caller_kind as kind, coalesce(u.full_name, k.name, p.name, c.name, '') as name, a.friendly_name as "accountName", f.address,
      min(f.first_seen_at) as "firstSeenAt", max(f.last_seen_at) as "lastSeenAt", sum(f.requests)::int as requests
    from network_findings f
      left join users u on f.caller_kind = 'person' and u.id = f.caller_id
      left join api_keys k on f.caller_kind = 'api_key' and k.id = f.caller_id
      left join oauth_apps p on f.caller_kind = 'oauth_app' and p.id = f.caller_id
      left join provisioning_connections c on f.caller_kind = 'provisioning' and c.id = f.caller_id
      left join accounts a on a.id = f.account_id
    where f.organization_id = ${scope.organizationId} and ${since(asked.days)}
    group by f.caller_kind, f.caller_id, f.scope_id, f.address, u.full_name, k.name, p.name, c.name, a.friendly_name
    order by max(f.last_seen_at) desc, f.caller_id, f.address limit ${asked.atMost}`.execute(db);
  return rows;
}

export async function countFindings(
  db: Db,
  scope: OrganizationScope,
  days: number,
): Promise<{ readonly people: number; readonly programs: number }> {
  const { rows } = await sql<{ people: number; programs: number }>`
    select count(distinct f.caller_id) filter (where f.caller_kind = 'person') as people,
      count(distinct f.caller_id) filter (where f.caller_kind <> 'person') as programs
    from network_findings f where f.organization_id = ${scope.organizationId} and ${since(days)}`.execute(
    db,
  );
  return rows[0] ?? { people: 0, programs: 0 };
}

const sliceRows = 10_000;

/** What nobody is shown any more. */
export async function pruneFindings(db: Db, _scope: PlatformScope, days: number): Promise<void> {
  await sql`delete from network_findings where ctid in (select ctid from network_findings
    where day < (now() at time zone 'UTC')::date - ${days}::int - 1 limit ${sliceRows})`.execute(
    db,
  );
}

/** Of somebody who is erased: an address is personal too. */
export async function deleteFindings(db: Db, scope: UserScope): Promise<void> {
  await sql`delete from network_findings where caller_id = ${scope.userId}`.execute(db);
}
