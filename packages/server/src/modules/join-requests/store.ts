/** SQL of join requests. */
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import { plannedEachTime } from '../../kernel/list-filter-sql.ts';
import { keyset } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import { type JoinRequestFilter, joinRequestConditions } from './filter-store.ts';
import type { JoinRequestState } from './lifecycle.ts';

export interface JoinRequestRow {
  readonly id: string;
  readonly email: string;
  readonly emailAsTyped: string;
  readonly name: string;
  readonly note: string;
  readonly state: JoinRequestState;
  readonly createdAt: Date;
  readonly createdKey: string;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
}

const selected = sql`j.id, j.email, j.email_as_typed as "emailAsTyped", j.name, j.note, j.state, j.created_at as "createdAt",
  j.created_at::text as "createdKey", u.full_name as "decidedBy", j.decided_at as "decidedAt"`;

export interface RequestListing {
  readonly state: JoinRequestRow['state'] | 'all';
  readonly q?: JoinRequestFilter | undefined;
  readonly sort: 'created_at' | '-created_at';
}

function listed(scope: OrganizationScope, { state, q }: RequestListing): RawBuilder<unknown> {
  const and = joinRequestConditions(q).map((part) => sql` and ${part}`);
  return sql`from join_requests j left join users u on u.id = j.decided_by
    where j.organization_id = ${scope.organizationId} ${state === 'all' ? sql`` : sql`and j.state = ${state}`}${sql.join(and, sql``)}`;
}

const planned = ({ q }: RequestListing) => (q === undefined ? sql`` : plannedEachTime);

export async function listRequests(
  db: Db,
  scope: OrganizationScope,
  asked: RequestListing,
  page: PageRequest,
): Promise<JoinRequestRow[]> {
  const descending = asked.sort.startsWith('-');
  const { where, order, limit } = keyset(
    [
      { column: sql`j.created_at`, descending },
      { column: sql`j.id`, descending },
    ],
    page,
  );
  const { rows } =
    await sql<JoinRequestRow>`${planned(asked)}select ${selected} ${listed(scope, asked)}
      ${where === undefined ? sql`` : sql`and ${where}`} order by ${order} limit ${limit}`.execute(
      db,
    );
  return rows;
}

export async function countRequests(
  db: Db,
  scope: OrganizationScope,
  asked: RequestListing,
  ceiling: number,
): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`${planned(asked)}select count(*) as count from (select 1 ${listed(scope, asked)} limit ${ceiling + 1}) counted`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

export async function findRequest(
  db: Db,
  scope: OrganizationScope,
  id: string,
): Promise<JoinRequestRow | undefined> {
  const { rows } =
    await sql<JoinRequestRow>`select ${selected} from join_requests j left join users u on u.id = j.decided_by
    where j.organization_id = ${scope.organizationId} and j.id = ${id}`.execute(db);
  return rows[0];
}

export interface NewJoinRequest {
  readonly id: string;
  readonly email: string;
  readonly emailAsTyped: string;
  readonly name: string;
  readonly note: string;
}

/** A second request of the same address while one is pending replaces what it says. Answers the one there is now. */
export async function upsertRequest(
  db: Db,
  scope: OrganizationScope,
  row: NewJoinRequest,
): Promise<string | undefined> {
  const { rows } = await sql<{
    id: string;
  }>`insert into join_requests as j (organization_id, id, email, email_as_typed, name, note)
    values (${scope.organizationId}, ${row.id}, ${row.email}, ${row.emailAsTyped}, ${row.name}, ${row.note})
    on conflict (organization_id, email) where state = 'pending' do update set name = excluded.name, note = excluded.note
    returning j.id`.execute(db);
  return rows[0]?.id;
}

/** False when it was decided before. */
export async function markDecided(
  db: Db,
  scope: OrganizationScope,
  id: string,
  state: JoinRequestState,
  userId: string,
): Promise<boolean> {
  const { rows } =
    await sql`update join_requests set state = ${state}, decided_by = ${userId}, decided_at = now()
    where organization_id = ${scope.organizationId} and id = ${id} and state = 'pending' returning id`.execute(
      db,
    );
  return rows.length === 1;
}

/** Addresses of the active Owner and Administrators. */
export async function listDeciders(
  db: Db,
  scope: OrganizationScope,
  administratorRole: string,
): Promise<string[]> {
  const { rows } = await sql<{
    email: string;
  }>`select u.email_as_typed as email from users u where u.state = 'active' and u.id in (
    select owner_user_id from organizations where id = ${scope.organizationId}
    union select user_id from held_roles where scope_id = ${scope.organizationId} and role_id = ${administratorRole}) limit 50`.execute(
    db,
  );
  return rows.map((row) => row.email);
}

/** Nobody decides any more: the organization is gone. */
export async function endPending(
  db: Db,
  scope: OrganizationScope,
  state: JoinRequestState,
): Promise<void> {
  await sql`update join_requests set state = ${state}, decided_at = now()
    where organization_id = ${scope.organizationId} and state = 'pending'`.execute(db);
}
