/** The table of a list: its heads, and its rows; long pages are windowed. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { lazy, type ReactNode, type RefObject, Suspense, useDeferredValue, useRef } from 'react';
import { Button } from '../controls.tsx';
import { Row, type RowsProps } from './cells.tsx';
import { Chooser } from './choosing.tsx';
import { useGrowing } from './growing.ts';
import type { Column } from './types.ts';

const WindowedBody = lazy(() => import('./windowed-body.tsx'));

/** Longer pages are windowed. */
const plainAtMost = 100;

function sortState(
  column: Column<never>,
  sort: string | undefined,
): 'ascending' | 'descending' | undefined {
  if (column.sort === undefined) return undefined;
  if (sort === column.sort) return 'ascending';
  return sort === `-${column.sort}` ? 'descending' : undefined;
}

function Heading({
  column,
  sort,
  onSort,
}: {
  column: Column<never>;
  sort: string | undefined;
  onSort: (sort: string) => void;
}) {
  const state = sortState(column, sort);
  const by = column.sort;
  if (column.label === '') {
    return (
      <th scope="col">
        <span className="visually-hidden">
          <Trans>Actions</Trans>
        </span>
      </th>
    );
  }
  return (
    <th scope="col" className={column.kind} aria-sort={state}>
      {by === undefined ? (
        column.label
      ) : (
        <Button kind="quiet" small onPress={() => onSort(state === 'ascending' ? `-${by}` : by)}>
          {column.label} {state === undefined ? '' : state === 'ascending' ? '↑' : '↓'}
        </Button>
      )}
    </th>
  );
}

function Skeleton({ cells }: { cells: number }) {
  return (
    <tbody className="skeleton">
      {[0, 1, 2, 3, 4].map((row) => (
        <tr key={row}>
          {Array.from({ length: cells }, (_cell, index) => (
            <td key={String(index)} />
          ))}
        </tr>
      ))}
    </tbody>
  );
}

function Body<T>({ props, wrap }: { props: RowsProps<T>; wrap: RefObject<HTMLDivElement | null> }) {
  const { rows, columns, choosing, beside, open, rowKey } = props;
  const latest = useRef(props);
  latest.current = props;
  const cells = columns.length + (choosing === undefined ? 0 : 1) + (beside === undefined ? 0 : 1);
  if (rows === undefined) return <Skeleton cells={cells} />;
  if (rows.length > plainAtMost)
    return (
      <Suspense fallback={<Skeleton cells={cells} />}>
        <WindowedBody props={props as unknown as RowsProps<unknown>} cells={cells} wrap={wrap} />
      </Suspense>
    );
  return (
    <tbody>
      {rows.map((row) => (
        <Row
          key={rowKey(row)}
          {...{ row, columns, beside, latest }}
          isChosen={choosing?.isChosen(rowKey(row))}
          isOpen={open === rowKey(row)}
        />
      ))}
    </tbody>
  );
}

function ChooseAll<T>({ rows, rowKey, choosing }: RowsProps<T>): ReactNode {
  if (choosing === undefined) return null;
  const keys = rows?.map(rowKey) ?? [];
  return (
    <th scope="col" className="choose">
      <Chooser
        label={t`Choose everybody on this page`}
        chosen={keys.length > 0 && keys.every(choosing.isChosen)}
        disabled={keys.length === 0}
        onChange={(chosen) => choosing.choose(keys, chosen)}
      />
    </th>
  );
}

export function Rows<T>(asked: RowsProps<T>) {
  // Many rows take long to draw: they are drawn in slices, between which presses are answered.
  const all = useDeferredValue(asked.rows);
  const isWindowed = (all?.length ?? 0) > plainAtMost;
  const growing = useGrowing(isWindowed ? undefined : all);
  const rows = isWindowed ? all : growing;
  const props = { ...asked, rows };
  const { label, columns, density, sort, onSort, beside } = props;
  const wrap = useRef<HTMLDivElement>(null);
  return (
    <div className="table-wrap" ref={wrap} data-windowed={isWindowed}>
      <table
        className="table"
        aria-label={label}
        aria-busy={rows === undefined || rows !== asked.rows || props.isStale}
        aria-rowcount={isWindowed ? (rows?.length ?? 0) + 1 : undefined}
        data-density={density}
      >
        <thead>
          <tr aria-rowindex={isWindowed ? 1 : undefined}>
            <ChooseAll {...asked} rows={all} />
            {columns.map((column) => (
              <Heading key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
            {beside === undefined ? null : (
              <th scope="col">
                <span className="visually-hidden">
                  <Trans>Beside the list</Trans>
                </span>
              </th>
            )}
          </tr>
        </thead>
        <Body props={props} wrap={wrap} />
      </table>
    </div>
  );
}
