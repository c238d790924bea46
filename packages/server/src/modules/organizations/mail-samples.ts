/** The mails of this module with made-up facts. Names hold what has to be escaped. */

import type { MailSample } from '../../kernel/module.ts';
import { dayOf, say } from '../../kernel/text.ts';
import { noticeMail } from './mails.ts';

export const mailSamples: readonly MailSample[] = [
  {
    name: 'organization-deletion',
    builder: 'noticeMail',
    message: noticeMail(
      'ada@corp.example',
      {
        subject: say('{name} will be deleted on {day}', {
          name: 'North & <wind> Traders',
          day: dayOf(new Date('2026-12-24T12:00:00Z')),
        }),
        paragraphs: [
          say(
            'On that day its accounts and users become independent. Until then the Owner can cancel it.',
          ),
        ],
        action: { label: say('Open the organization'), url: '/admin/settings' },
      },
      '0193a1f0-c27b-7d4e-9b1c-5a2f8e6d4c3b',
    ),
  },
];
