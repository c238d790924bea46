/** How this instance is doing, and its newest mails. */
import { useQuery } from '@tanstack/react-query';
import { bailiwick, type Schemas } from '../../api.ts';
import { ProblemSummary, problemOf } from '../../ui/form.tsx';
import { Page } from '../../ui/page.tsx';
import { Ledger, Stamp, Time } from '../../ui/parts.tsx';
import { useVerification } from '../../ui/verification.tsx';

export function Instance() {
  const health = useQuery({
    queryKey: ['health'],
    queryFn: () => bailiwick.instance.getHealth(),
  });
  return (
    <Page
      help="operator"
      title="Instance"
      place="Operator"
      lead="How this instance is doing. You see organizations from outside: nothing of what is in them."
    >
      {health.isError ? <ProblemSummary problem={problemOf(health.error)} /> : null}
      <div className="columns">
        <div>
          <Mails />
          <AuditLogs />
        </div>
        {health.data === undefined ? null : <Health health={health.data} />}
      </div>
    </Page>
  );
}

const number = new Intl.NumberFormat('en');

function Health({ health }: { health: Schemas['InstanceHealth'] }) {
  return (
    <Ledger
      title="Health"
      rows={[
        ['Bailiwick', health.version],
        ['PostgreSQL', health.database_version],
        ['Database', `${number.format(Math.round(health.database_bytes / 1_048_576))} MiB`],
        ['Organizations', number.format(health.counts.organizations)],
        ['Logins', number.format(health.counts.users)],
        ['Accounts', number.format(health.counts.accounts)],
        ['Mails on their way', number.format(health.mails.queued)],
        ['Mails that failed in 30 days', number.format(health.mails.failed)],
        ['Jobs that are due', number.format(health.jobs_waiting)],
      ]}
    >
      {health.mails.destination === 'local_outbox' ? (
        <p className="small">
          No mail server is configured: mails stay in the <a href="/outbox">local outbox</a>.
        </p>
      ) : null}
    </Ledger>
  );
}

/** Only whether the logs are what was sealed: nothing of what is in them. */
function AuditLogs() {
  const { button, result } = useVerification(
    (body) => bailiwick.operatedAuditLogs.verify(body),
    'Verify all audit logs',
  );
  return (
    <section className="section">
      <h2>Audit logs</h2>
      <p>
        Compares the logs of every organization with their seals, and the seals with each other.
      </p>
      <div className="input-row wrap">{button}</div>
      {result}
    </section>
  );
}

const mailTones = { queued: 'warn', sent: 'ok', failed: 'bad' } as const;

function Mails() {
  const mails = useQuery({
    queryKey: ['operated-mails'],
    queryFn: () => bailiwick.instance.listMails(),
  });
  return (
    <section className="section">
      <h2>Newest mails</h2>
      {mails.data?.items.length === 0 ? <p>None yet.</p> : null}
      {mails.data === undefined || mails.data.items.length === 0 ? null : (
        <table className="table" aria-label="Mails">
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">To</th>
              <th scope="col">Subject</th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {mails.data.items.slice(0, 30).map((mail) => (
              <tr key={mail.sid}>
                <td data-label="When">
                  <Time at={mail.created_at} />
                </td>
                <td data-label="To">{mail.recipient}</td>
                <td data-label="Subject">{mail.subject}</td>
                <td data-label="State">
                  <Stamp tone={mailTones[mail.state]}>{mail.state}</Stamp> {mail.last_error}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
