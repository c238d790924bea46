/** What the address says of the map: filters, what is open, what is chosen, where the picture stands. */
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { type ListSearch, useQueryWords } from '../../../address.ts';
import type { MapFilters } from './data.ts';
import { type View, viewIn, viewText } from './layout.ts';

export function useMapAddress() {
  const words = useQueryWords();
  const navigate = useNavigate();
  const change = (next: ListSearch, isStep = false) => {
    void navigate({
      to: '.',
      search: (before: ListSearch) =>
        Object.fromEntries(
          Object.entries({ ...before, ...next }).filter(
            ([, value]) => value !== undefined && value !== '',
          ),
        ),
      // Walking and moving the picture are no pages to go back to.
      replace: !isStep,
      resetScroll: false,
    });
  };
  return [words, change] as const;
}

const oneOf = <T extends string>(values: readonly T[], text: string | undefined): T | undefined =>
  values.find((value) => value === text);

export const filtersOf = (words: ListSearch): MapFilters => ({
  kind: oneOf(['managed', 'independent'], words['kind']),
  risk: oneOf(['no_administrator', 'independent_administrator'], words['risk']),
  by: words['by'] === 'tag' ? 'tag' : 'letter',
  pinned: (words['found'] ?? '').split(',').filter((sid) => /^AC[0-9a-f]{32}$/.test(sid)),
});

/** What is looked at right now follows at once; the address a moment later. */
export function useView() {
  const [words, change] = useMapAddress();
  const [view, setOwn] = useState<View | undefined>(() => viewIn(words['view']));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const addressed = words['view'];
  useEffect(() => {
    if (addressed === undefined) setOwn(undefined);
  }, [addressed]);
  const setView = (next: View | undefined) => {
    setOwn(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(
      () => change({ view: next === undefined ? undefined : viewText(next) }),
      300,
    );
  };
  return { view, setView };
}
