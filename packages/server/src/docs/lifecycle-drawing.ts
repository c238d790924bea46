/**
 * Draws a state diagram in Mermaid's notation as a static picture: states under each other, the moves as arcs beside
 * them, numbered as in the list below it, which says the same in words.
 */
import { html, type Markup } from '../kernel/html.ts';

interface Move {
  readonly from: string;
  readonly to: string;
  readonly event: string;
}

const start = '[*]';

/** `active --> suspended : suspend`, one a line. */
function movesOf(source: string): Move[] {
  return source.split('\n').flatMap((line) => {
    const [, from = '', to = '', event = ''] = /^\s*(\S+) --> (\S+)(?: : (.+))?$/.exec(line) ?? [];
    return from === '' ? [] : [{ from, to, event: event.trim() }];
  });
}

const box = { width: 170, height: 34, gap: 30 };
const reach = 26;
const margin = 24;

export function drawLifecycle(source: string, name: string): Markup {
  const moves = movesOf(source);
  const states = [...new Set(moves.flatMap(({ from, to }) => [from, to]))].filter(
    (state) => state !== start,
  );
  const drawn = moves.filter(({ from }) => from !== start);
  const first = moves.find(({ from }) => from === start)?.to;
  // Down on one side, up on the other; the farther, the wider.
  const widest = Math.max(1, ...drawn.map((move) => Math.abs(spanOf(states, move))));
  const side = margin + reach * (widest + Math.ceil(drawn.length / 2)) * 0.75 + 20;
  const width = box.width + 2 * side;
  const height = states.length * (box.height + box.gap) + 10;
  const middleOf = (state: string) =>
    states.indexOf(state) * (box.height + box.gap) + box.height / 2 + 8;
  const arcs = drawn.map((move, index) => {
    const span = spanOf(states, move);
    const sign = span >= 0 ? 1 : -1;
    const x = side + (sign === 1 ? box.width : 0);
    const among = drawn.slice(0, index).filter((one) => spanOf(states, one) * sign >= 0).length;
    const shift = 7 * ((among % 3) - 1);
    const y = middleOf(move.from) + shift;
    const y2 = middleOf(move.to) + shift;
    const bend = x + sign * (reach + Math.abs(span) * reach * 0.5 + among * reach * 0.45);
    const labelX = (x + bend * 3) / 4;
    const labelY = (y + y2) / 2;
    return html`<path class="arc" d="M${x} ${y}C${bend} ${y} ${bend} ${y2} ${x + sign * 7} ${y2}"/><path class="tip" d="M${x} ${y2}l${sign * 8} -4v8z"/><circle class="label" cx="${labelX}" cy="${labelY}" r="10"/><text x="${labelX}" y="${labelY + 4}" text-anchor="middle">${index + 1}</text>`;
  });
  const boxes = states.map((state) => {
    const top = middleOf(state) - box.height / 2;
    return html`<rect class="${state === first ? 'state first' : 'state'}" x="${side}" y="${top}" width="${box.width}" height="${box.height}" rx="6"/><text x="${side + box.width / 2}" y="${top + 22}" text-anchor="middle">${state}</text>`;
  });
  const items = drawn.map(
    ({ from, to, event }) => html`<li><code>${event}</code>: ${from} → ${to}</li>`,
  );
  return html`<figure class="lifecycle"><svg role="img" aria-label="The states of ${name} and the moves between them, as listed below" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${arcs}${boxes}</svg><figcaption>A new one is <strong>${first ?? states[0] ?? ''}</strong>. The numbers are these moves:<ol>${items}</ol></figcaption></figure>`;
}

function spanOf(states: readonly string[], { from, to }: Move): number {
  return states.indexOf(to) - states.indexOf(from);
}
