/**
 * Goes anywhere by typing: pages and acts by their words, people, accounts and domains by name, address or SID, asked of
 * the server. Opens by its button and by Ctrl K; a combobox over a list box, so that it reads like one.
 */
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useState } from 'react';
import { Dialog } from './dialog.tsx';
import type { PaletteItem, PaletteSource } from './palette-items.ts';
import { keepRecent, readRecent } from './session-memory.ts';

const fits = (item: PaletteItem, text: string) =>
  text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => item.label.toLowerCase().includes(word));

function usePaletteItems(source: PaletteSource, typed: string) {
  const text = useDeferredValue(typed.trim());
  const found = useQuery({
    queryKey: ['palette', source.name, text],
    queryFn: () => source.find(text),
    enabled: text.length >= 2,
    placeholderData: (before) => before,
  });
  const recent = text === '' ? readRecent(source.name) : [];
  const isRecent = new Set(recent.map((item) => item.key));
  const own = source.items.filter((item) => fits(item, text) && !isRecent.has(item.key));
  return {
    items: [...recent, ...own, ...(text.length >= 2 ? (found.data ?? []) : [])],
    isSearching: found.isFetching,
    failed: found.isError,
  };
}

const sidPattern = /^[A-Z]{2}[0-9a-f]{32}$/;

function statusOf(count: number, isSearching: boolean, failed: boolean): string {
  if (failed) return 'The search did not work. Try again.';
  if (count === 0) return isSearching ? 'Searching…' : 'Nothing is called like that.';
  return count === 1 ? '1 found' : `${count} found`;
}

function Found({
  id,
  items,
  active,
  onPoint,
  onChoose,
  onKey,
}: {
  id: string;
  items: readonly PaletteItem[];
  active: number;
  onPoint: (index: number) => void;
  onChoose: (item: PaletteItem) => void;
  onKey: (event: KeyboardEvent) => void;
}) {
  return (
    <div className="palette" role="listbox" id={`${id}-list`} aria-label="What was found">
      {items.map((item, index) => (
        // The keyboard moves in the field above; the pointer chooses here.
        <div
          key={item.key}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          onPointerMove={() => onPoint(index)}
          onClick={() => onChoose(item)}
          onKeyDown={onKey}
        >
          <span>
            {item.label}
            {item.detail === undefined ? null : <span className="small muted"> {item.detail}</span>}
          </span>
          <span className="small muted">{item.kind}</span>
        </div>
      ))}
    </div>
  );
}

export function Palette({ source, onClose }: { source: PaletteSource; onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const navigate = useNavigate();
  const id = useId();
  const { items, isSearching, failed } = usePaletteItems(source, typed);
  const active = Math.min(at, items.length - 1);
  const go = (item: PaletteItem | undefined) => {
    if (item === undefined) return;
    onClose();
    keepRecent(source.name, item);
    void navigate({ to: item.to, search: item.search ?? {} });
  };
  /** A SID names one thing: pasted, it is gone to at once when there is such a thing. */
  const paste = async (text: string) => {
    if (!sidPattern.test(text)) return;
    const found = await source.find(text).catch(() => []);
    const [only] = found;
    if (found.length === 1) go(only);
  };
  useEffect(() => {
    // In braces: newer browsers answer a promise, which is no clean-up.
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);
  const onKey = (event: KeyboardEvent) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move !== undefined && items.length > 0) {
      event.preventDefault();
      setAt((active + move + items.length) % items.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      go(items[active]);
    }
  };
  return (
    <Dialog title="Go to" onClose={onClose}>
      <input
        className="input"
        type="text"
        role="combobox"
        aria-label="Find a person, account, domain or page"
        placeholder="A name, an address, a SID, a page"
        aria-expanded={items.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={items.length === 0 ? undefined : `${id}-${active}`}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKey}
        onPaste={(event) => void paste(event.clipboardData.getData('text').trim())}
      />
      <Found {...{ id, items, active, onPoint: setAt, onChoose: go, onKey }} />
      <p className="small muted" role="status">
        {statusOf(items.length, isSearching, failed)}
      </p>
    </Dialog>
  );
}

/** The button that opens it, and its keys. */
export function PaletteButton({
  source,
  isOpen,
  onOpen,
}: {
  source: PaletteSource;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
}) {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      const isShortcut = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
      // One dialog at a time: what is asked there comes first.
      if (!isShortcut || document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      onOpen(true);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [onOpen]);
  return (
    <>
      <button
        type="button"
        className="palette-button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => onOpen(true)}
      >
        <span>
          Find<span className="palette-more"> a person, account, page</span>
        </span>
        <kbd aria-hidden="true">Ctrl K</kbd>
      </button>
      {isOpen ? <Palette source={source} onClose={() => onOpen(false)} /> : null}
    </>
  );
}
