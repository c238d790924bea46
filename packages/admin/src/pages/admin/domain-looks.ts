/** Where the looks at a domain stand on the line of time, and what they amount to in a sentence. Pure. */
import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import type { Schemas } from '../../api.ts';
import { formatParts } from '../../i18n/formats.ts';

export type Outcome = Schemas['DomainCheck']['outcome'];

export const outcomes: readonly Outcome[] = ['match', 'mismatch', 'absent', 'unknown'];
export const outcomeWords: Record<Outcome, MessageDescriptor> = {
  match: msg`Found, and right`,
  mismatch: msg`Value differs`,
  absent: msg`Not found`,
  unknown: msg`Could not ask`,
};

export const laneHeight = 26;
export const size = {
  width: 368,
  height: laneHeight * outcomes.length + 20,
  side: 124,
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

/** The words of a lane, which has little room. */
export const laneWords: Record<Outcome, MessageDescriptor> = {
  match: msg`Found`,
  mismatch: msg`Value differs`,
  absent: msg`Not found`,
  unknown: msg`Could not ask`,
};

const newestWords: Record<Outcome, MessageDescriptor> = {
  match: msg`The newest: found, and right.`,
  mismatch: msg`The newest: value differs.`,
  absent: msg`The newest: not found.`,
  unknown: msg`The newest: could not ask.`,
};

function countWords(outcome: Outcome, count: number): string {
  switch (outcome) {
    case 'match':
      return plural(count, { one: '# right', other: '# right' });
    case 'mismatch':
      return plural(count, { one: '# with another value', other: '# with another value' });
    case 'absent':
      return plural(count, { one: '# without finding it', other: '# without finding it' });
    case 'unknown':
      return plural(count, { one: '# that could not ask', other: '# that could not ask' });
  }
}

/** "12 looks: 3 right, 2 with another value, 7 without finding it." The newest is said last. */
export function sentenceOf(looks: readonly { readonly outcome: Outcome }[]): string {
  const count = (outcome: Outcome) => looks.filter((look) => look.outcome === outcome).length;
  const found = outcomes.filter((outcome) => count(outcome) > 0);
  const parts = formatParts(found.map((outcome) => countWords(outcome, count(outcome))));
  const all = looks.length;
  const sentence = plural(all, { one: `# look: ${parts}.`, other: `# looks: ${parts}.` });
  const [newest] = looks;
  return newest === undefined ? sentence : `${sentence} ${i18n._(newestWords[newest.outcome])}`;
}
