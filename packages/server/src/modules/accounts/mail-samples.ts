/** The mails of this module with made-up facts. Names hold what has to be escaped. */

import type { MailSample } from '../../kernel/module.ts';
import { say } from '../../kernel/text.ts';
import { accountMail } from './mails.ts';

export const mailSamples: readonly MailSample[] = [
  {
    name: 'account-closing',
    builder: 'accountMail',
    message: accountMail({
      to: 'ada@corp.example',
      organizationId: null,
      subject: say('The account {name} is being closed', { name: 'Production <EU>' }),
      paragraphs: [
        say('By {actor}. {sentence}', {
          actor: 'Grace & Co',
          sentence: say(
            'Nobody can do anything in it any more. It can be restored for {closureDays} days; then it is closed for good.',
            { closureDays: 30 },
          ),
        }),
      ],
      url: '/console/accounts/AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b',
    }),
  },
];
