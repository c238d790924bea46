/** How many already use each proven domain without being part of the organization, and the way to ask them. */
import { Link } from '@tanstack/react-router';
import { bailiwick, type Schemas } from '../../api.ts';
import { ButtonLink } from '../../ui/controls.tsx';
import { type Column, List } from '../../ui/list.tsx';
import { Page } from '../../ui/page.tsx';
import { counted } from './domain-people.tsx';
import { useOrganization } from './organization.ts';

type DomainUse = Schemas['DomainUse'];

const columns: Column<DomainUse>[] = [
  {
    key: 'name',
    label: 'Domain',
    cell: (row) => (
      <Link
        className="strong mono"
        to="/admin/domains/$domainSid/people"
        params={{ domainSid: row.domain_sid }}
      >
        {row.name}
      </Link>
    ),
  },
  { key: 'people', label: 'People', kind: 'number', cell: (row) => counted(row.people) },
  {
    key: 'accounts',
    label: 'Accounts they own',
    kind: 'number',
    cell: (row) => counted(row.accounts),
  },
  { key: 'asked', label: 'Asked', kind: 'number', cell: (row) => counted(row.asked) },
  {
    key: 'capture',
    label: 'How they join',
    cell: (row) => (row.capture.possible ? 'asked, or captured' : 'asked'),
  },
];

const onePage = { next_token: null, previous_token: null, count: null };

export function DomainUses() {
  const organization = useOrganization();
  const { sid, friendly_name: name } = organization;
  return (
    <Page
      help="importing"
      title="People who already use your domains"
      place={organization.place}
      crumb={<Link to="/admin/users">Users</Link>}
      lead={`They signed up on their own, with an address in a domain that is proven to be yours. Proving it changed nothing for them: whom you want in ${name}, you ask.`}
    >
      <List
        label="Domains in use"
        queryKey={['domain-people', sid, 'count', 'list']}
        load={async () => ({ ...(await bailiwick.domainPeople.count(sid)), page: onePage })}
        columns={columns}
        rowKey={(row) => row.domain_sid}
        params={[]}
        empty={{
          title: 'No domain is proven',
          text: 'Who uses a domain is shown to the organization that has proven it.',
          action: <ButtonLink to="/admin/domains">Domains</ButtonLink>,
        }}
      />
    </Page>
  );
}
