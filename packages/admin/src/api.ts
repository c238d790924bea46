/** The only door to the server: the SDK, with the browser's cookie as the credential. */
import {
  type BailiwickClient,
  BailiwickError,
  type ClientOptions,
  type components,
  createOpenClient,
} from '@bailiwick/sdk';
import { QueryCache, QueryClient, timeoutManager } from '@tanstack/react-query';
import { keepingChanges } from './changes.ts';
import { fetchOrTake } from './early-answers.ts';
import { activeLanguage } from './i18n/i18n.ts';
import { createSlowTimers } from './slow-timers.ts';

export { BailiwickError, type FieldProblem, type Problem } from '@bailiwick/sdk';
export type Schemas = components['schemas'];

// Refusals come in the language of the pages around them.
const options: ClientOptions = { baseUrl: '', language: activeLanguage, fetch: fetchOrTake };

/** Signing in loads the nouns that it needs; the first page behind a session brings the others (`signed-in.ts`). */
export const bailiwick = keepingChanges(createOpenClient(options)) as BailiwickClient;

export function addNouns(create: (options: ClientOptions) => Partial<BailiwickClient>): void {
  Object.assign(bailiwick, keepingChanges(create(options)));
}

// Before the first query: one that begins with other timers could not clear them.
timeoutManager.setTimeoutProvider(createSlowTimers());

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    // The session ended while a page stood open: ask who is signed in, and the frame leads to signing in.
    onError: (error, query) => {
      if (query.queryKey[0] === 'session' || !isSignedOut(error)) return;
      void queryClient.invalidateQueries({ queryKey: ['session'] });
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // Refusals stay refusals; the SDK has repeated what can be repeated.
      retry: false,
      refetchOnWindowFocus: true,
    },
  },
});

/** Only an address of our own pages is gone to after signing in; anything else is the Console. */
export function safeNext(next: unknown, origin = location.origin): string {
  if (typeof next !== 'string' || !next.startsWith('/')) return '/console';
  try {
    const url = new URL(next, origin);
    // `/.//host` resolves to the path `//host`, which read once more is another host.
    const isOurs = url.origin === origin && !url.pathname.startsWith('//');
    return isOurs ? url.pathname + url.search : '/console';
  } catch {
    return '/console';
  }
}

export function isRefusal(error: unknown, code: string): boolean {
  return error instanceof BailiwickError && error.code === code;
}

/**
 * The session is over, or a policy asks for more than it proves: signing in leads on, and through adding what is missing. So it is
 * from outside of the networks, for which the frames have a page.
 */
export const isSignedOut = (error: unknown): boolean =>
  error instanceof BailiwickError &&
  /^request.(unauthenticated|second_factor_owed|network_refused)/.test(error.code);

const tokenLengthAtLeast = 20;

/** The token of a mailed link: behind the #, so that it is never sent to a server by following the link. */
export function takeToken(): string | null {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  // Mail programs cut long links: a piece is no token.
  return token === null || token.length < tokenLengthAtLeast ? null : token;
}
