/** How many already use each proven domain without being part of the organization, and the way to ask them. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { bailiwick, type Schemas } from '../../api.ts';
import { formatCount } from '../../i18n/formats.ts';
import { ButtonLink } from '../../ui/controls.tsx';
import { type Column, List } from '../../ui/list.tsx';
import { Page } from '../../ui/page.tsx';
import { useOrganization } from './organization.ts';

type DomainUse = Schemas['DomainUse'];

const columns = (): Column<DomainUse>[] => [
  {
    key: 'name',
    label: t`Domain`,
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
  { key: 'people', label: t`People`, kind: 'number', cell: (row) => formatCount(row.people) },
  {
    key: 'accounts',
    label: t`Accounts they own`,
    kind: 'number',
    cell: (row) => formatCount(row.accounts),
  },
  { key: 'asked', label: t`Asked`, kind: 'number', cell: (row) => formatCount(row.asked) },
  {
    key: 'capture',
    label: t`How they join`,
    cell: (row) => (row.capture.possible ? t`asked, or captured` : t`asked`),
  },
];

const onePage = { next_token: null, previous_token: null, count: null };

export function DomainUses() {
  const organization = useOrganization();
  const { sid, friendly_name: name } = organization;
  return (
    <Page
      help="importing"
      title={t`People who already use your domains`}
      place={organization.place}
      crumb={
        <Link to="/admin/users">
          <Trans>Users</Trans>
        </Link>
      }
      lead={t`They signed up on their own, with an address in a domain that is proven to be yours. Proving it changed nothing for them: whom you want in ${name}, you ask.`}
    >
      <List
        label={t`Domains in use`}
        queryKey={['domain-people', sid, 'count', 'list']}
        load={async () => ({ ...(await bailiwick.domainPeople.count(sid)), page: onePage })}
        columns={columns()}
        rowKey={(row) => row.domain_sid}
        params={[]}
        empty={{
          title: t`No domain is proven`,
          text: t`Who uses a domain is shown to the organization that has proven it.`,
          action: (
            <ButtonLink to="/admin/domains">
              <Trans>Domains</Trans>
            </ButtonLink>
          ),
        }}
      />
    </Page>
  );
}
