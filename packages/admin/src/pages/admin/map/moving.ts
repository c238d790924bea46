/** How the picture is moved: by wheel, by one pointer or two, and by keys, which also walk from node to node. */
import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import { type Layout, type Placed, type View, zoomAt } from './layout.ts';

export const zoomStep = 1.25;
const panStep = 60;

/** The wheel zooms where the picture has the focus, and with Ctrl; else it scrolls the page. */
export function useWheel(
  stage: RefObject<HTMLElement | null>,
  view: View,
  onView: (view: View) => void,
): void {
  useEffect(() => {
    const element = stage.current;
    if (element === null) return undefined;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !element.contains(document.activeElement)) return;
      event.preventDefault();
      const corner = element.getBoundingClientRect();
      const at = { x: event.clientX - corner.left, y: event.clientY - corner.top };
      onView(zoomAt(view, Math.exp(-event.deltaY / 400), at));
    };
    // React's own listener is passive: it could not keep the page from scrolling.
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [stage, view, onView]);
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const middleOf = (points: readonly Point[]): Point => ({
  x: points.reduce((sum, point) => sum + point.x, 0) / points.length,
  y: points.reduce((sum, point) => sum + point.y, 0) / points.length,
});
const spreadOf = ([a, b]: readonly Point[]) =>
  a === undefined || b === undefined ? 0 : Math.hypot(a.x - b.x, a.y - b.y);

/** One pointer moves the picture, two move and zoom it. */
export function usePointers(
  stage: RefObject<HTMLElement | null>,
  view: View,
  onView: (view: View) => void,
) {
  const down = useRef(new Map<number, Point>());
  const moved = useRef(false);
  const pointOf = (event: PointerEvent): Point => {
    const corner = stage.current?.getBoundingClientRect();
    return { x: event.clientX - (corner?.left ?? 0), y: event.clientY - (corner?.top ?? 0) };
  };
  const end = (event: PointerEvent) => down.current.delete(event.pointerId);
  return {
    onPointerDown: (event: PointerEvent) => {
      if (down.current.size === 0) moved.current = false;
      down.current.set(event.pointerId, pointOf(event));
    },
    onPointerMove: (event: PointerEvent) => {
      if (!down.current.has(event.pointerId)) return;
      const before = [...down.current.values()];
      const point = pointOf(event);
      const from = down.current.get(event.pointerId) ?? point;
      if (!moved.current && Math.hypot(point.x - from.x, point.y - from.y) < 4) return;
      moved.current = true;
      stage.current?.setPointerCapture(event.pointerId);
      down.current.set(event.pointerId, point);
      const after = [...down.current.values()];
      const [was, is] = [middleOf(before), middleOf(after)];
      const shifted = { ...view, x: view.x + is.x - was.x, y: view.y + is.y - was.y };
      const spread = spreadOf(before);
      onView(spread === 0 ? shifted : zoomAt(shifted, spreadOf(after) / spread, is));
    },
    onPointerUp: end,
    onPointerCancel: end,
    /** What was dragged is not pressed. */
    onClickCapture: (event: { stopPropagation: () => void }) => {
      if (moved.current) event.stopPropagation();
      moved.current = false;
    },
  };
}

const nearest = (layout: Layout, key: string) => {
  const at = layout.nodes.find((node) => node.grown.node.key === key) ?? layout.nodes[0];
  const childrenOf = (parent: Placed | undefined) =>
    layout.nodes.filter((node) => node.parent === parent);
  const siblings = childrenOf(at?.parent);
  const index = at === undefined ? -1 : siblings.indexOf(at);
  return {
    at,
    parent: at?.parent,
    next: siblings[index + 1],
    previous: siblings[index - 1],
    child: at === undefined ? undefined : childrenOf(at)[0],
  };
};

export interface Walk {
  readonly layout: Layout;
  readonly isReversed: boolean;
  readonly current: string;
  readonly onView: (view: View | undefined) => void;
  readonly onMove: (key: string) => void;
  readonly onToggle: (key: string, open: boolean) => void;
  readonly onChoose: (key: string) => void;
}

export function usePictureKeys(
  { layout, current, isReversed, onMove, onToggle, onChoose, onView }: Walk,
  { view, zoom }: { view: View; zoom: (factor: number) => void },
) {
  const go = (to: Placed | undefined) => {
    if (to !== undefined) onMove(to.grown.node.key);
  };
  const pan = (x: number, y: number) => onView({ ...view, x: view.x + x, y: view.y + y });
  return (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { at, parent, next, previous, child } = nearest(layout, current);
    const key = at?.grown.node.key ?? current;
    const isBranch = at?.grown.node.branch !== undefined;
    const into = () => (child === undefined && isBranch ? onToggle(key, true) : go(child));
    const [forwards, backwards] = isReversed
      ? ['ArrowLeft', 'ArrowRight']
      : ['ArrowRight', 'ArrowLeft'];
    const shifted: Record<string, () => void> = {
      ArrowLeft: () => pan(panStep, 0),
      ArrowRight: () => pan(-panStep, 0),
      ArrowUp: () => pan(0, panStep),
      ArrowDown: () => pan(0, -panStep),
    };
    const acts: Record<string, () => void> = {
      '+': () => zoom(zoomStep),
      '=': () => zoom(zoomStep),
      '-': () => zoom(1 / zoomStep),
      '0': () => onView(undefined),
      ArrowDown: () => go(next),
      ArrowUp: () => go(previous),
      [forwards]: into,
      [backwards]: () => go(parent),
      Home: () => go(layout.nodes[0]),
      Enter: () => onChoose(key),
      ' ': () => {
        if (at !== undefined && isBranch) onToggle(key, !at.grown.isOpen);
      },
      ...(event.shiftKey ? shifted : {}),
    };
    const act = acts[event.key];
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
}
