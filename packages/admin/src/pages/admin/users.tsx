/** The people of the organization: managed, independent, invited, and those who ask to join. */
import { listFilters } from '@bailiwick/sdk';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { Button, ButtonLink } from '../../ui/controls.tsx';
import { ProblemSummary, useAct } from '../../ui/form.tsx';
import {
  type Choosing,
  type Column,
  Facts,
  List,
  Tabs,
  termFor,
  useListSearch,
} from '../../ui/list.tsx';
import { Page } from '../../ui/page.tsx';
import { CopyButton, ExactTime, KindMark, Notice, Sid, Stamp, Time } from '../../ui/parts.tsx';
import { BulkActs } from './bulk-change.tsx';
import { useDomainUses } from './domain-people.tsx';
import { findAccounts, findDomains, findPeople, findRoles, viewsOf } from './list-parts.ts';
import { useOrganization } from './organization.ts';

const countText = (value: number | undefined) =>
  value === undefined ? undefined : value > 10_000 ? '10,000+' : String(value);

/** Anything else in the address is everyone. */
const tabNames = ['managed', 'independent', 'invited', 'requests'] as const;

export function Users() {
  const organization = useOrganization();
  const { sid } = organization;
  const [search] = useListSearch();
  const tab = tabNames.find((name) => name === search['tab']);
  const counts = useQuery({
    queryKey: ['user-counts', sid],
    queryFn: () => bailiwick.organizationUsers.count(sid),
  });
  const invited = useQuery({
    queryKey: ['invitations', sid, 'overview'],
    queryFn: () => bailiwick.invitations.list(sid, { page_size: 1 }),
  });
  const requests = useQuery({
    queryKey: ['join-requests', sid, 'overview'],
    queryFn: () => bailiwick.joinRequests.list(sid, { page_size: 50 }),
  });
  const everyone =
    counts.data === undefined ? undefined : counts.data.managed + counts.data.independent;
  const tabs = [
    { value: undefined, label: 'Everyone', count: countText(everyone) },
    {
      value: 'managed',
      label: <KindMark kind="managed">Managed</KindMark>,
      count: countText(counts.data?.managed),
    },
    {
      value: 'independent',
      label: <KindMark kind="independent">Independent</KindMark>,
      count: countText(counts.data?.independent),
    },
    {
      value: 'invited',
      label: <KindMark kind="invited">Invited</KindMark>,
      count: countText(invited.data?.page.count?.value),
    },
    { value: 'requests', label: 'Ask to join', count: countText(requests.data?.items.length) },
  ];
  return (
    <Page
      help="users"
      title="Users"
      place={organization.place}
      lead={`Everyone who can sign in to an account of ${organization.friendly_name}. Managed users belong to you; independent (external) users are guests on single accounts.`}
      actions={
        <>
          {organization.may('imports/create') ? (
            <ButtonLink to="/admin/users/import">Import people</ButtonLink>
          ) : null}
          {organization.may('invitations/create') ? (
            <ButtonLink kind="primary" to="/admin/users/invite">
              Invite people
            </ButtonLink>
          ) : null}
        </>
      }
    >
      <AlreadyThere />
      <Tabs label="Kinds of people" param="tab" tabs={tabs} />
      {tab === 'invited' ? (
        <Invitations />
      ) : tab === 'requests' ? (
        <JoinRequests />
      ) : (
        <People kind={tab ?? 'everyone'} />
      )}
    </Page>
  );
}

/** Who signed up on their own before a domain was proven is not in the list below. */
function AlreadyThere() {
  const { friendly_name: name } = useOrganization();
  const uses = useDomainUses();
  const used = uses.data?.items.filter((item) => item.people.value > item.asked.value) ?? [];
  if (used.length === 0) return null;
  const people = used.reduce((sum, item) => sum + item.people.value - item.asked.value, 0);
  return (
    <Notice>
      {people === 1 ? '1 person uses' : `${people.toLocaleString('en')} people use`} your domains
      without being part of {name}, and nobody asked them.{' '}
      <Link to="/admin/users/of-your-domains">People who already use your domains</Link>
    </Notice>
  );
}

type Person = Schemas['OrganizationUser'];

const peopleColumns: readonly Column<Person>[] = [
  {
    key: 'name',
    label: 'Name',
    sort: 'name',
    file: ['name'],
    cell: (row) => (
      <Link className="strong" to="/admin/users/$userSid" params={{ userSid: row.sid }}>
        {row.name}
      </Link>
    ),
  },
  { key: 'email', label: 'Email', sort: 'email', file: ['email'], cell: (row) => row.email },
  {
    key: 'kind',
    label: 'Kind',
    file: ['kind', 'state'],
    cell: (row) => <PersonMark person={row} />,
  },
  {
    key: 'role',
    label: 'Organization role',
    file: ['organization_role.name'],
    cell: (row) => row.organization_role?.name ?? <span className="muted">—</span>,
  },
  {
    key: 'accounts',
    label: 'Accounts',
    kind: 'number',
    file: ['accounts'],
    cell: (row) => row.accounts,
  },
  {
    key: 'owned',
    label: 'Owned accounts',
    kind: 'number',
    file: ['owned_accounts'],
    isExtra: true,
    cell: (row) => row.owned_accounts,
  },
  {
    key: 'last',
    label: 'Last sign-in',
    file: ['last_sign_in_at'],
    cell: (row) => <Time at={row.last_sign_in_at} />,
  },
  {
    key: 'created',
    label: 'Since',
    sort: 'created_at',
    file: ['created_at'],
    isExtra: true,
    cell: (row) => <Time at={row.created_at} />,
  },
  {
    key: 'joined',
    label: 'Came by',
    file: ['joined_by'],
    isExtra: true,
    cell: (row) => row.joined_by.replaceAll('_', ' '),
  },
  { key: 'sid', label: 'SID', file: ['sid'], cell: (row) => <Sid sid={row.sid} /> },
];

function People({ kind }: { kind: 'everyone' | 'managed' | 'independent' }) {
  const organization = useOrganization();
  return (
    <List
      label="Users"
      queryKey={['users', organization.sid, kind]}
      load={(query) => bailiwick.organizationUsers.list(organization.sid, { ...query, kind })}
      columns={peopleColumns}
      rowKey={(row) => row.sid}
      rowName={(row) => row.name}
      {...(organization.may('bulk-changes/create')
        ? { selection: (chosen: Choosing) => <BulkActs {...{ chosen, kind }} /> }
        : {})}
      params={[]}
      filter={{
        ...listFilters['organizationUsers.list'],
        values: {
          role: findRoles('organization'),
          account: findAccounts(organization.sid),
          email: findPeople(organization.sid),
          domain: findDomains(organization.sid),
        },
        terms: { state: termFor('state'), role_sid: termFor('role'), kind: termFor('kind') },
      }}
      defaultSort="name"
      {...viewsOf(organization, 'users')}
      exportFile={(body) => bailiwick.organizationUsers.export(organization.sid, { ...body, kind })}
      beside={{
        label: (row) => `Show ${row.name} beside the list`,
        title: (row) => row.name,
        content: (row) => <PersonFacts person={row} />,
      }}
      empty={{
        title: 'Nobody here yet',
        text: 'Prove a domain, then invite the people who have an address in it.',
        action: <ButtonLink to="/admin/domains">Domains</ButtonLink>,
      }}
    />
  );
}

function PersonFacts({ person }: { person: Person }) {
  const { sid, organization_role: role, accounts, owned_accounts: owned } = person;
  return (
    <>
      <Facts
        facts={[
          ['Address', person.email],
          ['Kind', <PersonMark key="kind" person={person} />],
          ['Role', role?.name ?? 'none in the organization'],
          ['Accounts', owned === 0 ? accounts : `${accounts}, of which they own ${owned}`],
          ['Signed in', <Time key="in" at={person.last_sign_in_at} />],
          ['Since', <ExactTime key="since" at={person.created_at} />],
          [
            'SID',
            <span key="sid">
              <Sid sid={sid} /> <CopyButton text={sid} what="the SID" />
            </span>,
          ],
        ]}
      />
      <Link to="/admin/users/$userSid" params={{ userSid: sid }}>
        Open the page of {person.name}
      </Link>
    </>
  );
}

const stateWords = {
  inactive: 'Deactivated',
  suspended: 'Suspended',
  pending_deletion: 'To be deleted',
};

export function PersonMark({ person }: { person: Pick<Person, 'kind' | 'state'> }) {
  if (person.state !== 'active')
    return <KindMark kind="inactive">{stateWords[person.state]}</KindMark>;
  return (
    <KindMark kind={person.kind}>{person.kind === 'managed' ? 'Managed' : 'Independent'}</KindMark>
  );
}

export const resendWords = {
  resend_throttle: 'sent less than five minutes ago',
  resend_expired: 'no longer pending',
  resend_max_threshold_reached: 'sent five times already',
} as const;

const invitationColumns: readonly Column<Schemas['Invitation']>[] = [
  {
    key: 'email',
    label: 'Email',
    sort: 'email',
    file: ['email', 'state'],
    cell: (row) => <KindMark kind="invited">{row.email}</KindMark>,
  },
  {
    key: 'role',
    label: 'Will be',
    file: ['organization_role'],
    cell: (row) => row.organization_role ?? 'Independent',
  },
  {
    key: 'accounts',
    label: 'Accounts',
    file: ['accounts.account_name', 'accounts.role_name'],
    cell: (row) =>
      row.accounts
        .map((account) => `${account.account_name} (${account.role_name})`)
        .join(', ') || <span className="muted">—</span>,
  },
  { key: 'by', label: 'Invited by', file: ['invited_by'], cell: (row) => row.invited_by },
  {
    key: 'created',
    label: 'Invited',
    sort: 'created_at',
    file: ['created_at'],
    isExtra: true,
    cell: (row) => <Time at={row.created_at} />,
  },
  {
    key: 'expires',
    label: 'Expires',
    file: ['expires_at'],
    cell: (row) => <Time at={row.expires_at} />,
  },
];

function Invitations() {
  const organization = useOrganization();
  const { sid } = organization;
  const { act, pending, problem } = useAct();
  const run = (work: () => Promise<unknown>) =>
    void act(async () => {
      await work();
      await queryClient.invalidateQueries({ queryKey: ['invitations', sid] });
    });
  const acts: Column<Schemas['Invitation']> = {
    key: 'actions',
    label: '',
    kind: 'actions',
    cell: (row) => (
      <>
        {organization.may('invitations/resend') && row.can_resend ? (
          <Button
            small
            pending={pending}
            onPress={() => run(() => bailiwick.invitations.resend(sid, row.sid))}
            label={`Send again: the invitation of ${row.email}`}
          >
            Send again
          </Button>
        ) : row.can_resend_reason === null ? null : (
          <span className="small muted">{resendWords[row.can_resend_reason]}</span>
        )}{' '}
        {organization.may('invitations/revoke') ? (
          <Button
            small
            pending={pending}
            onPress={() => run(() => bailiwick.invitations.revoke(sid, row.sid))}
            label={`Revoke the invitation of ${row.email}`}
          >
            Revoke
          </Button>
        ) : null}
      </>
    ),
  };
  return (
    <>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      <List
        label="Invitations"
        queryKey={['invitations', sid]}
        load={(query) => bailiwick.invitations.list(sid, query)}
        columns={[...invitationColumns, acts]}
        rowKey={(row) => row.sid}
        params={[]}
        filter={{
          ...listFilters['invitations.list'],
          values: {
            role: findRoles('organization'),
            account: findAccounts(sid),
            invited_by: findPeople(sid),
            domain: findDomains(sid),
          },
          terms: { state: termFor('state') },
        }}
        defaultSort="-created_at"
        {...viewsOf(organization, 'invitations')}
        exportFile={(body) => bailiwick.invitations.export(sid, body)}
        beside={{
          label: (row) => `Show the invitation of ${row.email} beside the list`,
          title: (row) => row.email,
          content: (row) => <InvitationBeside invitation={row} />,
        }}
        empty={{
          title: 'Nobody is invited',
          text: 'Invitations that wait for an answer stand here.',
          action: <ButtonLink to="/admin/users/invite">Invite people</ButtonLink>,
        }}
      />
    </>
  );
}

function InvitationBeside({ invitation }: { invitation: Schemas['Invitation'] }) {
  const given = invitation.accounts.map(
    ({ account_sid: accountSid, account_name: name, role_name: role }) => (
      <div key={accountSid}>
        <Link to="/admin/accounts/$accountSid" params={{ accountSid }}>
          {name}
        </Link>
        , {role}
      </div>
    ),
  );
  return (
    <Facts
      facts={[
        ['State', <Stamp key="state">{invitation.state}</Stamp>],
        ['Will be', invitation.organization_role ?? 'Independent'],
        ['Accounts', given.length === 0 ? 'none' : given],
        ['Invited by', invitation.invited_by],
        ['Invited', <ExactTime key="created" at={invitation.created_at} />],
        ['Mails', `${invitation.sends} sent`],
        ['Last mail', <ExactTime key="last" at={invitation.last_sent_at} />],
        ['Expires', <ExactTime key="expires" at={invitation.expires_at} />],
      ]}
    />
  );
}

function JoinRequests() {
  const organization = useOrganization();
  const { sid } = organization;
  const { act, pending, problem } = useAct();
  const run = (work: () => Promise<unknown>) =>
    void act(async () => {
      await work();
      await Promise.all(
        ['join-requests', 'invitations'].map((key) =>
          queryClient.invalidateQueries({ queryKey: [key, sid] }),
        ),
      );
    });
  const columns: Column<Schemas['JoinRequest']>[] = [
    {
      key: 'email',
      label: 'Email',
      file: ['email'],
      cell: (row) => <span className="strong">{row.email}</span>,
    },
    { key: 'name', label: 'Name', file: ['name'], cell: (row) => row.name },
    {
      key: 'note',
      label: 'Their word',
      file: ['note'],
      cell: (row) => row.note || <span className="muted">—</span>,
    },
    {
      key: 'created',
      label: 'Asked',
      sort: 'created_at',
      file: ['created_at', 'state'],
      cell: (row) => <Time at={row.created_at} />,
    },
    {
      key: 'actions',
      label: '',
      kind: 'actions',
      cell: (row) =>
        row.state === 'pending' && organization.may('join-requests/decide') ? (
          <>
            <Button
              small
              kind="primary"
              pending={pending}
              onPress={() => run(() => bailiwick.joinRequests.approve(sid, row.sid, {}))}
              label={`Let in ${row.email}`}
            >
              Let in
            </Button>{' '}
            <Button
              small
              pending={pending}
              onPress={() => run(() => bailiwick.joinRequests.decline(sid, row.sid))}
              label={`Decline ${row.email}`}
            >
              Decline
            </Button>
          </>
        ) : (
          <Stamp>{row.state}</Stamp>
        ),
    },
  ];
  return (
    <>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      <List
        label="Join requests"
        queryKey={['join-requests', sid]}
        load={(query) => bailiwick.joinRequests.list(sid, query)}
        columns={columns}
        rowKey={(row) => row.sid}
        params={[]}
        filter={{
          ...listFilters['joinRequests.list'],
          values: { decided_by: findPeople(sid), domain: findDomains(sid) },
          terms: { state: termFor('state') },
        }}
        defaultSort="-created_at"
        {...viewsOf(organization, 'join_requests')}
        exportFile={(body) => bailiwick.joinRequests.export(sid, body)}
        empty={{
          title: 'Nobody asks to join',
          text: 'People of your domains who may not sign up by themselves can ask. Their requests stand here.',
        }}
      />
    </>
  );
}
