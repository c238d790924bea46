/** Who succeeds an Owner who is gone: what organizations ask for, and the operator's decision. */

import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { Button } from '../../ui/controls.tsx';
import { ProblemSummary, useAct } from '../../ui/form.tsx';
import { FarReachingAct } from '../../ui/impact.tsx';
import { type Column, List } from '../../ui/list.tsx';
import { Page } from '../../ui/page.tsx';
import { Stamp, Time } from '../../ui/parts.tsx';

type Transfer = Schemas['OwnershipTransfer'];

const stateWords: Record<Transfer['state'], MessageDescriptor> = {
  offered: msg`offered`,
  requested: msg`asked for`,
  waiting: msg`approved, takes effect later`,
  completed: msg`done`,
  declined: msg`declined`,
  cancelled: msg`stopped`,
  expired: msg`expired`,
};

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
      label: t`Organization`,
      cell: (row) => <span className="strong">{row.organization.friendly_name}</span>,
    },
    { key: 'from', label: t`Owner now`, cell: (row) => `${row.from.name}, ${row.from.email}` },
    { key: 'to', label: t`To be Owner`, cell: (row) => `${row.to.name}, ${row.to.email}` },
    { key: 'reason', label: t`Reason`, cell: (row) => row.reason },
    { key: 'asked', label: t`Asked`, cell: (row) => <Time at={row.created_at} /> },
    {
      key: 'actions',
      label: '',
      kind: 'actions',
      cell: (row) =>
        row.state === 'requested' ? (
          <span className="form-foot">
            <Button small onPress={() => setApproving(row)}>
              <Trans>Approve</Trans>
            </Button>
            <Button small pending={pending} onPress={() => decline(row)}>
              <Trans>Decline</Trans>
            </Button>
          </span>
        ) : (
          <Stamp tone="warn">{i18n._(stateWords[row.state])}</Stamp>
        ),
    },
  ];
  return (
    <Page
      help="operator"
      title={t`Succession`}
      place={t`Operator`}
      lead={t`Administrators ask for the ownership when their Owner is gone. The Owner is told, and can stop it until it takes effect.`}
    >
      {problem === null ? null : <ProblemSummary problem={problem} />}
      <List
        label={t`Succession`}
        queryKey={['operated-transfers']}
        load={(query) => bailiwick.operatedOwnershipTransfers.list(query)}
        columns={columns}
        rowKey={(row) => row.sid}
        params={[]}
        empty={{
          title: t`Nobody asks`,
          text: t`Administrators can ask for the ownership when their Owner is gone.`,
        }}
      />
      {approving === null ? null : (
        <FarReachingAct
          title={t`Approve ${{ name: approving.to.name }} as Owner of ${{ organization: approving.organization.friendly_name }}`}
          button={t`Approve`}
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
