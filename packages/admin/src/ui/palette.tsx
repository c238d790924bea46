/**
 * Goes anywhere by typing: pages and acts by their words, people, accounts and domains by name, address or SID, asked of
 * the server. Stands in the head of every page, and has the focus by Ctrl K; a combobox over a list box, so that it
 * reads like one.
 */
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import {
  type KeyboardEvent,
  type RefObject,
  useDeferredValue,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
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
  const isMeant = ({ label }: PaletteItem) => label.toLowerCase() === text.toLowerCase();
  return {
    // What is called exactly so comes first, whatever it is.
    items: [...recent, ...own, ...(text.length >= 2 ? (found.data ?? []) : [])].toSorted(
      (a, b) => Number(isMeant(b)) - Number(isMeant(a)),
    ),
    isSearching: found.isFetching || text !== typed.trim(),
    failed: found.isError,
  };
}

const sidPattern = /^[A-Z]{2}[0-9a-f]{32}$/;

function statusOf(count: number, isSearching: boolean, failed: boolean): string {
  if (failed) return t`The search did not work. Try again.`;
  if (count > 0) return plural(count, { one: '# found', other: '# found' });
  return isSearching ? t`Searching…` : t`Nothing is called like that.`;
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
    <div role="listbox" id={`${id}-list`} aria-label={t`What was found`}>
      {items.map((item, index) => (
        // The keyboard moves in the field above; the pointer chooses here.
        <div
          key={item.key}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          // The focus stays in the field.
          onPointerDown={(event) => event.preventDefault()}
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

type Field = RefObject<HTMLInputElement | null>;

/** Ctrl K brings the focus here, and leaving by Escape takes it back. */
function useShortcut(field: Field, onOpen: () => void) {
  const before = useRef<Element | null>(null);
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      const isShortcut = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
      // What is asked in a dialog comes first.
      if (!isShortcut || document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      if (document.activeElement !== field.current) before.current = document.activeElement;
      field.current?.focus();
      field.current?.select();
      onOpen();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [field, onOpen]);
  return () => {
    if (before.current instanceof HTMLElement) before.current.focus();
    before.current = null;
  };
}

/** @param field lets the frame bring the focus here, by a shortcut of its own */
export function Palette({ source, field }: { source: PaletteSource; field: Field }) {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const [isWanted, setWanted] = useState(false);
  const navigate = useNavigate();
  const id = useId();
  const { items, isSearching, failed } = usePaletteItems(source, typed);
  const active = Math.min(at, items.length - 1);
  const [open] = useState(() => () => setOpen(true));
  const giveFocusBack = useShortcut(field, open);
  const close = () => {
    setOpen(false);
    setWanted(false);
    setAt(0);
  };
  const go = (item: PaletteItem | undefined) => {
    if (item === undefined) return;
    close();
    setTyped('');
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
  useEffect(() => {
    // Enter came before the answer: what it meant is known now.
    if (!isWanted || isSearching) return;
    setWanted(false);
    go(items[active]);
  });
  const onKey = (event: KeyboardEvent) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move !== undefined && items.length > 0) {
      event.preventDefault();
      if (isOpen) setAt((active + move + items.length) % items.length);
      else setOpen(true);
    } else if (event.key === 'Enter' && isOpen) {
      event.preventDefault();
      setWanted(true);
    } else if (event.key === 'Escape' && (isOpen || typed !== '')) {
      event.preventDefault();
      close();
      setTyped('');
      giveFocusBack();
    }
  };
  return (
    <div className="palette">
      <input
        ref={field}
        className="input"
        type="text"
        role="combobox"
        aria-label={t`Find a person, account, domain or page`}
        aria-keyshortcuts="Control+K Meta+K"
        placeholder={t`Find a person, account, page`}
        aria-expanded={isOpen}
        aria-controls={isOpen ? `${id}-list` : undefined}
        aria-activedescendant={isOpen && items.length > 0 ? `${id}-${active}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
          setWanted(false);
          setOpen(true);
        }}
        onClick={open}
        onBlur={close}
        onKeyDown={onKey}
        onPaste={(event) => void paste(event.clipboardData.getData('text').trim())}
      />
      <kbd aria-hidden="true">
        <Trans>Ctrl K</Trans>
      </kbd>
      {isOpen ? (
        <div className="palette-found">
          <Found {...{ id, items, active, onPoint: setAt, onChoose: go, onKey }} />
          <p className="small muted" role="status">
            {statusOf(items.length, isSearching, failed)}
          </p>
        </div>
      ) : null}
    </div>
  );
}
