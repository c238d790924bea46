/** Published words of OAuth apps. Added to, never renamed. */
import { defineAuditEvents } from '../../kernel/audit.ts';
import { defineErrors } from '../../kernel/errors.ts';
import { defineMailKinds } from '../../kernel/mail-kinds.ts';
import { definePermissions } from '../../kernel/permissions.ts';

export const oauthAppPermissions = definePermissions('/bailiwick/iam/oauth-apps', {
  read: 'see the OAuth apps of the organization',
  create: 'create OAuth apps',
  update: 'change OAuth apps and roll their secrets',
  revoke: 'revoke OAuth apps',
});

export const oauthAppErrors = defineErrors('oauth_app', {
  above_own: {
    kind: 'forbidden',
    title: 'An OAuth app cannot have more than you have',
    remedy: 'Leave out the permissions that you do not hold, or ask somebody who holds them.',
  },
  unknown_permission: {
    kind: 'invalid',
    title: 'No OAuth app can have this permission',
    remedy: 'Take permissions from GET /v1/organizations/{organization_sid}/oauth-app-permissions.',
  },
  too_many: {
    kind: 'unprocessable',
    title: 'There are as many OAuth apps as there can be',
    remedy: 'Revoke one that nothing uses any more.',
  },
  over: {
    kind: 'conflict',
    title: 'The OAuth app is over',
    remedy: 'Create another one. An app that is over never gets a token again.',
  },
  made_by_another: {
    kind: 'forbidden',
    title: 'Somebody else made this OAuth app',
    remedy:
      'It acts within their access, so only they get a new secret or give it more. Make one of your own.',
  },
  asks_nobody: {
    kind: 'invalid',
    title: 'An app that acts for itself leads no browser anywhere',
    remedy:
      'Leave out the addresses and the company, or create an app with grant type authorization_code.',
  },
  no_way_back: {
    kind: 'invalid',
    title: 'An app that asks people needs an address to lead them back to',
    remedy: 'Give at least one redirect URI.',
  },
  acts_for_nobody: {
    kind: 'conflict',
    title: 'The OAuth app acts for nobody',
    remedy: 'There is nothing to end. Revoke the app if it is not wanted any more.',
  },
  overlap_runs: {
    kind: 'conflict',
    title: 'The secret before the last roll still works',
    remedy: 'Wait until it ends, or roll with old_works_for_hours 0, which ends every older one.',
  },
});

export const oauthAppEvents = defineAuditEvents('oauth_app', {
  created: '{actor} created the OAuth app {target}',
  first_used: '{actor} got its first access token',
  updated: '{actor} changed the OAuth app {target}',
  rolled: '{actor} gave the OAuth app {target} a new secret',
  revoked: '{actor} revoked the OAuth app {target}',
  exported: '{actor} took {target} out as a file',
});

export const oauthAppMails = defineMailKinds({
  oauth_apps: {
    title: 'OAuth apps in your name',
    description: 'When an app that acts within your access is made, changed, rolled or revoked.',
    isOptional: false,
  },
});
