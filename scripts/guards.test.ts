/** Guards go blind in silence. Here every rule is broken once, and has to say so. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint, type Linter } from 'eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { productModules } from '../packages/server/src/modules/index.ts';
import { buildCatalogue } from '../packages/server/src/modules/roles/index.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const boundaries = join(root, '.dependency-cruiser.mjs');

interface Cruise {
  readonly modules: readonly {
    readonly source: string;
    readonly dependencies: readonly { readonly resolved: string }[];
  }[];
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
      readonly cycle?: readonly { readonly name: string }[];
    }[];
  };
}

function cruise(directory: string, folders: readonly string[]): Promise<Cruise> {
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const parameters = [program, '--config', boundaries, '--output-type', 'json', ...folders];
  return new Promise((resolve, reject) => {
    const options = { cwd: directory, maxBuffer: 100_000_000 };
    execFile(process.execPath, parameters, options, (error, stdout, stderr) => {
      if (stdout === '') reject(error ?? new Error(stderr));
      else resolve(JSON.parse(stdout) as Cruise);
    });
  });
}

/** `from` imports `to` although `rule` forbids it. */
const broken: readonly { rule: string; from: string; imports: string }[] = [
  {
    rule: 'kernel-knows-no-module',
    from: 'server/src/kernel/clock.ts',
    imports: '../modules/good/index.ts',
  },
  {
    rule: 'modules-meet-at-their-index',
    from: 'server/src/modules/curious/service.ts',
    imports: '../good/service.ts',
  },
  {
    rule: 'modules-are-entered-by-their-index',
    from: 'server/src/app.ts',
    imports: './modules/good/service.ts',
  },
  { rule: 'no-cycles', from: 'server/src/kernel/hen.ts', imports: './egg.ts' },
  { rule: 'no-cycles', from: 'server/src/kernel/egg.ts', imports: 'type ./hen.ts' },
  {
    rule: 'modules-in-layers',
    from: 'server/src/modules/left/index.ts',
    imports: '../right/index.ts',
  },
  {
    rule: 'modules-in-layers',
    from: 'server/src/modules/right/rules.ts',
    imports: 'type ../left/index.ts',
  },
  {
    rule: 'rules-and-words-are-pure',
    from: 'server/src/modules/impure/rules.ts',
    imports: './store.ts',
  },
  {
    rule: 'rules-and-words-are-pure',
    from: 'server/src/modules/impure/contract.ts',
    imports: '../../kernel/http.ts',
  },
  {
    rule: 'rules-and-words-are-pure',
    from: 'server/src/modules/impure/vocabulary.ts',
    imports: 'kysely',
  },
  {
    rule: 'rules-and-words-use-no-node',
    from: 'server/src/modules/nodeful/rules.ts',
    imports: 'node:fs',
  },
  { rule: 'sql-in-stores-only', from: 'server/src/modules/eager/service.ts', imports: 'kysely' },
  { rule: 'sql-in-stores-only', from: 'server/src/kernel/errors.ts', imports: 'pg' },
  {
    rule: 'stores-decide-nothing',
    from: 'server/src/modules/clever/store.ts',
    imports: './rules.ts',
  },
  {
    rule: 'stores-decide-nothing',
    from: 'server/src/modules/clever/other-store.ts',
    imports: './service.ts',
  },
  {
    rule: 'routes-ask-services',
    from: 'server/src/modules/hasty/routes.ts',
    imports: './store.ts',
  },
  {
    rule: 'contract-is-the-only-door',
    from: 'admin/src/page.tsx',
    imports: '../../server/src/kernel/errors.ts',
  },
  {
    rule: 'contract-is-the-only-door',
    from: 'cli/src/command.ts',
    imports: '../../server/src/kernel/errors.ts',
  },
  { rule: 'sdk-stands-alone', from: 'sdk/src/index.ts', imports: '../../cli/src/command.ts' },
  { rule: 'sdk-uses-no-node', from: 'sdk/src/reader.ts', imports: 'node:fs' },
  { rule: 'product-without-tests', from: 'server/src/main.ts', imports: './testing/peer.ts' },
  { rule: 'product-without-tests', from: 'server/src/settings.ts', imports: './app.test.ts' },
  {
    rule: 'product-without-development-packages',
    from: 'server/src/kernel/logger.ts',
    imports: 'vitest',
  },
  { rule: 'imports-exist', from: 'server/src/kernel/lost.ts', imports: './nowhere.ts' },
];

/** Neighbours of the broken ones that are as they should be. */
const sound: readonly { from: string; imports: readonly string[] }[] = [
  { from: 'server/src/modules/good/index.ts', imports: ['./service.ts'] },
  {
    from: 'server/src/modules/good/service.ts',
    imports: ['./store.ts', './rules.ts', '../base/index.ts', '../../kernel/http.ts'],
  },
  {
    from: 'server/src/modules/good/store.ts',
    imports: ['kysely', 'type ./rules.ts', '../../kernel/database.ts'],
  },
  { from: 'server/src/modules/good/rules.ts', imports: ['./vocabulary.ts'] },
  { from: 'server/src/modules/good/vocabulary.ts', imports: ['../../kernel/problem.ts'] },
  { from: 'server/src/modules/good/routes.ts', imports: ['./service.ts'] },
  { from: 'server/src/modules/good/good.test.ts', imports: ['vitest', '../../testing/peer.ts'] },
  { from: 'server/src/modules/base/index.ts', imports: [] },
  { from: 'server/src/kernel/http.ts', imports: ['node:fs'] },
  { from: 'server/src/kernel/problem.ts', imports: [] },
  { from: 'server/src/kernel/database.ts', imports: ['kysely', 'pg'] },
  { from: 'server/src/testing/peer.ts', imports: ['pg', '../modules/base/index.ts'] },
  { from: 'server/src/app.test.ts', imports: ['./testing/peer.ts'] },
  { from: 'cli/src/other.ts', imports: ['../../sdk/src/client.ts'] },
  { from: 'sdk/src/client.ts', imports: [] },
  ...['right/index', 'impure/store', 'clever/rules', 'clever/service', 'hasty/store'].map(
    (path) => ({
      from: `server/src/modules/${path}.ts`,
      imports: [],
    }),
  ),
];

const importOf = (target: string): string =>
  target.startsWith('type ')
    ? `import type {} from '${target.slice('type '.length)}';\n`
    : `import '${target}';\n`;

async function writeFixture(directory: string): Promise<void> {
  const files = new Map<string, string>();
  const add = (path: string, text: string) => files.set(path, (files.get(path) ?? '') + text);
  for (const { from, imports } of broken) add(`packages/${from}`, importOf(imports));
  for (const { from, imports } of sound)
    add(`packages/${from}`, `${imports.map(importOf).join('')}export {};\n`);
  const manifest = { dependencies: { kysely: '*', pg: '*' }, devDependencies: { vitest: '*' } };
  add('packages/server/package.json', JSON.stringify(manifest));
  for (const [path, text] of files) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), text);
  }
  await symlink(join(root, 'node_modules'), join(directory, 'node_modules'));
}

describe('the boundaries', () => {
  let directory = '';
  let found: Cruise;
  // Of a cycle, one member is named as the culprit; all of them are.
  const reported = () =>
    found.summary.violations.flatMap(({ rule, from, cycle = [] }) =>
      [from, ...cycle.map(({ name }) => name)].map((culprit) => `${rule.name}: ${culprit}`),
    );

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'bailiwick-guards-'));
    await writeFixture(directory);
    found = await cruise(directory, ['packages']);
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  it.each(broken)('$rule: $from may not import $imports', ({ rule, from }) => {
    const isOfFolders = rule === 'modules-in-layers';
    expect(reported()).toContain(`${rule}: packages/${isOfFolders ? dirname(from) : from}`);
  });

  it('leave in peace who keeps to them', () => {
    const innocent = sound.map(({ from }) => `packages/${from}`);
    expect(found.summary.violations.filter(({ from }) => innocent.includes(from))).toEqual([]);
  });

  it('are all broken here', async () => {
    const { default: config } = (await import(boundaries)) as {
      default: { forbidden: { name: string }[] };
    };
    const names = config.forbidden.map(({ name }) => name).sort();
    expect([...new Set(broken.map(({ rule }) => rule))].sort()).toEqual(names);
  });
});

describe('the boundaries of the product', () => {
  let found: Cruise;
  beforeAll(async () => {
    found = await cruise(root, ['packages', 'e2e', 'scripts']);
  });

  it.each([
    'packages/server/src/kernel/',
    'packages/server/src/modules/',
    'packages/sdk/',
    'packages/admin/',
    'e2e/',
    'scripts/',
  ])('are looked at in %s', (folder) => {
    const seen = found.modules.filter(({ source }) => source.startsWith(folder));
    expect(seen.flatMap(({ dependencies }) => dependencies).length).toBeGreaterThan(0);
  });

  it('are what each module declares with dependsOn', () => {
    const moduleOf = (path: string) => /^packages\/server\/src\/modules\/([^/]+)\//.exec(path)?.[1];
    const imported = new Map<string, Set<string>>();
    for (const { source, dependencies } of found.modules) {
      const from = source.endsWith('.test.ts') ? undefined : moduleOf(source);
      if (from === undefined) continue;
      const targets = dependencies.map(({ resolved }) => moduleOf(resolved));
      const known = imported.get(from) ?? new Set();
      for (const target of targets) if (target !== undefined && target !== from) known.add(target);
      imported.set(from, known);
    }
    const declared = productModules(buildCatalogue(undefined), '');
    const asDeclared = declared.map(
      ({ name, dependsOn }) => `${name}: ${[...dependsOn].sort().join(' ')}`,
    );
    const asImported = [...imported].map(
      ([name, targets]) => `${name}: ${[...targets].sort().join(' ')}`,
    );
    expect(asDeclared.sort()).toEqual(asImported.sort());
  });
});

describe('the linter', () => {
  const service = 'packages/server/src/modules/users/service.ts';
  let linter: ESLint;
  beforeAll(() => {
    linter = new ESLint({ cwd: root });
  });

  async function rulesFor(code: string, path = service): Promise<string[]> {
    const [result] = await linter.lintText(code, { filePath: join(root, path) });
    return [...new Set(result?.messages.map(({ ruleId, message }) => ruleId ?? message))];
  }

  it.each([
    ['the environment', 'export const port = process.env["PORT"];'],
    ['the clock', 'export const now = Date.now();'],
    ['the clock, by a constructor', 'export const now = new Date();'],
    ['weak randomness', 'export const dice = Math.random();'],
    [
      'randomness of its own',
      "import { randomBytes } from 'node:crypto';\nexport const salt = randomBytes(8);",
    ],
    ['randomness of the web', 'export const id = crypto.randomUUID();'],
    [
      'words in pieces',
      "import { say } from '../../kernel/text.ts';\nexport const hello = (name: string) => say(`Hello ${name}`);",
    ],
    [
      'words from a variable',
      "import { say } from '../../kernel/text.ts';\nexport const echo = (words: string) => say(words);",
    ],
  ])('keeps from the product: %s', async (_what, code) => {
    expect(await rulesFor(code)).toContain('no-restricted-syntax');
  });

  it.each([
    ['packages/server/src/settings.ts', 'export const port = process.env["PORT"];'],
    ['packages/server/src/kernel/clock.ts', 'export const now = new Date();'],
    [
      'packages/server/src/kernel/ids.ts',
      "import { randomUUID } from 'node:crypto';\nexport const id = randomUUID();",
    ],
    [service, 'export const day = new Date(0);'],
    ['packages/server/src/testing/race.ts', 'export const now = Date.now();'],
  ])('lets %s do what it is for', async (path, code) => {
    expect(await rulesFor(code, path)).toEqual([]);
  });

  it.each([
    ['@typescript-eslint/no-floating-promises', 'Promise.resolve(1);\nexport {};'],
    [
      '@typescript-eslint/no-misused-promises',
      'export const all = [1].filter(async () => Promise.resolve(true));',
    ],
    ['@typescript-eslint/no-explicit-any', 'export const anything: any = 1;'],
    ['@typescript-eslint/no-unsafe-assignment', 'export const text: string = JSON.parse("1");'],
    ['@typescript-eslint/ban-ts-comment', '// @ts-ignore\nexport const number: string = 1;'],
    [
      '@typescript-eslint/switch-exhaustiveness-check',
      "export function f(x: 'a' | 'b'): void {\n  switch (x) {\n    case 'a':\n      break;\n  }\n}",
    ],
    [
      'max-params',
      'export function f(a: 1, b: 2, c: 3, d: 4, e: 5, g: 6, h: 7): number {\n  return a + b + c + d + e + g + h;\n}',
    ],
    ['max-lines-per-function', `export function f(): void {\n${'  f();\n'.repeat(101)}}`],
    ['max-lines', 'export {};\n'.repeat(501)],
  ])('%s', async (rule, code) => {
    expect(await rulesFor(code)).toContain(rule);
  });

  const page = 'packages/admin/src/i18n/texts.tsx';
  const shown = (jsx: string) => `export const Page = ({ name }: { name: string }) => ${jsx};`;

  it.each([
    ['in an element', '<p>Nothing matches{name}</p>'],
    ['in an attribute that is shown', '<img alt="nothing" title={name} />'],
    ['behind a condition', "<p>{name === '' ? 'none' : name}</p>"],
    ['put together', '<p title={`of ${name}`} />'],
    ['in a property that is shown', "<p {...{ label: 'nothing', name }} />"],
    ['as a sentence of its own', "<p {...{ other: ['Nothing matches', name] }} />"],
  ])('keeps from the pages a text outside of the catalogues: %s', async (_where, jsx) => {
    expect(await rulesFor(shown(jsx), page)).toEqual(['texts/in-catalogs']);
  });

  it.each([
    '<p className="small muted">{name} – 12 · …</p>',
    "<a href='/console' data-tone={name === 'other' ? 'ok' : 'bad'} />",
  ])('lets pages say what is no text: %s', async (jsx) => {
    expect(await rulesFor(shown(jsx), page)).toEqual([]);
  });

  it.each([
    [
      'texts/placeholders-differ',
      "import { t } from '@lingui/core/macro';\nexport const f = (a: string, b: string) => t`From ${{ name: a }} to ${{ name: b }}`;",
    ],
    [
      'texts/placeholders-differ',
      "import { ph } from '@lingui/core/macro';\nimport { Trans } from '@lingui/react/macro';\nexport const P = (a: { b: string; c: string }) => <Trans>From {ph({ name: a.b })} to <b>{ph({ name: a.c })}</b></Trans>;",
    ],
    [
      'lingui/t-call-in-function',
      "import { t } from '@lingui/core/macro';\nexport const label = t`Nothing matches`;",
    ],
    [
      'lingui/no-expression-in-message',
      "import { t } from '@lingui/core/macro';\nexport const f = (user: { name: string }) => t`Hello ${user.name}`;",
    ],
    [
      'lingui/no-single-variables-to-translate',
      "import { t } from '@lingui/core/macro';\nexport const f = (name: string) => t`${name}`;",
    ],
    [
      'lingui/no-trans-inside-trans',
      "import { Trans } from '@lingui/react/macro';\nexport const P = () => <Trans>A page <Trans>of pages</Trans></Trans>;",
    ],
    [
      'lingui/no-single-tag-to-translate',
      "import { Trans } from '@lingui/react/macro';\nexport const P = () => <Trans><strong>A page</strong></Trans>;",
    ],
  ])('%s', async (rule, code) => {
    expect(await rulesFor(code, page)).toContain(rule);
  });

  it('cannot be switched off in a file', async () => {
    const code =
      '/* eslint-disable */\n// eslint-disable-next-line\nexport const dice = Math.random();';
    expect(await rulesFor(code)).toContain('no-restricted-syntax');
  });
});

/** Lower it with every exception that goes. It is never raised. */
const mostExceptions = 0;

describe('the exceptions from the linter', () => {
  it('only get fewer, and each is still needed', async () => {
    const text = await readFile(join(root, 'eslint.exceptions.json'), 'utf8');
    const entries = Object.entries(JSON.parse(text) as Record<string, Record<string, string>>);
    const expected = entries.flatMap(([path, rules]) =>
      Object.keys(rules).map((rule) => `${path} ${rule}`),
    );
    expect(expected.length).toBeLessThanOrEqual(mostExceptions);
    const { withoutExceptions } = (await import(join(root, 'eslint.config.mjs'))) as {
      withoutExceptions: Linter.Config[];
    };
    const linter = new ESLint({
      cwd: root,
      overrideConfigFile: true,
      overrideConfig: withoutExceptions,
    });
    // Without names it would look at everything.
    const results =
      entries.length === 0 ? [] : await linter.lintFiles(entries.map(([path]) => path));
    const needed = results.flatMap(({ filePath, messages }) =>
      messages.map(({ ruleId }) => `${filePath.slice(root.length)} ${ruleId ?? ''}`),
    );
    expect(expected.filter((entry) => !needed.includes(entry))).toEqual([]);
  }, 180_000);
});

describe('the lock files', () => {
  it('name no package registry: whoever installs chooses theirs', async () => {
    const runtimes = await readdir(join(root, 'scripts/runtime'));
    const locks = [
      'package-lock.json',
      ...runtimes.map((name) => `scripts/runtime/${name}/package-lock.json`),
    ];
    for (const lock of locks) {
      const { packages } = JSON.parse(await readFile(join(root, lock), 'utf8')) as {
        packages: Record<string, { resolved?: string; integrity?: string; link?: boolean }>;
      };
      const installed = Object.entries(packages).filter(
        ([path, { link }]) => path.includes('node_modules/') && link !== true,
      );
      expect(installed.length).toBeGreaterThan(0);
      expect(installed.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
      expect(installed.filter(([, { integrity }]) => integrity === undefined)).toEqual([]);
    }
  });
});
