/** The cells of one row, and what a row says of itself; plain and windowed tables show the same ones. */
import { t } from '@lingui/core/macro';
import { memo, type ReactNode, type RefObject } from 'react';
import { Chooser } from './choosing.tsx';
import type { Density } from './layout.ts';
import type { Beside, Choosing, Column } from './types.ts';

export interface RowsProps<T> {
  readonly label: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[] | undefined;
  /** Others are asked for, and not there yet. */
  readonly isStale: boolean;
  readonly rowKey: (row: T) => string;
  readonly rowName: (row: T) => string;
  readonly density: Density;
  readonly sort: string | undefined;
  readonly onSort: (sort: string) => void;
  readonly choosing: Choosing | undefined;
  readonly beside: Beside<T> | undefined;
  /** The row that stands beside the list. */
  readonly open: string | undefined;
  readonly onOpen: (key: string) => void;
}

type Columns<T> = RowsProps<T>['columns'];

const areSame = <T,>(some: Columns<T>, others: Columns<T>): boolean =>
  some.length === others.length && some.every((column, index) => column === others[index]);

function DataCellsOf<T>({ row, columns }: { row: T; columns: Columns<T> }): ReactNode {
  return columns.map((column) => (
    <td key={column.key} className={column.kind} data-label={column.label}>
      {column.cell(row)}
    </td>
  ));
}

/** Choosing a row, or opening it beside the list, does not draw what it says again: a page of them takes long on a phone. */
const DataCells = memo(
  DataCellsOf,
  (before, after) => before.row === after.row && areSame(before.columns, after.columns),
) as typeof DataCellsOf;

/** The cells of one row. */
export function Cells<T>({ row, props }: { row: T; props: RowsProps<T> }) {
  const { columns, rowKey, rowName, choosing, beside, open, onOpen } = props;
  const key = rowKey(row);
  return (
    <>
      {choosing === undefined ? null : (
        <td className="choose">
          <Chooser
            label={t`Choose ${{ rowName: rowName(row) }}`}
            chosen={choosing.isChosen(key)}
            onChange={(chosen) => choosing.choose([key], chosen)}
          />
        </td>
      )}
      <DataCells row={row} columns={columns} />
      {beside === undefined ? null : (
        <td className="beside">
          <button
            type="button"
            aria-label={beside.label(row)}
            aria-expanded={open === key}
            onClick={() => onOpen(key)}
          >
            <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
              <path
                d="M1.5 2.5h13v11h-13zM9.5 2.5v11"
                fill="none"
                stroke="currentColor"
                strokeWidth="1.4"
              />
            </svg>
          </button>
        </td>
      )}
    </>
  );
}

interface StandingRow<T> {
  readonly row: T;
  readonly columns: Columns<T>;
  readonly beside: RowsProps<T>['beside'];
  readonly isChosen: boolean | undefined;
  readonly isOpen: boolean;
  /** The list as it is when something is pressed. */
  readonly latest: RefObject<RowsProps<T>>;
}

/** What a row says of itself. */
export function rowState<T>(row: T, { rowKey, choosing, open }: RowsProps<T>) {
  const key = rowKey(row);
  return {
    'data-row': key,
    'data-chosen': choosing?.isChosen(key),
    'data-open': open === key,
  };
}

function RowOf<T>({ row, latest }: StandingRow<T>): ReactNode {
  const now = latest.current;
  const props: RowsProps<T> = {
    ...now,
    choosing: now.choosing && {
      ...now.choosing,
      choose: (keys, chosen) => latest.current.choosing?.choose(keys, chosen),
    },
    onOpen: (key) => latest.current.onOpen(key),
  };
  return (
    <tr {...rowState(row, props)}>
      <Cells row={row} props={props} />
    </tr>
  );
}

/** A row that is drawn again only when something of it changed. */
export const Row = memo(
  RowOf,
  (before, after) =>
    before.row === after.row &&
    before.isChosen === after.isChosen &&
    before.isOpen === after.isOpen &&
    before.beside === after.beside &&
    areSame(before.columns, after.columns),
) as typeof RowOf;
