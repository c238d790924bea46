/** Published words of compliance with security policies. */
import { defineAuditEvents } from '../../kernel/audit.ts';
import { defineErrors } from '../../kernel/errors.ts';
import { defineMailKinds } from '../../kernel/mail-kinds.ts';
import { definePermissions } from '../../kernel/permissions.ts';

export const compliancePermissions = definePermissions('/bailiwick/iam/compliance', {
  remind: 'remind people of what a security policy asks of them',
});

export const complianceEvents = defineAuditEvents('compliance', {
  exported: '{actor} took {target} out as a file',
  reminded: '{actor} reminded {target} of what a security policy asks of them',
});

export const complianceErrors = defineErrors('compliance', {
  nobody_owes: {
    kind: 'conflict',
    title: 'None of them owes anything',
    remedy: 'Nothing: they meet what is asked of them.',
  },
  reminded_lately: {
    kind: 'conflict',
    title: 'They were reminded within the last 24 hours',
    remedy: 'Wait until then: nobody gets two reminders in a day.',
  },
  too_many_people: {
    kind: 'unprocessable',
    title: 'Too many people are chosen',
    remedy: 'Remind at most 1,000 at once: narrow the choice, and repeat it for the rest.',
  },
  selection_changed: {
    kind: 'conflict',
    title: 'Other people fit the choice than when you looked',
    remedy: 'Look at the list again, and repeat it with the number that it shows now.',
  },
});

export const complianceMails = defineMailKinds({
  compliance: {
    title: 'What is asked of you',
    description: 'When an administrator reminds you of a second factor that a policy asks for.',
    isOptional: false,
  },
});
