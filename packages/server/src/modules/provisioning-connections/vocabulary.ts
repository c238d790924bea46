/** Published words of provisioning connections. Added to, never renamed. */
import { defineAuditEvents } from '../../kernel/audit.ts';
import { defineErrors } from '../../kernel/errors.ts';
import { defineMailKinds } from '../../kernel/mail-kinds.ts';
import { definePermissions } from '../../kernel/permissions.ts';

export const provisioningPermissions = definePermissions(
  '/bailiwick/iam/provisioning-connections',
  {
    read: 'see how people are provisioned',
    create: 'connect an identity provider that provisions people',
    update: 'change what a provisioning connection may do',
    delete: 'end a provisioning connection',
  },
);

export const provisioningErrors = defineErrors('provisioning_connection', {
  above_own: {
    kind: 'forbidden',
    title: 'A connection acts on administrators too',
    remedy: 'Ask somebody who holds what Administrators hold: the Owner or an Administrator.',
  },
  too_many: {
    kind: 'unprocessable',
    title: 'There are as many connections as there can be',
    remedy: 'End one that is not used any more.',
  },
  too_many_tokens: {
    kind: 'conflict',
    title: 'Two tokens work already',
    remedy: 'Put the newer one in place, revoke the older, and make a new one then.',
  },
  token_over: {
    kind: 'conflict',
    title: 'The token does not work any more',
    remedy: 'Nothing is left to do.',
  },
  not_held: {
    kind: 'conflict',
    title: 'The brake holds nothing',
    remedy: 'Nothing is left to do.',
  },
});

export const provisioningEvents = defineAuditEvents('provisioning_connection', {
  created: '{actor} created the provisioning connection {target}',
  updated: '{actor} changed the provisioning connection {target}',
  token_created: '{actor} made a token for the provisioning connection {target}',
  token_revoked: '{actor} revoked a token of the provisioning connection {target}',
  released: '{actor} let the brake of the provisioning connection {target} go',
  held: 'the brake of the provisioning connection {target} holds',
  ended: '{actor} ended the provisioning connection {target}',
});

export const provisioningMails = defineMailKinds({
  provisioning: {
    title: 'Provisioning',
    description: 'When the brake of a provisioning connection holds, and waits for you.',
    isOptional: false,
  },
});
