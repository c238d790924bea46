/** What the attributes of users (`users u left join scim_users s`) and of groups (`groups g`) are in SQL, as a connection sees them. */
import { type RawBuilder, sql } from 'kysely';
import type { OrganizationScope } from '../../kernel/scope.ts';
import type { FilterTable, PlainColumn } from './filter-store.ts';
import { urns } from './protocol/schema.ts';

type Sql = RawBuilder<unknown>;

/** The connection that asks, and what it may see. */
export interface Seer {
  readonly connectionId: string;
  /** May it take over what people keep here? */
  readonly adopts: boolean;
  /** Is what was sent of name and emails kept beside what the login has? */
  readonly keepsSent: boolean;
}

/** Its own people, and those whom it may take over: managed here, and of no other connection. */
export const seesUser = ({ connectionId, adopts }: Seer): Sql =>
  adopts
    ? // Whatever another organization once said of a person means nothing here.
      sql`(s.user_id is null or (s.connection_id = ${connectionId} and s.removed_at is null))`
    : sql`(s.connection_id = ${connectionId} and s.removed_at is null)`;

/** Its own groups, and those that it may take over: kept by people. */
export const seesGroup = (
  { organizationId }: OrganizationScope,
  { connectionId, adopts }: Seer,
): Sql =>
  sql`g.organization_id = ${organizationId} and g.state = 'active' and ${
    adopts
      ? sql`(g.keeper_id = ${connectionId} or g.keeper_id is null)`
      : sql`g.keeper_id = ${connectionId}`
  }`;

/** The groups of a person `u`, as far as they are seen. */
export const groupsOf = (
  scope: OrganizationScope,
  seer: Seer,
): Sql => sql`from group_members gm join groups g on g.id = gm.group_id
  where gm.user_id = u.id and gm.ended_at is null and ${seesGroup(scope, seer)}`;

/** The members of a group `g`, as far as they are seen. */
export const membersOf = (
  seer: Seer,
): Sql => sql`from group_members m join users u on u.id = m.user_id and u.organization_id = m.organization_id
    left join scim_users s on s.user_id = u.id and s.organization_id = m.organization_id
  where m.group_id = g.id and m.ended_at is null and u.state <> 'erased' and ${seesUser(seer)}`;

/** What the client calls the person; whom it has not taken over yet has their address. */
export const userName = sql`coalesce(s.user_name, u.email_as_typed)`;
const folded = (expression: Sql): PlainColumn => ({ expression, kind: 'folded' });
const exact = (expression: Sql): PlainColumn => ({ expression, kind: 'exact' });
const detail = (name: string) => folded(sql`s.details->>${sql.lit(name)}`);
const enterprise = (name: string) => folded(sql`s.details->'enterprise'->>${sql.lit(name)}`);
const manager = (name: string) => sql`s.details->'enterprise'->'manager'->>${sql.lit(name)}`;

/** As they are answered: what was sent, or what the login has. */
const sentName = (part: string, usual: Sql) =>
  folded(sql`case when s.sent is null then ${usual} else s.sent->'name'->>${sql.lit(part)} end`);
const sentEmails = sql`jsonb_array_elements(case when s.sent is not null then coalesce(s.sent->'emails', '[]')
  else jsonb_build_array(jsonb_build_object('value', u.email_as_typed, 'type', coalesce(s.email_type, 'work'), 'primary', true)) end) e`;
const sentEmail = (column: PlainColumn, part: string): PlainColumn => ({
  expression: column.expression,
  kind: column.kind,
  among: {
    each: sentEmails,
    expression:
      column.kind === 'boolean'
        ? sql`coalesce((e->>${sql.lit(part)})::boolean, false)`
        : sql`e->>${sql.lit(part)}`,
  },
});

/** Where fields are read from elsewhere (ADR 0108): a person has as many addresses there as were sent. */
const sentColumns = {
  'name.formatted': sentName('formatted', sql`u.full_name`),
  'name.givenName': sentName('givenName', sql`u.first_name`),
  'name.familyName': sentName('familyName', sql`nullif(u.last_name, '')`),
  'emails.value': sentEmail(folded(sql`u.email`), 'value'),
  'emails.type': sentEmail(folded(sql`coalesce(s.email_type, 'work')`), 'type'),
  'emails.primary': sentEmail({ expression: sql`true`, kind: 'boolean' }, 'primary'),
};

const userColumns = (scope: OrganizationScope, seer: Seer): FilterTable['columns'] => ({
  id: { expression: sql`u.id`, kind: 'id', prefix: 'US' },
  externalId: {
    ...exact(sql`s.external_id`),
    lookUp: (value) =>
      sql`u.id in (select user_id from scim_users where connection_id = ${seer.connectionId} and external_id = ${value} and removed_at is null)`,
  },
  userName: {
    ...folded(userName),
    lookUp: (value) =>
      sql`u.id in (select user_id from scim_users where connection_id = ${seer.connectionId} and lower(user_name) = lower(${value}) and removed_at is null
        union all select id from users where email = lower(${value}) and state <> 'erased')`,
  },
  'name.formatted': folded(sql`u.full_name`),
  'name.givenName': folded(sql`u.first_name`),
  'name.familyName': folded(sql`nullif(u.last_name, '')`),
  displayName: folded(sql`coalesce(s.details->>'displayName', u.full_name)`),
  title: detail('title'),
  userType: detail('userType'),
  preferredLanguage: detail('preferredLanguage'),
  locale: detail('locale'),
  timezone: detail('timezone'),
  active: { expression: sql`u.state = 'active'`, kind: 'boolean' },
  'emails.value': {
    ...folded(sql`u.email`),
    lookUp: (value) =>
      sql`u.id in (select id from users where email = lower(${value}) and state <> 'erased')`,
  },
  'emails.type': folded(sql`coalesce(s.email_type, 'work')`),
  'emails.primary': { expression: sql`true`, kind: 'boolean' },
  'meta.resourceType': exact(sql`'User'`),
  'meta.created': { expression: sql`u.created_at`, kind: 'time' },
  'meta.lastModified': {
    expression: sql`greatest(u.updated_at, s.updated_at)`,
    kind: 'time',
  },
  [`${urns.enterprise}:employeeNumber`]: enterprise('employeeNumber'),
  [`${urns.enterprise}:costCenter`]: enterprise('costCenter'),
  [`${urns.enterprise}:organization`]: enterprise('organization'),
  [`${urns.enterprise}:division`]: enterprise('division'),
  [`${urns.enterprise}:department`]: enterprise('department'),
  [`${urns.enterprise}:manager.value`]: exact(manager('value')),
  [`${urns.enterprise}:manager.displayName`]: folded(manager('displayName')),
  'groups.value': {
    kind: 'ids',
    prefix: 'GR',
    expression: sql`(select g.id ${groupsOf(scope, seer)} limit 1)`,
    holds: (id) => sql`exists (select 1 ${groupsOf(scope, seer)} and g.id = ${id})`,
  },
  ...(seer.keepsSent ? sentColumns : {}),
});

const shortenedOfUsers = {
  groups: 'groups.value',
  emails: 'emails.value',
  name: 'name.formatted',
  [`${urns.enterprise}:manager`]: `${urns.enterprise}:manager.value`,
} as const;

export const userTable = (scope: OrganizationScope, seer: Seer): FilterTable => ({
  columns: userColumns(scope, seer),
  shortened: shortenedOfUsers,
});

export const groupTable = (seer: Seer): FilterTable => ({
  columns: {
    id: { expression: sql`g.id`, kind: 'id', prefix: 'GR' },
    externalId: {
      ...exact(sql`g.external_id`),
      lookUp: (value) => sql`g.keeper_id = ${seer.connectionId} and g.external_id = ${value}`,
    },
    displayName: {
      ...folded(sql`g.friendly_name`),
      lookUp: (value) => sql`g.sort_name = lower(${value}::text)`,
    },
    'members.value': {
      kind: 'ids',
      prefix: 'US',
      expression: sql`(select u.id ${membersOf(seer)} limit 1)`,
      holds: (id) => sql`exists (select 1 ${membersOf(seer)} and m.user_id = ${id})`,
    },
    'meta.resourceType': exact(sql`'Group'`),
    'meta.created': { expression: sql`g.created_at`, kind: 'time' },
    'meta.lastModified': {
      expression: sql`greatest(g.updated_at, g.members_changed_at)`,
      kind: 'time',
    },
  },
  shortened: { members: 'members.value' },
});
