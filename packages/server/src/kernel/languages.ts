/** The languages that the server speaks, and which of them a reader gets. English is the source of all others. Pure. */

export const languages = ['en', 'de', 'ar'] as const;
export type Language = (typeof languages)[number];

export const sourceLanguage: Language = 'en';

export const directionOf = (language: Language): 'ltr' | 'rtl' =>
  language === 'ar' ? 'rtl' : 'ltr';

/** `de-AT` is answered in `de`: the tag is shortened from its end until it fits (RFC 4647 §3.4). Undefined: we do not speak it. */
export function findLanguage(tag: string | null | undefined): Language | undefined {
  const [primary] = (tag ?? '').toLowerCase().split('-');
  return languages.find((language) => language === primary);
}

const headerLengthAtMost = 1_000;
// RFC 9110 §12.4.2: a weight is 0 to 1, with at most three digits behind the point.
const preferenceForm =
  /^(\*|[a-z]{1,8}(?:-[a-z0-9]{1,8})*)(?:[ \t]*;[ \t]*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?$/i;

interface Preference {
  readonly range: string;
  readonly weight: number;
}

function readPreferences(header: string): Preference[] {
  return header
    .split(',')
    .map((part) => preferenceForm.exec(part.trim()))
    .filter((match) => match !== null)
    .map(([, range = '', weight = '1']) => ({ range, weight: Number(weight) }));
}

/** What a language weighs: by its own name, else by the star; undefined where neither is said. */
function weightOf(language: Language, preferences: readonly Preference[]): number | undefined {
  const own = preferences.filter(({ range }) => findLanguage(range) === language);
  const said = own.length > 0 ? own : preferences.filter(({ range }) => range === '*');
  return said.length === 0 ? undefined : Math.max(...said.map(({ weight }) => weight));
}

/**
 * The language that `Accept-Language` asks for (RFC 9110 §12.5.4). What cannot be read counts as not said. Undefined: it
 * names none that we speak, so that the answer is in English, which is worth more than none.
 */
export function negotiateLanguage(header: string | undefined): Language | undefined {
  if (header === undefined || header.length > headerLengthAtMost) return undefined;
  const preferences = readPreferences(header);
  const firstNamed = (language: Language) =>
    preferences.findIndex(({ range }) => findLanguage(range) === language);
  // Of equal weight, what was named first; what only the star stands for comes last, in our own order.
  const placeOf = (language: Language) =>
    firstNamed(language) === -1 ? preferences.length : firstNamed(language);
  const [best] = languages
    .map((language) => ({ language, weight: weightOf(language, preferences) ?? 0 }))
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight || placeOf(a.language) - placeOf(b.language));
  // A star alone asks for nothing: English is what everybody gets.
  const isNothing = best?.language === sourceLanguage && firstNamed(sourceLanguage) === -1;
  return isNothing ? undefined : best?.language;
}
