/** The languages of the pages, and which of them somebody gets. The one list: a new language begins with a line here. */

/**
 * Each has a catalogue of its own, loaded with its pages. `ui` is what every page shows, `inside` are the parts that only
 * pages behind a sign-in have: signing in does not wait for them. `factors` comes to both when a factor is asked for. `public` is
 * signing in, and `linked` the other pages without a session, to which that page, a mail or an identity provider leads. `integrations` are the pages of the
 * Admin Center about other systems: lists of people do not carry their texts.
 */
export const areas = [
  'ui',
  'inside',
  'factors',
  'public',
  'linked',
  'console',
  'admin',
  'integrations',
  'operator',
  'kit',
] as const;
export type Area = (typeof areas)[number];

/** Areas that somebody sees who is not signed in. */
const standAlone: ReadonlySet<Area> = new Set(['public', 'linked', 'factors']);

/** The texts that an area's pages show: those of the frame around them too. */
export function textsOf(area: Area): readonly Area[] {
  if (standAlone.has(area)) return [area];
  return area === 'integrations' ? ['inside', 'admin', area] : ['inside', area];
}

interface LanguageDefinition {
  /** What its speakers call it. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  /** How numbers, dates and lists are written. */
  readonly formats: string;
}

/** The language that the texts stand in where they are written. */
export const sourceLanguage = 'en';

/** What the source is translated to. */
export const translations = ['de', 'ar'] as const;

/** English in strange letters and a third longer: what is not translated or does not fit shows. For tests. */
export const pseudoLanguage = 'en-XA';

export type Language = typeof sourceLanguage | (typeof translations)[number];
export type ActiveLanguage = Language | typeof pseudoLanguage;

export const languages: Readonly<Record<Language, LanguageDefinition>> = {
  // 5 Jan 2026 reads the same on both sides of an ocean; 1/5/2026 does not.
  en: { name: 'English', direction: 'ltr', formats: 'en-GB' },
  de: { name: 'Deutsch', direction: 'ltr', formats: 'de' },
  // Western digits: they stand beside SIDs, addresses and records, which have no others.
  ar: { name: 'العربية', direction: 'rtl', formats: 'ar-u-nu-latn' },
};

export const definitionOf = (language: ActiveLanguage): LanguageDefinition =>
  languages[language === pseudoLanguage ? sourceLanguage : language];

/** The language of a tag, by its first part alone: `de-AT` gets `de`. */
export function languageOf(tag: string | null | undefined): ActiveLanguage | undefined {
  if (tag === pseudoLanguage) return pseudoLanguage;
  const primary = tag?.toLowerCase().split('-')[0];
  return (Object.keys(languages) as Language[]).find((language) => language === primary);
}

/** The first of the wanted languages that there is. @param wanted BCP 47 tags, best first */
export function negotiate(wanted: readonly (string | null | undefined)[]): ActiveLanguage {
  return wanted.map(languageOf).find((language) => language !== undefined) ?? sourceLanguage;
}
