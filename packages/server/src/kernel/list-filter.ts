/**
 * The one grammar by which lists are filtered: `kind:independent last_sign_in:<90d account:"Production" Ada`. A list
 * declares its fields; the text is read once, at the edge, into typed conditions. Pure.
 *
 * Terms are joined by "and", values after one colon (`state:active,inactive`) by "or"; `-` before a term denies it.
 * What has no field is looked for as text. Days are those of UTC; `<90d` is less than 90 days away from now.
 */

import { z } from 'zod';
import { requestErrors } from './errors.ts';
import { listOf, say, type Text } from './text.ts';

export type FieldKind = 'choice' | 'text' | 'time' | 'number';

export interface FilterField {
  readonly kind: FieldKind;
  readonly description: string;
  readonly example: string;
  /** What a choice may be. */
  readonly values?: readonly string[];
  /** The word for "it has none". */
  readonly absent?: 'none' | 'never';
  /** A time that lies ahead: `<7d` is within the next seven days, not the last. */
  readonly isAhead?: boolean;
}

/** An end of a range: a moment, seconds from now (negative: ago), or a number. */
export type Bound =
  | { readonly at: string }
  | { readonly secondsFromNow: number }
  | { readonly number: number };

export type Condition =
  | { readonly kind: 'is'; readonly text: string }
  | { readonly kind: 'begins'; readonly text: string }
  | { readonly kind: 'contains'; readonly text: string }
  | { readonly kind: 'absent' }
  /** From `from` on, and before `to`. */
  | { readonly kind: 'within'; readonly from: Bound | null; readonly to: Bound | null };

export interface FilterTerm<Name extends string = string> {
  readonly field: Name | 'text';
  readonly isDenied: boolean;
  /** Where it begins in the text, the first character being 1. */
  readonly position: number;
  readonly any: readonly Condition[];
}

export interface ListFilter<Name extends string = string> {
  /** As it was written. */
  readonly source: string;
  readonly terms: readonly FilterTerm<Name>[];
}

type Fields = Readonly<Record<string, FilterField>>;

export interface ListFilterDefinition<F extends Fields = Fields> {
  /** What words without a field are looked for in. */
  readonly text: string;
  readonly fields: F;
}

/** Not understood: where, and what would be. */
export class FilterProblem extends Error {
  readonly text: Text;

  constructor(position: number, detail: Text) {
    const told = say('at character {position}: {detail}', { position, detail });
    super(told.toString());
    this.text = told;
  }
}

const termsAtMost = 20;
const valuesAtMost = 20;
export const filterLengthAtMost = 1_000;

export const choice = (values: readonly string[], description: string): FilterField => ({
  kind: 'choice',
  description,
  values,
  example: values[0] ?? '',
});
export const text = (description: string, example: string, absent?: 'none'): FilterField => ({
  kind: 'text',
  description,
  example,
  ...(absent === undefined ? {} : { absent }),
});
export const time = (
  description: string,
  options: { absent?: 'never'; isAhead?: true } = {},
): FilterField => ({
  kind: 'time',
  description,
  example: options.isAhead === true ? '<7d' : '<90d',
  ...options,
});

function problem(position: number, detail: Text): FilterProblem {
  return new FilterProblem(position, detail);
}

interface Atom {
  readonly text: string;
  readonly isQuoted: boolean;
  readonly position: number;
}

/** Reads the text from left to right. */
class Reader {
  readonly #text: string;
  #at = 0;

  constructor(source: string) {
    this.#text = source;
  }

  get position(): number {
    return this.#at + 1;
  }

  isDone(): boolean {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at += 1;
    return this.#at >= this.#text.length;
  }

  take(pattern: RegExp): string | undefined {
    const found = pattern.exec(this.#text.slice(this.#at))?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  /** `"quoted, with \" inside"`, or what stands before the next space (and comma, in a list of values). */
  atom(bare: RegExp): Atom {
    const { position } = this;
    if (this.#text[this.#at] !== '"')
      return { text: this.take(bare) ?? '', isQuoted: false, position };
    const quoted = this.take(/^"(?:[^"\\]|\\.)*"/);
    if (quoted === undefined) throw problem(position, say('a quotation mark is never closed'));
    return { text: quoted.slice(1, -1).replaceAll(/\\(.)/g, '$1'), isQuoted: true, position };
  }
}

const day = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/;
const relative = /^(\d{1,5})(h|d|w|y)$/;
const secondsOf = { h: 3_600, d: 86_400, w: 604_800, y: 31_536_000 };

/** The span that a time in words covers: a month, a day, or a moment. */
function spanOf(atom: Atom, name: string): { from: string; to: string } {
  const [, year, month, date] = day.exec(atom.text) ?? [];
  if (year !== undefined) {
    const [y, m, d] = [Number(year), Number(month) - 1, Number(date ?? 1)];
    const from = new Date(Date.UTC(y, m, d));
    // The calendar rolls what does not exist over into the next month.
    if (from.getUTCMonth() === m && from.getUTCDate() === d) {
      const to = date === undefined ? Date.UTC(y, m + 1, 1) : Date.UTC(y, m, d + 1);
      return { from: from.toISOString(), to: new Date(to).toISOString() };
    }
  }
  if (z.iso.datetime({ offset: true }).safeParse(atom.text).success) {
    const at = new Date(atom.text);
    return { from: at.toISOString(), to: new Date(at.getTime() + 1).toISOString() };
  }
  throw problem(
    atom.position,
    say(
      '{name} takes a day (2026-08-24), a month (2026-08), a time (2026-08-24T09:30:00Z) or an age (90d; also h, w, y), not "{text}"',
      { name, text: atom.text },
    ),
  );
}

type Comparison = '<' | '<=' | '>' | '>=' | undefined;

function within(comparison: Comparison, span: { from: Bound; to: Bound }): Condition {
  const ranges = {
    '<': [null, span.from],
    '<=': [null, span.to],
    '>': [span.to, null],
    '>=': [span.from, null],
    '': [span.from, span.to],
  } as const;
  const [from, to] = ranges[comparison ?? ''];
  return { kind: 'within', from, to };
}

function ageCondition(field: FilterField, comparison: Comparison, atom: Atom): Condition {
  const [, count, unit] = relative.exec(atom.text) ?? [];
  if (comparison === undefined)
    throw problem(
      atom.position,
      say('say <{text} or >{text}: nothing is exactly that old', { text: atom.text }),
    );
  const seconds = Number(count) * secondsOf[unit as keyof typeof secondsOf];
  const bound = { secondsFromNow: field.isAhead === true ? seconds : -seconds };
  const isNearer = comparison.startsWith('<');
  return isNearer === (field.isAhead === true)
    ? { kind: 'within', from: null, to: bound }
    : { kind: 'within', from: bound, to: null };
}

function spanOfNumber(atom: Atom, name: string): { from: Bound; to: Bound } {
  if (!/^\d{1,9}$/.test(atom.text))
    throw problem(
      atom.position,
      say('{name} takes a whole number, not "{text}"', { name, text: atom.text }),
    );
  return { from: { number: Number(atom.text) }, to: { number: Number(atom.text) + 1 } };
}

/** A time or a number: compared, or between two. */
function rangeCondition(name: string, field: FilterField, comparison: Comparison, atom: Atom) {
  const span = (part: Atom) => {
    if (field.kind === 'number') return spanOfNumber(part, name);
    const { from, to } = spanOf(part, name);
    return { from: { at: from }, to: { at: to } };
  };
  const [first, second] = atom.text.split('..', 2);
  if (second === undefined) {
    return field.kind === 'time' && relative.test(atom.text)
      ? ageCondition(field, comparison, atom)
      : within(comparison, span(atom));
  }
  if (comparison !== undefined || (first === '' && second === ''))
    throw problem(atom.position, say('a range of {name} is written from..to', { name }));
  const part = (value: string | undefined, offset: number) =>
    value === undefined || value === ''
      ? null
      : span({ ...atom, text: value, position: atom.position + offset });
  return {
    kind: 'within',
    from: part(first, 0)?.from ?? null,
    to: part(second, (first ?? '').length + 2)?.to ?? null,
  } as const;
}

function wordCondition(name: string, field: FilterField, atom: Atom): Condition {
  if (field.kind === 'choice') {
    const wanted = atom.text.toLowerCase();
    const value = field.values?.find((known) => known.toLowerCase() === wanted);
    if (value !== undefined) return { kind: 'is', text: value };
    throw problem(
      atom.position,
      say('{name} is one of {values}, not "{text}"', {
        name,
        values: listOf(field.values ?? []),
        text: atom.text,
      }),
    );
  }
  if (!atom.isQuoted && atom.text.length > 1 && atom.text.endsWith('*'))
    return { kind: 'begins', text: atom.text.slice(0, -1) };
  return { kind: 'is', text: atom.text };
}

function readValue(reader: Reader, name: string, field: FilterField): Condition {
  const { position } = reader;
  const comparison = reader.take(/^(?:<=|>=|<|>)/) as Comparison;
  const isRange = field.kind === 'time' || field.kind === 'number';
  if (comparison !== undefined && !isRange)
    throw problem(
      position,
      say('{name} cannot be compared by {comparison}: write {name}:value', { name, comparison }),
    );
  const atom = reader.atom(/^[^\s,"]+/);
  if (atom.text === '')
    throw problem(
      atom.position,
      say('{name}: needs a value, as {name}:{example}', { name, example: field.example }),
    );
  if (field.absent !== undefined && !atom.isQuoted && atom.text.toLowerCase() === field.absent)
    return { kind: 'absent' };
  return isRange ? rangeCondition(name, field, comparison, atom) : wordCondition(name, field, atom);
}

function readValues(reader: Reader, name: string, field: FilterField): readonly Condition[] {
  const any: Condition[] = [];
  do {
    if (any.length >= valuesAtMost)
      throw problem(
        reader.position,
        say('at most {valuesAtMost} values of one field', { valuesAtMost }),
      );
    any.push(readValue(reader, name, field));
  } while (reader.take(/^,/) !== undefined);
  const rest = reader.take(/^\S/);
  if (rest !== undefined) throw problem(reader.position - 1, say('a space is missing here'));
  return any;
}

function readTerm(reader: Reader, { fields }: ListFilterDefinition): FilterTerm {
  const { position } = reader;
  const isDenied = reader.take(/^-(?=\S)/) !== undefined;
  const name = reader
    .take(/^[A-Za-z][A-Za-z_]*:/)
    ?.slice(0, -1)
    .toLowerCase();
  if (name !== undefined) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field === undefined)
      throw problem(
        position,
        say(
          'there is no field "{name}". Fields: {fields}. What is meant as text stands in quotation marks',
          { name, fields: listOf(Object.keys(fields)) },
        ),
      );
    return { field: name, isDenied, position, any: readValues(reader, name, field) };
  }
  const atom = reader.atom(/^[^\s"]+/);
  if (atom.text === '')
    throw problem(atom.position, say('there is nothing between the quotation marks'));
  return { field: 'text', isDenied, position, any: [{ kind: 'contains', text: atom.text }] };
}

/** @throws FilterProblem */
export function readFilter<F extends Fields>(
  definition: ListFilterDefinition<F>,
  source: string,
): ListFilter<keyof F & string> {
  const reader = new Reader(source);
  const terms: FilterTerm[] = [];
  while (!reader.isDone()) {
    if (terms.length >= termsAtMost)
      throw problem(
        reader.position,
        say('at most {termsAtMost} terms in one filter', { termsAtMost }),
      );
    terms.push(readTerm(reader, definition));
  }
  return { source, terms };
}

/** Refuses a filter whose words were understood, but name nothing. */
export function unknownInFilter(position: number, detail: Text) {
  const { text: told } = problem(position, detail);
  return requestErrors.invalid(say('{pointer} {detail}', { pointer: 'query/q', detail: told }), {
    errors: [{ pointer: 'query/q', detail: told }],
  });
}

/** A value of a field as it stands in a filter. */
export interface ValueOfFilter {
  readonly text: string;
  /** Written with a * behind: whatever begins so. */
  readonly isBeginning: boolean;
  readonly position: number;
}

/** Says the values of one field in other words: names of roles as their ids. */
export function withField<Name extends string>(
  filter: ListFilter<Name> | undefined,
  field: Name,
  change: (value: ValueOfFilter) => readonly string[],
): ListFilter<Name> | undefined {
  if (filter === undefined) return undefined;
  const changed = (condition: Condition, position: number): readonly Condition[] =>
    condition.kind === 'is' || condition.kind === 'begins'
      ? change({ text: condition.text, isBeginning: condition.kind === 'begins', position }).map(
          (text) => ({ kind: 'is', text }),
        )
      : [condition];
  return {
    ...filter,
    terms: filter.terms.map((term) =>
      term.field === field
        ? { ...term, any: term.any.flatMap((condition) => changed(condition, term.position)) }
        : term,
    ),
  };
}

/** Does the filter say anything about the field? Then the default of its parameter does not hold. */
export const speaksOf = (filter: ListFilter | undefined, field: string): boolean =>
  filter?.terms.some((term) => term.field === field) ?? false;

function documentationOf({ text: searched, fields }: ListFilterDefinition): string {
  const lines = Object.entries(fields).map(
    ([name, field]) =>
      `\`${name}\` (${field.values?.join(', ') ?? [field.kind, ...(field.absent === undefined ? [] : [field.absent])].join(' or ')}): ${field.description}`,
  );
  return `Only what fits, in the filter grammar of all lists. Fields: ${lines.join('; ')}. Words without a field are looked for in ${searched}.`;
}

const documented = new Map<unknown, ListFilterDefinition>();

/** The parameter `search` of a list. What it means stands once, in `partOf` of `list-filter-sql.ts`. @param others what it takes beside text */
export const searchParameter = (where: string, others = '') =>
  z
    .string()
    .min(1)
    .max(100)
    .optional()
    .meta({
      description: `Text in ${where}, of one letter or two the beginning of a word${others}`,
    });

/** The parameter `q` of a list: text outside, typed terms inside. */
export function filterParameter<F extends Fields>(definition: ListFilterDefinition<F>) {
  const [first] = Object.entries(definition.fields);
  const parameter = z
    .string()
    .max(filterLengthAtMost)
    .transform((source, context): ListFilter<keyof F & string> => {
      try {
        return readFilter(definition, source);
      } catch (error) {
        if (!(error instanceof FilterProblem)) throw error;
        context.addIssue({ code: 'custom', message: error.message, params: { text: error.text } });
        return z.NEVER;
      }
    })
    .optional()
    .meta({
      description: documentationOf(definition),
      ...(first === undefined ? {} : { example: `${first[0]}:${first[1].example}` }),
    });
  documented.set(parameter, definition);
  return parameter;
}

/** The definition behind a `q`, for the generator of the reference. */
export const definitionOf = (parameter: unknown): ListFilterDefinition | undefined =>
  documented.get(parameter);
