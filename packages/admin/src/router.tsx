/** The router of the web app. Pages load when they are opened; what a list shows stands in the address as text. */
import { type AnyRouter, createRoute, createRouter, redirect } from '@tanstack/react-router';
import type { everyRoute } from './every-route.tsx';
import { home, publicPages } from './public-routes.tsx';
import { Broken, rootRoute } from './root-route.tsx';

let begun: AnyRouter | undefined;

/** Any other address: learns the ones behind a session, then asks again. With those in place it is never reached. */
const others = createRoute({
  getParentRoute: () => rootRoute,
  path: '$',
  beforeLoad: async ({ location }) => {
    const { everyRoute } = await import('./every-route.tsx');
    everyRoute();
    begun?.setRoutes(begun.buildRouteTree());
    redirect({ to: location.href, replace: true, throw: true });
  },
});

const options = {
  parseSearch: (text: string) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search: object) => {
    const text = new URLSearchParams(search as Record<string, string>).toString();
    return text === '' ? '' : `?${text}`;
  },
  defaultPreload: 'intent',
  defaultErrorComponent: Broken,
} as const;

type Router = ReturnType<typeof createRouter<ReturnType<typeof everyRoute>>>;

/** Knows every address by type; at run time it learns those behind a session with the first of them. Once, for the page. */
export function startRouter(): Router {
  begun = createRouter({
    ...options,
    routeTree: rootRoute.addChildren([home, ...publicPages, others]),
  });
  return begun as Router;
}

declare module '@tanstack/react-router' {
  interface Register {
    router: Router;
  }
}
