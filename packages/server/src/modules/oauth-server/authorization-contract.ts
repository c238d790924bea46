/** Where browsers of people begin (RFC 6749 §4.1, RFC 7636, RFC 9207), what the page asks them, and what they agreed to. */
import { z } from 'zod';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { access, instant, leadTo, nothing, route } from '../../kernel/route.ts';
import { givablePermissions, permissionName } from '../api-keys/index.ts';
import { authorizationPath, oauthAppErrors, oauthAppPermissions } from '../oauth-apps/index.ts';
import { pageRefusals } from './refusals.ts';
import { oauthGrantEvents, oauthRequestErrors } from './vocabulary.ts';

/** Once it counts, twice it is refused by name: so both are read. */
const sent = (description: string) =>
  z
    .union([z.string().max(4_000), z.array(z.string())])
    .optional()
    .meta({ description });

const authorization = {
  method: 'GET',
  summary: 'Where a program leads the browser of a person whom it asks',
  description:
    'What is wrong with the app or its address is said on a page of ours; everything else goes back to the program. Whoever is asked sees by whom and for what, and decides.',
  access: access.public('a link in somebody’s browser; it changes nothing'),
  query: z.object({
    response_type: sent('code'),
    client_id: sent('SID of the OAuth app'),
    redirect_uri: sent('One of the addresses that the app registered'),
    scope: sent('Permissions with spaces between them, and offline_access for a refresh token'),
    state: sent('Comes back as it is'),
    code_challenge: sent('SHA-256 of the verifier, in base64url (RFC 7636)'),
    code_challenge_method: sent('S256'),
    response_mode: sent('query'),
    prompt: sent('Whatever is sent, the person is asked; none is refused'),
    request: sent('Refused'),
    request_uri: sent('Refused'),
  }),
  response: { status: 303, schema: leadTo },
  errors: [oauthRequestErrors.unknown_app, oauthRequestErrors.wrong_redirect],
  refusals: pageRefusals,
  limits: [{ name: 'oauth-authorize', limit: 300, windowSeconds: 60 }],
} as const;

export const authorize = route({
  ...authorization,
  id: 'oauthServer.authorize',
  path: authorizationPath,
});

/** As programs that were written for Twilio know it. */
export const authorizeCompatible = route({
  ...authorization,
  id: 'oauthServer.authorizeCompatible',
  path: '/v2/authorize',
});

const once = (description: string, example: string) =>
  z.string().max(4_000).optional().meta({ description, example });

const request = {
  response_type: once('code', 'code'),
  client_id: once('SID of the OAuth app', 'OQ0193a1f0c27b7d4e9b1c5a2f8e6d4c3b'),
  redirect_uri: once('Where the program waits', 'https://analytics.contoso.example/back'),
  scope: once('What it wants', '/bailiwick/iam/organization-users/read offline_access'),
  state: once('Comes back as it is', 'xyzABC123'),
  code_challenge: once(
    'SHA-256 of the verifier, in base64url',
    'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  ),
  code_challenge_method: once('S256', 'S256'),
};

const wrongRequests = [
  oauthRequestErrors.unknown_app,
  oauthRequestErrors.wrong_redirect,
  oauthRequestErrors.wrong,
  oauthRequestErrors.not_yours,
];

const asker = {
  sid: sidOutput('OQ', 'SID of the OAuth app'),
  name: z.string().meta({ description: 'What people call it', example: 'People dashboard' }),
  company_name: z
    .string()
    .nullable()
    .meta({ description: 'Whose program it is, as whoever made the app says' }),
  homepage_url: z.string().nullable().meta({ description: 'Its home page' }),
};

export const checkRequest = route({
  id: 'oauthConsents.check',
  method: 'GET',
  path: '/v1/user/oauth-request',
  summary: 'What does the program that led you here ask for?',
  access: access.self,
  query: z.strictObject(request),
  response: {
    status: 200,
    schema: z
      .strictObject({
        ...asker,
        description: z.string().meta({ description: 'What it is for' }),
        terms_url: z.string().nullable().meta({ description: 'Its terms of use' }),
        organization_name: z
          .string()
          .meta({ description: 'Of which organization', example: 'Northwind Traders' }),
        permissions: givablePermissions.shape.items,
        keeps_access: z
          .boolean()
          .meta({ description: 'It wants to go on when you are not there, for up to 30 days' }),
        leads_back_to: z.string().meta({
          description: 'The host that the answer goes to',
          example: 'analytics.contoso.example',
        }),
        is_agreed: z.boolean().meta({
          description:
            'You agreed to all of it before, and it waits at an address that is the app’s alone',
        }),
        refusal_url: z
          .string()
          .meta({ description: 'Where the browser goes when you do not agree' }),
      })
      .meta({ id: 'OAuthRequest', description: 'What a program asks a person for' }),
  },
  errors: wrongRequests,
});

export const giveConsent = route({
  id: 'oauthConsents.give',
  method: 'POST',
  path: '/v1/user/oauth-consents',
  summary: 'Agree to what a program asks for',
  description: 'It is remembered, and asked again when the program wants more.',
  access: access.self,
  body: z.strictObject(request),
  response: { status: 204, schema: nothing },
  errors: wrongRequests,
  audit: [oauthGrantEvents.agreed],
  stepUp: true,
});

export const giveCode = route({
  id: 'oauthConsents.letIn',
  method: 'POST',
  path: '/v1/user/oauth-codes',
  summary: 'Let a program in that you agreed to: the address holds a code for it',
  description: 'The code works once, within a minute, for this program, address and session.',
  access: access.self,
  body: z.strictObject(request),
  response: { status: 200, schema: leadTo },
  errors: [...wrongRequests, oauthRequestErrors.not_agreed],
  audit: [oauthGrantEvents.given],
  answersSecret: true,
});

export const listConnections = route({
  id: 'connectedApps.list',
  method: 'GET',
  path: '/v1/user/connected-apps',
  summary: 'List the apps that may act for you',
  access: access.self,
  response: {
    status: 200,
    schema: z.strictObject({
      items: z
        .array(
          z
            .strictObject({
              ...asker,
              permissions: z
                .array(permissionName)
                .meta({ description: 'What you agreed to, as far as the app has it' }),
              keeps_access: z
                .boolean()
                .meta({ description: 'It may go on when you are not there' }),
              agreed_at: instant('When you last agreed to something'),
              last_let_in_at: instant('When you last let it in; null: never').nullable(),
            })
            .meta({ id: 'ConnectedApp', description: 'An app that may act for you' }),
        )
        .meta({ description: 'By their names' }),
    }),
  },
});

export const endConnection = route({
  id: 'connectedApps.end',
  method: 'DELETE',
  path: '/v1/user/connected-apps/{oauth_app_sid}',
  summary: 'Stop an app from acting for you: its tokens for you are dead from this moment on',
  access: access.self,
  params: z.object({ oauth_app_sid: sidInput('OQ') }),
  response: { status: 204, schema: nothing },
  audit: [oauthGrantEvents.ended],
});

export const endGrants = route({
  id: 'oauthApps.endGrants',
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/oauth-apps/{oauth_app_sid}/end-grants',
  summary: 'End what people allowed an OAuth app: it acts for nobody from this moment on',
  description:
    'Its tokens for people are dead at once, and it asks everybody again. The app itself goes on.',
  access: access.organization(oauthAppPermissions.revoke),
  params: z.object({ organization_sid: sidInput('OR'), oauth_app_sid: sidInput('OQ') }),
  response: { status: 204, schema: nothing },
  errors: [oauthAppErrors.acts_for_nobody],
  audit: [oauthGrantEvents.ended_for_all],
  locksOrganization: true,
  dryRun: true,
});
