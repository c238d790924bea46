/** What the identity provider sent in the last week, and what it was answered. */
import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { bailiwick } from '../../../api.ts';
import { formatNumber } from '../../../i18n/formats.ts';
import { type Column, Facts, List } from '../../../ui/list.tsx';
import { CopyButton, ExactTime, Stamp, Time, type Tone } from '../../../ui/parts.tsx';
import { useOrganization } from '../organization.ts';
import { type Connection, lookAgainMs } from './connection-data.ts';

type Sent = Awaited<
  ReturnType<typeof bailiwick.provisioningConnections.listRequests>
>['items'][number];

const nameOf = ({ method, address }: Sent) => `${method} ${address}`;

interface Outcome {
  readonly word: MessageDescriptor;
  readonly tone: Tone;
}

const outcomes: Readonly<Record<'done' | 'tried' | 'held' | 'refused', Outcome>> = {
  done: { word: msg`done`, tone: 'ok' },
  tried: { word: msg`tried`, tone: 'plain' },
  held: { word: msg`held`, tone: 'warn' },
  refused: { word: msg`refused`, tone: 'bad' },
};

function outcomeOf({ status, refusal }: Sent): Outcome {
  if (refusal === 'scim.dry_run') return outcomes.tried;
  if (refusal === 'scim.held') return outcomes.held;
  return status < 400 ? outcomes.done : outcomes.refused;
}

const OutcomeStamp = ({ row }: { row: Sent }) => {
  const { word, tone } = outcomeOf(row);
  return <Stamp tone={tone}>{i18n._(word)}</Stamp>;
};

const columns = (): readonly Column<Sent>[] => [
  { key: 'when', label: t`When`, cell: (row) => <Time at={row.received_at} /> },
  { key: 'method', label: t`Method`, cell: (row) => <code>{row.method}</code> },
  { key: 'address', label: t`Path`, cell: (row) => <code>{row.address}</code> },
  {
    key: 'outcome',
    label: t`Outcome`,
    kind: 'words',
    cell: (row) => <OutcomeStamp row={row} />,
  },
  { key: 'status', label: t`Status`, cell: (row) => <code>{row.status}</code> },
];

export function ConnectionRequests({ connection }: { connection: Connection }) {
  const { sid } = useOrganization();
  return (
    <List
      label={t`Requests`}
      queryKey={['provisioning-requests', sid, connection.sid]}
      load={async () => {
        const { items } = await bailiwick.provisioningConnections.listRequests(sid, connection.sid);
        const count = { value: items.length, exact: true };
        return { items, page: { next_token: null, previous_token: null, count } };
      }}
      lookAgainMs={() => lookAgainMs}
      columns={columns()}
      rowKey={(row) => row.request_id}
      params={[]}
      beside={{
        label: (row) => t`Show ${{ name: nameOf(row) }} beside the list`,
        title: (row) => <code>{nameOf(row)}</code>,
        content: (row) => <RequestBeside row={row} />,
      }}
      empty={{
        title: t`Nothing came in the last week`,
        text: t`What your identity provider sends appears here with our answer, without passwords and other secrets.`,
      }}
    />
  );
}

function RequestBeside({ row }: { row: Sent }) {
  return (
    <>
      <Facts
        facts={[
          [t`When`, <ExactTime key="when" at={row.received_at} />],
          [t`Outcome`, <OutcomeStamp key="outcome" row={row} />],
          [t`Status`, <code key="status">{row.status}</code>],
          ...(row.refusal === null
            ? []
            : [[t`Code of the refusal`, <code key="refusal">{row.refusal}</code>] as const]),
          [t`Took`, t`${{ milliseconds: formatNumber(row.milliseconds) }} ms`],
          [
            t`Request`,
            <span key="request">
              <code>{row.request_id}</code>{' '}
              <CopyButton text={row.request_id} what={t`the request ID`} />
            </span>,
          ],
        ]}
      />
      <Body title={t`What was sent`} text={row.body} />
      <Body title={t`What we answered`} text={row.answer} />
      <Link to="/admin/audit-log" search={{ request_id: row.request_id }}>
        <Trans>What it changed, in the audit log</Trans>
      </Link>
    </>
  );
}

/** One that was cut off is no JSON any more, and is shown as it is. */
function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function Body({ title, text }: { title: string; text: string | null }) {
  return (
    <section className="section" aria-label={title}>
      <h3>{title}</h3>
      {text === null ? (
        <p className="muted">
          <Trans>Nothing</Trans>
        </p>
      ) : (
        <pre className="code provisioning-body" tabIndex={0} aria-label={title}>
          {indented(text)}
        </pre>
      )}
    </section>
  );
}
