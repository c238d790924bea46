/** Published words of organizations. Added to, never renamed. */
import { defineAuditEvents } from '../../kernel/audit.ts';
import { defineErrors } from '../../kernel/errors.ts';
import { defineMailKinds } from '../../kernel/mail-kinds.ts';
import { definePermissions } from '../../kernel/permissions.ts';

export const organizationPermissions = definePermissions('/bailiwick/iam/organizations', {
  read: 'open the Admin Center',
  update: 'rename the organization',
  delete: 'delete the organization, and cancel that',
});

export const organizationEvents = defineAuditEvents('organization', {
  created: '{actor} created the organization {target}',
  renamed: '{actor} renamed the organization {target}',
  suspended: '{actor} suspended the organization {target}',
  suspension_lifted: '{actor} lifted the suspension of the organization {target}',
  deletion_scheduled: '{actor} will have the organization {target} deleted',
  deletion_cancelled: '{actor} cancelled the deletion of the organization {target}',
  deleted: 'the organization {target} was deleted',
  merged: '{actor} merged the organization {target} into another one',
});

export const organizationErrors = defineErrors('organization', {
  already_managed: {
    kind: 'conflict',
    title: 'Your login already belongs to an organization',
    remedy:
      'A login belongs to at most one organization. Use another login, or leave that organization first.',
  },
  no_owned_account: {
    kind: 'conflict',
    title: 'You own no account that could join',
    remedy:
      'Create an account first: an organization is made over at least one account that you own.',
  },
  not_in_this_state: {
    kind: 'conflict',
    title: 'The organization is not in a state for that',
    remedy: 'Look at its state; somebody may have been quicker.',
  },
  owner_unusable: {
    kind: 'conflict',
    title: 'The organization would be left without an Owner who can sign in',
    remedy: 'Hand the ownership over first, then repeat it.',
  },
});

export const organizationMails = defineMailKinds({
  organization: {
    title: 'Your organization',
    description: 'When the organization that you answer for is to be deleted or changes its Owner.',
    isOptional: false,
  },
});
