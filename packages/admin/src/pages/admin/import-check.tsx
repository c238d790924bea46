/** What a trial found in a file of people, and the import itself. */
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
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
const number = new Intl.NumberFormat('en');
const people = (count: number) => (count === 1 ? '1 person' : `${number.format(count)} people`);

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
  if (data.finished_at === null) {
    return (
      <Notice live>
        <p>
          Trying every row, without keeping anything: {number.format(data.done_rows)} are looked at.
        </p>
        <progress
          className="progress"
          aria-label="Rows that are tried"
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
        <h2>The rows could not all be tried</h2>
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
    return 'Nothing would change: everybody in the file is as their row says.';
  if (ready === 0) return 'No row can be imported as it is. Mend the file, and choose it again.';
  if (error === 0) return `${people(ready)} can be imported. Nothing is written yet.`;
  return `${people(ready)} can be imported; ${error === 1 ? '1 row is wrong and is' : `${number.format(error)} rows are wrong and are`} left out. Nothing is written yet.`;
}

function Found({ check }: { check: Operation }) {
  const { created, updated, unchanged, error } = check.outcomes;
  return (
    <>
      <Notice tone={error === 0 ? 'ok' : 'warn'} live>
        {sentenceOf(check)}
      </Notice>
      <Ledger
        title="What the import would do"
        rows={[
          ['Create: people are invited', number.format(created)],
          ['Update: people get what their row says', number.format(updated)],
          ['No change', number.format(unchanged)],
          ['Error: rows are left out', number.format(error)],
        ]}
      />
    </>
  );
}

const columns: Column<Row>[] = [
  { key: 'row', label: 'Row', kind: 'number', cell: (row) => number.format(row.row_number) },
  {
    key: 'column',
    label: 'Column',
    kind: 'words',
    cell: (row) => row.column ?? <span className="muted">—</span>,
  },
  {
    key: 'value',
    label: 'Value',
    cell: (row) =>
      row.value === null || row.value === '' ? (
        <span className="muted">empty</span>
      ) : (
        <bdi>{row.value}</bdi>
      ),
  },
  { key: 'reason', label: 'What is wrong', cell: (row) => row.reason },
  {
    key: 'suggestion',
    label: 'What to do',
    cell: (row) => row.suggestion ?? <span className="muted">—</span>,
  },
];

function WrongRows({ check }: { check: Operation }) {
  const { sid } = useOrganization();
  const { act, pending, problem } = useAct();
  return (
    <section className="section">
      <h2>Rows that are wrong</h2>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      <List
        label="Rows that are wrong"
        queryKey={['operations', sid, check.sid, 'wrong']}
        load={(query) =>
          bailiwick.operations.listRows(sid, check.sid, { ...query, outcome: 'ERROR' })
        }
        columns={columns}
        rowKey={(row) => String(row.row_number)}
        params={[]}
        empty={{ title: 'No row is wrong', text: 'Every row can be imported.' }}
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
        Download the errors
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
          Every row of the trial
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
      <h2>Import them</h2>
      <Form submit={`Import ${people(ready)}`} onSubmit={run} secondary={other}>
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
            Choose first whether the people who are invited are told by mail.
          </p>
        ) : null}
      </Form>
    </section>
  );
}
