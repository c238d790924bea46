/** What the fields of the filter of operations mean in SQL. `o` is the operation, `u` who asked for it. */
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
import type { operationFilter } from './contract.ts';

type Field = keyof typeof operationFilter.fields;
export type OperationFilter = ListFilter<Field>;

const meaning: FilterSql<Field> = {
  state: equalTo(sql`o.state`),
  kind: equalTo(sql`o.kind`),
  dry_run: (condition) =>
    condition.kind === 'is' && condition.text === 'yes' ? sql`o.is_dry_run` : sql`not o.is_dry_run`,
  asked_by: (condition) => {
    const text = 'text' in condition ? condition.text : '';
    const id = uuidOfSid('US', text);
    if (id !== undefined) return sql`o.asked_by = ${id}`;
    return named(text.includes('@') ? sql`u.email collate "C"` : sql`u.sort_name`)(condition);
  },
  created: within(sql`o.created_at`),
  finished: within(sql`o.finished_at`),
  text: textOrSid(sql`(o.label || ' ' || o.kind || ' ' || u.full_name)`, 'OP', sql`o.id`),
};

export const operationConditions = (filter: OperationFilter | undefined) =>
  filterConditions(filter, meaning);
