/** What the fields of the filter of invitations mean in SQL. `i` is the invitation. */
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
import type { invitationFilter } from './contract.ts';

type Field = keyof typeof invitationFilter.fields;
export type InvitationFilter = ListFilter<Field>;

/** Until when it can be answered: as it was sent, and as the organization whose it is allows at this moment. */
export const endSql = sql`least(i.expires_at, i.last_sent_at + make_interval(days => (
  select l.lifetime_days from invitation_limits l where l.organization_id = i.organization_id)))`;

/** One whose time ran out is expired, whether or not anybody has written that down. */
export const stateIs = (state: string): RawBuilder<unknown> => {
  if (state === 'pending') return sql`i.state = 'pending' and ${endSql} > now()`;
  if (state === 'expired')
    return sql`(i.state = 'expired' or (i.state = 'pending' and ${endSql} <= now()))`;
  return sql`i.state = ${state}`;
};

function sentBy(condition: Condition): RawBuilder<unknown> {
  const text = 'text' in condition ? condition.text : '';
  const id = uuidOfSid('US', text);
  if (id !== undefined) return sql`i.invited_by = ${id}`;
  const column = text.includes('@') ? sql`m.email collate "C"` : sql`m.sort_name`;
  return sql`exists (select 1 from users m where m.id = i.invited_by and ${named(column)(condition)})`;
}

function givesAccess(condition: Condition): RawBuilder<unknown> {
  const id = condition.kind === 'is' ? uuidOfSid('AC', condition.text) : undefined;
  const matches = id === undefined ? named(sql`b.sort_name`)(condition) : sql`b.id = ${id}`;
  return sql`exists (select 1 from accounts b where b.id = i.account_id and ${matches})
    or exists (select 1 from invitation_grants g join accounts b on b.id = g.account_id
      where g.scope_id = i.scope_id and g.invitation_id = i.id and ${matches})`;
}

const meaning: FilterSql<Field> = {
  state: (condition) => (condition.kind === 'is' ? stateIs(condition.text) : sql`false`),
  email: named(sql`i.email collate "C"`),
  domain: (condition) => named(sql`split_part(i.email, '@', 2) collate "C"`)(condition),
  role: equalTo(sql`i.organization_role_id`),
  account: givesAccess,
  invited_by: sentBy,
  expires: within(endSql),
  created: within(sql`i.created_at`),
  text: textOrSid(sql`i.email`, 'NF', sql`i.id`),
};

export const invitationConditions = (filter: InvitationFilter | undefined) =>
  filterConditions(filter, meaning);
