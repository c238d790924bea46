/** Published words of notifications. Added to, never renamed. */
import { defineAuditEvents } from '../../kernel/audit.ts';
import { defineErrors } from '../../kernel/errors.ts';

export const notificationEvents = defineAuditEvents('notification', {
  changed: '{actor} changed which mails {target} gets',
});

export const notificationErrors = defineErrors('notification', {
  unknown_kind: {
    kind: 'invalid',
    title: 'There is no such kind of mails',
    remedy: 'Name kinds that the list of your notifications shows.',
  },
  not_optional: {
    kind: 'conflict',
    title: 'Mails of this kind cannot be turned off',
    remedy: 'They tell you what concerns your login and what you answer for. Turn others off.',
  },
  link_dead: {
    kind: 'not_found',
    title: 'This link turns nothing off',
    remedy: 'Open the link of the mail itself, or choose in your profile which mails you get.',
  },
});
