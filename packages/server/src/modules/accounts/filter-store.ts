/** What the fields of the filter of managed accounts mean in SQL. `a` is the account. */
import { type RawBuilder, sql } from 'kysely';
import { uuidOfSid } from '../../kernel/ids.ts';
import type { Condition, ListFilter } from '../../kernel/list-filter.ts';
import {
  equalTo,
  type FilterSql,
  filterConditions,
  named,
  partOf,
  within,
} from '../../kernel/list-filter-sql.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import type { managedAccountFilter } from './contract.ts';

type Field = keyof typeof managedAccountFilter.fields;
export type ManagedAccountFilter = ListFilter<Field>;

/** People by SID, address or name; an address has an @. */
function personMatches(condition: Condition): RawBuilder<unknown> {
  const text = 'text' in condition ? condition.text : '';
  const id = condition.kind === 'is' ? uuidOfSid('US', text) : undefined;
  if (id !== undefined) return sql`m.id = ${id}`;
  const column = text.includes('@') ? sql`m.email collate "C"` : sql`m.sort_name`;
  return sql`m.state <> 'erased' and ${named(column)(condition)}`;
}

function ownedBy({ organizationId }: OrganizationScope, condition: Condition) {
  if (condition.kind === 'absent') return sql`a.owner_user_id is null`;
  return sql`a.owner_user_id in (select m.id from users m where m.organization_id = ${organizationId} and ${personMatches(condition)})`;
}

/** Who is looked for holds something in the organization: nobody else can be found by it. */
function reachedBy(scope: OrganizationScope, condition: Condition) {
  const held = sql`select r.account_id from held_roles r join users m on m.id = r.user_id
    where r.organization_id = ${scope.organizationId} and r.scope_kind = 'account' and ${personMatches(condition)}`;
  return sql`(a.id in (${held}) or ${ownedBy(scope, condition)})`;
}

const suspended = {
  operator: sql`a.suspended_by_operator_at is not null`,
  account: sql`a.suspended_by = 'account'`,
  organization: sql`a.suspended_by = 'organization'`,
};

const meaningIn = (scope: OrganizationScope): FilterSql<Field> => ({
  kind: (condition) =>
    condition.kind === 'is' && condition.text === 'main'
      ? sql`a.parent_account_id is null`
      : sql`a.parent_account_id is not null`,
  state: equalTo(sql`a.effective_state`),
  name: named(sql`a.sort_name`),
  owner: (condition) => ownedBy(scope, condition),
  person: (condition) => reachedBy(scope, condition),
  tag: (condition) =>
    condition.kind === 'is'
      ? sql`a.tags @> array[lower(${condition.text}::text)]`
      : sql`exists (select 1 from unnest(a.tags) tag where starts_with(tag, lower(${condition.kind === 'begins' ? condition.text : ''}::text)))`,
  suspended_by: (condition) =>
    condition.kind === 'is' ? suspended[condition.text as keyof typeof suspended] : sql`false`,
  closes: within(sql`a.closes_at`),
  created: within(sql`a.created_at`),
  text: (condition) => {
    if (condition.kind !== 'contains') return sql`false`;
    const id = uuidOfSid('AC', condition.text);
    return id === undefined
      ? sql`${partOf(sql`a.friendly_name`, condition.text)} or a.tags @> array[lower(${condition.text}::text)]`
      : sql`a.id = ${id}`;
  },
});

export const managedAccountConditions = (
  scope: OrganizationScope,
  filter: ManagedAccountFilter | undefined,
) => filterConditions(filter, meaningIn(scope));
