/** The mails of this module with made-up facts. Names hold what has to be escaped. */
import type { MailSample } from '../../kernel/module.ts';
import { passwordChangedMail, resetMail } from './mails.ts';

const user = { emailAsTyped: 'grace@corp.example', organizationId: null };

export const mailSamples: readonly MailSample[] = [
  {
    name: 'password-reset',
    builder: 'resetMail',
    message: resetMail(user, 'Ada <Owner> & Co', 'sample-token'),
  },
  {
    name: 'password-changed',
    builder: 'passwordChangedMail',
    message: passwordChangedMail(user),
  },
];
