/** What the pages' texts need of a build and of a test run: macros become calls, catalogues become modules. */
import { fileURLToPath } from 'node:url';
import { formatter } from '@lingui/format-po';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import { lingui } from '@lingui/vite-plugin';
import type { Plugin } from 'vite';
import { poOptions } from './po-options.ts';
import { sourceLanguage } from './src/i18n/languages.ts';

const strange: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ', (letter, index) => [
    letter,
    'áƀçđéƒĝĥíĵķļɱñóƥǫŕšťúṽŵẋýžÁƁÇĐÉƑĜĤÍĴĶĻṀÑÓƤǪŔŠŤÚṼŴẊÝŽ'[index] ?? letter,
  ]),
);

/** Letters that no catalogue has, and a third more of them: a text that stays as it was, or does not fit, shows. */
const pseudoText = (text: string): string =>
  text.replaceAll(/[a-z]/gi, (letter) => {
    const other = strange[letter] ?? letter;
    return /[aeiou]/.test(letter) ? other + other : other;
  });

/** `en.po?pseudo`: the source as the language of tests. */
const pseudoCatalogs: Plugin = {
  name: 'pseudo-catalogs',
  transform: {
    filter: { id: /\.po\?pseudo$/ },
    async handler(content) {
      const format = formatter(poOptions);
      const catalog = await format.parse(content, {
        locale: sourceLanguage,
        sourceLocale: sourceLanguage,
        filename: '',
      });
      const messages = Object.fromEntries(
        Object.entries(catalog).map(([id, { message = '' }]) => [
          id,
          compileMessageOrThrow(message, pseudoText),
        ]),
      );
      const code = `export const messages = JSON.parse(${JSON.stringify(JSON.stringify(messages))});`;
      return { code, map: null, moduleType: 'js' };
    },
  },
};

export const texts = (): Plugin[] => [
  ...lingui({
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    macroTransform: true,
    failOnCompileError: true,
  }),
  pseudoCatalogs,
];
