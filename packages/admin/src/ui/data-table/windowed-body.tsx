/** The rows of a long page: only those in sight, and some around them, are in the document. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, type RefObject } from 'react';
import { Cells, type RowsProps, rowState } from './cells.tsx';
import type { Density } from './layout.ts';

const estimates: Readonly<Record<Density, number>> = { compact: 33, regular: 41, roomy: 49 };

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
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => wrap.current,
    estimateSize: () => estimates[props.density],
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
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
