/** What the instance does beside requests: jobs that wait, run or were given up, and those that the clock begins. */
import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { bailiwick, type Schemas } from '../../api.ts';
import { formatNumber } from '../../i18n/formats.ts';
import { ProblemSummary, problemOf } from '../../ui/form.tsx';
import { Page } from '../../ui/page.tsx';
import { Ledger, Stamp, Time, type Tone } from '../../ui/parts.tsx';

type Job = Schemas['OperatedJob'];

const stateWords: Record<Job['state'], MessageDescriptor> = {
  running: msg`running`,
  due: msg`due`,
  waiting: msg`waits for its time`,
  failed: msg`given up`,
};
const stateTones: Partial<Record<Job['state'], Tone>> = {
  running: 'ok',
  due: 'warn',
  failed: 'bad',
};

const lookAgainMs = 10_000;

export function JobsPage() {
  const jobs = useQuery({
    queryKey: ['operated-jobs'],
    queryFn: () => bailiwick.instance.listJobs(),
    refetchInterval: lookAgainMs,
  });
  return (
    <Page
      help="operator"
      title={t`Jobs`}
      place={t`Operator`}
      lead={t`What this instance does beside requests. A job that fails is tried again with growing pauses.`}
    >
      {jobs.isError ? <ProblemSummary problem={problemOf(jobs.error)} takesFocus={false} /> : null}
      {jobs.data === undefined ? null : (
        <div className="columns">
          <section className="section">
            <h2>
              <Trans>Not done yet</Trans>
            </h2>
            {jobs.data.items.length === 0 ? (
              <p>
                <Trans>Everything is done.</Trans>
              </p>
            ) : (
              <JobsTable jobs={jobs.data.items} />
            )}
          </section>
          <Ledger
            title={t`Begun by the clock`}
            rows={jobs.data.scheduled.map(({ name, last_run_at }) => [
              <code key={name}>{name}</code>,
              <Time key="last" at={last_run_at} />,
            ])}
          />
        </div>
      )}
    </Page>
  );
}

function JobsTable({ jobs }: { jobs: readonly Job[] }) {
  return (
    <div className="table-wrap">
      <table className="table" aria-label={t`Jobs`}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Job</Trans>
            </th>
            <th scope="col">
              <Trans>State</Trans>
            </th>
            <th scope="col">
              <Trans>Its time</Trans>
            </th>
            <th scope="col" className="number">
              <Trans>Tries</Trans>
            </th>
            <th scope="col">
              <Trans>What went wrong</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {jobs.map((job) => (
            <tr key={job.id}>
              <td data-label={t`Job`}>
                <code>{job.name}</code>
              </td>
              <td data-label={t`State`}>
                <Stamp tone={stateTones[job.state] ?? 'plain'}>
                  {i18n._(stateWords[job.state])}
                </Stamp>
              </td>
              <td data-label={t`Its time`}>
                <Time at={job.run_at} />
              </td>
              <td data-label={t`Tries`} className="number">
                {formatNumber(job.attempts)} / {formatNumber(job.max_attempts)}
              </td>
              <td data-label={t`What went wrong`} dir="auto">
                {job.last_error}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
