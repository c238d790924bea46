/** What the fields of the filter of join requests mean in SQL. `j` is the request, `u` who decided about it. */
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
import type { joinRequestFilter } from './contract.ts';

type Field = keyof typeof joinRequestFilter.fields;
export type JoinRequestFilter = ListFilter<Field>;

const meaning: FilterSql<Field> = {
  state: equalTo(sql`j.state`),
  email: named(sql`j.email collate "C"`),
  domain: named(sql`split_part(j.email, '@', 2) collate "C"`),
  decided_by: (condition) => {
    if (condition.kind === 'absent') return sql`j.decided_by is null`;
    const text = 'text' in condition ? condition.text : '';
    const id = uuidOfSid('US', text);
    if (id !== undefined) return sql`j.decided_by = ${id}`;
    return named(text.includes('@') ? sql`u.email collate "C"` : sql`u.sort_name`)(condition);
  },
  created: within(sql`j.created_at`),
  text: textOrSid(sql`(j.name || ' ' || j.email || ' ' || j.note)`, 'JR', sql`j.id`),
};

export const joinRequestConditions = (filter: JoinRequestFilter | undefined) =>
  filterConditions(filter, meaning);
