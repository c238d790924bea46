/** SQL of the brake: who lost an access by a connection within a day, and how many people it has. */
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';

/** Who is about to lose what a group gives them, or their login: some of them, or everybody in a group. */
export type Losing = { readonly userIds: readonly string[] } | { readonly groupId: string };

/** Whoever cannot sign in has nothing to lose. */
function losers(scope: OrganizationScope, losing: Losing): RawBuilder<unknown> {
  const who =
    'userIds' in losing
      ? sql`u.id = any(${losing.userIds}::uuid[])`
      : sql`u.id in (select m.user_id from group_members m where m.organization_id = ${scope.organizationId}
          and m.group_id = ${losing.groupId} and m.ended_at is null)`;
  return sql`select u.id from users u where u.organization_id = ${scope.organizationId} and u.state = 'active' and ${who}`;
}

const lost = (
  scope: OrganizationScope,
  connectionId: string,
) => sql`select s.user_id from scim_users s where s.organization_id = ${scope.organizationId} and s.connection_id = ${connectionId}
    and s.deactivated_at > now() - interval '1 day'
  union select l.user_id from scim_losses l where l.organization_id = ${scope.organizationId} and l.connection_id = ${connectionId}
    and l.lost_at > now() - interval '1 day'`;

/** Each person once: who lost something within a day, and who would besides. */
export async function countLosses(
  db: Db,
  scope: OrganizationScope,
  at: { readonly connectionId: string; readonly losing: Losing },
): Promise<{ before: number; more: number }> {
  const { rows } = await sql<{
    before: number;
    more: number;
  }>`with lost as materialized (${lost(scope, at.connectionId)})
    select (select count(*) from lost) as before,
      (select count(*) from (${losers(scope, at.losing)}) l where l.id not in (select user_id from lost)) as more`.execute(
    db,
  );
  return rows[0] ?? { before: 0, more: 0 };
}

/** How many people the connection has: those who can sign in, and those whom it kept out within a day. */
export async function countPeople(
  db: Db,
  scope: OrganizationScope,
  connectionId: string,
): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*) as count from scim_users s join users u on u.id = s.user_id
    where s.organization_id = ${scope.organizationId} and s.connection_id = ${connectionId} and u.organization_id = ${scope.organizationId}
      and (u.state = 'active' or s.deactivated_at > now() - interval '1 day')`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Before they lose it. */
export async function insertLosses(
  db: Db,
  scope: OrganizationScope,
  at: { readonly connectionId: string; readonly losing: Losing },
): Promise<void> {
  await sql`insert into scim_losses (connection_id, organization_id, user_id)
    select ${at.connectionId}::uuid, ${scope.organizationId}::uuid, l.id from (${losers(scope, at.losing)}) l
    on conflict (connection_id, user_id) do update set lost_at = now()`.execute(db);
}
