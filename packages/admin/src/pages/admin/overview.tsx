/** The overview: what is left to set up, what wants attention, what happened last. Every number leads to its list. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { bailiwick } from '../../api.ts';
import { formatNumber } from '../../i18n/formats.ts';
import { ButtonLink } from '../../ui/controls.tsx';
import { ProblemSummary, problemOf } from '../../ui/form.tsx';
import { Page } from '../../ui/page.tsx';
import { Ledger, Time } from '../../ui/parts.tsx';
import { useOrganization } from './organization.ts';
import { Attention } from './overview/attention.tsx';
import { SetUp } from './overview/set-up.tsx';
import { SignIns } from './overview/sign-ins.tsx';

const numberOf = (value: number | undefined) => (value === undefined ? '…' : formatNumber(value));

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
      title={t`Overview`}
      place={organization.place}
      lead={t`Who belongs to your organization, what they reach, and what wants your attention.`}
      actions={
        organization.may('invitations/create') ? (
          <ButtonLink to="/admin/users/invite">
            <Trans>Invite people</Trans>
          </ButtonLink>
        ) : undefined
      }
    >
      {failed === undefined ? null : <ProblemSummary problem={problemOf(failed.error)} />}
      <div className="columns">
        <div>
          <SetUp
            sid={sid}
            counts={counts.data}
            domains={domains.data?.items}
            policy={policy.data}
            invited={invitations.data?.page.count?.value}
          />
          <Attention sid={sid} />
          {organization.may('audit-events/read') ? <SignIns sid={sid} /> : null}
          <LatestEvents sid={sid} />
        </div>
        <Ledger
          title={t`In this organization`}
          rows={[
            [
              <Link key="managed" to="/admin/users" search={{ kind: 'managed' }}>
                <Trans>Managed users</Trans>
              </Link>,
              numberOf(counts.data?.managed),
            ],
            [
              <Link key="independent" to="/admin/users" search={{ kind: 'independent' }}>
                <Trans>Independent users</Trans>
              </Link>,
              numberOf(counts.data?.independent),
            ],
            [
              <Link key="invited" to="/admin/users" search={{ tab: 'invited' }}>
                <Trans>Invited</Trans>
              </Link>,
              numberOf(invitations.data?.page.count?.value),
            ],
            [
              <Link key="accounts" to="/admin/accounts">
                <Trans>Accounts</Trans>
              </Link>,
              numberOf(accounts.data?.page.count?.value),
            ],
            [
              <Link key="domains" to="/admin/domains">
                <Trans>Domains</Trans>
              </Link>,
              numberOf(domains.data?.items.length),
            ],
          ]}
        />
      </div>
    </Page>
  );
}

function LatestEvents({ sid }: { sid: string }) {
  const events = useQuery({
    queryKey: ['audit', sid, 'latest'],
    queryFn: () => bailiwick.auditEvents.list(sid, { page_size: 6 }),
  });
  return (
    <section className="section">
      <h2>
        <Trans>What happened last</Trans>
      </h2>
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
      <Link to="/admin/audit-log">
        <Trans>The whole audit log</Trans>
      </Link>
    </section>
  );
}
