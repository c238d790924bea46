/** Provisioning connections as a resource, with their tokens, their brake and what went over them. */
import { z } from 'zod';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { access, instant, nothing, oneLine, prose, route } from '../../kernel/route.ts';
import { provisioningErrors, provisioningEvents, provisioningPermissions } from './vocabulary.ts';

const path = '/v1/organizations/{organization_sid}/provisioning-connections';

const token = z
  .strictObject({
    sid: sidOutput('PT'),
    starts_with: z.string().meta({ description: 'The beginning of the token, which is no secret' }),
    created_at: instant('When'),
    expires_at: instant('Until when it works'),
    last_used_at: instant('When it was last used, to the minute; null: never').nullable(),
  })
  .meta({ id: 'ProvisioningToken', description: 'A token that works' });

const connection = z
  .strictObject({
    sid: sidOutput('PC'),
    name: z.string().meta({ description: 'What people call it' }),
    base_url: z.string().meta({ description: 'Where the identity provider sends to' }),
    state: z
      .enum(['waiting', 'working', 'trying', 'held', 'without_token'])
      .meta({ description: 'Where things stand' }),
    sentence: prose({ description: 'The same in words, with whose move it is' }),
    adopts_people: z.boolean().meta({
      description:
        'True: it sees and takes over people whom the organization manages already, and groups that people made',
    }),
    is_dry_run: z.boolean().meta({
      description: 'True: what it sends is tried, told, and not kept',
    }),
    brake_percent: z.int().meta({
      description: 'The part of its people that it may deactivate within a day',
    }),
    released_until: instant(
      'Until when an administrator lets everything through the brake; null: it works',
    ).nullable(),
    tokens: z.array(token).meta({ description: 'The tokens that work, two at most' }),
    held: z
      .strictObject({
        count: z.int().meta({ description: 'How many people it wanted to deactivate' }),
        names: z.array(z.string()).meta({ description: 'The first twenty of them' }),
        groups: z
          .array(z.string())
          .meta({ description: 'The groups that it wanted to take people out of, twenty at most' }),
      })
      .meta({ description: 'What the brake holds' }),
    made_by: z.string().meta({ description: 'Who made it' }),
    created_at: instant('When'),
    last_request_at: instant('When it last sent something; null: never').nullable(),
    version: z.int().meta({ description: 'Goes up with each change; also the ETag' }),
  })
  .meta({ id: 'ProvisioningConnection', description: 'An identity provider that sends people' });

const made = z
  .strictObject({
    connection,
    token: z.string().meta({ description: 'The token itself, shown this once' }),
  })
  .meta({ id: 'MadeProvisioningToken', description: 'A connection with a new token' });

const inOrganization = z.object({ organization_sid: sidInput('OR') });
const one = inOrganization.extend({ provisioning_connection_sid: sidInput('PC') });

const connectionName = oneLine('What people call it, and the audit log', { max: 64 });
const adoptsPeople = z.boolean().meta({
  description:
    'May it see and take over people whom the organization manages already, and groups that people made?',
});
const isDryRun = z.boolean().meta({ description: 'Only try what it sends?' });
const brakePercent = z
  .int()
  .min(1)
  .max(100)
  .meta({ description: 'The part of its people that it may deactivate within a day', example: 10 });
const expiresInDays = z
  .int()
  .min(1)
  .max(365)
  .default(365)
  .meta({ description: 'For how many days the token works', example: 180 });

export const listConnections = route({
  id: 'provisioningConnections.list',
  method: 'GET',
  path,
  summary: 'List the provisioning connections of an organization',
  access: access.organization(provisioningPermissions.read),
  params: inOrganization,
  response: {
    status: 200,
    schema: z.strictObject({
      items: z.array(connection).meta({ description: 'All of them, the oldest first' }),
    }),
  },
});

export const getConnection = route({
  id: 'provisioningConnections.get',
  method: 'GET',
  path: `${path}/{provisioning_connection_sid}`,
  summary: 'Read a provisioning connection',
  access: access.organization(provisioningPermissions.read),
  params: one,
  response: { status: 200, schema: connection },
});

export const createConnection = route({
  id: 'provisioningConnections.create',
  method: 'POST',
  path,
  summary: 'Connect an identity provider that sends people over SCIM; its token is shown once',
  description:
    'Whoever has the token creates, changes and deactivates people in the verified domains of the organization, at /scim/v2 and nowhere else. The Owner is never deactivated.',
  access: access.organization(provisioningPermissions.create),
  params: inOrganization,
  body: z.strictObject({
    name: connectionName,
    adopts_people: adoptsPeople,
    is_dry_run: isDryRun.default(false),
    brake_percent: brakePercent.default(10),
    expires_in_days: expiresInDays,
  }),
  response: { status: 201, schema: made },
  errors: [provisioningErrors.above_own, provisioningErrors.too_many],
  audit: [provisioningEvents.created],
  locksOrganization: true,
  stepUp: true,
  answersSecret: true,
});

export const updateConnection = route({
  id: 'provisioningConnections.update',
  method: 'PATCH',
  path: `${path}/{provisioning_connection_sid}`,
  summary: 'Change what a provisioning connection may do',
  access: access.organization(provisioningPermissions.update),
  params: one,
  body: z.strictObject({
    name: connectionName.optional(),
    adopts_people: adoptsPeople.optional(),
    is_dry_run: isDryRun.optional(),
    brake_percent: brakePercent.optional(),
  }),
  response: { status: 200, schema: connection },
  audit: [provisioningEvents.updated],
  takesIfMatch: true,
  stepUp: true,
});

export const createToken = route({
  id: 'provisioningConnections.createToken',
  method: 'POST',
  path: `${path}/{provisioning_connection_sid}/tokens`,
  summary: 'Make another token, to put in place of the one that works',
  access: access.organization(provisioningPermissions.create),
  params: one,
  body: z.strictObject({ expires_in_days: expiresInDays }),
  response: { status: 201, schema: made },
  errors: [provisioningErrors.above_own, provisioningErrors.too_many_tokens],
  audit: [provisioningEvents.token_created],
  stepUp: true,
  answersSecret: true,
});

export const revokeToken = route({
  id: 'provisioningConnections.revokeToken',
  method: 'DELETE',
  path: `${path}/{provisioning_connection_sid}/tokens/{provisioning_token_sid}`,
  summary: 'Revoke a token: it is dead from this moment on',
  access: access.organization(provisioningPermissions.update),
  params: one.extend({ provisioning_token_sid: sidInput('PT') }),
  response: { status: 204, schema: nothing },
  errors: [provisioningErrors.token_over],
  audit: [provisioningEvents.token_revoked],
});

export const releaseBrake = route({
  id: 'provisioningConnections.release',
  method: 'POST',
  path: `${path}/{provisioning_connection_sid}/release`,
  summary: 'Let the brake go for a day: what it held goes through when the provider sends it again',
  access: access.organization(provisioningPermissions.update),
  params: one,
  response: { status: 200, schema: connection },
  errors: [provisioningErrors.not_held],
  audit: [provisioningEvents.released],
  stepUp: true,
  dryRun: true,
});

export const endConnection = route({
  id: 'provisioningConnections.end',
  method: 'DELETE',
  path: `${path}/{provisioning_connection_sid}`,
  summary: 'End a provisioning connection: its tokens are dead, its people stay as they are',
  access: access.organization(provisioningPermissions.delete),
  params: one,
  response: { status: 204, schema: nothing },
  audit: [provisioningEvents.ended],
  locksOrganization: true,
  stepUp: true,
  dryRun: true,
});

export const listRequests = route({
  id: 'provisioningConnections.listRequests',
  method: 'GET',
  path: `${path}/{provisioning_connection_sid}/requests`,
  summary: 'What a connection sent, and what it was answered: the newest hundred, of the last week',
  access: access.organization(provisioningPermissions.read),
  params: one,
  response: {
    status: 200,
    schema: z.strictObject({
      items: z
        .array(
          z.strictObject({
            request_id: z.string().meta({ description: 'Of the request; also in the audit log' }),
            received_at: instant('When'),
            method: z
              .string()
              .meta({ description: 'GET, POST, PUT, PATCH or DELETE', example: 'POST' }),
            address: z
              .string()
              .meta({ description: 'Which resource, with the query', example: '/scim/v2/Users' }),
            body: z.string().nullable().meta({
              description: 'As JSON, without secrets, cut off after 8,000 characters',
              example: '{"userName":"ada@northwind.example"}',
            }),
            status: z.int().meta({ description: 'Of the answer', example: 201 }),
            answer: z
              .string()
              .nullable()
              .meta({ description: 'The same of the answer', example: '{"active":true}' }),
            refusal: z.string().nullable().meta({
              description: 'The code of the refusal; null: it was done',
              example: 'scim.duplicate',
            }),
            milliseconds: z.int().meta({ description: 'How long it took', example: 12 }),
          }),
        )
        .meta({ description: 'The newest first' }),
    }),
  },
});
