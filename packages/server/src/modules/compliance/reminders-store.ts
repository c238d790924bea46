/** SQL of reminders: who was reminded when, and whoever is not again on the same day. */
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import type { OrganizationScope, UserScope } from '../../kernel/scope.ts';

/** Notes a reminder of those who had none within 24 hours, and answers them: of two at once, each person is in one. */
export async function noteReminded(
  db: Db,
  scope: OrganizationScope,
  userIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    insert into compliance_reminders as r (organization_id, user_id)
    select ${scope.organizationId}, id from unnest(${userIds}::uuid[]) id order by id
    on conflict (organization_id, user_id) do update set reminded_at = now()
      where r.reminded_at <= now() - interval '24 hours'
    returning user_id as id`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** When those were last reminded, whoever did it meanwhile. */
export async function listRemindedAt(
  db: Db,
  scope: OrganizationScope,
  userIds: readonly string[],
): Promise<readonly Date[]> {
  const { rows } = await sql<{ at: Date }>`select reminded_at as at from compliance_reminders
    where organization_id = ${scope.organizationId} and user_id = any(${userIds}::uuid[])`.execute(
    db,
  );
  return rows.map(({ at }) => at);
}

/** Of somebody who is erased. */
export async function deleteReminders(db: Db, scope: UserScope): Promise<void> {
  await sql`delete from compliance_reminders where user_id = ${scope.userId}`.execute(db);
}
