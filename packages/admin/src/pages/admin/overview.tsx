/** The overview: what is left to set up, what wants attention, what happened last. Every number leads to its list. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { bailiwick, type Schemas } from '../../api.ts';
import { ButtonLink } from '../../ui/controls.tsx';
import { ProblemSummary, problemOf } from '../../ui/form.tsx';
import { Ledger, Time } from '../../ui/parts.tsx';
import { Page } from '../../ui/shell.tsx';
import { useOrganization } from './organization.ts';
import { Attention } from './overview/attention.tsx';
import { SignIns } from './overview/sign-ins.tsx';

export function Overview() {
  const organization = useOrganization();
  const { sid } = organization;
  const counts = useQuery({
    queryKey: ['user-counts', sid],
    queryFn: () => bailiwick.organizationUsers.count(sid),
  });
  const domains = useQuery({
    queryKey: ['domains', sid, 'overview'],
    queryFn: () => bailiwick.domains.list(sid, { page_size: 200 }),
  });
  const accounts = useQuery({
    queryKey: ['accounts', sid, 'overview'],
    queryFn: () => bailiwick.organizationAccounts.list(sid, { page_size: 1 }),
  });
  const invitations = useQuery({
    queryKey: ['invitations', sid, 'overview'],
    queryFn: () => bailiwick.invitations.list(sid, { page_size: 1 }),
  });
  const policy = useQuery({
    queryKey: ['sign-up-policy', sid],
    queryFn: () => bailiwick.signUpPolicy.get(sid),
  });
  const failed = [counts, domains, accounts].find((query) => query.isError);
  return (
    <Page
      help="overview"
      title="Overview"
      place={organization.place}
      lead="Who belongs to your organization, what they reach, and what wants your attention."
      actions={
        organization.may('invitations/create') ? (
          <ButtonLink to="/admin/users/invite">Invite people</ButtonLink>
        ) : undefined
      }
    >
      {failed === undefined ? null : <ProblemSummary problem={problemOf(failed.error)} />}
      <div className="columns">
        <div>
          <SetUp counts={counts.data} domains={domains.data?.items} policy={policy.data} />
          <Attention sid={sid} />
          {organization.may('audit-events/read') ? <SignIns sid={sid} /> : null}
          <LatestEvents sid={sid} />
        </div>
        <Ledger
          title="In this organization"
          rows={[
            [
              <Link key="managed" to="/admin/users" search={{ kind: 'managed' }}>
                Managed users
              </Link>,
              counts.data?.managed ?? '…',
            ],
            [
              <Link key="independent" to="/admin/users" search={{ kind: 'independent' }}>
                Independent users
              </Link>,
              counts.data?.independent ?? '…',
            ],
            [
              <Link key="invited" to="/admin/users" search={{ tab: 'invited' }}>
                Invited
              </Link>,
              invitations.data?.page.count?.value ?? '…',
            ],
            [
              <Link key="accounts" to="/admin/accounts">
                Accounts
              </Link>,
              accounts.data?.page.count?.value ?? '…',
            ],
            [
              <Link key="domains" to="/admin/domains">
                Domains
              </Link>,
              domains.data?.items.length ?? '…',
            ],
          ]}
        />
      </div>
    </Page>
  );
}

interface SetUpProps {
  readonly counts: Schemas['UserCounts'] | undefined;
  readonly domains: readonly Schemas['Domain'][] | undefined;
  readonly policy: Schemas['SignUpPolicy'] | undefined;
}

/** Disappears when everything is done. */
function SetUp({ counts, domains, policy }: SetUpProps) {
  if (counts === undefined || domains === undefined || policy === undefined) return null;
  const steps: readonly (readonly [boolean, ReactNode, string])[] = [
    [
      domains.some((domain) => domain.state === 'verified'),
      <Link key="domain" to="/admin/domains">
        Prove a domain
      </Link>,
      'So that people with its addresses can belong to you.',
    ],
    [
      policy.version > 0,
      <Link key="policy" to="/admin/sign-up-policy">
        Decide about sign-ups
      </Link>,
      'What happens when somebody signs up with your domain by themselves.',
    ],
    [
      counts.managed > 1,
      <Link key="invite" to="/admin/users/invite">
        Invite your people
      </Link>,
      'With the accounts that they need, in one step.',
    ],
    [
      counts.administrators > 1,
      <Link key="admin" to="/admin/users">
        Have a second Administrator
      </Link>,
      'So that nobody is missed when one is away.',
    ],
  ];
  if (steps.every(([done]) => done)) return null;
  return (
    <section className="section" aria-label="Set up">
      <h2>Set up</h2>
      <ol className="steps">
        {steps.map(([done, title, text]) => (
          <li key={text} data-done={done}>
            <span className="strong">{title}</span>
            {done ? <span className="visually-hidden"> (done)</span> : null}
            <br />
            <span className="muted">{text}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function LatestEvents({ sid }: { sid: string }) {
  const events = useQuery({
    queryKey: ['audit', sid, 'latest'],
    queryFn: () => bailiwick.auditEvents.list(sid, { page_size: 6 }),
  });
  return (
    <section className="section">
      <h2>What happened last</h2>
      <ol className="timeline">
        {events.data?.items.map((event) => (
          <li key={event.sid} data-tone={event.outcome === 'denied' ? 'bad' : 'ok'}>
            {event.sentence}
            <br />
            <span className="small muted">
              <Time at={event.occurred_at} />
            </span>
          </li>
        ))}
      </ol>
      <Link to="/admin/audit-log">The whole audit log</Link>
    </section>
  );
}
