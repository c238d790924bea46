/** Single keys of a list. They mean nothing where somebody types, in a dialog, and when they are turned off in the profile. */
import { type RefObject, useEffect } from 'react';
import { areShortcutsOn } from '../shortcut-keys.ts';

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.closest('input:not([type="checkbox"]), textarea, select, [contenteditable]') !== null;

/** From the row with the focus to another; from outside, to the first. */
function goToRow(list: HTMLElement, by: 1 | -1): void {
  const rows = [...list.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const row = rows[at === -1 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1)];
  (
    row?.querySelector<HTMLElement>('.beside button') ??
    row?.querySelector<HTMLElement>('a, button')
  )?.focus();
}

export function useShortcuts(
  list: RefObject<HTMLElement | null>,
  /** Goes to another row beside the list; false: none stands there. */
  goBeside: (by: 1 | -1) => boolean,
): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !areShortcutsOn()) return;
      if (isTyping(event.target) || document.querySelector('dialog[open]') !== null) return;
      const { current } = list;
      const move = ({ j: 1, k: -1 } as const)[event.key];
      if (move !== undefined && current !== null) {
        if (!goBeside(move)) goToRow(current, move);
      } else if (event.key === 'x') {
        const row = document.activeElement?.closest('[data-row]');
        row?.querySelector<HTMLInputElement>('.choose input')?.click();
      } else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}
