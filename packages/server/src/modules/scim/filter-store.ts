/** Filters and orders as SQL: of the typed tree, with the expressions of a table and values that are bound. */
import { type RawBuilder, sql } from 'kysely';
import { type SidPrefix, uuidOfSid } from '../../kernel/ids.ts';
import { say } from '../../kernel/text.ts';
import type { Filter, Literal, Operator } from './protocol/filter.ts';
import { type Place, spelled } from './protocol/schema.ts';
import { scimErrors } from './vocabulary.ts';

type Sql = RawBuilder<unknown>;

export interface PlainColumn {
  readonly expression: Sql;
  readonly kind: 'folded' | 'exact' | 'boolean' | 'time';
  /** Finds the few rows by an index, where the whole value is known. */
  readonly lookUp?: (value: string) => Sql;
  /** Of many values: all of them, as a source of rows, and what it is of one. `expression` is for the order then. */
  readonly among?: { readonly each: Sql; readonly expression: Sql };
}

export type Column =
  | PlainColumn
  | { readonly kind: 'id'; readonly expression: Sql; readonly prefix: SidPrefix }
  /** Many values, which are ids: one of them is asked for. */
  | {
      readonly kind: 'ids';
      readonly prefix: SidPrefix;
      /** Null: there is none. */
      readonly expression: Sql;
      readonly holds: (id: string) => Sql;
    };

/** What the attributes of a resource are in SQL, for one connection. */
export interface FilterTable {
  readonly columns: Readonly<Record<string, Column>>;
  /** What an attribute with parts is asked for by its name alone. */
  readonly shortened: Readonly<Record<string, string>>;
}

/** @throws scim.invalid_filter */
function columnOf({ columns, shortened }: FilterTable, place: Place): Column {
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

interface Comparison {
  readonly operator: Operator;
  readonly value: Literal;
}

/** @throws scim.invalid_filter */
function compareIds(
  column: Extract<Column, { kind: 'id' | 'ids' }>,
  { operator, value }: Comparison,
): Sql {
  const id = uuidOfSid(column.prefix, String(value));
  if (operator === 'eq' && id === undefined) return sql`false`;
  if (column.kind === 'id') {
    if (operator === 'eq') return sql`${column.expression} = ${id}`;
    const text = sql`(${column.prefix}::text || replace(${column.expression}::text, '-', ''))`;
    return compareText(text, operator, String(value));
  }
  if (operator !== 'eq' || id === undefined)
    throw scimErrors.invalid_filter(say('An id among many is asked for by eq.'));
  return column.holds(id);
}

function compare(column: Column, asked: Comparison): Sql {
  const { expression, kind } = column;
  const { operator, value } = asked;
  if (value === null)
    return operator === 'ne' ? sql`${expression} is not null` : sql`${expression} is null`;
  if (kind === 'id' || kind === 'ids') return compareIds(column, asked);
  if (kind === 'boolean')
    return operator === 'ne'
      ? sql`(${expression}) is distinct from ${value}`
      : sql`(${expression}) is not distinct from ${value}`;
  const text = String(value);
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
    ? sql`${column.lookUp(text)} and ${exactly}`
    : exactly;
}

/** Does it hold for one of many values? */
function anyOf(column: Column, condition: (column: Column) => Sql): Sql {
  if (!('among' in column)) return condition(column);
  const { each, expression } = column.among;
  const one = { expression, kind: column.kind };
  return sql`exists (select 1 from ${each} where ${condition(one)})`;
}

/** For one and the same of many values. */
function narrowed({ columns, shortened }: FilterTable, place: Place): FilterTable & { each?: Sql } {
  const own = Object.entries(columns).flatMap(([name, column]) =>
    'among' in column && name.startsWith(`${spelled(place)}.`)
      ? [[name, column.kind, column.among] as const]
      : [],
  );
  const [first] = own;
  if (first === undefined) return { columns, shortened };
  const ones = own.map(([name, kind, { expression }]) => [name, { kind, expression }] as const);
  return { columns: { ...columns, ...Object.fromEntries(ones) }, shortened, each: first[2].each };
}

/** @throws scim.invalid_filter */
export const filterSql = (filter: Filter, table: FilterTable): Sql => {
  const of = (inner: Filter) => filterSql(inner, table);
  switch (filter.kind) {
    case 'and':
      return sql`(${of(filter.left)} and ${of(filter.right)})`;
    case 'or':
      return sql`(${of(filter.left)} or ${of(filter.right)})`;
    case 'not':
      return sql`not coalesce(${of(filter.inner)}, false)`;
    case 'present':
      return anyOf(
        columnOf(table, filter.place),
        ({ expression }) => sql`(${expression}) is not null`,
      );
    case 'compare':
      return sql`(${anyOf(columnOf(table, filter.place), (column) => compare(column, filter))})`;
    case 'value': {
      const { each, ...inner } = narrowed(table, filter.place);
      // Of one address, and of an id, which has no other part, what holds for one value holds for it.
      return each === undefined
        ? of(filter.inner)
        : sql`exists (select 1 from ${each} where ${filterSql(filter.inner, inner)})`;
    }
  }
};

/** Never null, so that a page can go on behind any row. @throws scim.invalid_value */
export const orderSql = ({ columns, shortened }: FilterTable, place: Place | undefined): Sql => {
  const name = place === undefined ? 'meta.created' : spelled(place);
  const column = columns[shortened[name] ?? name];
  if (column === undefined || column.kind === 'ids')
    throw scimErrors.invalid_value(say('sortBy cannot be {name}.', { name }));
  const { expression, kind } = column;
  if (kind === 'folded') return sql`coalesce(lower(${expression}), '') collate "C"`;
  if (kind === 'exact') return sql`coalesce(${expression}, '') collate "C"`;
  return kind === 'boolean' ? sql`(${expression})::int` : expression;
};
