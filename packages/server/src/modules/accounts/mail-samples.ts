/** The mails of this module with made-up facts. Names hold what has to be escaped. */
import type { MailSample } from '../../kernel/module.ts';
import { accountMail } from './mails.ts';

export const mailSamples: readonly MailSample[] = [
  {
    name: 'account-closing',
    builder: 'accountMail',
    message: accountMail({
      to: 'ada@corp.example',
      organizationId: null,
      subject: 'The account Production <EU> is closing',
      paragraphs: ['By Grace & Co. It can be restored for 30 days; then it is closed for good.'],
      url: '/console/accounts/AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b',
    }),
  },
];
