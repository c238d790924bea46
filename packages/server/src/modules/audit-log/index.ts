/**
 * The audit log as its readers see it: search, filter, sentences, and the seals that show whether it is what was
 * written. The rows are written by the kernel in the transaction of the change; nothing here changes one. Owns
 * `audit_seals`, `audit_seal_heads`, `audit_seal_queue`, `audit_seal_keys` and `audit_prunings`.
 */

import type { AuditEventDefinition } from '../../kernel/audit.ts';
import { command, query } from '../../kernel/bind.ts';
import { defineModule } from '../../kernel/module.ts';
import { known } from '../../kernel/text.ts';
import * as contract from './contract.ts';
import { exportLog } from './exporting.ts';
import { sealAuditLog } from './migrations/2026-11-24T1400_seal_audit_log.ts';
import { indexAuditLog } from './migrations/2026-11-24T1405_index_audit_log.ts';
import { pruneAuditLog } from './migrations/2026-11-24T1440_prune_audit_log.ts';
import { pruneLogs } from './pruning.ts';
import { sealTwice, sealWaiting } from './sealing.ts';
import { readEvent, readLog, startingLarge } from './service.ts';
import { readSealState, verifyEveryLog, verifyOwnLog } from './verification.ts';
import {
  accountAuditPermissions,
  auditLogErrors,
  auditLogEvents,
  auditPermissions,
} from './vocabulary.ts';

export { startingLarge } from './service.ts';
export { verifyEveryLog } from './verification.ts';
export { auditPermissions } from './vocabulary.ts';

/** @param events every event that any module publishes, for the sentences */
export function auditLogModule(events: readonly AuditEventDefinition[]) {
  const published = [...events, ...Object.values(auditLogEvents)];
  const sentences = new Map(published.map((event) => [event.name, event]));
  return defineModule({
    name: 'audit-log',
    dependsOn: ['editions', 'sessions'],
    vocabulary: {
      permissions: {
        organization_read: auditPermissions.read,
        organization_export: auditPermissions.export,
        account_read: accountAuditPermissions.read,
      },
      errors: auditLogErrors,
      auditEvents: auditLogEvents,
    },
    migrations: [sealAuditLog, indexAuditLog, pruneAuditLog],
    routes: (kernel) => [
      query(contract.listAuditEvents, ({ db, scope }, input) =>
        readLog(db, scope, input.query, input.page, sentences),
      ),
      query(contract.listAccountAuditEvents, ({ db, scope }, input) =>
        readLog(db, scope, input.query, input.page, sentences),
      ),
      query(contract.getAuditEvent, ({ db, scope }, { params }) =>
        readEvent(db, scope, params.audit_event_sid, sentences),
      ),
      command(contract.exportAuditEvents, ({ work, scope }, { body }) =>
        exportLog(work, { db: kernel.database.db, scope, sentences }, body),
      ),
      query(contract.listAuditEventNames, () =>
        Promise.resolve({
          items: [...sentences.values()]
            .toSorted((a, b) => (a.name < b.name ? -1 : 1))
            .map(({ name, sentence }) => ({ name, sentence: known(startingLarge(sentence)) })),
        }),
      ),
      query(contract.getSeal, ({ db, scope }) => readSealState(kernel, db, scope)),
      query(contract.verifyAuditLog, ({ db, scope }, { body }) =>
        verifyOwnLog(kernel, db, scope, body),
      ),
      query(contract.verifyEveryAuditLog, ({ db }, { body }) =>
        verifyEveryLog({ db, vault: kernel.vault }, body.after),
      ),
    ],
    jobs: (kernel) => ({
      'audit_log.seal': () => sealTwice(kernel),
      'audit_log.seal_again': () => sealWaiting(kernel),
      'audit_log.prune': () => pruneLogs(kernel, kernel.auditRetentionDays),
    }),
    schedules: [
      { job: 'audit_log.seal', crontab: '* * * * *' },
      { job: 'audit_log.prune', crontab: '23 3 * * *' },
    ],
  });
}
