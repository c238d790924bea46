/** From which attributes a connection reads the fields of a person: as a resource, with a preview. */
import { z } from 'zod';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { access, instant, prose, route } from '../../kernel/route.ts';
import { provisioningEvents, provisioningPermissions } from '../provisioning-connections/index.ts';
import { sourceAtMost } from './mapping.ts';
import { scimErrors } from './vocabulary.ts';

const path =
  '/v1/organizations/{organization_sid}/provisioning-connections/{provisioning_connection_sid}/mapping';
const params = z.object({
  organization_sid: sidInput('OR'),
  provisioning_connection_sid: sidInput('PC'),
});

const field = z.enum(['user_name', 'email', 'first_name', 'last_name', 'active']).meta({
  description:
    'user_name: what the client calls the person. active: whether they can sign in. Both are never read from elsewhere',
});

const source = (description: string, example: string) =>
  z.string().min(1).max(sourceAtMost).nullable().meta({ description, example });

const sources = z.strictObject({
  email: source(
    'The path of the attribute that holds the address; null: as usual',
    'emails[type eq "work"].value',
  ),
  first_name: source(
    'One to three paths, separated by blanks and joined by one; null: name.givenName',
    'displayName',
  ),
  last_name: source('The same of the last name; null: name.familyName', 'name.familyName'),
});

const mapping = z
  .strictObject({
    sentence: prose({ description: 'Where things stand' }),
    fields: z
      .array(
        z.strictObject({
          field,
          source: z.string().nullable().meta({
            description: 'The paths that somebody chose; null: as usual',
            example: 'displayName',
          }),
          usual: prose({
            description: 'From where it is read as usual',
            example: 'name.givenName; for a new person without one, displayName.',
          }),
          is_fixed: z.boolean().meta({ description: 'True: it cannot be read from elsewhere' }),
        }),
      )
      .meta({ description: 'All fields of a person that a connection sets' }),
    version: z
      .int()
      .meta({ description: 'Of the connection: goes up with each change; also the ETag' }),
  })
  .meta({ id: 'ProvisioningMapping', description: 'What a connection reads from where' });

export const getMapping = route({
  id: 'provisioningMappings.get',
  method: 'GET',
  path,
  summary: 'From which attributes does a connection read the fields of a person?',
  access: access.organization(provisioningPermissions.read),
  params,
  response: { status: 200, schema: mapping },
});

export const replaceMapping = route({
  id: 'provisioningMappings.replace',
  method: 'PUT',
  path,
  summary: 'Choose from which attributes a connection reads the fields of a person',
  description:
    'It counts from the next request on; people who are here already change when the client sends them again. An address has to be in a verified domain whatever it is read from.',
  access: access.organization(provisioningPermissions.update),
  params,
  body: sources,
  response: { status: 200, schema: mapping },
  errors: [scimErrors.invalid_path, scimErrors.invalid_filter],
  audit: [provisioningEvents.updated],
  takesIfMatch: true,
  stepUp: true,
});

const previewed = z
  .strictObject({
    field,
    reads: z
      .array(
        z.strictObject({
          path: z.string().meta({ description: 'Where it looks', example: 'displayName' }),
          value: z
            .string()
            .nullable()
            .meta({ description: 'What stands there; null: nothing', example: 'Ada Okafor' }),
        }),
      )
      .meta({ description: 'Everything that is looked at, in this order' }),
    before: z
      .string()
      .nullable()
      .meta({ description: 'What it is now; null: a new person', example: 'Ada' }),
    value: z
      .string()
      .nullable()
      .meta({ description: 'What it would become; null: nothing', example: 'Ada Okafor' }),
    outcome: z.enum(['new', 'changed', 'same', 'missing', 'refused']).meta({
      description: 'missing: nothing was sent there. refused: by the rule that the sentence names',
    }),
    sentence: prose({ description: 'The same in words' }),
    refusal: z
      .string()
      .nullable()
      .meta({ description: 'The code of the refusal', example: 'scim.domain_unverified' }),
  })
  .meta({ id: 'PreviewedField', description: 'What would become of one field' });

export const previewMapping = route({
  id: 'provisioningMappings.preview',
  method: 'POST',
  path: `${path}/preview`,
  summary: 'What would become of a person who is sent, and why? Nothing is changed',
  description:
    'Of a resource, or of a request of the log; without either, of the newest request that says something of a person. Somebody who is here under that userName is compared with it.',
  access: access.organization(provisioningPermissions.read),
  readOnly: true,
  params,
  body: z
    .strictObject({
      sources: sources.optional().meta({ description: 'What to try; absent: what is saved' }),
      resource: z
        .looseObject({})
        .optional()
        .meta({
          description: 'A user as the client sends it',
          example: { userName: 'ada@northwind.example', displayName: 'Ada Okafor' },
        }),
      request_id: z
        .string()
        .max(100)
        .optional()
        .meta({ description: 'Or a request of the log, by its ID' }),
    })
    .refine((body) => body.resource === undefined || body.request_id === undefined, {
      path: ['request_id'],
      message: 'name one of them: resource or request_id',
    }),
  errors: [scimErrors.invalid_path, scimErrors.invalid_filter, scimErrors.no_person],
  response: {
    status: 200,
    schema: z
      .strictObject({
        sentence: prose({ description: 'What would happen, in words' }),
        request: z
          .strictObject({
            request_id: z.string().meta({ description: 'Its ID' }),
            received_at: instant('When it came'),
            method: z.string().meta({ description: 'POST, PUT or PATCH', example: 'POST' }),
            address: z.string().meta({ description: 'Which resource', example: '/scim/v2/Users' }),
          })
          .nullable()
          .meta({ description: 'The request of the log; null: a resource, or nothing came yet' }),
        user_sid: sidOutput('US')
          .nullable()
          .meta({ description: 'SID of the User who is here already; null: nobody is' }),
        fields: z
          .array(previewed)
          .meta({ description: 'Each field; none, where nothing could be read' }),
      })
      .meta({ id: 'MappingPreview', description: 'What would become of a person' }),
  },
});
