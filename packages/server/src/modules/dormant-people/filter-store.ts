/** What the fields of the filter of dormant people mean in SQL. `a` is the activity, `u` the person, `o` the organization, `r` the rule, `w` the warning. */
import { sql } from 'kysely';
import { uuidOfSid } from '../../kernel/ids.ts';
import type { ListFilter } from '../../kernel/list-filter.ts';
import {
  equalTo,
  type FilterSql,
  filterConditions,
  named,
  textOrSid,
  within,
} from '../../kernel/list-filter-sql.ts';
import type { dormantFilter } from './contract.ts';

type Field = keyof typeof dormantFilter.fields;
export type DormantFilter = ListFilter<Field>;

/** As `dormant_warnings_now` has it, of rows that hold the others already: each is looked up by its key. */
export const countingWarningSql = sql`w.user_id = a.user_id and w.organization_id = a.organization_id and w.rule_started_at = r.started_at
  and not r.is_planned and w.warned_at >= a.idle_since and w.deactivated_at is null`;

/** Of a warning: its day. Of whoever was not warned: the day by the rule, never for the Owner. */
export const stateSql = sql`(case when o.owner_user_id = a.user_id then 'kept' when r.idle_days is null then 'no_rule'
  when w.user_id is not null then 'warned' else 'expected' end)`;
export const dueSql = sql`(case when o.owner_user_id is distinct from a.user_id and r.idle_days is not null
  then coalesce(w.due_at, dormant_due(a.idle_since, r.idle_days, r.started_at)) end)`;

const meaning: FilterSql<Field> = {
  state: equalTo(stateSql),
  idle_since: within(sql`a.idle_since`),
  last_active: within(sql`a.last_active_at`),
  through: equalTo(sql`a.last_active_through`),
  name: named(sql`u.sort_name`),
  email: (condition) => {
    const id = condition.kind === 'is' ? uuidOfSid('US', condition.text) : undefined;
    return id === undefined ? named(sql`u.email collate "C"`)(condition) : sql`u.id = ${id}`;
  },
  warned: within(sql`w.warned_at`),
  deactivates: within(dueSql),
  text: textOrSid(sql`(u.full_name || ' ' || u.email)`, 'US', sql`u.id`),
};

export const dormantConditions = (filter: DormantFilter | undefined) =>
  filterConditions(filter, meaning);
