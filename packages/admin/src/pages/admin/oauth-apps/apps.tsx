/** The OAuth apps of the organization: which get tokens, whose they are, and when they last got one. */
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
import { AppBeside } from './app-beside.tsx';
import { appStates, keyOfApps, minutesOf, type OAuthApp } from './app-data.ts';
import { asksPeople, grantTypes } from './grant-types.ts';

const columns = (): readonly Column<OAuthApp>[] => [
  {
    key: 'name',
    label: t`Name`,
    sort: 'name',
    file: ['name', 'description'],
    cell: (row) => (
      <div>
        <strong>{row.name}</strong>
        <br />
        <span className="small muted">{row.description}</span>
      </div>
    ),
  },
  {
    key: 'state',
    label: t`State`,
    file: ['state'],
    cell: (row) => (
      <Stamp tone={appStates[row.state].tone}>{i18n._(appStates[row.state].word)}</Stamp>
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
    label: t`Last token`,
    file: ['last_used_at', 'last_used_from'],
    cell: (row) => <Time at={row.last_used_at} />,
  },
];

/** Not shown until somebody asks for them. */
const furtherColumns = (): readonly Column<OAuthApp>[] => [
  {
    key: 'type',
    label: t`Type`,
    file: ['grant_type', 'redirect_uris', 'company_name'],
    isExtra: true,
    cell: (row) => i18n._(grantTypes[row.grant_type]),
  },
  {
    key: 'people',
    label: t`People`,
    kind: 'number',
    file: ['people'],
    isExtra: true,
    cell: (row) => (asksPeople(row) ? formatNumber(row.people) : ''),
  },
  {
    key: 'client',
    label: t`Client id`,
    file: ['sid', 'starts_with'],
    cell: (row) => <code>{row.sid}</code>,
    isExtra: true,
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
    key: 'lifetime',
    label: t`Tokens work for`,
    file: ['access_token_seconds'],
    isExtra: true,
    cell: (row) => minutesOf(row.access_token_seconds),
  },
  {
    key: 'created',
    label: t`Made`,
    sort: 'created_at',
    file: ['created_at', 'rolled_at', 'ended_at'],
    isExtra: true,
    cell: (row) => <Time at={row.created_at} />,
  },
];

export function OAuthApps() {
  const organization = useOrganization();
  const { sid } = organization;
  const mayCreate = organization.may('oauth-apps/create');
  const create = (
    <ButtonLink kind="primary" to="/admin/oauth-apps/new">
      <Trans>Create an OAuth app</Trans>
    </ButtonLink>
  );
  return (
    <Page
      help="oauth-apps"
      title={t`OAuth apps`}
      place={organization.place}
      lead={t`Programs that speak OAuth 2.0 get access tokens by a client id and a secret. An app acts within the access of whoever made it, or for people who allow it, and ends with the login of its maker.`}
      actions={mayCreate ? create : undefined}
    >
      <List
        label={t`OAuth apps`}
        queryKey={keyOfApps(sid)}
        load={(query) => bailiwick.oauthApps.list(sid, query)}
        columns={[...columns(), ...furtherColumns()]}
        rowKey={(row) => row.sid}
        params={[]}
        filter={{ ...listFilters['oauthApps.list'], values: { made_by: findPeople(sid) } }}
        defaultSort="-created_at"
        exportFile={(body) => bailiwick.oauthApps.export(sid, body)}
        beside={{
          label: (row) => t`Show ${{ name: row.name }} beside the list`,
          title: (row) => row.name,
          content: (row) => <AppBeside key={row.sid} row={row} />,
        }}
        empty={{
          title: t`No OAuth app yet`,
          text: mayCreate
            ? t`Make one for a program or a library that asks for a client id and a secret. On the command line: bailiwick oauth-apps create`
            : t`The Owner and Administrators can create OAuth apps.`,
          ...(mayCreate ? { action: create } : {}),
        }}
      />
    </Page>
  );
}
