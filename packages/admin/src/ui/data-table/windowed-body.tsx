/** The rows of a long page: only those in sight, and some around them, are in the document. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, type RefObject, useLayoutEffect, useRef } from 'react';
import { Cells, type RowsProps, rowState } from './cells.tsx';
import type { Density } from './layout.ts';

/** As `list.css` makes them, where no row is stacked. */
const usualHeights: Readonly<Record<Density, number>> = { compact: 32, regular: 40, roomy: 48 };

/**
 * The columns keep the widths that the first rows gave them: rows that come and go would move them, and have the browser lay out
 * the whole table at every step.
 */
function keepColumns(table: HTMLTableElement): () => void {
  const heads = [...table.querySelectorAll<HTMLElement>('thead th')];
  const widths = heads.map((head) => head.getBoundingClientRect().width);
  const whole = widths.reduce((sum, width) => sum + width, 0);
  for (const [index, head] of heads.entries())
    head.style.inlineSize = `${(100 * (widths[index] ?? 0)) / whole}%`;
  table.style.tableLayout = 'fixed';
  return () => {
    for (const head of heads) head.style.inlineSize = '';
    table.style.tableLayout = '';
  };
}

/** While scrolling, a row that stays in sight is not drawn again. */
const StillCells = memo(Cells<unknown>);

/** Keeps the place of the rows that are not there. */
function Space({ height, cells }: { height: number; cells: number }) {
  if (height <= 0) return null;
  return (
    <tr className="space" aria-hidden="true">
      <td colSpan={cells} style={{ blockSize: `${height}px` }} />
    </tr>
  );
}

export default function WindowedBody({
  props,
  cells,
  wrap,
}: {
  props: RowsProps<unknown>;
  cells: number;
  wrap: RefObject<HTMLDivElement | null>;
}) {
  const rows = props.rows ?? [];
  const height = useRef(usualHeights[props.density]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => wrap.current,
    estimateSize: () => height.current,
    overscan: 6,
    useFlushSync: false,
  });
  const items = virtual.getVirtualItems();
  const hasRows = items.length > 0;
  const columns = props.columns.map(({ key }) => key).join(' ');
  useLayoutEffect(() => {
    const table = wrap.current?.querySelector('table');
    return hasRows && table && columns !== '' ? keepColumns(table) : undefined;
  }, [wrap, hasRows, columns, props.density]);
  // Each row that is of another height than was thought has the places of all behind it reckoned anew, at every step of scrolling.
  useLayoutEffect(() => {
    const first = wrap.current?.querySelector('[data-index]')?.getBoundingClientRect().height;
    if (first === undefined || first === height.current) return;
    height.current = first;
    virtual.measure();
  }, [virtual, wrap, hasRows, props.density]);
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <tbody>
      <Space height={before} cells={cells} />
      {items.map(({ index }) => {
        const row = rows[index];
        return (
          <tr
            key={props.rowKey(row)}
            ref={virtual.measureElement}
            data-index={index}
            aria-rowindex={index + 2}
            {...rowState(row, props)}
          >
            <StillCells row={row} props={props} />
          </tr>
        );
      })}
      <Space height={after} cells={cells} />
    </tbody>
  );
}
