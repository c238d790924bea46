/**
 * Exact times are written once somebody moves or types, or the page has stood for a while: the first that a browser formats takes a
 * phone a quarter of a second, and nobody looks for one that early.
 */
import { useSyncExternalStore } from 'react';

/** In milliseconds: then they are written all the same, for programs that read aloud. */
const writtenAfter = 5_000;
const signs = ['pointermove', 'keydown'] as const;

let areWritten = false;
const listeners = new Set<() => void>();

function write(): void {
  if (areWritten) return;
  areWritten = true;
  for (const listener of listeners) listener();
}

/** What was moved or typed is answered first. */
const writeSoon = () => setTimeout(write);

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0 && !areWritten) {
    setTimeout(write, writtenAfter);
    for (const sign of signs) addEventListener(sign, writeSoon, { once: true, passive: true });
  }
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useExactTimes = (): boolean => useSyncExternalStore(subscribe, () => areWritten);
