/**
 * Exact times are written once the page is quiet: the first that a browser formats takes a phone a quarter of a second, and nobody
 * looks for one that early.
 */
import { useSyncExternalStore } from 'react';

/** In milliseconds: then they are written all the same. */
const quietWithin = 3_000;

let areWritten = false;
const listeners = new Set<() => void>();

function write(): void {
  areWritten = true;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0 && !areWritten) {
    if ('requestIdleCallback' in window) requestIdleCallback(write, { timeout: quietWithin });
    else setTimeout(write, quietWithin);
  }
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useExactTimes = (): boolean => useSyncExternalStore(subscribe, () => areWritten);
