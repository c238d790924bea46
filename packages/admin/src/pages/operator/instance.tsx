/** The operator's page: how the instance is doing, its organizations, its mails. */
import { useQuery } from '@tanstack/react-query';
import { Navigate, useNavigate } from '@tanstack/react-router';
import { bailiwick, isRefusal, queryClient, type Schemas } from '../../api.ts';
import { Button } from '../../ui/controls.tsx';
import { ProblemSummary, problemOf } from '../../ui/form.tsx';
import { type Column, List } from '../../ui/list.tsx';
import { Ledger, Stamp, Time } from '../../ui/parts.tsx';
import { Page, PlainPage, Shell } from '../../ui/shell.tsx';
import { useVerification } from '../../ui/verification.tsx';
import { OperatedAccounts } from './accounts.tsx';
import { OperatedUsers } from './users.tsx';

const columns: Column<Schemas['OperatedOrganization']>[] = [
  {
    key: 'name',
    label: 'Name',
    cell: (row) => <span className="strong">{row.friendly_name}</span>,
  },
  {
    key: 'state',
    label: 'State',
    cell: (row) => <Stamp tone={row.state === 'active' ? 'ok' : 'warn'}>{row.state}</Stamp>,
  },
  { key: 'owner', label: 'Owner', cell: (row) => row.owner_email },
  { key: 'created', label: 'Created', cell: (row) => <Time at={row.created_at} /> },
  { key: 'sid', label: 'SID', cell: (row) => <code className="muted">{row.sid}</code> },
];

export function Instance() {
  const navigate = useNavigate();
  const session = useQuery({
    queryKey: ['operator-session'],
    queryFn: () => bailiwick.operatorSessions.getCurrent(),
  });
  const health = useQuery({
    queryKey: ['health'],
    queryFn: () => bailiwick.instance.getHealth(),
    enabled: session.isSuccess,
  });
  if (isRefusal(session.error, 'request.unauthenticated'))
    return <Navigate to="/operator/sign-in" />;
  if (session.isError) {
    return (
      <PlainPage title="The operator page cannot be opened" scope="instance">
        <ProblemSummary problem={problemOf(session.error)} />
      </PlainPage>
    );
  }
  if (session.data === undefined) return null;
  const signOut = async () => {
    await bailiwick.operatorSessions.endCurrent();
    queryClient.clear();
    await navigate({ to: '/operator/sign-in' });
  };
  const top = (
    <>
      {session.data.email}
      <Button kind="quiet" small onPress={() => void signOut()}>
        Sign out
      </Button>
    </>
  );
  return (
    <Shell
      reach="instance"
      name="Operator"
      groups={[{ label: null, items: [{ to: '/operator', label: 'Instance', exact: true }] }]}
      top={top}
    >
      <Page
        title="Instance"
        place="Operator"
        lead="How this instance is doing. You see organizations from outside: nothing of what is in them."
      >
        <div className="columns">
          <div>
            <section className="section">
              <h2>Organizations</h2>
              <List
                label="Organizations"
                queryKey={['operated-organizations']}
                load={(query) => bailiwick.instance.listOrganizations(query)}
                columns={columns}
                rowKey={(row) => row.sid}
                params={[]}
                searchLabel="Find by name"
                empty={{
                  title: 'No organization yet',
                  text: 'People create them in the Console, over the accounts that they own.',
                }}
              />
            </section>
            <OperatedAccounts />
            <OperatedUsers />
            <Mails />
            <AuditLogs />
          </div>
          {health.data === undefined ? null : <Health health={health.data} />}
        </div>
      </Page>
    </Shell>
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
