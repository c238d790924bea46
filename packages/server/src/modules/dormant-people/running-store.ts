/** SQL of the job: whom it warns, reminds and deactivates. Days are those of UTC. */
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import type { OrganizationScope, PlatformScope } from '../../kernel/scope.ts';
import { noticeDays, reminderDays } from './contract.ts';
import { countingWarningSql } from './filter-store.ts';

const today = sql`date_trunc('day', now(), 'UTC')`;
const days = (count: number) => sql`make_interval(hours => ${24 * count}::int)`;

/** Organizations in which the rule holds now. */
export async function listRuled(db: Db, _scope: PlatformScope): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select o.id from dormant_people_rules r
    join organizations o on o.id = r.organization_id and o.state = 'active'
    where not r.is_planned order by o.id`.execute(db);
  return rows.map(({ id }) => id);
}

export interface Told {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly idleSince: Date;
  /** The same to the microsecond. */
  readonly idleKey: string;
  readonly dueAt: Date;
}

/**
 * Those for whom the time of the mail has come, and who have none that counts: warned from now on.
 * @param after the last of those before, so that many are not looked through again
 */
export async function noteWarned(
  db: Db,
  scope: OrganizationScope,
  { atMost, after }: { readonly atMost: number; readonly after: Told | undefined },
): Promise<Told[]> {
  const { rows } = await sql<Told>`with told as (
      select a.user_id, r.started_at, a.idle_since, u.full_name, u.email_as_typed,
        greatest(date_trunc('day', a.idle_since, 'UTC') + make_interval(hours => 24 * (r.idle_days + 1)), ${today} + ${days(noticeDays + 1)}) as due_at
      from people_activity a
        join dormant_people_rules r on r.organization_id = a.organization_id and not r.is_planned
        join organizations o on o.id = a.organization_id and o.owner_user_id is distinct from a.user_id
        join users u on u.id = a.user_id
        left join dormant_warnings w on ${countingWarningSql}
      where a.organization_id = ${scope.organizationId} and w.user_id is null ${after === undefined ? sql`` : sql`and (a.idle_since, a.user_id) > (${after.idleKey}::timestamptz, ${after.userId}::uuid)`}
        and a.idle_since < ${today} - make_interval(hours => 24 * (r.idle_days - ${noticeDays + 1}::int))
      order by a.idle_since, a.user_id limit ${atMost}),
    saved as (
      insert into dormant_warnings as d (user_id, organization_id, rule_started_at, due_at)
      select t.user_id, ${scope.organizationId}, t.started_at, t.due_at from told t
      on conflict (user_id) do update set organization_id = excluded.organization_id, rule_started_at = excluded.rule_started_at,
        warned_at = excluded.warned_at, due_at = excluded.due_at, reminded_at = null, deactivated_at = null)
    select user_id as "userId", full_name as name, email_as_typed as email, idle_since as "idleSince", idle_since::text as "idleKey", due_at as "dueAt"
    from told order by idle_since, user_id`.execute(db);
  return rows;
}

/** Those whose day is near: reminded from now on. */
export async function noteReminded(
  db: Db,
  scope: OrganizationScope,
  atMost: number,
): Promise<Told[]> {
  const { rows } = await sql<Told>`with near as (
      select w.user_id, w.idle_since, w.due_at from dormant_warnings_now w
      where w.organization_id = ${scope.organizationId} and w.reminded_at is null
        and w.due_at > ${today} and w.due_at <= ${today} + ${days(reminderDays)}
      order by w.due_at, w.user_id limit ${atMost})
    update dormant_warnings d set reminded_at = now() from near n join users u on u.id = n.user_id where d.user_id = n.user_id
    returning u.id as "userId", u.full_name as name, u.email_as_typed as email, n.idle_since as "idleSince", n.idle_since::text as "idleKey", n.due_at as "dueAt"`.execute(
    db,
  );
  return rows;
}

/** Whose day has come, and who was told long enough before; the first to leave first. */
const due = (scope: OrganizationScope) => sql`dormant_warnings_now w
  where w.organization_id = ${scope.organizationId} and w.due_at <= ${today} and w.warned_at <= now() - ${days(noticeDays)}`;

export async function listDue(db: Db, scope: OrganizationScope, atMost: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select w.user_id as id from ${due(scope)}
    order by w.due_at, w.idle_since, w.user_id limit ${atMost}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Asked under the lock of the person: since when they do not come. Undefined: they came, or the rule is another. */
export async function findDue(
  db: Db,
  scope: OrganizationScope,
  userId: string,
): Promise<Date | undefined> {
  const { rows } = await sql<{ idleSince: Date }>`select w.idle_since as "idleSince"
    from ${due(scope)} and w.user_id = ${userId}`.execute(db);
  return rows[0]?.idleSince;
}

export async function noteDeactivated(
  db: Db,
  scope: OrganizationScope,
  userId: string,
): Promise<void> {
  await sql`update dormant_warnings set deactivated_at = now()
    where user_id = ${userId} and organization_id = ${scope.organizationId}`.execute(db);
}

/** False: today it was told already. */
export async function noteHeld(db: Db, scope: OrganizationScope): Promise<boolean> {
  const { rows } =
    await sql`insert into dormant_brakes as b (organization_id) values (${scope.organizationId})
    on conflict (organization_id) do update set held_at = now() where b.held_at < ${today} returning 1`.execute(
      db,
    );
  return rows.length === 1;
}

const sliceRows = 10_000;

/** Warnings that count no more, and what was done by the others a month ago. */
export async function forgetWarnings(db: Db, _scope: PlatformScope): Promise<void> {
  await sql`delete from dormant_warnings where user_id in (select d.user_id from dormant_warnings d
    where d.deactivated_at < now() - interval '30 days' or (d.deactivated_at is null
      and not exists (select 1 from dormant_warnings_now w where w.user_id = d.user_id)) limit ${sliceRows})`.execute(
    db,
  );
}
