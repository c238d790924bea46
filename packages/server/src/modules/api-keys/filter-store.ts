/** What the fields of the filter of API keys mean in SQL. `k` is the key, `u` who made it. An organization has few. */
import { sql } from 'kysely';
import { uuidOfSid } from '../../kernel/ids.ts';
import type { ListFilter } from '../../kernel/list-filter.ts';
import {
  containing,
  equalTo,
  type FilterSql,
  filterConditions,
  named,
  within,
} from '../../kernel/list-filter-sql.ts';
import type { apiKeyFilter } from './contract.ts';

type Field = keyof typeof apiKeyFilter.fields;
export type ApiKeyFilter = ListFilter<Field>;

/** Whether it works, and why not; the same everywhere. */
export const stateSql = sql`case when k.ended_because = 'revoked' then 'revoked'
  when k.ended_at is not null or k.maker_epoch <> u.credential_epoch or u.state <> 'active'
    or u.organization_id is distinct from k.organization_id then 'ended'
  when k.expires_at <= now() then 'expired' else 'active' end`;

const meaning: FilterSql<Field> = {
  state: equalTo(sql`(${stateSql})`),
  name: named(sql`lower(k.name) collate "C"`),
  made_by: (condition) => {
    const text = 'text' in condition ? condition.text : '';
    const id = uuidOfSid('US', text);
    if (id !== undefined) return sql`k.made_by = ${id}`;
    return named(text.includes('@') ? sql`u.email collate "C"` : sql`u.sort_name`)(condition);
  },
  permission: (condition) => {
    if (condition.kind === 'is') return sql`${condition.text} = any(k.permissions)`;
    return condition.kind === 'begins'
      ? sql`exists (select 1 from unnest(k.permissions) p where starts_with(p, ${condition.text}))`
      : sql`false`;
  },
  expires: within(sql`k.expires_at`),
  used: within(sql`k.last_used_at`),
  created: within(sql`k.created_at`),
  text: (condition) => {
    if (condition.kind !== 'contains') return sql`false`;
    const id = uuidOfSid('SK', condition.text);
    return id === undefined ? sql`k.name ilike ${containing(condition.text)}` : sql`k.id = ${id}`;
  },
};

export const apiKeyConditions = (filter: ApiKeyFilter | undefined) =>
  filterConditions(filter, meaning);
