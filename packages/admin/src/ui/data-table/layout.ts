/**
 * Which columns of a list are shown in which order, and how high its rows are. What the address says comes first, then
 * what this person chose for this list in this browser.
 */
import { useState } from 'react';
import { useListSearch } from './address.ts';
import type { Column } from './types.ts';

export const densities = ['compact', 'regular', 'roomy'] as const;
export type Density = (typeof densities)[number];

interface Kept {
  readonly columns?: readonly string[];
  readonly density?: Density;
}

const placeOf = (list: string) => `list:${list}`;

/** What was kept is as old as it is: whatever of it is not understood is as if it were not there. */
function readKept(list: string): Kept {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(placeOf(list)) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    const { columns, density } = kept as Record<string, unknown>;
    const known = densities.find((one) => one === density);
    return {
      ...(Array.isArray(columns) ? { columns: columns.map(String) } : {}),
      ...(known === undefined ? {} : { density: known }),
    };
  } catch {
    return {};
  }
}

export interface Layout<T> {
  /** Those that are shown, in their order. */
  readonly shown: readonly Column<T>[];
  /** Those that can be chosen, in their order: the shown ones first. */
  readonly all: readonly Column<T>[];
  readonly density: Density;
  readonly isChanged: boolean;
  /** The shown columns as the address says them. */
  readonly words: string | undefined;
  readonly show: (keys: readonly string[]) => void;
  readonly setDensity: (density: Density) => void;
  readonly reset: () => void;
}

const isAct = ({ label }: { label: string }) => label === '';

/** The first column names the row, and what can be done with a row stands last: both stay. */
export function useLayout<T>(list: string, columns: readonly Column<T>[]): Layout<T> {
  const [search, change] = useListSearch();
  const [kept, setKept] = useState(() => readKept(list));
  const keep = (next: Kept) => {
    setKept(next);
    localStorage.setItem(placeOf(list), JSON.stringify(next));
  };
  const usual = columns.filter((column) => column.isExtra !== true && !isAct(column));
  const asked = search['columns']?.split(',') ?? kept.columns;
  const named = asked?.flatMap((key) => columns.filter((column) => column.key === key)) ?? usual;
  const [first] = columns;
  const chosen = new Set([...(first === undefined ? [] : [first]), ...named]);
  const shown = [...chosen].filter((column) => !isAct(column));
  const words = shown.map(({ key }) => key).join(',');
  const isChanged = words !== usual.map(({ key }) => key).join(',');
  return {
    shown: [...shown, ...columns.filter(isAct)],
    all: [...shown, ...columns.filter((column) => !chosen.has(column) && !isAct(column))],
    density: kept.density ?? 'regular',
    isChanged,
    words: isChanged ? words : undefined,
    show: (keys) => {
      keep({ ...kept, columns: keys });
      change({ columns: keys.join(',') }, { replace: true });
    },
    setDensity: (density) => keep({ ...kept, density }),
    reset: () => {
      keep({});
      change({ columns: undefined }, { replace: true });
    },
  };
}
