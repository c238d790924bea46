/** Where each node of the map is drawn: the root at the start, what is below it further on, no two over each other. Pure. */
import { hierarchy, tree } from 'd3-hierarchy';
import type { Grown } from './model.ts';

export const box = { width: 236, height: 32, rowGap: 8, columnGap: 56 } as const;

export interface Placed {
  readonly grown: Grown;
  /** The corner at the beginning of the line and the top. */
  readonly x: number;
  readonly y: number;
  readonly parent: Placed | undefined;
}

export interface Layout {
  readonly nodes: readonly Placed[];
  readonly width: number;
  readonly height: number;
}

/** @param isReversed whether the writing runs from right to left, and the tree with it */
export function layOut(grown: Grown, isReversed: boolean): Layout {
  const placed = tree<Grown>()
    .nodeSize([box.height + box.rowGap, box.width + box.columnGap])
    .separation((a, b) => (a.parent === b.parent ? 1 : 1.35))(
    hierarchy(grown, (at) => [...at.children]),
  );
  const all = placed.descendants();
  const top = Math.min(...all.map((at) => at.x));
  const depth = Math.max(...all.map((at) => at.y));
  const byNode = new Map<Grown, Placed>();
  const nodes = all.map((at) => {
    const one: Placed = {
      grown: at.data,
      x: isReversed ? depth - at.y : at.y,
      y: at.x - top,
      parent: at.parent === null ? undefined : byNode.get(at.parent.data),
    };
    byNode.set(at.data, one);
    return one;
  });
  return {
    nodes,
    width: depth + box.width,
    height: Math.max(...nodes.map((at) => at.y)) + box.height,
  };
}

/** A line from the end of the parent to the beginning of the child. */
export function linkOf(child: Placed, parent: Placed, isReversed: boolean): string {
  const from = { x: isReversed ? parent.x : parent.x + box.width, y: parent.y + box.height / 2 };
  const to = { x: isReversed ? child.x + box.width : child.x, y: child.y + box.height / 2 };
  const middle = (from.x + to.x) / 2;
  return `M${from.x} ${from.y}C${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}`;
}

export interface View {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

export const scales = { least: 0.2, most: 3 } as const;
const clamp = (value: number, least: number, most: number) =>
  Math.min(most, Math.max(least, value));

/** Everything, when it can still be read; else the root in the middle of its side. */
export function fit(
  layout: Layout,
  frame: { width: number; height: number },
  isReversed: boolean,
): View {
  const margin = 24;
  const wanted = Math.min(
    (frame.width - 2 * margin) / layout.width,
    (frame.height - 2 * margin) / layout.height,
  );
  const scale = clamp(wanted, 0.68, 1);
  const root = layout.nodes[0];
  const isTooWide = layout.width * scale > frame.width - 2 * margin;
  const x = isTooWide
    ? isReversed
      ? frame.width - margin - layout.width * scale
      : margin
    : (frame.width - layout.width * scale) / 2;
  const isTooHigh = layout.height * scale > frame.height - 2 * margin;
  const middle = ((root?.y ?? 0) + box.height / 2) * scale;
  return {
    x,
    y: isTooHigh ? frame.height / 2 - middle : (frame.height - layout.height * scale) / 2,
    scale,
  };
}

/** Nearer or further, with the point under the pointer where it was. */
export function zoomAt(view: View, factor: number, at: { x: number; y: number }): View {
  const scale = clamp(view.scale * factor, scales.least, scales.most);
  const real = scale / view.scale;
  return { scale, x: at.x - (at.x - view.x) * real, y: at.y - (at.y - view.y) * real };
}

/** Moves the picture only as far as is needed for a node to be seen. */
export function bringIn(view: View, node: Placed, frame: { width: number; height: number }): View {
  const margin = 16;
  const shift = (start: number, end: number, room: number) =>
    start < margin ? margin - start : end > room - margin ? Math.min(room - margin - end, 0) : 0;
  const left = view.x + node.x * view.scale;
  const top = view.y + node.y * view.scale;
  return {
    ...view,
    x: view.x + shift(left, left + box.width * view.scale, frame.width),
    y: view.y + shift(top, top + box.height * view.scale, frame.height),
  };
}

export function viewIn(text: string | undefined): View | undefined {
  const [x, y, scale] = (text ?? '').split(',').map(Number);
  const isView = [x, y, scale].every((value) => value !== undefined && Number.isFinite(value));
  if (!isView || scale === undefined || scale < scales.least || scale > scales.most)
    return undefined;
  return { x: x ?? 0, y: y ?? 0, scale };
}

export const viewText = ({ x, y, scale }: View): string =>
  `${Math.round(x)},${Math.round(y)},${Math.round(scale * 100) / 100}`;

/** Signs of the East Asian scripts take twice the room. */
const widthOf = (sign: string) =>
  /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\uff00-\uff60]/u.test(sign) ? 2 : 1;

const segmenter = new Intl.Segmenter();

/** A text that fits so many Latin letters; what is cut off is told by an ellipsis. */
export function clip(text: string, room: number): string {
  let used = 0;
  const signs = [...segmenter.segment(text)].map((part) => part.segment);
  for (const [index, sign] of signs.entries()) {
    used += widthOf(sign);
    if (used > room) return `${signs.slice(0, Math.max(1, index - 1)).join('')}…`;
  }
  return text;
}

/** A text in at most two lines of so many letters each. */
export function inTwoLines(text: string, room: number): readonly string[] {
  if (clip(text, room) === text) return [text];
  const words = text.split(' ');
  let first = words[0] ?? '';
  let used = 1;
  for (const word of words.slice(1)) {
    if (clip(`${first} ${word}`, room) !== `${first} ${word}`) break;
    first = `${first} ${word}`;
    used += 1;
  }
  return [
    clip(first, room),
    ...(used < words.length ? [clip(words.slice(used).join(' '), room)] : []),
  ];
}
