import { expect, it } from 'vitest';
import { findLanguage, negotiateLanguage } from './languages.ts';

it.each([
  ['nothing', undefined, undefined],
  ['an empty header', '', undefined],
  ['one language', 'de', 'de'],
  ['a region of it', 'de-AT', 'de'],
  ['in large letters', 'DE-at', 'de'],
  ['several, by their weight', 'en;q=0.3, de;q=0.7, ar;q=0.5', 'de'],
  ['of equal weight, the first', 'ar, de, en', 'ar'],
  ['ones that we do not speak before one that we do', 'fr, fi;q=0.9, ar;q=0.1', 'ar'],
  ['only ones that we do not speak', 'fr, fi', undefined],
  ['any', '*', undefined],
  ['any, weighed', 'fr, *;q=0.5', undefined],
  ['any but English', 'en;q=0, *', 'de'],
  ['any but two', 'en;q=0, de;q=0.0, *;q=0.1', 'ar'],
  ['one refused, by a weight of nothing', 'de;q=0', undefined],
  ['one refused, another wanted less', 'de;q=0, ar;q=0.001', 'ar'],
  ['a region weighs as its language', 'de-CH;q=0.2, ar;q=0.9', 'ar'],
  ['spaces wherever they may be', ' de ; q=0.2 ,\tar ; q=0.9 ', 'ar'],
  ['a weight that is none', 'de;q=2, ar', 'ar'],
  ['a weight with too many digits', 'de;q=0.1234, ar;q=0.1', 'ar'],
  ['garbage beside what can be read', ';;;, ===, de;q=abc, \u{1f600}, ar;q=0.4', 'ar'],
  ['only garbage', '<script>alert(1)</script>', undefined],
  ['a name of an object', '__proto__, constructor', undefined],
  ['more than anybody sends', `${'fr,'.repeat(400)}de`, undefined],
])('%s', (_name, header, language) => {
  expect(negotiateLanguage(header)).toBe(language);
});

it('finds the language of a tag that a person chose', () => {
  expect(['de', 'de-CH', 'ar-EG', 'pt-BR', '', null, undefined].map(findLanguage)).toEqual([
    'de',
    'de',
    'ar',
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
