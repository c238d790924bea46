/** Who succeeds an Owner who is gone: what organizations ask for, and the operator's decision. */
import { useState } from 'react';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { Button } from '../../ui/controls.tsx';
import { ProblemSummary, useAct } from '../../ui/form.tsx';
import { FarReachingAct } from '../../ui/impact.tsx';
import { type Column, List } from '../../ui/list.tsx';
import { Page } from '../../ui/page.tsx';
import { Stamp, Time } from '../../ui/parts.tsx';

type Transfer = Schemas['OwnershipTransfer'];

const refresh = () => queryClient.invalidateQueries({ queryKey: ['operated-transfers'] });

export function Successions() {
  const [approving, setApproving] = useState<Transfer | null>(null);
  const { act, pending, problem } = useAct();
  const decline = (row: Transfer) =>
    void act(async () => {
      await bailiwick.operatedOwnershipTransfers.decline(row.sid);
      await refresh();
    });
  const columns: Column<Transfer>[] = [
    {
      key: 'organization',
      label: 'Organization',
      cell: (row) => <span className="strong">{row.organization.friendly_name}</span>,
    },
    { key: 'from', label: 'Owner now', cell: (row) => `${row.from.name}, ${row.from.email}` },
    { key: 'to', label: 'To be Owner', cell: (row) => `${row.to.name}, ${row.to.email}` },
    { key: 'reason', label: 'Reason', cell: (row) => row.reason },
    { key: 'asked', label: 'Asked', cell: (row) => <Time at={row.created_at} /> },
    {
      key: 'actions',
      label: '',
      kind: 'actions',
      cell: (row) =>
        row.state === 'requested' ? (
          <span className="form-foot">
            <Button small onPress={() => setApproving(row)}>
              Approve
            </Button>
            <Button small pending={pending} onPress={() => decline(row)}>
              Decline
            </Button>
          </span>
        ) : (
          <Stamp tone="warn">{row.state}</Stamp>
        ),
    },
  ];
  return (
    <Page
      help="operator"
      title="Succession"
      place="Operator"
      lead="Administrators ask for the ownership when their Owner is gone. The Owner is told, and can stop it until it takes effect."
    >
      {problem === null ? null : <ProblemSummary problem={problem} />}
      <List
        label="Succession"
        queryKey={['operated-transfers']}
        load={(query) => bailiwick.operatedOwnershipTransfers.list(query)}
        columns={columns}
        rowKey={(row) => row.sid}
        params={[]}
        empty={{
          title: 'Nobody asks',
          text: 'Administrators can ask for the ownership when their Owner is gone.',
        }}
      />
      {approving === null ? null : (
        <FarReachingAct
          title={`Approve ${approving.to.name} as Owner of ${approving.organization.friendly_name}`}
          button="Approve"
          preview={() => bailiwick.operatedOwnershipTransfers.approveDryRun(approving.sid)}
          run={async (api) => {
            await api.operatedOwnershipTransfers.approve(approving.sid);
            await refresh();
            setApproving(null);
          }}
          onClose={() => setApproving(null)}
        />
      )}
    </Page>
  );
}
