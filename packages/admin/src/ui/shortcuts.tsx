/** Listens for the shortcuts of single keys, and shows what there is. They can be turned off in the profile. */
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { Button } from './controls.tsx';
import { Dialog } from './dialog.tsx';
import { areShortcutsOn, type GoTo, meaningOf, useShortcutsOn } from './shortcut-keys.ts';

const waitsMs = 1_500;

/** Where letters are text, or where they have a meaning of their own. */
const isWriting = (target: EventTarget | null) =>
  target instanceof Element &&
  target.closest('input, textarea, select, [contenteditable="true"], dialog') !== null;

function focusSearch(): boolean {
  const fields = [...document.querySelectorAll<HTMLElement>('main [aria-keyshortcuts="/"]')];
  const field = fields.find((one) => one.offsetParent !== null);
  field?.focus();
  return field !== undefined;
}

export function Shortcuts({
  pages,
  onNoSearch,
}: {
  pages: readonly GoTo[];
  /** There is no search on the page: the one of everything opens. */
  onNoSearch: () => void;
}) {
  const [isOpen, setOpen] = useState(false);
  const navigate = useNavigate();
  const waitsSince = useRef(0);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (!areShortcutsOn() || isWriting(event.target)) return;
      if (document.querySelector('dialog[open]') !== null) return;
      const isWaiting = Date.now() - waitsSince.current < waitsMs;
      const meaning = meaningOf(event.key, isWaiting, pages);
      waitsSince.current = meaning.act === 'wait' ? Date.now() : 0;
      if (meaning.act === 'none' || meaning.act === 'wait') return;
      event.preventDefault();
      if (meaning.act === 'help') setOpen(true);
      else if (meaning.act === 'go') void navigate({ to: meaning.to });
      else if (!focusSearch()) onNoSearch();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [pages, navigate, onNoSearch]);
  return (
    <>
      <Button kind="quiet" small label="Keyboard shortcuts" onPress={() => setOpen(true)}>
        ?
      </Button>
      {isOpen ? <Help pages={pages} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

type Row = readonly [keys: readonly string[], words: string];

const everywhere: readonly Row[] = [
  [['?'], 'This list'],
  [['/'], 'Go to the search of the page'],
];
/** These are no single letters, and stay when the others are turned off. */
const always: readonly Row[] = [
  [['Ctrl', 'K'], 'Go to anything by its name'],
  [['Esc'], 'Close what is open'],
];
const within: readonly (readonly [title: string, rows: readonly Row[]])[] = [
  [
    'In a list',
    [
      [['j', 'k'], 'Next and previous row'],
      [['x'], 'Choose the row'],
      [['Enter'], 'Open it beside the list'],
    ],
  ],
  [
    'In the map',
    [
      [['←', '↑', '→', '↓'], 'Walk'],
      [['Space'], 'Open and close'],
      [['Enter'], 'Tell more'],
      [['+', '−', '0'], 'Zoom, and fit'],
      [['Shift', 'arrows'], 'Move the picture'],
    ],
  ],
  [
    'In the access matrix',
    [
      [['←', '↑', '→', '↓'], 'Walk'],
      [['Enter'], 'Change a cell'],
    ],
  ],
];

function Rows({ title, rows }: { title: string; rows: readonly Row[] }) {
  return (
    <section>
      <h3>{title}</h3>
      <dl className="keys">
        {rows.map(([keys, words]) => (
          <div key={words}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Help({ pages, onClose }: { pages: readonly GoTo[]; onClose: () => void }) {
  const areOn = useShortcutsOn();
  const going = pages.map(({ keys, label }): Row => [['g', keys], label]);
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose}>
      {/* First, because it takes the focus: the list is read from its beginning. */}
      <p>
        <Button onPress={onClose}>Close</Button>
      </p>
      {areOn ? (
        <>
          <Rows title="Everywhere" rows={[...everywhere, ...always]} />
          {going.length === 0 ? null : <Rows title="Go to, one key after the other" rows={going} />}
        </>
      ) : (
        <>
          <p>Those of single keys are turned off. They can be turned on in your profile.</p>
          <Rows title="Everywhere" rows={always} />
        </>
      )}
      {within.map(([title, rows]) => (
        <Rows key={title} title={title} rows={rows} />
      ))}
    </Dialog>
  );
}
