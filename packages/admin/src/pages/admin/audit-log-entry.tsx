/** One entry of the audit log: everything about it, each value a filter, and what changed from what to what. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { bailiwick, type Schemas } from '../../api.ts';
import { Button } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ExactTime, Sid, Stamp } from '../../ui/parts.tsx';
import { useOrganization } from './organization.ts';

type Event = Schemas['AuditEvent'];
/** A filter, as the address of the log says it. */
type Search = Record<string, string>;

interface EntryProps {
  readonly sid: string;
  readonly onClose: () => void;
}

export function AuditLogEntry({ sid, onClose }: EntryProps) {
  const organization = useOrganization();
  const event = useQuery({
    queryKey: ['audit-event', organization.sid, sid],
    queryFn: () => bailiwick.auditEvents.get(organization.sid, sid),
  });
  const row = event.data;
  return (
    <Dialog title={row?.sentence ?? 'One moment…'} onClose={onClose}>
      {row === undefined ? null : (
        <>
          <Facts row={row} onFollow={onClose} />
          <Changes before={row.before} after={row.after} />
          <div className="form-foot">
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
            <Button kind="primary" onPress={onClose}>
              Close
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}

/** What acted; a person's name is shown beside. */
const actorKinds = {
  user: 'a user',
  operator: 'the operator of this instance',
  system: 'the system itself',
  anonymous: 'somebody not signed in',
} as const;

function Facts({ row, onFollow }: { row: Event; onFollow: () => void }) {
  const { actor, target } = row;
  const only = (search: Search) => ({ search, onFollow });
  return (
    <dl className="ruled section">
      <Fact name="When" value={<ExactTime at={row.occurred_at} />} />
      <Fact
        name="Event"
        value={<code>{row.event}</code>}
        only={only({ event: row.event })}
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
        only={actor.sid === null ? undefined : only({ actor_sid: actor.sid })}
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
        only={target.sid === '' ? undefined : only({ target_sid: target.sid })}
        what={target.name}
      />
      {row.account_sid === null ? null : (
        <Fact
          name="Account"
          value={<Sid sid={row.account_sid} />}
          only={only({ account_sid: row.account_sid })}
          what="this account"
        />
      )}
      {row.client_address === '' ? null : (
        <Fact
          name="From"
          value={<span className="mono">{row.client_address}</span>}
          only={only({ client_address: row.client_address })}
          what={row.client_address}
        />
      )}
      {row.user_agent === '' ? null : <Fact name="With" value={row.user_agent} />}
      <Fact
        name="Request"
        value={<code>{row.request_id}</code>}
        only={only({ request_id: row.request_id })}
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
  only?: { search: Search; onFollow: () => void } | undefined;
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
            search={only.search}
            onClick={only.onFollow}
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
