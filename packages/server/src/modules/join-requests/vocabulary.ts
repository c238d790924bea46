/** Published words of join requests. */
import { defineAuditEvents } from '../../kernel/audit.ts';
import { defineErrors } from '../../kernel/errors.ts';
import { defineMailKinds } from '../../kernel/mail-kinds.ts';
import { definePermissions } from '../../kernel/permissions.ts';

export const joinRequestPermissions = definePermissions('/bailiwick/iam/join-requests', {
  read: 'see who asks to join',
  decide: 'decide who joins',
});

export const joinRequestEvents = defineAuditEvents('join_request', {
  exported: '{actor} took {target} out as a file',
  created: '{target} asked to join',
  approved: '{actor} let {target} in',
  declined: '{actor} declined the request of {target}',
});

export const joinRequestErrors = defineErrors('join_request', {
  decided: {
    kind: 'conflict',
    title: 'The request was decided already',
    remedy: 'Nothing is left to do.',
  },
  cannot_invite: {
    kind: 'conflict',
    title: 'This person cannot be invited at the moment',
    remedy: 'The detail says why; put that right, then approve again.',
  },
});

export const joinRequestMails = defineMailKinds({
  join_requests: {
    title: 'Requests to join',
    description: 'When somebody asks to join the organization and you decide about it.',
    isOptional: true,
  },
});
