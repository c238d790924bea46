/** Published words of role assignments and of the access question. Added to, never renamed. */
import { defineAuditEvents } from '../../kernel/audit.ts';
import { defineErrors } from '../../kernel/errors.ts';
import { defineMailKinds } from '../../kernel/mail-kinds.ts';
import { definePermissions } from '../../kernel/permissions.ts';

export const roleAssignmentPermissions = definePermissions('/bailiwick/iam/role-assignments', {
  read: 'see who holds which role',
  create: 'give roles',
  delete: 'take roles away',
});

export const memberPermissions = definePermissions('/bailiwick/account/members', {
  read: 'see who reaches the account',
  update: 'change the roles of people in the account',
  remove: 'remove people from the account',
});

export const roleAssignmentEvents = defineAuditEvents('role_assignment', {
  exported: '{actor} took {target} out as a file',
  created: '{actor} gave {target} a role',
  deleted: '{actor} took a role from {target}',
  left: '{target} left an account',
  changed: '{actor} changed roles of {target}',
});

export const accessErrors = defineErrors('access', {
  before_history: {
    kind: 'unprocessable',
    title: 'What was so then is not known',
    remedy:
      'Ask about a moment since the history is kept: `facts.history_began_at` says when that is.',
  },
  in_future: {
    kind: 'unprocessable',
    title: 'That moment is still to come',
    remedy: 'Ask about a moment in the past, or leave the moment out to ask about now.',
  },
});

export const roleAssignmentErrors = defineErrors('role_assignment', {
  above_own: {
    kind: 'forbidden',
    title: 'The role reaches further than your own',
    remedy: 'Nobody gives or takes a role with permissions that they do not hold there themselves.',
  },
  not_a_member: {
    kind: 'conflict',
    title: 'This person does not belong here yet',
    remedy: 'Invite them: people from outside are asked before they get a role.',
  },
  owner_is_fixed: {
    kind: 'conflict',
    title: 'Ownership is not given or taken as a role',
    remedy: 'Ownership is handed over.',
  },
  exists: {
    kind: 'conflict',
    title: 'They hold this role already',
    remedy: 'Nothing is left to do.',
  },
  changes_refused: {
    kind: 'conflict',
    title: 'Nothing was changed',
    remedy: 'Leave out or correct the changes that `errors` names, and send the rest again.',
  },
  only_role: {
    kind: 'conflict',
    title: 'A managed user keeps one organization role',
    remedy: 'Give another organization role instead: it replaces this one.',
  },
});

export const roleMails = defineMailKinds({
  roles: {
    title: 'Your roles',
    description: 'When somebody shares an account with you, gives you a role or takes one away.',
    isOptional: true,
  },
});
