/** The Admin Center's frame: opens for those who may, and says to others who can. */
import { Link, Outlet } from '@tanstack/react-router';
import { isRefusal } from '../../api.ts';
import { useSession } from '../../session.ts';
import { ProblemSummary, problemOf } from '../../ui/form.tsx';
import { PlainPage } from '../../ui/page.tsx';
import { Shell, SignOutButton } from '../../ui/shell.tsx';
import { ToSignIn } from '../../ui/to-sign-in.tsx';
import { JobsLink, OwnOperations } from './jobs.tsx';
import { CurrentOrganization } from './organization.ts';
import { EndingBanner } from './organization-ending.tsx';
import { adminPalette } from './palette.ts';

const groups = [
  { label: null, items: [{ to: '/admin', label: 'Overview', exact: true, keys: 'o' }] },
  {
    label: 'People and access',
    items: [
      { to: '/admin/users', label: 'Users', keys: 'u' },
      { to: '/admin/accounts', label: 'Accounts', keys: 'a' },
      { to: '/admin/access', label: 'Access', keys: 'c' },
      { to: '/admin/map', label: 'Map', keys: 'm' },
    ],
  },
  {
    label: 'Identity',
    items: [
      { to: '/admin/domains', label: 'Domains', keys: 'd' },
      { to: '/admin/sign-up-policy', label: 'Sign-up policy', keys: 'p' },
    ],
  },
  {
    label: 'Security',
    items: [
      { to: '/admin/audit-log', label: 'Audit log', keys: 'l' },
      { to: '/admin/operations', label: 'Operations', keys: 'j' },
      { to: '/admin/settings', label: 'Organization settings', keys: 's' },
      { to: '/console/usage', label: 'Usage' },
    ],
  },
];

export function AdminFrame() {
  const session = useSession();
  if (isRefusal(session.error, 'request.unauthenticated')) return <ToSignIn />;
  if (session.isError) {
    return (
      <PlainPage help="overview" title="The Admin Center cannot be opened">
        <ProblemSummary problem={problemOf(session.error)} />
      </PlainPage>
    );
  }
  if (session.data === undefined) return null;
  const { user, organization } = session.data;
  if (organization?.is_suspended === true) {
    return (
      <PlainPage
        help="overview"
        title={`${organization.friendly_name} is suspended`}
        lead="The operator of this instance stopped the organization: nobody can do anything in it or in its accounts. Nothing is deleted. Its Owner and Administrators have a mail with the reason."
      >
        <Link to="/console">Open the Console</Link>
      </PlainPage>
    );
  }
  if (organization?.opens_admin_center !== true) {
    const why =
      organization === null
        ? 'Your login belongs to no organization. You can create one over the accounts that you own.'
        : `Your roles in ${organization.friendly_name} do not open it. Its Owner and Administrators can, and they can give you a role that does.`;
    return (
      <PlainPage help="overview" title="The Admin Center is closed to you" lead={why}>
        <Link to={organization === null ? '/console/create-organization' : '/console'}>
          {organization === null ? 'Create an Organization' : 'Open the Console'}
        </Link>
      </PlainPage>
    );
  }
  const whose = { organizationSid: organization.sid, userSid: user.sid };
  const top = (
    <>
      <JobsLink {...whose} />
      <Link to="/console">Console</Link>
      <Link to="/console/profile">{user.name}</Link>
      <SignOutButton name={user.name} />
    </>
  );
  return (
    <CurrentOrganization.Provider value={organization}>
      <Shell
        reach="organization"
        name={organization.friendly_name}
        groups={groups}
        top={top}
        palette={adminPalette(organization, user.sid, groups)}
        background={<OwnOperations {...whose} />}
      >
        <EndingBanner />
        <Outlet />
      </Shell>
    </CurrentOrganization.Provider>
  );
}
