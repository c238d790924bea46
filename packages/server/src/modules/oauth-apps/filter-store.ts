/** What the fields of the filter of OAuth apps mean in SQL. `k` is the app, `u` who made it. An organization has few. */
import { sql } from 'kysely';
import type { ListFilter } from '../../kernel/list-filter.ts';
import { equalTo, type FilterSql, filterConditions } from '../../kernel/list-filter-sql.ts';
import { ageEndSql, endsOfMachines, fieldsOfMachines, textOfMachines } from '../api-keys/index.ts';
import type { oauthAppFilter } from './contract.ts';

type Field = keyof typeof oauthAppFilter.fields;
export type OauthAppFilter = ListFilter<Field>;

/** Every app with who made it, its organization, and `l`, how old its organization lets secrets become. */
export const appsSql = sql`oauth_apps k join users u on u.id = k.made_by join organizations o on o.id = k.organization_id
  left join api_key_limits l on l.organization_id = k.organization_id`;

/** Since when the present secret is in use. */
export const secretMadeSql = sql`coalesce(k.rolled_at, k.created_at)`;

/** Until when the organization lets it be used; null: without an end. What ended once has ended, whatever is allowed later. */
export const secretEndSql = sql`least(k.secret_ended_at, ${ageEndSql(secretMadeSql)})`;

/** Until when the secret before works too, by the roll and by its age; null: there is none. */
export const previousEndSql = sql`case when k.previous_works_until is not null
  then least(k.previous_works_until, ${ageEndSql(sql`coalesce(k.previous_made_at, k.created_at)`)}) end`;

/** Whether it gets tokens, and why not; the same everywhere. */
export const appStateSql = sql`case ${endsOfMachines} else 'active' end`;

const meaning: FilterSql<Field> = {
  ...fieldsOfMachines,
  state: equalTo(sql`(${appStateSql})`),
  grant_type: equalTo(sql`k.grant_type`),
  text: textOfMachines('OQ'),
};

export const oauthAppConditions = (filter: OauthAppFilter | undefined) =>
  filterConditions(filter, meaning);
