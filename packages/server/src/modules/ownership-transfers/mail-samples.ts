/** The mails of this module with made-up facts. Names hold what has to be escaped. */
import type { MailSample } from '../../kernel/module.ts';
import { letterMail } from './mails.ts';

export const mailSamples: readonly MailSample[] = [
  {
    name: 'ownership-waits',
    builder: 'letterMail',
    message: letterMail(
      {
        to: 'ada@corp.example',
        subject: 'Grace Hopper becomes the Owner of North & <wind> Traders',
        paragraphs: [
          'On 2026-12-24 12:00 UTC Grace Hopper becomes the Owner, and Ada <Owner> an Administrator.',
          'Until then Ada can stop it.',
        ],
        action: { label: 'Stop it', url: '/stop-transfer#token=sample-token' },
        footer: 'You get this because you are the Owner.',
      },
      '0193a1f0-c27b-7d4e-9b1c-5a2f8e6d4c3b',
    ),
  },
];
