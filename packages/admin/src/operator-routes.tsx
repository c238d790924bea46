/** The addresses of the operator's pages: on the way in, and behind their session. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { within } from './i18n/i18n.ts';
import { rootRoute } from './root-route.tsx';

export const operatorPages = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/operator/set-up',
    component: lazyRouteComponent(
      within('operator', () => import('./pages/operator/set-up.tsx')),
      'OperatorSetUp',
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/operator/join',
    component: lazyRouteComponent(
      within('operator', () => import('./pages/operator/set-up.tsx')),
      'OperatorJoin',
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/operator/reset',
    component: lazyRouteComponent(
      within('operator', () => import('./pages/operator/set-up.tsx')),
      'OperatorReset',
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/operator/recover',
    component: lazyRouteComponent(
      within('operator', () => import('./pages/operator/set-up.tsx')),
      'OperatorRecover',
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/operator/sign-in',
    component: lazyRouteComponent(
      within('operator', () => import('./pages/operator/set-up.tsx')),
      'OperatorSignIn',
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/operator/second-step',
    component: lazyRouteComponent(
      within(
        'operator',
        within('factors', () => import('./pages/operator/second-step.tsx')),
      ),
      'OperatorSecondStep',
    ),
  }),
];

const operatorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/operator',
  component: lazyRouteComponent(
    within('operator', () => import('./pages/operator/frame.tsx')),
    'OperatorFrame',
  ),
});
const operatorFramePages = [
  createRoute({
    getParentRoute: () => operatorRoute,
    path: '/',
    component: lazyRouteComponent(
      within('operator', () => import('./pages/operator/instance.tsx')),
      'Instance',
    ),
  }),
  createRoute({
    getParentRoute: () => operatorRoute,
    path: '/organizations',
    component: lazyRouteComponent(
      within('operator', () => import('./pages/operator/organizations.tsx')),
      'OperatedOrganizations',
    ),
  }),
  createRoute({
    getParentRoute: () => operatorRoute,
    path: '/accounts',
    component: lazyRouteComponent(
      within('operator', () => import('./pages/operator/accounts.tsx')),
      'OperatedAccounts',
    ),
  }),
  createRoute({
    getParentRoute: () => operatorRoute,
    path: '/users',
    component: lazyRouteComponent(
      within('operator', () => import('./pages/operator/users.tsx')),
      'OperatedUsers',
    ),
  }),
  createRoute({
    getParentRoute: () => operatorRoute,
    path: '/succession',
    component: lazyRouteComponent(
      within('operator', () => import('./pages/operator/succession.tsx')),
      'Successions',
    ),
  }),
  createRoute({
    getParentRoute: () => operatorRoute,
    path: '/organizations/$organizationSid',
    component: lazyRouteComponent(
      within('operator', () => import('./pages/operator/organization.tsx')),
      'OperatedOrganizationPage',
    ),
  }),
  createRoute({
    getParentRoute: () => operatorRoute,
    path: '/editions',
    component: lazyRouteComponent(
      within('operator', () => import('./pages/operator/editions.tsx')),
      'EditionsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => operatorRoute,
    path: '/editions/new',
    component: lazyRouteComponent(
      within('operator', () => import('./pages/operator/edition.tsx')),
      'NewEditionPage',
    ),
  }),
  createRoute({
    getParentRoute: () => operatorRoute,
    path: '/editions/$editionSid',
    component: lazyRouteComponent(
      within('operator', () => import('./pages/operator/edition.tsx')),
      'EditionPage',
    ),
  }),
  createRoute({
    getParentRoute: () => operatorRoute,
    path: '/jobs',
    component: lazyRouteComponent(
      within('operator', () => import('./pages/operator/jobs.tsx')),
      'JobsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => operatorRoute,
    path: '/mails',
    component: lazyRouteComponent(
      within('operator', () => import('./pages/operator/mails.tsx')),
      'MailLog',
    ),
  }),
  createRoute({
    getParentRoute: () => operatorRoute,
    path: '/operators',
    component: lazyRouteComponent(
      within('operator', () => import('./pages/operator/operators.tsx')),
      'Operators',
    ),
  }),
  createRoute({
    getParentRoute: () => operatorRoute,
    path: '/profile',
    component: lazyRouteComponent(
      within('operator', () => import('./pages/operator/profile.tsx')),
      'OperatorProfile',
    ),
  }),
];

export const operatorRoutes = operatorRoute.addChildren(operatorFramePages);
