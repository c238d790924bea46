/**
 * The HTML of a page: names what the page needs, so that the browser fetches all of it at once instead of learning of each
 * part from the one before, and says what the page begins with. Both were written down by the build (`preloads.json`).
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { directionOf, type Language } from './languages.ts';
import { isScript, type Opening, withOpening } from './openings.ts';

interface Preloads {
  /** What every page needs. */
  readonly first: readonly string[];
  /** Parts of a path that vary begin with `$`. */
  readonly routes: readonly {
    readonly path: string;
    readonly files: readonly string[];
    readonly areas: readonly string[];
    readonly opening: Opening | null;
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
 * The page's HTML for an address, in the language of its reader. The same few texts are sent again and again, so each is made
 * once. What a page behind a session begins with is for those alone who show one: others are led to another page.
 * @param directory where the build put `preloads.json`; without it the HTML stays as it is
 */
export function createPreloading(directory: string, index: string) {
  const file = join(directory, 'preloads.json');
  if (!existsSync(file)) return () => index;
  const { first, routes, texts } = JSON.parse(readFileSync(file, 'utf8')) as Preloads;
  const ordered = inOrder(routes);
  const made = new Map<string, string>();
  return (path: string, language: Language, hasSession: boolean): string => {
    const route = ordered.find(({ pattern }) => pattern.test(path));
    const key = `${route?.path ?? ''} ${language} ${hasSession ? 'inside' : 'outside'}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    const areas = ['ui', ...(route?.areas ?? [])];
    const files = [
      ...first,
      ...(route?.files ?? []),
      ...areas.flatMap((area) => texts[area]?.[language] ?? []),
    ];
    const written = index.replace(
      '<html lang="en" dir="ltr">',
      `<html lang="${language}" dir="${directionOf(language)}">`,
    );
    const opening = route?.opening?.frame === 'page' && !hasSession ? null : route?.opening;
    const words = opening?.words[language];
    const isOpening = opening != null && words !== undefined;
    const linked = files.filter((name) => !(isOpening && isScript(name)));
    // What the HTML names already is not named twice.
    const links = linked.filter((name) => !index.includes(`"${name}"`)).map(linkTo);
    const linking = written.replace('</head>', `${links.join('')}</head>`);
    const page = isOpening
      ? withOpening(linking, { frame: opening.frame, path: route?.path ?? '', words, files })
      : linking;
    made.set(key, page);
    return page;
  };
}
