/** What the fields of the filter of API keys mean in SQL. `k` is the key, `u` who made it. An organization has few. */
import { type RawBuilder, sql } from 'kysely';
import { type SidPrefix, uuidOfSid } from '../../kernel/ids.ts';
import type { ListFilter } from '../../kernel/list-filter.ts';
import {
  equalTo,
  type FilterSql,
  filterConditions,
  named,
  textOrSid,
  within,
} from '../../kernel/list-filter-sql.ts';
import type { apiKeyFilter } from './contract.ts';

type Field = keyof typeof apiKeyFilter.fields;
export type ApiKeyFilter = ListFilter<Field>;

/** The ends that every credential in the name of a person has: `k` is the credential, `u` who made it. */
export const endsOfMachines = sql`when k.ended_because = 'revoked' then 'revoked'
  when k.ended_at is not null or k.maker_epoch <> u.credential_epoch or u.state <> 'active'
    or u.organization_id is distinct from k.organization_id then 'ended'`;

/** Every key with who made it, its organization, and `l`, how old its organization lets keys become. */
export const keysSql = sql`api_keys k join users u on u.id = k.made_by join organizations o on o.id = k.organization_id
  left join api_key_limits l on l.organization_id = k.organization_id`;

/**
 * When what is there `since` a moment became, or becomes, too old: by the rule of this moment, or by the one that held until a plan
 * took its place by itself, where that came first. A rule that is eased by a plan brings nothing back.
 */
export const ageEndSql = (since: RawBuilder<unknown>) =>
  sql`least(${since} + make_interval(days => l.max_age_days), case when ${since} + make_interval(days => l.last_max_age_days) <= l.last_held_until
    then ${since} + make_interval(days => l.last_max_age_days) end)`;

/** Until when it works: as it was made, and as its organization allows. */
export const endSql = sql`least(k.expires_at, ${ageEndSql(sql`k.created_at`)})`;

/**
 * When a policy ends what is there `since` a moment: the one that holds, or the one that is planned where that comes first.
 * Null: none does.
 */
export const endByPolicySql = (since: RawBuilder<unknown>) => sql`case
  when l.next_starts_at is null or l.next_starts_at > ${since} + make_interval(days => l.max_age_days)
    then ${since} + make_interval(days => l.max_age_days)
  when l.next_max_age_days is not null then greatest(l.next_starts_at, ${since} + make_interval(days => l.next_max_age_days)) end`;

/** Soon enough to be told: two weeks before, or half of a shorter life. */
export const isToBeTold = (since: RawBuilder<unknown>) =>
  sql`${endByPolicySql(since)} > now() and ${endByPolicySql(since)} - now() <= least(interval '14 days', (${endByPolicySql(since)} - ${since}) / 2)
    and k.end_told_for is distinct from ${endByPolicySql(since)}`;

/** Whether it works, and why not; the same everywhere. */
export const stateSql = sql`case when k.ended_because = 'too_old' then 'expired' ${endsOfMachines}
  when ${endSql} <= now() then 'expired' else 'active' end`;

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
export const textOfMachines = (prefix: SidPrefix) => textOrSid(sql`k.name`, prefix, sql`k.id`);

const meaning: FilterSql<Field> = {
  ...fieldsOfMachines,
  state: equalTo(sql`(${stateSql})`),
  expires: within(endSql),
  text: textOfMachines('SK'),
};

export const apiKeyConditions = (filter: ApiKeyFilter | undefined) =>
  filterConditions(filter, meaning);
