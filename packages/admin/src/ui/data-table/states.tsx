/** What stands in place of rows: nothing there yet, nothing that matches, something that went wrong. */
import { Trans } from '@lingui/react/macro';
import type { Problem } from '../../api.ts';
import { Button } from '../controls.tsx';
import { ProblemSummary } from '../form.tsx';
import type { ListProps } from './types.ts';

export function Empty({
  isFiltered,
  onClear,
  empty,
}: {
  isFiltered: boolean;
  onClear: () => void;
  empty: ListProps<unknown>['empty'];
}) {
  if (isFiltered) {
    return (
      <div className="empty">
        <h2>
          <Trans>Nothing matches</Trans>
        </h2>
        <p>
          <Trans>There is nothing here with these filters.</Trans>
        </p>
        <Button onPress={onClear}>
          <Trans>Clear the filters</Trans>
        </Button>
      </div>
    );
  }
  return (
    <div className="empty">
      <h2>{empty.title}</h2>
      <p>{empty.text}</p>
      {empty.action}
    </div>
  );
}

/** The server does not understand the filter: which part of it, stands at the filter. */
export const isAboutFilter = (problem: Problem) =>
  problem.errors?.some(({ pointer }) => pointer.endsWith('/q')) ?? false;

export function Failed({
  problem,
  onRetry,
  onClear,
}: {
  problem: Problem;
  onRetry: () => void;
  onClear: () => void;
}) {
  if (isAboutFilter(problem)) {
    return (
      <div className="empty">
        <h2>
          <Trans>The filter is not understood</Trans>
        </h2>
        <p>
          <Trans>
            What is marked above has to be written in another way. The fields and their values are
            suggested as you type.
          </Trans>
        </p>
        <Button onPress={onClear}>
          <Trans>Clear the filters</Trans>
        </Button>
      </div>
    );
  }
  return (
    <>
      <ProblemSummary problem={problem} takesFocus={false} />
      <Button onPress={onRetry}>
        <Trans>Try again</Trans>
      </Button>
    </>
  );
}
