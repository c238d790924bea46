/** The bars that going through every page answers: accessibility, targets, reflow, standing still, the policy. */
import type { Measure, Sweep } from './sweep.ts';
import type { Bar } from './table.ts';

const kinds: readonly (readonly [string, Measure, string, (sweep: Sweep) => string])[] = [
  ['B-1', 'accessibility', 'axe, WCAG 2.2 A and AA and best practice, no rule off', looksOf],
  ['B-1', 'states', 'what fails is said', ({ pages }) => `${pages} pages`],
  ['B-2', 'dialogs', 'focus into dialogs, Escape, and back to the opener', dialogsOf],
  ['B-3', 'targets', 'targets ≥ 24 px, main buttons ≥ 34 px', smallestOf],
  [
    'B-5',
    'reflow',
    'nothing sideways at 320 px, at 400 %, from right to left',
    ({ pages }) => `${pages} pages`,
  ],
  [
    'B-9',
    'shift',
    'layout shift while loading, quick and slow',
    ({ largestShift }) => `largest ${largestShift.toFixed(4)}`,
  ],
  ['B-11', 'outside', 'requests to other hosts', ({ pages }) => `${pages} pages`],
  [
    'B-17',
    'policy',
    'policy of the pages to the letter, nothing stopped by it',
    ({ pages }) => `${pages} pages`,
  ],
];

function looksOf({ looks, pages, dialogs }: Sweep): string {
  return `${looks} looks at ${pages} pages and ${dialogs} dialogs`;
}

function dialogsOf({ dialogs }: Sweep): string {
  return `${dialogs} dialogs`;
}

function smallestOf({ smallestTarget }: Sweep): string {
  return `smallest ${Math.round(smallestTarget)} px`;
}

/** @param isFull else dialogs and failing servers were not looked at */
export function barsOf(sweep: Sweep, isFull: boolean): Bar[] {
  return kinds
    .filter(([, kind]) => isFull || !['dialogs', 'states'].includes(kind))
    .map(([bar, kind, measure, what]) => {
      const found = sweep.findings.filter((finding) => finding.measure === kind);
      return {
        bar,
        measure,
        target: '0',
        measured: `${found.length} (${what(sweep)})`,
        isMet: found.length === 0 && sweep.pages > 0,
        misses: found.map((finding) => `${finding.where}: ${finding.what}`),
      };
    });
}
