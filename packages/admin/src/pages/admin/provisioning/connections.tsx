/** The connections over which identity providers send people: where each stands, and whose move it is. */
import { i18n } from '@lingui/core';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { bailiwick } from '../../../api.ts';
import { ButtonLink } from '../../../ui/controls.tsx';
import { type Column, List } from '../../../ui/list.tsx';
import { Page } from '../../../ui/page.tsx';
import { Stamp, Time } from '../../../ui/parts.tsx';
import { useOrganization } from '../organization.ts';
import { type Connection, connectionStates, keyOfConnections } from './connection-data.ts';

export function ConnectionStamp({ connection }: { connection: Connection }) {
  const { word, tone } = connectionStates[connection.state];
  return <Stamp tone={tone}>{i18n._(word)}</Stamp>;
}

const columns = (): readonly Column<Connection>[] => [
  {
    key: 'name',
    label: t`Name`,
    cell: (row) => (
      <Link
        className="strong"
        to="/admin/provisioning/$connectionSid"
        params={{ connectionSid: row.sid }}
      >
        {row.name}
      </Link>
    ),
  },
  { key: 'state', label: t`State`, cell: (row) => <ConnectionStamp connection={row} /> },
  { key: 'sentence', label: t`Where things stand`, cell: (row) => row.sentence },
  {
    key: 'last',
    label: t`Last request`,
    cell: (row) => <Time at={row.last_request_at} />,
  },
  { key: 'by', label: t`Made by`, cell: (row) => <bdi>{row.made_by}</bdi> },
];

export function ProvisioningConnections() {
  const organization = useOrganization();
  const { sid } = organization;
  const mayCreate = organization.may('provisioning-connections/create');
  const create = (
    <ButtonLink kind="primary" to="/admin/provisioning/new">
      <Trans>Set up provisioning</Trans>
    </ButtonLink>
  );
  return (
    <Page
      help="provisioning"
      title={t`Provisioning`}
      place={organization.place}
      lead={t`The directory of your company creates, changes and deactivates your people here by itself, over SCIM 2.0. The Owner is never deactivated.`}
      actions={mayCreate ? create : undefined}
    >
      <List
        label={t`Provisioning connections`}
        queryKey={keyOfConnections(sid)}
        load={async () => {
          const { items } = await bailiwick.provisioningConnections.list(sid);
          const count = { value: items.length, exact: true };
          return { items, page: { next_token: null, previous_token: null, count } };
        }}
        columns={columns()}
        rowKey={(row) => row.sid}
        params={[]}
        empty={{
          title: t`No directory is connected yet`,
          text: mayCreate
            ? t`Connect Okta, Entra ID, OneLogin, JumpCloud or another one, and nobody has to be invited or removed by hand any more. It begins as a trial that changes nothing.`
            : t`The Owner and Administrators can set it up.`,
          ...(mayCreate ? { action: create } : {}),
        }}
      />
    </Page>
  );
}
