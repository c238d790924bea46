/** One domain: the record to add, what we see from here, what happened, and what then. Looks again by itself while open. */
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { usePathPart } from '../../address.ts';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { Button, Choices } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, ProblemSummary, problemOf, useAct } from '../../ui/form.tsx';
import { CopyButton, ExpectedFound, Ledger, Notice, Time, type Tone } from '../../ui/parts.tsx';
import { Page } from '../../ui/shell.tsx';
import { useOrganization } from './organization.ts';
import { policyChoices } from './sign-up-policy.tsx';

type Details = Schemas['DomainDetails'];
type Method = 'dns' | 'https';
const lookEveryMs = 30_000;

export function DomainPage() {
  const domainSid = usePathPart('domainSid');
  const organization = useOrganization();
  const [method, setMethod] = useState<Method>('dns');
  const details = useQuery({
    queryKey: ['domain', organization.sid, domainSid],
    queryFn: () => bailiwick.domains.get(organization.sid, domainSid),
  });
  const crumb = <Link to="/admin/domains">Domains</Link>;
  const { look, pending, problem } = useLook(details.data, method);
  if (details.isError) {
    return (
      <Page title="Domain" place={organization.place} crumb={crumb}>
        <ProblemSummary problem={problemOf(details.error)} />
      </Page>
    );
  }
  if (details.data === undefined) return null;
  const { domain } = details.data;
  const isProven = domain.state === 'verified';
  const actions = organization.may('domains/verify') ? (
    <>
      {isProven ? null : (
        <Button onPress={() => setMethod(method === 'dns' ? 'https' : 'dns')}>
          {method === 'dns' ? 'Use a file instead' : 'Use a DNS record instead'}
        </Button>
      )}
      <Button kind={isProven ? 'secondary' : 'primary'} pending={pending} onPress={look}>
        Check again now
      </Button>
    </>
  ) : undefined;
  return (
    <Page
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
          {isProven ? null : <Proof details={details.data} method={method} />}
          <Seen domain={domain} />
          {domain.state === 'unverified' ? null : <DomainPolicy domain={domain} />}
          <Remove domain={domain} />
        </div>
        <div>
          <People details={details.data} />
          <Checks domain={domain} />
        </div>
      </div>
    </Page>
  );
}

/** Looks on request, and every 30 seconds while the page is open and the domain waits. */
function useLook(details: Details | undefined, method: Method) {
  const organization = useOrganization();
  const { act, pending, problem } = useAct();
  const domain = details?.domain;
  const look = () => {
    if (domain === undefined) return;
    void act(async () => {
      const seen = await bailiwick.domains.verify(organization.sid, domain.sid, {
        method: domain.method ?? method,
      });
      queryClient.setQueryData(
        ['domain', organization.sid, domain.sid],
        (before: Details | undefined) =>
          before === undefined ? before : { ...before, domain: seen },
      );
      await queryClient.invalidateQueries({
        queryKey: ['domain-checks', organization.sid, domain.sid],
      });
      if (seen.state !== domain.state) await queryClient.invalidateQueries();
    });
  };
  const waits =
    domain !== undefined && domain.state !== 'verified' && organization.may('domains/verify');
  useEffect(() => {
    if (!waits) return undefined;
    const timer = setInterval(look, lookEveryMs);
    return () => clearInterval(timer);
  });
  return { look, pending, problem };
}

function Proof({ details: { domain, provider }, method }: { details: Details; method: Method }) {
  if (method === 'https') {
    return (
      <section className="section">
        <h2>1. Put this file on the web server</h2>
        <dl className="record">
          <RecordRow label="Address" value={domain.file.url} />
          <RecordRow label="Content" value={domain.file.content} />
        </dl>
      </section>
    );
  }
  return (
    <section className="section">
      <h2>
        1. Add this record{provider === null ? ' at your DNS provider' : ` at ${provider.name}`}
      </h2>
      {provider === null ? null : <p>{provider.note}</p>}
      <dl className="record">
        <RecordRow label="Type" value={domain.record.type} copy={false} />
        <RecordRow label="Name" value={domain.record.host} />
        <RecordRow label="Full name" value={domain.record.name} />
        <RecordRow label="Value" value={domain.record.value} />
        <RecordRow label="TTL" value={String(domain.record.ttl_seconds)} copy={false} />
      </dl>
      <p className="small muted">
        Most providers append <code>{domain.record.zone}</code> to the name; where yours does not,
        use the full name.
      </p>
    </section>
  );
}

function RecordRow({
  label,
  value,
  copy = true,
}: {
  label: string;
  value: string;
  copy?: boolean;
}) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className="mono">{value}</dd>
      {copy ? (
        <dd>
          <CopyButton text={value} what={label} />
        </dd>
      ) : null}
    </div>
  );
}

function Seen({ domain }: { domain: Schemas['Domain'] }) {
  const check = domain.last_check;
  if (check === null) {
    return (
      <section className="section">
        <h2>2. What we see from here</h2>
        <p>We have not looked yet. We do by ourselves, every 30 seconds while this page is open.</p>
      </section>
    );
  }
  const others = check.found.filter((text) => text !== check.closest && text !== check.expected);
  return (
    <section className="section">
      <h2>{domain.state === 'verified' ? 'What we see from here' : '2. What we see from here'}</h2>
      {check.closest === null ? (
        <dl className="ruled">
          <div>
            <dt>Expected</dt>
            <dd className="mono">{check.expected}</dd>
          </div>
          <div>
            <dt>Found</dt>
            <dd>
              {check.outcome === 'match' ? (
                <span className="mono">{check.expected}</span>
              ) : (
                <span className="muted">
                  {check.outcome === 'unknown' ? 'we could not ask' : 'nothing of ours'}
                </span>
              )}
            </dd>
          </div>
        </dl>
      ) : (
        <ExpectedFound expected={check.expected} found={check.closest} source={check.server} />
      )}
      {others.length === 0 ? null : (
        <p className="small">
          Also found: <code>{others.join(' · ')}</code>{' '}
          <span className="muted">not ours, leave it</span>
        </p>
      )}
      <p>
        {check.sentence} <span className="muted">Looked</span> <Time at={check.checked_at} />
        {check.server === null ? null : <span className="muted"> at {check.server}</span>}
        {check.ttl_seconds === null ? null : (
          <span className="muted">, kept for {check.ttl_seconds} s</span>
        )}
        .
      </p>
      {domain.state === 'unverified' ? (
        <p className="small muted">
          We look again every 30 seconds while this page is open, then hourly for three days, and
          send a mail when it works.
        </p>
      ) : null}
    </section>
  );
}

function People({ details: { domain, people } }: { details: Details }) {
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
        ['Accounts that they own outside', people.accounts],
      ]}
    >
      <p className="small muted">Nobody is captured. Invite whom you want: everybody is asked.</p>
    </Ledger>
  );
}

const tones: Record<Schemas['DomainCheck']['outcome'], Tone> = {
  match: 'ok',
  mismatch: 'bad',
  absent: 'bad',
  unknown: 'plain',
};
const outcomeWords: Record<Schemas['DomainCheck']['outcome'], string> = {
  match: 'Found, and right',
  mismatch: 'Found, value differs',
  absent: 'Not found',
  unknown: 'Could not ask',
};

function Checks({ domain }: { domain: Schemas['Domain'] }) {
  const organization = useOrganization();
  const checks = useQuery({
    queryKey: ['domain-checks', organization.sid, domain.sid],
    queryFn: () => bailiwick.domains.listChecks(organization.sid, domain.sid, { page_size: 8 }),
  });
  return (
    <section className="section">
      <h2>Timeline</h2>
      <ol className="timeline">
        {checks.data?.items.map((check) => (
          <li key={check.checked_at} data-tone={tones[check.outcome]}>
            <span className="small muted">
              <Time at={check.checked_at} /> by {check.asked_by}
            </span>
            <br />
            {outcomeWords[check.outcome]}
          </li>
        ))}
        <li data-tone="ok">
          <span className="small muted">
            <Time at={domain.created_at} />
          </span>
          <br />
          Added by {domain.added_by}
        </li>
      </ol>
    </section>
  );
}

function DomainPolicy({ domain }: { domain: Schemas['Domain'] }) {
  const organization = useOrganization();
  const { act, pending, problem } = useAct();
  const [saved, setSaved] = useState(false);
  const policy = useQuery({
    queryKey: ['sign-up-policy', organization.sid],
    queryFn: () => bailiwick.signUpPolicy.get(organization.sid),
  });
  const own = policy.data?.domains.find((row) => row.domain_sid === domain.sid);
  const [chosen, setChosen] = useState<string | null>(null);
  if (
    policy.data === undefined ||
    own === undefined ||
    !organization.may('sign-up-policies/update')
  )
    return null;
  const value = chosen ?? own.policy ?? 'default';
  const save = () =>
    void act(async () => {
      const next = value === 'default' ? null : (value as Schemas['SignUpPolicy']['policy']);
      await bailiwick.signUpPolicy.update(
        organization.sid,
        { domains: [{ domain_sid: domain.sid, policy: next }] },
        { ifMatch: policy.data.version },
      );
      await queryClient.invalidateQueries({ queryKey: ['sign-up-policy', organization.sid] });
      setSaved(true);
    });
  const byDefault =
    policyChoices.find((choice) => choice.value === policy.data.policy)?.title ?? '';
  return (
    <section className="section">
      <h2>When somebody signs up with this domain</h2>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      {saved ? (
        <Notice tone="ok" live>
          Saved. It holds from now on.
        </Notice>
      ) : null}
      <Choices
        name="domain-policy"
        legend="They"
        choices={[
          { value: 'default', title: `follow the default: ${byDefault}` },
          ...policyChoices,
        ]}
        value={value}
        onChange={(next) => {
          setChosen(next);
          setSaved(false);
        }}
      />
      <Button kind="primary" pending={pending} onPress={save}>
        Save
      </Button>
    </section>
  );
}

function Remove({ domain }: { domain: Schemas['Domain'] }) {
  const organization = useOrganization();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  if (!organization.may('domains/delete')) return null;
  const remove = async (values: Record<string, string>) => {
    if (values['confirm'] !== domain.name) return;
    await bailiwick.domains.remove(organization.sid, domain.sid);
    await queryClient.invalidateQueries();
    await navigate({ to: '/admin/domains' });
  };
  return (
    <section className="section">
      <h2>Remove</h2>
      <p>
        Nobody can be added under {domain.name} any more, and its sign-up policy ends. Your managed
        users stay managed and keep their access.
      </p>
      <Button kind="danger" onPress={() => setAsking(true)}>
        Remove the domain
      </Button>
      {asking ? (
        <Dialog title={`Remove ${domain.name}`} onClose={() => setAsking(false)}>
          <p>
            Type <code>{domain.name}</code> to confirm.
          </p>
          <Form
            submit={`Remove ${domain.name}`}
            danger
            onSubmit={remove}
            secondary={<Button onPress={() => setAsking(false)}>Keep it</Button>}
          >
            <div className="field">
              <label htmlFor="confirm-domain">Domain</label>
              <input
                id="confirm-domain"
                name="confirm"
                className="input mono"
                autoComplete="off"
                required
                pattern={domain.name.replaceAll('.', '\\.')}
                title={`Type ${domain.name}`}
              />
            </div>
          </Form>
        </Dialog>
      ) : null}
    </section>
  );
}
