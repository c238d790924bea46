/** The mails of signing up. */

import type { EmailAddress } from '../../kernel/email-address.ts';
import type { MailMessage } from '../../kernel/mail-queue.ts';
import { say } from '../../kernel/text.ts';

export function codeMail(to: EmailAddress, code: string): MailMessage {
  return {
    to,
    subject: say('Your code to sign up'),
    content: {
      heading: say('Your code to sign up'),
      paragraphs: [
        say('Enter this code on the page where you began. It works once, for half an hour.'),
      ],
      code,
      footer: say(
        'You get this because somebody typed your address to sign up. If it was not you, ignore it: without the code nothing happens.',
      ),
    },
  };
}

/** The page answers the same for everybody; only the owner of the address learns that there is a login. */
export function alreadySignedUpMail(to: EmailAddress): MailMessage {
  return {
    to,
    subject: say('You have a login already'),
    content: {
      heading: say('You have a login already'),
      paragraphs: [
        say(
          'You need not sign up: there is a login with this address. Sign in with it, or set a new password there if you forgot yours.',
        ),
      ],
      action: { label: say('Sign in'), url: '/sign-in' },
      footer: say(
        'You get this because somebody, probably you, began to sign up with your address. If it was not you, ignore it: nothing was changed.',
      ),
    },
  };
}
