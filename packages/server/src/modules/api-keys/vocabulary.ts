/** Published words of API keys. Added to, never renamed. */
import { defineAuditEvents } from '../../kernel/audit.ts';
import { defineErrors } from '../../kernel/errors.ts';
import { defineMailKinds } from '../../kernel/mail-kinds.ts';
import { definePermissions } from '../../kernel/permissions.ts';

export const apiKeyPermissions = definePermissions('/bailiwick/iam/api-keys', {
  read: 'see the API keys of the organization',
  create: 'create API keys',
  update: 'rename and roll API keys',
  revoke: 'revoke API keys',
});

export const apiKeyErrors = defineErrors('api_key', {
  above_own: {
    kind: 'forbidden',
    title: 'A key cannot have more than you have',
    remedy: 'Leave out the permissions that you do not hold, or ask somebody who holds them.',
  },
  unknown_permission: {
    kind: 'invalid',
    title: 'No key can have this permission',
    remedy: 'Take permissions from GET /v1/organizations/{organization_sid}/api-key-permissions.',
  },
  too_many: {
    kind: 'unprocessable',
    title: 'There are as many API keys as there can be',
    remedy: 'Revoke one that nothing uses any more.',
  },
  works_too_long: {
    kind: 'unprocessable',
    title: 'The API key would work for too long',
    remedy: 'Choose no more days than the organization allows.',
  },
  over: {
    kind: 'conflict',
    title: 'The API key is over',
    remedy: 'Create another one. A key that is over never works again.',
  },
  made_by_another: {
    kind: 'forbidden',
    title: 'Somebody else made this API key',
    remedy: 'It acts within their access, so only they get a new secret. Make one of your own.',
  },
  overlap_runs: {
    kind: 'conflict',
    title: 'The secret before the last roll still works',
    remedy: 'Wait until it ends, or roll with old_works_for_hours 0, which ends every older one.',
  },
});

export const apiKeyEvents = defineAuditEvents('api_key', {
  created: '{actor} created the API key {target}',
  first_used: '{actor} was used for the first time',
  renamed: '{actor} renamed the API key {target}',
  rolled: '{actor} gave the API key {target} a new secret',
  revoked: '{actor} revoked the API key {target}',
  exported: '{actor} took {target} out as a file',
});

export const apiKeyMails = defineMailKinds({
  api_keys: {
    title: 'API keys in your name',
    description: 'When a key that acts within your access is made, rolled or revoked.',
    isOptional: false,
  },
});
