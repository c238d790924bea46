/** The operation resource and its routes. */
import { z } from 'zod';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { impactLine } from '../../kernel/impact.ts';
import { exportRoute } from '../../kernel/list-export.ts';
import { choice, filterParameter, text, time } from '../../kernel/list-filter.ts';
import { access, instant, nothing, pageOf, prose, route } from '../../kernel/route.ts';
import { rowOutcomes } from './outcomes.ts';
import { operationErrors, operationEvents, operationPermissions } from './vocabulary.ts';

const outcome = z.enum(rowOutcomes).meta({
  description:
    'CREATED, UPDATED: done (in a dry run: would be). UNCHANGED: it was so already. ERROR: refused, for the reason beside it',
});

const count = (description: string) => z.int().meta({ description });

export const operation = z
  .strictObject({
    sid: sidOutput('OP'),
    kind: z.string().meta({ description: 'What is done', example: 'imports.run' }),
    label: prose({ description: 'The same for people', example: 'import people' }),
    dry_run: z.boolean().meta({ description: 'True: every row is tried and taken back' }),
    state: z.enum(['PENDING', 'IN_PROGRESS', 'SUCCEEDED', 'FAILED']).meta({
      description: 'SUCCEEDED: every row was looked at. FAILED: stopped before the end; see error',
    }),
    done_rows: count('Rows that are looked at'),
    total_rows: z.int().nullable().meta({ description: 'null: not known yet' }),
    outcomes: z
      .strictObject({
        created: count('Rows that made something'),
        updated: count('Rows that changed something'),
        unchanged: count('Rows with nothing to do'),
        error: count('Rows that were refused'),
      })
      .meta({ description: 'What became of the rows so far' }),
    changes: z
      .array(impactLine)
      .meta({ description: 'What its rows changed so far, or would change, added up' }),
    error: z
      .strictObject({
        code: z.string().meta({ description: 'Stable code of the error' }),
        detail: prose({ description: 'What happened' }),
      })
      .nullable()
      .meta({ description: 'Why it stopped; null unless FAILED' }),
    asked_by: z.string().meta({ description: 'Who asked for it' }),
    created_at: instant('When it was asked for'),
    started_at: instant('When it began').nullable(),
    finished_at: instant('When it ended').nullable(),
    version: count('Goes up with each batch; also the ETag'),
  })
  .meta({ id: 'Operation', description: 'Something that takes longer than a request' });

const operationRow = z
  .strictObject({
    row_number: count('Number of the row; in a file, its line counted from the header as 1'),
    key: z.string().meta({ description: 'Whom or what the row is about' }),
    outcome,
    column: z.string().nullable().meta({ description: 'The column that the reason is about' }),
    value: z.string().nullable().meta({ description: 'What stands there' }),
    reason: prose({})
      .nullable()
      .meta({ description: 'Why, in words', example: 'there is no such role in organizations' }),
    suggestion: prose({}).nullable().meta({
      description: 'How to mend it, where that is known',
      example: 'Did you mean Administrator?',
    }),
    code: z.string().nullable().meta({ description: 'Stable code of the error that it met' }),
    target_sid: z.string().nullable().meta({ description: 'SID of what was made or changed' }),
  })
  .meta({ id: 'OperationRow', description: 'What became of one row of an operation' });

const inOrganization = z.object({ organization_sid: sidInput('OR') });
const oneOperation = z.object({
  organization_sid: sidInput('OR'),
  operation_sid: sidInput('OP'),
});

export const operationFilter = {
  text: 'what is done, and who asked for it',
  fields: {
    state: choice(['PENDING', 'IN_PROGRESS', 'SUCCEEDED', 'FAILED'], 'how far it is'),
    kind: text('what is done, or its beginning as kind*', 'imports.*'),
    dry_run: choice(['yes', 'no'], 'whether its rows are only tried'),
    asked_by: text('who asked for it, by address, name, name* or SID', 'ada@northwind.example'),
    created: time('when it was asked for'),
    finished: time('when it ended', { absent: 'never' }),
  },
} as const;

export const listOperations = route({
  id: 'operations.list',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/operations',
  summary: 'List operations, newest first',
  access: access.organization(operationPermissions.read),
  params: inOrganization,
  query: z.strictObject({
    q: filterParameter(operationFilter),
    sort: z
      .enum(['-created_at', 'created_at'])
      .default('-created_at')
      .meta({ description: 'Order; - for descending' }),
  }),
  paged: true,
  response: { status: 200, schema: pageOf(operation) },
});

export const exportOperations = exportRoute(listOperations, {
  id: 'operations.export',
  columns: [
    'sid',
    'kind',
    'label',
    'dry_run',
    'state',
    'done_rows',
    'total_rows',
    'outcomes.created',
    'outcomes.updated',
    'outcomes.unchanged',
    'outcomes.error',
    'error.code',
    'error.detail',
    'asked_by',
    'created_at',
    'started_at',
    'finished_at',
  ],
  audit: operationEvents.listed,
});

export const getOperation = route({
  id: 'operations.get',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/operations/{operation_sid}',
  summary: 'Read an operation: how far it is, and what became of it',
  access: access.organization(operationPermissions.read),
  params: oneOperation,
  response: { status: 200, schema: operation },
});

export const listOperationRows = route({
  id: 'operations.listRows',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/operations/{operation_sid}/rows',
  summary: 'List what became of each row, in their order; also while it runs',
  access: access.organization(operationPermissions.read),
  params: oneOperation,
  query: z.strictObject({
    outcome: outcome.optional().meta({ description: 'Only rows of this outcome' }),
  }),
  paged: true,
  response: { status: 200, schema: pageOf(operationRow) },
});

export const listOperationRefusals = route({
  id: 'operations.listRefusals',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/operations/{operation_sid}/refusals',
  summary: 'List the errors that rows met, the most frequent first',
  access: access.organization(operationPermissions.read),
  params: oneOperation,
  response: {
    status: 200,
    schema: z
      .strictObject({
        items: z
          .array(
            z.strictObject({
              code: z.string().meta({ description: 'Stable code of the error' }),
              count: count('How many rows met it'),
              reason: prose({
                description: 'As it was said of the first of them',
                example: 'They belong here already.',
              }),
              keys: z
                .array(z.string())
                .meta({ description: 'Whom or what the first of them are about' }),
            }),
          )
          .meta({ description: 'The errors' }),
      })
      .meta({ id: 'OperationRefusals', description: 'Why rows of an operation were refused' }),
  },
});

export const exportOperationRows = route({
  id: 'operations.exportRows',
  forMachines: true,
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/operations/{operation_sid}/rows/export',
  summary: 'Take the rows out as a CSV file that is safe to open in a spreadsheet',
  access: access.organization(operationPermissions.read),
  params: oneOperation,
  body: z.strictObject({
    outcome: outcome.optional().meta({ description: 'Only rows of this outcome' }),
  }),
  response: { status: 200, schema: nothing },
  file: ['text/csv'],
  stepUp: true,
  audit: [operationEvents.exported],
});

export const cancelOperation = route({
  id: 'operations.cancel',
  forMachines: true,
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/operations/{operation_sid}/cancel',
  summary: 'Cancel an operation after its present batch; what was done stays done',
  access: access.organization(operationPermissions.cancel),
  params: oneOperation,
  response: { status: 200, schema: operation },
  errors: [operationErrors.finished],
  audit: [operationEvents.cancelled],
  locksOrganization: true,
});
