/** Choosing rows of a list: one by one, a page, or everything that matches but a few. Other words of the list choose anew. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import type { ListSearch } from '../../address.ts';
import { formatNumber } from '../../i18n/formats.ts';
import { Button } from '../controls.tsx';
import type { Choosing, Counted } from './types.ts';

interface Chosen {
  /** The words of the list that the choice was made in. */
  readonly words: string;
  /** What is chosen; what is left out, when all that match are. */
  readonly keys: ReadonlySet<string>;
  /** How many match, when all of them are chosen. */
  readonly all: number | undefined;
}

export function useChoosing(words: ListSearch): Choosing {
  const current = JSON.stringify(words);
  const nothing: Chosen = { words: current, keys: new Set(), all: undefined };
  const [kept, setKept] = useState<Chosen>(nothing);
  const { keys, all } = kept.words === current ? kept : nothing;
  const isEverything = all !== undefined;
  return {
    keys: isEverything ? [] : [...keys],
    matching: isEverything ? words : undefined,
    except: isEverything ? [...keys] : [],
    count: isEverything ? all - keys.size : keys.size,
    isChosen: (key) => keys.has(key) !== isEverything,
    choose: (these, isChosen) => {
      const next = new Set(keys);
      for (const key of these)
        if (isChosen === isEverything) next.delete(key);
        else next.add(key);
      setKept({ words: current, keys: next, all });
    },
    chooseMatching: (count) => setKept({ words: current, keys: new Set(), all: count }),
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

/** Stands above the rows while something is chosen. */
export function SelectionBar({
  choosing,
  total,
  children,
}: {
  choosing: Choosing;
  total: Counted | null;
  children: ReactNode;
}) {
  const mayChooseAll =
    total?.exact === true && choosing.matching === undefined && total.value > choosing.count;
  const count = formatNumber(choosing.count);
  const all = formatNumber(total?.value ?? 0);
  return (
    <section className="selection-bar" aria-label={t`What is chosen`}>
      <span role="status">
        <Trans>
          <strong>{count}</strong> chosen
        </Trans>
      </span>
      {mayChooseAll ? (
        <Button kind="quiet" small onPress={() => choosing.chooseMatching(total.value)}>
          <Trans>Select all {all} that match</Trans>
        </Button>
      ) : null}
      <Button kind="quiet" small onPress={choosing.clear}>
        <Trans>Clear</Trans>
      </Button>
      <span className="selection-acts">{children}</span>
    </section>
  );
}
