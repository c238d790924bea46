/** The mails of this module with made-up facts. Names hold what has to be escaped. */

import type { MailSample } from '../../kernel/module.ts';
import { minuteOf, say } from '../../kernel/text.ts';
import { letterMail } from './mails.ts';

const names = {
  toName: 'Grace Hopper',
  fromName: 'Ada <Owner>',
  organizationName: 'North & <wind> Traders',
};

export const mailSamples: readonly MailSample[] = [
  {
    name: 'ownership-waits',
    builder: 'letterMail',
    message: letterMail(
      {
        to: 'ada@corp.example',
        subject: say('{toName} becomes the Owner of {organizationName}', names),
        paragraphs: [
          say(
            'On {when} {toName} becomes the Owner of {organizationName}, and {fromName} an Administrator.',
            { ...names, when: minuteOf(new Date('2026-12-24T12:00:00Z')) },
          ),
          say('Until then {fromName} can stop it.', names),
        ],
        action: { label: say('Stop it'), url: '/stop-transfer#token=sample-token' },
        footer: say('You get this because you are the Owner.'),
      },
      '0193a1f0-c27b-7d4e-9b1c-5a2f8e6d4c3b',
    ),
  },
];
