/** One domain: the record to add, what we see from here, what happened, and what then. Looks again by itself while open. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { usePathPart } from '../../address.ts';
import { bailiwick, type Schemas } from '../../api.ts';
import { Button, ButtonLink } from '../../ui/controls.tsx';
import { ProblemSummary, problemOf } from '../../ui/form.tsx';
import { Page } from '../../ui/page.tsx';
import { Ledger } from '../../ui/parts.tsx';
import { DomainPolicy, NewRecord, RemoveDomain } from './domain-acts.tsx';
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
  const crumb = <Link to="/admin/domains">Domains</Link>;
  const { look, pending, problem, secondsLeft } = useWatch(details.data, method);
  if (details.data === undefined || details.isError) {
    return (
      <Page help="domain" title="Domain" place={organization.place} crumb={crumb}>
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
            {method === 'dns' ? 'Use a file instead' : 'Use a DNS record instead'}
          </Button>
        ) : null}
        <Button kind={isWatched ? 'primary' : 'secondary'} pending={pending} onPress={look}>
          Check again now
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
        <p className="section">In its own letters: {domain.unicode_name}</p>
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

const many = (count: number, one: string, more: string) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : more}`;

function People({ details: { domain, people } }: { details: Details }) {
  const organization = useOrganization();
  if (domain.state === 'lapsed') return null;
  if (people === null && domain.state === 'verified_uncertain') {
    return (
      <Ledger title={`People with an address at ${domain.name}`} rows={[]}>
        <p className="small muted">Who uses it is shown again when the proof is back.</p>
      </Ledger>
    );
  }
  if (people === null) {
    return (
      <Ledger
        title="What proving will change"
        rows={[
          ['People who are captured by it', 'none'],
          ['You may then', 'invite people of it'],
        ]}
      >
        <p className="small muted">
          How many people already use {domain.name} is shown once it is proven.
        </p>
      </Ledger>
    );
  }
  return (
    <Ledger
      title={`People with an address at ${domain.name}`}
      rows={[
        ['All', people.total],
        ['Managed by you', people.managed],
        ['Independent', people.independent],
        ['In another organization', people.elsewhere],
        ['Accounts of the independent', people.accounts],
      ]}
    >
      {people.independent === 0 ? (
        <p className="small muted">Everybody who uses it belongs to an organization.</p>
      ) : (
        <>
          <p>
            {many(people.independent, 'person', 'people')} and{' '}
            {many(people.accounts, 'account', 'accounts')} already{' '}
            {people.independent === 1 ? 'uses' : 'use'} this domain. Proving it changed nothing for
            them.
          </p>
          {organization.may('domain-people/read') ? (
            <ButtonLink
              small
              to="/admin/domains/$domainSid/people"
              params={{ domainSid: domain.sid }}
            >
              See who they are
            </ButtonLink>
          ) : null}
        </>
      )}
    </Ledger>
  );
}
