/**
 * The map as a picture: pan, zoom, and walking by arrow keys. Everything in it is also in the tree beside it. It moves
 * only when somebody moves it, and at once.
 */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Button } from '../../../ui/controls.tsx';
import { bringIn, fit, linkOf, type View, zoomAt } from './layout.ts';
import { usePictureKeys, usePointers, useWheel, type Walk, zoomStep } from './moving.ts';
import { MapBox } from './node-box.tsx';

export interface PictureProps extends Walk {
  readonly label: string;
  readonly view: View | undefined;
  readonly svg: RefObject<SVGSVGElement | null>;
}

interface Frame {
  readonly width: number;
  readonly height: number;
}

function useFrame(element: RefObject<HTMLElement | null>): Frame {
  const [frame, setFrame] = useState<Frame>({ width: 800, height: 520 });
  useLayoutEffect(() => {
    const observed = element.current;
    if (observed === null) return undefined;
    const measure = () =>
      setFrame({ width: observed.clientWidth || 800, height: observed.clientHeight || 520 });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(observed);
    return () => observer.disconnect();
  }, [element]);
  return frame;
}

/** On the sign at its end, and on a heap, a press opens and closes; elsewhere it tells about the node. */
const clickOn =
  ({ layout, onToggle, onChoose }: Walk) =>
  (pressed: EventTarget) => {
    const target = pressed instanceof Element ? pressed : null;
    const key = target?.closest('[data-key]')?.getAttribute('data-key') ?? undefined;
    const grown = layout.nodes.find((at) => at.grown.node.key === key)?.grown;
    if (grown === undefined) return;
    const isTwist = target?.closest('[data-toggle]') !== null;
    const isHeap = grown.node.kind === 'cluster' || grown.node.kind === 'group';
    if (grown.node.branch !== undefined && (isTwist || isHeap))
      onToggle(grown.node.key, !grown.isOpen);
    else onChoose(grown.node.key);
  };

export function MapPicture(props: PictureProps) {
  const { layout, isReversed, label, current, svg, onView } = props;
  const stage = useRef<HTMLDivElement>(null);
  const frame = useFrame(stage);
  const fitted = useMemo(() => fit(layout, frame, isReversed), [layout, frame, isReversed]);
  const view = props.view ?? fitted;
  const zoom = (factor: number) =>
    onView(zoomAt(view, factor, { x: frame.width / 2, y: frame.height / 2 }));
  useWheel(stage, view, onView);
  const pointers = usePointers(stage, view, onView);
  const onKey = usePictureKeys(props, { view, zoom });
  const onClick = clickOn(props);
  useEffect(() => {
    // What the keyboard walks to, in the tree or here, is seen.
    const node = layout.nodes.find((at) => at.grown.node.key === current);
    if (node === undefined) return;
    const moved = bringIn(view, node, frame);
    if (moved.x !== view.x || moved.y !== view.y) onView(moved);
    // Only a walk moves the picture, not its own moving.
  }, [current]);
  return (
    <div className="map-picture">
      <div
        ref={stage}
        className="map-stage"
        role="application"
        aria-label={`${label} ${t`The arrow keys walk, Enter tells more, the space bar opens and closes, plus and minus zoom, with Shift the arrows move the picture.`}`}
        tabIndex={0}
        onKeyDown={onKey}
        onClick={(event) => onClick(event.target)}
        {...pointers}
      >
        <svg ref={svg} aria-hidden="true" className="map-svg" direction="ltr">
          <g transform={`translate(${view.x} ${view.y}) scale(${view.scale})`}>
            {layout.nodes.map((child) =>
              child.parent === undefined ? null : (
                <path
                  key={`${child.parent.grown.node.key} ${child.grown.node.key}`}
                  className="map-link"
                  d={linkOf(child, child.parent, isReversed)}
                />
              ),
            )}
            {layout.nodes.map((placed) => (
              <MapBox
                key={`${placed.parent?.grown.node.key ?? ''} ${placed.grown.node.key}`}
                placed={placed}
                isReversed={isReversed}
                isCurrent={placed.grown.node.key === current}
              />
            ))}
          </g>
        </svg>
      </div>
      <div className="map-zoom">
        <Button small label={t`Nearer`} onPress={() => zoom(zoomStep)}>
          +
        </Button>
        <Button small label={t`Further away`} onPress={() => zoom(1 / zoomStep)}>
          −
        </Button>
        <Button small onPress={() => onView(undefined)}>
          <Trans>Fit</Trans>
        </Button>
      </div>
    </div>
  );
}
