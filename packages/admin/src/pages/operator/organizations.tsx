/** The organizations of the instance, seen from outside, and their suspension. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { Button, TextField } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, ProblemSummary, useAct } from '../../ui/form.tsx';
import { FarReachingAct } from '../../ui/impact.tsx';
import { type Column, List } from '../../ui/list.tsx';
import { Page } from '../../ui/page.tsx';
import { Sid, Stamp, Time } from '../../ui/parts.tsx';

type Organization = Schemas['OperatedOrganization'];

/** The word of a state; one that this page does not know yet, as the server calls it. */
export function stateWord(state: string): string {
  switch (state) {
    case 'active':
      return t`active`;
    case 'suspended':
      return t`suspended`;
    case 'pending_deletion':
      return t`to be deleted`;
    case 'deleted':
      return t`deleted`;
    case 'merged':
      return t`merged into another one`;
    default:
      return state;
  }
}

const refresh = () => queryClient.invalidateQueries({ queryKey: ['operated-organizations'] });

export function OperatedOrganizations() {
  const [suspending, setSuspending] = useState<Organization | null>(null);
  const { act, pending, problem } = useAct();
  const lift = (row: Organization) =>
    void act(async () => {
      await bailiwick.operatedOrganizations.liftSuspension(row.sid);
      await refresh();
    });
  const columns: Column<Organization>[] = [
    {
      key: 'name',
      label: t`Name`,
      cell: (row) => (
        <Link
          className="strong"
          to="/operator/organizations/$organizationSid"
          params={{ organizationSid: row.sid }}
        >
          {row.friendly_name}
        </Link>
      ),
    },
    {
      key: 'state',
      label: t`State`,
      cell: (row) => (
        <Stamp tone={row.state === 'active' ? 'ok' : 'warn'}>{stateWord(row.state)}</Stamp>
      ),
    },
    { key: 'owner', label: t`Owner`, cell: (row) => row.owner_email },
    { key: 'created', label: t`Created`, cell: (row) => <Time at={row.created_at} /> },
    { key: 'sid', label: t`SID`, cell: (row) => <Sid sid={row.sid} /> },
    {
      key: 'actions',
      label: '',
      kind: 'actions',
      cell: (row) => {
        if (row.state === 'suspended')
          return (
            <Button
              small
              pending={pending}
              onPress={() => lift(row)}
              label={t`Lift the suspension of ${{ name: row.friendly_name }}`}
            >
              <Trans>Lift</Trans>
            </Button>
          );
        return row.state === 'active' ? (
          <Button
            small
            onPress={() => setSuspending(row)}
            label={t`Suspend ${{ name: row.friendly_name }}`}
          >
            <Trans>Suspend</Trans>
          </Button>
        ) : null;
      },
    },
  ];
  return (
    <Page
      help="operator"
      title={t`Organizations`}
      place={t`Operator`}
      lead={t`A suspended organization can do nothing, and neither can anybody in its accounts. Nothing is deleted.`}
    >
      {problem === null ? null : <ProblemSummary problem={problem} />}
      <List
        label={t`Organizations`}
        queryKey={['operated-organizations']}
        load={(query) => bailiwick.instance.listOrganizations(query)}
        columns={columns}
        rowKey={(row) => row.sid}
        params={[]}
        searchLabel={t`Find by name`}
        empty={{
          title: t`No organization yet`,
          text: t`People create them in the Console, over the accounts that they own.`,
        }}
      />
      {suspending === null ? null : (
        <Suspend organization={suspending} onClose={() => setSuspending(null)} />
      )}
    </Page>
  );
}

function Suspend({ organization, onClose }: { organization: Organization; onClose: () => void }) {
  const [reason, setReason] = useState<string | null>(null);
  const title = `Suspend ${organization.friendly_name}`;
  if (reason === null) {
    return (
      <Dialog title={title} onClose={onClose}>
        <Form
          asks
          submit={t`See what changes`}
          onSubmit={({ reason: typed = '' }) => Promise.resolve(setReason(typed.trim()))}
          secondary={
            <Button onPress={onClose}>
              <Trans>Cancel</Trans>
            </Button>
          }
        >
          <TextField
            name="reason"
            label={t`Reason`}
            help={t`Told to its Owner and Administrators.`}
            maxLength={300}
            autoFocus
          />
        </Form>
      </Dialog>
    );
  }
  return (
    <FarReachingAct
      title={title}
      button={t`Suspend`}
      inputs={[reason]}
      preview={() => bailiwick.operatedOrganizations.suspendDryRun(organization.sid, { reason })}
      run={async (api) => {
        await api.operatedOrganizations.suspend(organization.sid, { reason });
        await refresh();
        onClose();
      }}
      onClose={onClose}
    />
  );
}
