/** Where all managed people are signed in: found by words, ended one by one, several at once, or all. */
import { listFilters } from '@bailiwick/sdk';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { bailiwick } from '../../../api.ts';
import { ButtonLink } from '../../../ui/controls.tsx';
import { type Choosing, type Column, List } from '../../../ui/list.tsx';
import { Page } from '../../../ui/page.tsx';
import { Stamp, Time } from '../../../ui/parts.tsx';
import { methodWords, programWords } from '../../../ui/sign-in-words.ts';
import { findPeople } from '../list-parts.ts';
import { useOrganization } from '../organization.ts';
import { OneSession } from './beside.tsx';
import { EndAllButton, EndButton } from './ending.tsx';
import { keyOfSessions, type OrganizationSession } from './sessions-data.ts';

export function Sessions() {
  const { place, may } = useOrganization();
  const mayEnd = may('organization-users/end-sessions');
  return (
    <Page
      help="sessions"
      title={t`Sessions`}
      place={place}
      lead={t`Where the people whom you manage are signed in now. Nobody has to do anything; end what you do not know.`}
      {...(mayEnd ? { actions: <EndAllButton /> } : {})}
    >
      {mayEnd ? (
        <Living />
      ) : (
        <p>
          <Trans>The Owner and the Administrators see where people are signed in.</Trans>
        </p>
      )}
      {may('audit-events/read') ? (
        <p className="section">
          <Link to="/admin/audit-log" search={{ q: 'event:session.started,session.refused' }}>
            <Trans>Sign-ins of everybody, done and refused, in the audit log</Trans>
          </Link>
        </p>
      ) : null}
    </Page>
  );
}

const columns = (): readonly Column<OrganizationSession>[] => [
  {
    key: 'person',
    label: t`Person`,
    file: ['user.name'],
    cell: (row) => (
      <div>
        <Link className="strong" to="/admin/users/$userSid" params={{ userSid: row.user.sid }}>
          {row.user.name}
        </Link>
        {row.is_current ? (
          <>
            {' '}
            <Stamp tone="ok">
              <Trans>this one</Trans>
            </Stamp>
          </>
        ) : null}
      </div>
    ),
  },
  {
    key: 'email',
    label: t`Email`,
    file: ['user.email'],
    isExtra: true,
    cell: (row) => row.user.email,
  },
  {
    key: 'program',
    label: t`Program`,
    file: ['browser', 'system', 'user_agent'],
    cell: (row) => programWords(row),
  },
  {
    key: 'method',
    label: t`How`,
    file: ['method', 'factor', 'sso_profile.name'],
    cell: (row) =>
      methodWords({
        method: row.method,
        hasSecondFactor: row.second_factor,
        ssoName: row.sso_profile?.name,
      }),
  },
  {
    key: 'address',
    label: t`Address`,
    kind: 'words',
    file: ['client_address'],
    cell: (row) => <span className="mono">{row.client_address}</span>,
  },
  {
    key: 'begun',
    label: t`Signed in`,
    sort: 'created_at',
    file: ['created_at'],
    cell: (row) => <Time at={row.created_at} />,
  },
  {
    key: 'last',
    label: t`Last used`,
    sort: 'last_seen_at',
    file: ['last_seen_at'],
    cell: (row) => <Time at={row.last_seen_at} />,
  },
];

const nameOf = (row: OrganizationSession) =>
  t`${{ name: row.user.name }}: ${{ program: programWords(row) }}`;

function Living() {
  const { sid } = useOrganization();
  return (
    <List
      label={t`Sessions`}
      queryKey={keyOfSessions(sid)}
      load={(query) => bailiwick.organizationSessions.list(sid, query)}
      columns={columns()}
      rowKey={(row) => row.sid}
      rowName={nameOf}
      selection={(chosen: Choosing) => <EndButton chosen={chosen} />}
      params={[]}
      filter={{
        ...listFilters['organizationSessions.list'],
        values: { person: findPeople(sid) },
      }}
      defaultSort="-last_seen_at"
      exportFile={(body) => bailiwick.organizationSessions.export(sid, body)}
      beside={{
        label: (row) => t`Show ${{ name: nameOf(row) }} beside the list`,
        title: (row) => row.user.name,
        content: (row) => <OneSession key={row.sid} row={row} />,
      }}
      empty={{
        title: t`Nobody is signed in`,
        text: t`Whoever of the people whom you manage signs in is listed here.`,
        action: (
          <ButtonLink to="/admin/users">
            <Trans>Users</Trans>
          </ButtonLink>
        ),
      }}
    />
  );
}
