/** What the fields of the filter of OAuth apps mean in SQL. `k` is the app, `u` who made it. An organization has few. */
import { sql } from 'kysely';
import type { ListFilter } from '../../kernel/list-filter.ts';
import { equalTo, type FilterSql, filterConditions } from '../../kernel/list-filter-sql.ts';
import { endsOfMachines, fieldsOfMachines, textOfMachines } from '../api-keys/index.ts';
import type { oauthAppFilter } from './contract.ts';

type Field = keyof typeof oauthAppFilter.fields;
export type OauthAppFilter = ListFilter<Field>;

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
