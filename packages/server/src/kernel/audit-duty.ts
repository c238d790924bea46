/** What a command owes to the audit log, checked before its transaction commits. */
import type { AuditEntry } from './audit.ts';
import type { RouteDefinition } from './route.ts';

/** @throws Error when it is not exactly one of its events a log: a mistake of ours */
export function assertAudited(definition: RouteDefinition, entries: readonly AuditEntry[]): void {
  const allowed = new Set(definition.audit?.map((event) => event.name));
  const known = entries.every((entry) => allowed.has(entry.event.name));
  const nothingChanged = definition.auditsChangesOnly === true && entries.length === 0;
  const logs = new Set(entries.map((entry) => entry.organizationId));
  const isSeveral = definition.auditsSeveral === true && entries.length > 1;
  const due = definition.auditsTwoLogs === true ? 2 : 1;
  const isComplete = entries.length === due && logs.size === due;
  if ((!isComplete && !nothingChanged && !isSeveral) || !known) {
    const written = entries.map((entry) => entry.event.name).join(', ');
    throw new Error(
      `${definition.id} must write exactly one of its audit events a log, and wrote: ${written || 'none'}`,
    );
  }
}
