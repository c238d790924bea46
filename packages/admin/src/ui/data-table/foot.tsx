/** How much of a list is shown, how much of it there is, and the way to the rest. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatCount, formatNumber } from '../../i18n/formats.ts';
import { Button } from '../controls.tsx';
import type { Counted, PageAnswer } from './types.ts';

const sizes = ['50', '100', '200'];

function shownWords(shown: number, count: PageAnswer<unknown>['page']['count']): string {
  const number = formatNumber(shown);
  if (count === null) return t`Showing ${number}`;
  const total = formatCount(count);
  return t`Showing ${number} of ${total} that match`;
}

/** The count of everything that matches, when somebody asks for it: of many rows it takes a moment. */
function useExactCount(
  { count }: PageAnswer<unknown>['page'],
  exactly: { readonly key: readonly unknown[]; readonly load: () => Promise<Counted | null> },
) {
  const [asked, ask] = useState('');
  const key = JSON.stringify(exactly.key);
  const answer = useQuery({
    queryKey: [...exactly.key, 'exact-count'],
    queryFn: exactly.load,
    enabled: asked === key,
  });
  return {
    count: (asked === key ? answer.data : undefined) ?? count,
    isPending: answer.isFetching,
    ask: count?.exact === false && asked !== key ? () => ask(key) : undefined,
  };
}

export function Foot({
  page,
  exactly,
  shown,
  size,
  onPage,
  onSize,
}: {
  page: PageAnswer<unknown>['page'];
  exactly: Parameters<typeof useExactCount>[1];
  shown: number;
  size: string | undefined;
  onPage: (token: string) => void;
  onSize: (size: string) => void;
}) {
  const { next_token: next, previous_token: previous } = page;
  const counted = useExactCount(page, exactly);
  const hasMore = next !== null || previous !== null;
  return (
    <div className="table-foot">
      <span className="input-row wrap">
        <span role="status">
          {counted.isPending ? t`Counting…` : shownWords(shown, counted.count)}
        </span>
        {counted.ask === undefined ? null : (
          <Button kind="quiet" small onPress={counted.ask}>
            <Trans>Count exactly</Trans>
          </Button>
        )}
      </span>
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
