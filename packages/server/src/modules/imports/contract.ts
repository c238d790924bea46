/** Imports of people from a file, and their routes. */
import { z } from 'zod';
import { requestErrors } from '../../kernel/errors.ts';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { access, instant, oneLine, prose, route } from '../../kernel/route.ts';
import { operationErrors, operationResource } from '../operations/index.ts';
import { fields } from './rules.ts';
import { importErrors, importEvents, importPermissions } from './vocabulary.ts';

export const largestFileBytes = 35_000_000;
const largestPiece = 500_000;

export const importFile = z
  .strictObject({
    sid: sidOutput('IM'),
    file_name: z.string().meta({ description: 'Name of the file' }),
    state: z
      .enum(['receiving', 'received'])
      .meta({ description: 'received: the file is whole and can be checked and run' }),
    size_bytes: z.int().meta({ description: 'How large the file is' }),
    received_bytes: z.int().meta({ description: 'How much of it is here: where to go on' }),
    columns: z
      .array(
        z.strictObject({
          heading: z.string().meta({ description: 'As it stands in the first line' }),
          field: z
            .enum(fields)
            .nullable()
            .meta({ description: 'What it is read as; null: the column is not used' }),
        }),
      )
      .meta({ description: 'The columns of a whole file that can be read' }),
    problem: prose({})
      .nullable()
      .meta({ description: 'Why a whole file cannot be read as a table of people' }),
    created_at: instant('When the upload began'),
    version: z.int().meta({ description: 'Goes up with each piece; also the ETag' }),
  })
  .meta({ id: 'Import', description: 'A file of people, kept for seven days' });

const inOrganization = z.object({ organization_sid: sidInput('OR') });
const oneImport = z.object({ organization_sid: sidInput('OR'), import_sid: sidInput('IM') });

export const createImport = route({
  id: 'imports.create',
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/imports',
  summary: 'Begin to upload a CSV file of people',
  description:
    'CSV in UTF-8 with a first line of headings: `email`, and if you like `first_name`, `last_name`, `organization_role` (name or SID), `accounts` (`AC…:Developer|AC…:Support`). Comma, semicolon or tab. At most 35 MB and 150,000 lines; sent in pieces.',
  access: access.organization(importPermissions.create),
  params: inOrganization,
  body: z.strictObject({
    file_name: oneLine('Name of the file', { max: 200 }),
    size_bytes: z
      .int()
      .min(1)
      .max(largestFileBytes)
      .meta({ description: 'How large it is, in bytes of UTF-8' }),
  }),
  response: { status: 201, schema: importFile },
  errors: [importErrors.too_many],
  audit: [importEvents.created],
  limits: [{ name: 'import-create', limit: 60, windowSeconds: 3600 }],
});

export const appendToImport = route({
  id: 'imports.append',
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/imports/{import_sid}/pieces',
  summary: 'Send the next piece of the file',
  access: access.organization(importPermissions.create),
  params: oneImport,
  body: z.strictObject({
    offset_bytes: z
      .int()
      .min(0)
      .meta({ description: 'Where the piece begins: `received_bytes` of the import' }),
    text: z
      .string()
      .min(1)
      .max(largestPiece)
      .meta({ description: 'The next characters of the file, at most 500,000' }),
  }),
  response: { status: 200, schema: importFile },
  errors: [importErrors.wrong_offset, importErrors.too_large],
  audit: [importEvents.received],
  auditsChangesOnly: true,
});

export const getImport = route({
  id: 'imports.get',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/imports/{import_sid}',
  summary: 'Read how far an upload is, and how its columns are read',
  access: access.organization(importPermissions.read),
  params: oneImport,
  response: { status: 200, schema: importFile },
});

const startErrors = [importErrors.incomplete, importErrors.unreadable, operationErrors.too_many];

export const checkImport = route({
  id: 'imports.check',
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/imports/{import_sid}/check',
  summary:
    'Try every row without keeping anything: an operation that lists what would become of each',
  access: access.organization(importPermissions.create),
  params: oneImport,
  response: { status: 202, schema: operationResource },
  errors: startErrors,
  audit: [importEvents.checked],
  locksOrganization: true,
});

export const runImport = route({
  id: 'imports.run',
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/imports/{import_sid}/run',
  summary: 'Import the people: an operation that lists what became of each row',
  description:
    'New people are invited; people who belong here get names, role and accounts as the row says, and an empty cell changes nothing. The same file once more changes nothing. A file with a column of roles or accounts asks whoever runs it to prove again that it is them.',
  access: access.organization(importPermissions.create),
  params: oneImport,
  body: z.strictObject({
    notify: z.boolean().meta({
      description: 'Mail every invitation? Otherwise they are sent one by one, by resend',
    }),
  }),
  response: { status: 202, schema: operationResource },
  errors: [...startErrors, requestErrors.step_up_required],
  audit: [importEvents.started],
  locksOrganization: true,
});
