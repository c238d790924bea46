/** Where the looks at a domain stand on the line of time, and what they amount to in a sentence. Pure. */
import type { Schemas } from '../../api.ts';

export type Outcome = Schemas['DomainCheck']['outcome'];

export const outcomes: readonly Outcome[] = ['match', 'mismatch', 'absent', 'unknown'];
export const outcomeWords: Record<Outcome, string> = {
  match: 'Found, and right',
  mismatch: 'Value differs',
  absent: 'Not found',
  unknown: 'Could not ask',
};

export const laneHeight = 26;
export const size = {
  width: 340,
  height: laneHeight * outcomes.length + 20,
  side: 96,
  end: 10,
} as const;

interface Look {
  readonly at: string;
  readonly outcome: Outcome;
}

/** One look alone stands at the end of its line. */
export function placeLooks(looks: readonly Look[], turns: readonly string[]) {
  const times = looks.map(({ at }) => Date.parse(at));
  const until = Math.max(...times);
  const from = Math.min(...times);
  const span = until - from;
  const right = size.width - size.end;
  const left = size.side + size.end;
  const placeOf = (time: number) =>
    span === 0 ? right : Math.round((left + ((time - from) / span) * (right - left)) * 10) / 10;
  const within = turns.map((at) => Date.parse(at)).filter((time) => time >= from && time <= until);
  return {
    from,
    until,
    looks: looks.map(({ at, outcome }) => ({
      at,
      outcome,
      x: placeOf(Date.parse(at)),
      y: laneHeight * (outcomes.indexOf(outcome) + 0.5),
    })),
    turns: [...new Set(within.map(placeOf))],
  };
}

/** "12 looks: 3 found it right, 2 with another value, 7 without a record." The newest is said first. */
export function sentenceOf(looks: readonly { readonly outcome: Outcome }[]): string {
  const count = (outcome: Outcome) => looks.filter((look) => look.outcome === outcome).length;
  const words: readonly (readonly [Outcome, string])[] = [
    ['match', 'right'],
    ['mismatch', 'with another value'],
    ['absent', 'without finding it'],
    ['unknown', 'that could not ask'],
  ];
  const parts = words
    .map(([outcome, text]) => [count(outcome), text] as const)
    .filter(([number]) => number > 0)
    .map(([number, text]) => `${number} ${text}`);
  const [newest] = looks;
  const last =
    newest === undefined ? '' : ` The newest: ${outcomeWords[newest.outcome].toLowerCase()}.`;
  return `${looks.length === 1 ? '1 look' : `${looks.length} looks`}: ${parts.join(', ')}.${last}`;
}
