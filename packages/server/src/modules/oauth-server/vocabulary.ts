/** Published words of the OAuth server. The reasons are those of RFC 6749 §5.2 and RFC 7009, in their spelling. */
import { defineAuditEvents } from '../../kernel/audit.ts';
import { defineErrors } from '../../kernel/errors.ts';

export const oauthErrors = defineErrors('oauth', {
  invalid_client: {
    kind: 'unauthenticated',
    title: 'The client is not known, or its secret is wrong',
    remedy: 'Send the client id and the secret of an OAuth app that works.',
  },
  unauthorized_client: {
    kind: 'invalid',
    title: 'The client may not use this grant type',
    remedy: 'Use the grant type that the OAuth app was made for.',
  },
  unsupported_grant_type: {
    kind: 'invalid',
    title: 'This grant type does not exist here',
    remedy: 'Use a grant type that /.well-known/oauth-authorization-server names.',
  },
  invalid_scope: {
    kind: 'invalid',
    title: 'The scope is more than the client was given',
    remedy: 'Ask for permissions that the OAuth app has, or send no scope for all of them.',
  },
  invalid_grant: {
    kind: 'invalid',
    title: 'The code or the refresh token does not work',
    remedy: 'Send the person to the authorization address again.',
  },
  unsupported_token_type: {
    kind: 'invalid',
    title: 'Access tokens are not revoked one by one',
    remedy: 'Revoke the refresh token, which ends its access tokens too, or let it run out.',
  },
});

/** Of the page that asks people. None of it is told to the client: it may not be the one that it says. */
export const oauthRequestErrors = defineErrors('oauth_request', {
  unknown_app: {
    kind: 'not_found',
    title: 'This OAuth app asks nobody here',
    remedy: 'Go back to the program and begin again. If this comes again, tell whoever made it.',
  },
  wrong_redirect: {
    kind: 'invalid',
    title: 'The program wants to be answered at an address that is not its own',
    remedy: 'Do nothing. Whoever made the OAuth app can register the address with it.',
  },
  wrong: {
    kind: 'invalid',
    title: 'The program asks in a way that does not work',
    remedy: 'Go back to the program and begin again. If this comes again, tell whoever made it.',
  },
  not_yours: {
    kind: 'forbidden',
    title: 'The OAuth app is for people of another organization',
    remedy: 'Sign in with the login that you have there, and begin again in the program.',
  },
  not_agreed: {
    kind: 'conflict',
    title: 'You have not agreed to all of this',
    remedy: 'Agree to what the app asks for, then repeat it.',
  },
});

export const oauthGrantEvents = defineAuditEvents('oauth_grant', {
  agreed: '{actor} agreed to what the OAuth app {target} asks for',
  given: '{actor} let the OAuth app {target} act for them',
  ended: '{actor} stopped the OAuth app {target} from acting for them',
  ended_for_all: '{actor} stopped the OAuth app {target} from acting for anybody',
  revoked: '{actor} gave back what it had of a person',
  replayed:
    '{actor} showed a code or a refresh token that was used or not its own: what came of it has ended',
});
