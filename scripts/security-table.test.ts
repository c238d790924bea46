/** The table of `docs/security.md` says what is so: every test that it names is there, and no number that it should have is missing. */
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));
const text = readFileSync(join(root, 'docs/security.md'), 'utf8');
const [table = '', below = ''] = text.split('\n## ');

const rows = table
  .split('\n')
  .filter(
    (line) =>
      line.startsWith('| ') && !line.startsWith('| requirement') && !line.startsWith('| --'),
  )
  .map((line) => {
    const [, requirement = '', holds = '', test = ''] = line.split('|').map((cell) => cell.trim());
    return {
      requirement,
      holds,
      tests: [...test.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path),
    };
  });

const server = join(root, 'packages/server/src');

/** Where a name may mean: in the repository, in the server, in the tests of everything, or beside the one before it. */
const placesOf = (path: string, before: string | undefined) => [
  join(root, path),
  join(server, path),
  join(server, 'testing', path),
  ...(before === undefined ? [] : [join(dirname(before), path)]),
];

/** Tests that a row names and that are not there. */
function missingOf(tests: readonly string[]): string[] {
  let before: string | undefined;
  return tests.filter((path) => {
    const found = placesOf(path, before).find((place) =>
      place.includes('*') ? globSync(place).length > 0 : existsSync(place),
    );
    if (found !== undefined) before = found;
    return found === undefined;
  });
}

/** `SC-09 to SC-14` are six. */
function numbersIn(words: string): string[] {
  const ranges = [...words.matchAll(/([A-Z]{2})-(\d\d) to [A-Z]{2}-(\d\d)/g)].flatMap(
    ([, group = '', from, to]) =>
      Array.from(
        { length: Number(to) - Number(from) + 1 },
        (_, index) => `${group}-${String(Number(from) + index).padStart(2, '0')}`,
      ),
  );
  return [...ranges, ...(words.match(/\b(?:[A-Z]{2}-\d\d|T\d{3})\b/g) ?? [])];
}

it('is read', () => {
  expect(rows.length).toBeGreaterThan(80);
  for (const { requirement, holds } of rows) {
    expect(numbersIn(requirement), requirement).not.toEqual([]);
    expect(holds.length, requirement).toBeGreaterThan(10);
  }
});

it('names tests that are there, at least one in each row', () => {
  expect(rows.flatMap(({ tests }) => missingOf(tests))).toEqual([]);
  expect(rows.filter(({ tests }) => tests.length === 0).map((row) => row.requirement)).toEqual([]);
});

it('would notice one that is not', () => {
  expect(missingOf(['kernel/passwords.test.ts', 'gate.test.ts', 'gone.test.ts'])).toEqual([
    'gone.test.ts',
  ]);
  expect(missingOf(['modules/*/nothing-of-the-kind.test.ts'])).toHaveLength(1);
});

const shown = new Set(rows.flatMap(({ requirement }) => numbersIn(requirement)));

it('has every number about proving who one is, and about sessions', () => {
  const all = [
    ...Array.from({ length: 22 }, (_, index) => `AU-${String(index + 1).padStart(2, '0')}`),
    ...Array.from({ length: 10 }, (_, index) => `SE-${String(index + 1).padStart(2, '0')}`),
  ];
  expect(all.filter((number) => !shown.has(number))).toEqual([]);
});

it('has every number that a comment of the code leans on, or says below why not', () => {
  const told = new Set([...shown, ...numbersIn(below)]);
  const files = readdirSync(server, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.ts') && !path.endsWith('.test.ts'),
  );
  const used = files.flatMap((path) =>
    numbersIn(readFileSync(join(server, path), 'utf8')).map((number) => ({ number, path })),
  );
  expect(used.length).toBeGreaterThan(50);
  expect(used.filter(({ number }) => !told.has(number))).toEqual([]);
});
