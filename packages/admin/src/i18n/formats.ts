/** Numbers, times and lists as the active language writes them. Asked while drawing: never kept in a constant. */
import { t } from '@lingui/core/macro';
import { activeLanguage } from './i18n.ts';
import { definitionOf } from './languages.ts';

/** One of a kind for a language, made when it is first asked for. */
export function perLanguage<Format>(make: (formats: string) => Format): () => Format {
  const made = new Map<string, Format>();
  return () => {
    const { formats } = definitionOf(activeLanguage());
    const found = made.get(formats) ?? make(formats);
    made.set(formats, found);
    return found;
  };
}

const numbers = perLanguage((formats) => new Intl.NumberFormat(formats));
const moments = perLanguage(
  (formats) => new Intl.DateTimeFormat(formats, { dateStyle: 'medium', timeStyle: 'long' }),
);
const relatives = perLanguage(
  (formats) => new Intl.RelativeTimeFormat(formats, { numeric: 'auto' }),
);
const alternatives = perLanguage(
  (formats) => new Intl.ListFormat(formats, { type: 'disjunction' }),
);
const lists = perLanguage((formats) => new Intl.ListFormat(formats, { type: 'conjunction' }));

const loose = perLanguage((formats) => new Intl.ListFormat(formats, { type: 'unit' }));

const megabytes = perLanguage(
  (formats) =>
    new Intl.NumberFormat(formats, {
      style: 'unit',
      unit: 'megabyte',
      maximumFractionDigits: 0,
    }),
);

/** In its own direction, where the text around it has another, as in a picture. */
export const isolated = (text: string): string => `\u2068${text}\u2069`;

/** Every language here writes these with the same digits and nothing between them; the first formatter takes a phone long to make. */
const isPlain = (value: number) => Number.isInteger(value) && value >= 0 && value < 1_000;

export const formatNumber = (value: number): string =>
  isPlain(value) && !Object.is(value, -0) ? String(value) : numbers().format(value);

/** How many there are, where the server may have stopped counting. */
export function formatCount({ value, exact }: { value: number; exact: boolean }): string {
  return exact ? formatNumber(value) : `${formatNumber(value)}+`;
}

export const formatMegabytes = (bytes: number): string => megabytes().format(bytes / 1_000_000);

/** To the second, with its zone. */
export const formatMoment = (at: Date | string): string => moments().format(new Date(at));

/** "Ada, Imogen and Yuki". */
export const formatList = (items: readonly string[]): string => lists().format(items);

/** The same in pieces, for names that are links. */
export const partsOfList = (items: readonly string[]) => lists().formatToParts(items);

/** "2 ways, 3 accounts": what stands side by side. */
export const formatParts = (items: readonly string[]): string => loose().format(items);

/** "Ada, Imogen or Yuki". */
export const formatAlternatives = (items: readonly string[]): string =>
  alternatives().format(items);

/** "30 days". */
export function formatDuration(count: number, unit: 'hour' | 'day' | 'week' | 'year'): string {
  const { formats } = definitionOf(activeLanguage());
  return new Intl.NumberFormat(formats, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** "3 hours ago", "in 2 days". @param seconds from now; what is over is negative */
export function formatRelative(seconds: number): string {
  const found = steps.find(([, size]) => Math.abs(seconds) >= size);
  if (found === undefined) return seconds > 0 ? t`in a moment` : t`just now`;
  return relatives().format(Math.round(seconds / found[1]), found[0]);
}
