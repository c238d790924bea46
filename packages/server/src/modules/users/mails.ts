/** The mails of a login itself. */

import type { MailMessage } from '../../kernel/mail-queue.ts';
import { say } from '../../kernel/text.ts';
import { readEmail } from './service.ts';
import type { UserRow } from './store.ts';

export function erasedMail(user: Pick<UserRow, 'emailAsTyped' | 'organizationId'>): MailMessage {
  return {
    to: readEmail(user.emailAsTyped),
    subject: say('Your login was deleted'),
    content: {
      heading: say('Your login was deleted'),
      paragraphs: [
        say(
          'You cannot sign in any more: your login and everything about you in it are erased. The address is free, and can be used for a new login.',
        ),
      ],
      footer: say('You get this because it was about your login. It is the last mail about it.'),
    },
    organizationId: user.organizationId,
  };
}
