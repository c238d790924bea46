/** One account: its settings, its people, its invitations, its subaccounts. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { usePathPart } from '../../address.ts';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { developer, useGrantable } from '../../roles.ts';
import { AccountNotice, AccountStamp, Tags } from '../../ui/account.tsx';
import { Button, SelectField, TextArea, TextField } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, ProblemSummary, problemOf, type Submit, useAct } from '../../ui/form.tsx';
import { InvitationOutcome } from '../../ui/invitation-outcome.tsx';
import { Page } from '../../ui/page.tsx';
import { CopyButton, ExactTime, KindMark, Ledger, Time } from '../../ui/parts.tsx';
import { AccountTags, HandOver, Life, ManagedBy } from './account-life.tsx';
import { may } from './account-permissions.ts';
import { Team } from './account-team.tsx';

export function AccountPage() {
  const accountSid = usePathPart('accountSid');
  const account = useQuery({
    queryKey: ['account', accountSid],
    queryFn: () => bailiwick.accounts.get(accountSid),
  });
  if (account.data === undefined || account.isError) {
    return (
      <Page
        help="console-account"
        title={t`Account`}
        place={t`Console`}
        crumb={
          <Link to="/console">
            <Trans>Accounts</Trans>
          </Link>
        }
      >
        {account.isError ? <ProblemSummary problem={problemOf(account.error)} /> : null}
      </Page>
    );
  }
  return (
    <Page
      help="console-account"
      title={account.data.friendly_name}
      place={t`Console`}
      crumb={
        <Link to="/console">
          <Trans>Accounts</Trans>
        </Link>
      }
      lead={leadOf(account.data)}
    >
      <ManagedBy account={account.data} />
      <AccountNotice account={account.data} />
      <div className="columns">
        <div>
          {may(account.data, 'members/read') ? <Team account={account.data} /> : null}
          {may(account.data, 'members/invite') ? (
            <AccountInvitations account={account.data} />
          ) : null}
          {account.data.parent_account_sid === null ? <Subaccounts account={account.data} /> : null}
          {may(account.data, 'accounts/update') ? <Settings account={account.data} /> : null}
          <AccountTags account={account.data} />
          <HandOver account={account.data} />
          <Life account={account.data} />
          <Leave account={account.data} />
        </div>
        <Facts account={account.data} />
      </div>
    </Page>
  );
}

function leadOf({ organization, owner }: Schemas['OpenAccount']): string {
  if (organization === null) return t`An independent account: nobody but its Owner manages it.`;
  const { friendly_name: above } = organization;
  return owner === null
    ? t`A subaccount in ${above}.`
    : t`Owned by ${{ owner: owner.name }}, in ${above}.`;
}

function Facts({ account }: { account: Schemas['OpenAccount'] }) {
  return (
    <Ledger
      title={t`This account`}
      rows={[
        [t`State`, <AccountStamp key="state" state={account.state} />],
        [t`Tags`, <Tags key="tags" tags={account.tags} />],
        [t`Owner`, account.owner?.name ?? t`as the main account`],
        [t`Created`, <ExactTime key="created" at={account.created_at} />],
      ]}
    >
      <p className="small">
        <code>{account.sid}</code> <CopyButton text={account.sid} what={t`SID`} />
      </p>
    </Ledger>
  );
}

function AccountInvitations({ account }: { account: Schemas['OpenAccount'] }) {
  const [result, setResult] = useState<Schemas['InvitationResults'] | null>(null);
  const options = useGrantable('account');
  const pending = useQuery({
    queryKey: ['account-invitations', account.sid],
    queryFn: () => bailiwick.accountInvitations.list(account.sid, { page_size: 100 }),
  });
  const refresh = async () => {
    await queryClient.invalidateQueries({ queryKey: ['account-invitations', account.sid] });
    await queryClient.invalidateQueries({ queryKey: ['members', account.sid] });
  };
  const invite: Submit = async (values, api) => {
    const emails = (values['emails'] ?? '').split(/[\s,;]+/).filter((text) => text !== '');
    setResult(
      await api.accountInvitations.create(account.sid, {
        emails,
        role_sid: values['role_sid'] ?? '',
      }),
    );
    await refresh();
  };
  return (
    <section className="section">
      <h2>
        <Trans>Invite people</Trans>
      </h2>
      <p>
        {account.organization === null
          ? t`They are asked by mail.`
          : t`People of ${{ name: account.organization.friendly_name }} get the role at once; others are asked by mail and stay independent.`}
      </p>
      {result === null ? null : <InvitationOutcome result={result} />}
      <Form submit={t`Invite`} onSubmit={invite} key={result === null ? 0 : result.results.length}>
        <TextArea
          name="emails"
          label={t`E-mail addresses`}
          rows={2}
          help={t`One or many, separated by spaces, commas or lines.`}
        />
        <SelectField name="role_sid" label={t`Role`} options={options} defaultValue={developer} />
      </Form>
      <PendingInvitations
        items={pending.data?.items ?? []}
        accountSid={account.sid}
        onChange={refresh}
      />
    </section>
  );
}

function PendingInvitations({
  items,
  accountSid,
  onChange,
}: {
  items: readonly Schemas['Invitation'][];
  accountSid: string;
  onChange: () => Promise<void>;
}) {
  const { act, pending, problem } = useAct();
  if (items.length === 0) return null;
  const run = (work: () => Promise<unknown>) =>
    void act(async () => {
      await work();
      await onChange();
    });
  return (
    <>
      <h3>
        <Trans>Waiting for an answer</Trans>
      </h3>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      <div className="table-wrap">
        <table className="table" aria-label={t`Pending invitations`}>
          <thead>
            <tr>
              <th scope="col">
                <Trans>Address</Trans>
              </th>
              <th scope="col">
                <Trans>Expires</Trans>
              </th>
              <th scope="col">
                <span className="visually-hidden">
                  <Trans>Actions</Trans>
                </span>
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((row) => (
              <tr key={row.sid}>
                <td data-label={t`Address`}>
                  <KindMark kind="invited">{row.email}</KindMark>
                </td>
                <td data-label={t`Expires`}>
                  <Time at={row.expires_at} />
                </td>
                <td className="actions">
                  {row.can_resend ? (
                    <Button
                      small
                      pending={pending}
                      onPress={() =>
                        run(() => bailiwick.accountInvitations.resend(accountSid, row.sid))
                      }
                      label={t`Send again: the invitation of ${{ email: row.email }}`}
                    >
                      <Trans>Send again</Trans>
                    </Button>
                  ) : null}{' '}
                  <Button
                    small
                    pending={pending}
                    onPress={() =>
                      run(() => bailiwick.accountInvitations.revoke(accountSid, row.sid))
                    }
                    label={t`Revoke the invitation of ${{ email: row.email }}`}
                  >
                    <Trans>Revoke</Trans>
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Subaccounts({ account }: { account: Schemas['OpenAccount'] }) {
  const [creating, setCreating] = useState(false);
  const list = useQuery({
    queryKey: ['subaccounts', account.sid],
    queryFn: () => bailiwick.subaccounts.list(account.sid, { page_size: 200 }),
  });
  const mayCreate = may(account, 'subaccounts/create');
  if (list.data?.items.length === 0 && !mayCreate) return null;
  const create: Submit = async (values, api) => {
    await api.subaccounts.create(account.sid, {
      friendly_name: (values['friendly_name'] ?? '').trim(),
    });
    await queryClient.invalidateQueries({ queryKey: ['subaccounts', account.sid] });
    setCreating(false);
  };
  return (
    <section className="section">
      <h2>
        <Trans>Subaccounts</Trans>
      </h2>
      <p>
        <Trans>Parts of this account. Whoever has a role here has it there too.</Trans>
      </p>
      <ul className="section">
        {list.data?.items.map((row) => (
          <li key={row.sid}>
            <Link to="/console/accounts/$accountSid" params={{ accountSid: row.sid }}>
              {row.friendly_name}
            </Link>{' '}
            {row.state === 'active' ? null : <AccountStamp state={row.state} />}
          </li>
        ))}
      </ul>
      {mayCreate ? (
        <Button onPress={() => setCreating(true)}>
          <Trans>Create a subaccount</Trans>
        </Button>
      ) : null}
      {creating ? (
        <Dialog title={t`Create a subaccount`} onClose={() => setCreating(false)}>
          <Form
            submit={t`Create the subaccount`}
            onSubmit={create}
            secondary={
              <Button onPress={() => setCreating(false)}>
                <Trans>Cancel</Trans>
              </Button>
            }
          >
            <TextField name="friendly_name" label={t`Name`} maxLength={64} autoFocus />
          </Form>
        </Dialog>
      ) : null}
    </section>
  );
}

function Settings({ account }: { account: Schemas['OpenAccount'] }) {
  const rename: Submit = async (values, api) => {
    await api.accounts.rename(
      account.sid,
      { friendly_name: (values['friendly_name'] ?? '').trim() },
      { ifMatch: account.version },
    );
    await queryClient.invalidateQueries({ queryKey: ['account', account.sid] });
  };
  return (
    <section className="section">
      <h2>
        <Trans>Settings</Trans>
      </h2>
      <Form submit={t`Save`} onSubmit={rename} key={account.version}>
        <TextField
          name="friendly_name"
          label={t`Name`}
          maxLength={64}
          defaultValue={account.friendly_name}
        />
      </Form>
    </section>
  );
}

function Leave({ account }: { account: Schemas['OpenAccount'] }) {
  const [asking, setAsking] = useState(false);
  const navigate = useNavigate();
  const leave: Submit = async (_values, api) => {
    await api.accountMembers.leave(account.sid);
    await queryClient.invalidateQueries();
    await navigate({ to: '/console' });
  };
  return (
    <section className="section">
      <h2>
        <Trans>Leave</Trans>
      </h2>
      <p>
        <Trans>
          You give up your roles on this account. Whoever manages it can give you one again.
        </Trans>
      </p>
      <Button onPress={() => setAsking(true)}>
        <Trans>Leave the account</Trans>
      </Button>
      {asking ? (
        <Dialog
          title={t`Leave ${{ name: account.friendly_name }}`}
          onClose={() => setAsking(false)}
        >
          <p>
            <Trans>Your roles on it end at once.</Trans>
          </p>
          <Form
            submit={t`Leave`}
            danger
            onSubmit={leave}
            secondary={
              <Button onPress={() => setAsking(false)}>
                <Trans>Stay</Trans>
              </Button>
            }
          >
            {null}
          </Form>
        </Dialog>
      ) : null}
    </section>
  );
}
