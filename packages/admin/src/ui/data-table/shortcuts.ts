/** Single keys of a list. They can be turned off (WCAG 2.1.4), and mean nothing where somebody types or a dialog is open. */
import { type RefObject, useEffect } from 'react';

const place = 'single-keys';

export const areKeysOn = () => localStorage.getItem(place) !== 'off';

export function setKeysOn(isOn: boolean): void {
  if (isOn) localStorage.removeItem(place);
  else localStorage.setItem(place, 'off');
}

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
  field: RefObject<HTMLInputElement | null>,
  /** Goes to another row beside the list; false: none stands there. */
  goBeside: (by: 1 | -1) => boolean,
): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !areKeysOn()) return;
      if (isTyping(event.target) || document.querySelector('dialog[open]') !== null) return;
      const { current } = list;
      const move = ({ j: 1, k: -1 } as const)[event.key];
      if (event.key === '/' && field.current !== null) field.current.focus();
      else if (move !== undefined && current !== null) {
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
