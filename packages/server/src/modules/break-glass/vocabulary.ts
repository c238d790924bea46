/** Published words of the emergency access. Added to, never renamed. That it was used is an event of sessions. */
import { defineAuditEvents } from '../../kernel/audit.ts';
import { defineErrors } from '../../kernel/errors.ts';
import { defineMailKinds } from '../../kernel/mail-kinds.ts';
import { definePermissions } from '../../kernel/permissions.ts';

export const breakGlassPermissions = definePermissions('/bailiwick/iam/break-glass', {
  name: 'decide whether the Owner gets in past single sign-on and networks',
  see: 'note that an emergency access was seen',
});

export const breakGlassEvents = defineAuditEvents('break_glass', {
  named: '{actor} gave {target} the emergency access',
  ended: '{actor} ended the emergency access of {target}',
  seen: '{actor} saw that the emergency access of {target} was used',
});

export const breakGlassErrors = defineErrors('break_glass', {
  not_owner: {
    kind: 'conflict',
    title: 'The emergency access is for the Owner alone',
    remedy: 'Name the Owner, or hand the ownership over first.',
  },
  no_passkey: {
    kind: 'conflict',
    title: 'The emergency access needs a passkey',
    remedy: 'Add a passkey or a security key in the profile, then repeat it.',
  },
  already: {
    kind: 'conflict',
    title: 'The Owner has the emergency access already',
    remedy: 'Nothing: it is open.',
  },
  in_use: {
    kind: 'conflict',
    title: 'You came in by the emergency access',
    remedy:
      'Sign in from one of the networks of the organization, or change the networks first, then end it.',
  },
  nothing_new: {
    kind: 'conflict',
    title: 'There is nothing that nobody saw yet',
    remedy: 'Nothing: somebody was quicker.',
  },
});

export const breakGlassMails = defineMailKinds({
  break_glass: {
    title: 'Emergency access',
    description:
      'When the Owner of your organization gets in past single sign-on or its networks, or when it is decided whether they can.',
    isOptional: false,
  },
});
