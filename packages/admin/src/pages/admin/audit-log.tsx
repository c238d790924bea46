/** The audit log: who did what, newest first, by any filter; how far it is sealed; each entry opens to its whole content. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { bailiwick, type Schemas } from '../../api.ts';
import { Button } from '../../ui/controls.tsx';
import { saveAnswer } from '../../ui/download.ts';
import { ProblemSummary, useAct } from '../../ui/form.tsx';
import { type Column, List, type ListSearch, useListSearch } from '../../ui/list.tsx';
import { instantOf, localTimeOf } from '../../ui/local-time.ts';
import { Stamp, Time } from '../../ui/parts.tsx';
import { Page } from '../../ui/shell.tsx';
import { AuditLogEntry } from './audit-log-entry.tsx';
import { AuditLogSeal } from './audit-log-seal.tsx';
import { useOrganization } from './organization.ts';

/** Filters by a value of an entry, with what the value is called. */
const byValue = {
  actor_sid: 'Done by',
  target_sid: 'About',
  account_sid: 'Account',
  request_id: 'Request',
  client_address: 'From address',
} as const;

const actorName = ({ actor }: Schemas['AuditEvent']) =>
  actor.kind === 'anonymous' ? '—' : actor.name;

const filterWords = ['event', 'outcome', 'from', 'to', ...Object.keys(byValue)] as const;

export function AuditLog() {
  const organization = useOrganization();
  const [search, change] = useListSearch();
  const [open, setOpen] = useState<string | null>(null);
  const filter = (values: ListSearch) => change({ ...values, page_token: undefined });
  const columns: Column<Schemas['AuditEvent']>[] = [
    { key: 'when', label: 'When', cell: (row) => <Time at={row.occurred_at} /> },
    {
      key: 'what',
      label: 'What',
      cell: (row) => (
        <div>
          {row.sentence} {row.outcome === 'denied' ? <Stamp tone="bad">refused</Stamp> : null}
          <br />
          <code className="muted">{row.event}</code>
        </div>
      ),
    },
    {
      key: 'who',
      label: 'Who',
      cell: (row) =>
        row.actor.sid === null ? (
          actorName(row)
        ) : (
          <Link to="/admin/audit-log" search={{ actor_sid: row.actor.sid }}>
            {row.actor.name}
          </Link>
        ),
    },
    {
      key: 'from',
      label: 'From',
      cell: (row) => (
        <span className="mono whole">{row.client_address === '' ? '—' : row.client_address}</span>
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
  return (
    <Page
      title="Audit log"
      place={organization.place}
      lead="Everything that was done or refused in your organization. Each change wrote its entry in the same moment; nobody can edit it here."
      actions={organization.may('audit-events/export') ? <Exports search={search} /> : undefined}
    >
      <AuditLogSeal />
      <List
        label="Audit events"
        queryKey={['audit', organization.sid]}
        load={(query) => bailiwick.auditEvents.list(organization.sid, query)}
        columns={columns}
        rowKey={(row) => row.sid}
        params={filterWords}
        searchLabel="Find words in what happened, or a SID"
        filters={<Filters search={search} onFilter={filter} />}
        empty={{ title: 'Nothing happened yet', text: 'Every change will stand here.' }}
      />
      {open === null ? null : <AuditLogEntry sid={open} onClose={() => setOpen(null)} />}
    </Page>
  );
}

interface FiltersProps {
  readonly search: ListSearch;
  readonly onFilter: (values: ListSearch) => void;
}

function Filters({ search, onFilter }: FiltersProps) {
  const names = useQuery({
    queryKey: ['audit-event-names'],
    queryFn: () => bailiwick.auditEvents.listNames(),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <>
      <select
        className="input"
        aria-label="Event"
        value={search['event'] ?? ''}
        onChange={(event) => onFilter({ event: event.target.value })}
      >
        <option value="">Every event</option>
        {names.data?.items.map(({ name }) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
      <select
        className="input"
        aria-label="Outcome"
        value={search['outcome'] ?? ''}
        onChange={(event) => onFilter({ outcome: event.target.value })}
      >
        <option value="">Done and refused</option>
        <option value="done">Done</option>
        <option value="denied">Refused</option>
      </select>
      <Moment label="From" value={search['from']} onChange={(from) => onFilter({ from })} />
      <Moment label="Until" value={search['to']} onChange={(to) => onFilter({ to })} />
      {Object.entries(byValue)
        .filter(([name]) => search[name] !== undefined)
        .map(([name, label]) => (
          <Button
            key={name}
            onPress={() => onFilter({ [name]: undefined })}
            label={`${label} ${search[name] ?? ''}: remove this filter`}
          >
            {label} <span className="mono">{search[name]}</span> ×
          </Button>
        ))}
    </>
  );
}

function Moment({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string | undefined;
  onChange: (at: string | undefined) => void;
}) {
  return (
    <label className="input-row">
      <span className="small muted">{label}</span>
      <input
        className="input"
        type="datetime-local"
        key={value ?? ''}
        defaultValue={localTimeOf(value)}
        step={1}
        onBlur={(event) => {
          const at = instantOf(event.target.value);
          if (localTimeOf(at) !== localTimeOf(value)) onChange(at);
        }}
      />
    </label>
  );
}

const formats = [
  { format: 'csv', label: 'Export CSV' },
  { format: 'ndjson', label: 'Export JSON lines' },
] as const;

/** Everything that matches the filters, as a file. That it was exported stands in the log as well. */
function Exports({ search }: { search: ListSearch }) {
  const organization = useOrganization();
  const { act, pending, problem } = useAct();
  const save = async (format: 'csv' | 'ndjson') => {
    const asked = Object.fromEntries(
      ['search', ...filterWords].flatMap((name) =>
        search[name] === undefined ? [] : [[name, search[name]]],
      ),
    );
    const answer = await bailiwick.auditEvents.export(organization.sid, { format, ...asked });
    await saveAnswer(answer, `audit-events.${format}`);
  };
  return (
    <>
      {formats.map(({ format, label }) => (
        <Button key={format} pending={pending} onPress={() => void act(() => save(format))}>
          {label}
        </Button>
      ))}
      {problem === null ? null : <ProblemSummary problem={problem} />}
    </>
  );
}
