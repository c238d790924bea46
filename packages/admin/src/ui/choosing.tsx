/** Choosing rows of a list: one by one, a page, or everything that matches. Other words of the list choose anew. */
import { type ReactNode, useState } from 'react';
import type { ListSearch } from '../address.ts';
import { Button } from './controls.tsx';

export interface Choosing {
  readonly keys: readonly string[];
  /** The words of the list, when everything that they match is chosen. */
  readonly matching: ListSearch | undefined;
  readonly count: number;
  readonly isChosen: (key: string) => boolean;
  readonly choose: (keys: readonly string[], chosen: boolean) => void;
  readonly chooseMatching: (count: number) => void;
  readonly clear: () => void;
}

interface Chosen {
  /** The words of the list that the choice was made in. */
  readonly words: string;
  readonly keys: ReadonlySet<string>;
  /** How many match, when all of them are chosen. */
  readonly all: number | undefined;
}

export function useChoosing(words: ListSearch): Choosing {
  const current = JSON.stringify(words);
  const nothing: Chosen = { words: current, keys: new Set(), all: undefined };
  const [kept, setKept] = useState<Chosen>(nothing);
  const chosen = kept.words === current ? kept : nothing;
  return {
    keys: [...chosen.keys],
    matching: chosen.all === undefined ? undefined : words,
    count: chosen.all ?? chosen.keys.size,
    isChosen: (key) => chosen.all !== undefined || chosen.keys.has(key),
    choose: (keys, isChosen) => {
      const next = new Set(chosen.keys);
      for (const key of keys)
        if (isChosen) next.add(key);
        else next.delete(key);
      setKept({ words: current, keys: next, all: undefined });
    },
    chooseMatching: (count) => setKept({ words: current, keys: chosen.keys, all: count }),
    clear: () => setKept(nothing),
  };
}

export function Chooser({
  label,
  chosen,
  disabled = false,
  onChange,
}: {
  label: string;
  chosen: boolean;
  disabled?: boolean;
  onChange: (chosen: boolean) => void;
}) {
  return (
    <label className="chooser">
      <span className="visually-hidden">{label}</span>
      <input
        type="checkbox"
        checked={chosen}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
    </label>
  );
}

/** Stands above the list while something is chosen. */
export function SelectionBar({
  choosing,
  total,
  children,
}: {
  choosing: Choosing;
  total: { readonly value: number; readonly exact: boolean } | null;
  children: ReactNode;
}) {
  const mayChooseAll =
    total?.exact === true && choosing.matching === undefined && total.value > choosing.count;
  return (
    <section className="selection-bar" aria-label="What is chosen">
      <span role="status">
        <strong>{choosing.count.toLocaleString('en')}</strong> chosen
      </span>
      {mayChooseAll ? (
        <Button kind="quiet" small onPress={() => choosing.chooseMatching(total.value)}>
          Select all {total.value.toLocaleString('en')} that match
        </Button>
      ) : null}
      <Button kind="quiet" small onPress={choosing.clear}>
        Clear
      </Button>
      <span className="selection-acts">{children}</span>
    </section>
  );
}
