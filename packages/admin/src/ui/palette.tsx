/**
 * Goes anywhere by typing: pages and acts by their words, people, accounts and domains by name, address or SID, asked of
 * the server. Opens by its button and by Ctrl K; a combobox over a list box, so that it reads like one.
 */
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useState } from 'react';
import { Dialog } from './dialog.tsx';

export interface PaletteItem {
  readonly key: string;
  /** What it is: "Page", "Person". */
  readonly kind: string;
  readonly label: string;
  readonly detail?: string;
  /** An address of the web app. */
  readonly to: string;
}

export interface PaletteSource {
  /** For the cache: whose things are searched. */
  readonly name: string;
  /** Always there, filtered by what is typed. */
  readonly items: readonly PaletteItem[];
  /** Asks the server. */
  readonly find: (text: string) => Promise<readonly PaletteItem[]>;
}

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
  const own = source.items.filter((item) => fits(item, text));
  return {
    items: [...own, ...(text.length >= 2 ? (found.data ?? []) : [])],
    isSearching: found.isFetching,
    failed: found.isError,
  };
}

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
    void navigate({ to: item.to });
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
      />
      <Found {...{ id, items, active, onPoint: setAt, onChoose: go, onKey }} />
      <p className="small muted" role="status">
        {statusOf(items.length, isSearching, failed)}
      </p>
    </Dialog>
  );
}

/** The button that opens it, and its keys. */
export function PaletteButton({ source }: { source: PaletteSource }) {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      const isShortcut = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
      // One dialog at a time: what is asked there comes first.
      if (!isShortcut || document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <button
        type="button"
        className="palette-button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setOpen(true)}
      >
        <span>
          Find<span className="palette-more"> a person, account, page</span>
        </span>
        <kbd aria-hidden="true">Ctrl K</kbd>
      </button>
      {open ? <Palette source={source} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
