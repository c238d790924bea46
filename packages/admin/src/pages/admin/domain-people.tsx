/** People who already use a proven domain: looked through, chosen, and asked to join; captured where the operator allows it. */
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { usePathPart } from '../../address.ts';
import { bailiwick, type Schemas } from '../../api.ts';
import { formatCount, formatNumber } from '../../i18n/formats.ts';
import { Button, ButtonLink } from '../../ui/controls.tsx';
import { saveAnswer } from '../../ui/download.ts';
import { ProblemSummary, problemOf, useAct } from '../../ui/form.tsx';
import { type Choosing, type Column, List, Tabs, useListSearch } from '../../ui/list.tsx';
import { Page } from '../../ui/page.tsx';
import { Notice, Sid, Stamp, Time } from '../../ui/parts.tsx';
import { JoinActs } from './domain-people-acts.tsx';
import { useDomainUses } from './domain-uses-data.ts';
import { useOrganization } from './organization.ts';

type DomainUse = Schemas['DomainUse'];
type Person = Schemas['DomainPerson'];
type Counted = DomainUse['people'];

/** "1,000+ people already use this domain." */
export function peopleUse(people: Counted): string {
  const number = formatCount(people);
  const { value } = people;
  return plural(value, {
    one: `${number} person already uses this domain.`,
    other: `${number} people already use this domain.`,
  });
}

export function peopleOwn(accounts: Counted): string {
  const number = formatCount(accounts);
  const { value } = accounts;
  return plural(value, {
    one: `They own ${number} account.`,
    other: `They own ${number} accounts.`,
  });
}

function waitingWords({ people, asked }: DomainUse): string {
  if (asked.value === 0) return t`Nobody was asked yet: it is your move.`;
  if (asked.exact && people.exact && asked.value === people.value)
    return t`All were asked: it is their move.`;
  const number = formatCount(asked);
  const { value } = asked;
  return plural(value, {
    one: `${number} of them is asked and has not answered.`,
    other: `${number} of them are asked and have not answered.`,
  });
}

/** How many use it, and whose move it is. */
export function sentenceOfUse(use: DomainUse, organization: string): string {
  if (use.people.value === 0)
    return t`Nobody outside ${organization} uses this domain. There is nothing to do.`;
  return [peopleUse(use.people), peopleOwn(use.accounts), waitingWords(use)].join(' ');
}

export function DomainPeoplePage() {
  const organization = useOrganization();
  const domainSid = usePathPart('domainSid');
  const uses = useDomainUses();
  const use = uses.data?.items.find((item) => item.domain_sid === domainSid);
  const crumb = (
    <>
      <Link to="/admin/domains">
        <Trans>Domains</Trans>
      </Link>
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
      <Page help="importing" title={t`People of a domain`} place={organization.place} crumb={crumb}>
        {uses.isError ? <ProblemSummary problem={problemOf(uses.error)} /> : null}
        {uses.isSuccess ? (
          <Notice tone="warn">
            <Trans>
              Who uses a domain is shown while its proof stands.{' '}
              <Link to="/admin/domains/$domainSid" params={{ domainSid }}>
                Look at the domain
              </Link>
            </Trans>
          </Notice>
        ) : null}
      </Page>
    );
  }
  return (
    <Page
      help="importing"
      title={t`People who use ${{ name: use.name }}`}
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
        <Trans>Export CSV</Trans>
      </Button>
      {problem === null ? null : <ProblemSummary problem={problem} />}
    </>
  );
}

const columns = (): Column<Person>[] => [
  {
    key: 'name',
    label: t`Name`,
    sort: 'name',
    cell: (row) => (
      <span className="strong">
        <bdi>{row.name}</bdi>
      </span>
    ),
  },
  { key: 'email', label: t`Email`, sort: 'email', cell: (row) => row.email },
  {
    key: 'accounts',
    label: t`Accounts they own`,
    kind: 'number',
    cell: (row) => formatNumber(row.owned_accounts),
  },
  { key: 'standing', label: t`Asked`, kind: 'words', cell: (row) => <Standing person={row} /> },
  { key: 'sid', label: t`SID`, cell: (row) => <Sid sid={row.sid} /> },
];

function Standing({ person }: { person: Person }) {
  if (person.standing === 'asked')
    return (
      <>
        <Stamp tone="ok">
          <Trans>asked</Trans>
        </Stamp>{' '}
        <Time at={person.asked_at} />
      </>
    );
  if (person.standing === 'declined')
    return (
      <>
        <Stamp tone="warn">
          <Trans>declined</Trans>
        </Stamp>{' '}
        <Time at={person.declined_at} />
      </>
    );
  return (
    <span className="muted">
      <Trans>not yet</Trans>
    </span>
  );
}

function People({ use }: { use: DomainUse }) {
  const organization = useOrganization();
  const { sid } = organization;
  const tabs = [
    { value: undefined, label: t`Everybody`, count: formatCount(use.people) },
    { value: 'not_asked', label: t`Not asked` },
    { value: 'asked', label: t`Asked`, count: formatCount(use.asked) },
    { value: 'declined', label: t`Declined` },
  ];
  const mayAct =
    organization.may('invitations/create') || organization.may('domain-people/capture');
  return (
    <>
      <Tabs label={t`Where they stand`} param="standing" tabs={tabs} />
      <List
        label={t`People who use ${{ name: use.name }}`}
        queryKey={['domain-people', sid, use.domain_sid]}
        load={(query) => bailiwick.domainPeople.list(sid, use.domain_sid, query)}
        columns={columns()}
        rowKey={(row) => row.sid}
        rowName={(row) => row.name}
        {...(mayAct ? { selection: (chosen: Choosing) => <JoinActs {...{ chosen, use }} /> } : {})}
        params={['standing']}
        defaultSort="name"
        searchLabel={t`Find by name, address or SID`}
        empty={{
          title: t`Nobody uses this domain on their own`,
          text: t`Whoever signed up with an address at ${{ name: use.name }} before it was proven would stand here.`,
          action: (
            <ButtonLink to="/admin/users/invite">
              <Trans>Invite people</Trans>
            </ButtonLink>
          ),
        }}
      />
    </>
  );
}
