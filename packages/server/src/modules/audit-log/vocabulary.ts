/** Published words of the audit log. */
import { definePermissions } from '../../kernel/permissions.ts';

export const auditPermissions = definePermissions('/bailiwick/iam/audit-events', {
  read: 'read the audit log of the organization',
});

export const accountAuditPermissions = definePermissions('/bailiwick/account/audit-events', {
  read: 'read the audit log of the account',
});
