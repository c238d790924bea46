/** Published words of changes to many people at once. Added to, never renamed. */
import { defineAuditEvents } from '../../kernel/audit.ts';
import { defineErrors } from '../../kernel/errors.ts';
import { definePermissions } from '../../kernel/permissions.ts';

export const bulkChangePermissions = definePermissions('/bailiwick/iam/bulk-changes', {
  create: 'change many people at once',
});

export const bulkChangeEvents = defineAuditEvents('bulk_change', {
  checked: '{actor} had a change to many people tried: {target}',
  started: '{actor} began a change to many people: {target}',
});

export const bulkChangeErrors = defineErrors('bulk_change', {
  nobody: {
    kind: 'unprocessable',
    title: 'Nobody is chosen',
    remedy: 'Name people, or choose them by words that somebody fits.',
  },
  too_many_people: {
    kind: 'unprocessable',
    title: 'Too many people are chosen',
    remedy: 'Choose at most 10,000 at once; narrow the choice, and repeat it for the rest.',
  },
  selection_changed: {
    kind: 'conflict',
    title: 'Other people fit the choice than when you looked',
    remedy: 'Look at the list again, and repeat it with the number that it shows now.',
  },
  yourself: {
    kind: 'conflict',
    title: 'You are among them',
    remedy:
      'Nobody keeps themselves out, or changes their own role, in passing. Do it to yourself alone, if you mean it.',
  },
  nothing_open: {
    kind: 'conflict',
    title: 'They are signed in nowhere',
    remedy: 'Nothing: there is nothing to end.',
  },
  heir: {
    kind: 'conflict',
    title: 'They are to own the accounts of the others',
    remedy: 'Name somebody else as the new owner, or leave this person out.',
  },
});
