/** The accounts that one reaches, and the invitations that wait for an answer. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { useRoleNames } from '../../roles.ts';
import { useSession } from '../../session.ts';
import { AccountStamp } from '../../ui/account.tsx';
import { Button, TextField } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, ProblemSummary, type Submit, useAct } from '../../ui/form.tsx';
import { type Column, List } from '../../ui/list.tsx';
import { Page } from '../../ui/page.tsx';
import { KindMark, Notice, Sid } from '../../ui/parts.tsx';
import { InvitationFacts, invitationTitle } from '../public/invitation.tsx';
import { ReceivedMerges } from './received-merges.tsx';
import { ReceivedTransfers } from './received-transfers.tsx';

type Account = Schemas['ReachableAccount'];

export function MyAccounts() {
  const session = useSession();
  const [creating, setCreating] = useState(false);
  const nameOf = useRoleNames();
  const organization = session.data?.organization ?? null;
  const mayCreate =
    organization === null ||
    organization.permissions.includes('/bailiwick/iam/organization-accounts/create');
  const columns: Column<Account>[] = [
    {
      key: 'name',
      label: 'Name',
      cell: (row) => (
        <Link
          className="strong"
          to="/console/accounts/$accountSid"
          params={{ accountSid: row.sid }}
        >
          {row.friendly_name}
        </Link>
      ),
    },
    {
      key: 'role',
      label: 'Your roles',
      cell: (row) => [...new Set(row.roles.map(nameOf))].join(', '),
    },
    {
      key: 'kind',
      label: 'Kind',
      cell: (row) =>
        row.organization === null ? (
          <KindMark kind="independent">Independent</KindMark>
        ) : (
          <KindMark kind="managed">
            <span className="name">Managed by {row.organization.friendly_name}</span>
          </KindMark>
        ),
    },
    {
      key: 'owner',
      label: 'Owner',
      cell: (row) => row.owner?.name ?? <span className="muted">as the main account</span>,
    },
    {
      key: 'state',
      label: 'State',
      cell: (row) => <AccountStamp state={row.state} />,
    },
    { key: 'sid', label: 'SID', cell: (row) => <Sid sid={row.sid} /> },
  ];
  return (
    <Page
      help="console"
      title="Accounts"
      place="Console"
      lead="Every account that you own or reach by a role."
      actions={
        mayCreate ? (
          <Button kind="primary" onPress={() => setCreating(true)}>
            Create an account
          </Button>
        ) : undefined
      }
    >
      <ReceivedTransfers />
      <ReceivedMerges />
      <ReceivedInvitations />
      {organization === null && session.data !== undefined ? (
        <Notice>
          You own your accounts alone. To manage people, domains and access for a whole company,{' '}
          <Link to="/console/create-organization">create an Organization</Link>.
        </Notice>
      ) : null}
      <List
        label="Accounts"
        queryKey={['accounts']}
        load={(query) => bailiwick.accounts.list(query)}
        columns={columns}
        rowKey={(row) => row.sid}
        params={[]}
        searchLabel="Find by name or SID"
        empty={{
          title: 'You reach no account yet',
          text: 'Create one, or ask whoever owns one to give you a role on it.',
        }}
      />
      {creating ? (
        <CreateAccount
          organizationSid={organization?.sid ?? null}
          onClose={() => setCreating(false)}
        />
      ) : null}
    </Page>
  );
}

function CreateAccount({
  organizationSid,
  onClose,
}: {
  organizationSid: string | null;
  onClose: () => void;
}) {
  const create: Submit = async (values, api) => {
    const body = { friendly_name: (values['friendly_name'] ?? '').trim() };
    if (organizationSid === null) await api.accounts.create(body);
    else await api.organizationAccounts.create(organizationSid, body);
    await queryClient.invalidateQueries({ queryKey: ['accounts'] });
    onClose();
  };
  return (
    <Dialog title="Create an account" onClose={onClose}>
      <p>
        {organizationSid === null
          ? 'You will be its Owner.'
          : 'You will be its Owner, and it belongs to your organization at once.'}
      </p>
      <Form
        submit="Create the account"
        onSubmit={create}
        secondary={<Button onPress={onClose}>Cancel</Button>}
      >
        <TextField name="friendly_name" label="Name" maxLength={64} autoFocus />
      </Form>
    </Dialog>
  );
}

function ReceivedInvitations() {
  const received = useQuery({
    queryKey: ['received-invitations'],
    queryFn: () => bailiwick.receivedInvitations.list(),
  });
  return received.data?.items.map((invitation) => (
    <Received key={invitation.sid} invitation={invitation} />
  ));
}

function Received({ invitation }: { invitation: Schemas['ReceivedInvitation'] }) {
  const { act, pending, problem } = useAct();
  const answer = (accept: boolean) =>
    void act(async () => {
      if (accept) await bailiwick.receivedInvitations.accept(invitation.sid);
      else await bailiwick.receivedInvitations.decline(invitation.sid);
      await queryClient.invalidateQueries();
    });
  return (
    <section className="section measure" aria-label={invitationTitle(invitation)}>
      <h2>{invitationTitle(invitation)}</h2>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      <InvitationFacts invitation={invitation} />
      <div className="form-foot">
        <Button kind="primary" pending={pending} onPress={() => answer(true)}>
          Accept
        </Button>
        <Button pending={pending} onPress={() => answer(false)}>
          Decline
        </Button>
      </div>
    </section>
  );
}
