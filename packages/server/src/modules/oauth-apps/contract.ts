/** The OAuth app as a resource, and its routes. */
import { z } from 'zod';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { exportRoute } from '../../kernel/list-export.ts';
import { choice, filterParameter, text, time } from '../../kernel/list-filter.ts';
import { access, instant, oneLine, pageOf, prose, route } from '../../kernel/route.ts';
import {
  givablePermissions,
  givenPermissions,
  overlapHoursAtMost,
  permissionName,
} from '../api-keys/index.ts';
import {
  isPageUrl,
  isRedirectUri,
  redirectUriLength,
  redirectUrisAtMost,
} from './redirect-uris.ts';
import { grantTypes, tokenSecondsAtLeast, tokenSecondsAtMost } from './rules.ts';
import { oauthAppErrors, oauthAppEvents, oauthAppPermissions } from './vocabulary.ts';

const path = '/v1/organizations/{organization_sid}/oauth-apps';

const appName = oneLine('What people call it', { max: 64 }).meta({
  description: 'What people call it, and the audit log',
  example: 'Data warehouse',
});
const appDescription = oneLine('What it is for', { min: 0, max: 250 }).meta({
  description: 'What it is for, in a sentence; may be empty',
  example: 'Loads the list of accounts every night.',
});
const tokenSeconds = z.int().min(tokenSecondsAtLeast).max(tokenSecondsAtMost).meta({
  description: 'For how long each of its access tokens works',
  example: tokenSecondsAtMost,
});

const companyName = oneLine('Whose program it is', { max: 100 }).meta({
  description: 'Whose program it is, for the people whom it asks',
  example: 'Contoso Analytics',
});
const pageUrl = (description: string, example: string) =>
  z
    .string()
    .max(500)
    .refine(isPageUrl, 'must be an address with https and without a name in it')
    .meta({ description, example });
const homepageUrl = pageUrl('Its home page', 'https://analytics.contoso.example');
const termsUrl = pageUrl('Its terms of use', 'https://analytics.contoso.example/terms');
const redirectUris = z
  .array(
    z
      .string()
      .max(redirectUriLength)
      .refine(
        isRedirectUri,
        'must be a whole address with https, or http on 127.0.0.1 or [::1], written as browsers write it: no fragment, no name, no star, no backslash, no dots that lead up',
      ),
  )
  .min(1)
  .max(redirectUrisAtMost)
  .refine((uris) => new Set(uris).size === uris.length, 'must name each address once')
  .meta({
    description:
      'Where browsers are led back to with a code. Compared by every character; an address on 127.0.0.1 or [::1] works with any port',
    example: ['https://analytics.contoso.example/back'],
  });
const grantType = z.enum(grantTypes).meta({
  description:
    'client_credentials: it acts for itself. authorization_code: for people of the organization who agree to it',
  example: 'client_credentials',
});

export const oauthApp = z
  .strictObject({
    sid: sidOutput('OQ', 'SID of the OAuth app: its client id'),
    name: z.string().meta({ description: 'What people call it', example: 'Data warehouse' }),
    description: z.string().meta({
      description: 'What it is for',
      example: 'Loads the list of accounts every night.',
    }),
    starts_with: z
      .string()
      .meta({ description: 'The beginning of its secret, which names it and is no secret' }),
    state: z
      .enum(['active', 'revoked', 'ended'])
      .meta({ description: 'active: it gets tokens. The others never do again' }),
    sentence: prose({ description: 'Where things stand' }),
    grant_type: grantType,
    permissions: z.array(permissionName).meta({ description: 'What it was given' }),
    redirect_uris: z
      .array(z.string())
      .meta({ description: 'Where a code is sent to; none for an app that acts for itself' }),
    company_name: z.string().nullable().meta({ description: 'Whose program it is' }),
    homepage_url: z.string().nullable().meta({ description: 'Its home page' }),
    terms_url: z.string().nullable().meta({ description: 'Its terms of use' }),
    people: z.int().meta({
      description:
        'How many people let it act for them now; none for an app that acts for itself or is over',
    }),
    access_token_seconds: z
      .int()
      .meta({ description: 'For how long each of its access tokens works' }),
    made_by: z.string().meta({ description: 'Who made it; it acts within their access' }),
    made_by_sid: sidOutput('US'),
    created_at: instant('When'),
    rolled_at: instant('When it got its present secret; null: it is the first').nullable(),
    old_secret_works_until: instant(
      'Until when the secret before also works; null: it does not',
    ).nullable(),
    secret_works_until: instant(
      'Until when a policy of the organization lets its present secret be used; null: without an end',
    ).nullable(),
    last_used_at: instant('When it last got a token, to the minute; null: never').nullable(),
    last_used_from: z
      .string()
      .nullable()
      .meta({ description: 'From which address, IPv6 without its last half' }),
    ended_at: instant('When it was revoked or ended').nullable(),
    version: z.int().meta({ description: 'Goes up with each change; also the ETag' }),
  })
  .meta({ id: 'OAuthApp', description: 'A program that asks for access tokens' });

const details = oauthApp
  .extend({
    in_force: z.array(permissionName).meta({
      description:
        'The permissions that it has in the organization now: given, and held by its maker. For an app that asks people: given; each of them gives at most what they hold',
    }),
    token_url: z.string().meta({ description: 'Where it asks for access tokens' }),
    authorization_url: z.string().nullable().meta({
      description: 'Where it leads the browsers of people; null: it acts for itself',
    }),
  })
  .meta({ id: 'OAuthAppDetails', description: 'An OAuth app with what it is worth now' });

const made = z
  .strictObject({
    oauth_app: oauthApp,
    client_secret: z.string().meta({ description: 'The secret itself, shown this once' }),
  })
  .meta({ id: 'MadeOAuthApp', description: 'An OAuth app with its secret' });

const inOrganization = z.object({ organization_sid: sidInput('OR') });
const oneApp = z.object({ organization_sid: sidInput('OR'), oauth_app_sid: sidInput('OQ') });

export const listPermissions = route({
  id: 'oauthApps.listPermissions',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/oauth-app-permissions',
  summary: 'What can an OAuth app be given?',
  access: access.organization(oauthAppPermissions.read),
  params: inOrganization,
  response: { status: 200, schema: givablePermissions },
});

export const createOauthApp = route({
  id: 'oauthApps.create',
  method: 'POST',
  path,
  summary: 'Create an OAuth app; its secret is shown once',
  description:
    'With its client id and secret a program gets access tokens at `/oauth2/token`. With grant type `client_credentials` a token may do what the app was given, as far as you hold it yourself at that moment; with `authorization_code`, as far as the person holds it who agreed. The app ends when your login leaves, is stopped, or gets another password.',
  access: access.organization(oauthAppPermissions.create),
  params: inOrganization,
  body: z.strictObject({
    name: appName,
    description: appDescription.default(''),
    permissions: givenPermissions,
    access_token_seconds: tokenSeconds.default(tokenSecondsAtMost),
    grant_type: grantType.default('client_credentials'),
    redirect_uris: redirectUris.optional(),
    company_name: companyName.optional(),
    homepage_url: homepageUrl.optional(),
    terms_url: termsUrl.optional(),
  }),
  response: { status: 201, schema: made },
  errors: [
    oauthAppErrors.unknown_permission,
    oauthAppErrors.above_own,
    oauthAppErrors.too_many,
    oauthAppErrors.asks_nobody,
    oauthAppErrors.no_way_back,
  ],
  audit: [oauthAppEvents.created],
  locksOrganization: true,
  stepUp: true,
  answersSecret: true,
});

const states = ['active', 'revoked', 'ended'] as const;

export const oauthAppFilter = {
  text: 'the name',
  fields: {
    state: choice(states, 'whether it gets tokens'),
    grant_type: choice(grantTypes, 'whether it acts for itself, or for people who agreed to it'),
    name: text('the whole name, or its beginning as name*', 'Data warehouse'),
    made_by: text('who made it, by address, name, name* or SID', 'ada@northwind.example'),
    permission: text(
      'a permission that it was given, or the beginning of it as name*',
      '/bailiwick/iam/*',
    ),
    used: time('when it last got a token', { absent: 'never' }),
    created: time('when it was made'),
  },
} as const;

export const listOauthApps = route({
  id: 'oauthApps.list',
  method: 'GET',
  path,
  summary: 'List the OAuth apps of an organization',
  access: access.organization(oauthAppPermissions.read),
  params: inOrganization,
  query: z.strictObject({
    q: filterParameter(oauthAppFilter),
    sort: z
      .enum(['name', '-name', 'created_at', '-created_at'])
      .default('-created_at')
      .meta({ description: 'Order; - for descending' }),
  }),
  paged: true,
  response: { status: 200, schema: pageOf(oauthApp) },
});

export const exportOauthApps = exportRoute(listOauthApps, {
  id: 'oauthApps.export',
  columns: [
    'sid',
    'name',
    'description',
    'starts_with',
    'state',
    'sentence',
    'grant_type',
    'permissions',
    'redirect_uris',
    'company_name',
    'people',
    'access_token_seconds',
    'made_by',
    'created_at',
    'rolled_at',
    'last_used_at',
    'last_used_from',
    'ended_at',
  ],
  audit: oauthAppEvents.exported,
});

export const getOauthApp = route({
  id: 'oauthApps.get',
  method: 'GET',
  path: `${path}/{oauth_app_sid}`,
  summary: 'Read an OAuth app, with what it is worth now',
  access: access.organization(oauthAppPermissions.read),
  params: oneApp,
  response: { status: 200, schema: details },
});

export const updateOauthApp = route({
  id: 'oauthApps.update',
  method: 'PATCH',
  path: `${path}/{oauth_app_sid}`,
  summary: 'Change an OAuth app: its words, its permissions, how long its tokens work',
  description:
    'Permissions count from the next call on, for tokens that are out too. Only who made the app gives it more, or another address that codes are sent to.',
  access: access.organization(oauthAppPermissions.update),
  params: oneApp,
  body: z
    .strictObject({
      name: appName.optional(),
      description: appDescription.optional(),
      permissions: givenPermissions.optional(),
      access_token_seconds: tokenSeconds.optional(),
      redirect_uris: redirectUris.optional(),
      company_name: companyName.nullable().optional(),
      homepage_url: homepageUrl.nullable().optional(),
      terms_url: termsUrl.nullable().optional(),
    })
    .refine((change) => Object.keys(change).length > 0, 'must change something'),
  response: { status: 200, schema: oauthApp },
  errors: [
    oauthAppErrors.over,
    oauthAppErrors.made_by_another,
    oauthAppErrors.unknown_permission,
    oauthAppErrors.above_own,
    oauthAppErrors.asks_nobody,
  ],
  audit: [oauthAppEvents.updated],
  locksOrganization: true,
  stepUp: true,
  takesIfMatch: true,
});

export const rollOauthApp = route({
  id: 'oauthApps.roll',
  method: 'POST',
  path: `${path}/{oauth_app_sid}/roll`,
  summary: 'Give an OAuth app a new secret; the old one works on for up to a day',
  description:
    'Put the new secret in place while both work. With 0 hours the old one, any before it, and every access token that is out are dead at once. Only who made the app can roll it.',
  access: access.organization(oauthAppPermissions.update),
  params: oneApp,
  body: z.strictObject({
    old_works_for_hours: z
      .int()
      .min(0)
      .max(overlapHoursAtMost)
      .default(overlapHoursAtMost)
      .meta({ description: 'For how long the old secret works on', example: 24 }),
  }),
  response: { status: 200, schema: made },
  errors: [
    oauthAppErrors.over,
    oauthAppErrors.made_by_another,
    oauthAppErrors.overlap_runs,
    oauthAppErrors.above_own,
  ],
  audit: [oauthAppEvents.rolled],
  locksOrganization: true,
  stepUp: true,
  answersSecret: true,
});

export const revokeOauthApp = route({
  id: 'oauthApps.revoke',
  method: 'POST',
  path: `${path}/{oauth_app_sid}/revoke`,
  summary: 'Revoke an OAuth app: it and its tokens are dead from this moment on',
  access: access.organization(oauthAppPermissions.revoke),
  params: oneApp,
  response: { status: 200, schema: oauthApp },
  errors: [oauthAppErrors.over],
  audit: [oauthAppEvents.revoked],
  dryRun: true,
});
