/** Published words of sign-up policies. */
import { defineAuditEvents } from '../../kernel/audit.ts';
import { defineErrors } from '../../kernel/errors.ts';
import { definePermissions } from '../../kernel/permissions.ts';

export const signUpPolicyPermissions = definePermissions('/bailiwick/iam/sign-up-policies', {
  read: 'see the sign-up policy',
  update: 'decide what happens to new people of your domains',
});

export const signUpPolicyEvents = defineAuditEvents('sign_up_policy', {
  changed: '{actor} changed the sign-up policy of {target}',
});

export const signUpPolicyErrors = defineErrors('sign_up_policy', {
  domain_not_verified: {
    kind: 'conflict',
    title: 'The domain is not proven',
    remedy: 'A policy holds for proven domains only. Prove the domain first.',
  },
});
