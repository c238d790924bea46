/** Published words of signing in through an identity provider. Added to, never renamed. */
import { defineAuditEvents } from '../../kernel/audit.ts';
import { defineErrors } from '../../kernel/errors.ts';

export const ssoTestEvents = defineAuditEvents('sso_test', {
  started: '{actor} began a test of the SSO profile {target}',
  finished: 'a test of the SSO profile {target} came to its end',
});

export const ssoSignInEvents = defineAuditEvents('sso_sign_in', {
  begun: 'somebody was sent to the identity provider of {target}',
  unsolicited: 'the identity provider of {target} answered what nobody had asked',
  ended_by_provider: 'the identity provider of {target} ended sessions',
});

export const ssoSignInErrors = defineErrors('sso_sign_in', {
  not_offered: {
    kind: 'not_found',
    title: 'There is no single sign-on for this',
    remedy: 'Sign in with your password, or ask your administrator for the right link.',
  },
  refused: {
    kind: 'forbidden',
    title: 'Single sign-on did not sign you in',
    remedy:
      '`facts.fault` names what is wrong in the catalogue of faults. Give the request id to your administrator.',
  },
});
