/** The audit log: who did what, newest first, by any filter; how far it is sealed; each entry opens to its whole content. */

import { listFilters } from '@bailiwick/sdk';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { bailiwick, type Schemas } from '../../api.ts';
import { Button } from '../../ui/controls.tsx';
import { saveAnswer } from '../../ui/download.ts';
import { ProblemSummary, useAct } from '../../ui/form.tsx';
import { type Column, type Filter, List, termFor, useAsked } from '../../ui/list.tsx';
import { Page } from '../../ui/page.tsx';
import { ExactTime, Stamp, Time } from '../../ui/parts.tsx';
import { AuditLogEntry } from './audit-log-entry.tsx';
import { AuditLogSeal } from './audit-log-seal.tsx';
import { findEvents, findPeople, viewsOf } from './list-parts.ts';
import { useOrganization } from './organization.ts';

type Event = Schemas['AuditEvent'];

const actorName = ({ actor }: Event) => (actor.kind === 'anonymous' ? '—' : actor.name);

const columns = (): readonly Column<Event>[] => [
  {
    key: 'when',
    label: t`When`,
    sort: 'occurred_at',
    cell: (row) => <Time at={row.occurred_at} />,
  },
  {
    key: 'what',
    label: t`What`,
    cell: (row) => (
      <div>
        {row.sentence}{' '}
        {row.outcome === 'denied' ? (
          <Stamp tone="bad">
            <Trans>refused</Trans>
          </Stamp>
        ) : null}
        <br />
        <code className="muted">{row.event}</code>
      </div>
    ),
  },
  {
    key: 'who',
    label: t`Who`,
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
    label: t`From`,
    cell: (row) => (
      <span className="mono whole">{row.client_address === '' ? '—' : row.client_address}</span>
    ),
  },
  {
    key: 'exact',
    label: t`Exactly`,
    isExtra: true,
    cell: (row) => <ExactTime at={row.occurred_at} />,
  },
  { key: 'about', label: t`About`, isExtra: true, cell: (row) => row.target.name },
  {
    key: 'request',
    label: t`Request`,
    isExtra: true,
    cell: (row) => <code className="muted">{row.request_id}</code>,
  },
];

export function AuditLog() {
  const organization = useOrganization();
  const { sid } = organization;
  const filter = {
    ...listFilters['auditEvents.list'],
    values: { event: findEvents, actor: findPeople(sid) },
    terms: {
      event: (name: string) => `event:${name}`,
      outcome: termFor('outcome'),
      actor_sid: termFor('actor'),
      target_sid: termFor('target'),
      account_sid: termFor('account'),
      request_id: termFor('request'),
      client_address: termFor('address'),
      from: (at: string) => `at:>=${at}`,
      to: (at: string) => `at:<${at}`,
    },
  };
  return (
    <Page
      help="audit-log"
      title={t`Audit log`}
      place={organization.place}
      lead={t`Everything that was done or refused in your organization. Each change wrote its entry in the same moment; nobody can edit it here.`}
      actions={organization.may('audit-events/export') ? <Exports filter={filter} /> : undefined}
    >
      <AuditLogSeal />
      <List
        label={t`Audit events`}
        queryKey={['audit', sid]}
        load={(query) => bailiwick.auditEvents.list(sid, query)}
        columns={columns()}
        rowKey={(row) => row.sid}
        params={[]}
        filter={filter}
        defaultSort="-occurred_at"
        {...viewsOf(organization, 'audit_events')}
        beside={{
          label: (row) => t`Details of: ${{ sentence: row.sentence }}`,
          title: (row) => row.sentence,
          content: (row) => <AuditLogEntry row={row} />,
        }}
        empty={{ title: t`Nothing happened yet`, text: t`Every change will stand here.` }}
      />
    </Page>
  );
}

const formats = () =>
  [
    { format: 'csv', label: t`Export CSV` },
    { format: 'ndjson', label: t`Export JSON lines` },
  ] as const;

/** Everything that matches the filters, as a file. That it was exported stands in the log as well. */
function Exports({ filter }: { filter: Filter }) {
  const organization = useOrganization();
  const asked = useAsked({ filter, params: [] });
  const { act, pending, problem } = useAct();
  const save = async (format: 'csv' | 'ndjson') => {
    const { q } = asked;
    const answer = await bailiwick.auditEvents.export(organization.sid, {
      format,
      ...(q === undefined ? {} : { q }),
    });
    await saveAnswer(answer, `audit-events.${format}`);
  };
  return (
    <>
      {formats().map(({ format, label }) => (
        <Button key={format} pending={pending} onPress={() => void act(() => save(format))}>
          {label}
        </Button>
      ))}
      {problem === null ? null : <ProblemSummary problem={problem} />}
    </>
  );
}
