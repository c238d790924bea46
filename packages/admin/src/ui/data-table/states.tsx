/** What stands in place of rows: nothing there yet, nothing that matches, something that went wrong. */
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
        <h2>Nothing matches</h2>
        <p>There is nothing here with these filters.</p>
        <Button onPress={onClear}>Clear the filters</Button>
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
        <h2>The filter is not understood</h2>
        <p>
          What is marked above has to be written in another way. The fields and their values are
          suggested as you type.
        </p>
        <Button onPress={onClear}>Clear the filters</Button>
      </div>
    );
  }
  return (
    <>
      <ProblemSummary problem={problem} takesFocus={false} />
      <Button onPress={onRetry}>Try again</Button>
    </>
  );
}
