/** Listens for the shortcuts of single keys, and shows what there is. They can be turned off in the profile. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
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
      <Button kind="quiet" small label={t`Keyboard shortcuts`} onPress={() => setOpen(true)}>
        ?
      </Button>
      {isOpen ? <Help pages={pages} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

type Row = readonly [keys: readonly string[], words: string];

const everywhere = (): readonly Row[] => [
  [['?'], t`This list`],
  [['/'], t`Go to the search of the page`],
];
/** These are no single letters, and stay when the others are turned off. */
const always = (): readonly Row[] => [
  [[t`Ctrl`, 'K'], t`Go to anything by its name`],
  [['Esc'], t`Close what is open`],
];
const within = (): readonly (readonly [title: string, rows: readonly Row[]])[] => [
  [
    t`In a list`,
    [
      [['j', 'k'], t`Next and previous row`],
      [['x'], t`Choose the row`],
      [['Enter'], t`Open it beside the list`],
    ],
  ],
  [
    t`In the map`,
    [
      [['←', '↑', '→', '↓'], t`Walk`],
      [[t`Space`], t`Open and close`],
      [['Enter'], t`Tell more`],
      [['+', '−', '0'], t`Zoom, and fit`],
      [['Shift', t`arrows`], t`Move the picture`],
    ],
  ],
  [
    t`In the access matrix`,
    [
      [['←', '↑', '→', '↓'], t`Walk`],
      [['Enter'], t`Change a cell`],
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
    <Dialog title={t`Keyboard shortcuts`} onClose={onClose}>
      {/* First, because it takes the focus: the list is read from its beginning. */}
      <p>
        <Button onPress={onClose}>
          <Trans>Close</Trans>
        </Button>
      </p>
      {areOn ? (
        <>
          <Rows title={t`Everywhere`} rows={[...everywhere(), ...always()]} />
          {going.length === 0 ? null : (
            <Rows title={t`Go to, one key after the other`} rows={going} />
          )}
        </>
      ) : (
        <>
          <p>
            <Trans>
              Those of single keys are turned off. They can be turned on in your profile.
            </Trans>
          </p>
          <Rows title={t`Everywhere`} rows={always()} />
        </>
      )}
      {within().map(([title, rows]) => (
        <Rows key={title} title={title} rows={rows} />
      ))}
    </Dialog>
  );
}
