/** What the fields of the filter of a domain's people mean in SQL. `u` is the person. */
import { type RawBuilder, sql } from 'kysely';
import { uuidOfSid } from '../../kernel/ids.ts';
import type { ListFilter } from '../../kernel/list-filter.ts';
import { type FilterSql, filterConditions, named, partOf } from '../../kernel/list-filter-sql.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import type { domainPeopleFilter } from './contract.ts';
import { restDays, type Standing } from './standings.ts';

type Field = keyof typeof domainPeopleFilter.fields;
export type DomainPeopleFilter = ListFilter<Field>;

/** The invitation of the organization that waits for their answer. */
const askedAt = ({ organizationId }: OrganizationScope) =>
  sql`(select i.created_at from invitations i where i.scope_id = ${organizationId} and i.email = u.email
    and i.state = 'pending' and i.kind in ('organization', 'account') and i.expires_at > now())`;

/** When they said no to the organization, as long as that is respected. */
const declinedAt = ({ organizationId }: OrganizationScope) =>
  sql`(select max(i.answered_at) from invitations i where i.scope_id = ${organizationId} and i.email = u.email
    and i.state = 'declined' and i.kind = 'organization' and i.answered_at > now() - make_interval(days => ${restDays}))`;

export const standingColumns = (scope: OrganizationScope) =>
  sql`${askedAt(scope)} as "askedAt", ${declinedAt(scope)} as "declinedAt"`;

export const standingIs = (scope: OrganizationScope, standing: Standing): RawBuilder<unknown> =>
  standing === 'asked'
    ? sql`${askedAt(scope)} is not null`
    : sql`(${askedAt(scope)} is null and ${declinedAt(scope)} ${standing === 'declined' ? sql`is not null` : sql`is null`})`;

const isText = (text: string) => {
  const id = uuidOfSid('US', text.trim());
  return id === undefined ? partOf(sql`(u.full_name || ' ' || u.email)`, text) : sql`u.id = ${id}`;
};

const meaningIn = (scope: OrganizationScope): FilterSql<Field> => ({
  standing: (condition) =>
    condition.kind === 'is' ? standingIs(scope, condition.text as Standing) : sql`false`,
  name: named(sql`u.sort_name`),
  email: named(sql`u.email collate "C"`),
  text: (condition) => (condition.kind === 'contains' ? isText(condition.text) : sql`false`),
});

/** Which of the people: as the list is asked for, and as an import chooses them. */
export interface PeopleChoice {
  readonly search?: string | undefined;
  readonly standing?: Standing | undefined;
  readonly q?: DomainPeopleFilter | undefined;
}

export const peopleConditions = (
  scope: OrganizationScope,
  { search, standing, q }: PeopleChoice,
): RawBuilder<unknown>[] => [
  ...(search === undefined ? [] : [isText(search)]),
  ...(standing === undefined ? [] : [standingIs(scope, standing)]),
  ...filterConditions(q, meaningIn(scope)),
];
