/** Which edition an organization has, from when to when: the operator's routes. */
import { z } from 'zod';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { access, instant, oneLine, pageOf, route } from '../../kernel/route.ts';
import { editionErrors, editionEvents } from './vocabulary.ts';

export const editionAssignment = z
  .strictObject({
    sid: sidOutput('EA'),
    edition_sid: sidOutput('ED'),
    edition_name: z.string().meta({ description: 'Name of the edition', example: 'Enterprise' }),
    state: z.enum(['planned', 'current', 'ended', 'replaced']).meta({
      description: 'Where it stands; replaced: it was planned, and another came before it began',
    }),
    starts_at: instant('From when on'),
    ends_at: instant('Until when; null: without an end').nullable(),
    reference: z
      .string()
      .nullable()
      .meta({ description: 'Contract or order', example: 'PO-2026-117' }),
    created_at: instant('When it was entered'),
  })
  .meta({
    id: 'EditionAssignment',
    description: 'An edition of an organization, between two dates',
  });

const path = '/v1/operator/organizations/{organization_sid}/edition-assignments';
const inOrganization = z.object({ organization_sid: sidInput('OR') });

export const listEditionAssignments = route({
  id: 'editionAssignments.list',
  method: 'GET',
  path,
  summary: 'List the editions that an organization has, had and will have',
  access: access.operator,
  params: inOrganization,
  paged: true,
  response: { status: 200, schema: pageOf(editionAssignment) },
});

export const createEditionAssignment = route({
  id: 'editionAssignments.create',
  method: 'POST',
  path,
  summary: 'Give an organization an edition, from now or a later moment on',
  description:
    'It takes the place of whatever the organization has or was to have from that moment on. When it ends the organization has the default edition: nobody is locked out, and nothing opens.',
  access: access.operator,
  params: inOrganization,
  body: z.strictObject({
    edition_sid: sidInput('ED'),
    starts_at: z.iso
      .datetime()
      .optional()
      .meta({ description: 'From when on; now when it is absent' }),
    ends_at: z.iso
      .datetime()
      .nullable()
      .default(null)
      .meta({ description: 'Until when; null: without an end' }),
    reference: oneLine('Contract or order, at most 100 characters', { max: 100 })
      .nullable()
      .default(null),
  }),
  response: { status: 201, schema: editionAssignment },
  errors: [editionErrors.dates_not_possible],
  audit: [editionEvents.assigned],
  locksOrganization: true,
  dryRun: true,
});

export const withdrawEdition = route({
  id: 'editionAssignments.withdraw',
  method: 'POST',
  path: `${path}/withdraw`,
  summary: 'End the edition of an organization now; what was planned is off too',
  access: access.operator,
  params: inOrganization,
  response: { status: 200, schema: editionAssignment },
  errors: [editionErrors.none_assigned],
  audit: [editionEvents.withdrawn],
  locksOrganization: true,
  dryRun: true,
});
