/**
 * What the compiler lets through and a reader would not: floating promises, forgotten cases, any. No rule is about
 * style, which is the formatter's. Nothing can be switched off in a file; an exception stands in
 * `eslint.exceptions.json` with its reason.
 */
import { readFileSync } from 'node:fs';
import { defineConfig } from 'eslint/config';
import { builtinRules } from 'eslint/use-at-your-own-risk';
import lingui from 'eslint-plugin-lingui';
import tseslint from 'typescript-eslint';
import { placeholdersDiffer, textsInCatalogs } from './scripts/lint-texts.mjs';

/**
 * path → rule → why; a number in front is the limit that holds instead ("5: …").
 * @type {Record<string, Record<string, string>>}
 */
const exceptions = JSON.parse(
  readFileSync(new URL('eslint.exceptions.json', import.meta.url), 'utf8'),
);

/** What an exception leaves of a rule. */
function exceptionFor(reason) {
  const limit = /^(\d+): /.exec(reason)?.[1];
  return limit === undefined ? 'off' : ['error', Number(limit)];
}

const source = [
  'packages/*/src/**/*.ts',
  'packages/*/src/**/*.tsx',
  'packages/*/*.ts',
  'e2e/**/*.ts',
  'scripts/**/*.ts',
];
const tests = ['**/*.test.ts', '**/*.test.tsx', '**/testing/**', 'e2e/**'];
const serverSource = ['packages/server/src/**/*.ts'];
const plainScripts = ['*.mjs', '.*.mjs', 'scripts/**/*.mjs', 'packages/*/bin/**/*.mjs'];

const pages = ['packages/admin/src/**/*.ts', 'packages/admin/src/**/*.tsx'];

const environment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Only settings.ts reads the environment: what a process is told stands in one table.',
};
const currentTime = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message:
      'Only kernel/clock.ts reads the clock; what decides something asks the database for the time.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message:
      'Only kernel/clock.ts reads the clock; what decides something asks the database for the time.',
  },
];
const weakRandomness = {
  selector: "MemberExpression[object.name='Math'][property.name='random']",
  message: 'Only kernel/ids.ts and kernel/secrets.ts make randomness, and of the unguessable kind.',
};
const randomness = {
  selector:
    'ImportSpecifier[imported.name=/^(?:random.*|getRandomValues)$/][parent.source.value=/^(?:node:)?crypto$/]',
  message: 'Only kernel/ids.ts and kernel/secrets.ts make randomness.',
};
const webRandomness = {
  selector:
    "MemberExpression[object.name='crypto'][property.name=/^(?:randomUUID|getRandomValues)$/]",
  message: 'Only kernel/ids.ts and kernel/secrets.ts make randomness.',
};

const wordsInPieces = {
  selector: "CallExpression[callee.name='say'][arguments.0.type!='Literal']",
  message:
    'A message is a literal: the catalogs are made from the sources. What changes in it is a value.',
};

const fileCount = (count) => ({ max: count, skipBlankLines: true, skipComments: true });

/** Rules for the product: `any` cannot come back through a side door, and every promise is somebody's. */
const strict = {
  '@typescript-eslint/switch-exhaustiveness-check': [
    'error',
    { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
  ],
  // Numbers in texts are no mistake here; objects still are.
  '@typescript-eslint/restrict-template-expressions': [
    'error',
    { allowNumber: true, allowBoolean: false, allowAny: false, allowNullish: false },
  ],
  // `return work()` of an arrow that gives nothing is a habit, not a bug.
  '@typescript-eslint/no-confusing-void-expression': 'off',
  // Types of our own libraries call things deprecated before the replacement is in our Node.
  // Called deprecated only so that it stands out: a client in a test that reaches an instance without TLS, on loopback.
  '@typescript-eslint/no-deprecated': [
    'error',
    { allow: [{ from: 'package', name: 'allowInsecureRequests', package: 'openid-client' }] },
  ],
  '@typescript-eslint/ban-ts-comment': 'error',
  '@typescript-eslint/no-unused-vars': [
    'error',
    { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' },
  ],
  // Spreading a text gives its code points, which is what it is done for.
  '@typescript-eslint/no-misused-spread': [
    'error',
    { allow: [{ from: 'lib', name: 'string' }, 'string'] },
  ],
  // What was caught is thrown on as it came.
  '@typescript-eslint/only-throw-error': ['error', { allowThrowingUnknown: true }],
  // `Promise.withResolvers<void>()` and unions with void say what is meant.
  '@typescript-eslint/no-invalid-void-type': 'off',
  'max-lines': ['error', fileCount(500)],
  'max-lines-per-function': ['error', fileCount(100)],
  'max-params': ['error', 6],
  'aim/max-lines': ['warn', fileCount(300)],
  'aim/max-lines-per-function': ['warn', fileCount(60)],
  'aim/max-params': ['warn', 3],
};

/** The same rules once more under another name: one rule knows one severity, and what is aimed at is less than what is refused. */
const aim = {
  rules: Object.fromEntries(
    ['max-lines', 'max-lines-per-function', 'max-params'].map((name) => [
      name,
      builtinRules.get(name),
    ]),
  ),
};

const restricted = (...selectors) => ({ 'no-restricted-syntax': ['error', ...selectors] });

/** Everything but the exceptions: for the test that asks whether they are still needed. */
export const withoutExceptions = defineConfig([
  {
    ignores: [
      '**/node_modules/**',
      '**/dist/**',
      '**/coverage/**',
      '.runtime/**',
      'data/**',
      'test-results/**',
      'packages/sdk/src/generated/**',
      'packages/admin/src/locales/**',
    ],
  },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' } },
  {
    files: source,
    extends: [tseslint.configs.strictTypeChecked],
    plugins: { aim },
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: strict,
  },
  {
    files: serverSource,
    ignores: tests,
    rules: restricted(
      environment,
      ...currentTime,
      weakRandomness,
      randomness,
      webRandomness,
      wordsInPieces,
    ),
  },
  {
    files: ['packages/server/src/settings.ts'],
    rules: restricted(...currentTime, weakRandomness, randomness, webRandomness),
  },
  {
    files: ['packages/server/src/kernel/clock.ts'],
    rules: restricted(environment, weakRandomness, randomness, webRandomness),
  },
  {
    files: ['packages/server/src/kernel/ids.ts', 'packages/server/src/kernel/secrets.ts'],
    rules: restricted(environment, ...currentTime, weakRandomness),
  },
  {
    files: tests,
    // A table of cases is long, and nothing is lost by it.
    rules: {
      'max-lines-per-function': 'off',
      'aim/max-lines-per-function': 'off',
      // What stands for "some text" in an expectation is typed any.
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  {
    files: pages,
    ignores: tests,
    plugins: {
      lingui,
      texts: {
        rules: { 'in-catalogs': textsInCatalogs, 'placeholders-differ': placeholdersDiffer },
      },
    },
    rules: {
      // Made when a module is loaded, a text would stay in the language of that moment.
      'lingui/t-call-in-function': 'error',
      // A placeholder is called what it holds: whoever translates sees {name}, never {0}.
      'lingui/no-expression-in-message': 'error',
      'texts/in-catalogs': 'error',
      'texts/placeholders-differ': 'error',
      'lingui/no-single-tag-to-translate': 'error',
      'lingui/no-single-variables-to-translate': 'error',
      'lingui/no-trans-inside-trans': 'error',
    },
  },
  { files: plainScripts, rules: { 'max-lines': ['error', fileCount(500)] } },
]);

export default defineConfig([
  ...withoutExceptions,
  ...Object.entries(exceptions).map(([path, rules]) => ({
    files: [path],
    rules: Object.fromEntries(
      Object.entries(rules).map(([rule, reason]) => [rule, exceptionFor(reason)]),
    ),
  })),
]);
