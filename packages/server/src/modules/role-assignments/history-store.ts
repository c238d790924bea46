/** SQL of the past: the tables that decide about access, as they were at a moment. */
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import type { PlatformScope } from '../../kernel/scope.ts';

/** What the access question is asked of: the tables as they are, or as they were. */
export interface Sources {
  readonly users: RawBuilder<unknown>;
  readonly accounts: RawBuilder<unknown>;
  readonly organizations: RawBuilder<unknown>;
  /** Roles by who holds them, by an assignment of their own or through a group. */
  readonly held: RawBuilder<unknown>;
}

const present: Sources = {
  users: sql`users`,
  accounts: sql`accounts`,
  organizations: sql`organizations`,
  held: sql`held_roles`,
};

/** @param at a moment as RFC 3339; null: now. Names are those of today. */
export const sourcesAt = (at: string | null): Sources => (at === null ? present : past(at));

function past(at: string): Sources {
  const lasted = (table: string) =>
    sql`${sql.ref(`${table}.created_at`)} <= ${at}::timestamptz and (${sql.ref(`${table}.ended_at`)} is null or ${sql.ref(`${table}.ended_at`)} > ${at}::timestamptz)`;
  const period = sql`h.from_at <= ${at}::timestamptz and (h.until_at is null or h.until_at > ${at}::timestamptz)`;
  return {
    users: sql`(select u.id, u.full_name, u.sort_name, u.email_as_typed, h.organization_id, h.state
      from users u join access_history h on h.subject_id = u.id and ${period})`,
    accounts: sql`(select a.id, a.parent_account_id, a.friendly_name, a.sort_name, h.organization_id, h.owner_user_id, h.state,
      h.state as effective_state from accounts a join access_history h on h.subject_id = a.id and ${period})`,
    organizations: sql`(select o.id, o.friendly_name, h.owner_user_id, h.state
      from organizations o join access_history h on h.subject_id = o.id and ${period})`,
    held: sql`(select r.id, r.scope_id, r.scope_kind, r.role_id, r.user_id, null::uuid as group_id
        from role_assignments r where r.user_id is not null and ${lasted('r')}
      union all select r.id, r.scope_id, r.scope_kind, r.role_id, m.user_id, r.group_id
        from role_assignments r join group_members m on m.group_id = r.group_id and ${lasted('m')}
        where r.group_id is not null and ${lasted('r')})`,
  };
}

export interface HistoryBounds {
  readonly beganAt: Date | null;
  readonly isBefore: boolean;
  readonly isFuture: boolean;
}

/** Is a moment within what is known? By the clock of the database. */
export async function findHistoryBounds(
  db: Db,
  _scope: PlatformScope,
  at: string,
): Promise<HistoryBounds> {
  const { rows } = await sql<HistoryBounds>`
    select began_at as "beganAt", coalesce(${at}::timestamptz < began_at, true) as "isBefore", ${at}::timestamptz > now() as "isFuture"
    from (select min(from_at) as began_at from access_history) h`.execute(db);
  return rows[0] ?? { beganAt: null, isBefore: true, isFuture: false };
}
