/** What an organization has and uses of its edition: its own routes, and the operator's look at the same. */
import { z } from 'zod';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { access, instant, nothing, prose, route } from '../../kernel/route.ts';
import { featureEntry, limitEntry } from './contract.ts';
import { editionEvents, usagePermissions } from './vocabulary.ts';

const editionName = z.string().meta({ description: 'Name of the edition', example: 'Enterprise' });

export const usage = z
  .strictObject({
    organization_sid: sidOutput('OR'),
    sentence: prose({
      description: 'Where things stand',
      example: 'Northwind Traders has the edition Enterprise until 2027-11-30, then Community.',
    }),
    edition: z
      .strictObject({
        sid: sidOutput('ED'),
        name: editionName,
        is_default: z.boolean().meta({ description: 'True: none is assigned' }),
        starts_at: instant('Since when it is assigned; null: it is not').nullable(),
        ends_at: instant('When it ends; null: without an end').nullable(),
        reference: z
          .string()
          .nullable()
          .meta({ description: 'Contract or order', example: 'PO-2026-117' }),
      })
      .meta({ description: 'The edition that the organization has now' }),
    next: z
      .strictObject({ name: editionName, starts_at: instant('From when on') })
      .nullable()
      .meta({ description: 'The edition that is planned after it; null: the default one' }),
    contact: z
      .string()
      .nullable()
      .meta({ description: 'Whom to ask for another edition', example: 'sales@vendor.example' }),
    limits: z
      .array(
        limitEntry.extend({
          used: z
            .int()
            .nullable()
            .meta({ description: 'How many there are; null where nothing is counted' }),
          allowed: z.int().nullable().meta({ description: 'How many there may be; null: any' }),
        }),
      )
      .meta({ description: 'Every limit, with what is used of it' }),
    features: z
      .array(
        featureEntry.extend({
          is_held: z.boolean().meta({ description: 'Whether the edition holds it' }),
        }),
      )
      .meta({ description: 'Every feature' }),
    editions: z
      .array(
        z.strictObject({
          sid: sidOutput('ED'),
          name: editionName,
          is_current: z.boolean().meta({ description: 'Whether the organization has it' }),
          features: z
            .array(z.string())
            .meta({ description: 'The features that it holds', example: ['sso'] }),
          limits: z
            .array(
              z.strictObject({
                name: z.string().meta({ description: 'The limit', example: 'domains' }),
                allowed: z.int().nullable().meta({ description: 'How many; null: any' }),
              }),
            )
            .meta({ description: 'What it allows of each limit' }),
          would_break: z
            .array(prose({}))
            .meta({ description: 'What the organization would lose with it, as sentences' }),
        }),
      )
      .meta({ description: 'The editions that there are' }),
  })
  .meta({ id: 'Usage', description: 'The edition of an organization, and what is used of it' });

const inOrganization = z.object({ organization_sid: sidInput('OR') });

export const getUsage = route({
  id: 'usage.get',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/usage',
  summary: 'Read the edition of an organization and what is used of it',
  access: access.organization(usagePermissions.read),
  params: inOrganization,
  response: { status: 200, schema: usage },
});

export const downloadUsage = route({
  id: 'usage.download',
  forMachines: true,
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/usage/file',
  summary: 'Take the usage of an organization out as a CSV file',
  access: access.organization(usagePermissions.read),
  params: inOrganization,
  response: { status: 200, schema: nothing },
  file: ['text/csv'],
  audit: [editionEvents.usage_exported],
});

export const getOperatedUsage = route({
  id: 'operatedOrganizations.getUsage',
  method: 'GET',
  path: '/v1/operator/organizations/{organization_sid}/usage',
  summary:
    'Read the edition of an organization and what is used of it, as its operator: numbers only',
  access: access.operator,
  params: inOrganization,
  response: { status: 200, schema: usage },
});
