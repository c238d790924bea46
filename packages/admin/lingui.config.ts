/** Where the texts of the pages are looked for, and in which catalogue they land: one for each area and language. */
import { defineConfig } from '@lingui/conf';
import { formatter } from '@lingui/format-po';
import { createSwcExtractor } from '@lingui/native-tools';
import { poOptions } from './po-options.ts';
import { areas, sourceLanguage, translations } from './src/i18n/languages.ts';

/** The parts that pages without a session have too. */
const partsOfEveryPage =
  'as-code,controls,dialog,form,invitation,language,page,parts,step-up-dialog'
    .split(',')
    .map((name) => `src/ui/${name}.tsx`);

/** What most people see first; to the other public pages something leads. */
const signingIn = ['src/pages/public/sign-in.tsx'];

/** Pages of the Admin Center about other systems and about how people prove themselves: lists do not carry their texts. */
const integrations = [
  'sso',
  'provisioning',
  'api-keys',
  'oauth-apps',
  'programs',
  'security-policies',
  'compliance',
  'dormant-people',
  'sessions',
].map((name) => `src/pages/admin/${name}/**`);

const sources: Record<(typeof areas)[number], readonly string[]> = {
  ui: ['src/*.ts', 'src/*.tsx', 'src/i18n/**', ...partsOfEveryPage],
  inside: ['src/ui/**'],
  factors: ['src/factors/**'],
  public: signingIn,
  linked: ['src/pages/public/**'],
  console: ['src/pages/console/**'],
  admin: ['src/pages/admin/**'],
  integrations,
  operator: ['src/pages/operator/**'],
  kit: ['src/kit/**'],
};

const inSources = (path: string) => `<rootDir>/${path}`;

export default defineConfig({
  sourceLocale: sourceLanguage,
  locales: [sourceLanguage, ...translations],
  // What is not translated yet is shown as it was written.
  fallbackLocales: { default: sourceLanguage },
  catalogs: areas.map((area) => ({
    path: inSources(`src/locales/${area}/{locale}`),
    include: sources[area].map(inSources),
    exclude: [
      ...['**/*.test.ts', '**/*.test.tsx'],
      ...(area === 'inside' ? partsOfEveryPage : []),
      ...(area === 'linked' ? signingIn : []),
      ...(area === 'admin' ? integrations : []),
    ].map(inSources),
  })),
  format: formatter(poOptions),
  orderBy: 'message',
  extractors: [createSwcExtractor()],
});
