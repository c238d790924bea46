/** The addresses of pages that want no session: signing up and in, and what mailed links open. */
import { createRoute, lazyRouteComponent, Navigate } from '@tanstack/react-router';
import { within } from './i18n/i18n.ts';
import { rootRoute } from './root-route.tsx';

export const home = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  component: () => <Navigate to="/console" replace />,
});

export const publicPages = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/sign-up',
    component: lazyRouteComponent(
      within('linked', () => import('./pages/public/sign-up.tsx')),
      'SignUp',
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/sign-in',
    component: lazyRouteComponent(
      within('public', () => import('./pages/public/sign-in.tsx')),
      'SignIn',
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/forgot-password',
    component: lazyRouteComponent(
      within('linked', () => import('./pages/public/reset-password.tsx')),
      'ForgotPassword',
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/unsubscribe',
    component: lazyRouteComponent(
      within('linked', () => import('./pages/public/unsubscribe.tsx')),
      'Unsubscribe',
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/reset-password',
    component: lazyRouteComponent(
      within('linked', () => import('./pages/public/reset-password.tsx')),
      'ResetPassword',
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/undo-email-change',
    component: lazyRouteComponent(
      within('linked', () => import('./pages/public/undo-email-change.tsx')),
      'UndoEmailChange',
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/stop-transfer',
    component: lazyRouteComponent(
      within('linked', () => import('./pages/public/stop-transfer.tsx')),
      'StopTransfer',
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/invitation',
    component: lazyRouteComponent(
      within('linked', () => import('./pages/public/invitation.tsx')),
      'InvitationPage',
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/sso/start',
    component: lazyRouteComponent(
      within('linked', () => import('./pages/public/sso-start.tsx')),
      'StartSso',
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/sso/complete',
    component: lazyRouteComponent(
      within('linked', () => import('./pages/public/sso-complete.tsx')),
      'CompleteSso',
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/sso/callback/$profileSid',
    component: lazyRouteComponent(
      within('linked', () => import('./pages/public/sso-complete.tsx')),
      'CompleteSso',
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/sso/failed',
    component: lazyRouteComponent(
      within('linked', () => import('./pages/public/sso-refusal.tsx')),
      'FailedSso',
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/sso/signed-out',
    component: lazyRouteComponent(
      within('linked', () => import('./pages/public/sso-signed-out.tsx')),
      'SignedOut',
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/sso/set-up',
    component: lazyRouteComponent(
      // Its parts are those of the Admin Center, so their texts come along; its frame does not.
      within('integrations', () => import('./pages/admin/sso/set-up-by-link.tsx')),
      'SetUpByLink',
    ),
  }),
];
