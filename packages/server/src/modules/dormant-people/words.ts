/** The rule, and what it does to one person, in words. */
import { dayOf, say, type Text } from '../../kernel/text.ts';
import type { DormantRule } from './rules.ts';

export const sentenceOf = ({ idle_days: days }: DormantRule): Text =>
  days === null
    ? say('Nobody is deactivated for not coming.')
    : say(
        'Managed people who do not come for {days, plural, one {# day} other {# days}} are deactivated, two weeks after a warning by mail or later; the Owner never is.',
        { days },
      );

export type Fate = 'no_rule' | 'kept' | 'expected' | 'warned';

export interface Ahead {
  readonly state: Fate;
  /** Null too once they were. */
  readonly warnsAt: Date | null;
  readonly dueAt: Date | null;
}

/** What the rule does next. */
export function nextOf({ state, warnsAt, dueAt }: Ahead): Text {
  if (state === 'kept') return say('The Owner is never deactivated.');
  if (state === 'warned' && dueAt !== null)
    return say('Is deactivated on {day} unless they come before.', { day: dayOf(dueAt) });
  if (warnsAt !== null && dueAt !== null)
    return say('Is warned on {warned} and deactivated on {day} unless they come before.', {
      warned: dayOf(warnsAt),
      day: dayOf(dueAt),
    });
  return say('Nothing: no rule deactivates people who do not come.');
}
