/** The catalogues of the pages: what they would be after extraction, and what is wrong with a translation. */
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getCatalogs } from '@lingui/cli/api';
import { getConfig } from '@lingui/conf';
import { formatter } from '@lingui/format-po';
import { type CompiledMessage, compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import { poOptions } from './po-options.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

interface Entry {
  readonly message?: string;
  readonly translation?: string;
  readonly context?: string;
  /** Where it stands: the path, relative to the folder of the pages. */
  readonly origin?: readonly (readonly [string, (number | null)?])[];
}
type Catalog = Readonly<Record<string, Entry>>;

export interface CatalogFile {
  readonly area: string;
  readonly language: string;
  /** Relative to the folder of the pages. */
  readonly path: string;
  readonly catalog: Catalog;
  /** As it stands in the file after extraction. */
  readonly text: string;
}

const byMessage = ([, a]: readonly [string, Entry], [, b]: readonly [string, Entry]) =>
  `${a.message ?? ''} ${a.context ?? ''}` < `${b.message ?? ''} ${b.context ?? ''}` ? -1 : 1;

/** Every catalogue as extraction gives it: new texts are added, old ones go, and what another area translates is taken. */
export async function extractCatalogs(): Promise<readonly CatalogFile[]> {
  const config = getConfig({ cwd: here });
  const format = formatter(poOptions);
  const found = await Promise.all(
    (await getCatalogs(config)).map(async (source) => {
      const [texts = {}, before] = await Promise.all([source.collect({}), source.readAll()]);
      return { source, before, after: source.merge(before, texts, { overwrite: false }) };
    }),
  );
  const elsewhere = (language: string, id: string): string =>
    found.map(({ before }) => before[language]?.[id]?.translation ?? '').find(Boolean) ?? '';
  const files = found.flatMap(({ source, after }) =>
    config.locales.map(async (language): Promise<CatalogFile> => {
      const entries = Object.entries(after[language] ?? {})
        .filter(([, entry]) => entry.obsolete !== true)
        .map(([id, entry]) => {
          const translation = entry.translation || elsewhere(language, id);
          return [id, { ...entry, translation }] as const;
        })
        .toSorted(byMessage);
      const catalog = Object.fromEntries(entries);
      const path = relative(here, source.getFilename(language));
      return {
        area: path.split('/').at(-2) ?? '',
        language,
        path,
        catalog,
        text: `${await format.serialize(catalog, {
          locale: language,
          sourceLocale: config.sourceLocale,
          filename: path,
          existing: undefined,
        })}\n`,
      };
    }),
  );
  return Promise.all(files);
}

interface Parts {
  /** `name`, or `name plural` with its kind. */
  readonly placeholders: Set<string>;
  readonly tags: Set<string>;
  readonly plurals: readonly string[][];
}

function partsOf(message: string): Parts {
  const parts = {
    placeholders: new Set<string>(),
    tags: new Set<string>(),
    plurals: [] as string[][],
  };
  const look = (compiled: CompiledMessage): void => {
    for (const token of typeof compiled === 'string' ? [compiled] : compiled) {
      if (typeof token === 'string') {
        for (const tag of token.match(/<\/?\d+\/?>/g) ?? []) parts.tags.add(tag);
        continue;
      }
      const [name, kind, branches] = token;
      parts.placeholders.add(kind === undefined ? name : `${name} ${kind}`);
      if (typeof branches !== 'object' || branches === null) continue;
      const { offset: _, ...forms } = branches as Record<string, CompiledMessage>;
      if (kind === 'plural') parts.plurals.push(Object.keys(forms));
      for (const form of Object.values(forms)) look(form);
    }
  };
  look(compileMessageOrThrow(message));
  return parts;
}

const sorted = (set: Set<string>) => [...set].sort().join(', ');

/** What is wrong with a translation beyond its wording; empty: nothing. */
export function faultsOf(language: string, source: string, translation: string): string[] {
  if (translation.trim() === '') return ['is missing'];
  const [wanted, given] = [partsOf(source), partsOf(translation)];
  const faults: string[] = [];
  for (const what of ['placeholders', 'tags'] as const) {
    if (sorted(wanted[what]) !== sorted(given[what]))
      faults.push(`has the ${what} ${sorted(given[what])} and not ${sorted(wanted[what])}`);
  }
  if ([...wanted.placeholders].some((name) => /^\d/.test(name)))
    faults.push('has a placeholder without a name');
  const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  for (const branches of given.plurals) {
    const missing = categories.filter((category) => !branches.includes(category));
    if (missing.length > 0) faults.push(`lacks the plural forms ${missing.toSorted().join(', ')}`);
  }
  const edges = (text: string) => [/^\s/.test(text), /\s$/.test(text)].join();
  if (edges(source) !== edges(translation)) faults.push('begins or ends with another space');
  return faults;
}
