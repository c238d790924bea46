/** What the fields of the filter of people mean in SQL. `u` is the person. */
import { type RawBuilder, sql } from 'kysely';
import { uuidOfSid } from '../../kernel/ids.ts';
import type { Condition, ListFilter } from '../../kernel/list-filter.ts';
import {
  equalTo,
  type FilterSql,
  filterConditions,
  named,
  textOrSid,
  within,
} from '../../kernel/list-filter-sql.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import { roleSids } from '../roles/index.ts';
import { userState } from '../users/index.ts';
import type { userFilter } from './contract.ts';

type Field = keyof typeof userFilter.fields;
export type UserFilter = ListFilter<Field>;

function holdsRole({ organizationId }: OrganizationScope, condition: Condition) {
  const held = sql`select r.user_id from held_roles r where r.scope_id = ${organizationId}`;
  const owner = sql`select owner_user_id from organizations where id = ${organizationId}`;
  if (condition.kind === 'absent') return sql`u.id not in (${held}) and u.id <> (${owner})`;
  if (condition.kind !== 'is') return sql`false`;
  if (condition.text === roleSids.organizationOwner) return sql`u.id = (${owner})`;
  return sql`u.id in (${held} and r.role_id = ${condition.text})`;
}

/** Accounts of the organization by SID, or by name. */
function accountMatches(condition: Condition): RawBuilder<unknown> {
  const id = condition.kind === 'is' ? uuidOfSid('AC', condition.text) : undefined;
  return id === undefined ? named(sql`a.sort_name`)(condition) : sql`a.id = ${id}`;
}

function reachesAccount({ organizationId }: OrganizationScope, condition: Condition) {
  const accounts = sql`accounts a where a.organization_id = ${organizationId} and ${accountMatches(condition)}`;
  // As an array, which leads to the few by their index; most rows are roles on the organization.
  return sql`u.id in (
    select r.user_id from held_roles r where r.account_id = any(array(select a.id from ${accounts}))
    union all select a.owner_user_id from ${accounts} and a.owner_user_id is not null)`;
}

const meaningIn = (scope: OrganizationScope): FilterSql<Field> => ({
  kind: (condition) =>
    condition.kind === 'is' && condition.text === 'managed'
      ? sql`u.organization_id = ${scope.organizationId}`
      : sql`u.organization_id is distinct from ${scope.organizationId}`,
  state: { column: sql`u.state`, values: userState.options },
  role: (condition) => holdsRole(scope, condition),
  account: (condition) => reachesAccount(scope, condition),
  name: named(sql`u.sort_name`),
  email: (condition) => {
    const id = condition.kind === 'is' ? uuidOfSid('US', condition.text) : undefined;
    return id === undefined ? named(sql`u.email collate "C"`)(condition) : sql`u.id = ${id}`;
  },
  domain: (condition) =>
    condition.kind === 'is'
      ? sql`u.email_domain = lower(${condition.text}::text)`
      : named(sql`u.email_domain collate "C"`)(condition),
  joined_by: equalTo(sql`u.joined_by`),
  last_sign_in: within(sql`u.last_sign_in_at`),
  created: within(sql`u.created_at`),
  text: textOrSid(sql`(u.full_name || ' ' || u.email)`, 'US', sql`u.id`),
});

export const userConditions = (scope: OrganizationScope, filter: UserFilter | undefined) =>
  filterConditions(filter, meaningIn(scope));
