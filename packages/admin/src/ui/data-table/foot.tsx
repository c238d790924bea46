/** How much of a list is shown, how much of it there is, and the way to the rest. */
import { Button } from '../controls.tsx';
import type { PageAnswer } from './types.ts';

const number = new Intl.NumberFormat('en');
const sizes = ['50', '100', '200'];

function shownWords(shown: number, count: PageAnswer<unknown>['page']['count']): string {
  if (count === null) return `Showing ${number.format(shown)}`;
  const matching = `${number.format(count.value)}${count.exact ? '' : '+'}`;
  return `Showing ${number.format(shown)} of ${matching} that match`;
}

export function Foot({
  page,
  shown,
  size,
  onPage,
  onSize,
}: {
  page: PageAnswer<unknown>['page'];
  shown: number;
  size: string | undefined;
  onPage: (token: string) => void;
  onSize: (size: string) => void;
}) {
  const { next_token: next, previous_token: previous } = page;
  const hasMore = next !== null || previous !== null;
  return (
    <div className="table-foot">
      <span role="status">{shownWords(shown, page.count)}</span>
      <span className="pager">
        {hasMore || size !== undefined ? (
          <label className="input-row">
            <span>Rows</span>
            <select
              className="input"
              value={size ?? sizes[0]}
              onChange={(event) => onSize(event.target.value)}
            >
              {[...new Set([...sizes, ...(size === undefined ? [] : [size])])].map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>
          </label>
        ) : null}
        {previous === null ? null : (
          <Button kind="quiet" small onPress={() => onPage(previous)}>
            Back
          </Button>
        )}
        {next === null ? null : (
          <Button kind="quiet" small onPress={() => onPage(next)}>
            More
          </Button>
        )}
      </span>
    </div>
  );
}
