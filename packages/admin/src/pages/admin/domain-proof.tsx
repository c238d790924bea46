/** What proves a domain, and what we see of it. */
import type { Schemas } from '../../api.ts';
import { ExpectedFound } from '../../ui/expected-found.tsx';
import { CopyButton, Time } from '../../ui/parts.tsx';

type Details = Schemas['DomainDetails'];
export type Method = 'dns' | 'https';

/** Only a new record goes on: the domain lapsed, or the record is older than it may be. */
export const needsNewRecord = (domain: Schemas['Domain']): boolean =>
  domain.state === 'lapsed' ||
  (domain.state === 'unverified' && new Date(domain.challenge_expires_at).getTime() < Date.now());

/** Two steps while it is claimed; afterwards the same facts, without an order. */
const numbered = (domain: Schemas['Domain']) => (domain.state === 'unverified' ? '1. ' : '');

export function Proof({
  details: { domain, provider, entry },
  method,
}: {
  details: Details;
  method: Method;
}) {
  if (method === 'https') {
    return (
      <section className="section">
        <h2>{numbered(domain)}Put this file on the web server</h2>
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
        {numbered(domain)}Add this record
        {provider === null ? ' at your DNS provider' : ` at ${provider.name}`}
      </h2>
      {provider === null ? null : <p>{provider.menu.join(' › ')}</p>}
      <dl className="record">
        <RecordRow label="Type" value={domain.record.type} copy={false} />
        <RecordRow label={provider?.host_label ?? 'Name'} value={entry.host} />
        <RecordRow label="Full name" value={domain.record.name} />
        <RecordRow label={provider?.value_label ?? 'Value'} value={entry.value} />
        <RecordRow
          label="TTL"
          value={provider?.ttl ?? String(domain.record.ttl_seconds)}
          copy={false}
        />
      </dl>
      <p className="small muted">
        <WhatIsAppended details={{ entry, provider, domain }} />
      </p>
    </section>
  );
}

/** Whether the zone is appended is what goes wrong most often: it is said in words, for this provider. */
function WhatIsAppended({
  details: { domain, provider, entry },
}: {
  details: Pick<Details, 'domain' | 'provider' | 'entry'>;
}) {
  const own =
    entry.zone === domain.record.zone ? null : (
      <>
        {' '}
        <code>{entry.zone}</code> is a zone of its own: add the record there, not in{' '}
        <code>{domain.record.zone}</code>.
      </>
    );
  if (provider === null)
    return (
      <>
        Most providers append <code>{entry.zone}</code> to the name; where yours does not, use the
        full name.{own}
      </>
    );
  if (provider.appends_zone)
    return (
      <>
        {provider.name} appends <code>{entry.zone}</code> by itself: with the full name there it
        would stand twice.{own}
      </>
    );
  return (
    <>
      {provider.name} appends nothing: paste the name as it stands
      {entry.host.endsWith('.') ? ', with its dot' : ''}.{own}
    </>
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

export function Seen({ domain }: { domain: Schemas['Domain'] }) {
  const check = domain.last_check;
  if (check === null) {
    return (
      <section className="section">
        <h2>2. What we see from here</h2>
        <p>We have not looked yet. We do by ourselves, every 30 seconds while this page is open.</p>
      </section>
    );
  }
  const others =
    check.method === 'https'
      ? []
      : check.found.filter((text) => text !== check.closest && text !== check.expected);
  return (
    <section className="section">
      <h2>
        {domain.state === 'unverified' ? '2. What we see from here' : 'What we see from here'}
      </h2>
      {check.method === 'https' ? <Asked domain={domain} check={check} /> : null}
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
          When this page is closed we look hourly for three days, and send a mail when it works.
        </p>
      ) : null}
    </section>
  );
}

/** Of a file: the address that was asked, what the web server said, and the beginning of its answer. */
function Asked({ domain, check }: { domain: Schemas['Domain']; check: Schemas['DomainCheck'] }) {
  const status = check.http_status;
  const isRedirect = status !== null && status >= 300 && status < 400;
  const [body] = check.found;
  return (
    <dl className="ruled">
      <div>
        <dt>Asked</dt>
        <dd className="mono">{domain.file.url}</dd>
      </div>
      <div>
        <dt>Status</dt>
        <dd>{status === null ? <span className="muted">no answer</span> : status}</dd>
      </div>
      {isRedirect ? (
        <div>
          <dt>Leads to</dt>
          <dd>
            <span className="mono">{body ?? 'nowhere'}</span>{' '}
            <span className="small muted">
              not followed: the file has to be at the address above
            </span>
          </dd>
        </div>
      ) : body === undefined || check.closest !== null || check.outcome === 'match' ? null : (
        <div>
          <dt>Answered</dt>
          <dd className="mono">{body}</dd>
        </div>
      )}
    </dl>
  );
}
