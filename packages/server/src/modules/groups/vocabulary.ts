/** Published words of groups. Added to, never renamed. */
import { defineAuditEvents } from '../../kernel/audit.ts';
import { defineErrors } from '../../kernel/errors.ts';
import { definePermissions } from '../../kernel/permissions.ts';

export const groupPermissions = definePermissions('/bailiwick/iam/groups', {
  read: 'see groups and who is in them',
  create: 'make groups',
  update: 'rename groups, and add and remove their members',
  delete: 'delete groups',
});

export const groupEvents = defineAuditEvents('group', {
  exported: '{actor} took {target} out as a file',
  created: '{actor} made the group {target}',
  changed: '{actor} changed the group {target}',
  deleted: '{actor} deleted the group {target}',
  adopted: '{actor} took the group {target} over',
  members_exported: '{actor} took {target} of a group out as a file',
  members_added: '{actor} added people to the group {target}',
  member_removed: '{actor} removed somebody from the group {target}',
  members_removed: '{actor} removed people from the group {target}',
});

export const groupErrors = defineErrors('group', {
  name_taken: {
    kind: 'conflict',
    title: 'There is a group of that name already',
    remedy: 'Choose another name. Capital and small letters make no difference.',
  },
  not_managed: {
    kind: 'conflict',
    title: 'Only managed users of the organization can be in its groups',
    remedy: 'Leave out those that `errors` names. People from outside are given roles one by one.',
  },
  kept_by_directory: {
    kind: 'conflict',
    title: 'This group is kept by a directory',
    remedy: 'Change it in the directory that provisions it. What it may do is decided here.',
  },
});
