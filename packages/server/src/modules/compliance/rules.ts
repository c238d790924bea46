/** Whom a reminder goes to, and when it may not. Pure. */
import { requestErrors } from '../../kernel/errors.ts';
import { minuteOf, say } from '../../kernel/text.ts';
import { remindedAtMost } from './contract.ts';
import { complianceErrors } from './vocabulary.ts';

const hoursBetween = 24;

/** @throws request.invalid */
export function assertOneChoice(asked: {
  readonly users?: unknown;
  readonly choice?: unknown;
}): void {
  if ((asked.users === undefined) !== (asked.choice === undefined)) return;
  throw requestErrors.invalid(say('It is not clear who is meant.'), {
    errors: [
      { pointer: '/users', detail: say('either this or choice has to be there, and not both') },
    ],
  });
}

/**
 * @param expected how many whoever asked saw
 * @throws compliance.nobody_owes, compliance.too_many_people, compliance.selection_changed
 */
export function assertChosen(count: number, expected: number | undefined): void {
  if (expected !== undefined && count !== expected && count <= remindedAtMost)
    throw complianceErrors.selection_changed(
      say('{count, number} people fit the choice, and you saw {expected, number}.', {
        count,
        expected,
      }),
      { facts: { count } },
    );
  if (count === 0)
    throw complianceErrors.nobody_owes(
      say('Whoever is meant meets what is asked of them, or cannot sign in.'),
    );
  if (count > remindedAtMost)
    throw complianceErrors.too_many_people(say('More than 1,000 people fit the choice.'));
}

/** When the first of those who were reminded may be reminded again. @throws compliance.reminded_lately */
export function refuseToday(remindedAt: readonly Date[]): never {
  const first = Math.min(...remindedAt.map((at) => at.getTime()));
  const next = new Date(first + hoursBetween * 3_600_000);
  throw complianceErrors.reminded_lately(
    say('The next reminder may be sent at {time}.', { time: minuteOf(next) }),
    { facts: { next_at: next.toISOString() } },
  );
}
