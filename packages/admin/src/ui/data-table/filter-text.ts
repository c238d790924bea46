/** The text of a filter, in the pieces that a page shows: terms, what they mean in words, and what could stand next. Pure. */

import type { ListFilterField } from '@bailiwick/sdk';
import { t } from '@lingui/core/macro';
import { formatAlternatives, formatDuration } from '../../i18n/formats.ts';
import { filterDescription } from './filter-descriptions.ts';

export interface Term {
  /** As it stands in the filter. */
  readonly text: string;
  /** The first character of the filter is 1, as the server counts. */
  readonly position: number;
}

/** At spaces, but for those in quotation marks. */
export function termsOf(filter: string): Term[] {
  return [...filter.matchAll(/(?:"(?:[^"\\]|\\.)*"?|[^\s"])+/g)].map((match) => ({
    text: match[0],
    position: match.index + 1,
  }));
}

/** A value as it can stand in a filter. */
export const quoted = (value: string) =>
  /^[^\s,"<>\-][^\s,"]*$/.test(value) && !value.endsWith('*')
    ? value
    : `"${value.replaceAll(/["\\]/g, '\\$&')}"`;

export const termFor = (field: string) => (value: string) => `${field}:${quoted(value)}`;

interface Parts {
  readonly isDenied: boolean;
  readonly field: string | undefined;
  readonly value: string;
}

export function partsOf(text: string): Parts {
  const [, denied, field, value = ''] = /^(-?)(?:([A-Za-z][A-Za-z_]*):)?(.*)$/s.exec(text) ?? [];
  return { isDenied: denied === '-', field: field?.toLowerCase(), value };
}

const units = { h: 'hour', d: 'day', w: 'week', y: 'year' } as const;
const isUnit = (letter: string): letter is keyof typeof units => letter in units;

function ageWords(isLess: boolean, isAhead: boolean, duration: string): string {
  if (isAhead) return isLess ? t`less than ${duration} ahead` : t`more than ${duration} ahead`;
  return isLess ? t`less than ${duration} ago` : t`more than ${duration} ago`;
}

function momentWords(comparison: string, moment: string): string {
  switch (comparison) {
    case '<':
      return t`before ${moment}`;
    case '<=':
      return t`until ${moment}`;
    case '>':
      return t`after ${moment}`;
    default:
      return t`from ${moment}`;
  }
}

function timeWords(value: string, isAhead: boolean): string {
  const [, sign = '', count, unit = ''] = /^([<>]=?)(\d+)([hdwy])$/.exec(value) ?? [];
  if (count !== undefined && isUnit(unit))
    return ageWords(sign.startsWith('<'), isAhead, formatDuration(Number(count), units[unit]));
  const [, comparison, moment = ''] = /^([<>]=?)(.+)$/.exec(value) ?? [];
  if (comparison !== undefined) return momentWords(comparison, moment);
  const [from = '', to] = value.split('..');
  if (to === undefined) return value;
  if (from === '') return t`to ${to}`;
  return to === '' ? t`from ${{ moment: from }}` : t`from ${from} to ${to}`;
}

/** Values with commas between them, without their quotation marks. */
const valuesIn = (value: string) =>
  (value.match(/"(?:[^"\\]|\\.)*"?|[^,"]+/g) ?? []).map((one) =>
    one.startsWith('"') ? one.replaceAll(/^"|"$/g, '').replaceAll(/\\(.)/g, '$1') : one,
  );

export const fieldWords = (field: string) => field.replaceAll('_', ' ');

/** A term in words: `-state:active` is "state: not active". */
export function wordsOf(
  text: string,
  fields: Readonly<Record<string, ListFilterField>>,
): { readonly field: string | undefined; readonly words: string } {
  const { isDenied, field, value } = partsOf(text);
  const said = (words: string) => (isDenied ? t`not ${words}` : words);
  if (field === undefined) return { field: undefined, words: said(valuesIn(value).join(',')) };
  const known = fields[field];
  const words =
    known?.kind === 'time'
      ? timeWords(value, known.isAhead === true)
      : formatAlternatives(
          valuesIn(value).map((one) => (known?.kind === 'choice' ? one.replaceAll('_', ' ') : one)),
        );
  return { field: fieldWords(field), words: said(words) };
}

export interface Suggestion {
  /** What the filter's field holds when it is taken. */
  readonly text: string;
  readonly label: string;
  readonly detail: string;
  /** Nothing has to follow: the list can be asked. */
  readonly isWhole: boolean;
}

const ages = ['<1d', '<7d', '<30d', '<90d', '>90d', '>1y'];

function valuesOf(field: ListFilterField, found: readonly string[]): readonly string[] {
  const absent = field.absent === undefined ? [] : [field.absent];
  if (field.kind === 'choice') return [...(field.values ?? []), ...absent];
  if (field.kind === 'time') return [...ages, ...absent];
  return [...found.map(quoted), ...absent];
}

/** The term that is being typed: the last one, unless a space ended it. */
export function typedTerm(typed: string): string {
  return /\s$/.test(typed) ? '' : (termsOf(typed).at(-1)?.text ?? '');
}

/** What could stand where something is being typed. `found` are values that the server knows. */
export function suggestionsFor(
  typed: string,
  fields: Readonly<Record<string, ListFilterField>>,
  found: readonly string[] = [],
): readonly Suggestion[] {
  const term = typedTerm(typed);
  const before = typed.slice(0, typed.length - term.length);
  const { isDenied, field, value } = partsOf(term);
  const sign = isDenied ? '-' : '';
  const known = field === undefined ? undefined : fields[field];
  if (field !== undefined && known !== undefined) {
    const [last = ''] = /[^,]*$/.exec(value) ?? [];
    const head = `${before}${sign}${field}:${value.slice(0, value.length - last.length)}`;
    const isAge = known.kind === 'time';
    return valuesOf(known, found)
      .filter((one) => one.toLowerCase().includes(last.replaceAll('"', '').toLowerCase()))
      .map((one) => ({
        text: head + one,
        label: isAge ? timeWords(one, known.isAhead === true) : one.replaceAll('"', ''),
        detail: isAge ? one : '',
        isWhole: true,
      }));
  }
  const wanted = (field === undefined ? value : '').toLowerCase();
  return Object.entries(fields)
    .filter(([name]) => field === undefined && name.includes(wanted))
    .map(([name, { description }]) => ({
      text: `${before}${sign}${name}:`,
      label: `${fieldWords(name)}:`,
      detail: filterDescription(description),
      isWhole: false,
    }));
}

/** Where in a filter the server's "at character 12: …" points: which of its terms, and why. */
export function placeOf(detail: string, terms: readonly Term[]) {
  const [, at, why = detail] = /at character (\d+): (.*)$/s.exec(detail) ?? [];
  const position = Number(at ?? 0);
  const index = terms.findLastIndex((term) => term.position <= position);
  return { index, why };
}
