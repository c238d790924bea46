/** The groups of the organization, and making one. */

import { listFilters } from '@bailiwick/sdk';
import { t } from '@lingui/core/macro';
import { Link, useNavigate } from '@tanstack/react-router';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { formatNumber } from '../../i18n/formats.ts';
import { TextField } from '../../ui/controls.tsx';
import { Form, type Submit } from '../../ui/form.tsx';
import { type Column, List } from '../../ui/list.tsx';
import { Page } from '../../ui/page.tsx';
import { Time } from '../../ui/parts.tsx';
import { findAccounts, findPeople, findRoles, viewsOf } from './list-parts.ts';
import { useOrganization } from './organization.ts';

type Group = Schemas['Group'];

export function keeperOf({ origin, kept_by }: Pick<Group, 'origin' | 'kept_by'>): string {
  if (origin === 'manual') return t`by hand`;
  return kept_by === null ? t`by a directory` : t`by ${{ name: kept_by.name }}`;
}

const columns = (): Column<Group>[] => [
  {
    key: 'name',
    label: t`Group`,
    sort: 'name',
    file: ['friendly_name', 'description'],
    cell: (row) => (
      <>
        <Link className="strong" to="/admin/groups/$groupSid" params={{ groupSid: row.sid }}>
          {row.friendly_name}
        </Link>
        {row.description === '' ? null : <div className="small muted">{row.description}</div>}
      </>
    ),
  },
  {
    key: 'members',
    label: t`Members`,
    kind: 'number',
    file: ['members'],
    cell: (row) => formatNumber(row.members),
  },
  {
    key: 'roles',
    label: t`Roles`,
    kind: 'number',
    file: ['roles'],
    cell: (row) => formatNumber(row.roles),
  },
  {
    key: 'origin',
    label: t`Kept`,
    kind: 'words',
    file: ['origin'],
    cell: keeperOf,
  },
  {
    key: 'created',
    label: t`Since`,
    sort: 'created_at',
    file: ['created_at'],
    cell: (row) => <Time at={row.created_at} />,
  },
];

export function Groups() {
  const organization = useOrganization();
  const navigate = useNavigate();
  const make: Submit = async (values, api) => {
    const group = await api.groups.create(organization.sid, {
      friendly_name: (values['friendly_name'] ?? '').trim(),
    });
    await queryClient.invalidateQueries({ queryKey: ['groups', organization.sid] });
    await navigate({ to: '/admin/groups/$groupSid', params: { groupSid: group.sid } });
  };
  return (
    <Page
      help="groups"
      title={t`Groups`}
      place={organization.place}
      lead={t`People who need the same access. Give it to the group once: whoever comes into it has it, and whoever leaves it has it no more.`}
    >
      {organization.may('groups/create') ? (
        <section className="section" aria-label={t`Make a group`}>
          <Form submit={t`Make the group`} onSubmit={make}>
            <TextField
              name="friendly_name"
              label={t`Name of the group`}
              help={t`It is empty and holds nothing at first: people and access come next.`}
            />
          </Form>
        </section>
      ) : null}
      <List
        label={t`Groups`}
        queryKey={['groups', organization.sid]}
        load={(query) => bailiwick.groups.list(organization.sid, query)}
        columns={columns()}
        rowKey={(row) => row.sid}
        params={[]}
        filter={{
          ...listFilters['groups.list'],
          values: {
            member: findPeople(organization.sid),
            account: findAccounts(organization.sid),
            role: findRoles(),
          },
        }}
        defaultSort="name"
        {...viewsOf(organization, 'groups')}
        exportFile={(body) => bailiwick.groups.export(organization.sid, body)}
        empty={{
          title: t`No group yet`,
          text: organization.may('groups/create')
            ? t`Type a name above and press Enter. You add people and give access on its page.`
            : t`The Owner and Administrators can make one.`,
        }}
      />
    </Page>
  );
}
