/**
 * What each page needs and begins with, written beside the built pages as `preloads.json`: the server names it in the HTML of the page that is
 * asked for, so that the browser fetches all of it at once instead of learning of each part from the one before.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin, Rolldown } from 'vite';
import { type Area, areas, languages, textsOf } from './src/i18n/languages.ts';
import { readOpenings } from './vite-openings.ts';

const sources = fileURLToPath(new URL('./src/', import.meta.url));
const routesBehindASession = 'every-route.tsx';
const routeFiles = ['public-routes.tsx', routesBehindASession, 'operator-routes.tsx'];

interface Declared {
  readonly file: string;
  /** The constant that it is kept in, for the routes under it. */
  readonly name: string | undefined;
  readonly parent: string | undefined;
  readonly path: string;
  readonly area: Area | undefined;
  readonly page: string | undefined;
}

/** The routes as they are written: each begins with the same word. */
function readDeclared(file: string): Declared[] {
  const parts = readFileSync(`${sources}${file}`, 'utf8').split('createRoute({');
  return parts.slice(1).map((text, index) => ({
    file,
    name: /const (\w+) = $/.exec(parts[index] ?? '')?.[1],
    parent: /getParentRoute: \(\) => (\w+)/.exec(text)?.[1],
    path: /path: '([^']*)'/.exec(text)?.[1] ?? '',
    area: areas.find((area) => area === /within\(\s*'(\w+)'/.exec(text)?.[1]),
    page: /import\('\.\/([^']+)'\)/.exec(text)?.[1],
  }));
}

/** A route with those that it stands in, outermost first. */
function lineOf(route: Declared, all: readonly Declared[]): Declared[] {
  const parent = all.find(({ name }) => name !== undefined && name === route.parent);
  return parent === undefined ? [route] : [...lineOf(parent, all), route];
}

const isChunk = (file: Rolldown.OutputChunk | Rolldown.OutputAsset): file is Rolldown.OutputChunk =>
  file.type === 'chunk';

type Chunk = Rolldown.OutputChunk & {
  readonly viteMetadata?: { readonly importedCss: Set<string> };
};

/** What is fetched for a source: its chunk, all that this imports, and their styles. */
function filesOf(chunks: readonly Chunk[]) {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const collect = (name: string, into: Set<string>): void => {
    if (into.has(name)) return;
    into.add(name);
    const chunk = byName.get(name);
    for (const file of chunk?.imports ?? []) collect(file, into);
    for (const file of chunk?.viteMetadata?.importedCss ?? []) into.add(file);
  };
  return (source: string): string[] => {
    const chunk = chunks.find(({ moduleIds }) => moduleIds.includes(`${sources}${source}`));
    if (chunk === undefined) throw new Error(`no chunk has ${source}`);
    const files = new Set<string>();
    collect(chunk.fileName, files);
    return [...files].map((file) => `/${file}`);
  };
}

/** @param codeFont the face of SIDs and codes: signing in shows none */
async function preloadsOf(chunks: readonly Chunk[], codeFont: readonly string[]) {
  const files = filesOf(chunks);
  const first = new Set(files('main.tsx'));
  const declared = routeFiles.flatMap(readDeclared).filter(({ page }) => page !== undefined);
  // Whoever opens the address of a frame gets the page that stands first in it.
  const frames = new Set(declared.map(({ parent }) => parent));
  const pages = declared.filter(({ name }) => name === undefined || !frames.has(name));
  const openingOf = readOpenings(sources);
  const routes = pages.map(async (route) => {
    const line = lineOf(route, declared);
    const needed = line.flatMap(({ page }) => (page === undefined ? [] : files(page)));
    const fonts = route.area === 'public' ? [] : codeFont;
    const list = route.file === 'public-routes.tsx' ? [] : files(routesBehindASession);
    return {
      path: line
        .map(({ path }) => path)
        .join('/')
        .replaceAll(/\/{2,}/g, '/')
        .replace(/(.)\/$/, '$1'),
      files: [...new Set([...fonts, ...list, ...needed])].filter((file) => !first.has(file)),
      areas: [...new Set(line.flatMap(({ area }) => (area === undefined ? [] : textsOf(area))))],
      opening:
        route.page === undefined || route.area === undefined
          ? null
          : await openingOf(route.page, route.area),
    };
  });
  const textFile = (area: Area, language: string): string[] =>
    files(`locales/${area}/${language}.po`).filter((file) => !first.has(file));
  const texts = Object.fromEntries(
    areas
      .filter((area) => area !== 'kit')
      .map((area) => [
        area,
        Object.fromEntries(
          Object.keys(languages).map((language) => [language, textFile(area, language)]),
        ),
      ]),
  );
  return { first: [...first], routes: await Promise.all(routes), texts };
}

export const preloads: Plugin = {
  name: 'preloads',
  apply: 'build',
  generateBundle: {
    order: 'post',
    async handler(_options, bundle) {
      const chunks = Object.values(bundle).filter(isChunk);
      // The kit is built by the same configuration, and has no routes.
      const isTheApp = chunks.some(({ moduleIds }) => moduleIds.includes(`${sources}main.tsx`));
      if (!isTheApp) return;
      const codeFont = Object.keys(bundle)
        .filter((file) => /mono-latin-400-normal.*\.woff2$/.test(file))
        .map((file) => `/${file}`);
      this.emitFile({
        type: 'asset',
        fileName: 'preloads.json',
        source: JSON.stringify(await preloadsOf(chunks, codeFont)),
      });
    },
  },
};
