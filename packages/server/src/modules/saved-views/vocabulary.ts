/** Published words of saved views. Added to, never renamed. */
import { defineAuditEvents } from '../../kernel/audit.ts';
import { defineErrors } from '../../kernel/errors.ts';
import { definePermissions } from '../../kernel/permissions.ts';

export const savedViewPermissions = definePermissions('/bailiwick/iam/saved-views', {
  keep: 'keep views of lists for yourself',
  share: 'share views of lists with everybody who sees them',
});

export const savedViewEvents = defineAuditEvents('saved_view', {
  shared: '{actor} shared the view {target}',
  changed: '{actor} changed the shared view {target}',
  withdrawn: '{actor} stopped sharing the view {target}',
});

export const savedViewErrors = defineErrors('saved_view', {
  name_taken: {
    kind: 'conflict',
    title: 'There is a view of that name already',
    remedy: 'Choose another name, or change the view that has it.',
  },
  too_many: {
    kind: 'unprocessable',
    title: 'There are as many views as there can be',
    remedy: 'Delete one that nobody needs any more.',
  },
});
