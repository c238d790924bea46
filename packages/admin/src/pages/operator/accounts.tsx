/** The accounts that the operator suspends: looked up by their SID, and those that are suspended now. */
import { t } from '@lingui/core/macro';
import { useState } from 'react';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { AccountStamp } from '../../ui/account.tsx';
import { Button, TextField } from '../../ui/controls.tsx';
import { Form } from '../../ui/form.tsx';
import { FarReachingAct } from '../../ui/impact.tsx';
import { type Column, List } from '../../ui/list.tsx';
import { Page } from '../../ui/page.tsx';
import { Time } from '../../ui/parts.tsx';

type Account = Schemas['OperatedAccount'];

export function OperatedAccounts() {
  const [sid, setSid] = useState<string | null>(null);
  const [chosen, setChosen] = useState<Account | null>(null);
  const columns: Column<Account>[] = [
    {
      key: 'name',
      label: t`Name`,
      cell: (row) => <span className="strong">{row.friendly_name}</span>,
    },
    { key: 'organization', label: t`Organization`, cell: (row) => row.organization_name ?? '—' },
    { key: 'state', label: t`State`, cell: (row) => <AccountStamp state={row.state} /> },
    {
      key: 'since',
      label: t`Suspended by you`,
      cell: (row) => <Time at={row.suspended_by_operator_at} />,
    },
    {
      key: 'actions',
      label: '',
      kind: 'actions',
      cell: (row) =>
        row.state === 'closed' ? null : (
          <Button small onPress={() => setChosen(row)} label={titleOf(row)}>
            {verbOf(row)}
          </Button>
        ),
    },
  ];
  return (
    <Page
      help="operator"
      title={t`Accounts`}
      place={t`Operator`}
      lead={t`What you suspend, only you lift: neither its people nor its organization can.`}
    >
      <Form
        asks
        submit={t`Look it up`}
        onSubmit={({ account_sid: typed = '' }) =>
          Promise.resolve(setSid(typed.trim() === '' ? null : typed.trim()))
        }
      >
        <TextField
          name="account_sid"
          label={t`SID of an account`}
          required={false}
          className="mono"
          maxLength={34}
          help={t`Empty: the accounts that you suspended.`}
        />
      </Form>
      <List
        label={t`Accounts`}
        queryKey={['operated-accounts', sid]}
        load={(query) =>
          bailiwick.operatedAccounts.list({
            ...query,
            ...(sid === null ? {} : { account_sid: sid }),
          })
        }
        columns={columns}
        rowKey={(row) => row.sid}
        params={[]}
        empty={
          sid === null
            ? { title: t`You suspend no account`, text: t`Look one up by its SID to suspend it.` }
            : { title: t`There is no such account`, text: t`Compare the SID with its source.` }
        }
      />
      {chosen === null ? null : <Act account={chosen} onClose={() => setChosen(null)} />}
    </Page>
  );
}

const isSuspended = (account: Account) => account.suspended_by_operator_at !== null;
const verbOf = (account: Account) => (isSuspended(account) ? t`Reactivate` : t`Suspend`);

function titleOf(account: Account): string {
  const name = account.friendly_name;
  return isSuspended(account) ? t`Reactivate the account ${name}` : t`Suspend the account ${name}`;
}

function Act({ account, onClose }: { account: Account; onClose: () => void }) {
  const isSuspending = !isSuspended(account);
  const { operatedAccounts: api } = bailiwick;
  return (
    <FarReachingAct
      title={titleOf(account)}
      button={verbOf(account)}
      danger={isSuspending}
      preview={() =>
        isSuspending ? api.suspendDryRun(account.sid) : api.reactivateDryRun(account.sid)
      }
      run={async (client) => {
        const { operatedAccounts: door } = client;
        await (isSuspending ? door.suspend(account.sid) : door.reactivate(account.sid));
        await queryClient.invalidateQueries({ queryKey: ['operated-accounts'] });
        onClose();
      }}
      onClose={onClose}
    >
      <p>
        {isSuspending
          ? t`Neither its people nor its organization can lift that. They are told by mail.`
          : t`It is again in the state that its own people and its organization gave it.`}
      </p>
    </FarReachingAct>
  );
}
