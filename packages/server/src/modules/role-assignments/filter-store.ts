/** What the fields of the filter of access mean in SQL, on the columns of one kind of holding. */
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
import type { roleAssignmentFilter } from './contract.ts';

type Field = keyof typeof roleAssignmentFilter.fields;
export type RoleAssignmentFilter = ListFilter<Field>;

interface Columns {
  readonly userId: RawBuilder<unknown>;
  readonly accountId: RawBuilder<unknown>;
  readonly roleId: RawBuilder<unknown>;
  readonly kind: RawBuilder<unknown>;
  readonly createdAt: RawBuilder<unknown>;
}

function personMatches(condition: Condition): RawBuilder<unknown> {
  const text = 'text' in condition ? condition.text : '';
  if (condition.kind === 'contains') return partOf(sql`(m.full_name || ' ' || m.email)`, text);
  return named(text.includes('@') ? sql`m.email collate "C"` : sql`m.sort_name`)(condition);
}

/** Managed people are an index range; guests are those who hold something here. */
function heldBy(
  { userId }: Columns,
  { organizationId }: OrganizationScope,
  condition: Condition,
): RawBuilder<unknown> {
  const id = 'text' in condition ? uuidOfSid('US', condition.text) : undefined;
  if (id !== undefined) return sql`${userId} = ${id}::uuid`;
  const who = personMatches(condition);
  return sql`${userId} in (select m.id from users m where m.organization_id = ${organizationId} and ${who}
    union all select m.id from users m where ${who} and m.id in (
      select g.user_id from role_assignments g where g.organization_id = ${organizationId} and g.is_guest and g.ended_at is null))`;
}

const isManaged = ({ userId }: Columns, { organizationId }: OrganizationScope) =>
  sql`exists (select 1 from users m where m.id = ${userId} and m.organization_id = ${organizationId})`;

function onAccount(
  { accountId }: Columns,
  { organizationId }: OrganizationScope,
  condition: Condition,
) {
  const id = condition.kind === 'is' ? uuidOfSid('AC', condition.text) : undefined;
  if (id !== undefined) return sql`${accountId} = ${id}::uuid`;
  return sql`${accountId} in (select b.id from accounts b where b.organization_id = ${organizationId} and ${named(sql`b.sort_name`)(condition)})`;
}

const meaningOn = (columns: Columns, scope: OrganizationScope): FilterSql<Field> => ({
  person: (condition) => heldBy(columns, scope, condition),
  account: (condition) => onAccount(columns, scope, condition),
  role: equalTo(columns.roleId),
  scope: equalTo(columns.kind),
  kind: (condition) =>
    condition.kind === 'is' && condition.text === 'managed'
      ? isManaged(columns, scope)
      : sql`not ${isManaged(columns, scope)}`,
  since: within(columns.createdAt),
  text: (condition) => heldBy(columns, scope, condition),
});

export const roleAssignmentConditions = (
  columns: Columns,
  scope: OrganizationScope,
  filter: RoleAssignmentFilter | undefined,
) => filterConditions(filter, meaningOn(columns, scope));
