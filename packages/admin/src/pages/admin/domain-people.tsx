/** People who already use a proven domain: looked through, chosen, and asked to join; captured where the operator allows it. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { usePathPart } from '../../address.ts';
import { bailiwick, type Schemas } from '../../api.ts';
import { Button, ButtonLink } from '../../ui/controls.tsx';
import { saveAnswer } from '../../ui/download.ts';
import { ProblemSummary, problemOf, useAct } from '../../ui/form.tsx';
import { type Choosing, type Column, List, Tabs, useListSearch } from '../../ui/list.tsx';
import { Page } from '../../ui/page.tsx';
import { Notice, Sid, Stamp, Time } from '../../ui/parts.tsx';
import { JoinActs } from './domain-people-acts.tsx';
import { useOrganization } from './organization.ts';

type DomainUse = Schemas['DomainUse'];
type Person = Schemas['DomainPerson'];
type Counted = DomainUse['people'];

const number = new Intl.NumberFormat('en');
export const counted = ({ value, exact }: Counted) => `${number.format(value)}${exact ? '' : '+'}`;
const many = (of: Counted, one: string, more: string) =>
  `${counted(of)} ${of.value === 1 && of.exact ? one : more}`;

export function useDomainUses() {
  const { sid, may } = useOrganization();
  return useQuery({
    queryKey: ['domain-people', sid, 'count'],
    queryFn: () => bailiwick.domainPeople.count(sid),
    enabled: may('domain-people/read'),
  });
}

/** How many use it, and whose move it is. */
export function sentenceOfUse(
  { people, accounts, asked }: DomainUse,
  organization: string,
): string {
  if (people.value === 0)
    return `Nobody outside ${organization} uses this domain. There is nothing to do.`;
  const use = people.value === 1 && people.exact ? 'uses' : 'use';
  const haveNotAnswered = asked.value === 1 ? 'is asked and has' : 'are asked and have';
  const areAll = asked.exact && people.exact && asked.value === people.value;
  const waiting =
    asked.value === 0
      ? 'Nobody was asked yet: it is your move.'
      : areAll
        ? 'All were asked: it is their move.'
        : `${counted(asked)} of them ${haveNotAnswered} not answered.`;
  return `${many(people, 'person', 'people')} and ${many(accounts, 'account', 'accounts')} already ${use} this domain. ${waiting}`;
}

export function DomainPeoplePage() {
  const organization = useOrganization();
  const domainSid = usePathPart('domainSid');
  const uses = useDomainUses();
  const use = uses.data?.items.find((item) => item.domain_sid === domainSid);
  const crumb = (
    <>
      <Link to="/admin/domains">Domains</Link>
      {use === undefined ? null : (
        <>
          {' / '}
          <Link to="/admin/domains/$domainSid" params={{ domainSid }}>
            {use.name}
          </Link>
        </>
      )}
    </>
  );
  if (use === undefined) {
    return (
      <Page help="importing" title="People of a domain" place={organization.place} crumb={crumb}>
        {uses.isError ? <ProblemSummary problem={problemOf(uses.error)} /> : null}
        {uses.isSuccess ? (
          <Notice tone="warn">
            Who uses a domain is shown while its proof stands.{' '}
            <Link to="/admin/domains/$domainSid" params={{ domainSid }}>
              Look at the domain
            </Link>
          </Notice>
        ) : null}
      </Page>
    );
  }
  return (
    <Page
      help="importing"
      title={`People who use ${use.name}`}
      place={organization.place}
      crumb={crumb}
      lead={<span role="status">{sentenceOfUse(use, organization.friendly_name)}</span>}
      actions={<Export domainSid={domainSid} />}
    >
      <People use={use} />
    </Page>
  );
}

/** What is shown, for looking through elsewhere. */
function Export({ domainSid }: { domainSid: string }) {
  const { sid } = useOrganization();
  const [{ search, standing }] = useListSearch();
  const { act, pending, problem } = useAct();
  const asked = {
    ...(search === undefined ? {} : { search }),
    ...(standing === undefined ? {} : { standing: standing as Person['standing'] }),
  };
  return (
    <>
      <Button
        pending={pending}
        onPress={() =>
          void act(async () =>
            saveAnswer(await bailiwick.domainPeople.export(sid, domainSid, asked), 'people.csv'),
          )
        }
      >
        Export CSV
      </Button>
      {problem === null ? null : <ProblemSummary problem={problem} />}
    </>
  );
}

const columns: Column<Person>[] = [
  {
    key: 'name',
    label: 'Name',
    sort: 'name',
    cell: (row) => (
      <span className="strong">
        <bdi>{row.name}</bdi>
      </span>
    ),
  },
  { key: 'email', label: 'Email', sort: 'email', cell: (row) => row.email },
  {
    key: 'accounts',
    label: 'Accounts they own',
    kind: 'number',
    cell: (row) => number.format(row.owned_accounts),
  },
  { key: 'standing', label: 'Asked', kind: 'words', cell: (row) => <Standing person={row} /> },
  { key: 'sid', label: 'SID', cell: (row) => <Sid sid={row.sid} /> },
];

function Standing({ person }: { person: Person }) {
  if (person.standing === 'asked')
    return (
      <>
        <Stamp tone="ok">asked</Stamp> <Time at={person.asked_at} />
      </>
    );
  if (person.standing === 'declined')
    return (
      <>
        <Stamp tone="warn">declined</Stamp> <Time at={person.declined_at} />
      </>
    );
  return <span className="muted">not yet</span>;
}

function People({ use }: { use: DomainUse }) {
  const organization = useOrganization();
  const { sid } = organization;
  const tabs = [
    { value: undefined, label: 'Everybody', count: counted(use.people) },
    { value: 'not_asked', label: 'Not asked' },
    { value: 'asked', label: 'Asked', count: counted(use.asked) },
    { value: 'declined', label: 'Declined' },
  ];
  const mayAct =
    organization.may('invitations/create') || organization.may('domain-people/capture');
  return (
    <>
      <Tabs label="Where they stand" param="standing" tabs={tabs} />
      <List
        label={`People who use ${use.name}`}
        queryKey={['domain-people', sid, use.domain_sid]}
        load={(query) => bailiwick.domainPeople.list(sid, use.domain_sid, query)}
        columns={columns}
        rowKey={(row) => row.sid}
        rowName={(row) => row.name}
        {...(mayAct ? { selection: (chosen: Choosing) => <JoinActs {...{ chosen, use }} /> } : {})}
        params={['standing']}
        defaultSort="name"
        searchLabel="Find by name, address or SID"
        empty={{
          title: 'Nobody uses this domain on their own',
          text: `Whoever signed up with an address at ${use.name} before it was proven would stand here.`,
          action: <ButtonLink to="/admin/users/invite">Invite people</ButtonLink>,
        }}
      />
    </>
  );
}
