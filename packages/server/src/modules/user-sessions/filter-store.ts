/** What the fields of the filter of sessions mean in SQL. `s` is the session, `u` its person. */
import { type RawBuilder, sql } from 'kysely';
import { uuidOfSid } from '../../kernel/ids.ts';
import type { Condition, ListFilter } from '../../kernel/list-filter.ts';
import {
  containing,
  equalTo,
  type FilterSql,
  filterConditions,
  named,
  textOrSid,
  within,
} from '../../kernel/list-filter-sql.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import { factors, type sessionFilter } from './organization-contract.ts';

type Field = keyof typeof sessionFilter.fields;
export type SessionFilter = ListFilter<Field>;

/** What is no address of a network, as of a socket, lies in none. */
function fromAddress(condition: Condition): RawBuilder<unknown> {
  if (condition.kind === 'is' && condition.text.includes('/'))
    return sql`case when s.client_address ~ '^[0-9a-fA-F:.]+$' then s.client_address::inet <<= ${condition.text}::inet else false end`;
  return equalTo(sql`s.client_address`)(condition);
}

/** Profiles of the organization by SID, or by name. */
function throughProfile({ organizationId }: OrganizationScope, condition: Condition) {
  const through = sql`select c.session_id from sso_sessions c join sso_profiles p on p.id = c.profile_id
    and p.organization_id = c.organization_id where c.organization_id = ${organizationId}`;
  if (condition.kind === 'absent') return sql`s.id not in (${through})`;
  const id = condition.kind === 'is' ? uuidOfSid('JB', condition.text) : undefined;
  return id === undefined
    ? sql`s.id in (${through} and ${named(sql`lower(p.name) collate "C"`)(condition)})`
    : sql`s.id in (${through} and p.id = ${id})`;
}

const meaningIn = (scope: OrganizationScope): FilterSql<Field> => ({
  method: equalTo(sql`s.method`),
  person: (condition) => {
    const id = condition.kind === 'is' ? uuidOfSid('US', condition.text) : undefined;
    return id === undefined ? named(sql`u.email collate "C"`)(condition) : sql`s.user_id = ${id}`;
  },
  name: named(sql`u.sort_name`),
  factor: (condition) =>
    condition.kind === 'is'
      ? sql`s.factor_level = ${factors.findIndex((factor) => factor === condition.text)}`
      : sql`false`,
  profile: (condition) => throughProfile(scope, condition),
  address: fromAddress,
  agent: (condition) =>
    condition.kind === 'is' || condition.kind === 'begins'
      ? sql`s.user_agent ilike ${containing(condition.text)}`
      : sql`false`,
  last_used: within(sql`s.last_seen_at`),
  begun: within(sql`s.created_at`),
  text: textOrSid(sql`(u.full_name || ' ' || u.email)`, 'US', sql`s.user_id`),
});

export const sessionConditions = (scope: OrganizationScope, filter: SessionFilter | undefined) =>
  filterConditions(filter, meaningIn(scope));
