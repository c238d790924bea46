/** Published words of security policies. */
import { defineAuditEvents } from '../../kernel/audit.ts';
import { defineErrors } from '../../kernel/errors.ts';
import { definePermissions } from '../../kernel/permissions.ts';

export const securityPolicyPermissions = definePermissions('/bailiwick/iam/security-policies', {
  read: 'see how people must prove themselves, and who does not yet',
  update: 'decide how people must prove themselves',
});

export const securityPolicyEvents = defineAuditEvents('security_policy', {
  changed: '{actor} changed a security policy of {target}',
});

export const securityPolicyErrors = defineErrors('security_policy', {
  author_owes: {
    kind: 'conflict',
    title: 'You would shut yourself out',
    remedy: 'Do first what the policy asks for: add the factor in your profile. Then repeat it.',
  },
  not_stricter: {
    kind: 'conflict',
    title: 'An account can only be stricter than its organization',
    remedy: 'Ask for at least as much as the organization does, or for nothing of its own.',
  },
});
