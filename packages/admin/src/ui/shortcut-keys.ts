/** Shortcuts of single keys: which there are, whether they are on, and what a key press means. */
import { useSyncExternalStore } from 'react';

export interface GoTo {
  readonly keys: string;
  readonly label: string;
  readonly to: string;
}

const storageKey = 'shortcuts';
const changed = new EventTarget();

export const areShortcutsOn = (): boolean => localStorage.getItem(storageKey) !== 'off';

export function turnShortcuts(isOn: boolean): void {
  if (isOn) localStorage.removeItem(storageKey);
  else localStorage.setItem(storageKey, 'off');
  changed.dispatchEvent(new Event('change'));
}

const subscribe = (listener: () => void) => {
  changed.addEventListener('change', listener);
  // Another tab of the same person turned them on or off.
  window.addEventListener('storage', listener);
  return () => {
    changed.removeEventListener('change', listener);
    window.removeEventListener('storage', listener);
  };
};

export const useShortcutsOn = (): boolean => useSyncExternalStore(subscribe, areShortcutsOn);

export type Meaning =
  | { readonly act: 'help' | 'search' | 'none' }
  /** The first of two keys. */
  | { readonly act: 'wait' }
  | { readonly act: 'go'; readonly to: string };

/** @param isWaiting whether the first of two keys came a moment ago */
export function meaningOf(key: string, isWaiting: boolean, pages: readonly GoTo[]): Meaning {
  if (isWaiting) {
    const page = pages.find(({ keys }) => keys === key.toLowerCase());
    return page === undefined ? { act: 'none' } : { act: 'go', to: page.to };
  }
  if (key === '?') return { act: 'help' };
  if (key === '/') return { act: 'search' };
  return { act: key === 'g' ? 'wait' : 'none' };
}
