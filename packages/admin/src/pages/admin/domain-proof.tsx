/** What proves a domain, and what we see of it. */
import type { Schemas } from '../../api.ts';
import { CopyButton, ExpectedFound, Time } from '../../ui/parts.tsx';

type Details = Schemas['DomainDetails'];
export type Method = 'dns' | 'https';

/** Only a new record goes on: the domain lapsed, or the record is older than it may be. */
export const needsNewRecord = (domain: Schemas['Domain']): boolean =>
  domain.state === 'lapsed' ||
  (domain.state === 'unverified' && new Date(domain.challenge_expires_at).getTime() < Date.now());

/** Two steps while it is claimed; afterwards the same facts, without an order. */
const numbered = (domain: Schemas['Domain']) => (domain.state === 'unverified' ? '1. ' : '');

export function Proof({
  details: { domain, provider },
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
  const others = check.found.filter((text) => text !== check.closest && text !== check.expected);
  return (
    <section className="section">
      <h2>
        {domain.state === 'unverified' ? '2. What we see from here' : 'What we see from here'}
      </h2>
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
