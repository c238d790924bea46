/** Numbers as each language writes them: also those that no formatter is asked for. */
import { i18n } from '@lingui/core';
import { describe, expect, it } from 'vitest';
import { formatNumber } from './formats.ts';
import { type Language, languages } from './languages.ts';

const values = [0, -0, 1, 7, 42, 999, 1_000, 1_234_567, -1, -999, 0.5, 12.25];

describe.each(Object.keys(languages) as Language[])('numbers in %s', (language) => {
  it.each(values)('%d is written as its formatter writes it', (value) => {
    i18n.loadAndActivate({ locale: language, messages: {} });
    expect(formatNumber(value)).toBe(
      new Intl.NumberFormat(languages[language].formats).format(value),
    );
  });
});
