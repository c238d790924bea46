/** How much of a list is shown, how much of it there is, and the way to the rest. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { formatCount, formatNumber } from '../../i18n/formats.ts';
import { Button } from '../controls.tsx';
import type { PageAnswer } from './types.ts';

const sizes = ['50', '100', '200'];

function shownWords(shown: number, count: PageAnswer<unknown>['page']['count']): string {
  const number = formatNumber(shown);
  if (count === null) return t`Showing ${number}`;
  const total = formatCount(count);
  return t`Showing ${number} of ${total} that match`;
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
            <span>
              <Trans>Rows</Trans>
            </span>
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
            <Trans>Back</Trans>
          </Button>
        )}
        {next === null ? null : (
          <Button kind="quiet" small onPress={() => onPage(next)}>
            <Trans>More</Trans>
          </Button>
        )}
      </span>
    </div>
  );
}
