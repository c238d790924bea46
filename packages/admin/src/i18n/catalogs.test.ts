import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { type CatalogFile, extractCatalogs, faultsOf } from '../../catalogs.ts';

const folder = fileURLToPath(new URL('../../', import.meta.url));
let files: readonly CatalogFile[];
beforeAll(async () => {
  files = await extractCatalogs();
});

it('the catalogues are what extraction gives: `npm run generate` writes them', () => {
  const outdated = files.filter(({ path, text }) => {
    const file = `${folder}${path}`;
    return !existsSync(file) || readFileSync(file, 'utf8') !== text;
  });
  expect(outdated.map(({ path }) => path)).toEqual([]);
  expect(files.length).toBeGreaterThan(12);
});

it('every text is there in every language, whole', () => {
  const faults = files.flatMap(({ path, language, catalog }) =>
    Object.values(catalog).flatMap(({ message = '', translation = '' }) =>
      faultsOf(language, message, translation).map((fault) => `${path}: “${message}” ${fault}`),
    ),
  );
  expect(faults).toEqual([]);
});

/** Every file that one imports, and those import, when the page is loaded and not only when it is opened. */
function reached(from: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const go = (path: string): void => {
    if (found.has(path)) return;
    found.add(path);
    const code = readFileSync(`${folder}${path}`, 'utf8');
    for (const [, target = ''] of code.matchAll(
      /^(?:import|export) (?!type )[^;]*?from '(\.[^']+)';/gm,
    ))
      go(join(dirname(path), target));
  };
  for (const path of from) go(path);
  return found;
}

it('a page without a session shows no text that only pages behind a sign-in load', () => {
  const pages = readdirSync(`${folder}src/pages/public`).map((name) => `src/pages/public/${name}`);
  const shown = reached(['src/main.tsx', 'src/pages/operator/set-up.tsx', ...pages]);
  const inside = files
    .filter(({ area }) => area === 'inside')
    .flatMap(({ catalog }) => Object.values(catalog).flatMap(({ origin = [] }) => origin))
    .map(([path]) => path);
  expect(inside.length).toBeGreaterThan(0);
  expect(inside.filter((path) => shown.has(path))).toEqual([]);
});

it('a text reads the same wherever it stands', () => {
  const known = new Map<string, string>();
  const differing = files.flatMap(({ path, language, catalog }) =>
    Object.entries(catalog).flatMap(([id, { message = '', translation = '' }]) => {
      const key = `${language} ${id}`;
      const before = known.get(key) ?? translation;
      known.set(key, before);
      return before === translation ? [] : [`${path}: “${message}”: “${translation}”, “${before}”`];
    }),
  );
  expect(differing).toEqual([]);
});

describe('a translation', () => {
  const people = '{count, plural, one {# person} other {# people}}';
  it.each([
    ['de', 'Name', '', 'is missing'],
    ['de', 'Sign out {name}', '{nome} abmelden', 'has the placeholders nome and not name'],
    ['de', 'Read <0>this</0>', 'Lesen Sie das', 'has the tags  and not </0>, <0>'],
    ['de', people, '{count, plural, other {# Personen}}', 'lacks the plural forms one'],
    [
      'ar',
      people,
      '{count, plural, one {شخص} other {# شخص}}',
      'lacks the plural forms few, many, two, zero',
    ],
    [
      'de',
      people,
      '{count, number} Personen',
      'has the placeholders count number and not count plural',
    ],
    ['de', '{0} people', '{0} Personen', 'has a placeholder without a name'],
    ['de', 'Name', 'Name ', 'begins or ends with another space'],
  ])('to %s of “%s” as “%s” %s', (language, source, translation, fault) => {
    expect(faultsOf(language, source, translation)).toEqual([fault]);
  });

  it.each([
    ['de', people, '{count, plural, one {# Person} other {# Personen}}'],
    [
      'ar',
      people,
      '{count, plural, zero {لا أحد} one {شخص} two {شخصان} few {# أشخاص} many {# شخصًا} other {# شخص}}',
    ],
  ])('to %s of “%s” as “%s” is whole', (language, source, translation) => {
    expect(faultsOf(language, source, translation)).toEqual([]);
  });
});
