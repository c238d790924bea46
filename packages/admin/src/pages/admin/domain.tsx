/** One domain: the record to add, what we see from here, what happened, and what then. Looks again by itself while open. */
import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { usePathPart } from '../../address.ts';
import { bailiwick, type Schemas } from '../../api.ts';
import { formatNumber } from '../../i18n/formats.ts';
import { Button, ButtonLink } from '../../ui/controls.tsx';
import { ProblemSummary, problemOf } from '../../ui/form.tsx';
import { Page } from '../../ui/page.tsx';
import { Ledger } from '../../ui/parts.tsx';
import { DomainPolicy, NewRecord, RemoveDomain } from './domain-acts.tsx';
import { peopleOwn, peopleUse } from './domain-people.tsx';
import { type Method, needsNewRecord, Proof, Seen } from './domain-proof.tsx';
import { DomainStanding } from './domain-standing.tsx';
import { Timeline } from './domain-timeline.tsx';
import { useWatch, WatchSentence } from './domain-watch.tsx';
import { useOrganization } from './organization.ts';

type Details = Schemas['DomainDetails'];

export function DomainPage() {
  const domainSid = usePathPart('domainSid');
  const organization = useOrganization();
  const [method, setMethod] = useState<Method>('dns');
  const details = useQuery({
    queryKey: ['domain', organization.sid, domainSid],
    queryFn: () => bailiwick.domains.get(organization.sid, domainSid),
  });
  const crumb = (
    <Link to="/admin/domains">
      <Trans>Domains</Trans>
    </Link>
  );
  const { look, pending, problem, secondsLeft } = useWatch(details.data, method);
  if (details.data === undefined || details.isError) {
    return (
      <Page help="domain" title={t`Domain`} place={organization.place} crumb={crumb}>
        {details.isError ? <ProblemSummary problem={problemOf(details.error)} /> : null}
      </Page>
    );
  }
  const { domain } = details.data;
  const isWatched = domain.state === 'unverified' || domain.state === 'verified_uncertain';
  const actions = organization.may('domains/verify') ? (
    needsNewRecord(domain) ? (
      <NewRecord domain={domain} />
    ) : (
      <>
        {isWatched && domain.method === null ? (
          <Button onPress={() => setMethod(method === 'dns' ? 'https' : 'dns')}>
            {method === 'dns' ? t`Use a file instead` : t`Use a DNS record instead`}
          </Button>
        ) : null}
        <Button kind={isWatched ? 'primary' : 'secondary'} pending={pending} onPress={look}>
          <Trans>Check again now</Trans>
        </Button>
      </>
    )
  ) : undefined;
  return (
    <Page
      help="domain"
      title={domain.name}
      mono
      place={organization.place}
      crumb={crumb}
      lead={<span role="status">{domain.sentence}</span>}
      actions={actions}
    >
      {domain.unicode_name === domain.name ? null : (
        <p className="section">
          <Trans>In its own letters: {ph({ unicodeName: domain.unicode_name })}</Trans>
        </p>
      )}
      {problem === null ? null : <ProblemSummary problem={problem} />}
      <div className="columns">
        <div>
          {isWatched && !needsNewRecord(domain) ? (
            <Proof details={details.data} method={domain.method ?? method} />
          ) : null}
          {domain.state === 'lapsed' ? null : <Seen domain={domain} />}
          <WatchSentence secondsLeft={secondsLeft} isLooking={pending} />
          {domain.state === 'verified' || domain.state === 'verified_uncertain' ? (
            <DomainPolicy domain={domain} />
          ) : null}
          <RemoveDomain domain={domain} />
        </div>
        <div>
          <DomainStanding domain={domain} />
          <People details={details.data} />
          <Timeline domain={domain} />
        </div>
      </div>
    </Page>
  );
}

function People({ details: { domain, people } }: { details: Details }) {
  const organization = useOrganization();
  if (domain.state === 'lapsed') return null;
  if (people === null && domain.state === 'verified_uncertain') {
    return (
      <Ledger title={t`People with an address at ${{ name: domain.name }}`} rows={[]}>
        <p className="small muted">
          <Trans>Who uses it is shown again when the proof is back.</Trans>
        </p>
      </Ledger>
    );
  }
  if (people === null) {
    return (
      <Ledger
        title={t`What proving will change`}
        rows={[
          [t`People who are captured by it`, t`none`],
          [t`You may then`, t`invite people of it`],
        ]}
      >
        <p className="small muted">
          <Trans>
            How many people already use {ph({ name: domain.name })} is shown once it is proven.
          </Trans>
        </p>
      </Ledger>
    );
  }
  return (
    <Ledger
      title={t`People with an address at ${{ name: domain.name }}`}
      rows={[
        [t`All`, formatNumber(people.total)],
        [t`Managed by you`, formatNumber(people.managed)],
        [t`Independent`, formatNumber(people.independent)],
        [t`In another organization`, formatNumber(people.elsewhere)],
        [t`Accounts of the independent`, formatNumber(people.accounts)],
      ]}
    >
      {people.independent === 0 ? (
        <p className="small muted">
          <Trans>Everybody who uses it belongs to an organization.</Trans>
        </p>
      ) : (
        <>
          <p>
            {peopleUse({ value: people.independent, exact: true })}{' '}
            {peopleOwn({ value: people.accounts, exact: true })}{' '}
            <Trans>Proving it changed nothing for them.</Trans>
          </p>
          {organization.may('domain-people/read') ? (
            <ButtonLink
              small
              to="/admin/domains/$domainSid/people"
              params={{ domainSid: domain.sid }}
            >
              <Trans>See who they are</Trans>
            </ButtonLink>
          ) : null}
        </>
      )}
    </Ledger>
  );
}
