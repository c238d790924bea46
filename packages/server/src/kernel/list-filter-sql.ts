/**
 * From the typed terms of a filter to SQL. A list says for each of its fields what a condition means; what is written
 * here is how conditions on texts, times and choices look on a column, so that each has an index to walk.
 */
import { type RawBuilder, sql } from 'kysely';
import { type SidPrefix, uuidOfSid } from './ids.ts';
import type { Bound, Condition, ListFilter } from './list-filter.ts';

type ConditionSql = (condition: Condition) => RawBuilder<unknown>;

/** A column that is never empty and holds one of `values`. What is denied is written as the rest of them, so that an index serves it. */
interface ChoiceSql {
  readonly column: RawBuilder<unknown>;
  readonly values: readonly string[];
}

export type FilterSql<Name extends string> = Readonly<
  Record<Name | 'text', ConditionSql | ChoiceSql>
>;

const literal = (text: string) => text.replace(/[\\%_]/g, '\\$&');
export const containing = (text: string) => `%${literal(text)}%`;

/** The index of texts knows three letters and more, and what words begin with. */
const isShort = (typed: string) =>
  /^[\p{L}\p{N}]{1,2}$/u.test(typed) &&
  !/[\p{Ideo}\p{scx=Kana}\p{scx=Hira}\p{scx=Hang}]/u.test(typed);
const wordsBeginAfter = ['% ', '%@', '%.'];

/**
 * What is typed to find something: a part of the text. One letter or two are the beginning of a word, or all rows would be read for
 * what few have; not where words are written without spaces between them.
 */
export function partOf(text: RawBuilder<unknown>, typed: string): RawBuilder<unknown> {
  if (!isShort(typed)) return sql`${text} ilike ${containing(typed)}`;
  const places = ['', ...wordsBeginAfter].map(
    (before) => sql`${text} ilike ${`${before}${typed}%`}`,
  );
  return sql`(${sql.join(places, sql` or `)})`;
}

function chosenOf(
  { column, values }: ChoiceSql,
  { any, isDenied }: { any: readonly Condition[]; isDenied: boolean },
): RawBuilder<unknown> {
  const named = new Set(any.map((condition) => (condition.kind === 'is' ? condition.text : '')));
  const [first, ...others] = values.filter((value) => named.has(value) !== isDenied);
  return others.length === 0
    ? sql`${column} = ${first ?? null}`
    : sql`${column} = any(${[first, ...others]}::text[])`;
}

/** One condition for each term. A denied term holds where the term does not, also where nothing is known. */
export function filterConditions<Name extends string>(
  filter: ListFilter<Name> | undefined,
  fields: FilterSql<Name>,
): RawBuilder<unknown>[] {
  return (filter?.terms ?? []).map((term) => {
    const meaning = fields[term.field];
    if (typeof meaning !== 'function') return chosenOf(meaning, term);
    const any =
      term.any.length === 0
        ? sql`false`
        : sql.join(
            term.any.map((condition) => sql`(${meaning(condition)})`),
            sql` or `,
          );
    return term.isDenied ? sql`((${any}) is not true)` : sql`(${any})`;
  });
}

/** A choice, or a text that is compared as it stands. */
export const equalTo =
  (column: RawBuilder<unknown>): ConditionSql =>
  (condition) => {
    if (condition.kind === 'absent') return sql`${column} is null`;
    if (condition.kind === 'begins') return sql`starts_with(${column}, ${condition.text})`;
    return condition.kind === 'is' ? sql`${column} = ${condition.text}` : sql`false`;
  };

/** A lower-case column in the order of its bytes (`collate "C"`): equal, or beginning so, both by its index. */
export const named =
  (column: RawBuilder<unknown>): ConditionSql =>
  (condition) => {
    if (condition.kind === 'absent') return sql`${column} is null`;
    if (condition.kind === 'is') return sql`${column} = lower(${condition.text}::text)`;
    if (condition.kind !== 'begins') return sql`false`;
    const from = sql`lower(${condition.text}::text)`;
    return sql`${column} >= ${from} collate "C" and ${column} < (${from} || chr(1114111)) collate "C"`;
  };

/** What is typed without a field: a part of the text as `partOf` has it, or the whole SID of one. */
export const textOrSid =
  (text: RawBuilder<unknown>, prefix: SidPrefix, id: RawBuilder<unknown>): ConditionSql =>
  (condition) => {
    if (condition.kind !== 'contains') return sql`false`;
    const uuid = uuidOfSid(prefix, condition.text);
    return uuid === undefined ? partOf(text, condition.text) : sql`${id} = ${uuid}`;
  };

function boundSql(bound: Bound): RawBuilder<unknown> {
  if ('at' in bound) return sql`${bound.at}::timestamptz`;
  if ('number' in bound) return sql`${bound.number}::int`;
  return sql`now() + make_interval(secs => ${bound.secondsFromNow})`;
}

/** A time or a number. */
export const within =
  (column: RawBuilder<unknown>): ConditionSql =>
  (condition) => {
    if (condition.kind === 'absent') return sql`${column} is null`;
    if (condition.kind !== 'within') return sql`false`;
    const { from, to } = condition;
    const parts = [
      ...(from === null ? [] : [sql`${column} >= ${boundSql(from)}`]),
      ...(to === null ? [] : [sql`${column} < ${boundSql(to)}`]),
    ];
    return sql.join(parts, sql` and `);
  };

/**
 * Leads a statement that a filter shaped: it is planned for its values each time. There are too many shapes to keep a
 * plan of each, and which index serves depends on the values.
 */
export const plannedEachTime = sql.raw('/* planned each time */ ');
