/** SQL of the life of organizations: states, who is told, what would be released. */
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import type { OrganizationScope, PlatformScope } from '../../kernel/scope.ts';
import { roleSids } from '../roles/index.ts';
import type { OrganizationState } from './lifecycle.ts';

/** The organization is locked by the caller. One that is over has no Owner any more. */
export async function updateState(
  db: Db,
  scope: OrganizationScope,
  change: {
    state: OrganizationState;
    deletionInDays: number | null;
    mergedIntoId?: string | undefined;
  },
): Promise<void> {
  const isOver = change.state === 'deleted' || change.state === 'merged';
  await sql`update organizations set state = ${change.state}, version = version + 1, updated_at = now(), deletion_reminders = 0,
      deletion_due_at = now() + make_interval(days => ${change.deletionInDays}::int),
      deleted_at = case when ${change.state} = 'deleted' then now() end,
      merged_at = case when ${change.state} = 'merged' then now() end, merged_into_id = ${change.mergedIntoId ?? null},
      owner_user_id = case when ${isOver} then null else owner_user_id end
    where id = ${scope.organizationId}`.execute(db);
}

/** Active people who answer for the organization: the Owner and the Administrators. */
export async function listAnswerable(
  db: Db,
  scope: OrganizationScope,
): Promise<{ id: string; email: string }[]> {
  const { rows } = await sql<{ id: string; email: string }>`select u.id, u.email_as_typed as email
    from users u where u.state = 'active' and u.organization_id = ${scope.organizationId} and u.id in (
      select owner_user_id from organizations where id = ${scope.organizationId}
      union select user_id from held_roles where scope_id = ${scope.organizationId} and role_id = ${roleSids.organizationAdministrator})
    order by u.sort_name, u.id`.execute(db);
  return rows;
}

export interface Extent {
  readonly users: number;
  readonly accounts: number;
  readonly userNames: string[];
  readonly accountNames: string[];
}

/** How many users and main accounts an organization manages, and the first of them. */
export async function readExtent(db: Db, scope: OrganizationScope): Promise<Extent> {
  const { rows } = await sql<Extent>`select
    (select count(*) from users where organization_id = ${scope.organizationId}) as users,
    (select count(*) from accounts where organization_id = ${scope.organizationId} and parent_account_id is null) as accounts,
    array(select full_name from users where organization_id = ${scope.organizationId} order by sort_name, id limit 20) as "userNames",
    array(select friendly_name from accounts where organization_id = ${scope.organizationId} and parent_account_id is null
      order by sort_name, id limit 20) as "accountNames"`.execute(db);
  return rows[0] ?? { users: 0, accounts: 0, userNames: [], accountNames: [] };
}

export async function listDueDeletions(
  db: Db,
  _scope: PlatformScope,
  atMost: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from organizations
    where deletion_due_at <= now() order by deletion_due_at limit ${atMost}`.execute(db);
  return rows.map((row) => row.id);
}

/** Deleted, but not all of their accounts and users are independent yet. */
export async function listUnreleased(
  db: Db,
  _scope: PlatformScope,
  atMost: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from organizations
    where state = 'deleted' and released_at is null order by deleted_at limit ${atMost}`.execute(
    db,
  );
  return rows.map((row) => row.id);
}

export async function markReleased(db: Db, scope: OrganizationScope): Promise<void> {
  await sql`update organizations set released_at = now() where id = ${scope.organizationId} and state = 'deleted'`.execute(
    db,
  );
}

/** Some of the users that a deleted organization still has, locked. */
export async function lockSomeUsers(
  db: Db,
  scope: OrganizationScope,
  atMost: number,
): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select id from users where organization_id = ${scope.organizationId} order by id limit ${atMost} for no key update`.execute(
    db,
  );
  return rows.map((row) => row.id);
}

/** Organizations to which the reminder number `sent + 1` is due, `daysLeft` before their deletion. */
export async function listToRemind(
  db: Db,
  _scope: PlatformScope,
  reminder: { sent: number; daysLeft: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from organizations
    where deletion_due_at <= now() + make_interval(days => ${reminder.daysLeft}) and deletion_due_at > now()
      and deletion_reminders = ${reminder.sent} order by deletion_due_at limit 100`.execute(db);
  return rows.map((row) => row.id);
}

/** False when it was mailed before, or there is nothing to be reminded of any more. */
export async function markReminded(
  db: Db,
  scope: OrganizationScope,
  sent: number,
): Promise<boolean> {
  const { rows } = await sql`update organizations set deletion_reminders = ${sent + 1}
    where id = ${scope.organizationId} and state = 'pending_deletion' and deletion_reminders = ${sent} returning id`.execute(
    db,
  );
  return rows.length === 1;
}
