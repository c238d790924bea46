/** What the fields of the filter of API keys mean in SQL. `k` is the key, `u` who made it. An organization has few. */
import { sql } from 'kysely';
import { type SidPrefix, uuidOfSid } from '../../kernel/ids.ts';
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

/** The ends that every credential in the name of a person has: `k` is the credential, `u` who made it. */
export const endsOfMachines = sql`when k.ended_because = 'revoked' then 'revoked'
  when k.ended_at is not null or k.maker_epoch <> u.credential_epoch or u.state <> 'active'
    or u.organization_id is distinct from k.organization_id then 'ended'`;

/** Whether it works, and why not; the same everywhere. */
export const stateSql = sql`case ${endsOfMachines}
  when k.expires_at <= now() then 'expired' else 'active' end`;

/** What every program with a credential is looked for by, whatever its table: `k` is the credential, `u` who made it. */
export const fieldsOfMachines = {
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
  used: within(sql`k.last_used_at`),
  created: within(sql`k.created_at`),
} satisfies Omit<FilterSql<'name' | 'made_by' | 'permission' | 'used' | 'created'>, 'text'>;

/** By its SID, or by what is in its name. */
export const textOfMachines =
  (prefix: SidPrefix): FilterSql<'text'>['text'] =>
  (condition) => {
    if (condition.kind !== 'contains') return sql`false`;
    const id = uuidOfSid(prefix, condition.text);
    return id === undefined ? sql`k.name ilike ${containing(condition.text)}` : sql`k.id = ${id}`;
  };

const meaning: FilterSql<Field> = {
  ...fieldsOfMachines,
  state: equalTo(sql`(${stateSql})`),
  expires: within(sql`k.expires_at`),
  text: textOfMachines('SK'),
};

export const apiKeyConditions = (filter: ApiKeyFilter | undefined) =>
  filterConditions(filter, meaning);
