/** The API key as a resource and its routes, and what a machine learns about itself. */
import { z } from 'zod';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { exportRoute } from '../../kernel/list-export.ts';
import { choice, filterParameter, text, time } from '../../kernel/list-filter.ts';
import { access, instant, oneLine, pageOf, prose, route } from '../../kernel/route.ts';
import { defaultDays, overlapHoursAtMost, permissionsAtMost } from './rules.ts';
import { apiKeyErrors, apiKeyEvents, apiKeyPermissions } from './vocabulary.ts';

const path = '/v1/organizations/{organization_sid}/api-keys';

export const permissionName = z
  .string()
  .regex(/^\/[a-z0-9-]+(\/[a-z0-9-]+){2,}$/, 'must be a permission')
  .max(200)
  .meta({ description: 'A permission', example: '/bailiwick/iam/organization-users/read' });

export const givenPermissions = z
  .array(permissionName)
  .min(1)
  .max(permissionsAtMost)
  .refine((names) => new Set(names).size === names.length, 'must name each permission once')
  .meta({
    description: `1 to ${permissionsAtMost} permissions, all of them yours`,
    example: ['/bailiwick/iam/organization-users/read'],
  });

/** What can be given, in words. */
export const givablePermissions = z.strictObject({
  items: z
    .array(
      z.strictObject({
        name: permissionName,
        group: prose({ description: 'The heading that it stands under', example: 'Domains' }),
        allows: prose({
          description: 'The end of the sentence: it may …',
          example: 'see the people of the organization',
        }),
        only_reads: z.boolean().meta({ description: 'True: it changes nothing' }),
        is_yours: z.boolean().meta({ description: 'Do you hold it, so that you can give it?' }),
      }),
    )
    .meta({ description: 'All of them, in the order of their headings' }),
});

/** What keys can be given, and for how long at most. */
const whatKeysCanBe = givablePermissions.extend({
  days_at_most: z.int().nullable().meta({
    description: 'For how many days a key may work; null: as many as you like',
    example: 90,
  }),
});

const keyName = oneLine('What people call it', { max: 64 }).meta({
  description: 'What people call it, and the audit log',
  example: 'Nightly report',
});

export const apiKey = z
  .strictObject({
    sid: sidOutput('SK'),
    name: z.string().meta({ description: 'What people call it', example: 'Nightly report' }),
    starts_with: z
      .string()
      .meta({ description: 'The beginning of the key, which names it and is no secret' }),
    state: z
      .enum(['active', 'expired', 'revoked', 'ended'])
      .meta({ description: 'active: it works. The others never work again' }),
    sentence: prose({ description: 'Where things stand' }),
    permissions: z.array(permissionName).meta({ description: 'What it was given' }),
    made_by: z.string().meta({ description: 'Who made it; it acts within their access' }),
    made_by_sid: sidOutput('US'),
    created_at: instant('When'),
    expires_at: instant('Until when it works; null: without an end').nullable(),
    rolled_at: instant('When it got its present secret; null: it is the first').nullable(),
    old_secret_works_until: instant(
      'Until when the secret before also works; null: it does not',
    ).nullable(),
    last_used_at: instant('When it was last used, to the minute; null: never').nullable(),
    last_used_from: z
      .string()
      .nullable()
      .meta({ description: 'From which address, IPv6 without its last half' }),
    ended_at: instant('When it was revoked or ended').nullable(),
  })
  .meta({ id: 'ApiKey', description: 'The credential of a program' });

const details = apiKey
  .extend({
    in_force: z.array(permissionName).meta({
      description:
        'The permissions that it has in the organization now: given, and held by its maker',
    }),
  })
  .meta({ id: 'ApiKeyDetails', description: 'An API key with what it is worth now' });

const made = z
  .strictObject({
    api_key: apiKey,
    key: z.string().meta({ description: 'The key itself, shown this once' }),
  })
  .meta({ id: 'MadeApiKey', description: 'An API key with its secret' });

const inOrganization = z.object({ organization_sid: sidInput('OR') });
const oneKey = z.object({ organization_sid: sidInput('OR'), api_key_sid: sidInput('SK') });

export const listPermissions = route({
  id: 'apiKeys.listPermissions',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/api-key-permissions',
  summary: 'What can an API key be given?',
  access: access.organization(apiKeyPermissions.read),
  params: inOrganization,
  response: { status: 200, schema: whatKeysCanBe },
});

export const createApiKey = route({
  id: 'apiKeys.create',
  method: 'POST',
  path,
  summary: 'Create an API key; its secret is shown once',
  description:
    'A program that sends the key as a bearer token may do what the key was given, as far as you hold it yourself at that moment. The key ends when your login leaves, is stopped, or gets another password.',
  access: access.organization(apiKeyPermissions.create),
  params: inOrganization,
  body: z.strictObject({
    name: keyName,
    permissions: givenPermissions,
    expires_in_days: z
      .int()
      .min(1)
      .max(3650)
      .nullable()
      .default(defaultDays)
      .meta({ description: 'For how many days it works; null: without an end', example: 90 }),
  }),
  response: { status: 201, schema: made },
  errors: [
    apiKeyErrors.unknown_permission,
    apiKeyErrors.above_own,
    apiKeyErrors.too_many,
    apiKeyErrors.works_too_long,
  ],
  audit: [apiKeyEvents.created],
  locksOrganization: true,
  stepUp: true,
  answersSecret: true,
});

const states = ['active', 'expired', 'revoked', 'ended'] as const;

export const apiKeyFilter = {
  text: 'the name',
  fields: {
    state: choice(states, 'whether it works'),
    name: text('the whole name, or its beginning as name*', 'Nightly report'),
    made_by: text('who made it, by address, name, name* or SID', 'ada@northwind.example'),
    permission: text(
      'a permission that it was given, or the beginning of it as name*',
      '/bailiwick/iam/*',
    ),
    expires: time('when it ends', { absent: 'never', isAhead: true }),
    used: time('when it was last used', { absent: 'never' }),
    created: time('when it was made'),
  },
} as const;

export const listApiKeys = route({
  id: 'apiKeys.list',
  method: 'GET',
  path,
  summary: 'List the API keys of an organization',
  access: access.organization(apiKeyPermissions.read),
  params: inOrganization,
  query: z.strictObject({
    q: filterParameter(apiKeyFilter),
    sort: z
      .enum(['name', '-name', 'created_at', '-created_at'])
      .default('-created_at')
      .meta({ description: 'Order; - for descending' }),
  }),
  paged: true,
  response: { status: 200, schema: pageOf(apiKey) },
});

export const exportApiKeys = exportRoute(listApiKeys, {
  id: 'apiKeys.export',
  columns: [
    'sid',
    'name',
    'starts_with',
    'state',
    'sentence',
    'permissions',
    'made_by',
    'created_at',
    'expires_at',
    'rolled_at',
    'last_used_at',
    'last_used_from',
    'ended_at',
  ],
  audit: apiKeyEvents.exported,
});

export const getApiKey = route({
  id: 'apiKeys.get',
  method: 'GET',
  path: `${path}/{api_key_sid}`,
  summary: 'Read an API key, with what it is worth now',
  access: access.organization(apiKeyPermissions.read),
  params: oneKey,
  response: { status: 200, schema: details },
});

export const updateApiKey = route({
  id: 'apiKeys.update',
  method: 'PATCH',
  path: `${path}/{api_key_sid}`,
  summary: 'Rename an API key',
  access: access.organization(apiKeyPermissions.update),
  params: oneKey,
  body: z.strictObject({ name: keyName }),
  response: { status: 200, schema: apiKey },
  errors: [apiKeyErrors.over],
  audit: [apiKeyEvents.renamed],
  takesIfMatch: true,
});

export const rollApiKey = route({
  id: 'apiKeys.roll',
  method: 'POST',
  path: `${path}/{api_key_sid}/roll`,
  summary: 'Give an API key a new secret; the old one works on for up to a day',
  description:
    'Put the new secret in place while both work. With 0 hours the old one, and any before it, is dead at once. Only who made the key can roll it.',
  access: access.organization(apiKeyPermissions.update),
  params: oneKey,
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
    apiKeyErrors.over,
    apiKeyErrors.made_by_another,
    apiKeyErrors.overlap_runs,
    apiKeyErrors.above_own,
  ],
  audit: [apiKeyEvents.rolled],
  locksOrganization: true,
  stepUp: true,
  answersSecret: true,
});

export const revokeApiKey = route({
  id: 'apiKeys.revoke',
  method: 'POST',
  path: `${path}/{api_key_sid}/revoke`,
  summary: 'Revoke an API key: it is dead from this moment on',
  access: access.organization(apiKeyPermissions.revoke),
  params: oneKey,
  response: { status: 200, schema: apiKey },
  errors: [apiKeyErrors.over],
  audit: [apiKeyEvents.revoked],
  dryRun: true,
});

export const getMachine = route({
  id: 'machine.get',
  method: 'GET',
  path: '/v1/machine',
  summary: 'Which machine is calling, and what may it do?',
  access: access.machine,
  response: {
    status: 200,
    schema: z
      .strictObject({
        credential: z
          .enum(['api_key', 'oauth_app', 'provisioning'])
          .meta({ description: 'By what it shows itself' }),
        sid: z
          .string()
          .regex(/^(SK|OQ|PC)[0-9a-f]{32}$/)
          .meta({ description: 'SID of what it shows itself by' }),
        name: z.string().meta({ description: 'What people call it', example: 'Nightly report' }),
        organization_sid: sidOutput('OR'),
        organization_name: z.string().meta({ description: 'The one that it belongs to' }),
        permissions: z.array(permissionName).meta({
          description: 'What it may do in the organization now',
        }),
        answered_for_by: z
          .string()
          .meta({ description: 'Who answers for it', example: 'Ada Okafor' }),
        expires_at: instant('Until when what it sent works; null: without an end').nullable(),
      })
      .meta({ id: 'Machine', description: 'The program that is calling' }),
  },
});
