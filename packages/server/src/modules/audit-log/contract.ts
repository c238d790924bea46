/** The audit event resource and its routes. */
import { z } from 'zod';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { choice, filterParameter, text, time } from '../../kernel/list-filter.ts';
import { access, instant, nothing, pageOf, prose, route } from '../../kernel/route.ts';
import { editionErrors } from '../editions/index.ts';
import { findingKinds } from './rules.ts';
import {
  accountAuditPermissions,
  auditLogErrors,
  auditLogEvents,
  auditPermissions,
} from './vocabulary.ts';

const fields = z.record(z.string(), z.json());

export const auditEvent = z
  .strictObject({
    sid: z.string().meta({
      description: 'SID of the Audit event',
      example: 'AE0193a1f0c27b7d4e9b1c5a2f8e6d4c3b',
    }),
    occurred_at: instant('When it happened, by the clock of the database'),
    event: z
      .string()
      .meta({ description: 'What happened, from a closed list', example: 'domain.verified' }),
    sentence: prose({
      description: 'The same as a sentence',
      example: 'Ada Okafor renamed the organization Northwind',
    }),
    outcome: z
      .enum(['done', 'denied'])
      .meta({ description: 'denied: it was refused, and nothing changed' }),
    actor: z
      .strictObject({
        kind: z
          .enum(['anonymous', 'user', 'api_key', 'oauth_app', 'provisioning', 'operator', 'system'])
          .meta({ description: 'What acted' }),
        sid: z.string().nullable().meta({
          description: 'SID of who acted; null for the system and for people not signed in',
        }),
        session_sid: sidOutput('SE').nullable().meta({ description: 'The session they acted in' }),
        name: z.string().meta({ description: 'Their name at that moment' }),
      })
      .meta({ description: 'Who did it' }),
    target: z
      .strictObject({
        type: z.string().meta({ description: 'Kind of object', example: 'domain' }),
        sid: z.string().meta({ description: 'SID of the object; empty for the instance' }),
        name: z.string().meta({ description: 'Its name at that moment' }),
      })
      .meta({ description: 'What it was done to' }),
    account_sid: z.string().nullable().meta({ description: 'The account that it concerns' }),
    before: fields.nullable().meta({ description: 'The changed fields as they were' }),
    after: fields.nullable().meta({ description: 'The changed fields as they became' }),
    reason: prose({ description: 'Why it was refused' }).nullable(),
    client_address: z.string().meta({ description: 'From which address' }),
    user_agent: z.string().meta({ description: 'With which program' }),
    request_id: z.string().meta({ description: 'The call, as answers and logs name it' }),
  })
  .meta({ id: 'AuditEvent', description: 'One thing that somebody did' });

export const auditFilter = {
  text: 'the sentence, the event, and the SID of the target',
  fields: {
    event: text('what happened, or the beginning of it as noun.*', 'domain.*'),
    actor: text('who did it, by SID or by exactly their name then', 'Ada Okafor'),
    target: text('what it was done to, by SID or by exactly its name then', 'Production'),
    account: text('the account that it concerns, by SID', 'AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b'),
    outcome: choice(['done', 'denied'], 'done, or refused'),
    request: text('the call, as answers and logs name it', '0193a1f0-c27b-4d4e-9b1c-5a2f8e6d4c3b'),
    address: text('from which address', '203.0.113.7'),
    at: time('when it happened'),
  },
} as const;

const filters = {
  q: filterParameter(auditFilter),
  search: z.string().min(1).max(100).optional().meta({
    description: 'Words in the sentence, the event, or the SID of the target; all must be found',
  }),
  event: z.string().max(100).optional().meta({ description: 'Only this event' }),
  actor_sid: z
    .string()
    .regex(/^(US|SK|OQ|PC|OE)[0-9a-f]{32}$/)
    .optional()
    .meta({
      description:
        'Only what this user, API key, OAuth app, provisioning connection or operator did',
    }),
  target_sid: z
    .string()
    .regex(/^[A-Z]{2}[0-9a-f]{32}$/)
    .optional()
    .meta({ description: 'Only what was done to this object' }),
  outcome: z
    .enum(['done', 'denied'])
    .optional()
    .meta({ description: 'Only done, or only refused' }),
  request_id: z.string().min(1).max(200).optional().meta({ description: 'Only of this call' }),
  client_address: z
    .string()
    .min(1)
    .max(64)
    .optional()
    .meta({ description: 'Only from this address', example: '203.0.113.7' }),
  from: z.iso.datetime().optional().meta({ description: 'Not before this time' }),
  to: z.iso.datetime().optional().meta({ description: 'Before this time' }),
};
const organizationFilters = {
  ...filters,
  account_sid: z
    .string()
    .regex(/^AC[0-9a-f]{32}$/, 'must be a SID that starts with AC')
    .optional()
    .meta({ description: 'Only what concerns this account' }),
};

const sort = z
  .enum(['-occurred_at', 'occurred_at'])
  .default('-occurred_at')
  .meta({ description: 'Order; - for descending' });

export const listAuditEvents = route({
  id: 'auditEvents.list',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/audit-events',
  summary: 'Read the audit log of an organization, newest first',
  access: access.organization(auditPermissions.read),
  params: z.object({ organization_sid: sidInput('OR') }),
  query: z.strictObject({ ...organizationFilters, sort }),
  paged: true,
  response: { status: 200, schema: pageOf(auditEvent) },
});

export const exportAuditEvents = route({
  id: 'auditEvents.export',
  forMachines: true,
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/audit-events/export',
  summary: 'Export audit events as a file, newest first',
  description:
    'CSV (RFC 4180, UTF-8, texts that a spreadsheet would calculate begin with an apostrophe) or one JSON object a line. At most 1,000,000 events. A transfer that breaks off is not complete.',
  access: access.organization(auditPermissions.export),
  params: z.object({ organization_sid: sidInput('OR') }),
  body: z.strictObject({
    format: z.enum(['csv', 'ndjson']).meta({ description: 'Which kind of file' }),
    ...organizationFilters,
  }),
  response: { status: 200, schema: nothing },
  file: ['text/csv', 'application/x-ndjson'],
  stepUp: true,
  errors: [auditLogErrors.export_too_large, editionErrors.feature_missing],
  audit: [auditLogEvents.exported],
  limits: [{ name: 'audit-export', limit: 30, windowSeconds: 3600 }],
});

export const listAuditEventNames = route({
  id: 'auditEvents.listNames',
  method: 'GET',
  path: '/v1/audit-event-names',
  summary: 'List every event that can stand in an audit log',
  access: access.self,
  response: {
    status: 200,
    schema: z.strictObject({
      items: z
        .array(
          z
            .strictObject({
              name: z.string().meta({ description: 'Stable name', example: 'domain.verified' }),
              sentence: prose({
                description: 'What it says, with {actor} and {target} for the names',
              }),
            })
            .meta({ id: 'AuditEventName', description: 'An event of the closed list' }),
        )
        .meta({ description: 'All of them, by name' }),
    }),
  },
});

export const getAuditEvent = route({
  id: 'auditEvents.get',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/audit-events/{audit_event_sid}',
  summary: 'Read one audit event',
  access: access.organization(auditPermissions.read),
  params: z.object({ organization_sid: sidInput('OR'), audit_event_sid: sidInput('AE') }),
  response: { status: 200, schema: auditEvent },
});

export const listAccountAuditEvents = route({
  id: 'accountAuditEvents.list',
  method: 'GET',
  path: '/v1/accounts/{account_sid}/audit-events',
  summary: 'Read what happened in an account, newest first',
  access: access.account(accountAuditPermissions.read),
  params: z.object({ account_sid: sidInput('AC') }),
  query: z.strictObject({ ...filters, sort }),
  paged: true,
  response: { status: 200, schema: pageOf(auditEvent) },
});

const hash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ description: 'SHA-256 of the seal, as hex', example: '4f'.repeat(32) });
const sealNumber = z.int().min(1).meta({ description: 'Number of the seal in this log, from 1' });

export const auditLogSeal = z
  .strictObject({
    newest: z
      .strictObject({
        number: sealNumber,
        hash,
        sealed_at: instant('When it was made'),
        sealed_until: instant('The time of the newest entry that it covers'),
        entries: z.int().meta({ description: 'How many entries are sealed by now' }),
      })
      .nullable()
      .meta({ description: 'The newest seal; keep number and hash elsewhere; null: none yet' }),
    waiting: z
      .strictObject({
        entries: z.int().meta({ description: 'How many, counted up to 1,000' }),
        since: instant('Time of the oldest').nullable(),
      })
      .meta({ description: 'Entries that no seal covers yet; within a minute one does' }),
    retention_days: z
      .int()
      .nullable()
      .meta({ description: 'After how many days entries are removed; null: kept for ever' }),
    public_keys: z
      .array(
        z.strictObject({
          id: z.uuid().meta({ description: 'As seals name it' }),
          pem: z.string().meta({ description: 'The Ed25519 public key (SPKI, PEM)' }),
          created_at: instant('When it was made'),
        }),
      )
      .meta({ description: 'The keys that sign seals, the newest last' }),
  })
  .meta({ id: 'AuditLogSeal', description: 'How far the audit log is sealed, and by which keys' });

export const getSeal = route({
  id: 'auditLog.getSeal',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/audit-log/seal',
  summary: 'Read how far the audit log is sealed, and the public keys of the seals',
  access: access.organization(auditPermissions.read),
  params: z.object({ organization_sid: sidInput('OR') }),
  response: { status: 200, schema: auditLogSeal },
});

const kinds = Object.keys(findingKinds) as [keyof typeof findingKinds];

export const auditLogFinding = z
  .strictObject({
    kind: z.enum(kinds).meta({
      description: Object.entries(findingKinds)
        .map(([kind, meaning]) => `${kind}: ${meaning}`)
        .join('. '),
    }),
    sentence: prose({ description: 'What was found, in words' }),
    audit_event_sid: sidOutput('AE').nullable().meta({ description: 'The entry that it is about' }),
    at: instant('Time of the entry or the seal').nullable(),
    seal_number: z.int().nullable().meta({ description: 'The seal that it is about' }),
    log_id: z.string().meta({
      description:
        'The hex digits of the SID of the organization or account whose log it is; all zero: the instance; all f: the chain over all logs',
    }),
  })
  .meta({ id: 'AuditLogFinding', description: 'Something in the audit log that is not as sealed' });

export const auditLogVerification = z
  .strictObject({
    verified: z.boolean().meta({ description: 'True: nothing was found in this step' }),
    checked_entries: z.int().meta({ description: 'Entries compared in this step' }),
    checked_seals: z.int().meta({ description: 'Seals compared in this step' }),
    findings: z.array(auditLogFinding).meta({ description: 'At most 200 of what was found' }),
    more_findings: z.boolean().meta({ description: 'There were more than 200' }),
    next_after: z
      .string()
      .nullable()
      .meta({ description: 'Send as `after` to go on; null: all is done' }),
  })
  .meta({ id: 'AuditLogVerification', description: 'The result of one step of verifying' });

const after = z
  .string()
  .max(200)
  .optional()
  .meta({ description: 'next_after of the step before; absent: from the beginning' });

export const verifyAuditLog = route({
  id: 'auditLog.verify',
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/audit-log/verify',
  summary: 'Compare the audit log with its seals',
  description:
    'Finds entries and seals that were changed, removed, put in, exchanged or cut off, and names them. A long log takes several steps.',
  access: access.organization(auditPermissions.read),
  readOnly: true,
  params: z.object({ organization_sid: sidInput('OR') }),
  body: z.strictObject({
    after,
    known_seal: z
      .strictObject({ number: sealNumber, hash })
      .optional()
      .meta({ description: 'A seal that was seen before: the log must still hold it' }),
  }),
  response: { status: 200, schema: auditLogVerification },
});

export const verifyEveryAuditLog = route({
  id: 'operatedAuditLogs.verify',
  method: 'POST',
  path: '/v1/operator/audit-log/verify',
  summary: 'Compare the audit logs of the whole instance with their seals',
  description: 'Also the chain that binds the seals of all logs together.',
  access: access.operator,
  readOnly: true,
  body: z.strictObject({ after }),
  response: { status: 200, schema: auditLogVerification },
});
