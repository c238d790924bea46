/** What goes wrong with OpenID Connect: title, cause, cure. */
import { say } from '../../../kernel/text.ts';
import type { Fault } from '../fault.ts';

const inConfiguration = {
  oidc_discovery_unreachable: {
    title: say('The discovery document cannot be fetched'),
    cause: say(
      'The address of the issuer with /.well-known/openid-configuration did not answer, or not with success.',
    ),
    cure: say(
      'Check the issuer; it has to be reachable from the internet by https, without a redirect.',
    ),
  },
  oidc_discovery_unreadable: {
    title: say('The discovery document cannot be read'),
    cause: say('The answer is not the JSON that OpenID Connect describes.'),
    cure: say('Open the address in a browser; enter the issuer, not the address of a page.'),
  },
  oidc_discovery_issuer: {
    title: say('The discovery document names another issuer'),
    cause: say(
      'The issuer in it is not exactly the one that was entered; often a slash at the end, or the name of a tenant.',
    ),
    cure: say(
      'Enter the issuer exactly as the document names it. Entra ID: the address with the ID of your tenant, not common.',
    ),
  },
  oidc_endpoint: {
    title: say('An address of the provider cannot be used'),
    cause: say('An address is missing or is not https.'),
    cure: say('Turn on https for all addresses of the provider.'),
  },
  oidc_unsupported: {
    title: say('The provider cannot do what is needed'),
    cause: say(
      'It has no authorization code flow, no PKCE with S256, no signature of the accepted kinds, or no way for us to authenticate.',
    ),
    cure: say('Turn on the code flow with PKCE and RS256, ES256 or PS256 in the provider.'),
  },
} satisfies Record<string, Fault>;

const inAnswers = {
  oidc_denied: {
    title: say('The provider refused to sign the person in'),
    cause: say(
      'The person is not assigned to our application there, did not agree, or has to sign in first.',
    ),
    cure: say('Assign the person, or a group of theirs, to our application in the provider.'),
  },
  oidc_provider_error: {
    title: say('The provider reports an error'),
    cause: say('Instead of a code it sent an error; what it says stands beside it.'),
    cure: say(
      'Look into the log of the provider; often our redirect address or a scope is missing there.',
    ),
  },
  oidc_callback_address: {
    title: say('The answer came to another address'),
    cause: say(
      'The browser came back to an address that is not the one of this profile, or with a parameter twice.',
    ),
    cure: say(
      'Enter our redirect address in the provider exactly as shown here, and start once more.',
    ),
  },
  oidc_state: {
    title: say('The answer belongs to another request'),
    cause: say(
      'The state is missing or is not the one that this browser left with: an old tab, a second try, or an attack.',
    ),
    cure: say('Start signing in once more, in one tab, with cookies allowed.'),
  },
  oidc_iss_parameter: {
    title: say('The answer names another provider'),
    cause: say(
      'The parameter iss is missing although the provider announces it, or it is not its issuer (RFC 9207).',
    ),
    cure: say(
      'Read the discovery document again; treat the answer as an attack if the issuer is right.',
    ),
  },
  oidc_code_missing: {
    title: say('There is no code'),
    cause: say('The provider answered without the code that is exchanged for the token.'),
    cure: say('Choose the authorization code flow in the provider.'),
  },
} satisfies Record<string, Fault>;

const inExchange = {
  oidc_token_unreachable: {
    title: say('The token address does not answer'),
    cause: say('The provider could not be reached, or did not answer in time.'),
    cure: say('Try again; check that the address is reachable from the internet by https.'),
  },
  oidc_client_rejected: {
    title: say('The provider does not accept our client'),
    cause: say(
      'The client ID or the secret is wrong or has ended, or another way to authenticate is set there.',
    ),
    cure: say('Make a new client secret in the provider and enter it here.'),
  },
  oidc_grant_rejected: {
    title: say('The provider does not accept the code'),
    cause: say('The code has ended, was used before, or the redirect address differs.'),
    cure: say(
      'Start signing in once more; compare our redirect address with the one entered in the provider.',
    ),
  },
  oidc_token_response: {
    title: say('The answer with the token cannot be used'),
    cause: say(
      'The provider answered with an error that is not foreseen, or with something that is not a token response.',
    ),
    cure: say('Look into the log of the provider at this moment.'),
  },
  oidc_id_token_missing: {
    title: say('There is no ID token'),
    cause: say('The provider answered as for OAuth without OpenID Connect.'),
    cure: say('Allow the scope openid for our client in the provider.'),
  },
} satisfies Record<string, Fault>;

const inTokens = {
  oidc_id_token_unreadable: {
    title: say('The ID token cannot be read'),
    cause: say('It is not a signed JWT; perhaps it is encrypted.'),
    cure: say('Turn off encryption of ID tokens in the provider.'),
  },
  oidc_algorithm: {
    title: say('The ID token uses an algorithm that is not accepted'),
    cause: say(
      'It is unsigned, signed with a shared secret (HS256), or with another algorithm than the provider announces.',
    ),
    cure: say('Choose RS256, PS256, ES256 or EdDSA for ID tokens in the provider.'),
  },
  oidc_key_header: {
    title: say('The ID token brings its own key'),
    cause: say('Its header has jwk, jku, x5u or crit. Keys are taken from the provider only.'),
    cure: say(
      'Turn that off in the provider; treat the token as an attack if it sends no such header.',
    ),
  },
  oidc_keys_unreachable: {
    title: say('The keys of the provider cannot be fetched'),
    cause: say(
      'The address jwks_uri did not answer with keys, and none from the last 24 hours are known.',
    ),
    cure: say(
      'Check that the address is reachable from the internet by https, without a redirect.',
    ),
  },
  oidc_key_unknown: {
    title: say('The key of the ID token is not among those of the provider'),
    cause: say('No key that is published fits the kid and the algorithm of the token.'),
    cure: say(
      'Try again in a minute if the provider has just changed its keys; treat the token as an attack if not.',
    ),
  },
  oidc_signature: {
    title: say('The signature of the ID token is wrong'),
    cause: say('It was changed, or another key signed it.'),
    cure: say('Try again; treat the token as an attack if it happens again.'),
  },
  oidc_issuer: {
    title: say('The ID token has another issuer'),
    cause: say('The claim iss is not exactly the issuer of this profile.'),
    cure: say('Enter the issuer exactly as the provider names it in its tokens.'),
  },
  oidc_audience: {
    title: say('The ID token is for another client'),
    cause: say('Our client ID is not in the claim aud.'),
    cure: say('Compare the client ID here and in the provider.'),
  },
  oidc_authorized_party: {
    title: say('The ID token was made for another client'),
    cause: say(
      'The claim azp is not our client ID, or is missing where several audiences are named.',
    ),
    cure: say('Compare the client ID here and in the provider.'),
  },
  oidc_expired: {
    title: say('The ID token has ended'),
    cause: say(
      'The clock of the provider is behind ours by more than 60 seconds, or the token is an old one.',
    ),
    cure: say('Sign in once more; set the clocks by NTP if it happens again.'),
  },
  oidc_issued_in_future: {
    title: say('The ID token comes from the future'),
    cause: say('The clock of the provider is more than 60 seconds ahead of ours.'),
    cure: say('Set the clocks by NTP, at the provider and here.'),
  },
  oidc_times_missing: {
    title: say('The ID token does not say when it was made or ends'),
    cause: say('The claim iat or exp is missing or is not a number.'),
    cure: say('Let the provider send both; OpenID Connect demands them.'),
  },
  oidc_nonce: {
    title: say('The ID token belongs to another request'),
    cause: say('The claim nonce is missing or is not the one that we sent.'),
    cure: say('Start signing in once more; the provider has to return the nonce.'),
  },
  oidc_access_token_hash: {
    title: say('The access token does not belong to the ID token'),
    cause: say('The claim at_hash does not fit the access token that came with it.'),
    cure: say('Try again; treat the answer as an attack if it happens again.'),
  },
  oidc_logout_token: {
    title: say('The logout token cannot be accepted'),
    cause: say(
      'It is not a logout token, is older than two minutes, or names neither a person nor a session.',
    ),
    cure: say('Choose OpenID Connect Back-Channel Logout 1.0 in the provider.'),
  },
} satisfies Record<string, Fault>;

const inPeople = {
  oidc_subject: {
    title: say('There is no usable subject'),
    cause: say(
      'The claim sub is missing, longer than 255 characters, or holds what cannot be seen.',
    ),
    cure: say('Choose a subject in the provider that is short and the same for a person for ever.'),
  },
  oidc_userinfo: {
    title: say('The claims of the person cannot be fetched'),
    cause: say('The userinfo address did not answer with JSON.'),
    cure: say(
      'Look into the log of the provider; its userinfo address has to answer with plain JSON.',
    ),
  },
  oidc_userinfo_subject: {
    title: say('The claims belong to somebody else'),
    cause: say('The subject at the userinfo address is not the one of the ID token.'),
    cure: say('Treat the answer as an attack, and tell whoever runs the provider.'),
  },
  oidc_email_missing: {
    title: say('There is no e-mail address'),
    cause: say('Neither the ID token nor the userinfo address has the claim email as text.'),
    cure: say('Allow the scope email for our client in the provider.'),
  },
  oidc_email_unverified: {
    title: say('The e-mail address is not verified'),
    cause: say(
      'The claim email_verified does not stand as true beside the address, so anybody could have entered it.',
    ),
    cure: say(
      'Let the provider verify addresses and say so, or trust its addresses in the profile if your organization gives them out itself.',
    ),
  },
} satisfies Record<string, Fault>;

export const oidcFaults = {
  ...inConfiguration,
  ...inAnswers,
  ...inExchange,
  ...inTokens,
  ...inPeople,
} as const;
