/** Published words of editions. Added to, never renamed. */
import { defineAuditEvents } from '../../kernel/audit.ts';
import { defineErrors } from '../../kernel/errors.ts';
import { defineMailKinds } from '../../kernel/mail-kinds.ts';
import { definePermissions } from '../../kernel/permissions.ts';

export const usagePermissions = definePermissions('/bailiwick/iam/usage', {
  read: 'see the edition of the organization and what is used of it',
});

export const editionEvents = defineAuditEvents('edition', {
  created: '{actor} created the edition {target}',
  changed: '{actor} changed the edition {target}',
  retired: '{actor} retired the edition {target}',
  settings_changed: '{actor} changed what holds for all editions: {target}',
  assigned: '{actor} gave the organization {target} an edition',
  withdrawn: '{actor} ended the edition of the organization {target}',
  ended: 'the edition of the organization {target} ended',
  usage_exported: '{actor} took the usage of the organization {target} out as a file',
});

export const editionErrors = defineErrors('edition', {
  feature_missing: {
    kind: 'forbidden',
    title: 'The edition of the organization does not hold this',
    remedy:
      'Nothing that works today stops. For the change, ask whoever who_can names for an edition that holds the feature.',
  },
  limit_reached: {
    kind: 'conflict',
    title: 'The edition of the organization allows no more of these',
    remedy:
      'What is there stays. End something that is not needed, or ask whoever who_can names for an edition that allows more.',
  },
  in_use: {
    kind: 'conflict',
    title: 'The edition is in use',
    remedy: 'Give its organizations another edition, or make another one the default, first.',
  },
  name_taken: {
    kind: 'conflict',
    title: 'There is an edition with this name or slug',
    remedy: 'Choose another one.',
  },
  dates_not_possible: {
    kind: 'invalid',
    title: 'An edition cannot be given for this time',
    remedy: 'It begins now or later, and ends after it began.',
  },
  none_assigned: {
    kind: 'conflict',
    title: 'The organization has no edition of its own',
    remedy: 'It has the default edition already. Look at its editions.',
  },
});

export const editionMails = defineMailKinds({
  edition: {
    title: 'Your edition',
    description: 'Before the edition of an organization that you own ends, and when it changes.',
    isOptional: false,
  },
});
