/**
 * The map as a tree of lines: the same data as the picture, for the keyboard, for screen readers and for small screens.
 * Arrows walk and open, Home and End go to the ends, letters go to what begins with them, Enter tells about a line.
 */
import { t } from '@lingui/core/macro';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { type Grown, type Line, linesOf } from './model.ts';

export interface TreeProps {
  readonly grown: Grown;
  readonly label: string;
  /** The line that the Tab key comes to. */
  readonly current: string;
  readonly onMove: (key: string) => void;
  readonly onToggle: (key: string, open: boolean) => void;
  readonly onChoose: (key: string) => void;
}

const typedWithinMs = 700;

/** Letters typed one after another go to the next line that begins with them. */
function useTypeAhead(lines: readonly Line[], onFound: (key: string) => void) {
  const typed = useRef({ text: '', at: 0 });
  return (letter: string, from: number) => {
    const now = Date.now();
    const isGoingOn = now - typed.current.at < typedWithinMs;
    typed.current = { text: (isGoingOn ? typed.current.text : '') + letter.toLowerCase(), at: now };
    const { text } = typed.current;
    const start = isGoingOn && text.length > 1 ? from : from + 1;
    const turned = [...lines.slice(start), ...lines.slice(0, start)];
    const found = turned.find((line) => line.grown.node.label.toLowerCase().startsWith(text));
    if (found !== undefined) onFound(found.grown.node.key);
  };
}

/** What a key does on a line: another line to go to, a branch to open or close, a line to tell about. */
function useTreeKeys(props: TreeProps, lines: readonly Line[], isReversed: () => boolean) {
  const { onMove, onToggle, onChoose } = props;
  const typeAhead = useTypeAhead(lines, onMove);
  const move = (index: number) => {
    const to = lines[Math.min(lines.length - 1, Math.max(0, index))];
    if (to !== undefined) onMove(to.grown.node.key);
  };
  const open = ({ grown }: Line, index: number) => {
    if (grown.node.branch === undefined) return;
    if (!grown.isOpen) onToggle(grown.node.key, true);
    else if (grown.children.length > 0) move(index + 1);
  };
  const close = ({ grown, parentKey }: Line) => {
    if (grown.isOpen && grown.node.branch !== undefined) onToggle(grown.node.key, false);
    else if (parentKey !== undefined) onMove(parentKey);
  };
  return (event: KeyboardEvent, line: Line, index: number) => {
    const [forwards, backwards] = isReversed()
      ? ['ArrowLeft', 'ArrowRight']
      : ['ArrowRight', 'ArrowLeft'];
    const acts: Record<string, () => void> = {
      ArrowDown: () => move(index + 1),
      ArrowUp: () => move(index - 1),
      Home: () => move(0),
      End: () => move(lines.length - 1),
      Enter: () => onChoose(line.grown.node.key),
      ' ': () => onToggle(line.grown.node.key, !line.grown.isOpen),
      [forwards]: () => open(line, index),
      [backwards]: () => close(line),
    };
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = acts[event.key];
    if (act !== undefined) act();
    else if (event.key.length === 1) typeAhead(event.key, index);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}

export function MapTree(props: TreeProps) {
  const { grown, label, current, onMove, onToggle, onChoose } = props;
  const box = useRef<HTMLUListElement>(null);
  const lines = linesOf(grown);
  const isThere = lines.some((line) => line.grown.node.key === current);
  const reached = isThere ? current : grown.node.key;
  const onKey = useTreeKeys(
    props,
    lines,
    () => box.current !== null && getComputedStyle(box.current).direction === 'rtl',
  );
  useEffect(() => {
    // The focus follows only where it already is: what is chosen in the picture leaves it there.
    if (box.current?.contains(document.activeElement) !== true) return;
    box.current.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }, [reached]);
  return (
    <ul className="map-tree" role="tree" aria-label={label} ref={box}>
      {lines.map((line, index) => (
        <MapTreeLine
          key={`${line.parentKey ?? ''} ${line.grown.node.key}`}
          line={line}
          isCurrent={line.grown.node.key === reached}
          onKeyDown={(event) => onKey(event, line, index)}
          onFocus={() => onMove(line.grown.node.key)}
          onToggle={onToggle}
          onChoose={onChoose}
        />
      ))}
    </ul>
  );
}

function MapTreeLine({
  line: { grown, level, place, siblings },
  isCurrent,
  onKeyDown,
  onFocus,
  onToggle,
  onChoose,
}: {
  line: Line;
  isCurrent: boolean;
  onKeyDown: (event: KeyboardEvent) => void;
  onFocus: () => void;
  onToggle: (key: string, open: boolean) => void;
  onChoose: (key: string) => void;
}) {
  const { node, isOpen, isLoading } = grown;
  const isBranch = node.branch !== undefined;
  return (
    <li
      role="treeitem"
      aria-level={level}
      aria-posinset={place}
      aria-setsize={siblings}
      aria-expanded={isBranch ? isOpen : undefined}
      aria-selected={isCurrent}
      aria-busy={isLoading || undefined}
      tabIndex={isCurrent ? 0 : -1}
      data-kind={node.kind}
      data-level={Math.min(level, 7)}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
      onClick={() => onChoose(node.key)}
    >
      {isBranch ? (
        // The pointer's way; the keyboard's are the arrows.
        <span
          className="map-twist"
          aria-hidden="true"
          data-open={isOpen}
          onClick={(event) => {
            event.stopPropagation();
            onToggle(node.key, !isOpen);
          }}
        />
      ) : (
        <span className="map-twist" aria-hidden="true" data-leaf="true" />
      )}
      <span className="map-line">
        <span className="mark" data-kind={node.mark} data-plain={node.mark === undefined}>
          <bdi>{node.label}</bdi>
        </span>
        {node.mark === 'independent' ? (
          <span className="visually-hidden"> ({t`independent`})</span>
        ) : null}
        {node.mark === 'inactive' ? (
          <span className="visually-hidden"> ({t`cannot sign in`})</span>
        ) : null}
        {node.detail === undefined ? null : <span className="muted small"> {node.detail}</span>}
        {node.risks?.map((risk) => (
          <span key={risk} className="map-risk small">
            {' '}
            {risk}
          </span>
        ))}
        {isLoading ? <span className="muted small"> {t`Loading…`}</span> : null}
      </span>
    </li>
  );
}
