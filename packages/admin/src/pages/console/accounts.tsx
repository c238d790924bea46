/** The accounts that one reaches, and the invitations that wait for an answer. */
import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { formatList } from '../../i18n/formats.ts';
import { useRoleNames } from '../../roles.ts';
import { useSession } from '../../session.ts';
import { AccountStamp } from '../../ui/account.tsx';
import { Button, TextField } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, ProblemSummary, type Submit, useAct } from '../../ui/form.tsx';
import { InvitationFacts, invitationTitle } from '../../ui/invitation.tsx';
import { type Column, List } from '../../ui/list.tsx';
import { Page } from '../../ui/page.tsx';
import { KindMark, Notice, Sid } from '../../ui/parts.tsx';
import { ReceivedMerges } from './received-merges.tsx';
import { ReceivedTransfers } from './received-transfers.tsx';

type Account = Schemas['ReachableAccount'];

const columns = (nameOf: (roleSid: string) => string): Column<Account>[] => [
  {
    key: 'name',
    label: t`Name`,
    cell: (row) => (
      <Link className="strong" to="/console/accounts/$accountSid" params={{ accountSid: row.sid }}>
        {row.friendly_name}
      </Link>
    ),
  },
  {
    key: 'role',
    label: t`Your roles`,
    cell: (row) => formatList([...new Set(row.roles.map(nameOf))]),
  },
  {
    key: 'kind',
    label: t`Kind`,
    cell: (row) =>
      row.organization === null ? (
        <KindMark kind="independent">
          <Trans>Independent</Trans>
        </KindMark>
      ) : (
        <KindMark kind="managed">
          <span className="name">
            <Trans>Managed by {ph({ name: row.organization.friendly_name })}</Trans>
          </span>
        </KindMark>
      ),
  },
  {
    key: 'owner',
    label: t`Owner`,
    cell: (row) =>
      row.owner?.name ?? (
        <span className="muted">
          <Trans>as the main account</Trans>
        </span>
      ),
  },
  {
    key: 'state',
    label: t`State`,
    cell: (row) => <AccountStamp state={row.state} />,
  },
  { key: 'sid', label: t`SID`, cell: (row) => <Sid sid={row.sid} /> },
];

export function MyAccounts() {
  const session = useSession();
  const [creating, setCreating] = useState(false);
  const nameOf = useRoleNames();
  const organization = session.data?.organization ?? null;
  const mayCreate =
    organization === null ||
    organization.permissions.includes('/bailiwick/iam/organization-accounts/create');
  return (
    <Page
      help="console"
      title={t`Accounts`}
      place={t`Console`}
      lead={t`Every account that you own or reach by a role.`}
      actions={
        mayCreate ? (
          <Button kind="primary" onPress={() => setCreating(true)}>
            <Trans>Create an account</Trans>
          </Button>
        ) : undefined
      }
    >
      <ReceivedTransfers />
      <ReceivedMerges />
      <ReceivedInvitations />
      {organization === null && session.data !== undefined ? (
        <Notice>
          <Trans>
            You own your accounts alone. To manage people, domains and access for a whole company,{' '}
            <Link to="/console/create-organization">create an Organization</Link>.
          </Trans>
        </Notice>
      ) : null}
      <List
        label={t`Accounts`}
        queryKey={['accounts']}
        load={(query) => bailiwick.accounts.list(query)}
        columns={columns(nameOf)}
        rowKey={(row) => row.sid}
        params={[]}
        searchLabel={t`Find by name or SID`}
        empty={{
          title: t`You reach no account yet`,
          text: t`Create one, or ask whoever owns one to give you a role on it.`,
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
    <Dialog title={t`Create an account`} onClose={onClose}>
      <p>
        {organizationSid === null
          ? t`You will be its Owner.`
          : t`You will be its Owner, and it belongs to your organization at once.`}
      </p>
      <Form
        submit={t`Create the account`}
        onSubmit={create}
        secondary={
          <Button onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        }
      >
        <TextField name="friendly_name" label={t`Name`} maxLength={64} autoFocus />
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
          <Trans>Accept</Trans>
        </Button>
        <Button pending={pending} onPress={() => answer(false)}>
          <Trans>Decline</Trans>
        </Button>
      </div>
    </section>
  );
}
