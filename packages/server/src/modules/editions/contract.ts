/** The edition resource, what holds for all editions, and the operator's routes to both. */
import { z } from 'zod';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { access, instant, nothing, oneLine, pageOf, prose, route } from '../../kernel/route.ts';
import { featureNames, type Limit, limitNames, limits as limitTable } from './catalogue.ts';
import { editionErrors, editionEvents } from './vocabulary.ts';

const feature = z.enum(featureNames);
const holds = (description: string) => z.array(feature).meta({ description });

/** One number for each limit; null: as many as one likes. */
const limitNumbers = z
  .strictObject(
    Object.fromEntries(
      limitNames.map((name) => [
        name,
        z
          .int()
          .nullable()
          .meta({ description: `${limitTable[name].title.toString()}; null: not limited` }),
      ]),
    ) as Record<Limit, z.ZodNullable<z.ZodInt>>,
  )
  .meta({ description: 'What is allowed of each limit' });

export const edition = z
  .strictObject({
    sid: sidOutput('ED'),
    slug: z.string().meta({ description: 'Its name for programs', example: 'enterprise' }),
    name: z.string().meta({ description: 'Its name for people', example: 'Enterprise' }),
    features: holds('The features that it holds'),
    limits: limitNumbers,
    is_listed: z
      .boolean()
      .meta({ description: 'False: only organizations that have it see that there is such a one' }),
    is_default: z
      .boolean()
      .meta({ description: 'True: whoever has no edition assigned has this one' }),
    assigned: z
      .int()
      .meta({ description: 'Organizations to which it is assigned, now or for later' }),
    created_at: instant('When it was created'),
    version: z.int().meta({ description: 'Goes up with each change; also the ETag' }),
  })
  .meta({ id: 'Edition', description: 'Features and limits that organizations get together' });

const entry = {
  title: prose({ description: 'What people call it', example: 'Single sign-on' }),
  description: prose({ description: 'What it is about' }),
};
export const featureEntry = z.strictObject({
  name: feature.meta({ description: 'Stable word' }),
  ...entry,
});
export const limitEntry = z.strictObject({
  name: z.enum(limitNames).meta({ description: 'Stable word' }),
  ...entry,
  unit: z.enum(['count', 'days']).meta({ description: 'What its number counts' }),
});

export const editionSettings = z
  .strictObject({
    default_edition_sid: sidOutput('ED', 'The edition of whoever has none assigned'),
    contact: z.string().nullable().meta({
      description: 'Whom organizations ask for another edition; null: nobody is named',
      example: 'sales@vendor.example',
    }),
    version: z.int().meta({ description: 'Goes up with each change; also the ETag' }),
  })
  .meta({ id: 'EditionSettings', description: 'What holds for all editions' });

const path = '/v1/operator/editions';
const oneEdition = z.object({ edition_sid: sidInput('ED') });
const { name_taken, in_use } = editionErrors;

export const listEditions = route({
  id: 'editions.list',
  method: 'GET',
  path,
  summary: 'List the editions of this instance, and what an edition can hold',
  access: access.operator,
  response: {
    status: 200,
    schema: z
      .strictObject({
        items: z.array(edition).meta({ description: 'In the order in which they were created' }),
        settings: editionSettings,
        features: z
          .array(featureEntry)
          .meta({ description: 'All features that an edition can hold' }),
        limits: z
          .array(
            limitEntry.extend({
              at_least: z.int().meta({ description: 'The smallest number that can be set' }),
            }),
          )
          .meta({ description: 'All limits that an edition can set' }),
      })
      .meta({ id: 'Editions', description: 'The editions, and the words that they are made of' }),
  },
});

export const getEdition = route({
  id: 'editions.get',
  method: 'GET',
  path: `${path}/{edition_sid}`,
  summary: 'Read an edition',
  access: access.operator,
  params: oneEdition,
  response: { status: 200, schema: edition },
});

const limitsInput = z
  .strictObject(
    Object.fromEntries(
      limitNames.map((name) => [
        name,
        z
          .int()
          .min(limitTable[name].atLeast)
          .max(1_000_000_000)
          .nullable()
          .optional()
          .meta({ description: `${limitTable[name].title.toString()}; null: not limited` }),
      ]),
    ) as Record<Limit, z.ZodOptional<z.ZodNullable<z.ZodInt>>>,
  )
  .meta({ description: 'What is allowed of each limit; one that is absent is not limited' });

const fields = {
  name: oneLine('Its name for people, 1 to 64 characters', { max: 64 }),
  slug: z
    .string()
    .regex(
      /^[a-z][a-z0-9-]{0,31}$/,
      'must begin with a small letter and hold small letters, digits and hyphens, 32 at most',
    )
    .meta({ description: 'Its name for programs', example: 'enterprise' }),
  features: holds('The features that it holds'),
  limits: limitsInput,
  is_listed: z.boolean().meta({
    description: 'Whether organizations that have another one see that there is such a one',
  }),
};

export const createEdition = route({
  id: 'editions.create',
  method: 'POST',
  path,
  summary: 'Create an edition',
  access: access.operator,
  body: z.strictObject({ ...fields, is_listed: fields.is_listed.default(true) }),
  response: { status: 201, schema: edition },
  errors: [name_taken],
  audit: [editionEvents.created],
});

export const updateEdition = route({
  id: 'editions.update',
  method: 'PATCH',
  path: `${path}/{edition_sid}`,
  summary: 'Change an edition for all organizations that have it',
  description:
    'What an organization loses becomes read-only, and what it has enforced goes on; what is above a new limit stays. The dry run names the organizations.',
  access: access.operator,
  params: oneEdition,
  body: z.strictObject({
    name: fields.name.optional(),
    slug: fields.slug.optional(),
    features: fields.features.optional(),
    limits: fields.limits.optional(),
    is_listed: fields.is_listed.optional(),
  }),
  response: { status: 200, schema: edition },
  errors: [name_taken],
  audit: [editionEvents.changed],
  takesIfMatch: true,
  dryRun: true,
});

export const retireEdition = route({
  id: 'editions.retire',
  method: 'DELETE',
  path: `${path}/{edition_sid}`,
  summary: 'Retire an edition that no organization has; the past keeps it',
  access: access.operator,
  params: oneEdition,
  response: { status: 204, schema: nothing },
  errors: [in_use],
  audit: [editionEvents.retired],
});

export const updateEditionSettings = route({
  id: 'editionSettings.update',
  method: 'PATCH',
  path: '/v1/operator/edition-settings',
  summary: 'Say which edition is the default, and whom organizations ask for another',
  access: access.operator,
  body: z.strictObject({
    default_edition_sid: sidInput('ED').optional(),
    contact: oneLine('An address, or how to reach you; null: nobody is named', { max: 200 })
      .nullable()
      .optional(),
  }),
  response: { status: 200, schema: editionSettings },
  audit: [editionEvents.settings_changed],
  takesIfMatch: true,
  dryRun: true,
});

export const listEditionOrganizations = route({
  id: 'editions.listOrganizations',
  method: 'GET',
  path: `${path}/{edition_sid}/organizations`,
  summary: 'List the organizations that have an edition now',
  access: access.operator,
  params: oneEdition,
  paged: true,
  response: {
    status: 200,
    schema: pageOf(
      z
        .strictObject({
          sid: sidOutput('OR'),
          friendly_name: z.string().meta({ description: 'Its name' }),
          by_default: z.boolean().meta({ description: 'True: it has no edition assigned' }),
          ends_at: instant('When it ends; null: without an end').nullable(),
          reference: z
            .string()
            .nullable()
            .meta({ description: 'Contract or order', example: 'PO-2026-117' }),
        })
        .meta({ id: 'EditionOrganization', description: 'An organization with an edition' }),
    ),
  },
});
