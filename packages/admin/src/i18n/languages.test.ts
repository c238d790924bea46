import { expect, it } from 'vitest';
import { areaOf, areas, languages, negotiate, shownIn, untranslated } from './languages.ts';

it.each([
  [['de-AT', 'en'], 'de'],
  [['pt-BR', 'ar-EG', 'de'], 'ar'],
  [[null, undefined, 'DE'], 'de'],
  [['en-US', 'de'], 'en'],
  [['en-XA'], 'en-XA'],
  [['tlh'], 'en'],
  [[], 'en'],
  [['', 'constructor', 'ar'], 'ar'],
])('who wants %j gets %s', (wanted, language) => {
  expect(negotiate(wanted)).toBe(language);
});

it.each(Object.entries(languages))('%s is one that the platform writes', (tag, { formats }) => {
  expect(Intl.NumberFormat.supportedLocalesOf(formats)).toEqual([formats]);
  expect(new Intl.Locale(formats).language).toBe(tag);
});

it('shows an area in a language when all of its pages are translated', () => {
  for (const area of areas) {
    const isWhole = !untranslated.includes(area);
    expect(shownIn('en', area)).toBe('en');
    expect(shownIn('en-XA', area)).toBe('en-XA');
    expect(shownIn('ar', area)).toBe(isWhole ? 'ar' : 'en');
  }
});

it.each([
  ['/console/accounts/AC01', 'console'],
  ['/admin', 'admin'],
  ['/administration', 'public'],
  ['/operator/sign-in', 'operator'],
  ['/sign-in', 'public'],
  ['/', 'public'],
])('%s belongs to %s', (pathname, area) => {
  expect(areaOf(pathname)).toBe(area);
});
