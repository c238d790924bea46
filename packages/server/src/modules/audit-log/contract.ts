/** The audit event resource and its routes. */
import { z } from 'zod';
import { sidInput } from '../../kernel/ids.ts';
import { access, instant, pageOf, route } from '../../kernel/route.ts';
import { accountAuditPermissions, auditPermissions } from './vocabulary.ts';

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
    sentence: z.string().meta({
      description: 'The same as a sentence',
      example: 'Ada Okafor renamed the organization Northwind',
    }),
    outcome: z
      .enum(['done', 'denied'])
      .meta({ description: 'denied: it was refused, and nothing changed' }),
    actor: z
      .strictObject({
        kind: z
          .enum(['anonymous', 'user', 'operator', 'system'])
          .meta({ description: 'What acted' }),
        sid: z.string().nullable().meta({
          description: 'SID of who acted; null for the system and for people not signed in',
        }),
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
    reason: z.string().nullable().meta({ description: 'Why it was refused' }),
    client_address: z.string().meta({ description: 'From which address' }),
    user_agent: z.string().meta({ description: 'With which program' }),
    request_id: z.string().meta({ description: 'The call, as answers and logs name it' }),
  })
  .meta({ id: 'AuditEvent', description: 'One thing that somebody did' });

const filters = z.strictObject({
  search: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .meta({ description: 'Text in the names of actor and target, the event or the SID' }),
  event: z.string().max(100).optional().meta({ description: 'Only this event' }),
  actor_sid: z
    .string()
    .regex(/^(US|OE)[0-9a-f]{32}$/)
    .optional()
    .meta({ description: 'Only what this user or operator did' }),
  target_sid: z
    .string()
    .regex(/^[A-Z]{2}[0-9a-f]{32}$/)
    .optional()
    .meta({ description: 'Only what was done to this object' }),
  outcome: z
    .enum(['done', 'denied'])
    .optional()
    .meta({ description: 'Only done, or only refused' }),
  from: z.iso.datetime().optional().meta({ description: 'Not before this time' }),
  to: z.iso.datetime().optional().meta({ description: 'Before this time' }),
});

export const listAuditEvents = route({
  id: 'auditEvents.list',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/audit-events',
  summary: 'Read the audit log of an organization, newest first',
  access: access.organization(auditPermissions.read),
  params: z.object({ organization_sid: sidInput('OR') }),
  query: filters,
  paged: true,
  response: { status: 200, schema: pageOf(auditEvent) },
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
  query: filters,
  paged: true,
  response: { status: 200, schema: pageOf(auditEvent) },
});
