/** How far the rule about dormant people has come, in sentences. */
import { plural } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Time } from '../../../ui/parts.tsx';
import type { DormantRule } from './dormant-data.ts';

/** Nothing is said where there is nothing. */
export function RuleProgress({ rule }: { rule: DormantRule }) {
  const { warned, held, deactivated_lately: left, most_a_day: most, next_at: next } = rule;
  return (
    <>
      {warned === 0 ? null : (
        <>
          {plural(warned, {
            one: '# person was warned and did not come since.',
            other: '# people were warned and did not come since.',
          })}{' '}
        </>
      )}
      {held === 0 || next === null ? null : (
        <>
          {plural(held, {
            one: `Their day is over for #: one day deactivates ${most} at most, so they wait.`,
            other: `Their day is over for # of them: one day deactivates ${most} at most, so they wait.`,
          })}{' '}
        </>
      )}
      {held > 0 || next === null ? null : (
        <>
          <Trans>
            The next is deactivated <Time at={next} />.
          </Trans>{' '}
        </>
      )}
      {left === 0
        ? null
        : plural(left, {
            one: '# person was deactivated by it in the last 30 days.',
            other: '# people were deactivated by it in the last 30 days.',
          })}
    </>
  );
}
