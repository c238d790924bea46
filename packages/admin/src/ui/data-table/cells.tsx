/** The cells of one row, and what a row says of itself; plain and windowed tables show the same ones. */
import { t } from '@lingui/core/macro';
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
      {columns.map((column) => (
        <td key={column.key} className={column.kind} data-label={column.label}>
          {column.cell(row)}
        </td>
      ))}
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

/** What a row says of itself. */
export function rowState<T>(row: T, { rowKey, choosing, open }: RowsProps<T>) {
  const key = rowKey(row);
  return {
    'data-row': key,
    'data-chosen': choosing?.isChosen(key),
    'data-open': open === key,
  };
}
