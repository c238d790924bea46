/**
 * What this tab remembers until somebody signs out: what was said at the foot of the page, and where the palette went.
 * Nothing of it outlives the session, since names stand in it.
 */
import { useSyncExternalStore } from 'react';
import type { PaletteItem } from './palette-items.ts';

export interface Said {
  readonly at: string;
  readonly sentence: string;
}

const keptAtMost = 20;
let said: readonly Said[] = [];
const listeners = new Set<() => void>();

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Keeps a message that goes away by itself, to be read later. */
export function remember(sentence: string): void {
  said = [{ at: new Date().toISOString(), sentence }, ...said].slice(0, keptAtMost);
  for (const listener of listeners) listener();
}

/** The messages of this session, the newest first. */
export const useSaid = (): readonly Said[] => useSyncExternalStore(subscribe, () => said);

const recentKey = (source: string) => `recent ${source}`;
const recentAtMost = 6;

/** What was gone to from the palette, the newest first. What is stored may be anything. */
export function readRecent(source: string): readonly PaletteItem[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(recentKey(source)) ?? '[]');
    return Array.isArray(kept) ? (kept as PaletteItem[]) : [];
  } catch {
    return [];
  }
}

export function keepRecent(source: string, item: PaletteItem): void {
  const others = readRecent(source).filter(({ key }) => key !== item.key);
  sessionStorage.setItem(
    recentKey(source),
    JSON.stringify([item, ...others].slice(0, recentAtMost)),
  );
}

/** When somebody signs out. */
export function forgetAll(): void {
  said = [];
  for (const listener of listeners) listener();
  sessionStorage.clear();
}
