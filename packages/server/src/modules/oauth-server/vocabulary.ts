/** Published words of the OAuth server. The reasons are those of RFC 6749 §5.2, in its spelling. */
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
});
