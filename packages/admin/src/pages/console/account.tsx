/** One account: its settings, its people, its invitations, its subaccounts. */
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
import { type Column, List } from '../../ui/list.tsx';
import { Page } from '../../ui/page.tsx';
import { CopyButton, ExactTime, KindMark, Ledger, Notice, Time } from '../../ui/parts.tsx';
import { AccountTags, HandOver, Life, ManagedBy } from './account-life.tsx';

const may = (account: Schemas['OpenAccount'], permission: string) =>
  account.permissions.includes(`/bailiwick/account/${permission}`);

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
        title="Account"
        place="Console"
        crumb={<Link to="/console">Accounts</Link>}
      >
        {account.isError ? <ProblemSummary problem={problemOf(account.error)} /> : null}
      </Page>
    );
  }
  return (
    <Page
      help="console-account"
      title={account.data.friendly_name}
      place="Console"
      crumb={<Link to="/console">Accounts</Link>}
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

function leadOf(account: Schemas['OpenAccount']): string {
  if (account.organization === null)
    return 'An independent account: nobody but its Owner manages it.';
  return `${account.owner === null ? 'A subaccount' : `Owned by ${account.owner.name}`}, in ${account.organization.friendly_name}.`;
}

function Facts({ account }: { account: Schemas['OpenAccount'] }) {
  return (
    <Ledger
      title="This account"
      rows={[
        ['State', <AccountStamp key="state" state={account.state} />],
        ['Tags', <Tags key="tags" tags={account.tags} />],
        ['Owner', account.owner?.name ?? 'as the main account'],
        ['Created', <ExactTime key="created" at={account.created_at} />],
      ]}
    >
      <p className="small">
        <code>{account.sid}</code> <CopyButton text={account.sid} what="SID" />
      </p>
    </Ledger>
  );
}

type Member = Schemas['Member'];
const kindWords = { owner: 'Owner', managed: 'Managed', independent: 'Independent' } as const;

function Team({ account }: { account: Schemas['OpenAccount'] }) {
  const [changing, setChanging] = useState<Member | null>(null);
  const columns: Column<Member>[] = [
    {
      key: 'name',
      label: 'Name',
      cell: (row) => (
        <>
          <span className="strong">{row.name}</span>
          <br />
          <span className="muted">{row.email}</span>
        </>
      ),
    },
    {
      key: 'kind',
      label: 'Kind',
      cell: (row) => <KindMark kind={row.kind}>{kindWords[row.kind]}</KindMark>,
    },
    {
      key: 'roles',
      label: 'Roles',
      kind: 'words',
      cell: (row) =>
        row.roles
          .map(
            (role) => role.role_name + (role.held_on === 'parent_account' ? ' (main account)' : ''),
          )
          .join(', '),
    },
    {
      key: 'actions',
      label: '',
      kind: 'actions',
      cell: (row) =>
        may(account, 'members/update') && row.kind !== 'owner' ? (
          <Button small onPress={() => setChanging(row)} label={`Change roles of ${row.name}`}>
            Change roles
          </Button>
        ) : null,
    },
  ];
  return (
    <section className="section">
      <h2>Team</h2>
      <p>
        People with a role on this account. People who reach it by their role in the organization
        are not listed here.
      </p>
      <List
        label="Team"
        queryKey={['members', account.sid]}
        load={(query) => bailiwick.accountMembers.list(account.sid, query)}
        columns={columns}
        rowKey={(row) => row.user_sid}
        params={[]}
        searchLabel="Find by name or address"
        empty={{ title: 'Nobody yet', text: 'Invite the first person below.' }}
      />
      {changing === null ? null : (
        <ChangeRoles account={account} member={changing} onClose={() => setChanging(null)} />
      )}
    </section>
  );
}

function ChangeRoles({
  account,
  member,
  onClose,
}: {
  account: Schemas['OpenAccount'];
  member: Member;
  onClose: () => void;
}) {
  const options = useGrantable('account');
  const { act, pending, problem } = useAct();
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['members', account.sid] });
  const remove = (sid: string) =>
    void act(async () => {
      await bailiwick.accountMembers.removeRole(account.sid, sid);
      await refresh();
      onClose();
    });
  const add: Submit = async (values, api) => {
    await api.accountMembers.addRole(account.sid, {
      user_sid: member.user_sid,
      role_sid: values['role_sid'] ?? '',
    });
    await refresh();
    onClose();
  };
  return (
    <Dialog title={`Roles of ${member.name}`} onClose={onClose}>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      <ul className="section">
        {member.roles
          .filter((role) => role.held_on === 'account')
          .map((role) => (
            <li key={role.role_sid} className="input-row">
              <span>{role.role_name}</span>
              {role.assignment_sid === null ? null : (
                <Button
                  small
                  kind="danger"
                  pending={pending}
                  onPress={() => remove(role.assignment_sid ?? '')}
                  label={`Take away ${role.role_name} from ${member.name}`}
                >
                  Take away
                </Button>
              )}
            </li>
          ))}
      </ul>
      <Form
        submit="Give this role"
        onSubmit={add}
        secondary={<Button onPress={onClose}>Close</Button>}
      >
        <SelectField
          name="role_sid"
          label="Another role"
          options={options}
          defaultValue={developer}
        />
      </Form>
    </Dialog>
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
      <h2>Invite people</h2>
      <p>
        {account.organization === null
          ? 'They are asked by mail.'
          : `People of ${account.organization.friendly_name} get the role at once; others are asked by mail and stay independent.`}
      </p>
      {result === null ? null : <InvitationOutcome result={result} />}
      <Form submit="Invite" onSubmit={invite} key={result === null ? 0 : result.results.length}>
        <TextArea
          name="emails"
          label="E-mail addresses"
          rows={2}
          help="One or many, separated by spaces, commas or lines."
        />
        <SelectField name="role_sid" label="Role" options={options} defaultValue={developer} />
      </Form>
      <PendingInvitations
        items={pending.data?.items ?? []}
        accountSid={account.sid}
        onChange={refresh}
      />
    </section>
  );
}

export function InvitationOutcome({ result }: { result: Schemas['InvitationResults'] }) {
  const missed = result.results.filter(
    (row) => row.outcome === 'refused' || row.outcome === 'already_invited',
  );
  return (
    <Notice tone={missed.length === 0 ? 'ok' : 'warn'} live>
      <p>
        {result.invited} invited, {result.granted} got access at once, {result.refused} not.
      </p>
      {missed.length === 0 ? null : (
        <ul>
          {missed.map((row) => (
            <li key={row.email}>
              <span className="strong">{row.email}</span>: {row.reason}
            </li>
          ))}
        </ul>
      )}
    </Notice>
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
      <h3>Waiting for an answer</h3>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      <div className="table-wrap">
        <table className="table" aria-label="Pending invitations">
          <thead>
            <tr>
              <th scope="col">Address</th>
              <th scope="col">Expires</th>
              <th scope="col">
                <span className="visually-hidden">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((row) => (
              <tr key={row.sid}>
                <td data-label="Address">
                  <KindMark kind="invited">{row.email}</KindMark>
                </td>
                <td data-label="Expires">
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
                      label={`Send again: the invitation of ${row.email}`}
                    >
                      Send again
                    </Button>
                  ) : null}{' '}
                  <Button
                    small
                    pending={pending}
                    onPress={() =>
                      run(() => bailiwick.accountInvitations.revoke(accountSid, row.sid))
                    }
                    label={`Revoke the invitation of ${row.email}`}
                  >
                    Revoke
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
      <h2>Subaccounts</h2>
      <p>Parts of this account. Whoever has a role here has it there too.</p>
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
      {mayCreate ? <Button onPress={() => setCreating(true)}>Create a subaccount</Button> : null}
      {creating ? (
        <Dialog title="Create a subaccount" onClose={() => setCreating(false)}>
          <Form
            submit="Create the subaccount"
            onSubmit={create}
            secondary={<Button onPress={() => setCreating(false)}>Cancel</Button>}
          >
            <TextField name="friendly_name" label="Name" maxLength={64} autoFocus />
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
      <h2>Settings</h2>
      <Form submit="Save" onSubmit={rename} key={account.version}>
        <TextField
          name="friendly_name"
          label="Name"
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
      <h2>Leave</h2>
      <p>You give up your roles on this account. Whoever manages it can give you one again.</p>
      <Button onPress={() => setAsking(true)}>Leave the account</Button>
      {asking ? (
        <Dialog title={`Leave ${account.friendly_name}`} onClose={() => setAsking(false)}>
          <p>Your roles on it end at once.</p>
          <Form
            submit="Leave"
            danger
            onSubmit={leave}
            secondary={<Button onPress={() => setAsking(false)}>Stay</Button>}
          >
            {null}
          </Form>
        </Dialog>
      ) : null}
    </section>
  );
}
