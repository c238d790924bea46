/**
 * Names in the HTML of a page what the page needs, so that the browser fetches all of it at once instead of learning of each
 * part from the one before. What needs what was written down by the build (`preloads.json`).
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from './languages.ts';

interface Preloads {
  /** What every page needs. */
  readonly first: readonly string[];
  /** Parts of a path that vary begin with `$`. */
  readonly routes: readonly {
    readonly path: string;
    readonly files: readonly string[];
    readonly areas: readonly string[];
  }[];
  /** Files by area and language. */
  readonly texts: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

function linkTo(file: string): string {
  if (file.endsWith('.css')) return `<link rel="stylesheet" crossorigin href="${file}">`;
  if (file.endsWith('.woff2'))
    return `<link rel="preload" as="font" type="font/woff2" crossorigin href="${file}">`;
  return `<link rel="modulepreload" crossorigin href="${file}">`;
}

const patternOf = (path: string) => new RegExp(`^${path.replaceAll(/\$\w+/g, '[^/]+')}/?$`);

/** Those that vary least are asked first: `/users/invite` is no person. */
const inOrder = (routes: Preloads['routes']) =>
  routes
    .map((route) => ({ ...route, pattern: patternOf(route.path) }))
    .toSorted((a, b) => a.path.split('$').length - b.path.split('$').length);

/**
 * The page's HTML for an address, in the language of its reader. The same few texts are sent again and again, so each is made once.
 * @param directory where the build put `preloads.json`; without it the HTML stays as it is
 */
export function createPreloading(directory: string, index: string) {
  const file = join(directory, 'preloads.json');
  if (!existsSync(file)) return () => index;
  const { first, routes, texts } = JSON.parse(readFileSync(file, 'utf8')) as Preloads;
  const ordered = inOrder(routes);
  const made = new Map<string, string>();
  return (path: string, language: Language): string => {
    const route = ordered.find(({ pattern }) => pattern.test(path));
    const key = `${route?.path ?? ''} ${language}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    const areas = ['ui', ...(route?.areas ?? [])];
    const files = [
      ...first,
      ...(route?.files ?? []),
      ...areas.flatMap((area) => texts[area]?.[language] ?? []),
    ];
    // What the HTML names already is not named twice.
    const links = files.filter((name) => !index.includes(`"${name}"`)).map(linkTo);
    const html = index.replace('</head>', `${links.join('')}</head>`);
    made.set(key, html);
    return html;
  };
}
