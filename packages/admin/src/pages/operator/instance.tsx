/** How this instance is doing, and its newest mails. */

import { i18n } from '@lingui/core';
import { msg, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { bailiwick, type Schemas } from '../../api.ts';
import { formatMegabytes, formatNumber } from '../../i18n/formats.ts';
import { ProblemSummary, problemOf } from '../../ui/form.tsx';
import { Page } from '../../ui/page.tsx';
import { Ledger, Stamp, Time } from '../../ui/parts.tsx';
import { useVerification } from '../../ui/verification.tsx';
import { MailState } from './mails.tsx';

export function Instance() {
  const health = useQuery({
    queryKey: ['health'],
    queryFn: () => bailiwick.instance.getHealth(),
  });
  return (
    <Page
      help="operator"
      title={t`Instance`}
      place={t`Operator`}
      lead={t`How this instance is doing. You see organizations from outside: nothing of what is in them.`}
    >
      {health.isError ? <ProblemSummary problem={problemOf(health.error)} /> : null}
      <div className="columns">
        <div>
          <Checks />
          <Mails />
          <AuditLogs />
        </div>
        {health.data === undefined ? null : <Health health={health.data} />}
      </div>
    </Page>
  );
}

function Health({ health }: { health: Schemas['InstanceHealth'] }) {
  return (
    <Ledger
      title={t`Health`}
      rows={[
        ['Bailiwick', health.version],
        ['PostgreSQL', health.database_version],
        [t`Database`, formatMegabytes(health.database_bytes)],
        [t`Organizations`, formatNumber(health.counts.organizations)],
        [t`Logins`, formatNumber(health.counts.users)],
        [t`Accounts`, formatNumber(health.counts.accounts)],
        [t`Mails on their way`, formatNumber(health.mails.queued)],
        [t`Mails that failed in 30 days`, formatNumber(health.mails.failed)],
        [t`Jobs that are due`, formatNumber(health.jobs_waiting)],
      ]}
    >
      {health.mails.destination === 'local_outbox' ? (
        <p className="small">
          <Trans>
            No mail server is configured: mails stay in the <a href="/outbox">local outbox</a>.
          </Trans>
        </p>
      ) : null}
    </Ledger>
  );
}

/** Only whether the logs are what was sealed: nothing of what is in them. */
function AuditLogs() {
  const { button, result } = useVerification(
    (body) => bailiwick.operatedAuditLogs.verify(body),
    t`Verify all audit logs`,
  );
  return (
    <section className="section">
      <h2>
        <Trans>Audit logs</Trans>
      </h2>
      <p>
        <Trans>
          Compares the logs of every organization with their seals, and the seals with each other.
        </Trans>
      </p>
      <div className="input-row wrap">{button}</div>
      {result}
    </section>
  );
}

const outcomeWords = {
  ok: msg`fine`,
  warning: msg`look at it`,
  failure: msg`does not work`,
} as const;
const outcomeTones = { ok: 'ok', warning: 'warn', failure: 'bad' } as const;

/** What can be wrong, and what to do about it. */
function Checks() {
  const checks = useQuery({
    queryKey: ['instance-checks'],
    queryFn: () => bailiwick.instance.listChecks(),
    refetchInterval: 60_000,
  });
  return (
    <section className="section">
      <h2>
        <Trans>Checks</Trans>
      </h2>
      {checks.isError ? (
        <ProblemSummary problem={problemOf(checks.error)} takesFocus={false} />
      ) : null}
      <ul className="kinds">
        {checks.data?.items.map(({ name, outcome, sentence, remedy }) => (
          <li key={name}>
            <Stamp tone={outcomeTones[outcome]}>{i18n._(outcomeWords[outcome])}</Stamp> {sentence}
            {remedy === null ? null : (
              <>
                <br />
                <span className="small muted">{remedy}</span>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Mails() {
  const mails = useQuery({
    queryKey: ['operated-mails', 'newest'],
    queryFn: () => bailiwick.instance.listMails(),
  });
  return (
    <section className="section">
      <h2>
        <Trans>Newest mails</Trans>
      </h2>
      {mails.data?.items.length === 0 ? (
        <p>
          <Trans>None yet.</Trans>
        </p>
      ) : null}
      {mails.data === undefined || mails.data.items.length === 0 ? null : (
        <table className="table" aria-label={t`Mails`}>
          <thead>
            <tr>
              <th scope="col">
                <Trans>When</Trans>
              </th>
              <th scope="col">
                <Trans>To</Trans>
              </th>
              <th scope="col">
                <Trans>Subject</Trans>
              </th>
              <th scope="col">
                <Trans>State</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {mails.data.items.slice(0, 10).map((mail) => (
              <tr key={mail.sid}>
                <td data-label={t`When`}>
                  <Time at={mail.created_at} />
                </td>
                <td data-label={t`To`}>{mail.recipient}</td>
                <td data-label={t`Subject`}>{mail.subject}</td>
                <td data-label={t`State`}>
                  <MailState mail={mail} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p>
        <Link to="/operator/mails">
          <Trans>Open the mail log</Trans>
        </Link>
      </p>
    </section>
  );
}
