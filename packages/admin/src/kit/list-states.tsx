/** The kit's list: `?state=` is filled (unless told otherwise), loading, empty or broken; `?rows=` makes a long page. */
import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { BailiwickError } from '../api.ts';
import { formatNumber } from '../i18n/formats.ts';
import { Button } from '../ui/controls.tsx';
import { type Column, List, type ListSearch, Tabs } from '../ui/list.tsx';
import { Page } from '../ui/page.tsx';
import { KindMark, type MarkKind, Sid, Time } from '../ui/parts.tsx';
import sample from './sample.json' with { type: 'json' };

interface Person {
  readonly sid: string;
  readonly name: string;
  readonly email: string;
  readonly kind: MarkKind;
  readonly accounts: number;
  readonly seenAt: string | null;
}

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

const people: readonly Person[] = sample.people.map(({ kind, hoursAgo: hours, ...person }) => ({
  ...person,
  kind: kind as MarkKind,
  seenAt: hours === null ? null : hoursAgo(hours),
}));

const words: Record<MarkKind, MessageDescriptor> = {
  managed: msg`Managed`,
  independent: msg`Independent`,
  invited: msg`Invited`,
  inactive: msg`Inactive`,
  owner: msg`Owner`,
};

const columns = (): readonly Column<Person>[] => [
  {
    key: 'name',
    label: t`Name`,
    sort: 'name',
    cell: (person) => <span className="strong">{person.name}</span>,
  },
  { key: 'email', label: t`Email`, sort: 'email', cell: (person) => person.email },
  {
    key: 'kind',
    label: t`Kind`,
    cell: (person) => <KindMark kind={person.kind}>{i18n._(words[person.kind])}</KindMark>,
  },
  { key: 'accounts', label: t`Accounts`, kind: 'number', cell: (person) => person.accounts },
  { key: 'seen', label: t`Last sign-in`, cell: (person) => <Time at={person.seenAt} /> },
  { key: 'sid', label: t`SID`, cell: (person) => <Sid sid={person.sid} /> },
  {
    key: 'actions',
    label: '',
    kind: 'actions',
    cell: (person) => (
      <Button small label={t`Remove ${{ name: person.name }}`}>
        <Trans>Remove</Trans>
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
      title: t`You may not list the users of this organization`,
      status: 403,
      code: 'request.forbidden',
      detail: t`Your role does not hold the permission.`,
      remedy: t`Ask somebody who can.`,
      request_id: 'RQ0123456789',
      missing_permission: '/bailiwick/iam/users/list',
      who_can: t`Owners and administrators`,
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
      title={t`Users`}
      place={t`${{ name: sample.organization }} – Admin Center`}
      lead={t`Everyone who can sign in to a Northwind account. Managed users belong to you; independent users are guests on named accounts.`}
      actions={
        <>
          <Button>
            <Trans>Export CSV</Trans>
          </Button>
          <Button kind="primary">
            <Trans>Invite people</Trans>
          </Button>
        </>
      }
    >
      <Tabs
        label={t`Kinds of users`}
        param="kind"
        tabs={[
          { value: undefined, label: t`Everyone`, count: formatNumber(12_480) },
          {
            value: 'managed',
            label: (
              <KindMark kind="managed">
                <Trans>Managed</Trans>
              </KindMark>
            ),
            count: formatNumber(12_061),
          },
          {
            value: 'independent',
            label: (
              <KindMark kind="independent">
                <Trans>Independent</Trans>
              </KindMark>
            ),
            count: formatNumber(377),
          },
          {
            value: 'invited',
            label: (
              <KindMark kind="invited">
                <Trans>Invited</Trans>
              </KindMark>
            ),
            count: formatNumber(42),
          },
        ]}
      />
      <List
        label={t`Users`}
        queryKey={['kit', state, rows]}
        load={(query) => load(state, rows, query)}
        columns={columns()}
        rowKey={(person) => person.sid}
        params={['kind']}
        searchLabel={t`Name or e-mail address`}
        defaultSort="name"
        empty={{
          title: t`No users yet`,
          text: t`People appear here when they accept an invitation.`,
          action: (
            <Button kind="primary">
              <Trans>Invite people</Trans>
            </Button>
          ),
        }}
      />
    </Page>
  );
}
