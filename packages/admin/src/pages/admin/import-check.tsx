/** What a trial found in a file of people, and the import itself. */
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { formatNumber } from '../../i18n/formats.ts';
import { Button } from '../../ui/controls.tsx';
import { saveAnswer } from '../../ui/download.ts';
import { Form, ProblemSummary, problemOf, type Submit, useAct } from '../../ui/form.tsx';
import { type Column, List } from '../../ui/list.tsx';
import { Ledger, Notice } from '../../ui/parts.tsx';
import { type MailChoice, MailChoices } from './mail-choice.tsx';
import { useOrganization } from './organization.ts';

type Operation = Schemas['Operation'];
type Row = Schemas['OperationRow'];

const lookEveryMs = 500;

export function ImportCheck({
  fileSid,
  checkSid,
  other,
}: {
  fileSid: string;
  checkSid: string;
  /** The way back to another file. */
  other: ReactNode;
}) {
  const { sid } = useOrganization();
  const check = useQuery({
    queryKey: ['operations', sid, checkSid],
    queryFn: () => bailiwick.operations.get(sid, checkSid),
    refetchInterval: ({ state }) => (state.data?.finished_at === null ? lookEveryMs : false),
  });
  if (check.isError) {
    return (
      <>
        <ProblemSummary problem={problemOf(check.error)} />
        {other}
      </>
    );
  }
  if (check.data === undefined) return null;
  const { data } = check;
  const { done_rows: tried } = data;
  if (data.finished_at === null) {
    return (
      <Notice live>
        <p>
          {plural(tried, {
            one: 'Trying every row, without keeping anything: # is looked at.',
            other: 'Trying every row, without keeping anything: # are looked at.',
          })}
        </p>
        <progress
          className="progress"
          aria-label={t`Rows that are tried`}
          value={data.done_rows}
          max={Math.max(data.total_rows ?? 1, 1)}
        />
        {other}
      </Notice>
    );
  }
  if (data.state === 'FAILED') {
    return (
      <Notice tone="bad" live>
        <h2>
          <Trans>The rows could not all be tried</Trans>
        </h2>
        <p>{data.error?.detail}</p>
        {other}
      </Notice>
    );
  }
  return (
    <>
      <Found check={data} />
      {data.outcomes.error === 0 ? null : <WrongRows check={data} />}
      <RunForm fileSid={fileSid} check={data} other={other} />
    </>
  );
}

/** Where things stand, as one sentence. */
function sentenceOf({ outcomes }: Operation): string {
  const { created, updated, error } = outcomes;
  const ready = created + updated;
  if (ready === 0 && error === 0)
    return t`Nothing would change: everybody in the file is as their row says.`;
  if (ready === 0) return t`No row can be imported as it is. Mend the file, and choose it again.`;
  const importable = plural(ready, {
    one: '# person can be imported.',
    other: '# people can be imported.',
  });
  const wrong = plural(error, {
    one: '# row is wrong and is left out.',
    other: '# rows are wrong and are left out.',
  });
  return [importable, ...(error === 0 ? [] : [wrong]), t`Nothing is written yet.`].join(' ');
}

function Found({ check }: { check: Operation }) {
  const { created, updated, unchanged, error } = check.outcomes;
  return (
    <>
      <Notice tone={error === 0 ? 'ok' : 'warn'} live>
        {sentenceOf(check)}
      </Notice>
      <Ledger
        title={t`What the import would do`}
        rows={[
          [t`Create: people are invited`, formatNumber(created)],
          [t`Update: people get what their row says`, formatNumber(updated)],
          [t`No change`, formatNumber(unchanged)],
          [t`Error: rows are left out`, formatNumber(error)],
        ]}
      />
    </>
  );
}

const columns = (): Column<Row>[] => [
  { key: 'row', label: t`Row`, kind: 'number', cell: (row) => formatNumber(row.row_number) },
  {
    key: 'column',
    label: t`Column`,
    kind: 'words',
    cell: (row) => row.column ?? <span className="muted">—</span>,
  },
  {
    key: 'value',
    label: t`Value`,
    cell: (row) =>
      row.value === null || row.value === '' ? (
        <span className="muted">
          <Trans>empty</Trans>
        </span>
      ) : (
        <bdi>{row.value}</bdi>
      ),
  },
  { key: 'reason', label: t`What is wrong`, cell: (row) => row.reason },
  {
    key: 'suggestion',
    label: t`What to do`,
    cell: (row) => row.suggestion ?? <span className="muted">—</span>,
  },
];

function WrongRows({ check }: { check: Operation }) {
  const { sid } = useOrganization();
  const { act, pending, problem } = useAct();
  return (
    <section className="section">
      <h2>
        <Trans>Rows that are wrong</Trans>
      </h2>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      <List
        label={t`Rows that are wrong`}
        queryKey={['operations', sid, check.sid, 'wrong']}
        load={(query) =>
          bailiwick.operations.listRows(sid, check.sid, { ...query, outcome: 'ERROR' })
        }
        columns={columns()}
        rowKey={(row) => String(row.row_number)}
        params={[]}
        empty={{ title: t`No row is wrong`, text: t`Every row can be imported.` }}
      />
      <Button
        pending={pending}
        onPress={() =>
          void act(async () => {
            const answer = await bailiwick.operations.exportRows(sid, check.sid, {
              outcome: 'ERROR',
            });
            await saveAnswer(answer, 'rows-that-are-wrong.csv');
          })
        }
      >
        <Trans>Download the errors</Trans>
      </Button>
    </section>
  );
}

function RunForm({
  fileSid,
  check,
  other,
}: {
  fileSid: string;
  check: Operation;
  other: ReactNode;
}) {
  const { sid } = useOrganization();
  const navigate = useNavigate();
  const [mail, setMail] = useState<MailChoice>('');
  const [isMissing, setIsMissing] = useState(false);
  const ready = check.outcomes.created + check.outcomes.updated;
  if (ready === 0) {
    return (
      <div className="form-foot">
        {other}
        <Link to="/admin/operations/$operationSid" params={{ operationSid: check.sid }}>
          <Trans>Every row of the trial</Trans>
        </Link>
      </div>
    );
  }
  const asksAboutMail = check.outcomes.created > 0;
  const run: Submit = async (_values, api) => {
    const isChosen = mail !== '' || !asksAboutMail;
    setIsMissing(!isChosen);
    if (!isChosen) return;
    const started = await api.imports.run(sid, fileSid, { notify: mail === 'mail' });
    await queryClient.invalidateQueries({ queryKey: ['operations', sid] });
    await navigate({
      to: '/admin/operations/$operationSid',
      params: { operationSid: started.sid },
    });
  };
  return (
    <section className="section">
      <h2>
        <Trans>Import them</Trans>
      </h2>
      <Form
        submit={plural(ready, { one: 'Import # person', other: 'Import # people' })}
        onSubmit={run}
        secondary={other}
      >
        {asksAboutMail ? (
          <MailChoices
            value={mail}
            onChange={(value) => {
              setMail(value);
              setIsMissing(false);
            }}
          />
        ) : null}
        {isMissing ? (
          <p className="field-error" role="alert">
            <Trans>Choose first whether the people who are invited are told by mail.</Trans>
          </p>
        ) : null}
      </Form>
    </section>
  );
}
