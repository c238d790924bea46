/** Published words of the sessions of an organization. Added to, never renamed. */
import { defineAuditEvents } from '../../kernel/audit.ts';
import { defineErrors } from '../../kernel/errors.ts';

export const organizationSessionEvents = defineAuditEvents('organization_session', {
  exported: '{actor} took {target} out as a file',
  ending_all: '{actor} began to end all sessions of the people of {target}',
});

export const organizationSessionErrors = defineErrors('organization_session', {
  own: {
    kind: 'conflict',
    title: 'This is the session that you are using',
    remedy: 'Leave it out, or sign out instead.',
  },
  nothing_open: {
    kind: 'conflict',
    title: 'There is no session left to end',
    remedy: 'Nothing is left to do. Look at the list again.',
  },
});
