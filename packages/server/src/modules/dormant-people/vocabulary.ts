/** Published words of dormant people. What changes in the rule is written down as of every security policy, and a deactivation as any other. */
import { defineAuditEvents } from '../../kernel/audit.ts';
import { defineMailKinds } from '../../kernel/mail-kinds.ts';

export const dormantPeopleEvents = defineAuditEvents('dormant_people', {
  exported: '{actor} took {target} out as a file',
  warned: '{target} was warned by mail: they have not come for long, and will be deactivated',
  brake_held:
    'More people of {target} were to be deactivated for not coming than one day lets go: the others wait',
});

export const dormantPeopleMails = defineMailKinds({
  dormant: {
    title: 'Your login is about to be deactivated',
    description: 'When you have not come for long, and your organization deactivates such logins.',
    isOptional: false,
  },
});
