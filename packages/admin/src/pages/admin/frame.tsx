/** The Admin Center's frame: opens for those who may, and says to others who can. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link, Outlet } from '@tanstack/react-router';
import { useDeferredValue } from 'react';
import { isSignedOut } from '../../api.ts';
import { useSession } from '../../session.ts';
import { ProblemSummary, problemOf } from '../../ui/form.tsx';
import { FromOutside, isFromOutside } from '../../ui/from-outside.tsx';
import { PlainPage } from '../../ui/page.tsx';
import { Shell, SignOutButton } from '../../ui/shell.tsx';
import { ToSignIn } from '../../ui/to-sign-in.tsx';
import { JobsLink, OwnOperations } from './jobs.tsx';
import { CurrentOrganization } from './organization.ts';
import { EndingBanner, EndingUnknown } from './organization-ending.tsx';
import { adminPalette } from './palette.ts';

const groups = () => [
  { label: null, items: [{ to: '/admin', label: t`Overview`, exact: true, keys: 'o' }] },
  {
    label: t`People and access`,
    items: [
      { to: '/admin/users', label: t`Users`, keys: 'u' },
      { to: '/admin/groups', label: t`Groups`, keys: 'r' },
      { to: '/admin/accounts', label: t`Accounts`, keys: 'a' },
      { to: '/admin/access', label: t`Access`, keys: 'c' },
      { to: '/admin/map', label: t`Map`, keys: 'm' },
    ],
  },
  {
    label: t`Identity`,
    items: [
      { to: '/admin/domains', label: t`Domains`, keys: 'd' },
      { to: '/admin/sign-up-policy', label: t`Sign-up policy`, keys: 'p' },
      { to: '/admin/sso', label: t`Single sign-on`, keys: 'n' },
      { to: '/admin/provisioning', label: t`Provisioning`, keys: 'v' },
    ],
  },
  {
    label: t`Security`,
    items: [
      { to: '/admin/security-policies', label: t`Security policies`, keys: 'y' },
      { to: '/admin/compliance', label: t`Compliance`, keys: 'i' },
      { to: '/admin/sessions', label: t`Sessions`, keys: 'e' },
      { to: '/admin/api-keys', label: t`API keys`, keys: 'k' },
      { to: '/admin/oauth-apps', label: t`OAuth apps`, keys: 'h' },
      { to: '/admin/audit-log', label: t`Audit log`, keys: 'l' },
      { to: '/admin/operations', label: t`Operations`, keys: 'j' },
      { to: '/admin/settings', label: t`Organization settings`, keys: 's' },
      { to: '/console/usage', label: t`Usage` },
    ],
  },
];

export function AdminFrame() {
  const session = useSession();
  // The frame takes long to draw: it is drawn in slices, between which presses are answered.
  const known = useDeferredValue(session.data);
  if (isFromOutside(session.error)) return <FromOutside error={session.error} />;
  if (isSignedOut(session.error)) return <ToSignIn />;
  if (session.isError) {
    return (
      <PlainPage help="overview" title={t`The Admin Center cannot be opened`}>
        <ProblemSummary problem={problemOf(session.error)} />
      </PlainPage>
    );
  }
  if (known === undefined) return null;
  const { user, organization } = known;
  if (organization?.is_suspended === true) {
    return (
      <PlainPage
        help="overview"
        title={t`${{ name: organization.friendly_name }} is suspended`}
        lead={t`The operator of this instance stopped the organization: nobody can do anything in it or in its accounts. Nothing is deleted. Its Owner and Administrators have a mail with the reason.`}
      >
        <Link to="/console">
          <Trans>Open the Console</Trans>
        </Link>
      </PlainPage>
    );
  }
  if (organization?.opens_admin_center !== true) {
    const why =
      organization === null
        ? t`Your login belongs to no organization. You can create one over the accounts that you own.`
        : t`Your roles in ${{ name: organization.friendly_name }} do not open it. Its Owner and Administrators can, and they can give you a role that does.`;
    return (
      <PlainPage help="overview" title={t`The Admin Center is closed to you`} lead={why}>
        <Link to={organization === null ? '/console/create-organization' : '/console'}>
          {organization === null ? t`Create an Organization` : t`Open the Console`}
        </Link>
      </PlainPage>
    );
  }
  const whose = { organizationSid: organization.sid, userSid: user.sid };
  const top = (
    <>
      <JobsLink {...whose} />
      <Link to="/console">
        <Trans>Console</Trans>
      </Link>
      <Link to="/console/profile">{user.name}</Link>
      <SignOutButton name={user.name} />
    </>
  );
  return (
    <CurrentOrganization.Provider value={organization}>
      <Shell
        reach="organization"
        name={organization.friendly_name}
        groups={groups()}
        top={top}
        palette={adminPalette(organization, user.sid, groups())}
        background={<OwnOperations {...whose} />}
      >
        <EndingBanner />
        <Outlet />
        <EndingUnknown />
      </Shell>
    </CurrentOrganization.Provider>
  );
}
