/** What takes longer than a moment: imports and changes to many people, with how far each is. */

import { listFilters } from '@bailiwick/sdk';
import { i18n } from '@lingui/core';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { bailiwick, type Schemas } from '../../api.ts';
import { formatNumber } from '../../i18n/formats.ts';
import { ButtonLink } from '../../ui/controls.tsx';
import { type Column, Facts, List, Tabs } from '../../ui/list.tsx';
import { Page } from '../../ui/page.tsx';
import { ExactTime, Sid, Stamp, Time } from '../../ui/parts.tsx';
import { findPeople, viewsOf } from './list-parts.ts';
import { sentenceOf, stateWords, titleOf, toneOf } from './operation-state.ts';
import { useOrganization } from './organization.ts';

type Operation = Schemas['Operation'];

const lookEveryMs = 2_000;
const isUnderWay = (operation: Operation) => operation.finished_at === null;

const columns = (): Column<Operation>[] => [
  {
    key: 'label',
    label: t`What`,
    file: ['label', 'dry_run'],
    cell: (row) => (
      <Link
        className="strong"
        to="/admin/operations/$operationSid"
        params={{ operationSid: row.sid }}
      >
        {titleOf(row)}
      </Link>
    ),
  },
  {
    key: 'state',
    label: t`State`,
    file: ['state'],
    cell: (row) => <Stamp tone={toneOf(row)}>{i18n._(stateWords[row.state])}</Stamp>,
  },
  {
    key: 'done',
    label: t`Rows`,
    kind: 'number',
    file: ['done_rows', 'total_rows'],
    cell: (row) => formatNumber(row.done_rows),
  },
  {
    key: 'error',
    label: t`Refused`,
    kind: 'number',
    file: ['outcomes.error'],
    cell: (row) => formatNumber(row.outcomes.error),
  },
  { key: 'by', label: t`Asked by`, file: ['asked_by'], cell: (row) => row.asked_by },
  {
    key: 'at',
    label: t`Asked`,
    sort: 'created_at',
    file: ['created_at'],
    cell: (row) => <Time at={row.created_at} />,
  },
  {
    key: 'finished',
    label: t`Ended`,
    file: ['finished_at'],
    isExtra: true,
    cell: (row) => <Time at={row.finished_at} />,
  },
  { key: 'sid', label: t`SID`, file: ['sid'], cell: (row) => <Sid sid={row.sid} /> },
];

function OperationFacts({ operation }: { operation: Operation }) {
  const { outcomes, asked_by: askedBy, created_at: asked, finished_at: ended } = operation;
  return (
    <>
      <p className="section">{sentenceOf(operation)}</p>
      <Facts
        facts={[
          [
            t`State`,
            <Stamp key="state" tone={toneOf(operation)}>
              {i18n._(stateWords[operation.state])}
            </Stamp>,
          ],
          [t`Rows`, formatNumber(operation.done_rows)],
          [t`Refused`, formatNumber(outcomes.error)],
          ...operation.changes.map(({ label, count }) => [label, formatNumber(count)] as const),
          [t`Asked by`, askedBy],
          [t`Asked`, <ExactTime key="asked" at={asked} />],
          [t`Ended`, ended === null ? t`not yet` : <ExactTime key="ended" at={ended} />],
        ]}
      />
      <Link to="/admin/operations/$operationSid" params={{ operationSid: operation.sid }}>
        <Trans>Open the page of the operation</Trans>
      </Link>
    </>
  );
}

export function Operations() {
  const organization = useOrganization();
  return (
    <Page
      help="operations"
      title={t`Operations`}
      place={organization.place}
      lead={t`Imports and changes to many people. They go on while you do something else, and say what became of each row. They are kept for 90 days.`}
    >
      <Tabs
        label={t`Which operations`}
        param="q"
        tabs={[
          { value: undefined, label: t`All` },
          { value: 'dry_run:no', label: t`Changes` },
          { value: 'dry_run:yes', label: t`Trials` },
        ]}
      />
      <List
        label={t`Operations`}
        queryKey={['operations', organization.sid]}
        load={(query) => bailiwick.operations.list(organization.sid, query)}
        columns={columns()}
        rowKey={(row) => row.sid}
        params={[]}
        filter={{
          ...listFilters['operations.list'],
          values: { asked_by: findPeople(organization.sid) },
        }}
        defaultSort="-created_at"
        {...viewsOf(organization, 'operations')}
        exportFile={(body) => bailiwick.operations.export(organization.sid, body)}
        beside={{
          label: (row) => t`Show ${{ name: titleOf(row) }} beside the list`,
          title: (row) => titleOf(row),
          content: (row) => <OperationFacts operation={row} />,
        }}
        lookAgainMs={(rows) => (rows.some(isUnderWay) ? lookEveryMs : undefined)}
        empty={{
          title: t`Nothing has run yet`,
          text: t`Choose people in the list of users, and do something with all of them at once.`,
          action: (
            <ButtonLink to="/admin/users">
              <Trans>Users</Trans>
            </ButtonLink>
          ),
        }}
      />
    </Page>
  );
}
