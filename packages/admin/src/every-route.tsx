/**
 * The addresses of pages behind a session: Console, Admin Center and operator pages. They come with the first of them
 * that is opened, so that signing in does not load the list of everything there is.
 */
import './signed-in.ts';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { within } from './i18n/i18n.ts';
import { operatorPages, operatorRoutes } from './operator-routes.tsx';
import { home, publicPages } from './public-routes.tsx';
import { rootRoute } from './root-route.tsx';

const consoleRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/console',
  component: lazyRouteComponent(
    within('console', () => import('./pages/console/frame.tsx')),
    'ConsoleFrame',
  ),
});
const consolePages = [
  createRoute({
    getParentRoute: () => consoleRoute,
    path: '/',
    component: lazyRouteComponent(
      within('console', () => import('./pages/console/accounts.tsx')),
      'MyAccounts',
    ),
  }),
  createRoute({
    getParentRoute: () => consoleRoute,
    path: '/accounts/$accountSid',
    component: lazyRouteComponent(
      within('console', () => import('./pages/console/account.tsx')),
      'AccountPage',
    ),
  }),
  createRoute({
    getParentRoute: () => consoleRoute,
    path: '/create-organization',
    component: lazyRouteComponent(
      within('console', () => import('./pages/console/create-organization.tsx')),
      'CreateOrganization',
    ),
  }),
  createRoute({
    getParentRoute: () => consoleRoute,
    path: '/profile',
    component: lazyRouteComponent(
      within('console', () => import('./pages/console/profile.tsx')),
      'Profile',
    ),
  }),
  createRoute({
    getParentRoute: () => consoleRoute,
    path: '/sign-in-program',
    component: lazyRouteComponent(
      within('console', () => import('./pages/console/program-sign-in.tsx')),
      'ProgramSignIn',
    ),
  }),
  createRoute({
    getParentRoute: () => consoleRoute,
    path: '/authorize',
    component: lazyRouteComponent(
      within('console', () => import('./pages/console/authorize-app.tsx')),
      'AuthorizeApp',
    ),
  }),
  createRoute({
    getParentRoute: () => consoleRoute,
    path: '/usage',
    component: lazyRouteComponent(
      within('console', () => import('./pages/console/usage.tsx')),
      'UsagePage',
    ),
  }),
];

const adminRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin',
  component: lazyRouteComponent(
    within('admin', () => import('./pages/admin/frame.tsx')),
    'AdminFrame',
  ),
});
const adminPages = [
  createRoute({
    getParentRoute: () => adminRoute,
    path: '/',
    component: lazyRouteComponent(
      within('admin', () => import('./pages/admin/overview.tsx')),
      'Overview',
    ),
  }),
  createRoute({
    getParentRoute: () => adminRoute,
    path: '/users',
    component: lazyRouteComponent(
      within('admin', () => import('./pages/admin/users.tsx')),
      'Users',
    ),
  }),
  createRoute({
    getParentRoute: () => adminRoute,
    path: '/users/invite',
    component: lazyRouteComponent(
      within('admin', () => import('./pages/admin/invite.tsx')),
      'Invite',
    ),
  }),
  createRoute({
    getParentRoute: () => adminRoute,
    path: '/users/import',
    component: lazyRouteComponent(
      within('admin', () => import('./pages/admin/import-people.tsx')),
      'ImportPeople',
    ),
  }),
  createRoute({
    getParentRoute: () => adminRoute,
    path: '/users/of-your-domains',
    component: lazyRouteComponent(
      within('admin', () => import('./pages/admin/domain-uses.tsx')),
      'DomainUses',
    ),
  }),
  createRoute({
    getParentRoute: () => adminRoute,
    path: '/users/$userSid',
    component: lazyRouteComponent(
      within('admin', () => import('./pages/admin/user.tsx')),
      'UserPage',
    ),
  }),
  createRoute({
    getParentRoute: () => adminRoute,
    path: '/groups',
    component: lazyRouteComponent(
      within('admin', () => import('./pages/admin/groups.tsx')),
      'Groups',
    ),
  }),
  createRoute({
    getParentRoute: () => adminRoute,
    path: '/groups/$groupSid',
    component: lazyRouteComponent(
      within('admin', () => import('./pages/admin/group.tsx')),
      'GroupPage',
    ),
  }),
  createRoute({
    getParentRoute: () => adminRoute,
    path: '/accounts',
    component: lazyRouteComponent(
      within('admin', () => import('./pages/admin/accounts.tsx')),
      'Accounts',
    ),
  }),
  createRoute({
    getParentRoute: () => adminRoute,
    path: '/accounts/$accountSid',
    component: lazyRouteComponent(
      within('admin', () => import('./pages/admin/account.tsx')),
      'ManagedAccountPage',
    ),
  }),
  createRoute({
    getParentRoute: () => adminRoute,
    path: '/access',
    component: lazyRouteComponent(
      within('admin', () => import('./pages/admin/access.tsx')),
      'Access',
    ),
  }),
  createRoute({
    getParentRoute: () => adminRoute,
    path: '/access/matrix',
    component: lazyRouteComponent(
      within('admin', () => import('./pages/admin/matrix/matrix.tsx')),
      'AccessMatrix',
    ),
  }),
  createRoute({
    getParentRoute: () => adminRoute,
    path: '/map',
    component: lazyRouteComponent(
      within('admin', () => import('./pages/admin/map/map.tsx')),
      'OrganizationMap',
    ),
  }),
  createRoute({
    getParentRoute: () => adminRoute,
    path: '/domains',
    component: lazyRouteComponent(
      within('admin', () => import('./pages/admin/domains.tsx')),
      'Domains',
    ),
  }),
  createRoute({
    getParentRoute: () => adminRoute,
    path: '/domains/$domainSid',
    component: lazyRouteComponent(
      within('admin', () => import('./pages/admin/domain.tsx')),
      'DomainPage',
    ),
  }),
  createRoute({
    getParentRoute: () => adminRoute,
    path: '/domains/$domainSid/people',
    component: lazyRouteComponent(
      within('admin', () => import('./pages/admin/domain-people.tsx')),
      'DomainPeoplePage',
    ),
  }),
  createRoute({
    getParentRoute: () => adminRoute,
    path: '/sign-up-policy',
    component: lazyRouteComponent(
      within('admin', () => import('./pages/admin/sign-up-policy.tsx')),
      'SignUpPolicy',
    ),
  }),
  createRoute({
    getParentRoute: () => adminRoute,
    path: '/security-policies',
    component: lazyRouteComponent(
      within('integrations', () => import('./pages/admin/security-policies/policies.tsx')),
      'SecurityPolicies',
    ),
  }),
  createRoute({
    getParentRoute: () => adminRoute,
    path: '/compliance',
    component: lazyRouteComponent(
      within('integrations', () => import('./pages/admin/compliance/compliance.tsx')),
      'Compliance',
    ),
  }),
  createRoute({
    getParentRoute: () => adminRoute,
    path: '/dormant-people',
    component: lazyRouteComponent(
      within('integrations', () => import('./pages/admin/dormant-people/dormant-people.tsx')),
      'DormantPeople',
    ),
  }),
  createRoute({
    getParentRoute: () => adminRoute,
    path: '/sessions',
    component: lazyRouteComponent(
      within('integrations', () => import('./pages/admin/sessions/sessions.tsx')),
      'Sessions',
    ),
  }),
  createRoute({
    getParentRoute: () => adminRoute,
    path: '/api-keys',
    component: lazyRouteComponent(
      within('integrations', () => import('./pages/admin/api-keys/keys.tsx')),
      'ApiKeys',
    ),
  }),
  createRoute({
    getParentRoute: () => adminRoute,
    path: '/api-keys/new',
    component: lazyRouteComponent(
      within('integrations', () => import('./pages/admin/api-keys/new-key.tsx')),
      'NewApiKey',
    ),
  }),
  createRoute({
    getParentRoute: () => adminRoute,
    path: '/oauth-apps',
    component: lazyRouteComponent(
      within('integrations', () => import('./pages/admin/oauth-apps/apps.tsx')),
      'OAuthApps',
    ),
  }),
  createRoute({
    getParentRoute: () => adminRoute,
    path: '/oauth-apps/new',
    component: lazyRouteComponent(
      within('integrations', () => import('./pages/admin/oauth-apps/new-app.tsx')),
      'NewOAuthApp',
    ),
  }),
  createRoute({
    getParentRoute: () => adminRoute,
    path: '/oauth-apps/$oauthAppSid/edit',
    component: lazyRouteComponent(
      within('integrations', () => import('./pages/admin/oauth-apps/edit-app.tsx')),
      'EditOAuthApp',
    ),
  }),
  createRoute({
    getParentRoute: () => adminRoute,
    path: '/sso',
    component: lazyRouteComponent(
      within('integrations', () => import('./pages/admin/sso/profiles.tsx')),
      'SsoProfiles',
    ),
  }),
  createRoute({
    getParentRoute: () => adminRoute,
    path: '/sso/new',
    component: lazyRouteComponent(
      within('integrations', () => import('./pages/admin/sso/choose-provider.tsx')),
      'ChooseProvider',
    ),
  }),
  createRoute({
    getParentRoute: () => adminRoute,
    path: '/sso/$profileSid',
    component: lazyRouteComponent(
      within('integrations', () => import('./pages/admin/sso/profile.tsx')),
      'SsoProfilePage',
    ),
  }),
  createRoute({
    getParentRoute: () => adminRoute,
    path: '/sso/$profileSid/set-up/$step',
    component: lazyRouteComponent(
      within('integrations', () => import('./pages/admin/sso/wizard.tsx')),
      'SetUpSso',
    ),
  }),
  createRoute({
    getParentRoute: () => adminRoute,
    path: '/provisioning',
    component: lazyRouteComponent(
      within('integrations', () => import('./pages/admin/provisioning/connections.tsx')),
      'ProvisioningConnections',
    ),
  }),
  createRoute({
    getParentRoute: () => adminRoute,
    path: '/provisioning/new',
    component: lazyRouteComponent(
      within('integrations', () => import('./pages/admin/provisioning/new-connection.tsx')),
      'NewProvisioningConnection',
    ),
  }),
  createRoute({
    getParentRoute: () => adminRoute,
    path: '/provisioning/$connectionSid',
    component: lazyRouteComponent(
      within('integrations', () => import('./pages/admin/provisioning/connection.tsx')),
      'ProvisioningConnectionPage',
    ),
  }),
  createRoute({
    getParentRoute: () => adminRoute,
    path: '/audit-log',
    component: lazyRouteComponent(
      within('admin', () => import('./pages/admin/audit-log.tsx')),
      'AuditLog',
    ),
  }),
  createRoute({
    getParentRoute: () => adminRoute,
    path: '/operations',
    component: lazyRouteComponent(
      within('admin', () => import('./pages/admin/operations.tsx')),
      'Operations',
    ),
  }),
  createRoute({
    getParentRoute: () => adminRoute,
    path: '/operations/$operationSid',
    component: lazyRouteComponent(
      within('admin', () => import('./pages/admin/operation.tsx')),
      'OperationPage',
    ),
  }),
  createRoute({
    getParentRoute: () => adminRoute,
    path: '/settings',
    component: lazyRouteComponent(
      within('admin', () => import('./pages/admin/settings.tsx')),
      'Settings',
    ),
  }),
];

/** The whole tree in place of the one that the router began with. */
export const everyRoute = () =>
  rootRoute.addChildren([
    home,
    ...publicPages,
    consoleRoute.addChildren(consolePages),
    adminRoute.addChildren(adminPages),
    ...operatorPages,
    operatorRoutes,
  ]);
