/** The kit's list: `?state=` is filled (unless told otherwise), loading, empty or broken; `?rows=` makes a long page. */
import { BailiwickError } from '../api.ts';
import { Button } from '../ui/controls.tsx';
import { type Column, List, type ListSearch, Tabs } from '../ui/list.tsx';
import { Page } from '../ui/page.tsx';
import { KindMark, type MarkKind, Sid, Time } from '../ui/parts.tsx';

interface Person {
  readonly sid: string;
  readonly name: string;
  readonly email: string;
  readonly kind: MarkKind;
  readonly accounts: number;
  readonly seenAt: string | null;
}

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

const people: readonly Person[] = [
  {
    sid: 'US00000000000000000000004l1I0Oe9',
    name: 'Imogen Ilić',
    email: 'imogen.ilic@northwind.example',
    kind: 'managed',
    accounts: 18,
    seenAt: hoursAgo(0.1),
  },
  {
    sid: 'US00000000000000000000007b02f1c8',
    name: 'Lillian O’Hara',
    email: 'lillian@northwind.example',
    kind: 'managed',
    accounts: 4,
    seenAt: hoursAgo(26),
  },
  {
    sid: 'US000000000000000000000090ce77aa',
    name: 'Dmitri Vance',
    email: 'd.vance@brightforge.example',
    kind: 'independent',
    accounts: 2,
    seenAt: hoursAgo(145),
  },
  {
    sid: 'IN000000000000000000000033a8d6e2',
    name: '—',
    email: 'noor.haddad@northwind.example',
    kind: 'invited',
    accounts: 3,
    seenAt: null,
  },
  {
    sid: 'US00000000000000000000001d9e4b60',
    name: 'Óscar Piñero',
    email: 'oscar@northwind.example',
    kind: 'owner',
    accounts: 31,
    seenAt: hoursAgo(1),
  },
  {
    sid: 'US000000000000000000000055fa0c31',
    name: 'Yuki Tanabe',
    email: 'y.tanabe.with.a.very.long.address.indeed@subsidiary.northwind.example',
    kind: 'inactive',
    accounts: 1,
    seenAt: hoursAgo(2_260),
  },
];

const words: Record<MarkKind, string> = {
  managed: 'Managed',
  independent: 'Independent',
  invited: 'Invited',
  inactive: 'Inactive',
  owner: 'Owner',
};

const columns: readonly Column<Person>[] = [
  {
    key: 'name',
    label: 'Name',
    sort: 'name',
    cell: (person) => <span className="strong">{person.name}</span>,
  },
  { key: 'email', label: 'Email', sort: 'email', cell: (person) => person.email },
  {
    key: 'kind',
    label: 'Kind',
    cell: (person) => <KindMark kind={person.kind}>{words[person.kind]}</KindMark>,
  },
  { key: 'accounts', label: 'Accounts', kind: 'number', cell: (person) => person.accounts },
  { key: 'seen', label: 'Last sign-in', cell: (person) => <Time at={person.seenAt} /> },
  { key: 'sid', label: 'SID', cell: (person) => <Sid sid={person.sid} /> },
  {
    key: 'actions',
    label: '',
    kind: 'actions',
    cell: (person) => (
      <Button small label={`Remove ${person.name}`}>
        Remove
      </Button>
    ),
  },
];

const pageSize = 4;

function pageOf(query: ListSearch) {
  const text = (query['search'] ?? '').toLowerCase();
  const column = query['sort']?.replace('-', '') === 'email' ? 'email' : 'name';
  const direction = query['sort']?.startsWith('-') === true ? -1 : 1;
  const found = people
    .filter((person) => query['kind'] === undefined || person.kind === query['kind'])
    .filter((person) => `${person.name} ${person.email}`.toLowerCase().includes(text))
    .toSorted((a, b) => direction * a[column].localeCompare(b[column], 'en'));
  const start = Number(query['page_token'] ?? 0);
  const next = start + pageSize;
  return {
    items: found.slice(start, next),
    page: {
      next_token: next < found.length ? String(next) : null,
      previous_token: start === 0 ? null : String(start - pageSize),
      count: { value: found.length, exact: true },
    },
  };
}

type Page = ReturnType<typeof pageOf>;

/** A page as long as the address asks for: `?rows=100000`. */
function longPage(rows: number): Page {
  const items = Array.from({ length: rows }, (_row, index): Person => {
    const name = `Person ${String(index + 1).padStart(6, '0')}`;
    const sid = `US${String(index).padStart(32, '0')}`;
    const email = `person.${index + 1}@northwind.example`;
    return { sid, name, email, kind: 'managed', accounts: index % 9, seenAt: null };
  });
  return {
    items,
    page: { next_token: null, previous_token: null, count: { value: rows, exact: true } },
  };
}

function load(state: string | null, rows: number, query: ListSearch): Promise<Page> {
  if (rows > 0) return Promise.resolve(longPage(rows));
  if (state === 'loading') return new Promise(() => undefined);
  if (state === 'empty')
    return Promise.resolve({
      items: [],
      page: { next_token: null, previous_token: null, count: { value: 0, exact: true } },
    });
  if (state !== 'broken') return Promise.resolve(pageOf(query));
  return Promise.reject(
    new BailiwickError({
      type: 'about:blank',
      title: 'You may not list the users of this organization',
      status: 403,
      code: 'request.forbidden',
      detail: 'Your role does not hold the permission.',
      remedy: 'Ask somebody who can.',
      request_id: 'RQ0123456789',
      missing_permission: '/bailiwick/iam/users/list',
      who_can: 'Owners and administrators',
    }),
  );
}

export function ListStates() {
  const asked = new URLSearchParams(location.search);
  const state = asked.get('state');
  const rows = Number(asked.get('rows') ?? 0);
  return (
    <Page
      help="users"
      title="Users"
      place="Northwind Traders – Admin Center"
      lead="Everyone who can sign in to a Northwind account. Managed users belong to you; independent users are guests on named accounts."
      actions={
        <>
          <Button>Export CSV</Button>
          <Button kind="primary">Invite people</Button>
        </>
      }
    >
      <Tabs
        label="Kinds of users"
        param="kind"
        tabs={[
          { value: undefined, label: 'Everyone', count: '12,480' },
          { value: 'managed', label: <KindMark kind="managed">Managed</KindMark>, count: '12,061' },
          {
            value: 'independent',
            label: <KindMark kind="independent">Independent</KindMark>,
            count: '377',
          },
          { value: 'invited', label: <KindMark kind="invited">Invited</KindMark>, count: '42' },
        ]}
      />
      <List
        label="Users"
        queryKey={['kit', state, rows]}
        load={(query) => load(state, rows, query)}
        columns={columns}
        rowKey={(person) => person.sid}
        params={['kind']}
        searchLabel="Name or e-mail address"
        defaultSort="name"
        empty={{
          title: 'No users yet',
          text: 'People appear here when they accept an invitation.',
          action: <Button kind="primary">Invite people</Button>,
        }}
      />
    </Page>
  );
}
