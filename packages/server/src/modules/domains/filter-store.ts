/** What the fields of the filter of domains mean in SQL. `d` is the domain, `u` who added it. An organization has few. */
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
import type { domainFilter } from './contract.ts';

type Field = keyof typeof domainFilter.fields;
export type DomainFilter = ListFilter<Field>;

const meaning: FilterSql<Field> = {
  state: equalTo(sql`d.state`),
  method: equalTo(sql`d.method`),
  name: named(sql`d.name collate "C"`),
  added_by: (condition) => {
    const text = 'text' in condition ? condition.text : '';
    const id = uuidOfSid('US', text);
    if (id !== undefined) return sql`d.added_by = ${id}`;
    return named(text.includes('@') ? sql`u.email collate "C"` : sql`u.sort_name`)(condition);
  },
  verified: within(sql`d.verified_at`),
  checked: within(sql`d.last_checked_at`),
  created: within(sql`d.created_at`),
  text: textOrSid(sql`(d.name || ' ' || d.unicode_name)`, 'DN', sql`d.id`),
};

export const domainConditions = (filter: DomainFilter | undefined) =>
  filterConditions(filter, meaning);
