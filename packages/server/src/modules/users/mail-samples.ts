/** The mails of this module with made-up facts. Names hold what has to be escaped. */
import type { MailSample } from '../../kernel/module.ts';
import { erasedMail } from './mails.ts';

const user = { emailAsTyped: 'grace@corp.example', organizationId: null };

export const mailSamples: readonly MailSample[] = [
  { name: 'login-erased', builder: 'erasedMail', message: erasedMail(user) },
];
