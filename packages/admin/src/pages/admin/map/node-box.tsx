/** One node of the picture: its box, its mark, its words. */
import { box, clip, inTwoLines, type Placed } from './layout.ts';
import type { MapNode } from './model.ts';

/** The marks of the product, as shapes: a square for managed, a diamond for independent, a barred square for inactive. */
function MarkShape({ kind, x, y }: { kind: string | undefined; x: number; y: number }) {
  const side = 10;
  if (kind === 'independent')
    return (
      <path
        className="map-mark"
        data-kind={kind}
        d={`M${x} ${y - 6}L${x + 6} ${y}L${x} ${y + 6}L${x - 6} ${y}Z`}
      />
    );
  const square = (
    <rect
      className="map-mark"
      data-kind={kind}
      x={x - side / 2}
      y={y - side / 2}
      width={side}
      height={side}
      rx="2"
    />
  );
  if (kind !== 'inactive') return square;
  return (
    <>
      {square}
      <rect className="map-bar" x={x - side / 2 - 1} y={y - 1} width={side + 2} height="2" />
    </>
  );
}

const letters = { withDetail: 22, alone: 29, small: 34 } as const;

/** A way is a sentence, and has two lines for it. */
function Words({
  node,
  x,
  y,
  room,
  anchor,
}: {
  node: MapNode;
  x: number;
  y: number;
  room: number;
  anchor: 'start' | 'end';
}) {
  const isWay = node.kind === 'way';
  const lines = isWay ? inTwoLines(node.label, letters.small) : [clip(node.label, room)];
  return (
    <text className={isWay ? 'map-label map-sentence' : 'map-label'} textAnchor={anchor}>
      {lines.map((line, index) => (
        <tspan key={line} x={x} y={y + 4.5 + (index - (lines.length - 1) / 2) * 13}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

export function MapBox({
  placed: { grown, x, y },
  isReversed,
  isCurrent,
}: {
  placed: Placed;
  isReversed: boolean;
  isCurrent: boolean;
}) {
  const { node, isOpen } = grown;
  const isRisky = (node.risks?.length ?? 0) > 0;
  const middle = y + box.height / 2;
  // Measured from where the line begins, whichever side that is.
  const at = (distance: number) => (isReversed ? x + box.width - distance : x + distance);
  const hasMark = node.mark !== undefined;
  const end = box.width - (node.branch === undefined ? 8 : 22);
  const detail = node.detail ?? '';
  const isShortDetail = node.kind === 'cluster' || node.kind === 'group';
  const room = detail !== '' && isShortDetail ? letters.withDetail : letters.alone;
  const risks = (node.risks ?? []).map((risk) => `\n${risk}`).join('');
  return (
    <g className="map-node" data-kind={node.kind} data-key={node.key} data-current={isCurrent}>
      <title>{`${node.label}${detail === '' ? '' : `, ${detail}`}${risks}`}</title>
      {node.kind === 'cluster' ? (
        <rect
          className="map-under"
          x={isReversed ? x - 4 : x + 4}
          y={y + 4}
          width={box.width}
          height={box.height}
          rx="5"
        />
      ) : null}
      <rect className="map-box" x={x} y={y} width={box.width} height={box.height} rx="5" />
      {isRisky ? (
        <path
          className="map-warning"
          d={`M${at(8)} ${middle + 6}L${at(15)} ${middle - 7}L${at(22)} ${middle + 6}Z`}
        />
      ) : null}
      {hasMark ? <MarkShape kind={node.mark} x={at(isRisky ? 33 : 15)} y={middle} /> : null}
      <Words
        node={node}
        x={at((hasMark ? 27 : 10) + (isRisky ? 18 : 0))}
        y={middle}
        room={room - (isRisky ? 3 : 0) - (hasMark ? 2 : 0)}
        anchor={isReversed ? 'end' : 'start'}
      />
      {isShortDetail ? (
        <text
          className="map-detail"
          x={at(end)}
          y={middle + 4.5}
          textAnchor={isReversed ? 'start' : 'end'}
        >
          {detail}
        </text>
      ) : null}
      {node.branch === undefined ? null : (
        <g data-toggle="true" data-screen-only="true">
          <rect
            className="map-hit"
            x={at(isReversed ? box.width + 4 : box.width - 20)}
            y={y}
            width="24"
            height={box.height}
          />
          <text className="map-sign" x={at(box.width - 11)} y={middle + 5} textAnchor="middle">
            {isOpen ? '−' : '+'}
          </text>
        </g>
      )}
    </g>
  );
}
