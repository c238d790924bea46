/** Published words of second factors. Added to, never renamed. */
import { defineAuditEvents } from '../../kernel/audit.ts';
import { defineErrors } from '../../kernel/errors.ts';
import { defineMailKinds } from '../../kernel/mail-kinds.ts';

export const passkeyEvents = defineAuditEvents('passkey', {
  added: '{actor} added a passkey to {target}',
  renamed: '{actor} renamed a passkey of {target}',
  removed: '{actor} removed a passkey of {target}',
  copied: 'a passkey of {target} counted backwards: there may be a copy of it',
});

export const authenticatorAppEvents = defineAuditEvents('authenticator_app', {
  begun: '{actor} began to add an authenticator app to {target}',
  added: '{actor} added an authenticator app to {target}',
  removed: '{actor} removed the authenticator app of {target}',
});

export const recoveryCodeEvents = defineAuditEvents('recovery_codes', {
  made: '{actor} had new recovery codes made for {target}',
});

export const secondFactorEvents = defineAuditEvents('second_factor', {
  code_sent: 'a code was mailed to {target}, who lost the second factor',
});

export const passkeyErrors = defineErrors('passkey', {
  not_here: {
    kind: 'conflict',
    title: 'Passkeys do not work at this address',
    remedy:
      'They are bound to a name: the operator of the instance gives it one by BAILIWICK_PUBLIC_URL, with HTTPS.',
  },
  not_accepted: {
    kind: 'invalid',
    title: 'This passkey cannot be added',
    remedy: 'Begin again, in this browser and on this page.',
  },
  exists: {
    kind: 'conflict',
    title: 'This passkey belongs to a login already',
    remedy: 'Take another passkey or security key.',
  },
  limit_reached: {
    kind: 'conflict',
    title: 'There are as many passkeys as a login may have',
    remedy: 'Remove one that you do not use.',
  },
  refused: {
    kind: 'unauthenticated',
    title: 'This passkey does not sign anybody in here',
    remedy: 'Try another one, or sign in with your address and password.',
  },
});

export const authenticatorAppErrors = defineErrors('authenticator_app', {
  exists: {
    kind: 'conflict',
    title: 'There is an authenticator app already',
    remedy: 'Remove it first. Until then its codes are the ones that count.',
  },
  not_begun: {
    kind: 'conflict',
    title: 'There is no authenticator app to confirm',
    remedy: 'Begin again: read the picture with the app, then enter its code.',
  },
});

export const secondFactorErrors = defineErrors('second_factor', {
  none: {
    kind: 'conflict',
    title: 'There is no second factor',
    remedy: 'Add a passkey or an authenticator app first.',
  },
  last: {
    kind: 'conflict',
    title: 'This is the last second factor',
    remedy: 'Add another passkey or an authenticator app first, then remove this one.',
  },
  required: {
    kind: 'conflict',
    title: 'A policy asks for what you would remove',
    remedy: 'Add another one first, then remove this one.',
  },
  keeps_open: {
    kind: 'conflict',
    title: 'This passkey is the emergency access of the organization',
    remedy: 'Add another passkey first, or end the emergency access.',
  },
  passkey_wanted: {
    kind: 'conflict',
    title: 'It has to be a passkey',
    remedy: 'Add a passkey or a security key: the policy takes no codes.',
  },
  no_reset: {
    kind: 'conflict',
    title: 'Nobody lets you go on without your second factor',
    remedy: 'Ask an Administrator of your organization to reset it.',
  },
});

export const factorMails = defineMailKinds({
  second_factor: {
    title: 'Your second factor',
    description: 'When a passkey, an authenticator app or recovery codes of yours change.',
    isOptional: false,
  },
});
