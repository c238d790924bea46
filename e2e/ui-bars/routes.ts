/**
 * Every page there is, read from the router itself, and how it is reached: who looks at it, and what stands in the parts
 * of its address that vary. A new page is in it by being in the router; a new part of an address is one line in the seed.
 */
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { texts } from '../../packages/admin/vite-texts.ts';
import type { Seed, Who } from './seed.ts';

export interface PageOfTheApp {
  /** As the router has it: `/admin/users/$userSid`. */
  readonly route: string;
  readonly who: Who;
  /** What the browser opens. */
  readonly address: string;
  /** Its kind is told by the address alone, so that it can be opened in an organization that has nothing. */
  readonly isFixed: boolean;
  /** The first of a route is looked at in every state; the others have the same parts. */
  readonly isFirst: boolean;
}

const pagesFolder = fileURLToPath(new URL('../../packages/admin/', import.meta.url));

/** Is answered by another page. */
const redirects: readonly string[] = ['/'];

/** Who looks at a page, by how its address begins; the first that fits. */
const audiences: readonly (readonly [RegExp, Who])[] = [
  [/^\/operator\/(?:set-up|sign-in|join|reset|recover)$/, 'visitor'],
  [/^\/operator(?:\/|$)/, 'operator'],
  [/^\/(?:console|admin)(?:\/|$)/, 'owner'],
];

/** Views of a page that the words behind the ? open, where a page has more than one. */
const views: Readonly<Record<string, readonly string[]>> = {
  '/admin/users': ['tab=invited', 'tab=requests', 'search=nobody-is-called-so'],
  '/admin/accounts': ['kind=subaccount', 'kind=independent', 'kind=pending'],
  '/admin/access': ['view=question'],
};

interface RouteOfTheApp {
  readonly options: { readonly path?: string };
  readonly children?: readonly RouteOfTheApp[];
}
interface RoutesModule {
  readonly everyRoute: () => RouteOfTheApp;
}

function pathsUnder({ options, children = [] }: RouteOfTheApp, above: string): string[] {
  const own = [above, options.path ?? ''].join('/').replaceAll(/\/+/g, '/');
  return [own, ...children.flatMap((route) => pathsUnder(route, own))];
}

async function readRoutes(): Promise<string[]> {
  const { module } = await runnerImport<RoutesModule>(`${pagesFolder}src/every-route.tsx`, {
    root: pagesFolder,
    plugins: texts(),
    logLevel: 'error',
  });
  const paths = pathsUnder(module.everyRoute(), '/').map((path) => path.replace(/\/$/, '') || '/');
  return [...new Set(paths)].filter((path) => !redirects.includes(path));
}

const whoLooksAt = (route: string): Who =>
  audiences.find(([pattern]) => pattern.test(route))?.[1] ?? 'visitor';

/** @throws Error that names the part of an address for which the seed has no value */
function addressesOf(route: string, seed: Seed): string[] {
  const mailed = seed.mailedLinkTo(route);
  if (mailed !== undefined) return [mailed];
  const parts = [...route.matchAll(/\$(\w+)/g)].map(([, name = '']) => name);
  const unknown = parts.find((name) => seed.parts[name] === undefined);
  if (unknown !== undefined)
    throw new Error(`no value for $${unknown} of ${route}: give it one in the seed's parts`);
  const many = parts.reduce<string[]>(
    (addresses, name) =>
      addresses.flatMap((address) =>
        (seed.parts[name] ?? []).map((value) => address.replace(`$${name}`, value)),
      ),
    [route],
  );
  return [...many, ...(views[route] ?? []).map((words) => `${route}?${words}`)];
}

/** Also the page for addresses that are none. */
export async function pagesOfTheApp(seed: Seed): Promise<PageOfTheApp[]> {
  const routes = await readRoutes();
  if (routes.length === 0) throw new Error('the router has no route');
  return [...routes, '/there-is-no-such-page'].flatMap((route) =>
    addressesOf(route, seed).map((address, index) => ({
      route,
      who: whoLooksAt(route),
      address,
      isFixed: address === route,
      isFirst: index === 0,
    })),
  );
}
