/** The audit log: who did what, newest first; each entry opens to its whole content. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { bailiwick, type Schemas } from '../../api.ts';
import { Button } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { type Column, List, useListSearch } from '../../ui/list.tsx';
import { ExactTime, Stamp, Time } from '../../ui/parts.tsx';
import { Page } from '../../ui/shell.tsx';
import { useOrganization } from './organization.ts';

type Event = Schemas['AuditEvent'];

export function AuditLog() {
  const organization = useOrganization();
  const [search, change] = useListSearch();
  const [open, setOpen] = useState<string | null>(null);
  const columns: Column<Event>[] = [
    { key: 'when', label: 'When', cell: (row) => <Time at={row.occurred_at} /> },
    {
      key: 'what',
      label: 'What',
      cell: (row) => (
        <>
          {row.sentence} {row.outcome === 'denied' ? <Stamp tone="bad">refused</Stamp> : null}
          <br />
          <code className="muted">{row.event}</code>
        </>
      ),
    },
    {
      key: 'who',
      label: 'Who',
      cell: (row) => (row.actor.kind === 'anonymous' ? '—' : row.actor.name),
    },
    {
      key: 'from',
      label: 'From',
      cell: (row) => (
        <span className="mono">{row.client_address === '' ? '—' : row.client_address}</span>
      ),
    },
    {
      key: 'actions',
      label: '',
      kind: 'actions',
      cell: (row) => (
        <Button small onPress={() => setOpen(row.sid)} label={`Details of: ${row.sentence}`}>
          Details
        </Button>
      ),
    },
  ];
  const filters = (
    <>
      <select
        className="input"
        aria-label="Outcome"
        value={search['outcome'] ?? ''}
        onChange={(event) => change({ outcome: event.target.value, page_token: undefined })}
      >
        <option value="">Done and refused</option>
        <option value="done">Done</option>
        <option value="denied">Refused</option>
      </select>
      {['event', 'actor_sid', 'target_sid']
        .filter((name) => search[name] !== undefined)
        .map((name) => (
          <Button
            key={name}
            onPress={() => change({ [name]: undefined, page_token: undefined })}
            label={`${search[name] ?? ''} ×: remove this filter`}
          >
            {search[name]} ×
          </Button>
        ))}
    </>
  );
  return (
    <Page
      title="Audit log"
      place={organization.place}
      lead="Everything that was done or refused in your organization. Each change wrote its entry in the same moment; nobody can edit it here."
    >
      <List
        label="Audit events"
        queryKey={['audit', organization.sid]}
        load={(query) => bailiwick.auditEvents.list(organization.sid, query)}
        columns={columns}
        rowKey={(row) => row.sid}
        params={['event', 'actor_sid', 'target_sid', 'outcome', 'from', 'to']}
        searchLabel="Find in names, events and SIDs"
        filters={filters}
        empty={{ title: 'Nothing happened yet', text: 'Every change will stand here.' }}
      />
      {open === null ? null : <Entry sid={open} onClose={() => setOpen(null)} onFilter={change} />}
    </Page>
  );
}

function Entry({
  sid,
  onClose,
  onFilter,
}: {
  sid: string;
  onClose: () => void;
  onFilter: (filter: Record<string, string | undefined>) => void;
}) {
  const organization = useOrganization();
  const event = useQuery({
    queryKey: ['audit-event', organization.sid, sid],
    queryFn: () => bailiwick.auditEvents.get(organization.sid, sid),
  });
  const filter = (change: Record<string, string | undefined>) => {
    onFilter({ ...change, page_token: undefined });
    onClose();
  };
  const row = event.data;
  return (
    <Dialog title={row?.sentence ?? 'One moment…'} onClose={onClose}>
      {row === undefined ? null : (
        <>
          <dl className="ruled section">
            <Fact name="When" value={<ExactTime at={row.occurred_at} />} />
            <Fact name="Who" value={row.actor.name} />
            <Fact name="Event" value={<code>{row.event}</code>} />
            <Fact name="About" value={`${row.target.name} ${row.target.sid}`} />
            {row.reason === null ? null : <Fact name="Refused" value={row.reason} />}
            <Fact name="From" value={`${row.client_address} ${row.user_agent}`} />
            <Fact name="Request" value={<code>{row.request_id}</code>} />
          </dl>
          <Changes before={row.before} after={row.after} />
          <div className="form-foot">
            {row.actor.sid === null ? null : (
              <Button onPress={() => filter({ actor_sid: row.actor.sid ?? undefined })}>
                Everything by them
              </Button>
            )}
            {row.target.sid === '' ? null : (
              <Button onPress={() => filter({ target_sid: row.target.sid })}>
                Everything about it
              </Button>
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

function Fact({ name, value }: { name: string; value: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

const shown = (value: unknown) =>
  value === undefined || value === null
    ? '—'
    : typeof value === 'string'
      ? value
      : JSON.stringify(value);

function Changes({ before, after }: { before: Event['before']; after: Event['after'] }) {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  if (names.length === 0) return null;
  return (
    <table className="table section" aria-label="What changed">
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
            <td data-label="Before">{shown(before?.[name])}</td>
            <td data-label="After">{shown(after?.[name])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
