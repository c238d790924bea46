/**
 * The audit log as its readers see it: search, filter, sentences. The rows are written by the kernel in the
 * transaction of the change; this module owns no table and changes nothing.
 */
import type { AuditEventDefinition } from '../../kernel/audit.ts';
import { query } from '../../kernel/bind.ts';
import { defineModule } from '../../kernel/module.ts';
import { getAuditEvent, listAccountAuditEvents, listAuditEvents } from './contract.ts';
import { readEvent, readLog } from './service.ts';
import { accountAuditPermissions, auditPermissions } from './vocabulary.ts';

/** @param events every event that any module publishes, for the sentences */
export function auditLogModule(events: readonly AuditEventDefinition[]) {
  const sentences = new Map(events.map((event) => [event.name, event]));
  return defineModule({
    name: 'audit-log',
    dependsOn: [],
    vocabulary: {
      permissions: {
        organization_read: auditPermissions.read,
        account_read: accountAuditPermissions.read,
      },
    },
    migrations: [],
    routes: () => [
      query(listAuditEvents, ({ db, scope }, input) =>
        readLog(db, scope, input.query, input.page, sentences),
      ),
      query(listAccountAuditEvents, ({ db, scope }, input) =>
        readLog(db, scope, input.query, input.page, sentences),
      ),
      query(getAuditEvent, ({ db, scope }, { params }) =>
        readEvent(db, scope, params.audit_event_sid, sentences),
      ),
    ],
  });
}
