/** Published words of SSO profiles. Added to, never renamed. */
import { defineAuditEvents } from '../../kernel/audit.ts';
import { defineErrors } from '../../kernel/errors.ts';
import { defineMailKinds } from '../../kernel/mail-kinds.ts';
import { definePermissions } from '../../kernel/permissions.ts';

export const ssoProfilePermissions = definePermissions('/bailiwick/iam/sso-profiles', {
  read: 'see the single sign-on of the organization',
  create: 'add a profile of single sign-on',
  update: 'change how single sign-on is set up',
  delete: 'delete a profile of single sign-on',
  test: 'test single sign-on',
  enforce: 'decide who has to sign in through single sign-on',
  delegate: 'have somebody without a login set up single sign-on',
});

export const ssoProfileEvents = defineAuditEvents('sso_profile', {
  created: '{actor} added the SSO profile {target}',
  updated: '{actor} changed the SSO profile {target}',
  provider_changed: '{actor} changed the identity provider of the SSO profile {target}',
  provider_refreshed: 'the metadata of the identity provider of the SSO profile {target} changed',
  client_changed: '{actor} changed the client of the SSO profile {target}',
  keys_rotated: '{actor} had a new key made for the SSO profile {target}',
  previous_key_retired: '{actor} retired the earlier key of the SSO profile {target}',
  mappings_changed: '{actor} changed which groups give which roles in the SSO profile {target}',
  disabled: '{actor} disabled the SSO profile {target}',
  enabled: '{actor} enabled the SSO profile {target}',
  deleted: '{actor} deleted the SSO profile {target}',
  domain_added: '{actor} put a domain under the SSO profile {target}',
  domain_removed: '{actor} took a domain from the SSO profile {target}',
  enforced: '{actor} closed every other way to sign in for a domain of the SSO profile {target}',
  pilot_started: '{actor} closed every other way to sign in for some people of {target}',
  enforcement_scheduled:
    '{actor} decided when every other way to sign in closes for a domain of the SSO profile {target}',
  enforcement_failed:
    'every other way to sign in stayed open for a domain of the SSO profile {target}',
  withdrawn: '{actor} opened the other ways to sign in for a domain of the SSO profile {target}',
  identity_unlinked: '{actor} unlinked the identities of {target}',
  person_rule_changed: '{actor} decided how {target} signs in',
});

export const ssoProfileErrors = defineErrors('sso_profile', {
  wrong_protocol: {
    kind: 'conflict',
    title: 'The profile speaks the other protocol',
    remedy: 'Make a profile of its own for the other protocol: SAML or OpenID Connect.',
  },
  provider_unreadable: {
    kind: 'unprocessable',
    title: 'What the identity provider publishes cannot be used',
    remedy: 'Have it checked: each check says what was expected and what was found.',
  },
  limit_reached: {
    kind: 'conflict',
    title: 'The organization has as many SSO profiles as it may',
    remedy: 'Delete one that nobody uses.',
  },
  incomplete: {
    kind: 'conflict',
    title: 'The profile is not set up yet',
    remedy: 'Do what `setup.missing` of the profile names, then try again.',
  },
  not_tested: {
    kind: 'conflict',
    title: 'The profile has no successful test of the last 24 hours',
    remedy: 'Test it as it is set up now, then try again.',
  },
  enforced: {
    kind: 'conflict',
    title: 'People depend on this profile to sign in',
    remedy: 'Withdraw it from its domains first.',
  },
  disabled: {
    kind: 'conflict',
    title: 'The profile is disabled',
    remedy: 'Enable it first.',
  },
  domain_taken: {
    kind: 'conflict',
    title: 'Another profile of the organization has this domain',
    remedy: 'Take it from that one first.',
  },
  domain_not_verified: {
    kind: 'conflict',
    title: 'The domain is not proven',
    remedy: 'Prove it; single sign-on vouches only for addresses in domains that are proven now.',
  },
  not_on_profile: {
    kind: 'conflict',
    title: 'The domain is not under this profile',
    remedy: 'Put it there first.',
  },
  already: {
    kind: 'conflict',
    title: 'It is so already',
    remedy: 'Read the profile again.',
  },
  person_not_managed: {
    kind: 'conflict',
    title: 'The organization does not manage this login',
    remedy: 'Choose people who are managed users of the organization.',
  },
  owner_keeps_password: {
    kind: 'conflict',
    title: 'The Owner keeps another way to sign in',
    remedy: 'Nobody else could let the organization in when the identity provider fails.',
  },
  mapping_not_allowed: {
    kind: 'conflict',
    title: 'A group may not give this role',
    remedy: 'Choose a role that you could give yourself; ownership is never given by a group.',
  },
});

export const ssoMails = defineMailKinds({
  sso: {
    title: 'Single sign-on',
    description:
      'When nobody gets in, a certificate of your identity provider ends soon, its metadata cannot be read, or a planned start failed.',
    isOptional: false,
  },
  sso_exceptions: {
    title: 'Exceptions from single sign-on',
    description:
      'When somebody signs in by a password although their domain is under single sign-on.',
    isOptional: false,
  },
});
