/** The connections of the organization to identity providers: how far each is, and whose move it is. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { bailiwick } from '../../../api.ts';
import { formatList } from '../../../i18n/formats.ts';
import { ButtonLink } from '../../../ui/controls.tsx';
import { type Column, List } from '../../../ui/list.tsx';
import { Page } from '../../../ui/page.tsx';
import { Stamp, Time } from '../../../ui/parts.tsx';
import { useOrganization } from '../organization.ts';
import { EditionNotice } from './edition-notice.tsx';
import { keyOfProfiles, protocolName, type SsoProfile } from './profile-data.ts';

export function ProfileStamp({ profile }: { profile: SsoProfile }) {
  if (profile.state === 'disabled')
    return (
      <Stamp tone="bad">
        <Trans>disabled</Trans>
      </Stamp>
    );
  if (profile.domains.some(({ mode }) => mode === 'enforced'))
    return (
      <Stamp tone="ok">
        <Trans>the only way</Trans>
      </Stamp>
    );
  if (profile.domains.length > 0)
    return (
      <Stamp tone="ok">
        <Trans>offered</Trans>
      </Stamp>
    );
  return (
    <Stamp tone="warn">
      <Trans>being set up</Trans>
    </Stamp>
  );
}

const columns = (): Column<SsoProfile>[] => [
  {
    key: 'name',
    label: t`Name`,
    cell: (row) => (
      <>
        <Link className="strong" to="/admin/sso/$profileSid" params={{ profileSid: row.sid }}>
          {row.name}
        </Link>
        <div className="small muted">
          {row.provider_title} · {protocolName(row)}
        </div>
      </>
    ),
  },
  { key: 'state', label: t`State`, cell: (row) => <ProfileStamp profile={row} /> },
  { key: 'sentence', label: t`Where things stand`, cell: (row) => row.sentence },
  {
    key: 'domains',
    label: t`Domains`,
    cell: (row) =>
      row.domains.length === 0 ? (
        <span className="muted">
          <Trans>none</Trans>
        </span>
      ) : (
        <span className="mono">{formatList(row.domains.map(({ name }) => name))}</span>
      ),
  },
  { key: 'tested', label: t`Last good test`, cell: (row) => <Time at={row.tested_at} /> },
  { key: 'by', label: t`Added by`, isExtra: true, cell: (row) => row.created_by },
];

export function SsoProfiles() {
  const organization = useOrganization();
  const mayCreate = organization.may('sso-profiles/create');
  const add = (
    <ButtonLink kind="primary" to="/admin/sso/new">
      <Trans>Set up single sign-on</Trans>
    </ButtonLink>
  );
  return (
    <Page
      help="sso"
      title={t`Single sign-on`}
      place={organization.place}
      lead={t`Your people sign in with the identity provider of your company. You set it up yourself, test it without changing anything, and decide when it becomes the only way.`}
      actions={mayCreate ? add : undefined}
    >
      <EditionNotice />
      <List
        label={t`Single sign-on`}
        queryKey={keyOfProfiles(organization.sid)}
        load={(query) => bailiwick.ssoProfiles.list(organization.sid, query)}
        columns={columns()}
        rowKey={(row) => row.sid}
        params={[]}
        empty={{
          title: t`No single sign-on yet`,
          text: mayCreate
            ? t`Choose your identity provider. Six steps lead through it; each can be left and gone on with later.`
            : t`The Owner and Administrators can set it up.`,
          ...(mayCreate ? { action: add } : {}),
        }}
      />
    </Page>
  );
}
