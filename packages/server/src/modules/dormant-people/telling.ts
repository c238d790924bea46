/** Whom a rule about dormant people would warn and deactivate, and on which days: told before it is saved. */
import type { Impact } from '../../kernel/impact.ts';
import { namesShown } from '../../kernel/impact.ts';
import { dayOf, say } from '../../kernel/text.ts';
import type { Forecast } from './forecast-store.ts';
import { brakeOf, leavingDays } from './rules.ts';

/** How many days are told one by one. */
export const daysTold = 5;

function sayWhoIsIdle(impact: Impact, forecast: Forecast, idleDays: number): void {
  impact.line({
    what: 'people_dormant',
    label: say('people have not come for {days, plural, one {# day} other {# days}}', {
      days: idleDays,
    }),
    count: forecast.idle,
    names: forecast.idleNames,
  });
  impact.line({
    what: 'people_warned',
    label: say('people are warned by mail on {day}; whoever comes after it stays', {
      day: dayOf(forecast.firstAt),
    }),
    count: forecast.first,
    names: forecast.firstNames,
  });
  if (forecast.owner.length > 0)
    impact.line({
      what: 'owner_kept',
      label: say('person is the Owner, who is never deactivated'),
      count: 1,
      names: forecast.owner,
    });
}

/** Day by day, as far as people are known to be due. */
function sayWhoLeaves(impact: Impact, forecast: Forecast, withinDays: number): void {
  const days = leavingDays(forecast.due, forecast.people);
  for (const { day, count, from } of days.slice(0, daysTold))
    impact.line({
      what: `people_deactivated_${day.toISOString().slice(0, 10)}`,
      label: say('people are deactivated on {day}', {
        day: dayOf(day),
      }),
      count,
      names: forecast.names.slice(from, from + Math.min(count, namesShown)),
    });
  const later = days.slice(daysTold);
  impact.line({
    what: 'people_deactivated_later',
    label: say(
      'people follow later, of those who become due within {days} days; one day lets {most} go at most',
      { days: withinDays, most: brakeOf(forecast.people) },
    ),
    count: later.reduce((sum, { count }) => sum + count, 0),
  });
}

/** The impact of a rule that deactivates people, if nobody of them comes. */
export function sayWhatHappens(
  impact: Impact,
  forecast: Forecast,
  { idleDays, withinDays }: { readonly idleDays: number; readonly withinDays: number },
): void {
  sayWhoIsIdle(impact, forecast, idleDays);
  sayWhoLeaves(impact, forecast, withinDays);
  impact.line({
    what: 'accounts_kept',
    label: say('owned accounts stay theirs, and wait on the attention list for a new owner'),
    count: forecast.accounts,
  });
  impact.line({
    what: 'api_keys_ended',
    label: say('API keys that they made, and that nobody uses, end with them'),
    count: forecast.keys,
  });
  impact.you(say('You are here now: it does not reach you.'));
  impact.undo(
    say(
      'Switch it off at any time: whoever is not deactivated by then stays. Let the others back in from the list of people.',
    ),
  );
}
