/** Published words of operations. Added to, never renamed. */
import { defineAuditEvents } from '../../kernel/audit.ts';
import { defineErrors } from '../../kernel/errors.ts';
import { definePermissions } from '../../kernel/permissions.ts';

export const operationPermissions = definePermissions('/bailiwick/iam/operations', {
  read: 'see long operations and what became of each row',
  cancel: 'cancel a long operation',
});

export const operationEvents = defineAuditEvents('operation', {
  listed: '{actor} took {target} out as a file',
  exported: '{actor} took the rows of the operation {target} out as a file',
  cancelled: '{actor} cancelled the operation {target}',
  succeeded: 'the operation {target} that {actor} asked for is done',
  failed: 'the operation {target} that {actor} asked for stopped',
});

export const operationErrors = defineErrors('operation', {
  finished: {
    kind: 'conflict',
    title: 'The operation has ended already',
    remedy: 'Look at what became of each row. What was done before the end stays done.',
  },
  too_many: {
    kind: 'too_many',
    title: 'Too many operations are under way',
    remedy: 'Wait until one of them has ended, or cancel one.',
  },
  cancelled: {
    kind: 'conflict',
    title: 'Somebody cancelled the operation',
    remedy: 'What was done before stays done. Ask for the operation again to do the rest.',
  },
  lost_right: {
    kind: 'forbidden',
    title: 'Whoever asked for the operation may not do that any more',
    remedy:
      'Somebody with the permission can ask for it again: rows that are done stay as they are.',
  },
  broken: {
    kind: 'unavailable',
    title: 'The operation failed again and again for a reason of the server',
    remedy: 'Ask for it again. If it fails again, tell the operator the SID of the operation.',
  },
});
