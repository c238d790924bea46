import { expect, it } from 'vitest';
import { languages, negotiate } from './languages.ts';

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
