/** Published words of compliance with security policies. */
import { defineAuditEvents } from '../../kernel/audit.ts';
import { defineErrors } from '../../kernel/errors.ts';
import { defineMailKinds } from '../../kernel/mail-kinds.ts';
import { definePermissions } from '../../kernel/permissions.ts';

export const compliancePermissions = definePermissions('/bailiwick/iam/compliance', {
  remind: 'remind people of what a security policy asks of them',
  hold: 'put people on hold until they meet what a security policy asks of them',
});

export const complianceEvents = defineAuditEvents('compliance', {
  exported: '{actor} took {target} out as a file',
  reminded: '{actor} reminded {target} of what a security policy asks of them',
  held: '{actor} put {target} on hold until they meet what a security policy asks of them',
  hold_lifted: '{actor} lifted the hold of {target}',
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
  yourself: {
    kind: 'conflict',
    title: 'You are among them',
    remedy: 'Nobody puts themselves on hold. Add what is asked of you in your profile.',
  },
  not_owing: {
    kind: 'conflict',
    title: 'They owe nothing that they could be held for',
    remedy: 'Look at the list again: it shows who lacks what is asked, and who is on hold already.',
  },
  not_held: {
    kind: 'conflict',
    title: 'They are not on hold',
    remedy: 'Nothing: their sessions and keys are not held back.',
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
    description:
      'When an administrator reminds you of what a security policy asks of you, or holds your login back until you have a second factor.',
    isOptional: false,
  },
});
