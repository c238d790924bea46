/** Published words of roles. */
import { defineErrors } from '../../kernel/errors.ts';
import { definePermissions } from '../../kernel/permissions.ts';

export const rolePermissions = definePermissions('/bailiwick/iam/roles', {
  read: 'read the role catalogue',
});

export const roleErrors = defineErrors('role', {
  unknown: {
    kind: 'invalid',
    title: 'There is no such role',
    remedy: 'Take a role SID from GET /v1/roles.',
  },
  wrong_scope: {
    kind: 'invalid',
    title: 'The role cannot be held there',
    remedy:
      'Organization roles are held on an organization, account roles on an account or subaccount.',
  },
});
