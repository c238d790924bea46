/** One entry of the audit log: everything about it, each value a filter, and what changed from what to what. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Schemas } from '../../api.ts';
import { ExactTime, Sid, Stamp } from '../../ui/parts.tsx';

type Event = Schemas['AuditEvent'];
/** A filter, as the address of the log says it. */
type Search = Record<string, string>;

export function AuditLogEntry({ row }: { row: Event }) {
  return (
    <>
      <Facts row={row} />
      <Changes before={row.before} after={row.after} />
      {row.account_sid === null || row.outcome === 'denied' ? null : (
        <Link
          to="/admin/access"
          search={{
            view: 'question',
            permission: '/bailiwick/account/accounts/read',
            account_sid: row.account_sid,
            at: row.occurred_at,
          }}
        >
          Who could reach the account before this?
        </Link>
      )}
    </>
  );
}

/** What acted; a person's name is shown beside. */
const actorKinds = {
  user: 'a user',
  operator: 'the operator of this instance',
  system: 'the system itself',
  anonymous: 'somebody not signed in',
} as const;

function Facts({ row }: { row: Event }) {
  const { actor, target } = row;
  return (
    <dl className="ruled section">
      <Fact name="When" value={<ExactTime at={row.occurred_at} />} />
      <Fact
        name="Event"
        value={<code>{row.event}</code>}
        only={{ event: row.event }}
        what={row.event}
      />
      {row.reason === null ? null : (
        <Fact
          name="Refused"
          value={
            <>
              <Stamp tone="bad">refused</Stamp> {row.reason}
            </>
          }
        />
      )}
      <Fact
        name="Who"
        value={`${actor.name} (${actorKinds[actor.kind]})`}
        only={actor.sid === null ? undefined : { actor_sid: actor.sid }}
        what={actor.name}
      />
      {actor.session_sid === null ? null : (
        <Fact name="Session" value={<Sid sid={actor.session_sid} />} />
      )}
      <Fact
        name="About"
        value={
          <>
            {target.name} {target.sid === '' ? null : <Sid sid={target.sid} />}
          </>
        }
        only={target.sid === '' ? undefined : { target_sid: target.sid }}
        what={target.name}
      />
      {row.account_sid === null ? null : (
        <Fact
          name="Account"
          value={<Sid sid={row.account_sid} />}
          only={{ account_sid: row.account_sid }}
          what="this account"
        />
      )}
      {row.client_address === '' ? null : (
        <Fact
          name="From"
          value={<span className="mono">{row.client_address}</span>}
          only={{ client_address: row.client_address }}
          what={row.client_address}
        />
      )}
      {row.user_agent === '' ? null : <Fact name="With" value={row.user_agent} />}
      <Fact
        name="Request"
        value={<code>{row.request_id}</code>}
        only={{ request_id: row.request_id }}
        what="this request"
      />
      <Fact name="Entry" value={<Sid sid={row.sid} />} />
    </dl>
  );
}

function Fact({
  name,
  value,
  only,
  what,
}: {
  name: string;
  value: ReactNode;
  only?: Search | undefined;
  what?: string;
}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value}{' '}
        {only === undefined ? null : (
          <Link
            className="small"
            to="/admin/audit-log"
            search={only}
            aria-label={`Only these: ${what ?? name}`}
          >
            Only these
          </Link>
        )}
      </dd>
    </div>
  );
}

const shown = (value: unknown): string =>
  value === undefined || value === null
    ? '—'
    : typeof value === 'string'
      ? value
      : JSON.stringify(value);

function Changes({ before, after }: { before: Event['before']; after: Event['after'] }) {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  if (names.length === 0) return null;
  const side = (fields: Event['before'], name: string, Tag: 'del' | 'ins') =>
    fields?.[name] === undefined ? (
      <span className="muted">—</span>
    ) : (
      <Tag>{shown(fields[name])}</Tag>
    );
  return (
    <table className="table section changes" aria-label="What changed">
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {names.map((name) => (
          <tr key={name}>
            <td data-label="Field">{name.replaceAll('_', ' ')}</td>
            <td data-label="Before">{side(before, name, 'del')}</td>
            <td data-label="After">{side(after, name, 'ins')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
