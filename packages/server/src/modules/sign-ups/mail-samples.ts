/** The mails of this module with made-up facts. Names hold what has to be escaped. */
import { parseEmailAddress } from '../../kernel/email-address.ts';
import type { MailSample } from '../../kernel/module.ts';
import { alreadySignedUpMail, codeMail } from './mails.ts';

const to = parseEmailAddress('grace@corp.example');

export const mailSamples: readonly MailSample[] = [
  { name: 'sign-up-code', builder: 'codeMail', message: codeMail(to, '482913') },
  {
    name: 'sign-up-login-exists',
    builder: 'alreadySignedUpMail',
    message: alreadySignedUpMail(to),
  },
];
