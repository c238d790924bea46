/** What the fields of the filter of compliance mean in SQL. `g` is what somebody lacks, `u` the person, `m` the last reminder. */
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
import type { complianceFilter } from './contract.ts';

type Field = keyof typeof complianceFilter.fields;
export type ComplianceFilter = ListFilter<Field>;

/** Accounts by SID, or by name. */
function accountMatches(condition: Condition): RawBuilder<unknown> {
  const id = condition.kind === 'is' ? uuidOfSid('AC', condition.text) : undefined;
  return id === undefined ? named(sql`a.sort_name`)(condition) : sql`a.id = ${id}`;
}

/** Does not meet what is asked there, or of that kind. */
const lacks = ({ organizationId }: OrganizationScope, asking: RawBuilder<unknown>) =>
  sql`u.id in (select k.user_id from compliance_asks k
    where k.organization_id = ${organizationId} and ${asking} and not k.is_met)`;

function lacksAt(scope: OrganizationScope, condition: Condition) {
  const asking =
    condition.kind === 'absent'
      ? sql`k.account_id is null`
      : sql`k.account_id in (select a.id from accounts a where a.organization_id = ${scope.organizationId} and ${accountMatches(condition)})`;
  return lacks(scope, asking);
}

/** Of second factors the most that is asked counts; of everything else, whatever somebody lacks. */
function misses(scope: OrganizationScope, condition: Condition) {
  if (condition.kind !== 'is') return sql`false`;
  if (condition.text === 'second_factor') return sql`g.asked = 1`;
  if (condition.text === 'passkey') return sql`g.asked = 2`;
  return lacks(scope, sql`k.missing = ${condition.text}`);
}

const meaningIn = (scope: OrganizationScope): FilterSql<Field> => ({
  state: equalTo(sql`g.state`),
  missing: (condition) => misses(scope, condition),
  policy: (condition) => lacksAt(scope, condition),
  kind: (condition) =>
    condition.kind === 'is' && condition.text === 'managed'
      ? sql`u.organization_id = ${scope.organizationId}`
      : sql`u.organization_id is distinct from ${scope.organizationId}`,
  name: named(sql`u.sort_name`),
  email: (condition) => {
    const id = condition.kind === 'is' ? uuidOfSid('US', condition.text) : undefined;
    return id === undefined ? named(sql`u.email collate "C"`)(condition) : sql`u.id = ${id}`;
  },
  since: within(sql`g.since`),
  last_sign_in: within(sql`u.last_sign_in_at`),
  reminded: within(sql`m.reminded_at`),
  text: textOrSid(sql`(u.full_name || ' ' || u.email)`, 'US', sql`u.id`),
});

export const complianceConditions = (
  scope: OrganizationScope,
  filter: ComplianceFilter | undefined,
) => filterConditions(filter, meaningIn(scope));
