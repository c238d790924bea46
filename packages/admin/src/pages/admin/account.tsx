/** One account of the organization: who reaches it. Its own settings are in the Console. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { usePathPart } from '../../address.ts';
import { bailiwick, type Schemas } from '../../api.ts';
import { ButtonLink } from '../../ui/controls.tsx';
import { ProblemSummary, problemOf } from '../../ui/form.tsx';
import { type Column, List } from '../../ui/list.tsx';
import { CopyButton, ExactTime, KindMark, Ledger, Stamp } from '../../ui/parts.tsx';
import { Page } from '../../ui/shell.tsx';
import { useOrganization } from './organization.ts';

type Member = Schemas['Member'];
const kindWords = { owner: 'Owner', managed: 'Managed', independent: 'Independent' } as const;

const columns: Column<Member>[] = [
  {
    key: 'name',
    label: 'Name',
    cell: (row) => (
      <Link className="strong" to="/admin/users/$userSid" params={{ userSid: row.user_sid }}>
        {row.name}
      </Link>
    ),
  },
  { key: 'email', label: 'Email', cell: (row) => row.email },
  {
    key: 'kind',
    label: 'Kind',
    cell: (row) => (
      <KindMark kind={row.state === 'active' ? row.kind : 'inactive'}>
        {row.state === 'active' ? kindWords[row.kind] : 'Deactivated'}
      </KindMark>
    ),
  },
  {
    key: 'roles',
    label: 'Roles',
    cell: (row) => row.roles.map((role) => role.role_name).join(', '),
  },
];

export function ManagedAccountPage() {
  const accountSid = usePathPart('accountSid');
  const organization = useOrganization();
  const account = useQuery({
    queryKey: ['account', accountSid],
    queryFn: () => bailiwick.accounts.get(accountSid),
  });
  const crumb = <Link to="/admin/accounts">Accounts</Link>;
  if (account.isError) {
    return (
      <Page title="Account" place={organization.place} crumb={crumb}>
        <ProblemSummary problem={problemOf(account.error)} />
      </Page>
    );
  }
  if (account.data === undefined) return null;
  const { owner } = account.data;
  return (
    <Page
      title={account.data.friendly_name}
      place={organization.place}
      crumb={crumb}
      lead={
        owner === null
          ? 'A subaccount: who has a role on the main account has it here too.'
          : `Owned by ${owner.name}. The Owner and Administrators of ${organization.friendly_name} reach it as well.`
      }
      actions={
        <ButtonLink to="/console/accounts/$accountSid" params={{ accountSid }}>
          Open in the Console
        </ButtonLink>
      }
    >
      <div className="columns">
        <section className="section">
          <h2>Who has a role here</h2>
          <List
            label="Members"
            queryKey={['members', accountSid]}
            load={(query) => bailiwick.accountMembers.list(accountSid, query)}
            columns={columns}
            rowKey={(row) => row.user_sid}
            params={[]}
            searchLabel="Find by name or address"
            empty={{
              title: 'Nobody',
              text: 'Give somebody a role from their own page, or invite people in the Console.',
            }}
          />
        </section>
        <Ledger
          title="This account"
          rows={[
            [
              'State',
              <Stamp key="state" tone={account.data.state === 'active' ? 'ok' : 'warn'}>
                {account.data.state.replace('_', ' ')}
              </Stamp>,
            ],
            ['Created', <ExactTime key="created" at={account.data.created_at} />],
          ]}
        >
          <p className="small">
            <code>{accountSid}</code> <CopyButton text={accountSid} what="SID" />
          </p>
        </Ledger>
      </div>
    </Page>
  );
}
