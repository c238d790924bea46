/** What the fields of the filters of groups (`g`) and of their members (`m`, the person is `u`) mean in SQL. */
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
import { userState } from '../users/index.ts';
import type { groupFilter } from './contract.ts';
import type { groupMemberFilter } from './members-contract.ts';

type GroupField = keyof typeof groupFilter.fields;
type MemberField = keyof typeof groupMemberFilter.fields;
export type GroupFilter = ListFilter<GroupField>;
export type GroupMemberFilter = ListFilter<MemberField>;

/** Only people of the organization can be found by being in one of its groups. */
function hasMember({ organizationId }: OrganizationScope, condition: Condition) {
  if (condition.kind === 'absent') return sql`g.member_count = 0`;
  const text = 'text' in condition ? condition.text : '';
  const id = condition.kind === 'is' ? uuidOfSid('US', text) : undefined;
  const who =
    id === undefined
      ? sql`m.user_id in (select u.id from users u where u.organization_id = ${organizationId} and u.state <> 'erased'
          and ${named(text.includes('@') ? sql`u.email collate "C"` : sql`u.sort_name`)(condition)})`
      : sql`m.user_id = ${id}`;
  return sql`g.id in (select m.group_id from group_members m where m.organization_id = ${organizationId} and m.ended_at is null and ${who})`;
}

function holds({ organizationId }: OrganizationScope, which: RawBuilder<unknown>) {
  return sql`g.id in (select r.group_id from role_assignments r where r.organization_id = ${organizationId} and r.group_id is not null
    and r.ended_at is null and ${which})`;
}

function holdsRole(scope: OrganizationScope, condition: Condition) {
  if (condition.kind === 'absent') return sql`not (${holds(scope, sql`true`)})`;
  return holds(scope, equalTo(sql`r.role_id`)(condition));
}

function holdsOnAccount(scope: OrganizationScope, condition: Condition) {
  const id = condition.kind === 'is' ? uuidOfSid('AC', condition.text) : undefined;
  if (id !== undefined) return holds(scope, sql`r.account_id = ${id}`);
  return holds(
    scope,
    sql`r.account_id in (select a.id from accounts a where a.organization_id = ${scope.organizationId} and ${named(sql`a.sort_name`)(condition)})`,
  );
}

const meaningIn = (scope: OrganizationScope): FilterSql<GroupField> => ({
  name: named(sql`g.sort_name`),
  origin: { column: sql`g.origin`, values: ['manual', 'provisioned'] },
  member: (condition) => hasMember(scope, condition),
  role: (condition) => holdsRole(scope, condition),
  account: (condition) => holdsOnAccount(scope, condition),
  created: within(sql`g.created_at`),
  text: textOrSid(sql`(g.friendly_name || ' ' || g.description)`, 'GR', sql`g.id`),
});

export const groupConditions = (scope: OrganizationScope, filter: GroupFilter | undefined) =>
  filterConditions(filter, meaningIn(scope));

const memberMeaning: FilterSql<MemberField> = {
  state: { column: sql`u.state`, values: userState.options },
  name: named(sql`u.sort_name`),
  email: named(sql`u.email collate "C"`),
  added: within(sql`m.created_at`),
  text: textOrSid(sql`(u.full_name || ' ' || u.email)`, 'US', sql`u.id`),
};

export const groupMemberConditions = (filter: GroupMemberFilter | undefined) =>
  filterConditions(filter, memberMeaning);
