/** One operation: where it stands, what it changed, and what became of each row. */
import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { usePathPart } from '../../address.ts';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { formatNumber } from '../../i18n/formats.ts';
import { Button } from '../../ui/controls.tsx';
import { saveAnswer } from '../../ui/download.ts';
import { ProblemSummary, problemOf, useAct } from '../../ui/form.tsx';
import { namesOf } from '../../ui/impact.tsx';
import { type Column, List, Tabs, useListSearch } from '../../ui/list.tsx';
import { Page } from '../../ui/page.tsx';
import { ExactTime, Ledger, Notice, Stamp, type Tone } from '../../ui/parts.tsx';
import { sentenceOf, stateWords, titleOf, toneOf } from './operation-state.ts';
import { useOrganization } from './organization.ts';

type Operation = Schemas['Operation'];
type Row = Schemas['OperationRow'];

const lookEveryMs = 1_000;

export function OperationPage() {
  const organization = useOrganization();
  const sid = usePathPart('operationSid');
  const operation = useQuery({
    queryKey: ['operations', organization.sid, sid],
    queryFn: () => bailiwick.operations.get(organization.sid, sid),
    refetchInterval: ({ state }) => (state.data?.finished_at === null ? lookEveryMs : false),
  });
  const crumb = (
    <Link to="/admin/operations">
      <Trans>Operations</Trans>
    </Link>
  );
  if (operation.data === undefined) {
    return (
      <Page help="operations" title={t`Operation`} place={organization.place} crumb={crumb}>
        {operation.isError ? <ProblemSummary problem={problemOf(operation.error)} /> : null}
      </Page>
    );
  }
  const { data } = operation;
  return (
    <Page
      help="operations"
      title={titleOf(data)}
      place={organization.place}
      crumb={crumb}
      actions={<Acts operation={data} />}
    >
      <Notice tone={toneOf(data)} live>
        <p>
          <strong>{i18n._(stateWords[data.state])}.</strong> {sentenceOf(data)}
        </p>
        {data.finished_at === null ? (
          <progress
            className="progress"
            aria-label={t`Rows that are done`}
            value={data.done_rows}
            max={Math.max(data.total_rows ?? 1, 1)}
          />
        ) : null}
      </Notice>
      <Facts operation={data} />
      {data.outcomes.error === 0 ? null : <Refusals operation={data} />}
      <Rows operation={data} />
    </Page>
  );
}

function Facts({ operation }: { operation: Operation }) {
  const { dry_run: isTrial, changes, asked_by: askedBy, created_at: at } = operation;
  return (
    <Ledger
      title={isTrial ? t`What it would change` : t`What it changed`}
      rows={changes.map(({ what, label, count }) => [
        <span key={what}>{label}</span>,
        formatNumber(count),
      ])}
    >
      <p className="small">
        <Trans>
          Asked for by {askedBy}, <ExactTime at={at} />.
        </Trans>{' '}
        {isTrial ? t`It was a trial: nothing was kept.` : null}
      </p>
    </Ledger>
  );
}

/** The same for all who were refused alike. */
function Refusals({ operation }: { operation: Operation }) {
  const { sid } = useOrganization();
  const refusals = useQuery({
    queryKey: ['operations', sid, operation.sid, 'refusals', operation.version],
    queryFn: () => bailiwick.operations.listRefusals(sid, operation.sid),
    placeholderData: keepPreviousData,
  });
  if (refusals.isError) return <ProblemSummary problem={problemOf(refusals.error)} />;
  // Rows of a file say what is wrong in words alone.
  if (refusals.data === undefined || refusals.data.items.length === 0) return null;
  return (
    <Ledger
      title={operation.dry_run ? t`Who would be refused` : t`Who was refused`}
      rows={refusals.data.items.map(({ code, reason, keys, count }) => [
        <span key={code}>
          {reason}
          <span className="small muted impact-names">{namesOf(keys, count)}</span>
        </span>,
        formatNumber(count),
      ])}
    />
  );
}

function Acts({ operation }: { operation: Operation }) {
  const organization = useOrganization();
  const { act, pending, problem } = useAct();
  const at = [organization.sid, operation.sid] as const;
  const [search] = useListSearch();
  const outcome = search['outcome'] as Row['outcome'] | undefined;
  return (
    <>
      {operation.finished_at === null && organization.may('operations/cancel') ? (
        <Button
          pending={pending}
          onPress={() =>
            void act(async () => {
              await bailiwick.operations.cancel(...at);
              await queryClient.invalidateQueries({ queryKey: ['operations', organization.sid] });
            })
          }
        >
          <Trans>Stop</Trans>
        </Button>
      ) : null}
      <Button
        pending={pending}
        onPress={() =>
          void act(async () => {
            const answer = await bailiwick.operations.exportRows(
              ...at,
              outcome === undefined ? {} : { outcome },
            );
            await saveAnswer(answer, `${operation.sid}.csv`);
          })
        }
      >
        <Trans>Export CSV</Trans>
      </Button>
      {problem === null ? null : <ProblemSummary problem={problem} />}
    </>
  );
}

const outcomeWords: Readonly<Record<Row['outcome'], readonly [MessageDescriptor, Tone]>> = {
  CREATED: [msg`Made`, 'ok'],
  UPDATED: [msg`Changed`, 'ok'],
  UNCHANGED: [msg`As it was`, 'plain'],
  ERROR: [msg`Refused`, 'bad'],
};

const columns = (): Column<Row>[] => [
  { key: 'number', label: t`Row`, kind: 'number', cell: (row) => formatNumber(row.row_number) },
  { key: 'key', label: t`Whom or what`, cell: (row) => <Target row={row} /> },
  {
    key: 'outcome',
    label: t`Outcome`,
    cell: ({ outcome }) => (
      <Stamp tone={outcomeWords[outcome][1]}>{i18n._(outcomeWords[outcome][0])}</Stamp>
    ),
  },
  {
    key: 'reason',
    label: t`Why`,
    cell: (row) =>
      row.reason === null ? (
        <span className="muted">—</span>
      ) : (
        <>
          {row.column === null ? null : <code>{row.column} </code>}
          {row.reason}
          {row.suggestion === null ? null : (
            <span className="small muted impact-names">{row.suggestion}</span>
          )}
        </>
      ),
  },
];

function Target({ row }: { row: Row }) {
  if (row.target_sid?.startsWith('US') !== true) return <span className="strong">{row.key}</span>;
  return (
    <Link className="strong" to="/admin/users/$userSid" params={{ userSid: row.target_sid }}>
      {row.key}
    </Link>
  );
}

function Rows({ operation }: { operation: Operation }) {
  const { sid } = useOrganization();
  const { outcomes, done_rows: done } = operation;
  const tabs = [
    { value: undefined, label: t`All`, count: formatNumber(done) },
    ...(['CREATED', 'UPDATED', 'UNCHANGED', 'ERROR'] as const).map((outcome) => ({
      value: outcome,
      label: i18n._(outcomeWords[outcome][0]),
      count: formatNumber(outcomes[outcome.toLowerCase() as Lowercase<typeof outcome>]),
    })),
  ];
  return (
    <>
      <Tabs label={t`Outcomes`} param="outcome" tabs={tabs} />
      <List
        label={t`Rows`}
        queryKey={['operations', sid, operation.sid, 'rows', operation.version]}
        load={(query) => bailiwick.operations.listRows(sid, operation.sid, query)}
        columns={columns()}
        rowKey={(row) => String(row.row_number)}
        params={['outcome']}
        empty={{
          title: t`No rows yet`,
          text: t`What becomes of each row is listed here as it is done.`,
        }}
      />
    </>
  );
}
