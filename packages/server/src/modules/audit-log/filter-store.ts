/** What the fields of the filter of the audit log mean in SQL. */
import { type RawBuilder, sql } from 'kysely';
import { uuidOfSid } from '../../kernel/ids.ts';
import type { Condition, ListFilter } from '../../kernel/list-filter.ts';
import {
  containing,
  equalTo,
  type FilterSql,
  filterConditions,
  within,
} from '../../kernel/list-filter-sql.ts';
import type { auditFilter } from './contract.ts';

type Field = keyof typeof auditFilter.fields;
export type AuditTerms = ListFilter<Field>;

/** A word is found in what the row says, or in the sentence of its event. */
export interface SearchedWord {
  readonly text: string;
  readonly events: readonly string[];
}

export const searched = sql`(actor_name || ' ' || target_name || ' ' || event || ' ' || target_sid)`;

export const says = (word: SearchedWord): RawBuilder<unknown> =>
  sql`(${searched} ilike ${containing(word.text)} or event = any(${word.events}::text[]))`;

/** Whoever acts has a SID of their kind. */
export const actorIdOf = (text: string): string | undefined =>
  uuidOfSid('US', text) ??
  uuidOfSid('SK', text) ??
  uuidOfSid('OQ', text) ??
  uuidOfSid('PC', text) ??
  uuidOfSid('OE', text);

function byActor(condition: Condition): RawBuilder<unknown> {
  const text = 'text' in condition ? condition.text : '';
  const id = actorIdOf(text);
  if (id !== undefined) return sql`actor_id = ${id}`;
  // The index of texts finds the name, the comparison makes it exact.
  return sql`${searched} ilike ${containing(text)} and ${named(sql`actor_name`, condition)}`;
}

function named(column: RawBuilder<unknown>, condition: Condition): RawBuilder<unknown> {
  if (condition.kind === 'is') return sql`lower(${column}) = lower(${condition.text}::text)`;
  return condition.kind === 'begins'
    ? sql`starts_with(lower(${column}), lower(${condition.text}::text))`
    : sql`false`;
}

function onTarget(condition: Condition): RawBuilder<unknown> {
  const text = 'text' in condition ? condition.text : '';
  if (/^[A-Z]{2}[0-9a-f]{32}$/.test(text)) return sql`target_sid = ${text}`;
  return sql`${searched} ilike ${containing(text)} and ${named(sql`target_name`, condition)}`;
}

/** Ids begin with the time at which they were made: a range of time is a range of the index, give or take a day. */
function happened(condition: Condition): RawBuilder<unknown> {
  const exact = within(sql`occurred_at`)(condition);
  if (condition.kind !== 'within') return exact;
  const idAt = (time: RawBuilder<unknown>, days: number) =>
    sql`(lpad(to_hex((extract(epoch from ${time} + make_interval(days => ${days})) * 1000)::bigint), 12, '0') || '00000000000000000000')::uuid`;
  const timeOf = (bound: NonNullable<typeof condition.from>) =>
    'at' in bound
      ? sql`${bound.at}::timestamptz`
      : sql`(now() + make_interval(secs => ${'secondsFromNow' in bound ? bound.secondsFromNow : 0}))`;
  const from =
    condition.from === null ? sql`` : sql` and id >= ${idAt(timeOf(condition.from), -1)}`;
  const to = condition.to === null ? sql`` : sql` and id < ${idAt(timeOf(condition.to), 1)}`;
  return sql`${exact}${from}${to}`;
}

const meaning = (events: ReadonlyMap<string, readonly string[]>): FilterSql<Field> => ({
  event: equalTo(sql`event`),
  actor: byActor,
  target: onTarget,
  account: (condition) => {
    const id = condition.kind === 'is' ? uuidOfSid('AC', condition.text) : undefined;
    return id === undefined ? sql`false` : sql`account_id = ${id}`;
  },
  // As a literal: the index of refusals is only for them.
  outcome: (condition) =>
    condition.kind === 'is' && condition.text === 'denied'
      ? sql`outcome = 'denied'`
      : sql`outcome = 'done'`,
  request: equalTo(sql`request_id`),
  address: equalTo(sql`client_address`),
  at: happened,
  text: (condition) =>
    condition.kind === 'contains'
      ? says({ text: condition.text, events: events.get(condition.text) ?? [] })
      : sql`false`,
});

/** @param events in whose sentence a searched word stands */
export const auditConditions = (
  filter: AuditTerms | undefined,
  events: ReadonlyMap<string, readonly string[]>,
) => filterConditions(filter, meaning(events));
