/**
 * What the server says to people: an ICU message in English, which is also its key in the catalogs, and the values in it.
 * It stays a message until somebody reads it, so that it can be kept and is said in the language of its reader. Pure.
 */
import { IntlMessageFormat } from 'intl-messageformat';
import arabic from '../languages/ar.json' with { type: 'json' };
import german from '../languages/de.json' with { type: 'json' };
import { directionOf, type Language, sourceLanguage } from './languages.ts';

type Catalog = Readonly<Record<string, string>>;

/** English message → translation. */
export const catalogs: Readonly<Record<Exclude<Language, 'en'>, Catalog>> = {
  de: german,
  ar: arabic,
};

/** A moment, written as the language of the reader writes it. */
export interface Moment {
  readonly at: string;
  /** `day` and `minute` are 2026-12-24 and 2026-12-24 12:00 UTC in English; `date` is December 24, 2026. */
  readonly as: 'day' | 'minute' | 'date';
}

/** Several values with commas between them. */
export interface Listing {
  readonly list: readonly TextValue[];
}

/** What somebody typed is a string and stays as it is; what we say is a `Text`. */
export type TextValue = string | number | Text | Moment | Listing;
export type TextValues = Readonly<Record<string, TextValue>>;

export class Text {
  readonly message: string;
  readonly values: TextValues;

  constructor(message: string, values: TextValues) {
    this.message = message;
    this.values = values;
  }

  in(language: Language): string {
    return format(this, language);
  }

  /** English: for logs, and for whatever is kept the same for everybody. */
  toString(): string {
    return format(this, sourceLanguage);
  }
}

/** @param message a literal: the catalogs are made from the sources. `{name}`, `{n, number}`, `{n, plural, one {# day} other {# days}}` */
export function say(message: string, values: TextValues = {}): Text {
  return new Text(message, values);
}

/** A message that stands in a table (a title, the name of a role); said as it is where the catalogs do not have it. */
export function known(message: string): Text {
  return new Text(message, {});
}

export const dayOf = (at: Date): Moment => ({ at: at.toISOString(), as: 'day' });
export const minuteOf = (at: Date): Moment => ({ at: at.toISOString(), as: 'minute' });
export const dateOf = (at: Date): Moment => ({ at: at.toISOString(), as: 'date' });
export const listOf = (list: readonly TextValue[]): Listing => ({ list });

/** `A or B or C`. @param items at least one */
export function anyOf(items: readonly TextValue[]): TextValue {
  const [first = '', ...rest] = items;
  return rest.length === 0 ? first : say('{first} or {rest}', { first, rest: anyOf(rest) });
}

/** Does the value come from JSON that a `Text` was kept as? */
function readValue(value: unknown): TextValue {
  if (typeof value === 'string' || typeof value === 'number') return value;
  const { message, list, at, as } = value as Partial<Text & Listing & Moment>;
  if (message !== undefined) return readText(value as KeptText);
  if (list !== undefined) return listOf(list.map(readValue));
  if (at !== undefined && as !== undefined) return { at, as };
  throw new Error('what was kept is no value of a text');
}

/** What a `Text` becomes as JSON. A string is one that was kept before there were languages. */
export type KeptText = string | { readonly message: string; readonly values: object };

/** For a column of JSON. */
export const keepText = (text: KeptText | null): string | null =>
  text === null ? null : JSON.stringify(text);

export function readText(kept: KeptText): Text {
  if (kept instanceof Text) return kept;
  if (typeof kept === 'string') return known(kept);
  const { message, values } = kept;
  return new Text(
    message,
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, readValue(value)])),
  );
}

/** Says every `Text` in an answer in the language of its reader. What holds none is the same afterwards, and no copy. */
export function sayAll(answer: unknown, language: Language): unknown {
  if (typeof answer !== 'object' || answer === null) return answer;
  if (answer instanceof Text) return answer.in(language);
  if (Array.isArray(answer)) {
    const said = answer.map((item: unknown) => sayAll(item, language));
    return said.every((item, index) => item === answer[index]) ? answer : said;
  }
  let copy: Record<string, unknown> | undefined;
  for (const [name, value] of Object.entries(answer)) {
    const said = sayAll(value, language);
    if (said !== value) (copy ??= { ...answer })[name] = said;
  }
  return copy ?? answer;
}

/** Compiled once: by language and message. Messages stand in the sources, so there is an end of them. */
const compiled = new Map<string, IntlMessageFormat>();

function formatterOf(message: string, language: Language): IntlMessageFormat {
  const key = `${language} ${message}`;
  const before = compiled.get(key);
  if (before !== undefined) return before;
  const made = new IntlMessageFormat(message, language, undefined, { ignoreTag: true });
  compiled.set(key, made);
  return made;
}

/** What a message is made of, for whoever compares it with its translations. */
export const elementsOf = (message: string) => formatterOf(message, sourceLanguage).getAst();

const commas: Readonly<Record<Language, string>> = { en: ', ', de: ', ', ar: '، ' };

const styles = {
  day: { dateStyle: 'long', timeZone: 'UTC' },
  date: { dateStyle: 'long', timeZone: 'UTC' },
  minute: {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'UTC',
    timeZoneName: 'short',
  },
} as const satisfies Record<Moment['as'], Intl.DateTimeFormatOptions>;

function formatMoment({ at, as }: Moment, language: Language): string {
  if (language === sourceLanguage && as === 'day') return at.slice(0, 10);
  if (language === sourceLanguage && as === 'minute')
    return `${at.slice(0, 16).replace('T', ' ')} UTC`;
  return new Intl.DateTimeFormat(language, styles[as]).format(new Date(at));
}

/**
 * What runs the other way is set apart (first strong isolate), so that a name in an Arabic sentence does not turn the
 * words around it (UAX #9).
 */
const setApart = (words: string, language: Language): string =>
  directionOf(language) === 'rtl' && words !== '' ? `\u2068${words}\u2069` : words;

function formatValue(value: TextValue, language: Language): string | number {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return setApart(value, language);
  if (value instanceof Text) return value.in(language);
  if ('list' in value)
    return value.list.map((item) => formatValue(item, language)).join(commas[language]);
  return formatMoment(value, language);
}

/** Undefined: English, which is the message itself, or nobody has translated it. */
function translationOf(message: string, language: Language): string | undefined {
  const found = language === 'en' ? undefined : catalogs[language][message];
  return found === '' ? undefined : found;
}

function format({ message, values }: Text, language: Language): string {
  const translated = translationOf(message, language);
  const entries = Object.entries(values);
  // Without values a message says itself: what is not ours must not be read as a pattern.
  if (entries.length === 0) return translated ?? message;
  const spoken = translated === undefined ? sourceLanguage : language;
  const said = formatterOf(translated ?? message, spoken).format<string>(
    Object.fromEntries(entries.map(([name, value]) => [name, formatValue(value, language)])),
  );
  return String(said);
}
