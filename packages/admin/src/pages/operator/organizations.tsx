/** The organizations of the instance, seen from outside, and their suspension. */
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
      label: 'Name',
      cell: (row) => <span className="strong">{row.friendly_name}</span>,
    },
    {
      key: 'state',
      label: 'State',
      cell: (row) => (
        <Stamp tone={row.state === 'active' ? 'ok' : 'warn'}>{row.state.replace('_', ' ')}</Stamp>
      ),
    },
    { key: 'owner', label: 'Owner', cell: (row) => row.owner_email },
    { key: 'created', label: 'Created', cell: (row) => <Time at={row.created_at} /> },
    { key: 'sid', label: 'SID', cell: (row) => <Sid sid={row.sid} /> },
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
              label={`Lift the suspension of ${row.friendly_name}`}
            >
              Lift
            </Button>
          );
        return row.state === 'active' ? (
          <Button small onPress={() => setSuspending(row)} label={`Suspend ${row.friendly_name}`}>
            Suspend
          </Button>
        ) : null;
      },
    },
  ];
  return (
    <Page
      help="operator"
      title="Organizations"
      place="Operator"
      lead="A suspended organization can do nothing, and neither can anybody in its accounts. Nothing is deleted."
    >
      {problem === null ? null : <ProblemSummary problem={problem} />}
      <List
        label="Organizations"
        queryKey={['operated-organizations']}
        load={(query) => bailiwick.instance.listOrganizations(query)}
        columns={columns}
        rowKey={(row) => row.sid}
        params={[]}
        searchLabel="Find by name"
        empty={{
          title: 'No organization yet',
          text: 'People create them in the Console, over the accounts that they own.',
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
          submit="See what changes"
          onSubmit={({ reason: typed = '' }) => Promise.resolve(setReason(typed.trim()))}
          secondary={<Button onPress={onClose}>Cancel</Button>}
        >
          <TextField
            name="reason"
            label="Reason"
            help="Told to its Owner and Administrators."
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
      button="Suspend"
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
