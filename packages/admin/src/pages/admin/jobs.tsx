/** The header's entry of what runs in the background, and the last of it that one asked for oneself. */
import { i18n } from '@lingui/core';
import { ph, plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { bailiwick } from '../../api.ts';
import { formatNumber } from '../../i18n/formats.ts';
import { Stamp, Time } from '../../ui/parts.tsx';
import { stateWords, titleOf, toneOf } from './operation-state.ts';

const shownAtMost = 8;
const runningEveryMs = 5_000;
const restingEveryMs = 60_000;

function useOwnOperations(organizationSid: string, userSid: string) {
  return useQuery({
    queryKey: ['operations', organizationSid, 'own', userSid],
    queryFn: () =>
      bailiwick.operations.list(organizationSid, {
        q: `asked_by:${userSid}`,
        page_size: shownAtMost,
      }),
    refetchInterval: ({ state }) =>
      state.data?.items.some((operation) => operation.finished_at === null) === true
        ? runningEveryMs
        : restingEveryMs,
  });
}

interface Whose {
  readonly organizationSid: string;
  readonly userSid: string;
}

/** How many run is in its name. */
export function JobsLink({ organizationSid, userSid }: Whose) {
  const operations = useOwnOperations(organizationSid, userSid);
  const running = (operations.data?.items ?? []).filter(
    (operation) => operation.finished_at === null,
  ).length;
  return (
    <Link to="/admin/operations">
      {running === 0
        ? t`Jobs`
        : plural(running, { one: 'Jobs (# running)', other: 'Jobs (# running)' })}
    </Link>
  );
}

export function OwnOperations({ organizationSid, userSid }: Whose) {
  const { data } = useOwnOperations(organizationSid, userSid);
  return (
    <section className="section">
      <h3>
        <Trans>In the background, asked for by you</Trans>
      </h3>
      {data?.items.length === 0 ? (
        <p className="muted">
          <Trans>Nothing runs, and nothing ran during the last 90 days.</Trans>
        </p>
      ) : (
        <ul className="timeline">
          {data?.items.map((operation) => (
            <li key={operation.sid}>
              <Link to="/admin/operations/$operationSid" params={{ operationSid: operation.sid }}>
                {titleOf(operation)}
              </Link>{' '}
              <Stamp tone={toneOf(operation)}>{i18n._(stateWords[operation.state])}</Stamp>
              <br />
              <span className="small muted">
                <Trans>
                  {ph({ done: formatNumber(operation.done_rows) })} done,{' '}
                  {ph({ refused: formatNumber(operation.outcomes.error) })} refused,{' '}
                  <Time at={operation.finished_at ?? operation.created_at} />
                </Trans>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
