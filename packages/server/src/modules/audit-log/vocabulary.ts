/** Published words of the audit log. */
import { defineAuditEvents } from '../../kernel/audit.ts';
import { defineErrors } from '../../kernel/errors.ts';
import { definePermissions } from '../../kernel/permissions.ts';

export const auditPermissions = definePermissions('/bailiwick/iam/audit-events', {
  read: 'read the audit log of the organization',
  export: 'export the audit log of the organization',
});

export const accountAuditPermissions = definePermissions('/bailiwick/account/audit-events', {
  read: 'read the audit log of the account',
});

export const auditLogEvents = defineAuditEvents('audit_log', {
  exported: '{actor} exported {target}',
  pruned: '{target} were removed, as the retention of this instance says',
});

export const auditLogErrors = defineErrors('audit_log', {
  export_too_large: {
    kind: 'unprocessable',
    title: 'That is more than one file takes',
    remedy: 'Choose a shorter time range, or more filters, and export it in parts.',
  },
});
