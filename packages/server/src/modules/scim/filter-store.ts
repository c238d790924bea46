/** Filters and orders as SQL: of the typed tree, with expressions that stand here and values that are bound. */
import { type RawBuilder, sql } from 'kysely';
import { uuidOfSid } from '../../kernel/ids.ts';
import { say } from '../../kernel/text.ts';
import type { Filter, Literal, Operator } from './protocol/filter.ts';
import { type Place, spelled, urns } from './protocol/schema.ts';
import { scimErrors } from './vocabulary.ts';

type Sql = RawBuilder<unknown>;

interface Column {
  readonly expression: Sql;
  readonly kind: 'folded' | 'exact' | 'boolean' | 'time' | 'id';
  /** Finds the few rows by an index, where the whole value is known. */
  readonly lookUp?: (value: string, connectionId: string) => Sql;
}

/** What the client calls the person; whom it has not taken over yet has their address. */
export const userName = sql`coalesce(s.user_name, u.email_as_typed)`;
const folded = (expression: Sql): Column => ({ expression, kind: 'folded' });
const exact = (expression: Sql): Column => ({ expression, kind: 'exact' });
const detail = (name: string) => folded(sql`s.details->>${sql.lit(name)}`);
const enterprise = (name: string) => folded(sql`s.details->'enterprise'->>${sql.lit(name)}`);
const manager = (name: string) => sql`s.details->'enterprise'->'manager'->>${sql.lit(name)}`;

const columns: Readonly<Record<string, Column>> = {
  id: { expression: sql`u.id`, kind: 'id' },
  externalId: {
    ...exact(sql`s.external_id`),
    lookUp: (value, connectionId) =>
      sql`u.id in (select user_id from scim_users where connection_id = ${connectionId} and external_id = ${value} and removed_at is null)`,
  },
  userName: {
    ...folded(userName),
    lookUp: (value, connectionId) =>
      sql`u.id in (select user_id from scim_users where connection_id = ${connectionId} and lower(user_name) = lower(${value}) and removed_at is null
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
};

/** What an attribute with parts is asked for by its name alone. */
const shortened: Readonly<Record<string, string>> = {
  emails: 'emails.value',
  name: 'name.formatted',
  [`${urns.enterprise}:manager`]: `${urns.enterprise}:manager.value`,
};

/** @throws scim.invalid_filter */
function columnOf(place: Place): Column {
  const name = spelled(place);
  const column = columns[shortened[name] ?? name];
  if (column === undefined)
    throw scimErrors.invalid_filter(say('{name} cannot be filtered by', { name }));
  return column;
}

const symbols = { gt: '>', ge: '>=', lt: '<', le: '<=' } as const;

function compareText(expression: Sql, operator: Operator, value: string): Sql {
  switch (operator) {
    case 'eq':
      return sql`${expression} is not distinct from ${value}`;
    case 'ne':
      return sql`${expression} is distinct from ${value}`;
    case 'co':
      return sql`strpos(${expression}, ${value}) > 0`;
    case 'sw':
      return sql`starts_with(${expression}, ${value})`;
    case 'ew':
      return sql`right(${expression}, ${value.length}) = ${value}`;
    case 'gt':
    case 'ge':
    case 'lt':
    case 'le':
      return sql`${expression} collate "C" ${sql.raw(symbols[operator])} ${value}`;
  }
}

function compare(
  column: Column,
  asked: { readonly operator: Operator; readonly value: Literal },
  connectionId: string,
): Sql {
  const { expression, kind } = column;
  const { operator, value } = asked;
  if (value === null)
    return operator === 'ne' ? sql`${expression} is not null` : sql`${expression} is null`;
  if (kind === 'boolean')
    return operator === 'ne'
      ? sql`(${expression}) is distinct from ${value}`
      : sql`(${expression}) is not distinct from ${value}`;
  const text = String(value);
  if (kind === 'id') {
    const id = uuidOfSid('US', text);
    if (operator === 'eq') return id === undefined ? sql`false` : sql`u.id = ${id}`;
    return compareText(sql`('US' || replace(u.id::text, '-', ''))`, operator, text);
  }
  if (kind === 'time') {
    const at = new Date(text).toISOString();
    const symbol = operator === 'eq' ? '=' : operator === 'ne' ? '<>' : symbols[operator as 'gt'];
    return sql`date_trunc('milliseconds', ${expression}) ${sql.raw(symbol)} ${at}::timestamptz`;
  }
  const isFolded = kind === 'folded';
  const exactly = compareText(
    isFolded ? sql`lower(${expression})` : expression,
    operator,
    isFolded ? text.toLowerCase() : text,
  );
  return operator === 'eq' && column.lookUp !== undefined
    ? sql`${column.lookUp(text, connectionId)} and ${exactly}`
    : exactly;
}

/** A condition over `users u left join scim_users s`. @throws scim.invalid_filter */
export const filterSql = (filter: Filter, connectionId: string): Sql => {
  const of = (inner: Filter) => filterSql(inner, connectionId);
  switch (filter.kind) {
    case 'and':
      return sql`(${of(filter.left)} and ${of(filter.right)})`;
    case 'or':
      return sql`(${of(filter.left)} or ${of(filter.right)})`;
    case 'not':
      return sql`not coalesce(${of(filter.inner)}, false)`;
    case 'present':
      return sql`(${columnOf(filter.place).expression}) is not null`;
    case 'compare':
      return sql`(${compare(columnOf(filter.place), filter, connectionId)})`;
    // A person has one address here: what holds for one value holds for it.
    case 'value':
      return of(filter.inner);
  }
};

/** Never null, so that a page can go on behind any row. @throws scim.invalid_value */
export const orderSql = (place: Place | undefined): Sql => {
  if (place === undefined) return sql`u.created_at`;
  const name = spelled(place);
  const column = columns[shortened[name] ?? name];
  if (column === undefined)
    throw scimErrors.invalid_value(say('sortBy cannot be {name}.', { name }));
  const { expression, kind } = column;
  if (kind === 'folded') return sql`coalesce(lower(${expression}), '') collate "C"`;
  if (kind === 'exact') return sql`coalesce(${expression}, '') collate "C"`;
  return kind === 'boolean' ? sql`(${expression})::int` : expression;
};
