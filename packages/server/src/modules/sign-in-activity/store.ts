/** SQL of the sign-in activity: ranges of the audit log's index, counted up to a ceiling for each day. Reads only. */
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';

export interface DayRow {
  readonly date: string;
  /** At most one above the ceiling. */
  readonly signedIn: number;
  readonly refused: number;
}

/** Ids begin with the milliseconds of their making, so a day is a range of them. */
const firstIdOf = (moment: string) =>
  sql.raw(
    `(lpad(to_hex((extract(epoch from ${moment}) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid`,
  );

export async function listDays(
  db: Db,
  scope: OrganizationScope,
  asked: { days: number; ceiling: number; signedIn: string; refused: string },
): Promise<DayRow[]> {
  const count = (event: string) => sql`(select count(*) from (select 1 from audit_events e
    where e.log_id = ${scope.organizationId} and e.event = ${event} and e.id >= ${firstIdOf('d.day')} and e.id < ${firstIdOf("d.day + interval '1 day'")}
    limit ${asked.ceiling + 1}) counted)`;
  const { rows } = await sql<DayRow>`
    select to_char(d.day, 'YYYY-MM-DD') as date, ${count(asked.signedIn)} as "signedIn", ${count(asked.refused)} as refused
    from (select date_trunc('day', now() at time zone 'UTC') - make_interval(days => n) as day
      from generate_series(0, ${asked.days - 1}::int) n) d
    order by d.day`.execute(db);
  return rows;
}

export interface SignInRow {
  readonly id: string;
  readonly occurredAt: Date;
  readonly outcome: 'done' | 'denied';
  readonly after: Readonly<Record<string, unknown>> | null;
  readonly reason: string | null;
  readonly clientAddress: string;
  readonly userAgent: string;
}

export async function listSignIns(
  db: Db,
  scope: OrganizationScope,
  asked: { readonly userSid: string; readonly events: readonly string[]; readonly limit: number },
): Promise<SignInRow[]> {
  const { rows } = await sql<SignInRow>`
    select e.id, e.occurred_at as "occurredAt", e.outcome, e.after, e.reason, e.client_address as "clientAddress", e.user_agent as "userAgent"
    from audit_events e
    where e.log_id = ${scope.organizationId} and e.target_sid = ${asked.userSid} and e.event = any(${asked.events}::text[])
    order by e.id desc limit ${asked.limit}`.execute(db);
  return rows;
}
