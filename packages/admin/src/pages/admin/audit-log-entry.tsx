/** One entry of the audit log: everything about it, each value a filter, and what changed from what to what. */
import { i18n } from '@lingui/core';
import { msg, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
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
          <Trans>Who could reach the account before this?</Trans>
        </Link>
      )}
    </>
  );
}

/** What acted; a person's name is shown beside. */
const actorKinds = {
  user: msg`a user`,
  api_key: msg`an API key`,
  oauth_app: msg`an OAuth app`,
  provisioning: msg`a provisioning connection`,
  operator: msg`the operator of this instance`,
  system: msg`the system itself`,
  anonymous: msg`somebody not signed in`,
} as const;

function Facts({ row }: { row: Event }) {
  const { actor, target } = row;
  return (
    <dl className="ruled section">
      <Fact name={t`When`} value={<ExactTime at={row.occurred_at} />} />
      <Fact
        name={t`Event`}
        value={<code>{row.event}</code>}
        only={{ event: row.event }}
        what={row.event}
      />
      {row.reason === null ? null : (
        <Fact
          name={t`Refused`}
          value={
            <>
              <Stamp tone="bad">{t`refused`}</Stamp> {row.reason}
            </>
          }
        />
      )}
      <Fact
        name={t`Who`}
        value={`${actor.name} (${i18n._(actorKinds[actor.kind])})`}
        only={actor.sid === null ? undefined : { actor_sid: actor.sid }}
        what={actor.name}
      />
      {actor.session_sid === null ? null : (
        <Fact name={t`Session`} value={<Sid sid={actor.session_sid} />} />
      )}
      <Fact
        name={t`About`}
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
          name={t`Account`}
          value={<Sid sid={row.account_sid} />}
          only={{ account_sid: row.account_sid }}
          what={t`this account`}
        />
      )}
      {row.client_address === '' ? null : (
        <Fact
          name={t`From`}
          value={<span className="mono">{row.client_address}</span>}
          only={{ client_address: row.client_address }}
          what={row.client_address}
        />
      )}
      {row.user_agent === '' ? null : <Fact name={t`With`} value={row.user_agent} />}
      <Fact
        name={t`Request`}
        value={<code>{row.request_id}</code>}
        only={{ request_id: row.request_id }}
        what={t`this request`}
      />
      <Fact name={t`Entry`} value={<Sid sid={row.sid} />} />
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
            aria-label={t`Only these: ${{ what: what ?? name }}`}
          >
            <Trans>Only these</Trans>
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
    <table className="table section changes" aria-label={t`What changed`}>
      <thead>
        <tr>
          <th scope="col">
            <Trans>Field</Trans>
          </th>
          <th scope="col">
            <Trans>Before</Trans>
          </th>
          <th scope="col">
            <Trans>After</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {names.map((name) => (
          <tr key={name}>
            <td data-label={t`Field`}>{name.replaceAll('_', ' ')}</td>
            <td data-label={t`Before`}>{side(before, name, 'del')}</td>
            <td data-label={t`After`}>{side(after, name, 'ins')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
