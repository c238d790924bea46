/** The API keys of the organization: which work, whose they are, and when they were last used. */
import { listFilters } from '@bailiwick/sdk';
import { i18n } from '@lingui/core';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { bailiwick } from '../../../api.ts';
import { formatNumber } from '../../../i18n/formats.ts';
import { ButtonLink } from '../../../ui/controls.tsx';
import { type Column, List } from '../../../ui/list.tsx';
import { Page } from '../../../ui/page.tsx';
import { Stamp, Time } from '../../../ui/parts.tsx';
import { findPeople } from '../list-parts.ts';
import { useOrganization } from '../organization.ts';
import { KeyBeside } from './key-beside.tsx';
import { type ApiKey, keyOfKeys, keyStates } from './key-data.ts';

const columns = (): readonly Column<ApiKey>[] => [
  {
    key: 'name',
    label: t`Name`,
    sort: 'name',
    file: ['name', 'starts_with'],
    cell: (row) => (
      <div>
        <strong>{row.name}</strong>
        <br />
        <span className="small muted mono">{row.starts_with.slice(0, 12)}…</span>
      </div>
    ),
  },
  {
    key: 'state',
    label: t`State`,
    file: ['state'],
    cell: (row) => (
      <Stamp tone={keyStates[row.state].tone}>{i18n._(keyStates[row.state].word)}</Stamp>
    ),
  },
  {
    key: 'sentence',
    label: t`Where things stand`,
    file: ['sentence'],
    cell: (row) => row.sentence,
  },
  { key: 'by', label: t`Made by`, file: ['made_by'], cell: (row) => <bdi>{row.made_by}</bdi> },
  {
    key: 'used',
    label: t`Last used`,
    file: ['last_used_at', 'last_used_from'],
    cell: (row) => <Time at={row.last_used_at} />,
  },
  {
    key: 'expires',
    label: t`Ends`,
    file: ['expires_at', 'ended_at'],
    cell: (row) => <Time at={row.ended_at ?? row.expires_at} />,
  },
  {
    key: 'permissions',
    label: t`Permissions`,
    kind: 'number',
    file: ['permissions'],
    isExtra: true,
    cell: (row) => formatNumber(row.permissions.length),
  },
  {
    key: 'created',
    label: t`Made`,
    sort: 'created_at',
    file: ['created_at'],
    isExtra: true,
    cell: (row) => <Time at={row.created_at} />,
  },
];

export function ApiKeys() {
  const organization = useOrganization();
  const { sid } = organization;
  const mayCreate = organization.may('api-keys/create');
  const create = (
    <ButtonLink kind="primary" to="/admin/api-keys/new">
      <Trans>Create an API key</Trans>
    </ButtonLink>
  );
  return (
    <Page
      help="api-keys"
      title={t`API keys`}
      place={organization.place}
      lead={t`Programs call the API with a key of their own. A key acts within the access of whoever made it, and ends with their login.`}
      actions={mayCreate ? create : undefined}
    >
      <List
        label={t`API keys`}
        queryKey={keyOfKeys(sid)}
        load={(query) => bailiwick.apiKeys.list(sid, query)}
        columns={columns()}
        rowKey={(row) => row.sid}
        params={[]}
        filter={{ ...listFilters['apiKeys.list'], values: { made_by: findPeople(sid) } }}
        defaultSort="-created_at"
        exportFile={(body) => bailiwick.apiKeys.export(sid, body)}
        beside={{
          label: (row) => t`Show ${{ name: row.name }} beside the list`,
          title: (row) => row.name,
          content: (row) => <KeyBeside key={row.sid} row={row} />,
        }}
        empty={{
          title: t`No API key yet`,
          text: mayCreate
            ? t`Make one for a program that reports, hires, or keeps accounts in step. On the command line: bailiwick api-keys create`
            : t`The Owner and Administrators can create API keys.`,
          ...(mayCreate ? { action: create } : {}),
        }}
      />
    </Page>
  );
}
