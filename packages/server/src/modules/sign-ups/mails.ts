/** The mails of signing up. */
import type { EmailAddress } from '../../kernel/email-address.ts';
import type { MailMessage } from '../../kernel/mail-queue.ts';

export function codeMail(to: EmailAddress, code: string): MailMessage {
  return {
    to,
    subject: 'Your code to sign up',
    content: {
      heading: 'Your code to sign up',
      paragraphs: ['Enter this code on the page where you began. It works once, for half an hour.'],
      code,
      footer: 'If you did not sign up, ignore this mail: without the code nothing happens.',
    },
  };
}

/** The page answers the same for everybody; only the owner of the address learns that there is a login. */
export function alreadySignedUpMail(to: EmailAddress): MailMessage {
  return {
    to,
    subject: 'You have a login already',
    content: {
      heading: 'You have a login already',
      paragraphs: [
        'Somebody, probably you, began to sign up with this address. There is a login with it: sign in, or set a new password if you forgot it.',
      ],
      action: { label: 'Sign in', url: '/sign-in' },
      footer: 'If it was not you, ignore this mail: nothing was changed.',
    },
  };
}
