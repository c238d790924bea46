/** What proves a domain, and what we see of it. */
import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { Schemas } from '../../api.ts';
import { formatNumber } from '../../i18n/formats.ts';
import { ExpectedFound } from '../../ui/expected-found.tsx';
import { CopyButton, Time } from '../../ui/parts.tsx';

type Details = Schemas['DomainDetails'];
export type Method = 'dns' | 'https';

/** Only a new record goes on: the domain lapsed, or the record is older than it may be. */
export const needsNewRecord = (domain: Schemas['Domain']): boolean =>
  domain.state === 'lapsed' ||
  (domain.state === 'unverified' && new Date(domain.challenge_expires_at).getTime() < Date.now());

/** Two steps while it is claimed; afterwards the same facts, without an order. */
const isClaimed = (domain: Schemas['Domain']) => domain.state === 'unverified';

function recordTitle(domain: Schemas['Domain'], provider: Details['provider']): string {
  if (isClaimed(domain))
    return provider === null
      ? t`1. Add this record at your DNS provider`
      : t`1. Add this record at ${{ name: provider.name }}`;
  return provider === null
    ? t`Add this record at your DNS provider`
    : t`Add this record at ${{ name: provider.name }}`;
}

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
        <h2>
          {isClaimed(domain)
            ? t`1. Put this file on the web server`
            : t`Put this file on the web server`}
        </h2>
        <dl className="record">
          <RecordRow label={t`Address`} value={domain.file.url} />
          <RecordRow label={t`Content`} value={domain.file.content} />
        </dl>
      </section>
    );
  }
  return (
    <section className="section">
      <h2>{recordTitle(domain, provider)}</h2>
      {provider === null ? null : <p>{provider.menu.join(' › ')}</p>}
      <dl className="record">
        <RecordRow label={t`Type`} value={domain.record.type} copy={false} />
        <RecordRow label={provider?.host_label ?? t`Name`} value={entry.host} />
        <RecordRow label={t`Full name`} value={domain.record.name} />
        <RecordRow label={provider?.value_label ?? t`Value`} value={entry.value} />
        <RecordRow
          label={t`TTL`}
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
  return (
    <>
      <HowItIsWritten provider={provider} entry={entry} />
      {entry.zone === domain.record.zone ? null : (
        <>
          {' '}
          <Trans>
            <code>{ph({ zone: entry.zone })}</code> is a zone of its own: add the record there, not
            in <code>{ph({ recordZone: domain.record.zone })}</code>.
          </Trans>
        </>
      )}
    </>
  );
}

function HowItIsWritten({ provider, entry }: Pick<Details, 'provider' | 'entry'>) {
  if (provider === null)
    return (
      <Trans>
        Most providers append <code>{ph({ zone: entry.zone })}</code> to the name; where yours does
        not, use the full name.
      </Trans>
    );
  if (provider.appends_zone)
    return (
      <Trans>
        {ph({ name: provider.name })} appends <code>{ph({ zone: entry.zone })}</code> by itself:
        with the full name there it would stand twice.
      </Trans>
    );
  return entry.host.endsWith('.')
    ? t`${{ name: provider.name }} appends nothing: paste the name as it stands, with its dot.`
    : t`${{ name: provider.name }} appends nothing: paste the name as it stands.`;
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
        <h2>
          <Trans>2. What we see from here</Trans>
        </h2>
        <p>
          <Trans>
            We have not looked yet. We do by ourselves, every 30 seconds while this page is open.
          </Trans>
        </p>
      </section>
    );
  }
  const others =
    check.method === 'https'
      ? []
      : check.found.filter((text) => text !== check.closest && text !== check.expected);
  return (
    <section className="section">
      <h2>{isClaimed(domain) ? t`2. What we see from here` : t`What we see from here`}</h2>
      {check.method === 'https' ? <Asked domain={domain} check={check} /> : null}
      {check.closest === null ? (
        <dl className="ruled">
          <div>
            <dt>
              <Trans>Expected</Trans>
            </dt>
            <dd className="mono">{check.expected}</dd>
          </div>
          <div>
            <dt>
              <Trans>Found</Trans>
            </dt>
            <dd>
              {check.outcome === 'match' ? (
                <span className="mono">{check.expected}</span>
              ) : (
                <span className="muted">
                  {check.outcome === 'unknown' ? t`we could not ask` : t`nothing of ours`}
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
          <Trans>
            Also found: <code>{ph({ others: others.join(' · ') })}</code>{' '}
            <span className="muted">not ours, leave it</span>
          </Trans>
        </p>
      )}
      <p>
        {check.sentence}{' '}
        <span className="muted">
          <LookedAt check={check} />
        </span>
      </p>
      {domain.state === 'unverified' ? (
        <p className="small muted">
          <Trans>
            When this page is closed we look hourly for three days, and send a mail when it works.
          </Trans>
        </p>
      ) : null}
    </section>
  );
}

/** When, at which server, and how long that one keeps what it said. */
function LookedAt({ check }: { check: Schemas['DomainCheck'] }) {
  const { checked_at: at, server, ttl_seconds: seconds } = check;
  if (server === null)
    return (
      <Trans>
        Looked <Time at={at} />.
      </Trans>
    );
  if (seconds === null)
    return (
      <Trans>
        Looked <Time at={at} /> at {server}.
      </Trans>
    );
  return (
    <Trans>
      Looked <Time at={at} /> at {server}, kept for {ph({ seconds: formatNumber(seconds) })} s.
    </Trans>
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
        <dt>
          <Trans>Asked</Trans>
        </dt>
        <dd className="mono">{domain.file.url}</dd>
      </div>
      <div>
        <dt>
          <Trans>Status</Trans>
        </dt>
        <dd>
          {status === null ? (
            <span className="muted">
              <Trans>no answer</Trans>
            </span>
          ) : (
            status
          )}
        </dd>
      </div>
      {isRedirect ? (
        <div>
          <dt>
            <Trans>Leads to</Trans>
          </dt>
          <dd>
            <span className="mono">{body ?? t`nowhere`}</span>{' '}
            <span className="small muted">
              <Trans>not followed: the file has to be at the address above</Trans>
            </span>
          </dd>
        </div>
      ) : body === undefined || check.closest !== null || check.outcome === 'match' ? null : (
        <div>
          <dt>
            <Trans>Answered</Trans>
          </dt>
          <dd className="mono">{body}</dd>
        </div>
      )}
    </dl>
  );
}
