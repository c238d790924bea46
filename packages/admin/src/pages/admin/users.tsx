/** The people of the organization: managed, independent, invited, and those who ask to join. */

import { listFilters } from '@bailiwick/sdk';
import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, ph, plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { bailiwick, type Schemas } from '../../api.ts';
import { formatCount, formatNumber } from '../../i18n/formats.ts';
import { ButtonLink } from '../../ui/controls.tsx';
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
import { CopyButton, ExactTime, KindMark, Notice, Sid, Time } from '../../ui/parts.tsx';
import { useDomainUses } from './domain-uses-data.ts';
import { findAccounts, findDomains, findPeople, findRoles, viewsOf } from './list-parts.ts';
import { useOrganization } from './organization.ts';

/** What only some need comes when they do: the list of everyone does not wait for it. */
const BulkActs = lazy(() =>
  import('./bulk-change.tsx').then((module) => ({ default: module.BulkActs })),
);
const Invitations = lazy(() =>
  import('./users-invited.tsx').then((module) => ({ default: module.Invitations })),
);
const JoinRequests = lazy(() =>
  import('./users-requests.tsx').then((module) => ({ default: module.JoinRequests })),
);

/** The server stops counting there. */
const countedAtMost = 10_000;

const countText = (value: number | undefined) =>
  value === undefined
    ? undefined
    : formatCount({ value: Math.min(value, countedAtMost), exact: value <= countedAtMost });

/** Anything else in the address is everyone. */
const tabNames = ['managed', 'independent', 'invited', 'requests'] as const;

export function Users() {
  const organization = useOrganization();
  const [search] = useListSearch();
  const tab = tabNames.find((name) => name === search['tab']);
  return (
    <Page
      help="users"
      title={t`Users`}
      place={organization.place}
      lead={t`Everyone who can sign in to an account of your organization. Managed users belong to it; independent (external) users are guests on single accounts.`}
      actions={
        <>
          {organization.may('imports/create') ? (
            <ButtonLink to="/admin/users/import">
              <Trans>Import people</Trans>
            </ButtonLink>
          ) : null}
          {organization.may('invitations/create') ? (
            <ButtonLink kind="primary" to="/admin/users/invite">
              <Trans>Invite people</Trans>
            </ButtonLink>
          ) : null}
        </>
      }
    >
      <AlreadyThere />
      <KindTabs />
      <Suspense>
        {tab === 'invited' ? (
          <Invitations />
        ) : tab === 'requests' ? (
          <JoinRequests />
        ) : (
          <People kind={tab ?? 'everyone'} />
        )}
      </Suspense>
    </Page>
  );
}

/** Counts for themselves: what arrives for them does not draw the list again. */
function KindTabs() {
  const { sid } = useOrganization();
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
    { value: undefined, label: t`Everyone`, count: countText(everyone) },
    {
      value: 'managed',
      label: (
        <KindMark kind="managed">
          <Trans>Managed</Trans>
        </KindMark>
      ),
      count: countText(counts.data?.managed),
    },
    {
      value: 'independent',
      label: (
        <KindMark kind="independent">
          <Trans>Independent</Trans>
        </KindMark>
      ),
      count: countText(counts.data?.independent),
    },
    {
      value: 'invited',
      label: (
        <KindMark kind="invited">
          <Trans>Invited</Trans>
        </KindMark>
      ),
      count: countText(invited.data?.page.count?.value),
    },
    { value: 'requests', label: t`Ask to join`, count: countText(requests.data?.items.length) },
  ];
  return <Tabs label={t`Kinds of people`} param="tab" tabs={tabs} />;
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
      {plural(people, {
        one: `# person uses your domains without being part of ${name}, and nobody asked them.`,
        other: `# people use your domains without being part of ${name}, and nobody asked them.`,
      })}{' '}
      <Link to="/admin/users/of-your-domains">
        <Trans>People who already use your domains</Trans>
      </Link>
    </Notice>
  );
}

type Person = Schemas['OrganizationUser'];

const joinedByWords: Readonly<Record<string, MessageDescriptor>> = {
  sign_up: msg`sign-up`,
  invitation: msg`invitation`,
  sign_up_policy: msg`sign-up policy`,
  founding: msg`founding`,
  sso: msg`single sign-on`,
  scim: msg`provisioning`,
};

const peopleColumns = (): readonly Column<Person>[] => [
  {
    key: 'name',
    label: t`Name`,
    sort: 'name',
    file: ['name'],
    cell: (row) => (
      <Link className="strong" to="/admin/users/$userSid" params={{ userSid: row.sid }}>
        {row.name}
      </Link>
    ),
  },
  { key: 'email', label: t`Email`, sort: 'email', file: ['email'], cell: (row) => row.email },
  {
    key: 'kind',
    label: t`Kind`,
    file: ['kind', 'state'],
    cell: (row) => <PersonMark person={row} />,
  },
  {
    key: 'role',
    label: t`Organization role`,
    file: ['organization_role.name'],
    cell: (row) => row.organization_role?.name ?? <span className="muted">—</span>,
  },
  {
    key: 'accounts',
    label: t`Accounts`,
    kind: 'number',
    file: ['accounts'],
    cell: (row) => row.accounts,
  },
  {
    key: 'owned',
    label: t`Owned accounts`,
    kind: 'number',
    file: ['owned_accounts'],
    isExtra: true,
    cell: (row) => row.owned_accounts,
  },
  {
    key: 'last',
    label: t`Last sign-in`,
    file: ['last_sign_in_at'],
    cell: (row) => <Time at={row.last_sign_in_at} />,
  },
  {
    key: 'created',
    label: t`Since`,
    sort: 'created_at',
    file: ['created_at'],
    isExtra: true,
    cell: (row) => <Time at={row.created_at} />,
  },
  {
    key: 'joined',
    label: t`Came by`,
    file: ['joined_by'],
    isExtra: true,
    cell: (row) => {
      const words = joinedByWords[row.joined_by];
      return words === undefined ? row.joined_by : i18n._(words);
    },
  },
  { key: 'sid', label: t`SID`, file: ['sid'], cell: (row) => <Sid sid={row.sid} /> },
];

function People({ kind }: { kind: 'everyone' | 'managed' | 'independent' }) {
  const organization = useOrganization();
  return (
    <List
      label={t`Users`}
      queryKey={['users', organization.sid, kind]}
      load={(query) => bailiwick.organizationUsers.list(organization.sid, { ...query, kind })}
      columns={peopleColumns()}
      rowKey={(row) => row.sid}
      rowName={(row) => row.name}
      {...(organization.may('bulk-changes/create')
        ? {
            selection: (chosen: Choosing) => (
              <Suspense>
                <BulkActs {...{ chosen, kind }} />
              </Suspense>
            ),
          }
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
        label: (row) => t`Show ${{ name: row.name }} beside the list`,
        title: (row) => row.name,
        content: (row) => <PersonFacts person={row} />,
      }}
      empty={{
        title: t`Nobody here yet`,
        text: t`Prove a domain, then invite the people who have an address in it.`,
        action: (
          <ButtonLink to="/admin/domains">
            <Trans>Domains</Trans>
          </ButtonLink>
        ),
      }}
    />
  );
}

function ownedOf(accounts: number, owned: number): string {
  return t`${{ accounts: formatNumber(accounts) }}, of which they own ${{ owned: formatNumber(owned) }}`;
}

function PersonFacts({ person }: { person: Person }) {
  const { sid, organization_role: role, accounts, owned_accounts: owned } = person;
  return (
    <>
      <Facts
        facts={[
          [t`Address`, person.email],
          [t`Kind`, <PersonMark key="kind" person={person} />],
          [t`Role`, role?.name ?? t`none in the organization`],
          [t`Accounts`, owned === 0 ? formatNumber(accounts) : ownedOf(accounts, owned)],
          [t`Signed in`, <Time key="in" at={person.last_sign_in_at} />],
          [t`Since`, <ExactTime key="since" at={person.created_at} />],
          [
            t`SID`,
            <span key="sid">
              <Sid sid={sid} /> <CopyButton text={sid} what={t`the SID`} />
            </span>,
          ],
        ]}
      />
      <Link to="/admin/users/$userSid" params={{ userSid: sid }}>
        <Trans>Open the page of {ph({ name: person.name })}</Trans>
      </Link>
    </>
  );
}

/** The state of a login in one word. */
export const stateWord = (state: Person['state']): string =>
  state === 'active' ? t`Active` : i18n._(stateWords[state]);

const stateWords = {
  inactive: msg`Deactivated`,
  suspended: msg`Suspended`,
  pending_deletion: msg`To be deleted`,
};

export function PersonMark({ person }: { person: Pick<Person, 'kind' | 'state'> }) {
  if (person.state !== 'active')
    return <KindMark kind="inactive">{i18n._(stateWords[person.state])}</KindMark>;
  return (
    <KindMark kind={person.kind}>
      {person.kind === 'managed' ? t`Managed` : t`Independent`}
    </KindMark>
  );
}
