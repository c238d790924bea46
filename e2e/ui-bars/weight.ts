/** What the browser loads for a page, in bytes as gzip makes them. */
import { gzipSync } from 'node:zlib';
import type { Sweep } from './sweep.ts';
import type { Bar } from './table.ts';

const thousand = 1_000;
/** The pages of which nothing but a list is shown: by these the budget of lists is held. */
const isList = (route: string) =>
  /^\/(?:console|admin\/(?:users|accounts|access|domains|audit-log|operations)|operator\/(?:organizations|accounts|users|succession))$/.test(
    route,
  );

const kilobytes = (bytes: number) => `${(bytes / thousand).toFixed(1)} kB`;

async function weigh(files: Iterable<string>): Promise<Map<string, number>> {
  const weights = new Map<string, number>();
  for (const file of files) {
    const body = Buffer.from(await (await fetch(file)).arrayBuffer());
    // A font is compressed in itself.
    weights.set(file, file.endsWith('.woff2') ? body.length : gzipSync(body, { level: 9 }).length);
  }
  return weights;
}

/** @throws Error where the pages loaded nothing: then nothing was measured */
export async function weightBars({ files }: Sweep): Promise<Bar[]> {
  const weights = await weigh(new Set([...files.values()].flat()));
  const sum = (names: readonly string[], kind: string) =>
    [...new Set(names)]
      .filter((name) => name.endsWith(kind))
      .reduce((total, name) => total + (weights.get(name) ?? 0), 0);
  const signIn = files.get('/sign-in') ?? [];
  const first = files.get('/admin/users') ?? [];
  if (sum(signIn, '.js') === 0 || sum(first, '.js') === 0)
    throw new Error('the pages loaded no script: nothing can be weighed');
  const heaviest = (routes: readonly string[], weightOf: (names: readonly string[]) => number) =>
    routes
      .map((route) => ({ route, bytes: weightOf(files.get(route) ?? []) }))
      .toSorted((a, b) => b.bytes - a.bytes);
  const budget = (
    measure: string,
    kilobytesAtMost: number,
    found: readonly { route: string; bytes: number }[],
  ): Bar => ({
    bar: 'B-11',
    measure,
    target: `≤ ${kilobytesAtMost} kB`,
    measured: `${kilobytes(found[0]?.bytes ?? 0)} (${found[0]?.route ?? 'none'})`,
    isMet: found.every(({ bytes }) => bytes <= kilobytesAtMost * thousand),
    misses: found
      .filter(({ bytes }) => bytes > kilobytesAtMost * thousand)
      .map(({ route, bytes }) => `${route}: ${kilobytes(bytes)}`),
  });
  const routes = [...files.keys()];
  const known = new Set(first);
  const latin = signIn.filter((name) => !name.includes('latin-ext'));
  return [
    budget(
      'scripts of sign-in',
      125,
      heaviest(['/sign-in'], (names) => sum(names, '.js')),
    ),
    budget(
      'scripts of any list',
      190,
      heaviest(routes.filter(isList), (names) => sum(names, '.js')),
    ),
    budget(
      'scripts that any other page adds to a list',
      40,
      heaviest(
        routes.filter((route) => !isList(route)),
        (names) =>
          sum(
            names.filter((name) => !known.has(name)),
            '.js',
          ),
      ),
    ),
    budget(
      'styles of any page',
      20,
      heaviest(routes, (names) => sum(names, '.css')),
    ),
    budget('fonts for Latin letters', 55, [{ route: '/sign-in', bytes: sum(latin, '.woff2') }]),
  ];
}
