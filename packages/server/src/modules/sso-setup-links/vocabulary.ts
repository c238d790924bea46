/** Published words of set-up links. Added to, never renamed. */
import { defineAuditEvents } from '../../kernel/audit.ts';
import { defineErrors } from '../../kernel/errors.ts';
import { defineMailKinds } from '../../kernel/mail-kinds.ts';

/** What the tokens of set-up links are for. */
export const setupLinkPurpose = 'sso_setup';

export const setupLinkEvents = defineAuditEvents('sso_setup_link', {
  created: '{actor} had somebody without a login set up the SSO profile {target}',
  revoked: '{actor} revoked a set-up link of the SSO profile {target}',
});

export const setupLinkErrors = defineErrors('sso_setup_link', {
  dead: {
    kind: 'not_found',
    title: 'This link does not work any more',
    remedy: 'It was revoked, or is older than seven days. Ask whoever sent it for a new one.',
  },
  in_use: {
    kind: 'conflict',
    title: 'People sign in through this profile already',
    remedy: 'An administrator of the organization changes it from now on.',
  },
});

export const setupLinkMails = defineMailKinds({
  sso_setup: {
    title: 'Setting up single sign-on',
    description: 'When an administrator asks you to set up single sign-on for an organization.',
    isOptional: false,
  },
});
